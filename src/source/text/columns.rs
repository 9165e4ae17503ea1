//! Signatures in two columns beside each other, read one below the other.

use super::layout::has_wide_gap;
use super::{Draft, Removed};
use crate::source::BlockKind;
use crate::span::Span;

/// Parts lines whose columns stand beside each other: first the left column, then the right one.
pub(super) fn part(original: &str, removed: &Removed, drafts: &mut Vec<Draft>) {
    let mut at = 0;
    while at < drafts.len() {
        let run = drafts[at..].iter().take_while(|draft| is_wide(original, draft)).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let mut end = at + run;
        // Posts stand above names, with lines of the left column alone between.
        while end < drafts.len() && end - at < 8 && is_short(original, &drafts[end]) {
            end += 1;
        }
        let parted = columns(original, removed, &drafts[at..end]);
        let count = parted.len();
        drafts.splice(at..end, parted);
        at += count;
    }
}

fn is_wide(original: &str, draft: &Draft) -> bool {
    draft.kind.is_none() && draft.pieces.len() == 1 && has_wide_gap(draft.pieces[0].of(original))
}

fn is_short(original: &str, draft: &Draft) -> bool {
    draft.kind.is_none()
        && draft.pieces.len() == 1
        && draft.pieces[0].len() < 100
        && (is_wide(original, draft) || draft.pieces[0].len() < 40)
}

fn columns(original: &str, removed: &Removed, rows: &[Draft]) -> Vec<Draft> {
    let mut columns: Vec<Vec<Draft>> = Vec::new();
    for row in rows {
        for (column, cell) in cells(original, row.pieces[0]).into_iter().enumerate() {
            if columns.len() <= column {
                columns.push(Vec::new());
            }
            let lines = &mut columns[column];
            // A post that goes over its line ends in a comma and goes on in the next.
            let is_comma = |text: &str| text.trim_end().ends_with(',');
            let goes_on = matches!(&lines[..], [post] if {
                let post = post.words(original, removed);
                is_comma(&post) && is_post(&post) && is_comma(cell.of(original))
            });
            match lines.last_mut() {
                Some(last) if goes_on => last.pieces.push(cell),
                _ => lines.push(Draft { kind: Some(BlockKind::Signature), pieces: vec![cell], wrapped: true }),
            }
        }
    }
    if columns.iter().flatten().any(|draft| is_post(&draft.words(original, removed))) {
        return columns.into_iter().flatten().collect();
    }
    // Not a signature: a row of a table stays a row.
    rows.iter().map(|row| Draft { kind: Some(BlockKind::TableRow), ..row.clone() }).collect()
}

fn is_post(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("minister") || lower.contains("staatssecretaris")
}

/// The cells of a row: parted by three blanks or more.
fn cells(original: &str, row: Span) -> Vec<Span> {
    let text = row.of(original);
    let mut cells = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = text[start..].find("   ").map_or(text.len(), |found| start + found);
        if !text[start..end].trim().is_empty() {
            cells.push(Span::new(row.start + start, row.start + end));
        }
        start = end + text[end..].len() - text[end..].trim_start().len();
        if end == text.len() {
            break;
        }
    }
    cells
}
