//! Footnotes that stand at the foot of a page or at the end of the text.

use super::layout::Layout;
use super::lines::Line;
use super::{Draft, Note};
use crate::span::Span;

/// How much of a page its notes may fill, in lines.
const LONGEST_FOOT: usize = 24;

/// What a converter puts behind a note to lead back to its mark.
const BACK: &str = "↩";

/// Takes the lines of footnotes out of the lines of the body.
pub(super) fn cut(original: &str, lines: Vec<Line>, layout: &Layout, notes: &mut Vec<Note>) -> Vec<Line> {
    if lines.iter().any(|line| line.span.of(original).contains(BACK)) {
        return led_back(original, lines, notes);
    }
    match layout {
        Layout::Flowing => at_the_end(original, lines, notes),
        Layout::Wrapped { .. } => at_the_foot(original, lines, notes),
    }
}

/// Notes that end in an arrow back to their mark: one a line, with a number or in their order.
fn led_back(original: &str, lines: Vec<Line>, notes: &mut Vec<Note>) -> Vec<Line> {
    let mut body = Vec::new();
    for line in lines {
        let text = line.span.of(original);
        let Some(arrow) = text.find(BACK) else {
            body.push(line);
            continue;
        };
        let label = numbered(text).filter(|(number, rest)| *number == notes.len() + 1 && *rest < arrow);
        let start = line.span.start + label.map_or(0, |(_, rest)| rest);
        push(notes, (notes.len() + 1).to_string(), vec![Span::new(start, line.span.start + arrow)]);
    }
    body
}

/// Numbered notes below the text, one a line, counted from 1 to the end.
fn at_the_end(original: &str, mut lines: Vec<Line>, notes: &mut Vec<Note>) -> Vec<Line> {
    let number = |line: &Line| note_number(line.span.of(original)).map(|(number, _)| number);
    let Some(first) = lines.iter().rposition(|line| number(line) == Some(1)).filter(|first| *first * 2 > lines.len())
    else {
        return lines;
    };
    let tail = &lines[first..];
    if tail.len() < 2 || !tail.iter().enumerate().all(|(index, line)| number(line) == Some(index + 1)) {
        return lines;
    }
    for line in lines.split_off(first) {
        if let Some((number, rest)) = note_number(line.span.of(original)) {
            push(notes, number.to_string(), vec![Span::new(line.span.start + rest, line.span.end)]);
        }
    }
    lines
}

/// Notes at the foot of a page: below a rule or a blank line, numbered on from those of the page before, up to where the
/// next page begins.
fn at_the_foot(original: &str, mut lines: Vec<Line>, notes: &mut Vec<Note>) -> Vec<Line> {
    mark_pages(original, &mut lines);
    let mut body: Vec<Line> = Vec::new();
    let mut at = 0;
    let mut after_note = false;
    while at < lines.len() {
        let line = &lines[at];
        let end = page_end(&lines, at);
        match opening(original, &lines, at, end, notes) {
            Some((mark, rest)) => {
                let first = Span::new(line.span.start + rest, line.span.end);
                let (pieces, next) = note_lines(original, &lines, at, end, first);
                push(notes, mark, pieces);
                at = next;
                after_note = true;
            }
            None if !line.page
                && is_address(line.span.of(original))
                && (after_note || ends_page(original, &lines, at)) =>
            {
                at += 1;
            }
            None => {
                let mut line = line.clone();
                line.page |= after_note;
                after_note = false;
                body.push(line);
                at += 1;
            }
        }
    }
    body
}

