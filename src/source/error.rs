//! What can be wrong with the bytes of a paper.

/// Why a paper cannot be read. Each message says what is wrong and what to do about it; the caller names the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// There is no text.
    #[error("holds no text: give a file with the text of a paper")]
    Empty,
    /// The bytes are no text in an encoding that is known.
    #[error("is not text in UTF-8: convert it first")]
    Encoding,
}
