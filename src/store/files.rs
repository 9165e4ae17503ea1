//! The quads of a store as compressed files: the default, which needs nothing but Rust.
//!
//! One file a graph, its sorted N-Quads in gzip, named after its content: a file that is there is never written again, so
//! readers and crashes never see half of one.

use super::error::{StoreError, io};
use super::manifest::{Kept, Manifest};
use super::{Keep, write_atomically};
use crate::graph::slug;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use oxigraph::store::Store as Oxigraph;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The folder of the graph files, within that of the store.
const GRAPHS: &str = "graphs";

/// Graph files in the folder of a store.
#[derive(Debug)]
pub(super) struct Files {
    store: PathBuf,
    folder: PathBuf,
}

impl Keep for Files {
    const KIND: &'static str = "files";

    fn open(store: &Path, manifest: &Manifest, _writable: bool) -> Result<(Self, Oxigraph), StoreError> {
        let files = Self { store: store.to_owned(), folder: store.join(GRAPHS) };
        let graph = Oxigraph::new()?;
        let kept: Vec<&Kept> = manifest.graphs.values().collect();
        // A few at a time: all quads of all graphs at once would stand in memory twice.
        for some in kept.chunks(64) {
            let read: Result<Vec<Vec<Quad>>, StoreError> = some.par_iter().map(|kept| files.read(kept)).collect();
            graph.extend(read?.into_iter().flatten())?;
        }
        Ok((files, graph))
    }

    fn keep(&self, graph: &str, lines: &str, hash: &str) -> Result<Option<String>, StoreError> {
        let start: String = slug(graph.rsplit(['/', '#']).next().unwrap_or_default()).chars().take(60).collect();
        let name = format!("{start}-{}.nq.gz", &hash[..32.min(hash.len())]);
        let path = self.folder.join(&name);
        if !path.exists() {
            std::fs::create_dir_all(&self.folder).map_err(io("make", &self.folder))?;
            write_atomically(&path, |out| {
                // No time and no file name in the header: the same quads give the same bytes.
                let mut packed = GzEncoder::new(out, Compression::default());
                packed.write_all(lines.as_bytes())?;
                packed.finish().map(drop)
            })
            .map_err(io("write", &path))?;
        }
        Ok(Some(name))
    }

    fn settle(&self, _graph: &Oxigraph) -> Result<(), StoreError> {
        // Each file was forced to disk when it was written.
        Ok(())
    }

    fn tidy(&self, manifest: &Manifest, _graph: &Oxigraph) -> Result<(), StoreError> {
        let used: BTreeSet<&str> = manifest.graphs.values().filter_map(|kept| kept.file.as_deref()).collect();
        let entries = match std::fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(io("read", &self.folder)(error)),
        };
        for entry in entries {
            let path = entry.map_err(io("read", &self.folder))?.path();
            let unused = path.file_name().and_then(|name| name.to_str()).is_none_or(|name| !used.contains(name));
            if unused {
                std::fs::remove_file(&path).map_err(io("delete", &path))?;
            }
        }
        Ok(())
    }
}

impl Files {
    /// The quads of a graph, checked against the hash of what was written.
    fn read(&self, kept: &Kept) -> Result<Vec<Quad>, StoreError> {
        let path = self.folder.join(kept.file.as_deref().unwrap_or_default());
        let broken = |fault: String| StoreError::Broken { file: path.clone(), fault, store: self.store.clone() };
        let packed = match std::fs::read(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(broken("it is missing".into())),
            read => read.map_err(io("read", &path))?,
        };
        let mut lines = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut lines).map_err(|error| broken(error.to_string()))?;
        if blake3::hash(&lines).to_hex().as_str() != kept.hash {
            return Err(broken("its content was changed".into()));
        }
        // The hash says that these are the lines this program wrote, so they need no second check.
        let parser = RdfParser::from_format(RdfFormat::NQuads).lenient();
        parser.for_slice(&lines).collect::<Result<_, _>>().map_err(|error| broken(error.to_string()))
    }
}
