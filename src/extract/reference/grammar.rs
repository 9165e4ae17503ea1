//! What all rules share: the text, the vocabulary, the list of published papers, and the words before a number.

use super::LawNames;
use super::published::Published;
use super::scan::{Gap, Kind, Scanner, Token};
use super::words::{Role, Roles, Words};

/// The most tokens between the word that begins a reference and its first number.
const LONGEST_LEAD: usize = 14;

/// The rules over one text.
pub(super) struct Grammar<'a> {
    pub scan: Scanner<'a>,
    pub words: &'a Words,
    pub known: &'a Published,
    pub laws: &'a dyn LawNames,
}

/// The word that begins a reference, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    pub start: usize,
    pub role: Role,
}

/// Roles of words that begin a reference.
const HEADS: [Role; 18] = [
    Role::Annex,
    Role::Proceedings,
    Role::Paper,
    Role::SecondShort,
    Role::FirstShort,
    Role::Second,
    Role::First,
    Role::Gazette,
    Role::Journal,
    Role::Article,
    Role::Section,
    Role::Dossier,
    Role::Judgment,
    Role::Commitment,
    Role::Directive,
    Role::Regulation,
    Role::FrameworkDecision,
    Role::Recommendation,
];

impl Grammar<'_> {
    /// The roles of a token; none for what is no word.
    pub(super) fn role(&self, token: Token) -> Roles {
        if token.kind == Kind::Word { self.words.roles(self.scan.of(token)) } else { Roles::default() }
    }

    /// The word before a number that begins a reference, not before `floor`.
    pub(super) fn lead(&self, number: usize, floor: usize) -> Option<Lead> {
        let mut found: Option<Lead> = None;
        let mut at = number;
        for _ in 0..LONGEST_LEAD {
            let token = self.scan.prev(at);
            if token.start < floor {
                break;
            }
            match token.kind {
                Kind::Word => {
                    let roles = self.role(token);
                    let head = HEADS.into_iter().chain([Role::Decision]).find(|role| roles.has(*role));
                    let next_of_found = self.extends(found, roles);
                    match head {
                        Some(role) if found.is_none() || next_of_found => {
                            let chamber = matches!(role, Role::Second | Role::First);
                            if chamber && !self.role(self.scan.next(token.end)).has(Role::Chamber) {
                                break;
                            }
                            found = Some(Lead { start: token.start, role });
                        }
                        _ if self.is_filler(roles, token) => {}
                        _ => break,
                    }
                }
                Kind::Mark('(' | '[') if found.is_some() => break,
                Kind::Mark(',' | '.' | ':' | '(' | ')' | '[' | '/' | '\'' | '’' | '‘' | '#') => {}
                _ if token.is_dash() => {}
                _ => break,
            }
            at = token.start;
        }
        found
    }

    /// Whether a word before the lead belongs to it too: `Aanhangsel` before `Handelingen`, `Kamerstukken` before `Tweede Kamer`.
    fn extends(&self, found: Option<Lead>, roles: Roles) -> bool {
        match found.map(|lead| lead.role) {
            Some(Role::Proceedings) => roles.any(&[Role::Annex, Role::Second, Role::First]),
            Some(Role::Second | Role::First | Role::SecondShort | Role::FirstShort) => {
                roles.any(&[Role::Paper, Role::Proceedings, Role::Annex])
            }
            Some(Role::Dossier) => roles.has(Role::Paper),
            _ => false,
        }
    }

    fn is_filler(&self, roles: Roles, token: Token) -> bool {
        let word = self.scan.of(token);
        let link = [Role::Link, Role::Session, Role::Number, Role::Chamber, Role::Union, Role::Series, Role::Dossier];
        matches!(word, "I" | "II" | "T")
            || roles.any(&link)
            || roles.any(&[Role::Proceedings, Role::Annex, Role::Paper])
    }

    /// Whether what follows `end` lets a bare number stand for a paper: no unit, no noun that is counted.
    pub(super) fn ends_well(&self, end: usize) -> bool {
        let token = self.scan.next(end);
        match token.kind {
            Kind::End => true,
            Kind::Mark('%' | '€' | '$' | '°' | '+') => false,
            Kind::Mark('.' | ',') if token.gap == Gap::None => {
                !self.scan.at(token.end).is_some_and(|char| char.is_ascii_digit())
            }
            Kind::Mark(_) => true,
            Kind::Number => false,
            Kind::Word if token.gap == Gap::None => false,
            Kind::Word => {
                let capital = self.scan.of(token).starts_with(char::is_uppercase);
                capital || self.role(token).any(&[Role::After, Role::And, Role::Page, Role::Number, Role::Column])
            }
        }
    }

    /// Whether a number of at least five digits, parted or not, begins at `from`.
    pub(super) fn starts_dossier(&self, from: usize) -> bool {
        let first = self.scan.next(from);
        if first.kind != Kind::Number {
            return false;
        }
        let second = self.scan.next(first.end);
        let spaced = second.kind == Kind::Number && second.gap != Gap::None;
        let dotted = second.is('.') && second.gap == Gap::None;
        let rest = if dotted { self.scan.next(second.end) } else { second };
        first.len() >= 5 || first.len() == 2 && (spaced || dotted) && rest.kind == Kind::Number && rest.len() == 3
    }
}
