//! What the reader finds in sentences of real papers, and what it leaves alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use kamergraaf::extract::MentionKind::{self, *};
use kamergraaf::knowledge::Knowledge;
use kamergraaf::reader::Reader;
use kamergraaf::reading::Reading;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(Knowledge::builtin().unwrap()).unwrap());

fn read(text: &str) -> Reading {
    READER.read("brief", format!("Datum 7 juni 2022\n\nGeachte voorzitter,\n\n{text}\n").as_bytes()).unwrap()
}

/// The mentions of a text: kind and words.
fn mentions(text: &str) -> Vec<(MentionKind, String)> {
    let reading = read(text);
    reading.mentions.iter().map(|m| (m.kind, reading.document.surface(m.span).to_owned())).collect()
}

/// The mentions of one kind.
fn of(kind: MentionKind, text: &str) -> Vec<String> {
    mentions(text).into_iter().filter(|(k, _)| *k == kind).map(|(_, words)| words).collect()
}

/// What the words mean: the label of the thing that their first mention names.
fn meant(text: &str, words: &str) -> String {
    let reading = read(text);
    let mention = reading.mentions.iter().find(|m| reading.document.surface(m.span) == words);
    let mention = mention.unwrap_or_else(|| panic!("no mention {words:?} in {text:?}"));
    reading.entities[mention.entity].label.clone()
}

#[test]
fn bodies_of_the_state_are_known_in_full_and_in_short() {
    let text = "De Inspectie Gezondheidszorg en Jeugd (IGJ) en de Raad voor de Kinderbescherming spraken met het CBS.";
    assert_eq!(
        of(Organisation, text),
        ["Inspectie Gezondheidszorg en Jeugd", "IGJ", "Raad voor de Kinderbescherming", "CBS"]
    );
    assert_eq!(meant(text, "CBS"), "Centraal Bureau voor de Statistiek");
    assert_eq!(meant(text, "IGJ"), meant(text, "Inspectie Gezondheidszorg en Jeugd"));
}

#[test]
fn uw_kamer_is_the_lower_house() {
    let text = "Hierbij informeer ik uw Kamer. De Kamer heeft hierom gevraagd.";
    assert_eq!(of(Organisation, text), ["Kamer", "Kamer"]);
    assert_eq!(meant(text, "Kamer"), "Tweede Kamer der Staten-Generaal");
}

#[test]
fn the_kingdom_as_such_and_classes_of_bodies_are_no_names() {
    let text =
        "Het Rijk, de Centrumgemeenten Vrouwenopvang en de gecertificeerde instellingen maken afspraken met Gemeenten.";
    assert_eq!(of(Organisation, text), Vec::<String>::new());
}

#[test]
fn a_name_that_no_file_knows_is_found_by_its_head() {
    let text = "Dit meldt het Kenniscentrum Groene Woonwijken aan de Vereniging van Nederlandse Dakdekkers.";
    assert_eq!(of(Organisation, text), ["Kenniscentrum Groene Woonwijken", "Vereniging van Nederlandse Dakdekkers"]);
}

#[test]
fn a_list_types_the_unknown_names_in_it() {
    let text = "De proef is gestart met de instellingen uit de jeugdzorg: Enver, Levvel, Zonnewende en Pluryn.";
    assert_eq!(of(Organisation, text), ["Enver", "Levvel", "Zonnewende", "Pluryn"]);
}

#[test]
fn examples_of_a_class_of_bodies_are_bodies() {
    let text = "Welke organisaties zijn er actief (bijvoorbeeld Sala pa Tur, Venex en Fundashon Bos di Hubentut)?";
    assert_eq!(of(Organisation, text), ["Sala pa Tur", "Venex", "Fundashon Bos di Hubentut"]);
    let text =
        "Ik sprak met vier aanbieders (Zonnewende, Vuurhof en Maanlicht) en met bedrijven, onder andere Klimplant.";
    assert_eq!(of(Organisation, text), ["Zonnewende", "Vuurhof", "Maanlicht", "Klimplant"]);
}

#[test]
fn an_apposition_tells_what_a_name_is() {
    let text = "Om kennis te vergroten is Vuurvlinders opgericht, het expertiseplatform voor professionals.";
    assert_eq!(of(Organisation, text), ["Vuurvlinders"]);
}

