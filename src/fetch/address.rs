//! Addresses: which may be asked, how a question is written into one, where a relative one leads.

use super::FetchError;
use iri_string::resolve::FixedBaseResolver;
use iri_string::types::{UriAbsoluteStr, UriReferenceStr, UriStr};

/// The hosts of the public services. What they name with `http` is asked with `https`.
const OFFICIAL: [&str; 2] = ["repository.overheid.nl", "gegevensmagazijn.tweedekamer.nl"];

/// The only places that are asked: the official services, with TLS, and those that the user named. Answers name further
/// addresses (the files of a paper, the next page, a redirect); one that leads elsewhere is refused, so that no answer can
/// make this program ask a machine of its choice.
#[derive(Clone, Debug)]
pub struct Hosts {
    /// Scheme and host with port, in lower case.
    named: Vec<(String, String)>,
}

impl Hosts {
    /// The official services and those at `bases`.
    ///
    /// # Errors
    ///
    /// [`FetchError::Address`] for a base that is no `http` or `https` address.
    pub fn new(bases: &[&str]) -> Result<Self, FetchError> {
        let named = bases.iter().map(|base| {
            let reason = "give an address that begins with https:// or http://";
            let parts = origin(base).filter(|(scheme, _)| matches!(scheme.as_str(), "https" | "http"));
            parts.ok_or_else(|| FetchError::Address { url: (*base).to_owned(), reason })
        });
        Ok(Self { named: named.collect::<Result<_, _>>()? })
    }

    /// The address to ask for `url`, if it may be asked.
    ///
    /// # Errors
    ///
    /// [`FetchError::Address`] for one that leads elsewhere.
    pub fn admit(&self, url: &str) -> Result<String, FetchError> {
        let url = tidy(url);
        let refuse = |reason| FetchError::Address { url: url.clone(), reason };
        let (scheme, host) = origin(&url).ok_or_else(|| refuse("it is no address"))?;
        if self.named.iter().any(|(known, there)| *known == scheme && *there == host) {
            return Ok(url);
        }
        if !OFFICIAL.contains(&host.as_str()) {
            return Err(refuse("it leads to a host that was not asked for; name it with --sru or --odata"));
        }
        match scheme.as_str() {
            "https" => Ok(url),
            "http" => Ok(format!("https{}", &url["http".len()..])),
            _ => Err(refuse("it is no https address")),
        }
    }
}

/// Scheme and host with port, in lower case; `None` for what has none, or a user name.
fn origin(url: &str) -> Option<(String, String)> {
    let uri = UriStr::new(url).ok()?;
    let host = uri.authority_str().filter(|host| !host.is_empty() && !host.contains('@'))?;
    Some((uri.scheme_str().to_ascii_lowercase(), host.to_ascii_lowercase()))
}

/// Writes what may not stand in an address as `%20`: services give links with spaces in them.
fn tidy(url: &str) -> String {
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(byte);
    encoded(url.trim(), allowed)
}

/// Where a link leads that stands in the answer from `base`.
#[must_use]
pub fn resolve(base: &str, link: &str) -> Option<String> {
    let base = base.split('#').next().unwrap_or(base);
    let base = UriAbsoluteStr::new(base).ok()?;
    let link = tidy(link);
    Some(FixedBaseResolver::new(base).resolve(UriReferenceStr::new(&link).ok()?).to_string())
}

/// An address with a question: names and values, in their order.
#[must_use]
pub fn with_query(base: &str, pairs: &[(&str, &str)]) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~$".contains(byte);
    let mut url = base.to_owned();
    for (at, (name, value)) in pairs.iter().enumerate() {
        url.push(if at == 0 { '?' } else { '&' });
        url.push_str(&format!("{}={}", encoded(name, plain), encoded(value, plain)));
    }
    url
}

fn encoded(text: &str, plain: impl Fn(&u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if plain(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_services_that_were_asked_for_are_asked() {
        let hosts = Hosts::new(&["http://127.0.0.1:8080/sru"]).unwrap();
        let paper = "repository.overheid.nl/frbr/officielepublicaties/kst/35842/kst-35842-4/1/xml/kst-35842-4.xml";
        assert_eq!(hosts.admit(&format!("http://{paper}")).unwrap(), format!("https://{paper}"));
        assert_eq!(hosts.admit("http://127.0.0.1:8080/x y").unwrap(), "http://127.0.0.1:8080/x%20y");
        for elsewhere in [
            "http://127.0.0.1:8081/x",
            "https://127.0.0.1:8080/x",
            "https://example.nl/x",
            "https://repository.overheid.nl@example.nl/x",
            "https://repository.overheid.nl.example.nl/x",
            "https://repository.overheid.nl:8443/x",
            "file:///etc/passwd",
            "ftp://repository.overheid.nl/x",
            "/relative",
        ] {
            assert!(matches!(hosts.admit(elsewhere), Err(FetchError::Address { .. })), "{elsewhere}");
        }
        assert!(Hosts::new(&["ftp://example.nl/sru"]).is_err());
    }

    #[test]
    fn links_of_answers_are_followed_from_where_they_stand() {
        let base = "https://example.nl/OData/v5/Zaak?$filter=x";
        let next = |link| resolve(base, link).unwrap();
        assert_eq!(next("Zaak?$skiptoken=Id-1 a"), "https://example.nl/OData/v5/Zaak?$skiptoken=Id-1%20a");
        assert_eq!(next("https://other.nl/x"), "https://other.nl/x");
    }

    #[test]
    fn questions_are_written_into_addresses() {
        let url = with_query("https://x.nl/sru", &[("query", "a==\"b c\" and d>=1"), ("$top", "1")]);
        assert_eq!(url, "https://x.nl/sru?query=a%3D%3D%22b%20c%22%20and%20d%3E%3D1&$top=1");
    }
}
