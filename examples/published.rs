//! Makes `ontology/references/published.fst` from a list of published kamerstukken, one identifier (`kst-31839-816`) a line.
//!
//! ```text
//! xzcat kamerstukken_published.txt.xz | cargo run --example published > ontology/references/published.fst
//! ```
//!
//! The same list always gives the same file: identifiers are sorted and doubles dropped.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::{self, BufRead, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let mut ids = BTreeSet::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let id = line.trim();
        if let Some(id) = id.strip_prefix("kst-") {
            ids.insert(id.to_owned());
        } else if !id.is_empty() {
            return Err(format!("{id:?} is no identifier of a kamerstuk").into());
        }
    }
    let set = fst::Set::from_iter(&ids)?;
    io::stdout().lock().write_all(set.as_fst().as_bytes())?;
    Ok(())
}
