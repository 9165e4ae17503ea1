//! Papers from files and standard input: the one place where the commands call the reader.

use crate::graph::Maker;
use crate::knowledge::Knowledge;
use crate::reading::Reading;
use anyhow::Context;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The bytes of one paper and where they came from.
#[derive(Debug)]
pub(super) struct Source {
    /// Where it came from; `-` for standard input.
    pub path: PathBuf,
    /// The name of the file without its ending.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Reads a file, or standard input for `-`.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let mut bytes = Vec::new();
        let name = if path == Path::new("-") {
            std::io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
            "stdin".to_owned()
        } else {
            bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
        };
        Ok(Self { path: path.to_owned(), name, bytes })
    }
}

/// Reads papers and names the file that cannot be read.
#[derive(Debug)]
pub(super) struct Reader(crate::reader::Reader);

impl Reader {
    /// A reader with the knowledge that is compiled in, or with that of a folder besides.
    pub(super) fn new(folder: Option<&Path>) -> anyhow::Result<Self> {
        let knowledge = match folder {
            Some(folder) => Knowledge::with_folder(folder),
            None => Knowledge::builtin(),
        };
        let reader = knowledge.and_then(crate::reader::Reader::new).context("cannot use the knowledge files")?;
        Ok(Self(reader))
    }

    /// Reads one paper.
    pub(super) fn read(&self, source: &Source) -> anyhow::Result<Reading> {
        self.0.read(&source.name, &source.bytes).with_context(|| format!("cannot read {}", source.path.display()))
    }
    /// What the reader knows.
    pub(super) const fn knowledge(&self) -> &Knowledge {
        self.0.knowledge()
    }

    /// With what this reader reads, as graphs tell it.
    pub(super) fn maker(&self) -> Maker {
        let knowledge = self.knowledge().files().fingerprint();
        Maker { program: env!("CARGO_PKG_VERSION").to_owned(), knowledge }
    }
}
