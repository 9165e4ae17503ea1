//! References to official publications in any text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| kamergraaf_fuzz::references(text));
