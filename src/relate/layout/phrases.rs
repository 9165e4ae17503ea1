//! The phrases of `ontology/layout/phrases.toml`, made ready for matching.

use crate::knowledge::{Knowledge, KnowledgeError};
use serde::Deserialize;
use std::ops::Range;

/// The file that holds them.
const FILE: &str = "layout/phrases.toml";

/// Most words that `...` stands for.
const GAP: usize = 24;

/// A list of phrases as the file has it, with sentences of real papers that hold one of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    phrases: Vec<String>,
    examples: Vec<String>,
}

/// All lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrases {
    /// Opens the line that says from whom a letter is.
    pub letter_from: List,
    /// Opens an address line.
    pub addressee: List,
    /// Names the addressee in the text.
    pub addressed: List,
    /// Announces a short form within brackets.
    pub short_form: List,
    /// Words for members of government, before a name.
    pub office: List,
    /// Says that a post was held before.
    pub former: List,
    /// Words between the name of a person and that of a party.
    pub party_link: List,
    /// Says that the two before share what is named behind it.
    pub both: List,
    /// Says that all before share it.
    pub all_of_them: List,
    /// Sends a publication that is named behind it.
    pub sends: List,
    /// Says of a publication named before it that it is attached.
    pub is_attached: List,
    /// Says that something else than the publication is sent, or by something else than this paper.
    pub not_attached: List,
    /// Names an annex, at the opening of a heading.
    pub annex: List,
    /// Opens a footnote that lists the members of the body before its mark.
    pub members: List,
    /// Says that a motion or commitment is done.
    pub settled: List,
    /// Says that the answer stands in this paper.
    pub answered: List,
    /// Says that work on it goes on.
    pub ongoing: List,
    /// Says that all is still to come.
    pub announced: List,
    /// Says that the paper departs from it.
    pub departs: List,
    /// Says that it is mentioned only.
    pub background: List,
    /// Points to the one motion or commitment mentioned last.
    pub this_one: List,
    /// Points to several mentioned before.
    pub these: List,
    /// Brings in several that the text does not name.
    pub unnamed: List,
    /// Stands before the name of who asked.
    pub asked_by: List,
    /// Says that the person named in the sentence asked.
    pub asks: List,
    /// Says that who signs promised.
    pub signers_promised: List,
    /// Stands before the names of those who submit a motion in a debate.
    pub submitted: List,
    /// Stands before the laws that the title of a bill changes.
    pub changes: List,
    /// Stands in the title of a bill before what it changes them for.
    pub reason_of_change: List,
    /// Speaks of all signers.
    pub all_signers: List,
    /// Stands before the name of who promised.
    pub promised_by: List,
    /// Auxiliary verbs before `toegezegd` whose subject is who promised.
    pub has_promised: List,
    /// Brings something to the vote in a meeting.
    pub put_to_vote: List,
    /// Says how a vote went.
    pub counted: List,
    /// Behind the parties that vote for it.
    pub voted_for: List,
    /// Behind the parties that vote against it.
    pub voted_against: List,
    /// Says that it is adopted.
    pub adopted: List,
    /// Says that it is rejected.
    pub rejected: List,
}

impl Phrases {
    /// Reads the lists.
    ///
    /// # Errors
    ///
    /// A file that is missing or does not have the form wanted; a list with an example that holds none of its phrases.
    pub fn read(knowledge: &Knowledge) -> Result<Self, KnowledgeError> {
        let mut phrases: Self = knowledge.toml(FILE)?;
        for (name, list) in phrases.lists() {
            if let Some(example) = list.unmatched() {
                return Err(KnowledgeError::new(
                    FILE,
                    None,
                    format!("the list `{name}` has no phrase that occurs in its example `{example}`"),
                ));
            }
            list.examples = Vec::new();
        }
        Ok(phrases)
    }

