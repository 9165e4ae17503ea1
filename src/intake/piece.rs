//! What one file holds: itself, or the files of an archive, each with its format.

use super::walk::{is_no_paper, shown};
use crate::source::metadata::{self, Record};
use crate::source::odata::{self, Data, Entity};
use crate::source::{Format, MAX_BYTES, SourceError, archive, detect, is_identifier};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// How deep archives may stand in one another.
const DEEPEST: usize = 3;
/// How much of a file beyond [`MAX_BYTES`] is looked at.
const HEAD: usize = 16 * 1024;
/// Archives unpack to at most so many times their size; bombs do to a thousand times and more.
const MOST_PACKED: u64 = 100;
/// Whatever its size, an archive may unpack to so many bytes.
const LEAST_UNPACKED: u64 = 16 << 20;
/// How many faults of one archive are told one by one.
const FAULTS: usize = 5;

/// A file to be looked at.
#[derive(Clone, Debug)]
pub struct Input {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// Whether the user named it: of a folder only what looks like a paper is looked at.
    pub named: bool,
    /// What standard input held: it can be read once only.
    stdin: Option<Vec<u8>>,
}

impl Input {
    /// A file.
    #[must_use]
    pub fn new(path: &Path, named: bool) -> Self {
        Self { path: path.to_owned(), named, stdin: None }
    }

    /// The name under which a store remembers it.
    #[must_use]
    pub fn source(&self) -> String {
        shown(&self.path)
    }

    /// Reads standard input, if that is what this is, so that it can be looked at twice.
    ///
    /// # Errors
    ///
    /// What the operating system says, or that there is more than a paper can have.
    pub fn keep(&mut self) -> Result<(), Refusal> {
        if self.path == Path::new("-") && self.stdin.is_none() {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
            read.map_err(|error| Refusal::new("-", format!("cannot be read: {error}")))?;
            if bytes.len() > MAX_BYTES {
                return Err(Refusal::new("-", SourceError::TooLarge { limit: MAX_BYTES }.to_string()));
            }
            self.stdin = Some(bytes);
        }
        Ok(())
    }
}

/// Something that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its path; within an archive `archive.zip!/path`.
    pub source: String,
    /// What is wrong with it and what to do: a sentence that begins after the path.
    pub reason: String,
    /// Whether it stands in a folder and is no paper: nobody needs to hear of it.
    pub quiet: bool,
}

impl Refusal {
    fn new(source: &str, reason: String) -> Self {
        Self { source: source.to_owned(), reason, quiet: false }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.source.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with("!/")) {
            Some(rest) => write!(f, "standard input{rest} {}", self.reason),
            None => write!(f, "{} {}", self.source, self.reason),
        }
    }
}

/// A paper, metadata or data.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its path; within an archive `archive.zip!/path`.
    pub source: String,
    /// The name of its file.
    pub name: String,
    /// BLAKE3 of its bytes.
    pub hash: String,
    /// Its format.
    pub format: Format,
    /// What it holds.
    pub content: Content,
}

/// What a piece holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// The bytes of a paper, and what stands beside its text in a JSON line or in the data of the Tweede Kamer.
    Paper(Vec<u8>, Option<Box<Record>>),
    /// Metadata of papers.
    Records(Vec<Record>),
    /// Data of the Tweede Kamer.
    Data(Box<Data>),
}

/// Hands over all that a file holds, in the order of the file; `forced` overrules the format of papers.
pub fn pieces(input: &Input, forced: Option<Format>, each: &mut dyn FnMut(Result<Piece, Refusal>)) {
    let mut pieces = Pieces { forced, each, left: 0, spent: false, too_deep: 0 };
    let source = input.source();
    if let Some(bytes) = &input.stdin {
        pieces.left = most_unpacked(bytes.len() as u64);
        pieces.bytes("-", "stdin", bytes.clone(), true, 0);
    } else {
        let name = shown(Path::new(input.path.file_name().unwrap_or(input.path.as_os_str())));
        if let Err(reason) = pieces.file(input, &source, &name) {
            (pieces.each)(Err(Refusal::new(&source, reason)));
        }
    }
    if pieces.too_deep > 0 {
        let reason = format!("holds {} archives nested more than {DEEPEST} deep: unpack them", pieces.too_deep);
        (pieces.each)(Err(Refusal::new(&source, reason)));
    }
}

struct Pieces<'a> {
    forced: Option<Format>,
    each: &'a mut dyn FnMut(Result<Piece, Refusal>),
    /// How many bytes archives, and those in them, may still unpack to.
    left: u64,
    /// Whether an archive in another one unpacks to more than that.
    spent: bool,
    /// How many archives stand too deep in others.
    too_deep: usize,
}

