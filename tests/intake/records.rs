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
fn the_ontology_defines_every_own_term_of_records_and_papers() {
    let desk = Desk::new();
    let records = ["odata-zaak.json", "odata-document.json", "syncfeed-entry-kamerstukdossier.xml"];
    let papers = ["h-tk-20172018-70-6.xml", "vlos-e2903f19.xml", "kst-36278-motie.docx", "ah-tk-20232024-1893.pdf"];
    for name in records.into_iter().chain(papers) {
        desk.copy(name, name);
    }
    // All that a commitment may be told of.
    let commitment = "<toezegging id=\"t1\" verwijderd=\"false\"><isHerhalingVan ref=\"t0\"/><isAanvullingOp ref=\"t0\"/>\
        <isWijzigingVan ref=\"t0\"/><kamerbriefNakoming>2025D00001</kamerbriefNakoming><ministerie>JenV</ministerie>";
    desk.write("feed.xml", FEED.replace("<toezegging id=\"t1\" verwijderd=\"false\">", commitment));
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

/// The answer of OData for a set of entities.
fn set(desk: &Desk, name: &str, value: &serde_json::Value) {
    let context = format!("https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/$metadata#{name}");
    desk.write(&format!("{name}.json"), serde_json::json!({"@odata.context": context, "value": value}).to_string());
}

const TK: &str = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/";

#[test]
fn what_a_record_leads_to_without_a_file_for_it_is_kept() {
    let desk = Desk::new();
    set(
        &desk,
        "ZaakActor",
        &serde_json::json!([
            {"Id": "a1", "Zaak_Id": "z9", "ActorNaam": "L. Westerveld", "ActorFractie": "GroenLinks-PvdA", "Relatie": "Indiener", "Persoon_Id": "p1"},
            {"Id": "a2", "Zaak_Id": "z9", "Relatie": "Medeindiener", "Persoon_Id": "p2"},
            {"Id": "a3", "Zaak_Id": "z9", "ActorNaam": "minister van Volksgezondheid", "Relatie": "Indiener", "Functie": "minister van Volksgezondheid, Welzijn en Sport"},
            {"Id": "a4", "Zaak_Id": "z9", "ActorNaam": "vaste commissie voor Justitie en Veiligheid", "Commissie_Id": "c1", "Relatie": "Indiener"},
            {"Id": "a5", "Zaak_Id": "z9", "Relatie": "Indiener"},
            {"Id": "a6", "Zaak_Id": "z8", "ActorNaam": "D. Ceder", "Relatie": "Indiener"}]),
    );
    set(
        &desk,
        "Stemming",
        &serde_json::json!([
            {"Id": "s1", "Besluit_Id": "b9", "Soort": "Voor", "Fractie_Id": "f1", "FractieGrootte": 25},
            {"Id": "s2", "Besluit_Id": "b9", "Soort": "Tegen", "Persoon_Id": "p1", "ActorNaam": "L. Westerveld", "ActorFractie": "GroenLinks-PvdA"},
            {"Id": "s3", "Besluit_Id": "b9", "Soort": "Tegen"}]),
    );
    set(
        &desk,
        "Toezegging",
        &serde_json::json!([{"Id": "t1", "Nummer": "TZ202402-101", "Tekst": "De staatssecretaris stuurt een brief.", "Status": "Vervallen",
            "ToegezegdAanPersoon_Id": "p7", "ToegezegdAanFractie_Id": "f7", "Activiteit_Id": "a7", "Ministerie": "VWS",
            "Initialen": "M.", "Tussenvoegsel": "van", "Achternaam": "Ooijen", "IsHerhalingVan_Id": "t0"}]),
    );
    set(
        &desk,
        "Agendapunt",
        &serde_json::json!([{"Id": "g1", "Nummer": "2024P00001"}, {"Id": "g2", "Nummer": "2024P00002"}]),
    );
    desk.write(
        "weg.xml",
        r#"<entry><category term="zaak"/><content><zaak id="z8" verwijderd="true"/></content></entry>"#,
    );
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("3 official records"), "a case, a decision and a commitment: {printed}");
    let told = "4 entries of the data say nothing that can be stated: actor without a name 1, agendapunt 2, vote without a decision or a voter 1";
    assert!(printed.contains(told), "{printed}");
    let store = desk.open();
    let ends = |subject: &str, property: &str| -> BTreeSet<String> {
        let all = rows(&store, &format!("SELECT ?o {{ GRAPH ?g {{ <{subject}> {property} ?o }} }}"));
        all.into_iter().map(|row| row["o"].rsplit('/').next().unwrap().to_owned()).collect()
    };
    let set_of = |expected: &[&str]| expected.iter().map(|end| (*end).to_owned()).collect::<BTreeSet<_>>();
    let submitters = ends(&format!("{TK}Zaak(z9)"), "kg:submittedBy");
    assert_eq!(submitters.len(), 4, "{submitters:?}");
    assert!(submitters.contains("lisa-westerveld") && submitters.contains("Persoon(p2)"), "{submitters:?}");
    let bodies = rows(
        &store,
        &format!("SELECT ?o {{ GRAPH ?g {{ <{TK}Zaak(z9)> kg:submittedBy ?o . ?o a kg:Organisation }} }}"),
    );
    assert_eq!(bodies.len(), 1, "a committee is no person");
    let voted = rows(
        &store,
        "SELECT ?who ?party { GRAPH ?g { ?s rdf:predicate ?p ; rdf:subject ?who . FILTER(?p IN (kg:votedFor, kg:votedAgainst)) OPTIONAL { ?s kg:forParty ?party } } } ORDER BY ?who",
    );
    let voted: Vec<&str> = voted.iter().map(|row| row["who"].rsplit('/').next().unwrap()).collect();
    assert_eq!(voted, ["Fractie(f1)", "lisa-westerveld"]);
    let promise = "https://kamergraaf.nl/id/commitment/tz202402-101";
    assert_eq!(ends(promise, "kg:requestedBy"), set_of(&["Persoon(p7)", "Fractie(f7)"]));
    assert_eq!(ends(promise, "kg:madeIn"), set_of(&["Activiteit(a7)"]));
    assert_eq!(ends(promise, "kg:madeBy"), set_of(&["maarten-van-ooijen"]));
    assert_eq!(ends(promise, "kg:repeats"), set_of(&["Toezegging(t0)"]));
    assert!(
        rows(&store, &format!("SELECT ?o {{ GRAPH ?g {{ <{TK}Zaak(z8)> ?p ?o }} }}")).is_empty(),
        "what was deleted stays away"
    );
    // Once the case itself comes, elsewhere, its own file tells all; the actors alone never take its place again.
    drop(store);
    let other = Desk::new();
    set(
        &other,
        "Zaak",
        &serde_json::json!([{"Id": "z9", "Nummer": "2024Z00009", "Soort": "Motie", "Onderwerp": "Motie van het lid Westerveld"}]),
    );
    for papers in [other.papers(), desk.papers()] {
        assert_eq!(run("build", &[&papers, Path::new("--store"), &desk.store()], b"").0, 0);
        let store = desk.open();
        assert_eq!(ends_of(&store, "Zaak(z9)", "dcterms:identifier"), ["2024Z00009"]);
    }
}

