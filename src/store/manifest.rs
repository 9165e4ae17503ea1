//! The manifest of a store: which graphs it holds and what each was made from.

use super::error::{StoreError, io};
use super::write_atomically;
use crate::source::metadata::{Agreement, Field};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The name of the manifest within the folder of a store.
pub(super) const MANIFEST: &str = "manifest.json";

/// The version of the layout of the folder.
const FORMAT: u32 = 1;

/// What a store holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Version of the layout.
    format: u32,
    /// Where the quads are: `files` or `rocksdb`.
    kept_in: String,
    /// The base under which things got their IRIs.
    pub base: String,
    /// The graphs, by their IRIs.
    pub graphs: BTreeMap<String, Kept>,
}

/// A graph in the manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// What it was made from.
    #[serde(flatten)]
    pub origin: Origin,
    /// How many quads it has.
    pub quads: usize,
    /// BLAKE3 of its sorted N-Quads.
    pub hash: String,
    /// Where its quads are, within the folder of the store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// What a graph was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "holds", rename_all = "lowercase")]
pub enum Origin {
    /// What a paper says.
    Paper(PaperOrigin),
    /// What a record in the data of the Tweede Kamer says.
    Record(PaperOrigin),
    /// What the authority files say.
    Authority,
    /// The ontology.
    Ontology,
}

/// From what the graph of a paper was made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PaperOrigin {
    /// The path of its file as it is seen from the folder of the build, in an archive `archive.zip!/path`; `-` for standard input.
    pub source: String,
    /// BLAKE3 of the bytes of the file.
    pub content: String,
    /// With what it was read: versions of program and knowledge.
    pub made_with: String,
    /// Path and BLAKE3 of each metadata file that was read with it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub beside: BTreeMap<String, String>,
    /// Path and BLAKE3 of other versions of the paper, which were passed over.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub versions: BTreeMap<String, String>,
    /// How its text compares to its metadata.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub agreement: BTreeMap<Field, Agreement>,
}

impl Manifest {
    pub(super) fn new(kept_in: &str, base: &str) -> Self {
        Self { format: FORMAT, kept_in: kept_in.to_owned(), base: base.to_owned(), graphs: BTreeMap::new() }
    }

    /// Reads the manifest of the store in `folder`; `None` if there is none.
    pub(super) fn read(folder: &Path, kept_in: &str) -> Result<Option<Self>, StoreError> {
        let file = folder.join(MANIFEST);
        let bytes = match std::fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io("read", &file)(error)),
        };
        let broken = |fault: String| StoreError::Broken { file: file.clone(), fault, store: folder.to_owned() };
        let told: Told = serde_json::from_slice(&bytes).map_err(|error| broken(error.to_string()))?;
        let (found, reads) = (told.to_string(), Told { format: FORMAT, kept_in: kept_in.to_owned() }.to_string());
        if found != reads {
            return Err(StoreError::Format { file, found, reads });
        }
        let manifest: Self = serde_json::from_slice(&bytes).map_err(|error| broken(error.to_string()))?;
        // A name that leads out of the folder was not written by this program.
        let mut files = manifest.graphs.values().filter_map(|kept| kept.file.as_deref());
        match files.find(|name| name.contains(['/', '\\']) || name.starts_with('.')) {
            Some(name) => Err(broken(format!("{name:?} is no name of a graph file"))),
            None => Ok(Some(manifest)),
        }
    }

    /// Writes the manifest: from this moment on the store is what it says.
    pub(super) fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let file = folder.join(MANIFEST);
        write_atomically(&file, |out| {
            serde_json::to_writer_pretty(&mut *out, self)?;
            out.write_all(b"\n")
        })
        .map_err(io("write", &file))
    }
}

/// The part of a manifest that every version of the format has.
#[derive(Deserialize)]
struct Told {
    format: u32,
    kept_in: String,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "format {} with {}", self.format, self.kept_in)
    }
}

impl Origin {
    /// The origin of the graph of a paper: the path and the bytes of its file, and the versions it was read with.
    #[must_use]
    pub fn paper(source: &str, bytes: &[u8], made_with: &str) -> Self {
        Self::Paper(PaperOrigin::new(source, bytes, made_with))
    }
}

impl PaperOrigin {
    /// The path of a file, the BLAKE3 of its bytes, and the versions it was read with.
    #[must_use]
    pub fn hashed(source: &str, content: String, made_with: &str) -> Self {
        let (beside, versions, agreement) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { source: source.to_owned(), content, made_with: made_with.to_owned(), beside, versions, agreement }
    }

    /// The path and the bytes of a file, and the versions it was read with.
    #[must_use]
    pub fn new(source: &str, bytes: &[u8], made_with: &str) -> Self {
        let content = blake3::hash(bytes).to_hex().to_string();
        Self::hashed(source, content, made_with)
    }
}
