//! The things of a paper while they are being gathered.

use super::Scene;
use crate::extract::candidate::Candidate;
use crate::extract::date::MONTHS;
use crate::extract::{Mention, MentionKind};
use crate::knowledge::{Knowledge, RecordId};
pub(crate) use crate::knowledge::{capitalised, normal};
use crate::reading::{Derived, Entity};
pub(crate) use crate::slug::slug;
use std::collections::HashMap;

/// Mentions with the things they name.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The mentions, by place.
    pub mentions: Vec<Mention>,
    /// The things, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// Whom mentions of offices mean.
    pub derived: Vec<Derived>,
}

/// The things named so far, found again by record, by slug and by name.
#[derive(Debug, Default)]
pub(crate) struct Things {
    entities: Vec<Entity>,
    by_record: HashMap<RecordId, usize>,
    by_slug: HashMap<(MentionKind, String), usize>,
    by_name: HashMap<(MentionKind, String), usize>,
    /// Things that the paper speaks of without a mention of their own: they stay.
    implied: Vec<usize>,
}

impl Things {
    /// The thing that an authority record describes.
    pub fn record(&mut self, knowledge: &Knowledge, id: RecordId, candidate: &Candidate, surface: &str) -> usize {
        if let Some(index) = self.by_record.get(&id).copied() {
            self.name(index, surface);
            return index;
        }
        let record = knowledge.record(id);
        // A name of one kind may stand for a record of another.
        let entity = Entity { kind: candidate.kind, ..Entity::known(knowledge, id, candidate.score) };
        let index = self.add(entity);
        self.by_record.insert(id, index);
        for name in &record.names {
            self.by_name.entry((candidate.kind, normal(&name.text))).or_insert(index);
        }
        self.name(index, surface);
        index
    }

    /// Whether a record has a thing in this paper.
    pub fn has(&self, id: RecordId) -> bool {
        self.by_record.contains_key(&id)
    }

    /// Makes a thing of the paper that of a record.
    pub fn adopt(&mut self, knowledge: &Knowledge, index: usize, id: RecordId) {
        let record = knowledge.record(id);
        let entity = &mut self.entities[index];
        let own = std::mem::replace(&mut entity.label, record.label.clone());
        entity.slug.clone_from(&record.key);
        entity.iri.clone_from(&record.iri);
        entity.same_as.clone_from(&record.same_as);
        entity.record = Some(id);
        let kind = entity.kind;
        self.by_record.insert(id, index);
        self.by_slug.entry((kind, record.key.clone())).or_insert(index);
        for name in &record.names {
            self.by_name.entry((kind, normal(&name.text))).or_insert(index);
        }
        self.name(index, &own);
    }

    /// The paper itself, by its title.
    pub fn paper(&mut self, scene: &Scene<'_>, candidate: &Candidate, surface: &str) -> usize {
        let index = self.with_slug(candidate.kind, &slug(surface), surface);
        self.entities[index].iri = Some(scene.paper.to_owned());
        index
    }

    /// Gives a thing an IRI where it has none.
    pub fn identify(&mut self, index: usize, iri: &str) {
        self.entities[index].iri.get_or_insert_with(|| iri.to_owned());
    }

    /// A meeting by its kind and its date or title: the same kind on the same day is the same meeting.
    pub fn meeting(&mut self, kind: &str, date: Option<&str>, title: Option<&str>, surface: &str) -> usize {
        let key = match (date, title) {
            (Some(date), _) => format!("{}-{date}", slug(kind)),
            (None, Some(title)) => {
                // Without a date it is the dated one of that title, if the paper names one.
                let wanted = normal(&format!("{kind} {title}"));
                if let Some(index) = self.by_name.get(&(MentionKind::Meeting, wanted)) {
                    return *index;
                }
                format!("{}-{}", slug(kind), slug(title))
            }
            (None, None) => slug(kind),
        };
        let label = match (date, title) {
            (Some(date), Some(title)) => format!("{} {title} van {}", capitalised(kind), dutch_date(date)),
            (Some(date), None) => format!("{} van {}", capitalised(kind), dutch_date(date)),
            (None, title) => format!("{} {}", capitalised(kind), title.unwrap_or_default()).trim_end().to_owned(),
        };
        let index = self.with_slug(MentionKind::Meeting, &key, &label);
        if let Some(title) = title {
            self.by_name.entry((MentionKind::Meeting, normal(&format!("{kind} {title}")))).or_insert(index);
        }
        self.name(index, surface);
        index
    }

