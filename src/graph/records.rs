//! Official records as named graphs: what the data of the Tweede Kamer say, without a text.
//!
//! Each record has a graph of its own, named after the record. What relates two things is a statement as those of papers are,
//! with a node of its own that tells its qualifiers; its evidence is the record itself.

use super::iri::Iris;
use super::paper::{Maker, state_maker};
use super::sink::Sink;
use super::term::{count, day, dutch, iri, own, share, text};
use super::thing::{classify, official};
use super::vocab::{dcterms, foaf, kg, owl, prov};
use crate::reading::Entity;
use crate::slug::hash;
use jiff::civil::Date;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, Quad, Term};

/// A record and what it says.
#[derive(Clone, Debug)]
pub struct OfficialRecord {
    /// The IRI of the record, the name of its graph.
    pub iri: String,
    /// The class of the record in the ontology: `Case`, `OfficialRecord`.
    pub class: &'static str,
    /// The number that the Kamer gave it.
    pub number: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// The name of the file that it stands in.
    pub file: String,
    /// What it is about, if that is a thing of its own.
    pub about: Option<Thing>,
    /// What it says.
    pub facts: Vec<Fact>,
}

/// One end of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// A person, party, post, motion, meeting or commitment.
    Entity(Box<Entity>),
    /// A published paper: `kst-29684-240`.
    Paper(String),
    /// A dossier: `29684`.
    Dossier(String),
    /// A record by its IRI, and its class in the ontology.
    Record(String, &'static str),
    /// A term of the ontology: `Adopted`.
    Term(&'static str),
    /// A Dutch text.
    Dutch(String),
    /// A text without language.
    Text(String),
    /// A day.
    Day(Date),
    /// A number.
    Count(usize),
    /// Whether.
    Truth(bool),
}

/// One thing that a record says.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Of what.
    pub subject: Thing,
    /// The property of the ontology.
    pub property: &'static str,
    /// What.
    pub object: Thing,
    /// What is said about it, by property of the ontology. `None` for what is a plain property.
    pub stated: Option<Vec<(&'static str, Thing)>>,
}

/// The quads of a record, all in the graph that has its IRI as name.
#[must_use]
pub fn record_quads(record: &OfficialRecord, iris: &Iris, maker: &Maker) -> Vec<Quad> {
    let node = iri(&record.iri);
    let mut sink = Sink::new(node.clone());
    sink.is_a(&node, kg::OFFICIAL_RECORD);
    sink.is_a(&node, own(record.class).as_ref());
    sink.name(&node, record.title.as_deref().or(record.number.as_deref()).unwrap_or(&record.iri));
    sink.maybe(&node, dcterms::IDENTIFIER, record.number.as_deref().map(text));
    sink.maybe(&node, dcterms::TITLE, record.title.as_deref().map(dutch));
    sink.maybe(&node, dcterms::DATE, record.date.map(day));
    sink.add(&node, dcterms::SOURCE, text(&record.file));
    state_maker(&node, iris, maker, &mut sink);
    let mut writer = Writer { record, node: &node, iris, sink };
    if let Some(about) = &record.about {
        let about = writer.term(about);
        writer.sink.add(&node, foaf::PRIMARY_TOPIC, about);
    }
    for fact in &record.facts {
        writer.fact(fact);
    }
    writer.sink.finish()
}

struct Writer<'a> {
    record: &'a OfficialRecord,
    node: &'a NamedNode,
    iris: &'a Iris,
    sink: Sink,
}

impl Writer<'_> {
    fn fact(&mut self, fact: &Fact) {
        let Term::NamedNode(subject) = self.term(&fact.subject) else { return };
        let (property, object) = (own(fact.property), self.term(&fact.object));
        self.sink.add(&subject, property.as_ref(), object.clone());
        let Some(qualifiers) = &fact.stated else { return };
        let qualifiers: Vec<(NamedNode, Term)> =
            qualifiers.iter().map(|(property, value)| (own(property), self.term(value))).collect();
        let mut parts = vec![self.record.iri.clone(), self.spelling(&subject.clone().into()), property.to_string()];
        parts.push(self.spelling(&object));
        for (property, value) in &qualifiers {
            parts.extend([property.to_string(), self.spelling(value)]);
        }
        let key = hash(&parts.iter().map(String::as_str).collect::<Vec<_>>());
        let node = iri(&self.iris.minted("statement", &key));
        self.sink.is_a(&node, kg::STATEMENT);
        self.sink.add(&node, rdf::SUBJECT, subject);
        self.sink.add(&node, rdf::PREDICATE, property);
        self.sink.add(&node, rdf::OBJECT, object);
        for (property, value) in qualifiers {
            self.sink.add(&node, property.as_ref(), value);
        }
        self.sink.add(&node, prov::WAS_DERIVED_FROM, self.node.clone());
        self.sink.add(&node, kg::PATTERN, text("record"));
        self.sink.add(&node, kg::CONFIDENCE, share(1.0));
    }

    /// The term for a thing; what it is called is stated with it.
    fn term(&mut self, thing: &Thing) -> Term {
        match thing {
            Thing::Entity(entity) => self.entity(entity).into(),
            Thing::Paper(identifier) => self.official(&self.iris.publication(identifier)).into(),
            Thing::Dossier(number) => self.official(&self.iris.dossier(number)).into(),
            Thing::Record(record, class) => {
                let node = iri(record);
                self.sink.is_a(&node, kg::OFFICIAL_RECORD);
                self.sink.is_a(&node, own(class).as_ref());
                node.into()
            }
            Thing::Term(local) => own(local).into(),
            Thing::Dutch(words) => dutch(words).into(),
            Thing::Text(words) => text(words).into(),
            Thing::Day(date) => day(*date).into(),
            Thing::Count(number) => count(*number).into(),
            Thing::Truth(truth) => oxigraph::model::Literal::from(*truth).into(),
        }
    }

    fn official(&mut self, name: &str) -> NamedNode {
        let node = iri(name);
        official(&node, &mut self.sink);
        node
    }

    fn entity(&mut self, entity: &Entity) -> NamedNode {
        let node = iri(&self.iris.entity(entity));
        classify(&node, entity.kind, &mut self.sink);
        self.sink.name(&node, &entity.label);
        for name in entity.names.iter().filter(|name| **name != entity.label) {
            self.sink.add(&node, super::vocab::skos::ALT_LABEL, dutch(name));
        }
        for same in &entity.same_as {
            self.sink.link(&node, owl::SAME_AS, same);
        }
        self.sink.add(&node, kg::FOUND_IN, text(if entity.record.is_some() { "authority" } else { "record" }));
        node
    }

    /// A term under the standard base.
    fn spelling(&self, term: &Term) -> String {
        match term {
            Term::NamedNode(node) => self.iris.standard(node.as_str()),
            other => other.to_string(),
        }
    }
}
