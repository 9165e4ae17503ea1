//! The two services with three papers and the records of three motions, all of them real.

use super::server::{Asked, Reply};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const PAPERS: &str = "tests/data/papers";

/// A real file.
pub fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{PAPERS}/{name}")).unwrap()
}

/// The services; a test that wants another answer gives it itself.
#[derive(Clone, Debug)]
pub struct Replay {
    address: String,
    /// How many records one answer of the SRU holds, whatever was asked.
    pub page: usize,
    /// Whether the SRU says where its next answer begins.
    pub says_next: bool,
    /// The records of the SRU.
    records: Vec<String>,
    /// The files, by path.
    files: BTreeMap<String, Vec<u8>>,
    /// Whether files and records have an `ETag`.
    pub etags: bool,
    /// How many cases of the Tweede Kamer there are.
    pub cases: usize,
}

impl Replay {
    pub fn new(address: &str) -> Self {
        let mut replay = Self {
            address: address.to_owned(),
            page: 2,
            says_next: true,
            records: Vec::new(),
            files: BTreeMap::new(),
            etags: false,
            cases: 3,
        };
        let all = ["xml", "html", "odt", "pdf", "metadata", "metadataowms"];
        replay.publish("kst-32545-143", &all, |form| match form {
            "metadata" => sample("kst-32545-143/metadata.xml"),
            "metadataowms" => sample("kst-32545-143/metadata_owms.xml"),
            form => sample(&format!("kst-32545-143/kst-32545-143.{form}")),
        });
        replay.publish("kst-24447-6", &["xml"], |_| sample("kst-24447-6.xml"));
        replay.publish("kst-35786-7", &["xml"], |_| sample("kst-35786-7.xml"));
        replay
    }

    /// Publishes a paper: its record is the real one of kst-32545-143 with another identifier.
    pub fn publish(&mut self, identifier: &str, forms: &[&str], file: impl Fn(&str) -> Vec<u8>) {
        let page = String::from_utf8(sample("sru-page.xml")).unwrap();
        let start = page.find("<sru:record>").unwrap();
        let end = page.find("</sru:record>").unwrap() + "</sru:record>".len();
        let record = page[start..end].replace("kst-32545-143", identifier);
        let record = record.replace("http://__MOCK_SERVICE__/repository.overheid.nl", &self.address);
        let offered = |line: &&str| {
            let manifestation = line.split("manifestation=\"").nth(1).and_then(|rest| rest.split('"').next());
            manifestation.is_none_or(|manifestation| forms.contains(&manifestation))
        };
        self.records.push(record.lines().filter(offered).collect::<Vec<_>>().join("\n"));
        for form in forms {
            let name = match *form {
                "metadata" => "metadata.xml".to_owned(),
                "metadataowms" => "metadata_owms.xml".to_owned(),
                form => format!("{identifier}.{form}"),
            };
            let path = format!("/frbr/officielepublicaties/kst/32545/{identifier}/1/{form}/{name}");
            self.files.insert(path, file(form));
        }
    }

    /// Changes a paper: new words, a new stamp.
    pub fn change(&mut self, identifier: &str, from: &str, to: &str) {
        for record in self.records.iter_mut().filter(|record| record.contains(&format!(">{identifier}<"))) {
            *record = record.replace("2021-07-09T11:25:30.574791", "2026-01-02T00:00:00");
        }
        for (_, file) in self.files.iter_mut().filter(|(path, _)| path.ends_with(&format!("{identifier}.xml"))) {
            *file = String::from_utf8(file.clone()).unwrap().replace(from, to).into_bytes();
        }
    }

    /// Changes the stamp of a paper and nothing else.
    pub fn touch(&mut self, identifier: &str) {
        self.change(identifier, "\u{0}", "\u{0}");
    }

    pub fn answer(&self, asked: &Asked) -> Reply {
        let body = if asked.path.starts_with("/sru?") {
            return Reply::good(self.sru(&asked.path));
        } else if asked.path.starts_with("/odata/") {
            Some(self.odata(&asked.path))
        } else {
            self.files.get(&asked.path).cloned()
        };
        let Some(body) = body else { return Reply::status(404) };
        let etag = format!("\"{}\"", body.len());
        match asked.headers.get("if-none-match") {
            Some(known) if self.etags && *known == etag => Reply::status(304),
            _ if self.etags => Reply::Full(200, vec![("ETag", etag)], body),
            _ => Reply::good(body),
        }
    }

    fn sru(&self, path: &str) -> Vec<u8> {
        let start: usize = path.split("startRecord=").nth(1).unwrap().split('&').next().unwrap().parse().unwrap();
        let known = path.contains("w.dossiernummer==\"32545\"");
        let all: &[String] = if known { &self.records } else { &[] };
        let shown = &all[(start - 1).min(all.len())..(start - 1 + self.page).min(all.len())];
        let page = String::from_utf8(sample("sru-page.xml")).unwrap();
        let (head, rest) = page.split_once("<sru:records>").unwrap();
        let (_, tail) = rest.rsplit_once("</sru:records>").unwrap();
        let head = head.replace("numberOfRecords>3<", &format!("numberOfRecords>{}<", all.len()));
        let next = start + shown.len();
        let next = if self.says_next && next <= all.len() {
            format!("<sru:nextRecordPosition>{next}</sru:nextRecordPosition>")
        } else {
            String::new()
        };
        format!("{head}<sru:records>{}</sru:records>{next}{tail}", shown.concat()).into_bytes()
    }

    fn odata(&self, path: &str) -> Vec<u8> {
        let cases: Value = serde_json::from_slice(&sample("odata-zaak.json")).unwrap();
        let documents: Value = serde_json::from_slice(&sample("odata-document.json")).unwrap();
        let answer = |context: &str, value: &[Value], next: Option<&str>| {
            let context = format!("https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/$metadata#{context}");
            let mut answer = json!({"@odata.context": context, "value": value});
            if let Some(next) = next {
                answer["@odata.nextLink"] = json!(format!("{}{next}", self.address));
            }
            answer.to_string().into_bytes()
        };
        let cases = &cases["value"].as_array().unwrap()[..self.cases];
        if path.starts_with("/odata/Zaak?$skiptoken=") {
            answer("Zaak(ZaakActor(),Besluit(Stemming()))", &cases[2..], None)
        } else if path.starts_with("/odata/Zaak?") {
            let next = (cases.len() > 2).then_some("/odata/Zaak?$skiptoken=Id-2 '");
            answer("Zaak(ZaakActor(),Besluit(Stemming()))", &cases[..cases.len().min(2)], next)
        } else if path.starts_with("/odata/Document?") {
            let mut documents = documents.as_array().unwrap().clone();
            documents.iter_mut().for_each(|document| drop(document.as_object_mut().unwrap().remove("text")));
            answer("Document(DocumentActor())", &documents, None)
        } else {
            // As in syncfeed-entry-kamerstukdossier.xml.
            let dossier = json!({
                "Id": "1f031e16-cb3b-45b5-b3c9-a8abd27c913a",
                "Titel": "Wijziging van de Wet ruimtelijke ordening inzake de grondexploitatie",
                "Nummer": 30218, "Toevoeging": null, "HoogsteVolgnummer": 25, "Afgesloten": false, "Verwijderd": false,
            });
            answer("Kamerstukdossier", &[dossier], None)
        }
    }
}
