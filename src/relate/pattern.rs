//! The patterns in which papers state relations, read from `ontology/patterns/`. Their format is explained in the README there.

use super::Node;
use super::Predicate;
use super::lexicon::Lexicon;
use super::phrase::{self, Element};
use super::token::{Member, Sort};
use super::who::Pointers;
use crate::extract::MentionKind;
use crate::knowledge::{Knowledge, KnowledgeError};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// Files of `patterns/` that hold no patterns.
const NO_PATTERNS: [&str; 2] = ["patterns/pointers.toml", "patterns/lexicon.toml"];

/// All patterns, with the lexicon that they use.
#[derive(Debug)]
pub struct Patterns {
    /// Forms of verbs and nouns.
    pub(super) lexicon: Lexicon,
    /// Words that point.
    pub(super) pointers: Pointers,
    /// The patterns, in the order of their files and in them.
    pub(super) all: Vec<Pattern>,
    examples: Vec<Example>,
}

/// A sentence that a pattern file gives with what it must state.
#[derive(Clone, Debug)]
pub struct Example {
    /// The pattern: `funds: stelt beschikbaar`.
    pub pattern: String,
    /// What it is about.
    pub predicate: Predicate,
    /// The sentence.
    pub text: String,
    /// What of this predicate it states, as `subject > object` by their labels; nothing if it must not match.
    pub gives: BTreeSet<String>,
}

/// One pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    pub name: String,
    pub predicate: Predicate,
    pub how: How,
    pub score: f32,
    /// Words or amounts that the clause must hold.
    pub needs: Vec<Need>,
    /// Words or amounts that the clause must not hold.
    pub lacks: Vec<Need>,
    /// Qualifiers to look for in the sentence.
    pub take: Vec<Take>,
    /// Qualifiers with a fixed value.
    pub always: BTreeMap<String, String>,
    /// Whether `kan`, `zou` and the like leave it standing.
    pub modal: bool,
    /// Whether only footnotes and headings can state it.
    pub notes: bool,
    /// Whether a noun phrase states it, so that the verb of the clause and its denial say nothing.
    pub any_mood: bool,
}

#[derive(Debug)]
pub(super) enum How {
    /// Words in a row, each a list of alternatives.
    Phrases(Vec<Vec<Element>>),
    /// A verb and its roles in whatever order.
    Frame(Box<Frame>),
}

/// What a clause must hold.
#[derive(Debug)]
pub(super) enum Need {
    /// One of these words; one that begins with `*` ends so.
    Word(Vec<String>),
    /// An amount of money.
    Amount,
}

/// A qualifier to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Take {
    Amount,
    Year,
    Date,
    Until,
    Purpose,
    Task,
    Duration,
}

/// A verb with its roles.
#[derive(Debug)]
pub(super) struct Frame {
    pub verbs: Vec<String>,
    /// Who does it.
    pub agent: Option<Role>,
    /// To whom or what it is done: the object, or the subject of the passive.
    pub patient: Option<Role>,
    /// Other roles.
    pub roles: Vec<Role>,
    /// A verb whose perfect has `zijn` and that has no passive (`is toegetreden`).
    pub intransitive: bool,
    /// The object, where it is a text.
    pub literal: Option<String>,
}

/// A role in a frame.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// `subject`, `object`, or the name of a qualifier.
    pub fills: String,
    pub kinds: Kinds,
    /// Prepositions that it may stand behind; the empty one is none. For the agent: those of the passive.
    pub marks: Vec<String>,
    /// Whether a class of people or bodies without a name can fill it.
    pub class: bool,
    /// Whether the last fitting thing is meant where nothing in the clause fits.
    pub last: bool,
    /// Words of which the name of what fills it must hold one (`inspectie`).
    pub called: Vec<String>,
    /// Words that fill it as a text; one that begins with `*` ends so.
    pub words: Vec<String>,
    /// Whether the pattern holds without it.
    pub optional: bool,
}

/// Sorts of things.
#[derive(Clone, Debug, Default)]
pub(super) struct Kinds {
    sorts: Vec<Sort>,
    /// Whether only words that point to things named before are meant (`de andere regio’s`).
    pub pointing: bool,
    /// Whether only names are meant that begin a longer word (`CBS-cijfers`).
    pub leading: bool,
    /// How many things a slot of a phrase takes.
    pub count: Count,
}

