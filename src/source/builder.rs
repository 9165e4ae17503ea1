//! Makes a [`Document`] out of stretches of text with known places.
//!
//! Readers open a block, hand it text and footnote marks in reading order, and close it. White space is folded, soft
//! hyphens and marks go, and each character keeps its way back to the original.

use super::draft::{Blank, Draft};
use super::elements::Origin;
use super::tree::Text;
use super::{Block, BlockKind, Document, Elements, Footnote, Metadata, OffsetMap};
use crate::span::Span;
use std::collections::BTreeMap;

/// A block that was opened: a handle to ask for its span at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlockId(usize);

/// A stretch inside a block that is being built.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    block: BlockId,
    start: usize,
    end: usize,
}

/// Builds a document block by block.
#[derive(Debug)]
pub struct Builder {
    original: String,
    /// Whether `original` is written along, for files whose text is not what they hold byte for byte.
    extracting: bool,
    drafts: Vec<Draft>,
    /// The blocks that are open, the innermost last.
    open: Vec<usize>,
    /// Which element of a package the words come from.
    origins: Vec<Origin>,
}

/// A built document and the blocks that its builder handed out.
#[derive(Debug)]
pub struct Built {
    /// The document; its metadata are empty.
    pub document: Document,
    /// Where each opened block begins in its own text and in the document; `None` for empty ones.
    spans: Vec<Option<Span>>,
}

impl Built {
    /// Where a block stands in the clean text; `None` if it turned out empty.
    #[must_use]
    pub fn block(&self, id: BlockId) -> Option<Span> {
        self.spans.get(id.0).copied().flatten()
    }

    /// Where a stretch stands in the clean text, blanks at its ends left out.
    #[must_use]
    pub fn stretch(&self, stretch: Stretch) -> Option<Span> {
        let block = self.block(stretch.block)?;
        let end = (block.start + stretch.end).min(block.end);
        let span = Span::new((block.start + stretch.start).min(end), end);
        let text = self.document.surface(span);
        let start = span.start + text.len() - text.trim_start().len();
        let span = Span::new(start, start + text.trim().len());
        (!span.is_empty()).then_some(span)
    }
}

impl Builder {
    /// Builds from a file that is itself the original.
    #[must_use]
    pub fn of_file(original: String) -> Self {
        Self { original, extracting: false, drafts: Vec::new(), open: Vec::new(), origins: Vec::new() }
    }

    /// Builds from a file that is no text; the original is what [`Builder::words`] is given, one block a line.
    #[must_use]
    pub fn extracting() -> Self {
        Self { extracting: true, ..Self::of_file(String::new()) }
    }

    /// Opens a block; text goes there until it is closed.
    pub fn open(&mut self, kind: BlockKind) -> BlockId {
        self.push(kind, None)
    }

