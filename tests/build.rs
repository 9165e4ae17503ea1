//! Five real letters, from files to the graph, through the command.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod ask;
mod folder;

use ask::rows;
use assert_cmd::Command;
use folder::files;
use kamergraaf::store::Store;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const LETTERS: &str = "examples/letters";

/// Runs `build`; gives its exit status, what it printed and what it complained of.
fn build(store: &Path, arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("kamergraaf").unwrap();
    let output = command.arg("build").args(arguments).arg("--store").arg(store).write_stdin(input).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The original of each letter, by its name without the ending.
fn letters() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(LETTERS).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            all.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
    all
}

/// The five letters in a folder, and a store built from them.
fn built(folder: &Path) -> (PathBuf, PathBuf) {
    let (papers, store) = (folder.join("papers"), folder.join("my.store"));
    std::fs::create_dir(&papers).unwrap();
    for (name, text) in letters() {
        std::fs::write(papers.join(format!("{name}.txt")), text).unwrap();
    }
    let (status, printed, complaint) = build(&store, &[papers.to_str().unwrap()], b"");
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("5 read, 0 unchanged, 0 left out") && printed.contains("5 papers, "), "{printed}");
    (papers, store)
}

/// The store of the five letters, for tests that only read it.
static BUILT: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-letters");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir(&folder).unwrap();
    built(&folder).1
});

#[test]
fn a_second_build_changes_no_byte_and_a_changed_letter_only_its_graph() {
    let folder = tempfile::tempdir().unwrap();
    let (papers, store) = built(folder.path());
    let before = files(&store);
    let path = papers.to_str().unwrap();
    assert!(build(&store, &[path], b"").1.contains("0 read, 5 unchanged"));
    assert!(files(&store) == before);
    let changed = papers.join("002_doorbraakaanpak-2021.txt");
    let text = std::fs::read_to_string(&changed).unwrap();
    std::fs::write(&changed, format!("{text}\n\nDe gemeente Harderwijk deed ook mee.\n")).unwrap();
    let graph = "https://kamergraaf.nl/id/paper/002-doorbraakaanpak-2021";
    let others = |store: &Path| {
        let mut quads = Store::open(store).unwrap().quads(None).unwrap();
        quads.retain(|quad| {
            quad.graph_name.to_string().contains("/kst-") || quad.graph_name.to_string().contains("/paper/00")
        });
        quads.retain(|quad| !quad.graph_name.to_string().contains(graph));
        quads
    };
    let others_before = others(&store);
    assert!(build(&store, &[path], b"").1.contains("1 read, 4 unchanged"));
    assert!(others(&store) == others_before);
    let store = Store::open(&store).unwrap();
    let place =
        rows(&store, &format!("SELECT ?place {{ GRAPH <{graph}> {{ ?place skos:prefLabel 'Harderwijk'@nl }} }}"));
    assert_eq!(place.len(), 1, "the new sentence is in the graph");
}

#[test]
fn every_mention_and_all_evidence_points_at_its_words_in_the_original() {
    let store = Store::open(&BUILT).unwrap();
    let originals: BTreeMap<String, Vec<char>> =
        letters().into_iter().map(|(name, text)| (name, text.chars().collect())).collect();
    let all = rows(
        &store,
        "SELECT ?name ?start ?end ?exact WHERE { GRAPH ?paper {
           ?paper dcterms:source ?name .
           ?annotation a oa:Annotation ; oa:hasTarget ?target .
           ?target oa:hasSource ?paper ; oa:hasSelector ?position , ?quotation .
           ?position oa:start ?start ; oa:end ?end .
           ?quotation oa:exact ?exact . } }",
    );
    assert!(all.len() > 1000, "{} annotations", all.len());
    for row in &all {
        let (start, end): (usize, usize) = (row["start"].clone().parse().unwrap(), row["end"].clone().parse().unwrap());
        let words: String = originals[&row["name"].clone()][start..end].iter().collect();
        assert_eq!(words, row["exact"].clone());
    }
}

#[test]
fn a_merger_is_told_with_its_day_and_its_passage() {
    let store = Store::open(&BUILT).unwrap();
    let mergers = rows(
        &store,
        "SELECT ?day ?quote WHERE { GRAPH ob:kst-31839-816 {
           ?one skos:prefLabel 'Intervence'@nl ; kg:mergedWith ?other .
           ?statement rdf:subject ?one ; rdf:predicate kg:mergedWith ; rdf:object ?other ;
             kg:onDate ?day ; kg:quote ?quote ; kg:pattern ?pattern ; kg:confidence ?confidence } }",
    );
    let [merger] = mergers.as_slice() else { panic!("{mergers:?}") };
    assert_eq!(merger["day"].clone(), "2021-07-01");
    assert!(merger["quote"].clone().contains("fusie van de gecertificeerde instellingen Intervence (Zeeland)"));
}

