//! A reading as flat lines, for JSON Lines and tables: one line a mention, reference or relation.

use crate::graph::{Iris, Places};
use crate::knowledge::capitalised;
use crate::reading::{Entity, Reading};
use crate::relate::{Node, Value};
use crate::span::Span;
use serde::Serialize;
use serde_json::{Map, json};

/// One line of what was read. All offsets are Unicode code points of the original, `end` exclusive.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Line {
    /// A mention of a thing, or a reference to official publications.
    Mention {
        /// Where it begins.
        start: usize,
        /// Where it ends.
        end: usize,
        /// The words of the original.
        text: String,
        /// The kind of thing, or `Reference`.
        r#type: String,
        /// The IRI of the thing.
        #[serde(skip_serializing_if = "Option::is_none")]
        iri: Option<String>,
        /// The full name of the thing.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// The IRIs of the publications that a reference stands for.
        #[serde(skip_serializing_if = "Option::is_none")]
        iris: Option<Vec<String>>,
        /// The rule that found it.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
    },
    /// A relation that the paper states.
    Relation(StatementLine),
    /// How a party or a member voted on a motion, and what was decided.
    Vote(StatementLine),
    /// Who is meant where a mention names an office only: derived from the date and the authority files, not stated by the paper.
    Derived {
        /// Where the mention of the office begins.
        start: usize,
        /// Where it ends.
        end: usize,
        /// The words of the original.
        text: String,
        /// The office.
        post: NodeLine,
        /// Who held it.
        person: NodeLine,
        /// The day of the paper.
        date: String,
        /// The rule that derived it.
        rule: String,
        /// How sure it is, from 0 to 1, to two decimals.
        confidence: f64,
    },
}

/// What a paper states of two things.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StatementLine {
    /// Of what it is stated.
    pub subject: NodeLine,
    /// What is stated.
    pub predicate: String,
    /// The other end.
    pub object: NodeLine,
    /// Date, amount, status and the like. `by` is always a list.
    pub qualifiers: Map<String, serde_json::Value>,
    /// The passage that states it, as the original has it.
    pub evidence: String,
    /// Where the passage begins.
    pub start: usize,
    /// Where the passage ends.
    pub end: usize,
    /// The pattern that found it.
    pub pattern: String,
}

/// One end of a relation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NodeLine {
    /// The IRI of the thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Its full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Where the mention it comes from begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// Where the mention it comes from ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// A text, in place of a thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether it is the paper itself.
    #[serde(rename = "self", skip_serializing_if = "std::ops::Not::not")]
    pub itself: bool,
}

/// Qualifiers that may have several values: always written as a list.
const LISTS: [&str; 1] = ["by"];

