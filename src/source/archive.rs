//! Archives of papers: `.zip`, `.tar.gz` and JSON lines, read as a stream and with bounds.
//!
//! Nothing is unpacked to disk, and no more than one file at a time is in memory. Archives come from strangers: a path
//! that leads outside, and a file or a whole that unpacks to more than an archive of papers holds, are refused. An archive
//! inside an archive is handed over as the file it is; how far to follow is for the caller to say.

use super::error::{broken_json, one_line};
use super::metadata::Record;
use super::package::{Bounded, read_bounded};
use super::{Format, SourceError};
use flate2::read::MultiGzDecoder;
use std::io::{BufRead, BufReader, Read, Seek};
use std::path::{Component, Path};

/// What an archive may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The number of files.
    pub files: usize,
    /// The size of one file, unpacked, in bytes.
    pub file: u64,
    /// The size of all files together, unpacked, in bytes.
    pub total: u64,
}

impl Default for Limits {
    /// A million files, 256 MB each, 32 GB together: all papers of thirty years have 8 GB.
    fn default() -> Self {
        Self { files: 1_000_000, file: super::MAX_BYTES as u64, total: 32 << 30 }
    }
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its path in the archive, with slashes; for JSON lines the identifier. Empty for a file that is compressed alone: it
    /// goes by the name of the archive.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What stands beside the text of a JSON line (`date`, `title`, `dossiernummer`); see
    /// [`metadata::combine`](super::metadata::combine).
    pub record: Option<Record>,
}

/// Hands each file of an archive to `each`, in the order of the archive. A file that is too large, or a path that leads
/// outside, is handed over as an error with its name, and the rest is read; what breaks the whole archive ends it.
///
/// # Errors
///
/// [`SourceError::Package`] for a broken archive, [`SourceError::Refused`] for one beyond `limits`, and
/// [`SourceError::Unsupported`] for a format that is no archive.
pub fn read(
    format: Format,
    reader: impl Read + Seek,
    limits: Limits,
    each: &mut dyn FnMut(Result<Member, (String, SourceError)>),
) -> Result<(), SourceError> {
    match format {
        Format::Zip => zip(reader, limits, each),
        Format::TarGz => tar_gz(reader, limits, each),
        Format::Jsonl => json_lines(reader, limits, each),
        _ => Err(SourceError::Unsupported { kind: "no archive", remedy: "give a .zip, a .tar.gz or JSON lines" }),
    }
}

/// Counts what was read of an archive.
struct Count {
    limits: Limits,
    files: usize,
    total: u64,
}

impl Count {
    fn new(limits: Limits) -> Self {
        Self { limits, files: 0, total: 0 }
    }

    /// Takes one more file into account.
    fn file(&mut self) -> Result<(), SourceError> {
        self.files += 1;
        if self.files > self.limits.files {
            return Err(refused(format!("it holds more than {} files", self.limits.files)));
        }
        Ok(())
    }

    /// Reads a file within what is left.
    fn read(
        &mut self,
        name: &str,
        reader: impl Read,
        format: &'static str,
    ) -> Result<Result<Vec<u8>, SourceError>, SourceError> {
        let left = self.limits.total - self.total;
        let limit = self.limits.file.min(left);
        match read_bounded(reader, limit) {
            Ok(bytes) => {
                self.total += bytes.len() as u64;
                Ok(Ok(bytes))
            }
            Err(Bounded::TooMuch) if limit == left => {
                Err(refused(format!("it unpacks to more than {} MB", self.limits.total >> 20)))
            }
            Err(Bounded::TooMuch) => {
                self.total += limit;
                Ok(Err(refused(format!("{} unpacks to more than {} MB", one_line(name), self.limits.file >> 20))))
            }
            Err(Bounded::Broken(reason)) => Ok(Err(SourceError::Package { format, reason })),
        }
    }
}

fn zip(
    reader: impl Read + Seek,
    limits: Limits,
    each: &mut dyn FnMut(Result<Member, (String, SourceError)>),
) -> Result<(), SourceError> {
    let broken =
        |error: zip::result::ZipError| SourceError::Package { format: "zip", reason: one_line(&error.to_string()) };
    let mut archive = zip::ZipArchive::new(reader).map_err(broken)?;
    let mut count = Count::new(limits);
    for index in 0..archive.len() {
        let file = match archive.by_index(index) {
            Ok(file) => file,
            Err(error) => {
                each(Err((format!("file {}", index + 1), broken(error))));
                continue;
            }
        };
        if file.is_dir() {
            continue;
        }
        count.file()?;
        let name = String::from_utf8_lossy(file.name_raw()).replace('\\', "/");
        hand_over(name, file, "zip", &mut count, each)?;
    }
    Ok(())
}

