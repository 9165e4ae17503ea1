//! Proceedings: `Handelingen II 2012-2013, nr. 71, item 15, p. 53-69`; answers: `Aanhangsel Handelingen II 2019/20, nr. 89`.

use super::grammar::Grammar;
use super::numbers::Numbers;
use super::scan::{Kind, Token};
use super::words::Role;
use super::year;
use super::{Chamber, Fields, Kind as ReferenceKind, PUBLICATIONS, Reference, normal};
use crate::span::Span;

impl Grammar<'_> {
    /// Reads a reference to proceedings or to their annex at `start`.
    pub(super) fn proceedings(&self, start: usize) -> Option<Reference> {
        let mut fields = Fields::default();
        let (mut annex, mut named) = (false, false);
        let (mut at, mut end) = (start, start);
        for _ in 0..14 {
            if let Some(stop) = self.year_of(&mut fields, at) {
                (at, end) = (stop, stop);
                continue;
            }
            let token = self.scan.next(at);
            let roles = self.role(token);
            let word = self.scan.of(token);
            match token.kind {
                Kind::Mark(',' | '.' | ':' | '(' | ')') => {}
                _ if token.is_dash() => {}
                Kind::Word
                    if matches!(word, "I" | "II")
                        || roles.any(&[Role::Second, Role::First, Role::SecondShort, Role::FirstShort]) =>
                {
                    let first = word == "I" || roles.any(&[Role::First, Role::FirstShort]);
                    fields.chamber = Some(if first { Chamber::First } else { Chamber::Second });
                }
                Kind::Word if roles.has(Role::Annex) => annex = true,
                Kind::Word if roles.has(Role::Proceedings) => named = true,
                Kind::Word if roles.any(&[Role::Chamber, Role::Session, Role::Link]) => {}
                Kind::Number => match self.date(at) {
                    Some((date, stop)) => {
                        fields.parts.insert("date", date);
                        end = stop;
                        at = stop;
                        continue;
                    }
                    None => break,
                },
                _ => break,
            }
            at = token.end;
        }
        let mut all = Numbers { end: at, ..Numbers::default() };
        if let Some(end) = self.meeting(&mut all, &mut fields, at) {
            all.end = end;
        } else {
            all.end = end;
        }
        // `Aanhangsel Handelingen nr. 3235, vergaderjaar 2020-2021`.
        if fields.year.is_none() {
            let mut at = all.end;
            for _ in 0..4 {
                if let Some(stop) = self.year_of(&mut fields, at) {
                    all.end = stop;
                    break;
                }
                let token = self.scan.next(at);
                let passes =
                    token.is(',') || self.role(token).any(&[Role::Session, Role::SecondShort, Role::FirstShort]);
                if !passes {
                    break;
                }
                at = token.end;
            }
        }
        let said = fields.year.is_some() || fields.parts.contains_key("date");
        let numbered = !all.numbers.is_empty() || !all.pages.is_empty() || !all.columns.is_empty();
        if !(named || annex && said) || !(said || fields.chamber.is_some() && numbered) || !(numbered || named && said)
        {
            return None;
        }
        fields.numbers = all.numbers;
        fields.pages = all.pages;
        fields.columns = all.columns;
        Some(finished(Span::new(start, all.end), annex, fields))
    }

    fn year_of(&self, fields: &mut Fields, at: usize) -> Option<usize> {
        let (year, end) = year::read(&self.scan, at).filter(|_| fields.year.is_none())?;
        fields.year = Some(year);
        Some(end)
    }

    /// `nr. 71, item 15, p. 53-69` in any order; gives where it ends.
    fn meeting(&self, all: &mut Numbers, fields: &mut Fields, from: usize) -> Option<usize> {
        let mut end = None;
        let mut at = from;
        for _ in 0..4 {
            let skip = |token: Token| {
                if token.is(',') || token.is(';') || token.is('(') { self.scan.next(token.end) } else { token }
            };
            let token = skip(self.scan.next(at));
            let roles = self.role(token);
            all.end = at;
            if let Some((plural, number)) = self.number_word(at).filter(|_| all.numbers.is_empty()) {
                let found = self.numbers(number, plural)?;
                all.numbers = found.numbers;
                all.pages.extend(found.pages);
                all.columns.extend(found.columns);
                at = found.end;
            } else if roles.has(Role::Item) && fields.item.is_none() {
                let dot = self.scan.next(token.end);
                let item = if dot.is('.') { self.scan.next(dot.end) } else { dot };
                if item.kind != Kind::Number {
                    break;
                }
                fields.item = Some(self.scan.of(item).to_owned());
                at = item.end;
            } else if roles.any(&[Role::Page, Role::Column]) {
                let before = all.pages.len() + all.columns.len();
                self.pages(all);
                if all.pages.len() + all.columns.len() == before {
                    break;
                }
                at = all.end;
            } else if token.kind == Kind::Number && all.numbers.is_empty() && token.len() <= 4 {
                // `Handelingen II 2012/13, 71, item 15`, and older `Handelingen II 1999/2000, 45-3234`.
                let Some(found) = self.bare_numbers(token.start) else { break };
                all.numbers = found.numbers;
                all.pages.extend(found.pages);
                at = found.end;
            } else {
                break;
            }
            end = Some(at);
        }
        end
    }

    /// `15 mei 2008`.
    pub(super) fn date(&self, from: usize) -> Option<(String, usize)> {
        let day = self.scan.next(from);
        let month = self.scan.next(day.end);
        let dot = self.scan.next(month.end);
        let year = if dot.is('.') { self.scan.next(dot.end) } else { dot };
        let right = day.kind == Kind::Number && day.len() <= 2 && self.role(month).has(Role::Month);
        let full = right && year.kind == Kind::Number && year.len() == 4;
        full.then(|| (self.scan.slice(day.start, year.end).to_owned(), year.end))
    }
}

fn finished(span: Span, annex: bool, fields: Fields) -> Reference {
    let years = fields.year.map(|year| year.digits());
    // A paper that only says `Aanhangsel Handelingen` means that of the Tweede Kamer.
    let chamber = fields.chamber.or(annex.then_some(Chamber::Second)).map(Chamber::code);
    let mut iris = Vec::new();
    if let (Some(years), Some(chamber)) = (years, chamber) {
        if annex {
            iris.extend(fields.numbers.iter().map(|number| format!("{PUBLICATIONS}ah-{chamber}-{years}-{number}")));
        } else if let (Some(item), [number]) = (&fields.item, fields.numbers.as_slice()) {
            iris.push(format!("{PUBLICATIONS}h-{chamber}-{years}-{number}-{item}"));
        }
    }
    let (kind, name) = if annex {
        (ReferenceKind::Aanhangsel, "Aanhangsel Handelingen")
    } else {
        (ReferenceKind::Handelingen, "Handelingen")
    };
    Reference { span, iris, kind, normal: normal::proceedings(name, &fields), fields, ..Reference::default() }
}
