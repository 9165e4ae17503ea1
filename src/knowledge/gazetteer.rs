//! All names of the authority files, found in a text in one pass.

use super::record::{NameStyle, Record, RecordId};
use crate::extract::MentionKind;
use crate::span::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;

/// A place in a text where names of one kind stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What kind of thing is named.
    pub kind: MentionKind,
    /// The records that are called so.
    pub records: Vec<RecordId>,
    /// How the name is written: the fullest style that any of the records has for it.
    pub style: NameStyle,
    /// Whether the letters are those of the name, but for a capital at its beginning.
    pub exact_case: bool,
    /// Whether every record counts this name as risky.
    pub risky: bool,
}

/// What one spelling can mean.
#[derive(Debug)]
struct Entry {
    record: RecordId,
    kind: MentionKind,
    style: NameStyle,
    risky: bool,
    text: String,
}

/// The names, as an automaton over the text in any case.
#[derive(Debug)]
pub(super) struct Gazetteer {
    automaton: AhoCorasick,
    entries: Vec<Vec<Entry>>,
}

/// Shorter names are left to the finders that know their context.
const SHORTEST: usize = 2;

impl Gazetteer {
    pub(super) fn new(records: &[Record]) -> Result<Self, aho_corasick::BuildError> {
        let mut by_spelling: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for (index, record) in (0_u32..).zip(records) {
            for name in &record.names {
                for text in spellings(&name.text) {
                    if text.chars().count() < SHORTEST {
                        continue;
                    }
                    by_spelling.entry(text.to_ascii_lowercase()).or_default().push(Entry {
                        record: RecordId(index),
                        kind: record.kind,
                        style: name.style,
                        risky: name.risky,
                        text,
                    });
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(by_spelling.keys())?;
        Ok(Self { automaton, entries: by_spelling.into_values().collect() })
    }

    /// Every whole-word occurrence of a name, by place; a shorter name inside a longer one is given too.
    pub(super) fn names_in(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        for found in self.automaton.find_overlapping_iter(text) {
            let span = Span::new(found.start(), found.end());
            if !is_whole_word(text, span) {
                continue;
            }
            let surface = span.of(text);
            let entries = &self.entries[found.pattern().as_usize()];
            let mut kinds: BTreeMap<MentionKind, Hit> = BTreeMap::new();
            // The letters as they are written decide which names count: `Denk` opens many sentences, `DENK` is a party.
            let exact_kinds: Vec<MentionKind> =
                entries.iter().filter(|entry| same_letters(surface, &entry.text)).map(|entry| entry.kind).collect();
            for entry in entries {
                let exact_case = same_letters(surface, &entry.text);
                if !exact_case && exact_kinds.contains(&entry.kind) {
                    continue;
                }
                let hit = kinds.entry(entry.kind).or_insert_with(|| Hit {
                    span,
                    kind: entry.kind,
                    records: Vec::new(),
                    style: entry.style,
                    exact_case,
                    risky: true,
                });
                hit.risky &= entry.risky;
                hit.style = hit.style.min(entry.style);
                if !hit.records.contains(&entry.record) {
                    hit.records.push(entry.record);
                }
            }
            hits.extend(kinds.into_values());
        }
        hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.kind));
        hits
    }
}

/// The name with each apostrophe and each dash for a hyphen that papers use.
fn spellings(name: &str) -> Vec<String> {
    let mut all = if name.contains(['\'', '’']) {
        vec![name.replace('’', "'"), name.replace('\'', "’")]
    } else {
        vec![name.to_owned()]
    };
    if name.contains('-') {
        let dashed: Vec<String> = all.iter().map(|name| name.replace('-', "–")).collect();
        all.extend(dashed);
    }
    all
}

fn same_letters(surface: &str, name: &str) -> bool {
    if surface == name {
        return true;
    }
    // A name that begins in lower case may open a sentence.
    let (mut a, mut b) = (surface.chars(), name.chars());
    let (first, named) = (a.next(), b.next());
    a.as_str() == b.as_str() && named.is_some_and(char::is_lowercase) && first.is_some_and(char::is_uppercase)
}

/// Whether no letter or digit touches the span.
pub(crate) fn is_whole_word(text: &str, span: Span) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric)
        && (!after.is_some_and(char::is_alphanumeric) || crate::extract::words::mark_behind(text, span.start, span.end))
}
