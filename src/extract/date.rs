//! Dates as Dutch papers write them.

use crate::span::Span;
use jiff::civil::Date;

/// The months, in their order.
pub(crate) const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// A date of day, month or year precision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands, `jl.` and the like included.
    pub span: Span,
    /// ISO 8601, of the precision given: `2021-11-29`, `2018-06`.
    pub iso: String,
}

/// The date that begins at byte offset `at`, or nothing.
///
/// Reads `29 november 2021`, `15 april jl.` (the last one before `today`), `13 juni a.s.` (the next one), `juni 2018` and
/// `2024-12-05`. A day and month without year is taken for the one nearest before `today`.
#[must_use]
pub fn at(text: &str, at: usize, today: Option<Date>) -> Option<DateMention> {
    let rest = text.get(at..)?;
    let (first, after) = token(rest);
    if first.len() == 10 && first.as_bytes()[4] == b'-' && first.parse::<Date>().is_ok() {
        return Some(DateMention { span: Span::new(at, at + 10), iso: first.to_owned() });
    }
    if let Some(month) = month(first) {
        let (year, end) = token(after);
        let year = year_of(year)?;
        return Some(DateMention {
            span: Span::new(at, at + rest.len() - end.len()),
            iso: format!("{year}-{month:02}"),
        });
    }
    // `de 15de maart`
    let bare = first.trim_end_matches(char::is_alphabetic);
    let ordinal = matches!(&first[bare.len()..], "e" | "de" | "ste");
    let day: i8 = if ordinal { bare } else { first }.parse().ok().filter(|day| (1..=31).contains(day))?;
    if let Some(found) = numeric(rest, first, after, day, at, today) {
        return Some(found);
    }
    let (name, after_month) = token(after);
    let month = month(name)?;
    let (next, after_next) = token(after_month);
    if let Some(year) = year_of(next) {
        let date = Date::new(year, month, day).ok()?;
        return Some(DateMention { span: Span::new(at, at + rest.len() - after_next.len()), iso: date.to_string() });
    }
    let future = after_month.trim_start().starts_with("a.s");
    let marker = ["jl.", "j.l.", "jongstleden", "jl", "a.s.", "aanstaande"]
        .iter()
        .find(|m| after_month.trim_start().starts_with(**m));
    let end = marker
        .map_or(at + rest.len() - after_month.len(), |m| at + rest.len() - after_month.trim_start().len() + m.len());
    let date = near(today?, month, day, future)?;
    Some(DateMention { span: Span::new(at, end), iso: date.to_string() })
}

/// `15/03` of the agenda of the Kamer, and `15/03/2018`.
fn numeric(rest: &str, first: &str, after: &str, day: i8, at: usize, today: Option<Date>) -> Option<DateMention> {
    let behind = after.strip_prefix('/').filter(|_| first.len() == 2)?;
    let (number, end) = token(behind);
    let month: i8 = number.parse().ok().filter(|month| number.len() == 2 && (1..=12).contains(month))?;
    let year = end.strip_prefix('/').map(token).and_then(|(year, end)| Some((year_of(year)?, end)));
    let (date, end) = match year {
        Some((year, end)) => (Date::new(year, month, day).ok()?, end),
        None => (near(today?, month, day, false)?, end),
    };
    Some(DateMention { span: Span::new(at, at + rest.len() - end.len()), iso: date.to_string() })
}

/// The first date from byte offset `from` on, up to `until`.
#[must_use]
pub fn next(text: &str, from: usize, until: usize, today: Option<Date>) -> Option<DateMention> {
    let stretch = text.get(from..until)?;
    let mut previous = ' ';
    for (offset, c) in stretch.char_indices() {
        if c.is_alphanumeric()
            && !previous.is_alphanumeric()
            && previous != '.'
            && previous != ','
            && let Some(date) = at(text, from + offset, today)
        {
            return Some(date);
        }
        previous = c;
    }
    None
}

/// The first date of day, month and year that is written in full in `text`.
#[must_use]
pub fn full_date(text: &str) -> Option<Date> {
    next(text, 0, text.len(), None).and_then(|date| date.iso.parse().ok())
}

/// The latest day, with its year, of which `text` speaks as past: `van 29 november 2021`, `d.d. 8 april 2021`.
#[must_use]
pub fn latest(text: &str) -> Option<Date> {
    [" van ", " d.d. "]
        .into_iter()
        .flat_map(|tie| text.match_indices(tie).map(move |(start, _)| start + tie.len()))
        .filter(|start| text[*start..].starts_with(|c: char| c.is_ascii_digit()))
        .filter_map(|start| at(text, start, None)?.iso.parse().ok())
        .max()
}

fn token(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches([' ', '\u{a0}', '\n']);
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(text.len());
    text.split_at(end)
}

fn month(name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let index = MONTHS.iter().position(|month| *month == name)?;
    i8::try_from(index + 1).ok()
}

fn year_of(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|year| (1800..=2100).contains(year))
}

fn near(today: Date, month: i8, day: i8, future: bool) -> Option<Date> {
    let this_year = Date::new(today.year(), month, day).ok()?;
    match future {
        true if this_year < today => Date::new(today.year() + 1, month, day).ok(),
        false if this_year > today => Date::new(today.year() - 1, month, day).ok(),
        _ => Some(this_year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        at(text, 0, Some(jiff::civil::date(2025, 6, 19))).map(|date| date.iso)
    }

    #[test]
    fn reads_dates_as_letters_write_them() {
        assert_eq!(iso("29 november 2021 (Kamerstukken"), Some("2021-11-29".into()));
        assert_eq!(iso("15 april jl. is aangekondigd"), Some("2025-04-15".into()));
        assert_eq!(iso("12 november jl. is uw Kamer"), Some("2024-11-12".into()));
        assert_eq!(iso("13 juli a.s. bespreken"), Some("2025-07-13".into()));
        assert_eq!(iso("juni 2018 heeft de heer"), Some("2018-06".into()));
        assert_eq!(iso("2024-12-05 10:00"), Some("2024-12-05".into()));
        assert_eq!(iso("31 februari 2021"), None);
        assert_eq!(iso("15/03)."), Some("2025-03-15".into()));
        assert_eq!(iso("15/03/2018"), Some("2018-03-15".into()));
        assert_eq!(iso("12/13"), None);
        assert_eq!(iso("12 kinderen"), None);
    }
}
