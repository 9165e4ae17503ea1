//! `knowledge`: the authority files, grammar, patterns and queries, compiled in and replaceable.

/// The place of a record in the authority files that are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId(pub u32);
