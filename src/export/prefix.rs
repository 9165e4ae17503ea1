//! Prefixed names: `kg:signedBy` for `https://kamergraaf.nl/def#signedBy`.

use crate::graph::Iris;
use crate::graph::vocab::{DATA_SETS, MINTED, VOCABULARIES};
use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use std::collections::BTreeSet;

/// Prefixes and the namespaces that they stand for.
#[derive(Clone, Debug)]
pub struct Prefixes {
    /// Longest namespace first, so that the first that fits fits best.
    all: Vec<(String, String)>,
}

impl Prefixes {
    /// The vocabularies, the data sets of the authority files and the classes of minted IRIs under the base of `iris`.
    #[must_use]
    pub fn new(iris: &Iris) -> Self {
        let known = VOCABULARIES.iter().chain(&DATA_SETS).map(|(name, iri)| ((*name).to_owned(), (*iri).to_owned()));
        let minted = MINTED.iter().map(|class| ((*class).to_owned(), iris.minted(class, "")));
        let mut all: Vec<_> = known.chain(minted).collect();
        all.sort_by(|(_, one), (_, other)| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        Self { all }
    }

    /// The prefix and the local name for an IRI, if one of the namespaces fits and the rest needs no escaping in any format.
    #[must_use]
    pub fn split<'a>(&'a self, iri: &'a str) -> Option<(&'a str, &'a str)> {
        self.all
            .iter()
            .find_map(|(prefix, namespace)| Some((prefix.as_str(), iri.strip_prefix(namespace.as_str())?)))
            .filter(|(_, local)| is_plain(local))
    }

    /// The shortest way to say an IRI in plain text: prefixed, or as it is.
    #[must_use]
    pub fn short(&self, iri: &str) -> String {
        self.split(iri).map_or_else(|| iri.to_owned(), |(prefix, local)| format!("{prefix}:{local}"))
    }

    /// The IRI that a prefixed name stands for, if its prefix is known.
    #[must_use]
    pub fn expand(&self, name: &str) -> Option<String> {
        let (prefix, local) = name.split_once(':')?;
        let (_, namespace) = self.all.iter().find(|(known, _)| known == prefix)?;
        Some(format!("{namespace}{local}"))
    }

    /// The prefixes that `quads` use, each with its namespace, by name.
    pub(super) fn used(&self, quads: &[Quad], graphs: bool) -> Vec<(&str, &str)> {
        let mut used = BTreeSet::new();
        let mut note = |iri: &str| {
            if let Some((prefix, _)) = self.split(iri) {
                used.insert(prefix.to_owned());
            }
        };
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
                note(node.as_str());
            }
            // Turtle and TriG say `a`, JSON-LD says `@type`.
            if quad.predicate != oxigraph::model::vocab::rdf::TYPE {
                note(quad.predicate.as_str());
            }
            match &quad.object {
                Term::NamedNode(node) => note(node.as_str()),
                Term::Literal(literal) if literal.language().is_none() && !super::turtle::is_bare(literal) => {
                    note(literal.datatype().as_str());
                }
                _ => {}
            }
            if let (true, oxigraph::model::GraphName::NamedNode(node)) = (graphs, &quad.graph_name) {
                note(node.as_str());
            }
        }
        let mut all: Vec<(&str, &str)> = self
            .all
            .iter()
            .filter(|(prefix, _)| used.contains(prefix))
            .map(|(prefix, namespace)| (prefix.as_str(), namespace.as_str()))
            .collect();
        all.sort_unstable();
        all
    }
}

/// Whether a local name needs no escaping in Turtle, JSON-LD and on the command line.
fn is_plain(local: &str) -> bool {
    let letter = |c: char| {
        c.is_ascii_alphanumeric()
            || c == '_'
            || matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}')
    };
    local.starts_with(letter) && !local.ends_with('.') && local.chars().all(|c| letter(c) || matches!(c, '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_where_every_parser_reads_it() {
        let prefixes = Prefixes::new(&Iris::default());
        for (iri, short) in [
            ("https://kamergraaf.nl/def#signedBy", "kg:signedBy"),
            ("https://kamergraaf.nl/id/person/de-jonge", "person:de-jonge"),
            ("https://zoek.officielebekendmakingen.nl/kst-31839-816", "ob:kst-31839-816"),
            ("https://zoek.officielebekendmakingen.nl/dossier/31839", "dossier:31839"),
        ] {
            assert_eq!(prefixes.short(iri), short);
            assert_eq!(prefixes.expand(short).as_deref(), Some(iri));
        }
        for iri in [
            "https://kamergraaf.nl/id/person/",
            "https://kamergraaf.nl/id/person/a/b",
            "https://kamergraaf.nl/id/person/a.",
            "https://kamergraaf.nl/id/person/-a",
            "https://kamergraaf.nl/id/person/a%20b",
            "http://standaarden.overheid.nl/owms/terms/Aalburg_(gemeente)",
            "https://example.nl/x",
        ] {
            assert_eq!(prefixes.short(iri), iri);
        }
    }

    #[test]
    fn minted_names_follow_the_base() {
        let prefixes = Prefixes::new(&Iris::new("https://data.example/").unwrap());
        assert_eq!(prefixes.short("https://data.example/id/motion/x"), "motion:x");
        assert_eq!(prefixes.short("https://kamergraaf.nl/id/motion/x"), "https://kamergraaf.nl/id/motion/x");
    }
}
