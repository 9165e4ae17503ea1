//! What lies on disk, mixed and nested, as one graph: through the command, on real papers.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod ask;
mod desk;

use ask::rows;
use desk::{Desk, paper, run, tarred, zipped};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

const MOTION: &str = "kst-32545-143";

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(paper, file)| ((*paper).to_owned(), (*file).to_owned())).collect()
}

#[test]
fn a_mixed_and_nested_folder_becomes_one_graph() {
    let desk = Desk::new();
    desk.copy("kst-35786-7.xml", "moties/kst-35786-7.xml");
    desk.copy("kst-36278-motie.docx", "moties/oud/motie.docx");
    desk.copy("ah-tk-20232024-1893.pdf", "vragen/ah-tk-20232024-1893.pdf");
    let inner = zipped(&[("stcrt-2015-47076.xml", &paper("stcrt-2015-47076.xml"))]);
    let outer = zipped(&[
        ("kv/kv-tk-2024Z18794.txt", &paper("kv-tk-2024Z18794.txt")),
        ("deep.zip", &inner),
        ("plaatje.png", b"\x89PNG"),
    ]);
    desk.write("dump.zip", outer);
    desk.write("meer.tgz", tarred(&[("a/h-tk-20172018-70-6.xml", &paper("h-tk-20172018-70-6.xml"))]));
    let line = serde_json::json!({"id": "kst-31839-900", "date": "2023-01-31", "text": "31 839 Jeugdzorg\nNr. 900\nDe gemeente Harderwijk deed mee.\n"});
    desk.write("brieven.jsonl", format!("{line}\n"));
    desk.write("README.md", "# Papers");
    desk.write("INDEX.csv", "a,b");
    desk.write("schema/x.xsd", "<xs:schema/>");
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("7 read, 0 unchanged, 0 left out, 3 other files"), "{printed}");
    let expected = [
        ("ah-tk-20232024-1893", "vragen/ah-tk-20232024-1893.pdf"),
        ("h-tk-20172018-70-6", "meer.tgz!/a/h-tk-20172018-70-6.xml"),
        ("kst-31839-900", "brieven.jsonl!/kst-31839-900"),
        ("kst-35786-7", "moties/kst-35786-7.xml"),
        ("kst-36278-32", "moties/oud/motie.docx"),
        ("kv-tk-2024Z18794", "dump.zip!/kv/kv-tk-2024Z18794.txt"),
        ("stcrt-2015-47076", "dump.zip!/deep.zip!/stcrt-2015-47076.xml"),
    ];
    assert_eq!(desk.held(), pairs(&expected));
    let dates = rows(&desk.open(), "SELECT ?date { GRAPH ob:kst-31839-900 { ob:kst-31839-900 dcterms:date ?date } }");
    assert_eq!(dates[0]["date"], "2023-01-31", "the date beside the text counts");
    let before = std::fs::read(desk.store().join("manifest.json")).unwrap();
    assert!(desk.build(&[]).1.contains("0 read, 7 unchanged, 0 left out"));
    assert!(std::fs::read(desk.store().join("manifest.json")).unwrap() == before, "the same input, the same bytes");
}

