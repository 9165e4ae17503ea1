//! Answers in the formats that programs read.

use super::prefixes::prefixes;
use super::run::Answer;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{Term, Triple, Variable};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use std::collections::BTreeSet;
use std::io::{self, Write};
use thiserror::Error;

/// A format that programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// SPARQL 1.1 results in CSV: names and values only.
    Csv,
    /// SPARQL 1.1 results in TSV: terms as in Turtle.
    Tsv,
    /// SPARQL 1.1 results in JSON.
    Json,
    /// SPARQL results in XML.
    Xml,
    /// Turtle, for graphs only.
    Turtle,
}

/// An answer that cannot be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OutputError {
    /// Rows or a truth value were asked for as Turtle.
    #[error(
        "Turtle is for the triples of a CONSTRUCT or DESCRIBE; ask for this answer as table, csv, tsv, json or xml"
    )]
    NotAGraph,
    /// The writer failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Writes an answer. In any format but Turtle, triples are rows of `subject`, `predicate` and `object`.
///
/// # Errors
///
/// If rows or a truth value are asked for as Turtle, or the writer fails.
pub fn write(answer: &Answer, format: Format, out: &mut impl Write) -> Result<(), OutputError> {
    let results = match format {
        Format::Csv => QueryResultsFormat::Csv,
        Format::Tsv => QueryResultsFormat::Tsv,
        Format::Json => QueryResultsFormat::Json,
        Format::Xml => QueryResultsFormat::Xml,
        Format::Turtle => {
            let Answer::Graph(triples) = answer else { return Err(OutputError::NotAGraph) };
            return turtle(triples, out);
        }
    };
    let serializer = QueryResultsSerializer::from_format(results);
    match answer {
        Answer::Truth(truth) => {
            serializer.serialize_boolean_to_writer(&mut *out, *truth)?;
        }
        Answer::Rows { variables, rows } => write_rows(serializer, variables, rows, out)?,
        Answer::Graph(triples) => {
            let variables = ["subject", "predicate", "object"].map(Variable::new_unchecked);
            let rows: Vec<Vec<Option<Term>>> = triples
                .iter()
                .map(|triple| {
                    vec![
                        Some(triple.subject.clone().into()),
                        Some(triple.predicate.clone().into()),
                        Some(triple.object.clone()),
                    ]
                })
                .collect();
            write_rows(serializer, &variables, &rows, out)?;
        }
    }
    if matches!(format, Format::Json | Format::Xml) || matches!(answer, Answer::Truth(_)) {
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn write_rows(
    serializer: QueryResultsSerializer,
    variables: &[Variable],
    rows: &[Vec<Option<Term>>],
    out: &mut impl Write,
) -> io::Result<()> {
    let mut writer = serializer.serialize_solutions_to_writer(&mut *out, variables.to_vec())?;
    for row in rows {
        let bound = variables.iter().zip(row).filter_map(|(variable, term)| Some((variable, term.as_ref()?)));
        writer.serialize(bound)?;
    }
    writer.finish()?;
    Ok(())
}

/// Writes triples, which are sorted, with the prefixes that they use.
fn turtle(triples: &[Triple], out: &mut impl Write) -> Result<(), OutputError> {
    let mut iris = BTreeSet::new();
    for triple in triples {
        let ends = [Term::from(triple.subject.clone()), triple.predicate.clone().into(), triple.object.clone()];
        for end in ends {
            match end {
                Term::NamedNode(node) => iris.insert(node.into_string()),
                Term::Literal(literal) => iris.insert(literal.datatype().as_str().to_owned()),
                _ => false,
            };
        }
    }
    let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
    for (prefix, namespace) in prefixes() {
        if iris.iter().any(|iri| iri.starts_with(namespace)) {
            serializer = serializer.with_prefix(prefix, namespace).map_err(io::Error::other)?;
        }
    }
    let mut writer = serializer.for_writer(&mut *out);
    for triple in triples {
        writer.serialize_triple(triple)?;
    }
    writer.finish()?;
    Ok(())
}
