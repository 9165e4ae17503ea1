//! Titles and names between quotation marks.

use super::candidate::Candidate;
use super::page::Page;
use super::{MentionKind, date};
use crate::source::BlockKind;
use crate::span::Span;

const PAIRS: [(char, &[char]); 7] = [
    ('«', &['»']),
    ('“', &['”', '"', '“']),
    ('„', &['”', '“']),
    ('‘', &['’', '\'']),
    ('´', &['´']),
    ('"', &['"', '”']),
    ('\'', &['\'']),
];

/// The longest title that is quoted behind its maker and date (`Body, 9 juli 2024, «...»`), in words.
const LONGEST_CITED: usize = 30;
/// A title in quotation marks in running text has at most so many words: a longer quotation is a sentence.
const LONGEST: usize = 14;

/// Proposes what stands between quotation marks and reads as a title or a name.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for block in &page.document.blocks {
        let text = block.span.of(page.text());
        if block.kind == BlockKind::Footnote {
            unclosed(page, block.span, candidates);
        }
        let mut from = 0;
        while let Some((span, next)) = next_quote(text, from) {
            from = next;
            let span = Span::new(block.span.start + span.start, block.span.start + span.end);
            if let Some((kind, score)) = judge(page, span) {
                // A full stop inside the marks ends the sentence, not the title.
                let length = span.of(page.text()).trim_end_matches('.').len();
                let span = Span::new(span.start, span.start + length);
                candidates.push(Candidate::surface(span, kind, "quoted", score));
            }
        }
    }
}

/// A title in a footnote of which the closing mark was left out: it ends before its date.
fn unclosed(page: &Page<'_>, note: Span, candidates: &mut Vec<Candidate>) {
    let text = note.of(page.text());
    let Some(open) = text.find(['“', '«', '„']) else { return };
    let start = open + text[open..].chars().next().map_or(1, char::len_utf8);
    if text[start..].contains(['”', '»', '"', '“']) || !text[start..].starts_with(char::is_uppercase) {
        return;
    }
    let found = date::next(page.text(), note.start + start, note.end, page.date);
    let end = found.map_or(note.end, |found| found.span.start);
    let length = page.text()[note.start + start..end].trim_end_matches([' ', ',', '.', '(']).len();
    let span = Span::new(note.start + start, note.start + start + length);
    if span.len() > 8 && span.len() < 200 {
        candidates.push(Candidate::surface(span, MentionKind::Publication, "quoted", 0.75));
    }
}

/// The next quotation: the span between the marks, and where to go on.
fn next_quote(text: &str, from: usize) -> Option<(Span, usize)> {
    for (at, open) in text[from..].char_indices().map(|(i, c)| (from + i, c)) {
        let Some((_, closers)) = PAIRS.iter().find(|(mark, _)| *mark == open) else { continue };
        let before = text[..at].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let start = at + open.len_utf8();
        let mut depth = 0;
        let end = text[start..].char_indices().find_map(|(i, c)| {
            // A quotation within the quotation: `«A: «B»»`.
            if open == '«' && c == '«' {
                depth += 1;
            } else if c == '»' && depth > 0 {
                depth -= 1;
                return None;
            }
            let after = text[start + i + c.len_utf8()..].chars().next();
            // An apostrophe inside a word closes nothing.
            (closers.contains(&c) && !after.is_some_and(char::is_alphanumeric)).then_some(start + i)
        });
        if let Some(end) = end
            && end - start < 300
        {
            let close = text[end..].chars().next().map_or(1, char::len_utf8);
            return Some((Span::new(start, end), end + close));
        }
    }
    None
}

