//! The IRIs of things: official ones where there are, else minted under a base.

use crate::extract::MentionKind;
use crate::knowledge::Record;
use crate::reading::Entity;
use crate::slug::slug;
use iri_string::types::IriStr;
use thiserror::Error;

/// The base under which things get their IRIs, unless another is chosen.
pub const BASE: &str = "https://kamergraaf.nl/";

/// Where the official publications of the Dutch state live: `kst-31839-816` is found under it.
pub const PUBLICATIONS: &str = "https://zoek.officielebekendmakingen.nl/";

/// A base IRI that cannot be used.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{0:?} is no base for IRIs: give an absolute http or https IRI that ends in `/` or `#`, such as {BASE}")]
pub struct BaseError(String);

/// Makes the IRIs of things.
///
/// | thing | IRI |
/// |---|---|
/// | kamerstuk | `https://zoek.officielebekendmakingen.nl/kst-31839-816` |
/// | dossier | `https://zoek.officielebekendmakingen.nl/dossier/31839` |
/// | anything with an official IRI in an authority file | that IRI |
/// | everything else | `{base}id/{class}/{slug}` |
///
/// The stages before this one know the standard [`BASE`] alone; whatever they minted under it moves to the chosen base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Iris {
    base: String,
}

impl Default for Iris {
    fn default() -> Self {
        Self { base: BASE.to_owned() }
    }
}

impl Iris {
    /// IRIs under `base`.
    ///
    /// # Errors
    ///
    /// If `base` is no absolute http(s) IRI that ends in `/` or `#`.
    pub fn new(base: &str) -> Result<Self, BaseError> {
        let usable = IriStr::new(base).is_ok_and(|iri| {
            matches!(iri.scheme_str(), "http" | "https") && iri.authority_str().is_some_and(|host| !host.is_empty())
        }) && base.ends_with(['/', '#']);
        if usable { Ok(Self { base: base.to_owned() }) } else { Err(BaseError(base.to_owned())) }
    }

    /// The base.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The IRI of a thing that has no official one: `{base}id/{class}/{slug}`.
    #[must_use]
    pub fn minted(&self, class: &str, slug: &str) -> String {
        format!("{}id/{class}/{slug}", self.base)
    }

    /// The IRI of an entity.
    #[must_use]
    pub fn entity(&self, entity: &Entity) -> String {
        self.thing(entity.kind, entity.iri.as_deref(), &entity.slug)
    }

    /// The IRI of an authority record: that of the entities linked to it.
    #[must_use]
    pub fn record(&self, record: &Record) -> String {
        self.thing(record.kind, record.iri.as_deref(), &record.key)
    }

    fn thing(&self, kind: MentionKind, official: Option<&str>, key: &str) -> String {
        match official {
            Some(iri) => self.rebased(iri),
            None => self.minted(class_segment(kind), &slug(key)),
        }
    }

    /// The IRI of a published paper, by its identifier: `kst-31839-807`.
    #[must_use]
    pub fn publication(&self, identifier: &str) -> String {
        format!("{PUBLICATIONS}{identifier}")
    }

    /// The IRI of a paper that was read: the name of its graph.
    #[must_use]
    pub fn paper(&self, iri: &str) -> String {
        super::term::iri(&self.rebased(iri)).into_string()
    }

    /// The IRI of a dossier: `31839`, `35925-XVI`.
    #[must_use]
    pub fn dossier(&self, number: &str) -> String {
        format!("{PUBLICATIONS}dossier/{number}")
    }

    /// Moves an IRI that was minted under the standard base to this base; any other stays as it is.
    #[must_use]
    pub fn rebased(&self, iri: &str) -> String {
        match iri.strip_prefix(BASE) {
            Some(rest) if rest.starts_with("id/") => format!("{}{rest}", self.base),
            _ => iri.to_owned(),
        }
    }

    /// The same IRI under the standard base: what keys are made from, so that a graph moves to another base key by key.
    pub(super) fn standard(&self, iri: &str) -> String {
        match iri.strip_prefix(&self.base) {
            Some(rest) if rest.starts_with("id/") => format!("{BASE}{rest}"),
            _ => iri.to_owned(),
        }
    }

    /// The named graph of what the authority files say: `{base}graph/authority`.
    #[must_use]
    pub fn authority_graph(&self) -> String {
        format!("{}graph/authority", self.base)
    }

    /// The named graph of the ontology: `{base}graph/ontology`.
    #[must_use]
    pub fn ontology_graph(&self) -> String {
        format!("{}graph/ontology", self.base)
    }
}

/// The part of a minted IRI that tells the class: `organisation` in `{base}id/organisation/vng`.
#[must_use]
pub const fn class_segment(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "person",
        MentionKind::Post => "post",
        MentionKind::Party => "party",
        MentionKind::Organisation => "organisation",
        MentionKind::Region => "region",
        MentionKind::Programme => "programme",
        MentionKind::Law => "law",
        MentionKind::Publication => "publication",
        MentionKind::Meeting => "meeting",
        MentionKind::Motion => "motion",
        MentionKind::Commitment => "commitment",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_that_would_break_iris_is_refused() {
        for base in ["kamergraaf.nl/", "https://x.nl", "ftp://x.nl/", "https:///", "https://x.nl/a b/", ""] {
            assert!(Iris::new(base).is_err(), "{base}");
        }
        assert_eq!(
            Iris::new("https://data.example/kg/").unwrap().minted("person", "x"),
            "https://data.example/kg/id/person/x"
        );
    }

    #[test]
    fn only_what_was_minted_moves_to_another_base() {
        let iris = Iris::new("https://data.example/").unwrap();
        assert_eq!(iris.rebased("https://kamergraaf.nl/id/region/jz01"), "https://data.example/id/region/jz01");
        assert_eq!(iris.rebased("https://kamergraaf.nl/def#Region"), "https://kamergraaf.nl/def#Region");
        let ministry = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1025";
        assert_eq!(iris.rebased(ministry), ministry);
    }
}
