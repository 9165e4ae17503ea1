//! Walks over the digits of a text and tries the rules.

use super::grammar::{Grammar, Lead};
use super::law::{LawNames, Laws};
use super::published::Published;
use super::scan::{Kind as TokenKind, Scanner};
use super::words::{Role, Words};
use super::{Reference, ReferenceError, Standing};
use crate::knowledge::{Files, Knowledge, KnowledgeError};
use crate::source::Document;
use std::fmt;

/// Finds references to official publications.
pub struct Finder {
    words: Words,
    known: Published,
    laws: Box<dyn LawNames>,
}

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finder").finish_non_exhaustive()
    }
}

/// The vocabulary, among the knowledge files.
const WORDS: &str = "references/words.toml";
/// The list of published papers, among the knowledge files.
const PUBLISHED: &str = "references/published.fst";

/// Begins a reference to a paper, in the words of the vocabulary.
const LABEL: &str = "kst ";

impl Finder {
    /// A finder with the vocabulary, the list of published papers and the laws of `knowledge`.
    ///
    /// # Errors
    ///
    /// A fault in `references/words.toml` or `references/published.fst`.
    pub fn new(knowledge: &Knowledge) -> Result<Self, KnowledgeError> {
        Self::of_papers(knowledge.files(), Laws::of(knowledge))
    }

    /// A finder with the vocabulary and the list of published papers among `files`, and laws by their names.
    ///
    /// # Errors
    ///
    /// A fault in `references/words.toml` or `references/published.fst`.
    pub fn of_papers(files: &Files, laws: impl LawNames + 'static) -> Result<Self, KnowledgeError> {
        let words = files.text(WORDS)?;
        let published = Published::new(files.kept(PUBLISHED)?)
            .map_err(|error| KnowledgeError::new(PUBLISHED, None, error.to_string()))?;
        Self::from_parts(words, published, laws).map_err(|error| match error {
            ReferenceError::Words(error) => KnowledgeError::toml(WORDS, words, &error),
            error => KnowledgeError::new(WORDS, None, error.to_string()),
        })
    }

    /// A finder with a vocabulary (TOML as in `ontology/references/words.toml`), a list of published papers, and laws by their names.
    ///
    /// # Errors
    ///
    /// When the vocabulary cannot be read.
    pub fn from_parts(
        words: &str,
        published: Published,
        laws: impl LawNames + 'static,
    ) -> Result<Self, ReferenceError> {
        Ok(Self { words: Words::read(words)?, known: published, laws: Box::new(laws) })
    }

    /// The list of published papers.
    #[must_use]
    pub fn published(&self) -> &Published {
        &self.known
    }

    /// The references of a paper, by place, with spans in its clean text. No reference runs over two blocks but the paper's header.
    #[must_use]
    pub fn find(&self, document: &Document) -> Vec<Reference> {
        let mut found = self.walk(Scanner { text: &document.text, over_lines: false });
        if let Some(id) = &document.metadata.identifier {
            let own = format!("{}{id}", super::PUBLICATIONS);
            for reference in &mut found {
                if reference.iris.contains(&own) {
                    reference.standing = Standing::Own;
                }
            }
        }
        found
    }

    /// The references of any text, by place, with spans in it. A reference may run over the end of a line, not over a blank line.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Vec<Reference> {
        self.walk(Scanner { text, over_lines: true })
    }

    /// The IRI of the one paper that is all that `text` names, however it is written, published or not: `31 839, nr. 816`,
    /// `kst-31839-816`.
    #[must_use]
    pub fn paper(&self, text: &str) -> Option<String> {
        // The label says that the digits are a number of a paper, as the caller does.
        let labelled = format!("{LABEL}{text}");
        [text, &labelled].into_iter().find_map(|text| {
            let [Reference { kind: super::Kind::Kamerstuk, span, iris, .. }] = &self.find_in(text)[..] else {
                return None;
            };
            let before = &text[..span.start];
            let whole = span.end == text.len() && (before.is_empty() || before == LABEL);
            let [iri] = &iris[..] else { return None };
            whole.then(|| iri.clone())
        })
    }

    fn walk(&self, scan: Scanner<'_>) -> Vec<Reference> {
        let grammar = Grammar { scan, words: &self.words, known: &self.known, laws: &*self.laws };
        let bytes = scan.text.as_bytes();
        let mut found: Vec<Reference> = Vec::new();
        let (mut at, mut floor) = (0, 0);
        while let Some(skip) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
            let digits = at + skip;
            let before = found.len();
            if let Some(end) = grammar.at_digits(digits, floor, &mut found).filter(|end| *end > digits) {
                (at, floor) = (end, end);
            } else {
                found.truncate(before);
                at = digits + bytes[digits..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            }
        }
        found
    }
}

