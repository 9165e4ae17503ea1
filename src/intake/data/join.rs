//! The entities of all files, each found by its identifier.

use super::record_iri;
use crate::intake::survey::DataFile;
use crate::source::odata::{
    Activity, Actor, Case, Commitment, Decision, Document, Dossier, Entity, Party, PartyVote, Person,
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
}

impl Joined {
    pub fn new(files: &[DataFile]) -> Self {
        let mut joined = Self::default();
        let (mut votes, mut actors): (Table<PartyVote>, Table<Actor>) = Default::default();
        for (file, data) in files.iter().map(|file| &file.data).enumerate() {
            for entity in &data.entities {
                match entity.clone() {
                    Entity::Case(case) => put(&mut joined.cases, file, &case.id.clone(), case),
                    Entity::Decision(decision) => put(&mut joined.decisions, file, &decision.id.clone(), decision),
                    Entity::Vote(vote) => put(&mut votes, file, &vote.id.clone(), vote),
                    Entity::Actor(actor) => put(&mut actors, file, &actor.id.clone(), actor),
                    Entity::Document(document) => put(&mut joined.documents, file, &document.id.clone(), document),
                    Entity::Dossier(dossier) => put(&mut joined.dossiers, file, &dossier.id.clone(), dossier),
                    Entity::Person(person) => put(&mut joined.persons, file, &person.id.clone(), person),
                    Entity::Party(party) => put(&mut joined.parties, file, &party.id.clone(), party),
                    Entity::Activity(activity) => put(&mut joined.activities, file, &activity.id.clone(), activity),
                    Entity::Commitment(commitment) => {
                        put(&mut joined.commitments, file, &commitment.id.clone(), commitment);
                    }
                }
            }
            joined.deleted.extend(data.deleted.iter().map(|(kind, id)| record_iri(kind, id)));
        }
        joined.drop_deleted(&mut votes, &mut actors);
        joined.actors(actors);
        joined.votes(votes);
        joined.decided();
        joined
    }

    fn drop_deleted(&mut self, votes: &mut Table<PartyVote>, actors: &mut Table<Actor>) {
        let deleted = &self.deleted;
        let gone = |kind: &str, id: &str| deleted.contains(&record_iri(kind, id));
        let actor_gone = |id: &str| ["ZaakActor", "DocumentActor", "ActiviteitActor"].iter().any(|kind| gone(kind, id));
        let vote_kept = |vote: &PartyVote| !gone("Stemming", &vote.id);
        self.cases.retain(|id, _| !gone("Zaak", id));
        for (_, case) in self.cases.values_mut() {
            case.actors.retain(|actor| !actor_gone(&actor.id));
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
        self.dossiers.retain(|id, _| !gone("Kamerstukdossier", id));
        self.persons.retain(|id, _| !gone("Persoon", id));
        self.parties.retain(|id, _| !gone("Fractie", id));
        self.activities.retain(|id, _| !gone("Activiteit", id));
        self.commitments.retain(|id, _| !gone("Toezegging", id));
        votes.retain(|id, _| !gone("Stemming", id));
        actors.retain(|id, _| !actor_gone(id));
    }

    /// Actors that stand apart go to what they have to do with.
    fn actors(&mut self, actors: Table<Actor>) {
        for (_, actor) in actors.into_values() {
            let Some(of) = actor.of.clone() else { continue };
            let list = match (self.cases.get_mut(&of), self.documents.get_mut(&of), self.activities.get_mut(&of)) {
                (Some((_, case)), ..) => &mut case.actors,
                (_, Some((_, document)), _) => &mut document.actors,
                (_, _, Some((_, activity))) => &mut activity.actors,
                _ => continue,
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
            let Some(of) = vote.decision_id.clone() else { continue };
            let inner = nested.get(&of).and_then(|case| self.cases.get_mut(case));
            let inner = inner.and_then(|(_, case)| case.decisions.iter_mut().find(|decision| decision.id == of));
            let decision = match inner {
                Some(decision) => decision,
                None => {
                    let made = || (file, Decision { id: of.clone(), ..Decision::default() });
                    &mut self.decisions.entry(of.clone()).or_insert_with(made).1
                }
            };
            if decision.votes.iter().all(|known| known.id != vote.id) {
                decision.votes.push(vote);
            }
        }
    }

    /// Decisions that stand apart go to their cases, as far as these are at hand.
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
                None => true,
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

/// Puts an entity in the place of an earlier one.
fn put<T>(table: &mut Table<T>, file: usize, id: &str, entity: T) {
    table.insert(id.to_owned(), (file, entity));
}