    /// What a thing is called.
    pub fn label(&self, index: usize) -> &str {
        &self.entities[index].label
    }

    /// Calls a thing by a label that says more; the old one stays a name of it.
    pub fn relabel(&mut self, index: usize, label: &str) {
        let entity = &mut self.entities[index];
        self.by_name.entry((entity.kind, normal(label))).or_insert(index);
        label.clone_into(&mut entity.label);
    }

    /// The thing of this kind with this slug; made if there is none.
    pub fn with_slug(&mut self, kind: MentionKind, slug: &str, label: &str) -> usize {
        if let Some(index) = self.by_slug.get(&(kind, slug.to_owned())) {
            return *index;
        }
        self.add(Entity::unknown(kind, slug, label, 0.7))
    }

    fn add(&mut self, entity: Entity) -> usize {
        let index = self.entities.len();
        self.by_slug.entry((entity.kind, entity.slug.clone())).or_insert(index);
        self.by_name.entry((entity.kind, normal(&entity.label))).or_insert(index);
        self.entities.push(entity);
        index
    }

    /// Says that the paper calls a thing so.
    pub fn name(&mut self, index: usize, name: &str) {
        let name = tidy(name);
        let entity = &mut self.entities[index];
        if entity.label != name && !entity.names.contains(&name) {
            self.by_name.entry((entity.kind, normal(&name))).or_insert(index);
            entity.names.push(name);
        }
    }

    /// Says that the paper calls a thing so here, though the name by itself means another thing.
    pub fn alias(&mut self, index: usize, name: &str) {
        let name = tidy(name);
        let entity = &mut self.entities[index];
        if entity.label != name && !entity.names.contains(&name) {
            entity.names.push(name);
        }
    }

    pub fn named(&self, kind: MentionKind, name: &str) -> Option<usize> {
        self.by_name.get(&(kind, normal(name))).copied()
    }

    /// All things so far, by their index.
    pub fn all(&self) -> &[Entity] {
        &self.entities
    }

    pub fn get(&self, index: usize) -> &Entity {
        &self.entities[index]
    }

    pub fn get_mut(&mut self, index: usize) -> &mut Entity {
        &mut self.entities[index]
    }

    pub fn of_kind(&self, kind: MentionKind) -> impl Iterator<Item = (usize, &Entity)> {
        self.entities.iter().enumerate().filter(move |(_, entity)| entity.kind == kind)
    }

    /// Says that the paper speaks of a thing, though no mention may name it.
    pub fn imply(&mut self, index: usize) {
        self.implied.push(index);
    }

    /// Puts the things in the order of their first mention and leaves out those without one, save the implied ones, which
    /// come last.
    pub fn finish(self, mut mentions: Vec<Mention>, mut derived: Vec<Derived>) -> Linked {
        let mut order: Vec<Option<usize>> = vec![None; self.entities.len()];
        let mut entities = Vec::new();
        for mention in &mut mentions {
            let place = *order[mention.entity].get_or_insert_with(|| {
                entities.push(self.entities[mention.entity].clone());
                entities.len() - 1
            });
            mention.entity = place;
        }
        for index in self.implied {
            if order[index].is_none() {
                order[index] = Some(entities.len());
                entities.push(self.entities[index].clone());
            }
        }
        for derived in &mut derived {
            derived.post = mentions.get(derived.mention).map_or(derived.post, |mention| mention.entity);
        }
        Linked { mentions, entities, derived }
    }
}

/// A name on one line.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `29 november 2021` for `2021-11-29`.
pub(crate) fn dutch_date(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let (year, month, day) = (parts.next().unwrap_or(iso), parts.next(), parts.next());
    let Some(month) = month.and_then(|m| m.parse::<usize>().ok()).and_then(|m| MONTHS.get(m.wrapping_sub(1))) else {
        return iso.to_owned();
    };
    day.map_or_else(|| format!("{month} {year}"), |day| format!("{} {month} {year}", day.trim_start_matches('0')))
}
