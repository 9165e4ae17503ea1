//! A store in a folder, for the tests that look into one.

use crate::common;
use kamergraaf::graph::{BASE, Iris, Maker, paper_quads};
use kamergraaf::store::{Origin, Store};
use oxigraph::model::{Literal, NamedNode, Quad};
use std::path::PathBuf;
use tempfile::TempDir;

/// A second paper.
pub const OTHER: &str = "https://kamergraaf.nl/id/paper/other-letter";

/// The quads of the letter.
pub fn letter() -> Vec<Quad> {
    let maker = Maker { program: "0.1.0".to_owned(), knowledge: "by-hand".to_owned() };
    paper_quads(&common::reading(), &Iris::default(), &maker)
}

/// Where a paper with these bytes came from.
pub fn origin(bytes: &str) -> Origin {
    Origin::paper("letters/816.txt", bytes.as_bytes(), "0.1.0")
}

/// A paper with nothing but a title.
pub fn one_quad(paper: &str, title: &str) -> Vec<Quad> {
    let paper = NamedNode::new(paper).unwrap();
    let property = NamedNode::new("http://purl.org/dc/terms/title").unwrap();
    vec![Quad::new(paper.clone(), property, Literal::new_simple_literal(title), paper)]
}

/// A store with the letter in it, closed.
pub fn built() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kamergraaf.store");
    let mut store = Store::create(&path, BASE).unwrap();
    assert!(store.replace(common::PAPER, origin(common::LETTER), letter()).unwrap());
    store.commit().unwrap();
    (folder, path)
}
