//! Builds the crate anew when a knowledge file is added or taken away: `include_dir` alone sees changed files only.

fn main() {
    println!("cargo:rerun-if-changed=ontology");
    println!("cargo:rerun-if-changed=queries");
}
