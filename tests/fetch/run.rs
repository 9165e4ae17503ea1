//! Runs into a folder, against a server that stumbles. Waits take no time here; the network is real.

use crate::folder::files;
use crate::replay::{Replay, sample};
use crate::server::{Asked, Reply, Server};
use jiff::Timestamp;
use kamergraaf::fetch::{
    Answer, Client, Clock, Fault, Fetch, FetchError, Folder, Form, Hosts, Http, Manners, Order, Report, Request,
    SystemClock, Transport,
};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A clock on which waits take no time.
struct Hurry;

impl Clock for Hurry {
    fn now(&self) -> Timestamp {
        SystemClock.now()
    }

    fn sleep(&self, _pause: Duration) {}
}

fn order(server: &Server) -> Order {
    Order {
        dossiers: vec!["32545".parse().unwrap()],
        since: None,
        forms: Form::ALL.to_vec(),
        every_form: false,
        annexes: false,
        records: true,
        limit: None,
        sru: format!("{}/sru", server.address),
        odata: format!("{}/odata", server.address),
    }
}

fn run(order: &Order, folder: &Path) -> Report {
    run_over(&Http::new("kamergraaf/test", Duration::from_secs(60)), order, folder)
}

fn run_over(transport: &dyn Transport, order: &Order, folder: &Path) -> Report {
    let hosts = Hosts::new(&[&order.sru, &order.odata]).unwrap();
    let client = Client::new(transport, &Hurry, hosts, Manners::default(), &|_| ());
    let fetch = Fetch::new(client, order, Folder::open(folder).unwrap(), &());
    let plan = fetch.plan();
    fetch.carry_out(plan).unwrap()
}

/// Waits for one paper hardly at all, and for everything else as long as it takes.
struct Impatient {
    paper: &'static str,
    hardly: Http,
    long: Http,
}

impl Transport for Impatient {
    fn get(&self, request: &Request<'_>, limit: u64) -> Result<Answer, Fault> {
        if request.url.contains(self.paper) { &self.hardly } else { &self.long }.get(request, limit)
    }
}

fn counts(report: &Report) -> (usize, usize, usize) {
    (report.fetched, report.kept, report.failures.len())
}

/// A server that plays the services, and what can be changed about them.
fn services() -> (Server, Arc<Mutex<Replay>>) {
    services_with(|_, good| good)
}

/// As [`services`]; `stumble` may give another answer.
fn services_with(stumble: impl Fn(&Asked, Reply) -> Reply + Send + Sync + 'static) -> (Server, Arc<Mutex<Replay>>) {
    let mut shared = None;
    let server = Server::new(|address| {
        let replay = Arc::new(Mutex::new(Replay::new(address)));
        shared = Some(replay.clone());
        move |asked: &Asked| {
            let good = replay.lock().unwrap().answer(asked);
            stumble(asked, good)
        }
    });
    (server, shared.unwrap())
}

/// The paths of the papers among what was asked for.
fn papers(server: &Server) -> Vec<String> {
    let paths = server.paths().into_iter().filter(|path| path.starts_with("/frbr/"));
    paths.map(|path| path.rsplit('/').next().unwrap().to_owned()).collect()
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let name = |path: &std::path::PathBuf| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    files(folder).keys().map(name).collect()
}

