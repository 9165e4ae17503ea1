//! Commitments by what they promise.

use super::thing::{capitalised, slug};
use super::{Scene, Things};
use crate::extract::MentionKind;
use crate::extract::candidate::{Candidate, Names};
use crate::span::Span;
use std::collections::HashSet;

/// The commitment that a candidate names: by its number where the footnote gives one, else by the words that tell it apart.
pub(crate) fn link(scene: &Scene<'_>, candidate: &Candidate, things: &mut Things) -> usize {
    let text = scene.page.text();
    let surface = candidate.span.of(text);
    if let Some(index) =
        said_before(scene, candidate).and_then(|other| things.named(MentionKind::Commitment, other.span.of(text)))
    {
        things.name(index, surface);
        return index;
    }
    let topic = topic(scene, candidate);
    let empty = &scene.page.grammar.empty;
    let twin = things
        .of_kind(MentionKind::Commitment)
        .find(|(_, entity)| {
            std::iter::once(&entity.label)
                .chain(&entity.names)
                .any(|known| alike(empty, known, surface, topic.as_deref()))
        })
        .map(|(index, _)| index);
    let index = twin.unwrap_or_else(|| {
        things.with_slug(MentionKind::Commitment, &slug(&content(empty, surface).join("-")), &capitalised(surface))
    });
    things.name(index, surface);
    if let Some(topic) = topic {
        things.name(index, &topic);
    }
    index
}

/// The mention that says which commitment a candidate names: the one whose footnote gives its number, or the heading right
/// above the paragraph that tells of it.
fn said_before<'c>(scene: &Scene<'c>, candidate: &Candidate) -> Option<&'c Candidate> {
    let document = scene.document();
    let mut others = scene.candidates.iter().filter(|other| {
        other.kind == MentionKind::Commitment && other.span != candidate.span && other.span.end <= candidate.span.start
    });
    if let Some(note) = document.footnotes.iter().find(|note| note.span.contains(candidate.span)) {
        let number = candidate.span.len() * 2 >= note.span.len();
        return others.find(|other| {
            let behind = |anchor: &usize| *anchor > other.span.start && *anchor <= other.span.end + 2;
            number && note.anchors.iter().any(behind)
        });
    }
    let block = document.block_at(candidate.span.start)?;
    others.find(|other| other.rule == "commitment/heading" && (1..=3).contains(&(block.span.start - other.span.end)))
}

/// The title that stands in the commitment or right behind it: what it is about.
fn topic(scene: &Scene<'_>, candidate: &Candidate) -> Option<String> {
    let end = scene.page.sentence_end(candidate.span.start).max(candidate.span.end);
    let reach = Span::new(candidate.span.start, end);
    scene
        .candidates
        .iter()
        .find(|other| {
            other.kind == MentionKind::Publication
                && reach.contains(other.span)
                && matches!(other.names, Names::Surface)
        })
        .map(|other| other.span.of(scene.page.text()).to_owned())
}

/// The words that tell a commitment apart, in lower case.
fn content(empty: &HashSet<String>, text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !empty.contains(word))
        .collect()
}

/// Whether two wordings name one commitment: the same title, or most content words shared.
fn alike(empty: &HashSet<String>, known: &str, surface: &str, topic: Option<&str>) -> bool {
    if topic.is_some_and(|topic| known == topic || known.contains(topic)) {
        return true;
    }
    let (known, wanted) = (content(empty, known), content(empty, surface));
    let shared = wanted.iter().filter(|word| known.contains(word)).count();
    let least = known.len().min(wanted.len());
    least > 0 && shared * 4 >= least * 3 && shared >= 1 && known.len().abs_diff(wanted.len()) <= 4
}
