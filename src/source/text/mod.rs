//! Plain text: letters copied from a web page, taken out of a PDF or a word processor, or read by a scanner.
//!
//! ```text
//! original ─marks─▶ what is not text ─lines─▶ lines ─layout─▶ paragraphs, notes ─anchors─▶ footnote marks ─clean─▶ Document
//! ```

mod anchors;
mod clean;
mod columns;
mod foot;
mod glue;
mod header;
mod kinds;
mod layout;
mod lines;
mod marks;
mod page;
mod print;

use super::{Document, SourceError, closing, imprint, openings};
use crate::span::Span;
use std::collections::BTreeMap;

/// A paragraph on its way into a document: stretches of the original, in reading order.
#[derive(Clone, Debug, Default)]
struct Draft {
    kind: Option<super::BlockKind>,
    pieces: Vec<Span>,
    /// Whether the pieces are lines of one page width, so that a hyphen at an end may part a word.
    wrapped: bool,
}

impl Draft {
    /// The words of the original, for looking at, without what is removed; line ends are spaces.
    fn words(&self, original: &str, removed: &Removed) -> String {
        let mut words = String::new();
        for piece in &self.pieces {
            let mut at = piece.start;
            while at < piece.end {
                let covered = removed.range(..=at).next_back().filter(|(_, (end, _))| *end > at);
                let next = removed.range(at + 1..piece.end).next().map_or(piece.end, |(start, _)| *start);
                match covered {
                    Some((_, (end, _))) => at = *end,
                    None => {
                        words.push_str(&original[at..next]);
                        at = next;
                    }
                }
            }
            words.truncate(words.trim_end().len());
            words.push(' ');
        }
        words.trim().to_owned()
    }
}

/// A footnote on its way into a document.
#[derive(Clone, Debug)]
struct Note {
    mark: String,
    draft: Draft,
}

/// Stretches of the original that are not text, each with the footnote mark it stands for, if it is one.
type Removed = BTreeMap<usize, (usize, Option<String>)>;

/// Reads a plain text as a paper.
///
/// # Errors
///
/// [`SourceError::Empty`] for a text without a single letter.
pub fn read(name: &str, original: &str) -> Result<Document, SourceError> {
    if !original.chars().any(char::is_alphabetic) {
        return Err(SourceError::Empty);
    }
    let mut removed = Removed::new();
    let mut notes = marks::bracketed(original, &mut removed);
    let lines = lines::lines(original, &removed);
    let (lines, page) = page::cut(original, lines);
    let lines = print::cut(original, lines, &mut notes, &mut removed);
    let layout = layout::Layout::of(original, &lines);
    let lines = around_pages(original, foot::cut(original, lines, &layout, &mut notes));
    let mut drafts = page.drafts;
    let body_from = drafts.len();
    drafts.extend(layout::paragraphs(original, &lines, &layout));
    columns::part(original, &removed, &mut drafts);
    kinds::classify(original, &removed, &mut drafts[body_from..]);
    anchors::find(original, &drafts[body_from..], &notes, &mut removed);
    let mut document = clean::document(name, original, &drafts, &notes, &removed);
    openings::join(&mut document);
    openings::unhead(&mut document);
    closing::join(&mut document);
    header::read(&mut document, page.metadata);
    imprint::keep(&mut document);
    Ok(document)
}

/// Takes out page numbers and registration marks; the text goes on with a new page behind them.
fn around_pages(original: &str, lines: Vec<lines::Line>) -> Vec<lines::Line> {
    let mut kept: Vec<lines::Line> = Vec::with_capacity(lines.len());
    let (mut page, mut labelled) = (false, false);
    for mut line in lines {
        let text = line.span.of(original);
        let mark = labelled && kinds::is_registration(text);
        labelled = kinds::is_registration_label(text);
        if mark || labelled || kinds::is_page_number(text) {
            page = true;
            continue;
        }
        line.page |= std::mem::take(&mut page);
        kept.push(line);
    }
    kept
}

#[cfg(test)]
mod tests;
