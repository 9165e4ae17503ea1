//! Persons, parties and posts that the data name, as the authority files know them.

use super::record_iri;
use crate::extract::MentionKind;
use crate::graph::slug;
use crate::knowledge::{Knowledge, RecordId, Wanted};
use crate::reading::Entity;
use crate::source::odata::Actor;
use jiff::civil::Date;

pub(super) struct Who<'a> {
    pub knowledge: &'a Knowledge,
}

impl Who<'_> {
    /// A person by the name that the data give: `E.S. Akerboom`.
    pub fn person(&self, name: &str, party: Option<&str>, post: Option<&str>, date: Option<Date>) -> Entity {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut given = name.len();
        // Initials have full stops; of a name without them the first word is the given name.
        let initials = name.split(' ').take_while(|word| word.ends_with('.')).map(|word| word.len() + 1).sum::<usize>();
        if initials > 0 {
            given = initials.min(name.len());
        } else if let Some(at) = name.find(' ').filter(|_| name.starts_with(char::is_uppercase)) {
            given = at + 1;
        }
        let (given, surname) = if given == name.len() { ("", name.as_str()) } else { name.split_at(given) };
        let in_office = post.is_some_and(|post| {
            let post = post.to_lowercase();
            post.starts_with("minister") || post.starts_with("staatssecretaris")
        });
        let wanted = Wanted { given: given.trim_end(), surname, date, in_office, party };
        match self.knowledge.find_person(&wanted) {
            Some(record) => self.known(record, &name),
            None => Entity::unknown(MentionKind::Person, &slug(&name), &name, 1.0),
        }
    }

    /// The person that an actor is, if it is one and no committee.
    pub fn actor(&self, actor: &Actor, date: Option<Date>) -> Option<Entity> {
        let name = actor.name.as_deref()?;
        if actor.person_id.is_none() && actor.party.is_none() {
            return None;
        }
        let iri = actor.person_id.as_ref().map(|id| record_iri("Persoon", id));
        // The identifier tells namesakes apart; the name is for those whose identifier no file has.
        if let Some(record) = iri.as_ref().and_then(|iri| self.knowledge.record_same_as(iri)) {
            return Some(self.known(record, name));
        }
        let mut person = self.person(name, actor.party.as_deref(), actor.post.as_deref(), date);
        person.same_as.extend(iri);
        Some(person)
    }

    /// A party by its name or abbreviation.
    pub fn party(&self, name: &str, date: Option<Date>) -> Entity {
        let records = self.knowledge.records_named(name, MentionKind::Party);
        let there = |id: &&RecordId| date.is_none_or(|date| self.knowledge.record(**id).exists_on(date));
        match records.iter().find(there).or_else(|| records.first()) {
            Some(record) => self.known(*record, name),
            None => Entity::unknown(MentionKind::Party, &slug(name), name, 1.0),
        }
    }

    /// A post by its words.
    pub fn post(&self, words: &str, date: Option<Date>) -> Entity {
        match self.knowledge.posts_by_words(words, date).first() {
            Some(record) => self.known(*record, words),
            None => Entity::unknown(MentionKind::Post, &slug(words), words, 1.0),
        }
    }

    fn known(&self, id: RecordId, name: &str) -> Entity {
        Entity { names: vec![name.to_owned()], ..Entity::known(self.knowledge, id, 1.0) }
    }
}
