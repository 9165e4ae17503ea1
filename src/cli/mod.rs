//! The command line: one file a command, each with its arguments, its help and `run`.
//!
//! Exit status: 0 when all went well, 1 when what was asked for is not there or a check failed, 2 when the command or its
//! input is at fault. A reader that stops reading (`kamergraaf export | head`) is no fault.

mod assembly;
mod build;
mod explain;
mod export;
mod extract;
mod fetch;
mod intake;
mod query;
mod read;
mod refs;
mod shell;
mod stats;
mod status;
mod summary;

use crate::store::{Store, StoreError};
use clap::{Parser, Subcommand};
use comfy_table::{ContentArrangement, LineStyle, Table, presets};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads Dutch parliamentary papers (kamerstukken) and turns them into a knowledge graph in RDF.
///
/// Two commands show what it does:
///
///   kamergraaf build PAPERS...            read papers, keep the graph in ./kamergraaf.store
///   kamergraaf query                      list the questions that can be asked of it
#[derive(Debug, Parser)]
#[command(name = "kamergraaf", version, max_term_width = 110, verbatim_doc_comment)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Fetch(fetch::Args),
    Build(build::Args),
    Status(status::Args),
    Extract(extract::Args),
    #[command(visible_alias = "refs")]
    References(refs::Args),
    Export(export::Args),
    Explain(explain::Args),
    Stats(stats::Args),
    Query(query::Args),
    Completions(shell::Completions),
    Man(shell::Man),
}

/// How a command ended, when it did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All went well.
    Done,
    /// What was asked for is not there, or a check failed.
    No,
    /// Some of the input could not be used; it has been named.
    PartlyBad,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::No => Self::from(1),
            Outcome::PartlyBad => Self::from(2),
        }
    }
}

/// Runs the command that the process was given.
///
/// # Errors
///
/// Whatever went wrong, in words for the user.
pub fn run() -> anyhow::Result<Outcome> {
    match Cli::parse().command {
        Command::Fetch(args) => args.run(),
        Command::Build(args) => args.run(),
        Command::Status(args) => args.run(),
        Command::Extract(args) => args.run(),
        Command::References(args) => args.run(),
        Command::Export(args) => args.run(),
        Command::Explain(args) => args.run(),
        Command::Stats(args) => args.run(),
        Command::Query(args) => args.run(),
        Command::Completions(args) => args.run(),
        Command::Man(args) => args.run(),
    }
}

/// Whether an error only says that nobody reads the output any more.
#[must_use]
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}

/// Which store a command reads.
#[derive(Debug, clap::Args)]
struct StoreArg {
    /// The folder of the store.
    #[arg(long = "store", value_name = "DIR", default_value = STORE)]
    folder: PathBuf,
}

/// Where the store is, unless the user says otherwise.
const STORE: &str = "kamergraaf.store";

impl StoreArg {
    /// Opens the store for reading.
    fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.folder)
    }
}

/// Warns on one line: names of files and words of papers may hold line breaks and what steers a terminal.
fn warn(words: &str) {
    let mut line = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_control() { line.extend(c.escape_default()) } else { line.push(c) }
    }
    anstream::eprintln!("warning: {line}");
}

/// A number and what is counted: `1 paper`, `1,492 triples`.
fn counted(number: usize, what: &str) -> String {
    format!("{} {what}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// A whole number with its thousands apart: `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut all = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            all.push(',');
        }
        all.push(digit);
    }
    all
}

/// A table for people: as wide as the terminal, no lines but one below the header.
fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(header);
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_words() {
        for (number, words) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), words);
        }
        assert_eq!((counted(1, "paper"), counted(1492, "triple")), ("1 paper".to_owned(), "1,492 triples".to_owned()));
    }

    #[test]
    fn the_command_line_is_well_formed() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }
}
