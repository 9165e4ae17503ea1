//! Papers that are no letters, in every format: real papers and sentences of them in, statements and mentions out.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod reader;

use kamergraaf::extract::{Mention, MentionKind};
use kamergraaf::reading::Reading;
use kamergraaf::relate::{Node, Predicate, Value};
use reader::READER;
use std::path::Path;

/// One of the papers in `tests/data/papers`.
fn sample(name: &str) -> Reading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/papers").join(name);
    let bytes = std::fs::read(path).expect("the paper is there");
    READER.read(name, &bytes).expect("the paper can be read")
}

/// A paper of these lines, one paragraph a line.
fn paper(lines: &[&str]) -> Reading {
    READER.read("paper", lines.join("\n\n").as_bytes()).expect("the lines are text")
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

/// What is stated with a predicate, as `subject -> object`, by place.
fn stated(reading: &Reading, predicate: Predicate) -> Vec<String> {
    let of_predicate = reading.statements.iter().filter(|statement| statement.predicate == predicate);
    of_predicate.map(|s| format!("{} -> {}", name(reading, &s.subject), name(reading, &s.object))).collect()
}

/// The surfaces of the mentions of a kind.
fn mentions(reading: &Reading, kind: MentionKind) -> Vec<&str> {
    let of_kind = reading.mentions.iter().filter(|mention| mention.kind == kind);
    of_kind.map(|mention| reading.document.surface(mention.span)).collect()
}

#[test]
fn a_motion_paper_records_the_motion_of_those_who_sign_it() {
    let motion = "Motie van de leden Van der Graaf, Maatoug en Arib (kst-35786-7)";
    let reading = sample("kst-35786-7.xml");
    assert_eq!(stated(&reading, Predicate::RecordedIn), [format!("{motion} -> paper")]);
    assert_eq!(
        stated(&reading, Predicate::SubmittedBy),
        ["Stieneke van der Graaf", "Senna Maatoug", "Khadija Arib"].map(|person| format!("{motion} -> {person}"))
    );
    assert_eq!(mentions(&reading, MentionKind::Motion), ["MOTIE VAN HET LID VAN DER GRAAF C.S."]);
    assert_eq!(mentions(&reading, MentionKind::Publication), [""; 0]);
    // The same motion in each format that it is published in.
    for format in ["xml", "html", "odt", "pdf"] {
        let reading = sample(&format!("kst-32545-143/kst-32545-143.{format}"));
        let motion = "Motie van de leden van Dijk en Grinwis (kst-32545-143)";
        assert_eq!(stated(&reading, Predicate::RecordedIn), [format!("{motion} -> paper")], "{format}");
        assert_eq!(
            stated(&reading, Predicate::SubmittedBy),
            ["Inge van Dijk", "Pieter Grinwis"].map(|person| format!("{motion} -> {person}")),
            "{format}"
        );
    }
}

#[test]
fn those_who_answer_written_questions_sign_the_answer() {
    let reading = sample("ah-tk-20232024-1893.pdf");
    assert_eq!(stated(&reading, Predicate::SignedBy), ["paper -> Hanke Bruins Slot"]);
    assert_eq!(stated(&reading, Predicate::HoldsPost), ["Hanke Bruins Slot -> Minister van Buitenlandse Zaken"]);
    assert_eq!(stated(&reading, Predicate::MemberOfParty), ["Jesse Klaver -> GroenLinks-PvdA"]);
    let signed = reading.statements.iter().find(|statement| statement.predicate == Predicate::SignedBy);
    let post = signed.and_then(|statement| statement.qualifiers.get("post")).and_then(|values| values.first());
    let Some(Value::Node(post)) = post else { panic!("the signature has a post") };
    assert_eq!(name(&reading, post), "Minister van Buitenlandse Zaken");
}

#[test]
fn the_heading_of_questions_names_persons_parties_and_posts() {
    // ah-tk-20242025-583, as it comes out of its PDF
    let reading = paper(&[
        "Vragen van de leden Koekkoek (Volt), Van Nispen (SP) en Ceder\n(ChristenUnie) aan de Ministers van Asiel en Migratie, voor Buitenlandse Handel en Ontwikkelingshulp en van Buitenlandse Zaken over het artikel «The brutal truth» (ingezonden 20 september 2024).",
        "Antwoord van Minister Faber – Van de Klashorst (Asiel en Migratie), mede namens de Ministers voor Buitenlandse Handel en Ontwikkelingshulp en van Buitenlandse Zaken (ontvangen 18 november 2024).",
        "Vraag 1",
        "Bent u bekend met het artikel?",
        "Antwoord 1",
        "Ja.",
    ]);
    assert_eq!(
        mentions(&reading, MentionKind::Person),
        ["Koekkoek", "Van Nispen", "Ceder", "Faber – Van de Klashorst"]
    );
    assert_eq!(mentions(&reading, MentionKind::Party), ["Volt", "SP", "ChristenUnie"]);
    let asked =
        "Ministers van Asiel en Migratie, voor Buitenlandse Handel en Ontwikkelingshulp en van Buitenlandse Zaken";
    let others = "Ministers voor Buitenlandse Handel en Ontwikkelingshulp en van Buitenlandse Zaken";
    assert_eq!(mentions(&reading, MentionKind::Post), [asked, asked, asked, others, others]);
    assert_eq!(mentions(&reading, MentionKind::Organisation), [""; 0]);
    assert_eq!(stated(&reading, Predicate::SignedBy), ["paper -> Marjolein Faber"]);
    assert_eq!(stated(&reading, Predicate::HoldsPost), ["Marjolein Faber -> Minister van Asiel en Migratie"]);
}

#[test]
fn the_heading_of_the_answers_names_who_answers_whom() {
    let reading = sample("beantwoording-sammy-baker.docx");
    let start = reading.document.text.find("Antwoorden van de Minister").expect("the heading is there");
    let inside = |mention: &&Mention| mention.span.start >= start && mention.span.end <= start + 180;
    let named = reading.mentions.iter().filter(inside).map(|mention| reading.document.surface(mention.span));
    assert_eq!(
        named.collect::<Vec<_>>(),
        ["Minister van Justitie en Veiligheid", "Mutluer", "PvdA", "Ellemeet", "GroenLinks", "Argos", "Sammy Baker"]
    );
    let published = stated(&reading, Predicate::Publishes);
    let expected = "Bureau Beke -> Fatale politie-incidenten, patronen bij fatale incidenten binnen de context van politieoptreden";
    assert!(published.iter().any(|line| line == expected), "{published:?}");
}

#[test]
fn footnotes_name_the_medium_before_the_date() {
    let reading = sample("kv-tk-2024Z18794.txt");
    let published = stated(&reading, Predicate::Publishes);
    assert_eq!(published.len(), 2);
    assert!(published[0].starts_with("Algemeen Dagblad -> Minister Faber weigert"));
    assert!(published[1].starts_with("De Volkskrant -> Minister Faber wil"));
}

#[test]
fn an_everyday_word_is_a_medium_only_where_something_is_cited_from_it() {
    let reading = paper(&[
        "Bent u bekend met het artikel in Trouw?",
        "Trouw aan de afspraken blijft het uitgangspunt van het kabinet, en dat geldt voor iedere boerderij.",
    ]);
    assert_eq!(mentions(&reading, MentionKind::Organisation), ["Trouw"]);
}

#[test]
fn an_address_over_two_lines_names_its_addressee() {
    // letter on the circular economy
    let reading = paper(&[
        "> Retouradres Postbus 20901 2500 EX Den Haag",
        "De voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018\n2500 EA DEN HAAG",
        "Datum 3 februari 2023",
        "Geachte voorzitter,",
        "Met deze Kamerbrief bied ik u het programma aan.",
    ]);
    assert_eq!(stated(&reading, Predicate::AddressedTo), ["paper -> Tweede Kamer der Staten-Generaal"]);
    assert_eq!(mentions(&reading, MentionKind::Organisation), ["Tweede Kamer der Staten-Generaal"]);
    assert_eq!(mentions(&reading, MentionKind::Region), ["Den Haag", "DEN HAAG"]);
}

#[test]
fn the_words_around_a_name_are_its_post() {
    // footnotes of an answer on police dogs
    let reading = paper(&[
        "Den Haag, 26 augustus 2024",
        "Zie ook de brief van Minister Adema van Landbouw, Natuur en Voedselkwaliteit van 24 januari 2024.",
        "De koers is besproken door Minister Yeşilgöz-Zegerius (JenV).",
    ]);
    assert_eq!(
        stated(&reading, Predicate::HoldsPost),
        [
            "Piet Adema -> Minister van Landbouw, Natuur en Voedselkwaliteit",
            "Dilan Yeşilgöz-Zegerius -> Minister van Justitie en Veiligheid"
        ]
    );
}

#[test]
fn the_chair_of_a_debate_says_who_submits_a_motion() {
    let reading = sample("h-tk-pdf-fbbdb407.docx");
    let submitted: Vec<String> =
        stated(&reading, Predicate::SubmittedBy).into_iter().filter(|line| line.contains("(kst-26485-445)")).collect();
    let motion = "Motie (kst-26485-445)";
    assert_eq!(submitted, [format!("{motion} -> Daniëlle Hirsch"), format!("{motion} -> Christine Teunissen")]);
    let recorded = stated(&reading, Predicate::RecordedIn);
    assert!(recorded.contains(&format!("{motion} -> kst-26485-445")), "{recorded:?}");
    let told = mentions(&reading, MentionKind::Motion);
    for words in ["motie van de Partij voor de Dieren", "motie op stuk nr. 445"] {
        assert!(told.contains(&words), "{words} in {told:?}");
    }
    let parties = stated(&reading, Predicate::MemberOfParty);
    assert!(parties.contains(&"Daniëlle Hirsch -> GroenLinks-PvdA".to_owned()), "{parties:?}");
}

#[test]
fn members_sign_the_explanation_of_their_bill() {
    let reading = sample("kst-24447-6.xml");
    assert_eq!(
        stated(&reading, Predicate::SignedBy),
        ["paper -> Agnes van Ardenne-van der Hoeven", "paper -> Reitsma", "paper -> Pieter Jan Biesheuvel"]
    );
}

#[test]
fn a_notice_of_a_municipality_names_no_postcode() {
    let reading = sample("stcrt-2015-47076.xml");
    let regions = mentions(&reading, MentionKind::Region);
    assert!(regions.contains(&"Bergen (NH)"), "{regions:?}");
    assert!(!regions.contains(&"AS"), "{regions:?}");
}
