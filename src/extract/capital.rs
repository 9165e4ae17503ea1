//! Names that neither a file nor a head word knows: capitalised runs whose company or part in the sentence shows what they are.

use super::candidate::{Candidate, Names};
use super::company::Company;
use super::page::Page;
use super::{MentionKind, run, subject};
use crate::source::BlockKind;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A capitalised run within a sentence.
struct Run {
    first: usize,
    last: usize,
    span: Span,
    /// Whether its last words are a region by themselves: `Wij Groningen`.
    with_region: bool,
}

/// Proposes unknown capitalised runs: in a list with known names they take the kind of those; as the doer of a verb or behind
/// `door` they are bodies.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let runs: Vec<Run> = runs(page, candidates).into_iter().filter(|run| is_name(page, run)).collect();
    let mut edges = edges(candidates);
    let mut found: Vec<Option<Candidate>> = runs.iter().map(|_| None).collect();
    // The first of a list of bodies types the others.
    for (run, place) in runs.iter().zip(&mut found) {
        if page.words[run.first].initial && listed(page, run) {
            edges.add(run.span, MentionKind::Organisation);
            *place = Some(Candidate::surface(run.span, MentionKind::Organisation, "capital/members", 0.7));
        }
    }
    // A name that its neighbour has typed types its other neighbour.
    for _ in 0..4 {
        let mut more = false;
        for (run, place) in runs.iter().zip(&mut found).filter(|(_, place)| place.is_none()) {
            if let Some(kind) = edges.beside(page, run.span, &JOINTS)
                && (kind == MentionKind::Organisation || !run.with_region)
            {
                edges.add(run.span, kind);
                *place = Some(Candidate::surface(run.span, kind, "capital/list", 0.72));
                more = true;
            }
        }
        if !more {
            break;
        }
    }
    for (run, place) in runs.iter().zip(&mut found).filter(|(_, place)| place.is_none()) {
        if run.with_region {
            // `GGD Amsterdam`, `Dakdekkers Nederland`: an abbreviation with a place behind it, and any name with the country
            // behind it, is a body there.
            let short = run.last == run.first + 1 && page.words[run.first].acronym && page.word(run.first).len() > 2;
            let country = page.grammar.branches.iter().any(|branch| branch == page.word(run.last));
            // `Voortgangscommissie Curaçao`: a body by its last part, there.
            let body = run.last == run.first + 1
                && page.words[run.first].initial
                && page.grammar.tail(page.word(run.first)) == Some(MentionKind::Organisation);
            *place = (short || country || body)
                .then(|| Candidate::surface(run.span, MentionKind::Organisation, "capital/place", 0.7));
        } else if let Some((kind, score)) = part(page, run) {
            let years = kind == MentionKind::Programme;
            let compound = kind == MentionKind::Law && run.first == run.last && page.words[run.first].initial;
            let last = if years {
                subject::years(page, run.last)
            } else if compound {
                // `Huurprijzenwet woonruimte`
                run::subject(page, run.last, 2)
            } else {
                run.last
            };
            let span = page.span(run.first, last);
            let head = run.first == run.last && page.grammar.tail(page.word(run.first)) == Some(kind);
            let rule = if head { "capital/head" } else { "capital/part" };
            *place = Some(Candidate::surface(span, kind, rule, score));
        }
    }
    let mut found: Vec<Candidate> = found.into_iter().flatten().collect();
    spelled(page, &runs, &mut found);
    again(page, &runs, &mut found);
    found.extend(frequent(page, &runs, &found));
    found.extend(where_things_are(page, &runs, &found));
    candidates.extend(found);
}

