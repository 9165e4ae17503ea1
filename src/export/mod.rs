//! `export`: what was read and what is stored, for people and for other programs.
//!
//! - [`lines()`]: one reading as flat lines, without a store.
//! - [`write_quads`]: a graph in every usual format of RDF, the same bytes for the same quads.
//! - [`About`]: all that the graph says of one thing.

mod about;
mod find;
mod jsonld;
mod lines;
mod look;
mod prefix;
mod rdf;
mod rdfxml;
mod turtle;

pub use about::{About, Derived, Holding, Passage, Said, Value};
pub use find::{Found, find};
pub use lines::{Line, NodeLine, StatementLine, lines};
pub use prefix::Prefixes;
pub use rdf::{GraphFormat, write_quads};
