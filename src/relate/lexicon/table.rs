//! The tables of Dutch verbs and nouns, and the rules by which a regular verb is conjugated.

use super::verb::Verb;
use crate::knowledge::{Files, KnowledgeError};
use std::collections::{BTreeMap, BTreeSet};

/// Verbs, one a line: infinitive, stem, and of present, past, plural of the past and participle those that are not regular.
const VERBS: &str = "patterns/verbs.csv";
/// Nouns, one a line: singular and plural.
const NOUNS: &str = "patterns/nouns.csv";

/// What the tables say, by the form that names a word.
#[derive(Debug)]
pub(super) struct Table<'a> {
    verbs: BTreeMap<&'a str, &'a str>,
    nouns: BTreeMap<&'a str, &'a str>,
}

impl<'a> Table<'a> {
    /// Reads both tables.
    ///
    /// # Errors
    ///
    /// A table that is missing, or a line that has one column only.
    pub(super) fn read(files: &'a Files) -> Result<Self, KnowledgeError> {
        Ok(Self { verbs: lines(files, VERBS)?, nouns: lines(files, NOUNS)? })
    }

    /// The forms of a verb of one word; a separable verb has those of the verb behind its particle.
    pub(super) fn verb(&self, infinitive: &str, particles: &BTreeSet<String>) -> Option<Verb> {
        if let Some(columns) = self.verbs.get(infinitive) {
            return Some(conjugated(infinitive, columns));
        }
        let longest_first = particles.iter().rev();
        longest_first.filter_map(|particle| Some((particle, infinitive.strip_prefix(particle.as_str())?))).find_map(
            |(particle, base)| self.verbs.get(base).map(|columns| conjugated(base, columns).with_particle(particle)),
        )
    }

    /// Singular and plural of a noun; a compound that the table lacks has the plural of its last part.
    pub(super) fn noun(&self, singular: &str) -> BTreeSet<String> {
        let mut forms = BTreeSet::from([singular.to_owned()]);
        let known =
            singular.char_indices().find_map(|(at, _)| self.nouns.get(&singular[at..]).map(|plural| (at, plural)));
        if let Some((at, plurals)) = known {
            forms.extend(plurals.split_whitespace().map(|plural| format!("{}{plural}", &singular[..at])));
        }
        forms
    }
}

fn lines<'a>(files: &'a Files, path: &str) -> Result<BTreeMap<&'a str, &'a str>, KnowledgeError> {
    let rows = files.text(path)?.lines().enumerate().skip(1).filter(|(_, line)| !line.is_empty());
    rows.map(|(index, line)| {
        line.split_once(',').ok_or_else(|| {
            KnowledgeError::new(
                path,
                Some(index + 1),
                "has one column only: give the word and, behind a comma, its forms",
            )
        })
    })
    .collect()
}

/// A verb from its line in the table.
fn conjugated(infinitive: &str, columns: &str) -> Verb {
    let mut columns = columns.split(',');
    let stem = columns.next().unwrap_or_default();
    let regular = regular(infinitive, stem);
    let mut forms: Vec<BTreeSet<String>> = regular
        .into_iter()
        .map(|regular| match columns.next().filter(|column| !column.is_empty()) {
            Some(column) => column.split_whitespace().map(str::to_owned).collect(),
            None => BTreeSet::from([regular]),
        })
        .collect();
    let participle = forms.pop().unwrap_or_default();
    let finite = forms.into_iter().flatten().chain([stem.to_owned()]).collect();
    Verb::new(infinitive, finite, participle)
}

/// Present, past, plural of the past and participle of a regular verb: `-t`, then `-te` behind a voiceless consonant of the
/// infinitive (`t`, `k`, `f`, `s`, `ch`, `p`, `x`) and `-de` behind any other sound; `ge-` unless the verb has an unstressed
/// prefix.
fn regular(infinitive: &str, stem: &str) -> [String; 4] {
    let root = infinitive.strip_suffix("en").unwrap_or(infinitive);
    let dental = if root.ends_with(['t', 'k', 'f', 's', 'x', 'p']) || root.ends_with("ch") { 't' } else { 'd' };
    let present = if stem.ends_with('t') { stem.to_owned() } else { format!("{stem}t") };
    let past = format!("{stem}{dental}e");
    let end = if stem.ends_with(['t', 'd']) { stem.to_owned() } else { format!("{stem}{dental}") };
    let prefixed = ["be", "ge", "er", "her", "ont", "ver"].iter().any(|prefix| infinitive.starts_with(prefix));
    let participle = match end.chars().next() {
        _ if prefixed => end,
        Some('e') => format!("geë{}", &end[1..]),
        Some('i') => format!("geï{}", &end[1..]),
        Some('u') => format!("geü{}", &end[1..]),
        _ => format!("ge{end}"),
    };
    [present, past.clone(), format!("{past}n"), participle]
}
