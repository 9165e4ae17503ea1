//! `fetch`: papers and records of a dossier from the public services.

use super::{Outcome, counted};
use crate::fetch::{
    Client, Dossier, Fetch, Folder, Form, Hosts, Http, Manners, Order, Plan, Report, State, SystemClock, Watch, odata,
    sru,
};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

/// Download a dossier from the public services into a folder that build reads.
///
///   kamergraaf fetch --dossier 31839                        into ./papers
///   kamergraaf fetch --dossier 31839 --since 2024-01-01     what changed since
///   kamergraaf fetch --dossier 35925-XVI --dossier 31839 --to letters --dry-run
///   kamergraaf build papers
///
/// Papers come from the repository of KOOP (repository.overheid.nl), each in the richest format
/// that it has and with its metadata; motions, votes and documents from the open data of the
/// Tweede Kamer. One request at a time, with a pause between; a service that is busy is given
/// the time that it asks for. A run that was broken off goes on where it stopped, a second run
/// downloads what is new or changed, and nothing is ever deleted but answers that are outdated.
/// A paper that cannot be had is named, the others go on, and the exit status is 2; it is 1 if a
/// dossier has no papers.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// A dossier, as 31839, or with its chapter as 35925-XVI; may be given more than once.
    #[arg(long = "dossier", value_name = "NUMBER", required = true)]
    dossiers: Vec<Dossier>,
    /// The folder; it is made if it is not there.
    #[arg(long = "to", value_name = "DIR", default_value = "papers")]
    folder: PathBuf,
    /// Only papers that were published or changed on this day or later; records always come in full.
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// The formats, the preferred one first; of a paper that has several the first is taken.
    #[arg(long, value_name = "LIST", value_delimiter = ',', default_value = "xml,html,odt,pdf")]
    formats: Vec<Form>,
    /// Take every one of the formats that a paper has.
    #[arg(long)]
    every_format: bool,
    /// Annexes too (blg-...), which are large and mostly PDF.
    #[arg(long)]
    annexes: bool,
    /// Papers only, without the records of the Tweede Kamer.
    #[arg(long)]
    no_records: bool,
    /// Fetch so many papers at most; another run fetches the next ones.
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// List what would be fetched, and fetch nothing.
    #[arg(long)]
    dry_run: bool,
    /// The pause between two requests, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = Manners::default().pause.as_secs_f32(), value_parser = seconds)]
    pause: f32,
    /// How long to wait for an answer to begin, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0, value_parser = seconds)]
    timeout: f32,
    /// How the services can reach you, such as a mail address: it is told with every request.
    #[arg(long, value_name = "TEXT")]
    contact: Option<String>,
    /// The address of the search service of KOOP.
    #[arg(long, value_name = "URL", default_value = sru::ADDRESS)]
    sru: String,
    /// The address of the OData service of the Tweede Kamer.
    #[arg(long, value_name = "URL", default_value = odata::ADDRESS)]
    odata: String,
}

/// A length of time that somebody may mean.
fn seconds(text: &str) -> Result<f32, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.0..=3600.0).contains(seconds));
    seconds.ok_or_else(|| "give seconds, from 0 to 3600".to_owned())
}

