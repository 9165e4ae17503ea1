//! All that the graph says of one thing, each statement with the paper and the passage that states it.

use crate::graph::vocab::{dcterms, kg, oa, org, skos};
use crate::graph::{PUBLICATIONS, sorted};
use crate::store::{Store, StoreError};
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{
    GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef,
};
use oxigraph::store::StorageError;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

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

/// A graph by name, in the order of names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct GraphKey(Option<String>);

impl GraphKey {
    fn of(quad: &Quad) -> Self {
        Self(match &quad.graph_name {
            GraphName::NamedNode(node) => Some(node.as_str().to_owned()),
            _ => None,
        })
    }

    fn name(&self) -> GraphNameRef<'_> {
        self.0.as_deref().map_or(GraphNameRef::DefaultGraph, |iri| NamedNodeRef::new_unchecked(iri).into())
    }
}

/// Looks things up in the graph.
struct Look<'a> {
    store: &'a Store,
    /// The names found so far: a thing that a thousand papers name has a thousand labels to choose from.
    labels: RefCell<BTreeMap<String, String>>,
}

impl<'a> Look<'a> {
    const fn new(store: &'a Store) -> Self {
        Self { store, labels: RefCell::new(BTreeMap::new()) }
    }

    fn quads(
        &self,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> Result<Vec<Quad>, StoreError> {
        let found: Result<Vec<Quad>, StorageError> =
            self.store.oxigraph().quads_for_pattern(subject, predicate, object, graph).collect();
        Ok(sorted(found?))
    }

    fn objects(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Vec<Term>, StoreError> {
        let quads = self.quads(Some(subject.as_ref().into()), Some(predicate), None, None)?;
        let mut terms: Vec<Term> = quads.into_iter().map(|quad| quad.object).collect();
        terms.dedup();
        Ok(terms)
    }

    fn is_a(&self, node: &NamedNode, class: NamedNodeRef<'_>) -> Result<bool, StoreError> {
        let mut found = self.store.oxigraph().quads_for_pattern(
            Some(node.as_ref().into()),
            Some(rdf::TYPE),
            Some(class.into()),
            None,
        );
        Ok(found.next().transpose()?.is_some())
    }

    /// The name of a thing: its label, in Dutch if it has one; else the title of a publication; else the end of its IRI.
    fn label(&self, node: &NamedNode) -> Result<String, StoreError> {
        if let Some(label) = self.labels.borrow().get(node.as_str()) {
            return Ok(label.clone());
        }
        let label = self.find_label(node)?;
        self.labels.borrow_mut().insert(node.as_str().to_owned(), label.clone());
        Ok(label)
    }

    fn find_label(&self, node: &NamedNode) -> Result<String, StoreError> {
        for property in [skos::PREF_LABEL, rdfs::LABEL, dcterms::TITLE] {
            let terms = self.objects(node, property)?;
            let dutch = |term: &&Term| matches!(term, Term::Literal(text) if text.language() == Some("nl"));
            if let Some(term) = terms.iter().find(dutch).or(terms.first()) {
                return Ok(spelt(term));
            }
        }
        Ok(node.as_str().rsplit(['/', '#']).next().unwrap_or(node.as_str()).to_owned())
    }

    fn value(&self, term: &Term) -> Result<Value, StoreError> {
        Ok(match term {
            Term::NamedNode(node) => Value::Thing { iri: node.as_str().to_owned(), label: self.label(node)? },
            other => Value::Text(spelt(other)),
        })
    }

    fn holding(&self, node: &NamedNode) -> Result<Holding, StoreError> {
        let one = |property| -> Result<Option<Value>, StoreError> {
            self.objects(node, property)?.first().map(|term| self.value(term)).transpose()
        };
        let text = |value: Option<Value>| value.map(|value| value.words().to_owned()).unwrap_or_default();
        let none = || Value::Text(String::new());
        Ok(Holding {
            from: text(one(kg::FROM)?.or(one(kg::VALID_FROM)?)),
            to: text(one(kg::TO)?.or(one(kg::VALID_TO)?)),
            person: one(org::MEMBER)?.unwrap_or_else(none),
            held: one(kg::POST)?.or(one(kg::PARTY_OF)?).or(one(kg::REGION_OF)?).unwrap_or_else(none),
        })
    }

    /// Derived holders of one graph: one for each way in which the paper words the office.
    fn derived(&self, iri: &str, graph: &GraphKey) -> Result<Vec<Derived>, StoreError> {
        let node = NamedNodeRef::new_unchecked(iri);
        let all = |property: NamedNodeRef<'_>| -> Result<Vec<Value>, StoreError> {
            let quads = self.quads(Some(node.into()), Some(property), None, Some(graph.name()))?;
            quads.iter().map(|quad| self.value(&quad.object)).collect()
        };
        let one =
            |property| Ok::<_, StoreError>(all(property)?.into_iter().next().unwrap_or(Value::Text(String::new())));
        let paper = graph.0.as_deref().map(NamedNode::new_unchecked).map(Term::from);
        let paper = paper.map_or_else(|| Ok(Value::Text(String::new())), |paper| self.value(&paper))?;
        let (post, person) = (one(kg::POST)?, one(kg::HOLDER)?);
        let (rule, confidence) = (one(kg::RULE)?.words().to_owned(), one(kg::CONFIDENCE)?.words().to_owned());
        let of = |quote: Value| Derived {
            paper: paper.clone(),
            quote: quote.words().to_owned(),
            post: post.clone(),
            person: person.clone(),
            rule: rule.clone(),
            confidence: confidence.clone(),
        };
        Ok(all(kg::QUOTE)?.into_iter().map(of).collect())
    }

    /// A statement of one graph; `None` if it lacks an end.
    fn said(&self, iri: &str, graph: &GraphKey) -> Result<Option<Said>, StoreError> {
        let node = NamedNodeRef::new_unchecked(iri);
        let mut parts: BTreeMap<String, Vec<Term>> = BTreeMap::new();
        for quad in self.quads(Some(node.into()), None, None, Some(graph.name()))? {
            parts.entry(quad.predicate.into_string()).or_default().push(quad.object);
        }
        let mut take = |property: NamedNodeRef<'_>| parts.remove(property.as_str()).unwrap_or_default();
        let (subjects, predicates, objects) = (take(rdf::SUBJECT), take(rdf::PREDICATE), take(rdf::OBJECT));
        let (evidence, quotes, patterns, confidence) =
            (take(kg::EVIDENCE), take(kg::QUOTE), take(kg::PATTERN), take(kg::CONFIDENCE));
        take(rdf::TYPE);
        let (Some(subject), Some(predicate), Some(object)) = (subjects.first(), predicates.first(), objects.first())
        else {
            return Ok(None);
        };
        let mut with = Vec::new();
        for (property, values) in &parts {
            for value in values {
                with.push((property.clone(), self.value(value)?));
            }
        }
        let mut passages = Vec::new();
        for node in &evidence {
            passages.extend(self.passage(node)?);
        }
        // The words of the only passage stand beside the statement as well, without the tags that the file has between them.
        if let ([passage], [quote]) = (passages.as_mut_slice(), quotes.as_slice()) {
            passage.quote = spelt(quote);
        }
        if passages.is_empty() {
            passages.extend(quotes.iter().map(|quote| Passage { quote: spelt(quote), ..Passage::default() }));
        }
        passages.sort();
        let paper = graph.0.as_deref().map(NamedNode::new_unchecked).map(Term::from);
        Ok(Some(Said {
            iri: iri.to_owned(),
            subject: self.value(subject)?,
            predicate: spelt(predicate),
            object: self.value(object)?,
            with,
            paper: paper.map_or_else(|| Ok(Value::Text(String::new())), |paper| self.value(&paper))?,
            passages,
            patterns: patterns.iter().map(spelt).collect(),
            confidence: confidence.first().map(spelt).unwrap_or_default(),
        }))
    }

    /// The passage to which an annotation points.
    fn passage(&self, evidence: &Term) -> Result<Option<Passage>, StoreError> {
        let mut selectors = Vec::new();
        for target in self.follow(std::slice::from_ref(evidence), oa::HAS_TARGET)? {
            selectors.extend(self.follow(&[target], oa::HAS_SELECTOR)?);
        }
        let one = |property| Ok::<_, StoreError>(self.follow(&selectors, property)?.first().map(spelt));
        let (start, end, exact) = (one(oa::START)?, one(oa::END)?, one(oa::EXACT)?);
        let (within, part) = (one(rdf::VALUE)?.unwrap_or_default(), one(kg::PART)?);
        Ok(exact.map(|exact| Passage {
            start: start.and_then(|start| start.parse().ok()).unwrap_or_default(),
            end: end.and_then(|end| end.parse().ok()).unwrap_or_default(),
            within: part.map_or_else(|| within.clone(), |part| format!("{part}#{within}")),
            quote: exact.split_whitespace().collect::<Vec<_>>().join(" "),
        }))
    }

    fn follow(&self, from: &[Term], property: NamedNodeRef<'_>) -> Result<Vec<Term>, StoreError> {
        let mut all = Vec::new();
        for term in from {
            if let Term::NamedNode(node) = term {
                all.extend(self.objects(node, property)?);
            }
        }
        Ok(all)
    }
}

/// The words of a term.
fn spelt(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.to_string(),
    }
}

