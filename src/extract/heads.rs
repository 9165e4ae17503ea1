//! Names that show what they are: by their first word (`Stichting ...`), their last (`... Instituut`), or the common noun
//! before them (`programma ...`).

use super::MentionKind;
use super::candidate::Candidate;
use super::page::Page;
use super::{person, run, subject};
use crate::source::BlockKind;
use crate::span::Span;

/// Proposes names by head and kind words.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for index in 0..page.words.len() {
        by_first(page, index, candidates);
        by_last(page, index, candidates);
        by_chair(page, index, candidates);
        by_kind(page, index, candidates);
        by_compound(page, index, candidates);
        by_naming(page, index, candidates);
        by_noun_behind(page, index, candidates);
        by_adjective(page, index, candidates);
        by_ministries(page, index, candidates);
    }
}

/// `Strategisch kader topsport 2032`, `Nationaal programma Landelijk Gebied`: an adjective with a capital within a sentence
/// before the noun for a plan, with its subject behind it; and the same before a plan that a file knows: `Nationaal Sportakkoord`.
fn by_adjective(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let (word, next) = (page.words[index], index + 1);
    let lower = page.lower(index);
    let adjective = page.grammar.leading.iter().any(|ending| lower.ends_with(ending.as_str()));
    if !word.initial || word.opens || word.acronym || !adjective || !page.follows(next) {
        return;
    }
    if page.words[next].initial {
        let start = page.words[next].span.start;
        let known = candidates.iter().filter(|c| c.span.start == start && c.kind == MentionKind::Programme);
        if let Some(known) = known.filter(|c| c.rule == "authority").max_by_key(|c| c.span.end).cloned() {
            candidates.push(Candidate {
                span: Span::new(word.span.start, known.span.end),
                rule: "head/adjective",
                ..known
            });
        }
        return;
    }
    let noun = page.lower(next);
    if !page.grammar.plans.iter().any(|plan| noun.ends_with(plan.as_str())) || !page.follows(next + 1) {
        return;
    }
    let last = subject::extent(page, index, run::capitals(page, index, next, true));
    let dated = page.follows(last + 1) && subject::is_year(page.word(last + 1));
    let last = last + usize::from(dated);
    if last > next {
        candidates.push(Candidate::surface(page.span(index, last), MentionKind::Programme, "head/adjective", 0.8));
    }
}

