//! Votes and motions in reports of meetings: who voted for what, and what came of it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod ask;
mod reader;

use ask::rows;
use assert_cmd::Command;
use kamergraaf::reading::Reading;
use kamergraaf::relate::{Node, Predicate, Value};
use kamergraaf::store::Store;
use reader::READER;
use std::collections::BTreeSet;

fn paper(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/data/papers/{name}")).unwrap()
}

/// The end of the IRI of a node, or its words.
fn end(reading: &Reading, node: &Node) -> String {
    match node {
        Node::Entity { entity, .. } => reading.entities[*entity].slug.clone(),
        Node::Kamerstuk(key) | Node::Decision(key) | Node::Literal(key) => key.clone(),
        other => format!("{other:?}"),
    }
}

/// All statements of a predicate, as subject and object.
fn stated(reading: &Reading, predicate: Predicate) -> BTreeSet<(String, String)> {
    let of = reading.statements.iter().filter(|statement| statement.predicate == predicate);
    of.map(|statement| (end(reading, &statement.subject), end(reading, &statement.object))).collect()
}

/// Who votes so on something.
fn voters(reading: &Reading, predicate: Predicate, on: &str) -> Vec<String> {
    stated(reading, predicate).into_iter().filter(|(_, object)| object == on).map(|(voter, _)| voter).collect()
}

fn pairs(expected: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    expected.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
}

#[test]
fn the_chair_of_a_report_tells_how_parties_voted_and_what_came_of_it() {
    let reading = READER.read("h-tk-20172018-70-6", &paper("h-tk-20172018-70-6.xml")).unwrap();
    let outcomes = [("726", "rejected"), ("721", "adopted"), ("722", "adopted"), ("724", "adopted")];
    let decision = |number: &str| format!("h-tk-20172018-70-6-kst-21501-08-{number}");
    let wanted = outcomes.iter().map(|(number, outcome)| (decision(number), (*outcome).to_owned())).collect();
    assert_eq!(stated(&reading, Predicate::Outcome), wanted);
    let wanted = outcomes.iter().map(|(number, _)| (format!("kst-21501-08-{number}"), decision(number))).collect();
    assert_eq!(stated(&reading, Predicate::Decision), wanted, "of a changed motion the number that it has now counts");
    assert_eq!(
        voters(&reading, Predicate::VotedFor, "kst-21501-08-726"),
        ["50plus", "denk", "groenlinks", "pvda", "pvdd", "sp"]
    );
    assert_eq!(
        voters(&reading, Predicate::VotedFor, "kst-21501-08-721"),
        ["50plus", "cda", "christenunie", "d66", "denk", "groenlinks", "pvda", "pvdd", "sgp", "sp", "vvd"]
    );
    assert!(stated(&reading, Predicate::VotedAgainst).is_empty(), "who the others are, the report does not say");
    let submitted = stated(&reading, Predicate::SubmittedBy);
    assert!(submitted.contains(&("kst-21501-08-726".into(), "frank-wassenberg".into())), "{submitted:?}");
    let vote = reading.statements.iter().find(|statement| statement.predicate == Predicate::VotedFor).unwrap();
    assert_eq!(vote.qualifiers["inDecision"], [Value::Node(Node::Decision(decision("726")))]);
    let quote = reading.document.surface(vote.evidence);
    assert!(quote.starts_with("Ik constateer dat") && quote.ends_with("zodat zij is verworpen."), "{quote}");
}

#[test]
fn a_report_of_the_kamer_itself_lists_the_parties_that_the_chair_does_not_name() {
    let reading = READER.read("vlos-e2903f19", &paper("vlos-e2903f19.xml")).unwrap();
    for paper in ["kst-36786-4", "kst-36787-4"] {
        assert_eq!(voters(&reading, Predicate::VotedAgainst, paper), ["denk", "fvd", "pvdd", "sp"]);
        assert_eq!(voters(&reading, Predicate::VotedFor, paper).len(), 11);
        assert!(stated(&reading, Predicate::Outcome).contains(&(format!("vlos-e2903f19-{paper}"), "adopted".into())));
    }
    let fvd = reading.entities.iter().find(|entity| entity.slug == "fvd").unwrap();
    assert!(fvd.record.is_some(), "a party that only the list names is found in the authority files");
}

/// A report with a vote, in the words that chairs use.
fn counted(put: &str, count: &str) -> Reading {
    let text = format!(
        "Handelingen II 2022-2023, 95, item 30\n\nStemmingen\n\nDe voorzitter:\n{put}\n\nDe voorzitter:\n{count}\n\n\
         De heer Ceder (ChristenUnie):\nDank u wel.\n"
    );
    READER.read("h-tk-20222023-95-30", text.as_bytes()).unwrap()
}