fn tar_gz(
    reader: impl Read,
    limits: Limits,
    each: &mut dyn FnMut(Result<Member, (String, SourceError)>),
) -> Result<(), SourceError> {
    let mut reader = BufReader::new(reader);
    // Headers and files of no interest unpack too.
    let most = limits.total.saturating_mul(2);
    if !reader.fill_buf().map_err(broken_tar)?.starts_with(&[0x1F, 0x8B]) {
        return tar(reader.take(most), limits, each);
    }
    let mut unpacked = MultiGzDecoder::new(reader).take(most);
    let mut head = Vec::new();
    unpacked.by_ref().take(BLOCK).read_to_end(&mut head).map_err(broken_tar)?;
    let whole = head.as_slice().chain(unpacked);
    if is_tar(&head) {
        tar(whole, limits, each)
    } else {
        hand_over(String::new(), whole, "gzip", &mut Count::new(limits), each)
    }
}

/// The size of the parts that a tar archive is made of, in bytes.
const BLOCK: u64 = 512;

/// Whether a tar archive begins here: its first block is that of a file, or the zeros of an empty one.
fn is_tar(head: &[u8]) -> bool {
    let Ok(block) = <&[u8; BLOCK as usize]>::try_from(head) else { return false };
    let header = tar::Header::from_byte_slice(block);
    // The sum counts its own eight bytes as blanks.
    let sum: u32 =
        block.iter().enumerate().map(|(at, byte)| u32::from(if (148..156).contains(&at) { b' ' } else { *byte })).sum();
    header.cksum().is_ok_and(|cksum| cksum == sum) || block.iter().all(|byte| *byte == 0)
}

fn broken_tar(error: std::io::Error) -> SourceError {
    SourceError::Package { format: "tar.gz", reason: one_line(&error.to_string()) }
}

fn tar(
    reader: impl Read,
    limits: Limits,
    each: &mut dyn FnMut(Result<Member, (String, SourceError)>),
) -> Result<(), SourceError> {
    let mut archive = tar::Archive::new(reader);
    let mut count = Count::new(limits);
    for entry in archive.entries().map_err(broken_tar)? {
        let entry = entry.map_err(broken_tar)?;
        // Links, devices and directories hold no paper.
        if !entry.header().entry_type().is_file() {
            continue;
        }
        count.file()?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        hand_over(name, entry, "tar.gz", &mut count, each)?;
    }
    Ok(())
}

fn hand_over(
    name: String,
    reader: impl Read,
    format: &'static str,
    count: &mut Count,
    each: &mut dyn FnMut(Result<Member, (String, SourceError)>),
) -> Result<(), SourceError> {
    if !is_inside(&name) {
        each(Err((name, refused("its path leads outside the archive".to_owned()))));
        return Ok(());
    }
    if is_hidden(&name) {
        return Ok(());
    }
    match count.read(&name, reader, format)? {
        Ok(bytes) => each(Ok(Member { name, bytes, record: None })),
        Err(error) => each(Err((name, error))),
    }
    Ok(())
}

/// Papers as objects `{id, text, ...}`, one a line.
fn json_lines(
    reader: impl Read,
    limits: Limits,
    each: &mut dyn FnMut(Result<Member, (String, SourceError)>),
) -> Result<(), SourceError> {
    let mut reader = BufReader::new(reader);
    let mut count = Count::new(limits);
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        let read = reader.by_ref().take(limits.file + 1).read_until(b'\n', &mut line);
        let read =
            read.map_err(|error| SourceError::Package { format: "JSON lines", reason: one_line(&error.to_string()) })?;
        if read == 0 {
            return Ok(());
        }
        if read as u64 > limits.file {
            return Err(refused(format!("line {} is longer than {} MB", number + 1, limits.file >> 20)));
        }
        number += 1;
        count.total += read as u64;
        if count.total > limits.total {
            return Err(refused(format!("it holds more than {} MB", limits.total >> 20)));
        }
        let content = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line);
        if content.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        count.file()?;
        each(paper_of_line(content, number));
    }
}

/// The paper of a line: its text, named by its identifier or by the number of its line.
fn paper_of_line(line: &[u8], number: usize) -> Result<Member, (String, SourceError)> {
    let place = format!("line {number}");
    let value: serde_json::Value =
        serde_json::from_slice(line).map_err(|error| (place.clone(), broken_json(&error, 0)))?;
    let value_of = |names: &[&str]| names.iter().find_map(|name| value.get(*name));
    let field = |names: &[&str]| value_of(names).and_then(serde_json::Value::as_str);
    let name = match value_of(&["id", "Id", "identifier", "nummer", "url", "name"]) {
        Some(serde_json::Value::String(name)) if !name.trim().is_empty() => name.clone(),
        Some(serde_json::Value::Number(number)) => number.to_string(),
        _ => place,
    };
    match field(&["text", "tekst", "content", "Text"]) {
        Some(text) => Ok(Member { name, bytes: text.as_bytes().to_vec(), record: record(&value) }),
        None => Err((name, SourceError::Empty)),
    }
}

