//! Word documents of the years 1997 to 2003, and older ones.

use super::markup::{self, Print, Style};
use crate::source::error::one_line;
use crate::source::tree::{Element, MAX_DEPTH};
use crate::source::{Document, SourceError};
use office_oxide::DocumentFormat;
use office_oxide::doc::SubDocumentKind;
use office_oxide::ir::{self, InlineContent};
use std::io::Cursor;

/// Reads a Word document; tracked changes are accepted, headers and footers left out.
///
/// # Errors
///
/// [`SourceError::Package`] for a broken or encrypted file, or one of which part of the text is lost.
pub(in crate::source) fn read(name: &str, bytes: &[u8]) -> Result<Document, SourceError> {
    let broken = |reason: &str| SourceError::Package { format: "DOC", reason: one_line(reason) };
    let document = office_oxide::Document::from_reader(Cursor::new(bytes.to_vec()), DocumentFormat::Doc)
        .map_err(|error| broken(&error.to_string()))?;
    if !document.as_doc().ok_or_else(|| broken("it holds no Word document"))?.text_complete() {
        return Err(broken("a part of its text is lost"));
    }
    let margins = document.as_doc().into_iter().flat_map(|document| document.subdocuments());
    let margins = margins.filter(|part| part.kind == SubDocumentKind::HeaderTextBoxes).map(|part| letters(&part.text));
    let mut reader = Reader { margins: margins.collect(), ..Reader::default() };
    let mut blocks = Vec::new();
    for section in &document.to_ir().sections {
        reader.blocks(&section.elements, &mut blocks, 0);
    }
    markup::document(name, blocks, reader.footnotes, reader.endnotes)
}

#[derive(Debug, Default)]
struct Reader {
    /// The letters of text boxes in headers and footers, which come with those of the body.
    margins: String,
    footnotes: Vec<Element>,
    endnotes: Vec<Element>,
}

impl Reader {
    fn blocks(&mut self, elements: &[ir::Element], blocks: &mut Vec<Element>, depth: usize) {
        if depth > MAX_DEPTH / 4 {
            return;
        }
        for element in elements {
            match element {
                ir::Element::Heading(heading) => blocks.push(markup::paragraph(Style::Heading, runs(&heading.content))),
                ir::Element::Paragraph(paragraph) => {
                    blocks.push(markup::paragraph(Style::Plain, runs(&paragraph.content)));
                }
                ir::Element::List(list) => self.items(list, blocks, depth),
                ir::Element::Table(table) => blocks.push(self.table(table, depth)),
                ir::Element::TextBox(text) => {
                    let mut inner = Vec::new();
                    self.blocks(&text.content, &mut inner, depth + 1);
                    let inner = markup::element("txbxContent", inner);
                    if !self.margins.contains(&letters(&inner.text())) {
                        blocks.push(inner);
                    }
                }
                ir::Element::Footnote(note) => {
                    let note = self.note(false, note, depth);
                    self.footnotes.push(note);
                }
                ir::Element::Endnote(note) => {
                    let note = self.note(true, note, depth);
                    self.endnotes.push(note);
                }
                // Pictures and breaks hold no words.
                _ => {}
            }
        }
    }

    fn items(&mut self, list: &ir::List, blocks: &mut Vec<Element>, depth: usize) {
        if depth > MAX_DEPTH / 4 {
            return;
        }
        for item in &list.items {
            for element in &item.content {
                match element {
                    ir::Element::Paragraph(paragraph) => {
                        blocks.push(markup::paragraph(Style::Item, runs(&paragraph.content)));
                    }
                    other => self.blocks(std::slice::from_ref(other), blocks, depth + 1),
                }
            }
            if let Some(nested) = &item.nested {
                self.items(nested, blocks, depth + 1);
            }
        }
    }

    fn table(&mut self, table: &ir::Table, depth: usize) -> Element {
        let rows = table.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| {
                let mut blocks = Vec::new();
                self.blocks(&cell.content, &mut blocks, depth + 1);
                markup::element("tc", blocks)
            });
            markup::element("tr", cells.collect())
        });
        markup::element("tbl", rows.collect())
    }

    fn note(&mut self, end: bool, note: &ir::Note, depth: usize) -> Element {
        let mut paragraphs = Vec::new();
        self.blocks(&note.content, &mut paragraphs, depth + 1);
        markup::note(end, note.id, paragraphs)
    }
}

/// A text without its blanks: each way of reading it has others.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn runs(content: &[InlineContent]) -> Vec<Element> {
    content
        .iter()
        .filter_map(|inline| match inline {
            InlineContent::Text(span) => {
                let print = Print { bold: span.bold, italic: span.italic, underlined: span.underline.is_some() };
                Some(markup::run(&span.text, print))
            }
            InlineContent::LineBreak => Some(markup::element("br", Vec::new())),
            InlineContent::FootnoteRef(mark) => Some(markup::reference(false, mark.note_id)),
            InlineContent::EndnoteRef(mark) => Some(markup::reference(true, mark.note_id)),
            _ => None,
        })
        .collect()
}
