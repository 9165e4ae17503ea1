//! A run: list, compare with the folder, fetch what is new or changed, remember it.

use super::client::{Client, Flaw, Got, Known, Question};
use super::folder::{Entry, Fetched, Folder};
use super::form::{Form, metadata_whole};
use super::plan::{Order, Plan};
use super::sru::{self, Listed};
use super::transport::Answer;
use super::{FetchError, odata};
use std::collections::BTreeMap;

/// So many papers in a row without any answer, and the service is left alone.
const PATIENCE: usize = 3;

/// Hears how a run goes.
pub trait Watch {
    /// A dossier was listed.
    fn listed(&self, _dossier: &str, _papers: usize) {}
    /// So many papers will be fetched.
    fn begins(&self, _papers: usize) {}
    /// One paper is done, or has failed.
    fn step(&self) {}
    /// Something that the user should know, in one sentence.
    fn note(&self, _sentence: &str) {}
}

impl Watch for () {}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Report {
    /// Papers that were fetched.
    pub fetched: usize,
    /// Papers that the folder has already.
    pub kept: usize,
    /// Papers over the limit.
    pub left: usize,
    /// Papers that were not tried because the service does not answer.
    pub untried: usize,
    /// Answers of the Tweede Kamer that are new or changed.
    pub records: usize,
    /// What failed: a paper, a dossier or a set of records, and why.
    pub failures: Vec<(String, FetchError)>,
}

/// Fetches into a folder.
pub struct Fetch<'a> {
    client: Client<'a>,
    order: &'a Order,
    folder: Folder,
    watch: &'a dyn Watch,
}

/// What came of a paper.
#[derive(Default)]
struct Arrived {
    /// Address and answer of each file, by its path in the folder; no answer where the copy at hand is still the newest.
    files: BTreeMap<String, (String, Option<Answer>)>,
    /// Whether something is there and could not be had.
    broken: bool,
}

impl<'a> Fetch<'a> {
    /// A run that has not begun.
    #[must_use]
    pub fn new(client: Client<'a>, order: &'a Order, folder: Folder, watch: &'a dyn Watch) -> Self {
        Self { client, order, folder, watch }
    }

