//! How lines make paragraphs: each line one, or lines of a page width with or without blank lines between.

use super::lines::Line;
use super::{Draft, kinds};
use crate::span::Span;

/// How the lines of a text are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Each line is a paragraph.
    Flowing,
    /// Paragraphs are broken into lines of at most `width` characters.
    Wrapped {
        /// Characters on a full line.
        width: usize,
        /// Empty lines between two lines of one paragraph.
        spacing: usize,
    },
}

/// A line longer than this is no line of a page.
const LONGEST_PAGE_LINE: usize = 150;

impl Layout {
    pub(super) fn of(original: &str, lines: &[Line]) -> Self {
        let mut widths: Vec<usize> = lines.iter().map(|line| line.span.of(original).chars().count()).collect();
        widths.sort_unstable();
        let Some(&width) = widths.get(widths.len().saturating_sub(1) * 19 / 20) else { return Self::Flowing };
        let full = widths.iter().filter(|each| **each * 10 >= width * 7).count();
        let short = widths.partition_point(|each| *each <= LONGEST_PAGE_LINE);
        let too_long = widths.len() - short;
        let width = if too_long * 50 > lines.len() || full * 5 < lines.len() * 2 {
            // Titles in one line among paragraphs of a page width, as web pages of parliament have them.
            let width = widths[..short].get(short.saturating_sub(1) * 19 / 20).copied().unwrap_or_default();
            if parted(original, lines, width) * 4 < short || too_long * 3 > short {
                return Self::Flowing;
            }
            width
        } else {
            width
        };
        if lines.len() < 4 || width < 40 {
            return Self::Flowing;
        }
        let spaced = lines.iter().skip(1).filter(|line| line.gap == 1).count();
        let spacing = usize::from(spaced * 2 > lines.len());
        Self::Wrapped { width, spacing }
    }
}

/// How many full lines of a width end in the middle of a sentence: the next line goes on in lower case.
fn parted(original: &str, lines: &[Line], width: usize) -> usize {
    let parts = |pair: &&[Line]| {
        let (before, next) = (pair[0].span.of(original), pair[1].span.of(original));
        let length = before.chars().count();
        let full = length <= LONGEST_PAGE_LINE && length * 10 >= width * 7;
        full && pair[1].gap == 0 && is_open(before) && next.starts_with(char::is_lowercase)
    };
    lines.windows(2).filter(parts).count()
}

/// Joins lines to paragraphs.
pub(super) fn paragraphs(original: &str, lines: &[Line], layout: &Layout) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let inside = drafts.last().is_some_and(|draft| draft.pieces.len() > 1);
        let goes_on = index > 0 && !drafts.is_empty() && goes_on(original, &lines[index - 1], line, layout, inside);
        match drafts.last_mut() {
            Some(draft) if goes_on => {
                draft.wrapped |= lines[index - 1].span.of(original).ends_with('-');
                draft.pieces.push(line.span);
            }
            _ => drafts.push(Draft {
                kind: None,
                pieces: vec![line.span],
                wrapped: matches!(layout, Layout::Wrapped { .. }),
            }),
        }
    }
    drafts
}

/// Whether a line belongs to the paragraph of the line before; `inside`: that one is not its first.
fn goes_on(original: &str, before: &Line, line: &Line, layout: &Layout, inside: bool) -> bool {
    let (before_text, text) = (before.span.of(original), line.span.of(original));
    let Layout::Wrapped { width, spacing } = *layout else {
        return flowing_goes_on(before_text, text);
    };
    if before_text.chars().count().max(text.chars().count()) > LONGEST_PAGE_LINE.max(width) {
        return flowing_goes_on(before_text, text);
    }
    if is_salutation(text) || is_salutation(before_text) {
        return false;
    }
    let open = is_open(before_text);
    if has_wide_gap(text) || has_wide_gap(before_text) {
        return false;
    }
    let lower = text.starts_with(char::is_lowercase) || text.starts_with(['(', ')', '”', '»']);
    let hard = is_broken(before_text, first_word(text), width, open, inside);
    if line.page {
        return open && (lower || !hard);
    }
    if kinds::is_post_line(before_text) && kinds::is_name_line(text) {
        return false;
    }
    if line.gap > spacing {
        return lower && open && !hard && line.gap <= spacing + 1;
    }
    if is_item(text) && (!open || hard || line.indent > 0 || !text.starts_with(char::is_numeric)) {
        return false;
    }
    if lower {
        return true;
    }
    !hard || (open && before_text.ends_with(['-', ',']))
}

