//! The data of the Tweede Kamer: joined over files, straight to statements.

use super::ask::rows;
use super::desk::{Desk, pairs, run};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn the_data_of_the_house_tell_who_submitted_and_how_it_was_voted() {
    let desk = Desk::new();
    desk.copy("odata-zaak.json", "zaken/odata-zaak.json");
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("0 read, 0 unchanged, 0 left out, 3 official records"), "{printed}");
    assert!(printed.contains("0 papers, "), "records are no papers: {printed}");
    let store = desk.open();
    let case = "<https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Zaak(fc505e38-aa2c-416d-bdf4-fc53556f1a06)>";
    let outcome = rows(
        &store,
        &format!(
            "SELECT ?motion ?outcome ?for ?against ?by ?opinion {{ GRAPH {case} {{
               {case} a kg:Case ; dcterms:identifier '2023Z12383' ; foaf:primaryTopic ?motion .
               ?motion a kg:Motion ; kg:decision ?decision ; kg:submittedBy/skos:altLabel ?by ; kg:appreciation ?opinion .
               ?decision a kg:HouseDecision ; kg:outcome ?outcome ; kg:seatsFor ?for ; kg:seatsAgainst ?against }} }}"
        ),
    );
    let [row] = outcome.as_slice() else { panic!("{outcome:?}") };
    assert_eq!(row["outcome"], "https://kamergraaf.nl/def#Rejected");
    assert_eq!((row["for"].as_str(), row["against"].as_str()), ("47", "102"));
    assert_eq!((row["by"].as_str(), row["opinion"].as_str()), ("E.S. Akerboom", "Ontraden"));
    let votes = |property: &str| {
        let all = rows(
            &store,
            &format!(
                "SELECT ?name ?seats {{ GRAPH {case} {{
                   ?party {property} ?motion ; a kg:Party ; skos:altLabel|skos:prefLabel ?name .
                   ?vote rdf:subject ?party ; rdf:predicate {property} ; kg:seats ?seats ; prov:wasDerivedFrom {case} }} }}"
            ),
        );
        all.into_iter().map(|row| format!("{} {}", row["name"], row["seats"])).collect::<BTreeSet<_>>()
    };
    assert!(votes("kg:votedAgainst").contains("CDA 14") && !votes("kg:votedFor").contains("CDA 14"));
    assert!(votes("kg:votedFor").contains("PvdD 6"), "{:?}", votes("kg:votedFor"));
}

