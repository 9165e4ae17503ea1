//! The store: what goes in comes out, twice the same is the same, and a crash leaves the old state or the new one.

mod common;

use kamergraaf::graph::{BASE, Iris, Maker, paper_quads};
use kamergraaf::store::{Origin, Store, StoreError};
use oxigraph::model::{Literal, NamedNode, Quad, Term};
use oxigraph::sparql::{QueryResults, Variable};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const OTHER: &str = "https://kamergraaf.nl/id/paper/other-letter";

fn letter() -> Vec<Quad> {
    let maker = Maker { program: "0.1.0".to_owned(), knowledge: "by-hand".to_owned() };
    paper_quads(&common::reading(), &Iris::default(), &maker)
}

fn origin(bytes: &str) -> Origin {
    Origin::paper("letters/816.txt", bytes.as_bytes(), "0.1.0")
}

fn one_quad(paper: &str, title: &str) -> Vec<Quad> {
    let paper = NamedNode::new(paper).unwrap();
    let property = NamedNode::new("http://purl.org/dc/terms/title").unwrap();
    vec![Quad::new(paper.clone(), property, Literal::new_simple_literal(title), paper)]
}

/// A store with the letter in it, closed.
fn built() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kamergraaf.store");
    let mut store = Store::create(&path, BASE).unwrap();
    assert!(store.replace(common::PAPER, origin(common::LETTER), letter()).unwrap());
    store.commit().unwrap();
    (folder, path)
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    all
}

fn graph_file(store: &Path) -> PathBuf {
    let mut all = std::fs::read_dir(store.join("graphs")).unwrap();
    let file = all.next().unwrap().unwrap().path();
    assert!(all.next().is_none(), "one graph, one file");
    file
}

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
fn the_same_again_changes_no_byte() {
    let (_folder, path) = built();
    let before = files(&path);
    let mut store = Store::create(&path, BASE).unwrap();
    let mut backwards = letter();
    backwards.reverse();
    assert!(!store.replace(common::PAPER, origin(common::LETTER), backwards).unwrap());
    store.commit().unwrap();
    assert!(files(&path) == before);
    let (_elsewhere, path_elsewhere) = built();
    let names = |files: BTreeMap<PathBuf, Vec<u8>>, root: &Path| {
        files.into_iter().map(|(path, bytes)| (path.strip_prefix(root).unwrap().to_owned(), bytes)).collect::<Vec<_>>()
    };
    assert!(names(files(&path_elsewhere), &path_elsewhere) == names(before, &path), "nor do place and time show");
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
    assert_eq!(std::fs::read_dir(path.join("graphs")).unwrap().count(), 2, "the replaced file is gone");
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
fn what_was_not_committed_never_was() {
    let (_folder, path) = built();
    let mut store = Store::create(&path, BASE).unwrap();
    store.replace(common::PAPER, origin("changed"), one_quad(common::PAPER, "Half werk")).unwrap();
    store.replace(OTHER, origin("other"), one_quad(OTHER, "Ook half")).unwrap();
    drop(store);
    assert_eq!(Store::open(&path).unwrap().quads(None).unwrap(), letter());
}

#[test]
fn litter_of_a_crash_is_ignored_and_swept_up() {
    let (_folder, path) = built();
    let before = files(&path);
    let graphs = path.join("graphs");
    std::fs::write(graphs.join(".writing-17-kst-1-2-abc.nq.gz"), b"half a fi").unwrap();
    std::fs::write(graphs.join("kst-1-2-0123456789abcdef.nq.gz"), b"a new graph, the manifest never came").unwrap();
    std::fs::write(path.join(".writing-17-manifest.json"), b"{\"format\":").unwrap();
    assert_eq!(Store::open(&path).unwrap().quads(None).unwrap(), letter(), "a reader sees the old state");
    drop(Store::create(&path, BASE).unwrap());
    assert!(files(&path) == before, "the next writer sweeps up");
}

#[test]
fn a_crash_before_the_first_manifest_leaves_a_folder_to_build_in() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("graphs")).unwrap();
    std::fs::write(folder.path().join("graphs/kst-1-2-0123.nq.gz"), b"x").unwrap();
    std::fs::write(folder.path().join("lock"), b"").unwrap();
    assert!(matches!(Store::open(folder.path()), Err(StoreError::Absent(_))));
    let store = Store::create(folder.path(), BASE).unwrap();
    assert!(store.quads(None).unwrap().is_empty());
}

