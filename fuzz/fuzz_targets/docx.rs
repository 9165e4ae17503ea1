//! Word documents, by their parts.
#![no_main]

use kamergraaf::source::Format;

const PARTS: [&str; 4] = ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kamergraaf_fuzz::package(bytes, Format::Docx, &PARTS));
