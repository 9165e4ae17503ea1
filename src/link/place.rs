//! Which of several records a name means: by the words around it, the date, and what else the paper says.

use super::region::Around;
use super::{Scene, Things};
use crate::extract::MentionKind;
use crate::extract::candidate::{Candidate, Names};
use crate::extract::page::Page;
use crate::knowledge::{Record, RecordId};
use crate::source::BlockKind;

/// How much it counts that a thing exists on the date of the paper, or does not.
const EXISTS: i32 = 20;
const EXISTS_NOT: i32 = -40;

/// The record that a candidate most likely means.
pub(crate) fn choose(scene: &Scene<'_>, candidate: &Candidate, records: &[RecordId], things: &Things) -> RecordId {
    let page = scene.page;
    let Some(first) = records.first() else { return RecordId(0) };
    if records.len() == 1 {
        return chamber_addressed(scene, candidate, *first).unwrap_or(*first);
    }
    let around = (candidate.kind == MentionKind::Region).then(|| Around::of(scene, candidate));
    let fitness = |id: RecordId| {
        let record = page.knowledge.record(id);
        let of_kind = match &around {
            Some(around) => around.fitness(id, record, things),
            None if record.kind == MentionKind::Law => law_fitness(page, record),
            None => 0,
        };
        let exists = page.date.map(|date| record.exists_on(date));
        of_kind + exists.map_or(0, |exists| if exists { EXISTS } else { EXISTS_NOT })
    };
    records
        .iter()
        .enumerate()
        .max_by_key(|(order, id)| (fitness(**id), std::cmp::Reverse(*order)))
        .map_or(*first, |(_, id)| *id)
}

/// `uw Kamer` in a letter to the other chamber: the one that its head names, where the short name is a part of its name.
fn chamber_addressed(scene: &Scene<'_>, candidate: &Candidate, usual: RecordId) -> Option<RecordId> {
    let page = scene.page;
    let surface = candidate.span.of(page.text());
    let is_chamber = |id: RecordId| {
        let record = page.knowledge.record(id);
        record.subkind == "parliament" && record.label.split(' ').any(|word| word == surface)
    };
    if surface.contains(' ') || !is_chamber(usual) {
        return None;
    }
    let heads = scene.candidates.iter().filter(|other| {
        other.span.len() > surface.len()
            && scene.document().block_at(other.span.start).is_some_and(|block| block.kind == BlockKind::Header)
    });
    let named = heads.filter_map(|other| match &other.names {
        Names::Records(records) => records.iter().copied().find(|id| is_chamber(*id)),
        _ => None,
    });
    named.into_iter().next()
}

/// Of the laws with one abbreviation, the one that the paper writes out, else one of general renown, else the younger one.
fn law_fitness(page: &Page<'_>, record: &Record) -> i32 {
    let year = record.label.rsplit(' ').next().filter(|word| word.len() == 4).and_then(|word| word.parse::<i16>().ok());
    let bare = year.map_or(record.label.as_str(), |_| record.label[..record.label.len() - 4].trim_end());
    let written_out = page.count(bare) > 0;
    let renowned = record.source == "general";
    let passed = year.is_some_and(|year| page.date.is_none_or(|date| year <= date.year()));
    16 * i32::from(written_out) + 4 * i32::from(renowned) + 2 * i32::from(passed)
}