impl Grammar<'_> {
    /// Reads what stands around the digits at `digits`; gives where it ends.
    fn at_digits(&self, digits: usize, floor: usize, out: &mut Vec<Reference>) -> Option<usize> {
        let before = self.scan.text.as_bytes()[..digits].last().copied().unwrap_or(b' ');
        let number = self.scan.next(digits);
        let after = self.scan.at(number.end).unwrap_or(' ');
        let glued = before.is_ascii_alphanumeric() || b":-/=_".contains(&before) || after.is_ascii_alphabetic();
        if glued && let Some(reference) = self.identifier(digits, floor) {
            return keep(reference, out);
        }
        if let Some(lead) = self.lead(digits, floor)
            && let Some(end) = self.led(lead, digits, out)
        {
            return Some(end);
        }
        if let Some(reference) = self.old_judgment(digits).filter(|reference| reference.span.start >= floor) {
            return keep(reference, out);
        }
        self.number_first(digits, floor, out)
            .or_else(|| self.header(digits).and_then(|reference| keep(reference, out)))
            .or_else(|| self.bare_papers(digits, out))
    }

    /// Reads what the word before a number announces.
    fn led(&self, lead: Lead, digits: usize, out: &mut Vec<Reference>) -> Option<usize> {
        let start = lead.start;
        let glued = self.scan.before(start).is_some_and(char::is_alphabetic);
        if glued {
            return None;
        }
        let end = match lead.role {
            Role::Paper | Role::SecondShort | Role::FirstShort | Role::Dossier => self.papers(start, out),
            Role::Second | Role::First => {
                let named = self.names_proceedings(start, digits);
                if named { self.proceedings(start).and_then(|found| keep(found, out)) } else { self.papers(start, out) }
            }
            Role::Annex | Role::Proceedings => {
                let found = self.proceedings(start);
                let bare = |found: &Reference| found.fields.numbers.is_empty() && found.fields.pages.is_empty();
                let comma = found.as_ref().filter(|found| bare(found)).map(|found| self.scan.next(found.span.end));
                if comma.is_some_and(|comma| comma.is(',') && self.starts_dossier(comma.end)) {
                    self.papers(start, out)
                } else {
                    found.and_then(|found| keep(found, out))
                }
            }
            Role::Gazette => self.gazette(start).and_then(|found| keep(found, out)),
            Role::Journal => self.journal(start).and_then(|found| keep(found, out)),
            Role::Article | Role::Section => self.articles(start).and_then(|found| keep(found, out)),
            Role::Commitment => self.commitment(start).and_then(|found| keep(found, out)),
            Role::Judgment => self.old_judgment(digits).and_then(|found| keep(found, out)),
            _ => self.acts(start, out),
        };
        end.filter(|end| *end > digits)
    }

    /// Whether `Handelingen` stands between two places.
    fn names_proceedings(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            let token = self.scan.next(at);
            if self.role(token).any(&[Role::Proceedings, Role::Annex]) {
                return true;
            }
            if token.kind == TokenKind::End {
                return false;
            }
            at = token.end;
        }
        false
    }
}

fn keep(reference: Reference, out: &mut Vec<Reference>) -> Option<usize> {
    let end = reference.span.end;
    out.push(reference);
    Some(end)
}
