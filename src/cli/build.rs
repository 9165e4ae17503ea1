//! `build`: papers in, the graph out.

use super::read::{Reader, Source};
use super::{Outcome, STORE, stats};
use crate::graph::{Iris, ONTOLOGY, authority_quads, ontology_quads, paper_quads};
use crate::store::{Origin, PaperOrigin, Store};
use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use oxigraph::model::Quad;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Read papers and keep their graph in a store.
///
///   kamergraaf build examples/letters
///   kamergraaf build --store my.store letters/ extra/816.txt
///   curl https://example.nl/brief.txt | kamergraaf build -
///
/// Folders are read with all that is in them, hidden files left out. A paper that did not change since the last build is not
/// read again; one that did replaces what the store had of it. A paper that cannot be read is named, the others go on, and
/// the exit status is 2.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Files and folders; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The folder of the store; it is made if it is not there.
    #[arg(long = "store", value_name = "DIR", default_value = STORE)]
    folder: PathBuf,
    /// Under which IRI things without an official one get theirs.
    #[arg(long, value_name = "IRI", default_value = crate::graph::BASE)]
    base_iri: String,
}

/// How many papers are read at a time, in parallel.
const TOGETHER: usize = 64;

/// After how many new graphs the store is made to last: a build that breaks off loses no more than these, or than a quarter of
/// all, for the manifest of a large store takes its time.
const COMMIT_AFTER: usize = 1024;

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let iris = Iris::new(&self.base_iri)?;
        let reader = Reader::new()?;
        let store = Store::create(&self.folder, iris.base())?;
        let mut warnings = Vec::new();
        let papers = papers(&self.paths, &self.folder, &mut warnings);
        let known = store.papers().map(|(iri, origin)| (origin.clone(), iri.to_owned())).collect();
        let mut build = Build { reader, iris, store, known, taken: BTreeMap::new(), tally: Tally::default(), warnings };
        let bar = bar(papers.len());
        let mut uncommitted = 0;
        for some in papers.chunks(TOGETHER) {
            let read: Vec<Paper> = some.par_iter().map(|path| build.read(path)).inspect(|_| bar.inc(1)).collect();
            for paper in read {
                uncommitted += usize::from(build.take(paper)?);
            }
            if uncommitted >= COMMIT_AFTER.max(build.store.papers().count() / 4) {
                build.store.commit()?;
                uncommitted = 0;
            }
        }
        bar.finish_and_clear();
        build.finish(&self.folder)
    }
}

/// What became of one path.
enum Paper {
    /// Its graph is in the store already.
    Unchanged { origin: PaperOrigin, iri: String },
    /// It was read.
    Read { origin: PaperOrigin, iri: String, quads: Vec<Quad> },
    /// It could not be read, and why.
    Unreadable { warning: String },
}

/// How many papers had which fate.
#[derive(Default)]
struct Tally {
    changed: usize,
    unchanged: usize,
    left_out: usize,
}

/// A build under way.
struct Build {
    reader: Reader,
    iris: Iris,
    store: Store,
    /// The IRIs of the papers that the store had when the build began, by what they were made from.
    known: BTreeMap<PaperOrigin, String>,
    /// Which source gave the graph of which paper in this build.
    taken: BTreeMap<String, String>,
    tally: Tally,
    warnings: Vec<String>,
}

impl Build {
    /// Reads one paper, unless it did not change.
    fn read(&self, path: &Path) -> Paper {
        match self.try_read(path) {
            Ok(paper) => paper,
            Err(error) => Paper::Unreadable { warning: format!("{error:#}") },
        }
    }

    fn try_read(&self, path: &Path) -> anyhow::Result<Paper> {
        let source = Source::open(path)?;
        let origin = PaperOrigin::new(&path.to_string_lossy(), &source.bytes, &self.reader.state());
        if let Some(iri) = self.known.get(&origin) {
            return Ok(Paper::Unchanged { origin, iri: iri.clone() });
        }
        let reading = self.reader.read(&source)?;
        let quads = paper_quads(&reading, &self.iris, &self.reader.maker());
        Ok(Paper::Read { origin, iri: self.iris.paper(&reading.paper), quads })
    }

    /// Puts one paper into the store; tells whether the store changed.
    fn take(&mut self, paper: Paper) -> anyhow::Result<bool> {
        let (origin, iri, quads) = match paper {
            Paper::Unreadable { warning } => {
                self.leave_out(warning);
                return Ok(false);
            }
            Paper::Unchanged { origin, iri } => (origin, iri, None),
            Paper::Read { origin, iri, quads } => (origin, iri, Some(quads)),
        };
        if let Some(first) = self.taken.get(&iri) {
            self.leave_out(format!("{} holds the same paper as {first} ({iri})", origin.source));
            return Ok(false);
        }
        self.taken.insert(iri.clone(), origin.source.clone());
        let Some(quads) = quads else {
            self.tally.unchanged += 1;
            return Ok(false);
        };
        // The file may have held another paper before.
        let others: Vec<String> = self
            .store
            .papers()
            .filter(|(other, from)| *other != iri && from.source == origin.source && origin.source != "-")
            .map(|(other, _)| other.to_owned())
            .collect();
        for other in others {
            self.store.remove(&other)?;
        }
        self.store.replace(&iri, Origin::Paper(origin), quads)?;
        self.tally.changed += 1;
        Ok(true)
    }

