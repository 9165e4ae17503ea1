//! One request and its answer, and the clock: what the rest of the stage needs of the world, so that tests can stand in for
//! it.

use jiff::{SignedDuration, Timestamp};
use std::io::Read;
use std::time::Duration;
use ureq::http::{HeaderMap, header};
use ureq::tls::{RootCerts, TlsConfig};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// The address.
    pub url: &'a str,
    /// The kind of answer that is wanted: `application/json`.
    pub accept: &'a str,
    /// The mark of the copy that is at hand.
    pub etag: Option<&'a str>,
    /// When the copy that is at hand was changed, as the service wrote it.
    pub last_modified: Option<&'a str>,
}

/// What came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
    /// `Retry-After`.
    pub retry_after: Option<String>,
    /// `Location`.
    pub location: Option<String>,
    /// The bytes; none but for status 200.
    pub body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another try may help: what happened.
    Passing(String),
    /// No other try helps: what is wrong and what to do.
    Lasting(String),
    /// The answer is larger than the limit.
    TooLarge,
}

/// Asks one question over the network: no retries, no redirects.
pub trait Transport {
    /// Asks and reads the whole answer, no more than `limit` bytes of it.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for no answer, or for half of one.
    fn get(&self, request: &Request<'_>, limit: u64) -> Result<Answer, Fault>;
}

/// Tells the time and waits.
pub trait Clock {
    /// The present moment.
    fn now(&self) -> Timestamp;
    /// Waits.
    fn sleep(&self, pause: Duration);
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, pause: Duration) {
        std::thread::sleep(pause);
    }
}

/// How long has passed since a moment; nothing if the clock was put back.
pub(super) fn since(clock: &dyn Clock, moment: Timestamp) -> Duration {
    clock.now().duration_since(moment).max(SignedDuration::ZERO).unsigned_abs()
}

/// HTTP with TLS, one connection a host that stays open between requests. Proxies are taken from the environment
/// (`HTTPS_PROXY`), certificates from the system.
#[derive(Clone, Debug)]
pub struct Http {
    agent: ureq::Agent,
}

impl Http {
    /// How long a connection may take to be made.
    const CONNECT: Duration = Duration::from_secs(20);

    /// A client that says who it is, and gives up when an answer does not begin within `patience`, or has not ended
    /// within five times as long.
    #[must_use]
    pub fn new(user_agent: &str, patience: Duration) -> Self {
        let config = ureq::Agent::config_builder()
            .user_agent(user_agent)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(Self::CONNECT.min(patience)))
            .timeout_recv_response(Some(patience))
            .timeout_recv_body(Some(patience * 5))
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .build();
        Self { agent: ureq::Agent::new_with_config(config) }
    }
}

impl Transport for Http {
    fn get(&self, request: &Request<'_>, limit: u64) -> Result<Answer, Fault> {
        let mut asked = self.agent.get(request.url).header(header::ACCEPT, request.accept);
        if let Some(etag) = request.etag {
            asked = asked.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(moment) = request.last_modified {
            asked = asked.header(header::IF_MODIFIED_SINCE, moment);
        }
        let response = asked.call().map_err(|error| fault(&error))?;
        let (parts, body) = response.into_parts();
        let value = |name| text(&parts.headers, name);
        let mut answer = Answer {
            status: parts.status.as_u16(),
            etag: value(header::ETAG),
            last_modified: value(header::LAST_MODIFIED),
            retry_after: value(header::RETRY_AFTER),
            location: value(header::LOCATION),
            body: Vec::new(),
        };
        if answer.status == 200 {
            let read = body.into_with_config().limit(u64::MAX).reader().take(limit + 1).read_to_end(&mut answer.body);
            read.map_err(|error| Fault::Passing(format!("the answer stops half-way: {error}")))?;
            if answer.body.len() as u64 > limit {
                return Err(Fault::TooLarge);
            }
        }
        Ok(answer)
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(ToOwned::to_owned)
}

fn fault(error: &ureq::Error) -> Fault {
    use std::io::ErrorKind;
    let certificate = |error: &dyn std::fmt::Display| {
        Fault::Lasting(format!("its certificate is not trusted ({error}); see the certificates of this system"))
    };
    match error {
        ureq::Error::Timeout(_) => Fault::Passing("no answer in time".to_owned()),
        // A host whose certificate the system does not know: rustls tells it as bad data.
        ureq::Error::Io(inner) if inner.kind() == ErrorKind::InvalidData => certificate(inner),
        ureq::Error::Io(inner) => Fault::Passing(inner.to_string()),
        ureq::Error::Rustls(_) | ureq::Error::Tls(_) | ureq::Error::Pem(_) => certificate(error),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => Fault::Lasting(format!("{error}; correct the address")),
        ureq::Error::InvalidProxyUrl => Fault::Lasting(format!("{error}; correct HTTPS_PROXY")),
        other => Fault::Passing(other.to_string()),
    }
}
