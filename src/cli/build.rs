//! `build`: papers in, the graph out.

use super::assembly::{Assembly, ONTOLOGY};
use super::intake::Asked;
use super::read::Reader;
use super::{Outcome, STORE};
use crate::graph::{Authority, Iris};
use crate::intake::{Beside, Piece, official_records};
use crate::store::Store;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// Read papers and keep their graph in a store.
///
///   kamergraaf build examples/letters
///   kamergraaf build --store my.store letters/ dump.zip extra/816.txt
///   pdftotext brief.pdf - | kamergraaf build -
///   find . -name '*.xml' | kamergraaf build --files-from -
///
/// Folders are read with all that is in them, hidden files left out, and so are archives (.zip,
/// .tar.gz) and JSON lines of {id, text, date, ...}. Of a paper that comes in several formats the
/// richest is read; metadata.xml and the like beside it outrank its text; an OCR text beside a
/// scan stands in for it; data of the Tweede Kamer (OData, SyncFeed) become statements. A paper
/// that did not change since the last build is not read again; one that did replaces what the
/// store had of it; what the paths no longer hold stays, unless --prune is given. A paper that
/// cannot be read is named, the others go on, and the exit status is 2.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(flatten)]
    asked: Asked,
    /// The folder of the store; it is made if it is not there.
    #[arg(long = "store", value_name = "DIR", default_value = STORE)]
    folder: PathBuf,
    /// Remove what the store has of files that are gone from the paths.
    #[arg(long)]
    prune: bool,
    /// Under which IRI things without an official one get theirs.
    #[arg(long, value_name = "IRI", default_value = crate::graph::BASE)]
    base_iri: String,
    /// A folder with knowledge files that add to those compiled in, or replace them.
    #[arg(long, value_name = "DIR")]
    knowledge: Option<PathBuf>,
}

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let iris = Iris::new(&self.base_iri)?;
        let reader = Reader::new(self.knowledge.as_deref())?;
        let (survey, faults) = self.asked.survey(&self.folder)?;
        let store = Store::create(&self.folder, iris.base())?;
        let least = self.asked.min_confidence;
        let read = |piece: &Piece, beside: &Beside| reader.read(piece, beside).map(|reading| reading.at_least(least));
        let maker = reader.maker();
        let state = self.asked.state(&maker);
        let mut build = Assembly::new(read, maker, state, iris, store);
        build.warnings = faults;
        let bar = bar(survey.papers.len());
        build.papers(&survey, || bar.inc(1))?;
        bar.finish_and_clear();
        build.refused(&survey);
        let (iris, knowledge) = (build.iris.clone(), reader.knowledge());
        build.records(&survey, |survey, maker| official_records(&survey.data, knowledge, &iris, maker))?;
        if self.prune {
            build.prune(&survey)?;
        }
        let ontology = knowledge.files().text(ONTOLOGY)?;
        build.finish(ontology, |things| Authority::of(knowledge, things, &iris))?;
        build.tell(&self.folder, &survey)
    }
}

/// A progress bar on a terminal; elsewhere nothing.
fn bar(papers: usize) -> ProgressBar {
    if !io::stderr().is_terminal() || papers < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} papers, {eta} to go");
    ProgressBar::new(papers as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
