//! Which thing a name means, where it can mean several: by the words around it, the other names beside it, the date of the paper.

#![allow(clippy::expect_used, reason = "a test whose setting cannot be made fails")]

mod reader;

use kamergraaf::reading::Reading;
use reader::READER;

/// A letter of a day (`7 juni 2022`) with this text.
fn letter(date: &str, text: &str) -> Reading {
    let letter = format!("Datum {date}\n\nGeachte voorzitter,\n\n{text}\n");
    READER.read("brief", letter.as_bytes()).expect("a text is read")
}

/// What the words name, wherever they stand, in the order of the text, each once: kind and the end of the IRI, or the key of
/// the record; a thing that no file knows has a question mark.
fn meant(reading: &Reading, words: &str) -> Vec<String> {
    let mut meant: Vec<String> = Vec::new();
    for mention in reading.mentions.iter().filter(|mention| reading.document.surface(mention.span) == words) {
        let entity = &reading.entities[mention.entity];
        let key = entity.iri.as_deref().and_then(|iri| iri.rsplit('/').next()).unwrap_or(&entity.slug);
        let mark = if entity.record.is_none() { "?" } else { "" };
        let name = format!("{:?} {key}{mark}", entity.kind);
        if !meant.contains(&name) {
            meant.push(name);
        }
    }
    meant
}

