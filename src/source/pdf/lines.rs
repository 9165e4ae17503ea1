//! From characters to lines in reading order.

use super::glyphs::{Glyph, Page};

/// A blank is at least so wide, in letter sizes.
const BLANK: f64 = 0.16;
/// A gap between columns of a table is at least so wide, in letter sizes.
const WIDE: f64 = 2.2;
/// A column of print has at least so many lines.
const COLUMN: usize = 8;

/// A part of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Words.
    Words(String),
    /// A raised figure: a footnote mark.
    Mark(String),
    /// A gap as between the columns of a table, and the left edge of what stands behind it, in points.
    Gap(f64),
}

/// A line of print.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub parts: Vec<Part>,
    /// Left edge, in points.
    pub x: f64,
    /// Right edge, in points.
    pub end: f64,
    /// Base line from the top of the page, in points.
    pub y: f64,
    /// Size of its letters, in points.
    pub size: f64,
    /// Height of the page, in points.
    pub height: f64,
    /// Right edge of its column, in points.
    pub edge: f64,
    /// Whether it begins a column.
    pub top: bool,
}

impl Line {
    /// Its words; gaps are blanks, footnote marks are left out.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Gap(_) => text.push(' '),
                Part::Mark(_) => {}
            }
        }
        text.trim().to_owned()
    }

    /// Whether it has a gap as between the columns of a table.
    pub(super) fn is_gapped(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Gap(_)))
    }
}

