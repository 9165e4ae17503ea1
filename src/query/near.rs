//! The nearest right name for a misspelt one.

/// The closest of `known`, when it is close enough to be what was meant: at most a third of it differs.
pub(super) fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let begun = |name: &str| wanted.len() >= 3 && name.starts_with(&wanted);
    known
        .into_iter()
        .map(|name| {
            let distance = strsim::damerau_levenshtein(&wanted, &name.to_lowercase());
            (if begun(name) { 0 } else { distance }, name)
        })
        .filter(|(distance, name)| *distance * 3 <= name.chars().count().max(wanted.chars().count()))
        .min()
        .map(|(_, name)| name)
}

/// ` (did you mean ...?)`, or nothing.
pub(super) fn hint(nearest: Option<&str>) -> String {
    nearest.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_mended_and_a_stranger_is_not() {
        let known = ["cited-by", "citations", "open-commitments"];
        assert_eq!(nearest("cited_by", known), Some("cited-by"));
        assert_eq!(nearest("Citatoins", known), Some("citations"));
        assert_eq!(nearest("open", known), Some("open-commitments"));
        assert_eq!(nearest("weather", known), None);
        assert_eq!(nearest("", known), None);
    }
}
