//! What a metadata record says of a paper: `metadata.xml`, `metadata_owms.xml`, SRU records, the `meta` elements of
//! official HTML and the user-defined fields of official ODT.
//!
//! All of them carry the same fields under names that differ in prefix and spelling only, so one table reads them all.
//! Where a record speaks it outranks what the text says; [`combine`] lists how the two compare.

mod compare;

pub use compare::{Agreement, Check, Field, combine};

use super::error::one_line;
use super::structure::{dossier_number, is_identifier, parliamentary_year};
use super::tree::Element;
use super::{SourceError, decode, xml};
use jiff::civil::Date;

/// A metadata record of one paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The official identifier: `kst-32545-143`, `h-tk-20202021-87-3`.
    pub identifier: Option<String>,
    /// The full title: dossier, kind and title, parted by semicolons.
    pub title: Option<String>,
    /// The title of the paper itself.
    pub document_title: Option<String>,
    /// The dossiers it is published in, first one first: `35925-XVI`.
    pub dossiers: Vec<String>,
    /// The dossiers that a meeting treats.
    pub treats: Vec<String>,
    /// The title of the dossier.
    pub dossier_title: Option<String>,
    /// The number within the dossier.
    pub number: Option<String>,
    /// The date of the paper or the meeting, ISO 8601.
    pub date: Option<Date>,
    /// Parliamentary year: `2020-2021`.
    pub parliamentary_year: Option<String>,
    /// Who submits or signs, as the record writes their names.
    pub signers: Vec<String>,
    /// `Motie`, `Brief`, `Hamerstukken`.
    pub kind: Option<String>,
    /// `Kamerstuk`, `Handelingen`, `Staatscourant`.
    pub series: Option<String>,
    /// The body that publishes it.
    pub creator: Option<String>,
    /// The number of written questions (`2020Z13248`).
    pub question: Option<String>,
    /// The identifier of the appendix with the answer to written questions.
    pub answer: Option<String>,
}

/// Reads the records of a metadata file.
///
/// # Errors
///
/// A [`SourceError`] for what is no XML, and [`SourceError::UnknownXml`] for XML without a single known field.
pub fn read(bytes: &[u8]) -> Result<Vec<Record>, SourceError> {
    let root = xml::parse(&decode::decode(bytes)?)?;
    let mut parts = root.all("record");
    if parts.is_empty() {
        parts.push(&root);
    }
    let records: Vec<Record> = parts.into_iter().map(record).filter(|record| *record != Record::default()).collect();
    if records.is_empty() { Err(SourceError::UnknownXml { root: one_line(&root.name) }) } else { Ok(records) }
}

fn record(part: &Element) -> Record {
    let mut record = Record::default();
    let mut dates = Dates::default();
    fill(part, &mut record, &mut dates);
    record.date = dates.best();
    record
}

fn fill(element: &Element, record: &mut Record, dates: &mut Dates) {
    for child in element.elements() {
        if let (Some(name), Some(content)) = (child.attribute("name"), child.attribute("content")) {
            record.field(name, child.attribute("scheme").unwrap_or_default(), content, dates);
        } else if child.elements().next().is_some() {
            fill(child, record, dates);
        } else {
            record.field(&child.name, child.attribute("scheme").unwrap_or_default(), &child.text(), dates);
        }
    }
}

/// The dates of a record; the one of the paper itself counts.
#[derive(Debug, Default)]
struct Dates {
    issued: Option<Date>,
    date: Option<Date>,
    meeting: Option<Date>,
    submitted: Option<Date>,
    available: Option<Date>,
}

impl Dates {
    fn best(&self) -> Option<Date> {
        self.meeting.or(self.issued).or(self.date).or(self.submitted).or(self.available)
    }
}