#[test]
fn each_paper_lies_in_its_folder_with_its_metadata_and_the_records_beside() {
    let (server, _) = services();
    let folder = tempfile::tempdir().unwrap();
    let report = run(&order(&server), folder.path());
    assert_eq!((counts(&report), report.records), ((3, 0, 0), 4), "{report:?}");
    assert_eq!(
        names(folder.path()),
        [
            ".fetched.jsonl",
            "kst-24447-6/kst-24447-6.xml",
            "kst-32545-143/kst-32545-143.xml",
            "kst-32545-143/metadata.xml",
            "kst-35786-7/kst-35786-7.xml",
            "odata/32545/Document-0001.json",
            "odata/32545/Kamerstukdossier-0001.json",
            "odata/32545/Zaak-0001.json",
            "odata/32545/Zaak-0002.json",
        ]
    );
    let at = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    for name in ["kst-32545-143/kst-32545-143.xml", "kst-32545-143/metadata.xml"] {
        assert_eq!(at(name), sample(name));
    }
    let asked = server.paths();
    let lists: Vec<&String> = asked.iter().filter(|path| path.starts_with("/sru?")).collect();
    assert!(lists.len() == 2 && lists[1].contains("startRecord=3"), "{lists:?}");
    assert!(asked.iter().any(|path| path == "/odata/Zaak?$skiptoken=Id-2 '"), "{asked:?}");
}

#[test]
fn lists_have_an_end_even_if_the_service_does_not_tell_where() {
    let (server, replay) = services();
    for says_next in [true, false] {
        for page in 1..=4 {
            let mut replay = replay.lock().unwrap();
            (replay.page, replay.says_next) = (page, says_next);
            drop(replay);
            let folder = tempfile::tempdir().unwrap();
            let report = run(&Order { records: false, ..order(&server) }, folder.path());
            assert_eq!(counts(&report), (3, 0, 0), "{page} a page");
            let lists = server.paths().into_iter().filter(|path| path.starts_with("/sru?")).count();
            assert_eq!(lists, 3_usize.div_ceil(page));
        }
    }
}

#[test]
fn a_second_run_asks_for_no_paper_and_changes_no_byte() {
    let (server, replay) = services();
    let folder = tempfile::tempdir().unwrap();
    run(&order(&server), folder.path());
    let before = files(folder.path());
    server.paths();
    let report = run(&order(&server), folder.path());
    assert_eq!((counts(&report), report.records), ((0, 3, 0), 0));
    assert_eq!(papers(&server), [""; 0]);
    assert!(files(folder.path()) == before);
    let other = tempfile::tempdir().unwrap();
    replay.lock().unwrap().page = 1;
    run(&order(&server), other.path());
    let bytes = |folder: &Path| files(folder).into_values().collect::<Vec<_>>();
    assert!(bytes(other.path()) == bytes(folder.path()), "another folder has the same bytes");
}

#[test]
fn what_is_new_changed_or_lost_is_fetched_and_nothing_else() {
    let (server, replay) = services();
    let folder = tempfile::tempdir().unwrap();
    run(&order(&server), folder.path());
    papers(&server);
    replay.lock().unwrap().change("kst-35786-7", "Grondwet", "grondwet");
    assert_eq!(counts(&run(&order(&server), folder.path())), (1, 2, 0));
    assert_eq!(papers(&server), ["kst-35786-7.xml"]);
    let text = std::fs::read_to_string(folder.path().join("kst-35786-7/kst-35786-7.xml")).unwrap();
    assert!(text.contains("grondwet") && !text.contains("Grondwet"));
    replay.lock().unwrap().publish("kst-32545-144", &["pdf"], |_| sample("kst-32545-143/kst-32545-143.pdf"));
    std::fs::remove_file(folder.path().join("kst-24447-6/kst-24447-6.xml")).unwrap();
    assert_eq!(counts(&run(&order(&server), folder.path())), (2, 2, 0));
    assert_eq!(papers(&server), ["kst-24447-6.xml", "kst-32545-144.pdf"]);
}

#[test]
fn a_copy_that_is_still_the_newest_is_not_sent_again() {
    let (server, replay) = services();
    replay.lock().unwrap().etags = true;
    let folder = tempfile::tempdir().unwrap();
    run(&order(&server), folder.path());
    server.requests();
    let before = files(&folder.path().join("odata"));
    replay.lock().unwrap().touch("kst-32545-143");
    let report = run(&order(&server), folder.path());
    assert_eq!((counts(&report), report.records), ((1, 2, 0), 0));
    let asked = server.requests();
    let without: Vec<&str> =
        asked.iter().filter(|asked| !asked.headers.contains_key("if-none-match")).map(|asked| &*asked.path).collect();
    assert!(without.iter().all(|path| path.starts_with("/sru?")), "{without:?}");
    assert!(files(&folder.path().join("odata")) == before);
    assert_eq!(counts(&run(&order(&server), folder.path())), (0, 3, 0), "the new stamp is remembered");
}

