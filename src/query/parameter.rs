//! Parameters of canned queries: what they may be, and their values as RDF terms.

use super::near::hint;
use super::number::paper_iri;
use oxigraph::model::{Literal, NamedNode, Term, vocab::xsd};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The values of a query's parameters, by name. A parameter that is not among them is free.
pub type Values = BTreeMap<String, Term>;

/// What a value of a parameter must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterType {
    /// An absolute IRI.
    Iri,
    /// A text on one line.
    String,
    /// A day: `2022-03-18`.
    Date,
    /// A whole number.
    Integer,
    /// The number of a paper in any usual spelling, or its IRI ([`paper_iri`]).
    Kst,
}

impl ParameterType {
    /// All types.
    pub const ALL: [Self; 5] = [Self::Iri, Self::String, Self::Date, Self::Integer, Self::Kst];

    /// The name in a header.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Iri => "iri",
            Self::String => "string",
            Self::Date => "date",
            Self::Integer => "integer",
            Self::Kst => "kst",
        }
    }

    /// What such a value looks like, in words.
    #[must_use]
    pub const fn looks_like(self) -> &'static str {
        match self {
            Self::Iri => "an absolute IRI such as https://kamergraaf.nl/id/organisation/vng",
            Self::String => "a text on one line",
            Self::Date => "a day such as 2022-03-18",
            Self::Integer => "a whole number such as 1000000",
            Self::Kst => "the number of a paper such as kst-31839-816 or `31 839, nr. 816`, or its IRI",
        }
    }

    /// Whether the values name things.
    #[must_use]
    pub const fn is_thing(self) -> bool {
        matches!(self, Self::Iri | Self::Kst)
    }

    /// A value as an RDF term; `None` if it is not of this type.
    fn term(self, value: &str) -> Option<Term> {
        let value = value.trim();
        match self {
            Self::Iri => NamedNode::new(value).ok().map(Term::from),
            Self::String if value.is_empty() || value.contains(char::is_control) => None,
            Self::String => Some(Literal::new_simple_literal(value).into()),
            Self::Date => {
                let day: jiff::civil::Date = value.parse().ok()?;
                // The parser also takes other forms of a day, and a day with a time.
                let text = day.to_string();
                (text == value).then(|| Literal::new_typed_literal(text, xsd::DATE).into())
            }
            Self::Integer => value.parse::<i64>().ok().map(|number| Literal::from(number).into()),
            Self::Kst => NamedNode::new(paper_iri(value)?).ok().map(Term::from),
        }
    }
}

impl FromStr for ParameterType {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(())
    }
}

impl fmt::Display for ParameterType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A parameter of a canned query.
///
/// One that names a thing (`paper`) binds the variable of that name, `?paper`, which is a column of the answer. Any other
/// (`year`) only narrows the answer: it binds `?_year`, which no pattern binds and which is no column. The query must select
/// both, or they could not be bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// What its values must be.
    pub kind: ParameterType,
    /// Whether a value must be given.
    pub required: bool,
    /// The value when none is given; without one the variable stays free.
    pub default: Option<String>,
    /// What it narrows, in words.
    pub text: String,
}

/// A value that a parameter does not take.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{value}` is no value for parameter `{name}`, which takes {}", kind.looks_like())]
pub struct ValueError {
    /// The parameter.
    pub name: String,
    /// The value given.
    pub value: String,
    /// What it should have been.
    pub kind: ParameterType,
}

/// Parameters that a query cannot be run with.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ParameterError {
    /// The query has no parameter of that name.
    #[error("query `{query}` has no parameter `{name}`{}; it takes {known}", hint(nearest.as_deref()))]
    Unknown {
        /// The query.
        query: String,
        /// The name given.
        name: String,
        /// The nearest right name.
        nearest: Option<String>,
        /// All right names, in words.
        known: String,
    },
    /// One parameter was given twice.
    #[error("parameter `{0}` is given twice; give it once")]
    Repeated(String),
    /// A parameter that must be given was not.
    #[error("query `{query}` needs `{name}`: {text}; add --param {name}=...")]
    Missing {
        /// The query.
        query: String,
        /// The parameter.
        name: String,
        /// What it is.
        text: String,
    },
    /// A value is of the wrong type.
    #[error(transparent)]
    Value(#[from] ValueError),
}

impl Parameter {
    /// The name of the variable that it binds.
    #[must_use]
    pub fn variable(&self) -> String {
        if self.kind.is_thing() { self.name.clone() } else { format!("_{}", self.name) }
    }

    /// A value as an RDF term.
    ///
    /// # Errors
    ///
    /// If the value is not of the parameter's type.
    pub fn term(&self, value: &str) -> Result<Term, ValueError> {
        self.kind.term(value).ok_or_else(|| ValueError {
            name: self.name.clone(),
            value: value.to_owned(),
            kind: self.kind,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_terms_of_their_type() {
        let term = |kind: ParameterType, value| kind.term(value).map(|term| term.to_string());
        assert_eq!(
            term(ParameterType::Date, "2022-03-18").as_deref(),
            Some("\"2022-03-18\"^^<http://www.w3.org/2001/XMLSchema#date>")
        );
        assert_eq!(
            term(ParameterType::Integer, "-7").as_deref(),
            Some("\"-7\"^^<http://www.w3.org/2001/XMLSchema#integer>")
        );
        assert_eq!(term(ParameterType::String, " Van 't Wout ").as_deref(), Some("\"Van 't Wout\""));
        assert_eq!(
            term(ParameterType::Kst, "31 839, nr. 816").as_deref(),
            Some("<https://zoek.officielebekendmakingen.nl/kst-31839-816>")
        );
    }

    #[test]
    fn values_of_another_type_are_refused() {
        for (kind, value) in [
            (ParameterType::Iri, "vng"),
            (ParameterType::Iri, "https://x> } DROP ALL #"),
            (ParameterType::String, ""),
            (ParameterType::String, "a\nb"),
            (ParameterType::Date, "18 maart 2022"),
            (ParameterType::Date, "2022-02-30"),
            (ParameterType::Date, "20220318"),
            (ParameterType::Date, "2022-03-18T10:00"),
            (ParameterType::Integer, "1e6"),
            (ParameterType::Kst, "816"),
        ] {
            assert_eq!(kind.term(value), None, "{kind} {value}");
        }
    }
}