#[test]
fn four_versions_of_one_paper_give_the_same_statements() {
    let statements = |ending: &str| {
        let desk = Desk::new();
        desk.copy(&format!("{MOTION}/{MOTION}.{ending}"), &format!("{MOTION}.{ending}"));
        assert_eq!(desk.build(&[]).0, 0);
        let all = rows(
            &desk.open(),
            "SELECT ?s ?p ?o { GRAPH ob:kst-32545-143 { ?n a kg:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }",
        );
        all.into_iter().map(|row| [row["s"].clone(), row["p"].clone(), row["o"].clone()]).collect::<BTreeSet<_>>()
    };
    let xml = statements("xml");
    let dossier = "https://zoek.officielebekendmakingen.nl/dossier/32545";
    assert!(xml.iter().any(|[_, _, object]| object == dossier), "{xml:?}");
    for ending in ["html", "odt", "pdf"] {
        assert_eq!(statements(ending), xml, "{ending}");
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

#[test]
fn bad_files_are_named_one_line_each_and_the_rest_is_built() {
    let desk = Desk::new();
    desk.copy("kst-35786-7.xml", "kst-35786-7.xml");
    desk.write("leeg.txt", "");
    desk.write("ruis.bin", [7, 0, 1, 255, 254, 0, 3, 9, 0]);
    desk.write("oud.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on");
    desk.write(
        "uit.zip",
        zipped(&[("../../etc/passwd", b"root"), ("kst-31839-900.txt", b"31 839 Jeugdzorg\nNr. 900\nDe Kamer.")]),
    );
    desk.write("los.xml", "<?xml version='1.0'?><rss/>");
    desk.write(
        "bom.xml",
        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><officiele-publicatie><al>&b;</al></officiele-publicatie>",
    );
    desk.write("half.zip", &zipped(&[("a.txt", &[b'x'; 5000])])[..60]);
    let none = desk.folder.path().join("niets");
    let (status, printed, complaint) = desk.build(&[none.to_str().unwrap()]);
    assert_eq!(status, 2);
    for (file, words) in [
        ("leeg.txt", "holds no text"),
        ("ruis.bin", "is neither text nor a known kind of file"),
        ("oud.doc", "is an old Office file that holds no Word document: save its text as DOCX"),
        ("uit.zip!/../../etc/passwd", "is refused: its path leads outside the archive"),
        ("los.xml", "is XML of an unknown kind (<rss>)"),
        ("bom.xml", "uses the XML entity &b;, which is never expanded"),
        ("half.zip", "is a broken zip file"),
        ("cannot read", "niets"),
    ] {
        let lines: Vec<&str> = complaint.lines().filter(|line| line.contains(file)).collect();
        assert!(lines.len() == 1 && lines[0].contains(words), "{file}: {lines:?} in {complaint}");
    }
    assert_eq!(complaint.lines().count(), 8, "{complaint}");
    assert!(printed.contains("2 read, 0 unchanged, 7 left out"), "{printed}");
    assert!(printed.contains("8 warnings"), "{printed}");
    assert_eq!(
        desk.held(),
        pairs(&[("kst-31839-900", "uit.zip!/kst-31839-900.txt"), ("kst-35786-7", "kst-35786-7.xml")])
    );
}

#[test]
fn a_bomb_is_refused_and_a_line_without_end_not_loaded() {
    let desk = Desk::new();
    let zeros = vec![b'0'; 8 << 20];
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let mut header = tar::Header::new_gnu();
    header.set_path("nul.txt").unwrap();
    header.set_size(40 * zeros.len() as u64);
    header.set_cksum();
    bomb.write_all(header.as_bytes()).unwrap();
    for _ in 0..40 {
        bomb.write_all(&zeros).unwrap();
    }
    desk.write("bom.tar.gz", bomb.finish().unwrap());
    let line = std::fs::File::create(desk.papers().join("lijn.txt")).unwrap();
    line.set_len(2 << 30).unwrap();
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!(status, 2);
    assert!(complaint.contains("bom.tar.gz is refused: it unpacks to more than 31 MB"), "{complaint}");
    assert!(complaint.contains("lijn.txt is larger than 268 MB: give it in parts"), "{complaint}");
    assert!(printed.contains("0 read, 0 unchanged, 2 left out"), "{printed}");
}

#[test]
fn archives_are_followed_three_deep() {
    let desk = Desk::new();
    let mut archive = zipped(&[("kst-31839-900.txt", b"31 839 Jeugdzorg\nNr. 900\nDe Kamer.")]);
    for _ in 0..2 {
        archive = zipped(&[("x.zip", &archive)]);
    }
    desk.write("drie.zip", &archive);
    desk.write("vier.zip", zipped(&[("a.zip", &archive), ("b.zip", &archive)]));
    let (status, printed, complaint) = desk.build(&[]);
    assert!(status == 2 && printed.contains("1 read, 0 unchanged, 1 left out"), "{printed}");
    assert!(complaint.contains("vier.zip holds 2 archives nested more than 3 deep: unpack them"), "{complaint}");
}

#[test]
fn two_papers_of_one_name_are_not_taken_for_one() {
    let desk = Desk::new();
    desk.write("a/brief.txt", "Geachte voorzitter,\nDe gemeente Harderwijk deed mee.\n");
    desk.write("b/brief.txt", "Geachte voorzitter,\nDe gemeente Ermelo deed mee.\n");
    let (status, printed, complaint) = desk.build(&[]);
    assert!(status == 0 && printed.contains("2 read"), "{printed}{complaint}");
    assert_eq!(desk.held(), pairs(&[("a-brief", "a/brief.txt"), ("b-brief", "b/brief.txt")]));
    // One more of that name: those that are there keep theirs.
    desk.write("0/brief.txt", "Geachte voorzitter,\nDe gemeente Nunspeet deed mee.\n");
    assert!(desk.build(&[]).1.contains("1 read, 2 unchanged, 0 left out"));
    assert_eq!(desk.held()[0], ("0-brief".to_owned(), "0/brief.txt".to_owned()));
}

#[test]
fn what_is_gone_is_told_and_pruned_when_asked() {
    let desk = Desk::new();
    desk.copy("kst-35786-7.xml", "kst-35786-7.xml");
    desk.copy("kst-24447-6.xml", "kst-24447-6.xml");
    desk.copy("kv-tk-2024Z18794.txt", "sub/kv-tk-2024Z18794.txt");
    desk.copy("odata-zaak.json", "odata.json");
    assert!(desk.status().contains("4 new, 0 changed, 0 gone, 0 unchanged"), "{}", desk.status());
    assert_eq!(desk.build(&[]).0, 0);
    std::fs::remove_file(desk.papers().join("kst-24447-6.xml")).unwrap();
    std::fs::remove_file(desk.papers().join("odata.json")).unwrap();
    desk.copy("kst-36278-motie.docx", "nieuw.docx");
    let mut text = paper("kv-tk-2024Z18794.txt");
    text.extend(b"\nEn nog een vraag.\n");
    desk.write("sub/kv-tk-2024Z18794.txt", text);
    let told = desk.status();
    for (fate, file) in [
        ("new", "nieuw.docx"),
        ("changed", "sub/kv-tk-2024Z18794.txt"),
        ("gone", "kst-24447-6.xml"),
        ("gone", "odata.json"),
    ] {
        assert!(told.lines().any(|line| line.starts_with(fate) && line.ends_with(file)), "{fate} {file}: {told}");
    }
    assert!(told.contains("1 new, 1 changed, 2 gone, 1 unchanged"), "{told}");
    assert!(desk.build(&[]).1.contains("2 read, 1 unchanged, 0 left out\n"), "what is gone stays");
    assert!(desk.held().iter().any(|(paper, _)| paper == "kst-24447-6"));
    // A broken file is not gone, and neither is what lies elsewhere.
    desk.write("kst-35786-7.xml", "<officiele-publicatie>");
    let printed = desk.build(&["--prune"]).1;
    assert!(printed.contains("0 read, 2 unchanged, 1 left out, 4 pruned"), "{printed}");
    let papers: Vec<String> = desk.held().into_iter().map(|(paper, _)| paper).collect();
    assert_eq!(papers, ["kst-35786-7", "kst-36278-32", "kv-tk-2024Z18794"]);
    assert_eq!(desk.open().records().count(), 0);
}

#[test]
fn a_list_of_files_and_a_format_can_be_given() {
    let desk = Desk::new();
    desk.copy("kst-35786-7.xml", "a.xml");
    desk.write("b.txt", "<p>De gemeente Harderwijk deed mee.</p>");
    let store = desk.store();
    let list = format!("{}\n\n{}\n", desk.papers().join("a.xml").display(), desk.papers().join("b.txt").display());
    let arguments = [Path::new("--files-from"), Path::new("-"), Path::new("--store"), &store];
    let (status, printed, complaint) = run("build", &arguments, list.as_bytes());
    assert!(status == 0 && printed.contains("2 read"), "{printed}{complaint}");
    let page = desk.papers().join("b.txt");
    let exact = |format: &str| {
        let (status, printed, complaint) = run("extract", &[&page, Path::new("--as"), Path::new(format)], b"");
        assert_eq!(status, 0, "{complaint}");
        printed.lines().find(|line| line.contains("Harderwijk")).unwrap().to_owned()
    };
    assert!(exact("html").contains(r#""start":15"#), "{}", exact("html"));
    let (status, _, complaint) = run("build", &[&page, Path::new("--as"), Path::new("word")], b"");
    assert!(status == 2 && complaint.contains("unknown format `word`: give one of text, official"), "{complaint}");
}

#[test]
fn standard_input_may_be_an_archive() {
    let desk = Desk::new();
    let archive = tarred(&[("x/kst-35786-7.xml", &paper("kst-35786-7.xml"))]);
    let store = desk.store();
    let (status, printed, complaint) = run("build", &[Path::new("-"), Path::new("--store"), &store], &archive);
    assert!(status == 0 && printed.contains("1 read"), "{printed}{complaint}");
    assert_eq!(desk.held(), pairs(&[("kst-35786-7", "-!/x/kst-35786-7.xml")]));
}

#[test]
fn the_data_of_the_house_tell_who_submitted_and_how_it_was_voted() {
    let desk = Desk::new();
    desk.copy("odata-zaak.json", "zaken/odata-zaak.json");
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("0 read, 0 unchanged, 0 left out, 3 official records"), "{printed}");
    assert!(printed.contains("0 papers, "), "records are no papers: {printed}");
    let store = desk.open();
    let case = "<https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Zaak(fc505e38-aa2c-416d-bdf4-fc53556f1a06)>";
    let outcome = rows(
        &store,
        &format!(
            "SELECT ?motion ?outcome ?for ?against ?by ?opinion {{ GRAPH {case} {{
               {case} a kg:Case ; dcterms:identifier '2023Z12383' ; foaf:primaryTopic ?motion .
               ?motion a kg:Motion ; kg:decision ?decision ; kg:submittedBy/skos:altLabel ?by ; kg:appreciation ?opinion .
               ?decision a kg:HouseDecision ; kg:outcome ?outcome ; kg:seatsFor ?for ; kg:seatsAgainst ?against }} }}"
        ),
    );
    let [row] = outcome.as_slice() else { panic!("{outcome:?}") };
    assert_eq!(row["outcome"], "https://kamergraaf.nl/def#Rejected");
    assert_eq!((row["for"].as_str(), row["against"].as_str()), ("47", "102"));
    assert_eq!((row["by"].as_str(), row["opinion"].as_str()), ("E.S. Akerboom", "Ontraden"));
    let votes = |property: &str| {
        let all = rows(
            &store,
            &format!(
                "SELECT ?name ?seats {{ GRAPH {case} {{
                   ?party {property} ?motion ; a kg:Party ; skos:altLabel|skos:prefLabel ?name .
                   ?vote rdf:subject ?party ; rdf:predicate {property} ; kg:seats ?seats ; prov:wasDerivedFrom {case} }} }}"
            ),
        );
        all.into_iter().map(|row| format!("{} {}", row["name"], row["seats"])).collect::<BTreeSet<_>>()
    };
    assert!(votes("kg:votedAgainst").contains("CDA 14") && !votes("kg:votedFor").contains("CDA 14"));
    assert!(votes("kg:votedFor").contains("PvdD 6"), "{:?}", votes("kg:votedFor"));
}

