//! What single lines and blocks of print look like: list items, footnote marks, headings.

use super::lines::{Line, Part};
use crate::source::{BlockKind, Document};
use std::collections::BTreeMap;

/// A heading has at most so many characters.
const LONGEST_HEADING: usize = 120;
/// Signs that open a list item.
const BULLETS: [char; 11] = ['•', '·', '–', '—', '-', '▪', '●', '○', '◦', '□', '*'];

pub(super) fn words(parts: &[Part]) -> String {
    let words = parts.iter().filter_map(|part| match part {
        Part::Words(words) => Some(words.as_str()),
        _ => None,
    });
    words.collect::<String>().trim().to_owned()
}

/// A number that is not raised and may be a footnote mark, and what stands behind it.
pub(super) fn plain_mark(words: &str) -> Option<(&str, &str)> {
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (mark, rest) = words.split_at(digits);
    let rest = rest.strip_prefix([' ', ')', '.'])?.trim_start();
    ((1..=3).contains(&digits) && rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '«' | '“' | '(')))
        .then_some((mark, rest))
}

/// Bullets; symbol fonts have them among the characters for private use.
pub(super) fn is_bullet(c: char) -> bool {
    BULLETS.contains(&c) || ('\u{f020}'..='\u{f0ff}').contains(&c)
}

pub(super) fn is_item(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    if word.len() == text.len() {
        return false;
    }
    if word.starts_with(is_bullet) {
        return word.chars().count() == 1;
    }
    let inner = word.trim_start_matches('(').trim_end_matches([')', '.']);
    inner.len() < word.len()
        && (inner.len() <= 2 && !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit())
            || inner.len() == 1 && inner.chars().all(|c| c.is_ascii_lowercase()))
}

/// The distance between two lines of one paragraph: the smallest that is common.
pub(super) fn distance(lines: &[&Line]) -> f64 {
    let gaps = lines.windows(2).map(|pair| pair[1].y - pair[0].y).filter(|gap| *gap > 2.0 && *gap < 40.0);
    let mut gaps: Vec<f64> = gaps.collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 3).copied().unwrap_or(12.0)
}

/// Whether a text ends inside an address of the web.
pub(super) fn in_address(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    (word.contains("://") || word.contains("www.")) && !word.ends_with([')', ',', ';'])
}

/// Short blocks in larger print, and short ones without a full stop that another block follows, are headings.
pub(super) fn headings(document: &mut Document, sizes: &BTreeMap<usize, f64>, body: f64) {
    for index in 0..document.blocks.len() {
        let block = document.blocks[index];
        let Some(size) = sizes.get(&block.span.start) else { continue };
        let text = document.surface(block.span);
        let end = text.trim_end_matches(['”', '’', '»', ')', '"', '\'']);
        let short = text.chars().count() <= LONGEST_HEADING && text.chars().any(char::is_alphabetic);
        let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '‘' | '“'));
        let open = !end.ends_with(['.', ';', ',', ':', '!', '?']) && !text.ends_with('.');
        let followed = document.blocks.get(index + 1).is_some_and(|next| next.kind != BlockKind::Footnote);
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && short
            && opens
            && (*size > 1.08 * body || open && followed && block.kind == BlockKind::Paragraph)
        {
            document.blocks[index].kind = BlockKind::Heading;
        }
    }
}
