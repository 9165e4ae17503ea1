//! References to official publications.

use crate::span::Span;

/// A reference to an official publication, as found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where it stands in the text given.
    pub span: Span,
    /// The IRIs that it stands for, in the order of the text.
    pub iris: Vec<String>,
}
