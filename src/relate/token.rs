//! Tokens of a sentence: words, marks, things, amounts and dates.

use super::Node;
use super::amount;
use super::lexicon::Lexicon;
use super::who::{Noticed, Who};
use crate::extract::{MentionKind, date};
use crate::reading::Reading;
use crate::span::Span;

/// What sort of thing an end of a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A thing with a mention.
    Named(MentionKind),
    /// The cabinet or the State.
    State,
    /// Who signs, named `ik` or `wij`.
    Signer,
}

/// One thing that words name.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The thing.
    pub node: Node,
    /// What sort of thing it is.
    pub sort: Sort,
    /// Whether it is the country itself, whose name stands for the State where the State is asked for.
    pub country: bool,
}

/// Words of a sentence that name one or more things.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// What they name; several for a joint form, for `wij` and for `deze organisaties`.
    pub members: Vec<Member>,
    /// Where they stand.
    pub span: Span,
    /// Whether the words point back to a thing named before.
    pub points: bool,
    /// Whether a hyphen makes them the first part of a longer word (`CBS-cijfers`).
    pub compound: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenKind {
    /// A word.
    Word,
    /// A punctuation mark.
    Mark,
    /// Words that name things: an index in the things of the sentence.
    Thing(usize),
    /// An amount in euro.
    Amount(i64),
    /// A date, a year, a range of years or another time, in EDTF (`2021-07`, `2025/2027`, `2025-23`).
    Date(String),
}

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its words in lower case, with straight apostrophes.
    pub word: String,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// The index of the things it names.
    pub const fn thing(&self) -> Option<usize> {
        match self.kind {
            TokenKind::Thing(index) => Some(index),
            _ => None,
        }
    }

    /// Whether it is this word or mark.
    pub fn is(&self, word: &str) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Mark) && self.word == word
    }

    /// The word by which a preposition behind it is known: itself, or `<bedrag>` for an amount.
    pub fn host(&self) -> String {
        match self.kind {
            TokenKind::Amount(_) => "<bedrag>".to_owned(),
            _ => self.word.clone(),
        }
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of a stretch of text and the things in it. What is noticed is added to `who`.
pub fn tokens(
    reading: &Reading,
    lexicon: &Lexicon,
    who: &mut Who<'_>,
    stretch: Span,
    block: Span,
    things: &mut Vec<Thing>,
) -> Vec<Token> {
    let text = reading.document.text.as_str();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = stretch.start;
    who.begin(at, block.start);
    while at < stretch.end {
        let Some(c) = text[at..stretch.end].chars().next() else { break };
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let token = named(reading, who, at, stretch, things)
            .or_else(|| amount_or_date(reading, lexicon, at))
            .unwrap_or_else(|| plain(text, at, stretch.end, c));
        at = token.span.end.max(at + 1);
        tokens.push(token);
        who.point(text, &mut tokens, things);
    }
    tokens
}

fn named(reading: &Reading, who: &mut Who<'_>, at: usize, stretch: Span, things: &mut Vec<Thing>) -> Option<Token> {
    let span = who.mention_at(at).filter(|span| span.end <= stretch.end)?;
    let text = reading.document.text.as_str();
    let members: Vec<Member> = who.members_at(span);
    let rest = &text[span.end..];
    let group = ["-fracties", "-fractie"].iter().find(|tail| rest.starts_with(**tail)).map_or(0, |tail| tail.len());
    let compound = group == 0 && rest.strip_prefix('-').is_some_and(|tail| tail.starts_with(char::is_alphanumeric));
    who.notice(Noticed { members: members.clone(), span });
    things.push(Thing { members, span, points: false, compound });
    let span = Span::new(span.start, span.end + group);
    Some(Token { span, word: span.of(text).to_lowercase(), kind: TokenKind::Thing(things.len() - 1) })
}

fn amount_or_date(reading: &Reading, lexicon: &Lexicon, at: usize) -> Option<Token> {
    let text = reading.document.text.as_str();
    let first = text[at..].chars().next()?;
    if let Some(amount) = amount::at(text, at) {
        let word = amount.span.of(text).to_lowercase();
        return Some(Token { span: amount.span, word, kind: TokenKind::Amount(amount.euro) });
    }
    if !first.is_alphanumeric() {
        return None;
    }
    let today = reading.document.metadata.date;
    if let Some((span, edtf)) = lexicon.periods.at(text, at, today) {
        return Some(Token { span, word: span.of(text).to_lowercase(), kind: TokenKind::Date(edtf) });
    }
    if let Some(date) = date::at(text, at, today) {
        let word = date.span.of(text).to_lowercase();
        return Some(Token { span: date.span, word, kind: TokenKind::Date(date.iso) });
    }
    years(text, at)
}

/// A year or a range of years at `at`: `2021`, `2025-2027`, `2025 tot en met 2027`.
fn years(text: &str, at: usize) -> Option<Token> {
    let year = |from: usize| {
        let digits = text.get(from..from + 4).filter(|four| four.bytes().all(|b| b.is_ascii_digit()))?;
        let next = text[from + 4..].chars().next();
        let alone = next.is_none_or(|c| !c.is_alphanumeric());
        (alone && (digits.starts_with("19") || digits.starts_with("20"))).then_some(digits)
    };
    let first = year(at)?;
    let mut end = at + 4;
    let mut iso = first.to_owned();
    for joint in ["-", "–", " – ", " - ", "/", " tot en met ", " t/m "] {
        if text[end..].starts_with(joint)
            && let Some(second) = year(end + joint.len()).filter(|second| *second > first)
        {
            iso = format!("{first}/{second}");
            end += joint.len() + 4;
            break;
        }
    }
    let span = Span::new(at, end);
    Some(Token { span, word: span.of(text).to_owned(), kind: TokenKind::Date(iso) })
}

fn plain(text: &str, at: usize, until: usize, first: char) -> Token {
    let rest = &text[at..until];
    if !(first.is_alphanumeric() || first == '-' && rest[1..].starts_with(char::is_alphanumeric)) {
        let span = Span::new(at, at + first.len_utf8());
        return Token { span, word: first.to_string(), kind: TokenKind::Mark };
    }
    let mut length = first.len_utf8();
    let mut chars = rest[length..].chars().peekable();
    while let Some(c) = chars.next() {
        let joins =
            matches!(c, '-' | '\'' | '’' | '.' | '\u{2011}') && chars.peek().is_some_and(|next| next.is_alphanumeric());
        let trails = c == '-' && chars.peek().is_some_and(|next| *next == ' ' || *next == ',');
        if trails {
            length += 1;
        }
        if !(c.is_alphanumeric() || joins || c == '+') {
            break;
        }
        length += c.len_utf8();
    }
    let span = Span::new(at, at + length);
    Token { span, word: span.of(text).to_lowercase().replace('’', "'"), kind: TokenKind::Word }
}
