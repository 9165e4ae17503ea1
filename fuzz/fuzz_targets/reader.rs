//! A text from its first byte to its graph.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| kamergraaf_fuzz::reading(text));
