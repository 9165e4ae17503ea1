//! Prefixes, and IRIs made short for people.

use crate::graph::vocab::VOCABULARIES;
use crate::graph::{BASE, PUBLICATIONS};

/// The prefixes that one's own SPARQL may use without declaring them, and that Turtle is written with.
pub fn prefixes() -> impl Iterator<Item = (&'static str, &'static str)> {
    VOCABULARIES.into_iter().chain([("ob", PUBLICATIONS)])
}

/// An IRI as short as it stays plain: `kst-31839-816`, `kg:Settled`, `organisation/vng`; any other is whole.
///
/// ```
/// use kamergraaf::query::short;
/// assert_eq!(short("https://zoek.officielebekendmakingen.nl/kst-31839-816"), "kst-31839-816");
/// assert_eq!(short("https://kamergraaf.nl/def#Settled"), "kg:Settled");
/// assert_eq!(short("https://kamergraaf.nl/id/organisation/vng"), "organisation/vng");
/// assert_eq!(short("http://wetten.overheid.nl/BWBR0034925"), "http://wetten.overheid.nl/BWBR0034925");
/// ```
#[must_use]
pub fn short(iri: &str) -> String {
    if let Some(rest) = iri.strip_prefix(PUBLICATIONS) {
        return rest.to_owned();
    }
    if let Some(rest) = iri.strip_prefix(BASE).filter(|rest| rest.contains('/')) {
        return rest.strip_prefix("id/").unwrap_or(rest).to_owned();
    }
    for (prefix, namespace) in prefixes() {
        if let Some(name) = iri.strip_prefix(namespace)
            && !name.is_empty()
            && name.chars().all(char::is_alphanumeric)
        {
            return format!("{prefix}:{name}");
        }
    }
    iri.to_owned()
}
