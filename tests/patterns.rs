//! Every example sentence of the pattern files, read by the whole program.

use kamergraaf::knowledge::Knowledge;
use kamergraaf::reader::Reader;
use kamergraaf::reading::Reading;
use kamergraaf::relate::Node;
use std::collections::BTreeSet;

fn label(reading: &Reading, node: &Node) -> String {
    match node {
        Node::Paper => "paper".to_owned(),
        Node::Entity { mention: Some(mention), .. } => {
            reading.document.surface(reading.mentions[*mention].span).to_owned()
        }
        Node::Entity { entity, .. } => reading.entities[*entity].label.clone(),
        Node::Kamerstuk(text) | Node::Dossier(text) | Node::Decision(text) | Node::Literal(text) => text.clone(),
        Node::State(slug) => slug.to_string(),
    }
}

#[test]
fn example_sentences_state_what_their_files_say() {
    let reader = Reader::new(Knowledge::builtin().unwrap()).unwrap();
    let mut faults = Vec::new();
    for example in reader.patterns().examples() {
        let letter = format!("Geachte voorzitter,\n\n{}\n", example.text);
        let reading = reader.read("example", letter.as_bytes()).unwrap();
        let given: BTreeSet<String> = reading
            .statements
            .iter()
            .filter(|statement| statement.predicate == example.predicate)
            .map(|s| format!("{} > {}", label(&reading, &s.subject), label(&reading, &s.object)))
            .collect();
        let wanted: BTreeSet<String> = example.gives.iter().map(|pair| pair.to_lowercase()).collect();
        let given: BTreeSet<String> = given.iter().map(|pair| pair.to_lowercase()).collect();
        if given != wanted {
            let names: Vec<String> =
                reading.mentions.iter().map(|m| format!("{:?} {}", m.kind, reading.document.surface(m.span))).collect();
            faults.push(format!(
                "{}\n  {}\n  wanted {:?}\n  given  {given:?}\n  names {names:?}",
                example.pattern, example.text, example.gives
            ));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_fault_in_a_pattern_is_told_with_its_line_and_a_remedy() {
    let fault = |content: &str| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("patterns")).unwrap();
        std::fs::write(folder.path().join("patterns/own.toml"), content).unwrap();
        Reader::new(Knowledge::with_folder(folder.path()).unwrap()).unwrap_err().to_string()
    };
    let frame = "predicate = \"supports\"\n\n[[pattern]]\nname = \"x\"\nframe.verbs = [\"VERB\"]\n\
        frame.agent = { as = \"subject\", kinds = \"KIND\" }\nscore = 0.5\nyes = []\n";
    let unknown = fault(&frame.replace("VERB", "kamergraven").replace("KIND", "Organisation"));
    assert_eq!(
        unknown,
        "patterns/own.toml, line 3: `x`: the verb `kamergraven` is in neither patterns/verbs.csv nor patterns/lexicon.toml: add its forms"
    );
    let kind = fault(&frame.replace("VERB", "steunen").replace("KIND", "Organisatie"));
    assert!(kind.starts_with("patterns/own.toml, line 3: `x`: `Organisatie` is no kind of thing: write "), "{kind}");
    let ends = fault(&frame.replace("VERB", "steunen").replace("KIND", "Organisation"));
    assert!(ends.ends_with("or none `as = \"object\"`: give both"), "{ends}");
    let toml = fault("predicate = \"supports\"\npattern = 3\n");
    assert!(toml.starts_with("patterns/own.toml, line 2: "), "{toml}");
}

#[test]
fn a_new_pattern_names_a_verb_by_its_infinitive_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("patterns")).unwrap();
    let pattern = "predicate = \"supports\"\n\n[[pattern]]\nname = \"own\"\nframe.verbs = [\"rondleiden\", \"uitnodigen\"]\n\
        frame.agent = { as = \"subject\", kinds = \"Organisation\" }\n\
        frame.patient = { as = \"object\", kinds = \"Organisation\" }\nscore = 0.5\nyes = []\n";
    std::fs::write(folder.path().join("patterns/own.toml"), pattern).unwrap();
    let reader = Reader::new(Knowledge::with_folder(folder.path()).unwrap()).unwrap();
    for sentence in [
        "De VNG nodigde Jeugdzorg Nederland uit.",
        "De VNG heeft Jeugdzorg Nederland uitgenodigd.",
        "Jeugdzorg Nederland is door de VNG rondgeleid.",
        "Daarom leidden de VNG en ProRail het NJi rond.",
    ] {
        let reading = reader.read("example", format!("Geachte voorzitter,\n\n{sentence}\n").as_bytes()).unwrap();
        assert!(reading.statements.iter().any(|statement| statement.pattern == "own: own"), "{sentence}");
    }
}
