//! What can be wrong with the bytes of a paper.

/// How deep `serde_json` follows arrays and objects.
const JSON_DEPTH: usize = 127;

/// Why a paper cannot be read. Each message says what is wrong and what to do about it; the caller names the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// There is no text.
    #[error("holds no text: give a file with the text of a paper")]
    Empty,
    /// The bytes are no text in an encoding that is known.
    #[error("is neither text nor a known kind of file: give XML, HTML, PDF, DOCX, ODT or plain text")]
    Encoding,
    /// The file is larger than a paper can be.
    #[error("is larger than {} MB: give it in parts", limit / 1_000_000)]
    TooLarge {
        /// The largest size that is read, in bytes.
        limit: usize,
    },
    /// The text is longer than that of a paper can be: what is read from it takes a hundred times the memory.
    #[error("holds more than {} MB of text: give it in parts", limit / 1_000_000)]
    TooLong {
        /// The longest text that is read, in bytes.
        limit: usize,
    },
    /// The markup breaks the rules of its language.
    #[error("is broken {format} at byte {at}: {reason}; download it again")]
    Malformed {
        /// `XML`, `JSON`.
        format: &'static str,
        /// Byte offset in the decoded file.
        at: usize,
        /// What is wrong there.
        reason: String,
    },
    /// Elements stand in one another deeper than any paper has them.
    #[error("nests its elements deeper than {limit} levels: it is no paper")]
    TooDeep {
        /// The deepest nesting that is read.
        limit: usize,
    },
    /// More elements than any paper has: each takes far more memory than the few bytes that it has in the file.
    #[error("has more than {limit} elements: give it in parts")]
    TooMany {
        /// The largest number that is read.
        limit: usize,
    },
    /// The XML declares or uses entities of its own, as attacks do and papers do not.
    #[error("uses the XML entity &{entity};, which is never expanded: write the text itself")]
    Entity {
        /// Its name.
        entity: String,
    },
    /// Markup of a kind that holds no paper.
    #[error("is XML of an unknown kind (<{root}>): give a paper, or name its format with --as")]
    UnknownXml {
        /// The name of the outermost element.
        root: String,
    },
    /// A word processor's package, or an archive, that cannot be opened.
    #[error("is a broken {format} file: {reason}; save or download it again")]
    Package {
        /// `DOCX`, `ODT`, `PDF`, `zip`, `tar.gz`.
        format: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A PDF of pictures: nothing in it is text.
    #[error("is a PDF without readable text: put its OCR text beside it as a .txt file of the same name")]
    NoTextLayer,
    /// A PDF that opens with a password only.
    #[error("is an encrypted PDF: save it without a password")]
    Encrypted,
    /// The kind of file is known and not read.
    #[error("is {kind}: {remedy}")]
    Unsupported {
        /// What it is.
        kind: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// The file is good, but it is no paper: metadata, data or an archive.
    #[error("is {kind}, not a paper: {remedy}")]
    NotAPaper {
        /// What it is.
        kind: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// The archive holds what no archive of papers holds.
    #[error("is refused: {reason}")]
    Refused {
        /// A path that leads outside, or more bytes than the archive may unpack to.
        reason: String,
    },
}

impl SourceError {
    /// Whether an OCR text beside the file would help.
    #[must_use]
    pub const fn wants_ocr(&self) -> bool {
        matches!(self, Self::NoTextLayer)
    }
}

/// What is wrong with JSON; `before` is how many bytes stand before the line of the error.
pub(super) fn broken_json(error: &serde_json::Error, before: usize) -> SourceError {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or(&reason);
    if reason == "recursion limit exceeded" {
        return SourceError::TooDeep { limit: JSON_DEPTH };
    }
    SourceError::Malformed { format: "JSON", at: before + error.column(), reason: one_line(reason) }
}

/// What a library says of a file, in one line of no more than 160 characters.
pub(super) fn one_line(reason: &str) -> String {
    let words = reason.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").chars().take(160).collect()
}
