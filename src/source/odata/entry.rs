//! An entity before it is known what kind it is: names in lower case, values as text.

use crate::source::SourceError;
use crate::source::error::broken_json;
use crate::source::tree::Element;
use serde_json::Value;
use std::collections::BTreeMap;

/// An entity as a file gives it.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// Its kind in lower case: `zaak`, `zaakactor`.
    pub kind: String,
    pub id: String,
    pub deleted: bool,
    /// Values by name in lower case; a reference to another entity is named `zaak_id`.
    fields: BTreeMap<String, Vec<String>>,
    /// The entities nested in it.
    children: Vec<Entry>,
}

impl Entry {
    /// The first value of that name.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.fields.get(name).and_then(|values| values.first()).cloned()
    }

    /// The identifiers of the entities of that kind that it refers to or that are nested in it.
    pub(super) fn ids(&self, kind: &str) -> Vec<String> {
        let mut ids = self.fields.get(&format!("{kind}_id")).cloned().unwrap_or_default();
        for child in self.nested(kind) {
            if !ids.contains(&child.id) {
                ids.push(child.id.clone());
            }
        }
        ids
    }

    /// The identifier of the one entity of that kind that it refers to or that is nested in it.
    pub(super) fn id_of(&self, kind: &str) -> Option<String> {
        self.ids(kind).into_iter().next()
    }

    /// The entities nested in it of which more is told than which ones they are, each with the way back to it.
    pub(super) fn inner(&self) -> Vec<Self> {
        let back = format!("{}_id", self.kind);
        let tells = |child: &&Self| child.deleted || !child.fields.is_empty() || !child.children.is_empty();
        let mut inner: Vec<Self> = self.children.iter().filter(tells).cloned().collect();
        for child in &mut inner {
            child.fields.entry(back.clone()).or_insert_with(|| vec![self.id.clone()]);
        }
        inner
    }

    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.text(name)?.parse().ok()
    }

    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        match self.text(name)?.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// The day of a moment: `2023-06-29T00:00:00+02:00` is `2023-06-29`.
    pub(super) fn day(&self, name: &str) -> Option<jiff::civil::Date> {
        self.text(name)?.get(..10)?.parse().ok()
    }

    /// The nested entities of that kind that were not deleted.
    pub(super) fn nested<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.kind == kind && !child.deleted)
    }

    fn set(&mut self, name: &str, value: String) {
        let name = name.to_lowercase();
        match name.as_str() {
            "id" => self.id = value,
            "verwijderd" => self.deleted = value == "true",
            _ if value.is_empty() => {}
            _ => self.fields.entry(name).or_default().push(value),
        }
    }
}

/// The value of a JSON text.
pub(super) fn json(text: &str) -> Result<Value, SourceError> {
    serde_json::from_str(text).map_err(|error| {
        let before = text.lines().take(error.line().saturating_sub(1)).map(|line| line.len() + 1).sum::<usize>();
        broken_json(&error, before)
    })
}

/// Whether a text is an answer, if one without entities.
pub(super) fn is_answer(text: &str) -> bool {
    text.contains("\"@odata.context\"") || text.starts_with("<feed") || text.contains("<feed")
}

/// The entities of an answer of OData.
pub(super) fn of_answer(answer: &Value) -> Vec<Entry> {
    let context = answer.get("@odata.context").and_then(Value::as_str).unwrap_or_default();
    let kind = context.split('#').nth(1).unwrap_or_default();
    let kind = kind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let values = match (answer.get("value"), answer) {
        (Some(Value::Array(values)), _) | (None, Value::Array(values)) => values.iter().collect(),
        (None, Value::Object(_)) => vec![answer],
        _ => Vec::new(),
    };
    let objects = values.into_iter().filter(|value| value.get("Id").is_some());
    objects.map(|value| of_object(if kind.is_empty() { guessed(value) } else { kind }, value)).collect()
}

/// The kind of an entity that stands without its context, by the field that only this kind has.
fn guessed(value: &Value) -> &'static str {
    const MARKS: [(&str, &str); 12] = [
        ("DocumentNummer", "Document"),
        ("HoogsteVolgnummer", "Kamerstukdossier"),
        ("GestartOp", "Zaak"),
        ("BesluitSoort", "Besluit"),
        ("FractieGrootte", "Stemming"),
        ("DatumNakoming", "Toezegging"),
        ("Achternaam", "Persoon"),
        ("AantalZetels", "Fractie"),
        ("Aanvangstijd", "Activiteit"),
        ("Spreektijd", "ActiviteitActor"),
        ("Zaak_Id", "ZaakActor"),
        ("Document_Id", "DocumentActor"),
    ];
    MARKS.iter().find(|(field, _)| value.get(field).is_some()).map_or("", |(_, kind)| kind)
}

fn of_object(kind: &str, value: &Value) -> Entry {
    let mut entry = Entry { kind: kind.to_lowercase(), ..Entry::default() };
    for (name, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::String(text) => entry.set(name, text.trim().to_owned()),
            Value::Bool(flag) => entry.set(name, flag.to_string()),
            Value::Number(number) => entry.set(name, number.to_string()),
            Value::Object(_) if value.get("Id").is_some() => entry.children.push(of_object(name, value)),
            Value::Array(values) => {
                for value in values.iter().filter(|value| value.get("Id").is_some()) {
                    entry.children.push(of_object(name, value));
                }
            }
            Value::Object(_) | Value::Null => {}
        }
    }
    entry
}

/// Where the next page of a feed is found.
pub(super) fn next_of_feed(root: &Element) -> Option<String> {
    let mut links = root.all("link").into_iter().rev();
    links
        .find(|link| link.attribute("rel") == Some("next"))
        .and_then(|link| link.attribute("href"))
        .map(ToOwned::to_owned)
}

/// The entities of a feed, or of one entry.
pub(super) fn of_feed(root: &Element) -> Vec<Entry> {
    let entries = if root.name == "entry" { vec![root] } else { root.all("entry") };
    let contents = entries.into_iter().filter_map(|entry| entry.child("content"));
    contents.flat_map(|content| content.elements().map(of_element).collect::<Vec<_>>()).collect()
}

fn of_element(element: &Element) -> Entry {
    let mut entry = Entry { kind: element.name.to_lowercase(), ..Entry::default() };
    for (name, value) in &element.attributes {
        entry.set(name, value.clone());
    }
    for child in element.elements() {
        if let Some(reference) = child.attribute("ref") {
            entry.set(&format!("{}_id", child.name), reference.to_owned());
        } else if child.attribute("nil") != Some("true") {
            entry.set(&child.name, child.text());
        }
    }
    entry
}
