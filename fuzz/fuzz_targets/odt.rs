//! OpenDocument texts, by their parts.
#![no_main]

use kamergraaf::source::Format;

const PARTS: [&str; 3] = ["content.xml", "meta.xml", "mimetype"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kamergraaf_fuzz::package(bytes, Format::Odt, &PARTS));