impl Record {
    /// A record from pairs of name, scheme and content, as `meta` elements and user-defined fields give them. `None` if
    /// not one of them is known.
    #[must_use]
    pub fn of_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) -> Option<Self> {
        let mut record = Self::default();
        let mut dates = Dates::default();
        for (name, scheme, content) in pairs {
            // User-defined fields have the scheme before the name: `OVERHEIDop.KamerstukTypen/DC.type`.
            let (scheme, name) = name.split_once('/').unwrap_or((scheme, name));
            if name.contains('.') {
                record.field(name, scheme, content, &mut dates);
            }
        }
        record.date = dates.best();
        (record != Self::default()).then_some(record)
    }

    fn field(&mut self, name: &str, scheme: &str, content: &str, dates: &mut Dates) {
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        if content.is_empty() {
            return;
        }
        let local = name.rsplit(['.', ':']).next().unwrap_or(name).to_ascii_lowercase();
        let set = |field: &mut Option<String>, content: String| {
            field.get_or_insert(content);
        };
        match local.as_str() {
            "identifier" if is_identifier(&content) => set(&mut self.identifier, content),
            "title" | "titel" => set(&mut self.title, content),
            "documenttitel" => set(&mut self.document_title, content),
            "dossiertitel" => set(&mut self.dossier_title, content),
            "dossiernummer" => dossiers(&content, &mut self.dossiers),
            "behandelddossier" => dossiers(&content, &mut self.treats),
            "ondernummer" => set(&mut self.number, content),
            "indiener" | "ondertekenaar" => push(&mut self.signers, content),
            "vergaderjaar" => {
                self.parliamentary_year = self.parliamentary_year.take().or_else(|| parliamentary_year(&content))
            }
            "type" | "subrubriek" if is_kind(scheme) => set(&mut self.kind, content),
            "publicationname" | "publicatienaam" => set(&mut self.series, content),
            "creator" => set(&mut self.creator, content),
            "vraagnummer" => set(&mut self.question, content),
            "aanhangsel" => set(&mut self.answer, content),
            "issued" => date(&mut dates.issued, &content),
            "date" | "datum" => date(&mut dates.date, &content),
            "datumvergadering" => date(&mut dates.meeting, &content),
            "datumindiening" | "datumontvangst" => date(&mut dates.submitted, &content),
            "available" => date(&mut dates.available, &content),
            _ => {}
        }
    }

    /// Fills what this record leaves open from another record of the same paper.
    pub fn complete(&mut self, other: &Self) {
        let fill = |field: &mut Option<String>, other: &Option<String>| {
            if field.is_none() {
                field.clone_from(other);
            }
        };
        fill(&mut self.identifier, &other.identifier);
        fill(&mut self.title, &other.title);
        fill(&mut self.document_title, &other.document_title);
        fill(&mut self.dossier_title, &other.dossier_title);
        fill(&mut self.number, &other.number);
        fill(&mut self.parliamentary_year, &other.parliamentary_year);
        fill(&mut self.kind, &other.kind);
        fill(&mut self.series, &other.series);
        fill(&mut self.creator, &other.creator);
        fill(&mut self.question, &other.question);
        fill(&mut self.answer, &other.answer);
        self.date = self.date.or(other.date);
        for (list, others) in [
            (&mut self.dossiers, &other.dossiers),
            (&mut self.treats, &other.treats),
            (&mut self.signers, &other.signers),
        ] {
            if list.is_empty() {
                list.clone_from(others);
            }
        }
    }

    /// The first dossier, by the identifier if there is one: of two dossiers that share a number the paper is published
    /// under the first.
    #[must_use]
    pub fn dossier(&self) -> Option<String> {
        let of_identifier = self.identifier.as_deref().and_then(|id| id.strip_prefix("kst-"));
        let of_identifier = of_identifier.and_then(|rest| rest.rsplit_once('-')).map(|(dossier, _)| dossier.to_owned());
        of_identifier.or_else(|| self.dossiers.first().cloned())
    }
}

fn push(list: &mut Vec<String>, content: String) {
    if !list.contains(&content) {
        list.push(content);
    }
}

fn dossiers(content: &str, list: &mut Vec<String>) {
    for part in content.split([';', ',']) {
        if let Some((dossier, _)) = dossier_number(part.trim()) {
            push(list, dossier);
        }
    }
}

fn date(field: &mut Option<Date>, content: &str) {
    if field.is_none() {
        *field = content.get(..10).and_then(|day| day.parse().ok());
    }
}

/// Schemes whose values say what kind of paper it is, in contrast to what series.
fn is_kind(scheme: &str) -> bool {
    scheme.ends_with("Typen") || scheme.ends_with("OVERHEIDop.Staatscourant")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_fields_are_read_under_every_name() {
        let oep = br#"<metadata_gegevens><metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-35925-XVI-161"/>
            <metadata name="OVERHEIDop.dossiernummer" content="35925 XVI;35925-VI"/><metadata name="DCTERMS.issued" content="2022-03-18"/>
            <metadata name="DC.type" scheme="OVERHEIDop.KamerstukTypen" content="Motie"/></metadata_gegevens>"#;
        let owms = br#"<owms-metadata xmlns:d="d" xmlns:o="o"><owmskern><d:identifier>kst-35925-XVI-161</d:identifier>
            <d:type scheme="OVERHEIDop.KamerstukTypen">Motie</d:type><d:type scheme="OVERHEIDop.Parlementair">Kamerstuk</d:type></owmskern>
            <d:issued>2022-03-18</d:issued><o:dossiernummer>35925-XVI</o:dossiernummer><o:dossiernummer>35925-VI</o:dossiernummer></owms-metadata>"#;
        let [oep, owms] = [read(oep).unwrap(), read(owms).unwrap()];
        assert_eq!(oep, owms);
        assert_eq!(oep[0].dossiers, ["35925-XVI", "35925-VI"]);
        assert_eq!(oep[0].dossier().as_deref(), Some("35925-XVI"));
        assert_eq!(oep[0].kind.as_deref(), Some("Motie"));
    }
}
