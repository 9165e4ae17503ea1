//! Relations that the layout of a paper states, or a form of words that stands close to the names: the signature block,
//! the header, footnotes, brackets, headings with their answer below, and the fixed phrases in which letters send annexes
//! and report on motions and commitments.
//!
//! One file a group of predicates; what they share is the [`sheet::Sheet`], the paper in sentences and sections. The
//! phrases are data: `ontology/layout/phrases.toml`.

mod abbreviation;
mod address;
mod attachments;
mod bill;
mod cites;
mod commitment;
mod cues;
mod dossier;
mod ledger;
mod members;
mod motion;
mod own_motion;
mod party;
mod phrases;
mod post;
mod reports;
mod sheet;
mod signature;
mod vote;

pub(crate) use phrases::Phrases;

use super::Statement;
use crate::reading::Reading;
use ledger::Ledger;
use sheet::Sheet;

/// What the layout and the fixed phrases of a paper state, by place.
pub(crate) fn relate(reading: &Reading, phrases: &Phrases) -> Vec<Statement> {
    let sheet = Sheet::new(reading, phrases);
    let mut ledger = Ledger::default();
    dossier::find(&sheet, &mut ledger);
    address::find(&sheet, &mut ledger);
    signature::find(&sheet, &mut ledger);
    post::find(&sheet, &mut ledger);
    party::find(&sheet, &mut ledger);
    cites::find(&sheet, &mut ledger);
    abbreviation::find(&sheet, &mut ledger);
    attachments::find(&sheet, &mut ledger);
    members::find(&sheet, &mut ledger);
    motion::find(&sheet, &mut ledger);
    own_motion::find(&sheet, &mut ledger);
    bill::find(&sheet, &mut ledger);
    vote::find(&sheet, &mut ledger);
    commitment::find(&sheet, &mut ledger);
    reports::find(&sheet, &mut ledger);
    ledger.finish()
}
