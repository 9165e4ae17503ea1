//! The things that a paper names: persons, bodies, regions, other papers, dossiers.

use super::iri::{Iris, PUBLICATIONS};
use super::sink::Sink;
use super::term::{dutch, folded, iri, text};
use super::vocab::{dcterms, eli, foaf, kg, org, owl, skos};
use crate::extract::MentionKind;
use crate::knowledge::capitalised;
use crate::reading::Reading;
use crate::relate::{Node, Value};
use crate::span::Span;
use oxigraph::model::{NamedNode, NamedNodeRef};
use std::collections::{BTreeMap, BTreeSet};

/// The class of the things of a kind.
#[must_use]
pub const fn class_of(kind: MentionKind) -> NamedNodeRef<'static> {
    match kind {
        MentionKind::Person => foaf::PERSON,
        MentionKind::Post => kg::POST_CLASS,
        MentionKind::Party => kg::PARTY,
        MentionKind::Organisation => kg::ORGANISATION,
        MentionKind::Region => kg::REGION,
        MentionKind::Programme => kg::PROGRAMME_CLASS,
        MentionKind::Law => kg::LAW,
        MentionKind::Publication => kg::PUBLICATION,
        MentionKind::Meeting => kg::MEETING,
        MentionKind::Motion => kg::MOTION,
        MentionKind::Commitment => kg::COMMITMENT,
    }
}

/// Says what kind a thing is, also in the words of the standard vocabulary where there is one: few readers of RDF reason.
pub(super) fn classify(node: &NamedNode, kind: MentionKind, sink: &mut Sink) {
    sink.is_a(node, class_of(kind));
    match kind {
        MentionKind::Post => sink.is_a(node, org::POST),
        MentionKind::Organisation | MentionKind::Party => sink.is_a(node, org::ORGANIZATION),
        MentionKind::Law => sink.is_a(node, eli::LEGAL_RESOURCE),
        _ => {}
    }
}

/// The things of one reading and their nodes.
pub(super) struct Things<'a> {
    reading: &'a Reading,
    iris: &'a Iris,
    /// One an entity of the reading.
    nodes: Vec<NamedNode>,
    paper: &'a NamedNode,
}

impl<'a> Things<'a> {
    pub(super) fn new(reading: &'a Reading, iris: &'a Iris, paper: &'a NamedNode) -> Self {
        let nodes = reading.entities.iter().map(|entity| iri(&iris.entity(entity))).collect();
        Self { reading, iris, nodes, paper }
    }

    /// The node of an entity, by its index in the reading.
    pub(super) fn entity(&self, index: usize) -> Option<&NamedNode> {
        self.nodes.get(index)
    }

    /// The node for one end of a statement; a literal has none.
    pub(super) fn node(&self, node: &Node) -> Option<NamedNode> {
        match node {
            Node::Paper => Some(self.paper.clone()),
            Node::Entity { entity, .. } => self.entity(*entity).cloned(),
            Node::Kamerstuk(identifier) => Some(iri(&self.iris.publication(identifier))),
            Node::Dossier(number) => Some(iri(&self.iris.dossier(number))),
            Node::State(slug) => Some(iri(&self.iris.minted("organisation", slug))),
            Node::Decision(key) => Some(iri(&self.iris.minted("decision", key))),
            Node::Literal(_) => None,
        }
    }

    /// States what the paper itself tells of each thing that it names.
    pub(super) fn state(&self, sink: &mut Sink) {
        let spellings = self.spellings();
        for (index, (entity, node)) in self.reading.entities.iter().zip(&self.nodes).enumerate() {
            // The title of the paper itself is a mention too; what the paper is, is stated elsewhere.
            if node != self.paper {
                classify(node, entity.kind, sink);
            }
            let label = if node == self.paper {
                None
            } else if let Some(identifier) = paper_identifier(node) {
                publication(node, identifier, sink);
                sink.add(node, skos::ALT_LABEL, dutch(&entity.label));
                None
            } else {
                sink.name(node, &entity.label);
                Some(entity.label.as_str())
            };
            for spelling in spellings.get(&index).into_iter().flatten() {
                if Some(spelling.as_str()) != label {
                    sink.add(node, skos::ALT_LABEL, dutch(spelling));
                }
            }
            for same in &entity.same_as {
                sink.link(node, owl::SAME_AS, same);
            }
            if node != self.paper {
                sink.add(node, kg::FOUND_IN, text(if entity.record.is_some() { "authority" } else { "text" }));
            }
        }
        for statement in &self.reading.statements {
            let values = statement.qualifiers.values().flatten().filter_map(|value| match value {
                Value::Node(node) => Some(node),
                _ => None,
            });
            for node in [&statement.subject, &statement.object].into_iter().chain(values) {
                self.describe(node, sink);
            }
        }
    }

