//! Derived holders: whom a paper means where it names an office only. No statement of the paper, so no triple between person and
//! post: a node of its own, which says by which rule and from what it was derived.

use super::authority::tenure_iri;
use super::iri::Iris;
use super::sink::Sink;
use super::term::{day, folded, iri, share, text};
use super::thing::Things;
use super::vocab::{kg, prov};
use crate::reading::Reading;
use crate::slug::hash;
use oxigraph::model::NamedNode;
use std::collections::BTreeMap;

/// Writes the derived holders of one paper; `mentions` are the nodes of the mentions. The same person by the same rule for the same
/// post is one node, derived from all mentions.
pub(super) fn state(
    reading: &Reading,
    paper: &NamedNode,
    iris: &Iris,
    things: &Things<'_>,
    mentions: &[Option<NamedNode>],
    sink: &mut Sink,
) {
    let mut confidence: BTreeMap<String, f32> = BTreeMap::new();
    for derived in &reading.derived {
        let (Some(post), Some(Some(mention))) = (things.entity(derived.post), mentions.get(derived.mention)) else {
            continue;
        };
        let (person, held) = (iris.entity(&derived.person), iris.entity(&derived.held));
        let keys = [paper.as_str(), post.as_str(), &person].map(|key| iris.standard(key));
        let key = hash(&[&keys[0], &keys[1], &keys[2], derived.rule]);
        let node = iri(&iris.minted("derivation", &key));
        sink.is_a(&node, kg::DERIVATION);
        sink.add(&node, kg::HOLDER, iri(&person));
        sink.add(&node, kg::POST, post.clone());
        sink.add(&node, kg::ON_DATE, day(derived.date));
        sink.add(&node, kg::RULE, text(derived.rule));
        sink.add(&node, prov::WAS_DERIVED_FROM, mention.clone());
        sink.add(&node, prov::WAS_DERIVED_FROM, tenure_iri(iris, &person, &held, derived.period.from));
        if let Some(mention) = reading.mentions.get(derived.mention) {
            sink.add(&node, kg::QUOTE, text(&folded(reading.document.surface(mention.span))));
        }
        let best = confidence.entry(node.into_string()).or_default();
        *best = best.max(derived.score);
    }
    for (node, score) in confidence {
        sink.add(&iri(&node), kg::CONFIDENCE, share(score));
    }
}
