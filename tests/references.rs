//! References to official publications: every notation, what is none, spans, verdicts, and the command.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use assert_cmd::Command;
use kamergraaf::extract::reference::{Chamber, Finder, Kind, Reference, Standing, Verdict, YearFault};
use kamergraaf::knowledge::Knowledge;
use kamergraaf::source;
use predicates::prelude::predicate;
use std::sync::LazyLock;

static FINDER: LazyLock<Finder> = LazyLock::new(|| Finder::new(&Knowledge::builtin().unwrap()).unwrap());

const PUBLICATIONS: &str = "https://zoek.officielebekendmakingen.nl/";

/// The one reference of a text.
fn one(text: &str) -> Reference {
    let mut found = FINDER.find_in(text);
    assert_eq!(found.len(), 1, "{text:?} gives {found:?}");
    found.remove(0)
}

/// The identifiers of a text's references, without the address of the official publications.
fn ids(text: &str) -> Vec<String> {
    let found = FINDER.find_in(text);
    found.iter().flat_map(|reference| &reference.iris).map(|iri| iri.replace(PUBLICATIONS, "")).collect()
}

/// Asserts that a text holds one reference, `printed` as it stands there, of this kind, with these identifiers and normalised form.
fn reads(text: &str, printed: &str, kind: Kind, wanted: &str, normal: &str) {
    let reference = one(text);
    assert_eq!(reference.span.of(text), printed, "span in {text:?}");
    assert_eq!(reference.kind, kind, "kind of {text:?}");
    assert_eq!(ids(text).join(" "), wanted, "identifiers of {text:?}");
    assert_eq!(reference.normal, normal, "normalised form of {text:?}");
}

/// A notation that is a reference from its first to its last character.
fn whole(text: &str, kind: Kind, wanted: &str, normal: &str) {
    reads(text, text, kind, wanted, normal);
}

#[test]
fn papers_by_dossier_and_number() {
    use Kind::Kamerstuk as K;
    whole("Kamerstuk 31 839, nr. 807", K, "kst-31839-807", "Kamerstukken 31839, nr. 807");
    whole("Kamerstuk 31 839 nr. 1075", K, "kst-31839-1075", "Kamerstukken 31839, nr. 1075");
    whole("Kamerstuk 31.839, no. 807", K, "kst-31839-807", "Kamerstukken 31839, nr. 807");
    whole("Kamerstuk 31-839, nr. 807", K, "kst-31839-807", "Kamerstukken 31839, nr. 807");
    whole("Kamerstuk 31\u{2009}839, nummer 807", K, "kst-31839-807", "Kamerstukken 31839, nr. 807");
    reads("motie Synhaeve (36 410, nr. 99)", "36 410, nr. 99", K, "kst-36410-99", "Kamerstukken 36410, nr. 99");
    whole("nr. 456 (36800-XVI)", K, "kst-36800-XVI-456", "Kamerstukken 36800 XVI, nr. 456");
    reads("Zij krijgt nr. 210 ( 34104 ).", "nr. 210 ( 34104 )", K, "kst-34104-210", "Kamerstukken 34104, nr. 210");
    whole("Kamerstuk 31839-807", K, "kst-31839-807", "Kamerstukken 31839, nr. 807");
}

