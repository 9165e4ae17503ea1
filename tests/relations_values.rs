//! Typed qualifiers of relations: amounts by years, dates, periods and lengths of time. Sentences in, values out.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod reader;

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

/// A letter of this one sentence.
fn sentence(text: &str) -> Reading {
    READER
        .read("paper", format!("Den Haag, 19 juni 2025\n\nGeachte voorzitter,\n\n{text}\n").as_bytes())
        .expect("is text")
}

/// The qualifiers of all statements with a predicate, one line a statement, sorted.
fn values(reading: &Reading, predicate: Predicate) -> Vec<String> {
    let value = |value: &Value| match value {
        Value::Text(text) | Value::Date(text) => text.clone(),
        Value::Euro(euro) => euro.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Node(_) => "thing".to_owned(),
    };
    let line = |statement: &Statement| {
        let told = statement.qualifiers.iter().filter(|(name, _)| *name != "purpose");
        let told = told.map(|(name, all)| format!("{name} {}", all.iter().map(value).collect::<Vec<_>>().join("+")));
        told.collect::<Vec<_>>().join(", ")
    };
    let of_predicate = reading.statements.iter().filter(|statement| statement.predicate == predicate);
    let mut lines: Vec<String> = of_predicate.map(line).collect();
    lines.sort();
    lines
}

fn money(text: &str) -> Vec<String> {
    values(&sentence(text), Predicate::Funds)
}

#[test]
fn money_by_years_in_brackets_is_one_allocation_a_year() {
    let reading = letter("001_voortgang-zorg-voor-de-jeugd-2019.txt");
    let all = values(&reading, Predicate::Funds);
    for line in [
        "amount 1020000000",
        "amount 300000000, year 2020",
        "amount 300000000, year 2021",
        "amount 420000000, year 2019",
    ] {
        assert_eq!(all.iter().filter(|told| *told == line).count(), 1, "{line} in {all:?}");
    }
    assert!(!all.contains(&"amount 300000000, year 2019".to_owned()), "{all:?}");
    let listed =
        "Het kabinet stelt extra geld beschikbaar aan gemeenten (2019: € 420 mln, 2020 en 2021: € 300 mln per jaar).";
    let parts = ["amount 300000000, year 2020", "amount 300000000, year 2021", "amount 420000000, year 2019"];
    assert_eq!(money(listed), parts);
}

#[test]
fn money_by_years_in_a_row_is_one_allocation_a_year() {
    assert_eq!(
        money("Het kabinet stelt € 420 mln in 2019 en € 300 mln jaarlijks in 2020 en 2021 beschikbaar aan gemeenten."),
        ["amount 300000000, year 2020", "amount 300000000, year 2021", "amount 420000000, year 2019"]
    );
    assert_eq!(
        money(
            "Het kabinet stelt aan gemeenten een bedrag beschikbaar, oplopend van € 5 mln in 2024 tot € 25 mln structureel vanaf 2027."
        ),
        ["amount 25000000, recurrence structural, since 2027", "amount 5000000, year 2024"]
    );
    assert_eq!(
        money(
            "Het Rijk stelt in 2025 € 10 miljoen, in 2026 € 12 miljoen en vanaf 2027 structureel € 15 miljoen beschikbaar aan de gemeente Zwolle."
        ),
        [
            "amount 10000000, year 2025",
            "amount 12000000, year 2026",
            "amount 15000000, recurrence structural, since 2027"
        ]
    );
}

#[test]
fn the_whole_of_which_a_part_is_given_is_not_what_is_given() {
    assert_eq!(
        money("Van de € 613 mln stelt het kabinet in 2021 € 255 mln beschikbaar aan gemeenten."),
        ["amount 255000000, year 2021"]
    );
}

#[test]
fn money_comes_once_or_every_year() {
    let cases = [
        (
            "Het Rijk stelt structureel vanaf 2026 € 3 miljoen beschikbaar aan de gemeente Zwolle.",
            "amount 3000000, recurrence structural, since 2026",
        ),
        ("Het Rijk stelt jaarlijks € 10 mln beschikbaar aan de gemeente Zwolle.", "amount 10000000, recurrence yearly"),
        ("Het Rijk stelt eenmalig € 45.000,- beschikbaar aan de gemeente Zwolle.", "amount 45000, recurrence one-off"),
        (
            "Het Rijk stelt € 3 tot 5 miljoen per jaar beschikbaar aan de gemeente Zwolle.",
            "amount 3000000, amountTo 5000000, recurrence yearly",
        ),
        ("Het Rijk stelt k€ 45 beschikbaar aan de gemeente Zwolle.", "amount 45000"),
        (
            "Het Rijk stelt dit jaar 1,5 miljard euro beschikbaar aan de gemeente Zwolle.",
            "amount 1500000000, year 2025",
        ),
    ];
    for (text, wanted) in cases {
        assert_eq!(money(text), [wanted], "{text}");
    }
}

