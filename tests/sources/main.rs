//! Papers as they really come: real files of every format in, what a reader of the paper would say out.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a helper that fails is a test that fails")]

mod all_formats;
mod debates;
mod office;
mod official;
mod print;
mod records;
mod web;

use kamergraaf::graph::Places;
use kamergraaf::source::{BlockKind, Document, read};
use kamergraaf::span::Span;
use std::path::PathBuf;

/// The endings of the four versions of one paper.
const VERSIONS: [&str; 4] = ["xml", "html", "odt", "pdf"];

fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/papers").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn paper(name: &str) -> Document {
    read(name, &bytes(name)).unwrap_or_else(|error| panic!("{name} {error}"))
}

/// Kind and text of each block.
fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|block| (block.kind, document.surface(block.span))).collect()
}

fn signers(document: &Document) -> Vec<&str> {
    document.metadata.signers.iter().map(|signer| document.surface(signer.name)).collect()
}

fn title(document: &Document) -> Option<&str> {
    document.metadata.title.map(|span| document.surface(span))
}

/// What the original has where `words` stand in the clean text.
fn original_of<'a>(document: &'a Document, words: &str) -> &'a str {
    let at = document.text.find(words).unwrap_or_else(|| panic!("{words} is not in {}", document.name));
    Places::new(document).passage(Span::new(at, at + words.len())).exact
}
