//! The commands that read and write a store, as a user runs them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use assert_cmd::Command;
use kamergraaf::graph::{BASE, Iris, Maker, ontology_quads, paper_quads};
use kamergraaf::store::{Origin, Store};
use oxigraph::io::{RdfFormat, RdfParser};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with a store in it that holds the letter and the ontology.
fn built() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.store");
    let iris = Iris::default();
    let maker = Maker { program: "0.1.0".to_owned(), knowledge: "by-hand".to_owned() };
    let mut store = Store::create(&path, BASE).unwrap();
    let letter = paper_quads(&common::reading(), &iris, &maker);
    store.replace(common::PAPER, Origin::paper("816.txt", b"", "0.1.0"), letter).unwrap();
    let ontology = ontology_quads(&common::ontology(), &iris).unwrap();
    store.replace(&iris.ontology_graph(), Origin::Ontology, ontology).unwrap();
    store.commit().unwrap();
    (folder, path)
}

/// Runs a command on a store; gives its exit status, what it printed and what it complained of.
fn run(store: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("kamergraaf").unwrap();
    let output = command.args(arguments).arg("--store").arg(store).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn export_writes_what_the_store_holds_in_every_format() {
    let (folder, path) = built();
    let quads = Store::open(&path).unwrap().quads(None).unwrap();
    for (format, ending) in [
        ("turtle", "ttl"),
        ("trig", "trig"),
        ("nquads", "nq"),
        ("ntriples", "nt"),
        ("rdfxml", "rdf"),
        ("jsonld", "jsonld"),
    ] {
        let (status, printed, _) = run(&path, &["export", "--format", format]);
        assert_eq!(status, 0);
        let parser = RdfParser::from_format(RdfFormat::from_extension(ending).unwrap());
        assert_eq!(parser.for_slice(printed.as_bytes()).filter(Result::is_ok).count(), quads.len(), "{format}");
        let file = folder.path().join(format!("graph.{ending}"));
        let (status, nothing, _) = run(&path, &["export", "-o", file.to_str().unwrap()]);
        assert_eq!((status, nothing.as_str()), (0, ""));
        assert!(std::fs::read_to_string(&file).unwrap() == printed, "the ending tells the format: {ending}");
    }
}

#[test]
fn export_of_one_graph_takes_its_short_name() {
    let (_folder, path) = built();
    let whole = run(&path, &["export", "--graph", common::PAPER]).1;
    assert!(whole.contains("kg:supervisionDecision kg:Extended") && !whole.contains("owl:Ontology"));
    for name in ["kst-31839-816", "ob:kst-31839-816"] {
        assert!(run(&path, &["export", "--graph", name]).1 == whole, "{name}");
    }
    assert!(run(&path, &["export", "--graph", "ontology"]).1.contains("a owl:Ontology"));
    let (status, printed, complaint) = run(&path, &["export", "--graph", "kst-1-1"]);
    assert_eq!((status, printed.as_str()), (1, ""));
    assert!(complaint.contains("kst-1-1"), "{complaint}");
}

#[test]
fn explain_tells_each_statement_with_its_passage() {
    let (_folder, path) = built();
    let (status, page, _) = run(&path, &["explain", "Rijnmond"]);
    assert_eq!(status, 0);
    let at = page.find("Rijnmond  kg:supervisionDecision  verlengd <kg:Extended>").expect(&page);
    let letter: String = common::LETTER.to_owned();
    let quote = "De Minister voor Rechtsbescherming en ik besluiten";
    let start = letter[..letter.find(quote).unwrap()].chars().count();
    for said in [
        "kg:until: 2022-08",
        "kg:decidedBy: Maarten van Ooijen <person:van-ooijen>",
        &format!("Kamerstuk 31 839, nr. 816, {start} to "),
        quote,
        "found by by-hand, confidence 0.8",
    ] {
        assert!(page[at..].contains(said), "{said} in\n{page}");
    }
    assert!(
        run(&path, &["explain", "kst-31839-816"])
            .1
            .contains("Kamerstuk 31 839, nr. 816  kg:cites  Kamerstuk 31 839, nr. 804")
    );
}

#[test]
fn explain_of_an_unknown_thing_tells_what_comes_near() {
    let (_folder, path) = built();
    let (status, printed, complaint) = run(&path, &["explain", "Lisa Westervelt"]);
    assert_eq!((status, printed.as_str()), (1, ""));
    assert!(complaint.contains("Lisa Westerveld"), "{complaint}");
}

#[test]
fn stats_counts_by_kind_and_predicate() {
    let (_folder, path) = built();
    let (status, printed, _) = run(&path, &["stats"]);
    assert_eq!(status, 0);
    let row = |name: &str| {
        let line = printed.lines().find(|line| line.split_whitespace().next() == Some(name)).expect(name);
        line.split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(row("Organisation"), ["4", "5"]);
    assert_eq!(row("funds"), ["2"]);
    assert!(printed.contains("1 paper, "), "{printed}");
}

#[test]
fn a_path_that_is_not_there_is_named_and_the_store_is_made_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.store");
    let missing = folder.path().join("no-such-letter.txt");
    let (status, printed, complaint) = run(&path, &["build", missing.to_str().unwrap()]);
    assert_eq!(status, 2);
    assert!(complaint.contains("no-such-letter.txt") && printed.contains("0 papers"), "{printed}{complaint}");
    assert_eq!(run(&path, &["stats"]).0, 0);
}

#[test]
fn a_store_that_is_not_there_or_broken_is_one_sentence() {
    let (folder, path) = built();
    let (status, _, complaint) = run(&folder.path().join("none"), &["stats"]);
    assert_eq!(status, 2);
    assert!(complaint.contains("kamergraaf build") && complaint.trim_end().lines().count() == 1, "{complaint}");
    std::fs::write(path.join("manifest.json"), "{").unwrap();
    for command in [["stats"].as_slice(), &["export"], &["explain", "x"]] {
        let (status, printed, complaint) = run(&path, command);
        assert_eq!((status, printed.as_str()), (2, ""));
        assert!(complaint.contains("manifest.json") && complaint.trim_end().lines().count() == 1, "{complaint}");
    }
}