#[test]
fn chamber_and_parliamentary_year() {
    use Kind::Kamerstuk as K;
    let normal = "Kamerstukken II 2017/18, 34880, nr. 10";
    whole("Kamerstukken II 2017-2018, 34 880, nr. 10", K, "kst-34880-10", normal);
    whole("Kamerstukken II 2017/18, 34 880, nr. 10", K, "kst-34880-10", normal);
    whole("Tweede Kamer, vergaderjaar 2017–2018, 34 880, nr. 10", K, "kst-34880-10", normal);
    whole("Tweede Kamer, vergaderjaar 2017-2018, 34 880, nr. 10", K, "kst-34880-10", normal);
    whole("Tweede Kamer, 2017-2018, 34 880, nr. 10", K, "kst-34880-10", normal);
    whole("Kamerstukken II, vergaderjaar 2017 – 2018, 34 880, nr. 10", K, "kst-34880-10", normal);
    whole("Kamerstukken II 2023/24, 31839, nr. 989", K, "kst-31839-989", "Kamerstukken II 2023/24, 31839, nr. 989");
    let text = "Kamerstukken II 2021/22, 31\u{a0}839, nr.\u{a0}807";
    whole(text, K, "kst-31839-807", "Kamerstukken II 2021/22, 31839, nr. 807");
    whole(
        "Kamerstukken II 2018 – 2019, 32 793, nr. 366",
        K,
        "kst-32793-366",
        "Kamerstukken II 2018/19, 32793, nr. 366",
    );
    whole("TK 2008-2009, 31473, nummer 25", K, "kst-31473-25", "Kamerstukken II 2008/09, 31473, nr. 25");
    whole("Tweede Kamer 2008-2009, 31459, 22", K, "kst-31459-22", "Kamerstukken II 2008/09, 31459, nr. 22");
    whole(
        "Kamerstukken II, 1985/- 86, 19 559, nr. 6, blz. 7",
        K,
        "kst-19559-6",
        "Kamerstukken II 1985/86, 19559, nr. 6, p. 7",
    );
    let fields = one("Kamerstukken II 2017-2018, 34 880, nr. 10").fields;
    assert_eq!(fields.chamber, Some(Chamber::Second));
    assert_eq!(serde_json::to_value(fields.year).unwrap(), "2017-2018");
}

#[test]
fn the_eerste_kamer_numbers_in_letters() {
    use Kind::Kamerstuk as K;
    whole("Kamerstukken I 2021/22, 35 925, nr. E", K, "kst-35925-E", "Kamerstukken I 2021/22, 35925, E");
    whole("Kamerstukken I 2020/21, 35 570, C", K, "kst-35570-C", "Kamerstukken I 2020/21, 35570, C");
    whole("Kamerstukken Eerste Kamer 31145 nr AA", K, "kst-31145-AA", "Kamerstukken I 31145, AA");
    whole("Kamerstukken I 1979/80, 15 516, nr. 42e", K, "kst-15516-42e", "Kamerstukken I 1979/80, 15516, nr. 42e");
    // Until 2010 its identifiers had the parliamentary year.
    whole(
        "Kamerstukken I 2009-10, 31 560, C, pag. 19",
        K,
        "kst-20092010-31560-C",
        "Kamerstukken I 2009/10, 31560, C, p. 19",
    );
    whole(
        "Kamerstukken I 2008/09, 31700 VI, D, p. 4",
        K,
        "kst-20082009-31700-VI-D",
        "Kamerstukken I 2008/09, 31700 VI, D, p. 4",
    );
}

#[test]
fn chapters_of_the_budget_and_other_suffixes() {
    use Kind::Kamerstuk as K;
    whole("Kamerstuk 35 925 XVI, nr. 170", K, "kst-35925-XVI-170", "Kamerstukken 35925 XVI, nr. 170");
    let normal = "Kamerstukken II 2021/22, 35925 XVI, nr. 170";
    whole("Kamerstukken II 2021/22, 35 925 XVI, nr. 170", K, "kst-35925-XVI-170", normal);
    whole("Kamerstuk 36410 XVI, nr. 109", K, "kst-36410-XVI-109", "Kamerstukken 36410 XVI, nr. 109");
    whole("Kamerstuk 35300, XIV, nr. 67", K, "kst-35300-XIV-67", "Kamerstukken 35300 XIV, nr. 67");
    whole("Kamerstuk 36 600 (XVI), nr. 12", K, "kst-36600-XVI-12", "Kamerstukken 36600 XVI, nr. 12");
    whole("Kamerstuk 36 200 A, nr.95", K, "kst-36200-A-95", "Kamerstukken 36200 A, nr. 95");
    whole("Kamerstukken II 2022/23, 36 200 A, nr. 95", K, "kst-36200-A-95", "Kamerstukken II 2022/23, 36200 A, nr. 95");
    whole(
        "Kamerstukken II 2019/20, 35 300-XV, nr. 28",
        K,
        "kst-35300-XV-28",
        "Kamerstukken II 2019/20, 35300 XV, nr. 28",
    );
    let text = "Kamerstukken II 1986/87, 19 700 hoofdstuk XV, nr. 2";
    whole(text, K, "kst-19700-XV-2", "Kamerstukken II 1986/87, 19700 XV, nr. 2");
    let text = "Kamerstukken II 2015/16, 34 356 (R2064), nr. 3";
    whole(text, K, "kst-34356-3", "Kamerstukken II 2015/16, 34356 (R2064), nr. 3");
    let text = "Kamerstukken II 2020/21, 21 501-07, nr. 1750";
    whole(text, K, "kst-21501-07-1750", "Kamerstukken II 2020/21, 21501-07, nr. 1750");
    whole("21501-08 , nr. 719", K, "kst-21501-08-719", "Kamerstukken 21501-08, nr. 719");
}

