//! What was read from one paper.

use crate::extract::reference::Reference;
use crate::extract::{Mention, MentionKind};
use crate::knowledge::{Knowledge, Period, RecordId};
use crate::relate::{Node, Statement, Value};
use crate::source::Document;
use jiff::civil::Date;
use std::collections::BTreeSet;

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
    /// Whom the text means where it names an office only: no statements of the text, but derived from who held which office when.
    pub derived: Vec<Derived>,
}

/// Somebody who is meant where a mention names an office only.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The index in [`Reading::mentions`] of the mention that names the office.
    pub mention: usize,
    /// The index in [`Reading::entities`] of the office.
    pub post: usize,
    /// Who held it.
    pub person: Entity,
    /// The office as it was called then: another than `post` where the ministry changed its name.
    pub held: Entity,
    /// When they held it, by the authority files.
    pub period: Period,
    /// The day of the paper, from which it was derived.
    pub date: Date,
    /// The rule: `holder/on-date`, `holder/then`, `holder/before-signer`, `holder/before`.
    pub rule: &'static str,
    /// How sure it is, from 0 to 1.
    pub score: f32,
}

impl Reading {
    /// Only what is at least as sure as `least`, from 0 to 1: mentions, the statements that hold without the others, and the
    /// things that are still named. References are certain.
    #[must_use]
    pub fn at_least(mut self, least: f32) -> Self {
        let mut kept = Vec::new();
        let places: Vec<Option<usize>> = self
            .mentions
            .iter()
            .map(|mention| {
                (mention.score >= least).then(|| {
                    kept.push(mention.clone());
                    kept.len() - 1
                })
            })
            .collect();
        let sure = |node: &Node| match node {
            Node::Entity { mention: Some(mention), .. } => places.get(*mention).copied().flatten().is_some(),
            _ => true,
        };
        self.statements.retain(|statement| {
            let mut qualifiers = statement.qualifiers.values().flatten();
            statement.score >= least
                && sure(&statement.subject)
                && sure(&statement.object)
                && qualifiers.all(|value| if let Value::Node(node) = value { sure(node) } else { true })
        });
        self.derived.retain_mut(|derived| {
            let place = places.get(derived.mention).copied().flatten().filter(|_| derived.score >= least);
            derived.mention = place.unwrap_or_default();
            place.is_some()
        });
        self.mentions = kept;
        for node in nodes_of(&mut self.statements) {
            if let Node::Entity { mention, .. } = node {
                *mention = mention.and_then(|mention| places.get(mention).copied().flatten());
            }
        }
        self.without_unnamed()
    }

    /// Leaves out the things that nothing names and nothing is stated of.
    fn without_unnamed(mut self) -> Self {
        let mut used: BTreeSet<usize> = self.mentions.iter().map(|mention| mention.entity).collect();
        for node in nodes_of(&mut self.statements) {
            if let Node::Entity { entity, .. } = node {
                used.insert(*entity);
            }
        }
        let place = |entity: usize| used.range(..entity).count();
        // The mention of a derived holder names the post, so the post is used.
        for derived in &mut self.derived {
            derived.post = place(derived.post);
        }
        for mention in &mut self.mentions {
            mention.entity = place(mention.entity);
        }
        for node in nodes_of(&mut self.statements) {
            if let Node::Entity { entity, .. } = node {
                *entity = place(*entity);
            }
        }
        self.entities = used.iter().filter_map(|entity| self.entities.get(*entity).cloned()).collect();
        self
    }
}

/// The ends of statements and the things among their qualifiers.
fn nodes_of(statements: &mut [Statement]) -> impl Iterator<Item = &mut Node> {
    statements.iter_mut().flat_map(|statement| {
        let values = statement.qualifiers.values_mut().flatten();
        let nodes = values.filter_map(|value| if let Value::Node(node) = value { Some(node) } else { None });
        nodes.chain([&mut statement.subject, &mut statement.object])
    })
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
    pub record: Option<RecordId>,
    /// How sure the link is, from 0 to 1.
    pub score: f32,
}

impl Entity {
    /// What the authority files have of a thing.
    #[must_use]
    pub(crate) fn known(knowledge: &Knowledge, id: RecordId, score: f32) -> Self {
        let record = knowledge.record(id);
        Self {
            kind: record.kind,
            slug: record.key.clone(),
            iri: record.iri.clone(),
            label: record.label.clone(),
            names: Vec::new(),
            same_as: record.same_as.clone(),
            record: Some(id),
            score,
        }
    }

    /// A thing that no authority file knows.
    #[must_use]
    pub(crate) fn unknown(kind: MentionKind, slug: &str, label: &str, score: f32) -> Self {
        Self {
            kind,
            slug: slug.to_owned(),
            iri: None,
            label: label.to_owned(),
            names: Vec::new(),
            same_as: Vec::new(),
            record: None,
            score,
        }
    }
}
