//! What was read from one paper.

use crate::extract::reference::Reference;
use crate::extract::{Mention, MentionKind};
use crate::relate::Statement;
use crate::source::Document;

/// Everything read from one paper: the paper itself, what it mentions and what it states.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The paper.
    pub document: Document,
    /// The IRI of the paper.
    pub paper: String,
    /// References to official publications, by place.
    pub references: Vec<Reference>,
    /// The mentions, by place.
    pub mentions: Vec<Mention>,
    /// The things that the mentions name, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// The statements, by place of their evidence.
    pub statements: Vec<Statement>,
}

/// A thing that a paper names.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: MentionKind,
    /// Its key, the last part of a minted IRI: `vng`, `kst-31839-977`.
    pub slug: String,
    /// Its official IRI, where an authority file gives one; else one is minted from kind and slug.
    pub iri: Option<String>,
    /// Its full official name; for a person the fullest name known.
    pub label: String,
    /// The other names under which the paper or an authority file knows it.
    pub names: Vec<String>,
    /// IRIs in other data sets that name exactly the same thing.
    pub same_as: Vec<String>,
    /// The authority record it was linked to; `None` for a thing found in text only.
    pub record: Option<crate::knowledge::RecordId>,
    /// How sure the link is, from 0 to 1.
    pub score: f32,
}