#[test]
fn lists_ranges_and_pages() {
    use Kind::Kamerstuk as K;
    let text = "Kamerstuk 36 546, nrs. 14, 24 en 74";
    whole(text, K, "kst-36546-14 kst-36546-24 kst-36546-74", "Kamerstukken 36546, nrs. 14, 24 en 74");
    let text = "Kamerstukken II 2019/20, 29 754, nrs. 520 en 548";
    whole(text, K, "kst-29754-520 kst-29754-548", "Kamerstukken II 2019/20, 29754, nrs. 520 en 548");
    let text = "Kamerstukken II 2020/21, 35 625, nrs. 4-6";
    whole(text, K, "kst-35625-4 kst-35625-5 kst-35625-6", "Kamerstukken II 2020/21, 35625, nrs. 4, 5 en 6");
    assert_eq!(ids("Kamerstuk 35 625, nrs. 4 t/m 6"), ["kst-35625-4", "kst-35625-5", "kst-35625-6"]);
    let text = "Kamerstukken II 2020/21, 35 625, nr. 4, p. 12 en 13, en nr. 6";
    whole(text, K, "kst-35625-4 kst-35625-6", "Kamerstukken II 2020/21, 35625, nrs. 4 en 6, p. 12 en 13");
    assert_eq!(one("Kamerstukken II, 1987/1988, 20 074, nr. 6, blz. 19–20").fields.pages, ["19-20"]);
    whole(
        "21501-08, nr. 726, was nr. 719",
        K,
        "kst-21501-08-726 kst-21501-08-719",
        "Kamerstukken 21501-08, nrs. 726 en 719",
    );
}

#[test]
fn several_dossiers_and_several_references_in_one_go() {
    use Kind::Kamerstuk as K;
    let text = "Kamerstukken 31 765 en 34 104, nr. 479";
    whole(text, K, "kst-31765-479 kst-34104-479", "Kamerstukken 31765 en 34104, nr. 479");
    let text = "Kamerstukken 35 925 XVI en 35 925 VI, nr. 161";
    whole(text, K, "kst-35925-XVI-161 kst-35925-VI-161", "Kamerstukken 35925 XVI en 35925 VI, nr. 161");
    let text = "Kamerstukken 35 925, nr. 118, 36 546, nr. 57 en 31 839, nr. 1042";
    assert_eq!(ids(text), ["kst-35925-118", "kst-36546-57", "kst-31839-1042"]);
    let printed: Vec<_> = FINDER.find_in(text).iter().map(|reference| reference.span.of(text)).collect();
    assert_eq!(printed, ["Kamerstukken 35 925, nr. 118", "36 546, nr. 57", "31 839, nr. 1042"]);
    let text = "Kamerstukken II 2019/20, 29 754, nrs. 520 en 548 en Aanhangsel Handelingen II 2019/20, nr. 89";
    assert_eq!(ids(text), ["kst-29754-520", "kst-29754-548", "ah-tk-20192020-89"]);
    let text = "Kamerstukken II 2020/21, 35570 en Kamerstukken II 2020/21, 21 501-07, nr. 1750";
    assert_eq!(ids(text), ["dossier/35570", "kst-21501-07-1750"]);
}

#[test]
fn dossiers_without_a_number() {
    use Kind::Dossier as D;
    whole("TK 34.857", D, "dossier/34857", "Kamerstukken II 34857");
    whole("Kamerstukken 36295", D, "dossier/36295", "Kamerstukken 36295");
    let text = "Kamerstukken II, 2013-2014, 33.950, pag. 2 en 6";
    whole(text, D, "dossier/33950", "Kamerstukken II 2013/14, 33950, p. 2 en 6");
    let text = "https://www.eerstekamer.nl/wetsvoorstel/34857_verbetering_uitvoering";
    reads(text, "34857", D, "dossier/34857", "Kamerstukken 34857");
    reads("de begroting van VWS (36 410 XVI)", "36 410 XVI", D, "dossier/36410-XVI", "Kamerstukken 36410 XVI");
    let text = "in de Eerste Kamer (Kamerstukken I, 1969-1970, 9595,9596, blz 1092)";
    assert_eq!(ids(text), ["dossier/9595", "dossier/9596"]);
}