/// `Geachte voorzitter,` and `Hoogachtend,` stand on a line of their own.
fn is_salutation(text: &str) -> bool {
    let greets = ["Geachte ", "Hoogachtend", "Met vriendelijke groet"].iter().any(|opening| text.starts_with(opening));
    greets && text.ends_with(',') && text.chars().count() < 60
}

/// In a text whose lines are paragraphs, a line that begins in the middle of a sentence belongs to the line before: a note
/// or a text box stood between.
fn flowing_goes_on(before: &str, text: &str) -> bool {
    // A hyphen at the end of a line parts a word: `Minister voor Rechtsbe-`, `scherming`.
    let parted = before.ends_with('-')
        && !before.ends_with(" -")
        && text.starts_with(char::is_lowercase)
        && before.chars().count() > 30
        && !matches!(first_word(text), "en" | "of" | "tot");
    parted
        || text.starts_with(char::is_lowercase)
            && !is_item(text)
            && !before.ends_with(['.', '?', '!', ':', ';', ']', '”', '»', ',', '∎'])
            && before.chars().count() > 60
            && before.ends_with(char::is_alphabetic)
}

/// Whether a line was broken before its width was filled. Letters differ in width, so that a line in the middle of a sentence
/// may hold fewer of them: most of all where the paragraph has begun.
fn is_broken(before: &str, next_word: &str, width: usize, open: bool, inside: bool) -> bool {
    let filled = before.chars().count() + 1 + next_word.chars().count();
    if !open {
        return filled + 2 <= width;
    }
    if inside { filled * 10 <= width * 7 } else { filled * 16 <= width * 15 }
}

/// Whether a sentence is not yet at its end.
fn is_open(text: &str) -> bool {
    !text
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '”' | '»' | '"' | ')' | '’'))
        .ends_with(['.', '?', '!', ':', ';'])
}

/// Columns beside each other.
pub(super) fn has_wide_gap(text: &str) -> bool {
    text.contains("    ")
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// Signs that open a list item.
const BULLETS: [char; 15] = ['•', '·', '-', '–', '—', '*', '▪', '□', '\u{f0b7}', '\u{f0a7}', '◦', '●', '○', '−', '‣'];

/// Whether a line opens a list item: a bullet, or a number or letter with a bracket or full stop.
pub(super) fn is_item(text: &str) -> bool {
    label(text).is_some()
}

/// The bullet, number or letter that opens a list item, with the blank behind it.
pub(super) fn label(text: &str) -> Option<Span> {
    let word = first_word(text);
    let rest = text.get(word.len()..).filter(|rest| rest.starts_with(char::is_whitespace));
    let blank = rest.map_or(0, |rest| rest.len() - rest.trim_start().len());
    if let Some(bullet) = text.chars().next().filter(|c| BULLETS.contains(c)) {
        let lone = word.chars().count() == 1;
        let glued = matches!(bullet, '•' | '·' | '▪' | '●' | '\u{f0b7}' | '\u{f0a7}');
        return (lone || glued).then(|| Span::new(0, bullet.len_utf8() + if lone { blank } else { 0 }));
    }
    rest?;
    if word == "o" {
        return Some(Span::new(0, 1 + blank));
    }
    let inner = word.trim_start_matches('(').trim_end_matches([')', '.']);
    let marked = inner.len() < word.len();
    let short = inner.len() <= 2 && inner.chars().all(|c| c.is_ascii_digit())
        || inner.len() == 1 && inner.chars().all(|c| c.is_ascii_lowercase())
        || inner.len() <= 4 && inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) && !inner.is_empty();
    (marked && short && !inner.is_empty()).then(|| Span::new(0, word.len() + blank))
}
