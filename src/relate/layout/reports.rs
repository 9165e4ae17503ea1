//! `reportsOn`: the motions and commitments that a letter of the government speaks of, with how far they are.
//!
//! A letter names a motion or commitment to say what has become of it, so each one is reported on unless the text says
//! that it is mentioned for another reason. The sentences that speak of it decide on its status.

use super::cues::{How, Talk, Target, pointer, talks};
use super::ledger::{Ledger, with};
use super::sheet::Sheet;
use crate::extract::MentionKind;
use crate::relate::{Node, Predicate, Value};
use crate::source::BlockKind;
use crate::span::Span;
use std::collections::BTreeMap;

/// How many sentences behind its name an announcement may still be that of a motion or commitment.
const LONGEST_ANSWER: usize = 12;

/// What a sentence says of a motion or commitment, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cue {
    Settled,
    Answered,
    Departs,
    Ongoing,
    Announced,
    /// It heads the section that answers it.
    Heads,
    Named,
    Background,
}

impl Cue {
    /// The value of the qualifier `status`.
    const fn status(self) -> Option<&'static str> {
        match self {
            Self::Settled | Self::Answered | Self::Heads => Some("settled"),
            Self::Announced => Some("announced"),
            Self::Ongoing | Self::Named => Some("ongoing"),
            Self::Departs | Self::Background => None,
        }
    }

    const fn pattern(self) -> &'static str {
        match self {
            Self::Settled => "layout/report-settled",
            Self::Answered => "layout/report-answered",
            Self::Departs => "layout/report-departs",
            Self::Ongoing => "layout/report-ongoing",
            Self::Announced => "layout/report-announced",
            Self::Heads => "layout/report-heading",
            Self::Named | Self::Background => "layout/report-named",
        }
    }

    const fn score(self) -> f32 {
        match self {
            Self::Settled | Self::Answered => 0.95,
            Self::Departs | Self::Ongoing | Self::Announced => 0.85,
            Self::Heads => 0.8,
            Self::Named | Self::Background => 0.6,
        }
    }
}

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    if !sheet.is_of_government() {
        return;
    }
    // For each thing the strongest cue, at its first place.
    let mut cues: BTreeMap<usize, (Cue, Target, Span)> = BTreeMap::new();
    for talk in talks(sheet) {
        let heading = sheet.is_topic(talk.sentence.block) && !is_bare_heading(sheet, talk.sentence.block);
        if matches!(sheet.block(talk.sentence.block).kind, BlockKind::Metadata | BlockKind::Title | BlockKind::Header) {
            continue;
        }
        let (cue, words) = match (cue(sheet, &talk), talk.how) {
            (Some(cue), _) => cue,
            (None, How::Named) if heading || opens_section(sheet, &talk) => (Cue::Heads, Span::default()),
            (None, How::Named) => (Cue::Named, Span::default()),
            (None, _) => continue,
        };
        for target in &talk.targets {
            // Only a commitment is met by an answer in this paper; a motion asks for a deed.
            let cue = match cue {
                Cue::Heads if target.kind == MentionKind::Motion => Cue::Named,
                Cue::Answered if target.kind == MentionKind::Motion => Cue::Ongoing,
                cue => cue,
            };
            let evidence = evidence(sheet, &talk, *target, words);
            let known = cues.entry(target.entity).or_insert((cue, *target, evidence));
            if cue < known.0 {
                *known = (cue, *target, evidence);
            }
        }
    }
    for (entity, (cue, target, evidence)) in cues {
        if cue == Cue::Background {
            continue;
        }
        let object = Node::Entity { entity, mention: Some(target.mention) };
        let statement = (Node::Paper, Predicate::ReportsOn, object);
        let qualifiers =
            cue.status().map_or_else(BTreeMap::new, |status| with("status", Value::Text(status.to_owned())));
        ledger.add_with(statement, qualifiers, evidence, cue.pattern(), cue.score());
    }
}

/// Whether a sentence is the first below a heading that its section goes on from.
fn opens_section(sheet: &Sheet<'_>, talk: &Talk<'_>) -> bool {
    let block = talk.sentence.block;
    let first = sheet.block(block).span.start == talk.sentence.span.start;
    first && !sheet.is_topic(block) && block.checked_sub(1).is_some_and(|before| sheet.is_topic(before))
}

/// Whether a heading has no text of its own below it.
fn is_bare_heading(sheet: &Sheet<'_>, block: usize) -> bool {
    sheet.document().blocks.get(block + 1).is_none() || sheet.is_topic(block + 1)
}

/// What a sentence says of what it speaks of, and with which words.
fn cue(sheet: &Sheet<'_>, talk: &Talk<'_>) -> Option<(Cue, Span)> {
    let words = sheet.words_of(talk.sentence);
    let phrases = sheet.phrases;
    let lists = [
        (Cue::Departs, &phrases.departs),
        (Cue::Settled, &phrases.settled),
        (Cue::Answered, &phrases.answered),
        (Cue::Background, &phrases.background),
        (Cue::Ongoing, &phrases.ongoing),
        (Cue::Announced, &phrases.announced),
    ];
    let (cue, range) = lists.into_iter().find_map(|(cue, list)| Some((cue, list.find(words)?)))?;
    let counts = match (talk.how, cue) {
        (How::Named, _) => true,
        (How::Pointed, _) => cue != Cue::Background && cue != Cue::Departs,
        // What follows a promise at once may be its answer; what is announced further on belongs to the section.
        (How::Context, Cue::Answered) => talk.distance == 1,
        (How::Context, Cue::Announced) => talk.distance <= LONGEST_ANSWER,
        (How::Context, _) => false,
    };
    let first = talk.sentence.words.start;
    // What is announced at the end of a section, after other news, is not all there is.
    let cue = if talk.how == How::Context && cue == Cue::Announced && talk.distance > 1 { Cue::Ongoing } else { cue };
    counts.then(|| (cue, sheet.stretch(first + range.start..first + range.end)))
}

/// The passage: from the name, or the words that point to it, to the words that tell, where both stand in one paragraph.
fn evidence(sheet: &Sheet<'_>, talk: &Talk<'_>, target: Target, words: Span) -> Span {
    let name = sheet.reading.mentions[target.mention].span;
    let join = |other: Span| Span::new(other.start.min(words.start), other.end.max(words.end));
    if words.is_empty() {
        return name;
    }
    let near = talk.distance <= 1 && sheet.block_index(name.start) == talk.sentence.block;
    match talk.how {
        How::Named if talk.sentence.span.contains(name) => join(name),
        How::Context if near => join(name),
        How::Pointed => {
            let first = talk.sentence.words.start;
            let pointer = pointer(sheet, talk.sentence);
            pointer.map_or(talk.sentence.span, |range| join(sheet.stretch(first + range.start..first + range.end)))
        }
        _ => talk.sentence.span,
    }
}
