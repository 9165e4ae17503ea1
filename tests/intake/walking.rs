//! What is found: folders, archives, bad files, what is gone.

use super::ask::rows;
use super::desk::{Desk, pairs, paper, run, tarred, zipped};
use std::io::Write;
use std::path::Path;

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
fn a_path_is_the_same_paper_however_it_is_spelt() {
    let desk = Desk::new();
    desk.copy("kst-35786-7.xml", "kst-35786-7.xml");
    desk.copy("odata-zaak.json", "zaken.json");
    desk.write("oud.zip", zipped(&[("kst-24447-6.xml", &paper("kst-24447-6.xml"))]));
    let folder = desk.folder.path();
    let run = |command: &str, path: &Path, from: &Path| {
        let mut program = assert_cmd::Command::cargo_bin("kamergraaf").unwrap();
        let output =
            program.current_dir(from).arg(command).arg(path).arg("--store").arg(desk.store()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let sub = desk.papers();
    let spellings = [
        (Path::new("papers"), folder),
        (Path::new("./papers"), folder),
        (Path::new("papers/"), folder),
        (Path::new("papers/../papers/."), folder),
        (sub.as_path(), folder),
        (sub.as_path(), Path::new("/")),
        (Path::new("."), sub.as_path()),
        (Path::new("../papers"), sub.as_path()),
    ];
    // Built by the whole path from elsewhere, and by the short one: each finds itself under any other spelling from there.
    for (first, start) in [(sub.as_path(), Path::new("/")), (Path::new("papers"), folder)] {
        let _old = std::fs::remove_dir_all(desk.store());
        assert!(run("build", first, start).contains("2 read, 0 unchanged"));
        let seen = |(_, from): &&(&Path, &Path)| start != folder || *from == folder;
        for (path, from) in spellings.iter().filter(seen) {
            let told = run("status", path, from);
            assert_eq!(told, "0 new, 0 changed, 0 gone, 3 unchanged\n", "{} from {}", path.display(), from.display());
        }
    }
    let printed = run("build", &sub, folder);
    assert!(printed.contains("0 read, 2 unchanged, 0 left out"), "{printed}");
    std::fs::remove_file(sub.join("zaken.json")).unwrap();
    std::fs::remove_file(sub.join("oud.zip")).unwrap();
    assert!(run("status", Path::new("./papers/"), folder).ends_with("0 new, 0 changed, 2 gone, 1 unchanged\n"));
}
