//! `graph`: what was read in, RDF quads out. The only stage that knows RDF terms.

mod iri;
mod place;

pub use iri::{BASE, BaseError, Iris, PUBLICATIONS, class_segment, slug};
pub use place::{Place, Places};
