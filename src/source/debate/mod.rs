//! Reports of meetings: VLOS of the Tweede Kamer, TEI of ParlaMint, and the report as a plain document.

mod plain;
mod tei;
mod vlos;

use super::builder::{BlockId, Built, Stretch};
use super::{Document, Speech};
use crate::span::Span;

pub(super) use plain::{paper_between, read as find_speeches};
pub(super) use tei::read as read_tei;
pub(super) use vlos::read as read_vlos;

/// A speech on its way into the metadata.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub speaker: Option<Stretch>,
    pub party: Option<Stretch>,
    pub party_name: Option<String>,
    pub post: Option<String>,
    pub person: Option<String>,
    pub blocks: Vec<BlockId>,
}

/// The speeches in a built document, and where each of those on their way went: a speech without words is left out.
pub(super) fn speeches(built: &Built, spoken: Vec<Spoken>) -> (Vec<Speech>, Vec<Option<usize>>) {
    let mut speeches = Vec::new();
    let mut kept = Vec::with_capacity(spoken.len());
    for speech in spoken {
        let blocks: Vec<Span> = speech.blocks.iter().filter_map(|block| built.block(*block)).collect();
        let speaker = speech.speaker.and_then(|speaker| built.stretch(speaker));
        let (Some(speaker), Some(first), Some(last)) = (speaker, blocks.first(), blocks.last()) else {
            kept.push(None);
            continue;
        };
        kept.push(Some(speeches.len()));
        let (speaker, bracketed) = name_and_party(&built.document, speaker);
        speeches.push(Speech {
            speaker,
            party: speech.party.and_then(|party| built.stretch(party)).or(bracketed),
            party_name: speech.party_name,
            post: speech.post,
            person: speech.person,
            span: Span::new(first.start, last.end),
        });
    }
    (speeches, kept)
}

/// `Mevrouw Jansen (ABC):` is a name and a party.
fn name_and_party(document: &Document, line: Span) -> (Span, Option<Span>) {
    let text = document.surface(line);
    let text = text.trim_end_matches([':', ' ', '(']);
    let named = Span::new(line.start, line.start + text.len());
    let Some(open) = text.find(" (").filter(|_| text.ends_with(')')) else { return (named, None) };
    let party = Span::new(line.start + open + 2, named.end - 1);
    (Span::new(line.start, line.start + open), Some(party).filter(|party| !party.is_empty()))
}
