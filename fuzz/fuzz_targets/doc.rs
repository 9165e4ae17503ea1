//! Word documents of the old kind.
#![no_main]

use kamergraaf::source::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kamergraaf_fuzz::paper(bytes, Format::Doc));