impl Pieces<'_> {
    fn file(&mut self, input: &Input, source: &str, name: &str) -> Result<(), String> {
        let told = |error: io::Error| format!("cannot be read: {error}");
        // Opening a pipe waits until somebody writes into it.
        let metadata = fs::metadata(&input.path).map_err(told)?;
        if !metadata.is_file() {
            return Err("is no file that has an end: give a file, or pipe its words to `kamergraaf build -`".to_owned());
        }
        self.left = most_unpacked(metadata.len());
        let mut file = File::open(&input.path).map_err(told)?;
        let mut bytes = Vec::new();
        if metadata.len() > MAX_BYTES as u64 {
            (&mut file).take(HEAD as u64).read_to_end(&mut bytes).map_err(told)?;
            let format =
                if bytes.starts_with(b"PK") { Ok(Format::Zip) } else { self.format(name, &bytes, input.named, 0) };
            match format {
                Ok(format) if !format.is_in_memory() => {
                    let file = File::open(&input.path).map_err(told)?;
                    self.archive((source, name), format, BufReader::new(file), input.named, 0);
                    return Ok(());
                }
                _ => return Err(SourceError::TooLarge { limit: MAX_BYTES }.to_string()),
            }
        }
        (&mut file).take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(told)?;
        self.bytes(source, name, bytes, input.named, 0);
        Ok(())
    }

    /// The format of a file. An archive stays one, whatever the user says of the papers in it, and so do metadata and data
    /// in a folder or an archive; a format that is an archive's is not that of the files in it.
    fn format(&self, name: &str, bytes: &[u8], named: bool, depth: usize) -> Result<Format, SourceError> {
        match (detect(name, bytes), self.forced.filter(|forced| forced.is_in_memory() || depth == 0)) {
            (Ok(found), Some(forced)) if !found.is_in_memory() && forced.is_in_memory() => Ok(found),
            (Ok(found), Some(_)) if !named && !found.is_paper() => Ok(found),
            (found, forced) => forced.map_or(found, Ok),
        }
    }

    fn bytes(&mut self, source: &str, name: &str, bytes: Vec<u8>, named: bool, depth: usize) {
        let refuse = |error: &SourceError| Refusal {
            source: source.to_owned(),
            reason: error.to_string(),
            quiet: !named && matches!(error, SourceError::NotAPaper { .. }),
        };
        let format = match self.format(name, &bytes, named, depth) {
            Ok(format) => format,
            Err(error) => return (self.each)(Err(refuse(&error))),
        };
        if !format.is_in_memory() {
            return self.archive((source, name), format, Cursor::new(bytes), named, depth);
        }
        let piece = |content, bytes: &[u8]| Piece {
            source: source.to_owned(),
            name: name.to_owned(),
            hash: blake3::hash(bytes).to_hex().to_string(),
            format,
            content,
        };
        match format {
            Format::Metadata => match metadata::read(&bytes) {
                Ok(records) => (self.each)(Ok(piece(Content::Records(records), &bytes))),
                Err(error) => (self.each)(Err(refuse(&error))),
            },
            Format::OData | Format::SyncFeed => match odata::read(&bytes) {
                Ok(data) => {
                    let papers = papers_of(source, &data);
                    (self.each)(Ok(piece(Content::Data(Box::new(data)), &bytes)));
                    papers.into_iter().for_each(|paper| (self.each)(Ok(paper)));
                }
                Err(error) => (self.each)(Err(refuse(&error))),
            },
            _ => {
                let hash = piece(Content::Records(Vec::new()), &bytes);
                (self.each)(Ok(Piece { content: Content::Paper(bytes, None), ..hash }));
            }
        }
    }

    fn archive(
        &mut self,
        (source, name): (&str, &str),
        format: Format,
        reader: impl Read + io::Seek,
        named: bool,
        depth: usize,
    ) {
        if depth == DEEPEST {
            self.too_deep += 1;
            return;
        }
        let lines = format == Format::Jsonl;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let (mut good, mut faults, mut seen) = (0_usize, Vec::new(), BTreeMap::new());
        let limits = archive::Limits { total: self.left, ..archive::Limits::default() };
        let read = archive::read(format, reader, limits, &mut |member| match member {
            // What comes behind that is not looked at.
            _ if self.spent => {}
            Err((name, error)) => {
                if matches!(error, SourceError::Refused { .. }) {
                    self.left = self.left.saturating_sub(limits.file);
                }
                faults.push(Refusal::new(&format!("{source}!/{name}"), error.to_string()));
            }
            Ok(member) if member.name.is_empty() => {
                let name = unpacked_name(name);
                if named || !is_no_paper(name) {
                    good += 1;
                    self.left = self.left.saturating_sub(member.bytes.len() as u64);
                    self.bytes(source, name, member.bytes, named, depth + 1);
                }
            }
            Ok(mut member) => {
                self.left = self.left.saturating_sub(member.bytes.len() as u64);
                let inner = format!("{source}!/{}", unlike(&mut seen, &mut member.name));
                if lines {
                    good += 1;
                    let name = if member.name.starts_with("line ") {
                        format!("{stem} {}", member.name)
                    } else {
                        member.name.clone()
                    };
                    let hash = blake3::hash(&member.bytes).to_hex().to_string();
                    let format = self.forced.filter(|forced| forced.is_in_memory()).unwrap_or(Format::Text);
                    let content = Content::Paper(member.bytes, member.record.map(Box::new));
                    (self.each)(Ok(Piece { source: inner, name, hash, format, content }));
                } else if !is_no_paper(&member.name) {
                    good += 1;
                    let name = member.name.rsplit('/').next().unwrap_or(&member.name).to_owned();
                    self.bytes(&inner, &name, member.bytes, false, depth + 1);
                }
            }
        });
        match read {
            // A bomb is told once, by the name of the file that the user has.
            Err(SourceError::Refused { .. }) if depth > 0 => self.spent = true,
            _ if self.spent && depth > 0 => {}
            _ if self.spent => {
                let reason = format!("is refused: the archives in it unpack to more than {} MB", limits.total >> 20);
                (self.each)(Err(Refusal::new(source, reason)));
            }
            Err(error) => (self.each)(Err(Refusal::new(source, error.to_string()))),
            Ok(()) => {}
        }
        if lines && good == 0 && faults.len() > 1 {
            let reason = "holds no papers: give JSON lines with id and text".to_owned();
            return (self.each)(Err(Refusal::new(source, reason)));
        }
        let more = faults.len().saturating_sub(FAULTS);
        if more > 0 {
            faults.truncate(FAULTS);
            faults.push(Refusal::new(source, format!("holds {more} more files that cannot be read")));
        }
        faults.into_iter().for_each(|fault| (self.each)(Err(fault)));
    }
}