/// A capitalised run of three or more words and an abbreviation of its initials are one thing, of the kind that either shows:
/// `Delta Rhine Corridor` beside `De DRC is een project`.
fn spelled(page: &Page<'_>, runs: &[Run], found: &mut Vec<Candidate>) {
    let kinds = surest(page, found);
    let mut more: Vec<Candidate> = Vec::new();
    for run in runs.iter().filter(|run| run.last >= run.first + 2 && !run.with_region) {
        let name = run.span.of(page.text());
        let initials: String = (run.first..=run.last).filter_map(|index| page.word(index).chars().next()).collect();
        let short = runs.iter().filter(|other| other.first == other.last && page.word(other.first) == initials);
        let Some(kind) = kinds.get(name).or_else(|| kinds.get(initials.as_str())).map(|(kind, _)| *kind) else {
            continue;
        };
        for other in short {
            let names = Names::Called(name.to_owned());
            more.push(Candidate { span: other.span, kind, rule: "capital/initials", score: 0.7, names });
        }
        if more.last().is_some_and(|last| last.names == Names::Called(name.to_owned())) {
            more.push(Candidate::surface(run.span, kind, "capital/initials", 0.7));
        }
    }
    let places: BTreeSet<usize> = more.iter().map(|candidate| candidate.span.start).collect();
    found.retain(|candidate| !places.contains(&candidate.span.start));
    found.extend(more);
}

/// The kind of each name by its surest sighting.
fn surest(page: &Page<'_>, found: &[Candidate]) -> BTreeMap<String, (MentionKind, f32)> {
    let mut kinds: BTreeMap<String, (MentionKind, f32)> = BTreeMap::new();
    for candidate in found {
        let sighting = (candidate.kind, candidate.score);
        let best = kinds.entry(candidate.span.of(page.text()).to_owned()).or_insert(sighting);
        if sighting.1 > best.1 {
            *best = sighting;
        }
    }
    kinds
}

/// An abbreviation or a name of several words that its part in a sentence types once is the same wherever it stands; the surest
/// sighting decides.
fn again(page: &Page<'_>, runs: &[Run], found: &mut Vec<Candidate>) {
    let kinds = surest(page, found);
    let done: BTreeSet<usize> = found.iter().map(|candidate| candidate.span.start).collect();
    let short = |run: &&Run| run.first < run.last && !run.with_region || page.words[run.first].acronym;
    for candidate in found.iter_mut() {
        if let Some((kind, _)) = kinds.get(candidate.span.of(page.text())) {
            candidate.kind = *kind;
        }
    }
    found.extend(runs.iter().filter(short).filter(|run| !done.contains(&run.span.start)).filter_map(|run| {
        let (kind, _) = kinds.get(run.span.of(page.text()))?;
        Some(Candidate::surface(run.span, *kind, "capital/again", 0.6))
    }));
}

/// A capitalised word that no file knows, which stands within sentences at least three times, never in lower case, and never
/// behind a word that would make it a person or a place: a body, as companies are (`het bericht dat X blijft vliegen`).
fn frequent(page: &Page<'_>, runs: &[Run], found: &[Candidate]) -> Vec<Candidate> {
    let done: BTreeSet<usize> = found.iter().map(|candidate| candidate.span.start).collect();
    let mut places: BTreeMap<&str, Vec<&Run>> = BTreeMap::new();
    for run in runs.iter().filter(|run| run.first == run.last) {
        let word = page.words[run.first];
        let surface = run.span.of(page.text());
        let plain = word.initial && !word.acronym && surface.len() >= 5 && surface.chars().all(char::is_alphabetic);
        if plain
            && !surface.ends_with("se")
            && !surface.ends_with("he")
            && !surface.ends_with("en")
            && !run::is_adjective(surface)
            && !page.grammar.streets.iter().any(|end| surface.ends_with(end.as_str()))
            && !page.knowledge.is_surname(surface)
        {
            places.entry(surface).or_default().push(run);
        }
    }
    let away = |run: &Run| {
        let before = page.before(run.first).to_lowercase();
        let person = page.grammar.phrases.person_titles.iter().any(|title| title.to_lowercase() == before);
        person
            || page.grammar.phrases.posts.contains(&before)
            || page.words[run.first - 1].capital && !page.words[run.first - 1].opens && !before.is_empty()
    };
    let placed = |run: &Run| matches!(page.before(run.first), "in" | "uit" | "te" | "naar");
    // A noun stands behind an adjective; behind a name comes a mark, a function word or a verb.
    let alone = |run: &&&Run| {
        let next = run.last + 1;
        !page.follows(next) || page.grammar.stop.contains(page.word(next)) || page.grammar.is_verb(page.word(next))
    };
    places
        .into_iter()
        .filter(|(surface, runs)| {
            runs.len() >= 3
                && runs.iter().filter(alone).count() * 3 >= runs.len() * 2
                && page.count(&surface.to_lowercase()) == 0
                && !runs.iter().any(|run| run.first == 0 || away(run) || placed(run))
        })
        .flat_map(|(_, runs)| runs)
        .filter(|run| !done.contains(&run.span.start))
        .map(|run| Candidate::surface(run.span, MentionKind::Organisation, "capital/frequent", 0.5))
        .collect()
}