fn by_first(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let whole = page.grammar.first(page.word(index), |i| page.word(index + i));
    let Some((length, mut kind)) = whole.or_else(|| law_of_union(page, index)) else {
        return by_tail(page, index, candidates);
    };
    let head = index + length - 1;
    if (index + 1..=head).any(|i| !page.follows(i)) {
        return;
    }
    // `de Europese Commissie inzake de NEC-richtlijn`: the head ends a name that a file knows.
    let (start, end) = (page.words[index].span.start, page.words[head].span.end);
    let ends_other = kind == MentionKind::Organisation
        && candidates.iter().any(|c| c.rule == "authority" && c.span.end == end && c.span.start < start);
    if ends_other {
        return;
    }
    let opens = page.words[index].opens;
    let last = match kind {
        MentionKind::Law => law_end(page, index, head, candidates),
        MentionKind::Programme | MentionKind::Publication if !opens => {
            let capitals = run::capitals(page, index, head, true);
            // `Toekomstscenario kind- en gezinsbescherming`: the subject goes on in lower case; so does that of a paper that
            // has nothing with a capital behind its head.
            let bare = kind == MentionKind::Publication && capitals == head && page.words[index].initial;
            if kind == MentionKind::Programme {
                subject::extent(page, index, capitals)
            } else if bare {
                subject_of_paper(page, index, head)
            } else {
                capitals
            }
        }
        _ => {
            let end = run::capitals(page, index, head, false);
            // `heeft de Algemene Rekenkamer Defensieterreinen betreden`
            let whole = length > 1 && page.knowledge.is_named(page.span(index, head).of(page.text()), kind);
            let noun = end == head + 1 && !page.knowledge.begins_name(&page.text()[page.words[end].span.start..]);
            if whole && noun { head } else { organisation_end(page, index, head, end) }
        }
    };
    // The last word tells what an English name is: `European Resource Adequacy Assessment`; so it does right behind a noun for
    // papers: `Evaluatie Tool`.
    let tool = kind == MentionKind::Publication && last == head + 1;
    if tool || page.grammar.english.heads.contains(page.word(index)) {
        kind = page.grammar.last(page.word(last)).unwrap_or(kind);
    }
    let class = kind == MentionKind::Organisation && page.grammar.is_class(page.word(index));
    let meeting = page.grammar.phrases.meetings.contains_key(&page.span(index, last).of(page.text()).to_lowercase());
    if class || meeting {
        return;
    }
    // A head in lower case needs a name behind it: `commissie Hamer`, not `inspectie 2019`.
    let named = page.words[index].capital || (head + 1..=last).any(|i| page.words[i].capital);
    if !named || last == head && (length == 1 || opens) {
        return;
    }
    // At the start of a sentence the head must be followed by a capital: `Programma Sociaal Domein` but not `Raad over ...`.
    // A note may begin with a regulation: `Regeling geestelijke gezondheidszorg – NR/REG-2313a`.
    let noted = kind == MentionKind::Law
        && last > head + 1
        && page.kind_of_block(index) == BlockKind::Footnote
        && page.gap(last + 1).is_none_or(|gap| gap != " ");
    if opens && !noted && !(head + 1..=last).any(|i| page.words[i].initial) {
        return;
    }
    if kind == MentionKind::Law && last == head {
        return;
    }
    let score = if opens { 0.7 } else { 0.85 };
    candidates.push(Candidate::surface(page.span(index, last), kind, "head/first", score));
}

/// `de Uitvoeringsrichtlijn openbare agenda’s`: the subject of a paper in lower case, which an article makes a name; an adverb
/// or a verb before `ik` is none.
fn subject_of_paper(page: &Page<'_>, index: usize, head: usize) -> usize {
    let definite = matches!(page.before(index), "de" | "het" | "De" | "Het");
    let last = subject::extent(page, index, head);
    let word = page.lower(last);
    let adverb = page.grammar.adverbs.iter().any(|ending| word.ends_with(ending.as_str()));
    let verb = page.follows(last + 1) && matches!(page.word(last + 1), "ik" | "wij" | "we" | "u");
    if definite && !adverb && !verb { last } else { head }
}

/// `VN-Verdrag inzake burgerrechten en politieke rechten`: the head of a law behind the abbreviation of whose it is.
fn law_of_union(page: &Page<'_>, index: usize) -> Option<(usize, MentionKind)> {
    let (whose, head) = page.word(index).split_once('-')?;
    let short = whose.len() >= 2 && whose.chars().all(char::is_uppercase);
    let head = page.grammar.first(head, |i| page.word(index + i)).filter(|_| short)?;
    (head.1 == MentionKind::Law).then_some(head)
}

/// `Hoofdlijnenbrief Schiphol`: a compound with a capital within a sentence that ends in a noun for papers or plans, with the
/// names behind it.
fn by_tail(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let word = page.words[index];
    let kind = page.grammar.tail(page.word(index));
    let Some(kind @ (MentionKind::Publication | MentionKind::Programme)) = kind else { return };
    if !word.initial || word.opens || word.acronym || page.grammar.no_name.contains(&page.lower(index)) {
        return;
    }
    let last = subject::years(page, run::capitals(page, index, index, true));
    if last > index {
        candidates.push(Candidate::surface(page.span(index, last), kind, "head/tail", 0.8));
    }
}

