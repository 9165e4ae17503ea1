//! A build under way: what was found goes into a store, and what became of it is counted.

use super::intake::Keeper;
use super::summary::{Agreed, Tally, unused};
use super::{Outcome, counted, stats};
use crate::graph::{Authority, Iris, Maker, PUBLICATIONS, authority_quads, ontology_quads, paper_quads};
use crate::intake::{Beside, Group, OfficialRecords, Piece, Refusal, Survey, Version, spelt};
use crate::reading::Reading;
use crate::source::SourceError;
use crate::store::{Origin, PaperOrigin, Store};
use anyhow::Context;
use oxigraph::model::Quad;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

/// The knowledge file that holds the ontology.
pub(super) const ONTOLOGY: &str = "kamergraaf.ttl";

/// After how many new graphs the store is made to last: a build that breaks off loses no more than these, or than a quarter of
/// all, for the manifest of a large store takes its time.
const COMMIT_AFTER: usize = 1024;

/// A paper that was read.
struct Read {
    origin: PaperOrigin,
    iri: String,
    quads: Vec<Quad>,
    /// Where its text contradicts its metadata.
    notes: Vec<String>,
}

/// Which file gave the graph of a paper in this build.
#[derive(Clone, Debug)]
struct Taken {
    /// The format tells how much, and the place of the paper among all decides between equals.
    rank: (u8, usize),
    origin: PaperOrigin,
    unchanged: bool,
}

/// A build under way: what a survey found goes into a store.
pub(super) struct Assembly<R> {
    read: R,
    maker: Maker,
    /// With what papers are read: one read with anything else is read again.
    state: String,
    pub(super) iris: Iris,
    store: Store,
    /// What the store had when the build began.
    keeper: Keeper,
    /// What gave the graph of each paper in this build.
    taken: BTreeMap<String, Taken>,
    tally: Tally,
    /// What could not be used, in words.
    pub(super) warnings: Vec<String>,
    /// Contradictions between text and metadata: all is used, so they are no failure.
    notes: Vec<String>,
    uncommitted: usize,
    /// The official records of this build.
    made: BTreeSet<String>,
    /// How many entries of the data say nothing that can be stated, by kind and reason.
    unused: BTreeMap<String, usize>,
}

impl<R: Fn(&Piece, &Beside) -> Result<Reading, SourceError> + Sync> Assembly<R> {
    pub(super) fn new(read: R, maker: Maker, state: String, iris: Iris, store: Store) -> Self {
        let keeper = Keeper::new(&store, &state);
        let (taken, tally, warnings, notes) = (BTreeMap::new(), Tally::default(), Vec::new(), Vec::new());
        let (made, unused) = (BTreeSet::new(), BTreeMap::new());
        Self { read, maker, state, iris, store, keeper, taken, tally, warnings, notes, uncommitted: 0, made, unused }
    }

