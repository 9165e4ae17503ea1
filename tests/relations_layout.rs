//! Relations that layout and fixed phrases state: letters and sentences of real papers in, statements out.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod reader;

use kamergraaf::extract::MentionKind;
use kamergraaf::reading::Reading;
use kamergraaf::relate::{Node, Predicate, Statement, Value};
use reader::READER;
use std::path::Path;

/// One of the five letters.
fn letter(name: &str) -> Reading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/letters").join(name);
    let bytes = std::fs::read(path).expect("the letter is there");
    READER.read(name.trim_end_matches(".txt"), &bytes).expect("the letter is text")
}

/// One of the papers of other kinds and on other subjects.
fn sample(name: &str) -> Reading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/papers").join(name);
    let bytes = std::fs::read(path).expect("the paper is there");
    READER.read(name.split('.').next().unwrap_or(name), &bytes).expect("the paper can be read")
}

/// A paper of these lines, one paragraph a line.
fn paper(lines: &[&str]) -> Reading {
    READER.read("paper", lines.join("\n\n").as_bytes()).expect("the lines are text")
}

/// A paper of these lines that a member of government signs.
fn signed(lines: &[&str]) -> Reading {
    // A line longer than any line of a page: each line is a paragraph.
    let opening = "Kinderen moeten in een veilige omgeving kunnen opgroeien. Als de veilige ontwikkeling van een kind in de knel komt moet hulp geboden worden. Soms is vrijwillige hulp onvoldoende effectief en kan een situatie ontstaan waarin de ontwikkeling van een kind ernstig wordt bedreigd.";
    let signature = ["De Staatssecretaris van Volksgezondheid, Welzijn en Sport,", "M. van Ooijen"];
    paper(&[&["Den Haag, 18 maart 2022", opening], lines, &signature].concat())
}

fn name(reading: &Reading, node: &Node) -> String {
    match node {
        Node::Paper => "paper".to_owned(),
        Node::Entity { entity, .. } => reading.entities[*entity].label.clone(),
        Node::Kamerstuk(identifier) => identifier.clone(),
        Node::Dossier(number) | Node::Decision(number) => number.clone(),
        Node::State(slug) => slug.to_string(),
        Node::Literal(text) => format!("'{text}'"),
    }
}

fn statements(reading: &Reading, predicate: Predicate) -> Vec<(&Statement, String)> {
    let of_predicate = reading.statements.iter().filter(|statement| statement.predicate == predicate);
    of_predicate.map(|s| (s, format!("{} -> {}", name(reading, &s.subject), name(reading, &s.object)))).collect()
}

/// What is stated with a predicate, as `subject -> object`, by place.
fn stated(reading: &Reading, predicate: Predicate) -> Vec<String> {
    statements(reading, predicate).into_iter().map(|(_, line)| line).collect()
}

/// The same, with the value of a qualifier behind it.
fn qualified(reading: &Reading, predicate: Predicate, qualifier: &str) -> Vec<String> {
    let value = |statement: &Statement| match statement.qualifiers.get(qualifier).and_then(|values| values.first()) {
        Some(Value::Text(text) | Value::Date(text)) => text.clone(),
        Some(Value::Euro(amount)) => amount.to_string(),
        Some(Value::Bool(truth)) => truth.to_string(),
        Some(Value::Node(node)) => name(reading, node),
        None => "-".to_owned(),
    };
    statements(reading, predicate)
        .into_iter()
        .map(|(statement, line)| format!("{line}: {}", value(statement)))
        .collect()
}

/// The passages of the statements with a predicate.
fn passages(reading: &Reading, predicate: Predicate) -> Vec<&str> {
    statements(reading, predicate).into_iter().map(|(s, _)| reading.document.surface(s.evidence)).collect()
}

#[test]
fn the_header_gives_dossier_number_and_addressee() {
    let reading = letter("000_kst-31839-816.txt");
    assert_eq!(qualified(&reading, Predicate::InDossier, "nr"), ["paper -> 31839: 816"]);
    assert_eq!(passages(&reading, Predicate::InDossier), ["31 839 Jeugdzorg\nNr. 816"]);
    assert_eq!(stated(&reading, Predicate::AddressedTo), ["paper -> Tweede Kamer der Staten-Generaal"]);
    assert_eq!(
        passages(&reading, Predicate::AddressedTo),
        ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"]
    );
}