#[test]
fn answers_that_stop_half_way_are_asked_for_again() {
    for kind in 0..4 {
        let tries = AtomicUsize::new(0);
        let (server, _) = services_with(move |asked, good| {
            let Reply::Full(200, _, body) = &good else { return good };
            let stumbles = asked.path.ends_with("kst-32545-143.xml") || asked.path.starts_with("/odata/Zaak?$f");
            if !stumbles || tries.fetch_add(1, Ordering::Relaxed) % 2 == 1 {
                return good;
            }
            match kind {
                0 => Reply::Half(body.clone()),
                1 => Reply::HalfOpen(body.clone()),
                2 => Reply::HalfChunked(body.clone()),
                _ => Reply::HangUp,
            }
        });
        let folder = tempfile::tempdir().unwrap();
        let report = run(&order(&server), folder.path());
        assert_eq!((counts(&report), report.records), ((3, 0, 0), 4), "{kind}: {report:?}");
        let name = "kst-32545-143/kst-32545-143.xml";
        assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), sample(name));
    }
}

#[test]
fn a_service_that_is_busy_for_a_while_gives_everything_in_the_end() {
    let count = AtomicUsize::new(0);
    let (server, _) = services_with(move |_, good| match count.fetch_add(1, Ordering::Relaxed) % 4 {
        0 => Reply::status(500),
        1 => Reply::Full(429, vec![("Retry-After", "2".to_owned())], Vec::new()),
        2 => Reply::Full(503, Vec::new(), b"<html>Sorry</html>".to_vec()),
        _ => good,
    });
    let folder = tempfile::tempdir().unwrap();
    let report = run(&order(&server), folder.path());
    assert_eq!((counts(&report), report.records), ((3, 0, 0), 4), "{report:?}");
}

#[test]
fn a_paper_without_an_answer_is_named_and_the_others_go_on() {
    let (server, _) = services_with(|asked, good| match asked.path.ends_with("kst-24447-6.xml") {
        true => Reply::Silence,
        false => good,
    });
    let folder = tempfile::tempdir().unwrap();
    let [hardly, long] = [50, 60_000].map(|millis| Http::new("kamergraaf/test", Duration::from_millis(millis)));
    let transport = Impatient { paper: "kst-24447-6", hardly, long };
    let report = run_over(&transport, &Order { records: false, ..order(&server) }, folder.path());
    assert_eq!(counts(&report), (2, 0, 1), "{report:?}");
    let (what, error) = &report.failures[0];
    assert_eq!(what, "kst-24447-6");
    assert!(error.to_string().contains("5 tries (no answer in time)"), "{error}");
    assert!(!names(folder.path()).iter().any(|name| name.contains("24447")), "nothing of it is there");
}

#[test]
fn a_service_that_is_down_is_left_alone() {
    let (server, replay) = services_with(|asked, good| match asked.path.starts_with("/frbr/") {
        true => Reply::status(502),
        false => good,
    });
    for number in 1..=20 {
        let identifier = format!("kst-32545-{number}");
        replay.lock().unwrap().publish(&identifier, &["xml"], |_| sample("kst-35786-7.xml"));
    }
    let folder = tempfile::tempdir().unwrap();
    let report = run(&order(&server), folder.path());
    assert_eq!((counts(&report), report.untried, report.records), ((0, 0, 3), 20, 4));
    assert_eq!(papers(&server).len(), 15, "three papers, five times each");
}

