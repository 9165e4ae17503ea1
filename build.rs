//! Builds the crate anew when a knowledge file is added or taken away, which `include_dir` alone does not see; and names the
//! state of the sources, so that a store knows what its graphs were made with.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    for folder in ["src", "ontology", "queries"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files)?;
    files.sort();
    // FNV-1a of 64 bits: enough to tell states apart, and no dependency.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in &files {
        // Slashes, so that every system gives the same name.
        let path = file.to_string_lossy().replace('\\', "/");
        for byte in path.bytes().chain([0xff]).chain(fs::read(file)?).chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=KAMERGRAAF_SOURCE={hash:016x}");
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