/// A committee of parliament or a ministry takes a whole portfolio.
fn organisation_end(page: &Page<'_>, first: usize, head: usize, end: usize) -> usize {
    let tied = matches!(page.word(head + 1), "van" | "voor");
    let committee = page.lower(head).ends_with("commissie") || page.lower(first) == "ministerie";
    // `commissie Onderwijs, Cultuur en Wetenschap`, `commissie voor Defensie`
    let first = head + 1 + usize::from(tied);
    if !committee || (head + 1..=first).any(|index| !page.follows(index)) || !page.words[first].initial {
        return end;
    }
    let last = run::portfolio(page, first).map_or(end, |last| last.max(end));
    if last < first { end } else { charged(page, first, last) }
}

/// Last word of what a committee is charged with: what a file knows ends there (`commissie voor Economische Zaken Beroep op`).
fn charged(page: &Page<'_>, first: usize, last: usize) -> usize {
    let ends = |end: usize| end == last || page.follows(end + 1) && page.words[end + 1].initial;
    let known = |end: &usize| ends(*end) && page.knowledge.is_portfolio(page.span(first, *end).of(page.text()));
    (first..=last).rev().find(known).unwrap_or(last)
}

/// A law's name runs on in lower case: `Wet maatschappelijke ondersteuning 2015`, up to a bracket or the verb.
fn law_end(page: &Page<'_>, first: usize, head: usize, candidates: &[Candidate]) -> usize {
    let capitals = run::capitals(page, first, head, true);
    // What a file knows by its whole name ends there: `Comptabiliteitswet 2016 afzonderlijk`.
    let start = page.words[first].span.start;
    let known = candidates.iter().filter(|other| other.rule == "authority" && other.kind == MentionKind::Law);
    if let Some(end) = known.filter(|other| other.span.start == start).map(|other| other.span.end).max()
        && end >= page.words[capitals].span.end
    {
        return page.word_at(end) - 1;
    }
    let lower = run::lower_case(page, capitals, 9);
    let mut last = lower;
    while last > head && (page.grammar.inside.contains(page.word(last)) || page.grammar.stop.contains(page.word(last)))
    {
        last -= 1;
    }
    last
}

/// `Commissie-Van der Meer II`: a body that is called after who leads it.
fn by_chair(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let Some((head, name)) = page.word(index).split_once('-') else { return };
    let body = page.grammar.first(head, |_| "").is_some_and(|(_, kind)| kind == MentionKind::Organisation);
    if !body || !head.to_lowercase().ends_with("commissie") || !name.starts_with(char::is_uppercase) {
        return;
    }
    let last = person::double(page, index);
    if last == index && page.grammar.phrases.tussenvoegsels.contains(&name.to_lowercase()) {
        return;
    }
    let numeral = page.follows(last + 1) && page.word(last + 1).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let span = page.span(index, last + usize::from(numeral));
    candidates.push(Candidate::surface(span, MentionKind::Organisation, "head/chair", 0.9));
}