    /// States what is known of a thing that has no mention of its own.
    fn describe(&self, node: &Node, sink: &mut Sink) {
        let Some(named) = self.node(node).filter(|named| named != self.paper) else { return };
        match node {
            Node::Kamerstuk(_) | Node::Dossier(_) => official(&named, sink),
            Node::State(slug) => {
                classify(&named, MentionKind::Organisation, sink);
                sink.name(&named, &capitalised(slug));
            }
            Node::Decision(key) => {
                sink.is_a(&named, kg::HOUSE_DECISION);
                sink.name(&named, &format!("Besluit {key}"));
            }
            Node::Paper | Node::Entity { .. } | Node::Literal(_) => {}
        }
    }

    /// How the paper spells each entity: the surfaces of its mentions, save those that name several things at once and those
    /// that merely point to it.
    fn spellings(&self) -> BTreeMap<usize, BTreeSet<String>> {
        let mut named: BTreeMap<Span, BTreeSet<usize>> = BTreeMap::new();
        for mention in &self.reading.mentions {
            named.entry(mention.span).or_default().insert(mention.entity);
        }
        let mut all: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for mention in &self.reading.mentions {
            let Some(entity) = self.reading.entities.get(mention.entity) else { continue };
            let joint = named.get(&mention.span).is_some_and(|entities| entities.len() > 1);
            let spelling = folded(self.reading.document.surface(mention.span));
            if !joint && mention.rule != POINTER && entity.names.contains(&spelling) {
                all.entry(mention.entity).or_default().insert(spelling);
            }
        }
        all
    }
}

/// The rule of mentions that point to a post without naming it: `mijn ambtsvoorganger`.
const POINTER: &str = "post/predecessor";

/// States what the IRI of an official publication or a dossier tells of it.
pub(super) fn official(node: &NamedNode, sink: &mut Sink) {
    if let Some(identifier) = paper_identifier(node) {
        publication(node, identifier, sink);
    } else if let Some(number) = node.as_str().strip_prefix(PUBLICATIONS).and_then(|rest| rest.strip_prefix("dossier/"))
    {
        sink.is_a(node, kg::DOSSIER);
        sink.add(node, dcterms::IDENTIFIER, text(number));
        sink.name(node, &format!("Dossier {}", spoken_dossier(number)));
    }
}

/// The identifier of an official publication, if the node is one.
pub(super) fn paper_identifier(node: &NamedNode) -> Option<&str> {
    node.as_str().strip_prefix(PUBLICATIONS).filter(|rest| !rest.contains('/'))
}

/// States what its identifier tells of an official publication.
pub(super) fn publication(node: &NamedNode, identifier: &str, sink: &mut Sink) {
    let kamerstuk = identifier.starts_with("kst-");
    sink.is_a(node, if kamerstuk { kg::KAMERSTUK } else { kg::PUBLICATION });
    sink.add(node, dcterms::IDENTIFIER, text(identifier));
    sink.name(node, &spoken_paper(identifier));
}

/// How people call a kamerstuk: `kst-35925-XVI-161` is `Kamerstuk 35 925 XVI, nr. 161`; any other identifier as it is.
fn spoken_paper(identifier: &str) -> String {
    match identifier.strip_prefix("kst-").and_then(|rest| rest.rsplit_once('-')) {
        Some((dossier, number)) => format!("Kamerstuk {}, nr. {number}", spoken_dossier(dossier)),
        None => identifier.to_owned(),
    }
}

/// How people write the number of a dossier: `35925-XVI` is `35 925 XVI`, `21501-07` stays `21 501-07`.
fn spoken_dossier(number: &str) -> String {
    let (digits, rest) = number.split_at(number.bytes().take_while(u8::is_ascii_digit).count());
    let chapter = match rest.strip_prefix('-') {
        Some(chapter) if chapter.starts_with(|c: char| c.is_ascii_alphabetic()) => format!(" {chapter}"),
        _ => rest.to_owned(),
    };
    match digits.len() {
        4..=6 => format!("{} {}{chapter}", &digits[..digits.len() - 3], &digits[digits.len() - 3..]),
        _ => format!("{digits}{chapter}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_called_as_people_call_them() {
        for (identifier, spoken) in [
            ("kst-31839-816", "Kamerstuk 31 839, nr. 816"),
            ("kst-35925-XVI-161", "Kamerstuk 35 925 XVI, nr. 161"),
            ("kst-21501-07-1750", "Kamerstuk 21 501-07, nr. 1750"),
            ("kst-35302-F", "Kamerstuk 35 302, nr. F"),
            ("stb-2018-84", "stb-2018-84"),
        ] {
            assert_eq!(spoken_paper(identifier), spoken);
        }
    }
}