#[test]
fn data_in_several_files_are_joined_and_what_was_deleted_goes() {
    let desk = Desk::new();
    let context = |set: &str| format!("https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/$metadata#{set}");
    let set = |name: &str, value: serde_json::Value| {
        desk.write(
            &format!("{name}.json"),
            serde_json::json!({"@odata.context": context(name), "value": value}).to_string(),
        );
    };
    set(
        "Kamerstukdossier",
        serde_json::json!([{"Id": "d1", "Nummer": 31839, "Titel": "Jeugdzorg", "Afgesloten": false}]),
    );
    set(
        "Zaak",
        serde_json::json!([
            {"Id": "z1", "Nummer": "2024Z00001", "Soort": "Motie", "Onderwerp": "Motie van het lid Westerveld over wachttijden",
             "GestartOp": "2024-02-01T00:00:00+01:00", "Volgnummer": 977, "Kamerstukdossier_Id": "d1"},
            {"Id": "z2", "Nummer": "2024Z00002", "Soort": "Motie", "Onderwerp": "Motie van het lid Ceder"}]),
    );
    set(
        "ZaakActor",
        serde_json::json!([{"Id": "a1", "Zaak_Id": "z1", "ActorNaam": "L. Westerveld", "ActorFractie": "GroenLinks-PvdA",
            "Relatie": "Indiener", "Persoon_Id": "p1"}, {"Id": "a2", "Zaak_Id": "z1", "ActorNaam": "vaste commissie voor VWS",
            "Relatie": "Voortouwcommissie"}]),
    );
    set(
        "Besluit",
        serde_json::json!([{"Id": "b1", "Zaak_Id": "z1", "BesluitSoort": "Stemmen - aangenomen", "Status": "Besluit"}]),
    );
    set(
        "Stemming",
        serde_json::json!([
            {"Id": "s1", "Besluit_Id": "b1", "Soort": "Voor", "FractieGrootte": 25, "ActorNaam": "GroenLinks-PvdA", "ActorFractie": "GroenLinks-PvdA"},
            {"Id": "s2", "Besluit_Id": "b1", "Soort": "Tegen", "FractieGrootte": 37, "ActorNaam": "PVV", "ActorFractie": "PVV", "Vergissing": true}]),
    );
    set(
        "Toezegging",
        serde_json::json!([{"Id": "t1", "Nummer": "TZ202402-101", "Tekst": "De staatssecretaris stuurt voor de zomer een brief.",
            "Status": "Openstaand", "Functie": "staatssecretaris van Volksgezondheid, Welzijn en Sport", "ActiviteitNummer": "2024A00001",
            "AanmaakDatum": "2024-02-01T00:00:00+01:00"}]),
    );
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("4 official records"), "{printed}");
    let store = desk.open();
    let motion = rows(
        &store,
        "SELECT ?paper ?dossier ?submitter ?mistaken { GRAPH ?case {
           <https://kamergraaf.nl/id/motion/kst-31839-977> kg:recordedIn ?paper ; kg:submittedBy ?submitter ; kg:decision/kg:outcome kg:Adopted .
           ?paper kg:inDossier ?dossier .
           ?vote rdf:predicate kg:votedAgainst ; kg:mistaken ?mistaken } }",
    );
    let [row] = motion.as_slice() else { panic!("{motion:?}") };
    assert!(row["paper"].ends_with("/kst-31839-977") && row["dossier"].ends_with("/dossier/31839"), "{row:?}");
    assert_eq!(
        (row["submitter"].as_str(), row["mistaken"].as_str()),
        ("https://kamergraaf.nl/id/person/lisa-westerveld", "true")
    );
    let (status, answer, _) = run(
        "query",
        &[Path::new("open-commitments"), Path::new("--store"), &desk.store(), Path::new("--format"), Path::new("csv")],
        b"",
    );
    assert!(status == 0 && answer.contains("stuurt voor de zomer een brief") && answer.contains(",open,"), "{answer}");
    drop(store);
    // The Kamer takes the second motion and a vote back, and the commitment is met.
    desk.write(
        "verwijderd.xml",
        r#"<feed><entry><category term="zaak"/><content><zaak id="z2" verwijderd="true"/></content></entry>
        <entry><category term="stemming"/><content><stemming id="s2" verwijderd="true"/></content></entry></feed>"#,
    );
    let met = std::fs::read_to_string(desk.papers().join("Toezegging.json")).unwrap().replace("Openstaand", "Voldaan");
    desk.write("Toezegging.json", met);
    let (_, printed, complaint) = desk.build(&[]);
    assert!(printed.contains("3 official records, 1 deleted"), "{printed}{complaint}");
    let store = desk.open();
    assert!(rows(&store, "SELECT ?s { GRAPH ?g { ?s kg:votedAgainst ?o } }").is_empty());
    assert!(rows(&store, "SELECT ?s { GRAPH ?g { ?s dcterms:identifier '2024Z00002' } }").is_empty());
    assert_eq!(rows(&store, "SELECT ?c { GRAPH ?g { ?s rdf:object ?c ; kg:status kg:Settled } }").len(), 1);
    drop(store);
    // A record that is in its file no more is pruned.
    set("Toezegging", serde_json::json!([]));
    let (_, printed, _) = desk.build(&["--prune"]);
    assert!(printed.contains("2 official records, 1 pruned"), "{printed}");
}