#[test]
fn a_paper_without_number_stands_in_no_dossier() {
    assert_eq!(stated(&letter("002_doorbraakaanpak-2021.txt"), Predicate::InDossier), [""; 0]);
}

#[test]
fn signature_blocks_name_signers_and_posts() {
    let one = letter("002_doorbraakaanpak-2021.txt");
    assert_eq!(
        qualified(&one, Predicate::SignedBy, "post"),
        ["paper -> Paul Blokhuis: Staatssecretaris van Volksgezondheid, Welzijn en Sport"]
    );
    assert_eq!(
        stated(&one, Predicate::HoldsPost),
        ["Paul Blokhuis -> Staatssecretaris van Volksgezondheid, Welzijn en Sport"]
    );
    // Two columns side by side.
    let two = letter("001_voortgang-zorg-voor-de-jeugd-2019.txt");
    assert_eq!(
        qualified(&two, Predicate::SignedBy, "post"),
        [
            "paper -> Hugo de Jonge: Minister van Volksgezondheid, Welzijn en Sport",
            "paper -> Sander Dekker: Minister voor Rechtsbescherming",
        ]
    );
}

#[test]
fn a_post_around_a_name_is_the_one_that_the_paper_names() {
    // `Antwoord van Minister Hermans (Klimaat en Groene Groei)`
    let reading = sample("ah-tk-20232024-2210.pdf");
    assert_eq!(stated(&reading, Predicate::HoldsPost), ["Sophie Hermans -> Minister van Klimaat en Groene Groei"]);
    assert_eq!(passages(&reading, Predicate::HoldsPost), ["Minister Hermans (Klimaat en Groene Groei)"]);
}

#[test]
fn each_submitter_of_a_compound_motion_is_named() {
    let reading = sample("h-tk-20172018-70-6.xml");
    let submitted = stated(&reading, Predicate::SubmittedBy);
    for submitter in ["Cem Laçin", "Sandra Beckerman"] {
        let wanted = format!("Motie van de leden Laçin en Beckerman (kst-21501-08-722) -> {submitter}");
        assert!(submitted.contains(&wanted), "{wanted} in {submitted:?}");
    }
    // What a minister says in a debate is no address line.
    assert_eq!(stated(&reading, Predicate::AddressedTo), [""; 0]);
}

#[test]
fn parties_stand_in_brackets_or_before_their_member() {
    let reading = letter("000_kst-31839-816.txt");
    assert_eq!(
        stated(&reading, Predicate::MemberOfParty),
        [
            "Attje Kuiken -> Partij van de Arbeid",
            "Lisa Westerveld -> GroenLinks",
            "Peter Kwint -> Socialistische Partij",
        ]
    );
    assert_eq!(passages(&reading, Predicate::MemberOfParty)[2], "SP-fractie (Kamerlid Kwint)");
    let spoken = paper(&["Dan is de heer Segers van de ChristenUnie de laatste spreker van de zijde van de Kamer."]);
    assert_eq!(stated(&spoken, Predicate::MemberOfParty), ["Gert-Jan Segers -> ChristenUnie"]);
}

#[test]
fn every_numbered_kamerstuk_is_cited_but_the_paper_itself() {
    let cited = stated(&letter("000_kst-31839-816.txt"), Predicate::Cites);
    assert_eq!(cited.len(), 8, "{cited:?}");
    assert!(
        cited.contains(&"paper -> kst-31765-479".to_owned()) && cited.contains(&"paper -> kst-34104-479".to_owned())
    );
    assert!(!cited.contains(&"paper -> kst-31839-816".to_owned()));
}

