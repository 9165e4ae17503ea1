//! A folder with papers and a store beside it, for tests that run the command.

#![allow(dead_code, reason = "each test file is a crate of its own, and not all use all of it")]

use assert_cmd::Command;
use kamergraaf::store::Store;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The papers of the tests.
pub const PAPERS: &str = "tests/data/papers";

/// Runs a command of the program; gives its exit status, what it printed and what it complained of.
pub fn run(command: &str, arguments: &[&Path], input: &[u8]) -> (i32, String, String) {
    let mut program = Command::cargo_bin("kamergraaf").unwrap();
    let output = program.arg(command).args(arguments).write_stdin(input).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A folder with papers, and a store beside it.
pub struct Desk {
    pub folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("papers")).unwrap();
        Self { folder }
    }

    pub fn papers(&self) -> PathBuf {
        self.folder.path().join("papers")
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("my.store")
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.papers().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Copies a paper of the samples.
    pub fn copy(&self, from: &str, to: &str) {
        self.write(to, paper(from));
    }

    pub fn build(&self, options: &[&str]) -> (i32, String, String) {
        let (papers, store) = (self.papers(), self.store());
        let mut arguments = vec![papers.as_path(), Path::new("--store"), store.as_path()];
        arguments.extend(options.iter().map(Path::new));
        run("build", &arguments, b"")
    }

    pub fn status(&self) -> String {
        run("status", &[&self.papers(), Path::new("--store"), &self.store()], b"").1
    }

    pub fn open(&self) -> Store {
        Store::open(&self.store()).unwrap()
    }

    /// The papers in the store: the last part of the IRI, and the file within the folder.
    pub fn held(&self) -> Vec<(String, String)> {
        let last = |iri: &str| iri.rsplit('/').next().unwrap().to_owned();
        let root = format!("{}/", self.papers().display());
        self.open().papers().map(|(iri, origin)| (last(iri), origin.source.replace(&root, ""))).collect()
    }
}

/// A motion that is there in four formats.
pub const MOTION: &str = "kst-32545-143";

pub fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(paper, file)| ((*paper).to_owned(), (*file).to_owned())).collect()
}

pub fn paper(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(PAPERS).join(name)).unwrap()
}

pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A file packed alone, as `gzip` does.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

pub fn tarred(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap().finish().unwrap()
}
