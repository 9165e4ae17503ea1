//! Dossiers: `31839`, `31 839`, `31.839`, `31-839`, with the chapter of the budget or another suffix.

use super::grammar::Grammar;
use super::scan::{Gap, Kind, Token};
use super::words::Role;
use serde::Serialize;
use std::fmt;

/// The dossier of a parliamentary paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Dossier {
    /// Its number, digits only: `35925`.
    pub number: String,
    /// A chapter of the budget, a fund or a part: `XVI`, `A`, `07`; `R2064` of a bill for the whole Kingdom.
    pub suffix: Option<String>,
}

impl Dossier {
    /// `35925-XVI`, as identifiers have it. The number of a Kingdom bill is no part of it.
    #[must_use]
    pub fn id(&self) -> String {
        match &self.suffix {
            Some(suffix) if !self.of_kingdom() => format!("{}-{suffix}", self.number),
            _ => self.number.clone(),
        }
    }

    /// Whether the suffix is the number of a bill for the whole Kingdom.
    #[must_use]
    pub fn of_kingdom(&self) -> bool {
        self.suffix.as_ref().is_some_and(|suffix| suffix.len() > 3 && suffix.starts_with('R'))
    }
}

impl fmt::Display for Dossier {
    /// `35925 XVI`, `21501-07`, `34356 (R2064)`: as the writing guide has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = &self.number;
        match &self.suffix {
            None => write!(f, "{number}"),
            Some(suffix) if self.of_kingdom() => write!(f, "{number} ({suffix})"),
            Some(suffix) if suffix.starts_with(|first: char| first.is_ascii_digit()) => write!(f, "{number}-{suffix}"),
            Some(suffix) => write!(f, "{number} {suffix}"),
        }
    }
}

/// How the number of a dossier was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `31839`.
    Whole,
    /// `31 839`.
    Spaced,
    /// `31.839`.
    Dotted,
    /// `31-839`.
    Dashed,
    /// `3 1839`: no one writes it so, but a scan may read it so.
    Torn,
}

/// A dossier as found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub dossier: Dossier,
    pub shape: Shape,
    pub end: usize,
}

