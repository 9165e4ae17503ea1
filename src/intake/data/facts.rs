//! What each record says, in the words of the ontology.

use super::join::{Joined, Table};
use super::papers::Papers;
use super::record_iri;
use super::who::Who;
use crate::extract::MentionKind;
use crate::graph::records::{Fact, OfficialRecord, Thing};
use crate::graph::slug;
use crate::reading::Entity;
use crate::source::odata::{Actor, Case, Document, Dossier, Party, Person};
use jiff::civil::Date;

/// Makes records of joined data.
pub(super) struct Facts<'a> {
    pub joined: &'a Joined,
    pub papers: &'a Papers,
    pub who: Who<'a>,
}

/// A qualifier: what is said about a statement.
pub(super) type Qualifier = (&'static str, Thing);

impl Facts<'_> {
    /// All records, each with the file that it stands in, in the order of their IRIs within their kind.
    pub fn records(&self) -> Vec<(usize, OfficialRecord)> {
        let joined = self.joined;
        let mut all = Vec::new();
        all.extend(each(&joined.cases, |case| self.case(case)));
        all.extend(each(&joined.decisions, |decision| self.decision(decision)));
        all.extend(each(&joined.documents, |document| self.document(document)));
        all.extend(each(&joined.dossiers, dossier));
        all.extend(each(&joined.persons, |person| self.person(person)));
        all.extend(each(&joined.parties, |party| self.party(party)));
        all.extend(each(&joined.activities, |activity| self.activity(activity)));
        all.extend(each(&joined.commitments, |commitment| self.commitment(commitment)));
        all
    }

    fn case(&self, case: &Case) -> OfficialRecord {
        let mut record = record("Zaak", &case.id, "Case");
        record.number.clone_from(&case.number);
        record.title = case.subject.clone().or_else(|| case.title.clone());
        record.date = case.started;
        let dossier = self.joined.dossier(&case.dossiers, &case.dossier_ids);
        let identifier = self.papers.of_case(case);
        let dossier = dossier.or_else(|| dossier_of(identifier?));
        let title = record.title.clone().unwrap_or_default();
        let itself = Thing::Record(record.iri.clone(), "Case");
        let treated = if is_motion(case.kind.as_deref(), &title) {
            let key = identifier.or(case.number.as_deref()).unwrap_or(&case.id);
            motion(key, &title)
        } else {
            itself.clone()
        };
        record.about = Some(treated.clone()).filter(|treated| matches!(treated, Thing::Entity(_)));
        let facts = &mut record.facts;
        self.submitters(&treated, &case.actors, case.started, facts);
        self.publication(&treated, identifier, dossier.as_deref(), facts);
        if let Some(words) = &case.appreciation {
            facts.push(plain(&treated, "appreciation", Thing::Dutch(words.clone())));
        }
        facts.extend(case.done.map(|done| plain(&itself, "closed", Thing::Truth(done))));
        for (property, words) in [("kind", &case.kind), ("parliamentaryYear", &case.parliamentary_year)] {
            facts.extend(words.iter().map(|words| plain(&itself, property, Thing::Text(words.clone()))));
        }
        for decision in &case.decisions {
            self.decided(&treated, decision, case.started, facts);
        }
        record
    }

    fn submitters(&self, treated: &Thing, actors: &[Actor], date: Option<Date>, facts: &mut Vec<Fact>) {
        let submits = |actor: &&Actor| {
            let role = actor.role.as_deref().map(str::to_lowercase);
            role.is_none_or(|role| role.contains("indiener") || role.contains("ondertekenaar"))
        };
        for actor in actors.iter().filter(submits) {
            let Some(who) = self.actor(actor, date) else { continue };
            facts.push(stated(treated, "submittedBy", who.clone(), Vec::new()));
            if is_person(&who) {
                self.membership(&who, actor.party.as_deref(), date, facts);
            }
        }
    }

    /// Who an actor is: a person, a party or a committee; where no more is told than an identifier, what that leads to.
    pub(super) fn actor(&self, actor: &Actor, date: Option<Date>) -> Option<Thing> {
        let name = actor.name.as_deref();
        if let Some(id) = &actor.committee_id {
            let named = name.map(|name| entity(self.who.body(name)));
            return Some(named.unwrap_or_else(|| Thing::Record(record_iri("Commissie", id), "OfficialRecord")));
        }
        if let (Some(id), None) = (&actor.party_id, &actor.person_id) {
            return Some(self.party_of(name.or(actor.party.as_deref()), id, date));
        }
        if let Some(id) = &actor.person_id {
            return Some(self.person_of(name, actor.party.as_deref(), actor.post.as_deref(), id, date));
        }
        let name = name.or(actor.party.as_deref())?;
        if actor.party.as_deref() == Some(name) {
            return Some(entity(self.who.party(name, date)));
        }
        // Members have a party, ministers a post; who has neither and no initials is a committee.
        if actor.party.is_some()
            || actor.post.is_some()
            || name.split(' ').next().is_some_and(|word| word.ends_with('.'))
        {
            return Some(entity(self.who.person(name, actor.party.as_deref(), actor.post.as_deref(), date)));
        }
        Some(entity(self.who.body(name)))
    }

    /// A person by identifier: by the name that is told with it, else as the data know them, else by their record alone.
    pub(super) fn person_of(
        &self,
        name: Option<&str>,
        party: Option<&str>,
        post: Option<&str>,
        id: &str,
        date: Option<Date>,
    ) -> Thing {
        if let Some(name) = name {
            let iri = record_iri("Persoon", id);
            // The identifier tells namesakes apart; the name is for those whose identifier no file has.
            if let Some(known) = self.who.by_record(&iri, name) {
                return entity(known);
            }
            let mut person = self.who.person(name, party, post, date);
            person.same_as.push(iri);
            return entity(person);
        }
        let known = self.joined.persons.get(id).and_then(|(_, person)| self.person(person).about);
        known.unwrap_or_else(|| Thing::Record(record_iri("Persoon", id), "OfficialRecord"))
    }

    /// A party by identifier, likewise.
    pub(super) fn party_of(&self, name: Option<&str>, id: &str, date: Option<Date>) -> Thing {
        if let Some(name) = name {
            return entity(self.who.party(name, date));
        }
        let known = self.joined.parties.get(id).and_then(|(_, party)| self.party(party).about);
        known.unwrap_or_else(|| Thing::Record(record_iri("Fractie", id), "OfficialRecord"))
    }

    pub(super) fn membership(&self, person: &Thing, party: Option<&str>, date: Option<Date>, facts: &mut Vec<Fact>) {
        if let Some(party) = party {
            facts.push(stated(person, "memberOfParty", entity(self.who.party(party, date)), Vec::new()));
        }
    }

    /// In which paper and dossier something is published.
    fn publication(&self, treated: &Thing, identifier: Option<&str>, dossier: Option<&str>, facts: &mut Vec<Fact>) {
        let Some(paper) = identifier.map(|identifier| Thing::Paper(identifier.to_owned())) else {
            // A case or document without a number is in its dossier all the same.
            let dossier = dossier.map(|dossier| Thing::Dossier(dossier.to_owned()));
            facts.extend(dossier.map(|dossier| stated(treated, "inDossier", dossier, Vec::new())));
            return;
        };
        if matches!(treated, Thing::Entity(_)) {
            facts.push(stated(treated, "recordedIn", paper.clone(), Vec::new()));
        }
        if let Some(dossier) = dossier {
            facts.push(stated(&paper, "inDossier", Thing::Dossier(dossier.to_owned()), Vec::new()));
        }
    }

    fn document(&self, document: &Document) -> OfficialRecord {
        let mut record = record("Document", &document.id, "OfficialRecord");
        record.number.clone_from(&document.number);
        record.title = document.subject.clone().or_else(|| document.title.clone());
        record.date = document.date;
        let identifier = self.papers.of_document(document);
        let dossier = self.joined.dossier(&document.dossiers, &document.dossier_ids);
        let dossier = dossier.or_else(|| dossier_of(identifier?));
        let paper = identifier.map(|identifier| Thing::Paper(identifier.to_owned()));
        let title = record.title.clone().unwrap_or_default();
        let facts = &mut record.facts;
        if let (true, Some(identifier)) = (is_motion(document.kind.as_deref(), &title), identifier) {
            let motion = motion(identifier, &title);
            self.submitters(&motion, &document.actors, document.date, facts);
            self.publication(&motion, Some(identifier), dossier.as_deref(), facts);
        } else {
            let treated = paper.clone().unwrap_or_else(|| Thing::Record(record.iri.clone(), "OfficialRecord"));
            let signs = |actor: &&Actor| {
                actor.role.as_deref().is_some_and(|role| role.to_lowercase().contains("ondertekenaar"))
            };
            for actor in document.actors.iter().filter(signs) {
                let Some(signer) = self.actor(actor, document.date) else { continue };
                let post = actor.post.as_deref().filter(|post| !post.contains("Kamerlid"));
                let about = post.map(|post| ("post", entity(self.who.post(post, document.date))));
                facts.push(stated(&treated, "signedBy", signer, about.into_iter().collect()));
            }
            self.publication(&treated, identifier, dossier.as_deref(), facts);
        }
        if let (Some(paper), Some(serial)) = (&paper, document.serial) {
            facts.push(plain(paper, "number", Thing::Text(serial.to_string())));
        }
        record.about = paper;
        record
    }

    fn person(&self, person: &Person) -> OfficialRecord {
        let mut record = record("Persoon", &person.id, "OfficialRecord");
        let parts = [&person.initials, &person.particle, &person.surname];
        let name = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return record;
        }
        let mut known = self.who.person(&name, person.party.as_deref(), person.post.as_deref(), None);
        known.same_as.push(record.iri.clone());
        let called = [&person.given_name, &person.particle, &person.surname];
        let called = called.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        if person.given_name.is_some() && !known.names.contains(&called) {
            known.names.push(called);
        }
        record.title = Some(name);
        let known = entity(known);
        if let Some(post) = person.post.as_deref().filter(|post| !post.to_lowercase().contains("kamerlid")) {
            record.facts.push(stated(&known, "holdsPost", entity(self.who.post(post, None)), Vec::new()));
        }
        self.membership(&known, person.party.as_deref(), None, &mut record.facts);
        record.about = Some(known);
        record
    }

    fn party(&self, party: &Party) -> OfficialRecord {
        let mut record = record("Fractie", &party.id, "OfficialRecord");
        record.title = party.name.clone().or_else(|| party.short.clone());
        if let Some(name) = party.short.as_ref().or(party.name.as_ref()) {
            let known = entity(self.who.party(name, party.from));
            record.facts.extend(party.seats.map(|seats| plain(&known, "seats", Thing::Count(seats as usize))));
            for (property, day) in [("validFrom", party.from), ("validTo", party.to)] {
                record.facts.extend(day.map(|day| plain(&known, property, Thing::Day(day))));
            }
            record.about = Some(known);
        }
        record
    }
}

