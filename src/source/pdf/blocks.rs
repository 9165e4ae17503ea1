//! From lines of print to blocks: paragraphs, headings, rows, footnotes.

use super::lines::{Line, Part, median};
use super::shape::{distance, headings, in_address, is_bullet, is_item, plain_mark, words};
use crate::source::builder::{BlockId, Builder};
use crate::source::office::{Row, row};
use crate::source::{BlockKind, Document, structure};
use std::collections::BTreeMap;

/// The document of the lines of all pages; `printed` is the place in the imprint and the page that has it, from 0.
pub(super) fn document(name: &str, pages: &[Vec<Line>], printed: Option<(usize, String)>) -> Document {
    let mut writer = Writer::new(pages);
    let mut starts = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        starts.push(writer.builder.original_len());
        let (body, feet) = writer.parted(page);
        let common = distance(&body);
        for (index, line) in body.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| body[before]);
            let gapped = |other: Option<&&Line>| other.is_some_and(|other| other.is_gapped());
            let in_table = gapped(body.get(index + 1)) || index > 0 && gapped(body.get(index - 1));
            writer.line(line, before, common, in_table);
        }
        for line in feet {
            writer.foot(line);
        }
        writer.end_note();
        if let Some((_, place)) = printed.as_ref().filter(|(on, _)| *on == number) {
            writer.builder.open(BlockKind::Metadata);
            writer.builder.words(place);
            writer.builder.close();
        }
    }
    writer.end_paragraph();
    let built = writer.builder.finish(name);
    let sizes = writer.sizes.iter().filter_map(|(id, size)| Some((built.block(*id)?.start, *size))).collect();
    let mut document = built.document;
    document.metadata.pages = starts;
    headings(&mut document, &sizes, writer.body);
    document
}

#[derive(Debug)]
struct Writer {
    builder: Builder,
    /// Size of the letters of the text.
    body: f64,
    /// How often each word occurs, and each word with a hyphen inside.
    words: BTreeMap<String, usize>,
    /// The line of the open paragraph that was written last.
    last: Option<Line>,
    /// The left edges of the first and the second line of the open paragraph.
    edges: (f64, Option<f64>),
    /// The left edge of what stands behind the label of the open paragraph.
    hang: Option<f64>,
    /// The mark of the last note.
    note: Option<String>,
    /// Whether a note is open.
    in_note: bool,
    /// Whether a hyphen waits for the next line.
    hyphen: bool,
    /// Size of the letters of each block that is no note.
    sizes: Vec<(BlockId, f64)>,
}

