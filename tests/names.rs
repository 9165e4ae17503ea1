//! Names that no file knows, told by what stands around them: sentences of real papers in, mentions and statements out.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod lines;
mod reader;

use kamergraaf::extract::MentionKind::*;
use kamergraaf::relate::{Node, Predicate};
use lines::{of, paper};

#[test]
fn who_gave_or_did_a_thing_is_a_body() {
    // letter of 7 June 2019
    let reading = paper(&[
        "Met ondersteuning van Significant is daarom een verdiepend traject gestart.",
        "Verder informeren wij u dat op initiatief van Acare met steun van VWS een landelijk onderzoek loopt.",
    ]);
    assert_eq!(of(Organisation, &reading), ["Significant", "Acare", "VWS"]);
    // ah-tk-20232024-1771
    let class = paper(&["Een van de aspecten waarop de onderzoekers van Universiteit hun conclusie baseren, is dat."]);
    assert_eq!(of(Organisation, &class), [""; 0]);
}

#[test]
fn a_capital_article_begins_a_name_but_not_before_a_surname_or_a_noun_for_bodies() {
    // letter of July 2021; letter of 7 June 2019; kst-31839-1048
    let reading = paper(&[
        "Het is belangrijk dat er bij Het Juiste Loket ook de kennis aanwezig is. Inmiddels is Het Juiste Loket versterkt.",
        "Het Ondersteuningsteam Zorg voor de Jeugd helpt. Dit is raadpleegbaar via Publicaties - Het Ondersteuningsteam",
        "Dat is gemeld door De Jonge.",
    ]);
    assert_eq!(
        of(Organisation, &reading),
        ["Het Juiste Loket", "Het Juiste Loket", "Ondersteuningsteam Zorg voor de Jeugd", "Ondersteuningsteam"]
    );
}

#[test]
fn an_apposition_types_a_name_in_another_language() {
    // letter of June 2025
    let reading = paper(&[
        "Een belangrijke rol is weggelegd voor Fly on the Wall, een team van ervaringsdeskundigen dat meeloopt.",
    ]);
    assert_eq!(of(Organisation, &reading), ["Fly on the Wall"]);
}

#[test]
fn a_body_may_be_called_after_those_of_whom_it_is_made() {
    // kst-34468-3
    let reading =
        paper(&["Er zijn vragen gesteld door de VNG en het Regioplatform Woningcorporaties over de formulering."]);
    assert_eq!(of(Organisation, &reading), ["VNG", "Regioplatform Woningcorporaties"]);
}

#[test]
fn a_quoted_name_may_have_a_number_before_it_and_tell_by_its_last_word_what_it_is() {
    // letter of 7 June 2019
    let reading = paper(&[
        "1. Zo thuis mogelijk opgroeien",
        "In deze brief belichten wij één ontwikkeling, namelijk die van actielijn 2 ‘zo thuis mogelijk opgroeien’.",
        "Dit is opgenomen in de ‘Eenduidige Landelijke Afspraken’ waarin politie en openbaar ministerie dat vastlegden.",
    ]);
    assert_eq!(
        of(Programme, &reading),
        ["Zo thuis mogelijk opgroeien", "zo thuis mogelijk opgroeien", "Eenduidige Landelijke Afspraken"]
    );
}

