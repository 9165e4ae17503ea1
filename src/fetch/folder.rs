//! The folder that papers are fetched into, and what it remembers of where they came from.
//!
//! ```text
//! papers/.fetched.jsonl                        what was fetched, one line a paper or set
//! papers/kst-31839-816/kst-31839-816.xml       one folder a paper, so that a build pairs it with its metadata
//! papers/kst-31839-816/metadata.xml
//! papers/odata/31839/Zaak-0001.json            answers of the Tweede Kamer as they came
//! ```
//!
//! Every file is written under another name and then renamed, and remembered after that: whatever happens in between, the
//! next run finds whole files and fetches what is not remembered. The memory only grows while a run lasts; at its end it is
//! sorted, so that the same papers give the same bytes. It holds no moments of its own.

use super::FetchError;
use super::client::Known;
use super::transport::Answer;
use crate::store::write_atomically;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The memory; a build leaves hidden files out.
const MEMORY: &str = ".fetched.jsonl";

/// What is remembered of a paper or a set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When it was last changed, as the service wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<String>,
    /// Which formats were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<String>,
    /// Its files, by path within the folder.
    pub files: BTreeMap<String, Fetched>,
}

/// What is remembered of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fetched {
    /// Where it came from.
    pub url: String,
    /// BLAKE3 of its bytes.
    pub hash: String,
    /// `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

impl Fetched {
    /// What to send along when it is asked for again.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known { etag: self.etag.as_deref(), last_modified: self.last_modified.as_deref() }
    }
}

/// A line of the memory.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    key: String,
    #[serde(flatten)]
    entry: Entry,
}

/// A folder with fetched papers.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    entries: BTreeMap<String, Entry>,
    /// The memory, open at its end, once there is something to add.
    memory: Option<File>,
}

impl Folder {
    /// The folder and what it remembers; nothing is made on disk. Lines that a crash cut off are forgotten.
    ///
    /// # Errors
    ///
    /// [`FetchError::Folder`] for a memory that is there and cannot be read.
    pub fn open(root: &Path) -> Result<Self, FetchError> {
        let path = root.join(MEMORY);
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(FetchError::Folder { path, error }),
        };
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
        let entries = lines.map(|line| (line.key, line.entry)).collect();
        Ok(Self { root: root.to_owned(), entries, memory: None })
    }

    /// What is remembered of a paper or set.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// Whether the file is there as it was fetched.
    #[must_use]
    pub fn has(&self, name: &str, fetched: &Fetched) -> bool {
        let read = std::fs::read(self.root.join(name));
        read.is_ok_and(|bytes| blake3::hash(&bytes).to_hex().as_str() == fetched.hash)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// [`FetchError::Folder`].
    pub fn read(&self, name: &str) -> Result<Vec<u8>, FetchError> {
        let path = self.root.join(name);
        std::fs::read(&path).map_err(|error| FetchError::Folder { path, error })
    }

    /// Writes an answer; a file that has these very bytes is left alone. Tells whether anything changed.
    ///
    /// # Errors
    ///
    /// [`FetchError::Folder`].
    pub fn write(
        &self,
        name: &str,
        url: &str,
        answer: &Answer,
        old: Option<&Fetched>,
    ) -> Result<(Fetched, bool), FetchError> {
        let fetched = Fetched {
            url: url.to_owned(),
            hash: blake3::hash(&answer.body).to_hex().to_string(),
            etag: answer.etag.clone(),
            last_modified: answer.last_modified.clone(),
        };
        if old.is_some_and(|old| old.hash == fetched.hash && self.has(name, old)) {
            return Ok((fetched, false));
        }
        let path = self.root.join(name);
        let fault = |error| FetchError::Folder { path: path.clone(), error };
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(fault)?;
        }
        write_atomically(&path, |out| out.write_all(&answer.body)).map_err(fault)?;
        Ok((fetched, true))
    }

    /// Remembers a paper or set whose files have been written.
    ///
    /// # Errors
    ///
    /// [`FetchError::Folder`].
    pub fn keep(&mut self, key: &str, entry: Entry) -> Result<(), FetchError> {
        if self.entries.get(key) == Some(&entry) {
            return Ok(());
        }
        let path = self.root.join(MEMORY);
        let fault = |error| FetchError::Folder { path: path.clone(), error };
        let memory = match &mut self.memory {
            Some(memory) => memory,
            none => {
                std::fs::create_dir_all(&self.root).map_err(fault)?;
                // What a crash may have cut off goes first: nothing may be added to half a line.
                write_atomically(&path, |out| write_lines(&self.entries, out)).map_err(fault)?;
                none.insert(File::options().append(true).open(&path).map_err(fault)?)
            }
        };
        let line = BTreeMap::from([(key.to_owned(), entry.clone())]);
        let mut bytes = Vec::new();
        write_lines(&line, &mut bytes).and_then(|()| memory.write_all(&bytes)).map_err(fault)?;
        self.entries.insert(key.to_owned(), entry);
        Ok(())
    }

    /// Removes the files that `name` gives for `first` and the numbers after it, as far as they are there.
    ///
    /// # Errors
    ///
    /// [`FetchError::Folder`].
    pub fn remove_from(&self, name: impl Fn(usize) -> String, first: usize) -> Result<(), FetchError> {
        for number in first.. {
            let path = self.root.join(name(number));
            match std::fs::remove_file(&path) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => break,
                Err(error) => return Err(FetchError::Folder { path, error }),
            }
        }
        Ok(())
    }

    /// Sorts the memory, at the end of a run.
    ///
    /// # Errors
    ///
    /// [`FetchError::Folder`].
    pub fn settle(&mut self) -> Result<(), FetchError> {
        if self.memory.take().is_none() {
            return Ok(());
        }
        let path = self.root.join(MEMORY);
        write_atomically(&path, |out| write_lines(&self.entries, out))
            .map_err(|error| FetchError::Folder { path, error })
    }
}

