//! Which format a file has: from its content first, from its name second.

use super::error::one_line;
use super::{SourceError, decode, package, xml};
use std::fmt;
use std::str::FromStr;

/// How much of a file is looked at, in bytes.
const HEAD: usize = 16 * 1024;

/// How the archives begin that are not read: xz, Zstandard, 7-Zip, RAR; and how bzip2 goes on behind `BZh` and a figure.
const ARCHIVES: [&[u8]; 4] = [b"\xFD7zXZ\0", b"\x28\xB5\x2F\xFD", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07"];
const BZIP2: &[u8] = b"1AY&SY";
/// The name of the stream of an old Office file that is a Word document, in UTF-16.
const WORD: &[u8] = b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
/// How pictures begin: PNG, JPEG, TIFF.
const PICTURES: [&[u8]; 4] = [b"\x89PNG\r\n", b"\xFF\xD8\xFF", b"II*\0", b"MM\0*"];

/// A format of files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// Plain text, in whatever encoding and layout.
    Text,
    /// Official XML since about 2010, `<officiele-publicatie>`.
    Official,
    /// Official XML of 1995 to about 2010, `<kamerwrk>`.
    Kamerwrk,
    /// A consolidated law of the Basiswettenbestand, `<toestand>`.
    Bwb,
    /// A report of a meeting from the Tweede Kamer, `<vlosCoreDocument>`.
    Vlos,
    /// Debates as the ParlaMint corpus has them, `<TEI>`.
    Tei,
    /// Metadata of papers: `metadata.xml`, `metadata_owms.xml`, SRU records, records of rijksoverheid.nl.
    Metadata,
    /// A web page: an official publication in HTML, or a saved page.
    Html,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// A Word document of the years 1997 to 2003, or older.
    Doc,
    /// A PDF.
    Pdf,
    /// Data of the Tweede Kamer: OData JSON.
    OData,
    /// Data of the Tweede Kamer: SyncFeed XML.
    SyncFeed,
    /// An archive of files.
    Zip,
    /// An archive of files that is compressed as a whole, or not at all; also one compressed file.
    TarGz,
    /// Papers as JSON objects `{id, text, ...}`, one a line.
    Jsonl,
}

/// Every format and its name on the command line.
const NAMES: [(Format, &str); 17] = [
    (Format::Text, "text"),
    (Format::Official, "official"),
    (Format::Kamerwrk, "kamerwrk"),
    (Format::Bwb, "bwb"),
    (Format::Vlos, "vlos"),
    (Format::Tei, "tei"),
    (Format::Metadata, "metadata"),
    (Format::Html, "html"),
    (Format::Docx, "docx"),
    (Format::Odt, "odt"),
    (Format::Doc, "doc"),
    (Format::Pdf, "pdf"),
    (Format::OData, "odata"),
    (Format::SyncFeed, "syncfeed"),
    (Format::Zip, "zip"),
    (Format::TarGz, "tar.gz"),
    (Format::Jsonl, "jsonl"),
];

impl Format {
    /// Every format.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(format, _)| *format)
    }

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(format, _)| *format == self).map_or("text", |(_, name)| name)
    }

    /// Whether a file of this format is one paper.
    #[must_use]
    pub const fn is_paper(self) -> bool {
        !matches!(self, Self::Metadata | Self::OData | Self::SyncFeed | Self::Zip | Self::TarGz | Self::Jsonl)
    }

    /// Whether a file of this format is read as a whole; archives are streamed.
    #[must_use]
    pub const fn is_in_memory(self) -> bool {
        !matches!(self, Self::Zip | Self::TarGz | Self::Jsonl)
    }

    /// How much a format tells of one and the same paper, best first: of a paper that comes in several formats the one
    /// with the lowest rank is read.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Official | Self::Kamerwrk | Self::Bwb | Self::Vlos => 0,
            Self::Html => 1,
            Self::Odt | Self::Docx | Self::Doc => 2,
            Self::Tei => 3,
            Self::Text => 4,
            Self::Pdf => 5,
            _ => 6,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = NAMES.iter().find(|(_, known)| known.eq_ignore_ascii_case(name));
        found.map(|(format, _)| *format).ok_or_else(|| {
            let names: Vec<&str> = NAMES.iter().map(|(_, name)| *name).collect();
            format!("unknown format `{name}`: give one of {}", names.join(", "))
        })
    }
}

