//! Footnotes of web pages: a link with a number leads forward to the note, the note may lead back.

use crate::source::tree::Element;
use std::collections::BTreeMap;

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Byte offset of each link that is a footnote mark, and its mark.
    pub marks: BTreeMap<usize, String>,
    /// Byte offset of each element that is a footnote, and its mark.
    pub notes: BTreeMap<usize, String>,
}

#[derive(Debug, Default)]
struct Seen {
    /// Links inside the page: offset, target, words.
    links: Vec<(usize, String, String)>,
    /// Each identifier, the offset of its element and of the block around it.
    anchors: BTreeMap<String, (usize, usize)>,
}

/// Finds marks and notes: a link whose words are a number and whose target stands further down.
pub(super) fn find(root: &Element) -> Notes {
    let mut seen = Seen::default();
    look(root, root.at, &mut seen);
    let mut notes = Notes::default();
    for (at, target, words) in seen.links {
        let Some((anchor, block)) = seen.anchors.get(&target) else { continue };
        if *anchor > at && !notes.notes.contains_key(&at) {
            notes.marks.insert(at, words.clone());
            notes.notes.entry(*block).or_insert(words);
        }
    }
    notes
}

fn look(element: &Element, block: usize, seen: &mut Seen) {
    let block = if is_block(&element.name) { element.at } else { block };
    for name in ["id", "name"] {
        if let Some(id) = element.attribute(name) {
            seen.anchors.entry(id.to_owned()).or_insert((element.at, block));
        }
    }
    if element.name == "a"
        && let Some(target) = element.attribute("href").and_then(|href| href.strip_prefix('#'))
    {
        let words = element.text();
        let mark = words.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')') || c.is_whitespace());
        let is_mark = !mark.is_empty() && mark.len() <= 4 && mark.chars().all(|c| c.is_ascii_digit() || c == '*');
        if is_mark {
            seen.links.push((element.at, target.to_owned(), mark.to_owned()));
        }
    }
    for child in element.elements() {
        look(child, block, seen);
    }
}

fn is_block(name: &str) -> bool {
    matches!(name, "p" | "li" | "div" | "td" | "dd" | "tr" | "aside" | "section")
}
