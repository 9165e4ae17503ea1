//! `stats`: what a store holds, counted.

use super::{Outcome, StoreArg, counted, grouped, table};
use crate::store::{Census, Origin};
use comfy_table::CellAlignment;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Count what the store holds: papers, mentions and things by kind, statements by predicate.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    store: StoreArg,
}

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let store = self.store.open()?;
        let mut out = io::stdout().lock();
        let mut graphs = table(&["graph", "made from", "triples"]);
        for (iri, origin, quads) in store.graphs() {
            let from = match origin {
                Origin::Paper(paper) | Origin::Record(paper) => paper.source.as_str(),
                Origin::Authority => "authority files",
                Origin::Ontology => "ontology",
            };
            graphs.add_row([iri, from, &grouped(quads)]);
        }
        align(&mut graphs, 2);
        writeln!(out, "{graphs}\n")?;
        write(&store.census()?, &mut out)?;
        Ok(Outcome::Done)
    }
}

/// Writes a census as tables.
pub(super) fn write(census: &Census, out: &mut impl Write) -> io::Result<()> {
    let count = |counts: &BTreeMap<String, usize>, kind: &str| {
        counts.get(kind).map_or_else(String::new, |count| grouped(*count))
    };
    let mut kinds = table(&["kind", "mentions", "entities"]);
    let all: BTreeSet<&String> = census.mentions.keys().chain(census.entities.keys()).collect();
    for kind in all {
        kinds.add_row([kind.clone(), count(&census.mentions, kind), count(&census.entities, kind)]);
    }
    let (mentions, entities): (usize, usize) = (census.mentions.values().sum(), census.entities.values().sum());
    kinds.add_row(["all".to_owned(), grouped(mentions), grouped(entities)]);
    align(&mut kinds, 1);
    align(&mut kinds, 2);
    let mut predicates = table(&["predicate", "statements"]);
    for (predicate, count) in &census.statements {
        predicates.add_row([predicate.clone(), grouped(*count)]);
    }
    predicates.add_row(["all".to_owned(), grouped(census.statements.values().sum())]);
    align(&mut predicates, 1);
    writeln!(out, "{kinds}\n\n{predicates}\n")?;
    writeln!(out, "{}, {}", counted(census.papers, "paper"), counted(census.quads, "triple"))
}

/// Sets a column of numbers to the right.
fn align(table: &mut comfy_table::Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}