/// A name that stands at least twice, each time behind a preposition of place: a place (`in El Alamein`, `naar El Alamein`).
fn where_things_are(page: &Page<'_>, runs: &[Run], found: &[Candidate]) -> Vec<Candidate> {
    let done: BTreeSet<usize> = found.iter().map(|candidate| candidate.span.start).collect();
    let mut places: BTreeMap<&str, Vec<&Run>> = BTreeMap::new();
    for run in
        runs.iter().filter(|run| !run.with_region && run.last <= run.first + 1 && !done.contains(&run.span.start))
    {
        let plain = (run.first..=run.last).all(|index| page.words[index].initial && !page.words[index].acronym);
        if plain && run.span.len() >= 5 {
            places.entry(run.span.of(page.text())).or_default().push(run);
        }
    }
    places
        .into_iter()
        .filter(|(name, runs)| {
            let apart = runs.iter().all(|run| matches!(page.before(run.first), "in" | "te" | "naar" | "uit"));
            runs.len() >= 2 && apart && page.grammar.tail(name).is_none() && page.count(&name.to_lowercase()) == 0
        })
        .flat_map(|(_, runs)| runs)
        .map(|run| Candidate::surface(run.span, MentionKind::Region, "capital/where", 0.55))
        .collect()
}

/// Whether a run can be the name of a thing at all.
fn is_name(page: &Page<'_>, run: &Run) -> bool {
    let surface = run.span.of(page.text());
    let concept = |text: &str| page.grammar.concepts.contains(text);
    // `Eerste Kamerlid`
    let ordinal = run.first == run.last && page.grammar.phrases.ordinals.contains(&page.lower(run.first));
    // `het Regioplatform Woningcorporaties`: of whom a body is made may end its name.
    let body = run.last > run.first && page.grammar.tail(page.word(run.first)) == Some(MentionKind::Organisation);
    let class = page.grammar.is_class(page.word(run.last)) && !body;
    !ordinal
        && !page.grammar.is_class(page.word(run.first))
        && !class
        && !concept(surface)
        && !concept(surface.trim_end_matches("’s"))
        && !concept(surface.split('-').next().unwrap_or(surface))
        && !page.in_address(run.span)
}

