//! Names that the layout breaks: of a name with page furniture, footnote text or another column inside, the longest unbroken
//! part that holds its head word is the mention (guideline, rule 9).

use super::candidate::{Candidate, Names};
use super::page::Page;
use crate::span::Span;

/// Cuts the candidates that the layout breaks to their longest unbroken part.
pub(crate) fn keep(page: &Page<'_>, candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut().filter(|candidate| !candidate.holds_others()) {
        let parts = parts(page, candidate.span);
        if parts.len() < 2 {
            continue;
        }
        let longest = parts.iter().rev().max_by_key(|part| part.len()).map(|part| trimmed(page, *part));
        if let Some(span) = longest.filter(|span| !span.is_empty()) {
            if candidate.names == Names::Surface {
                candidate.names = Names::Called(candidate.span.of(page.text()).to_owned());
            }
            candidate.span = span;
        }
    }
}

/// The stretches of a span that stand together in the original, but for white space, hyphens and footnote marks.
fn parts(page: &Page<'_>, span: Span) -> Vec<Span> {
    let document = page.document;
    let mut parts: Vec<Span> = Vec::new();
    let mut end = 0;
    for (clean, original) in document.offsets.pieces(span) {
        let near = end > 0
            && original.start >= end
            && document.original.get(end..original.start).is_some_and(|between| {
                between.len() < 12
                    && !between.chars().any(char::is_alphabetic)
                    && between.chars().filter(|c| c.is_ascii_digit()).count() <= 3
            });
        // A blank that stands for a footnote or another column breaks the name as well.
        let swallows = original.len() > clean.len() + 12;
        match parts.last_mut() {
            Some(last) if near && !swallows => last.end = clean.end,
            _ if swallows => {}
            _ => parts.push(clean),
        }
        end = if swallows { 0 } else { original.end };
    }
    parts
}

/// Without blanks and function words at its edges.
fn trimmed(page: &Page<'_>, span: Span) -> Span {
    let words = page.words_in(span);
    let content = |index: &usize| !page.grammar.inside.contains(page.word(*index));
    match (words.clone().find(content), words.rev().find(content)) {
        (Some(first), Some(last)) => page.span(first, last),
        _ => span,
    }
}
