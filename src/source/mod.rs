//! `source`: bytes in, [`Document`] out: clean text, blocks, footnotes, metadata, and the way back to the original.
//!
//! ```text
//! bytes ─detect─▶ Format ─decode─▶ text ─a reader for each format─▶ blocks ─structure─▶ Document ◀─metadata─ Record
//! ```
//!
//! What [`Document::original`] is depends on the format. For XML, HTML and plain text it is the file itself, decoded: an
//! offset counts from the start of the file, tags and byte order marks and all. A DOCX, ODT or PDF file is no text; there
//! it is the text that was taken out of it, as a person would copy it, with footnote marks in brackets.

pub mod archive;
mod builder;
pub(crate) mod closing;
mod committee;
mod debate;
pub mod decode;
mod detect;
mod draft;
mod elements;
mod error;
mod html;
mod imprint;
pub mod metadata;
mod mojibake;
pub mod odata;
mod office;
mod official;
mod offsets;
mod openings;
mod package;
mod pdf;
mod questions;
mod read;
mod structure;
pub mod text;
pub(crate) mod tree;
mod typed;
pub(crate) mod xml;

pub use detect::{Format, detect};
pub use elements::Elements;
pub use error::SourceError;
pub use offsets::OffsetMap;
pub use read::{Content, MAX_BYTES, open, read, read_as};
pub(crate) use structure::dossier_line;
pub use structure::{dossier_number, is_identifier};

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A paper as the later stages see it.
///
/// `text` is clean: one line per block, hard line breaks inside a paragraph turned into a space, words hyphenated over
/// line ends joined, footnote marks and page furniture out, no-break spaces turned into spaces. Every offset in it leads
/// back to `original` through `offsets`.
#[derive(Clone, Debug)]
pub struct Document {
    /// Name of the paper's file without its ending; what people see in warnings.
    pub name: String,
    /// The decoded original, untouched.
    pub original: String,
    /// The clean text. Blocks are parted by `\n`; no block holds a `\n`.
    pub text: String,
    /// From byte offsets in `text` to byte offsets in `original`.
    pub offsets: OffsetMap,
    /// The blocks of `text` in reading order; footnotes stand after the body, wherever the original has them.
    pub blocks: Vec<Block>,
    /// The footnotes, each with its block and the places that refer to it.
    pub footnotes: Vec<Footnote>,
    /// What the paper or the page around it says of itself.
    pub metadata: Metadata,
    /// Which element of the file each place of `original` stands in; empty for formats without elements.
    pub elements: Elements,
}

/// What a block is in the layout of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// The title of the paper or the page (`Betreft ...`, a web page's title).
    Title,
    /// A line of a metadata block: signers, dossier, activities, attachments.
    Metadata,
    /// Address line, date line, salutation, dossier and number header.
    Header,
    /// A heading inside the paper.
    Heading,
    /// A paragraph of running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A row of a table, its cells parted by ` | `.
    TableRow,
    /// The block that names who signs.
    Signature,
    /// The text of a footnote.
    Footnote,
    /// Kept for completeness, but never read: navigation, web page furniture.
    Furniture,
}

/// One block of the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in [`Document::text`].
    pub span: Span,
}

/// A footnote: its text and the places that point to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// The mark as printed (`12`, `*`), without brackets.
    pub mark: String,
    /// Where its text stands in [`Document::text`].
    pub span: Span,
    /// Byte offsets in [`Document::text`] right after the words that the mark is attached to.
    pub anchors: Vec<usize>,
}

/// A signer, submitter or addressee named in the metadata or the signature block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// The name, in [`Document::text`].
    pub name: Span,
    /// The post under which they sign, in [`Document::text`], where it is said.
    pub post: Option<Span>,
}

