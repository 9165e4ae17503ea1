//! `knowledge`: the authority files, grammar, patterns and queries, compiled in and replaceable.
//!
//! | files | what |
//! |---|---|
//! | `authority/*.csv` | what exists: [`Record`]s with names, dates and identifiers; who held which post and sat for which party;
//! which municipality belongs to which region, and what became of municipalities |
//! | `grammar/*.toml` | how names are written |
//! | `patterns/*.toml` | how text states relations |
//! | `queries/*.rq` | what is asked |

mod error;
mod files;
mod gazetteer;
mod holders;
mod normal;
mod persons;
mod posts;
mod record;
mod regions;

pub use error::KnowledgeError;
pub use files::Files;
pub use gazetteer::Hit;
pub(crate) use gazetteer::is_whole_word;
pub use holders::Before;
pub(crate) use normal::capitalised;
pub use normal::normal;
pub use persons::{Membership, Period, Tenure, Wanted};
pub use record::{Name, NameStyle, PersonName, Record, RecordId};
pub use regions::{Change, Inclusion};

use crate::extract::MentionKind;
use gazetteer::Gazetteer;
use jiff::civil::Date;
use persons::Persons;
use posts::Posts;
use regions::Regions;
use std::collections::HashMap;
use std::path::Path;

/// Files of `authority/` that hold no records of their own.
const NO_RECORDS: [&str; 4] =
    ["authority/tenures.csv", "authority/memberships.csv", regions::MEMBERS, regions::CHANGES];

/// What the program knows before it reads a paper.
#[derive(Debug)]
pub struct Knowledge {
    files: Files,
    records: Vec<Record>,
    by_name: HashMap<(MentionKind, String), Vec<RecordId>>,
    by_key: HashMap<(MentionKind, String), RecordId>,
    by_same: HashMap<String, RecordId>,
    gazetteer: Gazetteer,
    persons: Persons,
    posts: Posts,
    regions: Regions,
}

impl Knowledge {
    /// The knowledge that is compiled in.
    ///
    /// # Errors
    ///
    /// A fault in one of the files.
    pub fn builtin() -> Result<Self, KnowledgeError> {
        Self::from_files(Files::builtin())
    }

    /// The knowledge that is compiled in, with the files of a folder added or put in place of those of the same path.
    ///
    /// # Errors
    ///
    /// A folder that cannot be read, or a fault in one of the files.
    pub fn with_folder(folder: &Path) -> Result<Self, KnowledgeError> {
        let mut files = Files::builtin();
        files.overlay(folder)?;
        Self::from_files(files)
    }

    /// The knowledge in these files.
    ///
    /// # Errors
    ///
    /// A fault in one of the files.
    pub fn from_files(files: Files) -> Result<Self, KnowledgeError> {
        let mut records: Vec<Record> = Vec::new();
        let mut by_key: HashMap<(MentionKind, String), RecordId> = HashMap::new();
        for path in files.below("authority/", ".csv").filter(|path| !NO_RECORDS.contains(path)) {
            for record in record::read(&files, path)? {
                match by_key.get(&(record.kind, record.key.clone())) {
                    Some(id) => records[id.0 as usize].add(record),
                    None => {
                        let id = RecordId(u32::try_from(records.len()).unwrap_or(u32::MAX));
                        by_key.insert((record.kind, record.key.clone()), id);
                        records.push(record);
                    }
                }
            }
        }
        let mut by_name: HashMap<(MentionKind, String), Vec<RecordId>> = HashMap::new();
        for (index, record) in (0_u32..).zip(&records) {
            for name in &record.names {
                let ids = by_name.entry((record.kind, normal(&name.text))).or_default();
                if !ids.contains(&RecordId(index)) {
                    ids.push(RecordId(index));
                }
            }
        }
        let by_same = (0_u32..)
            .zip(&records)
            .flat_map(|(index, record)| record.same_as.iter().map(move |iri| (iri.clone(), RecordId(index))))
            .collect();
        let persons = Persons::read(&files, &records)?;
        let posts = Posts::new(&records);
        let regions = Regions::read(&files, &records, &by_key)?;
        let gazetteer = Gazetteer::new(&records).map_err(|error| {
            KnowledgeError::new("authority", None, format!("holds more names than can be searched ({error})"))
        })?;
        Ok(Self { files, records, by_name, by_key, by_same, gazetteer, persons, posts, regions })
    }

    /// The files.
    #[must_use]
    pub const fn files(&self) -> &Files {
        &self.files
    }

    /// A knowledge file in TOML.
    ///
    /// # Errors
    ///
    /// A file that is missing or does not have the form wanted, with the line of the fault.
    pub fn toml<T: serde::de::DeserializeOwned>(&self, path: &str) -> Result<T, KnowledgeError> {
        let text = self.files.text(path)?;
        toml::from_str(text).map_err(|error| KnowledgeError::toml(path, text, &error))
    }

    /// A record.
    #[must_use]
    pub fn record(&self, id: RecordId) -> &Record {
        &self.records[id.0 as usize]
    }

