//! A metadata record against what the text of a paper says.

use super::Record;
use crate::source::{Document, Metadata, structure};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A field that a record and a text can both give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The official identifier.
    Identifier,
    /// The dossier.
    Dossier,
    /// The number within the dossier.
    Number,
    /// The date of the paper.
    Date,
    /// The parliamentary year.
    ParliamentaryYear,
    /// Who signs or submits.
    Signers,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Identifier => "identifier",
            Self::Dossier => "dossier",
            Self::Number => "number",
            Self::Date => "date",
            Self::ParliamentaryYear => "parliamentary year",
            Self::Signers => "signers",
        })
    }
}

/// How a text compares to its metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// Both say the same.
    Agrees,
    /// The text says something else.
    Contradicts,
    /// Nothing was found in the text.
    NotFound,
}

/// One field of a record beside what was found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which field.
    pub field: Field,
    /// What the text says; `None` if nothing was found there.
    pub found: Option<String>,
    /// What the record says.
    pub declared: String,
    /// Whether the two say the same.
    pub agrees: bool,
}

impl Check {
    /// How the text compares to the record.
    #[must_use]
    pub const fn agreement(&self) -> Agreement {
        match (self.agrees, &self.found) {
            (true, _) => Agreement::Agrees,
            (false, Some(_)) => Agreement::Contradicts,
            (false, None) => Agreement::NotFound,
        }
    }

    /// Whether the text says something else than the record.
    #[must_use]
    pub const fn contradicts(&self) -> bool {
        !self.agrees && self.found.is_some()
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found.as_deref().unwrap_or("nothing");
        write!(f, "{}: the text says {found}, the metadata {}", self.field, self.declared)
    }
}

/// Lets a record speak for a document: what it says replaces what the text said. Gives one check for each field that
/// the record has, and keeps record and checks in the metadata of the document.
pub fn combine(document: &mut Document, record: &Record) -> Vec<Check> {
    apart(&mut document.metadata, record);
    let metadata = &document.metadata;
    let mut checks = Vec::new();
    let mut check = |field, found: Option<String>, declared: Option<String>| {
        if let Some(declared) = declared {
            checks.push(Check { field, agrees: found.as_ref() == Some(&declared), found, declared });
        }
    };
    check(Field::Identifier, metadata.identifier.clone(), record.identifier.clone());
    check(Field::Dossier, metadata.dossier.clone(), record.dossier());
    check(Field::Number, metadata.number.clone(), record.number.clone());
    check(Field::Date, metadata.date.map(|date| date.to_string()), record.date.map(|date| date.to_string()));
    check(Field::ParliamentaryYear, metadata.parliamentary_year.clone(), record.parliamentary_year.clone());
    if !record.signers.is_empty() {
        checks.push(signers(document, record));
    }
    if let Some(identifier) = &record.identifier {
        structure::identify(document, identifier);
    }
    let metadata = &mut document.metadata;
    metadata.dossier = record.dossier().or(metadata.dossier.take());
    metadata.number = record.number.clone().or(metadata.number.take());
    metadata.date = record.date.or(metadata.date);
    metadata.parliamentary_year = record.parliamentary_year.clone().or(metadata.parliamentary_year.take());
    let creator = record.creator.as_deref().unwrap_or_default();
    metadata.chamber = match creator.split_once(" Kamer") {
        Some(("Eerste", _)) => Some(1),
        Some(("Tweede", _)) => Some(2),
        _ => metadata.chamber,
    };
    metadata.record = Some(Box::new(record.clone()));
    metadata.checks.extend(checks.iter().cloned());
    checks
}

/// `36169-27` alone looks like a dossier with a suffix; a record whose number is 27 says that it is a dossier and a number.
fn apart(metadata: &mut Metadata, record: &Record) {
    if let (None, Some(found), Some(number)) = (&metadata.number, &metadata.dossier, &record.number)
        && let Some(dossier) = found.strip_suffix(number.as_str()).and_then(|rest| rest.strip_suffix('-'))
        && !record.dossiers.contains(found)
    {
        metadata.identifier.get_or_insert(format!("kst-{dossier}-{number}"));
        metadata.number = Some(number.clone());
        metadata.dossier = Some(dossier.to_owned());
    }
}

/// Signers agree if there are as many, and each surname of the record closes the name of one in the text.
fn signers(document: &Document, record: &Record) -> Check {
    let found: Vec<&str> = document.metadata.signers.iter().map(|signer| document.surface(signer.name)).collect();
    let surname = |name: &str| name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let known = |name: &String| found.iter().any(|other| surname(other) == surname(name));
    let agrees = found.len() == record.signers.len() && record.signers.iter().all(known);
    Check {
        field: Field::Signers,
        agrees,
        found: (!found.is_empty()).then(|| found.join("; ")),
        declared: record.signers.join("; "),
    }
}
