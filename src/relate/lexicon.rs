//! The forms of Dutch verbs and nouns that patterns name by one form.

use crate::knowledge::{Knowledge, KnowledgeError};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The file of the lexicon.
const FILE: &str = "patterns/lexicon.toml";

/// Verbs, nouns and the small words that decide about clauses.
#[derive(Debug)]
pub struct Lexicon {
    verbs: BTreeMap<String, Verb>,
    nouns: BTreeMap<String, BTreeSet<String>>,
    /// All finite forms of all verbs.
    finite: BTreeSet<String>,
    /// The verbs that a form may belong to.
    by_form: BTreeMap<String, Vec<String>>,
    /// Small words.
    pub small: Small,
}

/// Words that decide where clauses and noun phrases begin and whether a clause states anything.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Small {
    /// Prepositions.
    pub prepositions: BTreeSet<String>,
    /// Articles, possessives, demonstratives, numerals.
    pub determiners: BTreeSet<String>,
    /// Words that begin a subordinate clause.
    pub subordinators: BTreeSet<String>,
    /// Words that begin a relative clause.
    pub relatives: BTreeSet<String>,
    /// Words that deny what a clause says.
    pub denying: BTreeSet<String>,
    /// Words by which a clause speaks of what may be, not of what is.
    pub modal: BTreeSet<String>,
    /// Phrases with the same effect on their whole sentence.
    pub departing: Vec<String>,
    /// Forms of the auxiliary of the passive.
    pub worden: BTreeSet<String>,
    /// Forms of `zijn`.
    pub zijn: BTreeSet<String>,
    /// Forms of `hebben`.
    pub hebben: BTreeSet<String>,
    /// Words that join the members of an enumeration.
    pub joining: BTreeSet<String>,
    /// Adverbs that stand between a verb and its subject or object.
    pub adverbs: BTreeSet<String>,
    /// Phrases by which a sentence speaks of money named before (`uit deze middelen`).
    pub named_before: Vec<String>,
    /// Words by which a part of money is given a purpose (`bedoeld`).
    pub allotting: BTreeSet<String>,
    /// Classes of people and bodies that receive money, support and the like.
    pub classes: BTreeSet<String>,
}

/// The forms of one verb.
#[derive(Debug, Default)]
pub struct Verb {
    finite: BTreeSet<String>,
    infinitive: BTreeSet<String>,
    participle: BTreeSet<String>,
    attributive: BTreeSet<String>,
    apart: BTreeSet<String>,
    /// Words of which one must stand in the same clause: a particle or the noun of a set phrase (`opdracht` geven).
    with: BTreeSet<String>,
    particle: Option<String>,
}

/// Which form of a verb stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `steunt`.
    Finite,
    /// The finite part of a separable verb: `voert` of `uitvoeren`.
    Apart,
    /// `steunen`; the plural of the present has the same form.
    Infinitive,
    /// `gesteund`.
    Participle,
    /// `gesteunde`.
    Attributive,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    verb: BTreeMap<String, RawVerb>,
    noun: BTreeMap<String, String>,
    small: Small,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawVerb {
    #[serde(default)]
    forms: String,
    #[serde(default)]
    participle: String,
    particle: Option<String>,
    #[serde(default)]
    apart: String,
    verb: Option<String>,
    #[serde(default)]
    with: String,
}

fn words(list: &str) -> BTreeSet<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

impl Lexicon {
    /// Reads the lexicon.
    ///
    /// # Errors
    ///
    /// A file that is missing or does not have the form wanted; a set phrase with a verb that is not there.
    pub fn read(knowledge: &Knowledge) -> Result<Self, KnowledgeError> {
        let raw: Raw = knowledge.toml(FILE)?;
        let mut verbs = BTreeMap::new();
        for (name, entry) in &raw.verb {
            let base = match &entry.verb {
                Some(verb) => raw.verb.get(verb).ok_or_else(|| {
                    let message = format!("`{name}` is made of the verb `{verb}`, which is not in this file: add it");
                    KnowledgeError::new(FILE, None, message)
                })?,
                None => entry,
            };
            let infinitive = entry.verb.as_deref().unwrap_or(name);
            let participle = words(&base.participle);
            let attributive = participle.iter().map(|form| attributive(form)).collect();
            let verb = Verb {
                finite: words(&base.forms),
                infinitive: BTreeSet::from([infinitive.to_owned()]),
                participle,
                attributive,
                apart: words(&base.apart),
                with: words(&entry.with),
                particle: base.particle.clone(),
            };
            verbs.insert(name.clone(), verb);
        }
        let finite =
            verbs.values().flat_map(|verb: &Verb| verb.finite.iter().chain(&verb.apart).chain(&verb.infinitive));
        let finite = finite.cloned().collect();
        let mut by_form: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, verb) in &verbs {
            for form in verb.all() {
                by_form.entry(form).or_default().push(name.clone());
            }
        }
        let nouns = raw.noun.iter().map(|(name, forms)| (name.clone(), words(forms))).collect();
        Ok(Self { verbs, nouns, finite, by_form, small: raw.small })
    }

    /// The verbs and set phrases that this word may be a form of.
    #[must_use]
    pub fn verbs_of(&self, word: &str) -> &[String] {
        self.by_form.get(word).map_or(&[], Vec::as_slice)
    }

    /// A verb by its infinitive or set phrase.
    #[must_use]
    pub fn verb(&self, name: &str) -> Option<&Verb> {
        self.verbs.get(name)
    }

    /// The forms of a noun, or of a verb where no noun is called so.
    #[must_use]
    pub fn forms(&self, name: &str) -> Option<BTreeSet<String>> {
        self.nouns.get(name).cloned().or_else(|| self.verbs.get(name).map(Verb::all))
    }

    /// Whether a word is a finite form or infinitive of a known verb, or an auxiliary.
    #[must_use]
    pub fn is_finite(&self, word: &str) -> bool {
        let small = &self.small;
        self.finite.contains(word)
            || small.worden.contains(word)
            || small.zijn.contains(word)
            || small.hebben.contains(word)
            || small.modal.contains(word)
    }
}

impl Verb {
    /// Which form of this verb the word is.
    #[must_use]
    pub fn form(&self, word: &str) -> Option<Form> {
        let table = [
            (&self.finite, Form::Finite),
            (&self.apart, Form::Apart),
            (&self.infinitive, Form::Infinitive),
            (&self.participle, Form::Participle),
            (&self.attributive, Form::Attributive),
        ];
        table.into_iter().find(|(forms, _)| forms.contains(word)).map(|(_, form)| form)
    }

    /// Whether the word is the participle, whatever other form it may be too.
    #[must_use]
    pub fn is_participle(&self, word: &str) -> bool {
        self.participle.contains(word)
    }

    /// The particle of a separable verb.
    #[must_use]
    pub fn particle(&self) -> Option<&str> {
        self.particle.as_deref()
    }

    /// Words of which one must stand in the same clause; none for a plain verb.
    #[must_use]
    pub const fn with(&self) -> &BTreeSet<String> {
        &self.with
    }

    fn all(&self) -> BTreeSet<String> {
        [&self.finite, &self.apart, &self.infinitive, &self.participle, &self.attributive]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    }
}

/// The form before a noun: `gesteund` gives `gesteunde`; one that ends in `en` stays as it is.
fn attributive(participle: &str) -> String {
    if participle.ends_with("en") { participle.to_owned() } else { format!("{participle}e") }
}