    /// Reads the papers that changed, many at a time. Of each paper the richest version that can be read counts.
    pub(super) fn papers(&mut self, survey: &Survey, done: impl Fn() + Sync) -> anyhow::Result<()> {
        let mut turns = vec![0; survey.papers.len()];
        let mut open: Vec<usize> = (0..survey.papers.len()).collect();
        let mut scans = Vec::new();
        while !open.is_empty() {
            let mut wanted = BTreeMap::new();
            for index in std::mem::take(&mut open) {
                let (group, version) = (&survey.papers[index], &survey.papers[index].versions[turns[index]]);
                if let Some((iri, origin)) = self.keeper.unchanged(survey, group, version) {
                    self.tally.versions += group.versions.len() - 1 - turns[index];
                    self.take(index, group, version, (iri, origin, None))?;
                    done();
                } else if let Some((iri, winner)) = self.keeper.passed_over(survey, version) {
                    self.keeper.pass(&iri, &version.source, &version.hash);
                    // A scan, and its OCR text in the same folder: that one is still to be looked at.
                    if group.versions.iter().any(|version| version.source == winner) {
                        self.tally.versions += 1;
                        turns[index] += 1;
                        open.push(index);
                    } else {
                        self.tally.versions += group.versions.len() - turns[index];
                        done();
                    }
                } else {
                    wanted.insert(version.source.as_str(), index);
                }
            }
            let mut missing: BTreeMap<usize, &str> = wanted.iter().map(|(source, index)| (*index, *source)).collect();
            survey.load(&wanted, |batch| {
                let read: Vec<_> = batch
                    .par_iter()
                    .map(|(index, piece)| (*index, self.read(survey, &survey.papers[*index], piece)))
                    .inspect(|_| done())
                    .collect();
                for ((index, read), (_, piece)) in read.into_iter().zip(&batch) {
                    missing.remove(&index);
                    let group = &survey.papers[index];
                    match read {
                        Ok(read) => {
                            self.tally.versions += group.versions.len() - 1 - turns[index];
                            self.notes.extend(read.notes);
                            let version = &group.versions[turns[index]];
                            self.take(index, group, version, (read.iri, read.origin, Some(read.quads)))?;
                        }
                        Err(error) => {
                            turns[index] += 1;
                            let more = turns[index] < group.versions.len();
                            if more {
                                open.push(index);
                            }
                            // What the OCR text beside a scan says needs no complaint about the scan.
                            if more && error.wants_ocr() {
                                self.tally.versions += 1;
                                scans.push((index, piece.source.clone(), piece.hash.clone()));
                            } else {
                                self.leave_out(Refusal::of(piece, &error).to_string());
                            }
                        }
                    }
                }
                self.commit_at_times()
            })?;
            for source in missing.into_values() {
                self.leave_out(format!("{source} changed while it was being read: build again"));
            }
        }
        for (index, source, hash) in scans {
            let read = self.taken.iter().find(|(_, taken)| taken.rank.1 == index).map(|(iri, _)| iri.clone());
            if let Some(iri) = read {
                self.keeper.pass(&iri, &source, &hash);
            }
        }
        Ok(())
    }

    fn read(&self, survey: &Survey, group: &Group, piece: &Piece) -> Result<Read, SourceError> {
        let mut beside = survey.beside(group, None);
        let mut reading = (self.read)(piece, &beside)?;
        // A paper that tells its number in its text only has its metadata found by that.
        let identifier = reading.document.metadata.identifier.clone();
        let found = survey.beside(group, identifier.as_deref());
        if found != beside {
            beside = found;
            reading = (self.read)(piece, &beside)?;
        }
        let quads = paper_quads(&reading, &self.iris, &self.maker);
        let mut origin = PaperOrigin::hashed(&piece.source, piece.hash.clone(), &self.state);
        origin.beside = beside.files;
        let mut notes = Vec::new();
        for check in &reading.document.metadata.checks {
            origin.agreement.entry(check.field).or_insert(check.agreement());
            if check.contradicts() {
                notes.push(format!("{}: {check}; the metadata count", piece.source));
            }
        }
        Ok(Read { origin, iri: self.iris.paper(&reading.paper), quads, notes })
    }

    /// Puts one paper into the store, unless it is there, or a version that tells more is.
    fn take(
        &mut self,
        index: usize,
        group: &Group,
        version: &Version,
        (iri, origin, quads): (String, PaperOrigin, Option<Vec<Quad>>),
    ) -> anyhow::Result<()> {
        let rank = (version.format.rank(), index);
        let taken = Taken { rank, origin: origin.clone(), unchanged: quads.is_none() };
        match self.taken.get(&iri).cloned() {
            Some(first) if first.rank < rank => {
                self.second(&iri, &origin, &first.origin, first.rank.0 != rank.0);
                return Ok(());
            }
            Some(first) => {
                let count = if first.unchanged { &mut self.tally.unchanged } else { &mut self.tally.changed };
                *count -= 1;
                self.second(&iri, &first.origin, &origin, first.rank.0 != rank.0);
            }
            None => {}
        }
        self.taken.insert(iri.clone(), taken);
        let Some(quads) = quads else {
            self.tally.unchanged += 1;
            return Ok(());
        };
        // The files may have held another paper before.
        for version in &group.versions {
            for other in self.keeper.others(&version.source, &iri) {
                if !self.taken.contains_key(&other) {
                    self.store.remove(&other)?;
                }
            }
        }
        self.store.replace(&iri, Origin::Paper(origin), quads)?;
        self.tally.changed += 1;
        self.uncommitted += 1;
        Ok(())
    }

