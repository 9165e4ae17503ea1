//! Official papers that were taken out of their PDF without a blank line: footnotes glued to their number stand at the foot of
//! each page, their marks at the beginning of a line, and the imprint below them.

use super::lines::Line;
use super::{Draft, Note, Removed};
use crate::source::structure::is_identifier;
use crate::span::Span;

/// Takes notes, marks and imprint out of the lines, if the text has the imprint of an official paper.
pub(super) fn cut(original: &str, lines: Vec<Line>, notes: &mut Vec<Note>, removed: &mut Removed) -> Vec<Line> {
    let glued = lines.iter().skip(1).filter(|line| line.gap > 0).count() * 8 < lines.len();
    if !glued || !lines.iter().any(|line| is_identifier(line.span.of(original))) {
        return lines;
    }
    if let Some(first) = lines.first().map(|line| line.span) {
        // The number of the chamber stands beside its name.
        let name = first.of(original).trim_end_matches(['1', '2']);
        if name.ends_with("Staten-Generaal") && name.len() < first.len() {
            removed.insert(first.start + name.len(), (first.end, None));
        }
    }
    let mut body: Vec<Line> = Vec::with_capacity(lines.len());
    let mut page: Vec<Line> = Vec::new();
    let mut opens = false;
    for mut line in lines {
        if is_imprint(line.span.of(original)) {
            settle(original, std::mem::take(&mut page), &mut body, notes, removed);
            opens = true;
        } else {
            line.page |= std::mem::take(&mut opens);
            page.push(line);
        }
    }
    settle(original, page, &mut body, notes, removed);
    body
}

/// `ah-tk-20242025-583`, `ISSN 0921 - 7398’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1`.
fn is_imprint(text: &str) -> bool {
    let paged = text.ends_with(|c: char| c.is_ascii_digit());
    is_identifier(text)
        || text.starts_with("ISSN ")
        || paged && text.contains("Kamer, vergaderjaar ") && (text.starts_with("Tweede") || text.starts_with("Eerste"))
        || paged && text.starts_with("’s-Gravenhage ") && text.contains("Kamer, vergaderjaar ")
}

/// Parts a page into its body and its notes.
fn settle(original: &str, page: Vec<Line>, body: &mut Vec<Line>, notes: &mut Vec<Note>, removed: &mut Removed) {
    let first_new = notes.len();
    let mut below = false;
    let from = body.len();
    for line in page {
        let next = notes.len() + 1;
        if let Some(length) = opens_note(line.span.of(original), next) {
            below = true;
            let pieces = vec![Span::new(line.span.start + length, line.span.end)];
            notes.push(Note { mark: next.to_string(), draft: Draft { pieces, wrapped: true, ..Draft::default() } });
        } else if let Some(note) = notes.last_mut().filter(|_| below) {
            note.draft.pieces.push(line.span);
        } else {
            body.push(line);
        }
    }
    let mut at = from;
    for number in first_new + 1..=notes.len() {
        let mark = number.to_string();
        let lines = at.max(1)..body.len();
        let sure = lines.clone().find(|index| has_mark(body[*index].span.of(original), &mark));
        // In the middle of a sentence: only where no such figure is glued to a word.
        let found = sure.or_else(|| {
            let glued = lines.clone().any(|index| is_glued(body[index].span.of(original), &mark));
            lines.clone().find(|index| !glued && may_have_mark(body[*index].span.of(original), &mark))
        });
        let Some(index) = found else { continue };
        let line = body[index].span;
        // The line goes on the one before it: the mark alone parted the two.
        let before = body[index - 1].span;
        if before.of(original).ends_with('-') {
            // The line end parts a word, and the mark stands beside it: where it belongs cannot be told.
            if line.len() == mark.len() {
                body.remove(index);
            }
            continue;
        }
        removed.insert(before.end, (line.start + mark.len(), Some(mark)));
        body[index - 1].span = Span::new(before.start, line.end);
        body.remove(index);
        at = index;
    }
}

/// How many bytes of a line are the number of this note: it touches the capital letter, mark or year behind it.
fn opens_note(text: &str, number: usize) -> Option<usize> {
    let label = number.to_string();
    let rest = text.strip_prefix(&label)?;
    let year = rest.chars().take_while(char::is_ascii_digit).count() == 4 && rest.starts_with(['1', '2']);
    (rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '‘')) || rest.starts_with("http") || year)
        .then_some(label.len())
}

/// Whether a line begins with a raised figure: alone, or before a blank or a sign of punctuation.
fn has_mark(text: &str, mark: &str) -> bool {
    text.strip_prefix(mark).is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with(". ")
            || rest.starts_with([',', ';', ':'])
            || rest == "."
            || rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()))
    })
}

/// Whether a line begins with a figure that goes on in lower case or closes a bracket.
fn may_have_mark(text: &str, mark: &str) -> bool {
    text.strip_prefix(mark).is_some_and(|rest| {
        rest.starts_with(')')
            || rest
                .strip_prefix(' ')
                .is_some_and(|rest| rest.starts_with(char::is_lowercase) && !rest.starts_with("miljo"))
    })
}

/// Whether the figure stands right behind a word.
fn is_glued(text: &str, mark: &str) -> bool {
    text.match_indices(mark).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + mark.len()..].chars().next();
        before.is_some_and(|c| c.is_lowercase() || matches!(c, '.' | '?' | '»' | '”'))
            && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use crate::source;

    #[test]
    fn notes_and_marks_of_a_printed_page_are_found() {
        let bytes = include_bytes!("../../../tests/data/papers/kv-tk-2024Z18794.txt");
        let document = source::read("kv-tk-2024Z18794.txt", bytes).unwrap();
        assert_eq!(document.metadata.identifier.as_deref(), Some("kv-tk-2024Z18794"));
        assert_eq!(document.footnotes.len(), 2);
        let second = &document.footnotes[1];
        assert!(document.surface(second.span).starts_with("Volkskrant, 18 november 2024, «Minister Faber"));
        assert!(document.text[..second.anchors[0]].ends_with("bedankt moest worden.»?"));
        assert!(document.text.contains("moest worden.»? Zo nee, wat klopt hier niet aan?"));
        assert!(!document.text.contains("vergaderjaar 2024–2025, Vragen"));
        assert!(document.text.starts_with("Tweede Kamer der Staten-Generaal\n"));
    }
}