/// A date, a text, and words with all that they name there.
type Row<'a> = (&'a str, &'a str, &'a [(&'a str, &'a [&'a str])]);

/// Checks all rows and tells of every one that is wrong.
fn check(rows: &[Row<'_>]) {
    let mut wrong = Vec::new();
    for (date, text, names) in rows {
        let reading = letter(date, text);
        for (words, wanted) in *names {
            let found = meant(&reading, words);
            if found != *wanted {
                wrong.push(format!("{date}: {text}\n    {words:?} names {found:?}, not {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_name_of_a_municipality_and_a_province_is_what_its_kind_word_says() {
    check(&[
        (
            "7 juni 2022",
            "De provincie Utrecht en de gemeente Utrecht hebben hierover afspraken gemaakt.",
            &[("Utrecht", &["Region pv26", "Region gm0344"])],
        ),
        (
            "7 juni 2022",
            "Met de gemeente Utrecht is afgesproken dat de provincie Utrecht de kosten draagt.",
            &[("Utrecht", &["Region gm0344", "Region pv26"])],
        ),
        (
            "7 juni 2022",
            "Het college van burgemeester en wethouders van Groningen en gedeputeerde staten van Groningen zijn het eens.",
            &[("Groningen", &["Region gm0014", "Region pv20"])],
        ),
        (
            "7 juni 2022",
            "De burgemeester van Utrecht en de commissaris van de Koning in Utrecht hebben mij geschreven.",
            &[("Utrecht", &["Region gm0344", "Region pv26"])],
        ),
    ]);
}

#[test]
fn a_name_in_a_list_is_of_the_kind_of_the_list() {
    check(&[
        (
            "7 juni 2022",
            "De provincies Groningen, Drenthe en Utrecht dragen bij aan het fonds.",
            &[("Groningen", &["Region pv20"]), ("Utrecht", &["Region pv26"])],
        ),
        (
            "7 juni 2022",
            "De gemeenten Almere, Groningen en Utrecht doen mee aan de proef.",
            &[("Groningen", &["Region gm0014"]), ("Utrecht", &["Region gm0344"])],
        ),
        (
            "7 juni 2022",
            "Het tekort is het grootst in Groningen, Friesland en Drenthe.",
            &[("Groningen", &["Region pv20"]), ("Friesland", &["Region pv21"])],
        ),
        (
            "7 juni 2022",
            "De vier grote gemeenten (Amsterdam, Rotterdam, Den Haag en Utrecht) hebben gereageerd.",
            &[("Utrecht", &["Region gm0344"])],
        ),
        (
            "7 juni 2022",
            "In Zeeland, Limburg en Utrecht zijn de wachttijden gedaald.",
            &[("Zeeland", &["Region pv29"]), ("Utrecht", &["Region pv26"])],
        ),
    ]);
}

#[test]
fn two_municipalities_of_one_name_are_told_apart_by_their_neighbours() {
    check(&[
        (
            "7 juni 2022",
            "De gemeenten Alkmaar, Bergen, Castricum en Heiloo kopen jeugdhulp samen in.",
            &[("Bergen", &["Region gm0373"])],
        ),
        (
            "7 juni 2022",
            "De gemeenten Bergen, Gennep en Venray kopen jeugdhulp samen in.",
            &[("Bergen", &["Region gm0893"])],
        ),
        (
            "7 juni 2022",
            "In Limburg heeft de gemeente Bergen een noodverordening vastgesteld na de wateroverlast langs de Maas.",
            &[("Bergen", &["Region gm0893"])],
        ),
        (
            "7 juni 2022",
            "De provincie Noord-Holland heeft de gemeente Bergen gevraagd om een zienswijze.",
            &[("Bergen", &["Region gm0373"])],
        ),
        ("7 juni 2022", "De gemeente Hengelo en de gemeente Enschede in Twente.", &[("Hengelo", &["Region gm0164"])]),
    ]);
}

#[test]
fn a_region_is_of_the_kind_that_is_announced() {
    check(&[
        (
            "7 juni 2022",
            "De jeugdregio Zeeland heeft een plan opgesteld en de provincie Zeeland steunt dat.",
            &[("Zeeland", &["Region jeugdregio-zeeland", "Region pv29"])],
        ),
        ("7 juni 2022", "In Zeeland is het toezicht beëindigd.", &[("Zeeland", &["Region pv29"])]),
        (
            "7 juni 2022",
            "De jeugdregio’s Twente en Achterhoek werken samen.",
            &[("Twente", &["Region jeugdregio-twente"]), ("Achterhoek", &["Region jeugdregio-achterhoek"])],
        ),
        ("7 juni 2022", "De provincie Brabant heeft subsidie verleend.", &[("Brabant", &["Region pv30"])]),
        ("7 juni 2022", "De provincies Limburg en Brabant hebben subsidie verleend.", &[("Brabant", &["Region pv30"])]),
        ("7 juni 2022", "Het Rijk en Provincie Noord-Brabant werken samen.", &[("Noord-Brabant", &["Region pv30"])]),
        (
            "7 juni 2022",
            "Ook in de GGD-regio Twente is de vaccinatiegraad gedaald.",
            &[("Twente", &["Region ggd-regio-twente"])],
        ),
    ]);
}

#[test]
fn a_municipality_that_was_merged_is_meant_while_it_existed() {
    check(&[
        ("7 juni 2012", "De gemeente Groesbeek heeft een aanvraag ingediend.", &[("Groesbeek", &["Region gm0241"])]),
        (
            "7 juni 2022",
            "De gemeenten Brielle, Hellevoetsluis en Westvoorne gaan samen verder als Voorne aan Zee.",
            &[("Brielle", &["Region gm0501"]), ("Voorne aan Zee", &["Region gm1992"])],
        ),
    ]);
}

#[test]
fn a_surname_that_is_a_place_too_is_the_person_where_a_member_is_meant() {
    check(&[
        (
            "7 juni 2022",
            "De leden Peters (CDA) en Westerveld (GroenLinks) hebben hierover vragen gesteld. Peters vroeg ook naar de wachttijden.",
            &[("Peters", &["Person rene-peters"])],
        ),
        ("7 juni 2022", "De gemeente Beuningen heeft de opvang gesloten.", &[("Beuningen", &["Region gm0209"])]),
        ("7 juni 2022", "De heer Beuningen heeft mij hierover geschreven.", &[("Beuningen", &["Person beuningen?"])]),
        (
            "7 juni 2022",
            "In Beuningen en Druten zijn opvangplekken.",
            &[("Beuningen", &["Region gm0209"]), ("Druten", &["Region gm0225"])],
        ),
        (
            "7 juni 2018",
            "Naar aanleiding van de motie van het lid Tielen (VVD) meld ik het volgende.",
            &[("Tielen", &["Person judith-tielen"])],
        ),
        (
            "7 november 2025",
            "Staatssecretaris Tielen heeft uw Kamer hierover geïnformeerd.",
            &[("Tielen", &["Person judith-tielen"])],
        ),
    ]);
}

#[test]
fn de_jonge_is_the_minister_or_an_adjective() {
    check(&[
        (
            "7 juni 2019",
            "Minister De Jonge heeft dit toegezegd. De Jonge meldde dat in het debat.",
            &[("De Jonge", &["Person hugo-de-jonge"])],
        ),
        (
            "7 juni 2019",
            "De jonge mantelzorger verdient steun. Jonge ouders ook.",
            &[("De jonge", &[]), ("Jonge", &[])],
        ),
        (
            "7 juni 2019",
            "De minister van VWS, Hugo de Jonge, heeft dit toegezegd.",
            &[("Hugo de Jonge", &["Person hugo-de-jonge"])],
        ),
    ]);
}

#[test]
fn namesakes_are_told_apart_by_office_party_and_date() {
    check(&[
        (
            "7 juni 2018",
            "Het lid Bruins (ChristenUnie) vroeg minister Slob hiernaar.",
            &[("Bruins", &["Person eppo-bruins"])],
        ),
        (
            "7 juni 2018",
            "Minister Bruins voor Medische Zorg heeft uw Kamer geïnformeerd.",
            &[("Bruins", &["Person bruno-bruins"])],
        ),
        (
            "7 februari 2025",
            "Minister Bruins van OCW heeft uw Kamer geïnformeerd.",
            &[("Bruins", &["Person eppo-bruins"])],
        ),
        (
            "7 juni 2023",
            "Minister Wiersma heeft uw Kamer geïnformeerd over het funderend onderwijs.",
            &[("Wiersma", &["Person dennis-wiersma"])],
        ),
        (
            "7 juni 2025",
            "Minister Wiersma heeft uw Kamer geïnformeerd over de mestmarkt.",
            &[("Wiersma", &["Person femke-wiersma"])],
        ),
        (
            "7 juni 2016",
            "De motie van het lid Van der Burg (VVD) is uitgevoerd.",
            &[("Van der Burg", &["Person brigitte-van-der-burg"])],
        ),
        (
            "7 juni 2023",
            "Staatssecretaris Van der Burg is hierover in gesprek met gemeenten.",
            &[("Van der Burg", &["Person eric-van-der-burg"])],
        ),
        (
            "7 juni 2018",
            "De leden Agnes Mulder (CDA), Anne Mulder (VVD) en Edgar Mulder (PVV) hebben vragen gesteld.",
            &[
                ("Agnes Mulder", &["Person agnes-mulder"]),
                ("Anne Mulder", &["Person anne-mulder"]),
                ("Edgar Mulder", &["Person edgar-mulder"]),
            ],
        ),
        (
            "7 juni 2021",
            "De leden Van Dijk (SP) en Van Dijk (CDA) hebben vragen gesteld.",
            &[("Van Dijk", &["Person jasper-van-dijk", "Person inge-van-dijk"])],
        ),
        (
            "7 maart 2024",
            "Minister Dijkstra voor Medische Zorg heeft uw Kamer geïnformeerd.",
            &[("Dijkstra", &["Person pia-dijkstra"])],
        ),
        (
            "7 juni 2018",
            "De motie van het lid Dijkstra (VVD) over het rijbewijs.",
            &[("Dijkstra", &["Person remco-dijkstra"])],
        ),
        (
            "7 juni 2018",
            "De motie van het lid Dijkstra (D66) over orgaandonatie.",
            &[("Dijkstra", &["Person pia-dijkstra"])],
        ),
    ]);
}

#[test]
fn kamer_is_the_chamber_that_the_paper_goes_to() {
    check(&[(
        "7 juni 2022",
        "Hierbij informeer ik uw Kamer. De Kamer van Koophandel en de Eerste Kamer zijn ook geïnformeerd.",
        &[("Kamer", &["Organisation oorg10002"]), ("Eerste Kamer", &["Organisation oorg10001"])],
    )]);
    let letter = "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal\nPostbus 20017\n2500 EA DEN HAAG\n\nDatum 7 juni 2022\nBetreft Toezegging wachttijden\n\nGeachte voorzitter,\n\nHierbij informeer ik uw Kamer over de wachttijden. De Tweede Kamer ontvangt een afschrift.\n";
    let reading = READER.read("brief", letter.as_bytes()).expect("a text is read");
    assert_eq!(meant(&reading, "Kamer"), ["Organisation oorg10001"]);
    assert_eq!(meant(&reading, "Tweede Kamer"), ["Organisation oorg10002"]);
}

#[test]
fn an_abbreviation_of_two_laws_is_the_law_of_the_day() {
    check(&[
        ("7 juni 2012", "Gemeenten voeren de Wmo uit.", &[("Wmo", &["Law BWBR0020031"])]),
        ("7 juni 2019", "Gemeenten voeren de Wmo uit.", &[("Wmo", &["Law BWBR0035362"])]),
        ("7 juni 2019", "Gemeenten voeren de Wmo 2015 uit.", &[("Wmo 2015", &["Law BWBR0035362"])]),
        (
            "7 juni 2014",
            "De Wet maatschappelijke ondersteuning 2015 (Wmo 2015) vervangt de Wet maatschappelijke ondersteuning.",
            &[
                ("Wet maatschappelijke ondersteuning", &["Law BWBR0020031"]),
                ("Wet maatschappelijke ondersteuning 2015", &["Law BWBR0035362"]),
            ],
        ),
    ]);
}

#[test]
fn a_ministry_is_the_one_of_its_day() {
    check(&[
        (
            "7 juni 2015",
            "Het ministerie van VenJ en het ministerie van EZ werken samen.",
            &[("ministerie van VenJ", &["Organisation mnre1058"]), ("ministerie van EZ", &["Organisation mnre1045"])],
        ),
        (
            "7 juni 2019",
            "Het ministerie van JenV en het ministerie van LNV werken samen.",
            &[("ministerie van JenV", &["Organisation mnre1058"]), ("ministerie van LNV", &["Organisation mnre1153"])],
        ),
        (
            "7 juni 2008",
            "Het ministerie van EZ, het ministerie van LNV en het ministerie van Justitie werken samen.",
            &[
                ("ministerie van EZ", &["Organisation mnre1040"]),
                ("ministerie van LNV", &["Organisation mnre1150"]),
                ("ministerie van Justitie", &["Organisation mnre1058"]),
            ],
        ),
        (
            "7 juni 2025",
            "Het ministerie van EZ en het ministerie van LVVN werken samen.",
            &[("ministerie van EZ", &["Organisation mnre1045"]), ("ministerie van LVVN", &["Organisation mnre1153"])],
        ),
    ]);
}

#[test]
fn a_ministry_bears_the_name_of_the_day_in_one_thing() {
    let reading = letter(
        "7 juni 2019",
        "Het ministerie van JenV, voorheen het ministerie van Veiligheid en Justitie, is verantwoordelijk.",
    );
    assert_eq!(meant(&reading, "ministerie van JenV"), meant(&reading, "ministerie van Veiligheid en Justitie"));
}

#[test]
fn a_party_is_one_in_every_spelling() {
    let spellings: &[(&str, &[&str])] = &[
        (
            "groenlinks-pvda",
            &[
                "GroenLinks-PvdA",
                "GroenLinks/PvdA",
                "Groen-Links/PvdA",
                "GL-PvdA",
                "GL/PvdA",
                "PvdA-GroenLinks",
                "PvdA/GroenLinks",
                "PvdA-GL",
                "GroenLinks–PvdA",
                "GL–PvdA",
                "GroenLinks - PvdA",
                "GroenLinks-Partij van de Arbeid",
            ],
        ),
        ("christenunie", &["ChristenUnie", "Christen Unie", "Christenunie", "CU"]),
        ("d66", &["D66", "D’66", "D'66", "Democraten 66"]),
        ("50plus", &["50PLUS", "50Plus", "50 PLUS", "50plus"]),
        ("fvd", &["FvD", "FVD", "Forum voor Democratie"]),
        ("bbb", &["BBB", "BoerBurgerBeweging", "Boer Burger Beweging", "BoerBurgerBeweging (BBB)"]),
        ("nsc", &["NSC", "Nieuw Sociaal Contract"]),
        ("pvdd", &["PvdD", "PvdDieren", "Partij voor de Dieren"]),
        ("denk", &["DENK", "Denk"]),
        ("sgp", &["SGP", "Staatkundig Gereformeerde Partij"]),
        ("pvv", &["PVV", "Partij voor de Vrijheid"]),
        ("pvda", &["PvdA", "PVDA", "Partij van de Arbeid"]),
        ("groenlinks", &["GroenLinks", "Groen Links", "Groenlinks", "GL"]),
        ("vvd", &["VVD"]),
        ("lpf", &["LPF", "Lijst Pim Fortuyn"]),
        ("gereformeerd-politiek-verbond", &["GPV"]),
        ("reformatorische-politieke-federatie", &["RPF"]),
        ("algemeen-ouderen-verbond", &["AOV"]),
        ("centrum-democraten", &["CD"]),
        ("trots-op-nederland", &["Trots op Nederland"]),
        ("ja21", &["JA21"]),
        ("volt", &["Volt"]),
        ("bij1", &["BIJ1"]),
    ];
    let mut wrong = Vec::new();
    for (party, names) in spellings {
        for name in *names {
            let reading = letter(
                "7 juni 2022",
                &format!("Met deze brief beantwoord ik de vragen van het lid Van Dongen ({name}) over de jeugdzorg."),
            );
            let found = meant(&reading, name);
            if found != [format!("Party {party}")] {
                wrong.push(format!("{name}: {found:?}, not {party}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_party_that_no_file_knows_is_told_by_its_place_behind_a_member() {
    let text = "Met deze brief beantwoord ik de vragen van de leden Jansen (Nieuw Begin) en Van Dongen (NB21) over de jeugdzorg. De heer \
                Pietersen (Dakdekkers Zuid) en Kamerlid Westerveld (GroenLinks) waren daarbij.";
    let reading = letter("7 juni 2022", text);
    assert_eq!(meant(&reading, "Nieuw Begin"), ["Party nieuw-begin?"]);
    assert_eq!(meant(&reading, "NB21"), ["Party nb21?"]);
    assert_eq!(meant(&reading, "GroenLinks"), ["Party groenlinks"]);
    assert_eq!(meant(&reading, "Dakdekkers Zuid"), Vec::<String>::new());
    // A portfolio or a committee behind a member is no party.
    let reading = letter(
        "7 juni 2022",
        "Het lid Jansen (VWS) en de leden Pietersen (voorzitter) en Bakker (Tweede Kamer) waren daarbij.",
    );
    assert!(reading.mentions.iter().all(|mention| format!("{:?}", mention.kind) != "Party"));
}
