//! The number of a paper as people write it, as an IRI.

use crate::extract::reference::Finder;
use crate::graph::PUBLICATIONS;
use crate::knowledge::Files;
use std::sync::LazyLock;

/// The grammar of references; `None` if what is compiled in had a fault, which the tests rule out.
static FINDER: LazyLock<Option<Finder>> = LazyLock::new(|| Finder::of_papers(&Files::builtin(), ()).ok());

/// The IRI of a paper by its number in any usual spelling: `31 839, nr. 816`, `31839-816`, `kst-31839-816`,
/// `Kamerstukken II 2021/22, 35 925 XVI, nr. 170`; chapters and letters in lower case too. An absolute http(s) IRI of a paper
/// stays as it is.
///
/// ```
/// use kamergraaf::query::paper_iri;
/// let iri = "https://zoek.officielebekendmakingen.nl/kst-35925-XVI-161";
/// assert_eq!(paper_iri("35 925 XVI, nr. 161").as_deref(), Some(iri));
/// assert_eq!(paper_iri(iri).as_deref(), Some(iri));
/// assert_eq!(paper_iri("a letter"), None);
/// ```
#[must_use]
pub fn paper_iri(text: &str) -> Option<String> {
    let text = text.trim();
    if text.starts_with("http://") || text.starts_with("https://") {
        let iri = text.strip_suffix(".html").filter(|iri| iri.starts_with(PUBLICATIONS)).unwrap_or(text);
        return oxigraph::model::NamedNode::new(iri).ok().map(oxigraph::model::NamedNode::into_string);
    }
    let finder = FINDER.as_ref()?;
    finder.paper(text).or_else(|| finder.paper(&text.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::paper_iri;

    #[test]
    fn every_spelling_of_a_number_leads_to_one_paper() {
        for (text, id) in [
            ("kst-31839-816", "31839-816"),
            ("31839-816", "31839-816"),
            ("31 839, nr. 816", "31839-816"),
            ("31\u{a0}839, nr.\u{a0}816", "31839-816"),
            ("31 839 nr 816", "31839-816"),
            ("Kamerstuk 31 839, nr. 816", "31839-816"),
            ("Kamerstukken II 2021/22, 31 839, nr. 816", "31839-816"),
            ("35 925 XVI, nr. 161", "35925-XVI-161"),
            ("kst-35925-xvi-161", "35925-XVI-161"),
            ("36 200 A, nr. 95", "36200-A-95"),
            ("21 501-07, nr. 1750", "21501-07-1750"),
            ("35302-F", "35302-F"),
            ("Kamerstukken I 2019/20, 35 302, F", "35302-F"),
            ("Kamerstuk 31839, nummer 816", "31839-816"),
            ("nr. 816 (31 839)", "31839-816"),
            ("99 999, nr. 12", "99999-12"),
            ("https://zoek.officielebekendmakingen.nl/kst-31839-816.html", "31839-816"),
        ] {
            let iri = format!("https://zoek.officielebekendmakingen.nl/kst-{id}");
            assert_eq!(paper_iri(text), Some(iri), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "816",
            "31 839",
            "31839-816> } #",
            "kst-31839-816 OR 1",
            "https://x y/",
            "1536976-191490-J",
            "31 839, nrs. 816 en 817",
        ] {
            assert_eq!(paper_iri(text), None, "{text}");
        }
    }
}
