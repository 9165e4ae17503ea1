//! References to papers of parliament: label, chamber, parliamentary year, dossiers, numbers.
//!
//! ```text
//! references := lead group { joint [year ","] group }
//! lead       := { label | chamber | session | year | "," }
//! group      := dossier { joint dossier } [ numbers ]
//! numbers    := "nr." number { joint ["nr."] number | pages }
//! ```

use super::dossier::{Dossier, Found, Shape};
use super::grammar::Grammar;
use super::numbers::{Joint, Numbers};
use super::scan::{Gap, Kind};
use super::words::Role;
use super::year::{self, ParliamentaryYear};
use super::{Chamber, Fields, Kind as ReferenceKind, Reference};
use crate::span::Span;

/// The most numbers that stand before their dossier.
const MOST_BEFORE_DOSSIER: usize = 12;

/// How much the words before a dossier say: the less, the more must follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// None: `36 410, nr. 99`.
    Bare,
    /// A chamber without a year (`Tweede Kamer`).
    House,
    /// `dossier`, `wetsvoorstel`.
    Dossier,
    /// `Kamerstuk`, `TK`, or a chamber with a year.
    Paper,
}

/// What stands before the dossier.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub label: Label,
    pub chamber: Option<Chamber>,
    pub year: Option<ParliamentaryYear>,
}

/// One group as read.
struct Group {
    dossiers: Vec<Dossier>,
    numbers: Numbers,
    torn: bool,
    end: usize,
}