#[test]
fn data_in_several_files_are_joined_and_what_was_deleted_goes() {
    let desk = Desk::new();
    let context = |set: &str| format!("https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/$metadata#{set}");
    let set = |name: &str, value: serde_json::Value| {
        desk.write(
            &format!("{name}.json"),
            serde_json::json!({"@odata.context": context(name), "value": value}).to_string(),
        );
    };
    set(
        "Kamerstukdossier",
        serde_json::json!([{"Id": "d1", "Nummer": 31839, "Titel": "Jeugdzorg", "Afgesloten": false}]),
    );
    set(
        "Zaak",
        serde_json::json!([
            {"Id": "z1", "Nummer": "2024Z00001", "Soort": "Motie", "Onderwerp": "Motie van het lid Westerveld over wachttijden",
             "GestartOp": "2024-02-01T00:00:00+01:00", "Volgnummer": 977, "Kamerstukdossier_Id": "d1"},
            {"Id": "z2", "Nummer": "2024Z00002", "Soort": "Motie", "Onderwerp": "Motie van het lid Ceder"}]),
    );
    set(
        "ZaakActor",
        serde_json::json!([{"Id": "a1", "Zaak_Id": "z1", "ActorNaam": "L. Westerveld", "ActorFractie": "GroenLinks-PvdA",
            "Relatie": "Indiener", "Persoon_Id": "p1"}, {"Id": "a2", "Zaak_Id": "z1", "ActorNaam": "vaste commissie voor VWS",
            "Relatie": "Voortouwcommissie"}]),
    );
    set(
        "Besluit",
        serde_json::json!([{"Id": "b1", "Zaak_Id": "z1", "BesluitSoort": "Stemmen - aangenomen", "Status": "Besluit"}]),
    );
    set(
        "Stemming",
        serde_json::json!([
            {"Id": "s1", "Besluit_Id": "b1", "Soort": "Voor", "FractieGrootte": 25, "ActorNaam": "GroenLinks-PvdA", "ActorFractie": "GroenLinks-PvdA"},
            {"Id": "s2", "Besluit_Id": "b1", "Soort": "Tegen", "FractieGrootte": 37, "ActorNaam": "PVV", "ActorFractie": "PVV", "Vergissing": true}]),
    );
    set(
        "Toezegging",
        serde_json::json!([{"Id": "t1", "Nummer": "TZ202402-101", "Tekst": "De staatssecretaris stuurt voor de zomer een brief.",
            "Status": "Openstaand", "Functie": "staatssecretaris van Volksgezondheid, Welzijn en Sport", "ActiviteitNummer": "2024A00001",
            "AanmaakDatum": "2024-02-01T00:00:00+01:00"}]),
    );
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("4 official records"), "{printed}");
    let store = desk.open();
    let motion = rows(
        &store,
        "SELECT ?paper ?dossier ?submitter ?mistaken { GRAPH ?case {
           <https://kamergraaf.nl/id/motion/kst-31839-977> kg:recordedIn ?paper ; kg:submittedBy ?submitter ; kg:decision/kg:outcome kg:Adopted .
           ?paper kg:inDossier ?dossier .
           ?vote rdf:predicate kg:votedAgainst ; kg:mistaken ?mistaken } }",
    );
    let [row] = motion.as_slice() else { panic!("{motion:?}") };
    assert!(row["paper"].ends_with("/kst-31839-977") && row["dossier"].ends_with("/dossier/31839"), "{row:?}");
    assert_eq!(
        (row["submitter"].as_str(), row["mistaken"].as_str()),
        ("https://kamergraaf.nl/id/person/lisa-westerveld", "true")
    );
    let (status, answer, _) = run(
        "query",
        &[Path::new("open-commitments"), Path::new("--store"), &desk.store(), Path::new("--format"), Path::new("csv")],
        b"",
    );
    assert!(status == 0 && answer.contains("stuurt voor de zomer een brief") && answer.contains(",open,"), "{answer}");
    drop(store);
    // The Kamer takes the second motion and a vote back, and the commitment is met.
    desk.write(
        "verwijderd.xml",
        r#"<feed><entry><category term="zaak"/><content><zaak id="z2" verwijderd="true"/></content></entry>
        <entry><category term="stemming"/><content><stemming id="s2" verwijderd="true"/></content></entry></feed>"#,
    );
    let met = std::fs::read_to_string(desk.papers().join("Toezegging.json")).unwrap().replace("Openstaand", "Voldaan");
    desk.write("Toezegging.json", met);
    let (_, printed, complaint) = desk.build(&[]);
    assert!(printed.contains("3 official records, 1 deleted"), "{printed}{complaint}");
    let store = desk.open();
    assert!(rows(&store, "SELECT ?s { GRAPH ?g { ?s kg:votedAgainst ?o } }").is_empty());
    assert!(rows(&store, "SELECT ?s { GRAPH ?g { ?s dcterms:identifier '2024Z00002' } }").is_empty());
    assert_eq!(rows(&store, "SELECT ?c { GRAPH ?g { ?s rdf:object ?c ; kg:status kg:Settled } }").len(), 1);
    drop(store);
    // A record that is in its file no more is pruned.
    set("Toezegging", serde_json::json!([]));
    let (_, printed, _) = desk.build(&["--prune"]);
    assert!(printed.contains("2 official records, 1 pruned"), "{printed}");
}

#[test]
fn documents_of_the_house_that_bring_their_text_are_read() {
    let desk = Desk::new();
    desk.copy("odata-document.json", "moties.json");
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("2 read, 0 unchanged, 0 left out, 2 official records"), "{printed}");
    let papers = [("kst-29684-240", "moties.json!/2023D02253"), ("kst-36169-27", "moties.json!/2023D04868")];
    assert_eq!(desk.held(), pairs(&papers));
    assert!(printed.contains("metadata of 2 papers"), "{printed}");
    let all = printed.lines().find(|line| line.trim_start().starts_with("all ")).unwrap();
    assert_eq!(all.split_whitespace().collect::<Vec<_>>(), ["all", "5", "0", "1", "6"], "{printed}");
    let dossiers =
        rows(&desk.open(), "SELECT ?dossier { GRAPH ?paper { ?paper kg:inDossier ?dossier } } ORDER BY ?dossier");
    let dossiers: Vec<&str> = dossiers.iter().filter_map(|row| row["dossier"].rsplit('/').next()).collect();
    assert_eq!(dossiers, ["29684", "36169"]);
}

#[test]
fn the_ontology_defines_every_own_term_of_the_records() {
    let desk = Desk::new();
    for name in ["odata-zaak.json", "odata-document.json", "syncfeed-entry-kamerstukdossier.xml"] {
        desk.copy(name, name);
    }
    assert_eq!(desk.build(&[]).0, 0);
    let strangers = rows(
        &desk.open(),
        "SELECT DISTINCT ?term WHERE {
           { ?s ?term ?o } UNION { ?s a ?term } UNION { ?s kg:outcome ?term }
           FILTER(STRSTARTS(STR(?term), 'https://kamergraaf.nl/def#'))
           FILTER NOT EXISTS { ?term rdfs:isDefinedBy <https://kamergraaf.nl/def> } }",
    );
    assert!(strangers.is_empty(), "{strangers:?}");
}
