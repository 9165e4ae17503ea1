//! Official XML: `<officiele-publicatie>`, `<kamerwrk>` and consolidated laws.

mod roles;
mod signature;
mod walk;

use super::builder::Builder;
use super::tree::Element;
use super::{Document, Elements, MarkedReference, SourceError, SubmittedMotion, debate, structure, xml};
use crate::span::Span;
use walk::Walk;

/// Reads official XML; the file itself is the original.
///
/// # Errors
///
/// A [`SourceError`] for broken XML and for a paper without words.
pub(super) fn read(name: &str, file: String) -> Result<Document, SourceError> {
    let root = xml::parse(&file)?;
    let mut walk = Walk::new(Builder::of_file(file));
    walk.element(&root, "");
    let Walk { builder, references, speeches, motions, title, .. } = walk;
    let built = builder.finish(name);
    let metadata_references = references
        .into_iter()
        .filter_map(|(stretch, target)| Some(MarkedReference { span: built.stretch(stretch)?, target }));
    let references: Vec<MarkedReference> = metadata_references.collect();
    let (said, kept) = debate::speeches(&built, speeches);
    let motions = motions.into_iter().filter_map(|motion| {
        let first = motion.blocks.iter().find_map(|block| built.block(*block))?;
        let last = motion.blocks.iter().rev().find_map(|block| built.block(*block))?;
        let speech = motion.speech.and_then(|index| kept[index]);
        Some(SubmittedMotion { span: Span::new(first.start, last.end), identifier: motion.identifier, speech })
    });
    let motions = motions.collect();
    let title = title.and_then(|title| built.stretch(title));
    let mut document = built.document;
    if document.text.is_empty() {
        return Err(SourceError::Empty);
    }
    document.elements = Elements::of_xml(&root);
    document.metadata.title = title;
    document.metadata.references = references;
    document.metadata.speeches = said;
    document.metadata.motions = motions;
    dates(&root, &mut document);
    structure::refine(&mut document);
    if let Some(law) = root.attribute("bwb-id") {
        structure::identify(&mut document, law);
    }
    if let Some(identifier) = declared_identifier(&root) {
        structure::identify(&mut document, &identifier);
    }
    Ok(document)
}

/// The address of the metadata record names the paper: `https://.../kst-32545-143/metadata.xml`.
fn declared_identifier(root: &Element) -> Option<String> {
    let meta = root
        .find("metadata")?
        .elements()
        .find(|meta| meta.attribute("name").is_some_and(|name| name.ends_with("externMetadataRecord")))?;
    let (before, _) = meta.attribute("content")?.rsplit_once('/')?;
    before.rsplit('/').next().map(ToOwned::to_owned).filter(|identifier| identifier.contains('-'))
}

/// Dates that the markup gives in ISO 8601 beside the words.
fn dates(root: &Element, document: &mut Document) {
    let dated = root.find("datumtekst").or_else(|| root.find("ondertekening"));
    let date = dated.and_then(|place| place.find("datum")).and_then(|date| date.attribute("isodatum"));
    document.metadata.date = date.and_then(|date| date.parse().ok());
    if let Some(year) = root.find("vergjaar") {
        document.metadata.parliamentary_year = structure::parliamentary_year(&year.text());
    }
}
