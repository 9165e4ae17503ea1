//! What comes out: lines of a reading, and the graph in every format.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use kamergraaf::export::{About, Found, GraphFormat, Prefixes, find, lines, write_quads};
use kamergraaf::graph::{Authority, BASE, Iris, Maker, Tenure, authority_quads, ontology_quads, paper_quads, sorted};
use kamergraaf::relate::Predicate;
use kamergraaf::store::{Origin, Store};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
use proptest::prelude::*;
use serde_json::Value;

fn json_lines() -> Vec<Value> {
    lines(&common::reading(), &Iris::default()).iter().map(|line| serde_json::to_value(line).unwrap()).collect()
}

#[test]
fn every_line_points_at_its_words_in_code_points() {
    let letter: Vec<char> = common::LETTER.chars().collect();
    for line in json_lines() {
        let at = |key: &str| usize::try_from(line[key].as_u64().unwrap()).unwrap();
        let words: String = letter[at("start")..at("end")].iter().collect();
        let key = if line["kind"] == "mention" { "text" } else { "evidence" };
        assert_eq!(line[key], words.as_str(), "{line}");
    }
}

#[test]
fn what_is_not_sure_enough_goes_with_all_that_rests_on_it() {
    let mut reading = common::reading();
    let ozj = reading.entities.iter().position(|thing| thing.slug == "ozj").unwrap();
    reading.mentions.iter_mut().find(|mention| mention.entity == ozj).unwrap().score = 0.4;
    let (mentions, statements) = (reading.mentions.len(), reading.statements.len());
    let commissions = reading.statements.iter().filter(|s| s.predicate == Predicate::Commissions).count();
    let sure = reading.at_least(0.5);
    assert_eq!(sure.mentions.len(), mentions - 1);
    assert_eq!(sure.statements.len(), statements - commissions);
    assert!(sure.entities.iter().all(|thing| thing.slug != "ozj"));
    let lines = lines(&sure, &Iris::default());
    let merger = lines.iter().map(|line| serde_json::to_value(line).unwrap()).find(|l| l["predicate"] == "mergedWith");
    assert_eq!(merger.unwrap()["object"]["label"], "Jeugdbescherming West");
}

#[test]
fn a_relation_carries_nodes_and_qualifiers() {
    let all = json_lines();
    let decision = all.iter().find(|line| line["predicate"] == "supervisionDecision").unwrap();
    assert_eq!(decision["subject"]["iri"], "https://kamergraaf.nl/id/region/jeugdbeschermingsregio-rijnmond");
    assert_eq!(decision["object"]["value"], "extended");
    assert_eq!(decision["qualifiers"]["until"], "2022-08");
    assert_eq!(decision["qualifiers"]["by"][1]["label"], "Maarten van Ooijen");
    let signed = all.iter().find(|line| line["predicate"] == "signedBy").unwrap();
    assert_eq!(signed["subject"]["self"], true);
    assert_eq!(signed["subject"]["iri"], common::PAPER);
    let funded = all.iter().find(|line| line["predicate"] == "funds").unwrap();
    assert_eq!(funded["qualifiers"]["amount"], 613_000_000);
    let reference = all.iter().find(|line| line["type"] == "Reference").unwrap();
    assert_eq!(reference["iris"][0], "https://zoek.officielebekendmakingen.nl/kst-31839-804");
}

