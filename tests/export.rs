//! What comes out: lines of a reading, and the graph in every format.

mod common;

use kamergraaf::export::lines;
use kamergraaf::graph::Iris;
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
