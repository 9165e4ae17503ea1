//! Numbers of papers and their pages: `nr. 95`, `nrs. 14, 24 en 74`, `nrs. 4-6`, `E`, `42e`, `nr. 4, p. 12 en 13, en nr. 6`.

use super::grammar::Grammar;
use super::scan::{Gap, Kind, Token};
use super::words::Role;

/// The longest range that is written out: a longer one is no range of papers.
const LONGEST_RANGE: u32 = 200;

/// The most pages that are read of one reference.
const MOST_PAGES: usize = 40;

/// Numbers of papers, with the pages that were named.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    pub numbers: Vec<String>,
    pub pages: Vec<String>,
    pub columns: Vec<String>,
    pub end: usize,
}

impl Grammar<'_> {
    /// The word `nr.` or one like it at `from`: whether it is a plural, and where the number begins.
    pub(super) fn number_word(&self, from: usize) -> Option<(bool, usize)> {
        let mut token = self.scan.next(from);
        if token.is(',') || token.is(':') || token.is(';') {
            token = self.scan.next(token.end);
        }
        let roles = self.role(token);
        if !roles.has(Role::Number) {
            return None;
        }
        let mut end = token.end;
        for _ in 0..2 {
            let mark = self.scan.next(end);
            if mark.is('.') || mark.is(':') {
                end = mark.end;
            }
        }
        let behind = self.scan.next(end);
        let number = behind.kind == Kind::Number || self.letters(end).is_some();
        number.then_some((roles.has(Role::Numbers), end))
    }

    /// Numbers behind `nr.`.
    pub(super) fn numbers(&self, from: usize, plural: bool) -> Option<Numbers> {
        self.few_numbers(from, plural, usize::MAX)
    }

    /// At most about `most` numbers behind `nr.`, for a rule that may yet fail: what is read again and again must be short.
    pub(super) fn few_numbers(&self, from: usize, plural: bool, most: usize) -> Option<Numbers> {
        let mut all = Numbers::default();
        let (first, end) = self.number(from)?;
        all.numbers.push(first);
        all.end = end;
        self.pages(&mut all);
        while all.numbers.len() < most
            && let Some(next) = self.more_numbers(&mut all, plural)
        {
            all.end = next;
            self.pages(&mut all);
        }
        Some(all)
    }

    /// A number without a word before it: `31459, 22`, `35 570, C`. What follows must not make it a count or a date.
    pub(super) fn bare_numbers(&self, from: usize) -> Option<Numbers> {
        let (first, end) = self.number(from)?;
        let mut all = Numbers { numbers: vec![first], end, ..Numbers::default() };
        self.pages(&mut all);
        if !self.ends_well(all.end) {
            return None;
        }
        while let Some(next) = self.more_numbers(&mut all, false) {
            all.end = next;
            self.pages(&mut all);
        }
        Some(all)
    }

    /// One number: digits with a letter or without, or the letters of the Eerste Kamer.
    pub(super) fn number(&self, from: usize) -> Option<(String, usize)> {
        let token = self.scan.next(from);
        if token.kind != Kind::Number {
            return self.letters(from);
        }
        if token.len() > 4 || self.scan.of(token).starts_with('0') {
            return None;
        }
        // `3.2` is no number of a paper, `42e` is one.
        let letter = self.scan.next(token.end);
        let glued = letter.gap == Gap::None;
        if glued && letter.kind == Kind::Word {
            let one = letter.len() == 1 && self.scan.of(letter).starts_with(|char: char| char.is_ascii_lowercase());
            let stops = !self.scan.at(letter.end).is_some_and(char::is_alphanumeric);
            return (one && stops).then(|| (self.scan.slice(token.start, letter.end).to_owned(), letter.end));
        }
        // Behind a full stop a longer number has a footnote mark (`nr. 807.12`).
        let decimal = glued
            && token.len() < 3
            && letter.is('.')
            && self.scan.at(letter.end).is_some_and(|char| char.is_ascii_digit());
        let counted = letter.is('%') || (glued && letter.is('€'));
        (!decimal && !counted).then(|| (self.scan.of(token).to_owned(), token.end))
    }

    /// The capital letters by which the Eerste Kamer numbers its papers: `A` to `Z`, `AA` and on.
    pub(super) fn letters(&self, from: usize) -> Option<(String, usize)> {
        let token = self.scan.next(from);
        let word = self.scan.of(token);
        let right = token.kind == Kind::Word && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let stops = !self.scan.at(token.end).is_some_and(char::is_alphanumeric);
        (right && stops && !(word.len() == 2 && self.role(token).any(&[Role::SecondShort, Role::FirstShort])))
            .then(|| (word.to_owned(), token.end))
    }

    /// The next number of a list or the end of a range; gives where it ends.
    fn more_numbers(&self, all: &mut Numbers, plural: bool) -> Option<usize> {
        let (joined, at) = self.joint(all.end)?;
        let (word, at) = match self.number_word(at) {
            Some((_, at)) => (true, at),
            None => (false, at),
        };
        let token = self.scan.next(at);
        if joined != Joint::Range && self.starts_dossier(at) && !(plural && token.len() == 4) {
            return None;
        }
        let (number, end) = self.number(at)?;
        if joined == Joint::Was && !word {
            return None;
        }
        if !word && joined != Joint::Range && !self.may_follow(all, token, end, plural, joined) {
            return None;
        }
        if joined == Joint::Range {
            self.range(&mut all.numbers, &number)?;
        } else {
            all.numbers.push(number);
        }
        Some(end)
    }

    /// Whether a number without `nr.` goes on a list: after a plural any, after a singular one that cannot be a count or a year.
    fn may_follow(&self, all: &Numbers, token: Token, end: usize, plural: bool, joined: Joint) -> bool {
        let digits = token.kind == Kind::Number;
        let letters = all.numbers.last().is_some_and(|last| last.starts_with(|char: char| char.is_ascii_uppercase()));
        if digits == letters || (!all.pages.is_empty() && digits) {
            return false;
        }
        let year = digits && token.len() == 4 && matches!(self.scan.of(token).as_bytes()[0], b'1' | b'2');
        let month = self.role(self.scan.next(end)).has(Role::Month);
        if month || (year && !plural) {
            return false;
        }
        plural && joined == Joint::And || self.ends_well(end)
    }

    /// Writes out `4-6` and `A-C`; `None` if it is no range.
    fn range(&self, numbers: &mut Vec<String>, last: &str) -> Option<()> {
        let first = numbers.last()?;
        if let (Ok(from), Ok(to)) = (first.parse::<u32>(), last.parse::<u32>()) {
            let fits = from < to && to - from <= LONGEST_RANGE;
            fits.then(|| numbers.extend((from + 1..=to).map(|number| number.to_string())))
        } else {
            let (&[from], &[to]) = (first.as_bytes(), last.as_bytes()) else { return None };
            let fits = from.is_ascii_uppercase() && to.is_ascii_uppercase() && from < to;
            fits.then(|| numbers.extend((from + 1..=to).map(|letter| char::from(letter).to_string())))
        }
    }

    /// Pages or columns at the end of `all`, taken in if they are there.
    pub(super) fn pages(&self, all: &mut Numbers) {
        while all.pages.len() + all.columns.len() < MOST_PAGES {
            let mut token = self.scan.next(all.end);
            if token.is(',') {
                token = self.scan.next(token.end);
            }
            let roles = self.role(token);
            if !roles.any(&[Role::Page, Role::Column]) {
                return;
            }
            let mut at = token.end;
            for _ in 0..3 {
                let mark = self.scan.next(at);
                let plural = matches!(mark.kind, Kind::Mark('.' | '\'' | '’')) || self.scan.of(mark) == "s";
                if plural {
                    at = mark.end;
                }
            }
            let Some((pages, end)) = self.page_list(at) else { return };
            if roles.has(Role::Page) {
                all.pages.extend(pages)
            } else {
                all.columns.extend(pages)
            }
            all.end = end;
        }
    }

    /// `12 en 13`, `53-69`, `25–36, 40`.
    fn page_list(&self, from: usize) -> Option<(Vec<String>, usize)> {
        let (first, mut end) = self.page(from)?;
        let mut pages = vec![first];
        while pages.len() < MOST_PAGES
            && let Some((joint, at)) = self.joint(end)
        {
            if matches!(joint, Joint::Comma | Joint::And) && self.starts_dossier(at) || joint == Joint::Was {
                break;
            }
            let Some((page, stop)) = self.page(at) else { break };
            match (joint, pages.last_mut()) {
                (Joint::Range, Some(last)) => *last = format!("{last}-{page}"),
                _ if self.ends_well(stop) => pages.push(page),
                _ => break,
            }
            end = stop;
        }
        Some((pages, end))
    }

    fn page(&self, from: usize) -> Option<(String, usize)> {
        let token = self.scan.next(from);
        let stops = !self.scan.at(token.end).is_some_and(char::is_alphabetic);
        (token.kind == Kind::Number && token.len() <= 5 && stops).then(|| (self.scan.of(token).to_owned(), token.end))
    }

    /// What joins two parts of a list at `from`, and where the next part begins.
    pub(super) fn joint(&self, from: usize) -> Option<(Joint, usize)> {
        let token = self.scan.next(from);
        let next = self.scan.next(token.end);
        match token.kind {
            Kind::Mark(',' | ';') if self.role(next).has(Role::Was) => Some((Joint::Was, next.end)),
            Kind::Mark(',' | ';') if self.role(next).has(Role::And) => Some((Joint::And, next.end)),
            Kind::Mark(',') => Some((Joint::Comma, token.end)),
            Kind::Mark('&' | '+' | ';') => Some((Joint::And, token.end)),
            Kind::Mark('/') => Some((Joint::Comma, token.end)),
            _ if token.is_dash() => Some((Joint::Range, token.end)),
            Kind::Word if self.role(token).has(Role::And) => {
                let dot = next.is('.') && next.gap == Gap::None;
                Some((Joint::And, if dot { next.end } else { token.end }))
            }
            // `t/m` and `tot en met`.
            Kind::Word => {
                let last = self.scan.next(next.end);
                let through = matches!(
                    (self.scan.of(token), self.scan.of(next), self.scan.of(last)),
                    ("t", "/", "m") | ("tot", "en", "met")
                );
                through.then_some((Joint::Range, last.end))
            }
            _ => None,
        }
    }
}

/// What joins two parts of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    Comma,
    And,
    Range,
    /// `, was nr. 719`: the earlier number of a changed motion.
    Was,
}
