//! What the authority files say of the things that papers name, as a graph of its own.
//!
//! The graph stage knows no authority files: whoever holds them hands over plain records, whose things already have their
//! IRIs (those minted under the standard base move to the chosen one).

use super::iri::Iris;
use super::sink::Sink;
use super::term::{date, day, dutch, iri, text};
use super::thing::classify;
use super::vocab::{dcterms, kg, org, owl, skos};
use crate::extract::MentionKind;
use crate::slug::{hash, slug};
use jiff::civil::Date;
use oxigraph::model::{NamedNode, NamedNodeRef, Quad};

/// Records of the authority files, in any order.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// The things that papers name.
    pub things: Vec<Thing>,
    /// Who held which post.
    pub tenures: Vec<Tenure>,
    /// Who belonged to which party.
    pub memberships: Vec<Membership>,
    /// Which municipality belongs to which region.
    pub inclusions: Vec<Inclusion>,
    /// What became of municipalities.
    pub changes: Vec<Change>,
}

/// One thing, as an authority file has it.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Its IRI, as [`Iris::entity`] gives it for a linked entity.
    pub iri: String,
    /// What it is.
    pub kind: MentionKind,
    /// The kind within the kind: `municipality`, `ministry`; empty for none.
    pub subkind: String,
    /// Its official name.
    pub label: String,
    /// Its other names.
    pub names: Vec<String>,
    /// IRIs in other data sets that name exactly the same thing.
    pub same_as: Vec<String>,
    /// IRIs of the things that it is part of: the province of a municipality, the ministry of a post.
    pub part_of: Vec<String>,
    /// Since when it exists.
    pub valid_from: Option<Date>,
    /// Until when it existed.
    pub valid_to: Option<Date>,
}

/// The holding of a post.
#[derive(Clone, Debug)]
pub struct Tenure {
    /// IRI of the person.
    pub person: String,
    /// IRI of the post.
    pub post: String,
    /// First day.
    pub from: Option<Date>,
    /// The day on which it ended; none while it lasts.
    pub to: Option<Date>,
}

/// The membership of a party, as member of parliament or of government.
#[derive(Clone, Debug)]
pub struct Membership {
    /// IRI of the person.
    pub person: String,
    /// IRI of the party.
    pub party: String,
    /// First day.
    pub from: Option<Date>,
    /// The day on which it ended; none while it lasts.
    pub to: Option<Date>,
}

/// The belonging of a municipality to a region that is drawn along the borders of municipalities.
#[derive(Clone, Debug)]
pub struct Inclusion {
    /// IRI of the municipality.
    pub part: String,
    /// IRI of the youth region, safety region.
    pub whole: String,
    /// The years of the editions of the division that have it so.
    pub as_of: Vec<i16>,
    /// First day on which both exist.
    pub valid_from: Option<Date>,
    /// Last day on which both exist.
    pub valid_to: Option<Date>,
}

/// What became of municipalities on a day.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its IRI in the register; without one it is minted.
    pub iri: Option<String>,
    /// What it was: `samenvoeging`, `uitbreiding`, `herschikking`.
    pub kind: String,
    /// The first day on which it holds.
    pub date: Option<Date>,
    /// IRIs of those that ended.
    pub before: Vec<String>,
    /// IRIs of those in which they live on.
    pub after: Vec<String>,
    /// The IRI of the law or decision behind it.
    pub legal_basis: Option<String>,
}

/// The quads of authority records, all in the graph [`Iris::authority_graph`].
#[must_use]
pub fn authority_quads(authority: &Authority, iris: &Iris) -> Vec<Quad> {
    let mut sink = Sink::new(iri(&iris.authority_graph()));
    for thing in &authority.things {
        state_thing(thing, iris, &mut sink);
    }
    for tenure in &authority.tenures {
        let holding = Holding { class: kg::TENURE, segment: "tenure", role: kg::POST };
        holding.state(&tenure.person, &tenure.post, tenure.from, tenure.to, iris, &mut sink);
    }
    for membership in &authority.memberships {
        let holding = Holding { class: kg::PARTY_MEMBERSHIP, segment: "membership", role: kg::PARTY_OF };
        holding.state(&membership.person, &membership.party, membership.from, membership.to, iris, &mut sink);
    }
    for inclusion in &authority.inclusions {
        state_inclusion(inclusion, iris, &mut sink);
    }
    for change in &authority.changes {
        state_change(change, iris, &mut sink);
    }
    sink.finish()
}

