//! What can go wrong between the public services and the folder.

use std::path::PathBuf;

/// Why something was not fetched. Each message says what is wrong and what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// An address that leads elsewhere than to the services that were asked for.
    #[error("{url} is not fetched: {reason}")]
    Address {
        /// The address.
        url: String,
        /// What is wrong with it and what to do.
        reason: &'static str,
    },
    /// An answer that another try would not change.
    #[error("{url} answered {status}: {remedy}")]
    Status {
        /// The address.
        url: String,
        /// The HTTP status.
        status: u16,
        /// What to do.
        remedy: &'static str,
    },
    /// No answer that can be used, however often it was asked.
    #[error("{} gave no answer in {tries} tries ({cause}): try again later, what is there is kept", place(url))]
    Silent {
        /// The address.
        url: String,
        /// How often it was asked.
        tries: u32,
        /// What happened the last time.
        cause: String,
    },
    /// The service asks for a longer pause than anybody would sit through.
    #[error(
        "{} asks to wait {seconds} seconds: run the same command again after that, what is there is kept",
        place(url)
    )]
    Busy {
        /// The address.
        url: String,
        /// The pause, in seconds.
        seconds: u64,
    },
    /// An answer that is cut off or something else than was asked for, each time.
    #[error("{} {reason}: try again later", place(url))]
    Broken {
        /// The address.
        url: String,
        /// What is wrong with it: words that follow the address.
        reason: String,
    },
    /// An answer that is larger than a paper can be.
    #[error("{} is larger than {} MB: no paper is", place(url), limit / 1_000_000)]
    TooLarge {
        /// The address.
        url: String,
        /// The largest size that is fetched, in bytes.
        limit: u64,
    },
    /// The connection cannot be made, and trying again would not help.
    #[error("{} cannot be asked: {cause}", place(url))]
    Connection {
        /// The address.
        url: String,
        /// What is wrong.
        cause: String,
    },
    /// The service understood the request and refused it.
    #[error("{service} refused the question: {message}; give another address with {flag} if the service has moved")]
    Refused {
        /// The address of the service.
        service: String,
        /// What it said.
        message: String,
        /// The argument of the command that names the service.
        flag: &'static str,
    },
    /// None of the wanted formats exists.
    #[error("is published as {offered} only: add one of them to --formats")]
    NoForm {
        /// The formats that there are.
        offered: String,
    },
    /// The folder cannot be read or written.
    #[error("cannot use {}: {error}; give another folder with --to", path.display())]
    Folder {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system says.
        error: std::io::Error,
    },
}

impl FetchError {
    /// Whether the file is not there.
    pub(super) const fn is_absence(&self) -> bool {
        matches!(self, Self::Status { status: 404 | 410, .. })
    }

    /// Whether another file of the same paper may be had all the same.
    pub(super) const fn is_missing(&self) -> bool {
        self.is_absence() || matches!(self, Self::Broken { .. } | Self::TooLarge { .. })
    }

    /// Whether the service does not answer at all, so that asking for more would be of no use and no kindness.
    pub(super) const fn is_service(&self) -> bool {
        matches!(self, Self::Silent { .. } | Self::Busy { .. } | Self::Connection { .. })
    }
}

/// An address without its question, which says little to people where the service as a whole is at fault.
pub(super) fn place(url: &str) -> &str {
    url.split('?').next().unwrap_or(url)
}
