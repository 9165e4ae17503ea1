//! `graph`: what was read in, RDF quads out. The only stage that knows RDF terms.
//!
//! - [`paper_quads`]: a [`crate::reading::Reading`] as the named graph of its paper: the paper, its mentions, the things
//!   they name and its statements, each with the passage that states it ([`Places`] finds it in the original).
//! - [`authority_quads`]: what the authority files say of the things that papers name, as a graph of its own.
//! - [`records::record_quads`]: an official record, such as a vote in the data of the Tweede Kamer, as a graph of its own.
//! - [`ontology_quads`]: the ontology itself, as a graph.
//! - [`Iris`] gives things their IRIs; [`vocab`] holds the terms that all of these use.
//!
//! All quads come sorted and without doubles; none has a blank node; the same input gives the same quads.

mod authority;
mod derived;
mod evidence;
mod iri;
mod known;
mod ontology;
mod paper;
mod place;
pub mod records;
mod sink;
mod statement;
mod term;
mod thing;
pub mod vocab;

pub use authority::{Authority, Membership, Tenure, Thing, authority_quads};
pub use iri::{BASE, BaseError, Iris, PUBLICATIONS, class_segment};
pub use ontology::ontology_quads;
pub use paper::{Maker, paper_quads};
pub use place::{Place, Places};
pub use sink::sorted;
pub use term::predicate_iri;
pub use thing::class_of;

pub use crate::slug::slug;
