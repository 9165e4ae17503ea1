//! The graph that a command works on.

use anyhow::Context;
use oxigraph::io::RdfFormat;
use oxigraph::store::Store;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// Opens the graph in a folder: all its files of N-Quads and TriG, in memory.
pub(super) fn open(folder: &Path) -> anyhow::Result<Store> {
    let entries = folder
        .read_dir()
        .with_context(|| format!("there is no store at {}; `kamergraaf build` makes one", folder.display()))?;
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in entries {
        files.push(entry?.path());
    }
    files.sort();
    let store = Store::new()?;
    for path in files {
        let format = path.extension().and_then(|ending| ending.to_str()).and_then(RdfFormat::from_extension);
        if let Some(format) = format.filter(|format| format.supports_datasets()) {
            let file = File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
            store
                .load_from_reader(format, BufReader::new(file))
                .with_context(|| format!("cannot read {}", path.display()))?;
        }
    }
    Ok(store)
}
