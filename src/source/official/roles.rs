//! What the elements of the official schemas are for.
//!
//! One table for `<officiele-publicatie>` (schemas of 2012 to 2014), `<kamerwrk>` (1995 to 2010) and the laws of the
//! Basiswettenbestand: they share most names. An element that is not in the table is a container, or, if words stand
//! directly in it, a paragraph.

use crate::source::BlockKind;

/// What to do with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A block of text of that kind.
    Block(BlockKind),
    /// A heading made of a label, a number and a title, each an element of its own.
    Kop,
    /// A list item: its number, then paragraphs.
    Item,
    /// The number of a list item.
    ItemNumber,
    /// A table row.
    Row,
    /// A cell of a table row.
    Cell,
    /// A footnote, standing where its mark stands.
    Note,
    /// The number of a footnote.
    NoteNumber,
    /// A mark that leads to a footnote elsewhere.
    NoteReference,
    /// Words inside a block.
    Inline,
    /// A marked reference to a publication.
    Reference,
    /// The signature: each line in it is a block.
    Signature,
    /// A dossier: its number and its title are one line.
    Dossier,
    /// A speech: a speaker, then text.
    Speech,
    /// The one who speaks.
    Speaker,
    /// The party of a speaker.
    Party,
    /// A motion inside a report.
    Motion,
    /// A line break inside a paragraph.
    Break,
    /// Not text: metadata, pictures.
    Skip,
    /// Unknown: a container, or a paragraph.
    Other,
}

/// The role of the element `name` in `parent`.
pub(super) fn role(name: &str, parent: &str) -> Role {
    use BlockKind::{Header, Heading, Paragraph};
    match name {
        "metadata"
        | "meta-data"
        | "meta"
        | "plaatje"
        | "illustratie"
        | "witreg"
        | "versie"
        | "ordernr"
        | "vergjaar"
        | "bwb-inputbestand"
        | "bwb-wijzigingen"
        | "redactionele-correcties"
        | "colspec"
        | "kamernummer"
        | "redactie"
        | "publicatiedatum"
        | "citeertitel"
        | "verwijzing-naar-bijlage" => Role::Skip,
        "al" | "noot.al" | "context.al" | "wat" | "considerans.al" | "wij" | "slotformulering" | "citaat-al" => {
            if is_cell(parent) {
                Role::Inline
            } else {
                Role::Block(Paragraph)
            }
        }
        "tekstregel" | "subtitel" | "stuknr" | "datumtekst" | "vraagdoc-omschrijving" => Role::Block(Header),
        "plaats" | "datum" | "dagtekening" if is_signature(parent) => Role::Block(Header),
        "tussenkop" | "tuskop" | "item-titel" | "intitule" | "lidkop" | "opschrift" => Role::Block(Heading),
        "titel" | "label" | "nr" | "ltrlabel" if parent == "kop" => Role::Inline,
        "nr" if parent == "agendapunt" => Role::Block(Header),
        "nr" if matches!(parent, "vraag" | "antwoord") => Role::Block(Heading),
        "kamervraagnummer" => Role::Block(Header),
        "titel" => Role::Block(Heading),
        "kop" => Role::Kop,
        "dossier" | "onderw" => Role::Dossier,
        "dossiernummer" | "dossiernr" | "nummer" | "naam" | "begrotingshoofdstuk"
            if matches!(parent, "dossier" | "onderw" | "dossiernummer") =>
        {
            Role::Inline
        }
        "li" => Role::Item,
        "li.nr" | "lidnr" => Role::ItemNumber,
        "lid" => Role::Item,
        "row" | "tr" | "rij" => Role::Row,
        "entry" | "td" | "th" | "cel" => Role::Cell,
        "noot" => Role::Note,
        "noot.nr" => Role::NoteNumber,
        "nootref" | "noot-ref" => Role::NoteReference,
        "extref" | "intref" => Role::Reference,
        name if is_signature(name) => Role::Signature,
        "spreekbeurt" => Role::Speech,
        "spreker" => Role::Speaker,
        "politiek" => Role::Party,
        "motie" => Role::Motion,
        "br" => Role::Break,
        "nadruk" | "sup" | "sub" | "inf" | "vet" | "cur" | "rom" | "ondernummer" | "datum" | "naam" | "voornaam"
        | "achternaam" | "voorvoegsels" | "functie" | "organisatie" | "term" | "def" | "i" | "b" | "u" | "kk"
        | "kapitaal" | "onderstreept" | "ondkop" | "marquee" | "abbr" | "begrip" | "exponent" => Role::Inline,
        _ => Role::Other,
    }
}

fn is_signature(name: &str) -> bool {
    matches!(name, "ondertekening" | "slotondertekening" | "ondtek" | "onderteken")
}

fn is_cell(name: &str) -> bool {
    matches!(name, "entry" | "td" | "th" | "cel")
}

/// What a line of the heading of a paper says (`<tekstregel inhoud="...">`): lines that repeat what others say, or that
/// say nothing alone, are not read.
pub(super) fn is_idle_line(content: &str) -> bool {
    matches!(content, "kamernummer" | "documenttype")
}
