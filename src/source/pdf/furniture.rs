//! What is printed on every page around the paper: running heads, page numbers, the imprint.

use super::lines::Line;
use crate::source::imprint;
use std::collections::{BTreeMap, BTreeSet};

/// The part of the page, at its top and at its foot, in which running heads may stand.
const EDGE: f64 = 0.12;

/// Takes running heads, page numbers and the imprint out of the pages. Gives the identifier that the imprint has
/// (`kst-32545-143`, `ah-tk-20232024-1481`).
pub(super) fn take(pages: &mut [Vec<Line>]) -> Option<String> {
    let mut identifier = None;
    for page in pages.iter_mut() {
        page.retain(|line| {
            let imprint = of_imprint(line);
            if let Some(Some(id)) = &imprint {
                identifier.get_or_insert_with(|| id.clone());
            }
            imprint.is_none()
        });
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let at_edge = page.iter().filter(|line| is_outer(line)).map(Line::text);
        for text in at_edge.flat_map(|text| [shape(&text), text]).collect::<BTreeSet<String>>() {
            *seen.entry(text).or_default() += 1;
        }
    }
    // The same words on half of the pages, or with another number on most of them.
    let (same, alike) = ((pages.len() / 2).max(2), (pages.len() * 3 / 5).max(3));
    let often = |text: &str, count: usize| seen.get(text).is_some_and(|seen| *seen >= count);
    for page in pages.iter_mut() {
        page.retain(|line| {
            let text = line.text();
            let is_number = text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit());
            !(is_outer(line) && (often(&text, same) || often(&shape(&text), alike) || is_number))
        });
    }
    identifier
}

/// The place and year in the imprint, and the first page that has one, counted from 0.
pub(super) fn place(pages: &[Vec<Line>]) -> Option<(usize, String)> {
    pages.iter().enumerate().find_map(|(number, page)| {
        let mut low = page.iter().filter(|line| is_outer(line) && line.y > line.height / 2.0).map(Line::text);
        low.find_map(|text| imprint::place(&text).map(|span| (number, span.of(&text).to_owned())))
    })
}

/// Whether a line stands where running heads and page numbers do.
fn is_outer(line: &Line) -> bool {
    line.y < line.height * EDGE || line.y > line.height * (1.0 - EDGE)
}

/// A line with a sign for each number: the numbers count the pages.
fn shape(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_digit() { '#' } else { c })
        .collect::<String>()
        .replace("##", "#")
        .replace("##", "#")
}

/// Whether a line is imprint, and the identifier in it.
fn of_imprint(line: &Line) -> Option<Option<String>> {
    let text = line.text();
    let lower = text.to_lowercase();
    let id = ["kst-", "ah-tk-", "ah-ek-", "h-tk-", "h-ek-", "kv-tk-", "stcrt-", "stb-"]
        .iter()
        .any(|series| lower.starts_with(series));
    if id && !text.contains(' ') && text.chars().any(|c| c.is_ascii_digit()) {
        return Some(Some(text));
    }
    let place =
        ["’s-gravenhage ", "'s-gravenhage ", "‘s-gravenhage "].iter().find_map(|place| lower.strip_prefix(place));
    let low = line.y > line.height * 0.85;
    let counted = lower
        .strip_prefix("pagina ")
        .is_some_and(|rest| rest.len() < 12 && rest.starts_with(|c: char| c.is_ascii_digit()));
    let running =
        is_outer(line) && line.is_gapped() && (lower.starts_with("tweede kamer") || lower.starts_with("eerste kamer"));
    let is_imprint = counted
        || running && !lower.contains("der staten")
        || lower.starts_with("issn ")
        || low && place.is_some_and(|rest| rest.chars().take_while(char::is_ascii_digit).count() == 4)
        || low
            && ["tweede", "eerste", "verenigde"]
                .iter()
                .any(|house| lower.contains(&format!("{house} kamer, vergaderjaar")));
    is_imprint.then_some(None)
}