/// How many things a slot of a phrase takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Count {
    #[default]
    Any,
    One,
    Several,
}

impl Kinds {
    pub(super) fn holds(&self, sort: Sort) -> bool {
        self.sorts.contains(&sort)
    }

    /// The member as what these kinds take it for: the name of the country stands for the State where the State is asked for.
    pub(super) fn take(&self, member: &Member) -> Option<Member> {
        if self.holds(member.sort) {
            return Some(member.clone());
        }
        let state = || Member { node: Node::State(Cow::Borrowed("rijk")), sort: Sort::State, country: true };
        (member.country && self.holds(Sort::State)).then(state)
    }

    pub(super) fn named(&self) -> impl Iterator<Item = MentionKind> {
        self.sorts.iter().filter_map(|sort| match sort {
            Sort::Named(kind) => Some(*kind),
            _ => None,
        })
    }

    /// Reads `Organisation Post ik Rijk`.
    pub(super) fn parse(words: &str) -> Result<Self, String> {
        let mut kinds = Vec::new();
        let mut pointing = false;
        let mut leading = false;
        let mut count = Count::Any;
        for word in words.split_whitespace() {
            match word {
                "terug" => pointing = true,
                "voorop" => leading = true,
                "alleen" => count = Count::One,
                "samen" => count = Count::Several,
                "ik" => kinds.push(Sort::Signer),
                "Rijk" => kinds.push(Sort::State),
                _ => {
                    let kind = MentionKind::deserialize(
                        serde::de::value::StrDeserializer::<serde::de::value::Error>::new(word),
                    );
                    let kind = kind.map_err(|_| format!("`{word}` is no kind of thing: write Organisation, Person, Post, Party, Region, Programme, Law, Publication, Meeting, Motion, Commitment, ik or Rijk"))?;
                    kinds.push(Sort::Named(kind));
                }
            }
        }
        Ok(Self { sorts: kinds, pointing, leading, count })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    predicate: Predicate,
    pattern: Vec<Spanned<RawPattern>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPattern {
    name: String,
    #[serde(default)]
    phrases: Vec<String>,
    frame: Option<RawFrame>,
    score: f32,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    lacks: Vec<String>,
    #[serde(default)]
    take: Vec<Take>,
    #[serde(default)]
    always: BTreeMap<String, String>,
    #[serde(default)]
    modal: bool,
    #[serde(default)]
    any_mood: bool,
    #[serde(default)]
    notes: bool,
    yes: Vec<RawExample>,
    #[serde(default)]
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExample {
    text: String,
    gives: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFrame {
    verbs: Vec<String>,
    agent: Option<RawRole>,
    patient: Option<RawRole>,
    #[serde(default)]
    roles: Vec<RawRole>,
    #[serde(default)]
    intransitive: bool,
    literal: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRole {
    #[serde(rename = "as")]
    fills: String,
    #[serde(default)]
    kinds: String,
    #[serde(default)]
    marks: Option<Vec<String>>,
    #[serde(default)]
    class: bool,
    #[serde(default)]
    last: bool,
    #[serde(default)]
    called: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    optional: bool,
}

impl Patterns {
    /// Reads all pattern files.
    ///
    /// # Errors
    ///
    /// A file that does not have the form wanted, a verb or noun that the lexicon lacks, a kind that does not exist: with
    /// the file, the line and what to do.
    pub fn read(knowledge: &Knowledge) -> Result<Self, KnowledgeError> {
        let pointers = Pointers::read(knowledge)?;
        let mut files: Vec<(&str, RawFile)> = Vec::new();
        for path in knowledge.files().below("patterns/", ".toml").filter(|path| !NO_PATTERNS.contains(path)) {
            files.push((path, knowledge.toml(path)?));
        }
        let patterns = files.iter().flat_map(|(_, file)| file.pattern.iter().map(Spanned::get_ref));
        let lexicon = Lexicon::read(knowledge, &patterns.flat_map(named).collect())?;
        let mut all = Vec::new();
        let mut examples = Vec::new();
        for (path, file) in files {
            let text = knowledge.files().text(path)?;
            for raw in file.pattern {
                let line = text[..raw.span().start].matches('\n').count() + 1;
                let raw = raw.into_inner();
                let fault =
                    |message: String| KnowledgeError::new(path, Some(line), format!("`{}`: {message}", raw.name));
                let stem = path.trim_start_matches("patterns/").trim_end_matches(".toml");
                let name = format!("{stem}: {}", raw.name);
                let no = raw.no.iter().map(|text| (text.clone(), BTreeSet::new()));
                let yes = raw.yes.iter().map(|example| (example.text.clone(), example.gives.clone()));
                examples.extend(yes.chain(no).map(|(text, gives)| Example {
                    pattern: name.clone(),
                    predicate: file.predicate,
                    text,
                    gives,
                }));
                let how = how(&raw, &lexicon).map_err(fault)?;
                all.push(Pattern {
                    name,
                    predicate: file.predicate,
                    how,
                    score: raw.score,
                    needs: raw.needs.iter().map(|need| self::need(need)).collect(),
                    lacks: raw.lacks.iter().map(|need| self::need(need)).collect(),
                    take: raw.take,
                    always: raw.always,
                    modal: raw.modal,
                    any_mood: raw.any_mood,
                    notes: raw.notes,
                });
            }
        }
        Ok(Self { lexicon, pointers, all, examples })
    }

    /// The example sentences of all patterns.
    #[must_use]
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }
}

/// The verbs and classes of words that a pattern names.
fn named(raw: &RawPattern) -> impl Iterator<Item = String> {
    let verbs = raw.frame.iter().flat_map(|frame| frame.verbs.iter().cloned());
    let words = raw.phrases.iter().flat_map(|phrase| phrase.split([' ', '|']));
    let words = words.filter_map(|word| word.trim_end_matches('?').strip_prefix('@'));
    verbs.chain(words.map(|word| word.split(':').next().unwrap_or_default().to_owned()))
}

fn need(words: &str) -> Need {
    if words == "<amount>" { Need::Amount } else { Need::Word(words.split('|').map(str::to_owned).collect()) }
}

fn how(raw: &RawPattern, lexicon: &Lexicon) -> Result<How, String> {
    match &raw.frame {
        None if raw.phrases.is_empty() => Err("has neither `phrases` nor `frame`: give one of them".to_owned()),
        Some(_) if !raw.phrases.is_empty() => Err("has both `phrases` and `frame`: make two patterns of it".to_owned()),
        None => {
            let phrases = raw.phrases.iter().map(|text| phrase::parse(text, lexicon)).collect::<Result<_, _>>()?;
            Ok(How::Phrases(phrases))
        }
        Some(frame) => {
            if let Some(verb) = frame.verbs.iter().find(|verb| lexicon.verb(verb).is_none()) {
                return Err(format!(
                    "the verb `{verb}` is in neither patterns/verbs.csv nor patterns/lexicon.toml: add its forms"
                ));
            }
            let roles = frame.roles.iter().map(role).collect::<Result<Vec<_>, _>>()?;
            let frame = Frame {
                verbs: frame.verbs.clone(),
                agent: frame.agent.as_ref().map(role).transpose()?,
                patient: frame.patient.as_ref().map(role).transpose()?,
                roles,
                intransitive: frame.intransitive,
                literal: frame.literal.clone(),
            };
            let fills = |end: &str| {
                let roles = frame.agent.iter().chain(&frame.patient).chain(&frame.roles);
                roles.filter(|role| role.fills == end).count()
            };
            if fills("subject") == 0 || (fills("object") == 0 && frame.literal.is_none()) {
                return Err("no role has `as = \"subject\"` or none `as = \"object\"`: give both".to_owned());
            }
            Ok(How::Frame(Box::new(frame)))
        }
    }
}

fn role(raw: &RawRole) -> Result<Role, String> {
    let marks = raw.marks.clone().unwrap_or_else(|| vec![String::new()]);
    Ok(Role {
        fills: raw.fills.clone(),
        kinds: Kinds::parse(&raw.kinds)?,
        marks,
        class: raw.class,
        last: raw.last,
        called: raw.called.clone(),
        words: raw.words.clone(),
        optional: raw.optional,
    })
}
