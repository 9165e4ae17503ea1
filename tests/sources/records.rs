//! Metadata records, and the data of the Tweede Kamer.

use super::*;
use kamergraaf::source::metadata::{self, Field};
use kamergraaf::source::odata::{Entity, VoteKind};
use kamergraaf::source::{Content, odata, open};

#[test]
fn metadata_beside_a_paper_agree_with_its_text() {
    for beside in ["metadata.xml", "metadata_owms.xml"] {
        let records = metadata::read(&bytes(&format!("kst-32545-143/{beside}"))).unwrap();
        for ending in VERSIONS {
            let mut document = paper(&format!("kst-32545-143/kst-32545-143.{ending}"));
            let checks = metadata::combine(&mut document, &records[0]);
            let fields: Vec<Field> = checks.iter().map(|check| check.field).collect();
            assert_eq!(fields.len(), 6, "{fields:?}");
            assert!(checks.iter().all(|check| check.agrees), "{ending}: {checks:?}");
        }
    }
}

#[test]
fn metadata_win_over_the_text_and_the_contradiction_is_listed() {
    let mut document = paper("kst-35786-7.xml");
    let record = metadata::read(
        br#"<metadata_gegevens><metadata name="OVERHEIDop.ondernummer" content="8"/>
        <metadata name="DCTERMS.issued" content="2022-03-31"/><metadata name="OVERHEIDop.indiener" content="S.J.F. van der Graaf"/>
        </metadata_gegevens>"#,
    );
    let checks = metadata::combine(&mut document, &record.unwrap()[0]);
    let said: Vec<String> = checks.iter().filter(|check| check.contradicts()).map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "number: the text says 7, the metadata 8",
            "date: the text says 2022-03-30, the metadata 2022-03-31",
            "signers: the text says Van der Graaf; Maatoug; Arib, the metadata S.J.F. van der Graaf",
        ]
    );
    assert_eq!(document.metadata.number.as_deref(), Some("8"));
    assert_eq!(document.metadata.date, Some(jiff::civil::date(2022, 3, 31)));
}

#[test]
fn records_of_the_search_service_are_read_one_by_one() {
    let records = metadata::read(&bytes("sru-page.xml")).unwrap();
    let identifiers: Vec<_> = records.iter().filter_map(|record| record.identifier.as_deref()).collect();
    assert_eq!(identifiers, ["kst-32545-143", "ah-tk-20202021-3235", "blg-1007826", "blg-1025203", "kst-32545-144"]);
    let advice = &metadata::read(&bytes("sru_record_kst.xml")).unwrap()[0];
    assert_eq!(advice.signers, ["Th.C. de Graaf", "K.H. Ollongren"]);
    let meeting = &metadata::read(&bytes("metadata_owms-h-tk.xml")).unwrap()[0];
    assert_eq!(meeting.treats, ["35763", "35836"]);
    assert_eq!(meeting.date, Some(jiff::civil::date(2021, 6, 10)));
    let questions = &metadata::read(&bytes("metadata_owms-kv-tk.xml")).unwrap()[0];
    assert_eq!(questions.answer.as_deref(), Some("ah-tk-20192020-3799"));
}

#[test]
fn data_go_straight_to_who_voted_how() {
    let data = odata::read(&bytes("odata-zaak.json")).unwrap();
    assert_eq!(data.entities.len(), 3);
    let Entity::Case(case) = &data.entities[0] else { panic!("the first entity is a case") };
    assert_eq!(case.number.as_deref(), Some("2023Z12383"));
    assert_eq!(case.actors[0].name.as_deref(), Some("E.S. Akerboom"));
    let decision = &case.decisions[0];
    assert_eq!(decision.adopted(), Some(false));
    let cda = decision.votes.iter().find(|vote| vote.party.as_deref() == Some("CDA")).unwrap();
    assert_eq!((cda.vote, cda.seats), (VoteKind::Against, Some(14)));
    let Content::Data(feed) = open("feed.xml", &bytes("syncfeed-entry-kamerstukdossier.xml")).unwrap() else {
        panic!("data")
    };
    let Entity::Dossier(dossier) = &feed.entities[0] else { panic!("a dossier") };
    assert_eq!(dossier.number.as_deref(), Some("30218"));
    assert!(feed.next.unwrap().ends_with("skiptoken=53457&category=Kamerstukdossier"));
}

