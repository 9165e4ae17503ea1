//! Which papers a dossier has: the search service of KOOP (SRU 2.0) over the official publications.
//!
//! Seen in stored answers of the service (`tests/data/papers/sru-page.xml`, `sru_record_kst.xml`): the shape of an answer and
//! of its records, `numberOfRecords`, `recordPosition`, the files of a paper (`gzd:itemUrl` with `manifestation`), the moment
//! of its last change (`gzd:timestamp`), that the count is an estimate (`resultCountPrecision`), the query `dt.identifier==`.
//! From the SRU standard: `startRecord`, `maximumRecords`, `nextRecordPosition`, diagnostics. From public programs that ask
//! the service, not tried against it: the indexes `c.product-area`, `w.dossiernummer` (with the chapter, `36600-VII`) and
//! `dt.modified`.

use super::client::{Client, Flaw, Known, Question};
use super::form::wrong;
use super::{Dossier, FetchError, Got};
use crate::source::tree::Element;
use crate::source::{decode, is_identifier, xml};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Where the service is.
pub const ADDRESS: &str = "https://repository.overheid.nl/sru";

/// How many records are asked for at a time; about 7 kB each.
const PAGE: usize = 250;
/// No identifier is as long, and no file system takes longer names gladly.
const LONGEST: usize = 100;

/// A paper as the service lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Its official identifier: `kst-31839-816`.
    pub identifier: String,
    /// Its title.
    pub title: Option<String>,
    /// When it was last changed, as the service writes it: it is compared, never computed with.
    pub stamp: Option<String>,
    /// The address of each of its files, by the name of the format: `xml`, `pdf`, `metadata`.
    pub files: BTreeMap<String, String>,
}

impl Listed {
    /// Whether it is an annex to a paper, published beside it.
    #[must_use]
    pub fn is_annex(&self) -> bool {
        self.identifier.starts_with("blg-")
    }
}

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Page {
    papers: Vec<Listed>,
    /// How many records it has, of whatever kind.
    records: usize,
    /// How many there are in all.
    total: usize,
    next: Option<usize>,
}

/// All papers of a dossier; those that changed on or after `since`, if that is given.
///
/// # Errors
///
/// A [`FetchError`] of the client, or [`FetchError::Refused`] for a question that the service does not take.
pub fn list(
    client: &Client<'_>,
    base: &str,
    dossier: &Dossier,
    since: Option<Date>,
) -> Result<Vec<Listed>, FetchError> {
    let mut papers = Vec::new();
    let mut start = 1;
    loop {
        let url = question(base, dossier, since, start);
        let asked = Question { url: &url, accept: "application/xml, text/xml;q=0.9", known: Known::default() };
        let Got::New(answer, _) = client.get(asked, &|bytes| page(bytes).map(|_| ()).map_err(Flaw::Cut))? else {
            break;
        };
        let page = page(&answer.body).map_err(|reason| FetchError::Broken { url: url.clone(), reason })?;
        let page = page.map_err(|message| FetchError::Refused { service: base.to_owned(), message, flag: "--sru" })?;
        papers.extend(page.papers);
        let next = page.next.unwrap_or(start + page.records);
        // The count is an estimate: an answer without records is the end, whatever was promised.
        if page.records == 0 || next <= start || page.next.is_none() && next > page.total {
            break;
        }
        start = next;
    }
    Ok(papers)
}

/// The address of one answer.
fn question(base: &str, dossier: &Dossier, since: Option<Date>, start: usize) -> String {
    let mut query = format!("c.product-area==officielepublicaties and w.dossiernummer==\"{dossier}\"");
    if let Some(since) = since {
        query.push_str(&format!(" and dt.modified>={since}"));
    }
    let (start, most) = (start.to_string(), PAGE.to_string());
    let pairs = [
        ("operation", "searchRetrieve"),
        ("version", "2.0"),
        ("x-connection", "officielepublicaties"),
        ("query", &query),
        ("startRecord", &start),
        ("maximumRecords", &most),
    ];
    super::address::with_query(base, &pairs)
}

