//! Passages of a paper, as Web Annotation says where they stand.
//!
//! A passage is `{base}id/passage/{hash}`, an `oa:SpecificResource` with two selectors: by position (Unicode code points of
//! the original, the end exclusive) and by quotation. Whatever points at the same words points at the same passage.
//!
//! A third selector leads into the file itself: the page of a PDF (`page=3`, an `oa:FragmentSelector` as RFC 8118 has it; of a
//! passage that goes on over pages the first), or the XPath of the innermost element that holds all of the passage. Passages of
//! one page or element share it.

use super::iri::Iris;
use super::place::Place;
use super::sink::Sink;
use super::term::{count, iri, text};
use super::vocab::{dcterms, kg, oa};
use crate::slug::hash;
use crate::source::Document;
use oxigraph::model::NamedNode;
use oxigraph::model::vocab::rdf;

/// How many code points of context a quotation gets on either side.
const CONTEXT: usize = 32;

/// Writes the passages of one paper.
pub(super) struct Passages<'a> {
    pub iris: &'a Iris,
    /// The paper, under the chosen base.
    pub paper: &'a NamedNode,
    pub document: &'a Document,
}

/// The rules for fragments of PDF files.
const PDF_FRAGMENTS: &str = "http://tools.ietf.org/rfc/rfc8118";

impl Passages<'_> {
    /// The name of a place within the paper: the last part of the IRIs of its nodes.
    pub(super) fn key(&self, place: &Place<'_>) -> String {
        let paper = self.iris.standard(self.paper.as_str());
        hash(&[&paper, &place.start.to_string(), &place.end.to_string()])
    }

    /// States where a passage stands; gives its node.
    pub(super) fn state(&self, place: &Place<'_>, sink: &mut Sink) -> NamedNode {
        let key = self.key(place);
        let node = |class: &str| iri(&self.iris.minted(class, &key));
        let (passage, position, quotation) = (node("passage"), node("position"), node("quotation"));
        sink.is_a(&passage, oa::SPECIFIC_RESOURCE);
        sink.add(&passage, oa::HAS_SOURCE, self.paper.clone());
        sink.add(&passage, oa::HAS_SELECTOR, position.clone());
        sink.add(&passage, oa::HAS_SELECTOR, quotation.clone());
        sink.is_a(&position, oa::POSITION_SELECTOR);
        sink.add(&position, oa::START, count(place.start));
        sink.add(&position, oa::END, count(place.end));
        sink.is_a(&quotation, oa::QUOTE_SELECTOR);
        sink.add(&quotation, oa::EXACT, text(place.exact));
        let (before, after) = self.around(place);
        sink.add(&quotation, oa::PREFIX, text(before));
        sink.add(&quotation, oa::SUFFIX, text(after));
        if let Some(within) = self.within(place, sink) {
            sink.add(&passage, oa::HAS_SELECTOR, within);
        }
        passage
    }

    /// States in which page or element of the file a place is; gives the node of the selector.
    fn within(&self, place: &Place<'_>, sink: &mut Sink) -> Option<NamedNode> {
        let paper = self.iris.standard(self.paper.as_str());
        if let Some(page) = self.document.page_of(place.bytes.start) {
            let value = format!("page={page}");
            let node = iri(&self.iris.minted("page", &hash(&[&paper, &value])));
            sink.is_a(&node, oa::FRAGMENT_SELECTOR);
            sink.link(&node, dcterms::CONFORMS_TO, PDF_FRAGMENTS);
            sink.add(&node, rdf::VALUE, text(&value));
            return Some(node);
        }
        let (part, path) = self.document.elements.path(place.bytes.start..place.bytes.end)?;
        let node = iri(&self.iris.minted("element", &hash(&[&paper, part.unwrap_or_default(), &path])));
        sink.is_a(&node, oa::XPATH_SELECTOR);
        sink.maybe(&node, kg::PART, part.map(text));
        sink.add(&node, rdf::VALUE, text(&path));
        Some(node)
    }

    /// The context before and after a place.
    fn around(&self, place: &Place<'_>) -> (&str, &str) {
        let before = self.document.original.get(..place.bytes.start).unwrap_or_default();
        let after = self.document.original.get(place.bytes.end..).unwrap_or_default();
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        (&before[from..], &after[..to])
    }
}
