//! Marks that a word processor leaves behind in a text: `[footnoteRef:7] [7:  Kamerstuk ...]` and `[bookmark: _Hlk1]`.

use super::{Draft, Note, Removed};
use crate::span::Span;

/// Takes out bracketed footnotes and bookmarks; gives the footnotes.
pub(super) fn bracketed(original: &str, removed: &mut Removed) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut at = 0;
    while let Some(open) = original[at..].find('[').map(|found| at + found) {
        let rest = &original[open + 1..];
        at = open + 1;
        if rest.starts_with("bookmark:") {
            let end = closing(original, open).unwrap_or(open + 1);
            removed.insert(open, (end, None));
            at = end;
        } else if let Some(number) = rest.strip_prefix("footnoteRef:") {
            let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let end = closing(original, open).unwrap_or(open + 1);
            removed.insert(with_blank_before(original, open), (end, Some(number[..digits].to_owned())));
            at = end;
        } else if let Some(digits) = number_and_colon(rest) {
            let text = open + 1 + digits + 1;
            let end = closing(original, open).unwrap_or_else(|| line_end(original, open));
            let inner = Span::new(text, end - usize::from(original[..end].ends_with(']')));
            let pieces = lines_of(original, inner);
            notes.push(Note { mark: rest[..digits].to_owned(), draft: Draft { pieces, ..Draft::default() } });
            removed.insert(with_blank_before(original, open), (end, None));
            at = end;
        }
    }
    notes
}

/// The length of the number, if `rest` begins with a number and a colon.
fn number_and_colon(rest: &str) -> Option<usize> {
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (1..=4).contains(&digits).then_some(digits).filter(|digits| rest[*digits..].starts_with(':'))
}

/// Where the bracket that opens at `open` is closed, exclusive; brackets inside are counted. Notes are short: a bracket
/// that is not closed within some paragraphs never is.
fn closing(original: &str, open: usize) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in original[open..].char_indices().take(5_000) {
        match c {
            '[' => depth += 1,
            ']' if depth == 1 => return Some(open + at + 1),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn line_end(original: &str, from: usize) -> usize {
    original[from..].find('\n').map_or(original.len(), |found| from + found)
}

/// A blank before a mark goes with it, so that no blank stays before a full stop.
fn with_blank_before(original: &str, at: usize) -> usize {
    let before = &original[..at];
    if before.ends_with(' ') && !before.trim_end_matches(' ').ends_with('\n') { at - 1 } else { at }
}

/// The lines of a stretch, trimmed, without empty ones.
pub(super) fn lines_of(original: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut at = span.start;
    for line in span.of(original).split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        if !line.trim().is_empty() {
            pieces.push(Span::new(start, start + line.trim().len()));
        }
        at += line.len();
    }
    pieces
}