/// Reads an answer; the inner error is what the service says of a question that it does not take.
fn page(bytes: &[u8]) -> Result<Result<Page, String>, String> {
    let file = decode::decode(bytes).map_err(|error| wrong(&error))?;
    let root = xml::parse(&file).map_err(|error| wrong(&error))?;
    if root.name != "searchRetrieveResponse" {
        return Err(format!("is <{}> where an answer of the SRU was asked for", root.name));
    }
    let number = |name: &str| root.child_text(name).and_then(|text| text.parse::<usize>().ok());
    let Some(total) = number("numberOfRecords") else {
        let diagnostic = root.find("message").or_else(|| root.find("details")).map(Element::text);
        return diagnostic.map(Err).ok_or_else(|| "does not say how many records it has".to_owned());
    };
    let records = root.child("records").map(|records| records.all("record")).unwrap_or_default();
    let papers = records.iter().filter_map(|record| listed(record)).collect();
    Ok(Ok(Page { papers, records: records.len(), total, next: number("nextRecordPosition") }))
}

/// The paper of a record. An identifier of another kind is left out: it would become the name of a file, and a build
/// would not know it.
fn listed(record: &Element) -> Option<Listed> {
    let identifier = record.find("identifier")?.text();
    if !is_identifier(&identifier) || identifier.len() > LONGEST {
        return None;
    }
    let text = |name: &str| record.find(name).map(Element::text).filter(|text| !text.is_empty());
    let stamp = ["timestamp", "datumTijdstipWijzigingExpression", "modified"].into_iter().find_map(text);
    let files = record.all("itemUrl").into_iter().filter_map(|item| {
        Some((item.attribute("manifestation")?.to_ascii_lowercase(), item.text())).filter(|(_, url)| !url.is_empty())
    });
    Some(Listed { title: text("title"), stamp, files: files.collect(), identifier })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(name: &str) -> Vec<u8> {
        std::fs::read(format!("tests/data/papers/{name}")).unwrap()
    }

    #[test]
    fn a_record_names_the_files_of_a_paper() {
        let page = page(&sample("sru_record_kst.xml")).unwrap().unwrap();
        let [paper] = page.papers.as_slice() else { panic!("{page:?}") };
        assert_eq!(paper.identifier, "kst-35842-4");
        assert_eq!(paper.stamp.as_deref(), Some("2021-05-27T13:08:59.215342+02:00"));
        assert_eq!(
            paper.files["xml"],
            "https://repository.overheid.nl/frbr/officielepublicaties/kst/35842/kst-35842-4/1/xml/kst-35842-4.xml"
        );
        let forms: Vec<&str> = paper.files.keys().map(String::as_str).collect();
        assert_eq!(forms, ["html", "metadata", "metadataowms", "odt", "pdf", "xml"]);
        assert_eq!((page.records, page.total, page.next), (1, 1, None));
    }

    #[test]
    fn an_identifier_that_is_none_names_no_file() {
        let text = String::from_utf8(sample("sru_record_kst.xml")).unwrap();
        for bad in ["../../kst-1-1", "kst-35842-4/../x", "/etc/passwd", "kst-35842-4\u{0}", "kst..-1", "x"] {
            let changed = text.replace("<dcterms:identifier>kst-35842-4<", &format!("<dcterms:identifier>{bad}<"));
            assert_ne!(changed, text);
            let page = page(changed.as_bytes()).map(|page| page.unwrap().papers);
            assert!(page.as_ref().map_or(true, Vec::is_empty), "{bad}: {page:?}");
        }
    }

    #[test]
    fn what_the_service_says_of_a_bad_question_is_passed_on() {
        let answer = br#"<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"
            xmlns:d="http://docs.oasis-open.org/ns/search-ws/diagnostic"><version>2.0</version><diagnostics><d:diagnostic>
            <d:uri>info:srw/diagnostic/1/10</d:uri><d:message>line 1:13 mismatched input</d:message></d:diagnostic>
            </diagnostics></searchRetrieveResponse>"#;
        assert_eq!(page(answer).unwrap().unwrap_err(), "line 1:13 mismatched input");
        assert!(page(b"<html><body>Sorry</body></html>").unwrap_err().contains("<html>"));
    }

    #[test]
    fn the_question_names_dossier_day_and_place() {
        let url = question(ADDRESS, &"35925-XVI".parse().unwrap(), Some(jiff::civil::date(2024, 1, 2)), 251);
        assert_eq!(
            url,
            "https://repository.overheid.nl/sru?operation=searchRetrieve&version=2.0&x-connection=officielepublicaties\
             &query=c.product-area%3D%3Dofficielepublicaties%20and%20w.dossiernummer%3D%3D%2235925-XVI%22%20and%20\
             dt.modified%3E%3D2024-01-02&startRecord=251&maximumRecords=250"
        );
    }
}
