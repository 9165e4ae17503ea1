//! Regions: which municipality belongs to which youth, safety or other region, and what became of municipalities.

use super::persons::Period;
use super::record::{self, Record, RecordId};
use super::{Files, KnowledgeError};
use crate::extract::MentionKind;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A municipality as a part of a region that is drawn along the borders of municipalities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusion {
    /// The municipality.
    pub part: RecordId,
    /// The youth region, safety region.
    pub whole: RecordId,
    /// The years of the editions of the division that have it so, ascending. The sources tell no days.
    pub as_of: Vec<i16>,
}

/// What became of municipalities on a day: ended ones live on in those formed and extended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it was, in the word of the register: `samenvoeging`, `uitbreiding`, `herschikking` (a new name).
    pub kind: String,
    /// The first day on which it holds.
    pub date: Option<Date>,
    /// Those that ended.
    pub ended: Vec<RecordId>,
    /// Those that are new.
    pub formed: Vec<RecordId>,
    /// Those that were there and took in the ended ones.
    pub extended: Vec<RecordId>,
    /// The IRI of the change in the register.
    pub iri: Option<String>,
    /// The IRI of the law or decision behind it.
    pub legal_basis: Option<String>,
}

impl Change {
    /// Those in which the ended ones live on.
    pub fn successors(&self) -> impl Iterator<Item = RecordId> + '_ {
        self.formed.iter().chain(&self.extended).copied()
    }
}

#[derive(Deserialize)]
struct InclusionRow {
    region: String,
    municipality: String,
    as_of: i16,
}

#[derive(Deserialize)]
struct ChangeRow {
    kind: String,
    date: String,
    ended: String,
    formed: String,
    extended: String,
    iri: String,
    legal_basis: String,
}

/// The file of who belongs to which region.
pub(super) const MEMBERS: &str = "authority/region_members.csv";
/// The file of what became of municipalities.
pub(super) const CHANGES: &str = "authority/municipality_changes.csv";

/// The regions with their parts, and the changes of municipalities.
#[derive(Debug, Default)]
pub(super) struct Regions {
    pub(super) inclusions: Vec<Inclusion>,
    pub(super) changes: Vec<Change>,
    /// All that each region is a part of: its province, its youth region, its safety region.
    wholes: HashMap<RecordId, BTreeSet<RecordId>>,
}

impl Regions {
    pub(super) fn read(
        files: &Files,
        records: &[Record],
        by_key: &HashMap<(MentionKind, String), RecordId>,
    ) -> Result<Self, KnowledgeError> {
        let find = |path: &str, line: usize, key: &str| {
            by_key.get(&(MentionKind::Region, key.to_owned())).copied().ok_or_else(|| {
                let message = format!("there is no Region with the key {key:?}: correct it or add its record");
                KnowledgeError::new(path, Some(line), message)
            })
        };
        let mut editions: BTreeMap<(RecordId, RecordId), BTreeSet<i16>> = BTreeMap::new();
        for (line, row) in record::rows::<InclusionRow>(files, MEMBERS)? {
            let pair = (find(MEMBERS, line, &row.region)?, find(MEMBERS, line, &row.municipality)?);
            editions.entry(pair).or_default().insert(row.as_of);
        }
        let inclusions: Vec<Inclusion> = editions
            .into_iter()
            .map(|((whole, part), years)| Inclusion { part, whole, as_of: years.into_iter().collect() })
            .collect();
        let mut changes = Vec::new();
        for (line, row) in record::rows::<ChangeRow>(files, CHANGES)? {
            let all = |cell: &str| -> Result<Vec<RecordId>, KnowledgeError> {
                record::split(cell).map(|key| find(CHANGES, line, key)).collect()
            };
            let some = |text: String| Some(text).filter(|text| !text.is_empty());
            changes.push(Change {
                kind: row.kind,
                date: record::date(CHANGES, line, &row.date)?,
                ended: all(&row.ended)?,
                formed: all(&row.formed)?,
                extended: all(&row.extended)?,
                iri: some(row.iri),
                legal_basis: some(row.legal_basis),
            });
        }
        let mut wholes: HashMap<RecordId, BTreeSet<RecordId>> = HashMap::new();
        for inclusion in &inclusions {
            wholes.entry(inclusion.part).or_default().insert(inclusion.whole);
        }
        for (index, record) in (0_u32..).zip(records).filter(|(_, record)| record.kind == MentionKind::Region) {
            let whole = record.part_of.as_ref().and_then(|key| by_key.get(&(MentionKind::Region, key.clone())));
            wholes.entry(RecordId(index)).or_default().extend(whole);
        }
        Ok(Self { inclusions, changes, wholes })
    }

    /// Whether one region is a part of the other, or both are parts of a third.
    pub(super) fn are_near(&self, one: RecordId, other: RecordId) -> bool {
        let of = |id: &RecordId| self.wholes.get(id);
        let holds = |whole: &RecordId, part: &RecordId| of(part).is_some_and(|wholes| wholes.contains(whole));
        let shared = || of(&one).zip(of(&other)).is_some_and(|(a, b)| !a.is_disjoint(b));
        one != other && (holds(&one, &other) || holds(&other, &one) || shared())
    }
}

/// When a part can have belonged to its whole: while both exist.
pub(super) fn period(part: &Record, whole: &Record) -> Period {
    Period { from: part.valid_from.max(whole.valid_from), to: part.valid_to.into_iter().chain(whole.valid_to).min() }
}
