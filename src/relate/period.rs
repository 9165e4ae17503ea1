//! Times that are no calendar date, in the Extended Date/Time Format (EDTF, ISO 8601-2): `eind 2025` is `2025-12~`, `het eerste
//! kwartaal van 2026` is `2026-33`, `vóór de zomer van 2025` is `../2025-22`. The words stand in `ontology/grammar/periods.toml`.

use crate::extract::date::MONTHS;
use crate::span::Span;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The words by which papers name such times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Periods {
    part: BTreeMap<String, i8>,
    season: BTreeMap<String, i8>,
    division: BTreeMap<String, Division>,
    ordinal: BTreeMap<String, i8>,
    reckoned: BTreeMap<String, i16>,
    length: BTreeMap<String, Length>,
    number: BTreeMap<String, u16>,
    months: BTreeMap<String, u16>,
    words: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Division {
    /// The EDTF number before that of the first of them.
    before: i8,
    /// How many make a year.
    many: i8,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Length {
    /// The letter of the unit in ISO 8601.
    unit: char,
    /// How many of them it is.
    many: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    year: Vec<String>,
    month: Vec<String>,
    school_year: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    between: Vec<String>,
}

/// The words of a text one by one, each in lower case with where it ends.
#[derive(Clone, Copy)]
struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walk<'a> {
    /// The next word, and what follows it. Only spaces, line breaks and `-` may stand before it.
    fn next(self) -> Option<(String, Self)> {
        let rest = &self.text[self.at..];
        let start = self.at + (rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\n', '-', '–', '/']).len());
        let tail = &self.text[start..];
        let length = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        (length > 0).then(|| (tail[..length].to_lowercase(), Self { at: start + length, ..self }))
    }
}

impl Periods {
    /// The time that is named from byte offset `at` on, with its span; `today` is the day of the paper.
    pub(super) fn at(&self, text: &str, at: usize, today: Option<Date>) -> Option<(Span, String)> {
        let start = Walk { text, at };
        let (first, after) = start.next()?;
        let done = |edtf: String, end: Walk<'_>| Some((Span::new(at, end.at), edtf));
        if self.words.before.contains(&first) || self.words.after.contains(&first) {
            let (edtf, end) = self.bounding(self.skip(after), today)?;
            let open = if self.words.before.contains(&first) { format!("../{edtf}") } else { format!("{edtf}/..") };
            return done(open, end);
        }
        if let Some(month) = self.part.get(&first) {
            let (edtf, end) = self.part_of(*month, after, today)?;
            return done(edtf, end);
        }
        if self.words.school_year.contains(&first) {
            let (year, end) = year(after)?;
            let (second, end) = end.next()?;
            let follows = second.parse::<i16>().ok().is_some_and(|next| next == year + 1 || next == (year + 1) % 100);
            return follows.then(|| done(format!("{year}-08-01/{}-07-31", year + 1), end)).flatten();
        }
        let (edtf, end) = self
            .division(start, today)
            .or_else(|| self.season(start, today))
            .or_else(|| self.reckoned(start, today))?;
        done(edtf, end)
    }

    /// A number and a unit of time as a length in ISO 8601: `zes maanden` is `P6M`, `half jaar` too.
    pub(super) fn length(&self, number: &str, unit: &str) -> Option<String> {
        let Length { unit: letter, many } = self.length.get(unit)?;
        if let Some(months) = self.months.get(number).filter(|_| *letter == 'Y') {
            return Some(format!("P{months}M"));
        }
        let number = self.number.get(number).copied().or_else(|| number.parse().ok())?;
        Some(format!("P{}{letter}", number.checked_mul(*many)?))
    }

    /// Past `van`, `de` and `het`.
    fn skip<'a>(&self, words: Walk<'a>) -> Walk<'a> {
        match words.next() {
            Some((word, after)) if self.words.between.contains(&word) => self.skip(after),
            _ => words,
        }
    }

    /// What can follow `vóór` and `na` as a time: a season with or without its year, a part of a year.
    fn bounding<'a>(&self, words: Walk<'a>, today: Option<Date>) -> Option<(String, Walk<'a>)> {
        if let Some(found) = self.division(words, today).or_else(|| self.season(words, today)) {
            return Some(found);
        }
        // Without a year, that of the paper, while the season is still to come.
        let (name, end) = words.next()?;
        let (season, today) = (self.season.get(&name)?, today?);
        let begins = seasons(today.year(), *season)?.0;
        (today < begins).then(|| (format!("{}-{season}", today.year()), end))
    }

    /// `2025`, `maart 2025`, `dit jaar` behind `eind`.
    fn part_of<'a>(&self, month: i8, words: Walk<'a>, today: Option<Date>) -> Option<(String, Walk<'a>)> {
        let words = self.skip(words);
        if let Some((year, end)) = self.year(words, today) {
            return Some((format!("{year}-{month:02}~"), end));
        }
        let (name, after) = words.next()?;
        let named = MONTHS.iter().position(|known| *known == name)?;
        let (year, end) = year(after)?;
        Some((format!("{year}-{:02}", named + 1), end))
    }

    /// `eerste kwartaal van 2026`, `tweede helft van dit jaar`, `Q4 2025`, `2025 Q4` from the quarter on.
    fn division<'a>(&self, words: Walk<'a>, today: Option<Date>) -> Option<(String, Walk<'a>)> {
        let (first, after) = words.next()?;
        let quarter: Option<i8> =
            first.strip_prefix('q').and_then(|number| number.parse().ok()).filter(|number| (1..=4).contains(number));
        let (number, after): (i8, Walk<'a>) = match quarter {
            Some(quarter) => (32 + quarter, after),
            None => {
                let ordinal = self.ordinal.get(&first)?;
                let (unit, after) = after.next()?;
                let division = self.division.get(&unit).filter(|division| *ordinal <= division.many)?;
                (division.before + ordinal, after)
            }
        };
        let (year, end) = self.year(self.skip(after), today)?;
        Some((format!("{year}-{number}"), end))
    }

    /// `najaar van 2025`, `dit najaar`, `komende zomer`.
    fn season<'a>(&self, words: Walk<'a>, today: Option<Date>) -> Option<(String, Walk<'a>)> {
        let (first, after) = words.next()?;
        if let Some(season) = self.season.get(&first) {
            let (year, end) = self.year(self.skip(after), today)?;
            return Some((format!("{year}-{season}"), end));
        }
        let step = self.reckoned.get(&first)?;
        let (name, after) = after.next()?;
        let season = self.season.get(&name)?;
        let today = today?;
        let (begins, ends) = seasons(today.year(), *season)?;
        let year = match step {
            0 => today.year(),
            1 if today < begins => today.year(),
            -1 if today > ends => today.year(),
            step => today.year() + step,
        };
        let end = self.year(self.skip(after), Some(today)).map_or(after, |(_, end)| end);
        Some((format!("{year}-{season}"), end))
    }

    /// `dit jaar`, `komende maand`.
    fn reckoned<'a>(&self, words: Walk<'a>, today: Option<Date>) -> Option<(String, Walk<'a>)> {
        if let Some((year, end)) = self.year(words, today).filter(|_| !starts_with_digit(words)) {
            return Some((year.to_string(), end));
        }
        let (first, after) = words.next()?;
        let step = self.reckoned.get(&first)?;
        let (unit, end) = after.next()?;
        let today = today.filter(|_| self.words.month.contains(&unit))?;
        let month = today.first_of_month().checked_add(jiff::Span::new().months(*step)).ok()?;
        Some((month.strftime("%Y-%m").to_string(), end))
    }

    /// A year in figures, or `dit jaar` and the like.
    fn year<'a>(&self, words: Walk<'a>, today: Option<Date>) -> Option<(i16, Walk<'a>)> {
        if let Some(found) = year(words) {
            return Some(found);
        }
        let (first, after) = words.next()?;
        let step = self.reckoned.get(&first)?;
        let (unit, end) = after.next()?;
        self.words.year.contains(&unit).then(|| Some((today?.year() + step, end)))?
    }
}

