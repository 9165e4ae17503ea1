//! What holds for every format.

use super::office::docx;
use super::print::pdf;
use super::*;
use kamergraaf::source::{Format, SourceError, detect};

#[test]
fn one_paper_in_four_formats_is_one_paper() {
    let versions = VERSIONS.map(|ending| paper(&format!("kst-32545-143/kst-32545-143.{ending}")));
    let [xml, ..] = &versions;
    assert_eq!(title(xml), Some("MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS"));
    assert_eq!(signers(xml), ["Inge van Dijk", "Grinwis"]);
    assert_eq!(xml.metadata.date, Some(jiff::civil::date(2021, 7, 6)));
    // The name of the chamber and the year stand above the paper in three of the four, each in its own way.
    let from_dossier = |document: &Document| {
        let from = blocks(document).iter().position(|(_, text)| text.starts_with("32 545")).expect("the dossier line");
        // The imprint is printed in the PDF alone.
        let stated = blocks(document).into_iter().skip(from).filter(|(kind, _)| *kind != BlockKind::Metadata);
        stated.map(|(kind, text)| (kind, text.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(from_dossier(xml).len(), 13);
    assert_eq!(xml.name, "kst-32545-143/kst-32545-143");
    for document in &versions {
        assert_eq!(from_dossier(document), from_dossier(xml), "{}", document.name);
        assert_eq!(title(document), title(xml), "{}", document.name);
        assert_eq!(signers(document), signers(xml), "{}", document.name);
        let identity = |document: &Document| {
            let metadata = &document.metadata;
            (
                metadata.identifier.clone(),
                metadata.dossier.clone(),
                metadata.number.clone(),
                metadata.date,
                metadata.parliamentary_year.clone(),
                metadata.chamber,
            )
        };
        assert_eq!(identity(document), identity(xml), "{}", document.name);
    }
}

#[test]
fn places_count_code_points_of_the_file_itself() {
    for (name, words) in [
        ("kst-32545-143/kst-32545-143.xml", "financiële instellingen een negatieve"),
        ("kst-32545-143/kst-32545-143.html", "€ 100.000"),
        ("kst-24447-6.xml", "Wet op de inkomstenbelasting"),
        ("stcrt-2015-47076.xml", "Burgemeester en wethouders van Bergen (NH)"),
        ("vlos-e2903f19.xml", "Olger van Dijk"),
    ] {
        let document = paper(name);
        let file: Vec<char> = String::from_utf8(bytes(name)).unwrap().chars().collect();
        let at = document.text.find(words).unwrap_or_else(|| panic!("{words} is not in {name}"));
        let place = Places::new(&document).passage(Span::new(at, at + words.len()));
        let found: String = file[place.start..place.end].iter().collect();
        let folded = found.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(folded, words, "{name}");
    }
}

#[test]
fn formats_are_found_from_the_content() {
    for (name, format) in [
        ("kst-32545-143/kst-32545-143.xml", Format::Official),
        ("kst-32545-143/kst-32545-143.html", Format::Html),
        ("kst-32545-143/kst-32545-143.odt", Format::Odt),
        ("kst-32545-143/kst-32545-143.pdf", Format::Pdf),
        ("kst-32545-143/metadata.xml", Format::Metadata),
        ("kst-24447-6.xml", Format::Kamerwrk),
        ("kst-36278-motie.docx", Format::Docx),
        ("kst-36278-motie.doc", Format::Doc),
        ("bwb_toestand_3.xml", Format::Bwb),
        ("vlos-e2903f19.xml", Format::Vlos),
        ("parlamint-2017-01-31.xml", Format::Tei),
        ("odata-zaak.json", Format::OData),
        ("syncfeed-entry-kamerstukdossier.xml", Format::SyncFeed),
        ("kv-tk-2024Z18794.txt", Format::Text),
    ] {
        assert_eq!(detect("unnamed", &bytes(name)), Ok(format), "{name}");
    }
}

#[test]
fn every_encoding_of_a_text_gives_the_same_paper() {
    let text = String::from_utf8(bytes("kv-tk-2024Z18794.txt")).unwrap();
    let plain = read("kv.txt", text.as_bytes()).unwrap();
    let marked = format!("\u{feff}\u{feff}{text}");
    let utf_16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [marked.into_bytes(), utf_16] {
        let document = read("kv.txt", &bytes).unwrap();
        assert_eq!(document.text, plain.text);
        let block = document.blocks[3].span;
        let same = document.offsets.to_original(block).of(&document.original);
        assert_eq!(same, plain.offsets.to_original(block).of(&plain.original));
    }
}

#[test]
fn a_text_of_questions_tells_its_number_and_date() {
    let document = paper("kv-tk-2024Z18794.txt");
    assert_eq!(document.metadata.identifier.as_deref(), Some("kv-tk-2024Z18794"));
    assert_eq!(document.metadata.date, Some(jiff::civil::date(2024, 11, 19)));
    assert!(title(&document).unwrap().starts_with("Vragen van het lid Van Nispen (SP)"));
}

#[test]
fn lines_that_stand_out_by_their_print_are_headings() {
    use BlockKind::{Heading, Paragraph};
    let xml = "<officiele-publicatie><tekst><al><nadruk type='vet'>Jeugdwet</nadruk></al><al>De <nadruk type='vet'>wet</nadruk> geldt.\
        </al><al><nadruk type='cur'>Kent u het bericht?</nadruk></al></tekst></officiele-publicatie>";
    let html =
        "<body><p><strong>Jeugdwet</strong></p><p>De <b>wet</b> geldt.</p><p><b>Kent u het bericht?</b></p></body>";
    let word = docx(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Jeugdwet</w:t></w:r></w:p><w:p><w:r><w:t xml:space='preserve'>De </w:t></w:r><w:r><w:rPr><w:b/>\
        </w:rPr><w:t>wet</w:t></w:r><w:r><w:t> geldt.</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Kent u het bericht?</w:t></w:r></w:p>",
        "",
    );
    let expected = [(Heading, "Jeugdwet"), (Paragraph, "De wet geldt."), (Paragraph, "Kent u het bericht?")];
    for (name, bytes) in [("a.xml", xml.as_bytes()), ("a.html", html.as_bytes()), ("a.docx", &word)] {
        assert_eq!(blocks(&read(name, bytes).unwrap()), expected, "{name}");
    }
}

#[test]
fn every_bad_file_gives_one_clear_sentence() {
    let motion = bytes("kst-32545-143/kst-32545-143.xml");
    let docx = bytes("kst-36278-motie.docx");
    let answer = bytes("ah-tk-20232024-1893.pdf");
    let deep = format!("<officiele-publicatie>{}", "<al>".repeat(1_000_000));
    let bomb =
        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><officiele-publicatie><al>&b;</al></officiele-publicatie>";
    let empty_pdf = pdf("");
    let long = "De Kamer. ".repeat(3_300_000);
    let cases: [(&str, &[u8], &str); 13] = [
        ("long.txt", long.as_bytes(), "holds more than 32 MB of text: give it in parts"),
        ("empty.xml", b"", "holds no text: give a file with the text of a paper"),
        ("blank.txt", b"\xEF\xBB\xBF \n\n", "holds no text: give a file with the text of a paper"),
        ("garbage.bin", &[7, 0, 1, 255, 254, 0, 3, 9, 0], "is neither text nor a known kind of file"),
        ("cut.xml", &motion[..motion.len() / 2], "is broken XML at byte "),
        ("deep.xml", deep.as_bytes(), "nests its elements deeper than 240 levels"),
        ("bomb.xml", bomb.as_bytes(), "uses the XML entity &b;, which is never expanded"),
        ("cut.docx", &docx[..docx.len() / 2], "is a broken zip file: "),
        ("cut.pdf", &answer[..answer.len() / 3], "is a broken PDF file: "),
        ("scan.pdf", &empty_pdf, "is a PDF without readable text: put its OCR text beside it"),
        (
            "old.doc",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on",
            "is an old Office file that holds no Word document: save",
        ),
        ("feed.xml", b"<?xml version='1.0'?><rss/>", "is XML of an unknown kind (<rss>)"),
        ("x.json", b"{\"a\": 1}", "is JSON of an unknown kind"),
    ];
    for (name, bytes, start) in cases {
        let said = read(name, bytes).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(said.starts_with(start), "{name}: {said:?}");
        assert_eq!(said.lines().count(), 1, "{name}: {said:?}");
    }
    assert!(read("scan.pdf", &empty_pdf).unwrap_err().wants_ocr());
    let metadata = read("metadata.xml", &bytes("kst-32545-143/metadata.xml")).unwrap_err();
    assert_eq!(metadata.to_string(), "is metadata, not a paper: give it beside the paper that it describes");
    assert!(matches!(metadata, SourceError::NotAPaper { .. }));
}