#[test]
fn an_abbreviation_means_what_the_paper_introduced() {
    let text = "Het Landelijk Netwerk Buurtkeukens (LNB) is gestart. Eind dit jaar rapporteert het LNB hierover.";
    assert_eq!(of(Organisation, text), ["Landelijk Netwerk Buurtkeukens", "LNB", "LNB"]);
    assert_eq!(meant(text, "LNB"), "Landelijk Netwerk Buurtkeukens");
}

#[test]
fn an_abbreviation_may_take_letters_from_within_a_compound() {
    let text = "Ik sprak met de Tijdelijke Werkorganisatie (TWO). De TWO voert dit uit.";
    assert_eq!(of(Organisation, text), ["Tijdelijke Werkorganisatie", "TWO", "TWO"]);
    assert_eq!(meant(text, "TWO"), "Tijdelijke Werkorganisatie");
}

#[test]
fn members_are_addressed_by_name_in_a_debate() {
    let text = "De heer Hijink (SP):\nIk vraag dit.\n\nDe voorzitter:\nEen vraag, meneer Hijink.\n\nMevrouw Hirsch (PvdA):\n\
                Collega Nordkamp refereerde er ook al aan. Dank, zeg ik tegen Hijink. Het woord is aan u.";
    assert_eq!(of(Person, text), ["Hijink", "Hijink", "Hirsch", "Nordkamp", "Hijink"]);
}

#[test]
fn meetings_are_told_by_a_title_or_a_day_wherever_it_stands() {
    let text = "Kunt u dit voor het commissiedebat nationale veiligheid, brandweer en crisisbeheersing op 15 mei 2022 sturen? \
                Ik verwijs naar het tweeminutendebat gevangeniswezen. Het commissiedebat vond plaats op 27 april. \
                Het commissiedebat is uitgesteld. Het commissiedebat uitgesteld.";
    assert_eq!(
        of(Meeting, text),
        [
            "commissiedebat nationale veiligheid, brandweer en crisisbeheersing op 15 mei 2022",
            "tweeminutendebat gevangeniswezen",
            "commissiedebat vond plaats op 27 april",
        ]
    );
}

#[test]
fn an_abbreviation_may_stand_before_what_it_stands_for() {
    let text = "De inkoop loopt via het LTA (landelijk transitie arrangement). Het LTA is zeer specialistisch.";
    assert_eq!(of(Programme, text), ["LTA", "landelijk transitie arrangement", "LTA"]);
}

#[test]
fn a_form_defined_with_hierna_counts_in_lower_case_and_names_each() {
    let text = "De Inspectie Gezondheidszorg en Jeugd en de Inspectie van het Onderwijs (hierna: de inspecties) zijn bezorgd. \
                De inspecties houden toezicht.";
    let reading = read(text);
    let last: Vec<_> = reading
        .mentions
        .iter()
        .filter(|m| reading.document.surface(m.span) == "inspecties")
        .map(|m| reading.entities[m.entity].label.as_str())
        .collect();
    assert_eq!(last[last.len() - 2..], ["Inspectie Gezondheidszorg en Jeugd", "Inspectie van het Onderwijs"]);
}

#[test]
fn ministries_in_the_plural_are_named_one_by_one() {
    let text = "De ministeries van Volksgezondheid, Welzijn en Sport en Justitie en Veiligheid en BZK werken samen.";
    assert_eq!(of(Organisation, text), ["Volksgezondheid, Welzijn en Sport", "Justitie en Veiligheid", "BZK"]);
}

#[test]
fn a_name_ends_before_what_stands_behind_it() {
    let text = "Daartoe heeft het Ministerie van VWS met de VNG gesproken over de Unit Complexe Zorgvragen van VWS.";
    assert_eq!(of(Organisation, text), ["Ministerie van VWS", "VNG", "Unit Complexe Zorgvragen", "VWS"]);
}

#[test]
fn compounds_give_the_name_alone() {
    let text = "Uit CBS-cijfers blijkt dat de Veilig Thuis-regio’s van de Mockingbird-methode leren.";
    assert_eq!(of(Organisation, text), ["CBS", "Veilig Thuis"]);
    assert_eq!(of(Programme, text), ["Mockingbird"]);
}

#[test]
fn a_kind_word_types_a_programme_but_stays_outside() {
    let text = "Met het programma Armoede en Schulden en het werkpakket Werken aan veiligheid helpen we gemeenten.";
    assert_eq!(of(Programme, text), ["Armoede en Schulden", "Werken aan veiligheid"]);
}

