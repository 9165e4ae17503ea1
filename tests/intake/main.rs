//! What lies on disk, mixed and nested, as one graph: through the command, on real papers.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

#[path = "../ask/mod.rs"]
mod ask;
#[path = "../desk/mod.rs"]
mod desk;
mod records;
mod versions;
mod walking;
