//! Faults in the files of canned queries.

use super::near::hint;
use super::parameter::{ParameterType, ValueError};
use thiserror::Error;

/// A fault in the file of a canned query: where it is, what it is and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}: {problem}; {}", problem.remedy())]
pub struct FileFault {
    /// The name of the file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong in the file of a canned query.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Problem {
    /// The name of the file does not end in `.rq`, or is no name for a query.
    #[error("this is no name for a query")]
    FileName,
    /// A header line is no `#+ key: value`.
    #[error("this header line has no key")]
    NoKey,
    /// A header line has an unknown key.
    #[error("unknown header key `{key}`{}", hint(nearest.as_deref()))]
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest right one.
        nearest: Option<String>,
    },
    /// A key that may stand once stands twice.
    #[error("header key `{0}` stands twice")]
    RepeatedKey(&'static str),
    /// A key that must be there is not.
    #[error("header key `{0}` is missing or empty")]
    MissingKey(&'static str),
    /// A parameter line cannot be read.
    #[error("this parameter cannot be read")]
    Parameter,
    /// A parameter is of no known type.
    #[error("parameter `{name}` is of unknown type `{kind}`{}", hint(nearest.as_deref()))]
    UnknownType {
        /// The parameter.
        name: String,
        /// The type.
        kind: String,
        /// The nearest right one.
        nearest: Option<String>,
    },
    /// Two parameters have one name.
    #[error("parameter `{0}` stands twice")]
    RepeatedParameter(String),
    /// A default, or a value in an example, is not of the parameter's type.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// An example cannot be read.
    #[error("this example cannot be read")]
    Example,
    /// An example uses a parameter that is not there, leaves out one that is required, or repeats one.
    #[error("this example does not fit the parameters: {0}")]
    ExampleParameters(String),
    /// An example names a column that the query does not give.
    #[error("this example has a column `{0}` that the query does not give")]
    ExampleColumn(String),
    /// The variable of a parameter is not in the query's SELECT, so that it could not be bound.
    #[error("the variable ?{0} of this parameter is not among those that the query selects")]
    NotSelected(String),
    /// The SPARQL is wrong.
    #[error("this is not SPARQL ({0})")]
    Sparql(String),
}

impl Problem {
    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::FileName => "name the file in lower-case letters, digits and hyphens, with the ending .rq".into(),
            Self::NoKey => "write `#+ key: value`; a line that goes on begins with `#+` and two blanks".into(),
            Self::UnknownKey { .. } => {
                "the keys are title-nl, title-en, summary, description, param and example".into()
            }
            Self::RepeatedKey(_) => "keep one of the two".into(),
            Self::MissingKey(key) => format!("add a line `#+ {key}: ...`"),
            Self::Parameter => "write `#+ param: NAME TYPE [required] [default=VALUE] what it is`".into(),
            Self::UnknownType { .. } => {
                format!("the types are {}", ParameterType::ALL.map(ParameterType::name).join(", "))
            }
            Self::RepeatedParameter(_) => "give each parameter a name of its own".into(),
            Self::Value(_) | Self::ExampleParameters(_) => "correct the value or the parameter".into(),
            Self::Example => "write `#+ example: PARAM=VALUE | PARAM=VALUE => COLUMN=TEXT | COLUMN=TEXT`".into(),
            Self::ExampleColumn(_) => "use a column of the answer as the table shows it".into(),
            Self::NotSelected(name) => format!("add ?{name} to the SELECT"),
            Self::Sparql(_) => "correct the query".into(),
        }
    }
}
