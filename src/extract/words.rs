//! Words of a clean text, with what capital letters say of them.

use crate::source::{BlockKind, Document};
use crate::span::Span;

/// A word: letters and digits, with hyphens, apostrophes, dashes between digits and plus signs inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the clean text.
    pub span: Span,
    /// Whether a capital letter says nothing here: first word of a sentence, a heading, a list item.
    pub opens: bool,
    /// Whether it has a capital letter, anywhere (`ZonMw`, `i-Sociaal`, `VNG`).
    pub capital: bool,
    /// Whether it begins with a capital letter.
    pub initial: bool,
    /// Whether it has at least two letters, all of them capitals (`VNG`, `BIG5`).
    pub acronym: bool,
    /// Index of its block in [`Document::blocks`].
    pub block: usize,
}

/// All words of a document that may be read, in order.
#[must_use]
pub fn words(document: &Document) -> Vec<Word> {
    let mut words = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if block.kind != BlockKind::Furniture {
            words_of(&document.text, block.span, index, &mut words);
        }
    }
    words
}

/// How many bytes at the end of a word are a footnote mark that a typist put right behind it (`Beke3)`) or the number of the
/// chamber that a page prints beside its name (`Staten-Generaal2` at the end of a line).
fn glued_mark(text: &str, word: Span) -> usize {
    let surface = word.of(text);
    let bare = surface.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = surface.len() - bare.len();
    let rest = &text[word.end..];
    let ends = rest.starts_with([')', '.', ',', ';', ':', '»', '”']) || rest.trim_start_matches(' ').starts_with('\n');
    let letters = bare.chars().rev().take_while(|c| c.is_lowercase()).count();
    // Behind a long word in lower case digits are nothing but a mark, whatever follows.
    if (1..=2).contains(&digits) && (letters >= 3 && ends || letters >= 5) { digits } else { 0 }
}

/// Whether what follows a name at `end` is nothing but a footnote mark glued to it.
pub(crate) fn mark_behind(text: &str, start: usize, end: usize) -> bool {
    let digits = text[end..].len() - text[end..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
    digits > 0 && glued_mark(text, Span::new(start, end + digits)) == digits
}

fn words_of(text: &str, block: Span, index: usize, words: &mut Vec<Word>) {
    let body = block.of(text);
    let mut chars = body.char_indices().peekable();
    let mut opens = true;
    let mut previous_end = block.start;
    while let Some((at, first)) = chars.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let mut end = at + first.len_utf8();
        while let Some(&(next_at, next)) = chars.peek() {
            if next.is_alphanumeric() || next == '+' {
                end = next_at + next.len_utf8();
                chars.next();
                continue;
            }
            let joins = matches!(next, '-' | '’' | '\'' | '´' | '\u{2011}')
                || (next == '–' && body[at..end].chars().all(|c| c.is_ascii_digit()));
            let follows = body[next_at + next.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
            if joins && follows {
                end = next_at + next.len_utf8();
                chars.next();
            } else {
                break;
            }
        }
        let span = Span::new(block.start + at, block.start + end);
        let span = Span::new(span.start, span.end - glued_mark(text, span));
        let surface = span.of(text);
        let between = &text[previous_end..span.start];
        opens = if words.last().is_none_or(|last: &Word| last.block != index) {
            true
        } else {
            opens_sentence(text, previous_end, between, opens && is_label(words.last(), text))
        };
        let letters = surface.chars().filter(|c| c.is_alphabetic()).count();
        words.push(Word {
            span,
            opens,
            capital: surface.chars().any(char::is_uppercase),
            initial: surface.chars().next().is_some_and(char::is_uppercase),
            acronym: letters >= 2 && surface.chars().all(|c| !c.is_alphabetic() || c.is_uppercase()),
            block: index,
        });
        previous_end = span.end;
    }
}

/// A number or a single letter that labels a list item or a heading (`1.`, `a)`) leaves the next word at the opening.
fn is_label(word: Option<&Word>, text: &str) -> bool {
    word.is_some_and(|word| {
        let surface = word.span.of(text);
        surface.chars().all(|c| c.is_ascii_digit()) || surface.chars().count() == 1
    })
}

fn opens_sentence(text: &str, previous_end: usize, between: &str, after_label: bool) -> bool {
    if after_label {
        return true;
    }
    // `neemt af.[8 ] Tegelijkertijd`: behind the full stop stands the mark of a footnote.
    if let Some(rest) = between.strip_prefix([' ', ']']).filter(|_| between.contains(']')) {
        let bare = text[..previous_end].trim_end_matches(|c: char| c.is_ascii_digit());
        if rest.ends_with(' ') && bare.strip_suffix('[').is_some_and(|before| before.ends_with(['.', '?', '!'])) {
            return true;
        }
    }
    let trimmed = between.trim_start_matches([')', '»', '”', '"', '’', '\'', ']']);
    if trimmed.starts_with(['?', '!', ':', '•', '·', '|', '−', ';']) || between.contains(['•', '·', '−', '|'])
    {
        return true;
    }
    trimmed.starts_with('.') && trimmed.contains(char::is_whitespace) && !ends_in_abbreviation(&text[..previous_end])
}

/// Whether a full stop behind `text` belongs to an abbreviation and not to the end of a sentence.
fn ends_in_abbreviation(text: &str) -> bool {
    let word = text.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    single
        || word.contains('.') && !word.ends_with('.') && word.len() < 8 && word.chars().any(char::is_alphabetic)
        || matches!(
            word,
            "nr" | "nrs"
                | "art"
                | "dhr"
                | "mevr"
                | "mw"
                | "dr"
                | "drs"
                | "ir"
                | "mr"
                | "prof"
                | "resp"
                | "ca"
                | "zgn"
                | "St"
                | "vgl"
                | "blz"
        )
}
