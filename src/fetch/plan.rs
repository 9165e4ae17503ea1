//! What is wanted, and what of it has to be fetched.

use super::folder::Folder;
use super::form::Form;
use super::sru::Listed;
use super::{Dossier, FetchError};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What the user asks for.
#[derive(Clone, Debug)]
pub struct Order {
    /// The dossiers.
    pub dossiers: Vec<Dossier>,
    /// Only papers that changed on or after this day.
    pub since: Option<Date>,
    /// The formats, the preferred one first.
    pub forms: Vec<Form>,
    /// Every one of the formats that a paper has, not the first one alone.
    pub every_form: bool,
    /// Annexes too.
    pub annexes: bool,
    /// What the Tweede Kamer recorded too.
    pub records: bool,
    /// How many papers to fetch at most.
    pub limit: Option<usize>,
    /// The address of the SRU.
    pub sru: String,
    /// The address of the OData service.
    pub odata: String,
}

impl Order {
    /// The formats in words, as the folder remembers them.
    pub(super) fn wanted(&self) -> String {
        let names: Vec<&str> = self.forms.iter().map(|form| form.name()).collect();
        names.join(if self.every_form { "+" } else { "," })
    }
}

/// What is known of a listed paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The folder does not have it.
    New,
    /// The folder has another version, other formats, or files that were changed since.
    Changed,
    /// The folder has it.
    Kept,
}

/// A paper of the list and whether it has to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The paper.
    pub paper: Listed,
    /// What the folder has of it.
    pub state: State,
}

/// The papers of a run.
#[derive(Debug, Default)]
pub struct Plan {
    /// Each paper once, by dossier and number.
    pub papers: Vec<Planned>,
    /// How many annexes are left out.
    pub annexes: usize,
    /// The dossiers without a paper.
    pub absent: Vec<Dossier>,
    /// The dossiers whose list cannot be had.
    pub failed: Vec<(Dossier, FetchError)>,
}

impl Plan {
    /// The plan for lists of papers; a paper of two dossiers is there once.
    pub(super) fn new(order: &Order, folder: &Folder, lists: Vec<(Dossier, Result<Vec<Listed>, FetchError>)>) -> Self {
        let mut plan = Self::default();
        let mut all = BTreeMap::new();
        for (dossier, list) in lists {
            match list {
                Ok(list) if list.is_empty() && order.since.is_none() => plan.absent.push(dossier),
                Ok(list) => all.extend(list.into_iter().map(|paper| (place(&paper.identifier), paper))),
                Err(error) => plan.failed.push((dossier, error)),
            }
        }
        for paper in all.into_values() {
            if paper.is_annex() && !order.annexes {
                plan.annexes += 1;
                continue;
            }
            let state = state(order, folder, &paper);
            plan.papers.push(Planned { paper, state });
        }
        plan
    }

    /// The papers that have to be fetched.
    pub fn wanted(&self) -> impl Iterator<Item = &Listed> {
        self.papers.iter().filter(|planned| planned.state != State::Kept).map(|planned| &planned.paper)
    }
}

fn state(order: &Order, folder: &Folder, paper: &Listed) -> State {
    let Some(entry) = folder.entry(&paper.identifier) else { return State::New };
    let same = paper.stamp.is_some() && entry.stamp == paper.stamp && entry.wanted.as_ref() == Some(&order.wanted());
    let there = || entry.files.iter().all(|(name, file)| folder.has(name, file));
    if same && !entry.files.is_empty() && there() { State::Kept } else { State::Changed }
}

/// Where an identifier stands among others: its numbers count as numbers, so that `kst-31839-9` comes before `-10`.
fn place(identifier: &str) -> Vec<(u64, String)> {
    identifier.split('-').map(|part| (part.parse().unwrap_or_default(), part.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_come_in_the_order_of_their_numbers() {
        let mut identifiers = ["kst-31839-10", "kst-31839-9", "kst-3183-11", "kst-31839-XVI-2", "blg-7"];
        identifiers.sort_by_key(|identifier| place(identifier));
        assert_eq!(identifiers, ["blg-7", "kst-3183-11", "kst-31839-XVI-2", "kst-31839-9", "kst-31839-10"]);
    }
}