/// What a quotation names, if it names something: decided by the noun before it, the capital it begins with, and what follows.
fn judge(page: &Page<'_>, span: Span) -> Option<(MentionKind, f32)> {
    let inside = span.of(page.text());
    let words = page.words_in(span);
    if words.is_empty() || inside.ends_with(['.', '?', '!', ',']) && words.len() > 12 {
        return None;
    }
    let first = inside.chars().next()?;
    let announced = announced(page, words.start);
    if let Some((kind, close)) = announced {
        if kind == MentionKind::Region {
            return None;
        }
        let titled = first.is_uppercase() || first.is_ascii_digit() || close;
        return titled.then_some((kind, if first.is_uppercase() { 0.93 } else { 0.75 }));
    }
    if words.len() < 2 {
        return None;
    }
    // `het ‘platform jeugdzorg’`: the kind word stands inside.
    if !first.is_uppercase() {
        let told = |i: usize| !page.grammar.inside.contains(page.word(i)) && page.grammar.kind(page.word(i)).is_none();
        let inner = page.grammar.kind(&page.lower(words.start)).filter(|_| words.clone().any(told));
        return match inner {
            Some(MentionKind::Organisation) if words.len() <= 5 => Some((MentionKind::Organisation, 0.7)),
            Some(kind @ (MentionKind::Publication | MentionKind::Programme)) if words.len() <= 14 => Some((kind, 0.7)),
            _ => None,
        };
    }
    // A sentence is a quotation, not a title.
    let before = page.text()[..span.start].trim_end_matches(['«', '“', '‘', '"', '„', '\'']);
    let dated = before.ends_with(", ");
    let cited = dated || page.kind_of_block(words.start) == BlockKind::Footnote;
    let longest = if cited { LONGEST_CITED } else { LONGEST };
    let ends = inside.ends_with('!') || inside.ends_with('.') && !dated;
    if inside.contains(". ") || ends || words.len() > longest {
        return None;
    }
    // `de ‘Eenduidige Landelijke Afspraken’`: the last word may say what else it is.
    let last = page.grammar.last(page.word(words.end - 1));
    Some((last.filter(|kind| *kind == MentionKind::Programme).unwrap_or(MentionKind::Publication), 0.6))
}

/// The kind word before a quotation, within the same sentence, over at most a few words that describe it (`het
/// onderzoeksrapport van de SP-fractie (Kamerlid Kwint) «...»`), and whether it stands right before it.
fn announced(page: &Page<'_>, first: usize) -> Option<(MentionKind, bool)> {
    let block = page.words[first].block;
    let mut distance = 0;
    let mut index = first;
    while index > 0 && page.words[index - 1].block == block && distance < 9 {
        if page.words[index].opens && distance > 0 {
            return None;
        }
        index -= 1;
        distance += 1;
        let lower = page.lower(index);
        if let Some(kind) = page
            .grammar
            .kind(&lower)
            .or_else(|| page.grammar.subject(&lower))
            .or_else(|| compound(page, &lower))
            .or_else(|| named(page, index))
        {
            // `actielijn 2 ‘zo thuis mogelijk opgroeien’`
            let numbered = distance == 2 && page.word(index + 1).bytes().all(|c| c.is_ascii_digit());
            let direct = distance == 1 || numbered;
            if direct || matches!(kind, MentionKind::Publication | MentionKind::Programme) {
                return Some((kind, direct));
            }
        }
    }
    None
}

/// `het Nationaal Sportakkoord «Sport verenigt Nederland»`: so does a name that shows what it is by its tail.
fn named(page: &Page<'_>, index: usize) -> Option<MentionKind> {
    let tail = page.grammar.tail(page.word(index)).filter(|_| page.words[index].initial);
    tail.filter(|kind| matches!(kind, MentionKind::Programme | MentionKind::Publication))
}

/// `inspectierapport`, `leerrapportages`: a compound announces what its tail does.
fn compound(page: &Page<'_>, lower: &str) -> Option<MentionKind> {
    let tails = &page.grammar.announcing;
    tails
        .iter()
        .find(|tail| lower.ends_with(tail.as_str()) && lower.len() > tail.len() + 2)
        .and_then(|tail| page.grammar.kind(tail))
}
