//! Footnotes that were typed by hand below the text: `[1] NOS, 23 mei 2024, ...`, with `[1]` or `1)` where they belong.

use super::{BlockKind, Document, Footnote};
use crate::span::Span;

/// Makes footnotes of the numbered paragraphs at the end of a document whose marks stand in its text.
pub(super) fn notes(document: &mut Document) {
    let body = document.blocks.iter().take_while(|block| block.kind != BlockKind::Footnote).count();
    let found = labelled(document, body).or_else(|| listed(document, body));
    for (number, (index, label)) in found.unwrap_or_default().into_iter().enumerate() {
        let span = document.blocks[index].span;
        let span = Span::new(span.start + label, span.end);
        let mark = format!("[{}]", number + 1);
        let anchors = anchors(&document.text[..document.blocks[index].span.start], number + 1);
        document.blocks[index].kind = BlockKind::Footnote;
        document.footnotes.push(Footnote { mark, span, anchors });
    }
    document.footnotes.sort_by_key(|note| note.span.start);
}

/// The paragraphs that begin with `[1]`, `[2]` ... or `1)`, `2)` ..., and how many bytes the label takes. What stands between
/// them are web addresses that belong to them.
fn labelled(document: &Document, body: usize) -> Option<Vec<(usize, usize)>> {
    let label = |index: usize, number: usize| {
        let text = document.surface(document.blocks[index].span);
        [format!("[{number}] "), format!("{number}) "), format!("{number}] ")]
            .iter()
            .find(|label| text.starts_with(label.as_str()))
            .map(String::len)
    };
    let first = (0..body).rev().find(|index| label(*index, 1).is_some())?;
    let mut notes = Vec::new();
    for index in first..body {
        match label(index, notes.len() + 1) {
            Some(length) => notes.push((index, length)),
            None if document.surface(document.blocks[index].span).contains("http") => {}
            None => return None,
        }
    }
    let marked = (1..=notes.len())
        .all(|number| !anchors(&document.text[..document.blocks[first].span.start], number).is_empty());
    (marked && first * 2 > body).then_some(notes)
}

/// A list at the very end, whose numbers the word processor wrote, with as many items as the text has marks.
fn listed(document: &Document, body: usize) -> Option<Vec<(usize, usize)>> {
    let items = document.blocks[..body].iter().rev().take_while(|block| block.kind == BlockKind::ListItem).count();
    let first = body - items;
    let text = &document.text[..document.blocks.get(first)?.span.start];
    let marked = |number: usize| !anchors(text, number).is_empty();
    ((1..=items).all(marked) && !marked(items + 1) && !document.metadata.questions.is_empty())
        .then(|| (first..body).map(|index| (index, 0)).collect())
}

/// Where the marks of a note stand: behind the words that `[3]` or `3)` is attached to.
fn anchors(text: &str, number: usize) -> Vec<usize> {
    let mut anchors = Vec::new();
    for mark in [format!("[{number}]"), format!("{number})")] {
        for (at, _) in text.match_indices(&mark) {
            let before = &text[..at];
            let opened = before.rfind(['(', ')', '\n']).is_some_and(|open| before[open..].starts_with('('));
            let glued = before.ends_with(|c: char| c.is_ascii_digit() || c == '\n') || before.is_empty();
            if !glued && (mark.starts_with('[') || !opened) {
                anchors.push(before.trim_end().len());
            }
        }
    }
    anchors.sort_unstable();
    anchors
}

#[cfg(test)]
mod tests {
    use crate::source;

    #[test]
    fn notes_below_the_answers_are_footnotes() {
        let bytes = include_bytes!("../../tests/data/papers/beantwoording-sammy-baker.docx");
        let document = source::read("beantwoording-sammy-baker.docx", bytes).unwrap();
        let notes: Vec<(&str, &str)> = document
            .footnotes
            .iter()
            .map(|note| (note.mark.as_str(), document.surface(note.span).split(',').next().unwrap()))
            .collect();
        let typed = ["[1]", "[2]", "[3]"].map(|mark| notes.iter().find(|note| note.0 == mark).unwrap().1);
        assert_eq!(typed[0], "Argos");
        assert_eq!(typed[2], "Bureau Beke");
        let third = document.footnotes.iter().find(|note| note.mark == "[3]").unwrap();
        assert!(document.text[..third.anchors[0]].ends_with("van Bureau Beke"));
    }
}