fn ends_of(store: &kamergraaf::store::Store, record: &str, property: &str) -> Vec<String> {
    let all = rows(store, &format!("SELECT ?o {{ GRAPH ?g {{ <{TK}{record}> {property} ?o }} }}"));
    all.into_iter().map(|row| row["o"].clone()).collect()
}

#[test]
fn cases_and_documents_of_one_motion_join_however_dossier_and_number_stand_apart() {
    let desk = Desk::new();
    let motion = |id: &str, subject: &str, day: &str| {
        serde_json::json!({"Id": id, "Nummer": format!("2023Z0000{id}"), "Soort": "Motie", "Titel": "Jeugdzorg", "Onderwerp": subject,
            "GestartOp": format!("2023-01-{day}T00:00:00+01:00")})
    };
    let mut numbered = motion("z4", "Motie van het lid Kuiken over traumazorg", "31");
    numbered["Volgnummer"] = 804.into();
    set(
        &desk,
        "Zaak",
        &serde_json::json!([
            motion(
                "z1",
                "Motie van het lid De Hoop over oplossingen voor de nachtelijke watertaxidiensten naar de Waddeneilanden",
                "24"
            ),
            motion("z2", "Motie van het lid Ceder over pleegzorg", "31"),
            motion("z3", "Motie van het lid Ceder over pleegzorg", "31"),
            numbered,
            motion("z5", "Motie van het lid Westerveld over wachttijden", "31"),
            motion("z6", "Motie van het lid Peters over inkoop", "31")
        ]),
    );
    set(
        &desk,
        "Kamerstukdossier",
        &serde_json::json!([{"Id": "d1", "Nummer": 31839, "Titel": "Jeugdzorg", "HoogsteVolgnummer": 1048, "Afgesloten": false}]),
    );
    set(
        &desk,
        "Document",
        &serde_json::json!([
            {"Id": "o1", "DocumentNummer": "2023D00001", "Soort": "Motie", "Volgnummer": 977, "Zaak": [{"Id": "z5"}], "Kamerstukdossier_Id": "d1"},
            {"Id": "o2", "DocumentNummer": "2023D00002", "Soort": "Motie", "Volgnummer": 900, "Onderwerp": "Motie van het lid Ceder over pleegzorg",
             "Datum": "2023-01-31T00:00:00+01:00", "Kamerstukdossier_Id": "d1"},
            {"Id": "o3", "DocumentNummer": "2023D00003", "Soort": "Motie", "Volgnummer": 2000, "Titel": "Jeugdzorg", "Zaak_Id": "z6"}]),
    );
    // A document of the samples: its dossier stands in the heading of its text only.
    desk.copy("odata-document.json", "moties.json");
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    let store = desk.open();
    let topic = |record: &str| {
        ends_of(&store, record, "foaf:primaryTopic").pop().unwrap_or_default().rsplit('/').next().unwrap().to_owned()
    };
    assert_eq!(topic("Zaak(z5)"), "kst-31839-977", "by the document that names the case");
    assert_eq!(topic("Zaak(z4)"), "kst-31839-804", "by the dossier of that title");
    assert_eq!(topic("Zaak(z1)"), "kst-29684-240", "by the document called the same on the same day");
    assert_eq!(
        (topic("Zaak(z2)").as_str(), topic("Zaak(z3)").as_str()),
        ("2023z0000z2", "2023z0000z3"),
        "two are called so"
    );
    assert_eq!(topic("Zaak(z6)"), "2023z0000z6", "a dossier that does not go so far is another one");
    let recorded = rows(
        &store,
        "SELECT ?paper { GRAPH ?g { <https://kamergraaf.nl/id/motion/kst-29684-240> kg:recordedIn ?paper . ?paper kg:inDossier ?d } }",
    );
    assert!(recorded.iter().all(|row| row["paper"].ends_with("/kst-29684-240")) && recorded.len() >= 2, "{recorded:?}");
    let graphs = rows(
        &store,
        "SELECT DISTINCT ?g { GRAPH ?g { <https://kamergraaf.nl/id/motion/kst-29684-240> a kg:Motion } } ORDER BY ?g",
    );
    let graphs: Vec<&str> = graphs.iter().map(|row| row["g"].rsplit('/').next().unwrap()).collect();
    assert_eq!(graphs.len(), 3, "the case, the document and the paper itself: {graphs:?}");
}

