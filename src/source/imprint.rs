//! Where a paper was printed, and when: `’s-Gravenhage 2024` in the imprint at the foot of its first page.
//!
//! The imprint itself is furniture; its place is a place like that of a date line, so it is kept as a block of its own.

use super::{Block, BlockKind, Document};
use crate::span::Span;

/// How the place begins, in the spellings of the printer and of converters.
const PLACES: [&str; 3] = ["’s-Gravenhage ", "'s-Gravenhage ", "‘s-Gravenhage "];

/// The place and year in a line of the imprint, from its start or behind `ISSN 0921 - 7398`.
pub(super) fn place(line: &str) -> Option<Span> {
    let from = match line.strip_prefix("ISSN ") {
        Some(rest) => {
            line.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–')).len()
        }
        None => 0,
    };
    let body = &line[from..];
    let place = PLACES.iter().find(|place| body.starts_with(**place))?;
    let year = body[place.len()..].bytes().take_while(u8::is_ascii_digit).count();
    (year == 4).then(|| Span::new(from, from + place.len() + year))
}

/// Adds the first place that a line of the original has as a block below the text, unless it stands in one already.
pub(super) fn keep(document: &mut Document) {
    let mut at = 0;
    let mut found = None;
    for line in document.original.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if let Some(span) = place(line.trim()) {
            found = Some(Span::new(at + indent + span.start, at + indent + span.end));
            break;
        }
        at += line.len();
    }
    let Some(original) = found.filter(|span| !document.text.contains(span.of(&document.original))) else { return };
    if !document.text.is_empty() {
        document.text.push('\n');
        document.offsets.push(document.text.len() - 1, 1, original.start, 0);
    }
    let start = document.text.len();
    document.text.push_str(original.of(&document.original));
    document.offsets.push(start, original.len(), original.start, original.len());
    document.blocks.push(Block { kind: BlockKind::Metadata, span: Span::new(start, document.text.len()) });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_the_imprint_is_found_at_the_start_of_its_line_only() {
        // ah-tk-20242025-583, kv-tk-2024Z18794, ah-tk-20232024-1481
        for (line, wanted) in [
            (
                "ISSN 0921 - 7398’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1",
                Some("’s-Gravenhage 2024"),
            ),
            ("’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2024–2025, Vragen 1", Some("’s-Gravenhage 2024")),
            ("’s-Gravenhage 2024", Some("’s-Gravenhage 2024")),
            ("’s-Gravenhage, 7 november 2018", None),
            ("ISSN 0921 - 7398", None),
        ] {
            assert_eq!(place(line).map(|span| span.of(line)), wanted, "{line}");
        }
    }
}
