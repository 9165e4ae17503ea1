//! Web pages: official publications in HTML, and pages that people saved.
//!
//! Of an official publication the part that is the paper is read, with its metadata block. A saved page of which the
//! lines tell what the page knows of the paper is read as the same page copied as text is; of
//! any other page the furniture is left out.

mod notes;
mod page;
mod parse;

use super::metadata::{self, Record};
use super::tree::Element;
use super::{BlockKind, Document, Elements, SourceError, structure, text};
use notes::Notes;
use page::Page;

/// Reads a web page; the file itself is the original.
///
/// # Errors
///
/// A [`SourceError`] for a page without words or with too deep a nesting.
pub(super) fn read(name: &str, file: String) -> Result<Document, SourceError> {
    let root = parse::parse(&file)?;
    let record = record(&root);
    let main = main_part(&root, record.is_some());
    let notes = notes::find(main);
    let mut document = Page::new(file, notes).read(main).finish(name).document;
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    if letters(&document.text) * 4 < letters(&main.text()) {
        let page = Page::new(document.original, notes::find(main)).whatever_the_class();
        document = page.read(main).finish(name).document;
    }
    if !document.text.chars().any(char::is_alphabetic) {
        return Err(SourceError::Empty);
    }
    if is_copied_page(&document) {
        // Marks and arrows of notes stay in the lines: the reader of plain text knows them.
        let page = Page::new(document.original, Notes::default()).read(main).finish(name);
        document = as_lines(name, page.document)?;
    }
    document.elements = Elements::of_html(&root);
    title(&root, &mut document);
    structure::refine(&mut document);
    if let Some(record) = record {
        metadata::combine(&mut document, &record);
    }
    Ok(document)
}

/// The metadata block of an official page.
fn record(root: &Element) -> Option<Record> {
    let metas = root.all("meta");
    let pairs = metas.iter().filter_map(|meta| {
        Some((meta.attribute("name")?, meta.attribute("scheme").unwrap_or_default(), meta.attribute("content")?))
    });
    let is_official =
        |name: &str| ["OVERHEID", "DC.", "DCTERMS"].iter().any(|prefix| name.to_uppercase().starts_with(prefix));
    Record::of_pairs(pairs.filter(|(name, _, _)| is_official(name)))
}

/// The part of a page that is the paper.
fn main_part(root: &Element, official: bool) -> &Element {
    let by_id = |id: &str| find(root, &|element| element.attribute("id") == Some(id));
    if official && let Some(text) = by_id("broodtekst") {
        return find(root, &|element| element.attribute("id") == Some("noten")).map_or(text, |_| common(root, text));
    }
    let main = find(root, &|element| element.name == "main" || element.attribute("role") == Some("main"));
    let article = || Some(root.all("article")).filter(|articles| articles.len() == 1).map(|articles| articles[0]);
    main.or_else(article).or_else(|| root.find("body")).unwrap_or(root)
}

/// The notes of an official page may stand in the paper or beside it.
fn common<'a>(root: &'a Element, text: &'a Element) -> &'a Element {
    let inside = find(text, &|element| element.attribute("id") == Some("noten")).is_some();
    if inside { text } else { root.find("body").unwrap_or(text) }
}

fn find<'a>(element: &'a Element, wanted: &dyn Fn(&Element) -> bool) -> Option<&'a Element> {
    let mut found = Vec::new();
    element.collect(wanted, &mut found);
    found.into_iter().next()
}

/// Whether the lines of a page tell number and date of the paper.
fn is_copied_page(document: &Document) -> bool {
    let mut first = document.blocks.iter().take(40).map(|block| document.surface(block.span));
    first.any(|text| text.starts_with("Nummer: ") && text.contains("datum: "))
}

/// Reads the blocks of a page as the lines of a plain text, and leads back through both.
fn as_lines(name: &str, page: Document) -> Result<Document, SourceError> {
    let mut document = text::read(name, &page.text)?;
    document.offsets = document.offsets.then(&page.offsets);
    document.original = page.original;
    Ok(document)
}

/// The title of the window, where the page has no better one.
fn title(root: &Element, document: &mut Document) {
    if document.metadata.title.is_some() {
        return;
    }
    let Some(title) = root.find("title").map(Element::text).filter(|title| !title.is_empty()) else { return };
    let titled = document
        .blocks
        .iter()
        .position(|block| block.kind == BlockKind::Heading && title.starts_with(document.surface(block.span)));
    if let Some(index) = titled {
        document.blocks[index].kind = BlockKind::Title;
        document.metadata.title = Some(document.blocks[index].span);
    }
}
