//! The vocabulary of the grammar, read from `ontology/references/words.toml`.

use super::ReferenceError;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// The part that a word can play; a word may play several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    Paper,
    Dossier,
    SecondShort,
    FirstShort,
    Second,
    First,
    Chamber,
    Link,
    Session,
    Number,
    Numbers,
    Was,
    Page,
    Column,
    Item,
    BudgetChapter,
    And,
    After,
    Proceedings,
    Annex,
    Judgment,
    Commitment,
    Article,
    Section,
    Paragraph,
    Part,
    Sentence,
    Ordinal,
    Directive,
    Regulation,
    Decision,
    FrameworkDecision,
    Union,
    Journal,
    Series,
    Month,
    Gazette,
    Jointly,
    Recommendation,
}

/// The roles of one word, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u64);

impl Roles {
    /// Whether the word can play `role`.
    pub(super) fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u64) != 0
    }

    /// Whether the word can play one of `roles`.
    pub(super) fn any(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }
}

/// An official gazette.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Gazette {
    words: Vec<String>,
    /// Prefix of its identifiers: `stcrt`.
    pub id: String,
    /// What it is called, lower case.
    pub kind: String,
    /// How the writing guide abbreviates it.
    pub normal: String,
}

#[derive(Deserialize)]
struct Budget {
    chapters: Vec<String>,
    funds: Vec<String>,
}

#[derive(Deserialize)]
struct LawNames {
    endings: Vec<String>,
}

/// What an identifier names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Named {
    Kamerstuk,
    Attachment,
    Handelingen,
    Aanhangsel,
    Zaak,
    Document,
    Activiteit,
    Gazette,
}

#[derive(Deserialize)]
struct File {
    roles: HashMap<String, Vec<String>>,
    identifiers: BTreeMap<String, Named>,
    books: HashMap<String, String>,
    law_names: LawNames,
    budget: Budget,
    gazette: Vec<Gazette>,
    years: BTreeMap<String, u32>,
}

/// The vocabulary.
#[derive(Debug)]
pub(super) struct Words {
    roles: HashMap<String, Roles>,
    gazettes: Vec<Gazette>,
    chapters: Vec<String>,
    funds: Vec<String>,
    identifiers: BTreeMap<String, Named>,
    books: HashMap<String, String>,
    endings: Vec<String>,
    /// First year of a parliamentary year and the dossier of its budget, ascending.
    pub years: Vec<(u16, u32)>,
}

/// Longest word of the vocabulary that is looked up, in bytes.
const LONGEST: usize = 24;

impl Words {
    /// Reads a vocabulary.
    pub(super) fn read(toml: &str) -> Result<Self, ReferenceError> {
        let file: File = toml::from_str(toml)?;
        let mut roles: HashMap<String, Roles> = HashMap::new();
        for (name, words) in file.roles {
            let role = Role::deserialize(serde::de::value::StrDeserializer::<toml::de::Error>::new(&name))?;
            for word in words {
                roles.entry(word).or_default().0 |= 1 << role as u64;
            }
        }
        for word in file.gazette.iter().flat_map(|gazette| &gazette.words) {
            roles.entry(word.clone()).or_default().0 |= 1 << Role::Gazette as u64;
        }
        let mut years = Vec::new();
        for (year, dossier) in file.years {
            years.push((year.parse().map_err(|_| ReferenceError::Year(year.clone()))?, dossier));
        }
        Ok(Self {
            roles,
            gazettes: file.gazette,
            chapters: file.budget.chapters,
            funds: file.budget.funds,
            identifiers: file.identifiers,
            books: file.books,
            endings: file.law_names.endings,
            years,
        })
    }

    /// The roles of a word in any casing.
    pub(super) fn roles(&self, word: &str) -> Roles {
        let mut lower = [0; LONGEST];
        let Some(buffer) = lower.get_mut(..word.len()) else { return Roles::default() };
        buffer.copy_from_slice(word.as_bytes());
        buffer.make_ascii_lowercase();
        std::str::from_utf8(buffer).ok().and_then(|word| self.roles.get(word)).copied().unwrap_or_default()
    }

    /// The gazette that a word names.
    pub(super) fn gazette(&self, word: &str) -> Option<&Gazette> {
        let word = word.to_lowercase();
        self.gazettes.iter().find(|gazette| gazette.words.contains(&word))
    }

    /// Whether the word is the number of a chapter of the budget, as printed (`XVI`, `IXa`).
    pub(super) fn is_chapter(&self, word: &str) -> bool {
        word.starts_with(|first: char| first.is_ascii_uppercase())
            && self.chapters.iter().any(|chapter| chapter.eq_ignore_ascii_case(word))
    }

    /// All chapters of the budget.
    pub(super) fn chapters(&self) -> impl Iterator<Item = &str> {
        self.chapters.iter().map(String::as_str)
    }

    /// Whether the word is the letter of a fund of the budget.
    pub(super) fn is_fund(&self, word: &str) -> bool {
        self.funds.iter().any(|fund| fund == word)
    }

    /// What an identifier with this prefix (`h-tk-`) names.
    pub(super) fn identifier(&self, prefix: &str) -> Option<Named> {
        self.identifiers.get(&prefix.to_ascii_lowercase()).copied()
    }

    /// The name before the number of a book, of a law that is published in books.
    pub(super) fn book(&self, law: &str) -> Option<&str> {
        self.books.get(law).map(String::as_str)
    }

    /// Whether a word looks like the name of a law.
    pub(super) fn is_law_name(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) && {
            let lower = word.to_lowercase();
            self.endings.iter().any(|ending| lower.len() > ending.len() && lower.ends_with(ending.as_str()))
        }
    }
}
