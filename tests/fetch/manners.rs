//! How the services are treated: what is asked again, after how long, and what is not asked at all. No network, no waiting:
//! the answers and the clock are written down.

use jiff::Timestamp;
use kamergraaf::fetch::{
    Answer, Client, Clock, Fault, FetchError, Flaw, Got, Hosts, Known, Manners, Question, Request, Transport,
};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

const PAPER: &str =
    "https://repository.overheid.nl/frbr/officielepublicaties/kst/31839/kst-31839-816/1/xml/kst-31839-816.xml";

/// Address, `If-None-Match` and `If-Modified-Since` of a request.
type Sent = (String, Option<String>, Option<String>);

/// A clock that moves when somebody waits.
struct Watch {
    now: RefCell<Timestamp>,
    slept: RefCell<Vec<Duration>>,
}

impl Clock for Watch {
    fn now(&self) -> Timestamp {
        *self.now.borrow()
    }

    fn sleep(&self, pause: Duration) {
        self.slept.borrow_mut().push(pause);
        *self.now.borrow_mut() += pause;
    }
}

/// Gives its answers one after the other.
struct Script {
    answers: RefCell<VecDeque<Result<Answer, Fault>>>,
    asked: RefCell<Vec<Sent>>,
}

impl Transport for Script {
    fn get(&self, request: &Request<'_>, _limit: u64) -> Result<Answer, Fault> {
        let own = |text: Option<&str>| text.map(ToOwned::to_owned);
        self.asked.borrow_mut().push((request.url.to_owned(), own(request.etag), own(request.last_modified)));
        self.answers.borrow_mut().pop_front().unwrap_or_else(|| panic!("asked once too often: {request:?}"))
    }
}

/// What came of asking for [`PAPER`].
struct Asking {
    got: Result<Got, FetchError>,
    slept: Vec<f32>,
    asked: Vec<Sent>,
    told: Vec<String>,
}

fn ask(answers: impl IntoIterator<Item = Result<Answer, Fault>>) -> Asking {
    ask_with(answers, Known::default(), 1)
}

/// Asks as often as `times` says.
fn ask_with(answers: impl IntoIterator<Item = Result<Answer, Fault>>, known: Known<'_>, times: usize) -> Asking {
    let clock = Watch { now: RefCell::new("2026-11-25T12:00:00Z".parse().unwrap()), slept: RefCell::new(Vec::new()) };
    let script = Script { answers: RefCell::new(answers.into_iter().collect()), asked: RefCell::new(Vec::new()) };
    let told = RefCell::new(Vec::new());
    let tell = |sentence: &str| told.borrow_mut().push(sentence.to_owned());
    let manners = Manners { pause: Duration::ZERO, ..Manners::default() };
    let manners = if times > 1 { Manners::default() } else { manners };
    let client = Client::new(&script, &clock, Hosts::new(&[]).unwrap(), manners, &tell);
    let question = Question { url: PAPER, accept: "application/xml", known };
    let whole = |bytes: &[u8]| if bytes == b"half" { Err(Flaw::Cut("stops half-way".to_owned())) } else { Ok(()) };
    let mut got = client.get(question, &whole);
    for _ in 1..times {
        got = client.get(question, &whole);
    }
    let slept = clock.slept.borrow().iter().map(Duration::as_secs_f32).collect();
    Asking { got, slept, asked: script.asked.take(), told: told.take() }
}

fn status(status: u16) -> Result<Answer, Fault> {
    Ok(Answer { status, ..Answer::default() })
}

fn good(body: &str) -> Result<Answer, Fault> {
    Ok(Answer { status: 200, body: body.as_bytes().to_vec(), ..Answer::default() })
}

fn later(code: u16, when: &str) -> Result<Answer, Fault> {
    Ok(Answer { status: code, retry_after: Some(when.to_owned()), ..Answer::default() })
}

fn moved(to: &str) -> Result<Answer, Fault> {
    Ok(Answer { status: 302, location: Some(to.to_owned()), ..Answer::default() })
}

fn silence() -> Result<Answer, Fault> {
    Err(Fault::Passing("no answer in time".to_owned()))
}