#[test]
fn abbreviations_stand_in_brackets_or_behind_hierna() {
    let reading = letter("000_kst-31839-816.txt");
    let short = stated(&reading, Predicate::AbbreviatedAs);
    for wanted in ["Ondersteuningsteam Zorg voor de Jeugd -> 'OZJ'", "Raad voor de Kinderbescherming -> 'RvdK'"] {
        assert!(short.contains(&wanted.to_owned()), "{wanted} in {short:?}");
    }
    // A place or a party in brackets is no abbreviation, and a form for two bodies is neither's.
    assert!(
        short.iter().all(|line| !line.contains("Zeeland") && !line.contains("PvdA") && !line.contains("inspecties"))
    );
    // The scan has read a nought for the letter O.
    let scan = letter("002_doorbraakaanpak-2021.txt");
    assert!(
        stated(&scan, Predicate::AbbreviatedAs).contains(&"Ondersteuningsteam Zorg voor de Jeugd -> 'OZJ'".to_owned())
    );
}

#[test]
fn annexes_are_sent_by_a_sentence_or_listed() {
    let first = letter("000_kst-31839-816.txt");
    assert_eq!(
        stated(&first, Predicate::Attaches),
        ["paper -> Van klein tot groot", "paper -> Eerste voortgangsrapportage"]
    );
    let second = letter("003_kst-31839-1048.txt");
    let attached = stated(&second, Predicate::Attaches);
    assert!(attached.contains(&"paper -> Beslisnota bij Verzamelbrief Jeugdbescherming".to_owned()), "{attached:?}");
    assert!(!attached.iter().any(|line| line.ends_with("-> Verzamelbrief Jeugdbescherming")), "{attached:?}");
}

#[test]
fn a_link_or_the_annex_of_another_paper_is_not_sent() {
    let link = paper(&["Hierbij ontvangt u de link naar de publicatie ‘Jaarbeeld Toezicht Sociaal Domein 2018’."]);
    assert_eq!(stated(&link, Predicate::Attaches), [""; 0]);
    let other = paper(&["Onderzoek bijgevoegd bij 1e voortgangsrapportage november 2018."]);
    assert_eq!(stated(&other, Predicate::Attaches), [""; 0]);
}

#[test]
fn motions_have_submitters_and_a_number() {
    let reading = paper(&[
        "In tegenstelling tot de motie Synhaeve (36 410, nr. 99) is er echter voor gekozen om niet alle kleinschalige intensieve jeugdzorg op landelijk niveau in te kopen.",
    ]);
    assert_eq!(
        stated(&reading, Predicate::SubmittedBy),
        ["Motie van het lid Synhaeve (kst-36410-99) -> Marijke Synhaeve"]
    );
    assert_eq!(stated(&reading, Predicate::RecordedIn), ["Motie van het lid Synhaeve (kst-36410-99) -> kst-36410-99"]);
}

#[test]
fn motions_of_one_member_are_told_apart_by_their_footnotes() {
    let reading = letter("004_voortgangsbrief-jeugd-2025.txt");
    let recorded = stated(&reading, Predicate::RecordedIn);
    for number in ["kst-36546-59", "kst-31015-287"] {
        // The second has its number at the end of the sentence.
        let wanted = format!("Motie van het lid Ceder ({number}) -> {number}");
        assert!(recorded.contains(&wanted), "{wanted} in {recorded:?}");
    }
    assert!(recorded.contains(&"Motie van het lid Eerdmans (kst-31015-279) -> kst-31015-279".to_owned()));
    // Each motion is recorded once.
    let motions: std::collections::BTreeSet<&str> =
        recorded.iter().filter_map(|line| line.split(" -> ").next()).collect();
    assert_eq!(motions.len(), recorded.len(), "{recorded:?}");
}

#[test]
fn motions_in_the_plural_are_those_of_each_group_of_submitters() {
    let reading = letter("004_voortgangsbrief-jeugd-2025.txt");
    let at =
        reading.document.text.find("moties van het lid Bruyning en de leden Ceder en Stoffer").expect("it is there");
    let here = reading.mentions.iter().filter(|m| m.kind == MentionKind::Motion && m.span.start == at);
    let named: Vec<&str> = here.map(|mention| reading.entities[mention.entity].slug.as_str()).collect();
    assert_eq!(named, ["kst-31839-1075", "kst-31839-1077"]);
}

