//! Acts of the European Union and places in its Official Journal: `Richtlijn 2011/92/EU`, `Verordening (EU) 2016/679`, `PbEU 2016, L 119/1`.

use super::grammar::Grammar;
use super::scan::{Gap, Kind};
use super::words::Role;
use super::{Fields, Kind as ReferenceKind, Reference};
use crate::span::Span;

/// Where acts are found by their CELEX number.
const CELEX: &str = "http://publications.europa.eu/resource/celex/";
/// From this year on the year stands first in the number of every act.
const YEAR_FIRST_FROM: u16 = 2015;

/// The kinds of acts, as CELEX has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Directive,
    Regulation,
    Decision,
    FrameworkDecision,
    Recommendation,
}

impl Act {
    fn letter(self) -> char {
        match self {
            Self::Directive => 'L',
            Self::Regulation => 'R',
            Self::Decision => 'D',
            Self::FrameworkDecision => 'F',
            Self::Recommendation => 'H',
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Directive => "Richtlijn",
            Self::Regulation => "Verordening",
            Self::Decision => "Besluit",
            Self::FrameworkDecision => "Kaderbesluit",
            Self::Recommendation => "Aanbeveling",
        }
    }
}

impl Grammar<'_> {
    /// Reads one or more acts that a word such as `Richtlijn` at `start` governs; gives where the last one ends.
    pub(super) fn acts(&self, start: usize, out: &mut Vec<Reference>) -> Option<usize> {
        let word = self.scan.next(start);
        let roles = self.role(word);
        let act = match () {
            () if roles.has(Role::Directive) => Act::Directive,
            () if roles.has(Role::Regulation) => Act::Regulation,
            () if roles.has(Role::FrameworkDecision) => Act::FrameworkDecision,
            () if roles.has(Role::Recommendation) => Act::Recommendation,
            () if roles.has(Role::Decision) => Act::Decision,
            () => return None,
        };
        let (mut start, mut at, mut end) = (start, word.end, None);
        while let Some(reference) = self.act(act, start, at) {
            end = Some(reference.span.end);
            at = reference.span.end;
            out.push(reference);
            let Some((_, next)) = self.joint(at) else { break };
            start = self.scan.next(next).start;
            at = next;
        }
        end
    }

    fn act(&self, act: Act, start: usize, from: usize) -> Option<Reference> {
        let mut at = from;
        let mut union = None;
        let mut numbered = false;
        for _ in 0..12 {
            let token = self.scan.next(at);
            let roles = self.role(token);
            match token.kind {
                Kind::Mark('(' | ')' | ',' | '.') => {}
                Kind::Word if roles.has(Role::Union) => union = union.or(Some(self.scan.of(token).to_owned())),
                Kind::Word if roles.has(Role::Number) => numbered = true,
                Kind::Word if roles.has(Role::Link) => {}
                _ => break,
            }
            at = token.end;
        }
        let first = self.scan.next(at);
        let slash = self.scan.next(first.end);
        let second = self.scan.next(slash.end);
        let tight = slash.is('/') && slash.gap == Gap::None && second.gap == Gap::None;
        if !tight
            || first.kind != Kind::Number
            || second.kind != Kind::Number
            || self.scan.at(second.end).is_some_and(char::is_alphabetic)
        {
            return None;
        }
        let mut end = second.end;
        let tail = self.scan.next(end);
        let name = self.scan.next(tail.end);
        if tail.is('/') && tail.gap == Gap::None && name.gap == Gap::None && self.role(name).has(Role::Union) {
            union = union.or(Some(self.scan.of(name).to_owned()));
            end = name.end;
        }
        let sides = (self.scan.of(first), self.scan.of(second));
        let (year, number) = sorted(act, sides, numbered)?;
        // `Besluit 12/34` and `richtlijn 3/4` are numbers of something else.
        let long = first.len() == 4 || second.len() == 4;
        if union.is_none() && (!long || matches!(act, Act::Decision | Act::Recommendation)) {
            return None;
        }
        let celex = format!("3{year}{}{number:0>4}", act.letter());
        let printed = self.scan.slice(first.start, second.end);
        let normal = match (&union, act) {
            (None, _) => format!("{} {printed}", act.name()),
            (Some(union), Act::Regulation) if year >= YEAR_FIRST_FROM => {
                format!("{} ({}) {printed}", act.name(), dutch(union))
            }
            (Some(union), Act::Regulation) => format!("{} ({}) nr. {printed}", act.name(), dutch(union)),
            (Some(union), _) if end > second.end => {
                let number = if act == Act::Decision && numbered { "nr. " } else { "" };
                format!("{} {number}{printed}/{}", act.name(), dutch(union))
            }
            (Some(union), _) => format!("{} ({}) {printed}", act.name(), dutch(union)),
        };
        let parts = [("celex", celex.clone())].into();
        let fields = Fields { parts, ..Fields::default() };
        let span = Span::new(start, end);
        Some(Reference {
            span,
            iris: vec![celex_iri(&celex)],
            kind: ReferenceKind::Eu,
            normal,
            fields,
            ..Reference::default()
        })
    }

    /// Reads a place in the Official Journal at `start`: `PbEU 2016, L 119/1`, `OJ L 119, 4.5.2016, p. 1`, `PbEU L, 2023/2055`.
    pub(super) fn journal(&self, start: usize) -> Option<Reference> {
        let mut at = self.scan.next(start).end;
        let mut year = None;
        let mut series = None;
        for _ in 0..10 {
            let token = self.scan.next(at);
            let roles = self.role(token);
            match token.kind {
                Kind::Mark(',' | '.' | '(' | ')' | '-') => {}
                Kind::Word if matches!(self.scan.of(token), "L" | "C") => series = Some(self.scan.of(token)),
                Kind::Word if roles.any(&[Role::Union, Role::Link, Role::Number]) => {}
                Kind::Number if series.is_none() && year.is_none() => {
                    let (volume, end) = self.volume(at)?;
                    year = Some(volume);
                    at = end;
                    continue;
                }
                _ => break,
            }
            at = token.end;
        }
        let series = series?;
        let issue = self.scan.next(at);
        if issue.kind != Kind::Number {
            return None;
        }
        let slash = self.scan.next(issue.end);
        let page = self.scan.next(slash.end);
        let paged = slash.is('/') && page.kind == Kind::Number && page.gap == Gap::None;
        let mut all = super::numbers::Numbers { end: if paged { page.end } else { issue.end }, ..Default::default() };
        // Since October 2023 each act is an issue of its own: `L, 2023/2055`.
        if paged && issue.len() == 4 && year.is_none() {
            let (volume, number) = (self.scan.of(issue), self.scan.of(page));
            let iri = format!("https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=OJ:{series}_{volume}{number:0>5}");
            let parts = [("series", series.to_owned()), ("volume", volume.to_owned())].into();
            let fields = Fields { numbers: vec![number.to_owned()], parts, ..Fields::default() };
            let normal = format!("PbEU {series}, {volume}/{number}");
            let span = Span::new(start, page.end);
            return Some(Reference {
                span,
                iris: vec![iri],
                kind: ReferenceKind::Publicatieblad,
                normal,
                fields,
                ..Reference::default()
            });
        }
        if paged {
            all.pages.push(self.scan.of(page).to_owned());
        }
        if let Some((volume, end)) = self.journal_date(all.end) {
            year = year.or(Some(volume));
            all.end = end;
        }
        self.pages(&mut all);
        let number = self.scan.of(issue).to_owned();
        let iris = year
            .iter()
            .map(|year| format!("https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=OJ:{series}:{year}:{number}:TOC"));
        let iris = iris.collect();
        let mut normal =
            format!("PbEU {}{series} {number}", year.as_ref().map(|year| format!("{year}, ")).unwrap_or_default());
        if let Some(page) = all.pages.first() {
            normal = format!("{normal}/{page}");
        }
        let mut fields = Fields { numbers: vec![number], pages: all.pages, ..Fields::default() };
        fields.parts.insert("series", series.to_owned());
        fields.parts.extend(year.map(|year| ("volume", year)));
        let span = Span::new(start, all.end);
        Some(Reference { span, iris, kind: ReferenceKind::Publicatieblad, normal, fields, ..Reference::default() })
    }

    /// `, 4.5.2016`, ` van 4 mei 2016`; gives its year and where it ends.
    fn journal_date(&self, from: usize) -> Option<(String, usize)> {
        let mut token = self.scan.next(from);
        for _ in 0..3 {
            if token.is(',') || token.is('(') || self.scan.of(token) == "van" || self.scan.of(token) == "of" {
                token = self.scan.next(token.end);
            }
        }
        if let Some((date, end)) = self.date(token.start) {
            return Some((date.get(date.len() - 4..)?.to_owned(), end));
        }
        let mut end = token.end;
        let mut year = None;
        for part in 0..2 {
            let mark = self.scan.next(end);
            let number = self.scan.next(mark.end);
            let joined = matches!(mark.kind, Kind::Mark('.' | '-' | '/')) && number.kind == Kind::Number;
            if !joined || token.kind != Kind::Number {
                return None;
            }
            end = number.end;
            year = (part == 1 && number.len() == 4).then(|| self.scan.of(number).to_owned());
        }
        Some((year?, end))
    }
}

