//! What a store holds, counted.

use crate::graph::vocab::{foaf, kg, oa};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{Literal, NamedNodeRef, NamedOrBlankNode, Term};
use oxigraph::store::{StorageError, Store as Oxigraph};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How much of everything a store holds. Kinds are the local names of classes: `Organisation`, `Person`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Papers that were read.
    pub papers: usize,
    /// Mentions, by the kind of what they name; references are of the kind `Reference`.
    pub mentions: BTreeMap<String, usize>,
    /// Distinct things, by kind.
    pub entities: BTreeMap<String, usize>,
    /// Statements, by the local name of their predicate. What two papers state counts twice.
    pub statements: BTreeMap<String, usize>,
    /// Quads, of all graphs.
    pub quads: usize,
}

/// What a reference counts as.
const REFERENCE: &str = "Reference";

/// The classes of things, in the order in which people expect them.
const CLASSES: [NamedNodeRef<'static>; 13] = [
    foaf::PERSON,
    kg::POST_CLASS,
    kg::PARTY,
    kg::ORGANISATION,
    kg::REGION,
    kg::PROGRAMME_CLASS,
    kg::LAW,
    kg::PUBLICATION,
    kg::MEETING,
    kg::MOTION,
    kg::COMMITMENT,
    kg::KAMERSTUK,
    kg::DOSSIER,
];

impl Census {
    pub(super) fn of(graph: &Oxigraph, papers: usize) -> Result<Self, StorageError> {
        let mut census = Self { papers, quads: graph.len()?, ..Self::default() };
        // Only looked up, never listed, so their order shows nowhere.
        let mut kinds: HashMap<NamedOrBlankNode, NamedNodeRef<'static>> = HashMap::new();
        for class in CLASSES {
            let mut members = HashSet::new();
            for quad in graph.quads_for_pattern(None, Some(rdf::TYPE), Some(class.into()), None) {
                members.insert(quad?.subject);
            }
            if !members.is_empty() {
                census.entities.insert(local_name(class.as_str()), members.len());
            }
            for member in members {
                kinds.entry(member).or_insert(class);
            }
        }
        census.mentions = mentions(graph, &kinds)?;
        let mut statements = HashSet::new();
        for quad in graph.quads_for_pattern(None, Some(rdf::PREDICATE), None, None) {
            let quad = quad?;
            if let (Term::NamedNode(predicate), true) = (&quad.object, statements.insert(quad.subject)) {
                *census.statements.entry(local_name(predicate.as_str())).or_default() += 1;
            }
        }
        Ok(census)
    }
}

fn mentions(
    graph: &Oxigraph,
    kinds: &HashMap<NamedOrBlankNode, NamedNodeRef<'static>>,
) -> Result<BTreeMap<String, usize>, StorageError> {
    let mut references = HashSet::new();
    for quad in graph.quads_for_pattern(None, Some(kg::RULE), Some(reference_rule().as_ref()), None) {
        references.insert(quad?.subject);
    }
    let mut counts = BTreeMap::new();
    for quad in graph.quads_for_pattern(None, Some(rdf::TYPE), Some(kg::MENTION.into()), None) {
        let mention = quad?.subject;
        let kind = if references.contains(&mention) {
            REFERENCE.to_owned()
        } else {
            let body =
                graph.quads_for_pattern(Some(mention.as_ref()), Some(oa::HAS_BODY), None, None).next().transpose()?;
            let thing = body.and_then(|quad| match quad.object {
                Term::NamedNode(node) => Some(NamedOrBlankNode::NamedNode(node)),
                _ => None,
            });
            thing.and_then(|thing| kinds.get(&thing)).map(|class| local_name(class.as_str())).unwrap_or_default()
        };
        *counts.entry(kind).or_default() += 1;
    }
    Ok(counts)
}

fn reference_rule() -> Term {
    Literal::new_simple_literal("reference").into()
}

/// The part of an IRI after its namespace.
fn local_name(iri: &str) -> String {
    iri.rsplit(['#', '/']).next().unwrap_or(iri).to_owned()
}
