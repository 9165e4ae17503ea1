//! `query`: questions to the graph, by name or in SPARQL, and their answers.
//!
//! A canned query is a file `queries/NAME.rq`: SPARQL with a header that people and programs read ([`Header`]). The
//! [`Catalogue`] finds one by name, [`Canned::bind`] checks the values of its parameters and turns them into RDF terms,
//! and [`Canned::run`] asks a store. Values never become part of the text of a query. One's own SPARQL goes through [`ask`].
//!
//! ```
//! use kamergraaf::query::{Catalogue, Limits};
//! let catalogue = Catalogue::built_in()?;
//! let query = catalogue.find("cited-by")?;
//! let values = query.bind([("paper", "31 839, nr. 804")])?;
//! let store = oxigraph::store::Store::new()?;
//! assert!(query.run(&store, &values, Limits::default())?.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod catalogue;
mod cells;
mod fault;
mod header;
mod near;
mod number;
mod output;
mod parameter;
mod prefixes;
mod run;

pub use catalogue::{Canned, Catalogue, UnknownQuery};
pub use cells::{Cells, cells};
pub use fault::{FileFault, Problem};
pub use header::{Example, Header};
pub use number::paper_iri;
pub use output::{Format, OutputError, write};
pub use parameter::{Parameter, ParameterError, ParameterType, ValueError, Values};
pub use prefixes::{prefixes, short};
pub use run::{Answer, Limits, QueryError, ask};