fn runs(page: &Page<'_>, candidates: &[Candidate]) -> Vec<Run> {
    let mut covered = vec![false; page.words.len()];
    let mut region = vec![false; page.words.len()];
    for candidate in candidates.iter().filter(|c| !c.holds_others()) {
        let words = page.word_holding(candidate.span.start)..page.word_at(candidate.span.end);
        let plain = candidate.kind == MentionKind::Region && words.len() == 1;
        for index in words {
            covered[index] = true;
            region[index] = plain;
        }
    }
    let mut runs = Vec::new();
    let mut index = 0;
    while index < page.words.len() {
        let word = page.words[index];
        let readable = !matches!(
            page.kind_of_block(index),
            BlockKind::Heading | BlockKind::Header | BlockKind::Metadata | BlockKind::Signature
        );
        if covered[index]
            || !word.capital
            || word.opens
            || !readable
            || !run::is_nameish(page, index)
            || page.grammar.stop.contains(&page.lower(index)) && !names_on(page, index)
            || word.span.len() < 2
        {
            index += 1;
            continue;
        }
        let goes_on = |at: usize| page.follows(at) && page.words[at].capital && run::is_nameish(page, at);
        let foreign = |at: usize| page.follows(at) && is_foreign(page, at);
        let halves = run::coordinated(page, index).filter(|end| page.words[*end].initial && !covered[*end]);
        let mut last = halves.unwrap_or(index);
        loop {
            match run::coordinated(page, last + 1) {
                Some(end) if page.words[last + 1].initial && page.words[end].initial && !covered[end] => last = end,
                _ if goes_on(last + 1) && !covered[last + 1] => last += 1,
                // `Sala pa Tur`
                _ if foreign(last + 1) && goes_on(last + 2) && !covered[last + 1] && !covered[last + 2] => last += 2,
                // `Fly on the Wall`
                _ if page.word(last + 2) == "the"
                    && foreign(last + 2)
                    && page.grammar.english.inside.contains(page.word(last + 1))
                    && page.follows(last + 1)
                    && goes_on(last + 3)
                    && !covered[last + 3] =>
                {
                    last += 3;
                }
                _ => break,
            }
        }
        let with_region = goes_on(last + 1) && region[last + 1];
        last += usize::from(with_region);
        runs.push(Run { first: index, last, span: page.span(index, last), with_region });
        index = last + 1;
    }
    runs
}

/// Whether a word in lower case is a function word of another language, as names have inside.
fn is_foreign(page: &Page<'_>, index: usize) -> bool {
    let word = page.word(index);
    let both = page.grammar.inside.contains(word) || page.grammar.stop.contains(word);
    let english = page.grammar.english.inside.contains(word) && !both;
    english || page.grammar.foreign.contains(word)
}

/// Whether a capitalised function word begins a name of several words: `Wij Groningen`, `Het Juiste Loket`, but no surname.
fn names_on(page: &Page<'_>, index: usize) -> bool {
    let article = matches!(page.word(index), "Het" | "De" | "Een");
    let next = index + 1;
    let goes_on = page.follows(next) && page.words[next].initial && !page.words[next].acronym;
    let surname = || article && (is_surname(page, index) || page.knowledge.is_surname(page.word(next)));
    // Before a noun for bodies the article is none of the name: `Het Ondersteuningsteam`.
    let named = || run::is_nameish(page, next) && page.grammar.tail(page.word(next)).is_none();
    goes_on && (!article || named()) && !surname()
}

/// Whether an article and the word behind it are a surname: `De Jonge`.
fn is_surname(page: &Page<'_>, index: usize) -> bool {
    page.knowledge.is_surname(page.span(index, index + 1).of(page.text()))
}

/// What parts a name in a list from its neighbour.
const JOINTS: [&str; 8] = [", ", " en ", " en de ", " en het ", ", de ", ", het ", " of ", " & "];

/// Where known bodies and regions begin and end.
fn edges(candidates: &[Candidate]) -> Company {
    let named = |c: &&Candidate| matches!(c.names, Names::Records(_) | Names::Surface | Names::Called(_));
    let kinds = |c: &&Candidate| matches!(c.kind, MentionKind::Organisation | MentionKind::Region);
    candidates.iter().filter(kinds).filter(named).map(|candidate| (candidate.span, candidate.kind)).collect()
}

