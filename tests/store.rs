//! The store, wherever its quads are kept: what goes in comes out, and questions are answered.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod ask;
mod common;
mod kept;

use kamergraaf::graph::BASE;
use kamergraaf::store::{Store, StoreError};
use kept::{OTHER, built, letter, one_quad, origin};
use std::collections::BTreeMap;

#[test]
fn what_goes_in_comes_out() {
    let (_folder, path) = built();
    let store = Store::open(&path).unwrap();
    assert_eq!(store.quads(None).unwrap(), letter());
    assert_eq!(store.quads(Some(common::PAPER)).unwrap(), letter());
    assert!(store.quads(Some(OTHER)).unwrap().is_empty());
    let papers: Vec<_> = store.papers().map(|(iri, origin)| (iri.to_owned(), origin.source.clone())).collect();
    assert_eq!(papers, [(common::PAPER.to_owned(), "letters/816.txt".to_owned())]);
}

#[test]
fn a_changed_paper_replaces_its_graph_and_no_other() {
    let (_folder, path) = built();
    let mut store = Store::create(&path, BASE).unwrap();
    store.replace(OTHER, origin("other"), one_quad(OTHER, "Eerste versie")).unwrap();
    store.commit().unwrap();
    assert!(store.replace(OTHER, origin("changed"), one_quad(OTHER, "Tweede versie")).unwrap());
    store.commit().unwrap();
    drop(store);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.quads(Some(OTHER)).unwrap(), one_quad(OTHER, "Tweede versie"));
    assert_eq!(store.quads(Some(common::PAPER)).unwrap(), letter());
}

#[test]
fn a_removed_paper_is_gone() {
    let (_folder, path) = built();
    let mut store = Store::create(&path, BASE).unwrap();
    assert!(store.remove(common::PAPER).unwrap());
    assert!(!store.remove(common::PAPER).unwrap());
    store.commit().unwrap();
    drop(store);
    let store = Store::open(&path).unwrap();
    assert!(store.quads(None).unwrap().is_empty() && store.papers().next().is_none());
}

#[test]
fn a_store_for_reading_is_not_written() {
    let (_folder, path) = built();
    let mut store = Store::open(&path).unwrap();
    assert!(matches!(store.replace(OTHER, origin(""), Vec::new()), Err(StoreError::ReadOnly(_))));
    assert!(matches!(store.remove(common::PAPER), Err(StoreError::ReadOnly(_))));
    assert!(matches!(store.commit(), Err(StoreError::ReadOnly(_))));
}

#[test]
fn no_store_is_made_in_a_folder_of_other_things_or_under_two_bases() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("thesis.txt"), "mine").unwrap();
    let message = Store::create(folder.path(), BASE).unwrap_err().to_string();
    assert!(message.contains("holds other files"), "{message}");
    assert!(!folder.path().join("lock").exists());
    let (_built, path) = built();
    let message = Store::create(&path, "https://data.example/").unwrap_err().to_string();
    assert!(message.contains(BASE) && message.contains("https://data.example/"), "{message}");
    let absent = Store::open(&folder.path().join("none")).unwrap_err().to_string();
    assert!(absent.contains("kamergraaf build"), "{absent}");
}

#[test]
fn questions_see_all_graphs_as_one_and_each_by_name() {
    let (_folder, path) = built();
    let store = Store::open(&path).unwrap();
    let ask = |sparql: &str| ask::rows(&store, sparql).into_iter().flat_map(BTreeMap::into_values).collect::<Vec<_>>();
    assert_eq!(ask("SELECT ?label { ?paper kg:signedBy/skos:prefLabel ?label }"), ["Maarten van Ooijen"]);
    assert_eq!(ask("SELECT DISTINCT ?g { GRAPH ?g { ?s kg:signedBy ?o } }"), [common::PAPER]);
}

#[test]
fn a_census_counts_what_the_letter_holds() {
    let (_folder, path) = built();
    let census = Store::open(&path).unwrap().census().unwrap();
    let reading = common::reading();
    assert_eq!(census.papers, 1);
    assert_eq!(census.quads, letter().len());
    assert_eq!(census.mentions.values().sum::<usize>(), reading.mentions.len() + reading.references.len());
    assert_eq!((census.mentions["Region"], census.mentions["Reference"]), (2, 1));
    assert_eq!(census.statements.values().sum::<usize>(), reading.statements.len());
    assert_eq!((census.statements["funds"], census.statements["cites"]), (2, 1));
    // Four with a mention, and the cabinet, which has none.
    assert_eq!((census.entities["Organisation"], census.entities["Person"]), (5, 2));
}
