//! Fetching from services that a server on this machine plays, with what they once answered; and what a build makes of it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

#[path = "../ask/mod.rs"]
mod ask;
mod command;
#[path = "../folder/mod.rs"]
mod folder;
mod manners;
mod replay;
mod run;
mod server;
