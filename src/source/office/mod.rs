//! Documents of word processors: DOCX, ODT, and the older DOC.
//!
//! The original is the text as a person would copy it: a paragraph a line, footnote marks in brackets, the notes below.

mod doc;
mod docx;
mod markup;
mod odt;

use super::builder::Builder;
use super::tree::Element;
use super::{BlockKind, Document, Elements, SourceError, structure};

pub(super) use doc::read as read_doc;
pub(super) use docx::read as read_docx;
pub(super) use odt::read as read_odt;

/// How a row of a table is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Its cells are paragraphs: the table is there for the layout.
    Flow,
    /// Its cells are one line of the heading of a paper: a number and what it numbers.
    Line,
    /// Its cells are data.
    Data,
}

/// Tells from the words of its cells how a row is to be read; `paragraphs` is the largest number of paragraphs in one.
pub(super) fn row(cells: &[String], paragraphs: usize) -> Row {
    let filled: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    let Some(first) = filled.first() else { return Row::Flow };
    let lower = first.to_lowercase();
    let numbered = structure::dossier_number(first).is_some_and(|(_, length)| length == first.len())
        || lower == "nr."
        || { lower.strip_prefix("nr. ").is_some_and(|number| number.len() <= 6 && !number.contains(' ')) };
    // `Datum`, `Onderwerp`, `Ons kenmerk`: letters of ministries have their heading in a table.
    let labelled = matches!(
        lower.trim_end_matches([':', ' ']),
        "datum" | "onderwerp" | "betreft" | "ons kenmerk" | "uw kenmerk" | "aan"
    );
    if filled.len() == 2 && (numbered || labelled || first.ends_with(':')) {
        Row::Line
    } else if filled.len() < 2
        || paragraphs > 1
        || lower.starts_with("tweede kamer der")
        || lower.starts_with("eerste kamer der")
    {
        Row::Flow
    } else {
        Row::Data
    }
}

/// A page number, or the number of the chamber that stands beside its name.
fn is_idle(text: &str) -> bool {
    text.len() == 1 && text.chars().all(|c| c.is_ascii_digit())
}

/// The document, with what its layout says; its words come from the `parts` of a package.
fn finish(builder: Builder, name: &str, parts: &[(&'static str, &Element)]) -> Result<Document, SourceError> {
    let elements = Elements::of_package(parts, builder.origins());
    let mut document = Document { elements, ..builder.finish(name).document };
    if !document.text.chars().any(char::is_alphabetic) {
        return Err(SourceError::Empty);
    }
    structure::refine(&mut document);
    Ok(document)
}

/// Reads the rows of a table: what each cell holds is read by `cell`; `words` gives what a reader sees of it.
fn table<R>(
    reader: &mut R,
    rows: &[&Element],
    is_cell: fn(&Element) -> bool,
    is_paragraph: fn(&Element) -> bool,
    words: fn(&Element) -> String,
    builder: fn(&mut R) -> &mut Builder,
    cell: fn(&mut R, &Element),
) {
    for element in rows {
        let cells: Vec<&Element> = element.elements().filter(|child| is_cell(child)).collect();
        let seen: Vec<String> = cells.iter().map(|cell| words(cell)).collect();
        let filled = |cell: &Element| {
            let mut found = Vec::new();
            cell.collect(&is_paragraph, &mut found);
            found.into_iter().filter(|paragraph| !words(paragraph).is_empty()).count()
        };
        let paragraphs = cells.iter().map(|cell| filled(cell)).max().unwrap_or_default();
        let kind = row(&seen, paragraphs);
        let outer = builder(reader).is_open();
        if kind == Row::Flow {
            for (inner, words) in cells.into_iter().zip(&seen) {
                if !is_idle(words) {
                    cell(reader, inner);
                }
            }
            continue;
        }
        if !outer {
            let kind = if kind == Row::Line { BlockKind::Header } else { BlockKind::TableRow };
            builder(reader).open(kind);
        }
        let border = if kind == Row::Line { " " } else { " | " };
        for inner in cells {
            if !builder(reader).so_far().is_empty() {
                builder(reader).words(border);
            }
            cell(reader, inner);
        }
        if !outer {
            builder(reader).close();
        }
    }
}
