//! `store`: quads in and out of Oxigraph, one named graph a paper, kept in a folder.
//!
//! ```text
//! kamergraaf.store/
//!   manifest.json      which graphs there are, and what each was made from
//!   graphs/*.nq.gz     the sorted N-Quads of each graph, named after their content
//!   lock               held by the one program that writes
//! ```
//!
//! The manifest decides: it is written last, into another file that then takes its name, so a crash at any moment leaves the
//! old state or the new one. Files that it does not name are litter, swept up when the store is next opened for writing.
//! With the feature `rocksdb`, Oxigraph's own database in the folder `rocksdb` takes the place of the files; everything else
//! is the same.
//!
//! ```
//! use kamergraaf::query::{Answer, Limits, ask};
//! use kamergraaf::store::{Origin, Store};
//! use oxigraph::model::{Literal, NamedNode, Quad};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("my.store");
//! let paper = NamedNode::new("https://zoek.officielebekendmakingen.nl/kst-31839-816")?;
//! let title = NamedNode::new("http://purl.org/dc/terms/title")?;
//! let quads = vec![Quad::new(paper.clone(), title, Literal::new_simple_literal("Jeugdzorg"), paper.clone())];
//!
//! let mut store = Store::create(&path, kamergraaf::graph::BASE)?;
//! store.replace(paper.as_str(), Origin::paper("816.txt", b"the bytes of the file", "0.1.0"), quads)?;
//! store.commit()?;
//! drop(store);
//!
//! let store = Store::open(&path)?;
//! let titles = ask(store.oxigraph(), "ASK { ?paper dcterms:title 'Jeugdzorg' }", Limits::default())?;
//! assert_eq!(titles, Answer::Truth(true));
//! # Ok(()) }
//! ```

mod atomic;
mod census;
mod error;
#[cfg(not(feature = "rocksdb"))]
mod files;
mod manifest;
#[cfg(feature = "rocksdb")]
mod rocksdb;

pub use atomic::write_atomically;
pub use census::Census;
pub use error::StoreError;
pub use manifest::{Origin, PaperOrigin};

use crate::graph::sorted;
use crate::graph::vocab::kg;
use error::io;
#[cfg(not(feature = "rocksdb"))]
use files::Files as Backend;
use manifest::{Kept, MANIFEST, Manifest};
use oxigraph::model::{GraphName, GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store as Oxigraph};
#[cfg(feature = "rocksdb")]
use rocksdb::RocksDb as Backend;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// The name of the file that the writing program holds locked.
const LOCK: &str = "lock";

/// Where the quads of a store are kept.
trait Keep: Sized {
    /// The name of this way of keeping in the manifest.
    const KIND: &'static str;

    /// Opens what the folder of a store keeps.
    fn open(store: &Path, manifest: &Manifest, writable: bool) -> Result<(Self, Oxigraph), StoreError>;

    /// Keeps the sorted N-Quads of a graph; gives the name of the file that holds them, if one does.
    fn keep(&self, graph: &str, lines: &str, hash: &str) -> Result<Option<String>, StoreError>;

    /// Forces what was kept to disk, before the manifest says that it is there.
    fn settle(&self, graph: &Oxigraph) -> Result<(), StoreError>;

    /// Removes what the manifest does not name.
    fn tidy(&self, manifest: &Manifest, graph: &Oxigraph) -> Result<(), StoreError>;
}

