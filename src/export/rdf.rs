//! The graph in every usual format of RDF.

use super::prefix::Prefixes;
use super::{jsonld, rdfxml, turtle};
use crate::graph::sorted;
use oxigraph::model::{GraphName, Quad};
use std::io::{self, Write};

/// A format of RDF 1.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraphFormat {
    /// Turtle: for people. Has no named graphs.
    Turtle,
    /// TriG: Turtle with named graphs.
    TriG,
    /// N-Quads: one quad a line.
    NQuads,
    /// N-Triples: one triple a line. Has no named graphs.
    NTriples,
    /// RDF/XML. Has no named graphs.
    RdfXml,
    /// JSON-LD 1.1.
    JsonLd,
}

impl GraphFormat {
    /// Whether it tells which graph says what.
    #[must_use]
    pub const fn has_graphs(self) -> bool {
        matches!(self, Self::TriG | Self::NQuads | Self::JsonLd)
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle",
            Self::TriG => "application/trig",
            Self::NQuads => "application/n-quads",
            Self::NTriples => "application/n-triples",
            Self::RdfXml => "application/rdf+xml",
            Self::JsonLd => "application/ld+json",
        }
    }
}

/// Writes quads: sorted, each once, with the prefixes that they use and no others, so that the same quads in any order give
/// the same bytes. A format without named graphs gets all triples as one graph.
///
/// # Errors
///
/// Whatever `out` says; and RDF/XML cannot say a predicate whose IRI does not end in a name.
///
/// ```
/// use kamergraaf::export::{GraphFormat, Prefixes, write_quads};
/// use kamergraaf::graph::Iris;
/// use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let motion = NamedNode::new("https://kamergraaf.nl/id/motion/kst-31839-804")?;
/// let name = NamedNode::new("http://www.w3.org/2000/01/rdf-schema#label")?;
/// let label = Literal::new_language_tagged_literal("Motie over jeugdzorg", "nl")?;
/// let quads = vec![Quad::new(motion, name, label, GraphName::DefaultGraph)];
/// let mut turtle = Vec::new();
/// write_quads(quads, GraphFormat::Turtle, &Prefixes::new(&Iris::default()), &mut turtle)?;
/// assert!(String::from_utf8(turtle)?.ends_with("\nmotion:kst-31839-804 rdfs:label \"Motie over jeugdzorg\"@nl .\n"));
/// # Ok(()) }
/// ```
pub fn write_quads(quads: Vec<Quad>, format: GraphFormat, prefixes: &Prefixes, out: &mut dyn Write) -> io::Result<()> {
    let quads = if format.has_graphs() {
        let mut quads = sorted(quads);
        // Lines sort by subject; blocks need their graph first.
        quads.sort_by_cached_key(|quad| (format != GraphFormat::NQuads).then(|| quad.graph_name.to_string()));
        quads
    } else {
        sorted(quads.into_iter().map(|quad| Quad { graph_name: GraphName::DefaultGraph, ..quad }).collect())
    };
    match format {
        GraphFormat::Turtle => turtle::write(&quads, prefixes, false, out),
        GraphFormat::TriG => turtle::write(&quads, prefixes, true, out),
        GraphFormat::NQuads | GraphFormat::NTriples => quads.iter().try_for_each(|quad| writeln!(out, "{quad} .")),
        GraphFormat::RdfXml => rdfxml::write(&quads, prefixes, out),
        GraphFormat::JsonLd => jsonld::write(&quads, prefixes, out),
    }
}
