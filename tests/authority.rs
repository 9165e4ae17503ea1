//! The authority files as a whole: each row has its source and hangs on what is there, and nothing contradicts itself.

#![allow(clippy::expect_used, reason = "a test whose setting cannot be made fails")]

use jiff::ToSpan;
use jiff::civil::date;
use kamergraaf::extract::MentionKind::{self, Law, Organisation, Party, Person, Post, Region};
use kamergraaf::knowledge::{Files, Knowledge, Record, RecordId};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static KNOWN: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::builtin().expect("the files are right"));

/// The key of a record that is there for a name.
fn keys(name: &str, kind: MentionKind) -> Vec<&'static str> {
    KNOWN.records_named(name, kind).into_iter().map(|id| KNOWN.record(id).key.as_str()).collect()
}

fn of_subkind(subkind: &str) -> Vec<(RecordId, &'static Record)> {
    KNOWN.records().filter(|(_, record)| record.subkind == subkind).collect()
}

#[test]
fn every_row_names_a_source_that_is_described() {
    let files = Files::builtin();
    let sources = files.text("authority/SOURCES.md").expect("it is there");
    for path in files.below("authority/", ".csv") {
        let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(files.bytes(path).expect("a file"));
        let at = rows.headers().expect("a header").iter().position(|name| name == "source").expect("a column");
        let named: BTreeSet<String> = rows.records().map(|row| row.expect("a row")[at].to_owned()).collect();
        for source in named {
            assert!(sources.contains(&format!("| `{source}` |")), "{path}: {source:?} is not in SOURCES.md");
        }
        let file = path.rsplit('/').next().expect("a name");
        assert!(sources.contains(&format!("`{file}`")), "{file} is not in SOURCES.md");
    }
}

#[test]
fn what_a_row_is_part_of_is_there() {
    for (_, record) in KNOWN.records() {
        let Some(whole) = &record.part_of else { continue };
        let found =
            [record.kind, Organisation, Region].iter().any(|kind| KNOWN.record_with_key(*kind, whole).is_some());
        assert!(found, "{} is part of {whole}, which is not there", record.key);
    }
}

#[test]
fn general_knowledge_gives_no_identifiers() {
    let of_general = KNOWN.records().filter(|(_, record)| record.source == "general");
    let with: Vec<&str> =
        of_general.filter(|(_, r)| r.iri.is_some() || !r.same_as.is_empty()).map(|(_, r)| r.key.as_str()).collect();
    assert_eq!(with, Vec::<&str>::new());
}

#[test]
fn every_municipality_has_a_province_and_every_ended_one_a_successor_from_the_next_day() {
    let municipalities = of_subkind("municipality");
    let today = date(2026, 1, 1);
    assert_eq!(municipalities.iter().filter(|(_, record)| record.exists_on(today)).count(), 342);
    assert_eq!(of_subkind("province").len(), 12);
    for (id, record) in &municipalities {
        assert!(record.part_of.as_ref().is_some_and(|whole| whole.starts_with("provincie-")), "{}", record.key);
        let Some(last) = record.valid_to else { continue };
        let change = KNOWN.changes().iter().find(|change| change.ended.contains(id));
        let change = change.unwrap_or_else(|| panic!("nothing tells what became of {}", record.key));
        let next = last.checked_add(1.day()).expect("a day");
        let day = change.date.expect("a day");
        // The register has the new name of Groenlo a day later than its end.
        assert!(day == next || record.key == "groenlo", "{} ended {last}, its change is of {day}", record.key);
        for after in change.successors() {
            assert!(KNOWN.record(after).exists_on(day) || record.key == "groenlo", "{}", KNOWN.record(after).key);
        }
    }
}

#[test]
fn every_youth_and_safety_region_has_municipalities_and_no_municipality_two_of_a_kind() {
    for (subkind, count) in [("youth-region", 42), ("safety-region", 25)] {
        let regions = of_subkind(subkind);
        assert_eq!(regions.len(), count, "{subkind}");
        let mut seen = BTreeSet::new();
        for (id, record) in &regions {
            let parts: Vec<_> = KNOWN.inclusions().iter().filter(|inclusion| inclusion.whole == *id).collect();
            assert!(!parts.is_empty(), "{} has no municipality", record.key);
            for inclusion in parts {
                assert!(seen.insert(inclusion.part), "{} is in two of {subkind}", KNOWN.record(inclusion.part).key);
            }
        }
        let existing = of_subkind("municipality").into_iter().filter(|(_, r)| r.exists_on(date(2026, 1, 1)));
        let missing: Vec<&str> =
            existing.filter(|(id, _)| !seen.contains(id)).map(|(_, record)| record.key.as_str()).collect();
        assert_eq!(missing, Vec::<&str>::new(), "{subkind}");
    }
    assert_eq!(of_subkind("ggd-region").len(), 25);
}