fn by_last(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let Some(kind) = page.grammar.last(page.word(index)) else { return };
    if page.words[index].opens {
        return;
    }
    let mut first = index;
    loop {
        // `Wetenschappelijk Onderzoek- en Datacentrum`: the two halves count as one word.
        if first > 1 && run::coordinated(page, first - 2) == Some(first) && page.words[first - 2].initial {
            first -= 2;
        // `Oberon Onderzoek en Advies`
        } else if first > 1
            && first == index
            && page.follows(first)
            && matches!(page.word(first - 1), "en" | "&")
            && page.follows(first - 1)
            && page.words[first - 2].initial
            && page.grammar.last(page.word(first - 2)) == Some(kind)
        {
            first -= 2;
        } else if first > 0
            && page.follows(first)
            && page.words[first - 1].capital
            && (run::is_nameish(page, first - 1) || run::is_adjective(page.word(first - 1)))
        {
            first -= 1;
        // `Standards in Public Office Commission`
        } else if first > 1
            && page.grammar.english.heads.contains(page.word(index))
            && page.follows(first)
            && page.follows(first - 1)
            && page.grammar.english.inside.contains(page.word(first - 1))
            && page.words[first - 2].initial
            && !page.words[first - 2].acronym
        {
            first -= 2;
        } else {
            break;
        }
        if page.words[first].opens {
            break;
        }
    }
    if first == index
        || (page.words[first].opens && first + 1 == index && page.grammar.stop.contains(&page.lower(first)))
    {
        return;
    }
    // `Azerbeidzjan besluit`: without an article before the name the noun is a verb.
    let verb = kind == MentionKind::Law && page.word(index) == "besluit";
    if verb && !matches!(page.before(first), "de" | "het" | "dit" | "een" | "De" | "Het" | "van") {
        return;
    }
    // `De Commissie`: the article of a single word is none of it.
    let article = first + 1 == index && matches!(page.word(first), "De" | "Het" | "Een");
    if article || page.words[first].opens && opener(page, first, index) {
        first += 1;
    }
    // `de Italiaanse wet`: an adjective of a country makes no name of a common noun.
    let common = !page.words[index].capital && page.word(index - 1).ends_with("se");
    // `het Rekenkamerrapport Aanpak van laaggeletterdheid`: a noun for papers begins no plan.
    let paper = kind == MentionKind::Programme && page.grammar.tail(page.word(first)) == Some(MentionKind::Publication);
    if first == index || common || paper || page.grammar.is_class(page.word(index)) {
        return;
    }
    let number = index + 1;
    let numbered = page.follows(number)
        && page.word(number).len() > 2
        && page.word(number).chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–'));
    // `Transitie Autoriteit Jeugd`: the field of a body may stand behind its head.
    let last = match kind {
        _ if numbered => number,
        MentionKind::Organisation => run::capitals(page, first, index, false),
        _ => index,
    };
    candidates.push(Candidate::surface(page.span(first, last), kind, "head/last", 0.8));
}

/// Whether the word that opens a sentence or a heading does not belong to the name behind it: a function word, or one that
/// the paper leaves out elsewhere (`Vervolg Interbestuurlijk Toezicht`).
fn opener(page: &Page<'_>, first: usize, last: usize) -> bool {
    if page.grammar.stop.contains(&page.lower(first)) {
        return true;
    }
    let whole = page.span(first, last).of(page.text());
    let rest = page.span(first + 1, last).of(page.text());
    last > first + 1 && page.count(rest) > page.count(whole)
}

