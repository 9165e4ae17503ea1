//! Bills by their dossier, else by their official title; with them come the laws that they change and who proposes them.

use super::thing::slug;
use super::{Scene, Things, name, person, place};
use crate::extract::MentionKind;
use crate::extract::bill::BillTitle;
use crate::extract::candidate::{Candidate, Names};

/// The slug of a title is made from so many of its words.
const WORDS: usize = 12;

/// The bill that a title names.
pub(crate) fn link(scene: &Scene<'_>, candidate: &Candidate, title: &BillTitle, things: &mut Things) -> usize {
    let surface = candidate.span.of(scene.page.text());
    let key = match &title.dossier {
        Some(dossier) => format!("wetsvoorstel-{}", dossier.to_lowercase()),
        None => slug(&surface.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ")),
    };
    let index = things.with_slug(MentionKind::Law, &key, surface);
    things.name(index, surface);
    for (name, names) in &title.laws {
        let law = Candidate { names: names.clone(), ..candidate.clone() };
        let law = match names {
            Names::Records(records) => {
                let record = place::choose(scene, &law, records, things);
                things.record(scene.page.knowledge, record, &law, name)
            }
            _ => name::link(scene, &law, name, None, things),
        };
        things.imply(law);
    }
    let person = Candidate { kind: MentionKind::Person, ..candidate.clone() };
    for (given, surname) in &title.proposers {
        let parts = person::Parts { given, surname, party: None, in_office: false };
        let proposer = person::called(scene, &person, surname, &parts, things);
        things.imply(proposer);
    }
    index
}
