//! The forms of Dutch verbs and nouns that patterns name by one form.

mod table;
mod verb;

pub use verb::{Form, Verb};

use super::period::Periods;
use crate::knowledge::{Knowledge, KnowledgeError};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use table::Table;

/// The file of the lexicon.
const FILE: &str = "patterns/lexicon.toml";
/// The file of words for times.
const PERIODS: &str = "grammar/periods.toml";

/// Verbs, nouns and the small words that decide about clauses.
#[derive(Debug)]
pub struct Lexicon {
    verbs: BTreeMap<String, Verb>,
    /// Words that patterns name by one of them (`@rapport`), in all their forms.
    classes: BTreeMap<String, BTreeSet<String>>,
    /// The forms that can be the verb of a clause.
    finite: BTreeSet<String>,
    /// The verbs that a form may belong to.
    by_form: BTreeMap<String, Vec<String>>,
    /// Small words.
    pub small: Small,
    /// Words for times that are no calendar dates.
    pub periods: Periods,
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
    /// Particles of separable verbs (`uit` in `uitvoeren`).
    pub particles: BTreeSet<String>,
    /// Verbs that no pattern names and that tell where a clause has its verb.
    pub clause_verbs: BTreeSet<String>,
    /// Forms of verbs that are nouns nearly everywhere (`onderzoek`).
    pub nouns: BTreeSet<String>,
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
    /// Words for money that comes every year without end.
    pub structural: BTreeSet<String>,
    /// Words for money that comes each of the years named.
    pub yearly: BTreeSet<String>,
    /// Words for money that comes once.
    pub one_off: BTreeSet<String>,
    /// Words by which a part of money is given a purpose (`bedoeld`).
    pub allotting: BTreeSet<String>,
    /// Classes of people and bodies that receive money, support and the like.
    pub classes: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    verb: BTreeMap<String, RawVerb>,
    phrase: BTreeMap<String, RawPhrase>,
    class: BTreeMap<String, String>,
    small: Small,
}

/// A verb that the table lacks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawVerb {
    forms: String,
    participle: String,
}

/// A verb with the words that make it another one: `beschikbaar stellen`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPhrase {
    verb: String,
    with: String,
}

fn words(list: &str) -> BTreeSet<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

impl Lexicon {
    /// Reads the lexicon: the forms of the verbs and classes of words in `named`, and of the verbs that mark clauses.
    ///
    /// What is in `named` and in no file is left out: see [`Lexicon::verb`] and [`Lexicon::forms`].
    ///
    /// # Errors
    ///
    /// A file that is missing or does not have the form wanted; a set phrase or a clause with a verb that no file has.
    pub fn read(knowledge: &Knowledge, named: &BTreeSet<String>) -> Result<Self, KnowledgeError> {
        let raw: Raw = knowledge.toml(FILE)?;
        let table = Table::read(knowledge.files())?;
        let one_word = |infinitive: &str| match raw.verb.get(infinitive) {
            Some(own) => Some(Verb::new(infinitive, words(&own.forms), words(&own.participle))),
            None => table.verb(infinitive, &raw.small.particles),
        };
        let unknown = |name: &str, verb: &str| {
            KnowledgeError::new(FILE, None, format!("`{name}` has the verb `{verb}`, which no file has: add its forms"))
        };
        let mut verbs: BTreeMap<String, Verb> = BTreeMap::new();
        let mut marking: BTreeSet<String> = BTreeSet::new();
        let mut classes = BTreeMap::new();
        for name in named {
            if let Some(phrase) = raw.phrase.get(name) {
                let base = one_word(&phrase.verb).ok_or_else(|| unknown(name, &phrase.verb))?;
                verbs.insert(name.clone(), Verb { with: words(&phrase.with), ..base });
            } else if let Some(class) = raw.class.get(name) {
                let of_word = |word: &str| match one_word(word) {
                    Some(verb) if word.ends_with("en") => verb.clausal().cloned().collect(),
                    _ => table.noun(word),
                };
                classes.insert(name.clone(), class.split_whitespace().flat_map(of_word).collect());
            } else if let Some(verb) = one_word(name) {
                verbs.insert(name.clone(), verb);
            }
        }
        for name in &raw.small.clause_verbs {
            marking.extend(one_word(name).ok_or_else(|| unknown("clause_verbs", name))?.clausal().cloned());
        }
        for verb in verbs.values_mut() {
            verb.finite.retain(|form| !raw.small.nouns.contains(form));
            verb.apart.retain(|form| !raw.small.nouns.contains(form));
            marking.extend(verb.clausal().cloned());
        }
        let mut by_form: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, verb) in &verbs {
            for form in verb.all().collect::<BTreeSet<_>>() {
                by_form.entry(form.clone()).or_default().push(name.clone());
            }
        }
        let periods = knowledge.toml(PERIODS)?;
        Ok(Self { verbs, classes, finite: marking, by_form, small: raw.small, periods })
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

