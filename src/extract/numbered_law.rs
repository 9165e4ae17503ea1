//! Laws of the European Union by their number: `Verordening (EU) nr. 260/2012`, `Richtlijn 2010/75/EU`.

use super::MentionKind;
use super::candidate::Candidate;
use super::page::Page;
use super::reference::Kind;
use crate::span::Span;

/// The rule of a mention that is a reference to a law of the Union.
pub(crate) const REFERENCE: &str = "law/number";

/// Proposes them: each reference to one, and numbers that stand alone.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let acts = || page.references.iter().filter(|reference| reference.kind == Kind::Eu).map(|reference| reference.span);
    candidates.extend(acts().map(|span| Candidate::surface(span, MentionKind::Law, REFERENCE, 0.94)));
    // `(83/189/EEG)`: the number alone.
    for suffix in ["/EEG", "/EG", "/EU"] {
        for (at, _) in page.text().match_indices(suffix) {
            let before = &page.text()[..at];
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/').len();
            let parts: Vec<&str> = before[start..].split('/').collect();
            let span = Span::new(start, at + suffix.len());
            let numbers = parts.len() == 2 && parts.iter().all(|part| (1..=4).contains(&part.len()));
            if numbers && page.is_whole_word(span) && !page.in_address(span) && !acts().any(|act| act.contains(span)) {
                candidates.push(Candidate::surface(span, MentionKind::Law, "law/bare-number", 0.9));
            }
        }
    }
}
