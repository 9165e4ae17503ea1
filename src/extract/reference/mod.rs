//! References to official publications: read, resolved and checked.
//!
//! A [`Finder`] walks over the digits of a text: every reference holds one. Around a digit it reads tokens (`scan`) and tries the
//! rules, one file a kind of publication: `kamerstuk` (with `dossier`, `numbers`, `year`, `header`), `handelingen`,
//! `gazette`, `law`, `eu`, `identifiers`. Every rule looks at a bounded number of tokens or takes what it has looked at, so
//! the time is linear in the length of the text. What the words of the rules are is data: `ontology/references/words.toml`.
//!
//! Each reference is then given its IRIs, its `normal` form, and a `verdict` by the list of `published` papers.

mod dossier;
mod eu;
mod finder;
mod gazette;
mod grammar;
mod handelingen;
mod header;
mod identifiers;
mod kamerstuk;
mod law;
mod normal;
mod numbers;
mod published;
mod scan;
mod verdict;
mod words;
mod year;

pub use dossier::Dossier;
pub use finder::Finder;
pub use law::LawNames;
pub use published::Published;
pub use verdict::{Verdict, YearFault};
pub use year::ParliamentaryYear;

use crate::span::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a reference refers to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Papers of a dossier of parliament.
    #[default]
    Kamerstuk,
    /// A dossier as a whole.
    Dossier,
    /// Proceedings of a chamber.
    Handelingen,
    /// An answered question, in the annex to the proceedings.
    Aanhangsel,
    /// A case of the Tweede Kamer: a question, a motion, a letter (`2024Z19930`).
    Zaak,
    /// A document of the Tweede Kamer (`2022D10704`), or an attachment.
    Document,
    /// An activity of the Tweede Kamer (`2023A07835`).
    Activiteit,
    /// A commitment (`TZ202412-101`).
    Toezegging,
    /// Staatscourant.
    Staatscourant,
    /// Staatsblad.
    Staatsblad,
    /// Tractatenblad.
    Tractatenblad,
    /// The gazette of a municipality, province or water board.
    Blad,
    /// A judgment by its European identifier.
    Ecli,
    /// A judgment by its Dutch number of before 2013.
    Ljn,
    /// A regulation by its number in the national collection, or a part of it.
    Bwb,
    /// A regulation of a local authority by its number.
    Cvdr,
    /// An article or another part of a law.
    Artikel,
    /// An act of the European Union.
    Eu,
    /// A place in the Official Journal of the European Union.
    Publicatieblad,
}

/// A chamber of parliament.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Chamber {
    /// Eerste Kamer.
    #[serde(rename = "I")]
    First,
    /// Tweede Kamer.
    #[serde(rename = "II")]
    Second,
}

impl Chamber {
    /// `I` or `II`.
    #[must_use]
    pub fn numeral(self) -> &'static str {
        match self {
            Self::First => "I",
            Self::Second => "II",
        }
    }

    /// `ek` or `tk`, as identifiers have it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::First => "ek",
            Self::Second => "tk",
        }
    }
}

/// What a reference says, part by part, as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fields {
    /// The chamber.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chamber: Option<Chamber>,
    /// The parliamentary year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<ParliamentaryYear>,
    /// The dossiers, several if they share the numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dossiers: Vec<Dossier>,
    /// The numbers, ranges written out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<String>,
    /// Pages, ranges with a hyphen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<String>,
    /// Columns, ranges with a hyphen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The item of a meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The parts that only one kind has: `celex`, `law`, `article`, `paragraph`, `volume` (a calendar year), `identifier`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<&'static str, String>,
}

/// Whether a paper names itself or another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// The number of the paper itself.
    #[serde(rename = "self")]
    Own,
    /// Another publication.
    #[default]
    Citation,
}

/// A reference to an official publication, as found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// Where it stands in the text given.
    pub span: Span,
    /// The IRIs that it stands for, in the order of the text: one for each number of each dossier. Empty where there is no official one.
    pub iris: Vec<String>,
    /// What it refers to.
    pub kind: Kind,
    /// Whether it is the paper's own number.
    pub standing: Standing,
    /// Its parts.
    pub fields: Fields,
    /// How the government's guide for regulation would write it.
    pub normal: String,
    /// Whether it can be right.
    pub verdict: Verdict,
    /// What is wrong with its parliamentary year.
    pub year_fault: Option<YearFault>,
}

/// Where official publications are found.
pub(crate) const PUBLICATIONS: &str = "https://zoek.officielebekendmakingen.nl/";

/// Why no [`Finder`] could be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReferenceError {
    /// The vocabulary is no valid TOML or lacks a list.
    #[error("the words of references cannot be read: {0}")]
    Words(#[from] toml::de::Error),
    /// A key of the table `years` is no year.
    #[error("the words of references name {0:?} as a year")]
    Year(String),
    /// The list of published papers is damaged.
    #[error("the list of published papers cannot be read: {0}")]
    Published(#[from] fst::Error),
}