/// A feed with one entity of a kind, in the words of the schemas.
const FEED: &str = r#"<feed>
        <entry><category term="activiteit"/><content><activiteit id="a1" verwijderd="false"><voortouwcommissie ref="c1"/><soort>Commissiedebat</soort>
          <nummer>2024A00001</nummer><onderwerp>Jeugdbescherming</onderwerp><datum>2024-12-05T00:00:00</datum><status>Uitgevoerd</status>
          <voortouwnaam>vaste commissie voor Justitie en Veiligheid</voortouwnaam></activiteit></content></entry>
        <entry><category term="activiteitActor"/><content><activiteitActor id="x1" verwijderd="false"><activiteit ref="a1"/><persoon ref="p1"/>
          <actorNaam>L. Westerveld</actorNaam><actorFractie>GroenLinks-PvdA</actorFractie><relatie>Deelnemer</relatie></activiteitActor></content></entry>
        <entry><category term="activiteitActor"/><content><activiteitActor id="x2" verwijderd="true"/></content></entry>
        <entry><category term="fractie"/><content><fractie id="f1" verwijderd="false"><afkorting>CDA</afkorting><naamNl>Christen-Democratisch Appèl</naamNl>
          <aantalZetels>5</aantalZetels><datumActief>1980-10-11</datumActief></fractie></content></entry>
        <entry><category term="persoon"/><content><persoon id="p1" verwijderd="false"><initialen>L.</initialen><achternaam>Westerveld</achternaam>
          <roepnaam>Lisa</roepnaam><functie>Tweede Kamerlid</functie><fractielabel>GroenLinks-PvdA</fractielabel></persoon></content></entry>
        <entry><category term="toezegging"/><content><toezegging id="t1" verwijderd="false"><toegezegdAanPersoon ref="p1"/><nummer>TZ202412-101</nummer>
          <activiteit ref="a1"/><functie>staatssecretaris van Justitie en Veiligheid</functie><status>Openstaand</status><datumNakoming>2025-04-01T00:00:00</datumNakoming>
          <tekst>De staatssecretaris stuurt voor 1 april een brief over wachttijden.</tekst></toezegging></content></entry></feed>"#;

