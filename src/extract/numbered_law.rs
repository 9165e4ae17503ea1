//! Laws of the European Union by their number: `Verordening (EU) nr. 260/2012`, `Richtlijn 2010/75/EU`; laws by their day: `de wet
//! van 28 augustus 1851`.

use super::candidate::Candidate;
use super::page::Page;
use super::reference::Kind;
use super::{MentionKind, date};
use crate::span::Span;

/// The rule of a mention that is a reference to a law of the Union.
pub(crate) const REFERENCE: &str = "law/number";

/// Proposes them: each reference to one, and numbers that stand alone.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let acts = || page.references.iter().filter(|reference| reference.kind == Kind::Eu).map(|reference| reference.span);
    candidates.extend(acts().map(|span| Candidate::surface(span, MentionKind::Law, REFERENCE, 0.94)));
    for index in 0..page.words.len() {
        candidates.extend(of_day(page, index));
    }
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

/// `de wet van 28 Augustus 1851`: a law by the day on which the King signed it.
fn of_day(page: &Page<'_>, index: usize) -> Option<Candidate> {
    const LAWS: [&str; 4] = ["wet", "Wet", "rijkswet", "Rijkswet"];
    const OF: &str = " van ";
    let word = page.words[index].span;
    if !LAWS.contains(&page.word(index)) || !page.continues(word.end, OF) {
        return None;
    }
    let day = date::at(page.text(), word.end + OF.len(), page.date).filter(|day| day.iso.len() == 10)?;
    let year = day.iso.get(..4)?;
    let span = Span::new(word.start, day.span.end);
    span.of(page.text()).ends_with(year).then(|| Candidate::surface(span, MentionKind::Law, "law/day", 0.85))
}
