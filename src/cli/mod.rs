//! The command line: one file a command, each with its arguments, its help and `run`.
//!
//! Exit status: 0 when all went well, 1 when what was asked for is not there or a check failed, 2 when the command or its
//! input is at fault. A reader that stops reading (`kamergraaf export | head`) is no fault.

mod extract;
mod read;
mod refs;
mod shell;

use clap::{Parser, Subcommand};
use comfy_table::{ContentArrangement, Table, presets};
use std::io;
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
    Extract(extract::Args),
    #[command(visible_alias = "refs")]
    References(refs::Args),
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
        Command::Extract(args) => args.run(),
        Command::References(args) => args.run(),
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

/// A table for people: as wide as the terminal, no lines but one below the header.
fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(header);
    table
}
