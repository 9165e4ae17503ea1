//! Looking things up in the graph: their names, who held what when, and what is stated of them with its passages.

use super::about::{Derived, Holding, Passage, Said, Value};
use crate::graph::sorted;
use crate::graph::vocab::{dcterms, kg, oa, org, skos};
use crate::store::{Store, StoreError};
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, Quad, Term, TermRef};
use oxigraph::store::StorageError;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A graph by name, in the order of names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GraphKey(Option<String>);

impl GraphKey {
    pub(super) fn of(quad: &Quad) -> Self {
        Self(match &quad.graph_name {
            GraphName::NamedNode(node) => Some(node.as_str().to_owned()),
            _ => None,
        })
    }

    pub(super) fn name(&self) -> GraphNameRef<'_> {
        self.0.as_deref().map_or(GraphNameRef::DefaultGraph, |iri| NamedNodeRef::new_unchecked(iri).into())
    }
}

/// Looks things up in the graph.
pub(super) struct Look<'a> {
    store: &'a Store,
    /// The names found so far: a thing that a thousand papers name has a thousand labels to choose from.
    labels: RefCell<BTreeMap<String, String>>,
}

impl<'a> Look<'a> {
    pub(super) const fn new(store: &'a Store) -> Self {
        Self { store, labels: RefCell::new(BTreeMap::new()) }
    }

    pub(super) fn quads(
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

    pub(super) fn objects(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Vec<Term>, StoreError> {
        let quads = self.quads(Some(subject.as_ref().into()), Some(predicate), None, None)?;
        let mut terms: Vec<Term> = quads.into_iter().map(|quad| quad.object).collect();
        terms.dedup();
        Ok(terms)
    }

    pub(super) fn is_a(&self, node: &NamedNode, class: NamedNodeRef<'_>) -> Result<bool, StoreError> {
        let mut found = self.store.oxigraph().quads_for_pattern(
            Some(node.as_ref().into()),
            Some(rdf::TYPE),
            Some(class.into()),
            None,
        );
        Ok(found.next().transpose()?.is_some())
    }

    /// The name of a thing: its label, in Dutch if it has one; else the title of a publication; else the end of its IRI.
    pub(super) fn label(&self, node: &NamedNode) -> Result<String, StoreError> {
        if let Some(label) = self.labels.borrow().get(node.as_str()) {
            return Ok(label.clone());
        }
        let label = self.find_label(node)?;
        self.labels.borrow_mut().insert(node.as_str().to_owned(), label.clone());
        Ok(label)
    }

    pub(super) fn find_label(&self, node: &NamedNode) -> Result<String, StoreError> {
        for property in [skos::PREF_LABEL, rdfs::LABEL, dcterms::TITLE] {
            let terms = self.objects(node, property)?;
            let dutch = |term: &&Term| matches!(term, Term::Literal(text) if text.language() == Some("nl"));
            if let Some(term) = terms.iter().find(dutch).or(terms.first()) {
                return Ok(spelt(term));
            }
        }
        Ok(node.as_str().rsplit(['/', '#']).next().unwrap_or(node.as_str()).to_owned())
    }

    pub(super) fn value(&self, term: &Term) -> Result<Value, StoreError> {
        Ok(match term {
            Term::NamedNode(node) => Value::Thing { iri: node.as_str().to_owned(), label: self.label(node)? },
            other => Value::Text(spelt(other)),
        })
    }

    pub(super) fn holding(&self, node: &NamedNode) -> Result<Holding, StoreError> {
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
    pub(super) fn derived(&self, iri: &str, graph: &GraphKey) -> Result<Vec<Derived>, StoreError> {
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
    pub(super) fn said(&self, iri: &str, graph: &GraphKey) -> Result<Option<Said>, StoreError> {
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
    pub(super) fn passage(&self, evidence: &Term) -> Result<Option<Passage>, StoreError> {
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

    pub(super) fn follow(&self, from: &[Term], property: NamedNodeRef<'_>) -> Result<Vec<Term>, StoreError> {
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
pub(super) fn spelt(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.to_string(),
    }
}
