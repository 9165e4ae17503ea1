//! The canned queries that there are.

use super::fault::{FileFault, Problem};
use super::header::Header;
use super::near::{hint, nearest};
use super::parameter::{ParameterError, Values};
use super::run::{self, Answer, Limits, QueryError};
use crate::knowledge::Files;
use std::collections::BTreeMap;
use thiserror::Error;

/// Where the queries stand among the knowledge files.
const FOLDER: &str = "queries/";

/// A canned query.
#[derive(Clone, Debug)]
pub struct Canned {
    /// Its name: the name of its file without `.rq`.
    pub name: String,
    /// What its header says.
    pub header: Header,
    /// The whole file, which is a SPARQL query.
    pub text: String,
}

/// No canned query has the name asked for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no canned query `{name}`{}; `kamergraaf query` lists them all", hint(nearest.as_deref()))]
pub struct UnknownQuery {
    /// The name asked for.
    pub name: String,
    /// The nearest right one.
    pub nearest: Option<String>,
}

/// The canned queries, by name.
#[derive(Clone, Debug, Default)]
pub struct Catalogue(BTreeMap<String, Canned>);

impl Catalogue {
    /// The queries that are compiled in.
    ///
    /// # Errors
    ///
    /// If a file has a fault, which the tests rule out.
    pub fn built_in() -> Result<Self, FileFault> {
        Self::of(&Files::builtin())
    }

    /// The queries among the knowledge files.
    ///
    /// # Errors
    ///
    /// The first file with a fault.
    pub fn of(knowledge: &Files) -> Result<Self, FileFault> {
        Self::new(knowledge.below(FOLDER, ".rq").filter_map(|path| {
            let bytes = knowledge.bytes(path).ok()?;
            Some((path.strip_prefix(FOLDER)?, String::from_utf8_lossy(bytes)))
        }))
    }

    /// Reads query files: name and text. Of two with one name the later replaces the earlier.
    ///
    /// # Errors
    ///
    /// The first file with a fault.
    pub fn new<N: AsRef<str>, T: AsRef<str>>(files: impl IntoIterator<Item = (N, T)>) -> Result<Self, FileFault> {
        let mut queries = BTreeMap::new();
        for (file, text) in files {
            let query = Canned::parse(file.as_ref(), text.as_ref())?;
            queries.insert(query.name.clone(), query);
        }
        Ok(Self(queries))
    }

    /// All queries, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Canned> {
        self.0.values()
    }

    /// The query of that name.
    ///
    /// # Errors
    ///
    /// If there is none; the error knows the nearest name.
    pub fn find(&self, name: &str) -> Result<&Canned, UnknownQuery> {
        self.0.get(name).ok_or_else(|| UnknownQuery {
            name: name.to_owned(),
            nearest: nearest(name, self.0.keys().map(String::as_str)).map(str::to_owned),
        })
    }
}

impl Canned {
    /// Reads and checks one file.
    ///
    /// # Errors
    ///
    /// If the file has a fault: in its name, its header, its examples or its SPARQL.
    pub fn parse(file: &str, text: &str) -> Result<Self, FileFault> {
        let fault = |line, problem| FileFault { file: file.to_owned(), line, problem };
        let name = file
            .strip_suffix(".rq")
            .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
            .ok_or_else(|| fault(1, Problem::FileName))?;
        let header = Header::parse(file, text)?;
        let query = Self { name: name.to_owned(), header, text: text.to_owned() };
        let columns = query.columns().map_err(|(line, problem)| fault(line, problem))?;
        for example in &query.header.examples {
            query
                .bind(example.values.iter().map(|(key, value)| (key.as_str(), value.as_str())))
                .map_err(|error| fault(example.line, Problem::ExampleParameters(error.to_string())))?;
            for (column, _) in &example.row {
                if !columns.contains(column) {
                    return Err(fault(example.line, Problem::ExampleColumn(column.clone())));
                }
            }
        }
        Ok(query)
    }

    /// The columns of the answer as people see them. Runs the query on nothing, with every parameter bound, which shows
    /// whether it is SPARQL and whether its parameters can be bound.
    fn columns(&self) -> Result<Vec<String>, (usize, Problem)> {
        let nothing = oxigraph::store::Store::new().map_err(|error| (1, Problem::Sparql(error.to_string())))?;
        let values = self
            .header
            .parameters
            .iter()
            .map(|parameter| (parameter.name.clone(), oxigraph::model::Literal::from(1).into()))
            .collect();
        match self.run(&nothing, &values, Limits::default()) {
            Ok(answer) => Ok(super::cells(&answer, &nothing).header),
            Err(QueryError::Syntax(message)) => Err((line_of(&message), Problem::Sparql(message))),
            Err(QueryError::NotSelected(variable)) => {
                let wanted = format!("#+ param: {} ", variable.trim_start_matches('_'));
                let line = self.text.lines().position(|line| line.starts_with(&wanted)).map_or(1, |index| index + 1);
                Err((line, Problem::NotSelected(variable)))
            }
            Err(error) => Err((1, Problem::Sparql(error.to_string()))),
        }
    }

    /// Checks the values that a user gives and makes RDF terms of them; adds the defaults of those not given.
    ///
    /// # Errors
    ///
    /// If a name is unknown or stands twice, a value is of the wrong type, or a required one is missing.
    pub fn bind<'a>(&self, given: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Values, ParameterError> {
        let mut values = Values::new();
        for (name, value) in given {
            let parameter = self.header.parameter(name).ok_or_else(|| self.unknown(name))?;
            if values.insert(name.to_owned(), parameter.term(value)?).is_some() {
                return Err(ParameterError::Repeated(name.to_owned()));
            }
        }
        for parameter in &self.header.parameters {
            if values.contains_key(&parameter.name) {
                continue;
            }
            if let Some(default) = &parameter.default {
                values.insert(parameter.name.clone(), parameter.term(default)?);
            } else if parameter.required {
                let (query, name) = (self.name.clone(), parameter.name.clone());
                return Err(ParameterError::Missing { query, name, text: parameter.text.clone() });
            }
        }
        Ok(values)
    }

    /// Asks a store. The values go into the query as terms, never as text; a parameter without value stays free. Columns
    /// of parameters that only narrow the answer (all but things) are left out.
    ///
    /// # Errors
    ///
    /// If the query takes too long, gives too many rows or fails in the store.
    pub fn run(&self, store: &oxigraph::store::Store, values: &Values, limits: Limits) -> Result<Answer, QueryError> {
        let parameters = &self.header.parameters;
        let bound = parameters
            .iter()
            .filter_map(|parameter| Some((parameter.variable(), values.get(&parameter.name)?.clone())))
            .collect();
        let mut answer = run::run(store, &self.text, &bound, limits)?;
        for parameter in parameters.iter().filter(|parameter| !parameter.kind.is_thing()) {
            answer.drop_column(&parameter.variable());
        }
        Ok(answer)
    }

    fn unknown(&self, name: &str) -> ParameterError {
        let names = || self.header.parameters.iter().map(|parameter| parameter.name.as_str());
        let known = names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        ParameterError::Unknown {
            query: self.name.clone(),
            name: name.to_owned(),
            nearest: nearest(name, names()).map(str::to_owned),
            known: if known.is_empty() { "none".to_owned() } else { known },
        }
    }
}

/// The line that a syntax error names (`error at 12:3: ...`).
fn line_of(message: &str) -> usize {
    message
        .split_once(" at ")
        .and_then(|(_, rest)| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok())
        .unwrap_or(1)
}
