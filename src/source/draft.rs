//! The text of one block while it is written: white space folded, each character with its way back.

use super::BlockKind;
use super::mojibake::mojibake;
use super::tree::Text;

/// A block on its way into a document.
#[derive(Debug)]
pub(super) struct Draft {
    pub kind: BlockKind,
    /// The mark of the note that this block belongs to.
    pub note: Option<String>,
    pub text: String,
    /// Runs of `text`: offset, length, offset in the original, length there.
    pub runs: Vec<[usize; 4]>,
    pub anchors: Vec<(usize, String)>,
    /// White space that is written as soon as something follows it: its place in the original.
    pub blank: Option<Blank>,
}

/// White space that was read and not yet written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blank {
    pub at: usize,
    pub len: usize,
    /// Whether it holds a line end: markup that is indented by a program puts those where no blank belongs.
    pub line_end: bool,
}

/// Characters that are not simply copied.
fn is_special(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' => false,
        '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{200d}' | 'Ã' | 'Â' | 'â' | 'Å' => true,
        c => c.is_whitespace() || c.is_control(),
    }
}

impl Draft {
    /// Takes a stretch of the file over.
    pub fn take(&mut self, text: &Text) {
        if text.len != text.content.len() {
            self.replacement(&text.content, text.at, text.len);
            return;
        }
        // Whole words are copied at once; only what is no plain letter is looked at.
        let content = text.content.as_str();
        let mut from = 0;
        while let Some(found) = content[from..].find(is_special) {
            let at = from + found;
            self.copy(&content[from..at], text.at + from);
            let (c, len) = match mojibake(&content[at..]) {
                Some(mended) => mended,
                None => content[at..].chars().next().map_or(('\0', 1), |c| (c, c.len_utf8())),
            };
            self.character(c, text.at + at, len);
            from = at + len;
        }
        self.copy(&content[from..], text.at + from);
    }

    /// Words without a special character, taken over as they are.
    fn copy(&mut self, words: &str, at: usize) {
        let Some(first) = words.chars().next() else { return };
        self.write_blank(first);
        let clean = self.text.len();
        self.text.push_str(words);
        self.run([clean, words.len(), at, words.len()]);
    }

    fn character(&mut self, c: char, at: usize, len: usize) {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{200d}' => {}
            c if c.is_whitespace() || c.is_control() => {
                let line_end = matches!(c, '\n' | '\r');
                match &mut self.blank {
                    Some(blank) => {
                        blank.line_end |= line_end;
                        if blank.at + blank.len == at {
                            blank.len += len;
                        }
                    }
                    None => self.blank = Some(Blank { at, len, line_end }),
                }
            }
            c => {
                self.write_blank(c);
                let clean = self.text.len();
                self.text.push(c);
                self.run([clean, c.len_utf8(), at, len]);
            }
        }
    }

    /// Characters that stand for other ones: all have the same origin.
    pub fn replacement(&mut self, content: &str, at: usize, len: usize) {
        for c in content.chars() {
            self.character(c, at, len);
        }
    }

    fn write_blank(&mut self, next: char) {
        let Some(blank) = self.blank.take() else { return };
        let unwanted = blank.line_end
            && (matches!(next, '.' | ',' | ';' | ':' | ')' | '?' | '!' | '»' | '”')
                || self.text.ends_with(['(', '«', '“']));
        if self.text.is_empty() || unwanted {
            return;
        }
        let clean = self.text.len();
        self.text.push(' ');
        self.run([clean, 1, blank.at, blank.len]);
    }

    fn run(&mut self, run: [usize; 4]) {
        if let Some([clean, clean_len, original, original_len]) = self.runs.last_mut()
            && clean_len == original_len
            && run[1] == run[3]
            && *clean + *clean_len == run[0]
            && *original + *original_len == run[2]
        {
            *clean_len += run[1];
            *original_len += run[3];
            return;
        }
        self.runs.push(run);
    }
}