fn by_kind(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let lower = page.lower(index);
    // `het EU-programma X` announces as `het programma X` does.
    let noun = lower.rsplit_once('-').map_or(lower.as_str(), |(_, noun)| noun);
    let known = page.grammar.kind(&lower).or_else(|| page.grammar.kind(noun));
    let next = index + 1;
    // Behind any compound only a coined name is sure: `berekeningsmethodiek NEMA`.
    let coined = page.word(next).chars().filter(|c| c.is_uppercase()).count() > 1;
    let Some(kind) = known.or_else(|| page.grammar.compound_kind(noun).filter(|_| coined)) else { return };
    if !page.follows(next) || page.words[next].opens {
        return;
    }
    if !page.words[next].capital {
        return;
    }
    if !run::is_nameish(page, next) || page.grammar.concepts.contains(page.word(next)) {
        return;
    }
    // `het concept Notitie Reikwijdte en Detailniveau`: the name's own head tells more than the noun before it.
    let own = page.grammar.first(page.word(next), |i| page.word(next + i)).map(|(_, own)| own);
    let author = kind == MentionKind::Publication
        && own.or_else(|| page.grammar.tail(page.word(next))) == Some(MentionKind::Organisation);
    if author || own.is_some_and(|own| own != kind && own != MentionKind::Organisation) {
        return;
    }
    // A kind word with a capital within a sentence is part of the name: `het Verkenningsinstrument Toegang`.
    let first = if page.words[index].initial && !page.words[index].opens { index } else { next };
    let plural = lower.ends_with("’s") || lower.ends_with("'s");
    match kind {
        MentionKind::Region => {}
        MentionKind::Law => {
            let last = run::lower_case(page, run::capitals(page, next, next, true), 7);
            candidates.push(Candidate::surface(page.span(next, last), kind, "kind/law", 0.85));
        }
        MentionKind::Publication => {
            // `rapport X` with a plain capital is often `rapport Commissie-X` or `CBS`: a title has a capital and goes on.
            let last = run::lower_case(page, run::capitals(page, next, next, true), 8);
            if last > next && !page.words[next].acronym && page.grammar.subject(&lower).is_none() {
                candidates.push(Candidate::surface(page.span(next, last), kind, "kind/publication", 0.6));
            }
        }
        MentionKind::Programme => {
            let capitals = run::capitals(page, next, next, !plural);
            let last = subject::years(page, subject::activity(page, next, capitals));
            candidates.push(Candidate::surface(page.span(first, last), kind, "kind/name", 0.82));
        }
        _ => {
            let last = run::capitals(page, next, next, false);
            candidates.push(Candidate::surface(page.span(next, last), kind, "kind/name", 0.75));
        }
    }
}

/// `Mockingbird-methode`, `Gezonde School-aanpak`: the name before a hyphen, which the noun behind it types.
fn by_compound(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let Some((name, noun)) = page.word(index).rsplit_once('-') else { return };
    // `VN-Zeerechtverdrag`: with a capital the noun is part of the name.
    let own = noun.starts_with(char::is_uppercase).then(|| page.grammar.tail(noun)).flatten();
    // `EU-Ombudsman`, `VN-Veiligheidsraad`: so is the name of a body behind the abbreviation of another.
    let capital = noun.starts_with(char::is_uppercase) && name.len() <= 4 && !name.contains(char::is_lowercase);
    let body = || {
        let head = page.grammar.tail(noun).or_else(|| page.grammar.last(noun));
        head.or_else(|| page.grammar.first(noun, |_| "").map(|(_, kind)| kind))
            .or_else(|| page.grammar.compound_body(noun))
    };
    let body = if capital { body().filter(|kind| *kind == MentionKind::Organisation) } else { None };
    if let Some(kind) = own.filter(|kind| *kind == MentionKind::Law).or(body) {
        candidates.push(Candidate::surface(page.words[index].span, kind, "kind/compound", 0.8));
        return;
    }
    // `Ecodesign-richtlijn`: the noun makes the law, unless what stands before it is one by itself.
    if page.grammar.legal.contains(noun) {
        let known = page.knowledge.is_named(name, MentionKind::Law);
        let plain = page.grammar.no_name.contains(&name.to_lowercase()) || page.grammar.concepts.contains(name);
        let inner = name.chars().skip(1).any(char::is_uppercase);
        if !known && !plain && name.starts_with(char::is_uppercase) && (inner || !page.words[index].opens) {
            candidates.push(Candidate::surface(page.words[index].span, MentionKind::Law, "kind/compound", 0.8));
        }
        return;
    }
    let Some(kind) = page.grammar.kind(noun).filter(|kind| *kind != MentionKind::Region) else { return };
    let known = page.knowledge.is_named(name, MentionKind::Organisation)
        || page.knowledge.is_named(name, MentionKind::Party)
        || page.knowledge.is_named(name, MentionKind::Law)
        || page.knowledge.is_surname(name);
    if name.chars().count() < 3
        || !name.chars().next().is_some_and(char::is_uppercase)
        || known
        || page.grammar.concepts.contains(name)
        || page.grammar.no_name.contains(&name.to_lowercase())
        || page.words[index].opens && !name.chars().skip(1).any(char::is_uppercase)
    {
        return;
    }
    // `het RIGO-rapport`: an abbreviation before a paper is its maker.
    let maker =
        kind == MentionKind::Publication && page.grammar.papers.contains(noun) && !name.contains(char::is_lowercase);
    let kind = if maker { MentionKind::Organisation } else { kind };
    let mut first = index;
    while page.follows(first) && page.words[first - 1].capital && !page.words[first - 1].opens {
        first -= 1;
    }
    let start = page.words[first].span.start;
    let span = Span::new(start, page.words[index].span.start + name.len());
    candidates.push(Candidate::surface(span, kind, "kind/compound", 0.72));
}

