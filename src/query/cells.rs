//! An answer as cells for people to read.

use super::prefixes::short;
use super::run::Answer;
use crate::graph::PUBLICATIONS;
use oxigraph::model::{NamedNodeRef, Term, TermRef};
use oxigraph::store::Store;
use std::collections::BTreeMap;

/// The answer as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// What names a thing, best first.
const NAMES: [&str; 2] =
    ["http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label"];

/// The ending of a column that names what another column identifies: `personLabel` beside `person`.
const LABEL: &str = "Label";

/// Makes text of an answer. Of `person` and `personLabel` one column `person` stays, which shows the name where there is
/// one. A thing without such a column is shown by its name in `store`, a paper by its number, any other IRI short.
/// Triples are rows of `subject`, `predicate` and `object`; the answer of an ASK is one cell, `yes` or `no`.
#[must_use]
pub fn cells(answer: &Answer, store: &Store) -> Cells {
    match answer {
        Answer::Truth(truth) => {
            Cells { header: vec!["answer".to_owned()], rows: vec![vec![if *truth { "yes" } else { "no" }.to_owned()]] }
        }
        Answer::Graph(triples) => {
            let mut names = Names::new(store);
            let rows = triples.iter().map(|triple| {
                vec![
                    names.cell(&triple.subject.clone().into()),
                    names.cell(&triple.predicate.clone().into()),
                    names.cell(&triple.object),
                ]
            });
            Cells { header: ["subject", "predicate", "object"].map(str::to_owned).to_vec(), rows: rows.collect() }
        }
        Answer::Rows { variables, rows } => {
            let at = |name: &str| variables.iter().position(|variable| variable.as_str() == name);
            // Of each column: its name, where its values are, and where the names of its values are.
            let columns: Vec<(&str, Option<usize>, Option<usize>)> = variables
                .iter()
                .enumerate()
                .filter_map(|(index, variable)| {
                    let name = variable.as_str();
                    match name.strip_suffix(LABEL) {
                        Some(thing) => Some((thing, at(thing), Some(index))),
                        None if at(&format!("{name}{LABEL}")).is_some() => None,
                        None => Some((name, Some(index), None)),
                    }
                })
                .collect();
            let mut names = Names::new(store);
            let mut show = |row: &Vec<Option<Term>>| {
                columns
                    .iter()
                    .map(|(_, value, label)| {
                        let of = |index: &Option<usize>| row.get((*index)?).and_then(Option::as_ref);
                        of(label).or_else(|| of(value)).map(|term| names.cell(term)).unwrap_or_default()
                    })
                    .collect()
            };
            Cells {
                header: columns.iter().map(|(name, ..)| (*name).to_owned()).collect(),
                rows: rows.iter().map(&mut show).collect(),
            }
        }
    }
}

/// Names of things, looked up once each.
struct Names<'a> {
    store: &'a Store,
    known: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    fn new(store: &'a Store) -> Self {
        Self { store, known: BTreeMap::new() }
    }

    fn cell(&mut self, term: &Term) -> String {
        match term {
            Term::NamedNode(node) => {
                if let Some(name) = self.known.get(node.as_str()) {
                    return name.clone();
                }
                let name = self.name(node.as_ref());
                self.known.insert(node.as_str().to_owned(), name.clone());
                name
            }
            Term::Literal(literal) => literal.value().split_whitespace().collect::<Vec<_>>().join(" "),
            other => other.to_string(),
        }
    }

    fn name(&self, node: NamedNodeRef<'_>) -> String {
        let brief = short(node.as_str());
        // A paper, a dossier and a term of a vocabulary are best known by these.
        if node.as_str().starts_with(PUBLICATIONS) || !brief.contains('/') {
            return brief;
        }
        NAMES
            .iter()
            .filter_map(|predicate| {
                let quads = self.store.quads_for_pattern(
                    Some(node.into()),
                    Some(NamedNodeRef::new_unchecked(predicate)),
                    None,
                    None,
                );
                quads
                    .filter_map(Result::ok)
                    .filter_map(|quad| match quad.object.as_ref() {
                        TermRef::Literal(literal) => Some(literal.value().to_owned()),
                        _ => None,
                    })
                    .min()
            })
            .next()
            .unwrap_or(brief)
    }
}