impl Grammar<'_> {
    /// Reads all references that a label at `start` governs; gives where the last one ends.
    pub(super) fn papers(&self, start: usize, out: &mut Vec<Reference>) -> Option<usize> {
        let (before, at) = self.before_dossier(start)?;
        // The word `dossier` only says what follows; `Kamerstuk` is part of the reference.
        let outside = before.label == Label::Dossier && before.chamber.is_none() && before.year.is_none();
        let start = if outside { self.scan.next(at).start } else { start };
        self.groups(start, at, before, out)
    }

    /// Reads references without a label: `36 410, nr. 99`, `31839-816`, `36410-XVI, nr. 99`.
    pub(super) fn bare_papers(&self, start: usize, out: &mut Vec<Reference>) -> Option<usize> {
        let left = self.scan.before(start);
        let glued =
            left.is_some_and(|char| char.is_alphanumeric() || matches!(char, '-' | '.' | ',' | '/' | '€' | '_' | '+'));
        if glued || self.scan.prev(start).is('€') || !self.starts_dossier(start) {
            return None;
        }
        let before = Before { label: Label::Bare, chamber: None, year: None };
        self.groups(start, start, before, out)
    }

    fn groups(&self, start: usize, at: usize, before: Before, out: &mut Vec<Reference>) -> Option<usize> {
        let (mut start, mut at, mut before) = (start, at, before);
        let mut end = None;
        while let Some(group) = self.group(at, before.label) {
            end = Some(group.end);
            out.push(self.paper(Span::new(start, group.end), before, group));
            let Some(next) = end.and_then(|end| self.next_group(end, before)) else { break };
            (start, at, before) = next;
        }
        end
    }

    /// Reads what may stand between the label and the dossier, in any order.
    pub(super) fn before_dossier(&self, start: usize) -> Option<(Before, usize)> {
        let mut before = Before { label: Label::Bare, chamber: None, year: None };
        let mut house = false;
        let mut at = start;
        for _ in 0..16 {
            if let Some((year, end)) = year::read(&self.scan, at) {
                before.year = Some(year);
                at = end;
                continue;
            }
            let token = self.scan.next(at);
            let roles = self.role(token);
            let word = self.scan.of(token);
            match token.kind {
                Kind::Mark(',' | '.' | ':' | '(' | ')' | ';' | '[' | '#') => {}
                _ if token.is_dash() => {}
                Kind::Word if matches!(word, "I" | "II") => {
                    before.chamber = Some(if word == "I" { Chamber::First } else { Chamber::Second });
                }
                // The papers are the annexes to the proceedings: `Bijl. Hand. II 1991/92, 22 486, nr. 3`.
                Kind::Word if roles.any(&[Role::Paper, Role::Proceedings]) => before.label = Label::Paper,
                Kind::Word if roles.has(Role::Dossier) => before.label = before.label.max(Label::Dossier),
                Kind::Word if roles.has(Role::SecondShort) => {
                    (before.label, before.chamber) = (Label::Paper, Some(Chamber::Second));
                }
                Kind::Word if roles.has(Role::FirstShort) => {
                    (before.label, before.chamber) = (Label::Paper, Some(Chamber::First));
                }
                Kind::Word if roles.any(&[Role::Second, Role::First]) => {
                    let chamber = if roles.has(Role::First) { Chamber::First } else { Chamber::Second };
                    before.chamber = Some(chamber);
                    house = true;
                }
                Kind::Word if roles.any(&[Role::Chamber, Role::Session, Role::Link]) => {}
                Kind::Word if roles.has(Role::Number) => {}
                _ => break,
            }
            at = token.end;
        }
        if house {
            before.label = before.label.max(if before.year.is_some() { Label::Paper } else { Label::House });
        }
        Some((before, at))
    }

    fn group(&self, from: usize, label: Label) -> Option<Group> {
        let labelled = label >= Label::Dossier;
        let first = self.dossier(from, labelled)?;
        let torn = first.shape == Shape::Torn;
        let mut dossiers = vec![first.dossier.clone()];
        let mut end = first.end;
        let mut last = first;
        while let Some(next) = self.next_dossier(&last, &dossiers, label) {
            end = next.end;
            dossiers.push(next.dossier.clone());
            last = next;
        }
        let numbers = self.group_numbers(end, &last, label);
        if numbers.is_none() {
            let (stands, to) = self.stands_alone(from, &last, label);
            if !stands {
                return None;
            }
            end = to;
        }
        let mut numbers = numbers.unwrap_or(Numbers { end, ..Numbers::default() });
        if numbers.numbers.is_empty() && labelled {
            self.pages(&mut numbers);
        }
        Some(Group { dossiers, end: numbers.end, numbers, torn })
    }

    /// Another dossier with the same number: `31 765 en 34 104, nr. 479`.
    fn next_dossier(&self, last: &Found, all: &[Dossier], label: Label) -> Option<Found> {
        let (joint, at) = self.joint(last.end)?;
        let long = all.first().is_some_and(|first| first.number.len() > 4);
        if !matches!(joint, Joint::Comma | Joint::And) || (long && !self.starts_dossier(at)) {
            return None;
        }
        let next = self.dossier(at, label >= Label::Paper)?;
        let numbered = self.group_numbers(next.end, &next, Label::Bare).is_some();
        // Before 1970 dossiers had four digits.
        let old = !long && next.dossier.number.len() == 4 && label >= Label::Paper && self.ends_well(next.end);
        let listed = || {
            let mut end = next.end;
            // A longer list ends in a number or in a dossier that the list of published papers knows.
            if let Some((_, at)) = self.joint(end) {
                end = if self.starts_dossier(at) { at } else { end };
            }
            (label >= Label::Dossier && self.known.has_dossier(&next.dossier.number))
                && (end != next.end || self.ends_well(end))
        };
        (next.dossier.number.len() >= 4 && (numbered || old || listed())).then_some(next)
    }

    /// The numbers behind a dossier.
    fn group_numbers(&self, end: usize, dossier: &Found, label: Label) -> Option<Numbers> {
        if let Some((plural, at)) = self.number_word(end) {
            return self.numbers(at, plural);
        }
        let token = self.scan.next(end);
        let next = self.scan.next(token.end);
        if token.is(',') && next.gap != Gap::None && label >= Label::Paper {
            // `35 570, C`, `31459, 22`; but `36 546, 31 839` are two dossiers.
            return if self.starts_dossier(token.end) { None } else { self.bare_numbers(token.end) };
        }
        let tight = token.gap == Gap::None && next.gap == Gap::None;
        let whole = dossier.shape == Shape::Whole || label >= Label::Paper;
        if (token.is_dash() || (token.is('/') && label >= Label::Paper)) && whole && dossier.dossier.number.len() >= 5 {
            return self.glued_number(token.end, &dossier.dossier, label, tight);
        }
        let spaced = token.kind == Kind::Number && token.gap == Gap::Blank;
        if label >= Label::Paper && (spaced || self.letters(end).is_some()) && !self.starts_dossier(end) {
            return self.bare_numbers(end).filter(|all| {
                let id = format!("{}-{}", dossier.dossier.id(), all.numbers[0]);
                self.known.contains(&id)
            });
        }
        None
    }

    /// `31839-816`, `31839 -816`, `36067 – 61`: a number tied by a dash only, which must be a paper that can exist.
    fn glued_number(&self, at: usize, dossier: &Dossier, label: Label, tight: bool) -> Option<Numbers> {
        let (number, end) = self.number(at)?;
        let after = self.scan.next(end);
        let goes_on =
            after.gap == Gap::None && (after.is_dash() || after.kind == Kind::Word || after.kind == Kind::Number);
        if goes_on || self.starts_dossier(at) {
            return None;
        }
        let known = self.known.contains(&format!("{}-{number}", dossier.id()));
        let newer = tight && self.known.has_dossier(&dossier.id()) || self.is_newer(dossier);
        let close = label >= Label::Dossier || known || (newer && self.ends_well(end));
        close.then(|| Numbers { numbers: vec![number], end, ..Numbers::default() })
    }

    fn is_newer(&self, dossier: &Dossier) -> bool {
        let newest = self.known.newest_dossier();
        dossier.number.parse::<u32>().is_ok_and(|number| number > newest && number < newest + 2000)
    }

    /// Whether a dossier without a number is a reference, and where it ends.
    fn stands_alone(&self, from: usize, dossier: &Found, label: Label) -> (bool, usize) {
        let number = &dossier.dossier.number;
        let year = number.len() == 4 && matches!(number.as_bytes()[0], b'1' | b'2');
        let first = self.scan.next(from);
        let after = self.scan.next(dossier.end);
        let counted =
            matches!(after.kind, Kind::Mark('%' | '€')) || after.kind == Kind::Number && after.gap == Gap::None;
        let long = number.len() == 5;
        let right = match label {
            Label::Paper => !year && (number.len() <= 5),
            Label::Dossier => long,
            // `(36 410 XVI)` can only be a chapter of the budget.
            Label::House | Label::Bare => {
                let chapter = dossier.dossier.suffix.as_ref().is_some_and(|suffix| self.words.is_chapter(suffix));
                long && chapter && self.known.has_dossier(&dossier.dossier.id())
            }
        };
        let torn = dossier.shape == Shape::Torn || first.gap == Gap::Line && label < Label::Paper;
        // `TK 34.857` is a dossier, `TK 40.505 jongeren` is none.
        let well = self.ends_well(dossier.end) || self.known.has_dossier(number) && label == Label::Paper;
        (right && well && !counted && !torn, dossier.end)
    }

    /// The next reference that the same label governs: `Kamerstukken 35 925, nr. 118, 36 546, nr. 57 en 31 839, nr. 1042`.
    fn next_group(&self, end: usize, before: Before) -> Option<(usize, usize, Before)> {
        let (joint, at) = self.joint(end)?;
        if !matches!(joint, Joint::Comma | Joint::And) {
            return None;
        }
        let mut next = before;
        let word = self.scan.next(at);
        let start = word.start;
        let mut at = at;
        if matches!(self.scan.of(word), "I" | "II") {
            next.chamber = Some(if word.len() == 1 { Chamber::First } else { Chamber::Second });
            at = word.end;
        }
        if let Some((year, stop)) = year::read(&self.scan, at) {
            next.year = Some(year);
            at = stop;
        }
        let comma = self.scan.next(at);
        if comma.is(',') {
            at = comma.end;
        }
        if !self.starts_dossier(at) {
            return None;
        }
        let found = self.dossier(at, before.label >= Label::Dossier)?;
        let numbered = self.group_numbers(found.end, &found, Label::Bare).is_some();
        let known =
            before.label >= Label::Paper && self.known.has_dossier(&found.dossier.id()) && self.ends_well(found.end);
        (numbered || known).then_some((start, at, next))
    }

    /// Reads `nr. 456 (36800-XVI)`, `nr. 726, was nr. 719 (21501-08)`, `nr. 25 van Kamerstuk 35 570 XVI`; `number` is where the number stands.
    pub(super) fn number_first(&self, number: usize, floor: usize, out: &mut Vec<Reference>) -> Option<usize> {
        let mut word = self.scan.prev(number);
        if word.is('.') {
            word = self.scan.prev(word.start);
        }
        let roles = self.role(word);
        if !roles.has(Role::Number) || word.start < floor {
            return None;
        }
        let mut numbers = self.few_numbers(number, roles.has(Role::Numbers), MOST_BEFORE_DOSSIER)?;
        let open = self.scan.next(numbers.end);
        let (before, at) = if open.is('(') || open.is('[') {
            let (before, at) = self.before_dossier(open.end)?;
            (Before { label: before.label.max(Label::Dossier), ..before }, at)
        } else {
            let (before, at) = self.after_preposition(numbers.end)?;
            (before, at)
        };
        let found = self.dossier(at, true)?;
        let close = self.scan.next(found.end);
        if found.dossier.number.len() < 5 || found.shape == Shape::Torn {
            return None;
        }
        if (open.is('(') || open.is('[')) && !(close.is(')') || close.is(']')) {
            return None;
        }
        numbers.end = if open.is('(') || open.is('[') { close.end } else { found.end };
        let group = Group { dossiers: vec![found.dossier], end: numbers.end, numbers, torn: false };
        let span = Span::new(word.start, group.end);
        out.push(self.paper(span, before, group));
        Some(span.end)
    }

    /// `van Kamerstuk`, `bij dossier`, `op wetsvoorstel` before a dossier.
    fn after_preposition(&self, from: usize) -> Option<(Before, usize)> {
        let word = self.scan.next(from);
        let preposition = matches!(self.scan.of(word), "van" | "bij" | "op" | "in" | "uit" | "onder");
        let (before, at) = self.before_dossier(if preposition { word.end } else { return None })?;
        (before.label >= Label::Dossier).then_some((before, at))
    }

    fn paper(&self, span: Span, before: Before, group: Group) -> Reference {
        let fields = Fields {
            chamber: before.chamber,
            year: before.year,
            dossiers: group.dossiers,
            numbers: group.numbers.numbers,
            pages: group.numbers.pages,
            columns: group.numbers.columns,
            ..Fields::default()
        };
        let torn = group.torn.then(|| self.scan.slice(span.start, span.end).to_owned());
        self.judged(span, fields, torn)
    }
}

impl Reference {
    /// A reference to papers or, without numbers, to dossiers.
    pub(super) fn of_papers(span: Span, fields: Fields, iris: Vec<String>) -> Self {
        let kind = if fields.numbers.is_empty() { ReferenceKind::Dossier } else { ReferenceKind::Kamerstuk };
        Self { span, iris, kind, normal: super::normal::papers(&fields), fields, ..Self::default() }
    }
}
