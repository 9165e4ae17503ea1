//! `completions` and `man`: made from the declaration of the commands.

use super::{Cli, Outcome};
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{self, Write};

/// Print the completion script for a shell.
///
///   kamergraaf completions bash > ~/.local/share/bash-completion/completions/kamergraaf
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Completions {
    /// The shell.
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "kamergraaf", &mut script);
        io::stdout().write_all(&script)?;
        Ok(Outcome::Done)
    }
}

/// Print the manual page, of the whole or of one command.
///
///   kamergraaf man | man -l -
///   kamergraaf man build | man -l -
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Man {
    /// A command; without it, the page that introduces all.
    command: Option<String>,
}

impl Man {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let mut all = Cli::command();
        all.build();
        let page = match &self.command {
            None => all,
            Some(name) => match all.find_subcommand(name) {
                Some(command) => command.clone(),
                None => anyhow::bail!("there is no command {name:?}; `kamergraaf --help` lists them"),
            },
        };
        let mut text = Vec::new();
        clap_mangen::Man::new(page).render(&mut text)?;
        io::stdout().write_all(&text)?;
        Ok(Outcome::Done)
    }
}
