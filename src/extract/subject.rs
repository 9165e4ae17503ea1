//! Names of a kind word and a subject in lower case: `voortgangsbrief Jeugd`, `Toekomstscenario kind- en gezinsbescherming`,
//! `wetsvoorstel verbetering beschikbaarheid jeugdzorg` (guideline, rule 6).

use super::MentionKind;
use super::candidate::Candidate;
use super::page::Page;
use super::run;
use crate::source::BlockKind;
use crate::span::Span;

/// Proposes names by kind word and subject.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for index in 0..page.words.len() {
        by_subject(page, index, candidates);
        by_series(page, index, candidates);
        bill(page, index, candidates);
    }
    coined(page, candidates);
}

/// Last word of a programme's name whose part from `first` to `last` has capitals: with its subject in lower case where that
/// cannot be a verb or the like, its years, and what the paper says with it each time (`actieprogramma mentale gezondheid en GGZ`).
pub(crate) fn extent(page: &Page<'_>, first: usize, last: usize) -> usize {
    let end = run::subject(page, last, 4);
    let count = |last: usize| page.count(page.span(first, last).of(page.text()));
    let end = if end == last || page.gap(last + 2) == Some("- ") {
        end
    } else {
        let short = page.span(first, last).of(page.text());
        let stands_alone = count(last) > 1 || page.knowledge.is_named(short, MentionKind::Programme);
        match (last + 1..=end).rev().find(|end| count(*end) > 1) {
            Some(end) => end,
            None if stands_alone => last,
            None => end,
        }
    };
    years(page, stable(page, first, run::to_bracket(page, end, 4, false).unwrap_or(end)))
}

/// With `en X` behind it, where the paper says that at least twice and nearly each time.
fn stable(page: &Page<'_>, first: usize, last: usize) -> usize {
    let and = last + 1;
    if !page.follows(and) || page.word(and) != "en" || !page.follows(and + 1) {
        return last;
    }
    let count = |last: usize| page.count(page.span(first, last).of(page.text()));
    // One in other letters counts with the others: `en ggz` beside `en GGZ`.
    let base = page.span(first, last).of(page.text());
    let capitals = format!("{base} en {}", page.word(and + 1).to_uppercase());
    let (with, all) = (count(and + 1).max(page.count(&capitals)), count(last));
    if with > 1 && with * 3 >= all * 2 { and + 1 } else { last }
}

/// With the years behind a name: `Hervormingsagenda Jeugd 2023 – 2028`.
pub(crate) fn years(page: &Page<'_>, last: usize) -> usize {
    let year = |index: usize| is_year(page.word(index));
    let from = if year(last) { last } else { last + 1 };
    if (from == last || page.follows(from))
        && year(from)
        && year(from + 1)
        && matches!(page.gap(from + 1), Some(" - " | " – " | "-" | "–" | "/"))
    {
        return from + 1;
    }
    last
}

/// With what an infinitive needs: `Werken aan veiligheid`.
pub(crate) fn activity(page: &Page<'_>, first: usize, last: usize) -> usize {
    let tie = last + 1;
    let open = first == last
        && (page.word(first).ends_with("en") || page.word(first).ends_with("ing"))
        && page.follows(tie)
        && matches!(page.word(tie), "aan" | "met" | "in" | "voor" | "op" | "naar" | "bij")
        && page.follows(tie + 1)
        && !page.grammar.stop.contains(page.word(tie + 1))
        && !page.words[tie + 1].capital;
    if open { tie + 1 } else { last }
}

