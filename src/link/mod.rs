//! `link`: mentions in, entities out.