    /// A paper was found twice: as another version, as a copy, or two papers go by one name.
    fn second(&mut self, iri: &str, second: &PaperOrigin, first: &PaperOrigin, other_format: bool) {
        let official = iri.starts_with(PUBLICATIONS);
        if second.content == first.content || official {
            if second.content != first.content && !other_format {
                self.notes.push(format!("{} holds the same paper as {}, which counts", second.source, first.source));
            }
            self.tally.versions += 1;
            self.keeper.pass(iri, &second.source, &second.content);
        } else {
            let remedy = "neither tells an official number: rename one of them";
            self.leave_out(format!("{} goes by the same name as {}, and {remedy}", second.source, first.source));
        }
    }

    fn commit_at_times(&mut self) -> anyhow::Result<()> {
        if self.uncommitted >= COMMIT_AFTER.max(self.store.papers().count() / 4) {
            self.store.commit()?;
            self.uncommitted = 0;
        }
        Ok(())
    }

    fn leave_out(&mut self, warning: String) {
        self.tally.left_out += 1;
        self.warnings.push(warning);
    }

    /// Names what the survey could not use.
    pub(super) fn refused(&mut self, survey: &Survey) {
        for refusal in &survey.refused {
            self.leave_out(refusal.to_string());
        }
    }

    /// Puts what the data of the Tweede Kamer say into the store, and takes out what they say was deleted.
    pub(super) fn records(
        &mut self,
        survey: &Survey,
        records: impl Fn(&Survey, &Maker) -> OfficialRecords,
    ) -> anyhow::Result<()> {
        let records = records(survey, &self.maker);
        self.unused = records.unused;
        let held: BTreeMap<String, String> =
            self.store.records().map(|(iri, origin)| (iri.to_owned(), spelt(&origin.source))).collect();
        for record in records.graphs {
            // A file elsewhere told all of it; this one tells a part.
            if record.partial && held.get(&record.iri).is_some_and(|source| *source != record.source) {
                self.made.insert(record.iri);
                continue;
            }
            let origin = PaperOrigin::hashed(&record.source, record.hash, &self.state);
            self.tally.records += 1;
            self.made.insert(record.iri.clone());
            self.store.replace(&record.iri, Origin::Record(origin), record.quads)?;
        }
        for iri in records.deleted {
            self.tally.deleted += usize::from(self.store.remove(&iri)?);
        }
        Ok(())
    }

    /// Removes what was made from files that are gone.
    pub(super) fn prune(&mut self, survey: &Survey) -> anyhow::Result<()> {
        let sources = survey.sources();
        let data: BTreeSet<&str> = survey.data.iter().map(|file| file.source.as_str()).collect();
        let papers = self
            .store
            .papers()
            .filter(|(iri, origin)| !self.taken.contains_key(*iri) && survey.is_gone(&spelt(&origin.source), &sources));
        // A file with data may be there, and not have the record any more.
        let records = self.store.records().filter(|(iri, origin)| {
            let source = spelt(&origin.source);
            !self.made.contains(*iri) && (data.contains(source.as_str()) || survey.is_gone(&source, &sources))
        });
        let gone: Vec<String> = papers.chain(records).map(|(iri, _)| iri.to_owned()).collect();
        for iri in gone {
            self.tally.pruned += usize::from(self.store.remove(&iri)?);
        }
        Ok(())
    }

