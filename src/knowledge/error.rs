//! What can be wrong with a knowledge file.

/// A fault in a knowledge file: where it is, what is wrong and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {message}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct KnowledgeError {
    /// The file, as a path inside the knowledge folder: `authority/parties.csv`.
    pub file: String,
    /// The line of the fault, counted from 1.
    pub line: Option<usize>,
    /// What is wrong and what to do about it.
    pub message: String,
}

impl KnowledgeError {
    /// A fault in `file`, at `line` where it is known.
    pub fn new(file: &str, line: Option<usize>, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, message: message.into() }
    }

    /// A fault that the TOML reader found in `text`.
    pub fn toml(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        Self::new(file, line, error.message().replace('\n', "; "))
    }
}
