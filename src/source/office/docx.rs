//! Word documents: `word/document.xml` with its notes and styles; tracked changes are accepted.

use super::{finish, table};
use crate::source::builder::Builder;
use crate::source::package::Package;
use crate::source::structure::is_heading_text;
use crate::source::tree::{Element, Node};
use crate::source::{BlockKind, Document, SourceError, xml};
use std::collections::BTreeMap;

/// The parts that hold the words of a document.
const PARTS: [&str; 3] = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];

/// Reads a Word document.
///
/// # Errors
///
/// [`SourceError::Package`] for a broken file, and the errors of its XML.
pub(in crate::source) fn read(name: &str, bytes: &[u8]) -> Result<Document, SourceError> {
    let mut package = Package::open(bytes, "DOCX")?;
    let missing = || SourceError::Package { format: "DOCX", reason: "it has no word/document.xml".into() };
    let main = xml::parse(&package.text(PARTS[0])?.ok_or_else(missing)?)?;
    let mut part = |path: &str| -> Result<Element, SourceError> {
        package.text(path)?.map_or_else(|| Ok(Element::default()), |text| xml::parse(&text))
    };
    let styles = styles(&part("word/styles.xml")?);
    let parts = Parts { footnotes: part(PARTS[1])?, endnotes: part(PARTS[2])?, styles, all_notes: false };
    document(name, &main, parts)
}

/// What a document has besides its body.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The kind of block that a style stands for, by its identifier.
    pub styles: BTreeMap<String, BlockKind>,
    pub footnotes: Element,
    pub endnotes: Element,
    /// Whether notes count to which no mark leads, as in formats without elements of their own; DOCX keeps lines that part
    /// notes from text among its notes.
    pub all_notes: bool,
}

/// The document of a root whose body holds paragraphs and tables.
pub(super) fn document(name: &str, main: &Element, parts: Parts) -> Result<Document, SourceError> {
    let Parts { styles, footnotes, endnotes, all_notes } = parts;
    let none = Element::default();
    let body = main.child("body").unwrap_or(&none);
    let mut reader = Reader { builder: Builder::extracting(), styles, notes: Vec::new() };
    reader.blocks(body);
    for (index, (id, end)) in reader.notes.clone().into_iter().enumerate() {
        let (notes, kind, part) = if end { (&endnotes, "endnote", 2) } else { (&footnotes, "footnote", 1) };
        let note = notes.elements().find(|note| note.name == kind && note.attribute("id") == Some(&id));
        if let Some(note) = note {
            reader.note(note, &(index + 1).to_string(), part);
        }
    }
    let marked = |note: &&Element| {
        let id = note.attribute("id").unwrap_or_default();
        reader.notes.iter().any(|(known, end)| known == id && *end == (note.name == "endnote"))
    };
    let others: Vec<&Element> =
        footnotes.elements().chain(endnotes.elements()).filter(|note| all_notes && !marked(note)).collect();
    let first = reader.notes.len() + 1;
    for (index, note) in others.into_iter().enumerate() {
        reader.note(note, &(first + index).to_string(), 1);
    }
    let roots = [(PARTS[0], main), (PARTS[1], &footnotes), (PARTS[2], &endnotes)];
    finish(reader.builder, name, if all_notes { &[] } else { &roots })
}

/// What the styles of a document say of their paragraphs.
fn styles(styles: &Element) -> BTreeMap<String, BlockKind> {
    let mut kinds = BTreeMap::new();
    for style in styles.elements().filter(|style| style.name == "style") {
        let Some(id) = style.attribute("styleId") else { continue };
        let name = style.child("name").and_then(|name| name.attribute("val")).unwrap_or(id).to_lowercase();
        let is_heading =
            style.find("outlineLvl").and_then(|level| level.attribute("val")).is_some_and(|level| level < "9");
        if is_heading || name.starts_with("heading") || name.starts_with("kop ") || name == "title" || name == "titel" {
            kinds.insert(id.to_owned(), BlockKind::Heading);
        } else if style.find("numPr").is_some() {
            kinds.insert(id.to_owned(), BlockKind::ListItem);
        }
    }
    kinds
}

#[derive(Debug)]
struct Reader {
    builder: Builder,
    styles: BTreeMap<String, BlockKind>,
    /// Identifier of each note in the order of its mark, and whether it is an endnote.
    notes: Vec<(String, bool)>,
}