/// The format of a file. `name` counts only where the content could be several things.
///
/// # Errors
///
/// [`SourceError::Empty`] for an empty file, [`SourceError::Encoding`] for bytes that are no known kind of file, and
/// [`SourceError::Unsupported`] or [`SourceError::UnknownXml`] for kinds that are known and hold no readable paper.
pub fn detect(name: &str, bytes: &[u8]) -> Result<Format, SourceError> {
    if bytes.is_empty() {
        return Err(SourceError::Empty);
    }
    if let Some(format) = by_signature(bytes)? {
        return Ok(format);
    }
    let mut end = bytes.len().min(HEAD);
    while end < bytes.len() && end + 4 > HEAD && bytes[end] & 0xC0 == 0x80 {
        end -= 1;
    }
    let head = decode::decode(&bytes[..end])?;
    let content = head[decode::marks(&head)..].trim_start();
    let lower_name = name.to_ascii_lowercase();
    if content.is_empty() && bytes.len() <= HEAD {
        return Err(SourceError::Empty);
    }
    if content.starts_with('<') {
        if let Some(format) = by_markup(content, &lower_name)? {
            return Ok(format);
        }
    } else if content.starts_with("{\\rtf") {
        return Err(rich_text());
    } else if content.starts_with(['{', '[']) {
        return by_json(content, &lower_name);
    }
    Ok(Format::Text)
}

fn by_signature(bytes: &[u8]) -> Result<Option<Format>, SourceError> {
    let start = &bytes[..bytes.len().min(1024)];
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return package::kind(bytes).map(Some);
    }
    if start.starts_with(&[0x1F, 0x8B]) || start.get(257..262) == Some(b"ustar") {
        return Ok(Some(Format::TarGz));
    }
    if ARCHIVES.iter().any(|mark| start.starts_with(mark)) || start.get(4..10) == Some(BZIP2) {
        let remedy = "unpack it, or give a .zip or .tar.gz";
        return Err(SourceError::Unsupported { kind: "an archive of a kind that is not read", remedy });
    }
    if PICTURES.iter().any(|mark| start.starts_with(mark)) {
        let remedy = "put its OCR text beside it as a .txt file of the same name";
        return Err(SourceError::Unsupported { kind: "a picture", remedy });
    }
    if start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // Sheets, slides and e-mails come in the same container.
        return if bytes.windows(WORD.len()).any(|window| window == WORD) {
            Ok(Some(Format::Doc))
        } else {
            let remedy = "save its text as DOCX, or download it again if it is a .doc";
            Err(SourceError::Unsupported { kind: "an old Office file that holds no Word document", remedy })
        };
    }
    if start.starts_with(b"{\\rtf") {
        return Err(rich_text());
    }
    let pdf = start.windows(5).position(|window| window == b"%PDF-");
    let pdf = pdf.filter(|at| *at == 0 || start[..*at].iter().all(|byte| !byte.is_ascii_alphabetic()));
    Ok(pdf.map(|_| Format::Pdf))
}

/// The libraries that read RTF leave out notes and text boxes without a word: none is used.
fn rich_text() -> SourceError {
    SourceError::Unsupported { kind: "an RTF document", remedy: "save it as DOCX" }
}

