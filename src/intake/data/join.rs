//! The entities of all files, each found by its identifier.

use super::record_iri;
use crate::intake::survey::DataFile;
use crate::source::odata::{
    Activity, Actor, ActorOf, Case, Commitment, Decision, Document, Dossier, Entity, Party, PartyVote, Person,
};
use std::collections::{BTreeMap, BTreeSet};

/// Entities of one kind by identifier, each with the file that it stands in.
pub(super) type Table<T> = BTreeMap<String, (usize, T)>;

/// The entities of all files.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub cases: Table<Case>,
    /// The decisions whose cases are not at hand.
    pub decisions: Table<Decision>,
    pub documents: Table<Document>,
    pub dossiers: Table<Dossier>,
    pub persons: Table<Person>,
    pub parties: Table<Party>,
    pub activities: Table<Activity>,
    pub commitments: Table<Commitment>,
    /// The IRIs of what was deleted.
    pub deleted: BTreeSet<String>,
    /// The IRIs of records of which no more is known than what other entities tell.
    pub partial: BTreeSet<String>,
    /// How many entries say nothing that can be stated, by kind and reason.
    pub unused: BTreeMap<String, usize>,
}

impl Joined {
    pub fn new(files: &[DataFile]) -> Self {
        let mut joined = Self::default();
        let mut apart = Apart::default();
        let mut whole = BTreeSet::new();
        for (file, data) in files.iter().map(|file| &file.data).enumerate() {
            for entity in &data.entities {
                whole.insert(entity.record());
                joined.take(file, entity.clone(), &mut apart, true);
            }
            joined.deleted.extend(data.deleted.iter().map(|(kind, id)| record_iri(kind, id)));
            for (kind, count) in &data.left_out {
                *joined.unused.entry(kind.clone()).or_default() += count;
            }
        }
        // What stands in another entity may be told in part: it counts where there is nothing better.
        for (file, data) in files.iter().map(|file| &file.data).enumerate() {
            for entity in data.nested.iter().filter(|entity| !whole.contains(&entity.record())) {
                let (kind, id) = entity.record();
                joined.partial.insert(record_iri(kind, id));
                joined.take(file, entity.clone(), &mut apart, false);
            }
        }
        joined.drop_deleted(&mut apart);
        joined.actors(apart.actors);
        joined.votes(apart.votes);
        joined.decided();
        joined
    }

    fn take(&mut self, file: usize, entity: Entity, apart: &mut Apart, counts: bool) {
        match entity {
            Entity::Case(case) => put(&mut self.cases, file, &case.id.clone(), case, counts),
            Entity::Decision(decision) => put(&mut self.decisions, file, &decision.id.clone(), decision, counts),
            Entity::Vote(vote) => put(&mut apart.votes, file, &vote.id.clone(), vote, counts),
            Entity::Actor(actor) => put(&mut apart.actors, file, &actor.id.clone(), actor, counts),
            Entity::Document(document) => put(&mut self.documents, file, &document.id.clone(), document, counts),
            Entity::Dossier(dossier) => put(&mut self.dossiers, file, &dossier.id.clone(), dossier, counts),
            Entity::Person(person) => put(&mut self.persons, file, &person.id.clone(), person, counts),
            Entity::Party(party) => put(&mut self.parties, file, &party.id.clone(), party, counts),
            Entity::Activity(activity) => put(&mut self.activities, file, &activity.id.clone(), activity, counts),
            Entity::Commitment(promise) => put(&mut self.commitments, file, &promise.id.clone(), promise, counts),
        }
    }

    fn drop_deleted(&mut self, apart: &mut Apart) {
        let deleted = &self.deleted;
        let gone = |kind: &str, id: &str| deleted.contains(&record_iri(kind, id));
        let actor_gone = |id: &str| ["ZaakActor", "DocumentActor", "ActiviteitActor"].iter().any(|kind| gone(kind, id));
        let vote_kept = |vote: &PartyVote| !gone("Stemming", &vote.id);
        self.cases.retain(|id, _| !gone("Zaak", id));
        for (_, case) in self.cases.values_mut() {
            case.actors.retain(|actor| !actor_gone(&actor.id));
            case.documents.retain(|document| !gone("Document", &document.id));
            case.decisions.retain(|decision| !gone("Besluit", &decision.id));
            for decision in &mut case.decisions {
                decision.votes.retain(vote_kept);
            }
        }
        self.decisions.retain(|id, _| !gone("Besluit", id));
        for (_, decision) in self.decisions.values_mut() {
            decision.votes.retain(vote_kept);
        }
        self.documents.retain(|id, _| !gone("Document", id));
        for (_, document) in self.documents.values_mut() {
            document.actors.retain(|actor| !actor_gone(&actor.id));
        }
        self.dossiers.retain(|id, _| !gone("Kamerstukdossier", id));
        self.persons.retain(|id, _| !gone("Persoon", id));
        self.parties.retain(|id, _| !gone("Fractie", id));
        self.activities.retain(|id, _| !gone("Activiteit", id));
        for (_, activity) in self.activities.values_mut() {
            activity.actors.retain(|actor| !actor_gone(&actor.id));
        }
        self.commitments.retain(|id, _| !gone("Toezegging", id));
        let of_gone = |actor: &Actor| match &actor.of {
            Some(ActorOf::Case(id)) => gone("Zaak", id),
            Some(ActorOf::Document(id)) => gone("Document", id),
            Some(ActorOf::Activity(id)) => gone("Activiteit", id),
            None => false,
        };
        apart.votes.retain(|_, (_, vote)| {
            vote_kept(vote) && vote.decision_id.as_ref().is_none_or(|decision| !gone("Besluit", decision))
        });
        apart.actors.retain(|id, (_, actor)| !actor_gone(id) && !of_gone(actor));
    }