impl Reader {
    /// Paragraphs and tables.
    fn blocks(&mut self, element: &Element) {
        for child in element.elements() {
            match child.name.as_str() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                "del" | "moveFrom" | "sectPr" | "sdtPr" | "tcPr" | "trPr" => {}
                "AlternateContent" => self.alternative(child, Self::blocks),
                _ => self.blocks(child),
            }
        }
    }

    fn table(&mut self, element: &Element) {
        let mut rows = Vec::new();
        element.collect(&|child| child.name == "tr", &mut rows);
        rows.retain(|row| row.child("trPr").is_none_or(|properties| properties.child("del").is_none()));
        table(
            self,
            &rows,
            |child| child.name == "tc",
            |child| child.name == "p",
            visible,
            |reader| &mut reader.builder,
            Self::blocks,
        );
    }

    fn paragraph(&mut self, element: &Element) {
        self.builder.comes_from(0, element.at);
        if self.builder.is_open() {
            if !self.builder.so_far().is_empty() {
                self.builder.words(" ");
            }
            self.runs(element);
            return;
        }
        let properties = element.child("pPr");
        let style =
            properties.and_then(|properties| properties.child("pStyle")).and_then(|style| style.attribute("val"));
        let numbered = properties
            .and_then(|properties| properties.child("numPr"))
            .is_some_and(|number| number.child("numId").and_then(|id| id.attribute("val")) != Some("0"));
        let kind = style.and_then(|style| self.styles.get(style)).copied();
        let kind = match kind {
            Some(BlockKind::Heading) => kind,
            _ if numbered => Some(BlockKind::ListItem),
            None if is_emphatic(element) && is_heading_text(&visible(element)) => Some(BlockKind::Heading),
            kind => kind,
        };
        self.builder.open(kind.unwrap_or(BlockKind::Paragraph));
        self.runs(element);
        self.builder.close();
        // A text box is anchored in a paragraph and stands beside it.
        let mut boxes = Vec::new();
        element.collect(&|child| matches!(child.name.as_str(), "txbxContent" | "Fallback"), &mut boxes);
        for content in boxes.into_iter().filter(|content| content.name == "txbxContent") {
            self.blocks(content);
        }
    }

    /// The words of a paragraph.
    fn runs(&mut self, element: &Element) {
        for child in element.elements() {
            match child.name.as_str() {
                "t" => self.words(child),
                "tab" | "ptab" => self.builder.words("\t"),
                "br" | "cr" => self.builder.words("\n"),
                "noBreakHyphen" => self.builder.words("-"),
                "footnoteReference" | "endnoteReference" => {
                    let id = child.attribute("id").unwrap_or_default().to_owned();
                    self.notes.push((id, child.name == "endnoteReference"));
                    self.builder.mark(&self.notes.len().to_string());
                }
                "r" if is_hidden(child) => {}
                "del" | "moveFrom" | "delText" | "instrText" | "pPr" | "rPr" | "txbxContent" | "pict" | "drawing"
                | "footnoteRef" | "endnoteRef" | "annotationRef" | "sdtPr" => {}
                "AlternateContent" => self.alternative(child, Self::runs),
                _ => self.runs(child),
            }
        }
    }

    /// Of alternatives for several versions of Word the first one counts.
    fn alternative(&mut self, element: &Element, read: fn(&mut Self, &Element)) {
        if let Some(choice) = element.child("Choice") {
            read(self, choice);
        }
    }

    fn words(&mut self, element: &Element) {
        for node in &element.children {
            if let Node::Text(text) = node {
                self.builder.words(&text.content);
            }
        }
    }

    fn note(&mut self, element: &Element, mark: &str, part: usize) {
        for paragraph in element.elements().filter(|child| child.name == "p") {
            self.builder.open_note(mark);
            self.builder.comes_from(part, paragraph.at);
            self.runs(paragraph);
            self.builder.close();
        }
    }
}

/// Whether every word of a paragraph is bold, italic or underlined: headings that are none to Word.
fn is_emphatic(paragraph: &Element) -> bool {
    let mut runs = Vec::new();
    paragraph.collect(&|child| child.name == "r", &mut runs);
    let mut worded = runs.into_iter().filter(|run| !visible(run).is_empty()).peekable();
    worded.peek().is_some()
        && worded.all(|run| {
            let properties = run.child("rPr");
            ["b", "i", "u"].iter().any(|name| {
                let property = properties.and_then(|properties| properties.child(name));
                property.is_some_and(|property| !matches!(property.attribute("val"), Some("0" | "false" | "none")))
            })
        })
}

/// The words of an element without deleted ones and without the instructions of fields.
fn visible(element: &Element) -> String {
    let mut found = Vec::new();
    element.collect(&|child| matches!(child.name.as_str(), "t" | "del" | "moveFrom"), &mut found);
    let mut words = String::new();
    for run in found.into_iter().filter(|child| child.name == "t") {
        run.append_text(&mut words);
    }
    words.trim().to_owned()
}

/// Text that Word hides.
fn is_hidden(run: &Element) -> bool {
    let vanish = run.child("rPr").and_then(|properties| properties.child("vanish"));
    vanish.is_some_and(|vanish| !matches!(vanish.attribute("val"), Some("0" | "false")))
}