/// Which of the two sides of a number is the year.
fn sorted(act: Act, (first, second): (&str, &str), numbered: bool) -> Option<(u16, u32)> {
    let year = |side: &str| -> Option<u16> {
        let year: u16 = side.parse().ok()?;
        match side.len() {
            4 => (1952..2100).contains(&year).then_some(year),
            2 => (year >= 52).then_some(year + 1900),
            _ => None,
        }
    };
    let (one, other) = (year(first), year(second));
    let year_first = match (one, other) {
        (None, None) => return None,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        // Old regulations, and decisions with `nr.`, have the year last.
        (Some(one), Some(_)) => match act {
            Act::Regulation => !numbered && one >= YEAR_FIRST_FROM,
            Act::Decision => !numbered,
            Act::Directive | Act::FrameworkDecision | Act::Recommendation => true,
        },
    };
    let (year, number) = if year_first { (one?, second) } else { (other?, first) };
    Some((year, number.parse().ok()?))
}

/// The Dutch abbreviation of the Union or Community.
fn dutch(union: &str) -> String {
    match union.to_uppercase().as_str() {
        "EEC" => "EEG".to_owned(),
        "EC" => "EG".to_owned(),
        "JHA" => "JBZ".to_owned(),
        "CFSP" => "GBVB".to_owned(),
        "EURATOM" => "Euratom".to_owned(),
        other => other.to_owned(),
    }
}

/// The IRI of an act by its CELEX number.
pub(super) fn celex_iri(celex: &str) -> String {
    format!("{CELEX}{celex}")
}