    /// Adds what belongs to the graph as a whole and makes all last.
    pub(super) fn finish(
        &mut self,
        ontology: &str,
        authority: impl Fn(&BTreeSet<String>) -> Authority,
    ) -> anyhow::Result<()> {
        for (iri, taken) in &self.taken {
            let versions = self.keeper.versions(iri);
            self.store.describe(iri, Origin::Paper(PaperOrigin { versions, ..taken.origin.clone() }))?;
        }
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
    pub(super) fn tell(self, folder: &Path, survey: &Survey) -> anyhow::Result<Outcome> {
        for warning in self.warnings.iter().chain(&self.notes) {
            super::warn(warning);
        }
        let census = self.store.census()?;
        let mut out = io::stdout().lock();
        writeln!(out, "{}: {}\n", folder.display(), self.tally.words(survey))?;
        if let Some(sentence) = unused(&self.unused) {
            writeln!(out, "{sentence}\n")?;
        }
        let agreed = Agreed::of(self.taken.values().map(|taken| &taken.origin));
        if let Some(table) = agreed.table() {
            writeln!(out, "{table}\n")?;
        }
        stats::write(&census, &mut out)?;
        writeln!(out, "{}", counted(self.warnings.len() + self.notes.len(), "warning"))?;
        Ok(if self.warnings.is_empty() { Outcome::Done } else { Outcome::PartlyBad })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Content, walk};
    use crate::source;

    /// A reader for whom the first line of a file is the number of a paper.
    fn read(piece: &Piece, _beside: &Beside) -> Result<Reading, SourceError> {
        let Content::Paper(bytes, _) = &piece.content else { return Err(SourceError::Empty) };
        let text = std::str::from_utf8(bytes).map_err(|_| SourceError::Encoding)?;
        let number = text.lines().next().unwrap_or_default();
        if !number.starts_with("kst-") {
            return Err(SourceError::Empty);
        }
        Ok(Reading {
            document: source::read(&piece.name, b"31 839 Jeugdzorg").expect("a text"),
            paper: format!("{PUBLICATIONS}{number}"),
            references: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            statements: Vec::new(),
            derived: Vec::new(),
        })
    }

    /// Builds a store from a folder; gives what became of its papers, the warnings and the papers in the store.
    fn build(folder: &Path, state: &str) -> (Tally, Vec<String>, Vec<String>) {
        let path = folder.join("my.store");
        let store = Store::create(&path, crate::graph::BASE).unwrap();
        let maker = Maker { program: "0.1.0".to_owned(), knowledge: "by-hand".to_owned() };
        let mut build = Assembly::new(read, maker, state.to_owned(), Iris::default(), store);
        let survey = Survey::new(walk(&[folder.to_owned()], Some(&path)), None);
        build.papers(&survey, || ()).unwrap();
        build.prune(&survey).unwrap();
        build.finish("", |_| Authority::default()).unwrap();
        let short = |(iri, _): (&str, &PaperOrigin)| iri.rsplit('/').next().unwrap_or_default().to_owned();
        let held = build.store.papers().map(short).collect();
        (build.tally, build.warnings, held)
    }

    fn tally(changed: usize, unchanged: usize, left_out: usize) -> Tally {
        Tally { changed, unchanged, left_out, ..Tally::default() }
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
        std::fs::remove_file(folder.path().join("a.txt")).unwrap();
        let (fate, _, held) = build(folder.path(), "2");
        assert_eq!((fate, held), (Tally { pruned: 1, ..tally(0, 1, 0) }, vec!["kst-1-3".to_owned()]));
    }

    #[test]
    fn a_bad_paper_and_a_second_one_are_named_and_the_rest_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            ("a.txt", "no paper"),
            ("b.txt", "kst-1-2"),
            ("c.txt", "kst-1-2\nand more"),
            ("d.txt", "kst-1-4"),
            ("e.txt", "kst-1-4"),
        ];
        for (name, content) in files {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        for _ in 0..2 {
            let (fate, warnings, held) = build(folder.path(), "1");
            assert_eq!((fate.left_out, fate.versions, held), (1, 2, vec!["kst-1-2".to_owned(), "kst-1-4".to_owned()]));
            assert!(warnings[0].contains("a.txt"), "{warnings:?}");
        }
    }
}
