//! What the Tweede Kamer recorded of a dossier: its OData service.
//!
//! Seen in stored answers (`tests/data/papers/odata-zaak.json`): the shape of an answer, `@odata.context`, `ZaakActor` and
//! `Besluit` with its `Stemming` nested in a `Zaak`; in the SyncFeed (`syncfeed-entry-kamerstukdossier.xml`): a dossier without
//! suffix has no `toevoeging`. From the issue tracker of the service (`OpenDataPortaal`), not tried against it: 250 entities an
//! answer with `@odata.nextLink` to the next one, which is missing where `$top` is given (#70), `any` within `any` refused
//! (#8, so cases and documents are asked for one by one), version 2.0 of the service to be closed on 1 October 2026 in favour of
//! `/OData/v5` (#175), which renames some attributes. No answer of that version was at hand: if it knows `Nummer`, `Toevoeging` or
//! the nested sets under other names it refuses the question, and the records are named as failed while the papers are fetched.

use super::address::{resolve, with_query};
use super::client::{Client, Flaw, Question};
use super::folder::{Entry, Folder};
use super::{Dossier, FetchError, Got};
use serde_json::Value;
use std::collections::BTreeMap;

/// Where the service is.
pub const ADDRESS: &str = "https://gegevensmagazijn.tweedekamer.nl/OData/v5";

/// No set of a dossier has as many answers; a service that leads on and on has a fault.
const MOST: usize = 2000;

/// A set of entities that is fetched for a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Its name: `Zaak`.
    pub name: &'static str,
    /// The address of its first answer.
    pub url: String,
}

/// The sets of a dossier: itself, its cases with who submitted them and how it was voted, and its documents with who signed
/// them. They are always fetched in full: a vote changes what is known of a motion, not the day of the motion.
#[must_use]
pub fn sets(base: &str, dossier: &Dossier) -> [Set; 3] {
    let own = |of: &str| {
        let suffix = dossier.suffix().map_or("null".to_owned(), |suffix| format!("'{suffix}'"));
        format!("{of}Nummer eq {} and {of}Toevoeging eq {suffix}", dossier.number())
    };
    let of_dossier = format!("Kamerstukdossier/any(d:{})", own("d/"));
    let set = |name, filter: &str, expand: &str| {
        let address = format!("{}/{name}", base.trim_end_matches('/'));
        let pairs = [("$filter", filter), ("$expand", expand)];
        let pairs = if expand.is_empty() { &pairs[..1] } else { &pairs[..] };
        Set { name, url: with_query(&address, pairs) }
    };
    [
        set("Kamerstukdossier", &own(""), ""),
        set("Zaak", &of_dossier, "ZaakActor,Kamerstukdossier,Besluit($expand=Stemming)"),
        set("Document", &of_dossier, "DocumentActor,Kamerstukdossier"),
    ]
}

/// Where an answer of a set is kept.
fn file(dossier: &Dossier, set: &Set, number: usize) -> String {
    format!("odata/{dossier}/{}-{number:04}.json", set.name)
}

/// How many answers of a set were written and how many were the same as before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Answers that are new or changed.
    pub written: usize,
    /// Answers that are as they were.
    pub same: usize,
}