#[test]
fn of_a_format_that_is_not_there_the_next_one_is_taken() {
    let (server, _) = services_with(|asked, good| match asked.path.as_str() {
        path if path.ends_with("kst-32545-143.xml") => Reply::status(404),
        _ => good,
    });
    let folder = tempfile::tempdir().unwrap();
    let order = Order { records: false, ..order(&server) };
    assert_eq!(counts(&run(&order, folder.path())), (3, 0, 0));
    assert_eq!(names(&folder.path().join("kst-32545-143")), ["kst-32545-143.html", "metadata.xml"]);
    assert_eq!(counts(&run(&order, folder.path())), (0, 3, 0));
}

#[test]
fn of_a_format_that_arrives_broken_the_next_one_is_taken_until_it_is_mended() {
    let sorry = "<html><body>Deze pagina is er even niet.</body></html>";
    let (server, _) = services_with(move |asked, good| match (asked.path.as_str(), good) {
        (path, _) if path.ends_with("kst-32545-143.xml") => Reply::good(sorry),
        (path, Reply::Full(200, _, body)) if path.ends_with("kst-32545-143.html") => Reply::HalfOpen(body),
        (_, good) => good,
    });
    let folder = tempfile::tempdir().unwrap();
    let order = Order { records: false, ..order(&server) };
    assert_eq!(counts(&run(&order, folder.path())), (3, 0, 0));
    assert_eq!(names(&folder.path().join("kst-32545-143")), ["kst-32545-143.odt", "metadata.xml"]);
    let asked = papers(&server);
    let count = |name: &str| asked.iter().filter(|path| path.ends_with(name)).count();
    assert_eq!((count("143.xml"), count("143.html"), count("143.odt")), (1, 5, 1), "another kind of file stays one");
    assert_eq!(counts(&run(&order, folder.path())), (1, 2, 0), "what arrived broken is asked for again");
}

#[test]
fn formats_are_chosen() {
    let (server, _) = services();
    let chosen = |forms: &[Form], every_form: bool| {
        let folder = tempfile::tempdir().unwrap();
        let order = Order { forms: forms.to_vec(), every_form, records: false, ..order(&server) };
        let report = run(&order, folder.path());
        let of_one = names(folder.path()).into_iter().filter_map(|name| Some(name.split_once("143/")?.1.to_owned()));
        (counts(&report), of_one.collect::<Vec<_>>(), report.failures)
    };
    let (count, names, failures) = chosen(&[Form::Pdf], false);
    assert_eq!((count, names), ((1, 0, 2), vec!["kst-32545-143.pdf".to_owned(), "metadata.xml".to_owned()]));
    assert!(failures[0].1.to_string().contains("is published as xml only: add one of them to --formats"));
    let (count, names, _) = chosen(&Form::ALL, true);
    assert_eq!((count, names.len()), ((3, 0, 0), 5), "four formats and the metadata");
}

#[test]
fn a_limit_leaves_the_rest_for_the_next_run() {
    let (server, _) = services();
    let folder = tempfile::tempdir().unwrap();
    let order = Order { limit: Some(2), records: false, ..order(&server) };
    let report = run(&order, folder.path());
    assert_eq!((counts(&report), report.left), ((2, 0, 0), 1));
    assert_eq!(papers(&server), ["kst-24447-6.xml", "kst-32545-143.xml", "metadata.xml"]);
    let report = run(&order, folder.path());
    assert_eq!((counts(&report), report.left), ((1, 2, 0), 0));
}

#[test]
fn annexes_are_fetched_when_they_are_asked_for() {
    let (server, replay) = services();
    let pdf = |_: &str| sample("kst-32545-143/kst-32545-143.pdf");
    replay.lock().unwrap().publish("blg-1007826", &["pdf"], pdf);
    let folder = tempfile::tempdir().unwrap();
    let own = Order { records: false, ..order(&server) };
    assert_eq!(counts(&run(&own, folder.path())), (3, 0, 0));
    assert_eq!(counts(&run(&Order { annexes: true, ..own }, folder.path())), (1, 3, 0));
    assert!(folder.path().join("blg-1007826/blg-1007826.pdf").exists());
}