const FORMATS: [(GraphFormat, RdfFormat); 6] = [
    (GraphFormat::Turtle, RdfFormat::Turtle),
    (GraphFormat::TriG, RdfFormat::TriG),
    (GraphFormat::NQuads, RdfFormat::NQuads),
    (GraphFormat::NTriples, RdfFormat::NTriples),
    (GraphFormat::RdfXml, RdfFormat::RdfXml),
    (GraphFormat::JsonLd, RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
];

fn letter() -> Vec<Quad> {
    let maker = Maker { program: "0.1.0".to_owned(), knowledge: "by-hand".to_owned() };
    paper_quads(&common::reading(), &Iris::default(), &maker)
}

/// The letter, the ontology, and texts that some format has trouble with.
fn everything() -> Vec<Quad> {
    let mut quads = letter();
    quads.extend(ontology_quads(&common::ontology(), &Iris::default()).unwrap());
    let node = |iri: &str| NamedNode::new(iri).unwrap();
    let graph = node("https://example.nl/graph?a=1&b=2");
    let texts = [
        "",
        "\r",
        "a\r\nb",
        "\t",
        "\"",
        "\\",
        "\\\"",
        "'''",
        "<b>&amp;</b>",
        "]]>",
        " a  b ",
        "€ 613 mln",
        "\u{1f600}",
        "@nl",
    ];
    for (at, text) in texts.iter().enumerate() {
        let subject = node(&format!("https://example.nl/Fryslân/{at}(x)"));
        let predicate = node("https://example.nl/odd/7-name.x");
        quads.push(Quad::new(subject, predicate, Literal::new_simple_literal(*text), graph.clone()));
    }
    for (value, datatype) in
        [("007", "integer"), ("+1.50", "decimal"), ("5", "decimal"), ("1", "boolean"), (".5", "decimal")]
    {
        let datatype = node(&format!("http://www.w3.org/2001/XMLSchema#{datatype}"));
        let value = Literal::new_typed_literal(value, datatype);
        quads.push(Quad::new(
            node("https://kamergraaf.nl/id/person/"),
            node("https://example.nl/n"),
            value,
            graph.clone(),
        ));
    }
    quads
}

fn written(quads: Vec<Quad>, format: GraphFormat) -> String {
    let mut bytes = Vec::new();
    write_quads(quads, format, &Prefixes::new(&Iris::default()), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_format_says_the_same_as_the_graph() {
    for (format, parser) in FORMATS {
        let text = written(everything(), format);
        let parsed: Result<Vec<Quad>, _> = RdfParser::from_format(parser).for_slice(text.as_bytes()).collect();
        let parsed = sorted(parsed.unwrap_or_else(|error| panic!("{format:?}: {error}")));
        let mut expected = everything();
        if !format.has_graphs() {
            for quad in &mut expected {
                quad.graph_name = GraphName::DefaultGraph;
            }
        }
        let expected = sorted(expected);
        let missing: Vec<_> = expected.iter().filter(|quad| !parsed.contains(quad)).collect();
        assert_eq!((parsed.len(), missing), (expected.len(), Vec::new()), "{format:?}");
    }
}

#[test]
fn the_order_in_which_quads_come_changes_no_byte() {
    for (format, _) in FORMATS {
        let mut other = everything();
        other.reverse();
        let half = other.len() / 2;
        other.rotate_left(half);
        other.extend(letter());
        assert!(written(everything(), format) == written(other, format), "{format:?}");
    }
}

#[test]
fn only_prefixes_that_are_used_are_declared() {
    for format in [GraphFormat::Turtle, GraphFormat::TriG] {
        let turtle = written(letter(), format);
        let declared: Vec<&str> =
            turtle.lines().filter_map(|line| line.strip_prefix("@prefix ")?.split(':').next()).collect();
        assert!(declared.len() > 10 && declared.is_sorted(), "{declared:?}");
        let body: String = turtle.lines().filter(|line| !line.starts_with("@prefix")).collect::<Vec<_>>().join("\n");
        for prefix in &declared {
            let name = format!("{prefix}:");
            let used = body.match_indices(&name).any(|(at, _)| body[..at].ends_with([' ', '\n', '^']));
            assert!(used, "{prefix} is not used");
        }
        assert!(!declared.contains(&"cito") && !declared.contains(&"wd"));
    }
    let json: Value = serde_json::from_str(&written(letter(), GraphFormat::JsonLd)).unwrap();
    assert!(json["@context"]["kg"] == "https://kamergraaf.nl/def#" && json["@context"]["cito"].is_null());
}

#[test]
fn turtle_is_for_people_and_for_diffs() {
    let turtle = written(letter(), GraphFormat::Turtle);
    let blocks: Vec<&str> = turtle.trim_end().split("\n\n").skip(1).collect();
    let rijnmond = blocks.iter().find(|block| block.starts_with("region:jeugdbeschermingsregio-rijnmond")).unwrap();
    assert_eq!(
        rijnmond.lines().collect::<Vec<_>>(),
        [
            "region:jeugdbeschermingsregio-rijnmond a kg:Region ;",
            "    rdfs:label \"Rijnmond\"@nl ;",
            "    skos:prefLabel \"Rijnmond\"@nl ;",
            "    kg:foundIn \"text\" ;",
            "    kg:supervisionDecision kg:Extended .",
        ]
    );
    let prefixes = Prefixes::new(&Iris::default());
    let subjects: Vec<String> = blocks
        .iter()
        .filter_map(|block| block.split(' ').next())
        .map(|name| prefixes.expand(name).unwrap_or_else(|| name.trim_matches(['<', '>']).to_owned()))
        .collect();
    assert!(subjects.len() > 50 && subjects.is_sorted(), "one block a subject, in the order of IRIs");
    assert!(!turtle.contains("_:"), "no blank node");
}

#[test]
fn what_rdf_xml_cannot_say_is_an_error() {
    let node = NamedNode::new("https://example.nl/42").unwrap();
    let quads = vec![Quad::new(node.clone(), node.clone(), node, GraphName::DefaultGraph)];
    let error = write_quads(quads, GraphFormat::RdfXml, &Prefixes::new(&Iris::default()), &mut Vec::new()).unwrap_err();
    assert!(error.to_string().contains("https://example.nl/42"), "{error}");
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("store"), BASE).unwrap();
    store.replace(common::PAPER, Origin::paper("816.txt", b"", "0.1.0"), letter()).unwrap();
    let tenure = Tenure {
        person: "https://kamergraaf.nl/id/person/van-ooijen".to_owned(),
        post: "https://kamergraaf.nl/id/post/staatssecretaris-vws".to_owned(),
        from: Some(jiff::civil::date(2022, 1, 10)),
        to: Some(jiff::civil::date(2024, 4, 2)),
    };
    let authority = Authority { tenures: vec![tenure], ..Authority::default() };
    let iris = Iris::default();
    store.replace(&iris.authority_graph(), Origin::Authority, authority_quads(&authority, &iris)).unwrap();
    (folder, store)
}

#[test]
fn all_that_is_said_of_a_thing_comes_with_its_passage() {
    let (_folder, store) = store();
    let about = About::of(&store, "https://kamergraaf.nl/id/person/van-ooijen").unwrap().unwrap();
    assert_eq!(
        (about.label.as_str(), about.names.as_slice()),
        ("Maarten van Ooijen", &["M. van Ooijen".to_owned()][..])
    );
    let predicates: Vec<&str> = about.said.iter().map(|said| said.predicate.rsplit('#').next().unwrap()).collect();
    assert_eq!(predicates, ["holdsPost", "signedBy", "supervisionDecision"], "also where the thing is a qualifier");
    let decision = &about.said[2];
    assert_eq!((decision.subject.words(), decision.object.words()), ("Rijnmond", "Extended"));
    let letter: Vec<char> = common::LETTER.chars().collect();
    for said in &about.said {
        assert_eq!(said.paper.words(), "Kamerstuk 31 839, nr. 816");
        let passage = &said.passages[0];
        let words: String = letter[passage.start..passage.end].iter().collect();
        assert_eq!(passage.quote, words);
        assert_eq!((said.patterns[0].as_str(), said.confidence.as_str()), ("by-hand", "0.8"));
    }
    assert_eq!(about.mentions, 1);
    let [holding] = about.holdings.as_slice() else { panic!("{:?}", about.holdings) };
    assert_eq!((holding.from.as_str(), holding.to.as_str()), ("2022-01-10", "2024-04-02"));
    assert!(About::of(&store, "https://kamergraaf.nl/id/person/nobody").unwrap().is_none());
}

#[test]
fn a_thing_is_found_by_whatever_people_call_it() {
    let (_folder, store) = store();
    let prefixes = Prefixes::new(&Iris::default());
    let found = |words: &str| find(&store, &prefixes, words).unwrap();
    let ozj = Found::One("https://kamergraaf.nl/id/organisation/ozj".to_owned());
    for words in [
        "https://kamergraaf.nl/id/organisation/ozj",
        "<https://kamergraaf.nl/id/organisation/ozj>",
        "organisation:ozj",
        "organisation/ozj",
        "ozj",
        "ondersteuningsteam  zorg voor de jeugd",
    ] {
        assert_eq!(found(words), ozj, "{words}");
    }
    assert_eq!(found("kst-31839-816"), Found::One(common::PAPER.to_owned()));
    assert_eq!(found("31839"), Found::One("https://zoek.officielebekendmakingen.nl/dossier/31839".to_owned()));
    assert_eq!(found("Westerveld"), Found::One("https://kamergraaf.nl/id/person/westerveld".to_owned()));
    let Found::None(near) = found("Lisa Westervelt") else { panic!() };
    assert_eq!(near.first().map(String::as_str), Some("Lisa Westerveld"));
    assert_eq!(found("xyzzy"), Found::None(Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a paper says, in whatever script, comes back from every format as it was.
    #[test]
    fn any_text_and_any_name_survive_every_format(
        texts in prop::collection::vec("[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\u{fffe}\u{ffff}]{0,12}", 1..6),
        slugs in prop::collection::vec("[a-zé0-9._~!$&'()*+,;=:@/-]{0,8}", 1..4),
        language in "[a-z]{2,3}(-[a-z]{2,4})?",
    ) {
        let mut quads = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            for slug in &slugs {
                let node = NamedNode::new(format!("https://kamergraaf.nl/id/person/{slug}")).unwrap();
                let property = NamedNode::new("https://kamergraaf.nl/def#quote").unwrap();
                let literal = if at % 2 == 0 {
                    Literal::new_simple_literal(text)
                } else {
                    Literal::new_language_tagged_literal(text, &language).unwrap()
                };
                quads.push(Quad::new(node.clone(), property.clone(), literal, node.clone()));
                quads.push(Quad::new(node.clone(), property, node.clone(), node));
            }
        }
        for (format, parser) in FORMATS {
            let text = written(quads.clone(), format);
            let parsed: Result<Vec<Quad>, _> = RdfParser::from_format(parser).for_slice(text.as_bytes()).collect();
            let mut expected = quads.clone();
            if !format.has_graphs() {
                expected.iter_mut().for_each(|quad| quad.graph_name = GraphName::DefaultGraph);
            }
            prop_assert_eq!(sorted(parsed.unwrap()), sorted(expected), "{:?}\n{}", format, text);
        }
    }
}