#[test]
fn lines_below_a_heading_of_commitments_state_one_each() {
    let reading = letter("004_voortgangsbrief-jeugd-2025.txt");
    let of = |surface: &str| {
        let found = reading.mentions.iter().find(|mention| reading.document.surface(mention.span) == surface);
        found.map(|mention| reading.entities[mention.entity].label.as_str())
    };
    let houses = "Het informeren van de Tweede Kamer over de vraag of de rechtsbescherming van gezinshuizen kan worden versterkt";
    assert_eq!(of(houses), Some(houses));
    // The first words below it speak of the same commitment, and so does the number in its footnote.
    assert_eq!(of("toegezegd te verkennen hoe het blokkaderecht"), Some(houses));
    let permits = of("Toezegging 11889").expect("a number names its commitment");
    assert!(permits.ends_with("verkenning vergunningplicht voor jeugdhulpaanbieders"), "{permits}");
    let made_in = stated(&reading, Predicate::MadeIn);
    assert_eq!(made_in, [format!("{houses} -> Commissiedebat Jeugdbescherming van 5 december 2024")]);
}

#[test]
fn a_motion_named_before_its_number_is_that_motion() {
    let reading = letter("001_voortgang-zorg-voor-de-jeugd-2019.txt");
    let reported = stated(&reading, Predicate::ReportsOn);
    let of_two = reported.iter().filter(|line| line.contains("Tielen en Peters")).collect::<Vec<_>>();
    assert_eq!(of_two, ["paper -> Motie van de leden Tielen en Peters (kst-34880-10)"]);
}

#[test]
fn meetings_are_recorded_in_both_papers_of_a_joint_number() {
    let reading = letter("000_kst-31839-816.txt");
    assert_eq!(
        stated(&reading, Predicate::RecordedIn),
        [
            "Wetgevingsoverleg van 29 november 2021 -> kst-35925-XVI-161",
            "Wetgevingsoverleg van 29 november 2021 -> kst-35925-VI-161",
        ]
    );
}

#[test]
fn commitments_are_told_by_who_asked_who_promised_and_where() {
    let reading = letter("000_kst-31839-816.txt");
    assert_eq!(
        stated(&reading, Predicate::RequestedBy),
        ["Toezegging over traumazorg -> Attje Kuiken", "Toezegging over werkwijze OZJ 2022 -> Lisa Westerveld",]
    );
    let made_by = stated(&reading, Predicate::MadeBy);
    assert_eq!(made_by.len(), 4, "{made_by:?}");
    assert!(made_by.iter().all(|line| line.ends_with("-> Staatssecretaris van Volksgezondheid, Welzijn en Sport")));
    let made_in = stated(&reading, Predicate::MadeIn);
    assert_eq!(made_in.len(), 4, "{made_in:?}");
    assert!(made_in.iter().all(|line| line.ends_with("-> Wetgevingsoverleg van 29 november 2021")));
}

#[test]
fn a_promise_names_its_maker_and_its_meeting() {
    let reading = signed(&[
        "Hiermee geven we mede invulling aan de toezegging van minister Dekker in het wetgevingsoverleg van 12 november 2018 om een inventarisatie te doen naar overplaatsingen.",
    ]);
    let ends = |predicate| -> Vec<String> {
        stated(&reading, predicate).iter().filter_map(|line| Some(line.split_once(" -> ")?.1.to_owned())).collect()
    };
    assert_eq!(ends(Predicate::MadeBy), ["Sander Dekker"]);
    assert_eq!(ends(Predicate::MadeIn), ["Wetgevingsoverleg van 12 november 2018"]);
}

#[test]
fn the_signer_promised_what_is_mine() {
    let reading = signed(&["Dit ter invulling van mijn toezegging tijdens het algemeen overleg van 16 mei jl."]);
    let made_by = stated(&reading, Predicate::MadeBy);
    assert_eq!(made_by.len(), 1, "{made_by:?}");
    assert!(made_by[0].ends_with("-> Maarten van Ooijen"), "{made_by:?}");
}

