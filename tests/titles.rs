//! Bills, laws, websites, offices and bodies that their form tells, and members in headings: sentences of real papers in,
//! mentions and statements out.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod lines;
mod reader;

use kamergraaf::extract::MentionKind::*;
use kamergraaf::reading::Reading;
use kamergraaf::relate::{Node, Predicate};
use lines::{of, paper};

/// What is stated with a predicate, as `subject -> object`.
fn stated(reading: &Reading, predicate: Predicate) -> Vec<String> {
    let name = |node: &Node| match node {
        Node::Entity { entity, .. } => reading.entities[*entity].label.clone(),
        Node::Literal(text) => format!("'{text}'"),
        other => format!("{other:?}"),
    };
    let of_predicate = reading.statements.iter().filter(|statement| statement.predicate == predicate);
    of_predicate.map(|s| format!("{} -> {}", name(&s.subject), name(&s.object))).collect()
}

#[test]
fn a_bill_of_members_is_one_law_that_says_what_it_changes_and_who_proposes_it() {
    // kst-36750-3
    let title = "Voorstel van wet van de leden Vedder, Grinwis en Bromet tot wijziging van de Tijdelijke wet Klimaatfonds in \
                 verband met het beschikbaar stellen van financiële middelen uit het Klimaatfonds voor de landbouwsector";
    let reading = paper(&[
        "Vergaderjaar 2024-2025",
        "Tweede Kamer der Staten-Generaal",
        "36 750",
        title,
        "Nr. 3",
        "MEMORIE VAN TOELICHTING",
        "Het Klimaatfonds is ingesteld bij wet.",
    ]);
    assert_eq!(of(Law, &reading), [title]);
    assert_eq!(of(Publication, &reading), [""; 0]);
    assert_eq!(of(Person, &reading), [""; 0]);
    assert_eq!(stated(&reading, Predicate::Amends), [format!("{title} -> Tijdelijke wet Klimaatfonds")]);
    assert_eq!(
        stated(&reading, Predicate::Proposes),
        ["Eline Vedder", "Pieter Grinwis", "Laura Bromet"].map(|member| format!("{member} -> {title}"))
    );
}

#[test]
fn a_bill_has_a_short_title_in_brackets_and_its_number_may_stand_on_the_next_line() {
    // kst-34468-3
    let title = "Wijziging van de Huisvestingswet 2014, de Wet op de huurtoeslag, de Woningwet en enkele andere wetten teneinde \
                 daarin een aantal technische wijzigingen aan te brengen";
    let line = format!("{title} (Veegwet wonen)");
    let reading = paper(&[
        "Vergaderjaar 2015-2016",
        "Tweede Kamer der Staten-Generaal",
        "34 468",
        &line,
        "Nr.",
        "3",
        "MEMORIE VAN TOELICHTING",
        "De Veegwet wonen treedt in werking.",
    ]);
    assert_eq!(reading.document.metadata.identifier.as_deref(), Some("kst-34468-3"));
    assert_eq!(of(Law, &reading), [title, "Veegwet wonen", "Veegwet wonen"]);
    assert_eq!(stated(&reading, Predicate::AbbreviatedAs), [format!("{title} -> 'Veegwet wonen'")]);
    let laws = ["Huisvestingswet 2014", "Wet op de huurtoeslag", "Woningwet"];
    assert_eq!(stated(&reading, Predicate::Amends), laws.map(|law| format!("{title} -> {law}")));
}

#[test]
fn a_law_of_the_budget_is_named_in_full_within_a_list() {
    // list of motions of 3 March 2026
    let budget =
        "Vaststelling van de begrotingsstaten van het Ministerie van Asiel en Migratie (XX) voor het jaar 2026";
    let line = format!("Motie van het lid Heutink over de dossiers van de IND - {budget}");
    let reading = paper(&[&line]);
    assert_eq!(of(Law, &reading), [budget]);
    assert_eq!(of(Organisation, &reading), ["IND"]);
}

#[test]
fn motions_of_one_member_in_a_list_are_told_apart_by_what_they_are_about() {
    let reading = paper(&[
        "Motie van het lid Dobbe over mensen beter informeren over erfelijke kanker",
        "Motie van het lid Dobbe over testlocaties in de regio",
    ]);
    let labels: Vec<&str> =
        reading.entities.iter().filter(|e| e.kind == Motion).map(|entity| entity.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "Motie van het lid Dobbe over mensen beter informeren over erfelijke kanker",
            "Motie van het lid Dobbe over testlocaties in de regio"
        ]
    );
}

#[test]
fn laws_of_the_union_are_known_by_their_number_and_coined_names() {
    let reading = paper(&[
        "Dit volgt uit Verordening (EU) nr. 260/2012 en uit Richtlijn 2010/75/EU.",
        // ah-tk-20232024-2168
        "De elektriciteitsverordening voorziet hierin. De subsidieverordening van de gemeente doet dat niet.",
        "Het VN-Verdrag inzake Burgerlijke en Politieke Rechten geldt.",
    ]);
    assert_eq!(
        of(Law, &reading),
        [
            "Verordening (EU) nr. 260/2012",
            "Richtlijn 2010/75/EU",
            "elektriciteitsverordening",
            "VN-Verdrag inzake Burgerlijke en Politieke Rechten"
        ]
    );
}

