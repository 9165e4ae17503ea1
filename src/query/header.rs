//! The header of a canned query: lines `#+ key: value` at the head of the file, much as grlc reads them.
//!
//! ```text
//! #+ title-nl: Welke stukken verwijzen naar een stuk?
//! #+ title-en: Which papers cite a paper?
//! #+ summary: Papers that cite a paper by its number, with the passage.
//! #+ description: One row for each paper and each paper that it cites ...
//! #+   a line that goes on begins with `#+` and two blanks
//! #+ param: paper kst the paper that is cited
//! #+ example: paper=31839-804 => citing=kst-31839-816 | quote=Kamerstuk 31 839, nr. 804
//! ```
//!
//! An example names a row that must be among the answers, its cells as [`super::cells()`] shows them.

use super::fault::{FileFault, Problem};
use super::near::nearest;
use super::parameter::{Parameter, ParameterType};

/// What the header of a canned query says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The question in Dutch.
    pub title_nl: String,
    /// The question in English.
    pub title_en: String,
    /// The answer in one sentence.
    pub summary: String,
    /// What each row is, and what to know about it.
    pub description: String,
    /// The parameters, in the order of the file.
    pub parameters: Vec<Parameter>,
    /// Rows that must be among the answers over the example letters.
    pub examples: Vec<Example>,
}

/// An example of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The parameters as a user gives them.
    pub values: Vec<(String, String)>,
    /// Some cells of one row of the answer: column and text.
    pub row: Vec<(String, String)>,
    /// The line of the file, from 1.
    pub line: usize,
}

/// The keys a header may have.
const KEYS: [&str; 6] = ["title-nl", "title-en", "summary", "description", "param", "example"];

impl Header {
    /// Reads the header of a file.
    ///
    /// # Errors
    ///
    /// The first fault, with its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, FileFault> {
        let mut header = Self::default();
        for (line, key, value) in entries(text) {
            header.set(key, &value, line).map_err(|problem| FileFault { file: file.to_owned(), line, problem })?;
        }
        header.complete().map_err(|(line, problem)| FileFault { file: file.to_owned(), line, problem })?;
        Ok(header)
    }

    /// The parameter of that name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }

    fn set(&mut self, key: Option<&str>, value: &str, line: usize) -> Result<(), Problem> {
        let key = key.ok_or(Problem::NoKey)?;
        let (place, known) = match key {
            "title-nl" => (&mut self.title_nl, KEYS[0]),
            "title-en" => (&mut self.title_en, KEYS[1]),
            "summary" => (&mut self.summary, KEYS[2]),
            "description" => (&mut self.description, KEYS[3]),
            "param" => {
                let parameter = parameter(value)?;
                if self.parameter(&parameter.name).is_some() {
                    return Err(Problem::RepeatedParameter(parameter.name));
                }
                self.parameters.push(parameter);
                return Ok(());
            }
            "example" => {
                let (values, row) = value.split_once("=>").ok_or(Problem::Example)?;
                let (values, row) = (pairs(values)?, pairs(row)?);
                if row.is_empty() {
                    return Err(Problem::Example);
                }
                self.examples.push(Example { values, row, line });
                return Ok(());
            }
            _ => {
                return Err(Problem::UnknownKey {
                    key: key.to_owned(),
                    nearest: nearest(key, KEYS).map(str::to_owned),
                });
            }
        };
        if !place.is_empty() {
            return Err(Problem::RepeatedKey(known));
        }
        value.clone_into(place);
        Ok(())
    }

    fn complete(&self) -> Result<(), (usize, Problem)> {
        for (key, value) in [
            ("title-nl", &self.title_nl),
            ("title-en", &self.title_en),
            ("summary", &self.summary),
            ("description", &self.description),
        ] {
            if value.is_empty() {
                return Err((1, Problem::MissingKey(key)));
            }
        }
        if self.examples.is_empty() { Err((1, Problem::MissingKey("example"))) } else { Ok(()) }
    }
}

/// The entries of a header: line, key (none where there is none), value with its further lines.
fn entries(text: &str) -> Vec<(usize, Option<&str>, String)> {
    let mut entries: Vec<(usize, Option<&str>, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some(rest) = line.strip_prefix("#+") else { continue };
        if let Some(more) = rest.strip_prefix("  ")
            && let Some((_, Some(_), value)) = entries.last_mut()
        {
            if !value.is_empty() {
                value.push(' ');
            }
            value.push_str(more.trim());
            continue;
        }
        let entry = rest.split_once(':').filter(|(key, _)| !key.trim().is_empty());
        let (key, value) = entry.map_or((None, rest), |(key, value)| (Some(key.trim()), value));
        entries.push((index + 1, key, value.trim().to_owned()));
    }
    entries
}

/// `NAME TYPE [required] [default=VALUE] TEXT`.
fn parameter(line: &str) -> Result<Parameter, Problem> {
    let (name, rest) = line.split_once(' ').ok_or(Problem::Parameter)?;
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(Problem::Parameter);
    }
    let (kind, rest) = rest.trim_start().split_once(' ').ok_or(Problem::Parameter)?;
    let kind = kind.parse::<ParameterType>().map_err(|()| Problem::UnknownType {
        name: name.to_owned(),
        kind: kind.to_owned(),
        nearest: nearest(kind, ParameterType::ALL.map(ParameterType::name)).map(str::to_owned),
    })?;
    let mut rest = rest.trim_start();
    let required = rest.strip_prefix("required ").map(|after| rest = after.trim_start()).is_some();
    let default = match rest.strip_prefix("default=") {
        None => None,
        Some(after) => {
            let (value, after) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').ok_or(Problem::Parameter)?,
                None => after.split_once(' ').ok_or(Problem::Parameter)?,
            };
            rest = after.trim_start();
            Some(value.to_owned())
        }
    };
    if rest.is_empty() || required && default.is_some() {
        return Err(Problem::Parameter);
    }
    let parameter = Parameter { name: name.to_owned(), kind, required, default, text: rest.to_owned() };
    if let Some(default) = &parameter.default {
        parameter.term(default)?;
    }
    Ok(parameter)
}

/// `KEY=VALUE | KEY=VALUE`.
fn pairs(text: &str) -> Result<Vec<(String, String)>, Problem> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    text.split(" | ")
        .map(|pair| {
            let (key, value) = pair.split_once('=').ok_or(Problem::Example)?;
            Ok((key.trim().to_owned(), value.trim().to_owned()))
        })
        .collect()
}
