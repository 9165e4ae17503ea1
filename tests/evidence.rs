//! Passages lead into the file itself: to the page of a PDF, to the element of XML, HTML and documents of word processors.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod reader;

use kamergraaf::graph::{Iris, Maker, Places, paper_quads};
use kamergraaf::span::Span;
use oxigraph::model::{NamedNodeRef, Quad, Term};
use reader::READER;
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeMap;
use std::io::Read;

const OA: &str = "http://www.w3.org/ns/oa#";
const VALUE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value";
const PART: &str = "https://kamergraaf.nl/def#part";

/// A passage as the graph has it.
#[derive(Debug, Default)]
struct Passage {
    start: usize,
    end: usize,
    exact: String,
    /// The page or the XPath.
    within: String,
    part: Option<String>,
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/data/papers/{name}")).unwrap()
}

/// The passages of a paper.
fn passages(name: &str) -> Vec<Passage> {
    let reading = READER.read(name, &bytes(name)).unwrap();
    let maker = Maker { program: "0.1.0".into(), knowledge: "test".into() };
    let quads = paper_quads(&reading, &Iris::default(), &maker);
    let mut by_subject: BTreeMap<String, Vec<&Quad>> = BTreeMap::new();
    for quad in &quads {
        by_subject.entry(quad.subject.to_string()).or_default().push(quad);
    }
    let objects = |subject: &str, property: &str| -> Vec<Term> {
        let of = by_subject.get(subject).into_iter().flatten();
        let property = NamedNodeRef::new_unchecked(property);
        of.filter(|quad| quad.predicate == property).map(|quad| quad.object.clone()).collect()
    };
    let mut passages = Vec::new();
    for node in by_subject.keys() {
        let selectors = objects(node, &format!("{OA}hasSelector"));
        if selectors.is_empty() {
            continue;
        }
        let one = |property: &str| -> Option<String> {
            selectors.iter().flat_map(|selector| objects(&selector.to_string(), property)).find_map(|term| match term {
                Term::Literal(literal) => Some(literal.value().to_owned()),
                _ => None,
            })
        };
        let number = |property: &str| one(&format!("{OA}{property}")).unwrap().parse().unwrap();
        passages.push(Passage {
            start: number("start"),
            end: number("end"),
            exact: one(&format!("{OA}exact")).unwrap(),
            within: one(VALUE).unwrap_or_default(),
            part: one(PART),
        });
    }
    assert!(passages.len() > 3, "{name} has {} passages", passages.len());
    passages
}

/// The element that an XPath names, found step by step.
fn evaluate<'a, 'input>(file: &'a Document<'input>, path: &str) -> Node<'a, 'input> {
    path.strip_prefix('/').unwrap().split('/').fold(file.root(), |node, step| {
        let (test, number) = step.strip_suffix(']').unwrap().rsplit_once('[').unwrap();
        let local = test.strip_prefix("*[local-name()='").and_then(|rest| rest.strip_suffix("']"));
        let wanted = |child: &Node<'_, '_>| {
            let name = child.tag_name();
            match local {
                Some(local) => name.name() == local,
                None => name.name() == test && name.namespace().is_none(),
            }
        };
        let number: usize = number.parse().unwrap();
        let mut found = node.children().filter(|child| child.is_element() && wanted(child));
        found.nth(number - 1).unwrap_or_else(|| panic!("{path} leads nowhere at {step}"))
    })
}

/// The words of an element, those of inner ones included.
fn words(node: Node<'_, '_>) -> String {
    let all: String = node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect();
    all.split_whitespace().collect()
}

fn parsed(file: &str) -> Document<'_> {
    Document::parse_with_options(file, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() }).unwrap()
}

#[test]
fn the_path_of_a_passage_in_xml_leads_to_the_innermost_element_that_holds_it() {
    for name in [
        "kst-32545-143/kst-32545-143.xml",
        "kst-35786-7.xml",
        "kst-24447-6.xml",
        "stcrt-2015-47076.xml",
        "h-tk-20172018-70-6.xml",
        "vlos-e2903f19.xml",
        "parlamint-2017-01-31.xml",
        "bwb_toestand_3.xml",
    ] {
        let file = String::from_utf8(bytes(name)).unwrap();
        let places: Vec<usize> = file.char_indices().map(|(at, _)| at).chain([file.len()]).collect();
        let tree = parsed(&file);
        for passage in passages(name) {
            let element = evaluate(&tree, &passage.within);
            let range = places[passage.start]..places[passage.end];
            let holds = |node: &Node<'_, '_>| node.range().start <= range.start && range.end <= node.range().end;
            assert!(holds(&element), "{name}: {passage:?}");
            let inner = element.children().filter(Node::is_element).find(|child| {
                // An element ends with its end tag, which a passage that ends with it may hold.
                holds(child) && range.end < child.range().end
            });
            assert!(inner.is_none(), "{name}: {passage:?} stands in {inner:?}");
            assert_eq!(passage.part, None);
        }
    }
}

