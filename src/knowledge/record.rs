//! Authority records: things that exist, with their names, their years of existence and their identifiers.

use super::{Files, KnowledgeError};
use crate::extract::MentionKind;
use jiff::civil::Date;
use serde::Deserialize;

/// The place of a record in the authority files that are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId(pub u32);

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameStyle {
    /// The whole name.
    Full,
    /// A short form in words.
    Short,
    /// An abbreviation.
    Abbreviation,
}

/// One name of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// How it is written.
    pub style: NameStyle,
    /// Whether it is an everyday word too, or names something else as often: it counts in context only.
    pub risky: bool,
}

/// A thing that an authority file knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its key, unique within its kind.
    pub key: String,
    /// What kind of thing it is.
    pub kind: MentionKind,
    /// The kind within the kind: `municipality`, `ministry`, `wet`; empty where there is none.
    pub subkind: String,
    /// The full official name.
    pub label: String,
    /// All names, the label first.
    pub names: Vec<Name>,
    /// Its official IRI, from the source.
    pub iri: Option<String>,
    /// IRIs in other data sets that name exactly the same thing.
    pub same_as: Vec<String>,
    /// The first day on which it exists, where the source says so.
    pub valid_from: Option<Date>,
    /// The last day on which it exists, where the source says so.
    pub valid_to: Option<Date>,
    /// The key of what it belongs to: the province of a municipality, the ministry of a post.
    pub part_of: Option<String>,
    /// The key of the source in `authority/SOURCES.md`.
    pub source: String,
    /// The parts of a person's name.
    pub person: Option<PersonName>,
}

/// The parts of a person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// Given name.
    pub given: String,
    /// Initials with full stops: `T.H.D.`
    pub initials: String,
    /// Surname with its tussenvoegsel: `van Ooijen`.
    pub surname: String,
}

impl Record {
    /// Whether the thing exists on `date`, as far as the source tells.
    #[must_use]
    pub fn exists_on(&self, date: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= date) && self.valid_to.is_none_or(|to| date <= to)
    }

    /// Takes in what another file says of the same thing: its further names, and what this one does not say. A name is risky
    /// where either file says so.
    pub(super) fn add(&mut self, other: Self) {
        for name in other.names {
            match self.names.iter_mut().find(|known| known.text == name.text) {
                Some(known) => {
                    known.risky |= name.risky;
                    known.style = known.style.max(name.style);
                }
                None => self.names.push(name),
            }
        }
        if self.iri.is_none() && other.iri.is_some() {
            self.iri = other.iri;
            self.source = other.source;
        }
        for iri in other.same_as {
            if !self.same_as.contains(&iri) {
                self.same_as.push(iri);
            }
        }
        self.valid_from = self.valid_from.or(other.valid_from);
        self.valid_to = self.valid_to.or(other.valid_to);
        self.part_of = self.part_of.take().or(other.part_of);
    }
}

#[derive(Deserialize)]
struct Row {
    key: String,
    kind: String,
    label: String,
    names: String,
    abbreviations: String,
    valid_from: String,
    valid_to: String,
    iri: String,
    same_as: String,
    part_of: String,
    source: String,
    #[serde(default)]
    given: String,
    #[serde(default)]
    initials: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    surname: String,
}

/// Reads the rows of a CSV file with a header.
pub(super) fn rows<T: serde::de::DeserializeOwned>(
    files: &Files,
    path: &str,
) -> Result<Vec<(usize, T)>, KnowledgeError> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(files.bytes(path)?);
    let fault = |error: &csv::Error| {
        let line = error.position().and_then(|position| usize::try_from(position.line()).ok());
        KnowledgeError::new(path, line, format!("is no row of this table ({error}): give it the columns of the header"))
    };
    let header = reader.headers().map_err(|error| fault(&error))?.clone();
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| fault(&error))? {
        let line = record.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or_default();
        rows.push((line, record.deserialize(Some(&header)).map_err(|error| fault(&error))?));
    }
    Ok(rows)
}

/// A date of an authority file; empty is none.
pub(super) fn date(path: &str, line: usize, text: &str) -> Result<Option<Date>, KnowledgeError> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse()
        .map(Some)
        .map_err(|_| KnowledgeError::new(path, Some(line), format!("{text:?} is no date: write it as 2024-07-02")))
}

/// Reads the records of an authority file. A kind that no mention has (a cabinet) is left out.
pub(super) fn read(files: &Files, path: &str) -> Result<Vec<Record>, KnowledgeError> {
    let mut records = Vec::new();
    for (line, row) in rows::<Row>(files, path)? {
        let (kind, subkind) = row.kind.split_once('/').unwrap_or((&row.kind, ""));
        let Ok(kind) = toml::Value::String(kind.to_owned()).try_into::<MentionKind>() else {
            if kind == "Cabinet" {
                continue;
            }
            return Err(KnowledgeError::new(
                path,
                Some(line),
                format!("{kind:?} is no kind of thing: use a kind of mention, such as Organisation"),
            ));
        };
        let mut names = vec![Name { text: row.label.clone(), style: NameStyle::Full, risky: false }];
        let listed = split(&row.names).map(|name| (name, NameStyle::Full));
        let short = split(&row.abbreviations).map(|name| (name, NameStyle::Abbreviation));
        for (text, style) in listed.chain(short) {
            let (text, risky) = text.strip_prefix('?').map_or((text, false), |text| (text, true));
            let style = if risky && style == NameStyle::Full { NameStyle::Short } else { style };
            if let Some(known) = names.iter_mut().find(|name| name.text == text) {
                // A label may be an everyday word too: its row lists it again, with `?`.
                known.risky |= risky;
                known.style = if risky && known.style == NameStyle::Full { NameStyle::Short } else { known.style };
            } else {
                names.push(Name { text: text.to_owned(), style, risky });
            }
        }
        let surname =
            if row.prefix.is_empty() { row.surname.clone() } else { format!("{} {}", row.prefix, row.surname) };
        records.push(Record {
            key: row.key,
            kind,
            subkind: subkind.to_owned(),
            label: row.label,
            names,
            iri: Some(row.iri).filter(|iri| !iri.is_empty()),
            same_as: split(&row.same_as).map(str::to_owned).collect(),
            valid_from: date(path, line, &row.valid_from)?,
            valid_to: date(path, line, &row.valid_to)?,
            part_of: Some(row.part_of).filter(|key| !key.is_empty()),
            source: row.source,
            person: (kind == MentionKind::Person).then_some(PersonName {
                given: row.given,
                initials: row.initials,
                surname,
            }),
        });
    }
    Ok(records)
}

/// The values of a cell that holds several.
pub(super) fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|part| !part.is_empty())
}