/// `None` for text that merely begins with a `<`.
fn by_markup(content: &str, name: &str) -> Result<Option<Format>, SourceError> {
    let lower = content[..floor(content, 512)].to_ascii_lowercase();
    let is_page = lower.starts_with("<!doctype html") || lower.starts_with("<html");
    let root = xml::root_name(content);
    let Some(root) = root.filter(|_| !is_page) else {
        let html = is_page || lower.contains("<html") || lower.contains("<body") || name.contains(".htm");
        return Ok(html.then_some(Format::Html));
    };
    Ok(Some(match root.as_str() {
        "officiele-publicatie"
        | "kamerstuk"
        | "handelingen"
        | "staatscourant"
        | "staatsblad"
        | "tractatenblad"
        | "kamervragen"
        | "aanhangsel" => Format::Official,
        "kamerwrk" | "handeling" | "kamervraag" | "kv" | "stuk" => Format::Kamerwrk,
        "toestand" | "wetgeving" => Format::Bwb,
        "vlosCoreDocument" => Format::Vlos,
        "TEI" | "teiCorpus" => Format::Tei,
        "metadata_gegevens" | "owms-metadata" | "searchRetrieveResponse" | "gzd" | "record" | "document" => {
            Format::Metadata
        }
        "feed" | "entry" => Format::SyncFeed,
        other if other.eq_ignore_ascii_case("html") => Format::Html,
        "listOrg" | "listPerson" => {
            let remedy = "papers are read; lists of names belong in an authority file";
            return Err(SourceError::NotAPaper { kind: "a list of persons or organisations", remedy });
        }
        // Schemas come and go; paragraphs have been `<al>` since 1995.
        _ if content.contains("<al>") => Format::Kamerwrk,
        _ if content.starts_with("<?xml") || name.ends_with(".xml") => {
            return Err(SourceError::UnknownXml { root: one_line(&root) });
        }
        "body" | "div" | "p" | "head" | "article" | "main" | "section" | "table" | "h1" => Format::Html,
        _ => return Ok(None),
    }))
}

fn by_json(content: &str, name: &str) -> Result<Format, SourceError> {
    let start = &content[..floor(content, 4096)];
    if start.contains("\"@odata.") || start.contains("\"Verwijderd\"") || start.contains("\"ApiGewijzigdOp\"") {
        return Ok(Format::OData);
    }
    let first = content.lines().next().unwrap_or_default().trim();
    let is_object = first.starts_with('{') && (first.ends_with('}') || content.len() >= HEAD - 3);
    if is_object && first.contains("\"text\"") || name.ends_with(".jsonl") || name.ends_with(".ndjson") {
        return Ok(Format::Jsonl);
    }
    let opening: String = start.chars().filter(|c| !c.is_whitespace()).take(3).collect();
    let is_json = opening.starts_with("{\"") || opening == "[{\"";
    if name.ends_with(".json") || name.ends_with(".jsonld") || is_json {
        let remedy = "give OData of the Tweede Kamer, or papers as JSON lines with id and text (`jq -c .[]` makes lines of a list)";
        return Err(SourceError::NotAPaper { kind: "JSON of an unknown kind", remedy });
    }
    Ok(Format::Text)
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_formats() {
        for format in Format::all() {
            assert_eq!(format.name().parse(), Ok(format));
        }
        assert!("word".parse::<Format>().unwrap_err().contains("docx"));
    }

    #[test]
    fn content_counts_before_the_name() {
        let formats: [(&str, &[u8], Format); 9] = [
            ("a.txt", b"\xEF\xBB\xBF<?xml version=\"1.0\"?><kamerwrk/>", Format::Kamerwrk),
            ("a.xml", b"<!DOCTYPE html><html><body>De Kamer</body></html>", Format::Html),
            ("a.xml", b"<?xml version='1.0'?><wob><al>De Kamer</al></wob>", Format::Kamerwrk),
            ("a.xml", b"Geachte voorzitter, x < y", Format::Text),
            ("a", b"<b>Motie</b> van het lid", Format::Text),
            ("a.dat", b"%PDF-1.7", Format::Pdf),
            ("a.json", b"{\"@odata.context\": \"x\", \"value\": []}", Format::OData),
            ("a", b"{\"id\": \"1\", \"text\": \"De Kamer\"}\n", Format::Jsonl),
            ("a.docx", b"[overzicht] [activiteiten]\nJeugdzorg", Format::Text),
        ];
        for (name, bytes, format) in formats {
            assert_eq!(detect(name, bytes), Ok(format), "{name}");
        }
        assert_eq!(detect("a.xml", b""), Err(SourceError::Empty));
        assert_eq!(
            detect("a.xml", b"<?xml version='1.0'?><rss/>").unwrap_err().to_string(),
            "is XML of an unknown kind (<rss>): give a paper, or name its format with --as"
        );
        assert!(matches!(detect("a.txt", &[0, 1, 2, 0, 9]), Err(SourceError::Encoding)));
    }
}