/// Fetches all answers of a set, then puts them in the place of those that the folder has: a set that breaks off leaves the
/// old one.
///
/// # Errors
///
/// A [`FetchError`] of the client or the folder.
pub fn fetch(client: &Client<'_>, folder: &mut Folder, dossier: &Dossier, set: &Set) -> Result<Pages, FetchError> {
    let key = format!("odata/{dossier}/{}", set.name);
    let before = folder.entry(&key).cloned().unwrap_or_default();
    let mut answers = Vec::new();
    let mut url = set.url.clone();
    loop {
        let name = file(dossier, set, answers.len() + 1);
        let kept = before.files.get(&name).filter(|kept| kept.url == url && folder.has(&name, kept));
        let known = kept.map(|kept| kept.known()).unwrap_or_default();
        let question = Question { url: &url, accept: "application/json", known };
        let (next, answer) = match client.get(question, &|bytes| next_link(bytes).map(|_| ()).map_err(Flaw::Cut))? {
            Got::New(answer, from) => {
                let next = next_link(&answer.body).map_err(|reason| FetchError::Broken { url: url.clone(), reason })?;
                (next.map(|link| (from, link)), Some(answer))
            }
            Got::Same => {
                let bytes = folder.read(&name)?;
                let next = next_link(&bytes).map_err(|reason| FetchError::Broken { url: url.clone(), reason })?;
                (next.map(|link| (url.clone(), link)), None)
            }
        };
        answers.push((name, url.clone(), answer));
        let Some((from, link)) = next else { break };
        let lost = |reason| FetchError::Address { url: link.clone(), reason };
        let next =
            resolve(&from, &link).ok_or_else(|| lost("the service gives it for the next page, and it is none"))?;
        if answers.len() == MOST || answers.iter().any(|(_, seen, _)| *seen == next) {
            return Err(lost("the service leads to it over and over; try again later"));
        }
        url = next;
    }
    let mut pages = Pages::default();
    let mut files = BTreeMap::new();
    for (name, url, answer) in answers {
        let old = before.files.get(&name);
        let file = match (answer, old) {
            (Some(answer), old) => {
                let (file, changed) = folder.write(&name, &url, &answer, old)?;
                if changed {
                    pages.written += 1;
                } else {
                    pages.same += 1;
                }
                file
            }
            (None, Some(old)) => {
                pages.same += 1;
                old.clone()
            }
            (None, None) => continue,
        };
        files.insert(name, file);
    }
    let count = files.len();
    folder.keep(&key, Entry { files, ..Entry::default() })?;
    folder.remove_from(|number| file(dossier, set, number), count + 1)?;
    Ok(pages)
}

/// Where the next answer is; an error for what is no answer, in words that follow the address.
fn next_link(bytes: &[u8]) -> Result<Option<String>, String> {
    let answer: Value = serde_json::from_slice(bytes).map_err(|error| {
        format!("is JSON that stops half-way or is none ({})", error.to_string().replace('\n', " "))
    })?;
    if !answer.get("value").is_some_and(Value::is_array) {
        return Err("is JSON without a list of entities".to_owned());
    }
    Ok(answer.get("@odata.nextLink").and_then(Value::as_str).map(ToOwned::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dossier_is_asked_for_with_its_chapter_or_without_any() {
        let url = |dossier: &str, at: usize| sets("https://x.nl/v5/", &dossier.parse().unwrap())[at].url.clone();
        assert_eq!(
            url("31839", 0),
            "https://x.nl/v5/Kamerstukdossier?$filter=Nummer%20eq%2031839%20and%20Toevoeging%20eq%20null"
        );
        assert_eq!(
            url("35925-XVI", 1),
            "https://x.nl/v5/Zaak?$filter=Kamerstukdossier%2Fany%28d%3Ad%2FNummer%20eq%2035925%20and%20d%2FToevoeging%20\
             eq%20%27XVI%27%29&$expand=ZaakActor%2CKamerstukdossier%2CBesluit%28$expand%3DStemming%29"
        );
        assert!(
            url("31839", 2).contains("/Document?") && url("31839", 2).ends_with("DocumentActor%2CKamerstukdossier")
        );
    }

    #[test]
    fn an_answer_leads_to_the_next_one() {
        let sample = std::fs::read("tests/data/papers/odata-zaak.json").unwrap();
        assert_eq!(next_link(&sample), Ok(None));
        assert!(next_link(&sample[..sample.len() / 2]).is_err());
        assert!(next_link(b"<html></html>").is_err());
        assert!(next_link(br#"{"error":{"code":"","message":"The query is not valid"}}"#).is_err());
        assert_eq!(next_link(br#"{"value":[],"@odata.nextLink":"x?$skiptoken=1"}"#), Ok(Some("x?$skiptoken=1".into())));
    }
}
