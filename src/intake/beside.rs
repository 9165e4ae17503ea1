//! Metadata records and the papers that they describe.

use super::group::{Group, folder, stem};
use crate::source::metadata::Record;
use std::collections::{BTreeMap, BTreeSet};

/// The metadata files of a survey.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    files: Vec<RecordFile>,
    /// The records by official identifier: file and place in it.
    by_identifier: BTreeMap<String, Vec<(usize, usize)>>,
    /// The files with one record, by folder.
    by_folder: BTreeMap<String, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct RecordFile {
    source: String,
    hash: String,
    records: Vec<Record>,
}

/// What is beside a paper: one record made of all of its records, and the hash of each file that they stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// What the records say.
    pub record: Option<Record>,
    /// Path and hash of each metadata file.
    pub files: BTreeMap<String, String>,
}

impl Records {
    pub fn add(&mut self, source: String, hash: String, records: Vec<Record>) {
        let file = self.files.len();
        for (at, record) in records.iter().enumerate() {
            if let Some(identifier) = &record.identifier {
                self.by_identifier.entry(identifier.clone()).or_default().push((file, at));
            }
        }
        let name = source.rsplit('/').next().unwrap_or(&source);
        if records.len() == 1 && stem(name).to_ascii_lowercase().starts_with("metadata") {
            self.by_folder.entry(folder(&source).to_owned()).or_default().push(file);
        }
        self.files.push(RecordFile { source, hash, records });
    }

    /// How many records there are.
    pub fn count(&self) -> usize {
        self.files.iter().map(|file| file.records.len()).sum()
    }

    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.source.as_str())
    }

    /// What is beside a paper: the `metadata*.xml` of a folder that holds this paper alone, and records with its
    /// identifier wherever they stand.
    pub fn beside(&self, group: &Group, alone: &BTreeSet<String>, identifier: Option<&str>) -> Beside {
        let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
        for version in &group.versions {
            if alone.contains(version.folder()) {
                found.extend(self.by_folder.get(version.folder()).into_iter().flatten().map(|file| (*file, 0)));
            }
        }
        let in_folder = found.iter().find_map(|(file, at)| self.files[*file].records[*at].identifier.clone());
        for identifier in [in_folder.as_deref(), identifier].into_iter().flatten().take(1) {
            found.extend(self.by_identifier.get(identifier).into_iter().flatten());
        }
        let mut beside = Beside::default();
        for (file, at) in found {
            let RecordFile { source, hash, records } = &self.files[file];
            beside.files.insert(source.clone(), hash.clone());
            match &mut beside.record {
                Some(record) => record.complete(&records[at]),
                None => beside.record = Some(records[at].clone()),
            }
        }
        beside
    }
}

/// The folders that hold one paper, in whatever versions.
pub(super) fn alone(groups: &[Group]) -> BTreeSet<String> {
    let mut papers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, group) in groups.iter().enumerate() {
        for version in &group.versions {
            papers.entry(version.folder()).or_default().insert(index);
        }
    }
    papers.into_iter().filter(|(_, papers)| papers.len() == 1).map(|(folder, _)| folder.to_owned()).collect()
}
