//! `relate`: mentions in their sentences in, statements out.

mod amount;
mod analysis;
mod clause;
mod frame;
pub(crate) mod layout;
mod lexicon;
mod merger;
mod money;
mod pattern;
pub(crate) mod period;
mod phrase;
mod qualifier;
mod schedule;
mod sentence;
mod stated;
mod token;
mod who;

pub use pattern::{Example, Patterns};

use crate::reading::Reading;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A relation between two things. The names and meanings are those of the annotation guideline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the ontology documents each predicate")]
pub enum Predicate {
    SignedBy,
    AddressedTo,
    InDossier,
    Cites,
    Attaches,
    ReportsOn,
    HoldsPost,
    MemberOfParty,
    SubmittedBy,
    RecordedIn,
    RequestedBy,
    MadeBy,
    MadeIn,
    AbbreviatedAs,
    PartOf,
    MemberOf,
    Succeeds,
    MergedWith,
    LocatedIn,
    Commissions,
    CarriesOut,
    ParticipatesIn,
    Supports,
    Funds,
    Publishes,
    Supervises,
    SupervisionDecision,
    Proposes,
    Amends,
    BasedOn,
    VotedFor,
    VotedAgainst,
    AbsentFromVoteOn,
    Decision,
    Outcome,
}

impl Predicate {
    /// Whether it tells of a vote or a decision of the Kamer: these are told in reports and data, not in what letters state.
    #[must_use]
    pub const fn is_vote(self) -> bool {
        matches!(self, Self::VotedFor | Self::VotedAgainst | Self::AbsentFromVoteOn | Self::Decision | Self::Outcome)
    }
}

/// One end of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// The paper that is read.
    Paper,
    /// A thing: its index in [`crate::reading::Reading::entities`] and, where one mention stands for it, that mention's
    /// index in [`crate::reading::Reading::mentions`].
    Entity {
        /// Index of the entity.
        entity: usize,
        /// Index of the mention.
        mention: Option<usize>,
    },
    /// A published paper known by its identifier: `kst-31839-807`.
    Kamerstuk(String),
    /// A dossier: `31839`, `35925-XVI`.
    Dossier(String),
    /// The cabinet or the State as giver of money: they have no mentions. The slug is `kabinet` or `rijk`.
    State(Cow<'static, str>),
    /// What the House decided in a meeting, by its key: `h-tk-20172018-70-6-kst-21501-08-721`.
    Decision(String),
    /// A text: an abbreviation, a class of recipients, a supervision decision, an outcome.
    Literal(String),
}

/// The value of a qualifier.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// An amount in euro.
    Euro(i64),
    /// A date of any precision, ISO 8601: `2022-08`, `2021`, `2021-07-01`.
    Date(String),
    /// A truth value.
    Bool(bool),
    /// A thing.
    Node(Node),
}

/// A relation that the paper states, with the passage that states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Of what it is stated.
    pub subject: Node,
    /// What is stated.
    pub predicate: Predicate,
    /// The other end.
    pub object: Node,
    /// Date, amount, status and the like, by the names of the guideline (`amount`, `until`, `by`).
    pub qualifiers: BTreeMap<String, Vec<Value>>,
    /// The shortest passage that states it, in the clean text.
    pub evidence: Span,
    /// The pattern that found it.
    pub pattern: Cow<'static, str>,
    /// How sure the program is, from 0 to 1.
    pub score: f32,
}

/// What a paper states, by place of the evidence: what its layout states, and what its sentences state.
#[must_use]
pub(crate) fn relate(reading: &Reading, phrases: &layout::Phrases, patterns: &Patterns) -> Vec<Statement> {
    let mut statements = layout::relate(reading, phrases);
    statements.extend(stated::find(patterns, reading));
    settle(statements)
}

/// Each distinct statement once, at the place where it is clearest; two amounts or two programmes make two statements.
fn settle(statements: Vec<Statement>) -> Vec<Statement> {
    let mut kept: Vec<Statement> = Vec::new();
    for statement in statements {
        let same = |other: &&mut Statement| {
            other.predicate == statement.predicate
                && who::same_entity(&other.subject, &statement.subject)
                && who::same_entity(&other.object, &statement.object)
                && TELLING.iter().all(|name| other.qualifiers.get(*name) == statement.qualifiers.get(*name))
        };
        match kept.iter_mut().find(same) {
            Some(other) if statement.score > other.score => *other = statement,
            Some(_) => {}
            None => kept.push(statement),
        }
    }
    kept.sort_by(|a, b| a.evidence.cmp(&b.evidence).then(a.predicate.cmp(&b.predicate)));
    kept
}

/// Qualifiers that tell two statements apart.
const TELLING: [&str; 4] = ["amount", "year", "since", "programme"];