#[test]
fn answers_of_the_kamer_that_are_outdated_go() {
    let (server, replay) = services();
    let folder = tempfile::tempdir().unwrap();
    run(&order(&server), folder.path());
    assert!(folder.path().join("odata/32545/Zaak-0002.json").exists());
    replay.lock().unwrap().cases = 2;
    let report = run(&order(&server), folder.path());
    assert_eq!((counts(&report), report.records), ((0, 3, 0), 1));
    assert!(!folder.path().join("odata/32545/Zaak-0002.json").exists());
}

#[test]
fn answers_of_the_kamer_that_break_off_leave_the_old_ones() {
    let broken = Arc::new(AtomicUsize::new(0));
    let switch = broken.clone();
    let (server, replay) = services_with(move |asked, good| {
        match switch.load(Ordering::Relaxed) == 1 && asked.path.contains("skiptoken") {
            true => Reply::status(400),
            false => good,
        }
    });
    let folder = tempfile::tempdir().unwrap();
    run(&order(&server), folder.path());
    let before = files(&folder.path().join("odata"));
    broken.store(1, Ordering::Relaxed);
    replay.lock().unwrap().etags = true;
    let report = run(&order(&server), folder.path());
    let (what, error) = &report.failures[0];
    assert_eq!(what, "records of 32545 (Zaak)");
    assert!(matches!(error, FetchError::Status { status: 400, .. }), "{error}");
    assert!(files(&folder.path().join("odata")) == before);
}

#[test]
fn no_answer_leads_to_another_machine() {
    let inside = Server::new(|_| |_: &Asked| Reply::good("secret"));
    let elsewhere = inside.address.clone();
    let (server, _) = services_with(move |asked, good| match (asked.path.as_str(), good) {
        (path, _) if path.ends_with("kst-24447-6.xml") => {
            Reply::Full(302, vec![("Location", format!("{elsewhere}/x"))], Vec::new())
        }
        (path, Reply::Full(status, headers, body)) if path.starts_with("/odata/Zaak?$f") => {
            let body = String::from_utf8(body).unwrap();
            let (before, after) = body.split_once("nextLink\":\"").unwrap();
            let path = &after[after.find("/odata").unwrap()..];
            Reply::Full(status, headers, format!("{before}nextLink\":\"{elsewhere}{path}").into_bytes())
        }
        (_, good) => good,
    });
    let folder = tempfile::tempdir().unwrap();
    let report = run(&order(&server), folder.path());
    let mut what: Vec<&str> = report.failures.iter().map(|(what, _)| what.as_str()).collect();
    what.sort_unstable();
    assert_eq!(what, ["kst-24447-6", "records of 32545 (Zaak)"], "{:?}", report.failures);
    assert!(report.failures.iter().all(|(_, error)| matches!(error, FetchError::Address { .. })));
    assert_eq!(inside.paths(), [""; 0], "the other machine was never asked");
}

#[test]
fn no_answer_is_larger_than_the_limit_packed_or_not() {
    let packed = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let zeros = vec![b'0'; 1_000_000];
    let server = Server::new(|_| {
        move |asked: &Asked| match asked.path.as_str() {
            "/plain" => Reply::good(zeros.clone()),
            _ => Reply::Full(200, vec![("Content-Encoding", "gzip".to_owned())], packed(&zeros)),
        }
    });
    let http = Http::new("kamergraaf/test", Duration::from_secs(60));
    for path in ["plain", "packed"] {
        let url = format!("{}/{path}", server.address);
        let request = Request { url: &url, accept: "*/*", etag: None, last_modified: None };
        assert_eq!(http.get(&request, 999_999), Err(Fault::TooLarge), "{path}");
        assert_eq!(http.get(&request, 1_000_000).unwrap().body.len(), 1_000_000, "{path}");
    }
}
