//! Shows how files are read: blocks with their kinds, footnotes, metadata.
//!
//! `cargo run --example dump_document -- FILE...`

use kamergraaf::source::{Content, Document, open};
use std::fmt::{self, Write as _};
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut failed = false;
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let shown = match show(&path) {
            Ok(shown) => shown,
            Err(problem) => {
                failed = true;
                format!("{path} {problem}\n")
            }
        };
        // Whoever reads may stop reading.
        if out.write_all(shown.as_bytes()).is_err() {
            return ExitCode::SUCCESS;
        }
    }
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

fn show(path: &str) -> Result<String, Box<dyn std::error::Error>> {
    let bytes = std::fs::read(path)?;
    let name = std::path::Path::new(path).file_name().map_or_else(|| path.into(), |name| name.to_string_lossy());
    let mut shown = format!("== {path}\n");
    match open(&name, &bytes)? {
        Content::Paper(document) => paper(&document, &mut shown)?,
        other => writeln!(shown, "{other:#?}")?,
    }
    Ok(shown)
}

fn paper(document: &Document, out: &mut String) -> fmt::Result {
    for block in &document.blocks {
        writeln!(out, "{:?}| {}", block.kind, document.surface(block.span))?;
    }
    for note in &document.footnotes {
        for anchor in &note.anchors {
            let before: String = document.text[..*anchor].chars().rev().take(40).collect();
            writeln!(out, "note {} behind ...{}", note.mark, before.chars().rev().collect::<String>())?;
        }
        writeln!(out, "note {}: {}", note.mark, document.surface(note.span))?;
    }
    let metadata = &document.metadata;
    writeln!(out, "title: {:?}", metadata.title.map(|span| document.surface(span)))?;
    let date = metadata.date.map(|date| date.to_string());
    writeln!(out, "identifier: {:?}, dossier: {:?}", metadata.identifier, metadata.dossier)?;
    writeln!(out, "number: {:?}, date: {date:?}", metadata.number)?;
    writeln!(out, "year: {:?}, chamber: {:?}", metadata.parliamentary_year, metadata.chamber)?;
    for signer in &metadata.signers {
        let post = signer.post.map(|post| document.surface(post));
        writeln!(out, "signer: {} ({post:?})", document.surface(signer.name))?;
    }
    for attachment in &metadata.attachments {
        writeln!(out, "attachment: {}", document.surface(*attachment))?;
    }
    for reference in &metadata.references {
        writeln!(out, "reference: {} -> {}", document.surface(reference.span), reference.target)?;
    }
    for question in &metadata.questions {
        let answer = question.answer.map(|answer| answer.len());
        writeln!(out, "question {}: {} bytes, answer {answer:?}", question.number, question.span.len())?;
    }
    for speech in &metadata.speeches {
        let party = speech.party.map(|party| document.surface(party)).or(speech.party_name.as_deref());
        let post = speech.post.as_deref();
        writeln!(
            out,
            "speech: {} ({party:?}, {post:?}), {} bytes",
            document.surface(speech.speaker),
            speech.span.len()
        )?;
    }
    for motion in &metadata.motions {
        writeln!(out, "motion: {:?} in speech {:?}, {} bytes", motion.identifier, motion.speech, motion.span.len())?;
    }
    for vote in &metadata.votes {
        writeln!(out, "vote: {:?} {:?}: {:?}", vote.paper, vote.subject, vote.result)?;
    }
    for check in metadata.checks.iter().filter(|check| !check.agrees) {
        writeln!(out, "check: {check}")?;
    }
    writeln!(out, "pages: {}", metadata.pages.len())
}
