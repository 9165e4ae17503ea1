//! The statements found so far: each distinct statement once, at its first place.

use crate::relate::{Node, Predicate, Statement, Value};
use crate::span::Span;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Gathers statements.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    seen: BTreeSet<(String, Predicate, String)>,
    statements: Vec<Statement>,
}

impl Ledger {
    /// States something, unless it has been stated.
    pub fn add(
        &mut self,
        (subject, predicate, object): (Node, Predicate, Node),
        evidence: Span,
        pattern: &'static str,
        score: f32,
    ) {
        self.add_with((subject, predicate, object), BTreeMap::new(), evidence, pattern, score);
    }

    /// States something with qualifiers, unless it has been stated.
    pub fn add_with(
        &mut self,
        (subject, predicate, object): (Node, Predicate, Node),
        qualifiers: BTreeMap<String, Vec<Value>>,
        evidence: Span,
        pattern: &'static str,
        score: f32,
    ) {
        if self.seen.insert((key(&subject), predicate, key(&object))) {
            self.statements.push(Statement {
                subject,
                predicate,
                object,
                qualifiers,
                evidence,
                pattern: Cow::Borrowed(pattern),
                score,
            });
        }
    }

    /// The statements, by place of their evidence.
    pub fn finish(mut self) -> Vec<Statement> {
        self.statements.sort_by_key(|statement| (statement.evidence, statement.predicate));
        self.statements
    }
}

/// What tells a node apart, whichever mention stands for it.
fn key(node: &Node) -> String {
    match node {
        Node::Paper => "paper".to_owned(),
        Node::Entity { entity, .. } => format!("entity {entity}"),
        Node::Kamerstuk(identifier) => format!("kamerstuk {identifier}"),
        Node::Dossier(number) => format!("dossier {number}"),
        Node::State(slug) => format!("state {slug}"),
        Node::Decision(key) => format!("decision {key}"),
        Node::Literal(text) => format!("literal {text}"),
    }
}

/// One qualifier.
pub(super) fn with(name: &str, value: Value) -> BTreeMap<String, Vec<Value>> {
    BTreeMap::from([(name.to_owned(), vec![value])])
}