    /// Opens the text of a footnote. It may lie inside a paragraph that goes on behind it.
    pub fn open_note(&mut self, mark: &str) -> BlockId {
        let mark = mark.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')')).to_owned();
        self.push(BlockKind::Footnote, Some(mark))
    }

    fn push(&mut self, kind: BlockKind, note: Option<String>) -> BlockId {
        let draft = Draft { kind, note, text: String::new(), runs: Vec::new(), anchors: Vec::new(), blank: None };
        self.drafts.push(draft);
        self.open.push(self.drafts.len() - 1);
        BlockId(self.drafts.len() - 1)
    }

    /// Closes the innermost block.
    pub fn close(&mut self) {
        if let Some(index) = self.open.pop()
            && self.extracting
            && !self.drafts[index].text.is_empty()
        {
            self.original.push('\n');
        }
    }

    /// Whether a block is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The innermost open block.
    #[must_use]
    pub fn current(&self) -> Option<BlockId> {
        self.open.last().copied().map(BlockId)
    }

    /// The text of the innermost open block so far.
    #[must_use]
    pub fn so_far(&self) -> &str {
        self.open.last().map_or("", |index| &self.drafts[*index].text)
    }

    /// The whole of a block, as far as it is written.
    #[must_use]
    pub fn whole(&self, id: BlockId) -> Stretch {
        Stretch { block: id, start: 0, end: self.drafts.get(id.0).map_or(0, |draft| draft.text.len()) }
    }

    /// The stretch from where `start` was taken to here.
    #[must_use]
    pub fn stretch_from(&self, start: Stretch) -> Stretch {
        let end = self.drafts.get(start.block.0).map_or(start.end, |draft| draft.text.len());
        Stretch { end, ..start }
    }

    /// The place reached in the innermost open block, as an empty stretch.
    #[must_use]
    pub fn here(&self) -> Option<Stretch> {
        let block = self.current()?;
        let at = self.drafts[block.0].text.len();
        Some(Stretch { block, start: at, end: at })
    }

    /// Text of the file.
    pub fn text(&mut self, text: &Text) {
        let Some(index) = self.open.last().copied() else { return };
        let draft = &mut self.drafts[index];
        draft.take(text);
    }

    /// Text that the original is to be written with.
    pub fn words(&mut self, words: &str) {
        let at = self.original.len();
        self.original.push_str(words);
        self.text(&Text { content: words.to_owned(), at, len: words.len() });
    }

    /// A blank where the file has none of its own but a line break or a cell border: `at` is its place in the file.
    pub fn blank(&mut self, at: usize) {
        if self.extracting {
            self.words(" ");
        } else if let Some(index) = self.open.last().copied() {
            self.drafts[index].blank.get_or_insert(Blank { at, len: 0, line_end: false });
        }
    }

    /// Words that are not in the file, such as the bar between two cells of a row.
    pub fn insert(&mut self, words: &str, at: usize) {
        if self.extracting {
            self.words(words);
        } else if let Some(index) = self.open.last().copied() {
            self.drafts[index].replacement(words, at, 0);
        }
    }

    /// The words that follow come from the element whose start tag is at `at` in that part of a package.
    pub(super) fn comes_from(&mut self, part: usize, at: usize) {
        self.origins.push(Origin { original: self.original.len(), part, at });
    }

    /// Where the words come from.
    pub(super) fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// What the original has and the clean text has not: a hyphen at the end of a line.
    pub fn leave_out(&mut self, words: &str) {
        self.original.push_str(words);
    }

    /// How long the original is so far, in bytes.
    #[must_use]
    pub fn original_len(&self) -> usize {
        self.original.len()
    }

    /// A footnote mark behind the text so far.
    pub fn mark(&mut self, mark: &str) {
        let mark = mark.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')')).to_owned();
        if self.extracting {
            self.original.push('[');
            self.original.push_str(&mark);
            self.original.push(']');
        }
        if let Some(index) = self.open.last().copied() {
            let draft = &mut self.drafts[index];
            draft.anchors.push((draft.text.len(), mark));
        }
    }

    /// The document: the blocks in the order they were opened, footnotes behind the others.
    #[must_use]
    pub fn finish(self, name: &str) -> Built {
        let mut document = Document {
            name: name.to_owned(),
            original: self.original,
            text: String::new(),
            offsets: OffsetMap::default(),
            blocks: Vec::new(),
            footnotes: Vec::new(),
            metadata: Metadata::default(),
            elements: Elements::default(),
        };
        let mut spans = vec![None; self.drafts.len()];
        let mut anchors = Vec::new();
        let is_note = |draft: &Draft| draft.note.is_some();
        let order = (0..self.drafts.len()).filter(|index| !is_note(&self.drafts[*index]));
        let order: Vec<usize> =
            order.chain((0..self.drafts.len()).filter(|index| is_note(&self.drafts[*index]))).collect();
        for index in order {
            let draft = &self.drafts[index];
            if draft.text.is_empty() || draft.kind == BlockKind::Furniture {
                continue;
            }
            if !document.text.is_empty() {
                document.text.push('\n');
                document.offsets.push(document.text.len() - 1, 1, draft.runs[0][2], 0);
            }
            let start = document.text.len();
            document.text.push_str(&draft.text);
            for [clean, clean_len, original, original_len] in &draft.runs {
                document.offsets.push(start + clean, *clean_len, *original, *original_len);
            }
            let span = Span::new(start, document.text.len());
            document.blocks.push(Block { kind: draft.kind, span });
            spans[index] = Some(span);
            anchors.extend(draft.anchors.iter().map(|(at, mark)| (start + at, mark.clone())));
            if let Some(mark) = &draft.note {
                extend_note(&mut document.footnotes, mark, span);
            }
        }
        anchor(&mut document.footnotes, anchors);
        Built { document, spans }
    }
}

/// Leads each mark to its note. Where marks are used again (numbering that starts anew in each part), the first mark
/// belongs to the first note, and so on.
fn anchor(footnotes: &mut [Footnote], anchors: Vec<(usize, String)>) {
    let mut notes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, note) in footnotes.iter().enumerate() {
        notes.entry(note.mark.clone()).or_default().push(index);
    }
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for (at, mark) in anchors {
        let Some(candidates) = notes.get(&mark) else { continue };
        let count = used.entry(mark).or_default();
        let index = candidates[(*count).min(candidates.len() - 1)];
        footnotes[index].anchors.push(at);
        *count += 1;
    }
}

/// A note of several paragraphs is one note.
fn extend_note(footnotes: &mut Vec<Footnote>, mark: &str, span: Span) {
    match footnotes.last_mut() {
        Some(last) if last.mark == mark && last.span.end + 1 == span.start => last.span.end = span.end,
        _ => footnotes.push(Footnote { mark: mark.to_owned(), span, anchors: Vec::new() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_fold_and_every_letter_leads_back() {
        let file = "<al>\n De motie-LaÃ§in (\n <extref>\n 21501-08\n </extref>\n , nr.\u{a0}719\n )</al>".to_owned();
        let mut builder = Builder::of_file(file.clone());
        builder.open(BlockKind::Paragraph);
        for word in ["\n De motie-LaÃ§in (\n ", "\n 21501-08\n ", "\n , nr.\u{a0}719\n )"] {
            let at = file.find(word).unwrap();
            builder.text(&Text { content: word.to_owned(), at, len: word.len() });
        }
        builder.close();
        let document = builder.finish("test").document;
        assert_eq!(document.text, "De motie-Laçin (21501-08, nr. 719)");
        for (clean, origin) in document.offsets.pieces(Span::new(0, document.text.len())) {
            let (clean, origin) = (clean.of(&document.text), origin.of(&file));
            assert!(clean == origin || clean == " " || (clean, origin) == ("ç", "Ã§"), "{clean:?} from {origin:?}");
        }
    }

    #[test]
    fn a_note_stands_behind_the_text_and_knows_its_place() {
        let mut builder = Builder::extracting();
        builder.open(BlockKind::Paragraph);
        builder.words("De Jeugdwet ");
        builder.mark("[1]");
        builder.open_note("1");
        builder.words("Stb. 2014, 105");
        builder.close();
        builder.words("geldt.");
        builder.close();
        let document = builder.finish("test").document;
        assert_eq!(document.text, "De Jeugdwet geldt.\nStb. 2014, 105");
        assert_eq!(document.footnotes[0].anchors, [11]);
        assert_eq!(document.surface(document.footnotes[0].span), "Stb. 2014, 105");
    }
}