#[test]
fn a_heading_is_the_title_of_what_the_text_below_sends_along() {
    // letter of 7 June 2019
    let reading = paper(&[
        "7. Stand van zaken moties en toezeggingen",
        "− Evaluatie wet verbetering positie pleegouders",
        "Per 1 januari 2015 zijn de artikelen opgenomen in de Jeugdwet. Bijgevoegd ontvangt u een evaluatie van deze artikelen.",
        "− Onderzoek jeugd-GGZ",
        "In het debat heeft de heer Raemakers gevraagd om een onderzoek naar knelpunten. Het onderzoek loopt nog.",
    ]);
    assert_eq!(of(Publication, &reading), ["Evaluatie wet verbetering positie pleegouders"]);
    let attached = reading.statements.iter().filter(|statement| statement.predicate == Predicate::Attaches);
    let titles: Vec<&str> = attached
        .filter_map(|statement| match statement.object {
            Node::Entity { entity, .. } => Some(reading.entities[entity].label.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(titles, ["Evaluatie wet verbetering positie pleegouders"]);
}

#[test]
fn a_line_of_support_takes_its_subject_in_lower_case_and_leaves_the_kind_word_before_a_capital() {
    // letter of June 2025; kst-31839-816
    let reading = paper(&[
        "De VNG ondersteunt gemeenten (via de ondersteuningslijn stevige lokale teams) in de ontwikkeling.",
        "Het onderzoeksprogramma Arbeidsmarkt Zorg en Welzijn (AZW) brengt dat in kaart.",
        "De Leeragenda Jeugd is klaar. De leeragenda geeft meerjarig richting aan het netwerk.",
    ]);
    assert_eq!(
        of(Programme, &reading),
        [
            "ondersteuningslijn stevige lokale teams",
            "Arbeidsmarkt Zorg en Welzijn",
            "AZW",
            "Leeragenda Jeugd",
            "leeragenda"
        ]
    );
}

#[test]
fn an_abbreviation_may_stand_between_dashes() {
    // kst-24447-6
    let reading = paper(&[
        "Voorwaarde is dat de werkgever van rechtswege, Organisatiewet sociale verzekeringen – Osv – (artikel 64), is aangesloten.",
        "Dat wil zeggen, op grond van de Osv, dat de arbeider is aangemeld.",
    ]);
    assert_eq!(of(Law, &reading), ["Organisatiewet sociale verzekeringen", "Osv", "Osv"]);
}

#[test]
fn a_portfolio_in_brackets_behind_a_member_of_government_is_no_ministry() {
    // ah-tk-20242025-1215
    let reading = paper(&["Antwoord van Minister Heinen (Financiën) (ontvangen 31 januari 2025)."]);
    assert_eq!(of(Organisation, &reading), [""; 0]);
    assert_eq!(of(Person, &reading), ["Heinen"]);
    let bodies = paper(&["Drie departementen (Financiën, Defensie en VWS) werken samen."]);
    assert_eq!(of(Organisation, &bodies), ["Financiën", "Defensie", "VWS"]);
}

#[test]
fn a_doubtful_name_counts_in_a_list_with_sure_ones() {
    // besluitenlijst-3, beantwoording-teunissen-jv-lvvn
    let reading = paper(&[
        "Per e-mail hebben de volgende fracties met het voorstel ingestemd: SP, GL en groep Kuzu/Öztürk.",
        "Wel hebben er gesprekken tussen Defensie, politie en Douane plaatsgevonden over andere vormen van training.",
        "Dit is een oplossing van GL voor later.",
    ]);
    assert_eq!(of(Party, &reading), ["SP", "GL", "Kuzu/Öztürk"]);
}

#[test]
fn a_committee_ends_with_its_portfolio() {
    // vlos-e2903f19
    let reading = paper(&[
        "Stemming brief commissie voor Economische Zaken Beroep op artikel 2.27 van de Comptabiliteitswet 2016.",
    ]);
    assert_eq!(of(Organisation, &reading), ["commissie voor Economische Zaken"]);
}

#[test]
fn airports_are_places_and_titles_in_notes_are_whole() {
    // letter of 22 December 2022 on emissions of aviation; ah-tk-20232024-387; vlos-e2903f19
    let reading = paper(&[
        "De uitstoot rond Schiphol, Eindhoven Airport en Rotterdam The Hague Airport is berekend.1",
        "In juni stond er een debat met de titel \"Post\" op de agenda. Ik open de vergadering van donderdag 10 juli 2025.",
        "1 Follow the money 22 juni 2023, «Complotdenkers regelen via parlementariërs in Brussel een Europees podium.»",
    ]);
    assert_eq!(of(Region, &reading), ["Schiphol", "Eindhoven Airport", "Rotterdam The Hague Airport"]);
    assert_eq!(
        of(Publication, &reading),
        ["Complotdenkers regelen via parlementariërs in Brussel een Europees podium"]
    );
    assert_eq!(of(Organisation, &reading), ["Follow the money"]);
    assert_eq!(of(Meeting, &reading), ["debat met de titel \"Post\"", "vergadering van donderdag 10 juli 2025"]);
}

#[test]
fn two_members_may_share_a_hyphen_and_a_law_a_note() {
    // kst-28844-269; ah-tk-20232024-304
    let reading = paper(&[
        "Hiermee beschouw ik de betreffende motie Van Baarle-Dassen als afgedaan.1",
        "De toezichthouder is de Standards in Public Office Commission, ingesteld bij de Regulation of Lobbying Act.2",
        "1 Kamerstuk 28 844, nr. 261.",
        "2 Regeling geestelijke gezondheidszorg en forensische zorg – NR/REG-2313a.",
    ]);
    assert_eq!(of(Motion, &reading), ["motie Van Baarle-Dassen"]);
    assert_eq!(of(Person, &reading), ["Van Baarle", "Dassen"]);
    assert_eq!(of(Organisation, &reading), ["Standards in Public Office Commission"]);
    assert_eq!(
        of(Law, &reading),
        ["Regulation of Lobbying Act", "Regeling geestelijke gezondheidszorg en forensische zorg"]
    );
}

#[test]
fn laws_of_the_union_are_known_by_their_celex_number_in_every_spelling() {
    // kst-36453-3; letter of 22 December 2022 on emissions of aviation
    let reading = paper(&[
        "Richtlijn 2011/92/EU geldt, en bij de richtlijnen 2014/24/EU en 2014/25/EU de aanbesteding.",
        "De richtlijn 2011/92/EU en Verordening (EU) nr. 260/2012 zijn gewijzigd, maar besluit 12/2012 van de gemeente niet.",
    ]);
    assert_eq!(
        of(Law, &reading),
        [
            "Richtlijn 2011/92/EU",
            "richtlijnen 2014/24/EU",
            "2014/25/EU",
            "richtlijn 2011/92/EU",
            "Verordening (EU) nr. 260/2012"
        ]
    );
    let laws = reading.entities.iter().filter(|entity| entity.kind == Law);
    let celex = laws.map(|law| (law.label.as_str(), law.iri.as_deref().and_then(|iri| iri.rsplit('/').next())));
    assert_eq!(
        celex.collect::<Vec<_>>(),
        [
            ("Richtlijn 2011/92/EU", Some("32011L0092")),
            ("Richtlijn 2014/24/EU", Some("32014L0024")),
            ("Richtlijn 2014/25/EU", Some("32014L0025")),
            ("Verordening (EU) nr. 260/2012", Some("32012R0260"))
        ]
    );
}

#[test]
fn a_member_whom_no_file_knows_moves_a_motion_and_who_speaks_of_one_does_not() {
    // kst-31911-3, h-tk-20202021-79, letter of June 2025
    let reading = paper(&[
        "De eerder genoemde motie Vietsch, waarin werd gepleit voor een verbod, had dat als doel.",
        "Lid Westerveld heeft hier eerder met een motie om gevraagd.",
        "De heer Koerhuis vraagt volgens mij in zijn motie iets anders. Er is een overzicht hoe landen deze richtlijn implementeren.",
    ]);
    assert_eq!(of(Motion, &reading), ["motie Vietsch", "Lid Westerveld heeft hier eerder met een motie"]);
    assert_eq!(of(Person, &reading), ["Vietsch", "Westerveld", "Koerhuis"]);
    assert_eq!(of(Publication, &reading), [""; 0]);
}

#[test]
fn a_given_name_and_a_tussenvoegsel_make_a_name_and_a_premier_of_a_country_none() {
    // answers of the Algemene Rekenkamer, 23 May 2024; h-ek-20182019-7
    let reading = paper(&[
        "Algemene Rekenkamer",
        "Cornelis van der Werf, secretaris",
        "Samen met de premier van Groot-Brittannië werd hij de belichaming van deze weg.",
    ]);
    assert_eq!(of(Person, &reading), ["Cornelis van der Werf"]);
    assert_eq!(of(Region, &reading), ["Groot-Brittannië"]);
}

#[test]
fn an_agenda_calls_letters_by_their_subject_and_number() {
    // vlos-29d8cf68
    let reading = paper(&[
        "de brief van de minister van Defensie d.d. 23 april 2025 inzake het openbaar jaarverslag van de Militaire \
         Inlichtingen- en Veiligheidsdienst (MIVD) over het jaar 2024 (29924, nr. 282);",
        "de brief van de minister van Defensie d.d. 27 maart 2025 inzake stand van zaken herstellen notificatieachterstand \
         MIVD (29924, nr. 279);",
        "Vorige week nog was er een cyberaanval bij het ICC, en de politie deed onderzoek naast de Nationale Politie.",
    ]);
    let titles: Vec<&str> = of(Publication, &reading);
    assert_eq!(
        titles,
        [
            "openbaar jaarverslag van de Militaire Inlichtingen- en Veiligheidsdienst (MIVD) over het jaar 2024",
            "stand van zaken herstellen notificatieachterstand MIVD"
        ]
    );
    let papers = reading.entities.iter().filter(|entity| entity.kind == Publication);
    let numbers = papers.map(|entity| entity.iri.as_deref().and_then(|iri| iri.rsplit('/').next()));
    assert_eq!(numbers.collect::<Vec<_>>(), [Some("kst-29924-282"), Some("kst-29924-279")]);
    assert_eq!(of(Organisation, &reading), ["ICC", "Nationale Politie"]);
}

#[test]
fn what_the_text_introduces_as_a_programme_is_one_beside_its_title() {
    // kamerbrief-circulaire-economie
    let reading = paper(&[
        "Betreft Nationaal Programma Circulaire Economie 2023-2030 (NPCE)",
        "Geachte voorzitter,",
        "Hierbij bied ik u het Nationaal Programma Circulaire Economie 2023-2030 (NPCE) aan. Met dit NPCE zet ik een stap.",
    ]);
    assert_eq!(of(Programme, &reading), ["Nationaal Programma Circulaire Economie 2023-2030", "NPCE", "NPCE"]);
}

#[test]
fn a_law_is_known_by_its_day_and_a_motion_by_the_colleague_who_moved_it() {
    // sgd-0000428602, vlos-29d8cf68
    let reading = paper(&[
        "Gelet op de wet van 28 Augustus 1851 (Staatsblad no. 125) wordt verklaard dat het algemeen nut onteigening vordert.",
        "Zo is er de motie van mijn collega Silvio Erkens om die vaker publiekelijk te attribueren.",
        "Wij zijn voor een wet van deze tijd.",
    ]);
    assert_eq!(of(Law, &reading), ["wet van 28 Augustus 1851"]);
    assert_eq!(of(Motion, &reading), ["motie van mijn collega Silvio Erkens"]);
}
