//! A letter in, Turtle out.
//!
//! `cargo run --example publish -- examples/letters/003_kst-31839-1048.txt > letter.ttl`

use kamergraaf::export::{GraphFormat, Prefixes, write_quads};
use kamergraaf::graph::{Iris, Maker, paper_quads};
use kamergraaf::knowledge::Knowledge;
use kamergraaf::reader::Reader;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .map_or_else(|| PathBuf::from("examples/letters/002_doorbraakaanpak-2021.txt"), PathBuf::from);
    // Whatever no official identifier names gets its IRI under one's own base.
    let iris = Iris::new("https://data.example.nl/")?;
    let reader = Reader::new(Knowledge::builtin()?)?;
    let maker = Maker { program: "example".to_owned(), knowledge: reader.knowledge().files().fingerprint() };
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let reading = reader.read(&name, &std::fs::read(&path)?)?;
    let quads = paper_quads(&reading, &iris, &maker);
    write_quads(quads, GraphFormat::Turtle, &Prefixes::new(&iris), &mut std::io::stdout().lock())?;
    Ok(())
}