#[test]
fn the_path_of_a_passage_in_a_page_leads_through_its_tags() {
    let name = "kst-32545-143/kst-32545-143.html";
    let file = String::from_utf8(bytes(name)).unwrap();
    let reading = READER.read(name, file.as_bytes()).unwrap();
    let places = Places::new(&reading.document);
    for passage in passages(name) {
        assert!(passage.within.starts_with("/html[1]/body[1]/"), "{passage:?}");
    }
    // The path that html5lib and libxml2 give the fourth paragraph.
    let words = "constaterende dat veel financiële instellingen";
    let at = reading.document.text.find(words).unwrap();
    let place = places.passage(Span::new(at, at + words.len()));
    let (_, path) = reading.document.elements.path(place.bytes.start..place.bytes.end).unwrap();
    assert_eq!(path, "/html[1]/body[1]/div[3]/div[1]/div[1]/p[4]");
}

#[test]
fn the_path_of_a_passage_in_a_word_processors_file_leads_into_a_part_of_it() {
    for (name, parts) in [
        ("beantwoording-sammy-baker.docx", vec!["word/document.xml", "word/footnotes.xml"]),
        ("kst-36278-motie.docx", vec!["word/document.xml"]),
        ("kst-32545-143/kst-32545-143.odt", vec!["content.xml"]),
    ] {
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes(name))).unwrap();
        let mut files = BTreeMap::new();
        for part in &parts {
            let mut text = String::new();
            package.by_name(part).unwrap().read_to_string(&mut text).unwrap();
            files.insert(*part, text);
        }
        let trees: BTreeMap<&str, Document<'_>> = files.iter().map(|(part, text)| (*part, parsed(text))).collect();
        let mut seen = BTreeMap::new();
        for passage in passages(name) {
            let part = passage.part.clone().unwrap();
            let element = evaluate(&trees[part.as_str()], &passage.within);
            let wanted: String = passage.exact.split_whitespace().collect();
            // The marks of notes and the borders of cells are not in the words of the file.
            if !wanted.contains(['[', '|']) {
                assert!(words(element).contains(&wanted), "{name}: {passage:?} is not in {}", words(element));
            }
            *seen.entry(part).or_insert(0) += 1;
        }
        assert_eq!(seen.keys().map(String::as_str).collect::<Vec<_>>(), parts, "{name}");
    }
}

#[test]
fn a_passage_of_a_pdf_has_its_page_and_one_of_plain_text_has_neither() {
    for (name, pages) in [
        ("ah-tk-20232024-1893.pdf", [("Klaver (GroenLinks-PvdA)", 1), ("NRC, 16 april 2024", 1), ("Oekraïne", 2)]),
        ("h-tk-pdf-0a9f7faa.pdf", [("minister voor Rechtsbescherming", 1), ("Ceder", 2), ("WODC", 4)]),
    ] {
        let found = passages(name);
        for (words, page) in pages {
            let within: Vec<&str> = found
                .iter()
                .filter(|passage| passage.exact.starts_with(words))
                .map(|passage| &*passage.within)
                .collect();
            assert!(within.contains(&&*format!("page={page}")), "{name}: {words} on {within:?}");
        }
    }
    assert!(passages("kv-tk-2024Z18794.txt").iter().all(|passage| passage.within.is_empty() && passage.part.is_none()));
}

#[test]
fn explain_and_the_query_for_mentions_tell_the_place_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut program = assert_cmd::Command::cargo_bin("kamergraaf").unwrap();
        let output = program.args(arguments).arg("--store").arg(folder.path().join("store")).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let papers = ["ah-tk-20232024-1893.pdf", "kst-35786-7.xml"].map(|name| format!("tests/data/papers/{name}"));
    run(&["build", &papers[0], &papers[1]]);
    let told = run(&["explain", "ah-tk-20232024-1893"]);
    assert!(told.contains(", 382 to 423, page 1: «Minister Bruins Slot (Buitenlandse Zaken)»"), "{told}");
    let told = run(&["explain", "kst-35786-7"]);
    let signature = "al-groep[1]/al[2]: «Maatoug»";
    assert!(told.contains(signature) && told.contains(", in /officiele-publicatie[1]/kamerstuk[1]/"), "{told}");
    assert!(!told.contains("</"), "quotes are without tags: {told}");
    let rows = run(&["query", "mentions", "--param", "name=rusland", "--format", "csv"]);
    let on = |page: &str| rows.lines().filter(|row| row.contains(&format!(",{page},Rusland,"))).count();
    assert_eq!((on("page=1"), on("page=2")), (3, 8), "{rows}");
}
