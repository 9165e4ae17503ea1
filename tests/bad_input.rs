//! Bad input as users meet it: one clear line for each file, exit status 2, and all else is built.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod desk;

use desk::{Desk, PAPERS, packed, paper, run, tarred, zipped};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A small letter that tells its own number.
fn letter(number: u32) -> String {
    format!("31 839 Jeugdzorg\nNr. {number}\nGeachte voorzitter,\nDe gemeente Harderwijk deed mee aan het overleg.\n")
}

/// The warnings that name a file; there is one, and it says these words.
fn named(complaint: &str, file: &str, words: &str) {
    let lines: Vec<&str> = complaint.lines().filter(|line| line.contains(file)).collect();
    assert!(lines.len() == 1 && lines[0].contains(words), "{file}: {lines:?} in {complaint}");
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_device_are_named_and_not_waited_for() {
    let desk = Desk::new();
    desk.write("brief.txt", letter(900));
    let pipe = desk.papers().join("pijp.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (status, printed, complaint) = desk.build(&["/dev/zero"]);
    assert!(status == 2 && printed.contains("1 read, 0 unchanged, 2 left out"), "{printed}{complaint}");
    for file in ["pijp.txt", "/dev/zero"] {
        named(&complaint, file, "is no file that has an end: give a file, or pipe its words to `kamergraaf build -`");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_utf_8_stay_apart() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    for (name, place) in [(b"brief \xEF.txt", "Ermelo"), (b"brief \xFF.txt", "Putten")] {
        let path = desk.papers().join(std::ffi::OsStr::from_bytes(name));
        std::fs::write(path, format!("De gemeente {place} deed mee aan het overleg.")).unwrap();
    }
    for words in ["2 read, 0 unchanged, 0 left out\n", "0 read, 2 unchanged, 0 left out\n"] {
        let (status, printed, complaint) = desk.build(&[]);
        assert!(status == 0 && printed.contains(words), "{printed}{complaint}");
    }
    let files: Vec<String> = desk.held().into_iter().map(|(_, file)| file).collect();
    assert_eq!(files, [r"brief \xEF.txt", r"brief \xFF.txt"]);
    assert!(desk.status().contains("0 new, 0 changed, 0 gone, 2 unchanged"), "{}", desk.status());
}

#[test]
fn one_file_that_is_packed_alone_is_read_as_what_it_is() {
    let desk = Desk::new();
    desk.write("brief.txt.gz", packed(letter(900).as_bytes()));
    desk.write("kst-35786-7.xml.gz", packed(&paper("kst-35786-7.xml")));
    let line = serde_json::json!({"id": "kst-31839-901", "text": letter(901)});
    desk.write("brieven.jsonl.gz", packed(format!("{line}\n").as_bytes()));
    let tar = {
        let mut bytes = Vec::new();
        let archive = tarred(&[("x/brief.txt", letter(902).as_bytes())]);
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(archive.as_slice()), &mut bytes).unwrap();
        bytes
    };
    desk.write("los.tar", tar);
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
    let expected = [
        ("kst-31839-900", "brief.txt.gz"),
        ("kst-31839-901", "brieven.jsonl.gz!/kst-31839-901"),
        ("kst-31839-902", "los.tar!/x/brief.txt"),
        ("kst-35786-7", "kst-35786-7.xml.gz"),
    ];
    assert_eq!(desk.held(), expected.map(|(paper, file)| (paper.to_owned(), file.to_owned())));
}

#[test]
fn what_unpacks_to_more_than_paper_can_is_refused_whole() {
    let desk = Desk::new();
    desk.write("brief.txt", letter(900));
    let inner = zipped(&[("nul.csv", &[b'0'; 9 << 20])]);
    desk.write("nest.zip", zipped(&[("a.zip", &inner), ("b.zip", &inner), ("c.zip", &inner)]));
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!(status, 2, "{printed}");
    named(&complaint, "nest.zip", "is refused: the archives in it unpack to more than 16 MB");
    assert!(printed.contains("1 read, 0 unchanged, 1 left out"), "{printed}");
}

#[test]
fn links_and_devices_in_an_archive_are_passed_over() {
    let desk = Desk::new();
    let mut builder = tar::Builder::new(Vec::new());
    let mut add = |name: &str, kind: tar::EntryType, link: Option<&str>, bytes: &[u8]| {
        let mut header = tar::Header::new_gnu();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(kind);
        header.set_size(bytes.len() as u64);
        link.into_iter().for_each(|link| header.set_link_name(link).unwrap());
        header.set_cksum();
        builder.append(&header, bytes).unwrap();
    };
    add("brief.txt", tar::EntryType::Regular, None, letter(900).as_bytes());
    add("wachtwoorden.txt", tar::EntryType::Symlink, Some("/etc/passwd"), b"");
    add("zelfde.txt", tar::EntryType::Link, Some("brief.txt"), b"");
    add("nul.txt", tar::EntryType::Char, None, b"");
    add("pijp.txt", tar::EntryType::Fifo, None, b"");
    add("/etc/hosts", tar::EntryType::Regular, None, letter(901).as_bytes());
    desk.write("pak.tar.gz", packed(&builder.into_inner().unwrap()));
    let (status, printed, complaint) = desk.build(&[]);
    assert!(status == 2 && printed.contains("1 read, 0 unchanged, 1 left out\n"), "{printed}{complaint}");
    named(&complaint, "pak.tar.gz!//etc/hosts", "is refused: its path leads outside the archive");
    assert_eq!(desk.held(), [("kst-31839-900".to_owned(), "pak.tar.gz!/brief.txt".to_owned())]);
}

#[test]
fn every_paper_that_was_cut_off_is_named_in_one_line_or_read() {
    let desk = Desk::new();
    let mut cut = 0;
    for file in files(Path::new(PAPERS)) {
        let bytes = std::fs::read(&file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        for (part, end) in [("kwart", bytes.len() / 4), ("half", bytes.len() / 2), ("bijna", bytes.len() - 30)] {
            desk.write(&format!("{part}-{name}"), &bytes[..end]);
            cut += usize::from(!name.ends_with(".md"));
        }
    }
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!(status, 2, "{printed}");
    let warnings = complaint.lines().filter(|line| line.starts_with("warning: ")).count();
    assert_eq!(complaint.lines().count(), warnings, "one line each: {complaint}");
    let read = desk.open().papers().count();
    let mark = format!("{read} read, 0 unchanged, {warnings} left out");
    assert!(printed.contains(&mark) && warnings > 70 && read + warnings <= cut, "{mark}: {printed}");
    assert!(complaint.lines().all(|line| line.contains(": ") && line.len() < 400), "{complaint}");
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn kinds_of_files_that_are_not_read_are_told_apart() {
    let desk = Desk::new();
    let mut long: Vec<u8> = vec![0xFF, 0xFE, 0, 0];
    long.extend("Geachte voorzitter".chars().flat_map(|c| u32::from(c).to_le_bytes()));
    desk.write("utf32.txt", long);
    desk.write("foto", b"\x89PNG\r\n\x1A\n and so on");
    desk.write("scan.dat", b"II*\0 and so on");
    desk.write("pak.7z", b"7z\xBC\xAF\x27\x1C and so on");
    desk.write("pak.tar.bz2", b"BZh91AY&SY and so on");
    desk.write("pak.tar.xz", b"\xFD7zXZ\0 and so on");
    desk.write("pak.rar", b"Rar!\x1A\x07 and so on");
    desk.write("diep.json", format!("{{\"@odata.context\": \"x\", \"value\": {}", "[".repeat(100_000)));
    desk.write("lijst.json", "[\n  {\"id\": \"1\", \"text\": \"De Kamer\"}\n]\n");
    let (status, printed, complaint) = desk.build(&[]);
    assert!(status == 2 && printed.contains("0 read, 0 unchanged, 8 left out, 1 other file"), "{printed}{complaint}");
    for (file, words) in [
        ("utf32.txt", "is neither text nor a known kind of file"),
        ("foto", "is a picture: put its OCR text beside it as a .txt file of the same name"),
        ("scan.dat", "is a picture: "),
        ("pak.7z", "is an archive of a kind that is not read: unpack it, or give a .zip or .tar.gz"),
        ("pak.tar.bz2", "is an archive of a kind"),
        ("pak.tar.xz", "is an archive of a kind"),
        ("pak.rar", "is an archive of a kind"),
        ("diep.json", "nests its elements deeper than 127 levels"),
    ] {
        named(&complaint, file, words);
    }
    let list = desk.papers().join("lijst.json");
    let (status, _, complaint) = run("build", &[&list, Path::new("--store"), &desk.store()], b"");
    assert_eq!(status, 2);
    named(
        &complaint,
        "lijst.json",
        "is JSON of an unknown kind, not a paper: give OData of the Tweede Kamer, or papers as",
    );
    let (_, _, complaint) =
        run("build", &[Path::new("-"), Path::new("--store"), &desk.store()], &std::fs::read(list).unwrap());
    named(&complaint, "standard input", "is JSON of an unknown kind");
}

#[test]
fn a_name_from_a_file_keeps_to_its_line() {
    let desk = Desk::new();
    desk.write("lang.xml", format!("<?xml version='1.0'?><kamerstuk><{}>", "al".repeat(5000)));
    desk.write("wortel.xml", format!("<?xml version='1.0'?><{}/>", "x".repeat(5000)));
    desk.write("entiteit.xml", format!("<kamerstuk><al>&{};</al></kamerstuk>", "e".repeat(5000)));
    desk.write("pak.zip", zipped(&[("regel\neen\u{1b}[31m.txt", b"")]));
    let (status, _, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.lines().count()), (2, 4), "{complaint}");
    assert!(complaint.lines().all(|line| line.len() < 400) && !complaint.contains('\u{1b}'), "{complaint}");
    named(&complaint, "lang.xml", "it stops inside <alal");
    named(&complaint, "pak.zip", r"pak.zip!/regel\neen\u{1b}[31m.txt holds no text");
}

#[test]
fn json_lines_give_a_paper_each_whatever_their_names() {
    let desk = Desk::new();
    let lines = [
        serde_json::json!({"id": "kst-31839-900", "date": "2023-01-31", "text": letter(900)}),
        serde_json::json!({"id": 7, "text": "De gemeente Ermelo deed mee aan het overleg."}),
        serde_json::json!({"id": "brief", "text": "De gemeente Putten deed mee aan het overleg."}),
        serde_json::json!({"id": "brief", "text": "De gemeente Nunspeet deed mee aan het overleg."}),
        serde_json::json!({"id": "niets", "text": ""}),
    ];
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    desk.write("a/brieven.txt", &lines);
    desk.write("b.zip", zipped(&[("in/brieven.jsonl", lines.replace("31839-9", "31839-8").as_bytes())]));
    let (status, printed, complaint) = desk.build(&[]);
    assert!(status == 2 && printed.contains("8 read, 0 unchanged, 2 left out"), "{printed}{complaint}");
    let held = desk.held();
    let of = |file: &str| held.iter().filter(|(_, source)| source.starts_with(file)).collect::<Vec<_>>();
    let sources = ["kst-31839-900", "7", "brief", "brief (2)"].map(|name| format!("a/brieven.txt!/{name}"));
    let mut found: Vec<&str> = of("a/").iter().map(|(_, source)| source.as_str()).collect();
    found.sort_by_key(|source| sources.iter().position(|known| known == source));
    assert_eq!(found, sources, "{held:?}");
    assert_eq!(of("b.zip!/in/brieven.jsonl!/").len(), 4, "{held:?}");
    assert!(desk.build(&[]).1.contains("0 read, 8 unchanged, 2 left out"));
    // A format that is an archive's is that of the file, not that of the papers in it.
    let file = desk.papers().join("a/brieven.txt");
    let other = desk.folder.path().join("other.store");
    for format in ["jsonl", "text"] {
        let arguments = [&file, Path::new("--as"), Path::new(format), Path::new("--store"), &other];
        let (_, printed, complaint) = run("build", &arguments, b"");
        assert!(printed.contains("4 read, 0 unchanged, 1 left out"), "{format}: {printed}{complaint}");
    }
    let file = desk.papers().join("b.zip");
    let arguments = [&file, Path::new("--as"), Path::new("zip"), Path::new("--store"), &other];
    let (_, printed, complaint) = run("build", &arguments, b"");
    assert!(printed.contains("4 read, 0 unchanged, 1 left out"), "{printed}{complaint}");
}

#[test]
fn a_list_of_files_may_come_from_any_program() {
    let desk = Desk::new();
    let store = desk.store();
    let (one, two) = (desk.papers().join("een.txt"), desk.papers().join("twee.txt"));
    std::fs::write(&one, letter(900)).unwrap();
    std::fs::write(&two, letter(901)).unwrap();
    let (one, two) = (one.display(), two.display());
    for list in [format!("\u{feff}{one}\r\n{two}\r\n"), format!("{one}\0{two}\0"), format!("  {one}\n\n{two}")] {
        let arguments = [Path::new("--files-from"), Path::new("-"), Path::new("--store"), &store];
        let (status, printed, complaint) = run("build", &arguments, list.as_bytes());
        assert!(status == 0 && printed.contains(", 0 left out\n"), "{list:?}: {printed}{complaint}");
        assert_eq!(desk.held().len(), 2);
        std::fs::remove_dir_all(&store).unwrap();
    }
}

#[test]
fn references_of_the_other_papers_are_listed_when_one_cannot_be_read() {
    let desk = Desk::new();
    desk.write("leeg.txt", "");
    desk.write("brief.txt", "Zie Kamerstuk 31 839, nr. 807.");
    let files = [desk.papers().join("leeg.txt"), desk.papers().join("niets.txt"), desk.papers().join("brief.txt")];
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let (status, printed, complaint) = run("references", &files, b"");
    assert!(status == 2 && printed.contains("Kamerstukken 31839, nr. 807"), "{printed}{complaint}");
    named(&complaint, "leeg.txt", "holds no text");
    named(&complaint, "niets.txt", "cannot read");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("brief.txt", letter(900));
    desk.write("dicht/brief.txt", letter(901));
    let closed = desk.papers().join("dicht");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
    let may_all_the_same = std::fs::read_dir(&closed).is_ok();
    let (status, printed, complaint) = desk.build(&[]);
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o755)).unwrap();
    // The superuser may read anything.
    if !may_all_the_same {
        assert!(status == 2 && printed.contains("1 read, 0 unchanged, 0 left out"), "{printed}{complaint}");
        named(&complaint, "dicht", "cannot read");
    }
}

#[test]
fn a_file_that_goes_between_two_looks_is_named() {
    use kamergraaf::intake::{Survey, walk};
    let desk = Desk::new();
    desk.write("blijft.txt", letter(900));
    desk.write("gaat.txt", letter(901));
    let found = walk(&[desk.papers()], None);
    std::fs::remove_file(desk.papers().join("gaat.txt")).unwrap();
    let survey = Survey::new(found, None);
    let refused: Vec<String> = survey.refused.iter().map(ToString::to_string).collect();
    assert!(refused.len() == 1 && refused[0].contains("gaat.txt cannot be read: "), "{refused:?}");
    assert_eq!(survey.papers.len(), 1);
}

#[test]
fn a_line_of_words_without_end_is_read_in_bounded_time() {
    let desk = Desk::new();
    let mut file = std::fs::File::create(desk.papers().join("lijn.txt")).unwrap();
    for _ in 0..20_000 {
        file.write_all(b"De Kamer. ").unwrap();
    }
    let (status, printed, complaint) = desk.build(&[]);
    assert_eq!((status, complaint.as_str()), (0, ""), "{printed}");
}