impl Default for Span {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

/// What a paper says of itself, in its header, in a web page's metadata block or in a metadata file beside it.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// The title, in [`Document::text`].
    pub title: Option<Span>,
    /// The official identifier: `kst-31839-816`.
    pub identifier: Option<String>,
    /// The dossier: `31839`, `35925-XVI`.
    pub dossier: Option<String>,
    /// The number within the dossier: `816`.
    pub number: Option<String>,
    /// The date of the paper, ISO 8601 (`2022-03-18`).
    pub date: Option<jiff::civil::Date>,
    /// Parliamentary year: `2021-2022`.
    pub parliamentary_year: Option<String>,
    /// Who signs, first signer first. One entry a signer, taken from the signature block if there is one.
    pub signers: Vec<Signer>,
    /// Titles of attached papers, in [`Document::text`].
    pub attachments: Vec<Span>,
    /// The chamber whose paper it is: 1 the Eerste Kamer, 2 the Tweede Kamer.
    pub chamber: Option<u8>,
    /// References to publications that the file itself marks (`<extref doc="kst-...">`), by place.
    pub references: Vec<MarkedReference>,
    /// Written questions and their answers, in the order of the paper.
    pub questions: Vec<Question>,
    /// Who said what, in the order of the meeting.
    pub speeches: Vec<Speech>,
    /// The motions whose text a report of a meeting holds.
    pub motions: Vec<SubmittedMotion>,
    /// The votes that a report of a meeting lists by party.
    pub votes: Vec<Vote>,
    /// Byte offsets in [`Document::original`] at which the pages of a PDF begin; empty for other formats.
    pub pages: Vec<usize>,
    /// What the metadata record in the file or beside it says.
    pub record: Option<Box<metadata::Record>>,
    /// How that record compares to what the text says.
    pub checks: Vec<metadata::Check>,
}

/// A reference that a file marks, with the identifier it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedReference {
    /// The marked words, in [`Document::text`].
    pub span: Span,
    /// The identifier: `kst-34104-210`, `jci1.3:c:BWBR0001950&artikel=124`.
    pub target: String,
}

/// A written question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number.
    pub number: u32,
    /// Its text, in [`Document::text`].
    pub span: Span,
    /// The answer, in [`Document::text`]; questions that are answered together share it.
    pub answer: Option<Span>,
}

/// What one person says in a meeting without giving up the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// The speaker as the report names them (`Mevrouw Jansen`), in [`Document::text`].
    pub speaker: Span,
    /// The party between brackets, in [`Document::text`].
    pub party: Option<Span>,
    /// The party where the file names it beside the text.
    pub party_name: Option<String>,
    /// The post of a speaker from the government, where the file names it.
    pub post: Option<String>,
    /// The identifier of the speaker in the file's own data (a GUID of the Tweede Kamer, a ParlaMint identifier).
    pub person: Option<String>,
    /// From the speaker's name to the end of what they say, in [`Document::text`].
    pub span: Span,
}

/// A vote in a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// What is voted on, as the report names it.
    pub subject: String,
    /// Whether that is a motion.
    pub motion: bool,
    /// Where the words of the item stand that has the vote, in bytes of [`Document::original`].
    pub original: std::ops::Range<usize>,
    /// The identifier of the paper it is printed in: `kst-36786-4`.
    pub paper: Option<String>,
    /// The result as the report names it (`Aangenomen`).
    pub result: Option<String>,
    /// Each party and how it votes (`Voor`, `Tegen`).
    pub by_party: Vec<(String, String)>,
}

/// A motion in the report of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmittedMotion {
    /// Its text, in [`Document::text`].
    pub span: Span,
    /// The identifier of the paper it is printed in: `kst-34104-210`.
    pub identifier: Option<String>,
    /// Which of the speeches it is part of.
    pub speech: Option<usize>,
}

impl Document {
    /// The text of `span`, a span in the clean text.
    #[must_use]
    pub fn surface(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The number of the page on which the byte offset `at` of the original stands, counted from 1; `None` for formats
    /// without pages.
    #[must_use]
    pub fn page_of(&self, at: usize) -> Option<usize> {
        Some(self.metadata.pages.partition_point(|start| *start <= at)).filter(|page| *page > 0)
    }

    /// The block that holds the byte offset `at` of the clean text.
    #[must_use]
    pub fn block_at(&self, at: usize) -> Option<&Block> {
        let next = self.blocks.partition_point(|block| block.span.start <= at);
        self.blocks[..next].last().filter(|block| at <= block.span.end)
    }
}
