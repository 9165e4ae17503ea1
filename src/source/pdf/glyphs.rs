//! The characters of a page with their places.

use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, Transform};

/// A page holds at most so many characters; the fullest printed page has 15,000.
const MAX_GLYPHS: usize = 60_000;

/// A character, or several that one sign stands for.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// Left edge, in points from the left of the page.
    pub x: f64,
    /// Base line, in points from the top of the page.
    pub y: f64,
    /// Width, in points.
    pub width: f64,
    /// Size of the letters, in points.
    pub size: f64,
    pub text: String,
}

/// The characters of a page, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub glyphs: Vec<Glyph>,
    /// Width, in points.
    pub width: f64,
    /// Height, in points.
    pub height: f64,
}

impl Page {
    /// The number of letters on it.
    pub(super) fn letters(&self) -> usize {
        self.glyphs.iter().flat_map(|glyph| glyph.text.chars()).filter(|c| c.is_alphabetic()).count()
    }

    /// A page of words without places: each line stands below the one before.
    pub(super) fn of_words(words: &str) -> Self {
        let mut page = Self::default();
        for (row, line) in words.lines().enumerate() {
            let mut x = 0.0;
            for c in line.chars() {
                let glyph = Glyph { x, y: 12.0 * number(row), width: 5.0, size: 10.0, text: c.to_string() };
                page.glyphs.push(glyph);
                x += 5.0;
            }
            page.height += 12.0;
            page.width = page.width.max(x);
        }
        page
    }
}

fn number(row: usize) -> f64 {
    f64::from(u32::try_from(row).unwrap_or(u32::MAX))
}

/// Takes the characters of one page.
#[derive(Debug, Default)]
pub(super) struct Collector {
    /// The characters by the direction their lines run in: to the right, up, to the left, down.
    turned: [Vec<Glyph>; 4],
    /// Left, bottom, right and top edge of the page, in points.
    edges: [f64; 4],
}

impl Collector {
    /// The page, turned so that most of its lines run to the right: wide tables lie on their side. What runs in another
    /// direction stands in a margin and is no part of the paper.
    pub(super) fn page(self) -> Page {
        let [left, bottom, right, top] = self.edges;
        let (wide, high) = (right - left, top - bottom);
        let most = self.turned.iter().map(Vec::len).max().unwrap_or_default();
        let turn = self.turned.iter().position(|glyphs| glyphs.len() == most).unwrap_or_default();
        let (width, height) = if turn % 2 == 0 { (wide, high) } else { (high, wide) };
        let glyphs = self.turned.into_iter().nth(turn).unwrap_or_default();
        Page { glyphs, width, height }
    }
}

impl OutputDev for Collector {
    fn begin_page(&mut self, _: u32, media: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.edges = [media.llx, media.lly, media.urx, media.ury];
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        trm: &Transform,
        width: f64,
        _: f64,
        font: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.turned.iter().map(Vec::len).sum::<usize>() >= MAX_GLYPHS {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let size = font * trm.m21.hypot(trm.m22);
        let [left, bottom, right, top] = self.edges;
        let upright = trm.m12.abs() <= 0.1 * trm.m11.abs();
        let sideways = trm.m11.abs() <= 0.1 * trm.m12.abs();
        let (turn, x, y) = match (upright, sideways) {
            (true, _) if trm.m11 > 0.0 => (0, trm.m31 - left, top - trm.m32),
            (true, _) => (2, right - trm.m31, trm.m32 - bottom),
            (_, true) if trm.m12 > 0.0 => (1, trm.m32 - bottom, trm.m31 - left),
            (_, true) => (3, top - trm.m32, right - trm.m31),
            // Stamps and watermarks run aslant.
            _ => return Ok(()),
        };
        if [x, y, size].iter().all(|value| value.is_finite()) && size > 0.5 && !text.is_empty() {
            let width = (width * font * trm.m11.hypot(trm.m12)).max(0.0);
            self.turned[turn].push(Glyph { x, y, width, size, text: unligated(text) });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(&mut self, _: &Transform, _: &ColorSpace, _: &[f64], _: &Path) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Letters that are printed as one sign, as the letters they are.
fn unligated(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => letters.push_str("ff"),
            'ﬁ' => letters.push_str("fi"),
            'ﬂ' => letters.push_str("fl"),
            'ﬃ' => letters.push_str("ffi"),
            'ﬄ' => letters.push_str("ffl"),
            'ﬅ' | 'ﬆ' => letters.push_str("st"),
            'ĳ' => letters.push_str("ij"),
            'Ĳ' => letters.push_str("IJ"),
            '\0' => {}
            c => letters.push(c),
        }
    }
    letters
}
