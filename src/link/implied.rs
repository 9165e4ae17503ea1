//! Things that a paper speaks of without a mention of their own: the office that stands around a name (`Minister Weerwind
//! (Rechtsbescherming)`), a motion that a member submits in a debate, of which the report prints the text, and what a list of
//! votes names.

use super::thing::slug;
use super::{Scene, Things};
use crate::extract::MentionKind;
use crate::extract::candidate::{Candidate, Names};
use crate::knowledge::RecordId;
use crate::span::Span;

/// The longest name of a portfolio, in words.
const LONGEST_PORTFOLIO: usize = 12;

/// Adds them.
pub(crate) fn find(scene: &Scene<'_>, things: &mut Things) {
    for candidate in scene.candidates.iter().filter(|candidate| matches!(candidate.names, Names::Person { .. })) {
        office(scene, candidate, things);
    }
    for motion in scene.document().metadata.motions.iter().filter_map(|motion| motion.identifier.as_deref()) {
        let index = things.with_slug(MentionKind::Motion, motion, &format!("Motie ({motion})"));
        things.imply(index);
    }
    for vote in &scene.document().metadata.votes {
        if let Some(paper) = vote.paper.as_deref().filter(|_| vote.motion) {
            let index = things.with_slug(MentionKind::Motion, paper, &format!("Motie ({paper})"));
            things.imply(index);
        }
        for (party, _) in &vote.by_party {
            let index = voter(scene, party, things);
            things.imply(index);
        }
    }
}

/// A party that a list of votes names.
fn voter(scene: &Scene<'_>, name: &str, things: &mut Things) -> usize {
    if let Some(index) = things.named(MentionKind::Party, name) {
        things.name(index, name);
        return index;
    }
    let page = scene.page;
    let records = page.knowledge.records_named(name, MentionKind::Party);
    let there = |id: &&RecordId| page.date.is_none_or(|date| page.knowledge.record(**id).exists_on(date));
    match records.iter().find(there).or_else(|| records.first()) {
        Some(record) => {
            let party = Candidate::surface(Span::default(), MentionKind::Party, "party/vote", 1.0);
            things.record(page.knowledge, *record, &party, name)
        }
        None => things.with_slug(MentionKind::Party, &slug(name), name),
    }
}

/// `Minister Adema van Landbouw, Natuur en Voedselkwaliteit`, `Staatssecretaris Coenradie (Justitie en Veiligheid)`.
fn office(scene: &Scene<'_>, person: &Candidate, things: &mut Things) {
    let page = scene.page;
    let words = page.words_in(person.span);
    let Some(office) = words.start.checked_sub(1).filter(|_| page.follows(words.start)) else { return };
    let rank = page.word(office);
    if !page.grammar.phrases.posts.contains(&page.lower(office)) || words.is_empty() {
        return;
    }
    let next = words.end;
    let bracket = page.gap(next) == Some(" (");
    let tied = page.follows(next) && matches!(page.word(next), "van" | "voor");
    if !bracket && !tied {
        return;
    }
    let first = if matches!(page.word(next), "van" | "voor") { next + 1 } else { next };
    let Some(word) = page.words.get(first) else { return };
    let longest = page.last_of_block(first).min(first + LONGEST_PORTFOLIO);
    let portfolio = (first..=longest)
        .rev()
        .map(|last| page.span(first, last))
        .find(|span| (!bracket || page.continues(span.end, ")")) && page.knowledge.is_portfolio(span.of(page.text())));
    let Some(portfolio) = portfolio.filter(|_| word.initial) else { return };
    let named = format!("{rank} van {}", portfolio.of(page.text()));
    if let Some(record) = page.knowledge.posts_by_words(&named, page.date).first() {
        let post = Candidate::surface(portfolio, MentionKind::Post, "post/around-name", 0.9);
        let index = things.record(page.knowledge, *record, &post, &named);
        things.imply(index);
    }
}
