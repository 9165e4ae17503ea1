//! Which authority records belong to a graph: those of the things that papers name, and what hangs on them.

use super::authority::{Authority, Change, Inclusion, Membership, Tenure, Thing};
use super::iri::Iris;
use crate::extract::MentionKind;
use crate::knowledge::{Knowledge, RecordId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

impl Authority {
    /// What `knowledge` says of the things with the IRIs `named`: themselves, what they are part of, the posts that the persons
    /// held and the persons that held the posts, the parties of all these persons, the regions that municipalities belong to,
    /// the municipalities of regions, and what became of municipalities.
    #[must_use]
    pub fn of(knowledge: &Knowledge, named: &BTreeSet<String>, iris: &Iris) -> Self {
        let mut records: BTreeSet<RecordId> =
            knowledge.records().filter(|(_, record)| named.contains(&iris.record(record))).map(|(id, _)| id).collect();
        let mut authority = Self::default();
        let iri = |id: RecordId| iris.record(knowledge.record(id));
        let first = records.clone();
        for tenure in knowledge.tenures() {
            if first.contains(&tenure.person) || first.contains(&tenure.post) {
                records.extend([tenure.person, tenure.post]);
                let (person, post) = (iri(tenure.person), iri(tenure.post));
                authority.tenures.push(Tenure { person, post, from: tenure.period.from, to: tenure.period.to });
            }
        }
        let persons = records.clone();
        for membership in knowledge.memberships().iter().filter(|membership| persons.contains(&membership.person)) {
            records.insert(membership.party);
            let (person, party) = (iri(membership.person), iri(membership.party));
            let (from, to) = (membership.period.from, membership.period.to);
            authority.memberships.push(Membership { person, party, from, to });
        }
        for inclusion in knowledge.inclusions() {
            if first.contains(&inclusion.part) || first.contains(&inclusion.whole) {
                records.extend([inclusion.part, inclusion.whole]);
                let period = knowledge.inclusion_period(inclusion);
                authority.inclusions.push(Inclusion {
                    part: iri(inclusion.part),
                    whole: iri(inclusion.whole),
                    as_of: inclusion.as_of.clone(),
                    valid_from: period.from,
                    valid_to: period.to,
                });
            }
        }
        let municipalities = records.clone();
        for change in knowledge.changes() {
            if change.ended.iter().copied().chain(change.successors()).any(|id| municipalities.contains(&id)) {
                records.extend(change.ended.iter().copied().chain(change.successors()));
                authority.changes.push(Change {
                    iri: change.iri.clone(),
                    kind: change.kind.clone(),
                    date: change.date,
                    before: change.ended.iter().copied().map(iri).collect(),
                    after: change.successors().map(iri).collect(),
                    legal_basis: change.legal_basis.clone(),
                });
            }
        }
        let wholes: Vec<RecordId> = records.iter().filter_map(|id| whole(knowledge, *id)).collect();
        records.extend(wholes);
        authority.things = one_a_thing(records.into_iter().map(|id| thing(knowledge, id, iris)));
        authority
    }
}

/// Records with one IRI are one thing under the names of its times: the last is its name now, the others it had before.
fn one_a_thing(records: impl Iterator<Item = Thing>) -> Vec<Thing> {
    let mut by_iri: BTreeMap<String, Vec<Thing>> = BTreeMap::new();
    for thing in records {
        by_iri.entry(thing.iri.clone()).or_default().push(thing);
    }
    by_iri
        .into_values()
        .filter_map(|mut times| {
            times.sort_by_key(|time| time.valid_to.map_or((1, Date::MAX), |end| (0, end)));
            let mut now = times.pop()?;
            for before in times {
                now.names.push(before.label);
                now.names.extend(before.names);
                now.same_as.extend(before.same_as);
                now.part_of.extend(before.part_of);
                // Unknown is earlier than any day that is known.
                now.valid_from = now.valid_from.zip(before.valid_from).map(|(a, b)| a.min(b));
            }
            Some(now)
        })
        .collect()
}

/// What an authority file says of a thing.
fn thing(knowledge: &Knowledge, id: RecordId, iris: &Iris) -> Thing {
    let record = knowledge.record(id);
    Thing {
        iri: iris.record(record),
        kind: record.kind,
        subkind: record.subkind.clone(),
        label: record.label.clone(),
        names: record.names.iter().map(|name| name.text.clone()).collect(),
        same_as: record.same_as.clone(),
        part_of: whole(knowledge, id).map(|whole| iris.record(knowledge.record(whole))).into_iter().collect(),
        valid_from: record.valid_from,
        valid_to: record.valid_to,
    }
}

/// What a thing is part of: another of its kind, or the body that a post belongs to.
fn whole(knowledge: &Knowledge, id: RecordId) -> Option<RecordId> {
    let record = knowledge.record(id);
    let key = record.part_of.as_deref()?;
    [record.kind, MentionKind::Organisation, MentionKind::Region]
        .into_iter()
        .find_map(|kind| knowledge.record_with_key(kind, key))
}
