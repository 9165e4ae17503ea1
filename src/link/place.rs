//! Which of several records a name means: by the words around it, the date, and what else the paper says.

use super::Scene;
use crate::extract::MentionKind;
use crate::extract::candidate::Candidate;
use crate::extract::page::Page;
use crate::knowledge::{Record, RecordId};

/// The record that a candidate most likely means.
pub(crate) fn choose(scene: &Scene<'_>, candidate: &Candidate, records: &[RecordId]) -> RecordId {
    let page = scene.page;
    let Some(first) = records.first() else { return RecordId(0) };
    if records.len() == 1 {
        return *first;
    }
    let announced = announced(page, candidate);
    records
        .iter()
        .enumerate()
        .max_by_key(|(order, id)| {
            (fitness(page, page.knowledge.record(**id), announced.as_deref()), std::cmp::Reverse(*order))
        })
        .map_or(*first, |(_, id)| *id)
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

/// The kind word before a name: `gemeente`, `provincie`, `jeugdregio`.
fn announced(page: &Page<'_>, candidate: &Candidate) -> Option<String> {
    let first = page.word_at(candidate.span.start);
    let before = page.before(first).to_lowercase();
    (!before.is_empty()).then_some(before)
}

fn fitness(page: &Page<'_>, record: &Record, announced: Option<&str>) -> i32 {
    let mut score = if record.kind == MentionKind::Law { law_fitness(page, record) } else { 0 };
    if let Some(date) = page.date {
        let exists = record.valid_from.is_none_or(|from| from <= date) && record.valid_to.is_none_or(|to| date <= to);
        score += if exists { 20 } else { -40 };
    }
    let sub = record.subkind.as_str();
    score += match sub {
        "country" => 9,
        "province" => 6,
        "municipality" => 7,
        "youth-region" => 4,
        "youth-protection-region" => 3,
        _ => 1,
    };
    if let Some(word) = announced {
        let fits = match sub {
            "municipality" => word.starts_with("gemeente") || word.starts_with("sta") || word == "burgemeester",
            "province" => word.starts_with("provincie"),
            "youth-region" => {
                word.starts_with("jeugd") && !word.contains("bescherming")
                    || word.starts_with("pilotregio")
                    || word.starts_with("regio")
            }
            "youth-protection-region" => word.starts_with("jeugdbescherming") || word.starts_with("regio"),
            "safety-region" => word.starts_with("veiligheidsregio") || word.starts_with("politie"),
            _ => false,
        };
        if fits {
            score += 15;
        }
    }
    score
}
