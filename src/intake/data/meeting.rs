//! Meetings, who took part in them, and what was promised there.

use super::facts::{Facts, Qualifier, entity, plain, record, stated};
use super::record_iri;
use crate::extract::MentionKind;
use crate::graph::records::{OfficialRecord, Thing};
use crate::graph::slug;
use crate::reading::Entity;
use crate::source::odata::{Activity, Commitment};

impl Facts<'_> {
    pub(super) fn activity(&self, activity: &Activity) -> OfficialRecord {
        let mut record = record("Activiteit", &activity.id, "OfficialRecord");
        record.number.clone_from(&activity.number);
        record.title.clone_from(&activity.subject);
        record.date = activity.date;
        let itself = Thing::Record(record.iri.clone(), "OfficialRecord");
        let held = meeting(activity);
        let facts = &mut record.facts;
        for (property, words) in [("kind", &activity.kind), ("activityStatus", &activity.status)] {
            facts.extend(words.iter().map(|words| plain(&itself, property, Thing::Text(words.clone()))));
        }
        if let Some(committee) = &activity.committee {
            let role = ("role", Thing::Text(LEADS.to_owned()));
            facts.push(stated(&entity(self.who.body(committee)), "attends", held.clone(), vec![role]));
        }
        for actor in &activity.actors {
            let Some(who) = self.actor(actor, activity.date) else { continue };
            let leads = actor.role.as_deref() == Some(LEADS);
            if leads && activity.committee.is_some() && activity.committee == actor.name {
                continue;
            }
            let about: Vec<Qualifier> = actor.role.iter().map(|role| ("role", Thing::Text(role.clone()))).collect();
            facts.push(stated(&who, "attends", held.clone(), about));
        }
        record.about = Some(held);
        record
    }

    pub(super) fn commitment(&self, commitment: &Commitment) -> OfficialRecord {
        let mut record = record("Toezegging", &commitment.id, "OfficialRecord");
        record.number.clone_from(&commitment.number);
        record.title = commitment.text.clone().or_else(|| commitment.number.clone());
        record.date = commitment.made;
        let promise = promised(commitment);
        let date = commitment.made;
        let facts = &mut record.facts;
        if let Some(post) = &commitment.post {
            facts.push(stated(&promise, "madeBy", entity(self.who.post(post, date)), Vec::new()));
        }
        if let Some(name) = &commitment.by {
            let person = self.who.person(name, None, commitment.post.as_deref(), date);
            facts.push(stated(&promise, "madeBy", entity(person), Vec::new()));
        }
        let askers = commitment.to_person_id.iter().map(|id| self.person_of(None, None, None, id, date));
        let askers = askers.chain(commitment.to_party_id.iter().map(|id| self.party_of(None, id, date)));
        facts.extend(askers.map(|asker| stated(&promise, "requestedBy", asker, Vec::new())));
        facts.extend(self.made_in(commitment).map(|held| stated(&promise, "madeIn", held, Vec::new())));
        facts.extend(commitment.due.map(|due| plain(&promise, "due", Thing::Day(due))));
        for (property, words) in [("ministry", &commitment.ministry), ("metByLetter", &commitment.letter)] {
            facts.extend(words.iter().map(|words| plain(&promise, property, Thing::Text(words.clone()))));
        }
        let others = [
            ("repeats", &commitment.repeats),
            ("supplements", &commitment.supplements),
            ("changes", &commitment.changes),
        ];
        for (property, ids) in others {
            facts.extend(ids.iter().map(|id| plain(&promise, property, self.promise_of(id))));
        }
        let mut about: Vec<Qualifier> = commitment.status.iter().map(|status| ("status", status_of(status))).collect();
        about.extend(commitment.text.iter().map(|words| ("quote", Thing::Text(words.clone()))));
        let itself = Thing::Record(record.iri.clone(), "OfficialRecord");
        facts.push(stated(&itself, "reportsOn", promise.clone(), about));
        record.about = Some(promise);
        record
    }

    /// The meeting in which a commitment was made: by identifier or number as the data know it, else by its number alone.
    fn made_in(&self, commitment: &Commitment) -> Option<Thing> {
        let activities = &self.joined.activities;
        let by_id = commitment.activity_id.as_ref().and_then(|id| activities.get(id));
        let by_number = || {
            let number = commitment.activity.as_ref()?;
            activities.values().find(|(_, activity)| activity.number.as_ref() == Some(number))
        };
        if let Some((_, known)) = by_id.or_else(by_number) {
            return Some(meeting(known));
        }
        match (&commitment.activity, &commitment.activity_id) {
            (Some(number), _) => Some(meeting(&Activity { number: Some(number.clone()), ..Activity::default() })),
            (None, Some(id)) => Some(Thing::Record(record_iri("Activiteit", id), "OfficialRecord")),
            (None, None) => None,
        }
    }

    /// Another commitment; where it is not at hand, its record.
    fn promise_of(&self, id: &str) -> Thing {
        let known = self.joined.commitments.get(id).map(|(_, known)| promised(known));
        known.unwrap_or_else(|| Thing::Record(record_iri("Toezegging", id), "OfficialRecord"))
    }
}

/// The role of the committee that leads.
const LEADS: &str = "Voortouwcommissie";

/// A commitment by its number.
fn promised(commitment: &Commitment) -> Thing {
    let key = slug(commitment.number.as_deref().unwrap_or(&commitment.id));
    let label = commitment.text.as_deref().or(commitment.number.as_deref()).unwrap_or(&key);
    entity(Entity::unknown(MentionKind::Commitment, &key, label, 1.0))
}

/// A meeting by its number: several of one kind are held on one day.
fn meeting(activity: &Activity) -> Thing {
    let key = activity.number.as_deref().unwrap_or(&activity.id);
    let parts = [activity.kind.as_deref(), activity.subject.as_deref()];
    let label = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let label = if label.is_empty() { format!("Activiteit {key}") } else { label };
    entity(Entity::unknown(MentionKind::Meeting, &slug(key), &label, 1.0))
}

/// The state of a commitment in the words of the ontology; what has none keeps its own.
fn status_of(words: &str) -> Thing {
    match words.to_lowercase().as_str() {
        "openstaand" | "open" => Thing::Term("Open"),
        "voldaan" | "afgedaan" | "nagekomen" => Thing::Term("Settled"),
        "deels voldaan" | "in behandeling" => Thing::Term("Ongoing"),
        "vervallen" => Thing::Term("Lapsed"),
        _ => Thing::Text(words.to_owned()),
    }
}