#[test]
fn a_subject_in_lower_case_belongs_to_a_programme_but_a_verb_does_not() {
    let text = "Het Toekomstscenario kind- en gezinsbescherming is vastgesteld. Met de Hervormingsagenda Jeugd \
                hanteren we uitgangspunten. De Hervormingsagenda loopt tot 2028.";
    assert_eq!(
        of(Programme, text),
        ["Toekomstscenario kind- en gezinsbescherming", "Hervormingsagenda Jeugd", "Hervormingsagenda"]
    );
    assert_eq!(meant(text, "Hervormingsagenda"), "Hervormingsagenda Jeugd");
}

#[test]
fn years_belong_to_a_programme() {
    assert_eq!(
        of(Programme, "Dit staat in de Woonagenda Delta 2023 – 2028 van de regio."),
        ["Woonagenda Delta 2023 – 2028"]
    );
}

#[test]
fn bills_are_laws_when_named_and_not_when_described() {
    let text = "Het wetsvoorstel verbetering beschikbaarheid jeugdzorg is ingediend. Het wetsvoorstel ‘Reikwijdte’ volgt. \
                Er komt een wetsvoorstel om dit te regelen.";
    assert_eq!(of(Law, text), ["wetsvoorstel verbetering beschikbaarheid jeugdzorg", "Reikwijdte"]);
}

#[test]
fn a_law_ends_before_the_verb() {
    let text = "Dit wordt geregeld in het Burgerlijk Wetboek uit te breiden met een artikel, en in de Wmo 2015.";
    assert_eq!(of(Law, text), ["Burgerlijk Wetboek", "Wmo 2015"]);
    assert_eq!(meant(text, "Wmo 2015"), "Wet maatschappelijke ondersteuning 2015");
}

#[test]
fn regions_stand_without_their_kind_word() {
    let text = "De gemeente Zeist, de regio’s Rijnmond en Hart van Brabant en de provincie Zeeland doen mee, ook in Nederland.";
    assert_eq!(of(Region, text), ["Zeist", "Rijnmond", "Hart van Brabant", "Zeeland", "Nederland"]);
}

#[test]
fn everyday_words_are_neither_places_nor_parties() {
    let text = "Denk hierbij aan buren. Best lastig is dat. Houten woningen zijn duurzaam. Klein beginnen helpt.";
    assert_eq!(mentions(text), []);
    assert_eq!(of(Party, "De vragen van het lid Azarkan (DENK) zijn beantwoord."), ["DENK"]);
}

#[test]
fn a_surname_means_the_person_and_not_the_place() {
    let text = "Kamerlid Westerveld (GroenLinks) vroeg hierom. Het amendement Westerveld is aangenomen.";
    assert_eq!(of(Person, text), ["Westerveld", "Westerveld"]);
    assert_eq!(of(Region, text), Vec::<String>::new());
    assert_eq!(meant(text, "Westerveld"), "Lisa Westerveld");
}

#[test]
fn people_of_no_file_are_found_by_their_given_names() {
    assert_eq!(of(Person, "Dit zei brandweerman Marcel Dokter tegen de krant."), ["Marcel Dokter"]);
}

#[test]
fn words_behind_a_title_are_no_names_by_themselves() {
    assert_eq!(
        of(Person, "Ik geef het woord aan de staatssecretaris. Fijn dat u er bent. Vragen door de leden der Kamer."),
        [""; 0]
    );
}

#[test]
fn an_office_is_named_by_its_portfolio_and_a_holder_by_name() {
    let text = "Mede namens de ministers van VWS, van Justitie en Veiligheid en van BZK schreef staatssecretaris Van Huffelen \
                dat mijn ambtsvoorganger dit deed.";
    let posts = of(Post, text);
    assert_eq!(posts.len(), 4, "{posts:?}");
    assert_eq!(posts[3], "mijn ambtsvoorganger");
    assert_eq!(of(Person, text), ["Van Huffelen"]);
}

#[test]
fn titles_stand_between_marks_and_sentences_do_not() {
    let text = "Zie het rapport «Van klein tot groot» en het bericht «Vuurwerk: «Dat is heel gevaarlijk»». Een ouder zegt: \
                “Mensen veranderen in een investering.”";
    assert_eq!(of(Publication, text), ["Van klein tot groot", "Vuurwerk: «Dat is heel gevaarlijk»"]);
}

#[test]
fn nothing_is_found_in_a_web_address_or_a_kind_of_meeting() {
    let text = "Zie https://www.nji.nl/nl/NJi-Publicaties/VNG voor het Bestuurlijk Overleg.";
    assert_eq!(mentions(text), []);
}

