//! The normalised form of a reference, as the government's guide for regulation prescribes it.
//!
//! Source: Aanwijzingen voor de regelgeving 3.43: `Kamerstukken II 2009/10, 27858, nr. 88, p. 3`; `Kamerstukken I 2008/09, 31700 VI, D,
//! p. 4`; `Handelingen II 2010/11, nr. 108, item 5, p. 25-36`; `Aanhangsel Handelingen I 2014/15, nr. 12`; `Kamerstukken 31945`. What is
//! not printed is not made up: without chamber and year the form goes without them.

use super::Fields;

/// `Kamerstukken II 2009/10, 27858, nr. 88, p. 3`.
pub(super) fn papers(fields: &Fields) -> String {
    let mut parts = vec![joined(fields.dossiers.iter().map(ToString::to_string))];
    let letters = fields.numbers.iter().all(|number| number.starts_with(|char: char| char.is_ascii_uppercase()));
    match fields.numbers.len() {
        0 => {}
        _ if letters => parts.push(joined(fields.numbers.iter().cloned())),
        1 => parts.push(format!("nr. {}", fields.numbers[0])),
        _ => parts.push(format!("nrs. {}", joined(fields.numbers.iter().cloned()))),
    }
    pages(fields, &mut parts);
    match head(fields) {
        Some(head) if fields.year.is_some() => format!("Kamerstukken {head}, {}", parts.join(", ")),
        Some(head) => format!("Kamerstukken {head} {}", parts.join(", ")),
        None => format!("Kamerstukken {}", parts.join(", ")),
    }
}

/// `Handelingen II 2010/11, nr. 108, item 5, p. 25-36`, `Aanhangsel Handelingen I 2014/15, nr. 12`.
pub(super) fn proceedings(name: &str, fields: &Fields) -> String {
    let mut parts = vec![head(fields).map_or_else(|| name.to_owned(), |head| format!("{name} {head}"))];
    match fields.numbers.len() {
        0 => {}
        1 => parts.push(format!("nr. {}", fields.numbers[0])),
        _ => parts.push(format!("nrs. {}", joined(fields.numbers.iter().cloned()))),
    }
    parts.extend(fields.item.iter().map(|item| format!("item {item}")));
    pages(fields, &mut parts);
    parts.join(", ")
}

fn head(fields: &Fields) -> Option<String> {
    match (fields.chamber, fields.year) {
        (Some(chamber), Some(year)) => Some(format!("{} {year}", chamber.numeral())),
        (Some(chamber), None) => Some(chamber.numeral().to_owned()),
        (None, Some(year)) => Some(year.to_string()),
        (None, None) => None,
    }
}

fn pages(fields: &Fields, parts: &mut Vec<String>) {
    if !fields.pages.is_empty() {
        parts.push(format!("p. {}", joined(fields.pages.iter().cloned())));
    }
    if !fields.columns.is_empty() {
        parts.push(format!("kol. {}", joined(fields.columns.iter().cloned())));
    }
}

/// `14, 24 en 74`.
pub(super) fn joined(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} en {last}", rest.join(", ")),
        _ => parts.concat(),
    }
}