/// A municipality in a region: a plain triple, and a node of its own for when.
fn state_inclusion(inclusion: &Inclusion, iris: &Iris, sink: &mut Sink) {
    let (part, whole) = (iri(&iris.rebased(&inclusion.part)), iri(&iris.rebased(&inclusion.whole)));
    let key = format!("{}-{}", last_segment(&part), last_segment(&whole));
    let node = iri(&iris.minted("membership", &key));
    sink.add(&part, kg::PART_OF, whole.clone());
    sink.add(&part, dcterms::IS_PART_OF, whole.clone());
    sink.is_a(&node, kg::REGION_MEMBERSHIP);
    sink.is_a(&node, org::MEMBERSHIP);
    sink.add(&node, org::MEMBER, part);
    sink.add(&node, kg::REGION_OF, whole);
    for year in &inclusion.as_of {
        sink.add(&node, kg::AS_OF, date(&year.to_string()));
    }
    sink.maybe(&node, kg::VALID_FROM, inclusion.valid_from.map(day));
    sink.maybe(&node, kg::VALID_TO, inclusion.valid_to.map(day));
}

/// A change of municipalities: plain triples from each successor to each predecessor, and the event with its day and law.
fn state_change(change: &Change, iris: &Iris, sink: &mut Sink) {
    let node = |name: &String| iri(&iris.rebased(name));
    let key = || hash(&change.before.iter().chain(&change.after).map(String::as_str).collect::<Vec<_>>());
    let event = iri(&change.iri.clone().unwrap_or_else(|| iris.minted("change", &key())));
    sink.is_a(&event, org::CHANGE_EVENT);
    sink.add(&event, kg::KIND, text(&change.kind));
    sink.maybe(&event, kg::ON_DATE, change.date.map(day));
    for before in change.before.iter().map(node) {
        for after in change.after.iter().map(node) {
            sink.add(&after, kg::SUCCEEDS, before.clone());
        }
        sink.add(&event, org::ORIGINAL_ORGANIZATION, before);
    }
    for after in change.after.iter().map(node) {
        sink.add(&event, org::RESULTING_ORGANIZATION, after);
    }
    if let Some(law) = &change.legal_basis {
        sink.link(&event, dcterms::SOURCE, law.trim_end_matches(".html"));
    }
}

fn state_thing(thing: &Thing, iris: &Iris, sink: &mut Sink) {
    let node = iri(&iris.rebased(&thing.iri));
    classify(&node, thing.kind, sink);
    sink.name(&node, &thing.label);
    for name in thing.names.iter().filter(|name| **name != thing.label) {
        sink.add(&node, skos::ALT_LABEL, dutch(name));
    }
    if !thing.subkind.is_empty() {
        sink.add(&node, kg::KIND, text(&thing.subkind));
    }
    for same in &thing.same_as {
        sink.link(&node, owl::SAME_AS, same);
    }
    for whole in &thing.part_of {
        let whole = iri(&iris.rebased(whole));
        sink.add(&node, dcterms::IS_PART_OF, whole.clone());
        // The predicate of the guideline holds between things of one kind; a post belongs to a ministry in the wider sense alone.
        if thing.kind != MentionKind::Post {
            sink.add(&node, kg::PART_OF, whole);
        }
    }
    sink.maybe(&node, kg::VALID_FROM, thing.valid_from.map(day));
    sink.maybe(&node, kg::VALID_TO, thing.valid_to.map(day));
}

/// A person's holding of something for a time.
struct Holding {
    class: NamedNodeRef<'static>,
    /// The part of the IRI that tells the class.
    segment: &'static str,
    /// The property that leads to what is held.
    role: NamedNodeRef<'static>,
}

impl Holding {
    fn state(&self, person: &str, held: &str, from: Option<Date>, to: Option<Date>, iris: &Iris, sink: &mut Sink) {
        let node = held_iri(iris, self.segment, person, held, from);
        let (person, held) = (iri(&iris.rebased(person)), iri(&iris.rebased(held)));
        sink.is_a(&node, self.class);
        sink.is_a(&node, org::MEMBERSHIP);
        sink.add(&node, org::MEMBER, person);
        sink.add(&node, self.role, held);
        sink.maybe(&node, kg::FROM, from.map(day));
        sink.maybe(&node, kg::TO, to.map(day));
    }
}

/// The IRI of the holding of a post.
pub(super) fn tenure_iri(iris: &Iris, person: &str, post: &str, from: Option<Date>) -> NamedNode {
    held_iri(iris, "tenure", person, post, from)
}

fn held_iri(iris: &Iris, segment: &str, person: &str, held: &str, from: Option<Date>) -> NamedNode {
    let (person, held) = (iri(&iris.rebased(person)), iri(&iris.rebased(held)));
    let mut key = format!("{}-{}", last_segment(&person), last_segment(&held));
    if let Some(from) = from {
        key = format!("{key}-{from}");
    }
    // The key may be longer than a slug: cutting it off would make one of two tenures of one person.
    iri(&iris.minted(segment, &key))
}

/// The slug at the end of an IRI.
fn last_segment(node: &NamedNode) -> String {
    let end = node.as_str().trim_end_matches(['/', '#']).rsplit(['/', '#']).next();
    slug(end.unwrap_or_default())
}