#[test]
fn motions_keep_their_submitters() {
    let text = "De moties van het lid Bruyning en de leden Ceder en Stoffer zijn afgedaan.";
    assert_eq!(of(Motion, text)[0], "moties van het lid Bruyning en de leden Ceder en Stoffer");
    assert_eq!(of(Person, text), ["Bruyning", "Ceder", "Stoffer"]);
}

#[test]
fn every_mention_says_how_sure_it_is_and_why() {
    for mention in read("De VNG en het Kenniscentrum Groene Woonwijken spraken met Kamerlid Kuiken (PvdA).").mentions {
        assert!((0.5..=1.0).contains(&mention.score), "{mention:?}");
        assert!(!mention.rule.is_empty());
    }
}

#[test]
fn a_name_that_another_column_or_a_footnote_breaks_keeps_its_longest_part() {
    let text = "De inspectie Justitie en\n\n4 Zie https://vng.nl/jeugd voor meer.\n Veiligheid deed onderzoek.";
    let reading = read(text);
    for mention in &reading.mentions {
        let words = &reading.document.original[reading.document.offsets.to_original(mention.span).start
            ..reading.document.offsets.to_original(mention.span).end];
        assert!(!words.contains("Zie"), "{words:?}");
    }
}

#[test]
fn a_head_that_stands_alone_means_the_longer_name() {
    let text = "De Deskundigencommissie adviseert dit. Het advies van de Deskundigencommissie Van Ark is helder.";
    assert_eq!(meant(text, "Deskundigencommissie"), "Deskundigencommissie Van Ark");
}

#[test]
fn the_portfolio_of_an_office_is_nobody() {
    let text = "De staatssecretaris Jeugd, Preventie en Sport stuurt de voortgangsbrieven Jeugd.";
    assert_eq!(of(Person, text), Vec::<String>::new());
}

#[test]
fn rows_of_two_files_with_one_key_are_one_thing() {
    let reading = read("De Raad voor de Kinderbescherming (RvdK) meldt dit aan uw Kamer.");
    let council = reading.entities.iter().find(|entity| entity.slug == "raad-voor-de-kinderbescherming").unwrap();
    // The identifier comes from the register, the spelling from the list of general names.
    assert_eq!(council.iri.as_deref(), Some("https://identifier.overheid.nl/tooi/id/oorg/oorg12374"));
    let kamer = reading.entities.iter().find(|entity| entity.slug == "tweede-kamer").unwrap();
    assert_eq!(kamer.label, "Tweede Kamer der Staten-Generaal");
    assert!(kamer.iri.as_deref().is_some_and(|iri| iri.contains("/tooi/id/oorg/")));
}

#[test]
fn an_abbreviation_that_a_file_knows_links_a_name_that_it_does_not() {
    let text = "Dit is in lijn met de Wet verplichte ggz (Wvggz). De Wvggz geldt ook hier.";
    assert_eq!(meant(text, "Wet verplichte ggz"), "Wet verplichte geestelijke gezondheidszorg");
    assert_eq!(meant(text, "Wvggz"), "Wet verplichte geestelijke gezondheidszorg");
}

#[test]
fn two_spellings_of_a_compound_are_one_name() {
    let text = "De taken gaan over van de Woonautoriteit Zuid. De evaluatie van de Woon Autoriteit Zuid is afgerond.";
    assert_eq!(of(Organisation, text), ["Woonautoriteit Zuid", "Woon Autoriteit Zuid"]);
    assert_eq!(meant(text, "Woonautoriteit Zuid"), meant(text, "Woon Autoriteit Zuid"));
}

#[test]
fn a_body_behind_the_abbreviation_of_another_is_one_name() {
    let text = "Het kabinet steunt de VN-Vluchtelingenorganisatie. De EU-Ombudsman heeft hierover op 21 oktober 2021 een \
                besluit gepubliceerd.";
    assert_eq!(of(Organisation, text), ["VN-Vluchtelingenorganisatie", "EU-Ombudsman"]);
    assert_eq!(meant(text, "EU-Ombudsman"), "Europese Ombudsman");
}

#[test]
fn a_noun_behind_a_hyphen_makes_a_law_of_the_name_before_it() {
    let text = "De Europese Commissie heeft een herziening van de Ecodesign-richtlijn voorgesteld.";
    assert_eq!(of(Law, text), ["Ecodesign-richtlijn"]);
}

