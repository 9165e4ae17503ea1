//! `query`: questions to the graph.

use super::{Outcome, StoreArg, table};
use crate::knowledge::Files;
use crate::query::{Answer, Canned, Catalogue, Format, Limits, Parameter, ask, cells, write};
use anyhow::Context;
use clap::ValueEnum;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Ask the graph a question, by name or in SPARQL.
///
/// Without a name it lists the questions that there are. With one it answers it:
///
///   kamergraaf query cited-by --param paper=31839-816
///   kamergraaf query money --param giver=VWS --format csv
///   kamergraaf query cited-by --describe         what it asks, its parameters, an example
///   kamergraaf query --sparql 'SELECT ?p WHERE { ?p a kg:Kamerstuk }'
///
/// Exit status 1 means that nothing was found.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The name of the question.
    name: Option<String>,
    /// The value of a parameter; may be given several times.
    #[arg(long = "param", short, value_name = "KEY=VALUE", conflicts_with = "sparql", value_parser = key_value)]
    params: Vec<(String, String)>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Printed::Table)]
    format: Printed,
    /// Describe the question instead of asking it.
    #[arg(long, conflicts_with_all = ["sparql"])]
    describe: bool,
    /// A query of one's own. The usual prefixes are known; patterns outside GRAPH match all graphs.
    #[arg(long, value_name = "QUERY", conflicts_with_all = ["name", "file"])]
    sparql: Option<String>,
    /// A query of one's own in a file, with or without a header; `-` reads standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "name")]
    file: Option<PathBuf>,
    #[command(flatten)]
    store: StoreArg,
    /// A folder whose queries/*.rq are added to the questions or replace them.
    #[arg(long, value_name = "DIR")]
    knowledge: Option<PathBuf>,
    /// How long the answer may take, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    time_limit: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Printed {
    /// A table for people, with names instead of IRIs.
    Table,
    /// SPARQL results in CSV.
    Csv,
    /// SPARQL results in TSV.
    Tsv,
    /// SPARQL results in JSON.
    Json,
    /// SPARQL results in XML.
    Xml,
    /// Turtle, for CONSTRUCT and DESCRIBE.
    Turtle,
}

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        if let Some(sparql) = &self.sparql {
            let store = self.store.open()?;
            return self.print(&ask(store.oxigraph(), sparql, self.limits())?, store.oxigraph());
        }
        if let Some(file) = &self.file {
            let text = read(file)?;
            if text.lines().any(|line| line.starts_with("#+")) {
                let name = file.file_name().map_or_else(|| "stdin.rq".into(), |name| name.to_string_lossy());
                let name = if name == "-" { "stdin.rq".into() } else { name };
                return self.canned(&Canned::parse(&name, &text)?);
            }
            anyhow::ensure!(self.params.is_empty(), "{} has no header, so it has no parameters", file.display());
            anyhow::ensure!(!self.describe, "{} has no header that would describe it", file.display());
            let store = self.store.open()?;
            let answer = ask(store.oxigraph(), &text, self.limits())
                .with_context(|| format!("cannot run {}", file.display()))?;
            return self.print(&answer, store.oxigraph());
        }
        let catalogue = self.catalogue()?;
        match &self.name {
            Some(name) => self.canned(catalogue.find(name)?),
            None => {
                anyhow::ensure!(
                    self.params.is_empty() && !self.describe,
                    "name the question: kamergraaf query NAME ..."
                );
                let mut listed = table(&["name", "question"]);
                for query in catalogue.iter() {
                    listed.add_row([&query.name, &query.header.title_nl]);
                }
                writeln!(io::stdout(), "{listed}")?;
                Ok(Outcome::Done)
            }
        }
    }

    fn canned(&self, query: &Canned) -> anyhow::Result<Outcome> {
        if self.describe {
            writeln!(io::stdout(), "{}", description(query))?;
            return Ok(Outcome::Done);
        }
        let values = query.bind(self.params.iter().map(|(key, value)| (key.as_str(), value.as_str())))?;
        let store = self.store.open()?;
        self.print(&query.run(store.oxigraph(), &values, self.limits())?, store.oxigraph())
    }

    fn limits(&self) -> Limits {
        Limits { time: Duration::from_secs(self.time_limit), ..Limits::default() }
    }

    fn catalogue(&self) -> anyhow::Result<Catalogue> {
        let mut files = Files::builtin();
        if let Some(folder) = &self.knowledge {
            files.overlay(folder)?;
        }
        Ok(Catalogue::of(&files)?)
    }

    fn print(&self, answer: &Answer, store: &oxigraph::store::Store) -> anyhow::Result<Outcome> {
        let mut out = BufWriter::new(io::stdout().lock());
        let format = match self.format {
            Printed::Table => None,
            Printed::Csv => Some(Format::Csv),
            Printed::Tsv => Some(Format::Tsv),
            Printed::Json => Some(Format::Json),
            Printed::Xml => Some(Format::Xml),
            Printed::Turtle => Some(Format::Turtle),
        };
        match format {
            Some(format) => write(answer, format, &mut out)?,
            None if answer.is_empty() && !matches!(answer, Answer::Truth(_)) => {
                anstream::eprintln!("kamergraaf: nothing found");
            }
            None => {
                let text = cells(answer, store);
                let mut rows = table(&text.header.iter().map(String::as_str).collect::<Vec<_>>());
                rows.add_rows(text.rows);
                writeln!(out, "{rows}")?;
            }
        }
        out.flush()?;
        Ok(if answer.is_empty() { Outcome::No } else { Outcome::Done })
    }
}

fn key_value(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("write it as KEY=VALUE")?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

fn read(file: &Path) -> anyhow::Result<String> {
    if file == Path::new("-") {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text).context("cannot read standard input")?;
        Ok(text)
    } else {
        std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
    }
}

/// All that a reader wants to know of a question before asking it.
fn description(query: &Canned) -> String {
    let header = &query.header;
    let mut lines = vec![
        query.name.clone(),
        format!("  {}", header.title_nl),
        format!("  {}", header.title_en),
        String::new(),
        header.summary.clone(),
        header.description.clone(),
        String::new(),
    ];
    if header.parameters.is_empty() {
        lines.push("It takes no parameters.".to_owned());
    } else {
        lines.push("Parameters:".to_owned());
        lines.extend(header.parameters.iter().map(parameter));
    }
    for example in &header.examples {
        let params: String = example.values.iter().map(|(key, value)| format!(" --param '{key}={value}'")).collect();
        lines.extend([String::new(), format!("Example: kamergraaf query {}{params}", query.name)]);
        lines.push("gives, among others:".to_owned());
        lines.extend(example.row.iter().map(|(column, text)| format!("  {column}: {text}")));
    }
    lines.join("\n")
}

fn parameter(parameter: &Parameter) -> String {
    let must = if parameter.required { "must be given".to_owned() } else { "may be left out".to_owned() };
    let must = parameter.default.as_ref().map_or(must, |default| format!("default {default}"));
    let Parameter { name, kind, text, .. } = parameter;
    format!("  {name} ({kind}, {must}): {text}\n      {}", kind.looks_like())
}
