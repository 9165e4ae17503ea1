//! Reads Dutch parliamentary papers (kamerstukken) and turns them into a knowledge graph in RDF.
//!
//! The modules follow the way of the data, one direction, one type at each door:
//!
//! ```text
//! bytes ─source─▶ Document ─extract─▶ mentions ─link─▶ entities ─relate─▶ statements ─graph─▶ quads ─▶ store
//!                                                                            query · export
//! ```
//!
//! [`fetch`] downloads the papers of a dossier from the public services, [`intake`] finds papers among the files that a user
//! points at, [`reading::Reading`] holds what was read from one paper: its mentions, entities and statements.

pub mod cli;
pub mod export;
pub mod extract;
pub mod fetch;
pub mod graph;
pub mod intake;
pub mod knowledge;
pub mod link;
pub mod query;
pub mod reader;
pub mod reading;
pub mod relate;
mod slug;
pub mod source;
pub mod span;
pub mod store;
