//! Manners: one request at a time with a pause between, patience with a service that is busy, and no way to a place that
//! was not asked for.

use super::FetchError;
use super::address::{Hosts, resolve};
use super::error::place;
use super::transport::{Answer, Clock, Fault, Request, Transport, since};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use std::cell::Cell;
use std::time::Duration;

/// How the services are treated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manners {
    /// The least pause between an answer and the next request.
    pub pause: Duration,
    /// How often one thing is asked for.
    pub tries: u32,
    /// How long to wait after the first try that fails; twice as long after each further one.
    pub wait: Duration,
    /// The longest wait that a service may ask for with `Retry-After`.
    pub longest: Duration,
    /// The largest answer that is taken, in bytes.
    pub limit: u64,
}

impl Default for Manners {
    /// Three requests a second at most. The Tweede Kamer names no limit (`OpenDataPortaal` #183) and KOOP neither.
    fn default() -> Self {
        Self {
            pause: Duration::from_millis(300),
            tries: 5,
            wait: Duration::from_secs(1),
            longest: Duration::from_secs(300),
            limit: crate::source::MAX_BYTES as u64,
        }
    }
}

/// What the service told of a copy, to be sent along the next time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// `ETag`.
    pub etag: Option<&'a str>,
    /// `Last-Modified`.
    pub last_modified: Option<&'a str>,
}

/// What is wrong with the bytes of an answer, in words that follow the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// They stop half-way or are garbled: another try may bring all of them.
    Cut(String),
    /// They are something else than was asked for, and will be the next time.
    Other(String),
}

/// A good answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    /// The bytes, and where redirects led to.
    New(Answer, String),
    /// The copy that is at hand is still the newest one.
    Same,
}

/// Asks, waits, asks again.
pub struct Client<'a> {
    transport: &'a dyn Transport,
    clock: &'a dyn Clock,
    hosts: Hosts,
    manners: Manners,
    told: &'a dyn Fn(&str),
    last: Cell<Option<Timestamp>>,
}

/// What a request is about.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The address.
    pub url: &'a str,
    /// The kind of answer that is wanted.
    pub accept: &'a str,
    /// What is known of the copy at hand.
    pub known: Known<'a>,
}

/// How one try ended that gave nothing.
enum Failed {
    /// Trying again may help: why, and the wait that the service asks for.
    Passing(String, Option<Duration>),
    /// The answer arrived broken.
    Broken(String),
    Lasting(FetchError),
}

impl<'a> Client<'a> {
    /// How many redirects one after the other are followed.
    const REDIRECTS: usize = 5;

    /// A client for these hosts; `told` hears of every long wait.
    #[must_use]
    pub fn new(
        transport: &'a dyn Transport,
        clock: &'a dyn Clock,
        hosts: Hosts,
        manners: Manners,
        told: &'a dyn Fn(&str),
    ) -> Self {
        Self { transport, clock, hosts, manners, told, last: Cell::new(None) }
    }

    /// Asks until there is an answer that is `whole`.
    ///
    /// # Errors
    ///
    /// A [`FetchError`] when the tries are used up, or for an answer that another try would not change.
    pub fn get(&self, question: Question<'_>, whole: &dyn Fn(&[u8]) -> Result<(), Flaw>) -> Result<Got, FetchError> {
        let url = self.hosts.admit(question.url)?;
        let mut tried = 1;
        loop {
            let (cause, asked, broken) = match self.once(&url, question, whole) {
                Ok(got) => return Ok(got),
                Err(Failed::Lasting(error)) => return Err(error),
                Err(Failed::Passing(cause, asked)) => (cause, asked, false),
                Err(Failed::Broken(cause)) => (cause, None, true),
            };
            if let Some(asked) = asked.filter(|asked| *asked > self.manners.longest) {
                return Err(FetchError::Busy { url, seconds: asked.as_secs() });
            }
            if tried >= self.manners.tries {
                return Err(match broken {
                    true => FetchError::Broken { url, reason: cause },
                    false => FetchError::Silent { url, tries: tried, cause },
                });
            }
            let wait = asked.unwrap_or_else(|| self.manners.wait * 2_u32.saturating_pow(tried - 1));
            if wait >= Duration::from_secs(5) {
                (self.told)(&format!("{}: {cause}; waiting {} seconds", place(&url), wait.as_secs()));
            }
            self.clock.sleep(wait);
            tried += 1;
        }
    }

    /// One try, with the redirects in it.
    fn once(
        &self,
        url: &str,
        question: Question<'_>,
        whole: &dyn Fn(&[u8]) -> Result<(), Flaw>,
    ) -> Result<Got, Failed> {
        let Known { etag, last_modified } = question.known;
        let mut url = url.to_owned();
        for _ in 0..=Self::REDIRECTS {
            self.pace();
            let request = Request { url: &url, accept: question.accept, etag, last_modified };
            let answer = self.transport.get(&request, self.manners.limit);
            self.last.set(Some(self.clock.now()));
            let answer = answer.map_err(|fault| match fault {
                Fault::Passing(cause) => Failed::Passing(cause, None),
                Fault::Lasting(cause) => Failed::Lasting(FetchError::Connection { url: url.clone(), cause }),
                Fault::TooLarge => {
                    Failed::Lasting(FetchError::TooLarge { url: url.clone(), limit: self.manners.limit })
                }
            })?;
            let refuse =
                |remedy| Failed::Lasting(FetchError::Status { url: url.clone(), status: answer.status, remedy });
            match answer.status {
                200 => {
                    whole(&answer.body).map_err(|flaw| match flaw {
                        Flaw::Cut(reason) => Failed::Broken(reason),
                        Flaw::Other(reason) => Failed::Lasting(FetchError::Broken { url: url.clone(), reason }),
                    })?;
                    return Ok(Got::New(answer, url));
                }
                304 if etag.is_some() || last_modified.is_some() => return Ok(Got::Same),
                301 | 302 | 303 | 307 | 308 => {
                    let link = answer.location.as_deref().and_then(|link| resolve(&url, link));
                    let link = link.ok_or_else(|| refuse("it redirects to nowhere; try again later"))?;
                    url = self.hosts.admit(&link).map_err(Failed::Lasting)?;
                }
                408 | 429 | 500 | 502 | 503 | 504 => {
                    let wait = answer.retry_after.as_deref().and_then(|wait| self.retry_after(wait));
                    return Err(Failed::Passing(format!("status {}", answer.status), wait));
                }
                401 | 403 => return Err(refuse("it is not open to the public")),
                404 | 410 => return Err(refuse("it is not there; try again later")),
                _ => return Err(refuse("the service does not take the question; see whether its address changed")),
            }
        }
        let reason = "it redirects in circles; try again later";
        Err(Failed::Lasting(FetchError::Address { url, reason }))
    }

    /// Waits until the pause since the last answer is over.
    fn pace(&self) {
        if let Some(last) = self.last.get() {
            let left = self.manners.pause.saturating_sub(since(self.clock, last));
            if !left.is_zero() {
                self.clock.sleep(left);
            }
        }
    }

    /// The wait that a `Retry-After` asks for: seconds, or a moment (RFC 9110, section 10.2.3).
    fn retry_after(&self, text: &str) -> Option<Duration> {
        let text = text.trim();
        if let Ok(seconds) = text.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let moment = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
        let wait = moment.duration_since(self.clock.now());
        Some(if wait.is_negative() { Duration::ZERO } else { wait.unsigned_abs() })
    }
}
