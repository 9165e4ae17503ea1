//! The number of a dossier, as users write it and as the services do.

use crate::source::dossier_number;
use std::fmt;
use std::str::FromStr;

/// A dossier: `31839`; a chapter of the budget, `35925-XVI`; a series, `21501-07`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dossier {
    number: String,
    suffix: Option<String>,
}

/// A text that is no dossier number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no dossier number: write it as 31839, or with its chapter as 35925-XVI")]
pub struct NoDossier(String);

impl Dossier {
    /// The number without its suffix.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// What stands behind the number: the chapter `XVI`, the series `07`.
    #[must_use]
    pub fn suffix(&self) -> Option<&str> {
        self.suffix.as_deref()
    }
}

impl FromStr for Dossier {
    type Err = NoDossier;

    /// Reads `31839`, `31 839`, `35925-XVI`, `35 925 xvi`.
    fn from_str(text: &str) -> Result<Self, NoDossier> {
        let upper = text.trim().to_uppercase();
        match dossier_number(&upper) {
            Some((found, length)) if length == upper.len() => {
                let (number, suffix) = found.split_once('-').map_or((found.as_str(), None), |(n, s)| (n, Some(s)));
                Ok(Self { number: number.to_owned(), suffix: suffix.map(ToOwned::to_owned) })
            }
            _ => Err(NoDossier(text.to_owned())),
        }
    }
}

impl fmt::Display for Dossier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)?;
        self.suffix.iter().try_for_each(|suffix| write!(f, "-{suffix}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dossiers_are_read_as_people_write_them() {
        for (text, number) in [
            ("31839", "31839"),
            ("31 839", "31839"),
            ("35925-XVI", "35925-XVI"),
            ("35 925 xvi", "35925-XVI"),
            ("21501-07", "21501-07"),
        ] {
            assert_eq!(text.parse::<Dossier>().unwrap().to_string(), number);
        }
        for text in ["", "3183", "318390", "kst-31839-816", "31839-../..", "31839 Jeugdzorg", "31839\" or \"1"] {
            assert!(text.parse::<Dossier>().is_err(), "{text}");
        }
    }
}