#[test]
fn the_ontology_defines_every_own_term_that_the_letters_use() {
    let store = Store::open(&BUILT).unwrap();
    let strangers = rows(
        &store,
        "SELECT DISTINCT ?term WHERE {
           { ?s ?term ?o } UNION { ?s a ?term }
           FILTER(STRSTARTS(STR(?term), 'https://kamergraaf.nl/def#'))
           FILTER NOT EXISTS { ?term rdfs:isDefinedBy <https://kamergraaf.nl/def> } }",
    );
    assert!(strangers.is_empty(), "{strangers:?}");
}

#[test]
fn an_office_leads_to_its_holder_on_the_date_of_the_letter() {
    let store = Store::open(&BUILT).unwrap();
    let holders = rows(
        &store,
        "SELECT DISTINCT ?holder ?party WHERE {
           GRAPH ob:kst-31839-816 { ob:kst-31839-816 dcterms:date ?date . ?mention oa:hasBody ?post . ?post a kg:Post }
           GRAPH ?authority {
             ?post skos:prefLabel 'Minister voor Rechtsbescherming'@nl .
             ?tenure a kg:Tenure ; kg:post ?post ; org:member ?person ; kg:from ?from ; kg:to ?to .
             ?person skos:prefLabel ?holder .
             ?membership a kg:PartyMembership ; org:member ?person ; kg:party/skos:altLabel ?party }
           FILTER(?from <= ?date && ?date <= ?to) }",
    );
    let told: Vec<(String, String)> = holders.iter().map(|row| (row["holder"].clone(), row["party"].clone())).collect();
    assert!(told.contains(&("Franc Weerwind".to_owned(), "D66".to_owned())), "{told:?}");
    assert!(told.iter().all(|(holder, _)| holder == "Franc Weerwind"), "{told:?}");
}

#[test]
fn a_letter_comes_from_standard_input_too_and_under_another_base() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("my.store");
    let letter = &letters()["002_doorbraakaanpak-2021"];
    let base = "https://data.example/";
    let (status, printed, _) = build(&store, &["-", "--base-iri", base], letter.as_bytes());
    assert_eq!(status, 0, "{printed}");
    let store = Store::open(&store).unwrap();
    let papers: Vec<&str> = store.papers().map(|(iri, _)| iri).collect();
    assert_eq!(papers, ["https://data.example/id/paper/stdin"]);
    for quad in store.quads(None).unwrap() {
        assert!(!quad.to_string().contains("https://kamergraaf.nl/id/"), "{quad}");
    }
}

#[test]
fn what_is_no_text_is_named_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    std::fs::create_dir(&papers).unwrap();
    std::fs::write(papers.join("a.bin"), [0xff, 0xfe, 0x00, 0xd8]).unwrap();
    std::fs::write(papers.join("b.txt"), &letters()["002_doorbraakaanpak-2021"]).unwrap();
    let (status, printed, complaint) = build(&folder.path().join("my.store"), &[papers.to_str().unwrap()], b"");
    assert_eq!(status, 2);
    assert!(complaint.contains("a.bin") && !complaint.contains("b.txt"), "{complaint}");
    assert!(printed.contains("1 read, 0 unchanged, 1 left out") && printed.contains("1 paper, "), "{printed}");
}

#[test]
fn quotes_are_for_reading() {
    let folder = tempfile::tempdir().unwrap();
    let (_, store) = built(folder.path());
    let quotes = rows(&Store::open(&store).unwrap(), "SELECT DISTINCT ?quote { ?s kg:quote ?quote }");
    assert!(quotes.iter().any(|row| row["quote"].contains("motie van de leden Tielen en Dobbe af")), "{quotes:?}");
    assert!(quotes.iter().all(|row| !row["quote"].contains("footnoteRef") && !row["quote"].contains("- ging")));
}

#[test]
fn what_is_less_sure_can_be_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let letter = format!("{LETTERS}/002_doorbraakaanpak-2021.txt");
    let statements = |store: &Path, arguments: &[&str]| {
        let (status, _, complaints) = build(store, &[&[letter.as_str()], arguments].concat(), b"");
        assert_eq!((status, complaints.as_str()), (0, ""));
        rows(&Store::open(store).unwrap(), "SELECT ?sure { ?s a kg:Statement ; kg:confidence ?sure }")
    };
    let all = statements(&folder.path().join("all"), &[]);
    let sure = statements(&folder.path().join("sure"), &["--min-confidence", "0.9"]);
    assert!(!sure.is_empty() && sure.len() < all.len(), "{} of {}", sure.len(), all.len());
    assert!(sure.iter().all(|row| row["sure"].parse::<f32>().unwrap() >= 0.9), "{sure:?}");
}
