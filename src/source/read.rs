//! The door of the stage: bytes of any format in, a paper, records or data out.

use super::metadata::{self, Record};
use super::odata::{self, Data};
use super::{Document, Format, SourceError, debate, decode, detect, html, office, official, pdf, structure, text};

/// The largest file that is read as one paper, in bytes. The largest official papers have 30 MB.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

/// The longest text that is read as one paper, in bytes: 10,000 pages.
const MAX_TEXT: usize = 32_000_000;

/// What a file holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Content {
    /// A paper.
    Paper(Box<Document>),
    /// Metadata of papers; see [`metadata::combine`].
    Records(Vec<Record>),
    /// Data of the Tweede Kamer.
    Data(Box<Data>),
    /// An archive of files, to be read with [`archive::read`](super::archive::read).
    Archive(Format),
}

/// Reads a paper of any format that is one.
///
/// # Errors
///
/// A [`SourceError`] that says what is wrong with the bytes and what to do about it; the caller names the file.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, SourceError> {
    read_as(name, bytes, detect(name, bytes)?)
}

/// Reads a paper in a given format, whatever it looks like.
///
/// # Errors
///
/// As [`read`]; [`SourceError::NotAPaper`] for formats that hold no paper.
pub fn read_as(name: &str, bytes: &[u8], format: Format) -> Result<Document, SourceError> {
    if bytes.len() > MAX_BYTES {
        return Err(SourceError::TooLarge { limit: MAX_BYTES });
    }
    let name = stem(name);
    let mut document = take_out(name, bytes, format)?;
    short_enough(&document.text)?;
    // Official publications are downloaded under their identifiers.
    if document.metadata.identifier.is_none() && structure::is_identifier(name) {
        structure::identify(&mut document, name);
    }
    Ok(document)
}

fn take_out(name: &str, bytes: &[u8], format: Format) -> Result<Document, SourceError> {
    match format {
        Format::Text => plain(name, &decode::decode(bytes)?),
        Format::Official | Format::Kamerwrk | Format::Bwb => official::read(name, decode::decode(bytes)?),
        Format::Html => html::read(name, decode::decode(bytes)?),
        Format::Docx => office::read_docx(name, bytes),
        Format::Odt => office::read_odt(name, bytes),
        Format::Doc => office::read_doc(name, bytes),
        Format::Pdf => pdf::read(name, bytes),
        Format::Vlos => debate::read_vlos(name, decode::decode(bytes)?),
        Format::Tei => debate::read_tei(name, decode::decode(bytes)?),
        Format::Metadata => {
            Err(SourceError::NotAPaper { kind: "metadata", remedy: "give it beside the paper that it describes" })
        }
        Format::OData | Format::SyncFeed => {
            Err(SourceError::NotAPaper { kind: "data", remedy: "data are read as data, without text" })
        }
        Format::Zip | Format::TarGz | Format::Jsonl => {
            Err(SourceError::NotAPaper { kind: "an archive", remedy: "give the files in it" })
        }
    }
}

/// Reads whatever a file holds.
///
/// # Errors
///
/// As [`read`].
pub fn open(name: &str, bytes: &[u8]) -> Result<Content, SourceError> {
    let format = detect(name, bytes)?;
    if bytes.len() > MAX_BYTES && format.is_in_memory() {
        return Err(SourceError::TooLarge { limit: MAX_BYTES });
    }
    match format {
        Format::Metadata => metadata::read(bytes).map(Content::Records),
        format if format.is_paper() => read_as(name, bytes, format).map(|paper| Content::Paper(Box::new(paper))),
        Format::OData | Format::SyncFeed => odata::read(bytes).map(|data| Content::Data(Box::new(data))),
        format => Ok(Content::Archive(format)),
    }
}

fn short_enough(text: &str) -> Result<(), SourceError> {
    if text.len() > MAX_TEXT { Err(SourceError::TooLong { limit: MAX_TEXT }) } else { Ok(()) }
}

/// The name of a file without its ending, if it has a known one.
fn stem(name: &str) -> &str {
    const ENDINGS: [&str; 10] = ["xml", "html", "htm", "xhtml", "pdf", "docx", "odt", "doc", "txt", "json"];
    match name.rsplit_once('.') {
        Some((stem, ending)) if ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) => stem,
        _ => name,
    }
}

/// Plain text; the byte order marks stay in the original, so that offsets count them.
fn plain(name: &str, original: &str) -> Result<Document, SourceError> {
    short_enough(original)?;
    let marks = decode::marks(original);
    let mut document = text::read(name, &original[marks..])?;
    structure::complete(&mut document);
    if marks > 0 {
        document.offsets = document.offsets.shifted(marks);
        document.original = original.to_owned();
    }
    Ok(document)
}
