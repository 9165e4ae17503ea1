//! Persons, parties and posts that the data name, as the authority files know them.

use crate::extract::MentionKind;
use crate::graph::slug;
use crate::knowledge::{Knowledge, RecordId, Wanted};
use crate::reading::Entity;
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

    /// The person whom the authority files know by a record of the Kamer.
    pub fn by_record(&self, iri: &str, name: &str) -> Option<Entity> {
        self.knowledge.record_same_as(iri).map(|record| self.known(record, name))
    }

    /// A committee or another body by its name.
    pub fn body(&self, name: &str) -> Entity {
        match self.knowledge.records_named(name, MentionKind::Organisation).first() {
            Some(record) => self.known(*record, name),
            None => Entity::unknown(MentionKind::Organisation, &slug(name), name, 1.0),
        }
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