#[test]
fn sentences_settle_the_motions_and_commitments_that_they_name_or_point_to() {
    let reading = letter("004_voortgangsbrief-jeugd-2025.txt");
    let reported = qualified(&reading, Predicate::ReportsOn, "status");
    for wanted in [
        "paper -> Motie van de leden Tielen en Dobbe (kst-36410-XVI-109): settled",
        "paper -> Motie van het lid Bruyning (kst-31839-1075): settled",
        "paper -> Motie van de leden Ceder en Stoffer (kst-31839-1077): settled",
        "paper -> Motie van het lid Ceder (kst-36546-59): settled",
        "paper -> Motie van het lid Bruyning (kst-31839-1045): ongoing",
        "paper -> Motie van het lid Bruyning (kst-36546-58): ongoing",
        "paper -> Motie van het lid Van den Hil (kst-36546-56): ongoing",
        // `Op deze moties kom ik terug` is said of others.
        "paper -> Motie van het lid Ceder (kst-31015-287): ongoing",
        // The letter departs from it.
        "paper -> Motie van het lid Synhaeve (kst-36410-99): -",
        // Its footnote has the number, its section the answer.
        "paper -> Het informeren van de Tweede Kamer over het in gesprek zijn met gemeenten en zorgaanbieders om tijdig met jongeren tot een toekomstplan te komen: settled",
    ] {
        assert!(reported.contains(&wanted.to_owned()), "{wanted} in {reported:#?}");
    }
    assert!(passages(&reading, Predicate::ReportsOn).contains(&"Hiermee is voldaan aan deze toezegging"));
}

#[test]
fn what_is_answered_here_is_settled_and_what_comes_later_announced() {
    let reading = signed(&[
        "Tijdens het wetgevingsoverleg op 29 november 2021 heeft mijn ambtsvoorganger toegezegd een update te geven van de huidige stand van zaken. Hieronder zal ik ingaan op de activiteiten waarvoor de middelen zijn aangevraagd.",
    ]);
    assert!(qualified(&reading, Predicate::ReportsOn, "status").iter().all(|line| line.ends_with(": settled")));
    assert_eq!(
        passages(&reading, Predicate::ReportsOn),
        ["toegezegd een update te geven van de huidige stand van zaken. Hieronder zal ik ingaan"]
    );
    let later = signed(&[
        "De motie van lid Westerveld (GroenLinks/PvdA) verzoekt de regering om keuzes die ingrijpende gevolgen hebben voor het aanbod voor te leggen aan gemeenten. Dit najaar zullen we uw Kamer informeren over de uitkomsten hiervan.",
    ]);
    assert_eq!(qualified(&later, Predicate::ReportsOn, "status"), ["paper -> Motie van het lid Westerveld: announced"]);
}

#[test]
fn papers_of_parliament_report_on_nothing() {
    let reading = paper(&["De motie van het lid Koerhuis (VVD) is afgedaan, zo begrijpt dit lid van de fractie."]);
    assert_eq!(stated(&reading, Predicate::ReportsOn), [""; 0]);
}

#[test]
fn each_end_that_a_mention_stands_for_carries_it() {
    let reading = letter("000_kst-31839-816.txt");
    for statement in &reading.statements {
        for node in [&statement.subject, &statement.object] {
            if let Node::Entity { entity, mention: Some(mention) } = node {
                assert_eq!(reading.mentions[*mention].entity, *entity);
            }
        }
        assert!(!reading.document.surface(statement.evidence).is_empty());
    }
}

#[test]
fn a_footnote_lists_the_members_of_the_body_before_its_mark() {
    let reading = letter("001_voortgang-zorg-voor-de-jeugd-2019.txt");
    let members = stated(&reading, Predicate::MemberOf);
    let of_group = members.iter().filter(|line| line.ends_with("-> Stuurgroep Zorg voor de Jeugd"));
    assert_eq!(of_group.count(), 10, "{members:?}");
    for member in ["Per Saldo", "Vereniging van Nederlandse Gemeenten", "Ministerie van Justitie en Veiligheid"] {
        assert!(members.contains(&format!("{member} -> Stuurgroep Zorg voor de Jeugd")), "{member} in {members:?}");
    }
}
