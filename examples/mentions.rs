//! A sentence in, what it names out.
//!
//! `cargo run --example mentions -- "De motie van het lid Westerveld (GroenLinks-PvdA) gaat over de Jeugdwet."`

use kamergraaf::knowledge::Knowledge;
use kamergraaf::reader::Reader;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sentence = std::env::args().nth(1).unwrap_or_else(|| {
        "De VNG heeft het Nederlands Jeugdinstituut (NJi) gevraagd om de gemeente Eindhoven te ondersteunen.".to_owned()
    });
    let reader = Reader::new(Knowledge::builtin()?)?;
    let reading = reader.read("sentence", sentence.as_bytes())?;
    for mention in &reading.mentions {
        let thing = &reading.entities[mention.entity];
        let words = reading.document.surface(mention.span);
        println!("{:?}\t{words}\t{}\t{} ({:.2})", mention.kind, thing.label, mention.rule, mention.score);
    }
    for statement in &reading.statements {
        println!("{:?}\t«{}»", statement.predicate, reading.document.surface(statement.evidence));
    }
    Ok(())
}
