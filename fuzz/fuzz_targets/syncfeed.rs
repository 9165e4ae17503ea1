//! SyncFeed XML of the Tweede Kamer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kamergraaf_fuzz::data(bytes));
