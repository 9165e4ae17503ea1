//! Persons of the authority files: found by name, party, date and role.

use super::record::{self, PersonName, Record, RecordId};
use super::{Files, KnowledgeError, normal};
use crate::extract::MentionKind;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A stretch of time in which a person held a post or sat for a party. Open ends are unknown or not yet over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl Period {
    /// Whether the period holds `date`.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }

    /// Whether the period holds `date` or a day of at most `days` before or after it.
    #[must_use]
    pub fn is_near(&self, date: Date, days: i32) -> bool {
        let shifted = [date.checked_sub(days.days()), Ok(date), date.checked_add(days.days())];
        shifted.into_iter().flatten().any(|date| self.holds(date))
    }
}

/// A post held by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// Who.
    pub person: RecordId,
    /// Which post.
    pub post: RecordId,
    /// When.
    pub period: Period,
    /// What a state secretary is charged with, of several at one ministry: `Jeugd en Preventie`.
    pub title: Option<String>,
}

/// Membership of a party by somebody in parliament or government.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Who.
    pub person: RecordId,
    /// Of which party.
    pub party: RecordId,
    /// When.
    pub period: Period,
}

#[derive(Deserialize)]
struct TenureRow {
    person: String,
    post: String,
    from: String,
    to: String,
    #[serde(default)]
    title: String,
}

#[derive(Deserialize)]
struct MembershipRow {
    person: String,
    party: String,
    from: String,
    to: String,
}

/// Who is meant by a name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// Initials or given name, as written; empty where the text gives none.
    pub given: &'a str,
    /// Surname with tussenvoegsel.
    pub surname: &'a str,
    /// Date of the paper.
    pub date: Option<Date>,
    /// Whether the text calls this person a minister or state secretary, or has them sign as one.
    pub in_office: bool,
    /// Party, as written behind the name.
    pub party: Option<&'a str>,
}

/// The persons with what they held and where they sat.
#[derive(Debug, Default)]
pub(super) struct Persons {
    by_surname: HashMap<String, Vec<RecordId>>,
    given: HashSet<String>,
    pub(super) tenures: Vec<Tenure>,
    pub(super) memberships: Vec<Membership>,
}

/// Somebody in office signs and is spoken of as such somewhat before and after the dates of the files.
const SLACK_DAYS: i32 = 30;

impl Persons {
    pub(super) fn read(files: &Files, records: &[Record]) -> Result<Self, KnowledgeError> {
        let mut persons = Self::default();
        let mut keys: HashMap<(MentionKind, &str), RecordId> = HashMap::new();
        for (index, record) in (0_u32..).zip(records) {
            keys.insert((record.kind, &record.key), RecordId(index));
            if let Some(name) = &record.person {
                for surname in surnames(record, name) {
                    persons.by_surname.entry(surname).or_default().push(RecordId(index));
                }
                persons.given.extend(name.given.split(' ').next().filter(|given| given.len() > 2).map(str::to_owned));
            }
        }
        let find = |path: &str, line: usize, kind: MentionKind, key: &str| {
            keys.get(&(kind, key)).copied().ok_or_else(|| {
                KnowledgeError::new(
                    path,
                    Some(line),
                    format!("there is no {kind:?} with the key {key:?}: correct it or add its record"),
                )
            })
        };
        let path = "authority/tenures.csv";
        for (line, row) in record::rows::<TenureRow>(files, path)? {
            let period = Period { from: record::date(path, line, &row.from)?, to: record::date(path, line, &row.to)? };
            let (person, post) =
                (find(path, line, MentionKind::Person, &row.person)?, find(path, line, MentionKind::Post, &row.post)?);
            let title = Some(row.title).filter(|title| !title.is_empty());
            persons.tenures.push(Tenure { person, post, period, title });
        }
        let path = "authority/memberships.csv";
        for (line, row) in record::rows::<MembershipRow>(files, path)? {
            let period = Period { from: record::date(path, line, &row.from)?, to: record::date(path, line, &row.to)? };
            let (person, party) = (
                find(path, line, MentionKind::Person, &row.person)?,
                find(path, line, MentionKind::Party, &row.party)?,
            );
            persons.memberships.push(Membership { person, party, period });
        }
        Ok(persons)
    }

    pub(super) fn is_surname(&self, name: &str) -> bool {
        self.by_surname.contains_key(&normal(name))
    }

