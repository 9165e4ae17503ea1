//! `intake`: between files and readings: what lies on disk, mixed and nested, as papers to be read.
//!
//! ```text
//! paths ─walk─▶ inputs ─pieces─▶ papers, records, data ─survey─▶ groups: one paper, its versions, its metadata ─load─▶ bytes
//! ```
//!
//! A [`Survey`] looks at every file once and keeps none of their bytes: it knows the format and the hash of each, which
//! files are versions of one paper ([`Group`]), and which metadata belong to it. [`Survey::load`] then hands over the
//! bytes of those that are to be read. Archives are streamed both times and never unpacked.

mod beside;
mod data;

mod group;
mod open;
mod piece;
mod survey;
mod walk;

pub use beside::Beside;
pub use data::{OfficialRecords, RECORDS, RecordGraph, official_records};
pub use group::{Group, Version};
pub use open::open_paper;
pub use piece::{Content, Input, Piece, Refusal, pieces};
pub use survey::{DataFile, Survey};
pub use walk::{Paths, listed, spelt, tidy, walk};
