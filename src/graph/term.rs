//! Terms: valid IRIs from any text, and literals with the datatype that their value has.

use super::vocab::KG;
use crate::relate::Predicate;
use crate::relate::period::bounds;
use crate::slug::hash;
use iri_string::types::IriStr;
use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, vocab::xsd};
use std::fmt::Write;

/// The IRI that `text` says. What an IRI may not hold (white space, `<`, `"`, a lone `%`) is percent-encoded; a text that
/// is no IRI even then is named by its hash, so that one bad record never makes a file that others cannot read.
pub(super) fn iri(text: &str) -> NamedNode {
    if IriStr::new(text).is_ok() {
        return NamedNode::new_unchecked(text);
    }
    let mut encoded = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let escape = text.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        let forbidden = c.is_whitespace() || c.is_control() || "<>\"{}|\\^`[]".contains(c) || (c == '%' && !escape);
        if forbidden {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // Writing to a String cannot fail.
                let _always = write!(encoded, "%{byte:02X}");
            }
        } else {
            encoded.push(c);
        }
    }
    if IriStr::new(&encoded).is_err() {
        encoded = format!("urn:kamergraaf:{}", hash(&[text]));
    }
    NamedNode::new_unchecked(encoded)
}

/// The term of the project's ontology with this local name.
pub(super) fn own(local: &str) -> NamedNode {
    iri(&format!("{KG}{local}"))
}

/// The property of the ontology that stands for a predicate: `kg:signedBy`.
#[must_use]
pub fn predicate_iri(predicate: Predicate) -> NamedNode {
    own(&camel_case(&format!("{predicate:?}")))
}

/// The name of a predicate from the name of its variant: `SignedBy` is `signedBy`.
fn camel_case(variant: &str) -> String {
    let mut chars = variant.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// A text without language. A control character that XML cannot hold becomes a space, so that every format can say it
/// and offsets still count.
pub(super) fn text(value: &str) -> Literal {
    Literal::new_simple_literal(sayable(value))
}

/// A Dutch text.
pub(super) fn dutch(value: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(sayable(value), "nl")
}

fn sayable(value: &str) -> String {
    value
        .chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => c,
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => ' ',
            _ => c,
        })
        .collect()
}

/// The same text on one line, every run of white space one space.
pub(super) fn folded(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number from 0 to 1 as xsd:decimal of at most two decimals, in canonical form (`0.9`, `1`): a store that keeps values
/// instead of spellings gives it back unchanged.
pub(super) fn share(value: f32) -> Literal {
    let rounded = format!("{:.2}", value.clamp(0.0, 1.0));
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    Literal::new_typed_literal(short, xsd::DECIMAL)
}

/// An amount in euro.
pub(super) fn euro(amount: i64) -> Literal {
    Literal::new_typed_literal(amount.to_string(), xsd::DECIMAL)
}

/// A whole number.
pub(super) fn count(value: usize) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd::INTEGER)
}

/// A day.
pub(super) fn day(date: Date) -> Literal {
    Literal::new_typed_literal(date.to_string(), xsd::DATE)
}

/// The datatype of the Extended Date/Time Format, for times that no datatype of XML Schema can say.
const EDTF: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("http://id.loc.gov/datatypes/edtf/EDTF");

/// A date of any precision as xsd:date, xsd:gYearMonth or xsd:gYear, a season, a quarter and the like as EDTF; anything
/// else as text.
pub(super) fn date(value: &str) -> Literal {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = value.split('-').collect();
    let datatype = match parts.as_slice() {
        [year] if digits(year, 4) => xsd::G_YEAR,
        [year, month] if digits(year, 4) && digits(month, 2) && ("01"..="12").contains(month) => xsd::G_YEAR_MONTH,
        [year, month, day]
            if digits(year, 4) && digits(month, 2) && digits(day, 2) && value.parse::<Date>().is_ok() =>
        {
            xsd::DATE
        }
        _ if is_edtf(value) => EDTF,
        _ => return text(value),
    };
    Literal::new_typed_literal(value, datatype)
}

/// Whether a time has no datatype in XML Schema: a season, a quarter, a time with an open end.
pub(super) fn is_edtf(value: &str) -> bool {
    let plain = value.len() <= 10 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let parts = value.split('-').count();
    let season = plain && parts == 2 && value.len() == 7;
    (!plain || season) && bounds(value) != (None, None)
}

/// A length of time in ISO 8601: `P6M`.
pub(super) fn duration(value: &str) -> Literal {
    Literal::new_typed_literal(value, xsd::DURATION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_makes_an_invalid_iri() {
        assert_eq!(iri("https://x.nl/Alphen aan den Rijn").as_str(), "https://x.nl/Alphen%20aan%20den%20Rijn");
        assert_eq!(iri("https://x.nl/100%").as_str(), "https://x.nl/100%25");
        assert_eq!(iri("https://x.nl/a%20b").as_str(), "https://x.nl/a%20b");
        assert_eq!(iri("https://x.nl/Fryslân").as_str(), "https://x.nl/Fryslân");
        for bad in ["", "no iri at all", "://", "https://[x", "a<b>\"\\^`{}|", "\u{0}", "http://x/\u{e000}"] {
            assert!(IriStr::new(iri(bad).as_str()).is_ok(), "{bad:?} gave {}", iri(bad));
            assert!(NamedNode::new(iri(bad).as_str()).is_ok(), "{bad:?} gave {}", iri(bad));
        }
    }

    #[test]
    fn a_date_has_the_type_of_its_precision() {
        for (value, datatype) in [
            ("2022-08-31", xsd::DATE),
            ("2022-08", xsd::G_YEAR_MONTH),
            ("2022", xsd::G_YEAR),
            ("2022-13", xsd::STRING),
            ("2022-02-30", xsd::STRING),
            ("2025-23", EDTF),
            ("2026-33", EDTF),
            ("2025-12~", EDTF),
            ("../2025-22", EDTF),
            ("2024-08-01/2025-07-31", EDTF),
            ("2020-2022", xsd::STRING),
            ("najaar 2022", xsd::STRING),
        ] {
            assert_eq!(date(value).datatype(), datatype, "{value}");
        }
    }

    #[test]
    fn confidence_is_a_canonical_decimal() {
        for (value, says) in [(0.9, "0.9"), (0.854, "0.85"), (1.0, "1"), (0.0, "0"), (7.0, "1")] {
            assert_eq!(share(value).value(), says);
        }
    }
}