#[test]
fn every_member_of_government_has_a_post_of_a_ministry_and_days() {
    let cabinets = date(2012, 11, 5);
    for tenure in KNOWN.tenures() {
        let (person, post) = (&KNOWN.record(tenure.person).key, KNOWN.record(tenure.post));
        let from = tenure.period.from.unwrap_or_else(|| panic!("{person}: no first day as {}", post.key));
        assert!(from >= cabinets, "{person}");
        assert!(tenure.period.to.is_some_and(|to| to >= from), "{person}: {} has no end", post.key);
        assert!(post.part_of.as_ref().is_some_and(|key| key.starts_with("ministerie-")), "{}", post.key);
    }
    let ministers: BTreeSet<RecordId> = KNOWN.tenures().iter().map(|tenure| tenure.person).collect();
    assert_eq!(ministers.len(), 121);
}

#[test]
fn offices_are_known_by_the_abbreviations_of_the_time() {
    for (words, on, post) in [
        ("minister van EZK", date(2019, 6, 7), "minister-van-economische-zaken-en-klimaat"),
        ("staatssecretaris van EZK", date(2023, 6, 7), "staatssecretaris-van-economische-zaken-en-klimaat"),
        ("minister van EZ", date(2025, 6, 1), "minister-van-economische-zaken"),
        ("minister voor BHOS", date(2019, 6, 7), "minister-voor-buitenlandse-handel-en-ontwikkelingssamenwerking"),
        ("minister voor Medische Zorg en Sport", date(2019, 6, 7), "minister-voor-medische-zorg"),
        (
            "minister voor Basis- en Voortgezet Onderwijs en Media",
            date(2019, 6, 7),
            "minister-voor-primair-en-voortgezet-onderwijs",
        ),
        ("minister van VROM", date(2008, 6, 7), "minister-van-volkshuisvesting-ruimtelijke-ordening-en-milieubeheer"),
        ("minister van Verkeer en Waterstaat", date(2008, 6, 7), "minister-van-verkeer-en-waterstaat"),
        ("minister voor Jeugd en Gezin", date(2008, 6, 7), "minister-voor-jeugd-en-gezin"),
        ("staatssecretaris van Justitie", date(2008, 6, 7), "staatssecretaris-van-justitie"),
    ] {
        let posts = KNOWN.posts_by_words(words, Some(on));
        let found: Vec<&str> = posts.iter().map(|post| KNOWN.record(*post).key.as_str()).collect();
        assert_eq!(found, [post], "{words}");
    }
}

#[test]
fn laws_have_official_and_short_titles_and_abbreviations() {
    let iri = |name: &str| {
        let ids = KNOWN.records_named(name, Law);
        let mut iris: Vec<&str> = ids.iter().filter_map(|id| KNOWN.record(*id).iri.as_deref()).collect();
        iris.sort_unstable();
        iris.into_iter().map(|iri| iri.trim_start_matches("https://wetten.overheid.nl/")).collect::<Vec<_>>()
    };
    assert_eq!(iri("Jeugdwet"), ["BWBR0034925"]);
    assert_eq!(iri("Awb"), ["BWBR0005537"]);
    assert_eq!(iri("Wmo"), ["BWBR0020031", "BWBR0035362"]);
    // Titles that the source has as a link, or longer than most.
    assert_eq!(iri("Regeling vergunningprocedure bijzondere medische verrichtingen"), ["BWBR0009846"]);
    assert_eq!(iri("Subsidieregeling bevordering uitstroom ex-banenpoolers"), ["BWBR0012013"]);
}

#[test]
fn parties_posts_and_persons_are_there() {
    assert_eq!(keys("GPV", Party), ["gereformeerd-politiek-verbond"]);
    assert_eq!(keys("Partij van de Arbeid", Party), ["pvda"]);
    assert_eq!(keys("Minister voor Rechtsbescherming", Post), ["minister-voor-rechtsbescherming"]);
    assert_eq!(keys("Lisa Westerveld", Person), ["lisa-westerveld"]);
    let tk = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Persoon(c7822b58-103f-4612-87ef-648be97192c6)";
    assert_eq!(KNOWN.record_same_as(tk).map(|id| KNOWN.record(id).key.as_str()), Some("lisa-westerveld"));
}
