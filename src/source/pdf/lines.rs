//! From characters to lines in reading order.

use super::glyphs::{Glyph, Page};

/// A blank is at least so wide, in letter sizes.
const BLANK: f64 = 0.16;
/// A gap between columns of a table is at least so wide, in letter sizes.
const WIDE: f64 = 2.2;
/// A column of print has at least so many lines.
const COLUMN: usize = 8;

/// A line of print.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub text: String,
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
    /// Whether it begins a column.
    pub top: bool,
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
    let mut lines = joined(runs(&page.glyphs), page.height);
    if let Some(gutter) = gutter(&runs(&page.glyphs)) {
        lines = columns(runs(&page.glyphs), gutter, page.height);
    }
    lines
}

/// Characters that follow each other on a base line.
fn runs(glyphs: &[Glyph]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for glyph in glyphs {
        let blank = glyph.text.trim().is_empty();
        match runs.last_mut() {
            Some(run) if follows(run, glyph) => {
                let gap = glyph.x - run.end;
                if (blank || gap > BLANK * glyph.size) && !run.text.ends_with(' ') {
                    run.text.push(' ');
                }
                if !blank {
                    run.text.push_str(&glyph.text);
                }
                run.end = run.end.max(glyph.x + glyph.width);
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
    let main = runs.iter().fold((0.0_f64, 0.0_f64), |(size, y), run| if run.size > size { (run.size, run.y) } else { (size, y) });
    let mut line = Line { text: String::new(), x: 0.0, end: 0.0, y: main.1, size: main.0, height, top: false };
    for run in &runs {
        if line.text.is_empty() {
            line.x = run.x;
        } else {
            let gap = run.x - line.end;
            let blanks = if gap > WIDE * line.size { "      " } else if gap > BLANK * line.size { " " } else { "" };
            line.text.push_str(blanks);
        }
        line.text.push_str(&run.text);
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
        if before >= COLUMN && behind >= COLUMN && crossing * 8 < before + behind && best.is_none_or(|(fewest, _)| crossing < fewest) {
            best = Some((crossing, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Lines of two columns. A line across both parts what stands above from what stands below.
fn columns(runs: Vec<Run>, gutter: f64, height: f64) -> Vec<Line> {
    let (across, inside): (Vec<Run>, Vec<Run>) = runs.into_iter().partition(|run| run.x < gutter - 3.0 && run.end > gutter + 3.0);
    let across = joined(across, height);
    let mut bands: Vec<(Vec<Run>, Vec<Run>)> = vec![Default::default(); across.len() + 1];
    for run in inside {
        let band = across.iter().take_while(|line| line.y < run.y).count();
        let (left, right) = &mut bands[band];
        if run.x < gutter { left.push(run) } else { right.push(run) }
    }
    let mut lines = Vec::new();
    for (band, (left, right)) in bands.into_iter().enumerate() {
        for column in [left, right] {
            let from = lines.len();
            lines.extend(joined(column, height));
            if let Some(first) = lines.get_mut(from) {
                first.top = true;
            }
        }
        lines.extend(across.get(band).cloned());
    }
    lines
}

/// Writes pages as plain text: form feeds between pages, empty lines where the print has room, indents.
/// Gives the byte offset at which each page begins.
pub(super) fn write(pages: &[Vec<Line>]) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        if number > 0 {
            text.push('\u{c}');
        }
        starts.push(text.len());
        let edge = edge(page);
        let distance = distance(page);
        let mut before: Option<&Line> = None;
        for line in page {
            if let Some(before) = before {
                let gap = line.y - before.y;
                if gap > 1.4 * distance && !line.top {
                    text.push('\n');
                }
            }
            let indent = (line.x - edge) / (0.5 * line.size);
            if indent > 0.9 {
                let blanks = (1..=40).take_while(|blank| f64::from(*blank) < indent + 0.1).count();
                text.push_str(&" ".repeat(blanks));
            }
            text.push_str(&line.text);
            text.push('\n');
            before = Some(line);
        }
    }
    (text, starts)
}

/// The left edge that most lines of a page share.
fn edge(lines: &[Line]) -> f64 {
    let count = |x: f64| lines.iter().filter(|line| (line.x - x).abs() < 2.0).count();
    let most = lines.iter().map(|line| line.x).max_by_key(|x| count(*x));
    most.unwrap_or_default()
}

/// The distance between two lines of one paragraph: the smallest that is common.
fn distance(lines: &[Line]) -> f64 {
    let mut gaps: Vec<f64> = lines.windows(2).map(|pair| pair[1].y - pair[0].y).filter(|gap| *gap > 2.0 && *gap < 40.0).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 3).copied().unwrap_or(12.0)
}
