//! Words that lost the blank between them, and hyphens that a line end left inside a word: what some programs make of the lines
//! of a PDF (`vanUNHCR`, `EuropeseCommissie`, `Neder-land`). The rest of the text tells what the words are.

use super::clean::Cell;
use std::collections::HashMap;

/// Words that often stand at the end or the beginning of a line.
const FUNCTION_WORDS: [&str; 48] = [
    "aan", "als", "bij", "binnen", "dan", "dat", "de", "deze", "die", "dit", "door", "een", "en", "er", "geen", "haar",
    "het", "hun", "ik", "in", "inzake", "is", "kan", "met", "mijn", "na", "naar", "of", "om", "onder", "op", "over",
    "tegen", "te", "tot", "tussen", "uit", "uw", "van", "vanaf", "via", "voor", "waar", "wordt", "worden", "zal",
    "zijn", "zoals",
];

/// A function word shorter than this is the ending of many words.
const SHORTEST_BEHIND: usize = 3;

/// Verbs, adverbs and the like that begin a line behind a name, and end no compound.
const BEHIND: [&str; 44] = [
    "aandringen",
    "biedt",
    "blijft",
    "daarbij",
    "daarmee",
    "daarover",
    "doet",
    "eerder",
    "gaat",
    "geeft",
    "geven",
    "had",
    "heeft",
    "hebben",
    "helpt",
    "hierbij",
    "hiermee",
    "hierop",
    "hierover",
    "hiervan",
    "hiervoor",
    "kunnen",
    "kunt",
    "meer",
    "moet",
    "moeten",
    "momenteel",
    "niet",
    "nog",
    "ondersteunt",
    "ook",
    "opvolging",
    "sinds",
    "steunt",
    "tijdens",
    "waarbij",
    "wel",
    "werd",
    "wil",
    "willen",
    "zich",
    "zou",
    "zouden",
    "zullen",
];

/// Words that no noun begins with, and how long the noun behind one must be.
const ARTICLES: [&str; 7] = ["het", "de", "een", "deze", "dit", "uw", "van"];
const SHORTEST_NOUN: usize = 8;

/// So many words that are surely glued make a text in which others may be.
const SURELY: usize = 3;

/// What the words of a text tell of those that are glued.
#[derive(Debug, Default)]
pub(super) struct Glue<'a> {
    words: HashMap<&'a str, usize>,
    is_glued: bool,
}

impl<'a> Glue<'a> {
    /// Looks at all words of a text.
    pub(super) fn of(original: &'a str) -> Self {
        let mut words: HashMap<&str, usize> = HashMap::new();
        for word in original.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()) {
            *words.entry(word).or_default() += 1;
        }
        let surely = words.keys().filter(|word| seam(word).is_some()).count();
        // Of fewer, one must be a name that the text has elsewhere.
        let named = |word: &&str| seam(word).is_some_and(|at| words.contains_key(&first_part(word)[at..]));
        let is_glued = surely >= SURELY || surely + 1 >= SURELY && words.keys().any(named);
        Self { words, is_glued }
    }

    /// Mends the words of a paragraph. Gives the places, as numbers of cells before them, at which a cell came in or went.
    pub(super) fn mend(&self, cells: &mut Vec<Cell>) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut end = cells.len();
        while end > 0 {
            let start = cells[..end].iter().rposition(|cell| !is_part(cell.c)).map_or(0, |at| at + 1);
            if start < end {
                self.mend_word(cells, start, end, &mut changes);
            }
            end = start.saturating_sub(1);
        }
        changes
    }

    fn mend_word(&self, cells: &mut Vec<Cell>, start: usize, end: usize, changes: &mut Vec<Change>) {
        let word: String = cells[start..end].iter().map(|cell| cell.c).collect();
        if let Some(at) = self.blank(&word) {
            let at = start + word[..at].chars().count();
            let from = cells[at - 1].at + cells[at - 1].len;
            cells.insert(at, Cell { c: ' ', at: from, len: 0 });
            changes.push(Change::In(at));
        } else if let Some(at) = self.hyphen(&word) {
            let at = start + word[..at].chars().count();
            cells.remove(at);
            changes.push(Change::Out(at));
        }
    }

    /// Where in a word a blank is missing, in bytes.
    fn blank(&self, word: &str) -> Option<usize> {
        if !self.is_glued {
            return None;
        }
        // `deVN-verdragscomités`: the first part of a compound loses the blank before it.
        if word.contains('-') {
            return seam(word);
        }
        let known = |part: &str| part.chars().count() > 1 && self.words.contains_key(part);
        let function = |part: &str| FUNCTION_WORDS.contains(&part.to_lowercase().as_str());
        if let Some(at) = turn(word) {
            let (left, right) = word.split_at(at);
            return (function(left) || known(left) || known(right) && left.starts_with(char::is_lowercase))
                .then_some(at);
        }
        // `hettweeminutendebat`: an article before a long word that the text has elsewhere.
        let long = |article: &&&str| {
            let rest = word.strip_prefix(**article);
            rest.is_some_and(|rest| rest.chars().count() >= SHORTEST_NOUN && self.words.contains_key(rest))
        };
        if let Some(article) = ARTICLES.iter().find(long).filter(|_| self.words.get(word) == Some(&1)) {
            return Some(article.len());
        }
        // `UNHCRover`, `Tunesiëvan`: a name that is known, and a word behind it.
        let behind = |part: &&&str| part.len() >= SHORTEST_BEHIND && word.strip_suffix(**part).is_some_and(known);
        let named = word.starts_with(char::is_uppercase) && self.words.get(word).is_none_or(|count| *count == 1);
        let part = FUNCTION_WORDS.iter().chain(&BEHIND).filter(|_| named).find(behind)?;
        Some(word.len() - part.len())
    }

    /// Where in a word a hyphen stands that the same word elsewhere does not have, in bytes.
    fn hyphen(&self, word: &str) -> Option<usize> {
        let (left, right) = word.split_once('-')?;
        let plain = |part: &str| part.chars().count() > 1 && part.chars().all(char::is_alphabetic);
        if !plain(left) || !plain(right) || !right.starts_with(char::is_lowercase) {
            return None;
        }
        let whole = self.words.get(format!("{left}{right}").as_str()).copied().unwrap_or_default();
        let parted = self.words.get(word).copied().unwrap_or_default();
        (whole >= parted && whole > 0).then_some(left.len())
    }
}