impl Grammar<'_> {
    /// Reads a dossier at `from`. Dashed and torn ones are for behind a label only.
    pub(super) fn dossier(&self, from: usize, labelled: bool) -> Option<Found> {
        let (number, shape, end) = self.dossier_number(from, labelled)?;
        let mut found = Found { dossier: Dossier { number, suffix: None }, shape, end };
        if let Some((suffix, end)) = self.suffix(&found.dossier.number, end) {
            found.dossier.suffix = Some(suffix);
            found.end = end;
        }
        // A Kingdom bill: `34 356 (R2064)`; a chapter may be in brackets too: `36 600 (XVI)`.
        let open = self.scan.next(found.end);
        if open.is('(') && found.dossier.suffix.is_none() {
            let letters = self.scan.next(open.end);
            let digits = self.scan.next(letters.end);
            let word = self.scan.of(letters);
            let (suffix, close) = if word == "R" && digits.kind == Kind::Number && digits.len() >= 3 {
                (format!("R{}", self.scan.of(digits)), self.scan.next(digits.end))
            } else if self.words.is_chapter(word) {
                (word.to_owned(), digits)
            } else {
                return Some(found);
            };
            if close.is(')') {
                found.dossier.suffix = Some(suffix);
                found.end = close.end;
            }
        }
        Some(found)
    }

    fn dossier_number(&self, from: usize, labelled: bool) -> Option<(String, Shape, usize)> {
        let first = self.scan.next(from);
        if first.kind != Kind::Number {
            return None;
        }
        let digits = self.scan.of(first);
        let after = self.scan.at(first.end);
        let bounded = |end: usize| !self.scan.at(end).is_some_and(char::is_alphabetic);
        if (4..=6).contains(&first.len()) {
            if labelled
                && first.len() == 4
                && let Some(torn) = self.torn(first)
            {
                return Some(torn);
            }
            return bounded(first.end).then(|| (digits.to_owned(), Shape::Whole, first.end));
        }
        if first.len() == 2 && !digits.starts_with('0') {
            let separator = self.scan.next(first.end);
            let (second, shape) = match separator.kind {
                Kind::Number if separator.gap != Gap::None => (separator, Shape::Spaced),
                Kind::Mark('.') if separator.gap == Gap::None => (self.scan.next(separator.end), Shape::Dotted),
                Kind::Mark('-' | '‑') if labelled && after == Some('-') || after == Some('‑') => {
                    (self.scan.next(separator.end), Shape::Dashed)
                }
                _ => return None,
            };
            let glued = shape == Shape::Spaced || second.gap == Gap::None;
            if second.kind == Kind::Number && second.len() == 3 && glued && bounded(second.end) {
                // `31.839.000` is an amount.
                let more = shape == Shape::Dotted && self.amount_goes_on(second.end);
                return (!more).then(|| (format!("{digits}{}", self.scan.of(second)), shape, second.end));
            }
        }
        if labelled { self.torn(first) } else { None }
    }

    fn amount_goes_on(&self, end: usize) -> bool {
        let mark = self.scan.next(end);
        let digits = self.scan.next(mark.end);
        let inside = mark.gap == Gap::None && digits.gap == Gap::None;
        inside && (mark.is('.') || mark.is(',')) && digits.kind == Kind::Number
    }

    /// Five digits that a scan has parted in the wrong place.
    fn torn(&self, first: Token) -> Option<(String, Shape, usize)> {
        let mut digits = self.scan.of(first).to_owned();
        let mut end = first.end;
        while digits.len() < 5 {
            let next = self.scan.next(end);
            if next.kind != Kind::Number || next.gap != Gap::Blank {
                return None;
            }
            digits.push_str(self.scan.of(next));
            end = next.end;
        }
        // A torn number counts only with a number of a paper behind it, and only if it can be mended.
        let numbered = self.number_word(end).is_some();
        (digits.len() == 5 && numbered && self.known.has_dossier(&digits)).then_some((digits, Shape::Torn, end))
    }

    /// Whether a chapter of the budget stands behind a comma: `35300, hoofdstuk XIV`, `35300, XIV, nr. 67`.
    fn chapter_follows(&self, from: usize) -> bool {
        let token = self.scan.next(from);
        let word = self.scan.of(token);
        let numbered = || {
            let comma = self.scan.next(token.end);
            self.number_word(if comma.is(',') { comma.end } else { token.end }).is_some()
        };
        self.role(token).has(Role::BudgetChapter) || word.len() > 1 && self.words.is_chapter(word) && numbered()
    }

    /// Reads the suffix of a dossier: `XVI`, `-XVI`, `hoofdstuk XV`, `A`, `-07`.
    fn suffix(&self, number: &str, from: usize) -> Option<(String, usize)> {
        let mut token = self.scan.next(from);
        let dashed = token.is_dash() && token.gap == Gap::None;
        if dashed || (token.is(',') && self.chapter_follows(token.end)) {
            token = self.scan.next(token.end);
        }
        if self.role(token).has(Role::BudgetChapter) && self.scan.of(token) != "H" {
            token = self.scan.next(token.end);
            if token.is('.') {
                token = self.scan.next(token.end);
            }
        } else if dashed && token.gap != Gap::None {
            return None;
        }
        let bounded = !self.scan.at(token.end).is_some_and(|char| char.is_alphanumeric());
        match token.kind {
            Kind::Word if bounded && token.gap != Gap::Line => {
                let word = self.scan.of(token);
                let budget = self.words.is_chapter(word);
                if budget && word.len() > 1 {
                    return Some((word.to_ascii_uppercase(), token.end));
                }
                // One letter is a fund or a short chapter of the budget, or the number of a paper of the Eerste Kamer.
                let letter = budget || self.words.is_fund(word);
                let numbered = || {
                    let comma = self.scan.next(token.end);
                    let at = if comma.is(',') { comma.end } else { token.end };
                    self.number_word(at).is_some() || self.letters(at).is_some()
                };
                let known = || self.known.has_dossier(&format!("{number}-{word}"));
                (letter && (numbered() || known())).then(|| (word.to_owned(), token.end))
            }
            Kind::Number if dashed && bounded && token.len() == 2 => {
                let part = self.scan.of(token);
                let more = self.scan.next(token.end);
                let id = more.is_dash() || self.known.has_dossier(&format!("{number}-{part}"));
                id.then(|| (part.to_owned(), token.end))
            }
            _ => None,
        }
    }
}
