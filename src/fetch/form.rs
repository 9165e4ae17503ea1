//! The formats that the repository publishes a paper in, and whether what arrived is one of them, and all of it.

use super::client::Flaw;
use crate::source::{Format, SourceError, decode, detect, xml};
use std::fmt;
use std::str::FromStr;

/// A format of the repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// Official XML.
    Xml,
    /// The web page.
    Html,
    /// OpenDocument text.
    Odt,
    /// PDF.
    Pdf,
}

impl Form {
    /// All of them, the one that tells most first, in the order in which a build prefers them ([`Format::rank`]).
    pub const ALL: [Self; 4] = [Self::Xml, Self::Html, Self::Odt, Self::Pdf];

    /// Its name in a record of the SRU (`manifestation="xml"`), which is the ending of its files too.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::Html => "html",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
        }
    }

    /// What to ask the service for.
    pub(super) const fn accept(self) -> &'static str {
        match self {
            Self::Xml => "application/xml, text/xml;q=0.9, */*;q=0.1",
            Self::Html => "text/html, */*;q=0.1",
            Self::Odt => "application/vnd.oasis.opendocument.text, */*;q=0.1",
            Self::Pdf => "application/pdf, */*;q=0.1",
        }
    }

    /// Whether the bytes are a paper in this format, from beginning to end. Not every service tells how long an answer
    /// is, and some answer with a page that says sorry.
    ///
    /// # Errors
    ///
    /// The [`Flaw`] that it has.
    pub fn whole(self, bytes: &[u8]) -> Result<(), Flaw> {
        let found = detect(&format!("paper.{}", self.name()), bytes).map_err(|error| flaw(&error))?;
        let fits = match self {
            Self::Xml => found.is_paper() && found.rank() == Format::Official.rank(),
            Self::Html => found == Format::Html,
            Self::Odt => found == Format::Odt,
            Self::Pdf => found == Format::Pdf,
        };
        if !fits {
            return Err(Flaw::Other(format!("is {found} where {self} was asked for")));
        }
        match self {
            Self::Xml => xml_whole(bytes),
            Self::Html => ends_with(bytes, b"</html", 1024).ok_or_else(|| cut(self.name())),
            // The directory of a package stands at its end: what is cut off was refused above.
            Self::Odt => Ok(()),
            Self::Pdf => ends_with(bytes, b"%%EOF", 4096).ok_or_else(|| cut(self.name())),
        }
    }
}

/// Whether the bytes are a whole metadata file.
///
/// # Errors
///
/// The [`Flaw`] that they have.
pub(super) fn metadata_whole(bytes: &[u8]) -> Result<(), Flaw> {
    crate::source::metadata::read(bytes).map(|_| ()).map_err(|error| flaw(&error))
}

fn xml_whole(bytes: &[u8]) -> Result<(), Flaw> {
    let file = decode::decode(bytes).map_err(|error| flaw(&error))?;
    xml::parse(&file).map(|_| ()).map_err(|error| flaw(&error))
}

fn cut(name: &str) -> Flaw {
    Flaw::Cut(format!("is {name} that stops half-way"))
}

/// What the reader says of a file, as a flaw: broken files may arrive whole the next time, files of another kind do not.
fn flaw(error: &SourceError) -> Flaw {
    match error {
        SourceError::UnknownXml { .. } | SourceError::Unsupported { .. } | SourceError::NotAPaper { .. } => {
            Flaw::Other(wrong(error))
        }
        _ => Flaw::Cut(wrong(error)),
    }
}

/// What the reader says of a file, without its advice, which is for those who have files.
pub(super) fn wrong(error: &SourceError) -> String {
    let words = error.to_string();
    words.split(';').next().unwrap_or(&words).to_owned()
}

/// Whether `mark` stands within the last `within` bytes, whatever its case.
fn ends_with(bytes: &[u8], mark: &[u8], within: usize) -> Option<()> {
    let end = &bytes[bytes.len().saturating_sub(within)..];
    end.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark)).then_some(())
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Form {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|form| form.name().eq_ignore_ascii_case(name.trim()));
        found.ok_or_else(|| format!("{name} is no format of the repository: choose from xml, html, odt, pdf"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(form: Form) -> Vec<u8> {
        std::fs::read(format!("tests/data/papers/kst-32545-143/kst-32545-143.{form}")).unwrap()
    }

    #[test]
    fn a_paper_is_whole_in_every_format_and_half_of_it_in_none() {
        for form in Form::ALL {
            let bytes = paper(form);
            form.whole(&bytes).unwrap();
            for part in [0, 1, bytes.len() / 2, bytes.len() * 9 / 10] {
                assert!(form.whole(&bytes[..part]).is_err(), "{form} of {part} bytes");
            }
            for other in Form::ALL.into_iter().filter(|other| *other != form) {
                assert!(form.whole(&paper(other)).is_err(), "{other} for {form}");
            }
        }
    }

    #[test]
    fn formats_come_in_the_order_in_which_a_build_prefers_them() {
        let ranks: Vec<u8> = Form::ALL.map(|form| detect("paper", &paper(form)).unwrap().rank()).into_iter().collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
    }

    #[test]
    fn metadata_are_no_paper() {
        let metadata = std::fs::read("tests/data/papers/kst-32545-143/metadata.xml").unwrap();
        metadata_whole(&metadata).unwrap();
        assert!(metadata_whole(&metadata[..metadata.len() / 2]).is_err());
        let Err(Flaw::Other(words)) = Form::Xml.whole(&metadata) else { panic!("metadata are taken for a paper") };
        assert_eq!(words, "is metadata where xml was asked for");
    }
}
