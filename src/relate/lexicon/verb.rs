//! One verb with its forms.

use std::collections::BTreeSet;

/// The forms of one verb, or of a set phrase made of it.
#[derive(Clone, Debug, Default)]
pub struct Verb {
    pub(super) finite: BTreeSet<String>,
    pub(super) infinitive: BTreeSet<String>,
    pub(super) participle: BTreeSet<String>,
    pub(super) attributive: BTreeSet<String>,
    pub(super) apart: BTreeSet<String>,
    /// Words of which one must stand in the same clause: the noun of a set phrase (`opdracht` geven).
    pub(super) with: BTreeSet<String>,
    pub(super) particle: Option<String>,
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

impl Verb {
    /// A verb of one word with these finite forms and participles. Some papers leave the diaeresis out (`geevalueerd`).
    pub(super) fn new(infinitive: &str, finite: BTreeSet<String>, mut participle: BTreeSet<String>) -> Self {
        let plain: Vec<String> = participle.iter().map(|form| form.replace('ë', "e").replace('ï', "i")).collect();
        participle.extend(plain);
        let attributive = participle.iter().map(|form| attributive(form)).collect();
        let infinitive = BTreeSet::from([infinitive.to_owned()]);
        Self { finite, infinitive, participle, attributive, ..Self::default() }
    }

    /// The separable verb of a particle and this one: `uit` and `voeren` give `uitvoert`, `voert ... uit`, `uitgevoerd`.
    pub(super) fn with_particle(&self, particle: &str) -> Self {
        let join = |forms: &BTreeSet<String>| forms.iter().map(|form| format!("{particle}{form}")).collect();
        Self {
            finite: join(&self.finite),
            infinitive: join(&self.infinitive),
            participle: join(&self.participle),
            attributive: join(&self.attributive),
            apart: self.finite.union(&self.infinitive).cloned().collect(),
            with: BTreeSet::new(),
            particle: Some(particle.to_owned()),
        }
    }

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

    /// The forms that can be the verb of a clause, the infinitive among them: it is the plural of the present too.
    pub(super) fn clausal(&self) -> impl Iterator<Item = &String> {
        self.finite.iter().chain(&self.apart).chain(&self.infinitive)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &String> {
        self.clausal().chain(&self.participle).chain(&self.attributive)
    }
}

/// The form of a participle before a noun: `gesteunde`, `gedane`, `geziene`, `voortgezette`, `bestede`; `gegeven` stays as it is.
fn attributive(participle: &str) -> String {
    let letters: Vec<char> = participle.chars().collect();
    let vowel = |back: usize| letters.len().checked_sub(back).is_some_and(|at| "aeiouyëï".contains(letters[at]));
    let last = letters.last().copied().unwrap_or_default();
    if participle.ends_with("en") && !participle.ends_with("ien") {
        participle.to_owned()
    } else if vowel(2) && vowel(3) && letters[letters.len() - 2] == letters[letters.len() - 3] {
        let short: String = letters[..letters.len() - 2].iter().collect();
        format!("{short}{last}e")
    } else if vowel(2) && !vowel(3) {
        format!("{participle}{last}e")
    } else {
        format!("{participle}e")
    }
}
