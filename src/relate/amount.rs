//! Amounts of money as Dutch papers write them.

use crate::span::Span;

/// An amount in euro.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Where it stands.
    pub span: Span,
    /// In whole euro; of a range the least.
    pub euro: i64,
    /// The most of a range (`€ 3 tot 5 miljoen`).
    pub most: Option<i64>,
}

/// Words behind a number and what they multiply it by.
const UNITS: [(&str, f64); 9] = [
    ("miljoen", 1e6),
    ("miljard", 1e9),
    ("mln", 1e6),
    ("mld", 1e9),
    ("mio", 1e6),
    ("duizend", 1e3),
    ("ton", 1e5),
    ("M", 1e6),
    ("k", 1e3),
];

/// Marks before a number that say euro, and what they multiply it by.
const SIGNS: [(&str, f64); 5] = [("€", 1.0), ("k€", 1e3), ("M€", 1e6), ("mln€", 1e6), ("EUR", 1.0)];

/// What stands between the ends of a range.
const JOINTS: [&str; 7] = [" tot ", " à ", " á ", "-", "–", " - ", " – "];

/// The amount that begins at byte offset `at`, or nothing: `€ 613 mln`, `€1.020 miljoen`, `3 miljard euro`, `500.000 euro`.
#[must_use]
pub fn at(text: &str, at: usize) -> Option<Amount> {
    let rest = text.get(at..)?;
    let sign = SIGNS.iter().find_map(|(sign, times)| Some((rest.strip_prefix(sign)?, *times)));
    let (figures, signed) = match sign {
        Some((after, times)) => (after.trim_start_matches([' ', '\u{a0}']), Some(times)),
        None => (rest, None),
    };
    let (least, mut after) = number(figures)?;
    let mut most = None;
    let second = JOINTS.iter().find_map(|joint| {
        let tail = after.strip_prefix(joint)?;
        number(tail.strip_prefix('€').unwrap_or(tail).trim_start_matches([' ', '\u{a0}']))
    });
    if let Some((value, tail)) = second.filter(|(value, _)| *value > least) {
        most = Some(value);
        after = tail;
    }
    let spaced = after.trim_start_matches([' ', '\u{a0}']);
    let mut factor = signed.unwrap_or(1.0);
    let unit = UNITS
        .iter()
        .find(|(unit, _)| spaced.strip_prefix(unit).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric)));
    if let Some((unit, times)) = unit {
        factor *= *times;
        after =
            spaced[unit.len()..].strip_prefix('.').filter(|_| unit.starts_with("ml")).unwrap_or(&spaced[unit.len()..]);
    }
    let named = after.trim_start_matches([' ', '\u{a0}']);
    let euro = ["euro", "Euro", "EUR"].iter().find_map(|word| named.strip_prefix(word));
    let euro = euro.filter(|tail| !tail.starts_with(char::is_alphanumeric));
    if signed.is_none() && euro.is_none() {
        return None;
    }
    let end = euro.map_or(after.len(), str::len);
    #[expect(clippy::cast_possible_truncation, reason = "amounts of a state are far below the limit")]
    let whole = |value: f64| (value * factor).round() as i64;
    Some(Amount { span: Span::new(at, at + rest.len() - end), euro: whole(least), most: most.map(whole) })
}

/// The number at the beginning of a text and what follows it, the dash of `45.000,-` passed over.
fn number(figures: &str) -> Option<(f64, &str)> {
    let length = figures.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(figures.len());
    let number = figures[..length].trim_end_matches(['.', ',']);
    let after = &figures[number.len()..];
    let after = [",--", ",-", ",–", ",="].iter().find_map(|dash| after.strip_prefix(dash)).unwrap_or(after);
    Some((value(number)?, after))
}

/// A Dutch number: full stops part thousands, a comma the decimals.
fn value(number: &str) -> Option<f64> {
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
    let mut parts = whole.split('.');
    let first = parts.next()?;
    let thousands = parts.clone().all(|part| part.len() == 3);
    if !thousands || (whole.contains('.') && first.len() > 3) || decimals.contains(['.', ',']) {
        return None;
    }
    format!("{}.{decimals}", whole.replace('.', "")).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euro(text: &str) -> Option<(i64, &str)> {
        at(text, 0).map(|amount| (amount.euro, amount.span.of(text)))
    }

    #[test]
    fn reads_amounts_as_letters_write_them() {
        assert_eq!(euro("€ 613 mln beschikbaar"), Some((613_000_000, "€ 613 mln")));
        assert_eq!(euro("€ 1,5 mln. extra"), Some((1_500_000, "€ 1,5 mln.")));
        assert_eq!(euro("€ 1.020 miljoen extra"), Some((1_020_000_000, "€ 1.020 miljoen")));
        assert_eq!(euro("€10,7 miljoen per jaar"), Some((10_700_000, "€10,7 miljoen")));
        assert_eq!(euro("3 miljard euro extra"), Some((3_000_000_000, "3 miljard euro")));
        assert_eq!(euro("€ 250.000,"), Some((250_000, "€ 250.000")));
        assert_eq!(euro("€ 45.000,- per jaar"), Some((45_000, "€ 45.000,-")));
        assert_eq!(euro("k€ 45 voor"), Some((45_000, "k€ 45")));
        assert_eq!(euro("EUR 57 miljoen sinds"), Some((57_000_000, "EUR 57 miljoen")));
        assert_eq!(euro("€ 3 ton voor"), Some((300_000, "€ 3 ton")));
        assert_eq!(euro("80 duizend euro"), Some((80_000, "80 duizend euro")));
        assert_eq!(euro("5 ton staal"), None);
        assert_eq!(euro("613 kinderen"), None);
        assert_eq!(euro("2021 een"), None);
    }

    #[test]
    fn a_range_has_a_least_and_a_most() {
        let range = |text: &str| at(text, 0).map(|amount| (amount.euro, amount.most, amount.span.of(text).to_owned()));
        assert_eq!(range("€ 3 tot 5 miljoen extra"), Some((3_000_000, Some(5_000_000), "€ 3 tot 5 miljoen".into())));
        assert_eq!(range("3 à 4 miljoen euro"), Some((3_000_000, Some(4_000_000), "3 à 4 miljoen euro".into())));
        assert_eq!(range("€ 300-500"), Some((300, Some(500), "€ 300-500".into())));
        assert_eq!(range("€ 5 mln tot 2026"), Some((5_000_000, None, "€ 5 mln".into())));
    }
}
