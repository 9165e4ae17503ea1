//! The data of the Tweede Kamer, straight to statements: who submitted, how it was voted and by which party, which
//! commitment is open.
//!
//! What belongs together may stand in several files (`Zaak`, `Besluit`, `Stemming` are sets of their own), so all files of a
//! build are joined first. Each record then has a graph of its own, named after its official IRI.

mod decision;
mod facts;
mod join;
mod meeting;
mod papers;
mod who;

use super::survey::DataFile;
use crate::graph::Iris;
use crate::graph::Maker;
use crate::graph::records::record_quads;
use crate::knowledge::Knowledge;
use facts::Facts;
use join::Joined;
use oxigraph::model::Quad;
use papers::Papers;
use std::collections::BTreeMap;
use who::Who;

/// Where the records of the Tweede Kamer live: `Zaak(fc505e38-aa2c-416d-bdf4-fc53556f1a06)` is found under it.
pub const RECORDS: &str = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/";

/// What the data of a build give.
#[derive(Debug, Default)]
pub struct OfficialRecords {
    /// A graph for each record, by IRI.
    pub graphs: Vec<RecordGraph>,
    /// The IRIs of records that were deleted.
    pub deleted: Vec<String>,
    /// How many entries of the data say nothing that can be stated, by kind and reason.
    pub unused: BTreeMap<String, usize>,
}

/// The graph of a record.
#[derive(Debug)]
pub struct RecordGraph {
    /// Its IRI.
    pub iri: String,
    /// The path of the file that it stands in.
    pub source: String,
    /// BLAKE3 of that file.
    pub hash: String,
    /// What it says.
    pub quads: Vec<Quad>,
    /// Whether it is known by what other records tell of it only: a store that knows more keeps what it has.
    pub partial: bool,
}

/// Joins the data of all files and makes a graph of each record. Of a record that comes twice the last one counts; one that
/// any file says was deleted is gone.
#[must_use]
pub fn official_records(files: &[DataFile], knowledge: &Knowledge, iris: &Iris, maker: &Maker) -> OfficialRecords {
    let joined = Joined::new(files);
    let papers = Papers::new(&joined);
    let facts = Facts { joined: &joined, papers: &papers, who: Who { knowledge } };
    let graphs = facts
        .records()
        .into_iter()
        .map(|(file, mut record)| {
            let DataFile { source, hash, .. } = &files[file];
            source.rsplit('/').next().unwrap_or(source).clone_into(&mut record.file);
            let quads = record_quads(&record, iris, maker);
            let partial = joined.partial.contains(&record.iri);
            RecordGraph { partial, iri: record.iri, source: source.clone(), hash: hash.clone(), quads }
        })
        .collect();
    OfficialRecords { graphs, deleted: joined.deleted.into_iter().collect(), unused: joined.unused }
}

/// The IRI of a record, by its kind in any case and its identifier.
fn record_iri(kind: &str, id: &str) -> String {
    const KINDS: [&str; 14] = [
        "Zaak",
        "Besluit",
        "Stemming",
        "Document",
        "Kamerstukdossier",
        "Persoon",
        "Fractie",
        "Activiteit",
        "Toezegging",
        "ZaakActor",
        "DocumentActor",
        "ActiviteitActor",
        "Vergadering",
        "Commissie",
    ];
    let kind = KINDS.iter().find(|known| known.eq_ignore_ascii_case(kind)).copied().unwrap_or(kind);
    format!("{RECORDS}{kind}({id})")
}
