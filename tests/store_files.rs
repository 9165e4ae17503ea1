//! The store in files: twice the same is the same, and a crash leaves the old state or the new one.

#![cfg(not(feature = "rocksdb"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;
mod folder;
mod kept;

use folder::files;
use kamergraaf::graph::BASE;
use kamergraaf::store::{Store, StoreError};
use kept::{OTHER, built, letter, one_quad, origin};
use oxigraph::model::Term;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn graph_file(store: &Path) -> PathBuf {
    let mut all = std::fs::read_dir(store.join("graphs")).unwrap();
    let file = all.next().unwrap().unwrap().path();
    assert!(all.next().is_none(), "one graph, one file");
    file
}

#[test]
fn the_same_again_changes_no_byte() {
    let (_folder, path) = built();
    let before = files(&path);
    let mut store = Store::create(&path, BASE).unwrap();
    let mut backwards = letter();
    backwards.reverse();
    assert!(!store.replace(common::PAPER, origin(common::LETTER), backwards).unwrap());
    store.commit().unwrap();
    assert!(files(&path) == before);
    let (_elsewhere, path_elsewhere) = built();
    let names = |files: BTreeMap<PathBuf, Vec<u8>>, root: &Path| {
        files.into_iter().map(|(path, bytes)| (path.strip_prefix(root).unwrap().to_owned(), bytes)).collect::<Vec<_>>()
    };
    assert!(names(files(&path_elsewhere), &path_elsewhere) == names(before, &path), "nor do place and time show");
}

#[test]
fn the_file_of_a_replaced_graph_is_removed() {
    let (_folder, path) = built();
    let before = graph_file(&path);
    let mut store = Store::create(&path, BASE).unwrap();
    store.replace(common::PAPER, origin("changed"), one_quad(common::PAPER, "Tweede versie")).unwrap();
    assert!(before.exists(), "until the manifest no longer names it");
    store.commit().unwrap();
    assert_ne!(graph_file(&path), before);
}

#[test]
fn what_was_not_committed_never_was() {
    let (_folder, path) = built();
    let mut store = Store::create(&path, BASE).unwrap();
    store.replace(common::PAPER, origin("changed"), one_quad(common::PAPER, "Half werk")).unwrap();
    store.replace(OTHER, origin("other"), one_quad(OTHER, "Ook half")).unwrap();
    drop(store);
    assert_eq!(Store::open(&path).unwrap().quads(None).unwrap(), letter());
}

#[test]
fn litter_of_a_crash_is_ignored_and_swept_up() {
    let (_folder, path) = built();
    let before = files(&path);
    let graphs = path.join("graphs");
    std::fs::write(graphs.join(".writing-17-kst-1-2-abc.nq.gz"), b"half a fi").unwrap();
    std::fs::write(graphs.join("kst-1-2-0123456789abcdef.nq.gz"), b"a new graph, the manifest never came").unwrap();
    std::fs::write(path.join(".writing-17-manifest.json"), b"{\"format\":").unwrap();
    assert_eq!(Store::open(&path).unwrap().quads(None).unwrap(), letter(), "a reader sees the old state");
    drop(Store::create(&path, BASE).unwrap());
    assert!(files(&path) == before, "the next writer sweeps up");
}

#[test]
fn a_crash_before_the_first_manifest_leaves_a_folder_to_build_in() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("graphs")).unwrap();
    std::fs::write(folder.path().join("graphs/kst-1-2-0123.nq.gz"), b"x").unwrap();
    std::fs::write(folder.path().join("lock"), b"").unwrap();
    assert!(matches!(Store::open(folder.path()), Err(StoreError::Absent(_))));
    let store = Store::create(folder.path(), BASE).unwrap();
    assert!(store.quads(None).unwrap().is_empty());
}

