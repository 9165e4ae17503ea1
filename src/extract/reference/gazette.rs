//! Official gazettes: `Staatscourant 2024, nr. 37715`, `Stb. 2014, 105`, `Trb. 1966, 91`.

use super::grammar::Grammar;
use super::numbers::Numbers;
use super::scan::Kind;
use super::words::Role;
use super::{Fields, Kind as ReferenceKind, PUBLICATIONS, Reference};
use crate::span::Span;

impl Grammar<'_> {
    /// Reads a reference to a gazette at `start`, where its name stands.
    pub(super) fn gazette(&self, start: usize) -> Option<Reference> {
        let name = self.scan.next(start);
        let gazette = self.words.gazette(self.scan.of(name))?;
        let mut at = name.end;
        let mut early = None;
        for _ in 0..6 {
            let token = self.scan.next(at);
            let roles = self.role(token);
            if let Some((_, number)) = self.number_word(at) {
                // `Stcrt. nr. 37715, 2024`.
                let (number, end) = self.issue(number)?;
                early = Some(number);
                at = end;
                continue;
            }
            match token.kind {
                Kind::Mark('.' | ',' | ':' | '(') => {}
                _ if token.is_dash() => {}
                Kind::Word if roles.any(&[Role::Link, Role::Session]) => {}
                _ => break,
            }
            at = token.end;
        }
        let (year, mut end) = match self.date(at) {
            Some((date, end)) => (date.get(date.len() - 4..)?.to_owned(), end),
            None => self.volume(at)?,
        };
        let mut numbers: Vec<String> = early.into_iter().collect();
        if numbers.is_empty() {
            let joint = self.scan.next(end);
            let joined = matches!(joint.kind, Kind::Mark(',' | '/' | ':' | ')')) || joint.is_dash();
            let from = if joined { joint.end } else { end };
            let word = self.number_word(from);
            let (number, stop) = self.issue(word.map_or(from, |(_, at)| at))?;
            if !joined && word.is_none() && (number.len() < 2 || !self.ends_well(stop)) {
                return None;
            }
            numbers.push(number);
            end = stop;
            while let Some((_, at)) = self.joint(end) {
                let plural = matches!(word, Some((true, _))) || self.number_word(at).is_some();
                let from = self.number_word(at).map_or(at, |(_, at)| at);
                let Some((number, stop)) = self.issue(from) else { break };
                if self.scan.slice(end, at).contains('/')
                    || !(plural || self.ends_well(stop))
                    || self.volume(at).is_some()
                {
                    break;
                }
                numbers.push(number);
                end = stop;
            }
        }
        let mut all = Numbers { end, ..Numbers::default() };
        self.pages(&mut all);
        let kind = match gazette.id.as_str() {
            "stb" => ReferenceKind::Staatsblad,
            "stcrt" => ReferenceKind::Staatscourant,
            "trb" => ReferenceKind::Tractatenblad,
            _ => ReferenceKind::Blad,
        };
        let iris = numbers.iter().map(|number| format!("{PUBLICATIONS}{}-{year}-{number}", gazette.id)).collect();
        let normal = format!("{} {year}, {}", gazette.normal, super::normal::joined(numbers.iter().cloned()));
        let parts = [("volume", year), ("gazette", gazette.kind.clone())].into();
        let fields = Fields { numbers, pages: all.pages, parts, ..Fields::default() };
        Some(Reference { span: Span::new(start, all.end), iris, kind, normal, fields, ..Reference::default() })
    }

    /// A calendar year.
    pub(super) fn volume(&self, from: usize) -> Option<(String, usize)> {
        let token = self.scan.next(from);
        let year = self.scan.of(token);
        let right = token.kind == Kind::Number && token.len() == 4 && ("1813".."2100").contains(&year);
        right.then(|| (year.to_owned(), token.end))
    }

    fn issue(&self, from: usize) -> Option<(String, usize)> {
        let token = self.scan.next(from);
        let stops = !self.scan.at(token.end).is_some_and(char::is_alphabetic);
        (token.kind == Kind::Number && token.len() <= 6 && stops).then(|| (self.scan.of(token).to_owned(), token.end))
    }
}
