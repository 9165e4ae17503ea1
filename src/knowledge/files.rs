//! The knowledge files: compiled in, and replaced or added to by those of a folder.

use super::KnowledgeError;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

static ONTOLOGY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/ontology");
static QUERIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// Files by their path inside the knowledge folder: `authority/parties.csv`, `patterns/funds.toml`, `queries/cites.rq`.
#[derive(Clone, Debug)]
pub struct Files {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Files {
    /// The files that are compiled in: all of `ontology/`, and `queries/` as a folder beside its parts.
    #[must_use]
    pub fn builtin() -> Self {
        let mut files = BTreeMap::new();
        gather(&ONTOLOGY, "", &mut files);
        gather(&QUERIES, "queries/", &mut files);
        Self { files }
    }

    /// Adds the files of a folder; one with the path of a file that is there replaces it.
    ///
    /// # Errors
    ///
    /// A folder or file that cannot be read.
    pub fn overlay(&mut self, folder: &Path) -> Result<(), KnowledgeError> {
        self.add(folder, folder)
    }

    fn add(&mut self, root: &Path, folder: &Path) -> Result<(), KnowledgeError> {
        let fault = |path: &Path, error: &std::io::Error| {
            KnowledgeError::new(
                &path.display().to_string(),
                None,
                format!("cannot be read ({error}): give a folder with knowledge files"),
            )
        };
        let entries = std::fs::read_dir(folder).map_err(|error| fault(folder, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| fault(folder, &error))?.path();
            if path.is_dir() {
                self.add(root, &path)?;
                continue;
            }
            let content = std::fs::read(&path).map_err(|error| fault(&path, &error))?;
            let inner = path.strip_prefix(root).unwrap_or(&path);
            let name = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            self.files.insert(name, Cow::Owned(content));
        }
        Ok(())
    }

    /// The content of a file.
    ///
    /// # Errors
    ///
    /// If there is no such file.
    pub fn bytes(&self, path: &str) -> Result<&[u8], KnowledgeError> {
        self.files
            .get(path)
            .map(AsRef::as_ref)
            .ok_or_else(|| KnowledgeError::new(path, None, "is missing from the knowledge files: put it back"))
    }

    /// The content of a file to keep: what is compiled in is not copied.
    ///
    /// # Errors
    ///
    /// If there is no such file.
    pub fn kept(&self, path: &str) -> Result<Cow<'static, [u8]>, KnowledgeError> {
        self.bytes(path)?;
        Ok(self.files[path].clone())
    }

    /// The content of a file that is text in UTF-8.
    ///
    /// # Errors
    ///
    /// If there is no such file or it is not UTF-8.
    pub fn text(&self, path: &str) -> Result<&str, KnowledgeError> {
        std::str::from_utf8(self.bytes(path)?).map_err(|error| {
            let line = self.files[path][..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            KnowledgeError::new(path, Some(line), "is not text in UTF-8: convert it")
        })
    }

    /// The paths of the files below a folder with this ending, in order: `below("patterns/", ".toml")`.
    pub fn below<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.keys().map(String::as_str).filter(move |path| path.starts_with(folder) && path.ends_with(ending))
    }

    /// A short name for exactly this knowledge: it changes when any file changes.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for (path, content) in &self.files {
            hasher.update(path.as_bytes());
            hasher.update(&[0]);
            hasher.update(&(content.len() as u64).to_le_bytes());
            hasher.update(content);
        }
        hasher.finalize().to_hex()[..16].to_owned()
    }
}

fn gather(dir: &'static Dir<'static>, prefix: &str, files: &mut BTreeMap<String, Cow<'static, [u8]>>) {
    for file in dir.files() {
        files.insert(format!("{prefix}{}", file.path().to_string_lossy()), Cow::Borrowed(file.contents()));
    }
    for inner in dir.dirs() {
        gather(inner, prefix, files);
    }
}