impl Writer {
    fn new(pages: &[Vec<Line>]) -> Self {
        let mut words = BTreeMap::new();
        let mut letters = Vec::new();
        for line in pages.iter().flatten() {
            let text = line.text();
            letters.extend(std::iter::repeat_n(line.size, text.len() / 8));
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()) {
                *words.entry(word.to_lowercase()).or_default() += 1;
            }
        }
        Self {
            builder: Builder::extracting(),
            body: median(letters.into_iter()).unwrap_or(10.0),
            words,
            last: None,
            edges: (0.0, None),
            hang: None,
            note: None,
            in_note: false,
            hyphen: false,
            sizes: Vec::new(),
        }
    }

    /// The lines of the text and those of the notes below: small print at the foot of a column that opens with a mark,
    /// or that goes on from the page before.
    fn parted<'a>(&self, page: &'a [Line]) -> (Vec<&'a Line>, Vec<&'a Line>) {
        let (mut body, mut feet) = (Vec::new(), Vec::new());
        let mut from = 0;
        while from < page.len() {
            let next = (from + 1..page.len()).find(|index| page[*index].top).unwrap_or(page.len());
            let column = &page[from..next];
            let small = column.iter().rev().take_while(|line| line.size < 0.93 * self.body).count();
            let tail = &column[column.len() - small..];
            let first = tail.iter().position(|line| self.opens_note(line)).map(|at| column.len() - small + at);
            let first = first.filter(|at| *at > 0 || next == page.len()).unwrap_or(column.len());
            body.extend(&column[..first]);
            feet.extend(&column[first..]);
            from = next;
        }
        (body, feet)
    }

    fn opens_note(&self, line: &Line) -> bool {
        match line.parts.first() {
            Some(Part::Mark(_)) => line.parts.len() > 1,
            Some(Part::Words(words)) => plain_mark(words).is_some_and(|(mark, _)| self.comes_next(mark)),
            _ => false,
        }
    }

    /// Whether a number is that of the note behind the last one.
    fn comes_next(&self, mark: &str) -> bool {
        let last = self.note.as_ref().and_then(|mark| mark.parse::<u32>().ok()).unwrap_or_default();
        mark.parse::<u32>().is_ok_and(|number| number > last && number <= last + 3)
    }

    fn line(&mut self, line: &Line, before: Option<&Line>, common: f64, in_table: bool) {
        if self.begins(line, before, common) || line.is_gapped() {
            self.end_paragraph();
        }
        if line.is_gapped() && !self.builder.is_open() {
            self.gapped(line, in_table);
            return;
        }
        if self.builder.is_open() {
            self.join(&line.text());
            if self.edges.1.is_none() {
                self.edges.1 = Some(line.x);
            }
        } else {
            let item = is_item(&line.text());
            self.open(if item { BlockKind::ListItem } else { BlockKind::Paragraph }, line);
            self.edges = (line.x, None);
            if item {
                self.item(line);
                self.last = Some(line.clone());
                return;
            }
        }
        self.parts(&line.parts);
        self.last = Some(line.clone());
    }

    /// The first line of a list item; a bullet says nothing, a number or letter does.
    fn item(&mut self, line: &Line) {
        let mut parts = line.parts.clone();
        if let Some(Part::Words(words)) = parts.first_mut()
            && words.starts_with(is_bullet)
        {
            let rest = words.trim_start_matches(is_bullet).trim_start().to_owned();
            self.builder.leave_out(&words[..words.len() - rest.len()]);
            *words = rest;
        }
        self.parts(&parts);
    }

    fn open(&mut self, kind: BlockKind, line: &Line) {
        let id = self.builder.open(kind);
        self.sizes.push((id, line.size));
    }

    /// Whether a paragraph begins with this line.
    fn begins(&self, line: &Line, before: Option<&Line>, common: f64) -> bool {
        let Some(last) = &self.last else { return true };
        let text = line.text();
        if (line.size - last.size).abs() > 0.08 * last.size {
            return true;
        }
        let closed = last.text().trim_end_matches(['»', '”', ')', '’', '"']).ends_with(['.', '?', '!', ':', ';']);
        let lower = text.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '«' | '“'));
        // The word would have had room on the line before.
        let word = text.split(' ').next().unwrap_or_default().chars().count();
        let word = f64::from(u32::try_from(word).unwrap_or(u32::MAX)) * 0.5 * line.size;
        let room = last.edge - last.end;
        // A sentence that goes on may leave more room: the edge is not that of every line.
        let much = !lower || closed || room > 0.3 * (last.edge - last.x);
        let hard = room > word + 1.2 * line.size && much && !last.text().ends_with('-');
        if before.is_none() || line.top {
            return if lower { closed } else { hard || closed };
        }
        if structure::date_line(&text).is_some() {
            return true;
        }
        // The second line of a title stands under the first one, not under its label.
        if self.hang.is_some_and(|hang| (hang - line.x).abs() < 3.0) && line.y - last.y < 1.5 * line.size {
            return false;
        }
        let gap = line.y - last.y;
        if gap > 1.3 * common || gap < 0.0 || hard {
            return true;
        }
        if is_item(&text) && (closed || last.text().ends_with([',', ';']) || line.x < last.x - 1.0) {
            return true;
        }
        // The first line of a paragraph stands in, or that of a list item out.
        let (first, rest) = self.edges;
        closed && (line.x - rest.unwrap_or(first)).abs() > 0.8 * line.size && rest.is_some()
    }

    /// Joins a line to the one before: by a blank, or by nothing where a hyphen parts a word.
    fn join(&mut self, next: &str) {
        let address = in_address(self.builder.so_far());
        if !std::mem::take(&mut self.hyphen) {
            // An address that is too long for its line goes on in the next one without a blank.
            let goes_on = next.starts_with(|c: char| c.is_ascii_digit() || "/?&=#%_-.".contains(c))
                || self.builder.so_far().ends_with(['/', '=', '?', '&', '_', '#']);
            if address && goes_on {
                self.builder.leave_out("\n");
            } else {
                self.builder.words("\n");
            }
            return;
        }
        let right: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
        if !address && self.is_parted(&right) {
            self.builder.leave_out("-\n");
        } else {
            self.builder.words("-");
            // `jeugd- en` keeps its blank, `jeugd-ggz` has none.
            if matches!(right.as_str(), "en" | "of" | "tot" | "als" | "dan") {
                self.builder.words("\n");
            } else {
                self.builder.leave_out("\n");
            }
        }
    }

    /// Whether the hyphen behind the words so far only parts a word: the text has the whole word no less often than the
    /// word with a hyphen.
    fn is_parted(&self, right: &str) -> bool {
        let left = self.builder.so_far().rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        let is_short = left.chars().count() > 1 && left.chars().all(|c| !c.is_lowercase());
        let left = left.to_lowercase();
        if left.is_empty()
            || is_short
            || !right.starts_with(char::is_lowercase)
            || matches!(right, "en" | "of" | "tot" | "als" | "dan")
        {
            return false;
        }
        let count = |word: &str| self.words.get(word).copied().unwrap_or_default();
        let (whole, hyphened) = (count(&format!("{left}{right}")), count(&format!("{left}-{right}")));
        whole >= hyphened && left.ends_with(char::is_alphabetic)
    }

    /// Writes the parts of a line; a hyphen at its end waits for the next line.
    fn parts(&mut self, parts: &[Part]) {
        for (index, part) in parts.iter().enumerate() {
            match part {
                Part::Words(words) => {
                    let parted = words
                        .strip_suffix(['-', '\u{ad}', '\u{2010}'])
                        .filter(|left| left.ends_with(char::is_alphabetic));
                    match parted.filter(|_| index + 1 == parts.len()) {
                        Some(left) => {
                            self.builder.words(left);
                            self.hyphen = true;
                        }
                        None => self.builder.words(words),
                    }
                }
                Part::Mark(mark) => self.builder.mark(mark),
                Part::Gap(_) => self.builder.words(" "),
            }
        }
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.hyphen) {
            self.builder.words("-");
        }
        self.builder.close();
    }

    /// A line with gaps: a number and a title, a row of a table, or lines that happen to stand beside each other.
    fn gapped(&mut self, line: &Line, in_table: bool) {
        let cells: Vec<&[Part]> =
            line.parts.split(|part| matches!(part, Part::Gap(_))).filter(|cell| !cell.is_empty()).collect();
        let words: Vec<String> = cells.iter().map(|cell| words(cell)).collect();
        let number = |text: &String| text.len() <= 5 && text.chars().all(|c| c.is_ascii_digit());
        let kind = if words.iter().any(|text| text.starts_with("Vergaderjaar")) || words.first().is_some_and(number) {
            Row::Flow
        } else {
            match row(&words, 1) {
                Row::Data if !in_table => Row::Line,
                kind => kind,
            }
        };
        if kind == Row::Flow {
            for (cell, text) in cells.iter().zip(&words) {
                if !(text.len() == 1 && number(text)) {
                    self.open(BlockKind::Paragraph, line);
                    self.parts(cell);
                    self.close();
                }
            }
            return;
        }
        let border = if kind == Row::Data { " | " } else { " " };
        self.open(if kind == Row::Data { BlockKind::TableRow } else { BlockKind::Paragraph }, line);
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.builder.words(border);
            }
            self.parts(cell);
        }
        if kind == Row::Line {
            // A long title goes on below.
            self.last = Some(line.clone());
            self.edges = (line.x, None);
            self.hang = line.parts.iter().find_map(|part| match part {
                Part::Gap(x) => Some(*x),
                _ => None,
            });
        } else {
            self.close();
        }
    }

    fn foot(&mut self, line: &Line) {
        let opening = match line.parts.first() {
            Some(Part::Mark(mark)) if line.parts.len() > 1 => Some((mark.clone(), line.parts[1..].to_vec())),
            Some(Part::Words(words)) => {
                plain_mark(words).filter(|(mark, _)| self.comes_next(mark)).map(|(mark, rest)| {
                    let mut parts = line.parts.clone();
                    parts[0] = Part::Words(rest.to_owned());
                    (mark.to_owned(), parts)
                })
            }
            _ => None,
        };
        match opening {
            Some((mark, parts)) => {
                self.end_note();
                self.builder.open_note(&mark);
                self.builder.leave_out(&format!("{mark} "));
                self.in_note = true;
                self.note = Some(mark);
                self.parts(&parts);
            }
            None => {
                if !self.in_note {
                    let mark = self.note.clone().unwrap_or_default();
                    self.builder.open_note(&mark);
                    self.in_note = true;
                } else {
                    self.join(&line.text());
                }
                self.parts(&line.parts);
            }
        }
    }

    fn end_note(&mut self) {
        if self.in_note {
            self.close();
            self.in_note = false;
        }
    }

    fn end_paragraph(&mut self) {
        if self.builder.is_open() {
            self.close();
        }
        self.last = None;
        self.hang = None;
    }
}
