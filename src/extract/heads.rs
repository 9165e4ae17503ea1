//! Names that show what they are: by their first word (`Stichting ...`), their last (`... Instituut`), or the common noun
//! before them (`programma ...`).

use super::MentionKind;
use super::candidate::Candidate;
use super::page::Page;
use super::run;
use crate::span::Span;

/// Proposes names by head and kind words.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for index in 0..page.words.len() {
        by_first(page, index, candidates);
        by_last(page, index, candidates);
        by_kind(page, index, candidates);
        by_subject(page, index, candidates);
        by_series(page, index, candidates);
    }
}

fn by_first(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let Some((length, kind)) = page.grammar.first(page.word(index), |i| page.word(index + i)) else { return };
    let head = index + length - 1;
    if (index + 1..=head).any(|i| !page.follows(i)) {
        return;
    }
    let opens = page.words[index].opens;
    let last = match kind {
        MentionKind::Law => law_end(page, index, head),
        MentionKind::Programme | MentionKind::Publication if !opens => {
            let capitals = run::capitals(page, index, head);
            // `Toekomstscenario kind- en gezinsbescherming`: the subject goes on in lower case.
            if capitals == head && kind == MentionKind::Programme { run::lower_case(page, head, 5) } else { capitals }
        }
        _ => {
            let end = run::capitals(page, index, head);
            organisation_end(page, index, head, end)
        }
    };
    if last == head && (length == 1 || opens) {
        return;
    }
    // At the start of a sentence the head must be followed by a capital: `Programma Sociaal Domein` but not `Raad over ...`.
    if opens && !(head + 1..=last).any(|i| page.words[i].capital) {
        return;
    }
    if kind == MentionKind::Law && last == head {
        return;
    }
    let score = if opens { 0.7 } else { 0.85 };
    candidates.push(Candidate::surface(page.span(index, last), kind, "head/first", score));
}

/// A committee of parliament or a ministry takes a whole portfolio.
fn organisation_end(page: &Page<'_>, first: usize, head: usize, end: usize) -> usize {
    let tied = matches!(page.word(head + 1), "van" | "voor");
    let committee = page.lower(head).ends_with("commissie") || page.lower(first) == "ministerie";
    if committee && tied && page.follows(head + 1) && page.follows(head + 2) {
        if let Some(last) = run::portfolio(page, head + 2) {
            return last.max(end);
        }
    }
    end
}

/// A law's name runs on in lower case: `Wet maatschappelijke ondersteuning 2015`, up to a bracket or the verb.
fn law_end(page: &Page<'_>, first: usize, head: usize) -> usize {
    let capitals = run::capitals(page, first, head);
    let lower = run::lower_case(page, capitals, 9);
    let mut last = lower;
    while last > head && (page.grammar.inside.contains(page.word(last)) || page.grammar.stop.contains(page.word(last)))
    {
        last -= 1;
    }
    last
}

fn by_last(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let Some(kind) = page.grammar.last(page.word(index)) else { return };
    let mut first = index;
    while first > 0 && page.follows(first) && run::is_nameish(page, first - 1) && page.words[first - 1].capital {
        first -= 1;
        if page.words[first].opens {
            break;
        }
    }
    if first == index
        || (page.words[first].opens && first + 1 == index && page.grammar.stop.contains(&page.lower(first)))
    {
        return;
    }
    if page.words[first].opens && page.grammar.stop.contains(&page.lower(first)) {
        first += 1;
    }
    if first == index {
        return;
    }
    candidates.push(Candidate::surface(page.span(first, index), kind, "head/last", 0.8));
}

fn by_kind(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let lower = page.lower(index);
    let Some(kind) = page.grammar.kind(&lower) else { return };
    let next = index + 1;
    if !page.follows(next) || !page.words[next].capital || page.words[next].opens {
        return;
    }
    if !run::is_nameish(page, next) || page.grammar.concepts.contains(page.word(next)) {
        return;
    }
    match kind {
        MentionKind::Region => return,
        MentionKind::Law => {
            let last = run::lower_case(page, run::capitals(page, next, next), 7);
            candidates.push(Candidate::surface(page.span(next, last), kind, "kind/law", 0.85));
        }
        MentionKind::Publication => {
            // `rapport X` with a plain capital is often `rapport Commissie-X` or `CBS`: a title has a capital and goes on.
            let last = run::lower_case(page, run::capitals(page, next, next), 8);
            if last > next && !page.words[next].acronym {
                candidates.push(Candidate::surface(page.span(next, last), kind, "kind/publication", 0.6));
            }
        }
        _ => {
            let last = run::capitals(page, next, next);
            let score = if kind == MentionKind::Programme { 0.82 } else { 0.75 };
            candidates.push(Candidate::surface(page.span(next, last), kind, "kind/name", score));
        }
    }
}

/// `voortgangsbrief Jeugd`, `stimuleringsregeling zij-instromers`: kind word and subject make a name (guideline, rule 6).
fn by_subject(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let lower = page.lower(index);
    let Some(kind) = page.grammar.subject(&lower) else { return };
    let next = index + 1;
    if !page.follows(next) {
        return;
    }
    let definite = matches!(
        page.before(index).to_lowercase().as_str(),
        "de" | "het"
            | "deze"
            | "dit"
            | "volgende"
            | "vorige"
            | "laatste"
            | "eerstvolgende"
            | "mijn"
            | "onze"
            | "tweede"
            | "eerste"
            | "derde"
    );
    let word = page.word(next);
    if page.grammar.inside.contains(word) || page.grammar.stop.contains(&word.to_lowercase()) {
        return;
    }
    let last = if page.words[next].capital {
        run::capitals(page, next, next)
    } else if definite {
        run::lower_case(page, index, 2)
    } else {
        return;
    };
    if last > index && !page.words[next].opens {
        candidates.push(Candidate::surface(page.span(index, last), kind, "head/subject", 0.85));
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
    let heading = page.kind_of_block(index) == crate::source::BlockKind::Heading && page.gap(index - 1).is_none();
    if heading {
        last = page.last_of_block(index);
    } else if page.follows(last + 1) && page.words[last + 1].capital {
        last = run::capitals(page, index, index);
    }
    let span = Span::new(page.words[index - 1].span.start, page.words[last].span.end);
    candidates.push(Candidate::surface(span, MentionKind::Publication, "publication/series", 0.9));
}
