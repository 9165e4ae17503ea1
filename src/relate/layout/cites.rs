//! `cites`: every kamerstuk that the paper cites by its number.

use super::ledger::Ledger;
use super::sheet::Sheet;
use crate::extract::reference::Standing;
use crate::graph::PUBLICATIONS;
use crate::relate::{Node, Predicate};

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    let cited = sheet.reading.references.iter().filter(|reference| reference.standing == Standing::Citation);
    for reference in cited {
        for identifier in reference.iris.iter().filter_map(|iri| kamerstuk(iri)) {
            let itself = sheet.reading.paper.ends_with(&format!("/{identifier}"))
                || sheet.document().metadata.identifier.as_deref() == Some(identifier);
            if !itself {
                let statement = (Node::Paper, Predicate::Cites, Node::Kamerstuk(identifier.to_owned()));
                ledger.add(statement, reference.span, "layout/reference", 0.98);
            }
        }
    }
}

/// `kst-31839-807` of an IRI of the official publications; `None` for another kind of publication.
pub(super) fn kamerstuk(iri: &str) -> Option<&str> {
    iri.strip_prefix(PUBLICATIONS).map(|id| id.trim_end_matches(".html")).filter(|id| id.starts_with("kst-"))
}