#[test]
fn every_form_of_counting_gives_outcome_and_sides() {
    let motion = "In stemming komt de motie-Westerveld over wachttijden (31839, nr. 977).";
    let on = "kst-31839-977";
    let reading = counted(motion, "Ik constateer dat deze motie met algemene stemmen is aangenomen.");
    assert_eq!(stated(&reading, Predicate::Outcome), pairs(&[("h-tk-20222023-95-30-kst-31839-977", "adopted")]));
    assert!(stated(&reading, Predicate::VotedFor).is_empty());
    let reading = counted(
        motion,
        "Ik constateer dat de leden van de fracties van de PVV en de Partij voor de Dieren tegen deze motie hebben \
         gestemd en de leden van de overige fracties ervoor, zodat zij is aangenomen.",
    );
    assert_eq!(voters(&reading, Predicate::VotedAgainst, on), ["pvdd", "pvv"]);
    assert!(stated(&reading, Predicate::VotedFor).is_empty());
    let reading = counted(
        motion,
        "Ik constateer dat de leden van de fracties van de SP en DENK voor deze motie hebben gestemd en de leden van de \
         fracties van de VVD en het CDA ertegen, zodat zij is verworpen.",
    );
    assert_eq!(voters(&reading, Predicate::VotedFor, on), ["denk", "sp"]);
    assert_eq!(voters(&reading, Predicate::VotedAgainst, on), ["cda", "vvd"]);
    // What is no count states nothing.
    let reading = counted(motion, "Ik constateer dat de motie-Ceder vorige week is aangenomen of verworpen.");
    assert!(stated(&reading, Predicate::Outcome).is_empty());
    let letter = "Geachte voorzitter,\n\nIk constateer dat de motie-Westerveld (31839, nr. 977) is aangenomen.\n";
    let reading = READER.read("brief", letter.as_bytes()).unwrap();
    assert!(stated(&reading, Predicate::Outcome).is_empty(), "a letter counts no votes");
}

/// Reports of the Kamer itself hold motions as their schema (VLOS 2.0) has them; the words are those of kst-29538-253.
const DEBATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<vlosCoreDocument xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0" MessageType="vlos2document"><vergadering soort="Plenair" kamer="2">
<titel>70e vergadering, dinsdag 10 april 2018</titel><vergaderjaar>2017-2018</vergaderjaar><datum>2018-04-10T00:00:00</datum>
<activiteit soort="Plenair debat (VSO)" objectid="a"><titel>Verpleeghuiszorg</titel>
<activiteithoofd soort="Wetgeving" objectid="b"><titel>Verpleeghuiszorg</titel>
<activiteitdeel soort="Spreekbeurt" objectid="c"><titel>Spreekbeurt - Bergkamp</titel>
<activiteititem soort="Woordvoerder" objectid="d"><titel>Woordvoerder - Bergkamp</titel><woordvoerder objectid="e">
<spreker soort="Tweede Kamerlid" objectid="f"><fractie>D66</fractie><verslagnaam>Bergkamp</verslagnaam><functie>lid Tweede Kamer</functie></spreker>
<tekst><alinea><alineaitem>Mevrouw <nadruk type="Vet">Bergkamp</nadruk> (D66):</alineaitem><alineaitem>Voorzitter. Ik heb een motie.</alineaitem></alinea></tekst>
<activiteititem soort="Motie" objectid="g"><titel>Motie</titel><tekst><alinea><alineaitem>De Kamer,</alineaitem></alinea>
<alinea><alineaitem>gehoord de beraadslaging,</alineaitem></alinea><alinea><alineaitem>en gaat over tot de orde van de dag.</alineaitem></alinea></tekst></activiteititem>
<interrumpant objectid="h"><spreker soort="Tweede Kamerlid" objectid="i"><fractie>VVD</fractie><verslagnaam>De voorzitter</verslagnaam></spreker>
<isvoorzitter>true</isvoorzitter><tekst><alinea><alineaitem>De <nadruk type="Vet">voorzitter</nadruk>:</alineaitem>
<alineaitem>Deze motie is voorgesteld door de leden Bergkamp en Segers.</alineaitem></alinea>
<alinea><alineaitem>Zij krijgt nr. <stuknummer>253</stuknummer> (<dossiernummer>29538</dossiernummer>).</alineaitem></alinea></tekst></interrumpant>
</woordvoerder></activiteititem></activiteitdeel></activiteithoofd>
<activiteithoofd soort="Stemming" objectid="j"><titel>Stemmingen moties Verpleeghuiszorg</titel>
<zaken><zaak soort="Motie" objectid="k"><titel>de motie-Bergkamp c.s. over thuis wonen</titel><onderwerp>thuis wonen</onderwerp><dossiernummer>29538</dossiernummer><stuknummer>253</stuknummer></zaak>
<zaak soort="Motie" objectid="l"><titel>de motie-Dijksma/Segers over eenzaamheid</titel><onderwerp>eenzaamheid</onderwerp><dossiernummer>29538</dossiernummer><stuknummer>254</stuknummer></zaak></zaken>
<activiteitdeel soort="Stemming item" objectid="m"><titel>de motie-Dijksma/Segers over eenzaamheid</titel><tekst><alinea><alineaitem>In stemming komt deze motie.</alineaitem></alinea></tekst>
<activiteititem soort="Besluit" objectid="n"><titel>Besluit</titel><tekst><alinea><alineaitem>De <nadruk type="Vet">voorzitter</nadruk>:</alineaitem>
<alineaitem>Ik constateer dat de leden van de fracties van D66 en de VVD voor deze motie hebben gestemd en de leden van de overige fracties ertegen, zodat zij is verworpen.</alineaitem></alinea></tekst>
<besluitvorm>Fractie</besluitvorm><uitslag>Verworpen</uitslag><stemmingen><stemming><fractie>D66</fractie><fractie>VVD</fractie><stem>Voor</stem></stemming><stemming><fractie>PVV</fractie><stem>Tegen</stem></stemming>
<stemming><fractie>Groep Nieuw</fractie><stem>Niet deelgenomen</stem></stemming></stemmingen></activiteititem></activiteitdeel></activiteithoofd>
</activiteit></vergadering></vlosCoreDocument>"#;

