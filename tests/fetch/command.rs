//! The command as a user runs it: into a folder, again after it was killed, and on to a build.

use crate::ask::rows;
use crate::folder::files;
use crate::replay::Replay;
use crate::server::{Asked, Reply, Server};
use assert_cmd::Command;
use assert_cmd::cargo::CommandCargoExt;
use kamergraaf::store::Store;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

/// Runs the program; gives its exit status, what it printed and what it complained of.
fn program(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("kamergraaf").unwrap().args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What `fetch` is told: where the services are, not to pause, and where to put things.
fn arguments(server: &Server, folder: &Path, more: &[&str]) -> Vec<String> {
    let (sru, odata) = (format!("{}/sru", server.address), format!("{}/odata", server.address));
    let own = ["fetch", "--sru", &sru, "--odata", &odata, "--pause", "0", "--to", folder.to_str().unwrap()];
    own.iter().chain(more).map(ToString::to_string).collect()
}

fn fetch(server: &Server, folder: &Path, more: &[&str]) -> (i32, String, String) {
    let arguments = arguments(server, folder, more);
    program(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

fn services() -> Server {
    Server::new(|address| {
        let replay = Replay::new(address);
        move |asked: &Asked| replay.answer(asked)
    })
}

#[test]
fn a_build_makes_the_graph_of_what_was_fetched() {
    let server = services();
    let folder = tempfile::tempdir().unwrap();
    let (papers, store) = (folder.path().join("papers"), folder.path().join("my.store"));
    let (status, printed, complaints) = fetch(&server, &papers, &["--dossier", "32 545"]);
    assert_eq!((status, complaints.as_str()), (0, "dossier 32545: 3 papers listed\n"));
    assert!(printed.ends_with("papers: 3 fetched, 0 kept, 0 failed, 4 answers with records\n"), "{printed}");

    let build = ["build", papers.to_str().unwrap(), "--store", store.to_str().unwrap()];
    let (status, printed, complaints) = program(&build);
    assert_eq!((status, complaints.as_str()), (0, ""), "{printed}");
    assert!(printed.contains("3 read, 0 unchanged, 0 left out, 1 metadata record"), "{printed}");
    assert!(printed.contains("metadata of 1 paper"), "the paper is compared with its metadata: {printed}");

    let opened = Store::open(&store).unwrap();
    let graphs: Vec<&str> = opened.papers().map(|(iri, _)| iri.rsplit('/').next().unwrap()).collect();
    assert_eq!(graphs, ["kst-24447-6", "kst-32545-143", "kst-35786-7"]);
    let movers = rows(
        &opened,
        "SELECT DISTINCT ?name { GRAPH ob:kst-32545-143 { ?motion kg:submittedBy ?mover . ?mover skos:prefLabel ?name } }",
    );
    assert!(movers.len() == 2 && movers.iter().any(|row| row["name"].contains("van Dijk")), "{movers:?}");
    let votes = rows(
        &opened,
        "SELECT ?seats { ?vote rdf:predicate kg:votedAgainst ; rdf:subject ?party ; rdf:object ?motion ; kg:seats ?seats .
           ?motion skos:prefLabel ?label . FILTER(CONTAINS(?label, 'landbouwbrief')) }",
    );
    assert!(votes.len() > 5, "{votes:?}");

    assert_eq!(fetch(&server, &papers, &["--dossier", "32545"]).0, 0);
    assert!(program(&build).1.contains("0 read, 3 unchanged"), "a second fetch changes nothing for a build");
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_stopped() {
    let (told, asked_for) = mpsc::channel();
    let told = Mutex::new(told);
    let mended = std::sync::Arc::new(AtomicBool::new(false));
    let switch = mended.clone();
    let server = Server::new(|address| {
        let replay = Replay::new(address);
        move |asked: &Asked| {
            // Of the second paper the text comes and the metadata never do.
            if asked.path.contains("kst-32545-143")
                && asked.path.ends_with("metadata.xml")
                && !switch.load(Ordering::Relaxed)
            {
                told.lock().unwrap().send(()).unwrap();
                return Reply::Silence;
            }
            replay.answer(asked)
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    let mut command = std::process::Command::cargo_bin("kamergraaf").unwrap();
    let mut child = command.args(arguments(&server, &papers, &["--dossier", "32545"])).spawn().unwrap();
    asked_for.recv().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let there: Vec<String> =
        files(&papers).keys().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(there, [".fetched.jsonl", "kst-24447-6.xml"], "a paper is there with all of its files or not at all");

    mended.store(true, Ordering::Relaxed);
    server.paths();
    let (status, printed, _) = fetch(&server, &papers, &["--dossier", "32545"]);
    assert!(status == 0 && printed.contains("2 fetched, 1 kept, 0 failed"), "{printed}");
    assert!(!server.paths().iter().any(|path| path.contains("kst-24447-6")), "what was there is not asked for again");
    let whole = folder.path().join("whole");
    fetch(&server, &whole, &["--dossier", "32545"]);
    let bytes = |folder: &Path| files(folder).into_values().collect::<Vec<_>>();
    assert!(bytes(&papers) == bytes(&whole), "as if nothing had happened");
}

#[test]
fn what_fails_is_named_and_the_exit_status_tells() {
    let server = Server::new(|address| {
        let replay = Replay::new(address);
        move |asked: &Asked| match asked.path.ends_with("kst-24447-6.xml") {
            true => Reply::status(404),
            false => replay.answer(asked),
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let (status, printed, complaints) =
        fetch(&server, &folder.path().join("a"), &["--dossier", "32545", "--no-records"]);
    assert_eq!(status, 2);
    assert!(printed.contains("2 fetched, 0 kept, 1 failed"), "{printed}");
    let expected = format!("warning: kst-24447-6: {}/frbr/", server.address);
    assert!(complaints.contains(&expected) && complaints.contains("answered 404: it is not there"), "{complaints}");

    let (status, _, complaints) = fetch(&server, &folder.path().join("b"), &["--dossier", "99999", "--no-records"]);
    assert_eq!(status, 1);
    assert!(complaints.contains("dossier 99999 has no published papers"), "{complaints}");
    assert!(!folder.path().join("b").exists());

    let other = folder.path().join("c");
    for (wrong, sentence) in [
        (["--dossier", "kst-31839"], "is no dossier number: write it as 31839"),
        (["--formats", "docx"], "is no format of the repository"),
        (["--pause", "4000"], "give seconds"),
        (["--sru", "ftp://example.nl"], "give an address that begins with https://"),
    ] {
        let all = [&["fetch", "--dossier", "32545", "--to", other.to_str().unwrap()], &wrong[..]].concat();
        let (status, _, complaints) = program(&all);
        assert!(status == 2 && complaints.contains(sentence), "{complaints}");
    }
}

#[test]
fn a_dry_run_lists_and_fetches_nothing() {
    let server = services();
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    let (status, printed, _) = fetch(&server, &papers, &["--dossier", "32545", "--dry-run"]);
    assert_eq!(status, 0);
    let lines: Vec<&str> = printed.lines().collect();
    assert!(lines.len() == 4 && lines[1].starts_with("new\tkst-32545-143\txml\tWet- en regelgeving"), "{printed}");
    assert_eq!(lines[3], "3 new, 0 changed, 0 kept");
    assert!(!papers.exists() && server.paths().iter().all(|path| path.starts_with("/sru?")));
}

#[test]
fn the_services_are_told_who_asks_and_since_when() {
    let server = services();
    let folder = tempfile::tempdir().unwrap();
    let more =
        ["--dossier", "32545", "--dossier", "35925-XVI", "--since", "2021-07-01", "--contact", "kamer@example.nl"];
    let (status, printed, _) = fetch(&server, folder.path(), &more);
    assert!(status == 0 && printed.contains("3 fetched"), "a dossier without changes is no fault: {printed}");
    let asked = server.requests();
    let agent = format!("kamergraaf/{} (+https://kamergraaf.nl; kamer@example.nl)", env!("CARGO_PKG_VERSION"));
    assert!(asked.iter().all(|asked| asked.headers["user-agent"] == agent));
    let paths: Vec<&str> = asked.iter().map(|asked| asked.path.as_str()).collect();
    assert!(
        paths
            .iter()
            .filter(|path| path.starts_with("/sru?"))
            .all(|path| path.contains(" and dt.modified>=2021-07-01&"))
    );
    assert!(paths.iter().any(|path| path.contains("w.dossiernummer==\"35925-XVI\"")), "{paths:?}");
    assert!(paths.iter().any(|path| path.contains("d/Nummer eq 35925 and d/Toevoeging eq 'XVI'")), "{paths:?}");
}