/// How many bytes an archive may unpack to: papers pack to a tenth, and tables to a fiftieth of their size.
fn most_unpacked(packed: u64) -> u64 {
    packed.saturating_mul(MOST_PACKED).clamp(LEAST_UNPACKED, archive::Limits::default().total)
}

/// The name of a file that is compressed alone.
fn unpacked_name(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if ending.eq_ignore_ascii_case("gz") && !stem.is_empty() => stem,
        _ => name,
    }
}

/// A name that no other file of its archive has: the second `brief` is `brief (2)`. One that is a paper's own number stays
/// that paper's.
fn unlike(seen: &mut BTreeMap<String, usize>, name: &mut String) -> String {
    let mut number = seen.get(name).copied().unwrap_or_default() + 1;
    let mut apart = if number == 1 { name.clone() } else { format!("{name} ({number})") };
    while number > 1 && seen.contains_key(&apart) {
        number += 1;
        apart = format!("{name} ({number})");
    }
    seen.insert(name.clone(), number);
    seen.entry(apart.clone()).or_insert(1);
    if !is_identifier(name) {
        name.clone_from(&apart);
    }
    apart
}

/// The documents of the Tweede Kamer whose text whoever collected the data put there.
fn papers_of(source: &str, data: &Data) -> Vec<Piece> {
    let documents = data.entities.iter().filter_map(|entity| match entity {
        Entity::Document(document) => Some(document),
        _ => None,
    });
    documents
        .filter_map(|document| {
            let text = document.text.as_ref().filter(|text| !text.trim().is_empty())?;
            let name = document.number.clone().unwrap_or_else(|| document.id.clone());
            let record = Record {
                identifier: document.identifier(),
                title: document.title.clone(),
                document_title: document.subject.clone(),
                dossiers: document.dossiers.iter().filter_map(|dossier| dossier.number.clone()).collect(),
                number: document.serial.map(|serial| serial.to_string()),
                date: document.date,
                parliamentary_year: document.parliamentary_year.clone(),
                kind: document.kind.clone(),
                ..Record::default()
            };
            Some(Piece {
                source: format!("{source}!/{name}"),
                name,
                hash: blake3::hash(text.as_bytes()).to_hex().to_string(),
                format: Format::Text,
                content: Content::Paper(text.clone().into_bytes(), Some(Box::new(record))),
            })
        })
        .collect()
}
