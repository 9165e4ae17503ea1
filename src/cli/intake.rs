//! What the commands that read many papers share: which papers, and what a store has of them.

use crate::graph::Maker;
use crate::graph::PUBLICATIONS;
use crate::intake::{Group, Survey, Version, listed, spelt, walk};
use crate::source::Format;
use crate::store::{PaperOrigin, Store};
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which papers to read, and how.
#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    /// Files, folders and archives; `-` is standard input.
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// A file that lists more paths, one a line; `-` is standard input.
    #[arg(long, value_name = "LIST")]
    files_from: Option<PathBuf>,
    /// Read every paper as this format, whatever it looks like: text, official, kamerwrk, html, docx, doc, odt, pdf, vlos, tei...
    #[arg(long = "as", value_name = "FORMAT")]
    format: Option<Format>,
    /// Leave out of papers what is less sure than this, from 0 to 1.
    #[arg(long, value_name = "SCORE", default_value_t = 0.0)]
    pub(super) min_confidence: f32,
}

impl Asked {
    /// Looks at all that was asked for; the second part is what could not be looked at.
    pub(super) fn survey(&self, store: &Path) -> anyhow::Result<(Survey, Vec<String>)> {
        let mut paths = self.paths.clone();
        if let Some(list) = &self.files_from {
            let more = listed(list).with_context(|| format!("cannot read the list {}", list.display()))?;
            anyhow::ensure!(
                list != Path::new("-") || !paths.iter().chain(&more).any(|path| path == Path::new("-")),
                "standard input is the list and a paper at once: give one of them as a file"
            );
            paths.extend(more);
        }
        let mut found = walk(&paths, Some(store));
        let faults = std::mem::take(&mut found.faults);
        Ok((Survey::new(found, self.format), faults))
    }

    /// With what papers are read: versions of program and knowledge, the format that overrules theirs, and how
    /// sure what they say must be.
    pub(super) fn state(&self, maker: &Maker) -> String {
        let forced = self.format.map_or_else(String::new, |format| format!(" as {format}"));
        let sure = if self.min_confidence > 0.0 { format!(" from {}", self.min_confidence) } else { String::new() };
        format!("{}+{} {}{forced}{sure}", maker.program, env!("KAMERGRAAF_SOURCE"), maker.knowledge)
    }
}

/// What a store has of which files.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    /// The papers that were read with this program and this knowledge, by path and hash of their files.
    papers: BTreeMap<(String, String), (String, PaperOrigin)>,
    /// The papers of the store by path, whatever they were read with.
    by_source: BTreeMap<String, Vec<String>>,
    /// The file and the hash that gave each of them.
    winners: BTreeMap<String, (String, String)>,
    /// The paper for which a file was passed over.
    passed: BTreeMap<(String, String), String>,
    /// The files that this build passes over, by paper.
    passing: BTreeMap<String, BTreeMap<String, String>>,
}

impl Keeper {
    pub(super) fn new(store: &Store, state: &str) -> Self {
        let mut keeper = Self::default();
        for (iri, origin) in store.papers() {
            keeper.by_source.entry(spelt(&origin.source)).or_default().push(iri.to_owned());
        }
        for (iri, origin) in store.papers().filter(|(_, origin)| origin.made_with == state) {
            let respelt = |files: &BTreeMap<String, String>| -> BTreeMap<String, String> {
                files.iter().map(|(source, hash)| (spelt(source), hash.clone())).collect()
            };
            let (source, beside) = (spelt(&origin.source), respelt(&origin.beside));
            let origin = PaperOrigin { source, beside, versions: respelt(&origin.versions), ..origin.clone() };
            for (source, hash) in &origin.versions {
                keeper.passed.insert((source.clone(), hash.clone()), iri.to_owned());
            }
            let file = (origin.source.clone(), origin.content.clone());
            keeper.winners.insert(iri.to_owned(), file.clone());
            keeper.papers.insert(file, (iri.to_owned(), origin));
        }
        keeper
    }

    /// The paper in the store that was read from this very version with these very metadata.
    pub(super) fn unchanged(&self, survey: &Survey, group: &Group, version: &Version) -> Option<(String, PaperOrigin)> {
        let (iri, origin) = self.papers.get(&(version.source.clone(), version.hash.clone()))?;
        let identifier = iri.strip_prefix(PUBLICATIONS);
        (survey.beside(group, identifier).files == origin.beside).then(|| (iri.clone(), origin.clone()))
    }

    /// The paper of which another version is in the store, and the path of that one, if it is still there and the same.
    pub(super) fn passed_over(&self, survey: &Survey, version: &Version) -> Option<(String, String)> {
        let iri = self.passed.get(&(version.source.clone(), version.hash.clone()))?;
        let (source, hash) = self.winners.get(iri)?;
        survey.holds(source, hash).then(|| (iri.clone(), source.clone()))
    }

    /// The papers other than this one that the store had of a file when the build began. Standard input is another one each
    /// time.
    pub(super) fn others(&self, source: &str, iri: &str) -> Vec<String> {
        let had = self.by_source.get(source).into_iter().flatten();
        had.filter(|other| *other != iri && source != "-" && !source.starts_with("-!/")).cloned().collect()
    }

    /// Remembers that a file is passed over.
    pub(super) fn pass(&mut self, iri: &str, source: &str, hash: &str) {
        self.passing.entry(iri.to_owned()).or_default().insert(source.to_owned(), hash.to_owned());
    }

    /// The files that were passed over for a paper.
    pub(super) fn versions(&self, iri: &str) -> BTreeMap<String, String> {
        self.passing.get(iri).cloned().unwrap_or_default()
    }
}
