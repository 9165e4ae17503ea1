//! A paper in sentences and sections, with its mentions, as the finders of this folder look at it.

use super::phrases::Phrases;
use crate::extract::words::{Word, words};
use crate::extract::{Mention, MentionKind};
use crate::reading::{Entity, Reading};
use crate::relate::Node;
use crate::source::{Block, BlockKind, Document};
use crate::span::Span;
use std::ops::Range;

/// A sentence.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Where it stands in the clean text.
    pub span: Span,
    /// Its words, as indices into [`Sheet::lower`].
    pub words: Range<usize>,
    /// Index of its block.
    pub block: usize,
}

/// The longest line that may be a heading of its own, in bytes.
const LONGEST_TOPIC: usize = 220;

/// What every finder is given.
pub(super) struct Sheet<'a> {
    pub reading: &'a Reading,
    pub phrases: &'a Phrases,
    words: Vec<Word>,
    /// The words in lower case.
    pub lower: Vec<String>,
    /// The sentences, by place.
    pub sentences: Vec<Sentence>,
    /// For each block, the block that is its topic: a heading or a line that serves as one.
    topics: Vec<Option<usize>>,
    /// For each block, whether it is a topic.
    is_topic: Vec<bool>,
}

impl<'a> Sheet<'a> {
    pub fn new(reading: &'a Reading, phrases: &'a Phrases) -> Self {
        let words = words(&reading.document);
        let lower = words.iter().map(|word| word.span.of(&reading.document.text).to_lowercase()).collect();
        let sentences = sentences(&reading.document, &words);
        let mut sheet = Self { reading, phrases, words, lower, sentences, topics: Vec::new(), is_topic: Vec::new() };
        sheet.find_topics();
        sheet
    }