/// What a run is by its part in the sentence.
fn part(page: &Page<'_>, run: &Run) -> Option<(MentionKind, f32)> {
    let before = page.before(run.first).to_lowercase();
    let after = if page.follows(run.last + 1) { page.lower(run.last + 1) } else { String::new() };
    let surface = run.span.of(page.text());
    let single = run.first == run.last;
    let word = page.words[run.first];
    // Before a title in quotation marks such a word is a kind word: `het Inspectierapport «...»`.
    let quoted = page.text()[run.span.end..].starts_with([' ', '\u{a0}'])
        && page.text()[run.span.end..].trim_start().starts_with(['«', '“', '‘', '"', '„']);
    let own = page.grammar.first(page.word(run.first), |i| page.word(run.first + i)).map(|(_, kind)| kind);
    let titled = own.filter(|kind| single && *kind == MentionKind::Publication);
    let tail = page.grammar.tail(page.word(run.first));
    if let Some(kind) = tail.map(|kind| titled.unwrap_or(kind)).filter(|_| !word.acronym && word.initial) {
        return (!quoted || kind != MentionKind::Publication).then_some((kind, 0.75));
    }
    // `de Nationale Grondstoffenstrategie`
    let last = page.words[run.last];
    if let Some(kind) = page.grammar.tail(page.word(run.last)).filter(|_| !single && !last.acronym && last.initial) {
        return Some((kind, 0.7));
    }
    if let Some(kind) = apposed(page, run).filter(|_| word.initial) {
        return Some((kind, 0.68));
    }
    let doer = page.grammar.doers.contains(&after);
    let by = page.is_agent(run.first);
    // `heeft KPMG een onderzoek afgerond`: verb and doer change places.
    let turned = matches!(before.as_str(), "heeft" | "hebben") && word.acronym;
    let distinctive = word.initial
        && (word.acronym && surface.chars().count() >= 3
            || !single
            || surface.chars().skip(1).any(char::is_uppercase) && !surface.contains('-'));
    if distinctive && (doer || by || turned) {
        return Some((MentionKind::Organisation, 0.62));
    }
    // Dutch nouns have no capital: one within a sentence is a name.
    let name = word.initial && word.span.len() >= 4 && !page.knowledge.is_surname(surface);
    let class = page.grammar.generic.contains(surface);
    (name && !class && (doer || by) && !surface.ends_with("se") && !surface.ends_with("sche") && !surface.contains('-'))
        .then_some((MentionKind::Organisation, if doer && by { 0.55 } else { 0.5 }))
}

/// `Drakentemmers, het expertiseplatform voor ...`, `De DRC is een zeer complex project`: what a noun behind the run says it
/// is; a verb may stand between.
fn apposed(page: &Page<'_>, run: &Run) -> Option<MentionKind> {
    let is = run.last + 1;
    let (article, reach) = if page.follows(is) && matches!(page.word(is), "is" | "was" | "betreft" | "wordt") {
        (is + 1, 4)
    } else {
        ((run.last + 1..=run.last + 2).find(|index| page.gap(*index) == Some(", "))?, 2)
    };
    if !matches!(page.word(article), "het" | "de" | "een") {
        return None;
    }
    (article + 1..=article + reach)
        .take_while(|index| page.follows(*index))
        .find_map(|index| {
            let noun = page.lower(index);
            let body = page.grammar.apposed.contains(&noun).then_some(MentionKind::Organisation);
            body.or_else(|| page.grammar.kind(&noun))
        })
        .filter(|kind| matches!(kind, MentionKind::Organisation | MentionKind::Programme))
}

/// `negen organisaties: Enver, ...`, `aanbieders zoals Levvel`, `stichtingen (bijvoorbeeld Enver)`, `partners (Levvel)`: a list of
/// members of a class begins with the run.
fn listed(page: &Page<'_>, run: &Run) -> bool {
    let block = page.words[run.first].block;
    let class = |from: usize, reach: usize| {
        (from.saturating_sub(reach)..from)
            .rev()
            .take_while(|index| page.words[*index].block == block)
            .any(|index| page.grammar.has_members(&page.lower(index)))
    };
    match page.gap(run.first) {
        Some(": ") => class(run.first, 8),
        Some(" (") => class(run.first, 1),
        Some(_) => opened(page, run.first).is_some_and(|opener| class(opener, 8)),
        None => false,
    }
}

/// The first word of the phrase before a word that opens examples: `zoals`, `onder andere`.
fn opened(page: &Page<'_>, index: usize) -> Option<usize> {
    let before = page.text()[..page.words[index].span.start].strip_suffix(' ')?;
    let examples = page.grammar.phrases.examples.iter();
    let starts = examples.filter_map(|example| Some(before.strip_suffix(example.as_str())?.len()));
    starts.filter(|start| before[..*start].ends_with([' ', '('])).map(|start| page.word_holding(start)).min()
}