fn dossier(dossier: &Dossier) -> OfficialRecord {
    let mut record = record("Kamerstukdossier", &dossier.id, "OfficialRecord");
    record.number.clone_from(&dossier.number);
    record.title = dossier.short_title.clone().or_else(|| dossier.title.clone());
    if let Some(number) = &dossier.number {
        let node = Thing::Dossier(number.clone());
        record
            .facts
            .extend(dossier.title.iter().map(|title| plain(&node, "dossierTitle", Thing::Dutch(title.clone()))));
        record.facts.extend(dossier.closed.map(|closed| plain(&node, "closed", Thing::Truth(closed))));
        record.about = Some(node);
    }
    record
}

fn each<T>(table: &Table<T>, make: impl Fn(&T) -> OfficialRecord) -> Vec<(usize, OfficialRecord)> {
    table.values().map(|(file, one)| (*file, make(one))).collect()
}

pub(super) fn record(kind: &str, id: &str, class: &'static str) -> OfficialRecord {
    OfficialRecord {
        iri: record_iri(kind, id),
        class,
        number: None,
        title: None,
        date: None,
        file: String::new(),
        about: None,
        facts: Vec::new(),
    }
}

pub(super) fn plain(subject: &Thing, property: &'static str, object: Thing) -> Fact {
    Fact { subject: subject.clone(), property, object, stated: None }
}