/// `een stuurgroep opgericht onder de noemer K-EET`: what something goes by.
fn by_naming(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let next = index + 1;
    if !page.grammar.naming.contains(page.word(index))
        || !page.follows(next)
        || !page.words[next].capital
        || !run::is_nameish(page, next)
    {
        return;
    }
    let block = page.words[index].block;
    let kind = (index.saturating_sub(10)..index)
        .rev()
        .take_while(|before| page.words[*before].block == block && !page.words[*before + 1].opens)
        .find_map(|before| page.grammar.kind(&page.lower(before)))
        .filter(|kind| matches!(kind, MentionKind::Organisation | MentionKind::Programme | MentionKind::Publication));
    if let Some(kind) = kind {
        let last = run::capitals(page, next, next, kind != MentionKind::Organisation);
        candidates.push(Candidate::surface(page.span(next, last), kind, "kind/naming", 0.75));
    }
}

/// `de ministeries van BZK, Justitie en Veiligheid en VWS`: after the plural each name by itself.
fn by_ministries(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    if !matches!(page.lower(index).as_str(), "ministeries" | "departementen") {
        return;
    }
    let mut next = index + 1;
    loop {
        while matches!(page.word(next), "van" | "voor") && page.gap(next).is_some() {
            next += 1;
        }
        let Some(last) = portfolio(page, next) else { return };
        candidates.push(Candidate::surface(page.span(next, last), MentionKind::Organisation, "head/ministries", 0.94));
        next = match page.gap(last + 1) {
            Some(", ") => last + 1,
            Some(" ") if page.word(last + 1) == "en" => last + 2,
            _ => return,
        };
    }
}

/// Last word of the longest portfolio that a file knows, else of what reads as one.
fn portfolio(page: &Page<'_>, first: usize) -> Option<usize> {
    let word = page.words.get(first)?;
    if !word.capital || word.block != page.words[first - 1].block {
        return None;
    }
    if word.acronym {
        return Some(first);
    }
    let longest = page.last_of_block(first).min(first + 9);
    (first..=longest)
        .rev()
        .find(|last| page.knowledge.is_portfolio(page.span(first, *last).of(page.text())))
        .or_else(|| run::portfolio(page, first))
}

/// `de MDA++ aanpak`, `de StroomOP monitor`: a coined name before the noun that tells what it is.
fn by_noun_behind(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let word = page.words[index];
    let name = page.word(index);
    let inner = name.contains('+') || !word.acronym && name.chars().skip(1).any(char::is_uppercase);
    if !inner || !word.initial || !page.follows(index + 1) || page.grammar.concepts.contains(name) {
        return;
    }
    let kind = page.grammar.kind(page.word(index + 1));
    let known = [MentionKind::Organisation, MentionKind::Party, MentionKind::Law, MentionKind::Region]
        .iter()
        .any(|kind| page.knowledge.is_named(name, *kind));
    if let Some(kind @ (MentionKind::Programme | MentionKind::Publication)) = kind
        && !known
        && !name.contains('-')
    {
        // A monitor or a website is called so with its noun.
        let last = index + usize::from(kind == MentionKind::Publication);
        candidates.push(Candidate::surface(page.span(index, last), kind, "kind/behind", 0.7));
    }
}
