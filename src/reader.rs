//! The reader: all stages from the bytes of a paper to what it states.

use crate::extract::grammar::Grammar;
use crate::extract::page::Page;
use crate::extract::reference::Finder;
use crate::graph::{BASE, PUBLICATIONS, slug};
use crate::knowledge::{Knowledge, KnowledgeError};
use crate::link::{self, Scene};
use crate::reading::Reading;
use crate::relate::Patterns;
use crate::relate::layout::Phrases;
use crate::source::{self, Document, SourceError};
use crate::{extract, relate};

/// Where consolidated laws live.
const LAWS: &str = "https://wetten.overheid.nl/";

/// Reads papers. Made once: the word lists and automata in it take some time to build.
#[derive(Debug)]
pub struct Reader {
    knowledge: Knowledge,
    grammar: Grammar,
    finder: Finder,
    phrases: Phrases,
    patterns: Patterns,
}

impl Reader {
    /// A reader with this knowledge.
    ///
    /// # Errors
    ///
    /// A fault in one of the knowledge files.
    pub fn new(knowledge: Knowledge) -> Result<Self, KnowledgeError> {
        let grammar = Grammar::read(&knowledge)?;
        let finder = Finder::new(&knowledge)?;
        let phrases = Phrases::read(&knowledge)?;
        let patterns = Patterns::read(&knowledge)?;
        Ok(Self { knowledge, grammar, finder, phrases, patterns })
    }

    /// What the reader knows.
    #[must_use]
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// Finds references to official publications, in papers and in any other text.
    #[must_use]
    pub const fn finder(&self) -> &Finder {
        &self.finder
    }

    /// The patterns in which papers state relations.
    #[must_use]
    pub const fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// Reads a paper of any format. `name` is that of its file, without the ending.
    ///
    /// # Errors
    ///
    /// Bytes that are no paper; the caller names the file.
    pub fn read(&self, name: &str, bytes: &[u8]) -> Result<Reading, SourceError> {
        Ok(self.read_document(source::read(name, bytes)?))
    }

    /// Reads a paper that has been taken out of its format.
    #[must_use]
    pub fn read_document(&self, document: Document) -> Reading {
        let paper = match &document.metadata.identifier {
            Some(law) if law.starts_with("BWB") => format!("{LAWS}{law}"),
            Some(identifier) => format!("{PUBLICATIONS}{identifier}"),
            None => format!("{BASE}id/paper/{}", slug(&document.name)),
        };
        let references = self.finder.find(&document);
        let page = Page::new(&document, &self.grammar, &self.knowledge, &references);
        let candidates = extract::find(&page);
        let scene = Scene { page: &page, references: &references, paper: &paper, candidates: &candidates };
        let linked = link::link(&scene);
        let mut reading = Reading {
            paper,
            references,
            mentions: linked.mentions,
            entities: linked.entities,
            statements: Vec::new(),
            derived: linked.derived,
            document,
        };
        reading.statements = relate::relate(&reading, &self.phrases, &self.patterns);
        reading
    }
}
