//! `export`: what was read and what is stored, for people and for other programs.

mod lines;

pub use lines::{Line, NodeLine, lines};
