//! `fetch`: from the public services to a folder that a build reads.
//!
//! ```text
//! dossier ─sru─▶ list of papers ─plan─▶ what is new or changed ─run─▶ folder: papers, metadata
//!         ─odata─────────────────────────────────────────────────────▶ folder: records
//! ```
//!
//! Everything goes through one [`Client`], which asks one thing at a time, pauses between requests, waits and asks again
//! where that helps, and goes nowhere but to the services that were named. What it needs of the world, the network and the
//! clock, is handed to it: [`Transport`], [`Clock`].

pub mod address;
mod client;
mod dossier;
mod error;
mod folder;
mod form;
pub mod odata;
mod plan;
mod run;
pub mod sru;
mod transport;

pub use address::Hosts;
pub use client::{Client, Flaw, Got, Known, Manners, Question};
pub use dossier::{Dossier, NoDossier};
pub use error::FetchError;
pub use folder::{Entry, Fetched, Folder};
pub use form::Form;
pub use plan::{Order, Plan, Planned, State};
pub use run::{Fetch, Report, Watch};
pub use transport::{Answer, Clock, Fault, Http, Request, SystemClock, Transport};
