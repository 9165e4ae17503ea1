//! `extract`: clean text in, mentions and references out.

pub mod reference;

use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What kind of thing a mention names. The kinds are those of the annotation guideline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MentionKind {
    /// A named individual.
    Person,
    /// An office in government.
    Post,
    /// A political party.
    Party,
    /// A named body.
    Organisation,
    /// A named area or the authority of that area.
    Region,
    /// A named policy programme, agenda, scheme, project.
    Programme,
    /// A law, bill, decree, regulation or treaty.
    Law,
    /// A titled report, letter, plan, web page.
    Publication,
    /// A dated or titled meeting of parliament.
    Meeting,
    /// One motion.
    Motion,
    /// One commitment (toezegging).
    Commitment,
}

/// A stretch of text that names one thing.
///
/// Joint forms (`staatssecretarissen van JenV en van VWS`) give several mentions on one span.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands in the clean text.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: MentionKind,
    /// The index in [`crate::reading::Reading::entities`] of the thing it names.
    pub entity: usize,
    /// The rule or file that found it.
    pub rule: Cow<'static, str>,
    /// How sure the program is, from 0 to 1.
    pub score: f32,
}
