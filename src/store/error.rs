//! What can be wrong with a store.

use oxigraph::sparql::{QueryEvaluationError, SparqlSyntaxError};
use oxigraph::store::StorageError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a store cannot be opened, written or asked. Each message names the file and what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no store.
    #[error("there is no store in {}: make one with `kamergraaf build PAPERS... --store {}`", .0.display(), .0.display())]
    Absent(PathBuf),
    /// A folder with other things in it was given for a store.
    #[error("{} holds other files and no store: give another folder with --store, or an empty one", .0.display())]
    NotAStore(PathBuf),
    /// A file of the store cannot be read as what it should be.
    #[error("{} is broken ({fault}): delete the folder {} and build again", .file.display(), .store.display())]
    Broken {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        fault: String,
        /// The store that it belongs to.
        store: PathBuf,
    },
    /// The store was written in another format.
    #[error("{} was written in {found}, and this program reads {reads}: build again into another folder", .file.display())]
    Format {
        /// The manifest.
        file: PathBuf,
        /// The format that it names.
        found: String,
        /// The format that this program knows.
        reads: String,
    },
    /// The store was made under another base.
    #[error("{} was made with --base-iri {found}, not {asked}: give that base, or another folder", .store.display())]
    Base {
        /// The store.
        store: PathBuf,
        /// The base that it has.
        found: String,
        /// The base that was asked for.
        asked: String,
    },
    /// Another program writes to the store.
    #[error("{} is being written by another program: wait until it is done", .0.display())]
    Locked(PathBuf),
    /// The store was opened for reading.
    #[error("{} was opened for reading only", .0.display())]
    ReadOnly(PathBuf),
    /// The operating system refused.
    #[error("cannot {what} {}: {source}", .path.display())]
    Io {
        /// What was tried: `read`, `write`.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Oxigraph refused.
    #[error("the graph database failed: {0}")]
    Storage(#[from] StorageError),
    /// A query is not SPARQL.
    #[error("the query is not SPARQL 1.1: {0}")]
    Syntax(#[from] SparqlSyntaxError),
    /// A query failed.
    #[error("the query failed: {0}")]
    Query(#[from] QueryEvaluationError),
}

/// Turns what the operating system said about a file into a [`StoreError`].
pub(super) fn io(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::Io { what, path, source }
}
