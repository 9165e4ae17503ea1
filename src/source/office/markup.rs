//! An older document as the markup of a Word document, so that one reader knows tables, headings and notes of both.

use super::docx::{self, Parts};
use crate::source::tree::{Element, Node, Text};
use crate::source::{BlockKind, Document, SourceError};
use std::collections::BTreeMap;

/// The style of headings.
const HEADING: &str = "Heading";

/// How a stretch of words is printed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Print {
    pub bold: bool,
    pub italic: bool,
    pub underlined: bool,
}

/// What kind of paragraph it is, where the file says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Heading,
    Item,
}

/// An element of that name.
pub(super) fn element(name: &str, children: Vec<Element>) -> Element {
    let children = children.into_iter().map(Node::Element).collect();
    Element { name: name.to_owned(), children, ..Element::default() }
}

/// An element of that name with one attribute.
fn with(name: &str, attribute: &str, value: &str) -> Element {
    let attributes = vec![(attribute.to_owned(), value.to_owned())];
    Element { name: name.to_owned(), attributes, ..Element::default() }
}

/// A paragraph of runs.
pub(super) fn paragraph(style: Style, mut runs: Vec<Element>) -> Element {
    let property = match style {
        Style::Plain => None,
        Style::Heading => Some(with("pStyle", "val", HEADING)),
        Style::Item => Some(element("numPr", Vec::new())),
    };
    if let Some(property) = property {
        runs.insert(0, element("pPr", vec![property]));
    }
    element("p", runs)
}

/// Words that are printed in one way.
pub(super) fn run(words: &str, print: Print) -> Element {
    let marks = [(print.bold, "b"), (print.italic, "i"), (print.underlined, "u")];
    let marks = marks.iter().filter(|(printed, _)| *printed).map(|(_, name)| element(name, Vec::new())).collect();
    let text = Text { content: words.to_owned(), at: 0, len: words.len() };
    let words = Element { name: "t".to_owned(), children: vec![Node::Text(text)], ..Element::default() };
    element("r", vec![element("rPr", marks), words])
}

/// The mark of a note.
pub(super) fn reference(end: bool, id: u32) -> Element {
    with(if end { "endnoteReference" } else { "footnoteReference" }, "id", &id.to_string())
}

/// The text of a note.
pub(super) fn note(end: bool, id: u32, paragraphs: Vec<Element>) -> Element {
    let mut note = with(if end { "endnote" } else { "footnote" }, "id", &id.to_string());
    note.children = paragraphs.into_iter().map(Node::Element).collect();
    note
}

/// The document of such blocks and notes.
pub(super) fn document(
    name: &str,
    blocks: Vec<Element>,
    footnotes: Vec<Element>,
    endnotes: Vec<Element>,
) -> Result<Document, SourceError> {
    let parts = Parts {
        styles: BTreeMap::from([(HEADING.to_owned(), BlockKind::Heading)]),
        footnotes: element("footnotes", footnotes),
        endnotes: element("endnotes", endnotes),
        all_notes: true,
    };
    docx::document(name, &element("document", vec![element("body", blocks)]), parts)
}