/// All lines of a reading: mentions and references by place, then relations by place of their evidence, then derived holders by
/// place of the office.
#[must_use]
pub fn lines(reading: &Reading, iris: &Iris) -> Vec<Line> {
    let writer = Writer { reading, iris, places: Places::new(&reading.document) };
    let mut mentions: Vec<(Span, Line)> = Vec::new();
    for mention in &reading.mentions {
        let entity = reading.entities.get(mention.entity);
        let place = writer.places.name(mention.span);
        let line = Line::Mention {
            start: place.start,
            end: place.end,
            text: place.exact.to_owned(),
            r#type: format!("{:?}", mention.kind),
            iri: entity.map(|entity| iris.entity(entity)),
            label: entity.map(|entity| entity.label.clone()),
            iris: None,
            rule: Some(mention.rule.to_string()),
        };
        mentions.push((mention.span, line));
    }
    for reference in &reading.references {
        let place = writer.places.passage(reference.span);
        let line = Line::Mention {
            start: place.start,
            end: place.end,
            text: place.exact.to_owned(),
            r#type: "Reference".to_owned(),
            iri: None,
            label: None,
            iris: Some(reference.iris.clone()),
            rule: None,
        };
        mentions.push((reference.span, line));
    }
    mentions.sort_by_key(|(span, _)| *span);
    let mut lines: Vec<Line> = mentions.into_iter().map(|(_, line)| line).collect();
    lines.extend(reading.statements.iter().map(|statement| {
        let place = writer.places.passage(statement.evidence);
        let line = StatementLine {
            subject: writer.node(&statement.subject),
            predicate: camel_case(&format!("{:?}", statement.predicate)),
            object: writer.node(&statement.object),
            qualifiers: statement
                .qualifiers
                .iter()
                .map(|(name, values)| (name.clone(), writer.values(name, values)))
                .collect(),
            evidence: place.exact.to_owned(),
            start: place.start,
            end: place.end,
            pattern: statement.pattern.to_string(),
        };
        if statement.predicate.is_vote() { Line::Vote(line) } else { Line::Relation(line) }
    }));
    lines.extend(reading.derived.iter().filter_map(|derived| {
        let place = writer.places.name(reading.mentions.get(derived.mention)?.span);
        let node = |entity: &Entity| NodeLine {
            iri: Some(iris.entity(entity)),
            label: Some(entity.label.clone()),
            ..NodeLine::default()
        };
        Some(Line::Derived {
            start: place.start,
            end: place.end,
            text: place.exact.to_owned(),
            post: node(reading.entities.get(derived.post)?),
            person: node(&derived.person),
            date: derived.date.to_string(),
            rule: derived.rule.to_owned(),
            confidence: (f64::from(derived.score) * 100.0).round() / 100.0,
        })
    }));
    lines
}

/// The name of a predicate from the name of its variant: `SignedBy` is `signedBy`.
fn camel_case(variant: &str) -> String {
    let mut chars = variant.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

struct Writer<'a> {
    reading: &'a Reading,
    iris: &'a Iris,
    places: Places<'a>,
}

impl Writer<'_> {
    fn node(&self, node: &Node) -> NodeLine {
        match node {
            Node::Paper => NodeLine {
                iri: Some(self.iris.rebased(&self.reading.paper)),
                label: self
                    .reading
                    .document
                    .metadata
                    .title
                    .map(|title| self.reading.document.surface(title).to_owned()),
                itself: true,
                ..NodeLine::default()
            },
            Node::Entity { entity, mention } => {
                let entity = self.reading.entities.get(*entity);
                let place = mention
                    .and_then(|mention| self.reading.mentions.get(mention))
                    .map(|mention| self.places.name(mention.span));
                NodeLine {
                    iri: entity.map(|entity| self.iris.entity(entity)),
                    label: entity.map(|entity| entity.label.clone()),
                    start: place.map(|place| place.start),
                    end: place.map(|place| place.end),
                    ..NodeLine::default()
                }
            }
            Node::Kamerstuk(identifier) => NodeLine {
                iri: Some(self.iris.publication(identifier)),
                label: Some(identifier.clone()),
                ..NodeLine::default()
            },
            Node::Dossier(number) => {
                NodeLine { iri: Some(self.iris.dossier(number)), label: Some(number.clone()), ..NodeLine::default() }
            }
            Node::State(slug) => NodeLine {
                iri: Some(self.iris.minted("organisation", slug)),
                label: Some(capitalised(slug)),
                ..NodeLine::default()
            },
            Node::Decision(key) => NodeLine {
                iri: Some(self.iris.minted("decision", key)),
                label: Some(key.clone()),
                ..NodeLine::default()
            },
            Node::Literal(text) => NodeLine { value: Some(text.clone()), ..NodeLine::default() },
        }
    }

    fn values(&self, name: &str, values: &[Value]) -> serde_json::Value {
        let mut all: Vec<serde_json::Value> = values.iter().map(|value| self.value(value)).collect();
        if all.len() == 1 && !LISTS.contains(&name) { all.remove(0) } else { serde_json::Value::Array(all) }
    }

    fn value(&self, value: &Value) -> serde_json::Value {
        match value {
            Value::Text(text) | Value::Date(text) => json!(text),
            Value::Euro(amount) => json!(amount),
            Value::Bool(truth) => json!(truth),
            Value::Node(node) => json!(self.node(node)),
        }
    }
}
