//! Parliamentary years: `2017-2018`, `2017/18`, `2018 – 2019`, `'85/'86`, `1985/- 86`, `2009-10`.

use super::scan::{Kind, Scanner};
use serde::Serialize;
use std::fmt;

/// A parliamentary year: from the third Tuesday of September to that of the next year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParliamentaryYear {
    /// The calendar year in which it begins.
    pub first: u16,
    /// The calendar year in which it ends, as printed; one more than `first` if the year is right.
    pub last: u16,
}

impl ParliamentaryYear {
    /// `20172018`, as identifiers have it.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{}{}", self.first, self.last)
    }
}

impl fmt::Display for ParliamentaryYear {
    /// `2017/18`, as the Aanwijzingen voor de regelgeving 3.43 prescribe; `1999/2000` at the turn of a century.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first / 100 == self.last / 100 {
            write!(f, "{}/{:02}", self.first, self.last % 100)
        } else {
            write!(f, "{}/{}", self.first, self.last)
        }
    }
}

impl Serialize for ParliamentaryYear {
    /// `2017-2018`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}-{}", self.first, self.last))
    }
}

/// Reads a parliamentary year at `from`; gives it and where it ends.
pub(super) fn read(scan: &Scanner<'_>, from: usize) -> Option<(ParliamentaryYear, usize)> {
    let (first, end) = half(scan, from)?;
    let dash = scan.next(end);
    if !(dash.is_dash() || dash.is('/')) {
        return None;
    }
    let mut end = dash.end;
    let second = scan.next(end);
    if second.is_dash() {
        end = second.end;
    }
    let (last, end) = half(scan, end)?;
    let first = if first < 100 { century(first) } else { first };
    let last = if last < 100 {
        let same = first - first % 100 + last;
        if same < first { same + 100 } else { same }
    } else {
        last
    };
    let fits = (1814..2100).contains(&first) && last > first && last - first <= 2;
    fits.then_some((ParliamentaryYear { first, last }, end))
}

/// One of the two years, with two or four digits, an apostrophe before it or not.
fn half(scan: &Scanner<'_>, from: usize) -> Option<(u16, usize)> {
    let mut token = scan.next(from);
    if matches!(token.kind, Kind::Mark('\'' | '’' | '‘' | '`' | '´')) {
        token = scan.next(token.end);
    }
    let right = token.kind == Kind::Number && (token.len() == 4 || token.len() == 2);
    if !right || scan.at(token.end).is_some_and(char::is_alphabetic) {
        return None;
    }
    Some((scan.of(token).parse().ok()?, token.end))
}

/// Two digits mean the twentieth century: later papers print four.
fn century(year: u16) -> u16 {
    if year < 30 { 2000 + year } else { 1900 + year }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_gives_the_same_year() {
        for (text, normal) in [
            ("2017-2018", "2017/18"),
            ("2017/18", "2017/18"),
            ("2018 – 2019", "2018/19"),
            ("2023–2024", "2023/24"),
            ("'85/'86", "1985/86"),
            ("1985/- 86", "1985/86"),
            ("2009-10", "2009/10"),
            ("1999/2000", "1999/2000"),
            ("1999/00", "1999/2000"),
        ] {
            let scan = Scanner { text, over_lines: false };
            let (year, end) = read(&scan, 0).unwrap();
            assert_eq!((year.to_string().as_str(), end), (normal, text.len()), "{text}");
        }
    }

    #[test]
    fn what_is_no_pair_of_neighbouring_years_is_none() {
        for text in ["21501-07", "2015-2025", "36-410", "2017, 2018", "2018"] {
            assert_eq!(read(&Scanner { text, over_lines: false }, 0), None, "{text}");
        }
    }
}
