//! `build`: papers in, the graph out.

use super::read::{Reader, Source};
use super::{Outcome, STORE, counted, stats};
use crate::graph::{Authority, Iris, Maker, authority_quads, ontology_quads, paper_quads};
use crate::reading::Reading;
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
///   pdftotext brief.pdf - | kamergraaf build -
///
/// Folders are read with all that is in them, hidden files left out. A paper that did not change
/// since the last build is not read again; one that did replaces what the store had of it; what the
/// paths no longer hold stays. A paper that cannot be read is named, the others go on, and the exit
/// status is 2.
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
    /// A folder with knowledge files that add to those compiled in, or replace them.
    #[arg(long, value_name = "DIR")]
    knowledge: Option<PathBuf>,
}

/// The knowledge file that holds the ontology.
const ONTOLOGY: &str = "kamergraaf.ttl";

/// How many papers are read at a time, in parallel.
const TOGETHER: usize = 64;

/// After how many new graphs the store is made to last: a build that breaks off loses no more than these, or than a quarter of
/// all, for the manifest of a large store takes its time.
const COMMIT_AFTER: usize = 1024;

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let iris = Iris::new(&self.base_iri)?;
        let reader = Reader::new(self.knowledge.as_deref())?;
        let mut warnings = Vec::new();
        let papers = papers(&self.paths, &self.folder, &mut warnings);
        let store = Store::create(&self.folder, iris.base())?;
        let read = |source: &Source| reader.read(source);
        let maker = reader.maker();
        let state = format!("{}+{} {}", maker.program, env!("KAMERGRAAF_SOURCE"), maker.knowledge);
        let mut build = Build::new(read, maker, state, iris, store);
        build.warnings = warnings;
        let bar = bar(papers.len());
        build.papers(&papers, || bar.inc(1))?;
        bar.finish_and_clear();
        let iris = build.iris.clone();
        let knowledge = reader.knowledge();
        let ontology = knowledge.files().text(ONTOLOGY)?;
        build.finish(ontology, |things| Authority::of(knowledge, things, &iris))?;
        build.tell(&self.folder)
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
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    changed: usize,
    unchanged: usize,
    left_out: usize,
}

/// A build under way.
struct Build<R> {
    read: R,
    maker: Maker,
    /// With what papers are read: one read with anything else is read again.
    state: String,
    iris: Iris,
    store: Store,
    /// The IRIs of the papers that the store had when the build began, by what they were made from.
    known: BTreeMap<PaperOrigin, String>,
    /// Which source gave the graph of which paper in this build.
    taken: BTreeMap<String, String>,
    tally: Tally,
    warnings: Vec<String>,
}

impl<R: Fn(&Source) -> anyhow::Result<Reading> + Sync> Build<R> {
    fn new(read: R, maker: Maker, state: String, iris: Iris, store: Store) -> Self {
        let known = store.papers().map(|(iri, origin)| (origin.clone(), iri.to_owned())).collect();
        let (taken, tally, warnings) = (BTreeMap::new(), Tally::default(), Vec::new());
        Self { read, maker, state, iris, store, known, taken, tally, warnings }
    }

    /// Reads papers, many at a time, and takes them in their order.
    fn papers(&mut self, papers: &[PathBuf], done: impl Fn() + Sync) -> anyhow::Result<()> {
        let mut uncommitted = 0;
        for some in papers.chunks(TOGETHER) {
            let read: Vec<Paper> = some.par_iter().map(|path| self.read(path)).inspect(|_| done()).collect();
            for paper in read {
                uncommitted += usize::from(self.take(paper)?);
            }
            if uncommitted >= COMMIT_AFTER.max(self.store.papers().count() / 4) {
                self.store.commit()?;
                uncommitted = 0;
            }
        }
        Ok(())
    }

    /// Reads one paper, unless it did not change.
    fn read(&self, path: &Path) -> Paper {
        match self.try_read(path) {
            Ok(paper) => paper,
            Err(error) => Paper::Unreadable { warning: format!("{error:#}") },
        }
    }

