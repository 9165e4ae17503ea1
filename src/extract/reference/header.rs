//! The header of a paper: dossier and title, then its number on a line below, `31 839 Jeugdzorg` / `Nr. 816`.

use super::dossier::{Dossier, Shape};
use super::grammar::Grammar;
use super::scan::{Kind, Scanner};
use super::words::Role;
use super::{Fields, Reference};
use crate::span::Span;

/// How far below the dossier the number may stand, in bytes: titles of bills are long.
const FARTHEST: usize = 1_500;
/// How many dossiers a paper may belong to.
const MOST_DOSSIERS: usize = 6;
/// How many lines may stand between.
const MOST_LINES: usize = 12;

impl Grammar<'_> {
    /// Reads a header whose dossier begins at `start`.
    pub(super) fn header(&self, start: usize) -> Option<Reference> {
        let begins = self.scan.text[..start].chars().rev().take_while(|char| *char != '\n').all(char::is_whitespace);
        if !begins {
            return None;
        }
        let line = Grammar {
            scan: Scanner { over_lines: false, ..self.scan },
            words: self.words,
            known: self.known,
            laws: self.laws,
        };
        let first = line
            .dossier(start, false)
            .filter(|found| found.shape != Shape::Dotted && found.dossier.number.len() == 5)?;
        let title = line.scan.next(first.end);
        // Alone on its line, a dossier begins a header if the title or the number stands on the next.
        let title =
            if title.kind == Kind::End { line.scan.next(next_line(self.scan.text, first.end)?.0) } else { title };
        let word = line.scan.of(title);
        if !(word.starts_with(char::is_uppercase)
            || matches!(title.kind, Kind::Mark('(' | '«' | '‘') | Kind::Number) && title.start > first.end)
        {
            return None;
        }
        let mut dossiers: Vec<Dossier> = vec![first.dossier];
        let mut at = line_end(self.scan.text, first.end);
        for _ in 0..MOST_LINES {
            let (begin, end) = next_line(self.scan.text, at)?;
            if begin - start > FARTHEST {
                return None;
            }
            if let Some((number, stop)) = line.header_number(begin, end) {
                let fields = Fields { dossiers, numbers: vec![number], ..Fields::default() };
                return Some(self.judged(Span::new(start, stop), fields, None));
            }
            // A title is no sentence.
            if self.scan.text[begin..end].trim_end().ends_with(['.', '?', '!', ';', ')'])
                && !self.scan.text[begin..end].contains('(')
            {
                return None;
            }
            if let Some(next) = line.dossier(begin, false).filter(|found| found.dossier.number.len() == 5) {
                dossiers.push(next.dossier);
                if dossiers.len() > MOST_DOSSIERS {
                    return None;
                }
            }
            at = end;
        }
        None
    }

    /// `Nr. 816`, alone on its line or before the kind of the paper; the Eerste Kamer has a letter before it: `C MEMORIE VAN ANTWOORD`.
    fn header_number(&self, begin: usize, end: usize) -> Option<(String, usize)> {
        let first = self.scan.next(begin);
        if self.role(first).has(Role::Number) {
            let dot = self.scan.next(first.end);
            let at = if dot.is('.') || dot.is(':') { dot.end } else { first.end };
            let (number, stop) = self.number(at)?;
            let after = self.scan.next(stop);
            let heading = after.kind == Kind::End
                || stop >= end
                || self.scan.of(after).starts_with(char::is_uppercase)
                || self.is_note(after.kind);
            return heading.then_some((number, stop));
        }
        let (letters, stop) = self.letters(begin)?;
        let after = self.scan.next(stop);
        let word = self.scan.of(after);
        let shouted = after.kind == Kind::Word && word.len() > 3 && word.chars().all(char::is_uppercase);
        (letters.len() <= 2 && (after.kind == Kind::End || shouted)).then_some((letters, stop))
    }

    fn is_note(&self, kind: Kind) -> bool {
        matches!(kind, Kind::Mark('*' | '[' | '(' | '|') | Kind::Number)
    }
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at)
}

/// The next line that is not blank: where it begins and ends.
fn next_line(text: &str, end: usize) -> Option<(usize, usize)> {
    let rest = text.get(end..)?;
    let begin = end + rest.find(|char: char| !char.is_whitespace())?;
    Some((begin, line_end(text, begin)))
}
