//! The kamerstukken that were published up to early 2025, as a finite-state set of identifiers.

use super::ReferenceError;
use fst::{IntoStreamer, Set, Streamer};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

/// Identifiers of published papers, without `kst-`.
#[derive(Debug)]
pub struct Published {
    set: Set<Cow<'static, [u8]>>,
    newest: OnceLock<u32>,
    /// The highest numbers that were asked for: finding one means reading its dossier.
    last: Mutex<HashMap<String, Option<u32>>>,
}

impl Published {
    /// The set in the bytes of a file such as `ontology/references/published.fst`, which `examples/published.rs` makes: 336,528
    /// papers, up to early 2025.
    ///
    /// # Errors
    ///
    /// When the bytes are no finite-state set.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ReferenceError> {
        Ok(Self { set: Set::new(bytes.into())?, newest: OnceLock::new(), last: Mutex::default() })
    }

    /// Whether the paper is in the list; `id` without `kst-`: `35925-XVI-161`.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.set.contains(id)
    }

    /// Whether any paper of the dossier is in the list: `31839`, `35925-XVI`.
    #[must_use]
    pub fn has_dossier(&self, dossier: &str) -> bool {
        let (from, to) = (format!("{dossier}-"), format!("{dossier}."));
        self.set.range().ge(&from).lt(&to).into_stream().next().is_some()
    }

    /// The highest dossier in the list.
    #[must_use]
    pub fn newest_dossier(&self) -> u32 {
        *self.newest.get_or_init(|| {
            let mut newest = 0;
            let mut papers = self.set.range().ge("2").into_stream();
            while let Some(id) = papers.next() {
                if id.get(5) == Some(&b'-') {
                    let dossier = std::str::from_utf8(&id[..5]).ok().and_then(|dossier| dossier.parse().ok());
                    newest = dossier.unwrap_or(0).max(newest);
                }
            }
            newest
        })
    }

    /// The highest number of a dossier in the list; of papers that are numbered in letters, none.
    #[must_use]
    pub fn last_number(&self, dossier: &str) -> Option<u32> {
        let mut known = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = known.get(dossier) {
            return *last;
        }
        let last = self.find_last_number(dossier);
        known.insert(dossier.to_owned(), last);
        last
    }

    fn find_last_number(&self, dossier: &str) -> Option<u32> {
        let (from, to) = (format!("{dossier}-"), format!("{dossier}."));
        let mut papers = self.set.range().ge(&from).lt(&to).into_stream();
        let mut last = None;
        while let Some(id) = papers.next() {
            let number =
                id.get(from.len()..).and_then(|id| std::str::from_utf8(id).ok()).and_then(|id| id.parse().ok());
            last = last.max(number);
        }
        last
    }
}