#[test]
fn the_last_noun_stands_for_the_one_body_that_has_it() {
    let text =
        "De Europese Unie is een gemeenschap. Dit helpt om het vertrouwen van de burger in de Unie te vergroten.";
    assert_eq!(of(Organisation, text), ["Europese Unie", "Unie"]);
    assert_eq!(meant(text, "Unie"), "Europese Unie");
}

#[test]
fn a_plan_for_the_country_is_a_name_once_it_has_an_article() {
    let text = "Wij werken aan een nationale jeugdstrategie. Met de nationale jeugdstrategie is een begin gemaakt.";
    assert_eq!(of(Programme, text), ["nationale jeugdstrategie", "nationale jeugdstrategie"]);
    let once = "Wij werken aan een nationale jeugdstrategie.";
    assert_eq!(of(Programme, once), Vec::<String>::new());
}

#[test]
fn research_that_the_paper_repeats_is_a_name_with_its_subject() {
    let text = "Naar aanleiding van het verdiepend onderzoek jeugd, dat de Kamer heeft ontvangen, is geld vrijgemaakt. \
                Een vervolgvraag uit het verdiepend onderzoek jeugd is waaraan het wordt uitgegeven.";
    assert_eq!(of(Publication, text), ["verdiepend onderzoek jeugd", "verdiepend onderzoek jeugd"]);
    let predicate =
        "Was de uitzending aanleiding voor vragen? Ja, de uitzending aanleiding gevend was er een van velen.";
    assert_eq!(of(Publication, predicate), Vec::<String>::new());
}

#[test]
fn a_bill_in_lower_case_is_a_name_where_the_paper_writes_it_with_a_capital_too() {
    let text = "Dit regelt het wetsvoorstel ‘Reikwijdte’. Het wetsvoorstel reikwijdte volgt in het najaar.";
    assert_eq!(of(Law, text), ["Reikwijdte", "wetsvoorstel reikwijdte"]);
    let description = "Het wetsvoorstel volgt in het najaar en het wetsvoorstel daarna.";
    assert_eq!(of(Law, description), Vec::<String>::new());
}

#[test]
fn the_papers_of_the_budget_are_names_in_lower_case() {
    let text = "Met de voorjaarsnota heeft het kabinet geen ruimte gevonden. Een voorjaarsnota is nooit eenvoudig.";
    assert_eq!(of(Publication, text), ["voorjaarsnota"]);
}

#[test]
fn a_meeting_ends_with_the_date_in_brackets() {
    let text =
        "In het debat over zelfdoding in de jeugdzorg (d.d. 13 februari 2019) vroeg de heer Peters (CDA) hiernaar.";
    assert_eq!(of(Meeting, text), ["debat over zelfdoding in de jeugdzorg (d.d. 13 februari 2019)"]);
}

#[test]
fn an_annex_is_named_by_its_heading() {
    let text = "Dit volgt later.\n\nBijlage 2 – Aanbieding rapporten\n\nBijgevoegd ontvangt u de cijfers.";
    assert_eq!(of(Publication, text), ["Aanbieding rapporten"]);
}

#[test]
fn the_line_above_the_answers_to_written_questions_names_who_answers_whom() {
    // beantwoording-sammy-baker
    let line = "Antwoorden van de Minister van Justitie en Veiligheid op de vragen van de leden Mutluer (PvdA) en Ellemeet \
                (GroenLinks) over een uitzending van Argos";
    let text = format!("{line}\n\nVraag 1\nKent u de uitzending?");
    assert_eq!(of(Publication, &text), [""; 0]);
    assert_eq!(of(Post, &text), ["Minister van Justitie en Veiligheid"]);
    assert_eq!(of(Person, &text), ["Mutluer", "Ellemeet"]);
}

#[test]
fn a_commitment_goes_as_far_as_the_infinitive_behind_its_subject() {
    let text = "In het overleg is toegezegd om met het ministerie van JenV in gesprek te gaan over de problemen van \
                alleenstaande minderjarige vreemdelingen.";
    assert_eq!(of(Commitment, text), ["toegezegd om met het ministerie van JenV in gesprek te gaan"]);
}

#[test]
fn a_company_that_no_file_knows_is_found_where_it_stands_often() {
    let text = "Het bericht dat Atradius meedoet, klopt. Volgens Atradius is er niets gewijzigd. Wij vroegen aan Kamerleden \
                wat van Atradius verwacht mag worden.";
    assert_eq!(of(Organisation, text), ["Atradius", "Atradius", "Atradius"]);
    let people = "De Tunesische kustwacht en de Tunesische overheid spraken met Tunesische vissers.";
    assert_eq!(of(Organisation, people), Vec::<String>::new());
}