impl Args {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let hosts = Hosts::new(&[&self.sru, &self.odata])?;
        let http = Http::new(&self.user_agent()?, Duration::from_secs_f32(self.timeout));
        let manners = Manners { pause: Duration::from_secs_f32(self.pause), ..Manners::default() };
        let folder = Folder::open(&self.folder)?;
        let order = Order {
            dossiers: self.dossiers,
            since: self.since,
            forms: self.formats,
            every_form: self.every_format,
            annexes: self.annexes,
            records: !self.no_records,
            limit: self.limit,
            sru: self.sru,
            odata: self.odata,
        };
        let watch = Terminal::default();
        let told = |sentence: &str| watch.note(sentence);
        let client = Client::new(&http, &SystemClock, hosts, manners, &told);
        let fetch = Fetch::new(client, &order, folder, &watch);
        let plan = fetch.plan();
        for dossier in &plan.absent {
            watch.note(&format!("dossier {dossier} has no published papers: see whether the number is right"));
        }
        let absent = !plan.absent.is_empty();
        let failed = if self.dry_run {
            tell_plan(&order, &plan)?;
            for (dossier, error) in &plan.failed {
                anstream::eprintln!("warning: dossier {dossier}: {error}");
            }
            !plan.failed.is_empty()
        } else {
            let annexes = plan.annexes;
            let report = fetch.carry_out(plan)?;
            watch.end();
            tell(&self.folder, &report, annexes)?;
            !report.failures.is_empty()
        };
        Ok(match (failed, absent) {
            (true, _) => Outcome::PartlyBad,
            (false, true) => Outcome::No,
            (false, false) => Outcome::Done,
        })
    }

    /// Who is asking.
    fn user_agent(&self) -> anyhow::Result<String> {
        let own = format!("kamergraaf/{} (+https://kamergraaf.nl", env!("CARGO_PKG_VERSION"));
        let Some(contact) = &self.contact else { return Ok(format!("{own})")) };
        let plain = contact.chars().all(|c| c.is_ascii_graphic() && !"()\\".contains(c) || c == ' ');
        anyhow::ensure!(plain, "--contact is told in a header: write it in letters without accents or brackets");
        Ok(format!("{own}; {contact})"))
    }
}

/// Lists what would be fetched: what the folder has of it, the paper, and where its files are.
fn tell_plan(order: &Order, plan: &Plan) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let mut counts = [0; 3];
    for planned in &plan.papers {
        let (at, state) = match planned.state {
            State::New => (0, "new"),
            State::Changed => (1, "changed"),
            State::Kept => (2, "kept"),
        };
        counts[at] += 1;
        let there = |form: &&Form| planned.paper.files.contains_key(form.name());
        let forms: Vec<&str> = order.forms.iter().filter(there).map(|form| form.name()).collect();
        let forms = if order.every_form { forms.join(",") } else { forms.first().copied().unwrap_or("-").to_owned() };
        let title = planned.paper.title.as_deref().unwrap_or_default();
        writeln!(out, "{state}\t{}\t{forms}\t{title}", planned.paper.identifier)?;
    }
    writeln!(out, "{} new, {} changed, {} kept", counts[0], counts[1], counts[2])
}

/// Tells what failed, and what the folder has gained.
fn tell(folder: &std::path::Path, report: &Report, annexes: usize) -> io::Result<()> {
    for (what, error) in &report.failures {
        anstream::eprintln!("warning: {what}: {error}");
    }
    if report.untried > 0 {
        let papers = counted(report.untried, "paper");
        anstream::eprintln!("warning: the service is left alone, {papers} not tried: run the same command again later");
    }
    let mut words = format!("{} fetched, {} kept, {} failed", report.fetched, report.kept, report.failures.len());
    for (number, what) in [
        (report.left, "over the limit: run again for the next ones"),
        (annexes, "annexes left out: take them with --annexes"),
        (report.records, "answers with records"),
    ] {
        if number > 0 {
            words = format!("{words}, {number} {what}");
        }
    }
    writeln!(io::stdout().lock(), "{}: {words}", folder.display())
}

/// Progress on standard error: a bar on a terminal; elsewhere a line for what is worth one.
#[derive(Debug, Default)]
struct Terminal {
    bar: RefCell<Option<ProgressBar>>,
}

impl Terminal {
    fn end(&self) {
        if let Some(bar) = self.bar.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }
}

impl Watch for Terminal {
    fn listed(&self, dossier: &str, papers: usize) {
        self.note(&format!("dossier {dossier}: {} listed", counted(papers, "paper")));
    }

    fn begins(&self, papers: usize) {
        if io::stderr().is_terminal() && papers > 1 {
            let style = ProgressStyle::with_template("{bar:40} {pos}/{len} papers, {eta} to go");
            let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
            self.bar.replace(Some(ProgressBar::new(papers as u64).with_style(style)));
        }
    }

    fn step(&self) {
        if let Some(bar) = &*self.bar.borrow() {
            bar.inc(1);
        }
    }

    fn note(&self, sentence: &str) {
        let say = || anstream::eprintln!("{sentence}");
        match &*self.bar.borrow() {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }
}
