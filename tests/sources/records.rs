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
