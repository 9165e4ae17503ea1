//! From stretches of the original to the clean text of a document.

use super::glue::{Change, Glue};
use super::{Draft, Note, Removed};
use crate::source::{Block, BlockKind, Document, Elements, Footnote, Metadata, OffsetMap};
use crate::span::Span;

/// A character of the clean text and the bytes of the original that it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub c: char,
    pub at: usize,
    pub len: usize,
}

/// A paragraph as cells, with the places of the footnote marks that were taken out.
#[derive(Debug, Default)]
struct Cells {
    cells: Vec<Cell>,
    /// Number of cells before a mark, and the mark.
    marks: Vec<(usize, String)>,
}

pub(super) fn document(name: &str, original: &str, drafts: &[Draft], notes: &[Note], removed: &Removed) -> Document {
    let mut writer = Writer {
        original,
        lower: original.to_lowercase(),
        glue: Glue::of(original),
        removed,
        text: String::with_capacity(original.len()),
        offsets: OffsetMap::default(),
        blocks: Vec::new(),
        anchors: Vec::new(),
    };
    for draft in drafts.iter().filter(|draft| draft.kind != Some(BlockKind::Furniture)) {
        writer.block(draft, draft.kind.unwrap_or(BlockKind::Paragraph));
    }
    let mut footnotes = Vec::new();
    for note in notes {
        if let Some(span) = writer.block(&note.draft, BlockKind::Footnote) {
            footnotes.push(Footnote { mark: note.mark.clone(), span, anchors: Vec::new() });
        }
    }
    for (at, mark) in writer.anchors {
        if let Some(note) = footnotes.iter_mut().find(|note| note.mark == mark) {
            note.anchors.push(at);
        }
    }
    Document {
        name: name.to_owned(),
        original: original.to_owned(),
        text: writer.text,
        offsets: writer.offsets,
        blocks: writer.blocks,
        footnotes,
        metadata: Metadata::default(),
        elements: Elements::default(),
    }
}

struct Writer<'a> {
    original: &'a str,
    /// The original in lower case: tells how a word that a line end parts is written elsewhere.
    lower: String,
    glue: Glue<'a>,
    removed: &'a Removed,
    text: String,
    offsets: OffsetMap,
    blocks: Vec<Block>,
    anchors: Vec<(usize, String)>,
}

