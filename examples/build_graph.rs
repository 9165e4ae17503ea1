//! Letters in, the answer to a question out.
//!
//! `cargo run --example build_graph -- examples/letters/*.txt`

use kamergraaf::graph::{Iris, Maker, paper_quads};
use kamergraaf::knowledge::Knowledge;
use kamergraaf::query::{Catalogue, Limits, cells};
use kamergraaf::reader::Reader;
use kamergraaf::store::{Origin, Store};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join(format!("kamergraaf-example-{}", std::process::id()));
    let iris = Iris::default();
    let reader = Reader::new(Knowledge::builtin()?)?;
    let maker = Maker { program: "example".to_owned(), knowledge: reader.knowledge().files().fingerprint() };
    let mut store = Store::create(&folder, iris.base())?;
    for path in std::env::args().skip(1).map(PathBuf::from) {
        let bytes = std::fs::read(&path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let reading = reader.read(&name, &bytes)?;
        let origin = Origin::paper(&path.display().to_string(), &bytes, "example");
        store.replace(&reading.paper, origin, paper_quads(&reading, &iris, &maker))?;
    }
    store.commit()?;

    let catalogue = Catalogue::built_in()?;
    let query = catalogue.find("money")?;
    let values = query.bind(std::iter::empty())?;
    let table = cells(&query.run(store.oxigraph(), &values, Limits::default())?, store.oxigraph());
    println!("{}", table.header.join("\t"));
    for row in table.rows {
        println!("{}", row.join("\t"));
    }
    drop(store);
    std::fs::remove_dir_all(folder)?;
    Ok(())
}
