//! Shows how files are read: blocks with their kinds, footnotes, metadata.
//!
//! `cargo run --example dump_document -- FILE...`

use kamergraaf::source::{Content, Document, open};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut failed = false;
    for path in std::env::args().skip(1) {
        println!("== {path}");
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                println!("{path}: {error}");
                failed = true;
                continue;
            }
        };
        let name = std::path::Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned());
        match open(name.as_deref().unwrap_or(&path), &bytes) {
            Ok(Content::Paper(document)) => dump(&document),
            Ok(other) => println!("{other:#?}"),
            Err(error) => {
                println!("{path} {error}");
                failed = true;
            }
        }
    }
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

fn dump(document: &Document) {
    for block in &document.blocks {
        println!("{:?}| {}", block.kind, document.surface(block.span));
    }
    for note in &document.footnotes {
        for anchor in &note.anchors {
            let before: String = document.text[..*anchor].chars().rev().take(40).collect();
            println!("note {} behind ...{}", note.mark, before.chars().rev().collect::<String>());
        }
        println!("note {}: {}", note.mark, document.surface(note.span));
    }
    let metadata = &document.metadata;
    println!("title: {:?}", metadata.title.map(|span| document.surface(span)));
    println!(
        "identifier: {:?}, dossier: {:?}, number: {:?}, date: {:?}, year: {:?}, chamber: {:?}",
        metadata.identifier,
        metadata.dossier,
        metadata.number,
        metadata.date.map(|date| date.to_string()),
        metadata.parliamentary_year,
        metadata.chamber,
    );
    for signer in &metadata.signers {
        println!("signer: {} ({:?})", document.surface(signer.name), signer.post.map(|post| document.surface(post)));
    }
    for attachment in &metadata.attachments {
        println!("attachment: {}", document.surface(*attachment));
    }
    for reference in &metadata.references {
        println!("reference: {} -> {}", document.surface(reference.span), reference.target);
    }
    for speech in &metadata.speeches {
        println!(
            "speech: {} ({:?} {:?} {:?} {:?}), {} bytes",
            document.surface(speech.speaker),
            speech.party.map(|party| document.surface(party)),
            speech.party_name,
            speech.post,
            speech.person,
            speech.span.len(),
        );
    }
    for motion in &metadata.motions {
        println!("motion: {:?} in speech {:?}, {} bytes", motion.identifier, motion.speech, motion.span.len());
    }
    for vote in &metadata.votes {
        println!("vote: {:?} {:?} {:?}, {} parties", vote.paper, vote.subject, vote.result, vote.by_party.len());
    }
    for check in metadata.checks.iter().filter(|check| !check.agrees) {
        println!("check: {check}");
    }
    println!("pages: {}", metadata.pages.len());
}