#[test]
fn documents_of_the_house_that_bring_their_text_are_read() {
    let desk = Desk::new();
    desk.copy("odata-document.json", "moties.json");
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("2 read, 0 unchanged, 0 left out, 2 official records"), "{printed}");
    let papers = [("kst-29684-240", "moties.json!/2023D02253"), ("kst-36169-27", "moties.json!/2023D04868")];
    assert_eq!(desk.held(), pairs(&papers));
    assert!(printed.contains("metadata of 2 papers"), "{printed}");
    let all = printed.lines().find(|line| line.trim_start().starts_with("all ")).unwrap();
    assert_eq!(all.split_whitespace().collect::<Vec<_>>(), ["all", "5", "0", "1", "6"], "{printed}");
    let dossiers =
        rows(&desk.open(), "SELECT ?dossier { GRAPH ?paper { ?paper kg:inDossier ?dossier } } ORDER BY ?dossier");
    let dossiers: Vec<&str> = dossiers.iter().filter_map(|row| row["dossier"].rsplit('/').next()).collect();
    assert_eq!(dossiers, ["29684", "36169"]);
}

#[test]
fn the_ontology_defines_every_own_term_of_the_records() {
    let desk = Desk::new();
    for name in ["odata-zaak.json", "odata-document.json", "syncfeed-entry-kamerstukdossier.xml"] {
        desk.copy(name, name);
    }
    assert_eq!(desk.build(&[]).0, 0);
    let strangers = rows(
        &desk.open(),
        "SELECT DISTINCT ?term WHERE {
           { ?s ?term ?o } UNION { ?s a ?term } UNION { ?s kg:outcome ?term }
           FILTER(STRSTARTS(STR(?term), 'https://kamergraaf.nl/def#'))
           FILTER NOT EXISTS { ?term rdfs:isDefinedBy <https://kamergraaf.nl/def> } }",
    );
    assert!(strangers.is_empty(), "{strangers:?}");
}