    fn lists(&mut self) -> [(&'static str, &mut List); 38] {
        [
            ("letter_from", &mut self.letter_from),
            ("addressee", &mut self.addressee),
            ("addressed", &mut self.addressed),
            ("short_form", &mut self.short_form),
            ("office", &mut self.office),
            ("former", &mut self.former),
            ("party_link", &mut self.party_link),
            ("both", &mut self.both),
            ("all_of_them", &mut self.all_of_them),
            ("sends", &mut self.sends),
            ("is_attached", &mut self.is_attached),
            ("not_attached", &mut self.not_attached),
            ("annex", &mut self.annex),
            ("members", &mut self.members),
            ("settled", &mut self.settled),
            ("answered", &mut self.answered),
            ("ongoing", &mut self.ongoing),
            ("announced", &mut self.announced),
            ("departs", &mut self.departs),
            ("background", &mut self.background),
            ("this_one", &mut self.this_one),
            ("these", &mut self.these),
            ("unnamed", &mut self.unnamed),
            ("asked_by", &mut self.asked_by),
            ("asks", &mut self.asks),
            ("signers_promised", &mut self.signers_promised),
            ("submitted", &mut self.submitted),
            ("changes", &mut self.changes),
            ("reason_of_change", &mut self.reason_of_change),
            ("all_signers", &mut self.all_signers),
            ("promised_by", &mut self.promised_by),
            ("has_promised", &mut self.has_promised),
            ("put_to_vote", &mut self.put_to_vote),
            ("counted", &mut self.counted),
            ("voted_for", &mut self.voted_for),
            ("voted_against", &mut self.voted_against),
            ("adopted", &mut self.adopted),
            ("rejected", &mut self.rejected),
        ]
    }
}

/// A list of phrases.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Listed")]
pub(crate) struct List {
    phrases: Vec<Vec<Part>>,
    examples: Vec<String>,
}

#[derive(Clone, Debug)]
enum Part {
    /// One of these words; those that end with `*` in the file are beginnings.
    Word(Vec<(String, bool)>),
    /// Up to [`GAP`] words.
    Gap,
}

impl From<Listed> for List {
    fn from(listed: Listed) -> Self {
        let phrases = listed.phrases.iter().map(|phrase| parts(phrase)).filter(|parts| !parts.is_empty()).collect();
        Self { phrases, examples: listed.examples }
    }
}

fn parts(phrase: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for piece in phrase.split_whitespace() {
        if piece == "..." {
            parts.push(Part::Gap);
        } else if piece.contains(['|', '*']) {
            let choice = |word: &str| (word.trim_end_matches('*').to_lowercase(), word.ends_with('*'));
            parts.push(Part::Word(piece.split('|').map(choice).collect()));
        } else {
            parts.extend(split(piece).into_iter().map(|word| Part::Word(vec![(word, false)])));
        }
    }
    parts
}

/// The words of a text in lower case, cut as [`crate::extract::words`] cuts them for plain text.
fn split(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '’' | '\''))
        .map(|word| word.trim_matches(['-', '’', '\'']).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

impl List {
    /// The first place where a phrase of the list stands, as a range of `words` (which are in lower case). Of phrases that
    /// begin at one word, the first of the file counts.
    pub fn find(&self, words: &[String]) -> Option<Range<usize>> {
        (0..words.len()).find_map(|start| {
            self.phrases.iter().find_map(|phrase| matches(phrase, &words[start..]).map(|length| start..start + length))
        })
    }

    /// Whether a phrase of the list stands anywhere in `words`.
    pub fn is_in(&self, words: &[String]) -> bool {
        self.find(words).is_some()
    }

    /// How many words of a phrase open `words`; `None` if none does.
    pub fn opens(&self, words: &[String]) -> Option<usize> {
        self.phrases.iter().find_map(|phrase| matches(phrase, words))
    }

    /// Whether `words` end with a phrase of the list.
    pub fn ends(&self, words: &[String]) -> bool {
        (0..words.len()).rev().take(GAP).any(|start| {
            self.phrases.iter().any(|phrase| matches(phrase, &words[start..]) == Some(words.len() - start))
        })
    }

    fn unmatched(&self) -> Option<&String> {
        self.examples.iter().find(|example| !self.is_in(&split(example)))
    }
}

/// How many words the phrase takes at the opening of `words`.
fn matches(phrase: &[Part], words: &[String]) -> Option<usize> {
    let Some((first, rest)) = phrase.split_first() else { return Some(0) };
    match first {
        Part::Word(choices) => {
            let word = words.first()?;
            let fits =
                choices.iter().any(|(choice, open)| word == choice || *open && word.starts_with(choice.as_str()));
            if fits { matches(rest, &words[1..]).map(|length| length + 1) } else { None }
        }
        Part::Gap => (0..=GAP.min(words.len())).find_map(|skip| matches(rest, &words[skip..]).map(|n| n + skip)),
    }
}
