//! Bodies that became one: what is said of both of them afterwards (`beide organisaties`) is said of the one that goes on.

use super::who::same_entity;
use super::{Node, Predicate, Statement};
use crate::reading::Reading;

/// Leaves out what words that point to both bodies of a merger say of the one that is not named any more, where the other
/// one still is.
pub(super) fn without_the_merged(reading: &Reading, statements: Vec<Statement>) -> Vec<Statement> {
    let mergers: Vec<(Node, Node, usize)> = statements
        .iter()
        .filter(|statement| statement.predicate == Predicate::MergedWith)
        .map(|merger| (merger.subject.clone(), merger.object.clone(), merger.evidence.end))
        .collect();
    if mergers.is_empty() {
        return statements;
    }
    let named_after = |node: &Node, at: usize| match node {
        Node::Entity { entity, .. } => {
            reading.mentions.iter().any(|mention| mention.entity == *entity && mention.span.start >= at)
        }
        _ => false,
    };
    let stays = |statement: &Statement| {
        !mergers.iter().any(|(one, other, at)| {
            [(one, other), (other, one)].into_iter().any(|(gone, goes_on)| {
                let of = |node: &Node, end: &Node| same_entity(node, end);
                statement.evidence.start >= *at
                    && statement.predicate != Predicate::MergedWith
                    && (of(&statement.subject, gone) || of(&statement.object, gone))
                    && !named_after(gone, *at)
                    && named_after(goes_on, *at)
            })
        })
    };
    statements.into_iter().filter(stays).collect()
}
