//! Turtle and TriG that people can read and a diff can compare.
//!
//! One subject a block, `a` first, predicates and objects sorted, one object a line, and only the prefixes that are used.

use super::prefix::Prefixes;
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use std::io::{self, Write};

/// Writes sorted quads, as TriG if `graphs`, else as Turtle without their graphs.
pub(super) fn write(quads: &[Quad], prefixes: &Prefixes, graphs: bool, out: &mut dyn Write) -> io::Result<()> {
    for (prefix, namespace) in prefixes.used(quads, graphs) {
        writeln!(out, "@prefix {prefix}: <{namespace}> .")?;
    }
    if !graphs {
        return Subjects { prefixes, indent: "" }.write(quads, out);
    }
    for part in quads.chunk_by(|one, other| one.graph_name == other.graph_name) {
        let Some(first) = part.first() else { continue };
        let name = match &first.graph_name {
            GraphName::DefaultGraph => {
                Subjects { prefixes, indent: "" }.write(part, out)?;
                continue;
            }
            GraphName::NamedNode(node) => name(node, prefixes),
            GraphName::BlankNode(node) => node.to_string(),
        };
        writeln!(out, "\n{name} {{")?;
        Subjects { prefixes, indent: "    " }.write(part, out)?;
        writeln!(out, "}}")?;
    }
    Ok(())
}

/// Writes the subjects of one graph.
struct Subjects<'a> {
    prefixes: &'a Prefixes,
    indent: &'a str,
}

impl Subjects<'_> {
    fn write(&self, quads: &[Quad], out: &mut dyn Write) -> io::Result<()> {
        for subject in quads.chunk_by(|one, other| one.subject == other.subject) {
            let Some(first) = subject.first() else { continue };
            let name = match &first.subject {
                NamedOrBlankNode::NamedNode(node) => name(node, self.prefixes),
                NamedOrBlankNode::BlankNode(node) => node.to_string(),
            };
            write!(out, "\n{}{name}", self.indent)?;
            let mut predicates: Vec<&[Quad]> =
                subject.chunk_by(|one, other| one.predicate == other.predicate).collect();
            predicates.sort_by_key(|quads| quads.first().is_none_or(|quad| quad.predicate != rdf::TYPE));
            for (at, objects) in predicates.iter().enumerate() {
                if at > 0 {
                    write!(out, " ;\n{}   ", self.indent)?;
                }
                self.objects(objects, out)?;
            }
            writeln!(out, " .")?;
        }
        Ok(())
    }

    /// Writes a predicate and its objects: types on its line, several others each on one of their own.
    fn objects(&self, quads: &[Quad], out: &mut dyn Write) -> io::Result<()> {
        let Some(first) = quads.first() else { return Ok(()) };
        let types = first.predicate == rdf::TYPE;
        let verb = if types { "a".to_owned() } else { name(&first.predicate, self.prefixes) };
        write!(out, " {verb}")?;
        let part = if types || quads.len() == 1 { " ".to_owned() } else { format!("\n{}        ", self.indent) };
        for (at, quad) in quads.iter().enumerate() {
            let comma = if at > 0 { " ," } else { "" };
            write!(out, "{comma}{part}{}", term(&quad.object, self.prefixes))?;
        }
        Ok(())
    }
}

fn name(node: &NamedNode, prefixes: &Prefixes) -> String {
    match prefixes.split(node.as_str()) {
        Some((prefix, local)) => format!("{prefix}:{local}"),
        None => node.to_string(),
    }
}

fn term(term: &Term, prefixes: &Prefixes) -> String {
    match term {
        Term::NamedNode(node) => name(node, prefixes),
        Term::BlankNode(node) => node.to_string(),
        Term::Literal(literal) if is_bare(literal) => literal.value().to_owned(),
        Term::Literal(literal) if literal.language().is_some() || literal.datatype() == xsd::STRING => {
            literal.to_string()
        }
        Term::Literal(literal) => {
            let words = Literal::new_simple_literal(literal.value());
            format!("{words}^^{}", name(&literal.datatype().into_owned(), prefixes))
        }
    }
}

/// Whether Turtle has the literal without quotation marks and datatype: `42`, `0.9`, `true`.
pub(super) fn is_bare(literal: &Literal) -> bool {
    let value = literal.value();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = value.strip_prefix(['-', '+']).unwrap_or(value);
    let datatype = literal.datatype();
    if datatype == xsd::INTEGER {
        digits(unsigned)
    } else if datatype == xsd::DECIMAL {
        unsigned.split_once('.').is_some_and(|(whole, part)| digits(whole) && digits(part))
    } else {
        datatype == xsd::BOOLEAN && matches!(value, "true" | "false")
    }
}
