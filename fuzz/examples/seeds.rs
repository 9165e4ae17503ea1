//! Makes the seed corpora of the fuzz targets from the papers of the tests: `cargo run --example seeds`, in this folder.
//!
//! Packages are taken apart and PDFs unpacked, so that the fuzzer changes words and not checksums.

use flate2::{Compression, write::GzEncoder};
use lopdf::Document;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

type Fallible = Result<(), Box<dyn std::error::Error>>;

/// Which papers are the seeds of a target that takes them as they are.
const SEEDS: [(&str, &[&str]); 13] = [
    ("text", &["papers/kv-tk-2024Z18794.txt", "papers/kst-32545-143/kst-32545-143.xml"]),
    ("html", &["papers/kst-32545-143/kst-32545-143.html"]),
    ("official", &["papers/kst-32545-143/kst-32545-143.xml", "papers/kst-35786-7.xml", "papers/stcrt-2015-47076.xml"]),
    ("official", &["papers/kst-24447-6.xml", "papers/bwb_toestand_3.xml"]),
    ("handelingen", &["papers/h-tk-20172018-70-6.xml", "papers/h-tk-20172018-70-4.double-bom.xml"]),
    ("vlos", &["papers/vlos-e2903f19.xml"]),
    ("tei", &["papers/parlamint-2017-01-31.xml"]),
    ("odata", &["papers/odata-document.json", "papers/odata-zaak.json"]),
    ("syncfeed", &["papers/syncfeed-entry-kamerstukdossier.xml"]),
    ("metadata", &["papers/kst-32545-143/metadata.xml", "papers/kst-32545-143/metadata_owms.xml"]),
    ("metadata", &["papers/metadata_owms-h-tk.xml", "papers/metadata_owms-kv-tk.xml", "papers/sru_record_kst.xml"]),
    ("doc", &["papers/kst-36278-motie.doc", "papers/beantwoording-noot.doc"]),
    ("jsonl", &["references_in_proceedings.jsonl"]),
];
/// The parts of packages that the targets take, in their order.
const DOCX: [&str; 4] = ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml"];
const ODT: [&str; 3] = ["content.xml", "meta.xml", "mimetype"];
/// A paragraph of a letter is a seed of its own.
const PARAGRAPHS: [&str; 2] = ["references", "reader"];

fn main() -> Fallible {
    let fuzz = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let data = fuzz.join("../tests/data");
    for (target, files) in SEEDS {
        for file in files {
            seed(&fuzz, target, &file.replace('/', "-"), &fs::read(data.join(file))?)?;
        }
    }
    for name in ["kst-36278-motie.docx", "h-tk-pdf-fbbdb407.docx"] {
        seed(&fuzz, "docx", name, &parts(&data.join("papers").join(name), &DOCX)?)?;
    }
    seed(&fuzz, "odt", "kst-32545-143.odt", &parts(&data.join("papers/kst-32545-143/kst-32545-143.odt"), &ODT)?)?;
    for name in ["ah-tk-20232024-1893.pdf", "kst-32545-143/kst-32545-143.pdf"] {
        let mut pdf = Document::load(data.join("papers").join(name))?;
        pdf.decompress();
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes)?;
        seed(&fuzz, "pdf", &name.replace('/', "-"), &bytes)?;
    }
    archives(&fuzz, &data)?;
    for letter in fs::read_dir(fuzz.join("../examples/letters"))? {
        let text = fs::read_to_string(letter?.path())?;
        for (target, paragraph) in
            PARAGRAPHS.iter().flat_map(|target| text.split("\n\n").map(move |part| (target, part)))
        {
            seed(&fuzz, target, &name_of(paragraph), paragraph.as_bytes())?;
        }
    }
    Ok(())
}

/// The parts of a package with a zero byte between them.
fn parts(path: &Path, names: &[&str]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut package = zip::ZipArchive::new(fs::File::open(path)?)?;
    let mut all = Vec::new();
    for name in names {
        if let Ok(mut part) = package.by_name(name) {
            part.read_to_end(&mut all)?;
        }
        all.push(0);
    }
    all.pop();
    Ok(all)
}

/// Small archives of two papers, one inside another.
fn archives(fuzz: &Path, data: &Path) -> Fallible {
    let files = ["papers/kst-35786-7.xml", "papers/kv-tk-2024Z18794.txt"];
    for (name, method) in [("stored", zip::CompressionMethod::Stored), ("deflated", zip::CompressionMethod::Deflated)] {
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.add_directory("papers", options)?;
        for file in files {
            writer.start_file(file, options)?;
            writer.write_all(&fs::read(data.join(file))?)?;
        }
        seed(fuzz, "zip", name, &writer.finish()?.into_inner())?;
    }
    let mut builder = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::none()));
    for file in files {
        builder.append_path_with_name(data.join(file), file)?;
    }
    seed(fuzz, "tar_gz", "two", &builder.into_inner()?.finish()?)
}

/// A name for a seed.
fn name_of(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}

fn seed(fuzz: &Path, target: &str, name: &str, bytes: &[u8]) -> Fallible {
    let folder = fuzz.join("corpus").join(target);
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join(format!("seed-{name}")), bytes)?)
}