    fn leave_out(&mut self, warning: String) {
        self.tally.left_out += 1;
        self.warnings.push(warning);
    }

    /// Adds what belongs to the graph as a whole, makes it last and tells what there is.
    fn finish(mut self, folder: &Path) -> anyhow::Result<Outcome> {
        let ontology = ontology_quads(ONTOLOGY, &self.iris).context("the ontology is not Turtle")?;
        self.store.replace(&self.iris.ontology_graph(), Origin::Ontology, ontology)?;
        let authority = authority_quads(&self.reader.authority(&self.store.things_of_record()?), &self.iris);
        let graph = self.iris.authority_graph();
        if authority.is_empty() {
            self.store.remove(&graph)?;
        } else {
            self.store.replace(&graph, Origin::Authority, authority)?;
        }
        self.store.commit()?;
        for warning in &self.warnings {
            anstream::eprintln!("warning: {warning}");
        }
        let census = self.store.census()?;
        let mut out = io::stdout().lock();
        let Tally { changed, unchanged, left_out } = self.tally;
        writeln!(out, "{}: {changed} read, {unchanged} unchanged, {left_out} left out\n", folder.display())?;
        stats::write(&census, &mut out)?;
        writeln!(out, "{} warnings", self.warnings.len())?;
        Ok(if self.warnings.is_empty() { Outcome::Done } else { Outcome::PartlyBad })
    }
}

/// A progress bar on a terminal; elsewhere nothing.
fn bar(papers: usize) -> ProgressBar {
    if !io::stderr().is_terminal() || papers < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} papers, {eta} to go");
    ProgressBar::new(papers as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// The files that the paths name, each once, folders with all that is in them in the order of names. What is not there gives
/// a warning.
fn papers(paths: &[PathBuf], store: &Path, warnings: &mut Vec<String>) -> Vec<PathBuf> {
    let mut walk = Walk { store: store.canonicalize().ok(), seen: BTreeSet::new(), files: Vec::new(), warnings };
    for path in paths {
        walk.path(path);
    }
    walk.files
}

/// A walk through folders.
struct Walk<'a> {
    /// The folder of the store, which holds no papers.
    store: Option<PathBuf>,
    /// Where the walk has been, by the true names: links may lead in circles.
    seen: BTreeSet<PathBuf>,
    files: Vec<PathBuf>,
    warnings: &'a mut Vec<String>,
}

impl Walk<'_> {
    fn path(&mut self, path: &Path) {
        if path == Path::new("-") {
            if self.seen.insert(path.to_owned()) {
                self.files.push(path.to_owned());
            }
            return;
        }
        let true_name = match path.canonicalize() {
            Ok(true_name) => true_name,
            Err(error) => return self.warnings.push(format!("cannot read {}: {error}", path.display())),
        };
        if self.store.as_ref() == Some(&true_name) || !self.seen.insert(true_name) {
            return;
        }
        if !path.is_dir() {
            return self.files.push(path.to_owned());
        }
        let entries: Result<Vec<PathBuf>, io::Error> =
            std::fs::read_dir(path).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
        match entries {
            Ok(mut entries) => {
                entries.sort();
                let hidden =
                    |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                for entry in entries.iter().filter(|entry| !hidden(entry)) {
                    self.path(entry);
                }
            }
            Err(error) => self.warnings.push(format!("cannot read {}: {error}", path.display())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_goes_through_folders_in_order_and_names_what_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b/2.txt", "b/1.txt", "a.txt", ".hidden", "my.store/manifest.json", "b/.git/x"] {
            std::fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            std::fs::write(at(name), name).unwrap();
        }
        let mut warnings = Vec::new();
        let paths = [at("b/2.txt"), folder.path().to_owned(), at("none"), PathBuf::from("-"), PathBuf::from("-")];
        let found = papers(&paths, &at("my.store"), &mut warnings);
        assert_eq!(found, [at("b/2.txt"), at("a.txt"), at("b/1.txt"), PathBuf::from("-")]);
        assert!(warnings.len() == 1 && warnings[0].contains("none"), "{warnings:?}");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_in_circles_end() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
        std::fs::write(folder.path().join("a.txt"), "a").unwrap();
        let found = papers(&[folder.path().to_owned()], Path::new("none"), &mut Vec::new());
        assert_eq!(found, [folder.path().join("a.txt")]);
    }
}