/// The fields of a JSON line that metadata records have, too; an official identifier may be called `id`.
fn record(line: &serde_json::Value) -> Option<Record> {
    let fields: Vec<(String, &str)> = line
        .as_object()?
        .iter()
        .filter_map(|(name, value)| {
            let name = if name.eq_ignore_ascii_case("id") { "identifier" } else { name };
            Some((format!("json.{name}"), value.as_str()?))
        })
        .collect();
    Record::of_pairs(fields.iter().map(|(name, content)| (name.as_str(), "", *content)))
}

/// Whether a path stays inside the folder that it is unpacked to.
fn is_inside(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    let inner = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    !name.contains('\0') && !drive && Path::new(name).components().all(inner)
}

/// What file managers leave in archives.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part == "__MACOSX" || (part.starts_with('.') && part.len() > 1))
}

fn refused(reason: String) -> SourceError {
    SourceError::Refused { reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    fn zipped(files: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap()
    }

    fn tarred(files: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
        let mut builder = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
        for (name, bytes) in files {
            let mut header = tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            // `set_path` refuses what an attacker writes.
            header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            builder.append(&header, *bytes).unwrap();
        }
        Cursor::new(builder.into_inner().unwrap().finish().unwrap())
    }

    fn members(format: Format, reader: Cursor<Vec<u8>>, limits: Limits) -> Result<Vec<String>, SourceError> {
        let mut lines = Vec::new();
        read(format, reader, limits, &mut |member| {
            lines.push(match member {
                Ok(member) => format!("{}: {}", member.name, String::from_utf8_lossy(&member.bytes)),
                Err((name, error)) => format!("{name} {error}"),
            });
        })?;
        Ok(lines)
    }

    #[test]
    fn members_are_streamed_and_paths_outside_refused() {
        let files: [(&str, &[u8]); 3] = [("a/kst.txt", b"De Kamer"), ("../../etc/passwd", b"x"), ("b.xml", b"<stuk/>")];
        let expected = [
            "a/kst.txt: De Kamer",
            "../../etc/passwd is refused: its path leads outside the archive",
            "b.xml: <stuk/>",
        ];
        assert_eq!(members(Format::Zip, zipped(&files), Limits::default()).unwrap(), expected);
        assert_eq!(members(Format::TarGz, tarred(&files), Limits::default()).unwrap(), expected);
    }

    #[test]
    fn bombs_are_refused() {
        let zeros = vec![b'0'; 3 << 20];
        let limits = Limits { files: 10, file: 2 << 20, total: 4 << 20 };
        let files: [(&str, &[u8]); 2] = [("big.txt", &zeros), ("small.txt", b"De Kamer")];
        for (format, archive) in [(Format::Zip, zipped(&files)), (Format::TarGz, tarred(&files))] {
            let lines = members(format, archive, limits).unwrap();
            assert_eq!(lines, ["big.txt is refused: big.txt unpacks to more than 2 MB", "small.txt: De Kamer"]);
        }
        let many: [(&str, &[u8]); 2] = [("1.txt", &zeros[..2 << 20]), ("2.txt", &zeros)];
        let limits = Limits { total: 3 << 20, ..limits };
        let error = members(Format::Zip, zipped(&many), limits).unwrap_err();
        assert_eq!(error.to_string(), "is refused: it unpacks to more than 3 MB");
        let few = Limits { files: 1, ..Limits::default() };
        assert!(matches!(members(Format::Zip, zipped(&files), few), Err(SourceError::Refused { .. })));
        assert!(matches!(
            members(Format::Zip, Cursor::new(b"PK\x03\x04rubbish".to_vec()), few),
            Err(SourceError::Package { .. })
        ));
    }

    #[test]
    fn json_lines_give_a_paper_each() {
        let lines = "\u{feff}{\"id\": \"kst-36278-32\", \"date\": \"2025-04-24\", \"text\": \"De Kamer\"}\n\n{\"id\": 3}\nrubbish\n{\"date\": 5}\n";
        let lines = lines.as_bytes().to_vec();
        let mut records = Vec::new();
        read(Format::Jsonl, Cursor::new(lines.clone()), Limits::default(), &mut |member| {
            records.extend(member.ok().and_then(|member| member.record));
        })
        .unwrap();
        assert_eq!(records[0].identifier.as_deref(), Some("kst-36278-32"));
        assert_eq!(records[0].date, Some(jiff::civil::date(2025, 4, 24)));
        let read = members(Format::Jsonl, Cursor::new(lines), Limits::default()).unwrap();
        assert_eq!(read[0], "kst-36278-32: De Kamer");
        assert_eq!(read[1], "3 holds no text: give a file with the text of a paper");
        assert!(read[2].starts_with("line 4 is broken JSON at byte 1: "), "{}", read[2]);
        assert_eq!(read[3], "line 5 holds no text: give a file with the text of a paper");
    }
}
