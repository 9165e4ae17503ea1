//! What the fuzz targets share: each hands bytes to one reader and holds it to the laws of the tests.
//!
//! Beyond those laws a reader gives the same document twice, says what is wrong in one line, and makes no more text of a
//! file than the file has reason for. Time and memory are bounded by the fuzzer (`-timeout`, `-rss_limit_mb`).

#[path = "../../tests/laws/mod.rs"]
pub mod laws;

use kamergraaf::extract::reference::Finder;
use kamergraaf::graph::{Iris, Maker};
use kamergraaf::intake::{DataFile, official_records};
use kamergraaf::knowledge::Knowledge;
use kamergraaf::reader::Reader;
use kamergraaf::source::{Document, Format, SourceError, archive, detect, metadata, odata, open, read, read_as};
use std::io::{Cursor, Write};
use std::sync::LazyLock;

static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::new(Knowledge::builtin().expect("knowledge")).expect("a reader"));

/// A document on which metadata are tried.
static LETTER: LazyLock<Document> = LazyLock::new(|| {
    let letter =
        "31 839 Jeugdzorg\nNr. 816\nBRIEF VAN DE STAATSSECRETARIS\nDen Haag, 18 maart 2022\nDe Kamer.\nM. van Ooijen\n";
    read("letter", letter.as_bytes()).expect("a letter")
});

/// Reads bytes as a paper of a format.
pub fn paper(bytes: &[u8], format: Format) {
    let read = read_as("paper", bytes, format);
    match &read {
        Ok(document) => {
            laws::document(document, format);
            bounded(document, bytes.len());
        }
        Err(error) => one_line(error),
    }
    // One in some is read again: it halves the speed.
    if bytes.len().is_multiple_of(8) {
        assert_eq!(format!("{read:?}"), format!("{:?}", read_as("paper", bytes, format)), "twice the same");
        let _ = open("paper", bytes).map_err(|error| one_line(&error));
    }
}

/// Reads the parts of a package, with a zero byte between them, as a paper of a format. Files of which the fuzzer keeps the
/// whole package are read as they are.
pub fn package(bytes: &[u8], format: Format, names: &[&str]) {
    if bytes.starts_with(b"PK") {
        return paper(bytes, format);
    }
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in names.iter().zip(bytes.split(|byte| *byte == 0)) {
        writer.start_file(*name, stored).expect("a part");
        writer.write_all(part).expect("its bytes");
    }
    paper(&writer.finish().expect("a package").into_inner(), format);
}

/// A text is no longer than its file, but for the borders of cells, blanks that a count stands for and named characters.
fn bounded(document: &Document, bytes: usize) {
    assert!(document.text.len() <= 16 * bytes + 1024, "{} bytes of text from {bytes}", document.text.len());
    assert!(document.original.len() <= 16 * bytes + 1024, "{} bytes from {bytes}", document.original.len());
}

fn one_line(error: &SourceError) {
    let words = error.to_string();
    assert!(words.lines().count() == 1 && words.len() < 1000, "{words:?}");
}

/// Reads bytes as data of the Tweede Kamer and makes a graph of them.
pub fn data(bytes: &[u8]) {
    let read = odata::read(bytes);
    assert_eq!(format!("{read:?}"), format!("{:?}", odata::read(bytes)), "twice the same");
    match read {
        Ok(data) => {
            let files = [DataFile { source: "data.json".to_owned(), hash: String::new(), data }];
            let maker = Maker { program: "laws".to_owned(), knowledge: "none".to_owned() };
            let records = official_records(&files, READER.knowledge(), &Iris::default(), &maker);
            records.graphs.into_iter().for_each(|record| laws::written(record.quads));
        }
        Err(error) => one_line(&error),
    }
}

/// Reads bytes as metadata and lets them speak for a paper.
pub fn records(bytes: &[u8]) {
    let read = metadata::read(bytes);
    assert_eq!(format!("{read:?}"), format!("{:?}", metadata::read(bytes)), "twice the same");
    match read {
        Ok(records) => {
            let mut document = LETTER.clone();
            records.iter().for_each(|record| drop(metadata::combine(&mut document, record)));
            laws::document(&document, Format::Text);
            laws::reading(&READER.read_document(document));
        }
        Err(error) => one_line(&error),
    }
}

/// Reads bytes as an archive with little patience.
pub fn files(bytes: &[u8], format: Format) {
    let limits = archive::Limits { files: 50, file: 1 << 20, total: 4 << 20 };
    let members = || {
        let mut all = Vec::new();
        let end = archive::read(format, Cursor::new(bytes), limits, &mut |member| all.push(member));
        (all, end)
    };
    let (all, end) = members();
    let mut total = 0;
    for member in &all {
        match member {
            Ok(member) => {
                total += member.bytes.len() as u64;
                assert!(member.bytes.len() as u64 <= limits.file, "a file within its bound");
                let outside = format != Format::Jsonl && member.name.split('/').any(|part| part == "..");
                assert!(!outside, "{} leads outside", member.name);
                let _ = detect(&member.name, &member.bytes).map_err(|error| one_line(&error));
            }
            Err((_, error)) => one_line(error),
        }
    }
    assert!(total <= limits.total, "{total} bytes within their bound");
    let _ = end.as_ref().map_err(one_line);
    assert_eq!(members(), (all, end), "twice the same");
    let _ = open("archive", bytes).map_err(|error| one_line(&error));
}

/// Finds references in a text.
pub fn references(text: &str) {
    let finder: &Finder = READER.finder();
    let found = finder.find_in(text);
    for reference in &found {
        assert!(laws::whole(reference.span, text) && !reference.span.is_empty(), "{reference:?}");
        let iris = reference.iris.iter().all(|iri| oxigraph::model::NamedNode::new(iri).is_ok());
        assert!(iris, "{reference:?}");
    }
    assert_eq!(found, finder.find_in(text), "twice the same");
}

/// Reads a text from its first byte to its graph.
pub fn reading(text: &str) {
    let Ok(document) = read_as("paper", text.as_bytes(), Format::Text) else { return };
    let reading = READER.read_document(document.clone());
    laws::reading(&reading);
    if text.len().is_multiple_of(8) {
        assert_eq!(format!("{reading:?}"), format!("{:?}", READER.read_document(document)), "twice the same");
        laws::reading(&reading.at_least(0.8));
    }
}