/// What a search for a thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The IRI of the one thing.
    One(String),
    /// Several things of that name: IRI and label of each.
    Several(Vec<(String, String)>),
    /// Nothing; these names come near, the nearest first.
    None(Vec<String>),
}

/// How many names that come near are told.
const NEAR: usize = 5;

/// How near a name must come to be told, from 0 to 1 (Jaro-Winkler).
const NEARNESS: f64 = 0.8;

/// Finds a thing by its IRI, by a prefixed name (`person:westerveld`), by the end of its IRI (`kst-31839-816`,
/// `organisation/vng`, `westerveld`) or by
/// one of its names, in any casing.
///
/// # Errors
///
/// If the graph database fails.
pub fn find(store: &Store, prefixes: &super::Prefixes, words: &str) -> Result<Found, StoreError> {
    let bare = words.trim().trim_start_matches('<').trim_end_matches('>');
    let candidates = [
        Some(bare.to_owned()),
        prefixes.expand(bare),
        Some(format!("{PUBLICATIONS}{bare}")),
        Some(format!("{PUBLICATIONS}dossier/{bare}")),
        Some(format!("{}id/{bare}", store.base())),
    ];
    let look = Look::new(store);
    for iri in candidates.into_iter().flatten() {
        if let Ok(node) = NamedNode::new(&iri) {
            let graph = store.oxigraph();
            let as_subject = graph.quads_for_pattern(Some(node.as_ref().into()), None, None, None).next();
            let as_object = graph.quads_for_pattern(None, None, Some(node.as_ref().into()), None).next();
            if as_subject.or(as_object).transpose()?.is_some() {
                return Ok(Found::One(iri));
            }
        }
    }
    let wanted = normal(bare);
    let (mut exact, mut near) = (BTreeSet::new(), BTreeMap::new());
    for property in [skos::PREF_LABEL, skos::ALT_LABEL, rdfs::LABEL, dcterms::TITLE] {
        for quad in store.oxigraph().quads_for_pattern(None, Some(property), None, None) {
            let quad = quad?;
            let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
            let name = spelt(&quad.object);
            let known = normal(&name);
            let end = subject.as_str().rsplit(['/', '#']).next().is_some_and(|end| end == bare);
            if known == wanted || end {
                exact.insert(subject.into_string());
            } else if exact.is_empty() {
                let nearness = if known.contains(&wanted) { 1.0 } else { strsim::jaro_winkler(&known, &wanted) };
                if nearness >= NEARNESS {
                    near.insert(name, nearness);
                }
            }
        }
    }
    let mut things = Vec::new();
    for iri in exact {
        let label = look.label(&NamedNode::new_unchecked(iri.as_str()))?;
        things.push((iri, label));
    }
    Ok(match things.as_slice() {
        [(iri, _)] => Found::One(iri.clone()),
        [] => {
            let mut near: Vec<(String, f64)> = near.into_iter().collect();
            near.sort_by(|(_, one), (_, other)| other.total_cmp(one));
            Found::None(near.into_iter().take(NEAR).map(|(name, _)| name).collect())
        }
        _ => Found::Several(things),
    })
}

/// A name without casing and double spaces.
fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