impl Writer<'_> {
    /// Appends a block; `None` if nothing is on it.
    fn block(&mut self, draft: &Draft, kind: BlockKind) -> Option<Span> {
        let mut cells = Cells::default();
        for piece in &draft.pieces {
            self.join(&mut cells, *piece, draft.wrapped);
            self.piece(&mut cells, *piece, kind);
        }
        while cells.cells.last().is_some_and(|cell| cell.c == ' ') {
            cells.cells.pop();
        }
        if cells.cells.is_empty() {
            return None;
        }
        repair(&mut cells.cells);
        self.unglue(&mut cells);
        if !self.text.is_empty() {
            self.text.push('\n');
            self.offsets.push(self.text.len() - 1, 1, cells.cells[0].at, 0);
        }
        let start = self.text.len();
        let mut marks = cells.marks.into_iter().peekable();
        for (index, cell) in cells.cells.iter().enumerate() {
            while let Some((_, mark)) = marks.next_if(|(before, _)| *before <= index) {
                self.anchors.push((self.text.len(), mark));
            }
            let at = self.text.len();
            self.text.push(cell.c);
            self.offsets.push(at, cell.c.len_utf8(), cell.at, cell.len);
        }
        for (_, mark) in marks {
            self.anchors.push((self.text.len(), mark));
        }
        let span = Span::new(start, self.text.len());
        self.blocks.push(Block { kind, span });
        Some(span)
    }

    /// Parts words that lost their blank; the marks keep their places.
    fn unglue(&self, cells: &mut Cells) {
        for change in self.glue.mend(&mut cells.cells) {
            for (before, _) in &mut cells.marks {
                match change {
                    Change::In(at) if *before > at => *before += 1,
                    Change::Out(at) if *before > at => *before -= 1,
                    Change::In(_) | Change::Out(_) => {}
                }
            }
        }
    }

    fn piece(&self, cells: &mut Cells, piece: Span, kind: BlockKind) {
        // A note in brackets lies itself in what is removed from the body.
        let from = if kind == BlockKind::Footnote { piece.start } else { 0 };
        let mut at = piece.start;
        while at < piece.end {
            if let Some((_, (end, mark))) = self.removed.range(from..=at).next_back().filter(|(_, (end, _))| *end > at)
            {
                if let Some(mark) = mark.clone().filter(|_| self.removed.contains_key(&at)) {
                    cells.marks.push((cells.cells.len(), mark));
                    let glued = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                    if glued(cells.cells.last().map(|cell| cell.c)) && glued(self.original[*end..].chars().next()) {
                        cells.cells.push(Cell { c: ' ', at, len: end - at });
                    }
                }
                at = *end;
                continue;
            }
            let Some(c) = self.original[at..].chars().next() else { break };
            let len = c.len_utf8();
            match c {
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{200d}' => {}
                c if c.is_whitespace() || c.is_control() => {
                    if cells.cells.last().is_some_and(|last| last.c != ' ') {
                        cells.cells.push(Cell { c: ' ', at, len });
                    }
                }
                c => cells.cells.push(Cell { c, at, len }),
            }
            at += len;
        }
    }

    /// Joins a line to the one before: by a blank, or by nothing where a hyphen parts a word.
    fn join(&self, cells: &mut Cells, next: Span, wrapped: bool) {
        let Some(last) = cells.cells.last().copied() else { return };
        if last.c == ' ' {
            return;
        }
        let from = last.at + last.len;
        let blank = Cell { c: ' ', at: from, len: next.start.saturating_sub(from) };
        if !wrapped || !matches!(last.c, '-' | '\u{2010}') {
            cells.cells.push(blank);
            return;
        }
        let left: String = word_before(&cells.cells[..cells.cells.len() - 1]);
        let right: String = next.of(self.original).chars().take_while(|c| c.is_alphabetic()).collect();
        let lower = right.starts_with(char::is_lowercase);
        if left.is_empty() || matches!(right.as_str(), "en" | "of" | "tot" | "dan" | "als") {
            cells.cells.push(blank);
        } else if lower
            && left.ends_with(char::is_alphabetic)
            && !left.contains("//")
            && !self.is_hyphenated(&left, &right)
        {
            cells.cells.pop();
        }
    }

    /// Whether the text elsewhere writes the two parts with a hyphen between.
    fn is_hyphenated(&self, left: &str, right: &str) -> bool {
        let (left, right) = (left.to_lowercase(), right.to_lowercase());
        let left = left.rsplit('-').next().unwrap_or(&left);
        self.lower.contains(&format!("{left}-{right}")) && !self.lower.contains(&format!("{left}{right}"))
            || left.chars().count() > 1 && left.chars().all(|c| !c.is_lowercase())
    }
}

fn word_before(cells: &[Cell]) -> String {
    let word: Vec<char> = cells.iter().rev().map(|cell| cell.c).take_while(|c| !c.is_whitespace()).take(40).collect();
    word.into_iter().rev().collect()
}

/// Mends what scanners commonly misread, sign for sign: `0ZJ` for `OZJ`, `lk` and `|k` for `Ik`, `Gl's` for `GI's`.
fn repair(cells: &mut [Cell]) {
    let mut start = 0;
    while start < cells.len() {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '|' | '’' | '\'');
        let len = cells[start..].iter().take_while(|cell| is_part(cell.c)).count();
        if len > 1 {
            repair_word(&mut cells[start..start + len]);
        }
        start += len.max(1);
    }
}

fn repair_word(word: &mut [Cell]) {
    let is = |index: usize, wanted: char| word.get(index).is_some_and(|cell| cell.c == wanted);
    let capitals = |cells: &[Cell]| cells.iter().all(|cell| cell.c.is_ascii_uppercase());
    if word.len() == 2 && (is(0, 'l') || is(0, '|')) && is(1, 'k') {
        word[0].c = 'I';
    } else if word.len() >= 3 && is(0, '0') && capitals(&word[1..]) {
        word[0].c = 'O';
    } else if let Some(mark) = word.iter().position(|cell| matches!(cell.c, '\'' | '’'))
        && (2..=4).contains(&mark)
        && word[mark - 1].c == 'l'
        && capitals(&word[..mark - 1])
        && word.len() == mark + 2
        && word[mark + 1].c == 's'
    {
        word[mark - 1].c = 'I';
    }
}