pub(super) fn stated(subject: &Thing, property: &'static str, object: Thing, about: Vec<Qualifier>) -> Fact {
    Fact { subject: subject.clone(), property, object, stated: Some(about) }
}

pub(super) fn entity(entity: Entity) -> Thing {
    Thing::Entity(Box::new(entity))
}

fn motion(key: &str, title: &str) -> Thing {
    let label = if title.is_empty() { format!("Motie {key}") } else { title.to_owned() };
    entity(Entity::unknown(MentionKind::Motion, &slug(key), &label, 1.0))
}

/// Whether a case or document is a motion, by its kind or, where that is not told, by its title.
pub(super) fn is_motion(kind: Option<&str>, title: &str) -> bool {
    const OPENINGS: [&str; 3] = ["motie ", "gewijzigde motie ", "nader gewijzigde motie "];
    let title = title.to_lowercase();
    kind.map_or_else(|| OPENINGS.iter().any(|opening| title.starts_with(opening)), |kind| kind.starts_with("Motie"))
}

/// The dossier of a kamerstuk: `kst-36600-XVI-12` stands in `36600-XVI`.
fn dossier_of(identifier: &str) -> Option<String> {
    identifier.strip_prefix("kst-")?.rsplit_once('-').map(|(dossier, _)| dossier.to_owned())
}

fn is_person(thing: &Thing) -> bool {
    matches!(thing, Thing::Entity(entity) if entity.kind == MentionKind::Person)
}
