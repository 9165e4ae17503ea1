//! The text source on the letters in `examples/letters/`, each of which has its own way of breaking a text.

use super::*;
use crate::source::{Block, BlockKind};

fn letter(name: &str) -> Document {
    let path = format!("{}/examples/letters/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    read(name, &std::fs::read_to_string(path).unwrap()).unwrap()
}

fn block<'a>(document: &'a Document, start: &str) -> (&'a Block, &'a str) {
    let found = document.blocks.iter().find(|block| document.surface(block.span).starts_with(start));
    let block = found.unwrap_or_else(|| panic!("no block begins with {start:?}"));
    (block, document.surface(block.span))
}

#[test]
fn a_web_page_gives_its_metadata_and_loses_its_navigation() {
    let letter = letter("003_kst-31839-1048");
    let metadata = &letter.metadata;
    assert_eq!(metadata.identifier.as_deref(), Some("kst-31839-1048"));
    assert_eq!(metadata.date, Some(jiff::civil::date(2024, 12, 2)));
    let signers: Vec<&str> = metadata.signers.iter().map(|signer| letter.surface(signer.name)).collect();
    assert_eq!(signers, ["T.H.D. Struycken", "V.P.G. Karremans"]);
    let post = metadata.signers[0].post.map(|post| letter.surface(post));
    assert_eq!(post.map(str::to_lowercase).as_deref(), Some("staatssecretaris van justitie en veiligheid"));
    assert!(!letter.text.contains("Directe link naar"));
}

#[test]
fn a_paragraph_goes_on_where_a_narrow_line_ends() {
    let letter = letter("001_voortgang-zorg-voor-de-jeugd-2019");
    let (_, text) = block(&letter, "Jeugdhulp in het netwerk van de jongeren");
    assert!(text.ends_with("is gestegen van 58.000 naar 73.000."), "{text}");
    let (found, text) = block(&letter, "Vanaf 2020 start ZonMw");
    assert_eq!(found.kind, BlockKind::Paragraph);
    assert!(text.contains("programma Regionale Kenniswerkplaatsen Jeugd (2020-2024) als vervolg op"), "{text}");
}

#[test]
fn a_word_hyphenated_over_a_line_end_is_whole() {
    let letter = letter("001_voortgang-zorg-voor-de-jeugd-2019");
    let at = letter.text.find("de ‘wet verbetering positie pleegouders’").unwrap();
    let original = letter.offsets.to_original(Span::new(at, at + "de ‘wet verbetering positie pleegouders’".len()));
    assert_eq!(original.of(&letter.original), "de ‘wet verbetering positie pleegou-\n\nders’");
}

#[test]
fn page_furniture_parts_no_paragraph() {
    let letter = letter("001_voortgang-zorg-voor-de-jeugd-2019");
    assert!(letter.text.contains("heeft aangegeven deze problematiek breed op te willen pakken en met alle"));
    for furniture in ["Pagina 23 van 24", "1536976-191490-J", "Kenmerk"] {
        assert!(!letter.text.contains(furniture), "{furniture}");
    }
}

#[test]
fn notes_at_the_foot_of_a_page_find_their_marks() {
    let letter = letter("001_voortgang-zorg-voor-de-jeugd-2019");
    let note = letter.footnotes.iter().find(|note| note.mark == "15").unwrap();
    assert!(letter.surface(note.span).starts_with("Hiermee geven we mede invulling aan de toezegging"));
    assert!(letter.text[..note.anchors[0]].ends_with("dit najaar beschikbaar komen."));
    let (found, _) = block(&letter, "We verwachten dat de uitkomsten");
    assert_eq!(found.kind, BlockKind::Paragraph);
}

#[test]
fn a_mark_that_swallowed_the_blank_is_found() {
    let letter = letter("001_voortgang-zorg-voor-de-jeugd-2019");
    let note = letter.footnotes.iter().find(|note| note.mark == "12").unwrap();
    assert_eq!(letter.surface(note.span), "Kamerstukken II 2018 – 2019, 32 793, nr. 366");
    assert!(letter.text[..note.anchors[0]].ends_with("Van der Staaij hebben per motie"));
    assert!(letter.text[note.anchors[0]..].starts_with(" verzocht om te bevorderen"));
}

#[test]
fn footnotes_of_a_word_processor_leave_the_sentence_whole() {
    let letter = letter("004_voortgangsbrief-jeugd-2025");
    assert!(!letter.text.contains("footnoteRef") && !letter.text.contains("bookmark"));
    let note = letter.footnotes.iter().find(|note| note.mark == "22").unwrap();
    assert_eq!(letter.surface(note.span), "Kamerstuk 36 546, nrs. 14, 24, 39, 40, 42, 43, 45, 46, 60 en 74.");
    assert!(letter.text[..note.anchors[0]].ends_with("behandeling van dit wetsvoorstel"));
}

#[test]
fn numbered_notes_at_the_end_are_no_list() {
    let letter = letter("003_kst-31839-1048");
    let marks: Vec<String> = letter.footnotes.iter().map(|note| note.mark.clone()).collect();
    assert_eq!(marks, (1..=18).map(|number| number.to_string()).collect::<Vec<_>>());
    let anchor = |mark: &str| {
        let note = letter.footnotes.iter().find(|note| note.mark == mark).unwrap();
        letter.text[..note.anchors[0]].rsplit(' ').next().unwrap_or_default()
    };
    assert_eq!(anchor("5"), "Westerveld");
}

#[test]
fn every_block_leads_back_to_the_original() {
    for name in ["000_kst-31839-816", "001_voortgang-zorg-voor-de-jeugd-2019", "003_kst-31839-1048"] {
        let letter = letter(name);
        for block in &letter.blocks {
            for (clean, original) in letter.offsets.pieces(block.span) {
                let folded = original.of(&letter.original).replace(['\n', '\u{a0}'], " ");
                if clean.len() == original.len() {
                    assert_eq!(clean.of(&letter.text), folded, "{name}");
                }
            }
        }
    }
}

#[test]
fn a_text_without_a_letter_is_no_paper() {
    assert_eq!(read("x", " \n 12 \n").unwrap_err(), SourceError::Empty);
}
