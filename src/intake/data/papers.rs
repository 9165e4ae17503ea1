//! Which published paper a case or a document is.
//!
//! A dossier and a number make an identifier (`kst-29684-240`), but they may stand apart: the dossier in a file of its own,
//! found by its identifier or its title; the number with the document of a case; both in the heading of a text.

use super::facts::is_motion;
use super::join::Joined;
use crate::source::odata::{Case, Document};
use crate::source::{Format, read_as};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How much of a text its heading takes, in lines.
const HEADING: usize = 40;

/// Dossiers by their titles: number and highest number in it; nothing for a title that several share.
type Titles<'a> = BTreeMap<&'a str, Option<(&'a str, Option<u32>)>>;

/// What a motion is called, and the day it was moved.
type Called<'a> = (&'a str, Date);

/// The identifiers of papers by the identifiers of cases and documents.
#[derive(Debug, Default)]
pub(super) struct Papers {
    cases: BTreeMap<String, String>,
    documents: BTreeMap<String, String>,
}

impl Papers {
    pub fn new(joined: &Joined) -> Self {
        let titles = titles(joined);
        let mut papers = Self::default();
        // The documents of cases, and motions by what they are called and when they were moved: none if two are called so.
        let mut of_case: BTreeMap<&str, String> = BTreeMap::new();
        let mut called: BTreeMap<Called<'_>, Option<String>> = BTreeMap::new();
        let nested = joined
            .cases
            .values()
            .flat_map(|(_, case)| case.documents.iter().map(move |document| (Some(case), document)));
        let apart = joined.documents.values().map(|(_, document)| (None, document));
        for (case, document) in nested.chain(apart) {
            let Some(identifier) = identifier(joined, &titles, document) else { continue };
            papers.documents.entry(document.id.clone()).or_insert_with(|| identifier.clone());
            let cases = document.case_ids.iter().map(String::as_str).chain(case.map(|case| case.id.as_str()));
            for case in cases {
                of_case.entry(case).or_insert_with(|| identifier.clone());
            }
            if let Some(key) = motion(document.kind.as_deref(), document.subject.as_deref(), document.date) {
                let one = called.entry(key).or_insert_with(|| Some(identifier.clone()));
                one.take_if(|known| *known != identifier);
            }
        }
        let twice = twice(joined);
        for (id, (_, case)) in &joined.cases {
            let own = || {
                let dossier = joined.dossier(&case.dossiers, &case.dossier_ids);
                let dossier = dossier.or_else(|| of_title(&titles, case.title.as_deref()?, case.serial?));
                Some(format!("kst-{}-{}", dossier?, case.serial?))
            };
            let by_name = || {
                let key = motion(case.kind.as_deref(), case.subject.as_deref(), case.started)?;
                called.get(&key).cloned().flatten().filter(|_| !twice.contains(&key))
            };
            let found = of_case.get(id.as_str()).cloned().or_else(own).or_else(by_name);
            papers.cases.extend(found.map(|found| (id.clone(), found)));
        }
        papers
    }

    /// The identifier of the paper that a case is printed in.
    pub fn of_case(&self, case: &Case) -> Option<&str> {
        self.cases.get(&case.id).map(String::as_str)
    }

    /// The identifier of the paper that a document is.
    pub fn of_document(&self, document: &Document) -> Option<&str> {
        self.documents.get(&document.id).map(String::as_str)
    }
}

/// What a motion is called and the day it was moved; nothing for what is no motion.
fn motion<'a>(kind: Option<&str>, subject: Option<&'a str>, date: Option<Date>) -> Option<Called<'a>> {
    let subject = subject?.trim();
    is_motion(kind, subject).then_some(())?;
    Some((subject, date?))
}

/// The motions of one day that several cases are called by.
fn twice(joined: &Joined) -> BTreeSet<Called<'_>> {
    let (mut once, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for (_, case) in joined.cases.values() {
        if let Some(key) = motion(case.kind.as_deref(), case.subject.as_deref(), case.started)
            && !once.insert(key)
        {
            twice.insert(key);
        }
    }
    twice
}

/// Dossiers by their titles, those that share one left out: number and highest number in it.
fn titles(joined: &Joined) -> Titles<'_> {
    let mut titles = BTreeMap::new();
    for (_, dossier) in joined.dossiers.values() {
        if let (Some(title), Some(number)) = (&dossier.title, &dossier.number) {
            let known = (number.as_str(), dossier.highest);
            titles.entry(title.trim()).and_modify(|one| *one = None).or_insert(Some(known));
        }
    }
    titles
}

/// The dossier of that title, if it has the number.
fn of_title(titles: &Titles<'_>, title: &str, serial: u32) -> Option<String> {
    let (number, highest) = titles.get(title.trim()).copied().flatten()?;
    highest.is_none_or(|highest| serial <= highest).then(|| number.to_owned())
}

fn identifier(joined: &Joined, titles: &Titles<'_>, document: &Document) -> Option<String> {
    let dossier = joined.dossier(&document.dossiers, &document.dossier_ids);
    let serial = document.serial;
    let dossier = dossier.or_else(|| of_title(titles, document.title.as_deref()?, serial?));
    let numbered = dossier.zip(serial).map(|(dossier, serial)| format!("kst-{dossier}-{serial}"));
    numbered.or_else(|| {
        let lines: Vec<&str> =
            document.text.as_deref()?.lines().filter(|line| !line.trim().is_empty()).take(HEADING).collect();
        let heading = read_as("heading", lines.join("\n\n").as_bytes(), Format::Text).ok()?;
        heading.metadata.identifier.filter(|identifier| identifier.starts_with("kst-"))
    })
}
