//! Places in the original of a paper, as people and other programs count them: in Unicode code points.

use crate::source::Document;
use crate::span::Span;

/// A place in the original of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place<'a> {
    /// Offset of the first character, in Unicode code points of the original.
    pub start: usize,
    /// Offset after the last character, in Unicode code points of the original.
    pub end: usize,
    /// The same two in bytes of the original.
    pub bytes: Span,
    /// The text of the original between the two, line breaks and all.
    pub exact: &'a str,
}

/// Finds places in the original of one paper.
#[derive(Debug)]
pub struct Places<'a> {
    document: &'a Document,
    /// How many code points stand before each [`STEP`] bytes of the original.
    before: Vec<usize>,
}

/// Bytes of the original for each entry of [`Places::before`].
const STEP: usize = 256;

/// The longest footnote mark that may stand inside a name: `[footnoteRef:12]`.
const LONGEST_MARK: usize = 18;

impl<'a> Places<'a> {
    /// Places in the original of `document`.
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        let bytes = document.original.as_bytes();
        let mut before = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut count = 0;
        for chunk in bytes.chunks(STEP) {
            before.push(count);
            count += characters(chunk);
        }
        before.push(count);
        Self { document, before }
    }

    /// Where a passage of the clean text stands: from the origin of its first character to that of its last.
    #[must_use]
    pub fn passage(&self, clean: Span) -> Place<'a> {
        self.place(self.document.offsets.to_original(clean))
    }

    /// Where a name of the clean text stands. Of a name that the original breaks by more than white space, a hyphen or
    /// a mere footnote mark, the longest unbroken part counts (annotation guideline, rule 9).
    #[must_use]
    pub fn name(&self, clean: Span) -> Place<'a> {
        let original = &self.document.original;
        let mut longest: Option<(usize, Span)> = None;
        let mut current: Option<(usize, Span)> = None;
        for (piece, origin) in self.document.offsets.pieces(clean) {
            current = match current {
                Some((length, so_far)) if joins(original, so_far.end, origin.start) => {
                    Some((length + piece.len(), Span::new(so_far.start, origin.end)))
                }
                _ => Some((piece.len(), origin)),
            };
            if current.map(|(length, _)| length) > longest.map(|(length, _)| length) {
                longest = current;
            }
        }
        let span = longest.map_or_else(|| self.document.offsets.to_original(clean), |(_, span)| span);
        let text = span.of(original);
        let start = span.start + (text.len() - text.trim_start().len());
        self.place(Span::new(start, start + text.trim().len()))
    }

    fn place(&self, span: Span) -> Place<'a> {
        Place {
            start: self.code_points(span.start),
            end: self.code_points(span.end),
            bytes: span,
            exact: span.of(&self.document.original),
        }
    }

    fn code_points(&self, byte: usize) -> usize {
        let bytes = self.document.original.as_bytes();
        let byte = byte.min(bytes.len());
        let step = byte / STEP;
        self.before.get(step).copied().unwrap_or_default() + characters(&bytes[step * STEP..byte])
    }
}

/// The number of code points that begin in `bytes`.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// Whether what stands in the original between two pieces leaves a name whole.
fn joins(original: &str, from: usize, to: usize) -> bool {
    let Some(between) = original.get(from..to) else { return false };
    let rest =
        between.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}'));
    is_footnote_mark(rest)
}

/// Whether `text` is nothing or a mere footnote mark: `7`, `[7]`, `*`, `²`, `[footnoteRef:7]`.
fn is_footnote_mark(text: &str) -> bool {
    if text.len() > LONGEST_MARK {
        return false;
    }
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let inner = inner.strip_prefix("footnoteRef:").unwrap_or(inner);
    inner.chars().count() <= 3 && inner.chars().all(|c| c.is_numeric() || c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Elements, Metadata, OffsetMap};

    /// A document whose clean text is the concatenation of the given stretches of `original`; `None` adds a space that
    /// stands for the bytes up to the next stretch.
    fn document(original: &str, stretches: &[&str]) -> Document {
        let (mut text, mut offsets, mut at) = (String::new(), OffsetMap::default(), 0);
        for stretch in stretches {
            let start = at + original[at..].find(stretch).unwrap();
            offsets.push(text.len(), stretch.len(), start, stretch.len());
            text.push_str(stretch);
            at = start + stretch.len();
        }
        Document {
            name: "test".into(),
            original: original.into(),
            text,
            offsets,
            blocks: Vec::new(),
            footnotes: Vec::new(),
            metadata: Metadata::default(),
            elements: Elements::default(),
        }
    }

    #[test]
    fn offsets_count_code_points_of_the_original() {
        let original = format!("{}«Van klein tot groot»", "é".repeat(400));
        let document = document(&original, &[&original]);
        let at = original.find("Van").unwrap();
        let place = Places::new(&document).passage(Span::new(at, at + 19));
        assert_eq!((place.start, place.end, place.exact), (401, 420, "Van klein tot groot"));
    }

    #[test]
    fn a_footnote_mark_or_line_end_leaves_a_name_whole() {
        let original = "de Inspectie Justitie en\n Veiligheid3 en de Raad[footnoteRef:7] voor de Kinderbe-\nscherming.";
        let document = document(
            original,
            &["de ", "Inspectie Justitie en", " ", "Veiligheid", " en de ", "Raad", " voor de Kinderbe", "scherming"],
        );
        let places = Places::new(&document);
        assert_eq!(places.name(Span::new(3, 35)).exact, "Inspectie Justitie en\n Veiligheid");
        let at = document.text.find("Raad").unwrap();
        let raad = places.name(Span::new(at, document.text.len()));
        assert_eq!(raad.exact, "Raad[footnoteRef:7] voor de Kinderbe-\nscherming");
    }

    #[test]
    fn of_a_name_broken_by_other_text_the_longest_part_counts() {
        let original = "Tijdelijke wet\n\n12 Kamerstuk 31 839, nr. 7\nPagina 3 van 9\n\nuitwisseling persoonsgegevens";
        let document = document(original, &["Tijdelijke wet", "\n", "uitwisseling persoonsgegevens"]);
        let place = Places::new(&document).name(Span::new(0, document.text.len()));
        assert_eq!(place.exact, "uitwisseling persoonsgegevens");
        assert_eq!(&original[place.start..place.end], place.exact);
    }
}
