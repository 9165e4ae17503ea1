//! IRIs and verdict of references to papers, by the list of published ones.

use super::dossier::Dossier;
use super::grammar::Grammar;
use super::year::ParliamentaryYear;
use super::{Fields, PUBLICATIONS, Reference};
use crate::span::Span;
use serde::Serialize;
use std::collections::BTreeSet;

/// The first dossier of the parliamentary year 1995/96, from which on the list of published papers is whole.
const LISTED_FROM: u32 = 24_400;
/// Dossiers close to the newest one may have been opened before the list was made without a paper yet.
const MAY_BE_OPEN: u32 = 100;
/// By how many papers a dossier that was new when the list was made may have grown since; an older one grows as it did.
const GROWTH_OF_NEW: u32 = 1_000;
/// How far below the newest dossier in the list a dossier counts as new: those of about two years.
const NEW: u32 = 700;
/// By how many papers any dossier may have grown.
const GROWTH: u32 = 100;

/// Whether a reference can be right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// No list says anything of it.
    #[default]
    Unchecked,
    /// All it names was published. Of dossiers that share a number, one suffices: the paper is published under the first.
    Published,
    /// A scan printed what cannot be; what it must have been was published.
    Repaired {
        /// What was printed.
        printed: String,
    },
    /// It was not published, though its dossier had passed that number or numbers of dossiers had passed its own.
    NotPublished {
        /// Identifiers of what was not published.
        missing: Vec<String>,
        /// The published identifier that is most like it, if one is.
        suggestion: Option<String>,
    },
    /// It is newer than the list.
    BeyondList,
}

/// What is wrong with a parliamentary year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearFault {
    /// The dossier was opened later; in which year, at the earliest.
    BeforeDossier(ParliamentaryYear),
    /// The two years do not follow each other.
    NoYear,
}

impl Reference {
    /// Whether it is known to be wrong as printed.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.year_fault.is_some() || matches!(self.verdict, Verdict::NotPublished { .. } | Verdict::Repaired { .. })
    }
}

impl Verdict {
    /// The verdict in one or two words, as tables have it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Published => "published",
            Self::Repaired { .. } => "repaired",
            Self::NotPublished { .. } => "not published",
            Self::BeyondList => "beyond the list",
        }
    }
}

