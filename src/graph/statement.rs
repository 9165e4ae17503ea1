//! Statements: a plain triple for those who ask, and a node of its own for what is said about the statement.

use super::evidence::Passages;
use super::iri::Iris;
use super::place::Places;
use super::sink::Sink;
use super::term::{date, day, duration, euro, folded, iri, is_edtf, own, predicate_iri, share, text};
use super::thing::Things;
use super::vocab::{kg, oa};
use crate::relate::period::bounds;
use crate::relate::{Node, Predicate, Statement, Value};
use crate::slug::hash;
use crate::source::Document;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use std::collections::BTreeMap;

/// Writes the statements of one paper.
pub(super) struct Statements<'a> {
    pub iris: &'a Iris,
    pub document: &'a Document,
    pub paper: &'a NamedNode,
    pub places: &'a Places<'a>,
    pub passages: &'a Passages<'a>,
    pub things: &'a Things<'a>,
}

impl Statements<'_> {
    /// States all. Two that say the same are one statement with two passages and the higher confidence.
    pub(super) fn state(&self, statements: &[Statement], sink: &mut Sink) {
        let mut confidence: BTreeMap<String, f32> = BTreeMap::new();
        for statement in statements {
            let (Some(subject), Some(object)) = (self.things.node(&statement.subject), self.object(statement)) else {
                continue;
            };
            let predicate = predicate_iri(statement.predicate);
            let qualifiers = self.qualifiers(statement);
            let key = self.key(&subject, &predicate, &object, &qualifiers);
            let node = iri(&self.iris.minted("statement", &key));
            sink.add(&subject, predicate.as_ref(), object.clone());
            sink.is_a(&node, kg::STATEMENT);
            if let Some(class) = class(statement.predicate) {
                sink.is_a(&node, class);
            }
            sink.add(&node, rdf::SUBJECT, subject);
            sink.add(&node, rdf::PREDICATE, predicate);
            sink.add(&node, rdf::OBJECT, object);
            for (property, value) in qualifiers {
                sink.add(&node, property.as_ref(), value);
            }
            self.days(&node, statement, sink);
            sink.add(&node, kg::PATTERN, text(&statement.pattern));
            self.evidence(&node, statement, sink);
            let best = confidence.entry(node.into_string()).or_default();
            *best = best.max(statement.score);
        }
        for (node, score) in confidence {
            sink.add(&iri(&node), kg::CONFIDENCE, share(score));
        }
    }

    /// The first and the last day that a season, a quarter and the like can mean, so that they can be compared with dates.
    fn days(&self, node: &NamedNode, statement: &Statement, sink: &mut Sink) {
        for name in ["date", "until"] {
            for value in statement.qualifiers.get(name).into_iter().flatten() {
                let (first, last) = match value {
                    Value::Date(edtf) if is_edtf(edtf) => bounds(edtf),
                    _ => (None, None),
                };
                for (property, date) in [(kg::EARLIEST, first), (kg::LATEST, last)] {
                    if let Some(date) = date {
                        sink.add(node, property, day(date));
                    }
                }
            }
        }
    }

    fn evidence(&self, node: &NamedNode, statement: &Statement, sink: &mut Sink) {
        let place = self.places.passage(statement.evidence);
        let passage = self.passages.state(&place, sink);
        let evidence = iri(&self.iris.minted("evidence", &self.passages.key(&place)));
        sink.is_a(&evidence, oa::ANNOTATION);
        sink.add(&evidence, oa::HAS_BODY, node.clone());
        sink.add(&evidence, oa::HAS_TARGET, passage);
        sink.add(node, kg::EVIDENCE, evidence);
        // For reading: without the marks, hyphens and furniture that the original has between the words.
        sink.add(node, kg::QUOTE, text(&folded(self.document.surface(statement.evidence))));
    }

    /// The object. What was decided about supervision or in a vote is a thing of the ontology, not a word.
    fn object(&self, statement: &Statement) -> Option<Term> {
        match (&statement.object, statement.predicate) {
            (Node::Literal(word), Predicate::SupervisionDecision) => Some(match word.as_str() {
                "extended" => kg::EXTENDED.into_owned().into(),
                "ended" => kg::ENDED.into_owned().into(),
                other => text(other).into(),
            }),
            (Node::Literal(word), Predicate::Outcome) => Some(match word.as_str() {
                "adopted" => kg::ADOPTED.into_owned().into(),
                "rejected" => kg::REJECTED.into_owned().into(),
                other => text(other).into(),
            }),
            (Node::Literal(word), _) => Some(text(word).into()),
            (node, _) => self.things.node(node).map(Into::into),
        }
    }

    fn qualifiers(&self, statement: &Statement) -> Vec<(NamedNode, Term)> {
        let mut all = Vec::new();
        for (name, values) in &statement.qualifiers {
            let property = qualifier_property(name);
            all.extend(values.iter().filter_map(|value| Some((property.clone(), self.value(name, value)?))));
        }
        all
    }

    fn value(&self, name: &str, value: &Value) -> Option<Term> {
        Some(match value {
            Value::Text(word) => match (name, word.as_str()) {
                ("status", "settled") => kg::SETTLED.into_owned().into(),
                ("status", "announced") => kg::ANNOUNCED.into_owned().into(),
                ("status", "ongoing") => kg::ONGOING.into_owned().into(),
                ("recurrence", "structural") => kg::STRUCTURAL.into_owned().into(),
                ("recurrence", "yearly") => kg::YEARLY.into_owned().into(),
                ("recurrence", "one-off") => kg::ONE_OFF.into_owned().into(),
                ("duration", word) => duration(word).into(),
                ("year" | "since" | "date" | "until", word) => date(word).into(),
                (_, word) => text(word).into(),
            },
            Value::Euro(amount) => euro(*amount).into(),
            Value::Date(day) => date(day).into(),
            Value::Bool(truth) => Literal::from(*truth).into(),
            Value::Node(Node::Literal(word)) => text(word).into(),
            Value::Node(node) => self.things.node(node)?.into(),
        })
    }

    /// What tells one statement of a paper from another: all that it says, but not where or how it was found.
    fn key(
        &self,
        subject: &NamedNode,
        predicate: &NamedNode,
        object: &Term,
        qualifiers: &[(NamedNode, Term)],
    ) -> String {
        let mut parts = vec![
            self.iris.standard(self.paper.as_str()),
            self.iris.standard(subject.as_str()),
            predicate.as_str().to_owned(),
            self.spelling(object),
        ];
        for (property, value) in qualifiers {
            parts.push(property.as_str().to_owned());
            parts.push(self.spelling(value));
        }
        hash(&parts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn spelling(&self, term: &Term) -> String {
        match term {
            Term::NamedNode(node) => self.iris.standard(node.as_str()),
            other => other.to_string(),
        }
    }
}

/// The class of the statements that say more than a triple can.
const fn class(predicate: Predicate) -> Option<NamedNodeRef<'static>> {
    match predicate {
        Predicate::Funds => Some(kg::ALLOCATION),
        Predicate::SupervisionDecision => Some(kg::SUPERVISION_DECISION),
        Predicate::Commissions => Some(kg::ASSIGNMENT),
        _ => None,
    }
}

/// The property for a qualifier of the annotation guideline. Pattern files may add qualifiers: these keep their name.
fn qualifier_property(name: &str) -> NamedNode {
    match name {
        "date" => kg::ON_DATE.into_owned(),
        "by" => kg::DECIDED_BY.into_owned(),
        other => own(other),
    }
}
