//! Zip packages: which kind of document one is, and its parts, read with bounds.

use super::error::one_line;
use super::{Format, SourceError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A part of a document may unpack to so many bytes; the longest report of a meeting has 20 MB of XML.
const MAX_PART: u64 = 128 * 1024 * 1024;
/// The names that a package holds are looked at up to this number.
const MAX_PARTS: usize = 100_000;

/// A document that is a package of parts.
#[derive(Debug)]
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
}

/// What kind of file a zip package is.
///
/// # Errors
///
/// [`SourceError::Package`] if it cannot be opened.
pub fn kind(bytes: &[u8]) -> Result<Format, SourceError> {
    let mut package = Package::open(bytes, "zip")?;
    if package.archive.index_for_name("word/document.xml").is_some() {
        return Ok(Format::Docx);
    }
    match package.part("mimetype")? {
        Some(kind) if kind.starts_with(b"application/vnd.oasis.opendocument.text") => Ok(Format::Odt),
        Some(kind) if kind.starts_with(b"application/") => Err(SourceError::Unsupported {
            kind: "a package that holds no text document",
            remedy: "save the text as DOCX or ODT",
        }),
        _ if package.archive.index_for_name("[Content_Types].xml").is_some() => {
            Err(SourceError::Unsupported { kind: "a sheet or a presentation", remedy: "save the text as DOCX or PDF" })
        }
        _ => Ok(Format::Zip),
    }
}

impl<'a> Package<'a> {
    /// Opens a package; `format` is what errors call it.
    ///
    /// # Errors
    ///
    /// [`SourceError::Package`] if it is broken.
    pub fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, SourceError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(format, &error))?;
        if archive.len() > MAX_PARTS {
            return Err(SourceError::Refused { reason: format!("it holds more than {MAX_PARTS} files") });
        }
        Ok(Self { archive, format })
    }

    /// The bytes of a part, `None` if there is no such part.
    ///
    /// # Errors
    ///
    /// [`SourceError::Package`] if it is broken, [`SourceError::Refused`] if it unpacks to more than a document can hold.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let format = self.format;
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|error| broken(format, &error))?;
        read_bounded(part, MAX_PART).map(Some).map_err(|error| match error {
            Bounded::TooMuch => {
                SourceError::Refused { reason: format!("{name} unpacks to more than {} MB", MAX_PART >> 20) }
            }
            Bounded::Broken(reason) => SourceError::Package { format, reason },
        })
    }

    /// The text of a part.
    ///
    /// # Errors
    ///
    /// As [`Package::part`], and [`SourceError::Encoding`] for bytes that are no text.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, SourceError> {
        self.part(name)?.map(|bytes| super::decode::decode(&bytes)).transpose()
    }
}

/// Why a bounded read stopped.
#[derive(Debug)]
pub enum Bounded {
    /// There is more than the bound.
    TooMuch,
    /// The bytes cannot be read.
    Broken(String),
}

/// Reads to the end, but no more than `limit` bytes.
///
/// # Errors
///
/// [`Bounded`] says why it stopped.
pub fn read_bounded(reader: impl Read, limit: u64) -> Result<Vec<u8>, Bounded> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(|error| Bounded::Broken(one_line(&error.to_string())))?;
    if bytes.len() as u64 > limit { Err(Bounded::TooMuch) } else { Ok(bytes) }
}

fn broken(format: &'static str, error: &zip::result::ZipError) -> SourceError {
    SourceError::Package { format, reason: one_line(&error.to_string()) }
}
