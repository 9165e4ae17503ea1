//! Reports of meetings.

use super::*;

#[test]
fn a_report_tells_who_speaks_and_what_was_moved() {
    let document = paper("h-tk-20172018-70-4.double-bom.xml");
    assert!(document.original.starts_with("ï»¿"), "the original is the file, marks and all");
    let said = document.metadata.speeches.iter();
    let spoke =
        said.map(|speech| (document.surface(speech.speaker), speech.party.map(|party| document.surface(party))));
    let spoke: Vec<_> = spoke.collect();
    assert_eq!(spoke[1], ("Mevrouw Bergkamp", Some("D66")));
    assert!(spoke.contains(&("Minister De Jonge", None)));
    let motions = document.metadata.motions.iter().filter_map(|motion| motion.identifier.as_deref());
    let motions: Vec<&str> = motions.collect();
    assert_eq!(motions, ["kst-29538-253", "kst-29538-254", "kst-29538-255", "kst-29538-256", "kst-29538-257"]);
    let first = &document.metadata.motions[0];
    assert!(document.surface(first.span).ends_with("en gaat over tot de orde van de dag."));
    assert_eq!(first.speech, Some(1));
}

#[test]
fn a_report_of_the_kamer_itself_has_votes_by_party() {
    let document = paper("vlos-e2903f19.xml");
    let vote = &document.metadata.votes[0];
    assert_eq!(vote.paper.as_deref(), Some("kst-36786-4"));
    assert_eq!(vote.result.as_deref(), Some("Aangenomen"));
    assert_eq!(vote.by_party.len(), 15);
    assert!(vote.by_party.contains(&("SP".into(), "Tegen".into())));
    let dijk =
        document.metadata.speeches.iter().find(|speech| document.surface(speech.speaker) == "De heer Dijk").unwrap();
    assert_eq!(dijk.party_name.as_deref(), Some("SP"));
    assert!(document.surface(dijk.span).contains("Daarom stemt de SP tegen deze werkwijze."));
}

#[test]
fn a_corpus_of_marked_words_reads_as_text() {
    let document = paper("parlamint-2017-01-31.xml");
    let said = document.metadata.speeches.iter().map(|speech| document.surface(speech.span)).collect::<Vec<_>>();
    assert_eq!(said[0], "De voorzitter\nIk heet de minister van Economische Zaken van harte welkom.");
    assert!(said[1].starts_with("Mevrouw Thieme (PvdD)\nVoorzitter. Verkeersongelukken, luchtvervuiling, dierenleed"));
    assert_eq!(document.metadata.date, Some(jiff::civil::date(2017, 1, 31)));
}
