//! What each record says, in the words of the ontology.

use super::join::{Joined, Table};
use super::record_iri;
use super::who::Who;
use crate::extract::MentionKind;
use crate::graph::records::{Fact, OfficialRecord, Thing};
use crate::graph::slug;
use crate::reading::Entity;
use crate::source::odata::{Activity, Actor, Case, Commitment, Decision, Document, Dossier, Party, Person, VoteKind};
use jiff::civil::Date;

/// Makes records of joined data.
pub(super) struct Facts<'a> {
    pub joined: &'a Joined,
    pub who: Who<'a>,
}

/// A qualifier: what is said about a statement.
type Qualifier = (&'static str, Thing);

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
        let identifier = case.documents.iter().find_map(Document::identifier);
        let identifier = identifier.or_else(|| Some(format!("kst-{}-{}", dossier.as_ref()?, case.serial?)));
        let title = record.title.clone().unwrap_or_default();
        let treated = if is_motion(case.kind.as_deref(), &title) {
            let key = identifier.clone().or_else(|| case.number.clone()).unwrap_or_else(|| case.id.clone());
            motion(&key, &title)
        } else {
            Thing::Record(record.iri.clone(), "Case")
        };
        record.about = Some(treated.clone()).filter(|treated| matches!(treated, Thing::Entity(_)));
        let facts = &mut record.facts;
        self.submitters(&treated, &case.actors, case.started, facts);
        self.publication(&treated, identifier.as_deref(), dossier.as_deref(), facts);
        if let Some(words) = &case.appreciation {
            facts.push(plain(&treated, "appreciation", Thing::Dutch(words.clone())));
        }
        for decision in &case.decisions {
            self.decided(&treated, decision, case.started, facts);
        }
        record
    }

    /// A decision on cases that are not at hand.
    fn decision(&self, decision: &Decision) -> OfficialRecord {
        let mut record = record("Besluit", &decision.id, "HouseDecision");
        record.title.clone_from(&decision.text);
        let cases: Vec<Thing> =
            decision.case_ids.iter().map(|id| Thing::Record(record_iri("Zaak", id), "Case")).collect();
        // Votes without their decision: what they are on is all that is known of it.
        let cases = if cases.is_empty() { vec![Thing::Record(record.iri.clone(), "HouseDecision")] } else { cases };
        for case in &cases {
            self.decided(case, decision, None, &mut record.facts);
        }
        record
    }

    fn decided(&self, treated: &Thing, decision: &Decision, date: Option<Date>, facts: &mut Vec<Fact>) {
        // What is proposed to decide is not decided yet.
        if decision.status.as_deref().is_some_and(|status| status.to_lowercase().contains("voorstel")) {
            return;
        }
        let node = Thing::Record(record_iri("Besluit", &decision.id), "HouseDecision");
        if *treated != node {
            facts.push(plain(treated, "decision", node.clone()));
        }
        if let Some(adopted) = decision.adopted() {
            facts.push(plain(&node, "outcome", Thing::Term(if adopted { "Adopted" } else { "Rejected" })));
        }
        for (property, words) in [("kind", &decision.kind), ("votingMethod", &decision.voting)] {
            facts.extend(words.iter().map(|words| plain(&node, property, Thing::Text(words.clone()))));
        }
        for (property, kind) in [("seatsFor", VoteKind::For), ("seatsAgainst", VoteKind::Against)] {
            let votes = decision.votes.iter().filter(|vote| vote.vote == kind && is_party(vote));
            let seats: u32 = votes.filter_map(|vote| vote.seats).sum();
            if decision.votes.iter().any(|vote| is_party(vote) && vote.seats.is_some()) {
                facts.push(plain(&node, property, Thing::Count(seats as usize)));
            }
        }
        for vote in &decision.votes {
            let Some(name) = vote.name.as_deref().or(vote.party.as_deref()) else { continue };
            let mut about: Vec<Qualifier> = vec![("inDecision", node.clone())];
            let voter = if is_party(vote) {
                about.extend(vote.seats.map(|seats| ("seats", Thing::Count(seats as usize))));
                self.who.party(vote.party.as_deref().unwrap_or(name), date)
            } else {
                about.extend(vote.party.iter().map(|party| ("forParty", entity(self.who.party(party, date)))));
                self.who.person(name, vote.party.as_deref(), None, date)
            };
            if vote.mistake {
                about.push(("mistaken", Thing::Truth(true)));
            }
            let property = match vote.vote {
                VoteKind::For => "votedFor",
                VoteKind::Against => "votedAgainst",
                VoteKind::Absent => "absentFromVoteOn",
            };
            facts.push(stated(&entity(voter), property, treated.clone(), about));
        }
    }

    fn submitters(&self, treated: &Thing, actors: &[Actor], date: Option<Date>, facts: &mut Vec<Fact>) {
        let submits = |actor: &&Actor| {
            let role = actor.role.as_deref().map(str::to_lowercase);
            role.is_none_or(|role| role.contains("indiener") || role.contains("ondertekenaar"))
        };
        for actor in actors.iter().filter(submits) {
            let Some(person) = self.who.actor(actor, date).map(entity) else { continue };
            facts.push(stated(treated, "submittedBy", person.clone(), Vec::new()));
            self.membership(&person, actor.party.as_deref(), date, facts);
        }
    }

    fn membership(&self, person: &Thing, party: Option<&str>, date: Option<Date>, facts: &mut Vec<Fact>) {
        if let Some(party) = party {
            facts.push(stated(person, "memberOfParty", entity(self.who.party(party, date)), Vec::new()));
        }
    }

    /// In which paper and dossier something is published.
    fn publication(&self, treated: &Thing, identifier: Option<&str>, dossier: Option<&str>, facts: &mut Vec<Fact>) {
        let Some(paper) = identifier.map(|identifier| Thing::Paper(identifier.to_owned())) else { return };
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
        let dossier = self.joined.dossier(&document.dossiers, &document.dossier_ids);
        let identifier =
            dossier.as_ref().zip(document.serial).map(|(dossier, serial)| format!("kst-{dossier}-{serial}"));
        let paper = identifier.clone().map(Thing::Paper);
        let title = record.title.clone().unwrap_or_default();
        let facts = &mut record.facts;
        if let (true, Some(identifier)) = (is_motion(document.kind.as_deref(), &title), &identifier) {
            let motion = motion(identifier, &title);
            self.submitters(&motion, &document.actors, document.date, facts);
            self.publication(&motion, Some(identifier), dossier.as_deref(), facts);
        } else {
            let treated = paper.clone().unwrap_or_else(|| Thing::Record(record.iri.clone(), "OfficialRecord"));
            let signs = |actor: &&Actor| {
                actor.role.as_deref().is_some_and(|role| role.to_lowercase().contains("ondertekenaar"))
            };
            for actor in document.actors.iter().filter(signs) {
                let Some(person) = self.who.actor(actor, document.date) else { continue };
                let post = actor.post.as_deref().filter(|post| !post.contains("Kamerlid"));
                let about = post.map(|post| ("post", entity(self.who.post(post, document.date))));
                facts.push(stated(&treated, "signedBy", entity(person), about.into_iter().collect()));
            }
            self.publication(&treated, identifier.as_deref(), dossier.as_deref(), facts);
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
        record.title = Some(name);
        let known = entity(known);
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
            record.about = Some(known);
        }
        record
    }

    fn activity(&self, activity: &Activity) -> OfficialRecord {
        let mut record = record("Activiteit", &activity.id, "OfficialRecord");
        record.number.clone_from(&activity.number);
        record.title.clone_from(&activity.subject);
        record.date = activity.date;
        record.about = Some(meeting(activity));
        record
    }

    fn commitment(&self, commitment: &Commitment) -> OfficialRecord {
        let mut record = record("Toezegging", &commitment.id, "OfficialRecord");
        record.number.clone_from(&commitment.number);
        record.title = commitment.text.clone().or_else(|| commitment.number.clone());
        record.date = commitment.made;
        let key = slug(commitment.number.as_deref().unwrap_or(&commitment.id));
        let promise =
            entity(Entity::unknown(MentionKind::Commitment, &key, record.title.as_deref().unwrap_or(&key), 1.0));
        let date = commitment.made;
        let facts = &mut record.facts;
        if let Some(post) = &commitment.post {
            facts.push(stated(&promise, "madeBy", entity(self.who.post(post, date)), Vec::new()));
        }
        if let Some(name) = &commitment.by {
            let person = self.who.person(name, None, commitment.post.as_deref(), date);
            facts.push(stated(&promise, "madeBy", entity(person), Vec::new()));
        }
        let asker = commitment.to_person_id.as_ref().and_then(|id| self.joined.persons.get(id));
        if let Some(asker) = asker.and_then(|(_, person)| self.person(person).about) {
            facts.push(stated(&promise, "requestedBy", asker, Vec::new()));
        }
        if let Some(number) = &commitment.activity {
            let known = self.joined.activities.values().find(|(_, activity)| activity.number.as_ref() == Some(number));
            let made = Activity { number: Some(number.clone()), ..Activity::default() };
            facts.push(stated(&promise, "madeIn", meeting(known.map_or(&made, |(_, known)| known)), Vec::new()));
        }
        if let Some(due) = commitment.due {
            facts.push(plain(&promise, "due", Thing::Day(due)));
        }
        let mut about: Vec<Qualifier> = commitment.status.iter().map(|status| ("status", status_of(status))).collect();
        about.extend(commitment.text.iter().map(|words| ("quote", Thing::Text(words.clone()))));
        let itself = Thing::Record(record.iri.clone(), "OfficialRecord");
        facts.push(stated(&itself, "reportsOn", promise.clone(), about));
        record.about = Some(promise);
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

fn record(kind: &str, id: &str, class: &'static str) -> OfficialRecord {
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

fn plain(subject: &Thing, property: &'static str, object: Thing) -> Fact {
    Fact { subject: subject.clone(), property, object, stated: None }
}

fn stated(subject: &Thing, property: &'static str, object: Thing, about: Vec<Qualifier>) -> Fact {
    Fact { subject: subject.clone(), property, object, stated: Some(about) }
}

fn entity(entity: Entity) -> Thing {
    Thing::Entity(Box::new(entity))
}

fn motion(key: &str, title: &str) -> Thing {
    let label = if title.is_empty() { format!("Motie {key}") } else { title.to_owned() };
    entity(Entity::unknown(MentionKind::Motion, &slug(key), &label, 1.0))
}

/// A meeting by its number: several of one kind are held on one day.
fn meeting(activity: &Activity) -> Thing {
    let key = activity.number.as_deref().unwrap_or(&activity.id);
    let parts = [activity.kind.as_deref(), activity.subject.as_deref()];
    let label = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let label = if label.is_empty() { format!("Activiteit {key}") } else { label };
    entity(Entity::unknown(MentionKind::Meeting, &slug(key), &label, 1.0))
}

/// Whether a case or document is a motion, by its kind or, where that is not told, by its title.
fn is_motion(kind: Option<&str>, title: &str) -> bool {
    const OPENINGS: [&str; 3] = ["motie ", "gewijzigde motie ", "nader gewijzigde motie "];
    let title = title.to_lowercase();
    kind.map_or_else(|| OPENINGS.iter().any(|opening| title.starts_with(opening)), |kind| kind.starts_with("Motie"))
}

/// The state of a commitment in the words of the ontology; what has none keeps its own.
fn status_of(words: &str) -> Thing {
    match words.to_lowercase().as_str() {
        "openstaand" | "open" => Thing::Term("Open"),
        "voldaan" | "afgedaan" | "nagekomen" => Thing::Term("Settled"),
        "deels voldaan" | "in behandeling" => Thing::Term("Ongoing"),
        _ => Thing::Text(words.to_owned()),
    }
}

/// Whether a vote is that of a whole party.
fn is_party(vote: &crate::source::odata::PartyVote) -> bool {
    vote.name.is_none() || vote.name == vote.party
}
