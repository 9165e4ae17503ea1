//! `export`: the graph in the usual formats of RDF.

use super::{Outcome, StoreArg};
use crate::export::{GraphFormat, Prefixes, write_quads};
use crate::graph::{Iris, PUBLICATIONS};
use crate::store::{Store, write_atomically};
use anyhow::Context;
use clap::ValueEnum;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Write the graph in one of the usual formats of RDF.
///
///   kamergraaf export > graph.ttl
///   kamergraaf export --graph kst-31839-816 -o 816.jsonld
///
/// The output is sorted and declares the prefixes that it uses, so the same graph gives the same
/// bytes. Turtle, N-Triples and RDF/XML have no named graphs: they get all triples as one graph.
/// TriG, N-Quads and JSON-LD tell which paper says what.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The format; without it, the one that the ending of FILE tells, else Turtle.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Only this graph: the IRI of a paper, or its short form; `authority` and `ontology` are graphs too.
    #[arg(long, value_name = "IRI")]
    graph: Option<String>,
    /// The file to write, whole or not at all; without it, standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    store: StoreArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Turtle, for people and for diffs.
    Turtle,
    /// TriG: Turtle with named graphs.
    Trig,
    /// N-Quads, one quad a line.
    Nquads,
    /// N-Triples, one triple a line.
    Ntriples,
    /// RDF/XML.
    Rdfxml,
    /// JSON-LD 1.1.
    Jsonld,
}

impl From<Format> for GraphFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Turtle => Self::Turtle,
            Format::Trig => Self::TriG,
            Format::Nquads => Self::NQuads,
            Format::Ntriples => Self::NTriples,
            Format::Rdfxml => Self::RdfXml,
            Format::Jsonld => Self::JsonLd,
        }
    }
}

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let store = self.store.open()?;
        let prefixes = Prefixes::new(&Iris::new(store.base())?);
        let graph = match &self.graph {
            None => None,
            Some(name) => match graph_named(&store, &prefixes, name) {
                Some(iri) => Some(iri),
                None => {
                    anstream::eprintln!("kamergraaf: there is no graph {name}; `kamergraaf stats` lists them");
                    return Ok(Outcome::No);
                }
            },
        };
        let format = self.format.map_or_else(|| format_of(self.output.as_deref()), GraphFormat::from);
        let quads = store.quads(graph.as_deref())?;
        match &self.output {
            Some(file) => write_atomically(file, |out| write_quads(quads, format, &prefixes, out))
                .with_context(|| format!("cannot write {}", file.display()))?,
            None => {
                let mut out = BufWriter::new(io::stdout().lock());
                write_quads(quads, format, &prefixes, &mut out)?;
                out.flush()?;
            }
        }
        Ok(Outcome::Done)
    }
}

/// The graph that the user means.
fn graph_named(store: &Store, prefixes: &Prefixes, name: &str) -> Option<String> {
    let bare = name.trim_start_matches('<').trim_end_matches('>');
    let meant = [
        Some(bare.to_owned()),
        prefixes.expand(bare),
        Some(format!("{PUBLICATIONS}{bare}")),
        Some(format!("{}graph/{bare}", store.base())),
    ];
    meant.into_iter().flatten().find(|iri| store.graphs().any(|(known, _, _)| known == iri))
}

/// The format that the ending of a file tells.
fn format_of(file: Option<&Path>) -> GraphFormat {
    match file.and_then(Path::extension).and_then(|ending| ending.to_str()) {
        Some("trig") => GraphFormat::TriG,
        Some("nq") => GraphFormat::NQuads,
        Some("nt") => GraphFormat::NTriples,
        Some("rdf" | "xml" | "owl") => GraphFormat::RdfXml,
        Some("jsonld" | "json") => GraphFormat::JsonLd,
        _ => GraphFormat::Turtle,
    }
}