/// Every entity that becomes statements, with the fields that the schemas of the Tweede Kamer (`tkData-v1-0-*.xsd`) give it: as
/// OData and as SyncFeed, which spell them alike but for capitals and references.
const ENTITIES: [(&str, &str, &str); 12] = [
    (
        "Zaak",
        r#""Nummer": "2024Z00001", "Soort": "Motie", "Titel": "Jeugdzorg", "Onderwerp": "Motie van het lid Westerveld over wachttijden",
          "GestartOp": "2024-02-01T00:00:00+01:00", "Vergaderjaar": "2023-2024", "Volgnummer": 977, "Afgedaan": true,
          "Kabinetsappreciatie": "Oordeel Kamer", "Kamerstukdossier_Id": "d1""#,
        r#"<kamerstukdossier ref="d1"/><nummer>2024Z00001</nummer><soort>Motie</soort><onderwerp>Motie van het lid Westerveld over wachttijden</onderwerp>
          <gestartOp>2024-02-01T00:00:00</gestartOp><titel>Jeugdzorg</titel><citeertitel nil="true"/><vergaderjaar>2023-2024</vergaderjaar>
          <volgnummer>977</volgnummer><afgedaan>true</afgedaan><kabinetsappreciatie>Oordeel Kamer</kabinetsappreciatie>"#,
    ),
    (
        "ZaakActor",
        r#""Zaak_Id": "z1", "Persoon_Id": "p1", "Commissie_Id": null, "ActorNaam": "L. Westerveld", "ActorFractie": "GroenLinks-PvdA", "Functie": "Tweede Kamerlid", "Relatie": "Indiener""#,
        r#"<zaak ref="z1"/><persoon ref="p1"/><actorNaam>L. Westerveld</actorNaam><actorFractie>GroenLinks-PvdA</actorFractie><functie>Tweede Kamerlid</functie><relatie>Indiener</relatie>"#,
    ),
    (
        "Besluit",
        r#""Zaak": [{"Id": "z1"}, {"Id": "z2"}], "StemmingsSoort": "Met handopsteken", "BesluitSoort": "Stemmen - aangenomen", "BesluitTekst": "Aangenomen.", "Status": "Besluit""#,
        r#"<agendapunt ref="g1"/><zaak ref="z1"/><zaak ref="z2"/><stemmingsSoort>Met handopsteken</stemmingsSoort><besluitSoort>Stemmen - aangenomen</besluitSoort><besluitTekst>Aangenomen.</besluitTekst><status>Besluit</status>"#,
    ),
    (
        "Stemming",
        r#""Besluit_Id": "b1", "Persoon_Id": null, "Fractie_Id": "f1", "Soort": "Niet deelgenomen", "FractieGrootte": 25, "ActorNaam": "GroenLinks-PvdA", "ActorFractie": "GroenLinks-PvdA", "Vergissing": true"#,
        r#"<besluit ref="b1"/><persoon nil="true"/><fractie ref="f1"/><soort>Niet deelgenomen</soort><fractieGrootte>25</fractieGrootte><actorNaam>GroenLinks-PvdA</actorNaam><actorFractie>GroenLinks-PvdA</actorFractie><vergissing>true</vergissing>"#,
    ),
    (
        "Document",
        r#""Zaak": [{"Id": "z1"}], "Kamerstukdossier_Id": "d1", "Soort": "Motie", "DocumentNummer": "2024D00001", "Titel": "Jeugdzorg", "Onderwerp": "Motie van het lid Westerveld",
          "Datum": "2024-02-01T00:00:00+01:00", "Volgnummer": 977, "Vergaderjaar": "2023-2024", "Kamer": 2"#,
        r#"<zaak ref="z1"/><kamerstukdossier ref="d1"/><soort>Motie</soort><documentNummer>2024D00001</documentNummer><titel>Jeugdzorg</titel><onderwerp>Motie van het lid Westerveld</onderwerp>
          <datum>2024-02-01T00:00:00</datum><volgnummer>977</volgnummer><vergaderjaar>2023-2024</vergaderjaar><kamer>2</kamer>"#,
    ),
    (
        "DocumentActor",
        r#""Document_Id": "o1", "Persoon_Id": "p1", "ActorNaam": "L. Westerveld", "ActorFractie": "GroenLinks-PvdA", "Relatie": "Eerste ondertekenaar""#,
        r#"<document ref="o1"/><persoon ref="p1"/><actorNaam>L. Westerveld</actorNaam><actorFractie>GroenLinks-PvdA</actorFractie><relatie>Eerste ondertekenaar</relatie>"#,
    ),
    (
        "Kamerstukdossier",
        r#""Titel": "Jeugdzorg", "Citeertitel": null, "Nummer": 31839, "Toevoeging": "XVI", "HoogsteVolgnummer": 1048, "Afgesloten": false, "Kamer": "Tweede Kamer""#,
        r#"<titel>Jeugdzorg</titel><citeertitel nil="true"/><nummer>31839</nummer><toevoeging>XVI</toevoeging><hoogsteVolgnummer>1048</hoogsteVolgnummer><afgesloten>false</afgesloten><kamer>Tweede Kamer</kamer>"#,
    ),
    (
        "Persoon",
        r#""Initialen": "L.", "Tussenvoegsel": null, "Achternaam": "Westerveld", "Roepnaam": "Lisa", "Functie": "Tweede Kamerlid", "Fractielabel": "GroenLinks-PvdA", "Geboortedatum": "1981-11-15""#,
        r#"<initialen>L.</initialen><achternaam>Westerveld</achternaam><roepnaam>Lisa</roepnaam><functie>Tweede Kamerlid</functie><geboortedatum>1981-11-15</geboortedatum><fractielabel>GroenLinks-PvdA</fractielabel>"#,
    ),
    (
        "Fractie",
        r#""Afkorting": "GroenLinks-PvdA", "NaamNL": "GroenLinks-PvdA", "AantalZetels": 25, "DatumActief": "2023-10-27", "DatumInactief": null"#,
        r#"<afkorting>GroenLinks-PvdA</afkorting><naamNl>GroenLinks-PvdA</naamNl><aantalZetels>25</aantalZetels><datumActief>2023-10-27</datumActief>"#,
    ),
    (
        "Activiteit",
        r#""Soort": "Commissiedebat", "Nummer": "2024A00001", "Onderwerp": "Jeugdbescherming", "Datum": "2024-12-05T00:00:00+01:00", "Status": "Uitgevoerd", "Voortouwnaam": "vaste commissie voor Justitie en Veiligheid""#,
        r#"<soort>Commissiedebat</soort><nummer>2024A00001</nummer><onderwerp>Jeugdbescherming</onderwerp><datum>2024-12-05T00:00:00</datum><status>Uitgevoerd</status><voortouwnaam>vaste commissie voor Justitie en Veiligheid</voortouwnaam>"#,
    ),
    (
        "ActiviteitActor",
        r#""Activiteit_Id": "a1", "Commissie_Id": "c1", "ActorNaam": "vaste commissie voor Justitie en Veiligheid", "Relatie": "Voortouwcommissie""#,
        r#"<activiteit ref="a1"/><commissie ref="c1"/><actorNaam>vaste commissie voor Justitie en Veiligheid</actorNaam><relatie>Voortouwcommissie</relatie>"#,
    ),
    (
        "Toezegging",
        r#""ToegezegdAanFractie_Id": "f1", "ToegezegdAanPersoon_Id": "p1", "IsHerhalingVan": [{"Id": "t0"}], "AanmaakDatum": "2024-02-01T00:00:00+01:00", "Nummer": "TZ202402-101",
          "Activiteit_Id": "a1", "ActiviteitNummer": "2024A00001", "Initialen": "M.", "Tussenvoegsel": "van", "Achternaam": "Ooijen", "Functie": "staatssecretaris van Volksgezondheid, Welzijn en Sport",
          "Status": "Deels Voldaan", "DatumNakoming": "2024-07-01T00:00:00+02:00", "KamerbriefNakoming": "2024D12345", "Ministerie": "VWS", "Tekst": "De staatssecretaris stuurt een brief.""#,
        r#"<toegezegdAanFractie ref="f1"/><toegezegdAanPersoon ref="p1"/><isHerhalingVan ref="t0"/><aanmaakdatum>2024-02-01T00:00:00</aanmaakdatum><nummer>TZ202402-101</nummer>
          <activiteit ref="a1"/><activiteitNummer>2024A00001</activiteitNummer><initialen>M.</initialen><tussenvoegsel>van</tussenvoegsel><achternaam>Ooijen</achternaam><functie>staatssecretaris van Volksgezondheid, Welzijn en Sport</functie>
          <status>Deels Voldaan</status><datumNakoming>2024-07-01T00:00:00</datumNakoming><kamerbriefNakoming>2024D12345</kamerbriefNakoming><ministerie>VWS</ministerie><tekst>De staatssecretaris stuurt een brief.</tekst>"#,
    ),
];