    /// All records.
    pub fn records(&self) -> impl Iterator<Item = (RecordId, &Record)> {
        (0_u32..).map(RecordId).zip(&self.records)
    }

    /// The record of a kind with this key.
    #[must_use]
    pub fn record_with_key(&self, kind: MentionKind, key: &str) -> Option<RecordId> {
        self.by_key.get(&(kind, key.to_owned())).copied()
    }

    /// The record of the thing that has this IRI in another data set.
    #[must_use]
    pub fn record_same_as(&self, iri: &str) -> Option<RecordId> {
        self.by_same.get(iri).copied()
    }

    /// Every place in `text` where a name of the authority files stands as a whole word, in any case.
    #[must_use]
    pub fn names_in(&self, text: &str) -> Vec<Hit> {
        self.gazetteer.names_in(text)
    }

    /// Whether a name of the authority files stands at the very beginning of `text`.
    #[must_use]
    pub fn begins_name(&self, text: &str) -> bool {
        let reach = text.char_indices().nth(120).map_or(text.len(), |(at, _)| at);
        self.names_in(&text[..reach]).first().is_some_and(|hit| hit.span.start == 0)
    }

    /// Whether a name of this kind stands at the very beginning of `text`.
    #[must_use]
    pub fn begins_with(&self, text: &str, kind: MentionKind) -> bool {
        let reach = text.char_indices().nth(120).map_or(text.len(), |(at, _)| at);
        self.names_in(&text[..reach]).iter().any(|hit| hit.span.start == 0 && hit.kind == kind)
    }

    /// The records of a kind that are called so, in the order of the files.
    #[must_use]
    pub fn records_named(&self, name: &str, kind: MentionKind) -> Vec<RecordId> {
        self.by_name.get(&(kind, normal(name))).cloned().unwrap_or_default()
    }

    /// The record of a kind with a long name that differs from `name` in a letter or two.
    #[must_use]
    pub fn record_nearly_named(&self, name: &str, kind: MentionKind) -> Option<RecordId> {
        let wanted = normal(name);
        let length = wanted.chars().count();
        if length < 14 || kind == MentionKind::Person {
            return None;
        }
        let near = |name: &Name| {
            name.style == NameStyle::Full
                && name.text.len().abs_diff(wanted.len()) <= 2
                && strsim::damerau_levenshtein(&normal(&name.text), &wanted) <= 1 + length / 30
        };
        self.records().find(|(_, record)| record.kind == kind && record.names.iter().any(near)).map(|(id, _)| id)
    }

    /// The posts that the words name on a date: see [`Knowledge::holders`] for who held them.
    #[must_use]
    pub fn posts_by_words(&self, words: &str, date: Option<Date>) -> Vec<RecordId> {
        self.posts.by_words(words, date, &self.persons.tenures)
    }

    /// Whether `text` is a portfolio of a minister or state secretary, or the name of a ministry without its kind word.
    #[must_use]
    pub fn is_portfolio(&self, text: &str) -> bool {
        self.posts.is_portfolio(text)
    }

    /// Who held which post.
    #[must_use]
    pub fn tenures(&self) -> &[Tenure] {
        &self.persons.tenures
    }

    /// Who sat for which party.
    #[must_use]
    pub fn memberships(&self) -> &[Membership] {
        &self.persons.memberships
    }

    /// Which municipality belongs to which youth or safety region.
    #[must_use]
    pub fn inclusions(&self) -> &[Inclusion] {
        &self.regions.inclusions
    }

    /// When a municipality can have belonged to a region: while both exist.
    #[must_use]
    pub fn inclusion_period(&self, inclusion: &Inclusion) -> Period {
        regions::period(self.record(inclusion.part), self.record(inclusion.whole))
    }

    /// What became of municipalities: mergers, extensions, new names.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.regions.changes
    }

    /// Whether one region is a part of the other, or both are parts of a third: a province, a youth region, a safety region.
    #[must_use]
    pub fn are_near(&self, one: RecordId, other: RecordId) -> bool {
        self.regions.are_near(one, other)
    }

    /// The one person who is most likely meant, if the files know anybody who fits.
    #[must_use]
    pub fn find_person(&self, wanted: &Wanted<'_>) -> Option<RecordId> {
        let parties = wanted.party.map_or_else(Vec::new, |party| self.records_named(party, MentionKind::Party));
        self.persons.find(&self.records, wanted, &parties)
    }

    /// Whether a person of the files has this given name.
    #[must_use]
    pub fn is_given_name(&self, word: &str) -> bool {
        self.persons.is_given_name(word)
    }

    /// Whether a person of the files has this surname, tussenvoegsel included.
    #[must_use]
    pub fn is_surname(&self, name: &str) -> bool {
        self.persons.is_surname(name)
    }

    /// Whether a name is that of a record of this kind.
    #[must_use]
    pub fn is_named(&self, name: &str, kind: MentionKind) -> bool {
        self.by_name.contains_key(&(kind, normal(name)))
    }
}
