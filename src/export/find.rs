//! Finding a thing of the graph by its IRI, the end of its IRI or one of its names.

use super::look::{Look, spelt};
use crate::graph::PUBLICATIONS;
use crate::graph::vocab::{dcterms, skos};
use crate::store::{Store, StoreError};
use oxigraph::model::vocab::rdfs;
use oxigraph::model::{NamedNode, NamedOrBlankNode};
use std::collections::{BTreeMap, BTreeSet};

/// What a search for a thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The IRI of the one thing.
    One(String),
    /// Several things of that name: IRI and label of each.
    Several(Vec<(String, String)>),
    /// Nothing; these names come near, the nearest first.
    None(Vec<String>),
}

/// How many names that come near are told.
const NEAR: usize = 5;

/// How near a name must come to be told, from 0 to 1 (Jaro-Winkler).
const NEARNESS: f64 = 0.8;

/// Finds a thing by its IRI, by a prefixed name (`person:westerveld`), by the end of its IRI (`kst-31839-816`,
/// `organisation/vng`, `westerveld`) or by
/// one of its names, in any casing.
///
/// # Errors
///
/// If the graph database fails.
pub fn find(store: &Store, prefixes: &super::Prefixes, words: &str) -> Result<Found, StoreError> {
    let bare = words.trim().trim_start_matches('<').trim_end_matches('>');
    let candidates = [
        Some(bare.to_owned()),
        prefixes.expand(bare),
        Some(format!("{PUBLICATIONS}{bare}")),
        Some(format!("{PUBLICATIONS}dossier/{bare}")),
        Some(format!("{}id/{bare}", store.base())),
    ];
    let look = Look::new(store);
    for iri in candidates.into_iter().flatten() {
        if let Ok(node) = NamedNode::new(&iri) {
            let graph = store.oxigraph();
            let as_subject = graph.quads_for_pattern(Some(node.as_ref().into()), None, None, None).next();
            let as_object = graph.quads_for_pattern(None, None, Some(node.as_ref().into()), None).next();
            if as_subject.or(as_object).transpose()?.is_some() {
                return Ok(Found::One(iri));
            }
        }
    }
    let wanted = normal(bare);
    let (mut exact, mut near) = (BTreeSet::new(), BTreeMap::new());
    for property in [skos::PREF_LABEL, skos::ALT_LABEL, rdfs::LABEL, dcterms::TITLE] {
        for quad in store.oxigraph().quads_for_pattern(None, Some(property), None, None) {
            let quad = quad?;
            let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
            let name = spelt(&quad.object);
            let known = normal(&name);
            let end = subject.as_str().rsplit(['/', '#']).next().is_some_and(|end| end == bare);
            if known == wanted || end {
                exact.insert(subject.into_string());
            } else if exact.is_empty() {
                let nearness = if known.contains(&wanted) { 1.0 } else { strsim::jaro_winkler(&known, &wanted) };
                if nearness >= NEARNESS {
                    near.insert(name, nearness);
                }
            }
        }
    }
    let mut things = Vec::new();
    for iri in exact {
        let label = look.label(&NamedNode::new_unchecked(iri.as_str()))?;
        things.push((iri, label));
    }
    Ok(match things.as_slice() {
        [(iri, _)] => Found::One(iri.clone()),
        [] => {
            let mut near: Vec<(String, f64)> = near.into_iter().collect();
            near.sort_by(|(_, one), (_, other)| other.total_cmp(one));
            Found::None(near.into_iter().take(NEAR).map(|(name, _)| name).collect())
        }
        _ => Found::Several(things),
    })
}

/// A name without casing and double spaces.
fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
