//! The quads of a store in Oxigraph's own database on disk, for graphs that do not fit in memory.
//!
//! A graph is replaced in one transaction of the database. A crash between that and the manifest leaves a graph that is newer
//! than the manifest says: the next build reads the paper again and replaces the graph by the same. A graph that the manifest
//! does not know is removed when the store is next opened for writing.

use super::Keep;
use super::error::{StoreError, io};
use super::manifest::Manifest;
use oxigraph::model::NamedOrBlankNode;
use oxigraph::store::{StorageError, Store as Oxigraph};
use std::path::Path;

/// The folder of the database, within that of the store.
const DATABASE: &str = "rocksdb";

/// Oxigraph's database in the folder of a store.
#[derive(Debug)]
pub(super) struct RocksDb;

impl Keep for RocksDb {
    const KIND: &'static str = "rocksdb";

    fn open(store: &Path, _manifest: &Manifest, writable: bool) -> Result<(Self, Oxigraph), StoreError> {
        let folder = store.join(DATABASE);
        if writable {
            std::fs::create_dir_all(&folder).map_err(io("make", &folder))?;
            return Ok((Self, Oxigraph::open(&folder)?));
        }
        Ok((Self, Oxigraph::open_read_only(&folder)?))
    }

    fn keep(&self, _graph: &str, _lines: &str, _hash: &str) -> Result<Option<String>, StoreError> {
        Ok(None)
    }

    fn settle(&self, graph: &Oxigraph) -> Result<(), StoreError> {
        Ok(graph.flush()?)
    }

    fn tidy(&self, manifest: &Manifest, graph: &Oxigraph) -> Result<(), StoreError> {
        let names: Result<Vec<NamedOrBlankNode>, StorageError> = graph.named_graphs().collect();
        for name in names? {
            if matches!(&name, NamedOrBlankNode::NamedNode(node) if manifest.graphs.contains_key(node.as_str())) {
                continue;
            }
            graph.remove_named_graph(&name)?;
        }
        Ok(())
    }
}
