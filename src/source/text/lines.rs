//! The lines of a text.

use super::Removed;
use crate::span::Span;

/// A line with something on it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// From its first to its last character that is no white space.
    pub span: Span,
    /// How many empty lines stand before it.
    pub gap: usize,
    /// White space before its first character, in characters.
    pub indent: usize,
    /// Whether a rule (a line of nothing but many blanks, or of underscores) stands right before it.
    pub ruled: bool,
    /// Whether a new page begins with it: a form feed, or what became of it.
    pub page: bool,
}

/// A line of nothing but blanks is a rule from this width on.
const RULE: usize = 20;

/// The lines of `original` on which anything but `removed` stands.
pub(super) fn lines(original: &str, removed: &Removed) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut gap, mut ruled) = (0, 0, false);
    for raw in original.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let content = raw.trim_end_matches(['\n', '\r']);
        let inner = content.trim_start_matches('\u{feff}');
        let trimmed = inner.trim();
        let is_rule = inner.chars().count() >= RULE && inner.chars().all(|c| c.is_whitespace() || c == '_');
        if trimmed.is_empty() || is_rule {
            gap += 1;
            ruled |= is_rule;
            continue;
        }
        let lead = content.len() - inner.len() + (inner.len() - inner.trim_start().len());
        let span = Span::new(start + lead, start + lead + trimmed.len());
        if is_removed(removed, span) {
            continue;
        }
        let indent = inner.chars().take_while(|c| c.is_whitespace()).count();
        lines.push(Line { span, gap, indent, ruled, page: inner.starts_with('\u{c}') });
        (gap, ruled) = (0, false);
    }
    lines
}

fn is_removed(removed: &Removed, span: Span) -> bool {
    removed.range(..=span.start).next_back().is_some_and(|(_, (end, _))| *end >= span.end)
}
