//! `kamergraaf query` as a user runs it.

#![expect(clippy::unwrap_used, reason = "a test whose setting cannot be made fails")]

use assert_cmd::Command;
use kamergraaf::graph::BASE;
use kamergraaf::store::{Origin, Store};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};
use predicates::prelude::*;
use std::collections::BTreeMap;
use tempfile::TempDir;

/// A folder with the small graph of the five letters as its store.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(include_bytes!("data/graph.trig"));
    let mut graphs: BTreeMap<String, Vec<Quad>> = BTreeMap::new();
    for quad in quads.map(Result::unwrap) {
        let GraphName::NamedNode(graph) = &quad.graph_name else { panic!("a quad in no graph: {quad}") };
        graphs.entry(graph.as_str().to_owned()).or_default().push(quad);
    }
    let mut store = Store::create(&folder.path().join("kamergraaf.store"), BASE).unwrap();
    for (graph, quads) in graphs {
        store.replace(&graph, Origin::Ontology, quads).unwrap();
    }
    store.commit().unwrap();
    folder
}

fn query(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("kamergraaf").unwrap();
    command.current_dir(folder.path()).arg("query").args(args);
    command
}

fn output(folder: &TempDir, args: &[&str]) -> String {
    String::from_utf8(query(folder, args).assert().success().get_output().stdout.clone()).unwrap()
}

#[test]
fn without_a_name_it_lists_the_questions() {
    let list = output(&TempDir::new().unwrap(), &[]);
    for (name, title) in [
        ("cited-by", "Welke stukken verwijzen naar een stuk?"),
        ("open-commitments", "Welke toezeggingen staan nog open?"),
    ] {
        let line = list.lines().find(|line| line.contains(title)).unwrap_or_else(|| panic!("{list}"));
        assert!(line.contains(name), "{line}");
    }
}

#[test]
fn a_question_is_described_with_its_parameters_and_an_example() {
    let text = output(&TempDir::new().unwrap(), &["signatures", "--describe"]);
    for words in [
        "Wie ondertekende welk stuk, in welk ambt en op welke datum?",
        "person (string, may be left out): a part of the signer's name",
        "from (date, may be left out)",
        "kamergraaf query signatures --param 'person=ooijen'",
        "post: Staatssecretaris van Volksgezondheid, Welzijn en Sport",
    ] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
}

#[test]
fn the_table_shows_names_and_numbers_of_papers() {
    let table = output(&folder(), &["cited-by", "--param", "paper=31 765, nr. 479"]);
    assert!(table.contains("kst-31839-816") && table.contains("2022-03-18"), "{table}");
    assert!(!table.contains("https://"), "{table}");
}

#[test]
fn csv_is_for_programs() {
    let csv = output(&folder(), &["supervision-decisions", "-p", "region=rijnmond", "--format", "csv"]);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "paper,date,region,regionLabel,decision,programme,programmeLabel,decidedBy,until,quote");
    assert!(lines[1].starts_with("https://zoek.officielebekendmakingen.nl/kst-31839-816,2022-03-18,"), "{csv}");
    assert_eq!(lines.len(), 2);
}

#[test]
fn ones_own_sparql_is_given_on_the_line_in_a_file_or_on_standard_input() {
    let folder = folder();
    let sparql = "SELECT ?o WHERE { ?s kg:mergedWith ?o }";
    let expected = "o\r\nhttps://kamergraaf.nl/id/organisation/jeugdbescherming-west\r\n";
    assert_eq!(output(&folder, &["--sparql", sparql, "--format", "csv"]), expected);
    std::fs::write(folder.path().join("own.rq"), sparql).unwrap();
    assert_eq!(output(&folder, &["--file", "own.rq", "--format", "csv"]), expected);
    query(&folder, &["--file", "-", "--format", "csv"]).write_stdin(sparql).assert().success().stdout(expected);
    let turtle = output(&folder, &["--sparql", "CONSTRUCT WHERE { ?s kg:mergedWith ?o }", "--format", "turtle"]);
    assert!(turtle.starts_with("@prefix kg: <https://kamergraaf.nl/def#> ."), "{turtle}");
}

#[test]
fn a_file_with_a_header_takes_parameters() {
    let folder = folder();
    let file = include_str!("../queries/support.rq");
    std::fs::write(folder.path().join("mine.rq"), file).unwrap();
    let csv = output(&folder, &["--file", "mine.rq", "--param", "supported=eindhoven", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 2, "{csv}");
    std::fs::write(folder.path().join("mine.rq"), file.replace("#+ summary", "#+ sumary")).unwrap();
    query(&folder, &["--file", "mine.rq"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("mine.rq:3: unknown header key `sumary`; did you mean `summary`?"));
}

#[test]
fn a_folder_of_knowledge_adds_and_replaces_questions() {
    let folder = folder();
    std::fs::create_dir_all(folder.path().join("mine/queries")).unwrap();
    let file = include_str!("../queries/support.rq");
    std::fs::write(folder.path().join("mine/queries/hulp.rq"), file).unwrap();
    std::fs::write(
        folder.path().join("mine/queries/papers.rq"),
        include_str!("../queries/papers.rq").replace("Welke stukken zijn er?", "Mijn stukken"),
    )
    .unwrap();
    let list = output(&folder, &["--knowledge", "mine"]);
    assert!(list.contains("hulp") && list.contains("Mijn stukken") && list.contains("cited-by"), "{list}");
    assert!(output(&folder, &["hulp", "--knowledge", "mine"]).contains("Eindhoven"));
}

#[test]
fn what_is_not_there_and_what_is_wrong_have_their_own_status() {
    let folder = folder();
    query(&folder, &["support", "--param", "supporter=niemand"]).assert().code(1).stderr("kamergraaf: nothing found\n");
    query(&folder, &["--sparql", "ASK { ?s kg:amends ob:kst-31839-816 }"])
        .assert()
        .code(1)
        .stdout(predicate::str::contains("no"));
    query(&folder, &["--sparql", "ASK { ?s kg:amends ?o }"]).assert().success().stdout(predicate::str::contains("yes"));
    for (args, words) in [
        (["cited", "--param", "paper=31839-816"].as_slice(), "did you mean `cited-by`?"),
        (&["support", "--param", "suported=x"], "did you mean `supported`?"),
        (&["cited-by", "--param", "paper=816"], "`816` is no value for parameter `paper`"),
        (&["cited-by", "--param", "paper"], "write it as KEY=VALUE"),
        (&["organisation"], "needs `name`"),
        (&["support", "--format", "turtle"], "Turtle is for the triples"),
        (&["--sparql", "SELECT"], "this is not a SPARQL query"),
        (&["--param", "a=b"], "name the question"),
        (&["--file", "missing.rq"], "cannot read missing.rq"),
        (&["support", "--store", "nowhere"], "there is no store in nowhere"),
    ] {
        query(&folder, args).assert().code(2).stderr(predicate::str::contains(words));
    }
}
