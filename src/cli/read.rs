//! Papers from files and standard input: the one place where the commands call the reader.

use crate::graph::{Authority, Maker};
use crate::reading::Reading;
use anyhow::Context;
use std::collections::BTreeSet;
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

/// Reads papers with the knowledge that is compiled in.
#[derive(Debug)]
pub(super) struct Reader;

impl Reader {
    pub(super) fn new() -> anyhow::Result<Self> {
        Ok(Self)
    }

    /// Reads one paper.
    pub(super) fn read(&self, source: &Source) -> anyhow::Result<Reading> {
        anyhow::bail!(
            "cannot read {}: reading papers ({} bytes) is not wired in yet",
            source.path.display(),
            source.bytes.len()
        )
    }
    /// With what this reader reads, as graphs tell it.
    pub(super) fn maker(&self) -> Maker {
        Maker { program: env!("CARGO_PKG_VERSION").to_owned(), knowledge: env!("KAMERGRAAF_KNOWLEDGE").to_owned() }
    }

    /// With what this reader reads, down to the state of the sources: a paper read with anything else is read again.
    pub(super) fn state(&self) -> String {
        let maker = self.maker();
        format!("{}+{} {}", maker.program, env!("KAMERGRAAF_SOURCE"), maker.knowledge)
    }

    /// What the authority files say of the things with these IRIs.
    pub(super) fn authority(&self, _things: &BTreeSet<String>) -> Authority {
        Authority::default()
    }
}