/// `ZaakActor` is `zaakActor` in a feed.
fn lower(kind: &str) -> String {
    kind[..1].to_lowercase() + &kind[1..]
}

#[test]
fn every_entity_is_read_alike_from_both_formats_and_by_its_schema() {
    for (kind, json, xml) in ENTITIES {
        let answer = format!(
            r#"{{"@odata.context": "https://example.org/$metadata#{kind}", "value": [{{"Id": "x1", {json}, "Verwijderd": false}}]}}"#
        );
        let element = lower(kind);
        let feed = format!(
            r#"<feed><entry><category term="{element}"/><content type="application/xml"><{element} id="x1" bijgewerkt="2024-02-01T00:00:00" verwijderd="false">{xml}</{element}></content></entry></feed>"#
        );
        let [json, xml] = [answer.as_bytes(), feed.as_bytes()].map(|bytes| odata::read(bytes).unwrap());
        assert_eq!(json, xml, "{kind}");
        assert_eq!(json.entities.len(), 1, "{kind}");
        assert!(json.left_out.is_empty() && json.deleted.is_empty(), "{kind}");
        // No field of ours stays empty that the schema fills.
        let told = format!("{:?}", json.entities[0]);
        let pieces = told.split(", ").map(|piece| piece.trim_end_matches([' ', '}', ')']));
        let empty: Vec<&str> = pieces
            .filter_map(|piece| piece.strip_suffix(": None").or_else(|| piece.strip_suffix(": []")))
            .map(|piece| piece.rsplit(' ').next().unwrap())
            .collect();
        let expected: &[&str] = match kind {
            "Zaak" => &["dossiers", "actors", "decisions", "documents"],
            "ZaakActor" => &["party_id", "committee_id"],
            "DocumentActor" => &["post", "party_id", "committee_id"],
            "ActiviteitActor" => &["party", "post", "person_id", "party_id"],
            "Besluit" => &["votes"],
            "Stemming" => &["person_id"],
            "Document" => &["dossiers", "actors", "text"],
            "Kamerstukdossier" => &["short_title"],
            "Persoon" => &["particle"],
            "Fractie" => &["to"],
            "Activiteit" => &["actors"],
            "Toezegging" => &["supplements", "changes"],
            _ => panic!("{kind}"),
        };
        assert_eq!(empty, expected, "{told}");
        // The same, taken back by the Kamer.
        let answer = format!(
            r#"{{"@odata.context": "https://example.org/$metadata#{kind}", "value": [{{"Id": "x1", "Verwijderd": true}}]}}"#
        );
        let feed = format!(
            r#"<entry><category term="{element}"/><content><{element} id="x1" verwijderd="true"/></content></entry>"#
        );
        for bytes in [answer.as_bytes(), feed.as_bytes()] {
            let data = odata::read(bytes).unwrap();
            assert!(data.entities.is_empty(), "{kind}");
            assert_eq!(data.deleted, [(kind.to_lowercase(), "x1".to_owned())]);
        }
    }
}