/// `wetsvoorstel verbetering beschikbaarheid jeugdzorg`, `de wet administratieve lasten (Kamerstuk ...)`: kind word and subject
/// in lower case, with no preposition between.
fn bill(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let lower = page.lower(index);
    let law = lower == "wet";
    let before = page.before(index).to_lowercase();
    let announced = law && before == "de" || lower.ends_with("wetsvoorstel") && matches!(before.as_str(), "het" | "");
    if !announced {
        return;
    }
    if !page.follows(index + 1) || page.words[index + 1].capital {
        return;
    }
    let mut last = run::subject(page, index, 6);
    while last > index
        && let Some(end) = genitive(page, last)
    {
        last = end;
    }
    // `wetsvoorstel reikwijdte` beside `‘Reikwijdte’`: one word is a name where the paper writes it with a capital as well.
    let titled = last == index + 1 && page.count(&capitalised(page.word(last))) > 0;
    // A law in lower case is a name only where its number or short form stands behind it.
    let bracket = page.gap(last + 1).is_some_and(|gap| gap.starts_with(" ("));
    if law && bracket && last > index + 1 || !law && (last > index + 1 || (bracket || titled) && last > index) {
        let span = page.span(index, last);
        candidates.push(Candidate::surface(span, MentionKind::Law, "kind/bill", 0.8));
    }
}

/// Last word of `van de rechtsbescherming`, `in de jeugdbescherming`, `en gemeentelijke samenwerking` behind word `last`.
fn genitive(page: &Page<'_>, last: usize) -> Option<usize> {
    let tie = last + 1;
    if !page.follows(tie) || !page.follows(tie + 1) {
        return None;
    }
    let article = matches!(page.word(tie + 1), "de" | "het");
    let from = match (page.word(tie), article) {
        ("van", true) | ("in", true) => tie + 1,
        ("van", false) | ("en", false) => tie,
        _ => return None,
    };
    let end = run::subject(page, from, 3);
    (end > from).then_some(end)
}

/// `voortgangsbrief Jeugd`, `stimuleringsregeling zij-instromers`: kind word and subject make a name (guideline, rule 6).
fn by_subject(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let lower = page.lower(index);
    let next = index + 1;
    if !page.follows(next) {
        return;
    }
    let Some(kind) = page.grammar.subject(&lower) else { return repeated_subject(page, index, candidates) };
    let definite = page.gap(index) == Some(": ")
        || matches!(
            page.before(index).to_lowercase().as_str(),
            "de" | "het"
                | "deze"
                | "dit"
                | "volgende"
                | "vorige"
                | "laatste"
                | "eerstvolgende"
                | "mijn"
                | "ons"
                | "onze"
                | "tweede"
                | "eerste"
                | "derde"
        );
    let word = page.word(next);
    if page.grammar.inside.contains(word) || page.grammar.stop.contains(&word.to_lowercase()) {
        return;
    }
    if page.words[next].capital && page.grammar.plain_subjects.contains(&lower) {
        return;
    }
    // Of a body only the coined form in lower case is told by its subject: `de alliantie informele steun`.
    if kind == MentionKind::Organisation && page.words[index].initial {
        return;
    }
    let last = if page.words[next].capital {
        run::capitals(page, next, next, true)
    } else if kind == MentionKind::Publication && definite && is_year(word) {
        next
    } else if definite {
        run::subject(page, index, 3)
    } else {
        return;
    };
    // `deze richtlijn implementeren`: an infinitive is no subject.
    let infinitive =
        kind == MentionKind::Publication && last == next && word.ends_with("eren") && !page.words[next].capital;
    if last > index && !infinitive && !page.words[next].opens {
        let last = if kind == MentionKind::Programme { years(page, stable(page, index, last)) } else { last };
        candidates.push(Candidate::surface(page.span(index, last), kind, "head/subject", 0.85));
    }
}

/// Four digits.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|c| c.is_ascii_digit())
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `het verdiepend onderzoek jeugd`: a noun for research makes a name with a subject in lower case, where the paper
/// says the two together again and once with the article. An adjective between them belongs to it.
fn repeated_subject(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let next = index + 1;
    let noun = page.word(index);
    if !page.grammar.research.contains(&page.lower(index))
        || page.words[index].opens
        || run::subject(page, index, 1) == index
        || page.word(next).len() < 4
    {
        return;
    }
    let said = |subject: &str| page.count(&format!("{noun} {subject}"));
    let subject = page.word(next);
    let both = said(&subject.to_lowercase()) + said(&capitalised(subject));
    let adjective = page.follows(index)
        && page.follows(index - 1)
        && page.word(index - 1).starts_with(char::is_lowercase)
        && page.word(index - 1).ends_with('d')
        && matches!(page.word(index - 2), "het" | "Het");
    let first = if adjective { index - 1 } else { index };
    let article = matches!(page.before(first), "het" | "de" | "Het" | "De");
    // A capital opens a title of its own, which leaves the noun outside.
    let apart = page.words[next].capital && !adjective;
    if both >= 2 && article && !apart {
        let span = page.span(first, next);
        candidates.push(Candidate::surface(span, MentionKind::Publication, "kind/repeated", 0.72));
    }
}

