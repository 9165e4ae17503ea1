//! Names that the authority files know.

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::page::Page;
use crate::knowledge::{Hit, NameStyle};

/// Proposes every name of the authority files that the text holds, where its letters and its place allow it.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for hit in page.knowledge.names_in(page.text()) {
        if let Some(score) = admissible(page, &hit, hit.kind) {
            candidates.push(Candidate {
                span: hit.span,
                kind: hit.kind,
                rule: "authority",
                score,
                names: Names::Records(hit.records),
            });
        }
    }
}

/// How sure it is that a hit is a mention of this kind; `None` where it is not.
fn admissible(page: &Page<'_>, hit: &Hit, kind: MentionKind) -> Option<f32> {
    let surface = hit.span.of(page.text());
    let words = page.words_in(hit.span);
    let first = words.start;
    let word = page.words.get(first)?;
    let many = words.len() > 1;
    if page.grammar.concepts.contains(surface) {
        return None;
    }
    match kind {
        // The post finder knows the grammar of offices.
        MentionKind::Post => None,
        MentionKind::Person => (many && hit.exact_case).then_some(0.95),
        MentionKind::Party => hit.exact_case.then_some(0.95),
        MentionKind::Region => {
            if !hit.exact_case || hit.style == NameStyle::Abbreviation {
                return None;
            }
            // `Best` and `De Wolden` at the start of a sentence are words; so is a place right behind a title or before a surname.
            let risky = hit.risky && !many;
            if word.opens && risky || risky && !placed(page, first) {
                return None;
            }
            Some(if many { 0.92 } else { 0.86 })
        }
        MentionKind::Law => {
            if hit.style == NameStyle::Abbreviation {
                return (hit.exact_case && surface.chars().count() >= 3 && !hit.risky).then_some(0.93);
            }
            (hit.exact_case || many).then_some(if many { 0.93 } else { 0.92 })
        }
        _ => {
            if hit.style == NameStyle::Abbreviation || hit.style == NameStyle::Short {
                if !hit.exact_case {
                    return None;
                }
                let risky = hit.risky || surface.chars().count() < 3;
                return if risky { in_context(page, first, hit).then_some(0.8) } else { Some(0.93) };
            }
            // A whole name in lower case is a mention if it has several words.
            if !hit.exact_case && !word.capital && !(many && surface.len() >= 12) {
                return None;
            }
            Some(if hit.exact_case { 0.95 } else { 0.8 })
        }
    }
}

/// Whether the words around show a place: a preposition of place or a kind word before it, or a list of places.
fn placed(page: &Page<'_>, first: usize) -> bool {
    let before = page.before(first).to_lowercase();
    matches!(before.as_str(), "in" | "te" | "uit" | "naar" | "bij" | "rond" | "nabij" | "rondom" | "tussen" | "en")
        || page.grammar.kind(&before) == Some(MentionKind::Region)
}

/// Whether a risky short form is meant as a name: its full name stands in the paper, or it does something as a body.
fn in_context(page: &Page<'_>, first: usize, hit: &Hit) -> bool {
    let named_in_full = hit.records.iter().any(|id| {
        let record = page.knowledge.record(*id);
        record.label.len() > 8 && page.text().contains(record.label.as_str())
    });
    named_in_full
        || matches!(page.before(first), "de" | "het" | "door" | "uw" | "De" | "Het" | "van") && !page.words[first].opens
}
