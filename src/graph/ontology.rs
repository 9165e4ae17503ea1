//! The ontology as a graph.

use super::iri::Iris;
use super::sink::sorted;
use super::term::iri;
use oxigraph::io::{RdfFormat, RdfParser, RdfSyntaxError};
use oxigraph::model::Quad;

/// The quads of an ontology in Turtle, such as the knowledge file `kamergraaf.ttl`, all in the graph [`Iris::ontology_graph`].
///
/// # Errors
///
/// If `turtle` is not Turtle; the error says where.
pub fn ontology_quads(turtle: &str, iris: &Iris) -> Result<Vec<Quad>, RdfSyntaxError> {
    let graph = iri(&iris.ontology_graph());
    let parser = RdfParser::from_format(RdfFormat::Turtle).without_named_graphs().with_default_graph(graph);
    Ok(sorted(parser.for_slice(turtle.as_bytes()).collect::<Result<Vec<_>, _>>()?))
}
