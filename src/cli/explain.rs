//! `explain`: all that the graph says of a thing, with the passages that state it.

use super::{Outcome, StoreArg, counted};
use crate::export::{About, Found, Passage, Prefixes, Said, Value, find};
use crate::graph::Iris;
use std::io::{self, BufWriter, Write};

/// Print all that the graph says of a thing, with the passages that state it.
///
///   kamergraaf explain kst-31839-816
///   kamergraaf explain person:westerveld
///   kamergraaf explain "Vereniging van Nederlandse Gemeenten"
///
/// Offsets are Unicode code points of the original file, the end exclusive.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The thing: its IRI, a prefixed or short form of it, or one of its names.
    #[arg(value_name = "IRI")]
    thing: String,
    #[command(flatten)]
    store: StoreArg,
}

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let store = self.store.open()?;
        let prefixes = Prefixes::new(&Iris::new(store.base())?);
        let about = match find(&store, &prefixes, &self.thing)? {
            Found::One(iri) => About::of(&store, &iri)?,
            Found::Several(things) => {
                anstream::eprintln!("kamergraaf: several things are called {:?}; give the IRI of one:", self.thing);
                for (iri, label) in things {
                    anstream::eprintln!("  {}  {label}", prefixes.short(&iri));
                }
                return Ok(Outcome::No);
            }
            Found::None(near) => {
                anstream::eprintln!("kamergraaf: the graph says nothing of {:?}", self.thing);
                if !near.is_empty() {
                    anstream::eprintln!("  what comes near: {}", near.join(", "));
                }
                return Ok(Outcome::No);
            }
        };
        let Some(about) = about else { return Ok(Outcome::No) };
        let mut out = BufWriter::new(io::stdout().lock());
        Page { about: &about, prefixes: &prefixes }.write(&mut out)?;
        out.flush()?;
        Ok(Outcome::Done)
    }
}

/// What is known of a thing, as text.
struct Page<'a> {
    about: &'a About,
    prefixes: &'a Prefixes,
}

impl Page<'_> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let about = self.about;
        writeln!(out, "{}\n{}", about.label, about.iri)?;
        if !about.classes.is_empty() {
            let classes: Vec<String> = about.classes.iter().map(|class| self.prefixes.short(class)).collect();
            writeln!(out, "a {}", classes.join(", "))?;
        }
        if !about.names.is_empty() {
            writeln!(out, "also called {}", about.names.join(", "))?;
        }
        if about.mentions > 0 {
            writeln!(out, "named {}", counted(about.mentions, "time"))?;
        }
        if !about.facts.is_empty() {
            writeln!(out)?;
        }
        for (property, value) in &about.facts {
            writeln!(out, "{}: {}", self.prefixes.short(property), self.words(value))?;
        }
        if !about.holdings.is_empty() {
            writeln!(out)?;
        }
        for holding in &about.holdings {
            let other = if self.is_it(&holding.person) { &holding.held } else { &holding.person };
            writeln!(out, "{} to {}: {}", known(&holding.from), known(&holding.to), self.words(other))?;
        }
        for said in &about.said {
            self.said(said, out)?;
        }
        if !about.derived.is_empty() {
            writeln!(out, "\nderived, not stated: who is meant where a paper names an office only")?;
        }
        for derived in &about.derived {
            let (paper, quote) = (derived.paper.words(), &derived.quote);
            let (post, person) = (self.words(&derived.post), self.words(&derived.person));
            writeln!(out, "    {paper}, «{quote}»: {person} as {post}")?;
            writeln!(out, "        by {}, confidence {}", derived.rule, derived.confidence)?;
        }
        Ok(())
    }

    fn said(&self, said: &Said, out: &mut impl Write) -> io::Result<()> {
        let predicate = self.prefixes.short(&said.predicate);
        writeln!(out, "\n{}  {predicate}  {}", self.words(&said.subject), self.words(&said.object))?;
        for (property, value) in &said.with {
            writeln!(out, "    {}: {}", self.prefixes.short(property), self.words(value))?;
        }
        for passage in &said.passages {
            let Passage { start, end, within, quote } = passage;
            let within = within.strip_prefix("page=").map_or_else(
                || if within.is_empty() { String::new() } else { format!(", in {within}") },
                |page| format!(", page {page}"),
            );
            writeln!(out, "    {}, {start} to {end}{within}: «{quote}»", said.paper.words())?;
        }
        writeln!(out, "    found by {}, confidence {}", said.patterns.join(", "), said.confidence)
    }

    /// A thing by its name, with its IRI where it is another than the one asked for.
    fn words(&self, value: &Value) -> String {
        match value {
            Value::Thing { iri, label } if *iri != self.about.iri => format!("{label} <{}>", self.prefixes.short(iri)),
            other => other.words().to_owned(),
        }
    }

    fn is_it(&self, value: &Value) -> bool {
        matches!(value, Value::Thing { iri, .. } if *iri == self.about.iri)
    }
}

/// A day, or a mark for none.
const fn known(day: &str) -> &str {
    if day.is_empty() { "…" } else { day }
}