/// A graph of papers: Oxigraph, kept in a folder.
pub struct Store {
    folder: PathBuf,
    manifest: Manifest,
    backend: Backend,
    graph: Oxigraph,
    /// Held locked by the one that writes; closing the file, or dying, lets go of it.
    lock: Option<File>,
    changed: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("folder", &self.folder).field("manifest", &self.manifest).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens a store for reading.
    ///
    /// # Errors
    ///
    /// If there is no store in `folder`, or it is broken, or of another format.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let read = || Manifest::read(folder, Backend::KIND)?.ok_or_else(|| StoreError::Absent(folder.to_owned()));
        let mut manifest = read()?;
        loop {
            match Backend::open(folder, &manifest, false) {
                Ok((backend, graph)) => {
                    return Ok(Self {
                        folder: folder.to_owned(),
                        manifest,
                        backend,
                        graph,
                        lock: None,
                        changed: false,
                    });
                }
                Err(error) => {
                    // A writer may have put a new state in the place of the one that was being read.
                    let now = read()?;
                    if now == manifest {
                        return Err(error);
                    }
                    manifest = now;
                }
            }
        }
    }

    /// Opens a store for reading and writing; makes it if it is not there. `base` is the base of minted IRIs.
    ///
    /// # Errors
    ///
    /// If `folder` holds other things, another program writes to it, it was made under another base, it is broken or of another
    /// format, or the operating system refuses.
    pub fn create(folder: &Path, base: &str) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(io("make", folder))?;
        let manifest_is_there = folder.join(MANIFEST).exists();
        if !manifest_is_there && holds_other_things(folder)? {
            return Err(StoreError::NotAStore(folder.to_owned()));
        }
        let lock = lock(folder)?;
        let (manifest, changed) = match Manifest::read(folder, Backend::KIND)? {
            Some(manifest) => (manifest, false),
            None => (Manifest::new(Backend::KIND, base), true),
        };
        if manifest.base != base {
            let (found, asked) = (manifest.base, base.to_owned());
            return Err(StoreError::Base { store: folder.to_owned(), found, asked });
        }
        let (backend, graph) = Backend::open(folder, &manifest, true)?;
        backend.tidy(&manifest, &graph)?;
        sweep(folder)?;
        Ok(Self { folder: folder.to_owned(), manifest, backend, graph, lock: Some(lock), changed })
    }

    /// The base under which the things of this store got their IRIs.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.manifest.base
    }

    /// The graphs, by their IRIs, each with what it was made from and how many quads it has.
    pub fn graphs(&self) -> impl Iterator<Item = (&str, &Origin, usize)> {
        self.manifest.graphs.iter().map(|(iri, kept)| (iri.as_str(), &kept.origin, kept.quads))
    }

    /// The papers, by their IRIs, each with what it was made from.
    pub fn papers(&self) -> impl Iterator<Item = (&str, &PaperOrigin)> {
        self.graphs().filter_map(|(iri, origin, _)| match origin {
            Origin::Paper(paper) => Some((iri, paper)),
            Origin::Record(_) | Origin::Authority | Origin::Ontology => None,
        })
    }

    /// The official records, by their IRIs, each with what it was made from.
    pub fn records(&self) -> impl Iterator<Item = (&str, &PaperOrigin)> {
        self.graphs().filter_map(|(iri, origin, _)| match origin {
            Origin::Record(record) => Some((iri, record)),
            Origin::Paper(_) | Origin::Authority | Origin::Ontology => None,
        })
    }

    /// Tells more of what a graph was made from, and leaves its quads as they are.
    ///
    /// # Errors
    ///
    /// If the store was opened for reading.
    pub fn describe(&mut self, iri: &str, origin: Origin) -> Result<(), StoreError> {
        self.writable()?;
        if let Some(kept) = self.manifest.graphs.get_mut(iri)
            && kept.origin != origin
        {
            kept.origin = origin;
            self.changed = true;
        }
        Ok(())
    }

    /// Puts a graph in the place of the one with this IRI, if there is one. All quads go into that graph. The folder has it
    /// after [`Store::commit`]. Tells whether the quads are others than before.
    ///
    /// # Errors
    ///
    /// If the store was opened for reading, or a file cannot be written.
    pub fn replace(&mut self, iri: &str, origin: Origin, quads: Vec<Quad>) -> Result<bool, StoreError> {
        self.writable()?;
        let name = GraphName::from(NamedNode::new_unchecked(iri));
        let quads = sorted(quads.into_iter().map(|quad| Quad { graph_name: name.clone(), ..quad }).collect());
        let lines = n_quads(&quads);
        let hash = blake3::hash(lines.as_bytes()).to_hex().to_string();
        let before = self.manifest.graphs.get(iri);
        let other = before.is_none_or(|kept| kept.hash != hash);
        if !other && before.is_some_and(|kept| kept.origin == origin) {
            return Ok(false);
        }
        let file =
            if other { self.backend.keep(iri, &lines, &hash)? } else { before.and_then(|kept| kept.file.clone()) };
        if other {
            let mut transaction = self.graph.start_transaction()?;
            transaction.clear_graph(name.as_ref())?;
            transaction.extend(&quads);
            transaction.commit()?;
        }
        self.manifest.graphs.insert(iri.to_owned(), Kept { origin, quads: quads.len(), hash, file });
        self.changed = true;
        Ok(other)
    }

    /// Removes a graph; tells whether it was there.
    ///
    /// # Errors
    ///
    /// If the store was opened for reading.
    pub fn remove(&mut self, iri: &str) -> Result<bool, StoreError> {
        self.writable()?;
        let there = self.manifest.graphs.remove(iri).is_some();
        if there {
            self.graph.remove_named_graph(NamedNodeRef::new_unchecked(iri))?;
            self.changed = true;
        }
        Ok(there)
    }

    /// Makes all changes since the last commit the state of the folder, at once.
    ///
    /// # Errors
    ///
    /// If the manifest cannot be written; the folder then keeps its old state.
    pub fn commit(&mut self) -> Result<(), StoreError> {
        self.writable()?;
        if self.changed {
            self.backend.settle(&self.graph)?;
            self.manifest.write(&self.folder)?;
            self.changed = false;
            self.backend.tidy(&self.manifest, &self.graph)?;
        }
        Ok(())
    }

    /// All quads, or those of one graph, in the order of their N-Quads lines.
    ///
    /// # Errors
    ///
    /// If the graph database fails.
    pub fn quads(&self, graph: Option<&str>) -> Result<Vec<Quad>, StoreError> {
        let graph = graph.map(|iri| GraphNameRef::from(NamedNodeRef::new_unchecked(iri)));
        let quads: Result<Vec<Quad>, StorageError> = self.graph.quads_for_pattern(None, None, None, graph).collect();
        Ok(sorted(quads?))
    }

    /// The graph database itself, for what this type does not offer.
    #[must_use]
    pub const fn oxigraph(&self) -> &Oxigraph {
        &self.graph
    }

    /// Counts what the store holds.
    ///
    /// # Errors
    ///
    /// If the graph database fails.
    pub fn census(&self) -> Result<Census, StoreError> {
        Ok(Census::of(&self.graph, self.papers().count())?)
    }

    /// The IRIs of the things that papers name and an authority file knows.
    ///
    /// # Errors
    ///
    /// If the graph database fails.
    pub fn things_of_record(&self) -> Result<BTreeSet<String>, StoreError> {
        let known = Literal::new_simple_literal("authority");
        let mut things = BTreeSet::new();
        for quad in self.graph.quads_for_pattern(None, Some(kg::HOLDER), None, None) {
            if let Term::NamedNode(person) = quad?.object {
                things.insert(person.into_string());
            }
        }
        for quad in self.graph.quads_for_pattern(None, Some(kg::FOUND_IN), Some(known.as_ref().into()), None) {
            if let NamedOrBlankNode::NamedNode(thing) = quad?.subject {
                things.insert(thing.into_string());
            }
        }
        Ok(things)
    }

    fn writable(&self) -> Result<(), StoreError> {
        if self.lock.is_some() { Ok(()) } else { Err(StoreError::ReadOnly(self.folder.clone())) }
    }
}

