//! The versions of one paper, and the metadata beside it.

use super::ask::rows;
use super::desk::{Desk, MOTION, pairs, paper};
use std::collections::BTreeSet;

/// What the graph of the motion says when it is built from one version alone: each statement with all that qualifies it, and
/// what the paper says of itself. Where the words stand is another matter in each file.
fn said_by(ending: &str) -> (BTreeSet<String>, BTreeSet<[String; 3]>) {
    let desk = Desk::new();
    desk.copy(&format!("{MOTION}/{MOTION}.{ending}"), &format!("{MOTION}.{ending}"));
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{ending}: {printed}");
    let store = desk.open();
    let plain = rows(
        &store,
        "SELECT ?s ?p ?o { GRAPH ob:kst-32545-143 { ?n a kg:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o } }",
    );
    let end = |iri: &String| iri.rsplit(['/', '#']).next().unwrap().to_owned();
    let plain = plain.iter().map(|row| format!("{} {} {}", end(&row["s"]), end(&row["p"]), end(&row["o"]))).collect();
    let all = rows(
        &store,
        "SELECT ?n ?p ?o { GRAPH ob:kst-32545-143 { { ?n a kg:Statement ; ?p ?o } UNION { BIND(ob:kst-32545-143 AS ?n) ?n ?p ?o } }
           FILTER(?p NOT IN (kg:evidence, kg:quote)) }",
    );
    (plain, all.into_iter().map(|row| [row["n"].clone(), row["p"].clone(), row["o"].clone()]).collect())
}

#[test]
fn four_versions_of_one_paper_give_the_same_statements() {
    let (plain, all) = said_by("xml");
    let expected = [
        "kst-32545-143 inDossier 32545",
        "kst-32545-143 recordedIn kst-32545-143",
        "kst-32545-143 signedBy inge-van-dijk",
        "kst-32545-143 signedBy pieter-grinwis",
        "kst-32545-143 submittedBy inge-van-dijk",
        "kst-32545-143 submittedBy pieter-grinwis",
    ];
    assert_eq!(plain.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    let has = |property: &str, value: &str| all.iter().any(|[_, p, o]| p.ends_with(property) && o == value);
    assert!(has("/title", "MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS") && has("/date", "2021-07-06"), "{all:?}");
    assert!(has("#number", "143") && has("#nr", "143") && has("#parliamentaryYear", "2020-2021"), "{all:?}");
    for ending in ["html", "odt", "pdf"] {
        let (of_version, all_of_version) = said_by(ending);
        assert_eq!(of_version, plain, "{ending}");
        assert_eq!(all_of_version, all, "{ending}");
    }
}

#[test]
fn metadata_beside_any_version_agree_with_it_and_win_where_they_do_not() {
    for ending in ["xml", "html", "odt", "pdf"] {
        let desk = Desk::new();
        desk.copy(&format!("{MOTION}/{MOTION}.{ending}"), &format!("{MOTION}/{MOTION}.{ending}"));
        desk.copy(&format!("{MOTION}/metadata.xml"), &format!("{MOTION}/metadata.xml"));
        let (status, printed, complaint) = desk.build(&[]);
        assert_eq!((status, complaint.as_str()), (0, ""), "{ending}: {printed}");
        let all = printed.lines().find(|line| line.trim_start().starts_with("all ")).unwrap();
        // A page has the year in its metadata block only, not in its text.
        let counts = if ending == "html" { ["all", "5", "0", "1", "6"] } else { ["all", "6", "0", "0", "6"] };
        assert_eq!(all.split_whitespace().collect::<Vec<_>>(), counts, "{ending}: {printed}");
        let changed = String::from_utf8(paper(&format!("{MOTION}/metadata.xml"))).unwrap();
        let changed = changed.replace("2021-07-06", "2021-07-07").replace("2020-2021", "2021-2022");
        desk.write(&format!("{MOTION}/metadata.xml"), changed);
        let (_, printed, complaint) = desk.build(&[]);
        assert!(printed.contains("1 read, 0 unchanged"), "{ending}: {printed}");
        assert!(complaint.contains("date: the text says 2021-07-06, the metadata 2021-07-07"), "{ending}: {complaint}");
        assert!(complaint.contains("parliamentary year: the text says 2020-2021"), "{ending}: {complaint}");
        let told = rows(
            &desk.open(),
            "SELECT ?date ?year { GRAPH ob:kst-32545-143 { ob:kst-32545-143 dcterms:date ?date ; kg:parliamentaryYear ?year } }",
        );
        let [row] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!((row["date"].as_str(), row["year"].as_str()), ("2021-07-07", "2021-2022"), "{ending}");
    }
}

#[test]
fn of_several_versions_the_richest_is_read_and_the_others_stand_in() {
    let desk = Desk::new();
    for ending in ["pdf", "odt", "html", "xml"] {
        desk.copy(&format!("{MOTION}/{MOTION}.{ending}"), &format!("{ending}/{MOTION}.{ending}"));
    }
    let (status, printed, _) = desk.build(&[]);
    assert!(status == 0 && printed.contains("1 read, 0 unchanged, 0 left out, 3 other versions"), "{printed}");
    assert_eq!(desk.held(), pairs(&[(MOTION, &format!("xml/{MOTION}.xml"))]));
    desk.write(&format!("xml/{MOTION}.xml"), &paper(&format!("{MOTION}/{MOTION}.xml"))[..1000]);
    let (status, printed, complaint) = desk.build(&[]);
    assert!(status == 2 && complaint.contains(".xml is broken XML at byte"), "{complaint}");
    assert!(printed.contains("1 read, 0 unchanged, 1 left out, 2 other versions"), "{printed}");
    assert_eq!(desk.held(), pairs(&[(MOTION, &format!("html/{MOTION}.html"))]));
    assert!(desk.build(&[]).1.contains("0 read, 1 unchanged, 1 left out, 2 other versions"));
}

#[test]
fn a_version_under_another_name_is_found_by_its_number_and_not_read_again() {
    let desk = Desk::new();
    desk.copy(&format!("{MOTION}/{MOTION}.pdf"), "a/motie-spaarrente.pdf");
    desk.copy(&format!("{MOTION}/{MOTION}.xml"), "b/download.xml");
    for words in
        ["1 read, 0 unchanged, 0 left out, 1 other version", "0 read, 1 unchanged, 0 left out, 1 other version"]
    {
        let (status, printed, complaint) = desk.build(&[]);
        assert!(status == 0 && complaint.is_empty() && printed.contains(words), "{printed}{complaint}");
        assert_eq!(desk.held(), pairs(&[(MOTION, "b/download.xml")]));
    }
    assert!(desk.status().contains("0 new, 0 changed, 0 gone, 2 unchanged"), "{}", desk.status());
}

#[test]
fn metadata_beside_a_paper_are_compared_and_a_contradiction_is_told() {
    let desk = Desk::new();
    for name in [format!("{MOTION}.xml"), "metadata.xml".to_owned(), "metadata_owms.xml".to_owned()] {
        desk.copy(&format!("{MOTION}/{name}"), &format!("{MOTION}/{name}"));
    }
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("metadata of 1 paper "), "{printed}");
    for field in ["identifier", "dossier", "number", "date", "parliamentary year", "signers"] {
        let row = printed.lines().find(|line| line.trim_start().starts_with(field)).unwrap();
        let cells: Vec<&str> = row.trim().trim_start_matches(field).split_whitespace().collect();
        assert_eq!(cells, ["1", "0", "0", "1"], "{row}");
    }
    // Another date in the metadata alone: the paper is read again, and the metadata count.
    let changed =
        String::from_utf8(paper(&format!("{MOTION}/metadata.xml"))).unwrap().replace("2021-07-06", "2021-07-07");
    desk.write(&format!("{MOTION}/metadata.xml"), changed);
    let (status, printed, complaint) = desk.build(&[]);
    assert!(status == 0 && printed.contains("1 read, 0 unchanged"), "{printed}");
    assert!(complaint.contains("date: the text says 2021-07-06, the metadata 2021-07-07"), "{complaint}");
    let dates = rows(&desk.open(), "SELECT ?date { GRAPH ob:kst-32545-143 { ob:kst-32545-143 dcterms:date ?date } }");
    assert_eq!(dates[0]["date"], "2021-07-07");
}

