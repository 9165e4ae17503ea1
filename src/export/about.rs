//! All that the graph says of one thing, each statement with the paper and the passage that states it.

use super::look::{GraphKey, Look, spelt};
use crate::graph::vocab::{kg, oa, org, skos};
use crate::store::{Store, StoreError};
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad};
use std::collections::BTreeSet;

/// All that the graph says of one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The thing.
    pub iri: String,
    /// Its name.
    pub label: String,
    /// Its other names, in all papers and authority files.
    pub names: Vec<String>,
    /// IRIs of its classes.
    pub classes: Vec<String>,
    /// How often papers name it.
    pub mentions: usize,
    /// What is said of it without a passage: properties (IRIs) and values, from authority files and headers of papers.
    pub facts: Vec<(String, Value)>,
    /// Who held it, or what it held, when: posts and parties; the municipalities of a region and the regions of a municipality.
    pub holdings: Vec<Holding>,
    /// What papers state of it.
    pub said: Vec<Said>,
    /// Where papers name an office only and mean this person, or whom they mean by this office: derived, not stated.
    pub derived: Vec<Derived>,
}

/// Somebody who is meant where a paper names an office only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Derived {
    /// The paper.
    pub paper: Value,
    /// The words of the paper for the office.
    pub quote: String,
    /// The office.
    pub post: Value,
    /// Who is meant.
    pub person: Value,
    /// The rule.
    pub rule: String,
    /// How sure it is, from 0 to 1, as the graph has it.
    pub confidence: String,
}

/// A value: a thing with its name, or a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A thing.
    Thing {
        /// Its IRI.
        iri: String,
        /// Its name.
        label: String,
    },
    /// A text, number or date.
    Text(String),
}

impl Value {
    /// The words for it: the name of a thing, or the text.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Thing { label, .. } => label,
            Self::Text(text) => text,
        }
    }
}

/// The holding of a post, the membership of a party, the belonging of a municipality to a region, by authority.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holding {
    /// First day; empty if unknown.
    pub from: String,
    /// The day on which it ended; empty while it lasts.
    pub to: String,
    /// The person; of a region the municipality.
    pub person: Value,
    /// The post, party or region.
    pub held: Value,
}

/// A statement of a paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The IRI of the statement.
    pub iri: String,
    /// Of what.
    pub subject: Value,
    /// IRI of the predicate.
    pub predicate: String,
    /// The other end.
    pub object: Value,
    /// Properties (IRIs) and values that go with it: amounts, dates, posts.
    pub with: Vec<(String, Value)>,
    /// The paper.
    pub paper: Value,
    /// The passages that state it.
    pub passages: Vec<Passage>,
    /// The patterns that found it.
    pub patterns: Vec<String>,
    /// How sure the program is, from 0 to 1, as the graph has it.
    pub confidence: String,
}

/// A passage of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// Offset of its first character, in Unicode code points of the original.
    pub start: usize,
    /// Offset after its last character.
    pub end: usize,
    /// Where it stands in the file: `page=3` of a PDF, the XPath of an element, that of a file in a package behind its name
    /// (`word/document.xml#/...`); empty for plain text.
    pub within: String,
    /// Its words, on one line.
    pub quote: String,
}

/// What leads from a membership to what is held.
const HELD: [NamedNodeRef<'_>; 3] = [kg::POST, kg::PARTY_OF, kg::REGION_OF];

impl About {
    /// Gathers all that `store` says of the thing with this IRI; `None` if it says nothing.
    ///
    /// # Errors
    ///
    /// If the graph database fails, or `iri` is none.
    pub fn of(store: &Store, iri: &str) -> Result<Option<Self>, StoreError> {
        let Ok(node) = NamedNode::new(iri) else { return Ok(None) };
        let look = Look::new(store);
        let own = look.quads(Some(node.as_ref().into()), None, None, None)?;
        let uses = look.quads(None, None, Some(node.as_ref().into()), None)?;
        if own.is_empty() && uses.is_empty() {
            return Ok(None);
        }
        let mut about = Self { iri: iri.to_owned(), label: look.label(&node)?, ..Self::default() };
        let mut statements: BTreeSet<(String, GraphKey)> = BTreeSet::new();
        let mut holdings = BTreeSet::new();
        let mut mentions = BTreeSet::new();
        let mut derived = BTreeSet::new();
        for quad in own.iter().filter(|quad| quad.predicate == rdf::SUBJECT) {
            statements.insert((iri.to_owned(), GraphKey::of(quad)));
        }
        for quad in &uses {
            let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
            if quad.predicate == oa::HAS_BODY {
                if look.is_a(subject, kg::MENTION)? {
                    mentions.insert(subject.clone().into_string());
                }
            } else if HELD.contains(&quad.predicate.as_ref()) || quad.predicate == org::MEMBER {
                if look.is_a(subject, org::MEMBERSHIP)? {
                    holdings.insert(look.holding(subject)?);
                } else if look.is_a(subject, kg::DERIVATION)? {
                    derived.insert((subject.as_str().to_owned(), GraphKey::of(quad)));
                } else {
                    statements.insert((subject.as_str().to_owned(), GraphKey::of(quad)));
                }
            } else if look.is_a(subject, kg::DERIVATION)? {
                derived.insert((subject.as_str().to_owned(), GraphKey::of(quad)));
            } else if look.is_a(subject, kg::STATEMENT)? {
                statements.insert((subject.as_str().to_owned(), GraphKey::of(quad)));
            }
        }
        about.mentions = mentions.len();
        about.holdings = holdings.into_iter().collect();
        for (statement, graph) in &statements {
            about.said.extend(look.said(statement, graph)?);
        }
        about.said.sort_by(|one, other| {
            let key = |said: &Said| {
                (said.predicate.clone(), said.paper.clone(), said.passages.first().cloned(), said.iri.clone())
            };
            key(one).cmp(&key(other))
        });
        for (node, graph) in &derived {
            about.derived.extend(look.derived(node, graph)?);
        }
        about.derived.sort();
        about.take_own(&own, &look)?;
        Ok(Some(about))
    }

    /// Takes names, classes and facts from the quads that have the thing as their subject.
    fn take_own(&mut self, own: &[Quad], look: &Look<'_>) -> Result<(), StoreError> {
        let (mut names, mut classes, mut facts) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for quad in own {
            let value = look.value(&quad.object)?;
            let predicate = quad.predicate.as_ref();
            if predicate == rdf::TYPE {
                classes.insert(spelt(&quad.object));
            } else if [rdfs::LABEL, skos::PREF_LABEL, skos::ALT_LABEL].contains(&predicate) {
                names.insert(value.words().to_owned());
            } else if !self.said.iter().any(|said| said.says(&self.iri, quad, &value)) {
                facts.insert((quad.predicate.as_str().to_owned(), value));
            }
        }
        names.remove(&self.label);
        self.names = names.into_iter().collect();
        self.classes = classes.into_iter().collect();
        self.facts = facts.into_iter().collect();
        Ok(())
    }
}

impl Said {
    /// Whether a quad with `iri` as its subject is this statement, or a part of it.
    fn says(&self, iri: &str, quad: &Quad, value: &Value) -> bool {
        let of = matches!(&self.subject, Value::Thing { iri: subject, .. } if subject == iri);
        self.iri == iri || (of && self.predicate == quad.predicate.as_str() && self.object == *value)
    }
}
