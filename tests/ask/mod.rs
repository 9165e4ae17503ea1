//! Questions to a store, for the tests that look into one.

use kamergraaf::query::{Answer, Limits, ask};
use kamergraaf::store::Store;
use oxigraph::model::Term;
use std::collections::BTreeMap;

/// The rows of a SELECT: the value of each variable that is bound, without its type.
pub fn rows(store: &Store, sparql: &str) -> Vec<BTreeMap<String, String>> {
    let Answer::Rows { variables, rows } = ask(store.oxigraph(), sparql, Limits::default()).unwrap() else {
        panic!("no rows: {sparql}")
    };
    let named = |row: Vec<Option<Term>>| {
        let cells = variables.iter().map(|variable| variable.as_str().to_owned()).zip(row);
        cells.filter_map(|(name, term)| Some((name, value(&term?)))).collect()
    };
    rows.into_iter().map(named).collect()
}

fn value(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => panic!("{other}"),
    }
}
