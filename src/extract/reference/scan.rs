//! Tokens of a text, made on demand from any place, forward and backward, so that only the neighbourhood of a digit is read.

/// The longest run of blanks inside a reference, in bytes: columns of a table are further apart.
const WIDEST_BLANK: usize = 40;
/// The longest word that is looked at, in bytes.
const LONGEST_WORD: usize = 64;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters only.
    Word,
    /// ASCII digits only.
    Number,
    /// Any other single character.
    Mark(char),
    /// No more text that may belong to the same reference.
    End,
}

/// What stands between a token and its neighbour on the side that was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Spaces of any kind, within the line.
    Blank,
    /// A line break.
    Line,
}

/// A token and its place, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    pub gap: Gap,
}

impl Token {
    /// Whether this is the mark `mark`.
    pub(super) fn is(self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether this is a dash of any length.
    pub(super) fn is_dash(self) -> bool {
        matches!(self.kind, Kind::Mark('-' | '–' | '—' | '−' | '‑' | '‐'))
    }

    /// Length in bytes.
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

/// Reads tokens of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanner<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Whether a reference may run over a line break; a blank line always ends it.
    pub over_lines: bool,
}

impl<'a> Scanner<'a> {
    /// The text of a token.
    pub(super) fn of(&self, token: Token) -> &'a str {
        self.slice(token.start, token.end)
    }

    /// The text between two byte offsets.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The character before a byte offset.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character at a byte offset.
    pub(super) fn at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The token at or after a byte offset.
    pub(super) fn next(&self, from: usize) -> Token {
        let mut start = from;
        let mut lines = 0;
        let (first, gap) = loop {
            let Some(char) = self.at(start) else { return end(from) };
            match char {
                '\n' => lines += 1,
                '\u{ad}' | '\u{200b}' => {}
                _ if char.is_whitespace() => {}
                _ => break (char, gap(start > from, lines)),
            }
            start += char.len_utf8();
            if start - from > WIDEST_BLANK || lines > usize::from(self.over_lines) {
                return end(from);
            }
        };
        let rest = &self.text[start..];
        let (kind, length) = if first.is_ascii_digit() {
            (Kind::Number, rest.bytes().take_while(u8::is_ascii_digit).count())
        } else if first.is_alphabetic() {
            let word =
                rest.char_indices().take_while(|(at, _)| *at < LONGEST_WORD).find(|(_, char)| !char.is_alphabetic());
            (Kind::Word, word.map_or(rest.len().min(LONGEST_WORD), |(at, _)| at))
        } else {
            (Kind::Mark(first), first.len_utf8())
        };
        let length = (length..rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        Token { kind, start, end: start + length, gap }
    }

    /// The token that ends at or before a byte offset.
    pub(super) fn prev(&self, from: usize) -> Token {
        let mut stop = from;
        let mut lines = 0;
        let (last, gap) = loop {
            let Some(char) = self.before(stop) else { return end(from) };
            match char {
                '\n' => lines += 1,
                '\u{ad}' | '\u{200b}' => {}
                _ if char.is_whitespace() => {}
                _ => break (char, gap(stop < from, lines)),
            }
            stop -= char.len_utf8();
            if from - stop > WIDEST_BLANK || lines > usize::from(self.over_lines) {
                return end(from);
            }
        };
        let rest = &self.text[..stop];
        let (kind, length) = if last.is_ascii_digit() {
            (Kind::Number, rest.bytes().rev().take_while(u8::is_ascii_digit).count())
        } else if last.is_alphabetic() {
            let mut length = 0;
            for char in rest.chars().rev().take_while(|char| char.is_alphabetic()) {
                length += char.len_utf8();
                if length > LONGEST_WORD {
                    break;
                }
            }
            (Kind::Word, length)
        } else {
            (Kind::Mark(last), last.len_utf8())
        };
        Token { kind, start: stop - length, end: stop, gap }
    }
}

fn end(at: usize) -> Token {
    Token { kind: Kind::End, start: at, end: at, gap: Gap::None }
}

fn gap(any: bool, lines: usize) -> Gap {
    match (any, lines) {
        (false, _) => Gap::None,
        (true, 0) => Gap::Blank,
        _ => Gap::Line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(scan: &Scanner<'a>) -> Vec<&'a str> {
        let mut all = Vec::new();
        let mut at = 0;
        loop {
            let token = scan.next(at);
            if token.kind == Kind::End {
                return all;
            }
            all.push(scan.of(token));
            at = token.end;
        }
    }

    #[test]
    fn no_break_and_thin_spaces_part_tokens() {
        let scan = Scanner { text: "Kamerstuk 31\u{a0}839,\u{2009}nr.\u{202f}807", over_lines: false };
        assert_eq!(words(&scan), ["Kamerstuk", "31", "839", ",", "nr", ".", "807"]);
    }

    #[test]
    fn a_line_break_ends_what_may_not_run_over_lines() {
        let text = "Kamerstukken II\n2017-2018";
        assert_eq!(words(&Scanner { text, over_lines: false }), ["Kamerstukken", "II"]);
        assert_eq!(words(&Scanner { text, over_lines: true }), ["Kamerstukken", "II", "2017", "-", "2018"]);
    }

    #[test]
    fn reading_backward_gives_the_same_tokens() {
        let scan = Scanner { text: "coördinatie § 31–839 én 4e", over_lines: false };
        let mut back = Vec::new();
        let mut at = scan.text.len();
        while scan.prev(at).kind != Kind::End {
            let token = scan.prev(at);
            back.push(scan.of(token));
            at = token.start;
        }
        back.reverse();
        assert_eq!(back, words(&scan));
    }
}
