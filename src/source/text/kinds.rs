//! What each paragraph is: header, heading, list item, signature, page furniture.

use super::{Draft, Removed, layout};
use crate::source::{BlockKind, committee};
use crate::span::Span;

/// How far from the top a header line may stand, in paragraphs.
const TOP: usize = 25;
/// A heading is at most so long, in characters.
const LONGEST_HEADING: usize = 120;

/// Says what each paragraph is. Page furniture becomes [`BlockKind::Furniture`].
pub(super) fn classify(original: &str, removed: &Removed, drafts: &mut [Draft]) {
    let words: Vec<String> = drafts.iter().map(|draft| draft.words(original, removed)).collect();
    let mut salutation = drafts.len().min(TOP);
    for (index, text) in words.iter().enumerate().take(TOP) {
        if text.to_lowercase().starts_with("geachte ") {
            salutation = index;
        }
    }
    for index in 0..drafts.len() {
        if drafts[index].kind.is_some() {
            continue;
        }
        let text = words[index].as_str();
        // `Nr.` above `3`: the number of the paper, where the words of an XML element each stand on a line.
        let number = index <= salutation && index > 0 && matches!(words[index - 1].as_str(), "Nr." | "Nr");
        let kind = if is_furniture(text) && !number {
            BlockKind::Furniture
        } else if index <= salutation && is_subject(text) {
            BlockKind::Title
        } else if index <= salutation && is_header(text) && !committee::is_function(text) {
            BlockKind::Header
        } else if is_signing(text, words.get(index + 1)) || committee::is_function(text) {
            sign(&mut drafts[index + 1..], &words[index + 1..]);
            BlockKind::Signature
        } else if text.contains('\t') || text.matches('|').count() > 1 {
            if text.chars().any(char::is_alphanumeric) { BlockKind::TableRow } else { BlockKind::Furniture }
        } else if is_heading(text, words.get(index + 1), drafts[index].pieces.len()) {
            BlockKind::Heading
        } else if layout::is_item(text) {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        };
        drafts[index].kind = Some(kind);
    }
    for draft in drafts {
        if matches!(draft.kind, Some(BlockKind::ListItem)) {
            unlabel(original, draft);
        }
    }
}

/// The bullet of a list item says nothing.
fn unlabel(original: &str, draft: &mut Draft) {
    if let Some(first) = draft.pieces.first_mut()
        && let Some(label) = layout::label(first.of(original))
        && !first.of(original).starts_with(char::is_alphanumeric)
    {
        *first = Span::new(first.start + label.end, first.end);
    }
}

/// A page number in words: `Pagina 23 van 24`.
pub(super) fn is_page_number(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.first().is_some_and(|word| word.eq_ignore_ascii_case("pagina"))
        && words.len() <= 4
        && words.get(1).is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()))
}

/// Lines that a page prints around its text.
fn is_furniture(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let address = words.len() == 1 && (text.starts_with("http") || text.starts_with("www."));
    let bare_number = words.len() == 1 && text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit());
    is_page_number(text) || address || bare_number || text.starts_with("ISSN ") || text == "∎"
}

/// The label above a registration mark.
pub(super) fn is_registration_label(text: &str) -> bool {
    matches!(text, "Kenmerk" | "Ons kenmerk" | "Uw kenmerk")
}

/// The registration mark that stands below its label.
pub(super) fn is_registration(text: &str) -> bool {
    !text.contains(' ') && text.chars().any(|c| c.is_ascii_digit())
}

/// `Betreft ...`, `Onderwerp: ...`.
pub(super) fn is_subject(text: &str) -> bool {
    subject(text).is_some()
}

/// Where the subject begins in a subject line.
pub(super) fn subject(text: &str) -> Option<usize> {
    ["Betreft: ", "Betreft ", "Onderwerp: ", "Onderwerp "]
        .iter()
        .find(|label| text.starts_with(**label))
        .map(|l| l.len())
}

fn is_header(text: &str) -> bool {
    const OPENINGS: [&str; 16] = [
        "tweede kamer der staten-generaal",
        "eerste kamer der staten-generaal",
        "vergaderjaar ",
        "aan de voorzitter",
        "aan de voorzitters",
        "de voorzitter van de",
        "den haag,",
        "’s-gravenhage,",
        "'s-gravenhage,",
        "datum ",
        "datum:",
        "geachte ",
        "nr. ",
        "kenmerk",
        "postbus ",
        "aanhangsel van de handelingen",
    ];
    let lower = text.to_lowercase();
    OPENINGS.iter().any(|opening| lower.starts_with(opening)) || is_dossier(text) || is_place_and_date(text)
}

/// `31 839 Jeugdzorg`, `36 600 XVI Vaststelling van ...`.
pub(super) fn is_dossier(text: &str) -> bool {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || c.is_whitespace()).collect();
    let count = digits.chars().filter(char::is_ascii_digit).count();
    count == 5 && digits.ends_with(char::is_whitespace) && text[digits.len()..].starts_with(char::is_uppercase)
}

/// `Den Haag, 2 december 2024`.
fn is_place_and_date(text: &str) -> bool {
    let Some((place, date)) = text.split_once(", ") else { return false };
    place.split_whitespace().count() <= 3
        && place.starts_with(char::is_uppercase)
        && date.split_whitespace().count() == 3
        && date.starts_with(|c: char| c.is_ascii_digit())
        && date.ends_with(|c: char| c.is_ascii_digit())
}

/// The post of a signer: `De Staatssecretaris van Volksgezondheid, Welzijn en Sport,` with the name below it.
fn is_signing(text: &str, next: Option<&String>) -> bool {
    let lower = text.to_lowercase();
    if matches!(lower.trim_end_matches(','), "hoogachtend" | "met vriendelijke groet") {
        return true;
    }
    is_post_line(text) && next.is_some_and(|next| is_name_line(next))
}

/// A line that may be nothing but the post of a signer: `De Staatssecretaris van Justitie en Veiligheid,`.
pub(super) fn is_post_line(text: &str) -> bool {
    let lower = text.to_lowercase();
    let office = lower.strip_prefix("de ").unwrap_or(&lower);
    ["minister ", "minister-president", "staatssecretaris "].iter().any(|word| office.starts_with(word))
        && text.chars().count() < 160
        && !text.ends_with('.')
}

/// A line that may be nothing but a name: two to six words, the last one with a capital, no full stop at the end.
pub(super) fn is_name_line(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=7).contains(&words.len())
        && text.starts_with(char::is_uppercase)
        && words.last().is_some_and(|word| word.starts_with(char::is_uppercase) && !word.ends_with(['.', ':', ',']))
        && words.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\'' | '–')))
}

/// The lines below a post: the name.
fn sign(drafts: &mut [Draft], words: &[String]) {
    if let (Some(draft), Some(text)) = (drafts.first_mut(), words.first())
        && is_name_line(text)
        && draft.kind.is_none()
    {
        draft.kind = Some(BlockKind::Signature);
    }
}

fn is_heading(text: &str, next: Option<&String>, lines: usize) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '”' | '’' | '»' | ')' | '"' | '\''));
    text.chars().count() <= LONGEST_HEADING
        && lines <= 2
        && next.is_some()
        && text.chars().any(char::is_alphabetic)
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '‘' | '“'))
        && !end.ends_with(['.', ';', ',', ':', '!'])
        && !text.trim_end().ends_with('.')
        && (!layout::is_item(text) || text.starts_with(char::is_alphanumeric))
}
