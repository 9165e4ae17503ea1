//! JSON-LD 1.1: one line a subject, in a context of the prefixes that are used.

use super::prefix::Prefixes;
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Writes sorted quads.
pub(super) fn write(quads: &[Quad], prefixes: &Prefixes, out: &mut dyn Write) -> io::Result<()> {
    let used: Map<String, Value> = prefixes
        .used(quads, true)
        .into_iter()
        .map(|(prefix, namespace)| (prefix.to_owned(), json!(namespace)))
        .collect();
    writeln!(out, "{{\"@context\":{},\n\"@graph\":[", Value::Object(used))?;
    let mut first = true;
    for part in quads.chunk_by(|one, other| one.graph_name == other.graph_name) {
        let name = part.first().and_then(|quad| match &quad.graph_name {
            GraphName::DefaultGraph => None,
            GraphName::NamedNode(node) => Some(prefixes.short(node.as_str())),
            GraphName::BlankNode(node) => Some(node.to_string()),
        });
        if let Some(name) = &name {
            writeln!(out, "{}{{\"@id\":{},\"@graph\":[", comma(&mut first), json!(name))?;
            first = true;
        }
        for subject in part.chunk_by(|one, other| one.subject == other.subject) {
            write!(out, "{}{}", comma(&mut first), node(subject, prefixes))?;
        }
        if name.is_some() {
            write!(out, "\n]}}")?;
            first = false;
        }
    }
    writeln!(out, "\n]}}")
}

/// What stands between two nodes.
fn comma(first: &mut bool) -> &'static str {
    if std::mem::take(first) { "" } else { ",\n" }
}

/// All that is said of one subject.
fn node(quads: &[Quad], prefixes: &Prefixes) -> Value {
    let mut node: Map<String, Value> = Map::new();
    for quad in quads {
        let id = match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => prefixes.short(node.as_str()),
            NamedOrBlankNode::BlankNode(node) => node.to_string(),
        };
        node.insert("@id".to_owned(), json!(id));
        let (key, value) = match &quad.object {
            Term::NamedNode(class) if quad.predicate == rdf::TYPE => {
                ("@type".to_owned(), json!(prefixes.short(class.as_str())))
            }
            // The context has a prefix for what is used as a key, and `@type` is no key of ours.
            object if quad.predicate == rdf::TYPE => (rdf::TYPE.as_str().to_owned(), term(object, prefixes)),
            object => (prefixes.short(quad.predicate.as_str()), term(object, prefixes)),
        };
        if let Value::Array(all) = node.entry(key).or_insert_with(|| json!([])) {
            all.push(value);
        }
    }
    Value::Object(node)
}

fn term(term: &Term, prefixes: &Prefixes) -> Value {
    match term {
        Term::NamedNode(node) => json!({ "@id": prefixes.short(node.as_str()) }),
        Term::BlankNode(node) => json!({ "@id": node.to_string() }),
        Term::Literal(literal) => value(literal, prefixes),
    }
}

/// A literal. Numbers and dates keep their spelling, so they stay texts with a type.
fn value(literal: &Literal, prefixes: &Prefixes) -> Value {
    match literal.language() {
        Some(language) => json!({ "@language": language, "@value": literal.value() }),
        None if literal.datatype() == xsd::STRING => json!(literal.value()),
        None => json!({ "@type": prefixes.short(literal.datatype().as_str()), "@value": literal.value() }),
    }
}
