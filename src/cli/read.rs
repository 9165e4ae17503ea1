//! Papers from files and standard input: the one place where the commands call the reader.

use crate::graph::Maker;
use crate::intake::{Beside, Piece, open_paper};
use crate::knowledge::Knowledge;
use crate::reading::Reading;
use crate::source::{Document, Format, MAX_BYTES, SourceError, read, read_as};
use anyhow::Context;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The bytes of one paper and where they came from.
#[derive(Debug)]
pub(super) struct Source {
    /// Where it came from; `-` for standard input.
    pub path: PathBuf,
    /// The name of the file.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Reads a file, or standard input for `-`; no more of it than a paper can have.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let mut bytes = Vec::new();
        let most = MAX_BYTES as u64 + 1;
        let name = if path == Path::new("-") {
            std::io::stdin().lock().take(most).read_to_end(&mut bytes).context("cannot read standard input")?;
            "stdin".to_owned()
        } else {
            let read = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
            read.with_context(|| format!("cannot read {}", path.display()))?;
            path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
        };
        Ok(Self { path: path.to_owned(), name, bytes })
    }

    /// Takes the paper out of its format; `format` overrules what it looks like.
    pub(super) fn document(&self, format: Option<Format>) -> anyhow::Result<Document> {
        let read = match format {
            Some(format) => read_as(&self.name, &self.bytes, format),
            None => read(&self.name, &self.bytes),
        };
        read.with_context(|| format!("cannot read {}", self.path.display()))
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

    /// Reads one paper; `format` overrules what it looks like.
    pub(super) fn read_file(&self, source: &Source, format: Option<Format>) -> anyhow::Result<Reading> {
        let document = source.document(format)?;
        Ok(self.0.read_document(document))
    }

    /// Reads one paper with the metadata beside it.
    pub(super) fn read(&self, piece: &Piece, beside: &Beside) -> Result<Reading, SourceError> {
        Ok(self.0.read_document(open_paper(piece, beside)?))
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
