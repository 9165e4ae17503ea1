//! Who is meant where a letter names an office only: derived, and kept apart from what the letter states.

#![allow(clippy::expect_used, reason = "a test whose setting cannot be made fails")]

mod reader;

use kamergraaf::extract::MentionKind;
use kamergraaf::graph::{Iris, Maker, paper_quads};
use kamergraaf::reading::Reading;
use reader::READER;

fn read(text: &str) -> Reading {
    READER.read("brief", text.as_bytes()).expect("a text is read")
}

/// A letter of a day, signed with these lines.
fn letter(date: &str, text: &str, signature: &str) -> Reading {
    read(&format!(
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum {date}\n\nGeachte voorzitter,\n\n{text}\n\n{signature}\n"
    ))
}

/// The words of each office in the text with who is meant, by which rule, and how sure that is in hundredths.
fn derived(reading: &Reading) -> Vec<(String, String, &'static str, u32)> {
    let row = |derived: &kamergraaf::reading::Derived| {
        let words = reading.document.surface(reading.mentions[derived.mention].span).to_owned();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
        let sure = (derived.score * 100.0).round() as u32;
        (words, derived.person.label.clone(), derived.rule, sure)
    };
    reading.derived.iter().map(row).collect()
}

fn row(words: &str, person: &str, rule: &'static str, sure: u32) -> (String, String, &'static str, u32) {
    (words.to_owned(), person.to_owned(), rule, sure)
}

const OOIJEN: &str = "De staatssecretaris van Volksgezondheid, Welzijn en Sport,\nM. van Ooijen";

#[test]
fn an_office_is_its_holder_on_the_day_and_mine_before_me_is_who_held_it_before() {
    // Sentences of kamerstuk 31 839, nr. 816.
    let text = "Met deze brief informeer ik u, mede namens de Minister voor Rechtsbescherming. De VNG en mijn ambtsvoorganger hebben het \
        OZJ opdracht gegeven om regionale wachttijden inzichtelijk te maken. Ook de voormalige Minister voor Rechtsbescherming heeft dit gemeld.";
    let reading = letter("18 maart 2022", text, OOIJEN);
    assert_eq!(
        derived(&reading),
        [
            row("Minister voor Rechtsbescherming", "Franc Weerwind", "holder/on-date", 90),
            row("mijn ambtsvoorganger", "Paul Blokhuis", "holder/before-signer", 85),
            row("de voormalige Minister voor Rechtsbescherming", "Sander Dekker", "holder/before", 60),
        ]
    );
}

#[test]
fn a_holder_of_then_is_the_one_of_the_time_that_the_sentence_names() {
    let signature = "De minister van Volksgezondheid, Welzijn en Sport,\nE.J. Kuipers";
    let text = "In 2015 heeft de toenmalige minister van VWS een onderzoek laten doen. Op 12 juni 2019 heeft de toenmalige minister van \
        Justitie en Veiligheid gereageerd. In 2017 heeft de toenmalige minister van Financiën dat ook gedaan.";
    let reading = letter("7 juni 2022", text, signature);
    let found = derived(&reading);
    assert_eq!(found[0], row("de toenmalige minister van VWS", "Edith Schippers", "holder/then", 80));
    assert_eq!(found[1].1, "Ferdinand Grapperhaus");
    assert_eq!(found[1].2, "holder/then");
    // In 2017 there were two: the one before today's is a guess.
    assert_eq!(found[2], row("de toenmalige minister van Financiën", "Wopke Hoekstra", "holder/before", 60));
}

