//! Collects the quads of one named graph.

use super::term::{dutch, iri};
use super::vocab::skos;
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{NamedNode, NamedNodeRef, Quad, Term};

/// The quads of one named graph.
pub(super) struct Sink {
    graph: NamedNode,
    quads: Vec<Quad>,
}

impl Sink {
    pub(super) fn new(graph: NamedNode) -> Self {
        Self { graph, quads: Vec::new() }
    }

    /// States one thing.
    pub(super) fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        self.quads.push(Quad::new(subject.clone(), predicate.into_owned(), object, self.graph.clone()));
    }

    /// States what kind of thing it is.
    pub(super) fn is_a(&mut self, subject: &NamedNode, class: NamedNodeRef<'_>) {
        self.add(subject, rdf::TYPE, class.into_owned());
    }

    /// Gives a thing its name, as every reader of RDF looks for it.
    pub(super) fn name(&mut self, subject: &NamedNode, label: &str) {
        self.add(subject, rdfs::LABEL, dutch(label));
        self.add(subject, skos::PREF_LABEL, dutch(label));
    }

    /// States that something has a value, if there is one.
    pub(super) fn maybe(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: Option<impl Into<Term>>) {
        if let Some(object) = object {
            self.add(subject, predicate, object);
        }
    }

    /// States a link to another thing.
    pub(super) fn link(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: &str) {
        self.add(subject, predicate, iri(object));
    }

    /// What was collected, sorted, each quad once.
    pub(super) fn finish(self) -> Vec<Quad> {
        sorted(self.quads)
    }
}

/// Quads in the order of their N-Quads lines, each once.
#[must_use]
pub fn sorted(mut quads: Vec<Quad>) -> Vec<Quad> {
    quads.sort_by_cached_key(Quad::to_string);
    quads.dedup();
    quads
}
