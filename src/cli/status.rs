//! `status`: what a build would read, and what it would find gone.

use super::intake::{Asked, Keeper};
use super::read::Reader;
use super::{Outcome, STORE};
use crate::intake::spelt;
use crate::store::{PaperOrigin, Store, StoreError};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;

/// Tell which papers are new, changed or gone since the last build.
///
///   kamergraaf status letters/
///
/// One line each: `new`, `changed` (the paper, its metadata, or the program that read it) or
/// `gone`, and the path; then a line with the counts. Files that cannot be looked at are named,
/// and the exit status is 2.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(flatten)]
    asked: Asked,
    /// The folder of the store.
    #[arg(long = "store", value_name = "DIR", default_value = STORE)]
    folder: PathBuf,
    /// The folder with knowledge files that the build was given.
    #[arg(long, value_name = "DIR")]
    knowledge: Option<PathBuf>,
}

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let (survey, mut faults) = self.asked.survey(&self.folder)?;
        faults.extend(survey.refused.iter().map(ToString::to_string));
        let store = match Store::open(&self.folder) {
            Ok(store) => Some(store),
            Err(StoreError::Absent(_)) => None,
            Err(error) => return Err(error.into()),
        };
        let state = self.asked.state(&Reader::new(self.knowledge.as_deref())?.maker());
        let keeper = store.as_ref().map(|store| Keeper::new(store, &state)).unwrap_or_default();
        let stored = store.iter().flat_map(|store| store.papers().chain(store.records()));
        let origins: Vec<(String, &PaperOrigin)> = stored.map(|(_, origin)| (spelt(&origin.source), origin)).collect();
        let known: BTreeSet<&str> = origins.iter().map(|(source, _)| source.as_str()).collect();
        let sources = survey.sources();

        let mut lines = Vec::new();
        let mut unchanged = 0;
        for group in &survey.papers {
            let same = group.versions.iter().any(|version| {
                keeper.unchanged(&survey, group, version).is_some() || keeper.passed_over(&survey, version).is_some()
            });
            let was_there = group.versions.iter().find(|version| known.contains(version.source.as_str()));
            match (same, was_there) {
                (true, _) => unchanged += 1,
                (false, Some(version)) => lines.push((1, version.source.as_str())),
                (false, None) => lines.push((0, group.versions[0].source.as_str())),
            }
        }
        for file in &survey.data {
            let of_file: Vec<_> = origins.iter().filter(|(source, _)| *source == file.source).collect();
            let same = of_file.iter().all(|(_, origin)| origin.content == file.hash && origin.made_with == state);
            match (of_file.is_empty(), same) {
                // Votes and the like go to the records of other files.
                (true, _) if !file.has_records() => {}
                (true, _) => lines.push((0, file.source.as_str())),
                (false, true) => unchanged += 1,
                (false, false) => lines.push((1, file.source.as_str())),
            }
        }
        lines.extend(known.iter().filter(|source| survey.is_gone(source, &sources)).map(|source| (2, *source)));
        lines.sort_unstable();

        let mut out = io::stdout().lock();
        let mut counts = [0; 3];
        for (fate, source) in lines {
            writeln!(out, "{:<8} {source}", ["new", "changed", "gone"][fate])?;
            counts[fate] += 1;
        }
        let [new, changed, gone] = counts;
        writeln!(out, "{new} new, {changed} changed, {gone} gone, {unchanged} unchanged")?;
        for fault in &faults {
            super::warn(fault);
        }
        Ok(if faults.is_empty() { Outcome::Done } else { Outcome::PartlyBad })
    }
}
