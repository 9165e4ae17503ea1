//! Metadata of papers: OEP, OWMS, SRU.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kamergraaf_fuzz::records(bytes));
