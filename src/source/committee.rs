//! How a report of a committee is signed: by its chair and its clerk, whose names stand below or behind their function.

use super::closing::is_name;
use super::{BlockKind, Document, Signer};
use crate::span::Span;

/// How the chair of a committee may be called before the word itself.
const ADJECTIVES: [&str; 7] =
    ["fungerend ", "waarnemend ", "plaatsvervangend ", "tijdelijk ", "toegevoegd ", "adjunct-", "wnd. "];
/// Lines that a report goes on for below its signature stand elsewhere: a name has at most so many words.
const WORDS: usize = 5;

/// `De voorzitter van de commissie, Van Dekken`, or the name on the next line.
pub(super) fn read(document: &mut Document) {
    if document.metadata.signers.iter().any(|signer| signer.post.is_some()) {
        return;
    }
    let mut signers: Vec<Signer> = Vec::new();
    for index in 0..document.blocks.len() {
        let span = document.blocks[index].span;
        let text = document.surface(span);
        if !is_function(text) {
            continue;
        }
        let behind = text.rfind(", ").map(|at| Span::new(span.start + at + 2, span.end));
        let below = document.blocks.get(index + 1).map(|block| block.span).filter(|_| text.ends_with(','));
        let Some(name) = below.or(behind) else { continue };
        let line = document.surface(name);
        if !is_name(line) || line.split_whitespace().count() > WORDS {
            continue;
        }
        document.blocks[index].kind = BlockKind::Signature;
        if below.is_some() {
            document.blocks[index + 1].kind = BlockKind::Signature;
        }
        if !signers.iter().any(|signer| document.surface(signer.name) == document.surface(name)) {
            signers.push(Signer { name, post: None });
        }
    }
    if !signers.is_empty() {
        document.metadata.signers = signers;
    }
}

/// A line that opens with the function of chair or clerk and names the body.
pub(super) fn is_function(text: &str) -> bool {
    let lower = text.to_lowercase();
    let Some(mut office) = lower.strip_prefix("de ") else { return false };
    for adjective in ADJECTIVES {
        office = office.strip_prefix(adjective).unwrap_or(office);
    }
    let held = ["voorzitter", "ondervoorzitter", "griffier"]
        .iter()
        .find_map(|word| office.strip_prefix(word))
        .is_some_and(|rest| rest.starts_with(" van de ") || rest.starts_with(','));
    held && text.contains(',') && (lower.contains("commissie") || office.contains(',')) && text.chars().count() < 140
}

#[cfg(test)]
mod tests {
    use crate::source;

    /// Report of a debate in committee, 2 July 2025.
    #[test]
    fn a_report_is_signed_by_chair_and_clerk() {
        let text = "Verslag van een commissiedebat\n\nDe vaste commissie voor Defensie en de vaste commissie voor Binnenlandse Zaken hebben op 2 juli 2025 overleg gevoerd met de heer Brekelmans, minister van Defensie, over MIVD.\n\nDe voorzitter van de vaste commissie voor Defensie,\nKahraman\n\nDe voorzitter van de vaste commissie voor Binnenlandse Zaken, De Vree\n\nDe griffier van de vaste commissie voor Defensie,\nDe Lange\n\nVoorzitter: Kahraman\n";
        let document = source::read("verslag", text.as_bytes()).unwrap();
        let signers = document.metadata.signers.iter();
        let names: Vec<&str> = signers.map(|signer| document.surface(signer.name)).collect();
        assert_eq!(names, ["Kahraman", "De Vree", "De Lange"]);
    }
}