#[track_caller]
fn body(asking: &Asking) -> &[u8] {
    match &asking.got {
        Ok(Got::New(answer, _)) => &answer.body,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_service_in_trouble_is_asked_again_after_twice_as_long_each_time() {
    let asking = ask([status(500), silence(), status(503), status(429), good("paper")]);
    assert_eq!(body(&asking), b"paper");
    assert_eq!(asking.slept, [1.0, 2.0, 4.0, 8.0]);
    assert!(asking.told.len() == 1 && asking.told[0].contains("waiting 8 seconds"), "{:?}", asking.told);
}

#[test]
fn a_service_that_does_not_answer_is_given_up_after_five_tries() {
    let asking = ask([silence(), silence(), silence(), silence(), silence()]);
    assert_eq!(asking.slept, [1.0, 2.0, 4.0, 8.0]);
    let sentence = asking.got.unwrap_err().to_string();
    assert!(
        sentence.contains(PAPER) && sentence.contains("5 tries (no answer in time): try again later"),
        "{sentence}"
    );
}

#[test]
fn the_wait_that_a_service_asks_for_is_kept() {
    let asking = ask([later(429, "7"), later(503, "Wed, 25 Nov 2026 12:01:07 GMT"), good("paper")]);
    assert_eq!(body(&asking), b"paper");
    assert_eq!(asking.slept, [7.0, 60.0]);
    let past = ask([later(503, "Wed, 25 Nov 2026 11:00:00 GMT"), good("paper")]);
    assert_eq!(past.slept, [0.0], "a moment that is over needs no wait");
    let odd = ask([later(503, "soon"), good("paper")]);
    assert_eq!(odd.slept, [1.0]);
}

#[test]
fn nobody_waits_for_an_hour() {
    let asking = ask([later(429, "3600")]);
    assert!(asking.slept.is_empty());
    assert!(matches!(asking.got, Err(FetchError::Busy { seconds: 3600, .. })), "{:?}", asking.got);
}

#[test]
fn there_is_a_pause_between_requests() {
    let asking = ask_with([good("1"), good("2"), good("3")], Known::default(), 3);
    assert_eq!(asking.slept, [0.3, 0.3]);
}

#[test]
fn what_another_try_would_not_change_is_asked_once() {
    for code in [400, 401, 403, 404, 410, 304] {
        let asking = ask([status(code)]);
        assert!(matches!(asking.got, Err(FetchError::Status { status, .. }) if status == code), "{:?}", asking.got);
        assert_eq!((asking.asked.len(), asking.slept.len()), (1, 0));
    }
    let asking = ask([Err(Fault::Lasting("its certificate is not trusted".to_owned()))]);
    assert!(matches!(asking.got, Err(FetchError::Connection { .. })));
    assert!(matches!(ask([Err(Fault::TooLarge)]).got, Err(FetchError::TooLarge { .. })));
}

#[test]
fn half_an_answer_is_asked_for_again() {
    let asking = ask([good("half"), good("half"), good("paper")]);
    assert_eq!(body(&asking), b"paper");
    let asking = ask([good("half"), good("half"), good("half"), good("half"), good("half")]);
    let sentence = asking.got.unwrap_err().to_string();
    assert!(sentence.contains("stops half-way: try again later"), "{sentence}");
}

#[test]
fn a_copy_at_hand_is_named_and_may_be_the_newest() {
    let known = Known { etag: Some("\"abc\""), last_modified: Some("Fri, 09 Jul 2021 09:25:30 GMT") };
    let asking = ask_with([status(304)], known, 1);
    assert_eq!(asking.got.unwrap(), Got::Same);
    let (_, etag, moment) = &asking.asked[0];
    assert_eq!((etag.as_deref(), moment.as_deref()), (known.etag, known.last_modified));
}

#[test]
fn redirects_lead_to_the_services_only() {
    let other = "https://repository.overheid.nl/frbr/elsewhere.xml";
    let asking = ask([moved("/frbr/elsewhere.xml"), good("paper")]);
    assert_eq!(body(&asking), b"paper");
    assert_eq!(asking.asked[1].0, other);
    let asking = ask([moved("http://repository.overheid.nl/frbr/elsewhere.xml"), good("paper")]);
    assert_eq!(asking.asked[1].0, other, "never without TLS");
    for elsewhere in ["https://example.nl/x", "http://169.254.169.254/latest", "file:///etc/passwd"] {
        let asking = ask([moved(elsewhere)]);
        assert!(matches!(asking.got, Err(FetchError::Address { .. })), "{elsewhere}");
        assert_eq!(asking.asked.len(), 1);
    }
    let circle = ask(std::iter::repeat_n(moved(PAPER), 6));
    assert!(circle.got.unwrap_err().to_string().contains("in circles"));
}
