//! One look at everything: what there is, without keeping any of its bytes.

use super::beside::{Beside, Records, alone};
use super::group::{Group, Version, group};
use super::piece::{Content, Input, Piece, Refusal, pieces};
use super::walk::{Paths, shown};
use crate::source::Format;
use crate::source::odata::{Data, Entity};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What lies on disk.
#[derive(Debug, Default)]
pub struct Survey {
    inputs: Vec<Input>,
    forced: Option<Format>,
    /// The papers, in the order of their first files.
    pub papers: Vec<Group>,
    /// The files with data of the Tweede Kamer, in their order.
    pub data: Vec<DataFile>,
    records: Records,
    /// The hash of each version of a paper, by its path.
    hashes: BTreeMap<String, String>,
    /// The folders that hold a single paper.
    alone: BTreeSet<String>,
    /// What cannot be used, in the order in which it was found.
    pub refused: Vec<Refusal>,
    /// How many files are no papers and were left out without a word.
    pub ignored: usize,
    roots: Vec<PathBuf>,
}

/// A file with data of the Tweede Kamer.
#[derive(Debug)]
pub struct DataFile {
    /// Its path; within an archive `archive.zip!/path`.
    pub source: String,
    /// BLAKE3 of its bytes.
    pub hash: String,
    /// What it holds.
    pub data: Data,
}

impl DataFile {
    /// Whether it holds records that get a graph of their own; votes and actors belong to those of other files.
    #[must_use]
    pub fn has_records(&self) -> bool {
        self.data
            .entities
            .iter()
            .any(|entity| !matches!(entity, Entity::Decision(_) | Entity::Vote(_) | Entity::Actor(_)))
    }
}

impl Survey {
    /// Looks at all that a walk found. `forced` overrules the format of papers.
    #[must_use]
    pub fn new(found: Paths, forced: Option<Format>) -> Self {
        let mut survey =
            Self { inputs: found.inputs, forced, ignored: found.ignored, roots: found.roots, ..Self::default() };
        let mut versions = Vec::new();
        let mut inputs = std::mem::take(&mut survey.inputs);
        for (index, input) in inputs.iter_mut().enumerate() {
            if let Err(refusal) = input.keep() {
                survey.refused.push(refusal);
                continue;
            }
            pieces(input, forced, &mut |piece| match piece {
                Ok(piece) => survey.take(index, piece, &mut versions),
                Err(refusal) if refusal.quiet => survey.ignored += 1,
                Err(refusal) => survey.refused.push(refusal),
            });
        }
        survey.inputs = inputs;
        survey.hashes = versions.iter().map(|version| (version.source.clone(), version.hash.clone())).collect();
        survey.papers = group(versions);
        survey.alone = alone(&survey.papers);
        survey
    }

    fn take(&mut self, input: usize, piece: Piece, versions: &mut Vec<Version>) {
        let Piece { source, name, hash, format, content } = piece;
        match content {
            Content::Paper(_, record) => versions.push(Version { input, source, name, hash, format, record }),
            Content::Records(records) => self.records.add(source, hash, records),
            Content::Data(data) => self.data.push(DataFile { source, hash, data: *data }),
        }
    }

    /// What is beside a paper: the metadata of its folder, and those of its official identifier, which its name tells or
    /// else `identifier`, where it is known.
    #[must_use]
    pub fn beside(&self, group: &Group, identifier: Option<&str>) -> Beside {
        let of_name = group.versions.iter().find_map(Version::identifier);
        self.records.beside(group, &self.alone, of_name.or(identifier))
    }

    /// Whether a paper stands in this file with this very content.
    #[must_use]
    pub fn holds(&self, source: &str, hash: &str) -> bool {
        self.hashes.get(source).is_some_and(|found| found == hash)
    }

    /// How many metadata records there are.
    #[must_use]
    pub fn records(&self) -> usize {
        self.records.count()
    }

    /// The paths of all that was found and can be used.
    #[must_use]
    pub fn sources(&self) -> BTreeSet<&str> {
        let versions = self.papers.iter().flat_map(|group| &group.versions).map(|version| version.source.as_str());
        versions.chain(self.data.iter().map(|file| file.source.as_str())).chain(self.records.sources()).collect()
    }

    /// Whether a path lies in what was looked at, and nothing is there any more. A file that is there and cannot be read
    /// is not gone.
    #[must_use]
    pub fn is_gone(&self, source: &str, sources: &BTreeSet<&str>) -> bool {
        let file = source.split("!/").next().unwrap_or(source);
        let within = |root: &PathBuf| {
            Path::new(file).starts_with(shown(root)) || root == Path::new(".") && Path::new(file).is_relative()
        };
        let refused = |refusal: &Refusal| {
            source.strip_prefix(&refusal.source).is_some_and(|rest| rest.is_empty() || rest.starts_with("!/"))
        };
        file != "-" && !sources.contains(source) && self.roots.iter().any(within) && !self.refused.iter().any(refused)
    }

    /// Hands over those pieces whose paths are `wanted`, some at a time, in the order of the files. No more bytes are in
    /// memory than those of some.
    pub fn load<E>(
        &self,
        wanted: &BTreeMap<&str, usize>,
        mut each: impl FnMut(Vec<(usize, Piece)>) -> Result<(), E>,
    ) -> Result<(), E> {
        let versions: BTreeMap<&str, &Version> = self
            .papers
            .iter()
            .flat_map(|group| &group.versions)
            .map(|version| (version.source.as_str(), version))
            .filter(|(source, _)| wanted.contains_key(source))
            .collect();
        let inputs: BTreeSet<usize> = versions.values().map(|version| version.input).collect();
        let mut batch = Batch::default();
        for index in inputs {
            let mut fault = None;
            pieces(&self.inputs[index], self.forced, &mut |piece| {
                let Ok(mut piece) = piece else { return };
                let source = piece.source.as_str();
                let (Some(paper), Some(version)) = (wanted.get(source), versions.get(source)) else { return };
                piece.name.clone_from(&version.name);
                if fault.is_none() && matches!(piece.content, Content::Paper(..)) && batch.add(*paper, piece) {
                    fault = each(batch.take()).err();
                }
            });
            if let Some(fault) = fault {
                return Err(fault);
            }
        }
        each(batch.take())
    }
}

/// Some pieces that are read together.
#[derive(Default)]
struct Batch {
    pieces: Vec<(usize, Piece)>,
    bytes: usize,
}

impl Batch {
    /// How many papers are read together.
    const PIECES: usize = 64;
    /// How large they are together, in bytes.
    const BYTES: usize = 64 * 1024 * 1024;

    /// Adds one; tells whether it is full.
    fn add(&mut self, paper: usize, piece: Piece) -> bool {
        if let Content::Paper(bytes, _) = &piece.content {
            self.bytes += bytes.len();
        }
        self.pieces.push((paper, piece));
        self.pieces.len() >= Self::PIECES || self.bytes >= Self::BYTES
    }

    fn take(&mut self) -> Vec<(usize, Piece)> {
        self.bytes = 0;
        std::mem::take(&mut self.pieces)
    }
}