impl Grammar<'_> {
    /// Makes a reference to papers: names them and judges whether they can be. `torn` is what a scan printed.
    pub(super) fn judged(&self, span: Span, fields: Fields, torn: Option<String>) -> Reference {
        let mut iris = Vec::new();
        let mut missing = Vec::new();
        for dossier in fields.dossiers.iter().filter(|_| fields.numbers.is_empty()) {
            iris.push(format!("{PUBLICATIONS}dossier/{}", dossier.id()));
            if !self.known.has_dossier(&dossier.id()) {
                missing.push((dossier, None));
            }
        }
        for number in &fields.numbers {
            let ids: Vec<String> =
                fields.dossiers.iter().map(|dossier| self.paper_id(&fields, dossier, number)).collect();
            if let Some(first) = fields.dossiers.first().filter(|_| !ids.iter().any(|id| self.known.contains(id))) {
                missing.push((first, Some(number.as_str())));
            }
            iris.extend(ids.into_iter().map(|id| format!("{PUBLICATIONS}kst-{id}")));
        }
        let verdict = if missing.is_empty() {
            torn.map_or(Verdict::Published, |printed| Verdict::Repaired { printed })
        } else {
            self.of_missing(&fields, &missing)
        };
        let year_fault = self.year_fault(&fields);
        let reference = Reference::of_papers(span, fields, iris);
        Reference { verdict, year_fault, ..reference }
    }

    /// The identifier of a paper, without `kst-`. The Eerste Kamer had the year in it until 2007, Kingdom bills may have their number.
    fn paper_id(&self, fields: &Fields, dossier: &Dossier, number: &str) -> String {
        let plain = format!("{}-{number}", dossier.id());
        if self.known.contains(&plain) {
            return plain;
        }
        let dated = fields.year.map(|year| format!("{}-{plain}", year.digits()));
        let kingdom = dossier.suffix.as_ref().map(|suffix| format!("{}-{suffix}-{number}", dossier.number));
        dated.into_iter().chain(kingdom).find(|id| self.known.contains(id)).unwrap_or(plain)
    }

    fn of_missing(&self, fields: &Fields, missing: &[(&Dossier, Option<&str>)]) -> Verdict {
        let mut absent = Vec::new();
        let mut newer = false;
        for (dossier, number) in missing {
            match self.absence(dossier, *number) {
                Absence::Newer => newer = true,
                Absence::Never => absent.push((*dossier, *number)),
                Absence::Unlisted => {}
            }
        }
        if absent.is_empty() {
            return if newer { Verdict::BeyondList } else { Verdict::Unchecked };
        }
        let suggestion = absent.iter().find_map(|(dossier, number)| self.nearest(dossier, *number));
        let missing = absent
            .iter()
            .map(|(dossier, number)| match number {
                Some(number) => format!("kst-{}", self.paper_id(fields, dossier, number)),
                None => dossier.id(),
            })
            .collect();
        Verdict::NotPublished { missing, suggestion }
    }

    /// Why a paper is not in the list.
    fn absence(&self, dossier: &Dossier, number: Option<&str>) -> Absence {
        let Ok(digits) = dossier.number.parse::<u32>() else { return Absence::Unlisted };
        if digits < LISTED_FROM && !self.known.has_dossier(&dossier.id()) {
            return Absence::Unlisted;
        }
        if !self.known.has_dossier(&dossier.id()) {
            let newest = self.known.newest_dossier();
            return if digits + MAY_BE_OPEN > newest { Absence::Newer } else { Absence::Never };
        }
        let Some(number) = number else { return Absence::Unlisted };
        match (number.parse::<u32>(), self.known.last_number(&dossier.id())) {
            (Ok(number), Some(last)) if number > last + self.growth(digits, last) => Absence::Never,
            (Ok(number), Some(last)) if number > last => Absence::Newer,
            (Ok(_), Some(_)) if digits >= LISTED_FROM => Absence::Never,
            (Ok(_), None) => Absence::Newer,
            (Err(_), _) if self.later_letter(dossier, number) => Absence::Never,
            (Err(_), _) if digits >= LISTED_FROM => Absence::Newer,
            _ => Absence::Unlisted,
        }
    }

    /// By how many papers a dossier may have grown since the list was made.
    fn growth(&self, dossier: u32, last: u32) -> u32 {
        if dossier + NEW > self.known.newest_dossier() { GROWTH_OF_NEW } else { GROWTH + last / 2 }
    }

    /// Whether the dossier has a paper with a later letter than `letters`.
    fn later_letter(&self, dossier: &Dossier, letters: &str) -> bool {
        let &[letter] = letters.as_bytes() else { return false };
        letter.is_ascii_uppercase()
            && (letter + 1..=b'Z').any(|later| self.known.contains(&format!("{}-{}", dossier.id(), char::from(later))))
    }

    /// The published paper or dossier that is most like one that was not: a digit too much, two turned round, one wrong, a chapter
    /// left out.
    fn nearest(&self, dossier: &Dossier, number: Option<&str>) -> Option<String> {
        let suffix = dossier.suffix.as_deref().map(|suffix| format!("-{suffix}")).unwrap_or_default();
        let Some(number) = number else {
            let like = near(&dossier.number).into_iter().filter(|digits| digits.len() == 5);
            return like.map(|digits| format!("{digits}{suffix}")).find(|id| self.known.has_dossier(id));
        };
        let exists = |id: String| self.known.contains(&id).then(|| format!("kst-{id}"));
        let digits = &dossier.number;
        // A footnote mark behind the number, or its digits turned round, is likelier than another dossier.
        let chapters = self.words.chapters().map(|chapter| format!("{digits}-{chapter}-{number}"));
        let without = (!suffix.is_empty()).then(|| format!("{digits}-{number}"));
        let near_numbers = near(number).into_iter().map(|near| format!("{digits}{suffix}-{near}"));
        let near_dossiers = near(digits).into_iter().map(|near| format!("{near}{suffix}-{number}"));
        let mut all = if self.known.has_dossier(&dossier.id()) {
            without.into_iter().chain(chapters).chain(near_numbers).chain(near_dossiers).collect::<Vec<_>>()
        } else {
            near_dossiers.chain(without).chain(chapters).collect()
        };
        all.drain(..).find_map(exists)
    }

    fn year_fault(&self, fields: &Fields) -> Option<YearFault> {
        let year = fields.year?;
        if year.last != year.first + 1 {
            return Some(YearFault::NoYear);
        }
        let opened = fields.dossiers.iter().filter_map(|dossier| self.opened(dossier)).max()?;
        (year.first < opened).then_some(YearFault::BeforeDossier(ParliamentaryYear { first: opened, last: opened + 1 }))
    }

    /// The year in which a dossier was opened, at the earliest: the one whose budget has the next lower number. Numbers just above
    /// that of a budget may have been given out before it.
    fn opened(&self, dossier: &Dossier) -> Option<u16> {
        const GIVEN_OUT_EARLY: u32 = 60;
        let number: u32 = dossier.number.parse().ok()?;
        let (year, budget) = self.words.years.iter().rev().find(|(_, budget)| *budget <= number)?;
        let early = number != *budget && number < budget + GIVEN_OUT_EARLY;
        (number < 100_000).then_some(if early { year - 1 } else { *year })
    }
}

enum Absence {
    /// It may have appeared after the list was made.
    Newer,
    /// The list would have it.
    Never,
    /// The list is not whole there.
    Unlisted,
}

/// Strings of digits that are one slip away: first one digit too many, then two turned round, then one wrong.
fn near(digits: &str) -> Vec<String> {
    let bytes = digits.as_bytes();
    let mut all = BTreeSet::new();
    let mut found = Vec::new();
    let mut add = |near: String| {
        if near != digits && !near.is_empty() && !near.starts_with('0') && all.insert(near.clone()) {
            found.push(near);
        }
    };
    if !digits.is_ascii() {
        return Vec::new();
    }
    for at in (0..bytes.len()).rev() {
        add(format!("{}{}", &digits[..at], &digits[at + 1..]));
    }
    for at in 1..bytes.len() {
        let mut turned = bytes.to_vec();
        turned.swap(at - 1, at);
        add(turned.into_iter().map(char::from).collect());
    }
    for at in 0..bytes.len() {
        for digit in '0'..='9' {
            add(format!("{}{digit}{}", &digits[..at], &digits[at + 1..]));
        }
    }
    found
}
