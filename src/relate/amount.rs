//! Amounts of money as Dutch papers write them.

use crate::span::Span;

/// An amount in euro.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Where it stands.
    pub span: Span,
    /// In whole euro.
    pub euro: i64,
}

const UNITS: [(&str, f64); 8] = [
    ("miljoen", 1e6),
    ("miljard", 1e9),
    ("mln", 1e6),
    ("mld", 1e9),
    ("mio", 1e6),
    ("duizend", 1e3),
    ("M", 1e6),
    ("k", 1e3),
];

/// The amount that begins at byte offset `at`, or nothing: `€ 613 mln`, `€1.020 miljoen`, `3 miljard euro`, `500.000 euro`.
#[must_use]
pub fn at(text: &str, at: usize) -> Option<Amount> {
    let rest = text.get(at..)?;
    let (signed, figures) = match rest.strip_prefix('€') {
        Some(after) => (true, after.trim_start_matches([' ', '\u{a0}'])),
        None => (false, rest),
    };
    if !figures.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let length = figures.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(figures.len());
    let number = figures[..length].trim_end_matches(['.', ',']);
    let value = value(number)?;
    let mut after = &figures[number.len()..];
    let spaced = after.trim_start_matches([' ', '\u{a0}']);
    let mut factor = 1.0;
    let unit = UNITS
        .iter()
        .find(|(unit, _)| spaced.strip_prefix(unit).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric)));
    if let Some((unit, times)) = unit {
        factor = *times;
        after =
            spaced[unit.len()..].strip_prefix('.').filter(|_| unit.starts_with("ml")).unwrap_or(&spaced[unit.len()..]);
    }
    let named = after.trim_start_matches([' ', '\u{a0}']);
    let euro = ["euro", "Euro", "EUR"].iter().find_map(|word| named.strip_prefix(word));
    if !signed && euro.is_none() {
        return None;
    }
    let end = euro.filter(|tail| !tail.starts_with(char::is_alphanumeric)).map_or(after.len(), str::len);
    #[expect(clippy::cast_possible_truncation, reason = "amounts of a state are far below the limit")]
    let euro = (value * factor).round() as i64;
    Some(Amount { span: Span::new(at, at + rest.len() - end), euro })
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
        assert_eq!(euro("613 kinderen"), None);
        assert_eq!(euro("2021 een"), None);
    }
}