fn write_lines(entries: &BTreeMap<String, Entry>, out: &mut dyn Write) -> io::Result<()> {
    for (key, entry) in entries {
        serde_json::to_writer(&mut *out, &Line { key: key.clone(), entry: entry.clone() })?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Answer {
        Answer { status: 200, etag: Some("\"1\"".to_owned()), body: body.as_bytes().to_vec(), ..Answer::default() }
    }

    /// Fetches one paper into the folder.
    fn fetch(folder: &mut Folder, key: &str, body: &str) {
        let name = format!("{key}/{key}.xml");
        let (file, _) = folder.write(&name, "https://x.nl/1", &answer(body), None).unwrap();
        folder.keep(key, Entry { files: BTreeMap::from([(name, file)]), ..Entry::default() }).unwrap();
    }

    #[test]
    fn what_was_fetched_before_a_crash_is_remembered_and_half_a_line_is_not() {
        let temporary = tempfile::tempdir().unwrap();
        let memory = temporary.path().join(MEMORY);
        let mut folder = Folder::open(temporary.path()).unwrap();
        assert!(!memory.exists(), "looking makes nothing");
        fetch(&mut folder, "kst-1-2", "b");
        fetch(&mut folder, "kst-1-1", "a");
        drop(folder);
        let cut = std::fs::read(&memory).unwrap();
        std::fs::write(&memory, &cut[..cut.len() - 10]).unwrap();
        let mut folder = Folder::open(temporary.path()).unwrap();
        let known = folder.entry("kst-1-2").unwrap().files["kst-1-2/kst-1-2.xml"].clone();
        assert!(folder.has("kst-1-2/kst-1-2.xml", &known) && folder.entry("kst-1-1").is_none());
        fetch(&mut folder, "kst-1-1", "a");
        folder.settle().unwrap();
        let keys: Vec<String> = std::fs::read_to_string(&memory)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str::<Line>(line).unwrap().key)
            .collect();
        assert_eq!(keys, ["kst-1-1", "kst-1-2"]);
    }

    #[test]
    fn a_file_that_was_changed_or_removed_is_not_there_any_more() {
        let temporary = tempfile::tempdir().unwrap();
        let mut folder = Folder::open(temporary.path()).unwrap();
        fetch(&mut folder, "kst-1-1", "a");
        let (name, known) = folder.entry("kst-1-1").unwrap().files.first_key_value().unwrap();
        assert!(folder.has(name, known));
        std::fs::write(temporary.path().join(name), "b").unwrap();
        assert!(!folder.has(name, known));
        assert!(folder.write(name, "https://x.nl/1", &answer("a"), Some(known)).unwrap().1, "it is written again");
        assert!(!folder.write(name, "https://x.nl/1", &answer("a"), Some(known)).unwrap().1);
    }
}
