//! `references`: every reference to an official publication in papers, each with its verdict.

use super::{Outcome, read, table};
use crate::extract::reference::{Fields, Finder, Kind, Reference, Standing, Verdict, YearFault};
use crate::graph::Places;
use crate::knowledge::Knowledge;
use anyhow::Context;
use clap::ValueEnum;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// List the references to official publications in papers, and say which cannot be right.
///
/// Each kamerstuk is looked up in the list of those published up to early 2025. The verdict is one of
///
///   published         it is in the list
///   repaired          a scan misread it; what it must have been is in the list
///   not published     its dossier had passed that number and the list does not have it
///   beyond the list   it is newer than the list
///   unchecked         no list of such publications is at hand
///
/// Offsets are Unicode code points of the file as given, the end exclusive.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The papers; `-` reads standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Exit with status 1 when a reference is wrong: repaired, not published, or with a parliamentary year that cannot be.
    #[arg(long)]
    check: bool,
    /// A folder with knowledge files that add to those compiled in, or replace them.
    #[arg(long, value_name = "DIR")]
    knowledge: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people.
    Table,
    /// One JSON object a line, with all fields.
    Jsonl,
    /// Comma-separated values with a header.
    Csv,
}

/// A reference as it is printed.
#[derive(Serialize)]
struct Row<'a> {
    file: String,
    start: usize,
    end: usize,
    text: String,
    kind: Kind,
    standing: Standing,
    fields: &'a Fields,
    normal: &'a str,
    iris: &'a [String],
    #[serde(flatten)]
    verdict: &'a Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    year_fault: Option<YearFault>,
    #[serde(skip)]
    note: String,
}

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let knowledge = match &self.knowledge {
            Some(folder) => Knowledge::with_folder(folder),
            None => Knowledge::builtin(),
        };
        let finder =
            knowledge.and_then(|knowledge| Finder::new(&knowledge)).context("cannot use the knowledge files")?;
        let mut out = Printer::new(self.format)?;
        let (mut wrong, mut bad) = (false, false);
        for path in &self.files {
            let document = match read::Source::open(path).and_then(|paper| paper.document(None)) {
                Ok(document) => document,
                Err(error) => {
                    super::warn(&format!("{error:#}"));
                    bad = true;
                    continue;
                }
            };
            let places = Places::new(&document);
            let mut found: Vec<_> =
                finder.find(&document).into_iter().map(|found| (places.passage(found.span), found)).collect();
            found.sort_by_key(|(place, _)| (place.start, place.end));
            for (place, reference) in found {
                wrong |= reference.is_wrong();
                out.row(&Row {
                    file: path.display().to_string(),
                    start: place.start,
                    end: place.end,
                    text: place.exact.to_owned(),
                    kind: reference.kind,
                    standing: reference.standing,
                    fields: &reference.fields,
                    normal: &reference.normal,
                    iris: &reference.iris,
                    verdict: &reference.verdict,
                    year_fault: reference.year_fault,
                    note: note(&reference),
                })?;
            }
        }
        out.finish()?;
        Ok(match (bad, self.check && wrong) {
            (true, _) => Outcome::PartlyBad,
            (false, true) => Outcome::No,
            (false, false) => Outcome::Done,
        })
    }
}

/// What is wrong with a reference, in words.
fn note(reference: &Reference) -> String {
    let mut notes = Vec::new();
    match &reference.verdict {
        Verdict::NotPublished { missing, suggestion } => {
            notes.push(format!("there is no {}", missing.join(", ")));
            notes.extend(suggestion.iter().map(|suggestion| format!("{suggestion}?")));
        }
        Verdict::Repaired { printed } => notes.push(format!("printed as {printed}")),
        Verdict::Unchecked | Verdict::Published | Verdict::BeyondList => {}
    }
    match reference.year_fault {
        Some(YearFault::BeforeDossier(year)) => notes.push(format!("its dossier was opened in {year}")),
        Some(YearFault::NoYear) => notes.push("that is no parliamentary year".to_owned()),
        None => {}
    }
    notes.join("; ")
}

/// Prints rows in one of the formats.
enum Printer {
    Table(comfy_table::Table),
    Lines(BufWriter<io::StdoutLock<'static>>),
    Csv(Box<csv::Writer<io::StdoutLock<'static>>>),
}

impl Printer {
    fn new(format: Format) -> anyhow::Result<Self> {
        Ok(match format {
            Format::Table => Self::Table(table(&["file", "start", "reference", "kind", "is", "verdict", "note"])),
            Format::Jsonl => Self::Lines(BufWriter::new(io::stdout().lock())),
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(io::stdout().lock());
                writer.write_record([
                    "file", "start", "end", "text", "kind", "standing", "normal", "iris", "verdict", "note",
                ])?;
                Self::Csv(Box::new(writer))
            }
        })
    }

    fn row(&mut self, row: &Row<'_>) -> anyhow::Result<()> {
        let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let kind = name(serde_json::to_value(row.kind)?);
        match self {
            Self::Table(table) => {
                let text = row.text.split_whitespace().collect::<Vec<_>>().join(" ");
                let is = row.normal.to_owned();
                let verdict = row.verdict.name().to_owned();
                table.add_row([row.file.clone(), row.start.to_string(), text, kind, is, verdict, row.note.clone()]);
            }
            Self::Lines(out) => {
                serde_json::to_writer(&mut *out, row).map_err(io::Error::from)?;
                out.write_all(b"\n")?;
            }
            Self::Csv(writer) => {
                let standing = name(serde_json::to_value(row.standing)?);
                let (start, end, iris) = (row.start.to_string(), row.end.to_string(), row.iris.join(" "));
                let cells = [
                    &row.file,
                    &start,
                    &end,
                    &row.text,
                    &kind,
                    &standing,
                    row.normal,
                    &iris,
                    row.verdict.name(),
                    &row.note,
                ];
                writer.write_record(cells.map(|cell: &str| cell))?;
            }
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Table(table) => writeln!(io::stdout().lock(), "{table}")?,
            Self::Lines(mut out) => out.flush()?,
            Self::Csv(mut writer) => writer.flush()?,
        }
        Ok(())
    }
}
