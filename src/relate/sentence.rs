//! Sentences of a document.

use crate::reading::Reading;
use crate::source::{Block, BlockKind};
use crate::span::Span;

/// A sentence, or a heading, list item, table row or footnote that stands for one.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Where it stands in the clean text.
    pub span: Span,
    /// What the block is that holds it.
    pub kind: BlockKind,
    /// The index of that block.
    pub block: usize,
    /// The sentence that this list item ends: `De partners zijn:`.
    pub lead: Option<Span>,
}

/// A sentence is cut off after so many bytes: what is longer is a list without full stops, and patterns look at all of it.
const LONGEST: usize = 4000;

/// Words before a full stop that do not end a sentence.
const ABBREVIATIONS: [&str; 40] = [
    "nr", "nrs", "jl", "blz", "p", "pp", "art", "artt", "vgl", "zgn", "ca", "resp", "dhr", "mw", "mevr", "mr", "dr",
    "drs", "ir", "ing", "prof", "mln", "mld", "incl", "excl", "evt", "max", "min", "bijv", "bv", "vs", "st", "stb",
    "stcrt", "trb", "jr", "sr", "tel", "red", "sub",
];

/// Abbreviations that often do end a sentence: a capital letter after them begins the next one.
const OFTEN_LAST: [&str; 10] = ["jl", "mln", "mld", "c.s", "a.s", "e.d", "e.a", "etc", "enz", "o.i.d"];

/// All sentences of what may be read, in the order of the text.
#[must_use]
pub fn sentences(reading: &Reading) -> Vec<Sentence> {
    let document = &reading.document;
    let names: Vec<Span> = reading.mentions.iter().map(|mention| mention.span).collect();
    let mut all: Vec<Sentence> = Vec::new();
    let mut lead: Option<Span> = None;
    for (index, block) in document.blocks.iter().enumerate() {
        if block.kind == BlockKind::Furniture {
            continue;
        }
        if block.kind != BlockKind::ListItem {
            lead = None;
        }
        let first = all.len();
        for span in split(&document.text, block, &names) {
            let lead = lead.filter(|_| all.len() == first);
            all.push(Sentence { span, kind: block.kind, block: index, lead });
        }
        if block.kind == BlockKind::Paragraph
            && let Some(last) = all.last()
            && last.span.of(&document.text).ends_with(':')
        {
            lead = Some(last.span);
        }
    }
    all
}

/// The sentences of one block.
fn split(text: &str, block: &Block, names: &[Span]) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = block.span.start;
    let body = block.span.of(text);
    for (offset, c) in body.char_indices() {
        let at = block.span.start + offset;
        if at >= start + LONGEST && c.is_whitespace() {
            push(text, start, at, &mut parts);
            start = at;
        }
        if at < start || !matches!(c, '.' | '?' | '!' | '\u{2022}') {
            continue;
        }
        let after = &text[at + c.len_utf8()..block.span.end];
        let closed = after.trim_start_matches(['»', '”', '"', '’', '\'', ')', ']']);
        let end = block.span.end - closed.len();
        let before = names.partition_point(|name| name.start < at);
        let in_name = names[before.saturating_sub(4)..before].iter().any(|name| at + c.len_utf8() < name.end);
        if !in_name && closed.starts_with(char::is_whitespace) && ends_here(&text[start..at], c, closed) {
            push(text, start, end, &mut parts);
            start = end;
        }
    }
    push(text, start, block.span.end, &mut parts);
    parts
}

/// Whether the mark `c` behind `before` ends a sentence, with `after` following.
fn ends_here(before: &str, c: char, after: &str) -> bool {
    let next = after.trim_start().chars().next();
    if c != '.' {
        return next.is_none_or(|next| !next.is_lowercase());
    }
    let opens = next.is_none_or(|next| {
        next.is_uppercase() || matches!(next, '«' | '“' | '‘' | '"' | '\'' | '(' | '-' | '•') || next.is_ascii_digit()
    });
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[')).next().unwrap_or_default();
    let lower = word.to_lowercase();
    if OFTEN_LAST.contains(&lower.as_str()) {
        return next.is_none_or(char::is_uppercase);
    }
    if ABBREVIATIONS.contains(&lower.as_str()) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let initials = word.split('.').all(|part| part.chars().count() <= 2) && letters > 0 && word.len() < 9;
    let initials = initials && (word.contains('.') || (letters == 1 && word.chars().count() == 1));
    opens && !initials
}

fn push(text: &str, start: usize, end: usize, parts: &mut Vec<Span>) {
    let words = &text[start..end];
    let from = start + (words.len() - words.trim_start().len());
    let until = start + words.trim_end().len();
    if from < until {
        parts.push(Span::new(from, until));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) };
        split(text, &block, &[]).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        for text in [
            "Zie Kamerstuk 31 839, nr. 807 voor de brief.",
            "De brief van M. van Ooijen i.v.m. de wachttijden ligt voor.",
            "Voor de regeling is € 1,5 mln. beschikbaar gesteld.",
            "De motie van het lid Ceder c.s. verzoekt de regering om overleg.",
            "Dit staat in het advies ‘Wat nu?’ van de raad.",
            "Mevr. dr. A. de Vries en prof. B.J. Jansen leiden het onderzoek.",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }

    #[test]
    fn words_without_a_full_stop_are_cut_into_parts() {
        let words = "de gemeenten en de regio ".repeat(2000);
        let parts = parts(&words);
        assert!(parts.len() > 10 && parts.iter().all(|part| part.len() < LONGEST + 10), "{} parts", parts.len());
        assert_eq!(parts.join(" "), words.trim_end());
    }

    #[test]
    fn a_full_stop_before_a_capital_ends_a_sentence() {
        assert_eq!(
            parts("Het debat was op 15 april jl. De brief volgt. Wat nu? «Zo gaat het.» Daarna niet."),
            ["Het debat was op 15 april jl.", "De brief volgt.", "Wat nu?", "«Zo gaat het.»", "Daarna niet."]
        );
        assert_eq!(
            parts("In totaal 3 miljard euro in 2021. Dat is 20.000 meer."),
            ["In totaal 3 miljard euro in 2021.", "Dat is 20.000 meer."]
        );
    }
}
