//! Names the state of the sources and of the knowledge files, so that a store knows what its graphs were made with.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    for (variable, folders) in [("KAMERGRAAF_SOURCE", ["src"].as_slice()), ("KAMERGRAAF_KNOWLEDGE", &["ontology"])] {
        let mut files = Vec::new();
        for folder in folders {
            println!("cargo::rerun-if-changed={folder}");
            collect(Path::new(folder), &mut files)?;
        }
        files.sort();
        let mut hash = Fnv::default();
        for file in &files {
            // Slashes, so that every system gives the same name.
            hash.add(file.to_string_lossy().replace('\\', "/").as_bytes());
            hash.add(&fs::read(file)?);
        }
        println!("cargo::rustc-env={variable}={:016x}", hash.0);
    }
    Ok(())
}

/// All files below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// The hash FNV-1a of 64 bits: enough to tell states apart, and no dependency.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0xff]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
