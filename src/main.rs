//! The command `kamergraaf`: maps the outcome of a command to an exit status, and does nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    match kamergraaf::cli::run() {
        Ok(outcome) => outcome.into(),
        Err(error) if kamergraaf::cli::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("kamergraaf: {error:#}");
            ExitCode::from(2)
        }
    }
}