/// A run of characters on one base line.
#[derive(Clone, Debug)]
struct Run {
    text: String,
    x: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// The lines of a page in reading order: of two columns the left one first.
pub(super) fn lines(page: &Page) -> Vec<Line> {
    let runs = without_margin(runs(&page.glyphs), page.width);
    match gutter(&runs) {
        Some(gutter) => columns(runs, gutter, page.height),
        None => column(runs, page.height),
    }
}

/// A letter of a ministry has its address and registration mark in small print beside the text: no part of the paper.
fn without_margin(runs: Vec<Run>, width: f64) -> Vec<Run> {
    let long = |run: &Run| run.end - run.x > width * 0.3;
    let body: Vec<&Run> = runs.iter().filter(|run| long(run)).collect();
    let size = median(body.iter().map(|run| run.size)).unwrap_or_default();
    let edge = body.iter().filter(|run| run.size > 0.9 * size).map(|run| run.end).fold(0.0, f64::max);
    let is_margin = |run: &Run| run.size < 0.85 * size && run.x > width * 0.66 && run.x > edge - 5.0;
    runs.into_iter().filter(|run| !is_margin(run)).collect()
}

pub(super) fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// The lines of one column, each with the right edge of the column.
fn column(runs: Vec<Run>, height: f64) -> Vec<Line> {
    let mut lines = joined(runs, height);
    // Lines that begin at the same place share a right edge; a heading or a row may be wider.
    let ends: Vec<(f64, f64)> = lines.iter().filter(|line| !line.is_gapped()).map(|line| (line.x, line.end)).collect();
    for line in &mut lines {
        let near = ends.iter().filter(|(x, _)| (x - line.x).abs() < 40.0).map(|(_, end)| *end);
        line.edge = near.fold(line.end, f64::max);
    }
    if let Some(first) = lines.first_mut() {
        first.top = true;
    }
    lines
}

/// Characters that follow each other on a base line.
fn runs(glyphs: &[Glyph]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        // Bold letters may be printed twice, a hair apart.
        if last.is_some_and(|last| last.text == glyph.text && is_same_place(last.x, last.y, glyph)) {
            continue;
        }
        last = Some(glyph);
        let blank = glyph.text.trim().is_empty();
        match runs.last_mut() {
            Some(run) if follows(run, glyph) => {
                let gap = glyph.x - run.end;
                if (blank || gap > BLANK * glyph.size) && !run.text.ends_with(' ') {
                    run.text.push(' ');
                }
                if !blank {
                    run.text.push_str(&glyph.text);
                    run.end = run.end.max(glyph.x + glyph.width);
                }
            }
            _ if blank => {}
            _ => runs.push(Run {
                text: glyph.text.clone(),
                x: glyph.x,
                end: glyph.x + glyph.width,
                y: glyph.y,
                size: glyph.size,
            }),
        }
    }
    for run in &mut runs {
        if run.text.ends_with(' ') {
            run.text.pop();
        }
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

fn is_same_place(x: f64, y: f64, glyph: &Glyph) -> bool {
    (x - glyph.x).abs() < 0.1 * glyph.size && (y - glyph.y).abs() < 0.1 * glyph.size
}

fn follows(run: &Run, glyph: &Glyph) -> bool {
    let gap = glyph.x - run.end;
    let alike = (run.size - glyph.size).abs() < 0.2 * run.size;
    alike && (run.y - glyph.y).abs() < 0.1 * run.size && gap > -0.6 * run.size && gap < WIDE * run.size
}

/// Runs on the same height as lines, from the top down.
fn joined(mut runs: Vec<Run>, height: f64) -> Vec<Line> {
    runs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut groups: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match groups.last_mut() {
            Some(group) if group.iter().any(|other| same_height(other, &run)) => group.push(run),
            _ => groups.push(vec![run]),
        }
    }
    groups.into_iter().map(|group| line(group, height)).collect()
}

/// A raised footnote mark stands on the height of its line.
fn same_height(a: &Run, b: &Run) -> bool {
    let limit = if (a.size - b.size).abs() < 0.1 * a.size { 0.25 } else { 0.5 };
    (a.y - b.y).abs() < limit * a.size.max(b.size)
}

fn line(mut runs: Vec<Run>, height: f64) -> Line {
    runs.sort_by(|a, b| a.x.total_cmp(&b.x));
    runs.dedup_by(|a, b| a.text == b.text && (a.x - b.x).abs() < 0.1 * b.size);
    // The base line is that of most letters: a number in large print may stand beside the line.
    let letters = |run: &Run| run.text.chars().filter(|c| c.is_alphanumeric()).count();
    let main = runs.iter().max_by_key(|run| letters(run)).map_or((10.0, 0.0), |run| (run.size, run.y));
    let mut line = Line { parts: Vec::new(), x: 0.0, end: 0.0, y: main.1, size: main.0, height, edge: 0.0, top: false };
    for run in runs {
        let first = line.parts.is_empty();
        if first {
            line.x = run.x;
        }
        let gap = run.x - line.end;
        let raised = run.size < 0.85 * line.size && run.y < line.y - 0.08 * line.size;
        let figure = run.text.len() <= 3 && run.text.chars().all(|c| c.is_ascii_digit() || c == '*');
        if !first && gap > WIDE * line.size {
            line.parts.push(Part::Gap(run.x));
        }
        if raised && figure {
            line.parts.push(Part::Mark(run.text));
        } else {
            let blank = if !first && gap > BLANK * line.size && gap <= WIDE * line.size { " " } else { "" };
            match line.parts.last_mut() {
                Some(Part::Words(words)) => {
                    words.push_str(blank);
                    words.push_str(&run.text);
                }
                _ => line.parts.push(Part::Words(format!("{blank}{}", run.text))),
            }
        }
        line.end = line.end.max(run.end);
    }
    line
}

/// The middle of the white strip between two columns of print, in points.
fn gutter(runs: &[Run]) -> Option<f64> {
    let left = runs.iter().map(|run| run.x).fold(f64::INFINITY, f64::min);
    let right = runs.iter().map(|run| run.end).fold(0.0, f64::max);
    let width = right - left;
    let mut best: Option<(usize, f64)> = None;
    for step in 35..=65_u32 {
        let at = left + width * f64::from(step) / 100.0;
        let sides = |wanted: &dyn Fn(&Run) -> bool| runs.iter().filter(|run| wanted(run)).count();
        let crossing = sides(&|run| run.x < at + 3.0 && run.end > at - 3.0);
        // Lines of a column are long; labels and numbers in a margin are not.
        let long = |run: &Run| run.end - run.x > width * 0.25;
        let before = sides(&|run| run.end <= at - 3.0 && long(run));
        let behind = sides(&|run| run.x >= at + 3.0 && long(run));
        if before >= COLUMN
            && behind >= COLUMN
            && crossing * 8 < before + behind
            && best.is_none_or(|(fewest, _)| crossing < fewest)
        {
            best = Some((crossing, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Lines of two columns. A line across both parts what stands above from what stands below.
fn columns(runs: Vec<Run>, gutter: f64, height: f64) -> Vec<Line> {
    let (across, inside): (Vec<Run>, Vec<Run>) =
        runs.into_iter().partition(|run| run.x < gutter - 3.0 && run.end > gutter + 3.0);
    let across = joined(across, height);
    let mut bands: Vec<(Vec<Run>, Vec<Run>)> = vec![Default::default(); across.len() + 1];
    for run in inside {
        let band = across.iter().take_while(|line| line.y < run.y).count();
        let (left, right) = &mut bands[band];
        if run.x < gutter { left.push(run) } else { right.push(run) }
    }
    let mut lines = Vec::new();
    for (band, (left, right)) in bands.into_iter().enumerate() {
        lines.extend(column(left, height));
        lines.extend(column(right, height));
        if let Some(mut line) = across.get(band).cloned() {
            line.edge = line.end;
            lines.push(line);
        }
    }
    lines
}
