//! A paper out of the bytes of a piece, with what its metadata say.

use super::beside::Beside;
use super::group::stem;
use super::piece::Piece;
use super::{Content, Refusal};
use crate::source::metadata::{self, Check, Record};
use crate::source::{Document, SourceError, read_as};

/// Reads the paper of a piece and lets the metadata beside it speak.
///
/// # Errors
///
/// Bytes that are no paper; a piece that holds none is [`SourceError::NotAPaper`].
pub fn open_paper(piece: &Piece, beside: &Beside) -> Result<Document, SourceError> {
    let Content::Paper(bytes, record) = &piece.content else {
        return Err(SourceError::NotAPaper { kind: "metadata or data", remedy: "give the papers themselves" });
    };
    let mut document = read_as(stem(&piece.name), bytes, piece.format)?;
    let mut combine = |record: &Record| {
        metadata::combine(&mut document, record);
        // A paper that holds a record of its own was compared with it: what follows compares record with record.
        let mut seen = Vec::new();
        document.metadata.checks.retain(|check: &Check| {
            let first = !seen.contains(&check.field);
            seen.push(check.field);
            first || check.contradicts()
        });
    };
    if let Some(record) = record {
        combine(record);
    }
    if let Some(record) = &beside.record {
        combine(record);
    }
    Ok(document)
}

impl Refusal {
    /// Why the paper of a piece cannot be read.
    #[must_use]
    pub fn of(piece: &Piece, error: &SourceError) -> Self {
        Self { source: piece.source.clone(), reason: error.to_string(), quiet: false }
    }
}
