//! Laws that every reader keeps, whatever the bytes: no panic, one error in one line, and every span leads back.
#![allow(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

mod laws;

use kamergraaf::knowledge::Knowledge;
use kamergraaf::reader::Reader;
use kamergraaf::source::{Format, detect, open, read_as};
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(Knowledge::builtin().unwrap()).unwrap());

/// Small papers of every format.
const PAPERS: [&str; 14] = [
    "kst-32545-143/kst-32545-143.xml",
    "kst-32545-143/kst-32545-143.html",
    "kst-32545-143/kst-32545-143.odt",
    "kst-32545-143/kst-32545-143.pdf",
    "kst-32545-143/metadata_owms.xml",
    "kst-36278-motie.docx",
    "kst-36278-motie.doc",
    "h-tk-20172018-70-6.xml",
    "bwb_toestand_3.xml",
    "parlamint-2017-01-31.xml",
    "kv-tk-2024Z18794.txt",
    "odata-zaak.json",
    "syncfeed-entry-kamerstukdossier.xml",
    "sru_record_kst.xml",
];

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/papers").join(name)).unwrap()
}

fn try_all(name: &str, bytes: &[u8]) {
    if let Err(error) = open(name, bytes) {
        assert_eq!(error.to_string().lines().count(), 1, "{error}");
    }
    for format in Format::all().filter(|format| format.is_paper()) {
        match read_as(name, bytes, format) {
            Ok(document) => laws::document(&document, format),
            Err(error) => assert_eq!(error.to_string().lines().count(), 1, "{error}"),
        }
    }
}

#[test]
fn real_papers_keep_the_laws() {
    for name in PAPERS {
        let bytes = bytes(name);
        let format = detect(name, &bytes).unwrap();
        if format.is_paper() {
            let document = read_as(name, &bytes, format).unwrap();
            laws::document(&document, format);
            laws::reading(&READER.read_document(document));
        }
    }
}

#[test]
fn markup_as_deep_as_is_allowed_keeps_the_laws() {
    for (open, close) in [
        ("<al>", "</al>"),
        ("<div>", "</div>"),
        ("<li>", "</li>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<seg>", "</seg>"),
    ] {
        let depth = 238 / open.matches('<').count();
        let markup = format!("{}De Kamer{}", open.repeat(depth), close.repeat(depth));
        for root in ["officiele-publicatie", "html", "vlosCoreDocument", "TEI"] {
            try_all("deep", format!("<{root}>{markup}</{root}>").as_bytes());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_keep_the_laws(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        try_all("any", &bytes);
    }

    #[test]
    fn any_markup_keeps_the_laws(words in proptest::collection::vec(
        prop_oneof![
            Just("<al>"), Just("</al>"), Just("<p>"), Just("</p>"), Just("<li>"), Just("<noot>"), Just("</noot>"), Just("<table><tr>"),
            Just("<td>"), Just("</td>"), Just("<kamerstuk>"), Just("</kamerstuk>"), Just("<stuk>"), Just("<titel>"), Just("</titel>"),
            Just("<br/>"), Just("&euml;"), Just("&x;"), Just("&"), Just("<![CDATA["), Just("]]>"), Just("<!--"), Just("-->"), Just("ë"),
            Just("Ã«"), Just(" De Kamer, "), Just("\n"), Just("\r\n"), Just("\u{a0}"), Just("<a href='#n'>1</a>"), Just("<div id='n'>"), Just("]"),
            Just("en gaat over tot de orde van de dag."), Just("31 839 Jeugdzorg"), Just("Nr. 8 "), Just("\u{feff}"), Just("[1: "),
        ], 0..60,
    )) {
        try_all("any", words.concat().as_bytes());
        try_all("any", format!("<officiele-publicatie>{}</officiele-publicatie>", words.concat()).as_bytes());
    }

    #[test]
    fn damaged_papers_keep_the_laws(
        index in 0..PAPERS.len(), from in any::<prop::sample::Index>(), changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8), cut in 0..3,
    ) {
        let mut bytes = bytes(PAPERS[index]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let at = from.index(bytes.len());
        match cut {
            0 => bytes.truncate(at),
            1 => { bytes.drain(..at); }
            _ => {}
        }
        try_all(PAPERS[index], &bytes);
    }
}

#[test]
fn words_repeated_without_an_end_keep_the_laws() {
    // Each was read in time that grows with the square of its length.
    for words in [
        "(GroenLinks-PvdA)",
        "..",
        "(VNG) ",
        "ABC (",
        "De Kamer. ",
        "De deelstudies in vijf regio’s bieden invalshoeken voor nader ",
        "Het thema samen beslissen is ",
    ] {
        let text = format!("Geachte voorzitter,\n\n{}\n", words.repeat(20_000 / words.len()));
        let document = read_as("words", text.as_bytes(), Format::Text).unwrap();
        laws::document(&document, Format::Text);
        laws::reading(&READER.read_document(document));
    }
}