    /// Asks which papers there are. Writes nothing.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let list = |dossier: &super::Dossier| {
            let list = sru::list(&self.client, &self.order.sru, dossier, self.order.since);
            if let Ok(list) = &list {
                self.watch.listed(&dossier.to_string(), list.len());
            }
            (dossier.clone(), list)
        };
        Plan::new(self.order, &self.folder, self.order.dossiers.iter().map(list).collect())
    }

    /// Fetches what the plan wants. What fails is in the report, everything else is in the folder.
    ///
    /// # Errors
    ///
    /// [`FetchError::Folder`] only: without a folder nothing can go on.
    pub fn carry_out(mut self, plan: Plan) -> Result<Report, FetchError> {
        let wanted: Vec<&Listed> = plan.wanted().collect();
        let now = self.order.limit.unwrap_or(usize::MAX).min(wanted.len());
        let mut report =
            Report { kept: plan.papers.len() - wanted.len(), left: wanted.len() - now, ..Report::default() };
        self.watch.begins(now);
        let done = self.papers(&wanted[..now], &mut report).and_then(|()| self.records(&plan, &mut report));
        let settled = self.folder.settle();
        for (dossier, error) in plan.failed {
            report.failures.push((format!("dossier {dossier}"), error));
        }
        done.and(settled).map(|()| report)
    }

    fn papers(&mut self, wanted: &[&Listed], report: &mut Report) -> Result<(), FetchError> {
        let mut silent = 0;
        for (at, paper) in wanted.iter().enumerate() {
            match self.paper(paper) {
                Ok(()) => {
                    silent = 0;
                    report.fetched += 1;
                }
                Err(error @ FetchError::Folder { .. }) => return Err(error),
                Err(error) => {
                    silent = if error.is_service() { silent + 1 } else { 0 };
                    let stop = silent == PATIENCE || matches!(error, FetchError::Busy { .. });
                    report.failures.push((paper.identifier.clone(), error));
                    if stop {
                        report.untried = wanted.len() - at - 1;
                        return Ok(());
                    }
                }
            }
            self.watch.step();
        }
        Ok(())
    }

    /// Fetches the files of a paper and writes them when all of them are there.
    fn paper(&mut self, paper: &Listed) -> Result<(), FetchError> {
        let before = self.folder.entry(&paper.identifier).map(|entry| entry.files.clone()).unwrap_or_default();
        let mut arrived = Arrived::default();
        self.versions(paper, &before, &mut arrived)?;
        self.metadata(paper, &before, &mut arrived)?;
        let mut files = BTreeMap::new();
        for (name, (url, answer)) in arrived.files {
            let file = match (answer, before.get(&name)) {
                (Some(answer), old) => self.folder.write(&name, &url, &answer, old)?.0,
                (None, Some(old)) => old.clone(),
                (None, None) => continue,
            };
            files.insert(name, file);
        }
        // Without its stamp the next run asks again for what arrived broken.
        let stamp = paper.stamp.clone().filter(|_| !arrived.broken);
        self.folder.keep(&paper.identifier, Entry { stamp, wanted: Some(self.order.wanted()), files })
    }

    /// The paper in the first of the wanted formats that can be had, or in all that there are.
    fn versions(
        &self,
        paper: &Listed,
        before: &BTreeMap<String, Fetched>,
        arrived: &mut Arrived,
    ) -> Result<(), FetchError> {
        let identifier = &paper.identifier;
        let mut missing: Vec<(Form, FetchError)> = Vec::new();
        for form in &self.order.forms {
            let Some(url) = paper.files.get(form.name()) else { continue };
            let name = format!("{identifier}/{identifier}.{form}");
            match self.file(url, &name, form.accept(), before, &|bytes| form.whole(bytes)) {
                Ok(answer) => {
                    arrived.files.insert(name, (url.clone(), answer));
                    if !self.order.every_form {
                        break;
                    }
                }
                Err(error) if error.is_missing() => missing.push((*form, error)),
                Err(error) => return Err(error),
            }
        }
        if arrived.files.is_empty() {
            let offered: Vec<&str> =
                Form::ALL.iter().map(|form| form.name()).filter(|name| paper.files.contains_key(*name)).collect();
            return Err(match missing.pop() {
                Some((_, error)) => error,
                None if offered.is_empty() => FetchError::NoForm { offered: "metadata".to_owned() },
                None => FetchError::NoForm { offered: offered.join(", ") },
            });
        }
        for (form, error) in missing {
            arrived.broken |= !error.is_absence();
            self.watch.note(&format!("{identifier}: no {form}, another format is taken: {error}"));
        }
        Ok(())
    }

    /// The metadata beside a paper; a paper without is a paper all the same.
    fn metadata(
        &self,
        paper: &Listed,
        before: &BTreeMap<String, Fetched>,
        arrived: &mut Arrived,
    ) -> Result<(), FetchError> {
        for (manifestation, file) in [("metadata", "metadata.xml"), ("metadataowms", "metadata_owms.xml")] {
            let Some(url) = paper.files.get(manifestation) else { continue };
            let name = format!("{}/{file}", paper.identifier);
            match self.file(url, &name, Form::Xml.accept(), before, &metadata_whole) {
                Ok(answer) => {
                    arrived.files.insert(name, (url.clone(), answer));
                    return Ok(());
                }
                Err(error) if error.is_missing() => {
                    arrived.broken |= !error.is_absence();
                    self.watch.note(&format!("{}: no {file}: {error}", paper.identifier));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// One file; `None` if the copy in the folder is still the newest.
    fn file(
        &self,
        url: &str,
        name: &str,
        accept: &str,
        before: &BTreeMap<String, Fetched>,
        whole: &dyn Fn(&[u8]) -> Result<(), Flaw>,
    ) -> Result<Option<Answer>, FetchError> {
        let old = before.get(name).filter(|old| old.url == url && self.folder.has(name, old));
        let known = old.map_or_else(Known::default, Fetched::known);
        Ok(match self.client.get(Question { url, accept, known }, whole)? {
            Got::New(answer, _) => Some(answer),
            Got::Same => None,
        })
    }

    fn records(&mut self, plan: &Plan, report: &mut Report) -> Result<(), FetchError> {
        if !self.order.records {
            return Ok(());
        }
        for dossier in self.order.dossiers.iter().filter(|dossier| !plan.absent.contains(dossier)) {
            for set in odata::sets(&self.order.odata, dossier) {
                match odata::fetch(&self.client, &mut self.folder, dossier, &set) {
                    Ok(pages) => report.records += pages.written,
                    Err(error @ FetchError::Folder { .. }) => return Err(error),
                    Err(error) => {
                        let stop = error.is_service();
                        report.failures.push((format!("records of {dossier} ({})", set.name), error));
                        if stop {
                            return Ok(());
                        }
                    }
                }
            }
        }
        Ok(())
    }
}
