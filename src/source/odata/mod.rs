//! The Tweede Kamer's own data: OData JSON and SyncFeed XML.
//!
//! Who submitted a motion, how each party voted, which commitment is open stands here as data: no text needs reading.
//! Both formats carry the same entities under the same names; they differ in spelling (`ZaakActor`, `zaakActor`), in how
//! they refer to each other (`Zaak_Id`, `<zaak ref="...">`) and in how they say that something was deleted. [`read`]
//! makes one [`Data`] of either. Deleted entities keep nothing but their identifier, so that a store can drop them.

mod entry;
mod make;
mod model;

pub use model::{
    Activity, Actor, ActorOf, Case, Commitment, Decision, Document, Dossier, Entity, Party, PartyVote, Person, VoteKind,
};

use super::{SourceError, decode, xml};
use entry::Entry;
use std::collections::BTreeMap;

/// The entities of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The entities, in the order of the file; those nested in another one are part of it.
    pub entities: Vec<Entity>,
    /// Entities that stand in others of which they are no part, such as a dossier in a case: not all need be told of them.
    pub nested: Vec<Entity>,
    /// Kind and identifier of each entity that was deleted.
    pub deleted: Vec<(String, String)>,
    /// Where the next page of the answer is found.
    pub next: Option<String>,
    /// How many entities of each kind were left out because nothing is known of them.
    pub left_out: BTreeMap<String, usize>,
}

/// Reads OData JSON (an answer, one entity, or a list of them) or a SyncFeed (a feed or one entry).
///
/// # Errors
///
/// A [`SourceError`] for what is neither.
pub fn read(bytes: &[u8]) -> Result<Data, SourceError> {
    let file = decode::decode(bytes)?;
    let content = file[decode::marks(&file)..].trim_start();
    let mut data = Data::default();
    let entries = if content.starts_with('<') {
        let root = xml::parse(&file)?;
        data.next = entry::next_of_feed(&root);
        entry::of_feed(&root)
    } else {
        let value = entry::json(content)?;
        data.next = value.get("@odata.nextLink").and_then(|link| link.as_str()).map(ToOwned::to_owned);
        entry::of_answer(&value)
    };
    if entries.is_empty() && !entry::is_answer(content) {
        return Err(SourceError::Unsupported {
            kind: "data without entities",
            remedy: "give an answer of OData or a SyncFeed",
        });
    }
    for entry in entries {
        data.add(entry);
    }
    Ok(data)
}

impl Data {
    fn add(&mut self, entry: Entry) {
        self.nested(&entry);
        if entry.deleted {
            self.deleted.push((entry.kind, entry.id));
            return;
        }
        match Entity::of(&entry) {
            Some(entity) => self.entities.push(entity),
            None => *self.left_out.entry(entry.kind).or_default() += 1,
        }
    }

    /// Takes the entities that stand in another one.
    fn nested(&mut self, entry: &Entry) {
        for child in entry.inner() {
            self.nested(&child);
            if child.deleted {
                self.deleted.push((child.kind, child.id));
            } else if !is_part(&entry.kind, &child.kind) {
                match Entity::of(&child) {
                    Some(entity) => self.nested.push(entity),
                    None => *self.left_out.entry(child.kind).or_default() += 1,
                }
            }
        }
    }
}

/// Whether an entity of the kind `inner` in one of the kind `outer` is a part of it.
fn is_part(outer: &str, inner: &str) -> bool {
    matches!(
        (outer, inner),
        ("zaak", "zaakactor" | "besluit")
            | ("document", "documentactor")
            | ("besluit", "stemming")
            | ("activiteit", "activiteitactor")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_give_the_same_dossier() {
        let json = br#"{"@odata.context": "https://example.org/OData/v4/2.0/$metadata#Kamerstukdossier", "value": [
            {"Id": "1f03", "Titel": "Grondexploitatie", "Nummer": 30218, "Toevoeging": null, "HoogsteVolgnummer": 25,
             "Afgesloten": false, "Kamer": "Tweede Kamer", "Verwijderd": false},
            {"Id": "2a", "Verwijderd": true}]}"#;
        let xml = br#"<feed><entry><category term="kamerstukdossier"/><content><kamerstukdossier id="1f03" verwijderd="false">
            <titel>Grondexploitatie</titel><nummer>30218</nummer><toevoeging nil="true"/><hoogsteVolgnummer>25</hoogsteVolgnummer>
            <afgesloten>false</afgesloten><kamer>Tweede Kamer</kamer></kamerstukdossier></content></entry>
            <entry><category term="kamerstukdossier"/><content><kamerstukdossier id="2a" verwijderd="true"/></content></entry></feed>"#;
        let [json, xml] = [read(json).unwrap(), read(xml).unwrap()];
        assert_eq!(json, xml);
        assert_eq!(json.deleted, [("kamerstukdossier".to_owned(), "2a".to_owned())]);
        let Entity::Dossier(dossier) = &json.entities[0] else { panic!("no dossier") };
        assert_eq!(dossier.number.as_deref(), Some("30218"));
    }

    #[test]
    fn broken_json_is_named_with_its_place() {
        let error = read(b"{\"value\": [{\"Id\": ").unwrap_err();
        assert!(error.to_string().starts_with("is broken JSON at byte "), "{error}");
    }
}