#[test]
fn an_extension_says_how_long_and_until_when() {
    let reading = letter("000_kst-31839-816.txt");
    let all = values(&reading, Predicate::SupervisionDecision);
    assert!(
        all.contains(&"by thing+thing, duration P6M, programme verscherpt toezicht, until 2022-08".to_owned()),
        "{all:?}"
    );
    let told = |text: &str| values(&sentence(text), Predicate::SupervisionDecision);
    let extended = |until: &str| {
        format!(
            "De Inspectie Justitie en Veiligheid heeft besloten het verscherpt toezicht in de regio Rijnmond te verlengen {until}."
        )
    };
    for (until, wanted) in [
        ("tot eind 2025", "until 2025-12~"),
        ("tot en met 1 juli 2026", "until 2026-07-01"),
        ("tot het eerste kwartaal van 2026", "until 2026-33"),
        ("tot dit najaar", "until 2025-23"),
        ("tot medio 2026", "until 2026-07~"),
    ] {
        assert_eq!(told(&extended(until)), [format!("by thing, programme verscherpt toezicht, {wanted}")]);
    }
}

#[test]
fn a_time_that_is_no_calendar_date_is_a_date_of_its_precision() {
    let told = |when: &str| {
        let text = format!("Het Actieplan Dakloosheid wordt {when} vervangen door het Nationaal Programma Wonen.");
        values(&sentence(&text), Predicate::Succeeds)
    };
    for (when, wanted) in [
        ("per 1 juli 2021", "date 2021-07-01"),
        ("eind 2025", "date 2025-12~"),
        ("vóór de zomer van 2026", "date ../2026-22"),
        ("in het eerste kwartaal van 2026", "date 2026-33"),
        ("in Q4 2025", "date 2025-36"),
        ("medio 2024", "date 2024-07~"),
        ("dit najaar", "date 2025-23"),
        ("komende maand", "date 2025-07"),
        ("in schooljaar 2024-2025", "date 2024-08-01/2025-07-31"),
        ("in de tweede helft van 2025", "date 2025-41"),
    ] {
        assert_eq!(told(when), [wanted]);
    }
}

#[test]
fn what_is_said_of_both_after_a_merger_is_said_of_the_one_that_goes_on() {
    let merged = "Uw Kamer is geïnformeerd over de fusie van de gecertificeerde instellingen Intervence (Zeeland) en Jeugdbescherming \
        West per 1 juli 2021. In november 2021 heeft de Inspectie Justitie en Veiligheid de integratie van beide organisaties beoordeeld.";
    let supervised = |text: &str| {
        let reading = sentence(text);
        let of_predicate = reading.statements.iter().filter(|s| s.predicate == Predicate::Supervises);
        let mut names: Vec<String> = of_predicate
            .map(|statement| match &statement.object {
                Node::Entity { entity, .. } => reading.entities[*entity].label.clone(),
                _ => String::new(),
            })
            .collect();
        names.sort();
        names
    };
    assert_eq!(supervised(&format!("{merged} Het is Jeugdbescherming West gelukt.")), ["Jeugdbescherming west"]);
    assert_eq!(supervised(merged), ["Intervence", "Jeugdbescherming west"]);
}

#[test]
fn both_signers_ask_where_wij_ask() {
    let text = "Den Haag, 2 december 2024\n\nGeachte voorzitter,\n\n\
        Kinderen moeten in een veilige omgeving kunnen opgroeien. Als de veilige ontwikkeling van een kind in de knel komt moet \
        hulp geboden worden. Soms is vrijwillige hulp onvoldoende effectief en kan een situatie ontstaan waarin de \
        ontwikkeling van een kind ernstig wordt bedreigd.\n\nWij hebben het WODC gevraagd een evaluatie uit te voeren.\n\n\
        De Staatssecretaris van Justitie en Veiligheid,\nT.H.D. Struycken\n\n\
        De Staatssecretaris van Volksgezondheid, Welzijn en Sport,\nV.P.G. Karremans\n";
    let reading = READER.read("paper", text.as_bytes()).expect("is text");
    let of_predicate = reading.statements.iter().filter(|s| s.predicate == Predicate::Commissions);
    let mut asked: Vec<&str> = of_predicate
        .map(|statement| match &statement.subject {
            Node::Entity { entity, .. } => reading.entities[*entity].label.as_str(),
            _ => "",
        })
        .collect();
    asked.sort_unstable();
    assert_eq!(asked, ["Teun Struycken", "Vincent Karremans"]);
}