#[test]
fn the_header_of_a_paper_runs_over_lines() {
    let text = "Tweede Kamer der Staten-Generaal\n2\n31 839 Jeugdzorg\n\nNr. 816 BRIEF VAN DE STAATSSECRETARIS";
    reads(text, "31 839 Jeugdzorg\n\nNr. 816", Kind::Kamerstuk, "kst-31839-816", "Kamerstukken 31839, nr. 816");
    let text = "31 765 Kwaliteit van zorg\n34 104 Langdurige zorg\nNr. 479 BRIEF VAN DE MINISTER";
    assert_eq!(ids(text), ["kst-31765-479", "kst-34104-479"]);
    let text = "35 261 Wijziging van de Algemene wet bestuursrecht\n\nB VOORLOPIG VERSLAG";
    assert_eq!(ids(text), ["kst-35261-B"]);
    assert!(ids("34 104 jongeren kregen hulp.\nNr. 3 is de regio Zeeland.").is_empty());
}

#[test]
fn identifiers_and_addresses() {
    use Kind::Kamerstuk as K;
    let normal = "Kamerstukken 31839, nr. 816";
    whole("kst-31839-816", K, "kst-31839-816", normal);
    whole("31839-816", K, "kst-31839-816", normal);
    whole("31839 -816", K, "kst-31839-816", normal);
    reads("https://zoek.officielebekendmakingen.nl/kst-31839-816.html", "kst-31839-816", K, "kst-31839-816", normal);
    whole("kst-29815-54-b1", K, "kst-29815-54-b1", "Kamerstukken 29815, nr. 54");
    assert_eq!(one("2022D10704").kind, Kind::Document);
    assert_eq!(
        one("Onderdeel van zaak 2022Z05256:").iris,
        ["https://www.tweedekamer.nl/kamerstukken/detail?id=2022Z05256"]
    );
    assert_eq!(one("[54:  2023A07835]").kind, Kind::Activiteit);
    assert_eq!(one("[53:  TZ202412-101]").normal, "TZ202412-101");
    assert_eq!(one("Toezegging 11889").kind, Kind::Toezegging);
    assert_eq!(ids("kv-tk-2024Z18794"), ["kv-tk-2024Z18794"]);
}

#[test]
fn proceedings_and_their_annex() {
    use Kind::{Aanhangsel as A, Handelingen as H};
    let text = "Handelingen II 2012-2013, nr. 71, item 15, p. 53-69";
    whole(text, H, "h-tk-20122013-71-15", "Handelingen II 2012/13, nr. 71, item 15, p. 53-69");
    let text = "Handelingen II 2012/13, nr. 71, item 15";
    whole(text, H, "h-tk-20122013-71-15", text);
    whole("Handelingen EK 2001-2002, nr. 10, blz. 525", H, "", "Handelingen I 2001/02, nr. 10, p. 525");
    let text = "Aanhangsel Handelingen II 2019/20, nr. 89";
    whole(text, A, "ah-tk-20192020-89", text);
    let text = "Aanhangsel van de Handelingen, vergaderjaar 2024–2025, nr. 337";
    whole(text, A, "ah-tk-20242025-337", "Aanhangsel Handelingen 2024/25, nr. 337");
}

#[test]
fn gazettes() {
    whole("Staatscourant 2024, nr. 37715", Kind::Staatscourant, "stcrt-2024-37715", "Stcrt. 2024, 37715");
    whole("Stcrt. 2024, 37715", Kind::Staatscourant, "stcrt-2024-37715", "Stcrt. 2024, 37715");
    whole("Staatsblad 2014, 105", Kind::Staatsblad, "stb-2014-105", "Stb. 2014, 105");
    whole("Stb. 2014, 105", Kind::Staatsblad, "stb-2014-105", "Stb. 2014, 105");
    whole("Trb. 1966, 91", Kind::Tractatenblad, "trb-1966-91", "Trb. 1966, 91");
    assert_eq!(ids("Staatsblad 1998, 204, 205 en 206"), ["stb-1998-204", "stb-1998-205", "stb-1998-206"]);
}

