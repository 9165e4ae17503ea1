//! Candidates: what the finders propose, before overlaps are settled and things are linked.

use super::MentionKind;
use super::bill::BillTitle;
use crate::knowledge::RecordId;
use crate::span::Span;

/// A proposed mention.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Where it stands in the clean text.
    pub span: Span,
    /// What kind of thing it would name.
    pub kind: MentionKind,
    /// The rule or file that proposes it.
    pub rule: &'static str,
    /// How sure that rule is, from 0 to 1.
    pub score: f32,
    /// What it would name.
    pub names: Names,
}

/// What a candidate names, as far as the finder can tell.
#[derive(Clone, Debug, PartialEq)]
pub enum Names {
    /// One of these authority records; context decides which.
    Records(Vec<RecordId>),
    /// The thing of its kind that is called as it is written.
    Surface,
    /// The thing of its kind that is called so.
    Called(String),
    /// A person by the parts of the name.
    Person {
        /// Initials or given names, as written.
        given: String,
        /// Surname with tussenvoegsel.
        surname: String,
        /// Party that stands behind the name.
        party: Option<String>,
        /// Whether the text calls this person a minister or state secretary.
        in_office: bool,
    },
    /// The office that the record key names.
    Post(RecordId),
    /// The office of each signer: `mijn ambtsvoorganger`.
    PostOfSigner(usize),
    /// The paper itself.
    Paper,
    /// A meeting: its kind and its date or title.
    Meeting {
        /// Kind in full, lower case: `commissiedebat`.
        kind: String,
        /// Date, ISO 8601, of any precision.
        date: Option<String>,
        /// Title, where it has one.
        title: Option<String>,
    },
    /// A motion by the surnames of its submitters.
    Motion(Vec<String>),
    /// A bill by its official title.
    Bill(Box<BillTitle>),
    /// The next publication of a series, which is still to come: `de volgende voortgangsbrief Jeugd`.
    Upcoming(String),
    /// A publication that its date tells apart from others of the same name.
    Dated {
        /// What it is called.
        name: String,
        /// Its date, ISO 8601, of any precision.
        date: String,
    },
}

impl Candidate {
    /// A candidate that names what it is called.
    pub const fn surface(span: Span, kind: MentionKind, rule: &'static str, score: f32) -> Self {
        Self { span, kind, rule, score, names: Names::Surface }
    }

    /// Whether mentions may lie inside this one (guideline, general rule 1).
    pub const fn holds_others(&self) -> bool {
        matches!(self.kind, MentionKind::Motion | MentionKind::Commitment | MentionKind::Meeting)
    }
}

/// Settles overlaps: the longest name wins, of two equally long the surer one. Candidates on one and the same span that
/// come from one rule stand together (joint forms). Motions, commitments and meetings keep what lies inside them.
#[must_use]
pub fn settle(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        b.span
            .len()
            .cmp(&a.span.len())
            .then(b.score.total_cmp(&a.score))
            .then(a.span.cmp(&b.span))
            .then(a.kind.cmp(&b.kind))
    });
    let mut kept: Vec<Candidate> = Vec::new();
    let mut taken = std::collections::BTreeMap::<usize, (usize, usize)>::new();
    // What holds others stands in a layer of its kind: a commitment may name the meeting in which it was made.
    let mut holders =
        std::collections::BTreeMap::<MentionKind, std::collections::BTreeMap<usize, (usize, usize)>>::new();
    for candidate in candidates {
        let layer = if candidate.holds_others() { holders.entry(candidate.kind).or_default() } else { &mut taken };
        let clash = layer
            .range(..candidate.span.end)
            .next_back()
            .filter(|(_, (end, _))| *end > candidate.span.start)
            .map(|(start, (end, index))| (Span::new(*start, *end), *index));
        match clash {
            None => {
                layer.insert(candidate.span.start, (candidate.span.end, kept.len()));
                kept.push(candidate);
            }
            Some((span, index)) => {
                let joint = span == candidate.span
                    && kept[index].rule == candidate.rule
                    && kept[index].kind == candidate.kind
                    && !kept.iter().any(|other| other.span == span && other.names == candidate.names);
                if joint {
                    kept.push(candidate);
                }
            }
        }
    }
    kept.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
    kept
}
