//! Where footnote marks stand in the body: small raised figures that plain text glues to the word before.

use super::{Draft, Note, Removed};
use crate::span::Span;

/// A place where a mark may stand.
struct Spot {
    span: Span,
    /// Whether nothing but a footnote mark can stand there.
    sure: bool,
}

/// Finds the mark of each note that has none yet, and takes it out of the text.
pub(super) fn find(original: &str, drafts: &[Draft], notes: &[Note], removed: &mut Removed) {
    let marked: Vec<String> = removed.values().filter_map(|(_, mark)| mark.clone()).collect();
    let open: Vec<&Note> = notes.iter().filter(|note| !marked.contains(&note.mark)).collect();
    if open.is_empty() {
        return;
    }
    let runs = figures(original, drafts, removed);
    let mut from = 0;
    for (index, note) in open.iter().enumerate() {
        if note.mark.starts_with('[') {
            if let Some(span) = bracketed(original, drafts, &note.mark) {
                removed.insert(span.start, (span.end, Some(note.mark.clone())));
            }
            continue;
        }
        let mut here = spots(original, &runs, &note.mark, from);
        // A note never stands before its mark.
        here.retain(|spot| note.draft.pieces.first().is_none_or(|first| spot.span.start < first.start));
        let next = open.get(index + 1).and_then(|next| {
            let after = here.first().map_or(from, |spot| spot.span.end);
            spots(original, &runs, &next.mark, after).into_iter().find(|spot| spot.sure)
        });
        let in_order = |spot: &&Spot| next.as_ref().is_none_or(|next| spot.span.start < next.span.start);
        let chosen = here
            .iter()
            .find(|spot| spot.sure)
            .filter(in_order)
            .or_else(|| here.iter().find(in_order))
            .map(|spot| spot.span)
            .or_else(|| misread(original, drafts, note, from));
        if let Some(span) = chosen {
            removed.insert(span.start, (span.end, Some(note.mark.clone())));
            from = span.end;
        }
    }
}

/// Where a mark in brackets stands: `jeugdhulp[4]`.
fn bracketed(original: &str, drafts: &[Draft], mark: &str) -> Option<Span> {
    drafts.iter().flat_map(|draft| &draft.pieces).find_map(|piece| {
        let at = piece.start + piece.of(original).find(mark)?;
        Some(Span::new(at, at + mark.len()))
    })
}

/// Runs of digits of the body that are glued to what stands before them.
fn figures(original: &str, drafts: &[Draft], removed: &Removed) -> Vec<Span> {
    let mut runs = Vec::new();
    for piece in drafts.iter().flat_map(|draft| &draft.pieces) {
        let text = piece.of(original);
        let mut at = 0;
        while let Some(found) = text[at..].find(is_figure) {
            let start = at + found;
            let end = text[start..].find(|c| !is_figure(c)).map_or(text.len(), |end| start + end);
            let span = Span::new(piece.start + start, piece.start + end);
            let hidden = removed.range(..=span.start).next_back().is_some_and(|(_, (to, _))| *to > span.start);
            if !hidden && start > 0 {
                runs.push(span);
            }
            at = end;
        }
    }
    runs
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || value(c).is_some()
}

/// The figure that a raised figure stands for.
fn value(c: char) -> Option<char> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    RAISED.iter().position(|raised| *raised == c).and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10))
}

fn spots(original: &str, runs: &[Span], mark: &str, from: usize) -> Vec<Spot> {
    let first = runs.partition_point(|run| run.start < from);
    runs[first..].iter().filter_map(|run| spot(original, *run, mark)).collect()
}

/// Whether the mark stands at the end of a run of figures.
fn spot(original: &str, run: Span, mark: &str) -> Option<Spot> {
    let figures = run.of(original);
    let after = original[run.end..].chars().next();
    if is_between_words(original, run) {
        return (figures == mark).then_some(Spot { span: run, sure: true });
    }
    if after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '°' | '/')) {
        return None;
    }
    let next = original[run.end..].chars().nth(1);
    if matches!(after, Some(',' | '.' | ':' | '-' | '–')) && next.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let raised: String = figures.chars().filter_map(value).collect();
    if raised == mark {
        let start = run.start + figures.find(|c| value(c).is_some()).unwrap_or(0);
        return Some(Spot { span: Span::new(start, run.end), sure: true });
    }
    let start = run.start + figures.strip_suffix(mark)?.len();
    let before = original[..start].chars().next_back()?;
    let earlier = original[..start].chars().rev().nth(1).unwrap_or(' ');
    let span = Span::new(start, run.end);
    match before {
        '.' | ',' if earlier.is_ascii_digit() && before == ',' => None,
        '.' if original[..start].to_lowercase().ends_with("nr.") || original[..start].ends_with("p.") => None,
        '.' if earlier.is_ascii_digit() => Some(Spot { span, sure: false }),
        '.' | ',' | ';' | ':' | '!' | '?' | '”' | '»' | '’' | '"' | '\'' | ')' => {
            Some(Spot { span, sure: !earlier.is_whitespace() })
        }
        c if c.is_lowercase() => Some(Spot { span, sure: true }),
        c if c.is_uppercase() => Some(Spot { span, sure: false }),
        c if c.is_ascii_digit() => {
            let number = &figures[..figures.len() - mark.len()];
            let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
            (year || number.len() == 1 && is_numbered_thing(&original[..run.start]))
                .then_some(Spot { span, sure: false })
        }
        _ => None,
    }
}

/// Whether figures stand between two words in lower case that lost the blank between them: `per motie12verzocht`.
fn is_between_words(original: &str, run: Span) -> bool {
    const SHORTEST: usize = 4;
    let before = original[..run.start].chars().rev().take_while(|c| c.is_lowercase()).take(SHORTEST).count();
    let after = original[run.end..].chars().take_while(|c| c.is_lowercase()).take(SHORTEST).count();
    before == SHORTEST && after == SHORTEST
}

/// Whether a number that follows belongs to a name: `bijlage 1`, `BIG 5`. Behind other words, a number counts something.
fn is_numbered_thing(before: &str) -> bool {
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    before.ends_with([' ', '\u{a0}'])
        && (["bijlage", "paragraaf", "hoofdstuk", "figuur", "tabel", "deel"].contains(&word.to_lowercase().as_str())
            || word.len() > 1 && word.chars().all(char::is_uppercase))
}

/// Marks that a scanner read as another sign: a quotation mark that closes nothing, a question mark after a full stop,
/// or a wrong figure. They are looked for only where the mark must be: before the mark of the next note.
fn misread(original: &str, drafts: &[Draft], note: &Note, from: usize) -> Option<Span> {
    let note_at = note.draft.pieces.first()?.start;
    let pieces = drafts.iter().flat_map(|draft| &draft.pieces);
    pieces.filter(|piece| piece.start >= from && piece.end <= note_at).find_map(|piece| {
        odd_sign(piece.of(original)).map(|span| Span::new(piece.start + span.start, piece.start + span.end))
    })
}

fn odd_sign(text: &str) -> Option<Span> {
    let quotes = text.matches('"').count();
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends_word = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        let odd = match c {
            '"' => quotes == 1 && before.is_alphabetic(),
            '?' => before == '.',
            _ => c.is_ascii_digit() && before == '.' && text[..at - 1].ends_with(char::is_alphabetic),
        };
        if odd && ends_word && at > 0 {
            return Some(Span::new(at, at + c.len_utf8()));
        }
        before = c;
    }
    None
}
