//! What is printed on every page around the paper: running heads, page numbers, the imprint.

use super::lines::Line;
use std::collections::BTreeMap;

/// How many lines from the top and from the foot of a page running heads may stand.
const EDGE: usize = 3;

/// Takes running heads, page numbers and the imprint out of the pages. Gives the identifier that the imprint has
/// (`kst-32545-143`, `ah-tk-20232024-1481`).
pub(super) fn take(pages: &mut [Vec<Line>]) -> Option<String> {
    let mut identifier = None;
    for page in pages.iter_mut() {
        page.retain(|line| {
            let imprint = imprint(line);
            if let Some(Some(id)) = &imprint {
                identifier.get_or_insert_with(|| id.clone());
            }
            imprint.is_none()
        });
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        for index in edges(page.len()) {
            *seen.entry(shape(&page[index].text)).or_default() += 1;
        }
    }
    let often = (pages.len() / 2).max(2);
    for page in pages.iter_mut() {
        let edges = edges(page.len());
        let mut index = 0;
        page.retain(|line| {
            let at_edge = edges.contains(&index);
            index += 1;
            let is_number = line.text.len() <= 3 && line.text.chars().all(|c| c.is_ascii_digit());
            let lowest = line.y > line.height * 0.9;
            !(at_edge && (seen.get(&shape(&line.text)).is_some_and(|count| *count >= often) || is_number && lowest))
        });
    }
    identifier
}

/// The first and last lines of a page.
fn edges(lines: usize) -> Vec<usize> {
    (0..lines).filter(|index| *index < EDGE || *index + EDGE >= lines).collect()
}

/// A line without the numbers that count the pages.
fn shape(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

/// Whether a line is imprint, and the identifier in it.
fn imprint(line: &Line) -> Option<Option<String>> {
    let text = line.text.trim();
    let lower = text.to_lowercase();
    let id = ["kst-", "ah-tk-", "ah-ek-", "h-tk-", "h-ek-", "kv-tk-", "stcrt-", "stb-"].iter().any(|series| lower.starts_with(series));
    if id && !text.contains(' ') && text.chars().any(|c| c.is_ascii_digit()) {
        return Some(Some(text.to_owned()));
    }
    let place = ["’s-gravenhage ", "'s-gravenhage ", "‘s-gravenhage "].iter().find_map(|place| lower.strip_prefix(place));
    let is_imprint = lower.starts_with("issn ")
        || place.is_some_and(|year| year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()))
        || line.y > line.height * 0.88 && (lower.starts_with("tweede kamer, vergaderjaar") || lower.starts_with("eerste kamer, vergaderjaar"));
    is_imprint.then_some(None)
}