/// A cell that came into a paragraph or went out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// A blank came in before what was the cell with this number.
    In(usize),
    /// The cell with this number went out.
    Out(usize),
}

/// The first part of a compound with hyphens, or the word.
fn first_part(word: &str) -> &str {
    word.split_once('-').map_or(word, |(first, _)| first)
}

/// Where the blank between a function word and the name behind it is surely missing, in bytes.
fn seam(word: &str) -> Option<usize> {
    let first = first_part(word);
    turn(first).filter(|at| FUNCTION_WORDS.contains(&&first[..*at]))
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

/// Where a small letter is followed by a capital, in bytes, if that happens once and two letters stand on either side.
fn turn(word: &str) -> Option<usize> {
    let mut turns = word
        .char_indices()
        .zip(word.chars().skip(1))
        .filter(|((_, c), next)| c.is_lowercase() && next.is_uppercase())
        .map(|((at, c), _)| at + c.len_utf8());
    let at = turns.next()?;
    let sides = word[..at].chars().count() > 1 && word[at..].chars().count() > 1;
    (turns.next().is_none() && sides && word.chars().all(char::is_alphabetic)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From an answer to written questions (Aanhangsel Handelingen II 2024/25, nr. 583) as a converter left it.
    const ANSWER: &str = "De Europese Commissie en Nederland weten vanUNHCR dat UNHCR en deEuropese Commissie hetNDICI in Tunesië \
        gebruiken. UNHCRover Tunesiëvan de EuropeseCommissie. In hoeverre is Neder-land hiervan op de hoogte? ZonMw en JIMpact.";

    fn mended(text: &str) -> String {
        let mut cells: Vec<Cell> = text.char_indices().map(|(at, c)| Cell { c, at, len: c.len_utf8() }).collect();
        Glue::of(text).mend(&mut cells);
        cells.iter().map(|cell| cell.c).collect()
    }

    #[test]
    fn glued_words_are_parted_where_the_text_knows_them() {
        let text = mended(ANSWER);
        for words in
            ["van UNHCR dat", "de Europese Commissie het NDICI", "UNHCR over Tunesië van de Europese Commissie."]
        {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(text.ends_with("is Nederland hiervan op de hoogte? ZonMw en JIMpact."), "{text}");
    }

    #[test]
    fn the_first_part_of_a_compound_is_parted_from_what_stands_before_it() {
        // ah-tk-20242025-583
        let text = mended(
            "door deVN-verdragscomités, opEU-niveau, hetPVV-Kamerlid, deEU, vanUNHCR, inTunesië; de SAR-zone en inter-Europese zaken",
        );
        assert_eq!(
            text,
            "door de VN-verdragscomités, op EU-niveau, het PVV-Kamerlid, de EU, van UNHCR, in Tunesië; de SAR-zone en inter-Europese zaken"
        );
    }

    #[test]
    fn a_name_is_parted_from_the_verb_or_adverb_behind_it() {
        // ah-tk-20242025-583, ah-tk-20242025-584
        let text = "De Europese Commissie en Nederland weten vanUNHCR dat deEU en hetNDICI gelden; UNHCR. De Europese Commissiehierover en \
                    Nederlandaandringen. Een Kamerlid uit Nederland.";
        let text = mended(text);
        assert!(text.contains("Commissie hierover en Nederland aandringen. Een Kamerlid uit"), "{text}");
    }

    #[test]
    fn two_glued_words_are_enough_where_one_is_a_name_of_the_text() {
        // kv-tk-2024Z18794
        let text = "de ex-woordvoerder vanHalsema. Geert Wilders vroeg om het ontslag van Halsema vanwege de rellen inAmsterdam.";
        assert!(
            mended(text).contains("woordvoerder van Halsema.") && mended(text).ends_with("in Amsterdam."),
            "{}",
            mended(text)
        );
    }

    #[test]
    fn a_text_with_its_blanks_keeps_its_names() {
        let text = "GroenLinks, de ChristenUnie en ZonMw zien in JeugdzorgPlus en inHolland een kans; deBuren niet. Groen is Links.";
        assert_eq!(mended(text), text);
    }
}
