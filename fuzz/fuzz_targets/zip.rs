//! Zip archives.
#![no_main]

use kamergraaf::source::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kamergraaf_fuzz::files(bytes, Format::Zip));
