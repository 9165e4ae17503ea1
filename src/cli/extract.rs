//! `extract`: what one paper holds, without a store.

use super::{Outcome, read, table};
use crate::export::{Line, NodeLine, StatementLine, lines};
use crate::graph::Iris;
use crate::source;
use clap::ValueEnum;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Print the mentions and relations of one paper.
///
/// Offsets are Unicode code points of the file as given, the end exclusive. Format jsonl gives one JSON object a line:
///
///   {"kind":"mention","start":1540,"end":1543,"text":"VNG","type":"Organisation","iri":"...","label":"..."}
///   {"kind":"mention","start":33800,"end":33825,"text":"Kamerstuk 31 839, nr. 804","type":"Reference","iris":["..."]}
///   {"kind":"relation","subject":{"iri":"...","label":"..."},"predicate":"signedBy","object":{...},
///    "qualifiers":{...},"evidence":"...","start":33481,"end":33553}
///   {"kind":"derived","start":1548,"end":1568,"text":"mijn ambtsvoorganger","post":{...},"person":{...},
///    "date":"2022-03-18","rule":"holder/before-signer","confidence":0.85}
///
/// What is derived is not stated by the paper: who held the office that it names. Of a relation, an end that is the paper itself has "self": true; one that is a text has only its "value".
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The paper, in any format that is read; `-` reads standard input.
    file: PathBuf,
    /// Read the paper as this format, whatever it looks like: text, official, html, docx, odt, pdf...
    #[arg(long = "as", value_name = "FORMAT")]
    read_as: Option<source::Format>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Under which IRI things without an official one get theirs.
    #[arg(long, value_name = "IRI", default_value = crate::graph::BASE)]
    base_iri: String,
    /// Leave out what is less sure than this, from 0 to 1.
    #[arg(long, value_name = "SCORE", default_value_t = 0.0)]
    min_confidence: f32,
    /// A folder with knowledge files that add to those compiled in, or replace them.
    #[arg(long, value_name = "DIR")]
    knowledge: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line.
    Jsonl,
    /// A table of mentions, one of relations, and one of what is derived.
    Table,
}

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let iris = Iris::new(&self.base_iri)?;
        let source = read::Source::open(&self.file)?;
        let reading = read::Reader::new(self.knowledge.as_deref())?.read_file(&source, self.read_as)?;
        let lines = lines(&reading.at_least(self.min_confidence), &iris);
        let mut out = BufWriter::new(io::stdout().lock());
        match self.format {
            Format::Jsonl => {
                for line in &lines {
                    serde_json::to_writer(&mut out, line).map_err(io::Error::from)?;
                    out.write_all(b"\n")?;
                }
            }
            Format::Table => tables(&lines, &mut out)?,
        }
        out.flush()?;
        Ok(Outcome::Done)
    }
}

fn tables(lines: &[Line], out: &mut impl Write) -> io::Result<()> {
    let (mut mentions, mut relations, mut derived) = (
        table(&["start", "end", "type", "text", "names"]),
        table(&["subject", "predicate", "object", "with", "passage"]),
        table(&["start", "end", "text", "is derived to mean", "rule", "confidence"]),
    );
    for line in lines {
        match line {
            Line::Mention { start, end, text, r#type, label, iris, .. } => {
                let names = iris.as_ref().map_or_else(|| label.clone().unwrap_or_default(), |iris| iris.join(" "));
                mentions.add_row([start.to_string(), end.to_string(), r#type.clone(), one_line(text), names]);
            }
            Line::Relation(line) | Line::Vote(line) => {
                let StatementLine { subject, predicate, object, qualifiers, evidence, .. } = line;
                let with: Vec<String> =
                    qualifiers.iter().map(|(name, value)| format!("{name} {}", brief(value))).collect();
                relations.add_row([
                    words(subject),
                    predicate.clone(),
                    words(object),
                    with.join(", "),
                    one_line(evidence),
                ]);
            }
            Line::Derived { start, end, text, person, rule, confidence, .. } => {
                let (start, end, confidence) = (start.to_string(), end.to_string(), confidence.to_string());
                derived.add_row([start, end, one_line(text), words(person), rule.clone(), confidence]);
            }
        }
    }
    writeln!(out, "{mentions}\n\n{relations}")?;
    if derived.is_empty() { Ok(()) } else { writeln!(out, "\n{derived}") }
}

fn words(node: &NodeLine) -> String {
    let name = node.value.as_ref().or(node.label.as_ref()).or(node.iri.as_ref());
    if node.itself { "this paper".to_owned() } else { name.cloned().unwrap_or_default() }
}

fn brief(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => one_line(text),
        serde_json::Value::Object(node) => node.get("label").or(node.get("value")).map(brief).unwrap_or_default(),
        serde_json::Value::Array(all) => all.iter().map(brief).collect::<Vec<_>>().join(" and "),
        other => other.to_string(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