#[test]
fn judgments() {
    let ecli = "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2010:392";
    whole("ECLI:NL:HR:2010:392", Kind::Ecli, ecli, "ECLI:NL:HR:2010:392");
    let ecli = "https://e-justice.europa.eu/ecli/ECLI:EU:C:1984:25";
    reads("zie ECLI:EU:C:1984:25.", "ECLI:EU:C:1984:25", Kind::Ecli, ecli, "ECLI:EU:C:1984:25");
    for text in ["LJN AB1234", "LJN: AB 1234", "LJ-nummer AB1234", "LJN-nr. ab1234"] {
        whole(text, Kind::Ljn, "https://deeplink.rechtspraak.nl/uitspraak?ljn=AB1234", "LJN AB1234");
    }
}

#[test]
fn laws_and_their_articles() {
    whole("BWBR0034925", Kind::Bwb, "https://wetten.overheid.nl/BWBR0034925", "BWBR0034925");
    let jci = "jci1.3:c:BWBR0034925&artikel=2.3";
    whole(jci, Kind::Bwb, &format!("https://wetten.overheid.nl/{jci}"), jci);
    let law = |part: &str| format!("https://wetten.overheid.nl/jci1.3:c:BWBR0034925&{part}");
    let text = "artikel 2.3, eerste lid, van de Jeugdwet";
    whole(text, Kind::Artikel, &law("artikel=2.3&lid=1"), text);
    reads("de artikelen 3 tot en met 5", "artikelen 3 tot en met 5", Kind::Artikel, "", "artikelen 3, 4 en 5");
    let three = ["artikel=3", "artikel=4", "artikel=5"].map(law).join(" ");
    let text = "artikelen 3 tot en met 5 van de Jeugdwet";
    whole(text, Kind::Artikel, &three, "artikelen 3, 4 en 5 van de Jeugdwet");
    whole("paragraaf 2.4 van de Jeugdwet", Kind::Artikel, &law("paragraaf=2.4"), "paragraaf 2.4 van de Jeugdwet");
    let short = one("gelet op art. 8.1 Jw");
    assert_eq!((short.span.of("gelet op art. 8.1 Jw"), short.normal.as_str()), ("art. 8.1 Jw", "artikel 8.1 Jw"));
    assert_eq!(short.iris, [law("artikel=8.1")]);
    let text = "artikel 129b, eerste lid van het Algemeen Rijksambtenarenreglement";
    let iri = "https://wetten.overheid.nl/jci1.3:c:BWBR0001950&artikel=129b&lid=1";
    whole(text, Kind::Artikel, iri, "artikel 129b, eerste lid, van het Algemeen Rijksambtenarenreglement");
    let text = "artikel 5, tweede en derde lid, van de Jeugdwet";
    whole(text, Kind::Artikel, &["artikel=5&lid=2", "artikel=5&lid=3"].map(law).join(" "), text);
}

#[test]
fn acts_of_the_european_union() {
    let celex = |number: &str| format!("http://publications.europa.eu/resource/celex/{number}");
    whole("Richtlijn 93/42/EEG", Kind::Eu, &celex("31993L0042"), "Richtlijn 93/42/EEG");
    whole("Directive 93/42/EEC", Kind::Eu, &celex("31993L0042"), "Richtlijn 93/42/EEG");
    whole("Richtlijn 2011/92/EU", Kind::Eu, &celex("32011L0092"), "Richtlijn 2011/92/EU");
    whole("Verordening (EU) 2016/679", Kind::Eu, &celex("32016R0679"), "Verordening (EU) 2016/679");
    let text = "Verordening (EG) nr. 1049/2001";
    whole(text, Kind::Eu, &celex("32001R1049"), text);
    whole("Regulation (EU) No 1025/2012", Kind::Eu, &celex("32012R1025"), "Verordening (EU) nr. 1025/2012");
    whole("Kaderbesluit 2002/584/JBZ", Kind::Eu, &celex("32002F0584"), "Kaderbesluit 2002/584/JBZ");
    whole("32016R0679", Kind::Eu, &celex("32016R0679"), "32016R0679");
    whole("richtlijn nr. 2003/88/EG", Kind::Eu, &celex("32003L0088"), "Richtlijn 2003/88/EG");
    whole("Aanbeveling 2003/361/EG", Kind::Eu, &celex("32003H0361"), "Aanbeveling 2003/361/EG");
    let text = "artikel 5 van Richtlijn 2011/92/EU";
    assert_eq!(FINDER.find_in(text)[1].span.of(text), "Richtlijn 2011/92/EU");
    let text = "Richtlijnen 2014/23/EU, 2014/24/EU en 2014/25/EU";
    assert_eq!(ids(text), [celex("32014L0023"), celex("32014L0024"), celex("32014L0025")]);
    let issue = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=OJ:L:2016:119:TOC";
    whole("PbEU 2016, L 119", Kind::Publicatieblad, issue, "PbEU 2016, L 119");
    whole("PbEU 2016, L 119/1", Kind::Publicatieblad, issue, "PbEU 2016, L 119/1");
    whole("OJ L 119, 4.5.2016, p. 1", Kind::Publicatieblad, issue, "PbEU 2016, L 119/1");
}