#[test]
fn a_broken_store_says_which_file_and_what_to_do() {
    for (spoil, says) in [
        ((|bytes: &[u8]| bytes[..bytes.len() / 2].to_vec()) as fn(&[u8]) -> Vec<u8>, "broken"),
        (|_| Vec::new(), "broken"),
        (|_| b"no gzip".to_vec(), "broken"),
    ] {
        let (_folder, path) = built();
        let file = graph_file(&path);
        std::fs::write(&file, spoil(&std::fs::read(&file).unwrap())).unwrap();
        let message = Store::open(&path).unwrap_err().to_string();
        assert!(message.contains(says) && message.contains(file.to_str().unwrap()), "{message}");
        assert!(message.contains("build again") && message.lines().count() == 1, "{message}");
    }
}

#[test]
fn a_graph_file_of_other_content_or_none_is_noticed() {
    let (_folder, path) = built();
    let file = graph_file(&path);
    let (_other_folder, other) = {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.store");
        let mut store = Store::create(&path, BASE).unwrap();
        store.replace(OTHER, origin("other"), one_quad(OTHER, "Iets anders")).unwrap();
        store.commit().unwrap();
        (folder, path)
    };
    std::fs::copy(graph_file(&other), &file).unwrap();
    let message = Store::open(&path).unwrap_err().to_string();
    assert!(message.contains("its content was changed"), "{message}");
    std::fs::remove_file(&file).unwrap();
    let message = Store::open(&path).unwrap_err().to_string();
    assert!(message.contains("it is missing") && message.contains(file.to_str().unwrap()), "{message}");
}

#[test]
fn a_broken_manifest_says_so() {
    let (_folder, path) = built();
    let manifest = path.join("manifest.json");
    let good = std::fs::read_to_string(&manifest).unwrap();
    for (bad, says) in [
        (good[..good.len() / 2].to_owned(), "broken"),
        (String::new(), "broken"),
        (good.replace("\"file\": \"", "\"file\": \"../"), "is no name of a graph file"),
        (good.replace("\"format\": 1", "\"format\": 99"), "format 99 with files"),
        (good.replace("\"kept_in\": \"files\"", "\"kept_in\": \"elsewhere\""), "format 1 with elsewhere"),
    ] {
        assert_ne!(bad, good);
        std::fs::write(&manifest, bad).unwrap();
        let message = Store::open(&path).unwrap_err().to_string();
        assert!(message.contains(says) && message.contains("manifest.json"), "{message}");
        assert!(message.contains("build again"), "{message}");
    }
}

#[test]
fn two_programs_never_write_at_once() {
    let (_folder, path) = built();
    let writer = Store::create(&path, BASE).unwrap();
    assert!(matches!(Store::create(&path, BASE), Err(StoreError::Locked(_))));
    assert_eq!(Store::open(&path).unwrap().quads(None).unwrap(), letter(), "readers need no lock");
    drop(writer);
    assert!(Store::create(&path, BASE).is_ok());
}

#[test]
fn a_reader_beside_a_writer_sees_one_state_or_the_next() {
    let (_folder, path) = built();
    let writer_path = path.clone();
    let writer = std::thread::spawn(move || {
        let mut store = Store::create(&writer_path, BASE).unwrap();
        for round in 0..40 {
            for paper in [common::PAPER, OTHER] {
                let title = format!("Versie {round}");
                store.replace(paper, origin(&title), one_quad(paper, &title)).unwrap();
            }
            store.commit().unwrap();
        }
    });
    let mut seen = 0;
    while !writer.is_finished() || seen == 0 {
        let quads = Store::open(&path).unwrap().quads(None).unwrap();
        let titles: Vec<&Term> =
            quads.iter().filter(|quad| quad.predicate.as_str().ends_with("title")).map(|quad| &quad.object).collect();
        let whole = quads == letter() || matches!(titles.as_slice(), [one, other] if one == other);
        assert!(whole, "{titles:?}");
        seen += 1;
    }
    writer.join().unwrap();
    let quads = Store::open(&path).unwrap().quads(Some(OTHER)).unwrap();
    assert_eq!(quads, one_quad(OTHER, "Versie 39"));
}
