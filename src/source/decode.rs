//! From bytes to text: byte order marks, UTF-8, UTF-16, Windows-1252.

use super::SourceError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The byte order mark of UTF-8, as a character.
const MARK: char = '\u{feff}';
/// The byte order mark of UTF-8 after a program has taken its bytes for Windows-1252 and encoded them again.
const DOUBLE_MARK: &str = "ï»¿";
/// How much of a file tells its encoding, in bytes.
const SAMPLE: usize = 64 * 1024;

/// The text of a file.
///
/// UTF-8 is taken over byte for byte, marks and all, so that offsets count as they do in the file. Of other encodings
/// the mark is dropped. A file that is not valid UTF-8 is read as its XML or HTML declaration says, else as it looks.
///
/// # Errors
///
/// [`SourceError::Encoding`] for bytes that are no text.
pub fn decode(bytes: &[u8]) -> Result<String, SourceError> {
    if let Some(encoding) = utf_16(bytes) {
        let (text, _, malformed) = encoding.decode(bytes);
        // Zero characters are the half of UTF-32 that UTF-16 has not.
        return if malformed || text.contains('\0') { Err(SourceError::Encoding) } else { Ok(text.into_owned()) };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if is_binary(bytes) { Err(SourceError::Encoding) } else { Ok(text.to_owned()) };
    }
    if is_binary(bytes) {
        return Err(SourceError::Encoding);
    }
    let encoding = declared(bytes).unwrap_or_else(|| guessed(bytes));
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// How many bytes at the start of `text` are byte order marks, encoded once or twice, and blanks among them.
#[must_use]
pub fn marks(text: &str) -> usize {
    let mut rest = text;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(MARK);
        rest = rest.strip_prefix(DOUBLE_MARK).unwrap_or(rest);
        if rest.len() == before {
            break;
        }
        let next = rest.trim_start();
        if next.starts_with([MARK, 'ï']) {
            rest = next;
        }
    }
    text.len() - rest.len()
}

/// UTF-16, by its mark or by the zero bytes that Latin letters leave in it.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    if odd * 10 > half * 8 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 8 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether bytes are something else than text: zero bytes, or many control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31)).count();
    sample.contains(&0) || controls * 50 > sample.len()
}

/// The encoding that an XML declaration or an HTML `meta` names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let from = head.find("encoding=").map(|at| at + 9).or_else(|| head.find("charset=").map(|at| at + 8))?;
    let name: String = head[from..]
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    Encoding::for_label(name.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

/// The encoding that the bytes look like, for a Dutch text.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"nl"), Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Motie van de leden Laçin en Kröger: «financiën» à € 3";
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        let mut little = vec![0xFF, 0xFE];
        little.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [text.as_bytes(), &windows, &little, &big] {
            assert_eq!(decode(bytes), Ok(text.to_owned()));
        }
    }

    #[test]
    fn marks_stay_in_utf_8_and_are_counted() {
        let text = decode("\u{feff}\u{feff}ï»¿\n\u{feff}Geachte voorzitter".as_bytes()).unwrap();
        assert_eq!(&text[marks(&text)..], "Geachte voorzitter");
        assert_eq!(marks("\n ïnvloed"), 0);
    }

    #[test]
    fn a_declared_encoding_is_believed_when_the_bytes_are_not_utf_8() {
        let mut bytes = b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><al>co\xF6peratie</al>".to_vec();
        assert!(decode(&bytes).unwrap().contains("coöperatie"));
        bytes.extend([0, 1, 2, 3]);
        assert_eq!(decode(&bytes), Err(SourceError::Encoding));
    }
}
