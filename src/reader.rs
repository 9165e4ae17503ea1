//! The reader: all stages from the bytes of a paper to what it states.

use crate::extract::MentionKind;
use crate::extract::grammar::Grammar;
use crate::extract::page::Page;
use crate::extract::reference::Finder;
use crate::graph::{BASE, PUBLICATIONS, slug};
use crate::knowledge::{Knowledge, KnowledgeError, normal};
use crate::link::{self, Scene};
use crate::reading::Reading;
use crate::relate::Patterns;
use crate::source::{self, Document, SourceError};
use crate::{extract, relate};
use std::collections::HashMap;

/// Reads papers. Made once: the word lists and automata in it take some time to build.
#[derive(Debug)]
pub struct Reader {
    knowledge: Knowledge,
    grammar: Grammar,
    references: Finder,
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
        let references = references(&knowledge)?;
        let patterns = Patterns::read(&knowledge)?;
        Ok(Self { knowledge, grammar, references, patterns })
    }

    /// What the reader knows.
    #[must_use]
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
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
            Some(identifier) => format!("{PUBLICATIONS}{identifier}"),
            None => format!("{BASE}id/paper/{}", slug(&document.name)),
        };
        let references = self.references.find(&document);
        let page = Page::new(&document, &self.grammar, &self.knowledge);
        let candidates = extract::find(&page);
        let scene = Scene { page: &page, references: &references, paper: &paper };
        let linked = link::link(&scene, &candidates);
        let mut reading = Reading {
            paper,
            references,
            mentions: linked.mentions,
            entities: linked.entities,
            statements: Vec::new(),
            document,
        };
        reading.statements = relate::relate(&self.patterns, &reading);
        reading
    }
}

/// Finds references with the words and laws of the knowledge files.
fn references(knowledge: &Knowledge) -> Result<Finder, KnowledgeError> {
    const WORDS: &str = "references/words.toml";
    let laws: HashMap<String, String> = knowledge
        .records()
        .filter(|(_, record)| record.kind == MentionKind::Law)
        .filter_map(|(_, record)| Some((record, record.iri.as_ref()?)))
        .flat_map(|(record, iri)| record.names.iter().map(|name| (normal(&name.text), iri.clone())))
        .collect();
    Finder::with_words(knowledge.files().text(WORDS)?)
        .map(|finder| finder.with_laws(move |name: &str| laws.get(&normal(name)).cloned()))
        .map_err(|error| KnowledgeError::new(WORDS, None, error.to_string()))
}
