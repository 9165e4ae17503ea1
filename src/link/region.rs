//! Which region a name means that several have: by the word that announces it, its neighbours in a list, and the regions that the
//! paper names beside it.

use super::{Scene, Things};
use crate::extract::MentionKind;
use crate::extract::candidate::{Candidate, Names};
use crate::knowledge::{Record, RecordId};

/// How much it counts that a word announces a region of this kind, or of another.
const ANNOUNCED: i32 = 15;
const ANNOUNCED_OTHER: i32 = -10;
/// How much a neighbour in a list counts that can be of this kind only, and the most that all count.
const LISTED: i32 = 4;
const MOST_LISTED: i32 = 8;
/// How much a region of the same block counts that lies near, one of elsewhere in the paper, and the most that all count.
const NEAR_HERE: i32 = 3;
const NEAR_ELSEWHERE: i32 = 1;
const MOST_NEAR: i32 = 9;
/// How much it counts that the paper has named this one before.
const NAMED: i32 = 6;

/// What speaks for one of the regions of a name.
pub(super) struct Around<'a> {
    scene: &'a Scene<'a>,
    /// Kinds of region that the word before the name or its list announces.
    announced: Vec<&'a str>,
    /// The only kind that each neighbour in the list can be of.
    listed: Vec<&'a str>,
    /// Regions that the paper names without doubt, and whether in the same block.
    others: Vec<(RecordId, bool)>,
}

impl<'a> Around<'a> {
    pub(super) fn of(scene: &'a Scene<'a>, candidate: &Candidate) -> Self {
        let regions: Vec<&Candidate> =
            scene.candidates.iter().filter(|other| other.kind == MentionKind::Region).collect();
        let own = regions.iter().position(|other| other.span == candidate.span);
        let list = own.map_or(0..0, |own| list(scene, &regions, own));
        let head = list.clone().next().map_or(candidate.span.start, |first| regions[first].span.start);
        let listed = list.filter(|index| Some(*index) != own).filter_map(|index| kind(scene, regions[index])).collect();
        let here = scene.document().block_at(candidate.span.start).map(|block| block.span);
        let mut others: Vec<(RecordId, bool)> = regions
            .iter()
            .filter_map(|other| Some((only(scene, other)?, here.is_some_and(|block| block.contains(other.span)))))
            .collect();
        others.sort_by_key(|(id, here)| (*id, !here));
        others.dedup_by_key(|(id, _)| *id);
        Self { scene, announced: announced(scene, head), listed, others }
    }

    /// How much speaks for a region.
    pub(super) fn fitness(&self, id: RecordId, record: &Record, things: &Things) -> i32 {
        let kind = record.subkind.as_str();
        let mut score = usual(kind);
        if self.announced.contains(&kind) {
            score += ANNOUNCED;
        } else if !self.announced.is_empty() {
            score += ANNOUNCED_OTHER;
        }
        let alike = self.listed.iter().filter(|listed| **listed == kind).count();
        score += i32::try_from(alike).map_or(MOST_LISTED, |alike| (alike * LISTED).min(MOST_LISTED));
        let near = self.others.iter().filter(|(other, _)| self.scene.page.knowledge.are_near(id, *other));
        let near: i32 = near.map(|(_, here)| if *here { NEAR_HERE } else { NEAR_ELSEWHERE }).sum();
        score += near.min(MOST_NEAR);
        score + if things.has(id) { NAMED } else { 0 }
    }
}

/// How often a bare name means a region of this kind.
fn usual(kind: &str) -> i32 {
    match kind {
        "country" => 9,
        "municipality" => 7,
        "province" => 6,
        "youth-region" => 4,
        "youth-protection-region" => 3,
        "ggd-region" => 0,
        _ => 1,
    }
}

/// The regions of the paper that make a list with this one, as a range of their places: `Groningen, Friesland en Drenthe`.
fn list(scene: &Scene<'_>, regions: &[&Candidate], own: usize) -> std::ops::Range<usize> {
    let text = scene.page.text();
    let tied = |before: usize| {
        let gap = text.get(regions[before].span.end..regions[before + 1].span.start);
        gap.is_some_and(|gap| matches!(gap, ", " | " en " | ", en " | "/" | " of " | " & "))
    };
    let first = (0..own).rev().take_while(|before| tied(*before)).last().unwrap_or(own);
    let last = (own..regions.len() - 1).take_while(|before| tied(*before)).last().map_or(own, |before| before + 1);
    first..last + 1
}

/// The records that a region can be.
fn records(scene: &Scene<'_>, candidate: &Candidate) -> Vec<RecordId> {
    let all = match &candidate.names {
        Names::Records(records) => records.clone(),
        Names::Called(name) => scene.page.knowledge.records_named(name, MentionKind::Region),
        _ => scene.page.knowledge.records_named(candidate.span.of(scene.page.text()), MentionKind::Region),
    };
    let exists = |id: &RecordId| scene.page.date.is_none_or(|date| scene.page.knowledge.record(*id).exists_on(date));
    let existing: Vec<RecordId> = all.iter().copied().filter(exists).collect();
    if existing.is_empty() { all } else { existing }
}

/// The one record that a region can be.
fn only(scene: &Scene<'_>, candidate: &Candidate) -> Option<RecordId> {
    let records = records(scene, candidate);
    if let [only] = records[..] {
        return Some(only);
    }
    // `Drenthe` is the province unless a word says otherwise, though a youth region bears its name.
    let mut of_kind = records.iter().filter(|id| scene.page.knowledge.record(**id).subkind == "province");
    let municipal = records.iter().any(|id| scene.page.knowledge.record(*id).subkind == "municipality");
    of_kind.next().copied().filter(|_| !municipal && of_kind.next().is_none())
}

/// The only kind that a region can be of.
fn kind<'a>(scene: &Scene<'a>, candidate: &Candidate) -> Option<&'a str> {
    let knowledge = scene.page.knowledge;
    if let Some(only) = only(scene, candidate) {
        return Some(knowledge.record(only).subkind.as_str());
    }
    let records = records(scene, candidate);
    let first = knowledge.record(*records.first()?).subkind.as_str();
    records.iter().all(|id| knowledge.record(*id).subkind == first).then_some(first)
}

/// The kinds that the words before a region announce: `gemeente X`, `gedeputeerde staten van X`, `de gemeenten in X`.
fn announced<'a>(scene: &Scene<'a>, start: usize) -> Vec<&'a str> {
    let page = scene.page;
    let first = page.word_at(start);
    let before = page.before(first).to_lowercase();
    let tied = first > 1 && page.grammar.place_words.contains(&before) && page.follows(first - 1);
    let (words, word) = if tied {
        (&page.grammar.phrases.region_holders, page.lower(first - 2))
    } else {
        (&page.grammar.phrases.region_words, before)
    };
    words.iter().filter(|(_, words)| words.contains(&word)).map(|(kind, _)| kind.as_str()).collect()
}
