//! Speakers and motions of a report whose file marks neither: a line such as `Mevrouw Jansen (ABC):` opens
//! a speech.

use super::name_and_party;
use crate::source::structure::dossier_number;
use crate::source::{Block, BlockKind, Document, Speech, SubmittedMotion};
use crate::span::Span;

/// How those who speak are announced.
const FORMS: [&str; 8] = [
    "De voorzitter",
    "Mevrouw ",
    "De heer ",
    "Minister ",
    "Staatssecretaris ",
    "Minister-president ",
    "De griffier",
    "Voorzitter",
];
/// An announcement is at most so long, in bytes.
const LONGEST: usize = 90;
/// What opens an item of a meeting, within the first blocks of the report.
const OPENING: &str = "Aan de orde ";
const BEFORE_OPENING: usize = 8;
/// The title of an item takes at most so many bytes.
const LONGEST_TITLE: usize = 200;
/// The line with which the Kamer closes a motion.
const CLOSING: &str = "en gaat over tot de orde van de dag";

/// Finds speeches and motions in a document without any. Only a document in which a chair and another one speak is a
/// report.
pub(in crate::source) fn read(document: &mut Document) {
    if document.metadata.speeches.is_empty() {
        speeches(document);
    }
    if document.metadata.speeches.is_empty() {
        return;
    }
    if document.metadata.motions.is_empty() {
        motions(document);
    }
    if document.metadata.title.is_none() {
        document.metadata.title = item_title(document);
    }
}

/// The title of the item of a meeting: the first line of words above the block that opens the item.
fn item_title(document: &Document) -> Option<Span> {
    let opens = |block: &Block| document.surface(block.span).contains(OPENING);
    let opening = document.blocks.iter().take(BEFORE_OPENING).position(opens)?;
    let title = document.blocks[..opening].iter().find(|block| {
        let text = document.surface(block.span);
        text.chars().any(char::is_alphabetic) && !matches!(block.kind, BlockKind::Furniture | BlockKind::Header)
    })?;
    let text = document.surface(title.span);
    (title.span.len() <= LONGEST_TITLE && !text.ends_with(['.', ':', ';'])).then_some(title.span)
}

fn speeches(document: &mut Document) {
    let blocks = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading));
    let mut found: Vec<(Span, usize)> = Vec::new();
    let mut end = 0;
    for block in blocks {
        end = block.span.end;
        if let Some(length) = announced(document.surface(block.span)) {
            found.push((Span::new(block.span.start, block.span.start + length), block.span.start));
        }
    }
    let chairs = found.iter().filter(|(span, _)| document.surface(*span).to_lowercase().contains("voorzitter")).count();
    if chairs == 0 || chairs == found.len() {
        return;
    }
    let mut speeches = Vec::with_capacity(found.len());
    for (index, (line, start)) in found.iter().enumerate() {
        let until = found.get(index + 1).map_or(end, |(_, next)| next - 1);
        let (speaker, party) = name_and_party(document, *line);
        let span = Span::new(*start, until);
        speeches.push(Speech { speaker, party, party_name: None, post: None, person: None, span });
    }
    document.metadata.speeches = speeches;
}

/// How many bytes the announcement of a speaker takes that `text` opens with, its colon left out.
fn announced(text: &str) -> Option<usize> {
    FORMS.iter().find(|form| text.starts_with(**form))?;
    let colon = text.find(':').filter(|colon| *colon < LONGEST)?;
    let name = &text[..colon];
    let name = name.split(" (").next().unwrap_or(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                *word,
                "van"
                    | "de"
                    | "der"
                    | "den"
                    | "het"
                    | "ten"
                    | "ter"
                    | "voorzitter"
                    | "griffier"
                    | "heer"
                    | "el"
                    | "'t"
                    | "’t"
            )
    };
    (words.len() <= 8 && words.iter().all(is_name)).then_some(colon)
}

fn motions(document: &mut Document) {
    let mut motions = Vec::new();
    let mut start = None;
    for (index, block) in document.blocks.iter().enumerate() {
        let text = document.surface(block.span);
        if text.starts_with("De Kamer,") {
            start = Some(block.span.start);
        }
        if let Some(from) = start.filter(|_| text.contains(CLOSING)) {
            start = None;
            let behind = document.blocks.iter().skip(index + 1).take(4).map(|block| document.surface(block.span));
            let identifier = behind.filter(|text| text.contains("krijgt nr")).find_map(paper_between);
            let speech = document
                .metadata
                .speeches
                .iter()
                .rposition(|speech| speech.span.start <= from && from < speech.span.end);
            motions.push(SubmittedMotion { span: Span::new(from, block.span.end), identifier, speech });
        }
    }
    document.metadata.motions = motions;
}

/// The paper that a chair names: `Zij krijgt nr. 444 (26485).`, `(36786, nr. 4)`.
pub(in crate::source) fn paper_between(text: &str) -> Option<String> {
    let at = text.find("nr. ")? + 4;
    let number: String = text[at..].chars().take_while(char::is_ascii_digit).collect();
    let dossier = text.split('(').skip(1).find_map(|rest| dossier_number(rest.trim_start()))?.0;
    (!number.is_empty()).then(|| format!("kst-{dossier}-{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_has_the_title_above_its_opening() {
        let text = "Exportkredietverzekeringen\n\nAan de orde is het tweeminutendebat Exportkredietverzekeringen.\n\n\
                    De voorzitter:\nDank u wel.\n\nMevrouw Teunissen (PvdD):\nVoorzitter.\n";
        let crate::source::Content::Paper(document) = crate::source::open("verslag.txt", text.as_bytes()).unwrap()
        else {
            panic!("a paper");
        };
        let title = document.metadata.title.map(|title| document.surface(title));
        assert_eq!(title, Some("Exportkredietverzekeringen"));
    }

    #[test]
    fn speakers_are_told_from_sentences() {
        assert_eq!(announced("Mevrouw Aukje de Vries (VVD): Dank u wel, voorzitter."), Some(28));
        assert_eq!(announced("De heer Van der Lee (GroenLinks-PvdA):"), Some(37));
        assert_eq!(announced("Minister Heinen: Voorzitter."), Some(15));
        assert_eq!(announced("De heer Ceder heeft het over dossiers: ten eerste"), None);
        assert_eq!(announced("Minister van Justitie en Veiligheid, ik vraag: wat nu?"), None);
    }

    #[test]
    fn the_chair_names_the_paper_of_a_motion() {
        assert_eq!(paper_between("Zij krijgt nr. 444 (26485).").as_deref(), Some("kst-26485-444"));
        assert_eq!(paper_between("Zij krijgt nr. 726, was nr. 719 (21501-08).").as_deref(), Some("kst-21501-08-726"));
        assert_eq!(paper_between("de brief inzake bedrijfssteun (36786, nr. 4)").as_deref(), Some("kst-36786-4"));
        assert_eq!(paper_between("Zij krijgt een nummer."), None);
    }
}