/// The mark and where the text begins, if a footnote opens on the line.
fn opening(original: &str, lines: &[Line], at: usize, end: usize, notes: &[Note]) -> Option<(String, usize)> {
    let line = &lines[at];
    let text = line.span.of(original);
    let below =
        |last: &Note| last.draft.pieces.last().is_some_and(|piece| at > 0 && lines[at - 1].span.end == piece.end);
    let below = notes.last().is_some_and(below);
    if (end - at > LONGEST_FOOT && !line.ruled && !below) || line.page {
        return None;
    }
    if text.starts_with('[') {
        // A figure or table has notes of its own, in brackets.
        return note_number(text).filter(|_| line.ruled).map(|(number, rest)| (format!("[{number}]"), rest));
    }
    let expected = notes.iter().filter_map(|note| note.mark.parse::<usize>().ok()).max().unwrap_or(0) + 1;
    if !(line.ruled || line.gap > 0 || below) {
        return None;
    }
    if let Some((number, rest)) = note_number(text) {
        let near = if line.ruled { expected + 3 } else { expected + 1 };
        return (expected..=near).contains(&number).then(|| (number.to_string(), rest));
    }
    // A scanner reads a small raised 1 as a letter or a sign; the note below it tells which number it was.
    let mut chars = text.char_indices();
    let (_, sign) = chars.next()?;
    let (blank, _) = chars.next().filter(|(_, c)| *c == ' ')?;
    let misread = matches!(sign, 'T' | 'l' | 'I' | '!' | '|' | 'i' | 't' | '’' | '\'' | '*');
    let next = lines[at + 1..end].iter().find_map(|line| note_number(line.span.of(original)));
    (misread && end - at <= 6 && next.is_some_and(|(number, _)| number == expected + 1))
        .then(|| (expected.to_string(), blank + 1))
}

/// The lines of the note that begins with `first`, and the line after it.
fn note_lines(original: &str, lines: &[Line], at: usize, end: usize, first: Span) -> (Vec<Span>, usize) {
    let mut pieces = vec![first];
    let mut next = at + 1;
    while next < end {
        let line = &lines[next];
        let text = line.span.of(original);
        let before = lines[next - 1].span.of(original);
        if note_number(text).is_some() || line.gap > 1 {
            break;
        }
        let repeats = is_address(text)
            && !before.ends_with('-')
            && (line.gap > 0 || before.contains("http") || before.contains("www"));
        if repeats || (line.gap > 0 && before.ends_with('.') && !is_address(before)) {
            break;
        }
        pieces.push(line.span);
        next += 1;
    }
    (pieces, next)
}

/// Whether nothing but web addresses stands between a line and the end of its page: the targets of the links on it.
fn ends_page(original: &str, lines: &[Line], at: usize) -> bool {
    lines[at + 1..].iter().find(|line| line.page || !is_address(line.span.of(original))).is_some_and(|line| line.page)
}

/// Whether a line is nothing but a web address: what a converter leaves of a link.
fn is_address(text: &str) -> bool {
    (text.starts_with("http") || text.starts_with("www.")) && !text.contains(' ')
}

/// The first line at or after `at + 1` that opens a page, or the end of the text.
fn page_end(lines: &[Line], at: usize) -> usize {
    lines[at + 1..].iter().position(|line| line.page).map_or(lines.len(), |found| at + 1 + found)
}

/// A text taken out of a PDF keeps a form feed before each page, or one blank where it was.
fn mark_pages(original: &str, lines: &mut [Line]) {
    let fed = lines.iter().any(|line| line.page);
    if fed {
        return;
    }
    for line in lines {
        line.page = line.indent == 1 && original[..line.span.start].ends_with("\n ");
    }
}

/// Number and start of the text of a line that may be a note: `12 Zie ...`, `[12] Zie ...`, `12. Zie ...`.
fn note_number(text: &str) -> Option<(usize, usize)> {
    let (number, rest) = numbered(text)?;
    let opens = text[rest..]
        .starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '"' | '‘' | '’' | '(' | '<'))
        || ["http", "www", "zie", "o.a."].iter().any(|word| text[rest..].starts_with(word))
        || text[rest..].starts_with(|c: char| c.is_ascii_digit()) && text[rest..].contains(". ");
    opens.then_some((number, rest))
}

/// A number at the start of a line, bare, in brackets or with a full stop, and where the text after it begins.
fn numbered(text: &str) -> Option<(usize, usize)> {
    let inner = text.trim_start_matches('[');
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let number: usize = inner[..digits].parse().ok()?;
    let rest = inner[digits..].trim_start_matches([']', '.']);
    let body = rest.trim_start();
    (body.len() < rest.len() && !body.is_empty()).then(|| (number, text.len() - body.len()))
}

fn push(notes: &mut Vec<Note>, mark: String, pieces: Vec<Span>) {
    notes.push(Note { mark, draft: Draft { pieces, wrapped: true, ..Draft::default() } });
}