    /// The forms of a class of words, or of a verb where no class is called so: all, with `which` `pv` those that can be
    /// the verb of a clause, with `vd` the past participle.
    #[must_use]
    pub fn forms(&self, name: &str, which: &str) -> Option<BTreeSet<String>> {
        match (self.classes.get(name), self.verbs.get(name), which) {
            (Some(class), _, "") => Some(class.clone()),
            (None, Some(verb), "") => Some(verb.all().cloned().collect()),
            (None, Some(verb), "pv") => Some(verb.clausal().cloned().collect()),
            (None, Some(verb), "vd") => Some(verb.participle.clone()),
            _ => None,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(named: &[&str]) -> Lexicon {
        let named = named.iter().map(|name| (*name).to_owned()).collect();
        Lexicon::read(&Knowledge::builtin().unwrap(), &named).unwrap()
    }

    /// Which form of the verb each word is, a dot for none.
    fn forms(verb: &str, words: &str) -> String {
        let lexicon = lexicon(&[verb]);
        let verb = lexicon.verb(verb).unwrap();
        let letter = |word| match verb.form(word) {
            Some(Form::Finite) => 'f',
            Some(Form::Apart) => 'a',
            Some(Form::Infinitive) => 'i',
            Some(Form::Participle) => 'p',
            Some(Form::Attributive) => 'b',
            None => '.',
        };
        words.split(' ').map(letter).collect()
    }

    #[test]
    fn regular_verbs_are_conjugated_by_rule() {
        assert_eq!(forms("financieren", "financiert financierde financierden gefinancierd gefinancierde"), "fffpb");
        assert_eq!(forms("subsidiëren", "subsidieert subsidieerde gesubsidieerd subsidiëren"), "ffpi");
        assert_eq!(forms("evalueren", "evalueerden geëvalueerd geevalueerde"), "fpb");
        assert_eq!(forms("beëindigen", "beëindigt beëindigde beëindigd gebeëindigd"), "ffp.");
        assert_eq!(forms("inspecteren", "inspecteert geïnspecteerd"), "fp");
    }

    #[test]
    fn verbs_that_change_their_vowel_come_from_the_table() {
        assert_eq!(forms("geven", "geeft gaf gaven gegeven geefde"), "fffp.");
        assert_eq!(forms("krijgen", "kreeg kregen gekregen"), "ffp");
        assert_eq!(forms("doen", "doet deed deden gedaan gedane"), "fffpb");
        assert_eq!(forms("werken", "werkt werkte gewerkt"), "ffp");
    }

    #[test]
    fn a_separable_verb_follows_from_particle_and_verb() {
        assert_eq!(forms("uitvoeren", "uitvoert voert voerden uitgevoerd uitgevoerde uitvoer"), "faapb.");
        assert_eq!(forms("voortzetten", "zette zet voortgezet voortgezette"), "aapb");
        assert_eq!(forms("besteden", "besteedde besteed bestede"), "ffb");
        assert_eq!(forms("overnemen", "overneemt nam overgenomen"), "fap");
        assert_eq!(forms("medefinancieren", "medefinanciert medegefinancierd"), "fp");
        assert_eq!(forms("ondersteunen", "ondersteunt steunt ondersteund"), "f.p");
        assert_eq!(forms("voorzien", "voorziet voorzag ziet voorzien voorziene"), "ff.ib");
        assert_eq!(lexicon(&["toekennen"]).verb("toekennen").unwrap().particle(), Some("toe"));
    }

    #[test]
    fn a_set_phrase_has_the_forms_of_its_verb() {
        assert_eq!(forms("ter beschikking stellen", "stelt gesteld gestelde"), "fpb");
    }

    #[test]
    fn a_compound_noun_has_the_plural_of_its_last_part() {
        let forms = lexicon(&["rapport"]).forms("rapport", "").unwrap();
        for word in ["rapporten", "adviezen", "factsheets", "onderzoeksrapporten", "leidraden"] {
            assert!(forms.contains(word), "{word}");
        }
        assert!(lexicon(&["onderhandelde"]).forms("onderhandelde", "").is_none());
    }
}