/// `eerste voortgangsrapportage`: a numbered report of a series is a name (guideline, rule 6).
fn by_series(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let phrases = &page.grammar.phrases;
    if !phrases.series.contains(&page.lower(index)) || !phrases.ordinals.contains(&page.before(index).to_lowercase()) {
        return;
    }
    let mut last = index;
    // As a heading it may go on with its subject: `Eerste voortgangsrapportage aanpak wachttijden OZJ`.
    let heading = page.kind_of_block(index) == BlockKind::Heading && page.gap(index - 1).is_none();
    if heading {
        last = page.last_of_block(index);
    } else if page.follows(last + 1) && page.words[last + 1].capital {
        last = run::capitals(page, index, index, true);
    }
    let span = Span::new(page.words[index - 1].span.start, page.words[last].span.end);
    candidates.push(Candidate::surface(span, MentionKind::Publication, "publication/series", 0.9));
}

/// How a paper uses a coined word: how often with the article, how often in a heading, and where.
#[derive(Default)]
struct Uses {
    definite: usize,
    headed: usize,
    places: Vec<Span>,
}

/// `de zij-instroomregeling`, `de leeragenda`, `de nationale jeugdstrategie`: a coined compound that the paper uses as a name.
/// With a hyphen it stands with an article at least twice and in a heading, as one word with an article at least twice, with
/// an adjective for the whole country with an article at least once.
fn coined(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    use std::collections::BTreeMap;
    let mut uses: BTreeMap<String, Uses> = BTreeMap::new();
    for index in 0..page.words.len() {
        let lower = page.lower(index);
        let hyphened = lower.contains('-') && page.grammar.coined.iter().any(|tail| lower.ends_with(tail.as_str()));
        let solid =
            page.grammar.solid.iter().any(|tail| lower.len() > tail.len() + 3 && lower.ends_with(tail.as_str()));
        let law = coined_law(page, &lower);
        if !hyphened && !solid && !law || page.words[index].acronym || page.grammar.is_announcing(&lower) {
            continue;
        }
        // An adjective in lower case before a name is none of it: `het nationale Sportakkoord`.
        let alike = page.words[index].initial == page.words[index.saturating_sub(1)].initial;
        let national = alike && page.grammar.national.contains(&page.before(index).to_lowercase());
        let first = if national { index - 1 } else { index };
        let span = page.span(first, index);
        let entry = uses.entry(span.of(page.text()).to_lowercase()).or_default();
        entry.definite += usize::from(matches!(page.before(first), "de" | "De" | "het" | "Het"));
        entry.headed += usize::from(page.kind_of_block(index) == BlockKind::Heading);
        entry.places.push(span);
    }
    for (name, uses) in uses {
        let law = coined_law(page, &name);
        let named = if name.contains(' ') || law {
            uses.definite >= 1
        } else {
            uses.definite >= 2 && (uses.headed >= 1 || !name.contains('-'))
        };
        if named {
            let kind = if law { MentionKind::Law } else { MentionKind::Programme };
            let mention = |span| Candidate::surface(span, kind, "coined", 0.75);
            candidates.extend(uses.places.into_iter().map(mention));
        }
    }
}

/// `elektriciteitsverordening`: the coined short name of a law, of which no everyday noun is the first part.
fn coined_law(page: &Page<'_>, lower: &str) -> bool {
    let grammar = &page.grammar;
    grammar.solid_laws.iter().any(|tail| {
        let first = lower.strip_suffix(tail.as_str()).unwrap_or_default();
        first.len() > 4 && !first.contains(' ') && !grammar.plain_laws.iter().any(|plain| first == plain)
    })
}