#[test]
fn who_signs_together_are_those_of_two_state_secretaries_who_sign() {
    // As in kamerstuk 31 839, nr. 1048: two state secretaries at each of the ministries.
    let text = "Hierbij informeren de staatssecretaris van Justitie en Veiligheid en de staatssecretaris van Volksgezondheid, Welzijn en Sport \
        uw Kamer. Onze voorgangers hebben dit onderzoek toegezegd.";
    let signature = "De Staatssecretaris van Justitie en Veiligheid,\nT.H.D. Struycken\n\nDe Staatssecretaris van Volksgezondheid, Welzijn en \
        Sport,\nV.P.G. Karremans";
    let found = derived(&letter("2 december 2024", text, signature));
    let persons: Vec<(&str, &str)> = found.iter().map(|row| (row.1.as_str(), row.2)).collect();
    assert_eq!(
        persons,
        [
            ("Teun Struycken", "holder/on-date"),
            ("Vincent Karremans", "holder/on-date"),
            ("Franc Weerwind", "holder/before-signer"),
            ("Maarten van Ooijen", "holder/before-signer"),
        ]
    );
    // One who signs alone may speak of either.
    let alone = letter(
        "2 december 2024",
        "De staatssecretaris van Justitie en Veiligheid heeft dit toegezegd.",
        "De minister van Justitie en Veiligheid,\nD.M. van Weel",
    );
    let found = derived(&alone);
    let persons: Vec<(&str, u32)> = found.iter().map(|row| (row.1.as_str(), row.3)).collect();
    assert_eq!(persons, [("Ingrid Coenradie", 45), ("Teun Struycken", 45)]);
    // His portfolio in brackets tells.
    let told = letter(
        "2 december 2024",
        "De staatssecretaris van Justitie en Veiligheid (Rechtsbescherming) heeft dit toegezegd.",
        "De minister van Justitie en Veiligheid,\nD.M. van Weel",
    );
    assert_eq!(derived(&told)[0].1, "Teun Struycken");
}

#[test]
fn nobody_is_derived_where_nothing_tells() {
    // Somebody else's predecessor; a successor; an office that no file knows.
    let of = |who: &str| {
        let text = format!(
            "De VNG en {who} hebben het OZJ opdracht gegeven om regionale wachttijden inzichtelijk te maken, zodat gemeenten daar beter op \
             kunnen sturen."
        );
        derived(&letter("18 maart 2022", &text, OOIJEN)).len()
    };
    assert_eq!(of("mijn ambtsvoorganger"), 1);
    for who in ["zijn ambtsvoorganger", "mijn opvolger", "de minister van Toverkunst", "de nieuwe voorzitter"] {
        assert_eq!(of(who), 0, "{who}");
    }
    // A paper without a date.
    let undated = read("Geachte voorzitter,\n\nDe minister van VWS heeft dit toegezegd.\n");
    assert_eq!(derived(&undated), []);
}

#[test]
fn what_is_derived_is_a_node_of_its_own_and_no_statement() {
    let text = "De VNG en mijn ambtsvoorganger hebben het OZJ opdracht gegeven om regionale wachttijden inzichtelijk te maken, zodat \
        gemeenten daar beter op kunnen sturen.";
    let reading = letter("18 maart 2022", text, OOIJEN);
    let maker = Maker { program: "0".to_owned(), knowledge: "0".to_owned() };
    let quads: Vec<String> = paper_quads(&reading, &Iris::default(), &maker).iter().map(ToString::to_string).collect();
    let about = |what: &str| quads.iter().filter(|quad| quad.contains(what)).cloned().collect::<Vec<_>>();
    let blokhuis = about("/person/paul-blokhuis>");
    let [holder] = &blokhuis[..] else { panic!("the person stands in one quad: {blokhuis:#?}") };
    assert!(holder.contains("/id/derivation/") && holder.contains("#holder>"), "{holder}");
    let node = holder.split(' ').next().expect("a subject");
    let says = |property: &str, value: &str| {
        let quads = about(node);
        assert!(
            quads.iter().any(|quad| quad.contains(property) && quad.contains(value)),
            "{property} {value}: {quads:#?}"
        );
    };
    says("#type>", "#Derivation>");
    says("#rule>", "holder/before-signer");
    says("#confidence>", "0.85");
    says("#wasDerivedFrom>", "/id/mention/");
    says(
        "#wasDerivedFrom>",
        "/id/tenure/paul-blokhuis-staatssecretaris-van-volksgezondheid-welzijn-en-sport-2017-10-26>",
    );
    says("#post>", "/id/post/staatssecretaris-van-volksgezondheid-welzijn-en-sport>");
    assert!(
        !reading.entities.iter().any(|entity| entity.kind == MentionKind::Person && entity.label == "Paul Blokhuis")
    );
    // What is too unsure is left out.
    assert_eq!(reading.at_least(0.9).derived, []);
}