    pub(super) fn is_given_name(&self, word: &str) -> bool {
        self.given.contains(word)
    }

    /// The one person who is most likely meant, if anybody is.
    pub(super) fn find(&self, records: &[Record], wanted: &Wanted<'_>, parties: &[RecordId]) -> Option<RecordId> {
        let namesakes = self.by_surname.get(&normal(wanted.surname))?;
        let mut scored: Vec<(i32, RecordId)> = namesakes
            .iter()
            .filter_map(|id| Some((self.fitness(*id, &records[id.0 as usize], wanted, records, parties)?, *id)))
            .filter(|(score, _)| *score > 0)
            .collect();
        scored.sort_by_key(|(score, id)| (std::cmp::Reverse(*score), *id));
        match scored.as_slice() {
            [(_, only)] => Some(*only),
            [(best, id), (next, _), ..] if best > next => Some(*id),
            _ => None,
        }
    }

    /// How well a person fits; `None` for one whose given name is another.
    fn fitness(
        &self,
        id: RecordId,
        record: &Record,
        wanted: &Wanted<'_>,
        records: &[Record],
        parties: &[RecordId],
    ) -> Option<i32> {
        let name = record.person.as_ref()?;
        let mut score = 1;
        if !wanted.given.is_empty() {
            score += agrees(wanted.given, &name.given, &name.initials)?;
        }
        let tenures: Vec<Period> = self.tenures.iter().filter(|t| t.person == id).map(|t| t.period).collect();
        let seats: Vec<&Membership> = self.memberships.iter().filter(|m| m.person == id).collect();
        if !parties.is_empty() && !seats.is_empty() {
            let fits = seats.iter().any(|seat| {
                parties.iter().any(|party| akin(&records[party.0 as usize].key, &records[seat.party.0 as usize].key))
            });
            score += if fits { 6 } else { -5 };
        }
        if let Some(date) = wanted.date {
            let near = |period: &Period| period.is_near(date, SLACK_DAYS);
            let before = |period: &Period| period.from.is_some_and(|from| from <= date);
            if wanted.in_office {
                score += if tenures.iter().any(near) {
                    10
                } else if tenures.iter().any(before) {
                    4
                } else {
                    -8
                };
            } else {
                let seat = |test: &dyn Fn(&Period) -> bool| seats.iter().any(|seat| test(&seat.period));
                score += if seat(&near) {
                    6
                } else if seat(&before) || tenures.iter().any(before) {
                    3
                } else {
                    -4
                };
            }
        } else if wanted.in_office {
            score += if tenures.is_empty() { -2 } else { 3 };
        }
        Some(score)
    }
}

/// The surnames by which a person is known, as they are compared: that of the file, and those of all names behind the given name
/// or the initials (`Lucas` beside `Lucas-Smeerdijk`).
fn surnames(record: &Record, name: &PersonName) -> BTreeSet<String> {
    let behind = |full: &str| {
        let first = [&name.given, &name.initials].into_iter().filter(|first| !first.is_empty());
        first.filter_map(|first| full.strip_prefix(first.as_str())?.strip_prefix(' ')).map(normal).next()
    };
    let others = record.names.iter().filter_map(|other| behind(&other.text));
    others.chain([normal(&name.surname)]).filter(|surname| !surname.is_empty()).collect()
}

/// Whether two party keys name one party or a party and the joint group it is in.
fn akin(a: &str, b: &str) -> bool {
    a == b || a.split('-').any(|part| part == b) || b.split('-').any(|part| part == a)
}

/// Whether a given name or initials as written fit a person; `None` where they belong to somebody else.
fn agrees(written: &str, given: &str, initials: &str) -> Option<i32> {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
    let is_initials = written.contains('.') || written.chars().count() == 1;
    if is_initials {
        let (written, known) = (letters(written), letters(initials));
        let of_given = letters(given);
        if !known.is_empty() && (known.starts_with(&written) || written.starts_with(&known)) {
            return Some(3);
        }
        let first = written.chars().next();
        return (first.is_some() && (known.chars().next() == first || of_given.chars().next() == first)).then_some(1);
    }
    let (written, known) = (written.to_lowercase(), given.to_lowercase());
    (written == known || known.split(' ').next() == written.split(' ').next()).then_some(4)
}