#[test]
fn meetings_parties_and_persons_of_the_data_become_statements() {
    let desk = Desk::new();
    desk.write("feed.xml", FEED);
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    let store = desk.open();
    let meeting = "<https://kamergraaf.nl/id/meeting/2024a00001>";
    let attended = rows(
        &store,
        &format!(
            "SELECT ?who ?role {{ GRAPH ?g {{ ?s rdf:subject ?who ; rdf:predicate kg:attends ; rdf:object {meeting} ; kg:role ?role }} }} ORDER BY ?role"
        ),
    );
    let attended: Vec<(&str, &str)> =
        attended.iter().map(|row| (row["who"].rsplit('/').next().unwrap(), row["role"].as_str())).collect();
    assert_eq!(attended.len(), 2, "{attended:?}");
    assert_eq!(attended[0], ("lisa-westerveld", "Deelnemer"));
    assert_eq!(attended[1].1, "Voortouwcommissie");
    let party = rows(
        &store,
        "SELECT ?seats ?from { GRAPH ?g { <https://kamergraaf.nl/id/party/cda> kg:seats ?seats ; kg:validFrom ?from } }",
    );
    assert_eq!((party[0]["seats"].as_str(), party[0]["from"].as_str()), ("5", "1980-10-11"));
    let asked = rows(
        &store,
        &format!(
            "SELECT ?asker ?due ?post {{ GRAPH ?g {{ ?promise kg:madeIn {meeting} ; kg:requestedBy ?asker ; kg:due ?due ; kg:madeBy ?post . ?r rdf:object ?promise ; kg:status kg:Open }} }}"
        ),
    );
    let [row] = asked.as_slice() else { panic!("{asked:?}") };
    assert!(
        row["asker"].ends_with("/lisa-westerveld") && row["due"] == "2025-04-01" && row["post"].contains("/post/"),
        "{row:?}"
    );
}
