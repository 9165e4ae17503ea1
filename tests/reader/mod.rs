//! The reader, made once for all tests of a file.

use kamergraaf::knowledge::Knowledge;
use kamergraaf::reader::Reader;
use std::sync::LazyLock;

/// A reader with the knowledge that is compiled in.
pub static READER: LazyLock<Reader> = LazyLock::new(|| {
    let knowledge = Knowledge::builtin().expect("the knowledge that is compiled in is right");
    Reader::new(knowledge).expect("the grammar and patterns that are compiled in are right")
});