#[test]
fn what_stands_in_another_entity_is_read_too() {
    let data = odata::read(
        br#"{"@odata.context": "https://example.org/$metadata#Agendapunt(Besluit(Zaak))", "value": [{"Id": "g1", "Nummer": "2024P1",
            "Besluit": [{"Id": "b1", "BesluitSoort": "Stemmen - verworpen", "Zaak": [{"Id": "z1", "Nummer": "2024Z00001",
              "Document": [{"Id": "o1", "Volgnummer": 977}, {"Id": "o2", "Verwijderd": true}], "Kamerstukdossier": [{"Id": "d1", "Nummer": 31839}]}]}]}]}"#,
    )
    .unwrap();
    let nested: Vec<(&str, &str)> = data.nested.iter().map(Entity::record).collect();
    assert_eq!(nested, [("Document", "o1"), ("Kamerstukdossier", "d1"), ("Zaak", "z1"), ("Besluit", "b1")]);
    assert_eq!(data.left_out.get("agendapunt"), Some(&1));
    assert_eq!(data.deleted, [("document".to_owned(), "o2".to_owned())]);
    let Entity::Decision(decision) = &data.nested[3] else { panic!("a decision") };
    assert_eq!(decision.case_ids, ["z1"]);
    let Entity::Document(document) = &data.nested[0] else { panic!("a document") };
    assert_eq!(document.case_ids, ["z1"], "the case that it stands in");
}
