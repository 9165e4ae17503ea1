//! A document with its words, as the finders look at it.

use super::date;
use super::grammar::Grammar;
use super::reference::Reference;
use super::words::{Word, words};
use crate::knowledge::Knowledge;
use crate::source::{BlockKind, Document};
use crate::span::Span;
use std::cell::RefCell;
use std::collections::HashMap;

/// A web address is looked at so many bytes before and behind a name in it.
const LONGEST_ADDRESS: usize = 400;

/// What every finder is given: the document, its words and the knowledge.
pub(crate) struct Page<'a> {
    pub document: &'a Document,
    pub words: Vec<Word>,
    pub grammar: &'a Grammar,
    pub knowledge: &'a Knowledge,
    /// The references to official publications, by place.
    pub references: &'a [Reference],
    /// Date of the paper.
    pub date: Option<jiff::civil::Date>,
    /// Where the paper has no date: the latest day that it looks back upon, by which a day without a year is dated.
    pub latest: Option<jiff::civil::Date>,
    counts: RefCell<HashMap<String, usize>>,
}

impl<'a> Page<'a> {
    pub fn new(
        document: &'a Document,
        grammar: &'a Grammar,
        knowledge: &'a Knowledge,
        references: &'a [Reference],
    ) -> Self {
        Self {
            document,
            words: words(document),
            grammar,
            knowledge,
            references,
            date: document.metadata.date,
            latest: document.metadata.date.or_else(|| end_of_year(document)).or_else(|| date::latest(&document.text)),
            counts: RefCell::default(),
        }
    }

    pub fn text(&self) -> &'a str {
        &self.document.text
    }

    /// How often the text holds a phrase; counted once for each phrase.
    pub fn count(&self, phrase: &str) -> usize {
        if let Some(count) = self.counts.borrow().get(phrase) {
            return *count;
        }
        let count = self.text().matches(phrase).count();
        self.counts.borrow_mut().insert(phrase.to_owned(), count);
        count
    }

    /// The word as written; empty past the end.
    pub fn word(&self, index: usize) -> &'a str {
        self.words.get(index).map_or("", |word| word.span.of(self.text()))
    }

    pub fn lower(&self, index: usize) -> String {
        self.word(index).to_lowercase()
    }

    /// What stands between a word and the one before it in the same block; `None` at the start of a block.
    pub fn gap(&self, index: usize) -> Option<&'a str> {
        let (before, word) = (self.words.get(index.checked_sub(1)?)?, self.words.get(index)?);
        (before.block == word.block).then(|| &self.text()[before.span.end..word.span.start])
    }

    /// Whether nothing but a blank parts the word from the one before it.
    pub fn follows(&self, index: usize) -> bool {
        self.gap(index) == Some(" ")
    }

    /// The word before, if only a blank parts the two.
    pub fn before(&self, index: usize) -> &'a str {
        if self.follows(index) { self.word(index - 1) } else { "" }
    }

    /// Whether the words before show a body that does, gets or gives something: `door X`, `op initiatief van X`.
    pub fn is_agent(&self, index: usize) -> bool {
        let before = self.before(index).to_lowercase();
        let gives = before == "van" && self.grammar.given.contains(&self.before(index - 1).to_lowercase());
        gives || self.grammar.agents.contains(&before)
    }

    pub fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.words[first].span.start, self.words[last].span.end)
    }

    pub fn kind_of_block(&self, index: usize) -> BlockKind {
        self.words
            .get(index)
            .and_then(|word| self.document.blocks.get(word.block))
            .map_or(BlockKind::Paragraph, |b| b.kind)
    }

    /// Index of the first word that starts at or after `at`.
    pub fn word_at(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.span.start < at)
    }

    /// Whether a span lies in a web address or an e-mail address, where nothing is annotated.
    pub fn in_address(&self, span: Span) -> bool {
        let text = self.text();
        let from = text.floor_char_boundary(span.start.saturating_sub(LONGEST_ADDRESS));
        let until = text.floor_char_boundary(span.end + LONGEST_ADDRESS);
        let start = text[from..span.start]
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map_or(from, |(at, c)| from + at + c.len_utf8());
        let end = text[span.end..until].find(char::is_whitespace).map_or(until, |at| span.end + at);
        let token = &text[start.min(span.start)..end];
        token.contains("://")
            || token.contains("www.")
            || token.contains(".pdf")
            || token.contains('@')
            || [".nl", ".com", ".org", ".eu"].iter().any(|ending| {
                text[span.end..end].starts_with(ending)
                    && !text[span.end + ending.len()..end].starts_with(char::is_alphanumeric)
            })
    }

    /// Index of the word that holds byte offset `at`, or of the first one behind it.
    pub fn word_holding(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.span.end <= at)
    }

    /// Whether the text begins and ends a word at the edges of a span: no letter or digit touches it.
    pub fn is_whole_word(&self, span: Span) -> bool {
        crate::knowledge::is_whole_word(self.text(), span)
    }

    /// The words that a span holds, as a range of indices.
    pub fn words_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.word_at(span.start);
        first..self.words.partition_point(|word| word.span.end <= span.end).max(first)
    }

    /// Index of the last word of the block that the word stands in.
    pub fn last_of_block(&self, index: usize) -> usize {
        let block = self.words[index].block;
        self.words.partition_point(|word| word.block <= block) - 1
    }

    /// Whether the text goes on with `what` right after byte offset `at`.
    pub fn continues(&self, at: usize, what: &str) -> bool {
        self.text().get(at..).is_some_and(|rest| rest.starts_with(what))
    }

    /// End of the sentence that holds byte offset `at`, within its block.
    pub fn sentence_end(&self, at: usize) -> usize {
        let block_end = self.document.block_at(at).map_or(self.text().len(), |block| block.span.end);
        let next = self.words[self.word_at(at)..]
            .iter()
            .take_while(|word| word.span.start < block_end)
            .skip(1)
            .find(|word| word.opens && word.span.start > at);
        let Some(next) = next else { return block_end };
        let tail = &self.text()[at..next.span.start];
        at + tail.rfind(['.', '?', '!', ':', '•', '·', ';']).unwrap_or(tail.trim_end().len())
    }
}

/// The end of the parliamentary year, which runs to the third Tuesday of September (Grondwet, article 65).
fn end_of_year(document: &Document) -> Option<jiff::civil::Date> {
    let (_, year) = document.metadata.parliamentary_year.as_deref()?.split_once('-')?;
    jiff::civil::Date::new(year.parse().ok()?, 9, 15).ok()
}