    fn try_read(&self, path: &Path) -> anyhow::Result<Paper> {
        let source = Source::open(path)?;
        let origin = PaperOrigin::new(&path.to_string_lossy(), &source.bytes, &self.state);
        if let Some(iri) = self.known.get(&origin) {
            return Ok(Paper::Unchanged { origin, iri: iri.clone() });
        }
        let reading = (self.read)(&source)?;
        let quads = paper_quads(&reading, &self.iris, &self.maker);
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

    /// Adds what belongs to the graph as a whole and makes all last.
    fn finish(&mut self, ontology: &str, authority: impl Fn(&BTreeSet<String>) -> Authority) -> anyhow::Result<()> {
        let ontology = ontology_quads(ontology, &self.iris)
            .with_context(|| format!("the knowledge file {ONTOLOGY} is not Turtle: correct it"))?;
        self.store.replace(&self.iris.ontology_graph(), Origin::Ontology, ontology)?;
        let authority = authority_quads(&authority(&self.store.things_of_record()?), &self.iris);
        let graph = self.iris.authority_graph();
        if authority.is_empty() {
            self.store.remove(&graph)?;
        } else {
            self.store.replace(&graph, Origin::Authority, authority)?;
        }
        Ok(self.store.commit()?)
    }

    /// Tells what became of the papers and what the store holds.
    fn tell(self, folder: &Path) -> anyhow::Result<Outcome> {
        for warning in &self.warnings {
            anstream::eprintln!("warning: {warning}");
        }
        let census = self.store.census()?;
        let mut out = io::stdout().lock();
        let Tally { changed, unchanged, left_out } = self.tally;
        writeln!(out, "{}: {changed} read, {unchanged} unchanged, {left_out} left out\n", folder.display())?;
        stats::write(&census, &mut out)?;
        writeln!(out, "{}", counted(self.warnings.len(), "warning"))?;
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
    use crate::source;

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

    /// A reader for whom the content of a file is the number of a paper.
    fn read(source: &Source) -> anyhow::Result<Reading> {
        let number = std::str::from_utf8(&source.bytes)?;
        anyhow::ensure!(number.starts_with("kst-"), "cannot read {}", source.path.display());
        Ok(Reading {
            document: source::read(&source.name, b"31 839 Jeugdzorg").expect("a text"),
            paper: format!("{}{number}", crate::graph::PUBLICATIONS),
            references: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            statements: Vec::new(),
        })
    }

    /// Builds a store from a folder; gives what became of its papers, the warnings and the papers in the store.
    fn build(folder: &Path, state: &str) -> (Tally, Vec<String>, Vec<String>) {
        let path = folder.join("my.store");
        let store = Store::create(&path, crate::graph::BASE).unwrap();
        let maker = Maker { program: "0.1.0".to_owned(), knowledge: "by-hand".to_owned() };
        let mut build = Build::new(read, maker, state.to_owned(), Iris::default(), store);
        let found = papers(&[folder.to_owned()], &path, &mut build.warnings);
        build.papers(&found, || ()).unwrap();
        build.finish("", |_| Authority::default()).unwrap();
        let short = |(iri, _): (&str, &PaperOrigin)| iri.rsplit('/').next().unwrap_or_default().to_owned();
        let held = build.store.papers().map(short).collect();
        (build.tally, build.warnings, held)
    }

    fn tally(changed: usize, unchanged: usize, left_out: usize) -> Tally {
        Tally { changed, unchanged, left_out }
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| std::fs::write(folder.path().join(name), content).unwrap();
        write("a.txt", "kst-1-1");
        write("b.txt", "kst-1-2");
        assert_eq!(build(folder.path(), "1").0, tally(2, 0, 0));
        let manifest = || std::fs::read(folder.path().join("my.store/manifest.json")).unwrap();
        let before = manifest();
        assert_eq!(build(folder.path(), "1").0, tally(0, 2, 0));
        assert_eq!(manifest(), before, "the same input changes nothing");
        write("b.txt", "kst-1-3");
        let (fate, _, held) = build(folder.path(), "1");
        assert_eq!(fate, tally(1, 1, 0));
        assert_eq!(held, ["kst-1-1", "kst-1-3"], "what the file held before is gone");
        assert_eq!(build(folder.path(), "2").0, tally(2, 0, 0), "a new program reads all again");
    }

    #[test]
    fn a_bad_paper_and_a_second_copy_are_named_and_the_rest_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in [("a.txt", "no paper"), ("b.txt", "kst-1-2"), ("c.txt", "kst-1-2"), ("d.txt", "kst-1-4")]
        {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        for _ in 0..2 {
            let (fate, warnings, held) = build(folder.path(), "1");
            assert_eq!((fate.left_out, held), (2, vec!["kst-1-2".to_owned(), "kst-1-4".to_owned()]));
            assert!(warnings[0].contains("a.txt"), "{warnings:?}");
            assert!(warnings[1].contains("c.txt") && warnings[1].contains("b.txt"), "{warnings:?}");
        }
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