#[test]
fn a_broken_store_says_which_file_and_what_to_do() {
    for (spoil, says) in [
        ((|bytes: &[u8]| bytes[..bytes.len() / 2].to_vec()) as fn(&[u8]) -> Vec<u8>, "broken"),
        (|_| Vec::new(), "broken"),
        (|_| b"no gzip".to_vec(), "broken"),
    ] {
        let (_folder, path) = built();
        let file = graph_file(&path);
        std::fs::write(&file, spoil(&std::fs::read(&file).unwrap())).unwrap();
        let message = Store::open(&path).unwrap_err().to_string();
        assert!(message.contains(says) && message.contains(file.to_str().unwrap()), "{message}");
        assert!(message.contains("build again") && message.lines().count() == 1, "{message}");
    }
}

#[test]
fn a_graph_file_of_other_content_or_none_is_noticed() {
    let (_folder, path) = built();
    let file = graph_file(&path);
    let (_other_folder, other) = {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.store");
        let mut store = Store::create(&path, BASE).unwrap();
        store.replace(OTHER, origin("other"), one_quad(OTHER, "Iets anders")).unwrap();
        store.commit().unwrap();
        (folder, path)
    };
    std::fs::copy(graph_file(&other), &file).unwrap();
    let message = Store::open(&path).unwrap_err().to_string();
    assert!(message.contains("its content was changed"), "{message}");
    std::fs::remove_file(&file).unwrap();
    let message = Store::open(&path).unwrap_err().to_string();
    assert!(message.contains("it is missing") && message.contains(file.to_str().unwrap()), "{message}");
}

#[test]
fn a_broken_manifest_says_so() {
    let (_folder, path) = built();
    let manifest = path.join("manifest.json");
    let good = std::fs::read_to_string(&manifest).unwrap();
    for (bad, says) in [
        (good[..good.len() / 2].to_owned(), "broken"),
        (String::new(), "broken"),
        (good.replace("\"file\": \"", "\"file\": \"../"), "is no name of a graph file"),
        (good.replace("\"format\": 1", "\"format\": 99"), "format 99 with files"),
        (good.replace("\"kept_in\": \"files\"", "\"kept_in\": \"elsewhere\""), "format 1 with elsewhere"),
    ] {
        assert_ne!(bad, good);
        std::fs::write(&manifest, bad).unwrap();
        let message = Store::open(&path).unwrap_err().to_string();
        assert!(message.contains(says) && message.contains("manifest.json"), "{message}");
        assert!(message.contains("build again"), "{message}");
    }
}

#[test]
fn two_programs_never_write_at_once() {
    let (_folder, path) = built();
    let writer = Store::create(&path, BASE).unwrap();
    assert!(matches!(Store::create(&path, BASE), Err(StoreError::Locked(_))));
    assert_eq!(Store::open(&path).unwrap().quads(None).unwrap(), letter(), "readers need no lock");
    drop(writer);
    assert!(Store::create(&path, BASE).is_ok());
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
    let ask = |sparql: &str, values: &[(Variable, Term)]| match store.query(sparql, values).unwrap() {
        QueryResults::Solutions(rows) => rows
            .map(|row| row.unwrap().values().iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>(),
        _ => panic!("no rows"),
    };
    assert_eq!(ask("SELECT ?label { ?paper kg:signedBy/skos:prefLabel ?label }", &[]), ["\"Maarten van Ooijen\"@nl"]);
    assert_eq!(ask("SELECT DISTINCT ?g { GRAPH ?g { ?s kg:signedBy ?o } }", &[]), [format!("<{}>", common::PAPER)]);
    let motion = NamedNode::new("https://kamergraaf.nl/id/motion/kst-31839-804").unwrap();
    let values = [(Variable::new("motion").unwrap(), Term::from(motion))];
    assert_eq!(
        ask("SELECT ?motion ?by { ?motion kg:submittedBy ?by }", &values),
        ["<https://kamergraaf.nl/id/motion/kst-31839-804> <https://kamergraaf.nl/id/person/westerveld>"]
    );
    assert!(matches!(store.query("SELECT ?x {", &[]), Err(StoreError::Syntax(_))));
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
