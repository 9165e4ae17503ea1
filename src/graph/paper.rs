//! A reading as the named graph of its paper.

use super::evidence::Passages;
use super::iri::Iris;
use super::place::Places;
use super::sink::Sink;
use super::statement::Statements;
use super::term::{day, dutch, folded, iri, share, text};
use super::thing::{Things, official, paper_identifier, publication};
use super::vocab::{dcterms, foaf, kg, oa, prov};
use crate::reading::Reading;
use crate::slug::hash;
use oxigraph::model::{NamedNode, Quad};

/// With what a graph was made: the version of the program and of the knowledge files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maker {
    /// Version of the program, such as `0.1.0`.
    pub program: String,
    /// A name for the state of the knowledge files: a hash of their content.
    pub knowledge: String,
}

/// The quads of a reading, all in the named graph that has the paper's IRI as its name.
///
/// ```no_run
/// # fn example(reading: &kamergraaf::reading::Reading) {
/// use kamergraaf::graph::{Iris, Maker, paper_quads};
/// let maker = Maker { program: "0.1.0".into(), knowledge: "5f2a".into() };
/// let quads = paper_quads(reading, &Iris::default(), &maker);
/// # }
/// ```
#[must_use]
pub fn paper_quads(reading: &Reading, iris: &Iris, maker: &Maker) -> Vec<Quad> {
    let paper = iri(&iris.paper(&reading.paper));
    let mut sink = Sink::new(paper.clone());
    let places = Places::new(&reading.document);
    let passages = Passages { iris, paper: &paper, document: &reading.document };
    let things = Things::new(reading, iris, &paper);
    state_paper(reading, &paper, iris, maker, &mut sink);
    things.state(&mut sink);
    let marks = Marks { reading, iris, places: &places, passages: &passages, things: &things };
    let mentions = marks.mentions(&mut sink);
    super::derived::state(reading, &paper, iris, &things, &mentions, &mut sink);
    marks.references(&mut sink);
    let document = &reading.document;
    let statements =
        Statements { iris, document, paper: &paper, places: &places, passages: &passages, things: &things };
    statements.state(&reading.statements, &mut sink);
    sink.finish()
}

fn state_paper(reading: &Reading, paper: &NamedNode, iris: &Iris, maker: &Maker, sink: &mut Sink) {
    let document = &reading.document;
    let metadata = &document.metadata;
    sink.is_a(paper, kg::KAMERSTUK);
    sink.is_a(paper, foaf::DOCUMENT);
    let title = metadata.title.map(|title| folded(document.surface(title))).filter(|title| !title.is_empty());
    match paper_identifier(paper) {
        Some(identifier) => publication(paper, identifier, sink),
        None => {
            sink.name(paper, title.as_deref().unwrap_or(&document.name));
            sink.maybe(paper, dcterms::IDENTIFIER, metadata.identifier.as_deref().map(text));
        }
    }
    sink.maybe(paper, dcterms::TITLE, title.as_deref().map(dutch));
    sink.maybe(paper, dcterms::DATE, metadata.date.map(day));
    sink.maybe(paper, kg::NUMBER, metadata.number.as_deref().map(text));
    sink.maybe(paper, kg::PARLIAMENTARY_YEAR, metadata.parliamentary_year.as_deref().map(text));
    sink.add(paper, dcterms::SOURCE, text(&document.name));
    state_maker(paper, iris, maker, sink);
}

/// States with what a graph was made.
pub(super) fn state_maker(paper: &NamedNode, iris: &Iris, maker: &Maker, sink: &mut Sink) {
    let key = hash(&[&iris.standard(paper.as_str()), &maker.program, &maker.knowledge]);
    let activity = iri(&iris.minted("activity", &key));
    sink.add(paper, prov::WAS_GENERATED_BY, activity.clone());
    sink.is_a(&activity, prov::ACTIVITY);
    sink.add(&activity, kg::PROGRAM_VERSION, text(&maker.program));
    sink.add(&activity, kg::KNOWLEDGE_VERSION, text(&maker.knowledge));
}

/// Writes mentions and references: annotations of passages.
struct Marks<'a> {
    reading: &'a Reading,
    iris: &'a Iris,
    places: &'a Places<'a>,
    passages: &'a Passages<'a>,
    things: &'a Things<'a>,
}

impl Marks<'_> {
    /// Writes the mentions; gives their nodes, in their order.
    fn mentions(&self, sink: &mut Sink) -> Vec<Option<NamedNode>> {
        let mut nodes = Vec::with_capacity(self.reading.mentions.len());
        for mention in &self.reading.mentions {
            let node = self.things.entity(mention.entity).map(|thing| {
                let place = self.places.name(mention.span);
                let node = self.mark(&place, std::slice::from_ref(thing), &mention.rule, sink);
                sink.add(&node, kg::CONFIDENCE, share(mention.score));
                node
            });
            nodes.push(node);
        }
        nodes
    }

    fn references(&self, sink: &mut Sink) {
        for reference in &self.reading.references {
            let nodes: Vec<NamedNode> = reference.iris.iter().map(|target| iri(&self.iris.rebased(target))).collect();
            for node in &nodes {
                official(node, sink);
            }
            self.mark(&self.places.passage(reference.span), &nodes, "reference", sink);
        }
    }

    /// States that a passage names things.
    fn mark(&self, place: &super::Place<'_>, things: &[NamedNode], rule: &str, sink: &mut Sink) -> NamedNode {
        let standard: Vec<String> = things.iter().map(|thing| self.iris.standard(thing.as_str())).collect();
        let key = hash(&[&self.passages.key(place), &standard.join(" ")]);
        let node = iri(&self.iris.minted("mention", &key));
        sink.is_a(&node, kg::MENTION);
        sink.is_a(&node, oa::ANNOTATION);
        sink.add(&node, oa::MOTIVATED_BY, oa::IDENTIFYING.into_owned());
        for thing in things {
            sink.add(&node, oa::HAS_BODY, thing.clone());
        }
        let passage = self.passages.state(place, sink);
        sink.add(&node, oa::HAS_TARGET, passage);
        sink.add(&node, kg::RULE, text(rule));
        node
    }
}