fn starts_with_digit(words: Walk<'_>) -> bool {
    words.next().is_some_and(|(word, _)| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// A year of four figures.
fn year(words: Walk<'_>) -> Option<(i16, Walk<'_>)> {
    let (word, after) = words.next()?;
    let year = (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1900..2100).contains(year))?;
    Some((year, after))
}

/// The years that a value speaks of: `2025`, `2024-2025` for a time that runs over both.
pub(super) fn years(edtf: &str) -> Option<String> {
    let ends: Vec<&str> = edtf.split('/').filter(|end| *end != "..").filter_map(|end| end.get(..4)).collect();
    match ends.as_slice() {
        [one] => Some((*one).to_owned()),
        [first, last] if first == last => Some((*first).to_owned()),
        [first, last] => Some(format!("{first}-{last}")),
        _ => None,
    }
}

/// The first and the last day that a date in EDTF can mean; nothing for an end that is open.
///
/// A season is that of the almanac; `2025-12~` is taken for December.
#[must_use]
pub fn bounds(edtf: &str) -> (Option<Date>, Option<Date>) {
    match edtf.split_once('/') {
        Some(("..", end)) => (None, one(end).and_then(|days| days.0.yesterday().ok())),
        Some((start, "..")) => (one(start).and_then(|days| days.1.tomorrow().ok()), None),
        Some((start, end)) => (one(start).map(|days| days.0), one(end).map(|days| days.1)),
        None => one(edtf).map_or((None, None), |(first, last)| (Some(first), Some(last))),
    }
}

/// The days of a year, month, day, season, quarter or half.
fn one(edtf: &str) -> Option<(Date, Date)> {
    let edtf = edtf.trim_end_matches('~');
    if let Ok(day) = edtf.parse::<Date>() {
        return Some((day, day));
    }
    let (year, part) = edtf.split_once('-').unwrap_or((edtf, ""));
    let year: i16 = year.parse().ok()?;
    let months = |first: i8, many: i8| {
        let start = Date::new(year, first, 1).ok()?;
        Some((start, Date::new(year, first + many - 1, 1).ok()?.last_of_month()))
    };
    match part.parse::<i8>() {
        Err(_) if part.is_empty() => months(1, 12),
        Ok(month @ 1..=12) => months(month, 1),
        Ok(season @ 21..=24) => seasons(year, season),
        Ok(quarter @ 33..=36) => months((quarter - 33) * 3 + 1, 3),
        Ok(half @ 40..=41) => months((half - 40) * 6 + 1, 6),
        _ => None,
    }
}

/// The first and the last day of a season of the almanac.
fn seasons(year: i16, season: i8) -> Option<(Date, Date)> {
    let day = |year, month, day| Date::new(year, month, day).ok();
    match season {
        21 => day(year, 3, 20).zip(day(year, 6, 20)),
        22 => day(year, 6, 21).zip(day(year, 9, 22)),
        23 => day(year, 9, 23).zip(day(year, 12, 20)),
        24 => day(year, 12, 21).zip(day(year + 1, 3, 19)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;
    use jiff::civil::date;

    fn edtf(text: &str) -> Option<String> {
        let periods: Periods = Knowledge::builtin().unwrap().toml("grammar/periods.toml").unwrap();
        periods.at(text, 0, Some(date(2025, 6, 19))).map(|(span, edtf)| format!("{} = {edtf}", span.of(text)))
    }

    #[test]
    fn reads_times_as_letters_write_them() {
        for (text, wanted) in [
            ("eind 2025 in alle regio’s gerealiseerd", "eind 2025 = 2025-12~"),
            ("eind dit jaar al te hebben", "eind dit jaar = 2025-12~"),
            ("medio 2022 nog bijna 20%", "medio 2022 = 2022-07~"),
            ("medio juni 2025", "medio juni 2025 = 2025-06"),
            ("eerste kwartaal van 2025 gereed", "eerste kwartaal van 2025 = 2025-33"),
            ("tweede helft van 2025 een wetsvoorstel", "tweede helft van 2025 = 2025-41"),
            ("tweede helft van dit jaar verder", "tweede helft van dit jaar = 2025-41"),
            ("Q4 2025 volgt", "Q4 2025 = 2025-36"),
            ("najaar van 2024 een onderzoek", "najaar van 2024 = 2024-23"),
            ("najaar 2019 komen", "najaar 2019 = 2019-23"),
            ("dit najaar beschikbaar komen", "dit najaar = 2025-23"),
            ("komend voorjaar", "komend voorjaar = 2026-21"),
            ("afgelopen winter", "afgelopen winter = 2024-24"),
            ("deze zomer van dit jaar trekt", "deze zomer van dit jaar = 2025-22"),
            ("vóór de zomer van 2025 nader te kunnen informeren", "vóór de zomer van 2025 = ../2025-22"),
            ("na de zomer, waarover uw Kamer", "na de zomer = 2025-22/.."),
            ("komende maand", "komende maand = 2025-07"),
            ("volgend jaar", "volgend jaar = 2026"),
            ("studiejaar 2025–2026 grote risico’s", "studiejaar 2025–2026 = 2025-08-01/2026-07-31"),
            ("schooljaar 2024/25", "schooljaar 2024/25 = 2024-08-01/2025-07-31"),
        ] {
            assert_eq!(edtf(text).as_deref(), Some(wanted));
        }
    }

    #[test]
    fn a_length_of_time_is_counted_in_its_unit() {
        let periods: Periods = Knowledge::builtin().unwrap().toml("grammar/periods.toml").unwrap();
        let length = |number, unit| periods.length(number, unit);
        assert_eq!(length("half", "jaar").as_deref(), Some("P6M"));
        assert_eq!(length("anderhalf", "jaar").as_deref(), Some("P18M"));
        assert_eq!(length("zes", "maanden").as_deref(), Some("P6M"));
        assert_eq!(length("2", "jaar").as_deref(), Some("P2Y"));
        assert_eq!(length("vier", "weken").as_deref(), Some("P28D"));
        assert_eq!(length("dit", "jaar"), None);
    }

    #[test]
    fn words_alone_are_no_time() {
        for text in [
            "eindelijk",
            "begin met de motie",
            "voor de jeugd",
            "voor 2025",
            "eerste kwartaal",
            "deze regio",
            "2025",
            "komende maanden",
        ] {
            assert_eq!(edtf(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_has_a_first_and_a_last_day() {
        let days = |edtf: &str| {
            let (first, last) = bounds(edtf);
            let text = |day: Option<Date>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
            format!("{} {}", text(first), text(last))
        };
        assert_eq!(days("2026-33"), "2026-01-01 2026-03-31");
        assert_eq!(days("2025-41"), "2025-07-01 2025-12-31");
        assert_eq!(days("2025-12~"), "2025-12-01 2025-12-31");
        assert_eq!(days("../2025-22"), ".. 2025-06-20");
        assert_eq!(days("2025-22/.."), "2025-09-23 ..");
        assert_eq!(days("2024-08-01/2025-07-31"), "2024-08-01 2025-07-31");
        assert_eq!(days("najaar"), ".. ..");
    }
}