/// Quads as N-Quads, one a line.
fn n_quads(quads: &[Quad]) -> String {
    let mut lines = String::new();
    for quad in quads {
        // Writing to a String cannot fail.
        let _always = writeln!(lines, "{quad} .");
    }
    lines
}

/// Whether a folder has anything in it that no store leaves there.
fn holds_other_things(folder: &Path) -> Result<bool, StoreError> {
    for entry in std::fs::read_dir(folder).map_err(io("read", folder))? {
        let name = entry.map_err(io("read", folder))?.file_name();
        let name = name.to_string_lossy();
        if !(["graphs", "rocksdb", LOCK].contains(&name.as_ref()) || name.starts_with(atomic::TEMPORARY)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Removes manifests that were being written when a program died.
fn sweep(folder: &Path) -> Result<(), StoreError> {
    for entry in std::fs::read_dir(folder).map_err(io("read", folder))? {
        let entry = entry.map_err(io("read", folder))?;
        if entry.file_name().to_string_lossy().starts_with(atomic::TEMPORARY) {
            std::fs::remove_file(entry.path()).map_err(io("delete", &entry.path()))?;
        }
    }
    Ok(())
}

/// Takes the lock of a store.
fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK);
    let file = File::options().create(true).append(true).open(&path).map_err(io("write", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked(folder.to_owned())),
        Err(TryLockError::Error(error)) => Err(io("lock", &path)(error)),
    }
}