#[test]
fn motions_of_a_debate_are_known_by_their_numbers_and_the_list_of_cases() {
    let reading = READER.read("vlos-debat", DEBATE.as_bytes()).unwrap();
    let submitted = [("kst-29538-253", "gert-jan-segers"), ("kst-29538-253", "vera-bergkamp")];
    assert_eq!(stated(&reading, Predicate::SubmittedBy), pairs(&submitted));
    assert!(stated(&reading, Predicate::RecordedIn).contains(&("kst-29538-253".into(), "kst-29538-253".into())));
    // The title of the item says which of the two motions it is; a list of parties tells the rest.
    assert_eq!(stated(&reading, Predicate::Outcome), pairs(&[("vlos-debat-kst-29538-254", "rejected")]));
    assert_eq!(voters(&reading, Predicate::VotedFor, "kst-29538-254"), ["d66", "vvd"]);
    assert_eq!(voters(&reading, Predicate::VotedAgainst, "kst-29538-254"), ["pvv"]);
    assert_eq!(voters(&reading, Predicate::AbsentFromVoteOn, "kst-29538-254"), ["groep-nieuw"]);
}

#[test]
fn votes_of_reports_and_of_the_data_answer_one_question() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let run = |arguments: &[&str]| {
        let mut program = Command::cargo_bin("kamergraaf").unwrap();
        let output = program.args(arguments).arg("--store").arg(&store).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let papers = ["h-tk-20172018-70-6.xml", "vlos-e2903f19.xml", "odata-zaak.json"];
    let papers = papers.map(|name| format!("tests/data/papers/{name}"));
    run(&["build", &papers[0], &papers[1], &papers[2]]);
    let against = run(&["query", "votes", "--param", "party=SP", "--param", "vote=against", "--format", "csv"]);
    assert_eq!(against.lines().count(), 1 + 3, "two letters of July 2025 and a motion of 2023: {against}");
    let seats = run(&["query", "votes", "--param", "party=CDA", "--param", "outcome=rejected", "--format", "csv"]);
    assert!(seats.contains(",against,14,rejected,"), "{seats}");
    let motions = run(&["query", "motions-by-outcome", "--format", "csv"]);
    assert!(motions.lines().any(|row| row.contains("Partij voor de Dieren,rejected,")), "{motions}");
    // One form for both: a decision with an outcome, and statements of votes that lead to it.
    let sources = rows(
        &Store::open(&store).unwrap(),
        "SELECT DISTINCT ?paper { GRAPH ?paper { ?motion kg:decision ?decision . ?decision a kg:HouseDecision ; kg:outcome ?o .
           ?vote rdf:predicate kg:votedFor ; rdf:object ?motion ; kg:inDecision ?decision } }",
    );
    assert_eq!(sources.len(), 5, "two reports and three cases: {sources:?}");
}