#[test]
fn a_country_that_decides_makes_no_law() {
    let reading = paper(&["Wanneer Azerbeidzjan besluit om de corridor te openen, volgt overleg."]);
    assert_eq!(of(Law, &reading), [""; 0]);
    assert_eq!(of(Region, &reading), ["Azerbeidzjan"]);
}

#[test]
fn a_website_is_named_by_the_noun_before_it_and_an_address_is_not() {
    // letter of June 2025; kst-28844-269
    let reading = paper(&[
        "Hierbij worden de website kinderrechten.nl en het spel verspreid.",
        "De agenda’s staan op rijksoverheid.nl, zie https://www.rijksoverheid.nl/agenda of mail info@rvo.nl.",
    ]);
    assert_eq!(of(Publication, &reading), ["kinderrechten.nl"]);
}

#[test]
fn bodies_are_called_after_who_leads_them() {
    // ah-tk-20242025-599
    let reading = paper(&["Ook is de Commissie-Van der Meer II op dit moment bezig, na de commissie-Borstlap."]);
    assert_eq!(of(Organisation, &reading), ["Commissie-Van der Meer II", "commissie-Borstlap"]);
    assert_eq!(of(Person, &reading), [""; 0]);
}

#[test]
fn offices_beside_those_of_ministers_are_posts() {
    let reading = paper(&["De Deltacommissaris adviseert. De Hoge Vertegenwoordiger (HV) sprak. De HV gaf dat aan."]);
    assert_eq!(of(Post, &reading), ["Deltacommissaris", "Hoge Vertegenwoordiger", "HV", "HV"]);
}

#[test]
fn an_office_abroad_is_a_post_and_a_surname_with_van_is_none() {
    let reading = paper(&["De minister-president van Aruba sprak met Staatssecretaris van Huffelen."]);
    assert_eq!(of(Post, &reading), ["minister-president van Aruba"]);
    assert_eq!(of(Person, &reading), ["van Huffelen"]);
}

#[test]
fn two_parts_of_the_country_share_a_noun() {
    // ah-tk-20232024-2210
    let reading = paper(&["Het netwerk loopt van de haven naar Oost- en Zuid-Nederland."]);
    assert_eq!(of(Region, &reading), ["Oost- en Zuid-Nederland", "Oost- en Zuid-Nederland"]);
}

#[test]
fn what_stands_in_typographic_quotation_marks_is_read_as_well() {
    let reading = paper(&["Richtlijn ‘83/189/EEG’ geldt in …Oost- en Zuid-Nederland."]);
    assert_eq!(of(Law, &reading), ["83/189/EEG"]);
    assert_eq!(of(Region, &reading), ["Oost- en Zuid-Nederland", "Oost- en Zuid-Nederland"]);
}

#[test]
fn members_share_the_party_in_brackets() {
    // ah-tk-20242025-564, ah-tk-20202021-3235
    let reading = paper(&[
        "Vragen van de leden Beckerman (SP), Bushoff en Kröger (beiden GroenLinks-PvdA) en Bamenga (D66).",
        "Vragen van de leden Van Weyenberg, Romke de Jong en Kat (allen D66).",
    ]);
    assert_eq!(
        stated(&reading, Predicate::MemberOfParty),
        [
            "Sandra Beckerman -> Socialistische Partij",
            "Julian Bushoff -> GroenLinks-PvdA",
            "Suzanne Kröger -> GroenLinks-PvdA",
            "Mpanzu Bamenga -> Democraten 66",
            "Steven Van Weyenberg -> Democraten 66",
            "Romke de Jong -> Democraten 66",
            "Hülya Kat -> Democraten 66"
        ]
    );
}

#[test]
fn a_word_that_is_also_a_name_counts_in_context_only() {
    // ah-tk-20242025-599; the joint body `Sociaal` is in the register
    let reading = paper(&["Sociaal advocaten zijn van wezenlijk belang voor deze toegang.", "Kwaliteit van zorg"]);
    assert_eq!(of(Organisation, &reading), [""; 0]);
}

#[test]
fn what_is_sent_by_an_office_is_promised_by_it() {
    // kst-28844-269
    let reading = paper(&[
        "28 844 Integriteitsbeleid openbaar bestuur en politie",
        "Nr. 269",
        "BRIEF VAN DE MINISTER VAN BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Den Haag, 7 juli 2023",
        "In het Tweeminuten-debat over integriteit openbaar bestuur met uw Kamer op 24 mei 2023 heb ik in reactie op Kamerlid \
         Dassen toegezegd dat ik in deze brief ook zou ingaan op het lobbyregister.",
    ]);
    let object = |predicate| -> Vec<String> {
        stated(&reading, predicate).iter().filter_map(|line| Some(line.split_once(" -> ")?.1.to_owned())).collect()
    };
    assert_eq!(object(Predicate::MadeBy), ["Minister van Binnenlandse Zaken en Koninkrijksrelaties"]);
    assert_eq!(object(Predicate::RequestedBy), ["Laurens Dassen"]);
    assert_eq!(object(Predicate::MadeIn).len(), 1);
}

#[test]
fn authors_stand_with_their_surname_first_and_their_given_name_in_brackets() {
    let reading = paper(&[
        "Dit is onderzocht.1 De brief is getekend door A.P. (Arno) Visser.",
        "1 Torenvlied, R. (2021), Vuurwerk en veiligheid.",
    ]);
    assert!(of(Person, &reading).contains(&"A.P. (Arno) Visser"), "{:?}", of(Person, &reading));
}