#[test]
fn a_name_behind_prepositions_of_place_is_a_place() {
    let text = "Hoe kijkt u naar de situatie in El Amra? Migranten die in El Amra verblijven, krijgen hulp.";
    assert_eq!(of(Region, text), ["El Amra", "El Amra"]);
}

/// Handelingen II 2017/18, nr. 70, item 4.
#[test]
fn a_debate_names_a_motion_by_its_number_and_a_meeting_by_day_and_month() {
    let text = "Aan de orde is het VAO Wmo / Mantelzorg / Hulpmiddelenbeleid (AO d.d. 15/03).\n\nZij krijgt nr. 253 \
                (29538).\n\nDe motie op stuk nr. 254 van de leden Dijksma en Segers zou ik willen ontraden.";
    assert_eq!(of(Meeting, text), ["VAO Wmo / Mantelzorg / Hulpmiddelenbeleid", "AO d.d. 15/03"]);
    let motion = "motie op stuk nr. 254 van de leden Dijksma en Segers";
    assert_eq!(of(Motion, text), [motion]);
    assert_eq!(meant(text, motion), "Motie van de leden Dijksma en Segers (kst-29538-254)");
}

/// Report of a debate in committee, 2 July 2025.
#[test]
fn those_present_are_persons_each() {
    let text = "Aanwezig zijn vijf leden der Kamer, te weten: Olger van Dijk, Ellian, Kahraman, Nordkamp en Pool.";
    assert_eq!(of(Person, text), ["Olger van Dijk", "Ellian", "Kahraman", "Nordkamp", "Pool"]);
    assert_eq!(of(Person, "Dit is te weten: Ellian is er niet."), Vec::<String>::new());
}

/// Aanhangsel 2023/24, nr. 2210.
#[test]
fn what_a_thing_is_said_to_be_types_it_and_its_initials() {
    let text = "Vertraging van de DRC kan gevolgen hebben. De DRC is een zeer complex project. Het onderzoek voor de Delta \
                Rhine Corridor loopt.";
    assert_eq!(of(Programme, text), ["DRC", "DRC", "Delta Rhine Corridor"]);
    assert_eq!(of(Organisation, text), Vec::<String>::new());
    assert_eq!(meant(text, "DRC"), "Delta Rhine Corridor");
}

#[test]
fn one_head_may_stand_for_two_bodies() {
    let text = "De Inspectie Gezondheidszorg en Jeugd en Justitie en Veiligheid (hierna: de inspecties) hebben dit \
                onderzocht. De inspecties zien risico’s.";
    let joint = "Inspectie Gezondheidszorg en Jeugd en Justitie en Veiligheid";
    assert_eq!(of(Organisation, text), [joint, joint, "inspecties", "inspecties", "inspecties", "inspecties"]);
}

#[test]
fn a_capital_adjective_opens_the_name_of_a_plan() {
    let text = "Ik ga in op het Strategisch kader topsport 2032 en op het Nationaal Sportakkoord, en op een strategisch kader \
                voor sport.";
    assert_eq!(of(Programme, text), ["Strategisch kader topsport 2032", "Nationaal Sportakkoord"]);
}

#[test]
fn streets_registration_marks_and_boards_are_no_bodies() {
    let text = "Het Ministerie van Infrastructuur en Waterstaat Rijnstraat 8 schrijft dit onder IENW/BSK-2020/236124.";
    assert_eq!(of(Organisation, text), ["Ministerie van Infrastructuur en Waterstaat"]);
    assert_eq!(of(Organisation, "Hij is lid van de Raad van Toezicht UvA."), ["UvA"]);
}

#[test]
fn a_point_of_the_compass_makes_another_region() {
    assert_eq!(of(Region, "De bedrijven in Zuidoost-Nederland groeien."), ["Zuidoost-Nederland"]);
    assert_eq!(of(Region, "De Nederland-route is bekend."), ["Nederland"]);
}

#[test]
fn posts_of_a_joint_form_that_no_file_knows_are_told_by_their_portfolios() {
    let text =
        "Dit is een taak van de ministers van Onderwijs, Cultuur en Wetenschap en voor Ruimtelijke Zaken en Polders.";
    let joint = "ministers van Onderwijs, Cultuur en Wetenschap en voor Ruimtelijke Zaken en Polders";
    assert_eq!(of(Post, text), [joint, joint]);
}
