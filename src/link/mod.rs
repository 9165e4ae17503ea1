//! `link`: candidates in, mentions with the things they name out.
//!
//! Within a paper two names are one thing where the paper says so (`Vereniging van Nederlandse Gemeenten (VNG)`), where an
//! authority file says so, or where they are one name in two spellings. Which of several records a name means is decided
//! by the words around it, by the paper's date, and then by the paper's other mentions.

mod bill;
mod commitment;
mod holder;
mod implied;
mod motion;
mod name;
mod person;
mod place;
mod publication;
mod region;
mod thing;

pub use thing::Linked;
pub(crate) use thing::Things;

use crate::extract::candidate::{Candidate, Names};
use crate::extract::numbered_law;
use crate::extract::page::Page;
use crate::extract::reference::Reference;
use crate::extract::{Mention, MentionKind};
use crate::source::Document;

/// What a linker looks at beside the candidates.
pub(crate) struct Scene<'a> {
    pub page: &'a Page<'a>,
    pub references: &'a [Reference],
    /// IRI of the paper.
    pub paper: &'a str,
    /// All settled candidates, by place.
    pub candidates: &'a [Candidate],
}

impl<'a> Scene<'a> {
    pub fn document(&self) -> &'a Document {
        self.page.document
    }
}

/// Links the settled candidates of a paper.
pub(crate) fn link(scene: &Scene<'_>) -> Linked {
    let candidates = scene.candidates;
    let mut things = Things::default();
    // Full names first, so that short forms find the thing they stand for.
    let mut entity_of: Vec<Option<usize>> = vec![None; candidates.len()];
    for pass in 0..3 {
        for (index, candidate) in candidates.iter().enumerate() {
            if entity_of[index].is_none() && turn(candidate) == pass {
                entity_of[index] = Some(one(scene, candidate, &mut things));
            }
        }
    }
    let derived = holder::find(scene, &entity_of, things.all());
    let mentions = candidates
        .iter()
        .zip(entity_of)
        .filter_map(|(candidate, entity)| {
            Some(Mention {
                span: candidate.span,
                kind: candidate.kind,
                entity: entity?,
                rule: candidate.rule.into(),
                score: candidate.score,
            })
        })
        .collect();
    implied::find(scene, &mut things);
    things.finish(mentions, derived)
}

/// In which pass a candidate is linked: names that stand on their own, then those that lean on others, then commitments, which
/// are told apart by the things around them.
fn turn(candidate: &Candidate) -> u8 {
    match (&candidate.names, candidate.kind) {
        (_, MentionKind::Commitment) => 2,
        // A head that stands alone may mean a longer name that comes later.
        (Names::Surface, MentionKind::Organisation) if candidate.rule == "capital/head" => 1,
        (Names::Called(_) | Names::PostOfSigner(_) | Names::Motion(_), _) => 1,
        _ => 0,
    }
}

fn one(scene: &Scene<'_>, candidate: &Candidate, things: &mut Things) -> usize {
    let surface = candidate.span.of(scene.page.text());
    match &candidate.names {
        Names::Records(records) => {
            let record = place::choose(scene, candidate, records, things);
            things.record(scene.page.knowledge, record, candidate, surface)
        }
        Names::Person { given, surname, party, in_office } => person::link(
            scene,
            candidate,
            &person::Parts { given, surname, party: party.as_deref(), in_office: *in_office },
            things,
        ),
        Names::Post(record) => things.record(scene.page.knowledge, *record, candidate, surface),
        Names::PostOfSigner(signer) => person::post_of_signer(scene, *signer, candidate, things),
        Names::Paper => things.paper(scene, candidate, surface),
        Names::Meeting { kind, date, title } => things.meeting(kind, date.as_deref(), title.as_deref(), surface),
        Names::Motion(surnames) => motion::link(scene, candidate, surnames, things),
        Names::Bill(title) => bill::link(scene, candidate, title, things),
        Names::Dated { name, date } => publication::link(scene, candidate, name, Some(date), things),
        Names::Upcoming(name) => publication::upcoming(name, surface, things),
        Names::Called(name) => name::link(scene, candidate, name, Some(surface), things),
        Names::Surface if candidate.rule == numbered_law::REFERENCE => act(scene, candidate, surface, things),
        Names::Surface => match candidate.kind {
            MentionKind::Publication => publication::link(scene, candidate, surface, None, things),
            MentionKind::Commitment => commitment::link(scene, candidate, things),
            _ => name::link(scene, candidate, surface, None, things),
        },
    }
}

/// A law of the European Union, by the reference that stands there: its name in one spelling, and its CELEX number for an IRI.
fn act(scene: &Scene<'_>, candidate: &Candidate, surface: &str, things: &mut Things) -> usize {
    let reference = scene.references.iter().find(|reference| reference.span == candidate.span);
    let name = reference.map_or(surface, |act| act.normal.as_str());
    let index = name::link(scene, candidate, name, Some(surface), things);
    if let Some(iri) = reference.and_then(|act| act.iris.first()) {
        things.identify(index, iri);
    }
    index
}