#[test]
fn records_of_a_search_find_their_paper_by_its_number() {
    let desk = Desk::new();
    desk.copy("sru-page.xml", "zoekresultaat/sru.xml");
    desk.copy(&format!("{MOTION}/{MOTION}.pdf"), "motie.pdf");
    let (status, printed, _) = desk.build(&[]);
    assert!(status == 0 && printed.contains("5 metadata records"), "{printed}");
    assert!(printed.contains("metadata of 1 paper "), "{printed}");
    assert!(desk.build(&[]).1.contains("0 read, 1 unchanged"), "also where the number stands in the text only");
}

#[test]
fn a_better_version_takes_the_place_of_the_one_that_did_not_tell_its_number() {
    let desk = Desk::new();
    desk.write("brief.txt", "Geachte voorzitter,\nDe gemeente Harderwijk deed mee.\n");
    assert_eq!(desk.build(&[]).0, 0);
    assert_eq!(desk.held(), pairs(&[("brief", "brief.txt")]));
    desk.copy(&format!("{MOTION}/{MOTION}.xml"), "brief.xml");
    assert!(desk.build(&[]).1.contains("1 read, 0 unchanged, 0 left out, 1 other version"));
    assert_eq!(desk.held(), pairs(&[(MOTION, "brief.xml")]));
}

#[test]
fn ocr_text_stands_in_for_a_scan() {
    let desk = Desk::new();
    desk.write("brief.pdf", scan());
    let (status, _, complaint) = desk.build(&[]);
    assert!(
        status == 2 && complaint.contains("brief.pdf is a PDF without readable text: put its OCR text"),
        "{complaint}"
    );
    desk.write("brief.ocr.txt", "31 839 Jeugdzorg\nNr. 901\nDe gemeente Harderwijk deed mee.\n");
    for words in
        ["1 read, 0 unchanged, 0 left out, 1 other version", "0 read, 1 unchanged, 0 left out, 1 other version"]
    {
        let (status, printed, complaint) = desk.build(&[]);
        assert!(status == 0 && printed.contains(words), "{printed}{complaint}");
    }
    assert_eq!(desk.held(), pairs(&[("kst-31839-901", "brief.ocr.txt")]));
}

/// A PDF with an empty page.
fn scan() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        "<< /Length 0 >>\nstream\n\nendstream",
    ];
    let (mut pdf, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (index, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = pdf.len();
    pdf.push_str("xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    pdf.push_str(&format!("trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
    pdf.into_bytes()
}
