//! Papers made of a few lines of real ones, and what is found in them.

use crate::reader::READER;
use kamergraaf::extract::MentionKind;
use kamergraaf::reading::Reading;

/// A paper of these lines, one paragraph a line.
pub fn paper(lines: &[&str]) -> Reading {
    READER.read("paper", lines.join("\n\n").as_bytes()).expect("the lines are text")
}

/// The surfaces of the mentions of a kind.
pub fn of(kind: MentionKind, reading: &Reading) -> Vec<&str> {
    let of_kind = reading.mentions.iter().filter(|mention| mention.kind == kind);
    of_kind.map(|mention| reading.document.surface(mention.span)).collect()
}
