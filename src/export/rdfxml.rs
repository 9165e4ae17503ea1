//! RDF/XML: one description a subject.

use super::prefix::Prefixes;
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes sorted quads without their graphs.
pub(super) fn write(quads: &[Quad], prefixes: &Prefixes, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::of(quads, prefixes)?;
    write!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF")?;
    for (namespace, prefix) in &names.prefixes {
        write!(out, "\n    xmlns:{prefix}=\"{}\"", escaped(namespace))?;
    }
    writeln!(out, ">")?;
    for subject in quads.chunk_by(|one, other| one.subject == other.subject) {
        let Some(first) = subject.first() else { continue };
        let about = match &first.subject {
            NamedOrBlankNode::NamedNode(node) => format!("rdf:about=\"{}\"", escaped(node.as_str())),
            NamedOrBlankNode::BlankNode(node) => format!("rdf:nodeID=\"{}\"", node.as_str()),
        };
        writeln!(out, "  <rdf:Description {about}>")?;
        for quad in subject {
            let name = names.name(quad.predicate.as_str())?;
            match &quad.object {
                Term::NamedNode(node) => writeln!(out, "    <{name} rdf:resource=\"{}\"/>", escaped(node.as_str()))?,
                Term::BlankNode(node) => writeln!(out, "    <{name} rdf:nodeID=\"{}\"/>", node.as_str())?,
                Term::Literal(literal) => {
                    let kind = match literal.language() {
                        Some(language) => format!(" xml:lang=\"{language}\""),
                        None if literal.datatype() == xsd::STRING => String::new(),
                        None => format!(" rdf:datatype=\"{}\"", escaped(literal.datatype().as_str())),
                    };
                    writeln!(out, "    <{name}{kind}>{}</{name}>", escaped(literal.value()))?;
                }
            }
        }
        writeln!(out, "  </rdf:Description>")?;
    }
    writeln!(out, "</rdf:RDF>")
}

/// The names of the predicates as XML has them.
struct Names {
    /// Prefixes by their namespaces.
    prefixes: BTreeMap<String, String>,
}

impl Names {
    fn of(quads: &[Quad], known: &Prefixes) -> io::Result<Self> {
        let mut prefixes = BTreeMap::from([(namespace(rdf::TYPE.as_str())?.to_owned(), "rdf".to_owned())]);
        for quad in quads {
            let iri = quad.predicate.as_str();
            let namespace = namespace(iri)?;
            if !prefixes.contains_key(namespace) {
                let prefix = match known.split(iri) {
                    Some((prefix, local)) if namespace.len() + local.len() == iri.len() => prefix.to_owned(),
                    _ => format!("ns{}", prefixes.len()),
                };
                prefixes.insert(namespace.to_owned(), prefix);
            }
        }
        Ok(Self { prefixes })
    }

    fn name(&self, iri: &str) -> io::Result<String> {
        let namespace = namespace(iri)?;
        let prefix = self.prefixes.get(namespace).map_or("rdf", String::as_str);
        Ok(format!("{prefix}:{}", &iri[namespace.len()..]))
    }
}

/// The part of a predicate before its longest ending that XML takes for a name.
fn namespace(iri: &str) -> io::Result<&str> {
    let tail = iri.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')).len();
    match iri[tail..].find(|c: char| c.is_ascii_alphabetic() || c == '_') {
        Some(start) => Ok(&iri[..tail + start]),
        None => {
            let fault = format!("RDF/XML has no name for the predicate <{iri}>: export another format");
            Err(io::Error::new(io::ErrorKind::InvalidData, fault))
        }
    }
}

/// Text and attributes as XML says them. A bare carriage return would be read as a line feed.
fn escaped(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => all.push_str("&amp;"),
            '<' => all.push_str("&lt;"),
            '>' => all.push_str("&gt;"),
            '"' => all.push_str("&quot;"),
            '\r' => all.push_str("&#13;"),
            _ => all.push(c),
        }
    }
    all
}
