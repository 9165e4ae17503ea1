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
    pub page: Page,
    top: f64,
    left: f64,
}

impl OutputDev for Collector {
    fn begin_page(&mut self, _: u32, media: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.page.width = media.urx - media.llx;
        self.page.height = media.ury - media.lly;
        self.top = media.ury;
        self.left = media.llx;
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
        if self.page.glyphs.len() >= MAX_GLYPHS {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let size = font * trm.m21.hypot(trm.m22);
        // Text that runs up the margin is no part of the paper.
        let upright = trm.m12.abs() <= 0.1 * trm.m11.abs();
        let (x, y) = (trm.m31 - self.left, self.top - trm.m32);
        if upright && [x, y, size].iter().all(|value| value.is_finite()) && size > 0.5 && !text.is_empty() {
            let width = (width * font * trm.m11).max(0.0);
            self.page.glyphs.push(Glyph { x, y, width, size, text: unligated(text) });
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