    /// Actors that stand apart go to what they have to do with; where that is not at hand, one is made that knows no more than
    /// who has to do with it.
    fn actors(&mut self, actors: Table<Actor>) {
        for (file, actor) in actors.into_values() {
            let named = [&actor.name, &actor.party, &actor.person_id, &actor.party_id, &actor.committee_id];
            if named.into_iter().all(Option::is_none) {
                *self.unused.entry("actor without a name".to_owned()).or_default() += 1;
                continue;
            }
            let list = match actor.of.clone() {
                Some(ActorOf::Case(id)) => {
                    let made = || (file, Case { id: id.clone(), ..Case::default() });
                    self.partial.extend((!self.cases.contains_key(&id)).then(|| record_iri("Zaak", &id)));
                    &mut self.cases.entry(id.clone()).or_insert_with(made).1.actors
                }
                Some(ActorOf::Document(id)) => {
                    let made = || (file, Document { id: id.clone(), ..Document::default() });
                    self.partial.extend((!self.documents.contains_key(&id)).then(|| record_iri("Document", &id)));
                    &mut self.documents.entry(id.clone()).or_insert_with(made).1.actors
                }
                Some(ActorOf::Activity(id)) => {
                    let made = || (file, Activity { id: id.clone(), ..Activity::default() });
                    self.partial.extend((!self.activities.contains_key(&id)).then(|| record_iri("Activiteit", &id)));
                    &mut self.activities.entry(id.clone()).or_insert_with(made).1.actors
                }
                None => {
                    *self.unused.entry("actor of nothing".to_owned()).or_default() += 1;
                    continue;
                }
            };
            if list.iter().all(|known| known.id != actor.id) {
                list.push(actor);
            }
        }
    }

    /// Votes that stand apart go to their decision; where that is not at hand, one is made that knows no more than its votes.
    fn votes(&mut self, votes: Table<PartyVote>) {
        let mut nested: BTreeMap<String, String> = BTreeMap::new();
        for (id, (_, case)) in &self.cases {
            nested.extend(case.decisions.iter().map(|decision| (decision.id.clone(), id.clone())));
        }
        for (file, vote) in votes.into_values() {
            let named = [&vote.name, &vote.party, &vote.person_id, &vote.party_id];
            let Some(of) = vote.decision_id.clone().filter(|_| named.into_iter().any(Option::is_some)) else {
                *self.unused.entry("vote without a decision or a voter".to_owned()).or_default() += 1;
                continue;
            };
            let inner = nested.get(&of).and_then(|case| self.cases.get_mut(case));
            let inner = inner.and_then(|(_, case)| case.decisions.iter_mut().find(|decision| decision.id == of));
            let decision = match inner {
                Some(decision) => decision,
                None => {
                    let made = || (file, Decision { id: of.clone(), ..Decision::default() });
                    self.partial.extend((!self.decisions.contains_key(&of)).then(|| record_iri("Besluit", &of)));
                    &mut self.decisions.entry(of.clone()).or_insert_with(made).1
                }
            };
            if decision.votes.iter().all(|known| known.id != vote.id) {
                decision.votes.push(vote);
            }
        }
    }

    /// Decisions that stand apart go to their cases, as far as these are at hand; those on deleted cases are gone with them.
    fn decided(&mut self) {
        for (id, (file, decision)) in std::mem::take(&mut self.decisions) {
            let mut rest = decision.clone();
            rest.case_ids.retain(|case| match self.cases.get_mut(case) {
                Some((_, case)) => {
                    if case.decisions.iter().all(|known| known.id != id) {
                        case.decisions.push(decision.clone());
                    }
                    false
                }
                None => !self.deleted.contains(&record_iri("Zaak", case)),
            });
            if decision.case_ids.is_empty() || !rest.case_ids.is_empty() {
                self.decisions.insert(id, (file, rest));
            }
        }
    }

    /// The number of the first dossier of a case or document.
    pub fn dossier(&self, nested: &[Dossier], ids: &[String]) -> Option<String> {
        let by_id = || ids.iter().find_map(|id| self.dossiers.get(id)?.1.number.clone());
        nested.iter().find_map(|dossier| dossier.number.clone()).or_else(by_id)
    }
}

/// Entities that belong to others and stand apart from them.
#[derive(Debug, Default)]
struct Apart {
    votes: Table<PartyVote>,
    actors: Table<Actor>,
}

/// Puts an entity in the place of an earlier one, or only where there is none.
fn put<T>(table: &mut Table<T>, file: usize, id: &str, entity: T, counts: bool) {
    if counts || !table.contains_key(id) {
        table.insert(id.to_owned(), (file, entity));
    }
}
