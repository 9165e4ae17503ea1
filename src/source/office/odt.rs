//! OpenDocument texts: `content.xml`, and the metadata of `meta.xml`.

use super::{finish, table};
use crate::source::builder::Builder;
use crate::source::metadata::{self, Record};
use crate::source::package::Package;
use crate::source::tree::{Element, Node};
use crate::source::{BlockKind, Document, SourceError, xml};

/// A run of blanks is at most so long.
const MAX_BLANKS: usize = 200;

/// Reads an OpenDocument text.
///
/// # Errors
///
/// [`SourceError::Package`] for a broken file, and the errors of its XML.
pub(in crate::source) fn read(name: &str, bytes: &[u8]) -> Result<Document, SourceError> {
    let mut package = Package::open(bytes, "ODT")?;
    let missing = || SourceError::Package { format: "ODT", reason: "it has no content.xml".into() };
    let content = xml::parse(&package.text("content.xml")?.ok_or_else(missing)?)?;
    let meta = package.text("meta.xml")?.map(|text| xml::parse(&text)).transpose()?;
    let mut reader = Reader { builder: Builder::extracting(), notes: Vec::new() };
    if let Some(text) = content.find("text") {
        reader.blocks(text);
    }
    for (mark, body) in std::mem::take(&mut reader.notes) {
        for paragraph in body.elements() {
            reader.builder.open_note(&mark);
            reader.builder.comes_from(0, paragraph.at);
            reader.words(paragraph);
            reader.builder.close();
        }
    }
    let mut document = finish(reader.builder, name, &[("content.xml", &content)])?;
    if let Some(record) = meta.as_ref().and_then(record) {
        metadata::combine(&mut document, &record);
    }
    Ok(document)
}

/// The user-defined fields that official papers have.
fn record(meta: &Element) -> Option<Record> {
    let fields = meta.all("user-defined");
    let fields: Vec<(&str, String)> =
        fields.iter().filter_map(|field| Some((field.attribute("name")?, field.text()))).collect();
    Record::of_pairs(fields.iter().map(|(name, content)| (*name, "", content.as_str())))
}

#[derive(Debug)]
struct Reader {
    builder: Builder,
    /// The notes whose marks were read: mark and body.
    notes: Vec<(String, Element)>,
}

impl Reader {
    fn blocks(&mut self, element: &Element) {
        for child in element.elements() {
            match child.name.as_str() {
                "h" => self.block(child, BlockKind::Heading),
                "p" => self.block(child, BlockKind::Paragraph),
                "list-item" | "list-header" => self.item(child),
                "table" => self.table(child),
                // Frames hold the imprint and the page numbers.
                "tracked-changes" | "frame" | "forms" | "sequence-decls" | "variable-decls" | "covered-table-cell"
                | "table-of-content" | "annotation" | "user-field-decls" => {}
                _ => self.blocks(child),
            }
        }
    }

    fn block(&mut self, element: &Element, kind: BlockKind) {
        self.builder.comes_from(0, element.at);
        if self.builder.is_open() {
            if !self.builder.so_far().is_empty() {
                self.builder.words(" ");
            }
            self.words(element);
            return;
        }
        self.builder.open(kind);
        self.words(element);
        self.builder.close();
    }

    fn item(&mut self, element: &Element) {
        for child in element.elements() {
            match child.name.as_str() {
                "p" | "h" => self.block(child, BlockKind::ListItem),
                "list" => self.blocks(child),
                _ => {}
            }
        }
    }

    fn table(&mut self, element: &Element) {
        let mut rows = Vec::new();
        element.collect(&|child| child.name == "table-row", &mut rows);
        table(
            self,
            &rows,
            |child| child.name == "table-cell",
            |child| matches!(child.name.as_str(), "p" | "h"),
            Element::text,
            |reader| &mut reader.builder,
            Self::blocks,
        );
    }

    fn words(&mut self, element: &Element) {
        for node in &element.children {
            match node {
                Node::Text(text) => self.builder.words(&text.content),
                Node::Element(child) => match child.name.as_str() {
                    "s" => {
                        let count = child.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                        self.builder.words(&" ".repeat(usize::min(count, MAX_BLANKS)));
                    }
                    "tab" => self.builder.words("\t"),
                    "line-break" => self.builder.words("\n"),
                    "note" => self.note(child),
                    "annotation" | "annotation-end" | "frame" | "change" | "change-start" | "change-end"
                    | "ruby-text" => {}
                    _ => self.words(child),
                },
            }
        }
    }

    fn note(&mut self, element: &Element) {
        let mark = element.child_text("note-citation").unwrap_or_else(|| (self.notes.len() + 1).to_string());
        self.builder.mark(&mark);
        if let Some(body) = element.child("note-body") {
            self.notes.push((mark, body.clone()));
        }
    }
}