    pub fn document(&self) -> &'a Document {
        &self.reading.document
    }

    pub fn text(&self) -> &'a str {
        &self.reading.document.text
    }

    pub fn block(&self, index: usize) -> &'a Block {
        &self.reading.document.blocks[index]
    }

    pub fn words_of(&self, sentence: &Sentence) -> &[String] {
        &self.lower[sentence.words.clone()]
    }

    /// The words that lie wholly in a span, as indices.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|word| word.span.start < span.start);
        first..self.words.partition_point(|word| word.span.end <= span.end).max(first)
    }

    /// The lower-case words that lie wholly in a span.
    pub fn lower_in(&self, span: Span) -> &[String] {
        &self.lower[self.words_in(span)]
    }

    /// The stretch from one word to another (exclusive).
    pub fn stretch(&self, words: Range<usize>) -> Span {
        match (self.words.get(words.start), words.end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if first.span.start < last.span.end => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    pub fn entity(&self, mention: &Mention) -> &'a Entity {
        &self.reading.entities[mention.entity]
    }

    /// The node that a mention stands for.
    pub fn node(&self, mention: usize) -> Node {
        Node::Entity { entity: self.reading.mentions[mention].entity, mention: Some(mention) }
    }

    /// All mentions of a kind, with their index, by place.
    pub fn of_kind(&self, kind: MentionKind) -> impl Iterator<Item = (usize, &'a Mention)> + use<'a> {
        self.reading.mentions.iter().enumerate().filter(move |(_, mention)| mention.kind == kind)
    }

    /// The mentions of a kind that lie in a span, by place.
    pub fn within(&self, span: Span, kind: MentionKind) -> impl Iterator<Item = (usize, &'a Mention)> + use<'a> {
        let mentions = &self.reading.mentions;
        let first = mentions.partition_point(|mention| mention.span.start < span.start);
        mentions[first..]
            .iter()
            .enumerate()
            .take_while(move |(_, mention)| mention.span.start < span.end)
            .filter(move |(_, mention)| mention.kind == kind && mention.span.end <= span.end)
            .map(move |(offset, mention)| (first + offset, mention))
    }

    /// The mention of a kind that shares text with a span.
    pub fn over(&self, span: Span, kind: MentionKind) -> Option<(usize, &'a Mention)> {
        self.of_kind(kind).find(|(_, mention)| mention.span.overlaps(span))
    }

    /// Index of the sentence that holds a byte offset.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let next = self.sentences.partition_point(|sentence| sentence.span.start <= at);
        next.checked_sub(1).filter(|index| at < self.sentences[*index].span.end)
    }

    /// The persons who sign, in their order: the index of the mention in the signature block or, failing that, of any
    /// mention of the signer.
    pub fn signers(&self) -> Vec<usize> {
        let signers = &self.reading.document.metadata.signers;
        signers.iter().filter_map(|signer| Some(self.over(signer.name, MentionKind::Person)?.0)).collect()
    }

    /// Whether members of government sign the paper.
    pub fn is_of_government(&self) -> bool {
        let posts = self.reading.document.metadata.signers.iter().filter_map(|signer| signer.post);
        posts.into_iter().any(|post| self.phrases.office.is_in(self.lower_in(post))) || self.sender().is_some()
    }

    /// The post in the line that says from whom a letter is: `BRIEF VAN DE MINISTER VAN FINANCIËN`.
    pub fn sender(&self) -> Option<usize> {
        let title = self.reading.document.metadata.title?;
        let from = self.phrases.letter_from.opens(self.lower_in(title)).is_some();
        self.within(title, MentionKind::Post).next().map(|(post, _)| post).filter(|_| from)
    }

    pub fn is_topic(&self, block: usize) -> bool {
        self.is_topic[block]
    }

    /// The block that is the topic of a block; that of the place of its mark for a footnote.
    pub fn topic(&self, block: usize) -> Option<usize> {
        self.topics[block]
    }

    /// Index of the block that holds a byte offset.
    pub fn block_index(&self, at: usize) -> usize {
        self.reading.document.blocks.partition_point(|block| block.span.start <= at).saturating_sub(1)
    }

    /// The footnotes whose mark stands in a span or right behind its last word.
    pub fn notes_behind(&self, span: Span) -> impl Iterator<Item = Span> + use<'a> {
        self.reading
            .document
            .footnotes
            .iter()
            .filter(move |note| note.anchors.iter().any(|anchor| *anchor > span.start && *anchor <= span.end))
            .map(|note| note.span)
    }

    /// Whether a footnote is the number of a commitment and hardly more.
    pub fn is_bare_number(&self, note: Span) -> bool {
        self.within(note, MentionKind::Commitment).any(|(_, mention)| mention.span.len() * 2 >= note.len())
    }

    /// The mention of a commitment or motion that fills a line, or whose number its footnote gives.
    fn filled(&self, span: Span) -> bool {
        let fills = |mention: &Mention| mention.span.len() * 10 >= span.len() * 8;
        let kinds = [MentionKind::Motion, MentionKind::Commitment];
        kinds.into_iter().any(|kind| self.within(span, kind).any(|(_, mention)| fills(mention)))
            || self.notes_behind(span).any(|note| self.is_bare_number(note))
    }

    fn find_topics(&mut self) {
        let blocks = &self.reading.document.blocks;
        let mut topic = None;
        let mut chapter = false;
        for (index, block) in blocks.iter().enumerate() {
            let heading = block.kind == BlockKind::Heading;
            let line = !heading && self.serves_as_topic(index, chapter);
            if heading {
                let words = self.lower_in(block.span);
                let about = words.iter().any(|word| word.starts_with("motie") || word.starts_with("toezegging"));
                // A chapter on motions and commitments ends where a numbered heading opens another one.
                chapter = about || chapter && words.first().is_none_or(|word| word.parse::<u8>().is_err());
            }
            if heading || line {
                topic = Some(index);
            } else if matches!(block.kind, BlockKind::Signature | BlockKind::Metadata | BlockKind::Header) {
                topic = None;
            }
            self.is_topic.push(heading || line);
            self.topics.push(topic);
        }
        for note in &self.reading.document.footnotes {
            let place = note.anchors.first().and_then(|anchor| self.topics[self.block_index(anchor.saturating_sub(1))]);
            let index = self.block_index(note.span.start);
            self.topics[index] = place;
        }
    }

    /// Whether a line that is no heading serves as one: it stands alone, and a motion or commitment fills it, or the chapter is about those.
    fn serves_as_topic(&self, index: usize, chapter: bool) -> bool {
        let block = &self.reading.document.blocks[index];
        let text = block.span.of(self.text());
        if !matches!(block.kind, BlockKind::ListItem | BlockKind::Paragraph) || text.len() > LONGEST_TOPIC {
            return false;
        }
        let open = !text.ends_with(['.', ';', ':', ',', '?', '!']);
        let body_follows = self
            .reading
            .document
            .blocks
            .get(index + 1)
            .is_some_and(|next| next.kind == BlockKind::Paragraph && next.span.len() > block.span.len());
        body_follows && (chapter && open || self.filled(block.span))
    }
}

/// Cuts the blocks of a document into sentences.
fn sentences(document: &Document, words: &[Word]) -> Vec<Sentence> {
    let text = &document.text;
    let mut sentences: Vec<Sentence> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let previous = index.checked_sub(1).map(|before| &words[before]).filter(|before| before.block == word.block);
        let opens = previous.is_none_or(|previous| {
            let between = &text[previous.span.end..word.span.start];
            word.opens && between.contains(['.', '?', '!', '|']) && !word.span.of(text).starts_with(char::is_lowercase)
        });
        let block = document.blocks[word.block].span;
        if opens {
            let start = previous.map_or(block.start, |previous| {
                // Opening brackets and quotation marks belong to the sentence that they open.
                let between = &text[previous.span.end..word.span.start];
                previous.span.end + between.rfind(char::is_whitespace).map_or(0, |at| at + 1)
            });
            if let Some(last) = sentences.last_mut().filter(|last| last.block == word.block) {
                last.span.end = last.span.start + text[last.span.start..start].trim_end().len();
            }
            sentences.push(Sentence { span: Span::new(start, block.end), words: index..index + 1, block: word.block });
        } else if let Some(last) = sentences.last_mut() {
            last.words.end = index + 1;
        }
    }
    sentences
}