#[test]
fn what_is_no_reference() {
    for text in [
        "(van 40.505 naar 46.185), zien we een daling van 8% naar 42.655 in 2018",
        "TK 40.505 jongeren",
        "aan de Tweede Kamer 12 500 handtekeningen aangeboden",
        "Ons kenmerk 1536976-191490-J",
        "van 10 000 20 keer",
        "| Kamerstuk | Rijksoverheid.nl",
        "bel 070-3407911 of 06-12345678",
        "Postbus 20350, 2500 EJ Den Haag",
        "tussen 30000-35000 euro",
        "€ 31 839, nr. 1 van de lijst",
        "hoofdstuk 3 van deze brief",
        "op 12 december 2023 31 839 kinderen",
        "IBAN NL91 ABNA 0417 1643 00",
    ] {
        assert_eq!(FINDER.find_in(text), [], "{text:?}");
    }
}

#[test]
fn words_behind_a_reference_stay_outside() {
    let text = "zie de brief (Kamerstuk 31 839, nr. 807, 5 mei 2021)";
    reads(text, "Kamerstuk 31 839, nr. 807", Kind::Kamerstuk, "kst-31839-807", "Kamerstukken 31839, nr. 807");
    let text = "In Kamerstuk 31 839, nr. 807 en 12 gemeenten";
    reads(text, "Kamerstuk 31 839, nr. 807", Kind::Kamerstuk, "kst-31839-807", "Kamerstukken 31839, nr. 807");
    let text = "aan de Tweede Kamer (Kamerstuk 31 839, nr. 807).12";
    reads(text, "Kamerstuk 31 839, nr. 807", Kind::Kamerstuk, "kst-31839-807", "Kamerstukken 31839, nr. 807");
}

#[test]
fn marks_of_footnotes_before_a_reference_stay_outside() {
    for text in ["5Kamerstuk 31 839, nr. 807", "T Kamerstuk 31 839, nr. 807", "20241 Kamerstuk 31 839, nr. 807"] {
        reads(text, "Kamerstuk 31 839, nr. 807", Kind::Kamerstuk, "kst-31839-807", "Kamerstukken 31839, nr. 807");
    }
}

#[test]
fn a_reference_runs_over_a_line_break_but_not_over_a_blank_line() {
    assert_eq!(one("Kamerstukken II\n2017-2018, 34 880,\nnr. 10").fields.numbers, ["10"]);
    assert_eq!(one("Kamerstukken II 2017-2018, 34 880\n\nnr. 10").kind, Kind::Dossier);
}

#[test]
fn the_verdict_of_the_list_of_published_papers() {
    let verdict = |text: &str| one(text).verdict;
    assert_eq!(verdict("Kamerstuk 31 839, nr. 807"), Verdict::Published);
    // Published under the first dossier only.
    assert_eq!(verdict("Kamerstukken 31 765 en 34 104, nr. 479"), Verdict::Published);
    assert_eq!(verdict("Kamerstuk 31 839 nr. 1075"), Verdict::BeyondList);
    assert_eq!(verdict("Kamerstuk 36 725, nr. 1"), Verdict::BeyondList);
    assert_eq!(verdict("Kamerstukken II 1986/87, 19 700 hoofdstuk XV, nr. 2"), Verdict::Unchecked);
    let not = |missing: &str, suggestion: Option<&str>| Verdict::NotPublished {
        missing: vec![missing.to_owned()],
        suggestion: suggestion.map(str::to_owned),
    };
    // Two digits of the dossier turned round: 31 893 never had so many papers.
    assert_eq!(verdict("Kamerstuk 31 893, nr. 816"), not("kst-31893-816", Some("kst-31839-816")));
    // The mark of a footnote stuck to the number.
    assert_eq!(verdict("Kamerstuk 31 839, nr. 8071"), not("kst-31839-8071", Some("kst-31839-807")));
    let repaired = one("Kamerstuk 3 1839, nr. 1006");
    assert_eq!(repaired.iris, ["https://zoek.officielebekendmakingen.nl/kst-31839-1006"]);
    assert_eq!(repaired.verdict, Verdict::Repaired { printed: "Kamerstuk 3 1839, nr. 1006".to_owned() });
}

#[test]
fn a_parliamentary_year_before_its_dossier_is_reported() {
    assert_eq!(one("Kamerstukken II 2024/25, 36 275, nr. 22").year_fault, None);
    let fault = one("Kamerstukken II 2010/11, 36 275, nr. 22").year_fault;
    assert!(matches!(fault, Some(YearFault::BeforeDossier(year)) if year.first == 2022), "{fault:?}");
    assert_eq!(one("Kamerstukken II 2021/23, 31 839, nr. 807").year_fault, Some(YearFault::NoYear));
}

/// Links that the official publication of the proceedings has itself: paragraph and target.
/// Source: `extref` elements of h-tk-20172018-70-3, -4 and -6, and of a law's XML at wetten.overheid.nl.
#[test]
fn links_of_official_publications() {
    for line in include_str!("data/references_in_proceedings.jsonl").lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let found = ids(line["paragraph"].as_str().unwrap());
        for link in line["refs"].as_array().unwrap() {
            let target = link["target"].as_str().unwrap();
            assert!(found.iter().any(|id| id.ends_with(target)), "no {target} in {line}");
        }
    }
}

#[test]
fn the_papers_own_number_in_header_and_page() {
    let bytes = std::fs::read("examples/letters/000_kst-31839-816.txt").unwrap();
    let document = source::read("000", &bytes).unwrap();
    let found = FINDER.find(&document);
    let own: Vec<_> = found.iter().filter(|found| found.standing == Standing::Own).collect();
    assert_eq!(own.len(), 3);
    assert!(own.iter().all(|own| own.iris == [format!("{PUBLICATIONS}kst-31839-816")]));
    assert_eq!(own.last().unwrap().span.of(&document.text), "31 839 Jeugdzorg\nNr. 816");
}

/// Texts that are built to make a reader go back and forth: all must be read in one pass, and give ordered spans.
#[test]
fn no_text_makes_spans_overlap_or_leave_the_text() {
    let seeds = [
        "Kamerstukken II 31 839, nrs. 1, ",
        "artikel 1, ",
        "(36 410 ",
        "nr. 1-",
        "2017-",
        "PbEU ",
        "\u{a0}3 1839, ",
        "kst-1-",
        "é1",
    ];
    for first in seeds {
        for second in seeds {
            let text = format!("{first}{second}").repeat(50);
            let mut end = 0;
            for found in FINDER.find_in(&text) {
                assert!(found.span.start >= end && found.span.end > found.span.start, "{text:?}: {found:?}");
                assert!(text.get(found.span.start..found.span.end).is_some());
                end = found.span.end;
            }
        }
    }
}

fn kamergraaf() -> Command {
    Command::cargo_bin("kamergraaf").unwrap()
}

#[test]
fn the_command_checks_a_draft() {
    let good = "Ik verwijs naar mijn brief (Kamerstuk 31 839, nr. 807).";
    kamergraaf().args(["references", "--check", "-"]).write_stdin(good).assert().success();
    let bad = "Ik verwijs naar mijn brief (Kamerstuk 31 893, nr. 816).";
    kamergraaf()
        .args(["refs", "--check", "-"])
        .write_stdin(bad)
        .assert()
        .code(1)
        .stdout(predicate::str::contains("there is no kst-31893-816; kst-31839-816?"));
}

#[test]
fn the_command_gives_places_in_code_points() {
    let text = "Één brief: Kamerstuk 31 839, nr. 807.";
    let out = kamergraaf().args(["references", "--format", "jsonl", "-"]).write_stdin(text).output().unwrap().stdout;
    let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!((line["start"].as_u64(), line["end"].as_u64()), (Some(11), Some(36)));
    assert_eq!(line["fields"]["dossiers"][0]["number"], "31839");
    assert_eq!(line["verdict"], "published");
}
