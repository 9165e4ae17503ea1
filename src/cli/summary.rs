//! What a build tells at its end: how many papers had which fate, and how far their texts agree with their metadata.

use super::{counted, table};
use crate::intake::Survey;
use crate::source::metadata::{Agreement, Field};
use crate::store::PaperOrigin;
use comfy_table::{CellAlignment, Table};
use std::collections::BTreeMap;

/// How many papers had which fate.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Papers that were read.
    pub changed: usize,
    /// Papers that the store has already.
    pub unchanged: usize,
    /// Files that cannot be used.
    pub left_out: usize,
    /// Files that hold a paper of which a richer version was read.
    pub versions: usize,
    /// Records of the Tweede Kamer.
    pub records: usize,
    /// Records that the Tweede Kamer deleted and the store had.
    pub deleted: usize,
    /// Graphs whose files are gone.
    pub pruned: usize,
}

impl Tally {
    /// The fates in one line; what did not occur is left out, save for the first three.
    pub(super) fn words(&self, survey: &Survey) -> String {
        let mut words = format!("{} read, {} unchanged, {} left out", self.changed, self.unchanged, self.left_out);
        for (number, what) in [
            (self.versions, "other version"),
            (survey.records(), "metadata record"),
            (self.records, "official record"),
            (survey.ignored, "other file"),
        ] {
            if number > 0 {
                words = format!("{words}, {}", counted(number, what));
            }
        }
        for (number, what) in [(self.deleted, "deleted"), (self.pruned, "pruned")] {
            if number > 0 {
                words = format!("{words}, {number} {what}");
            }
        }
        words
    }
}

/// What entries of the data nothing was stated of, in one sentence; none if there are no such entries.
pub(super) fn unused(counts: &BTreeMap<String, usize>) -> Option<String> {
    let all: usize = counts.values().sum();
    let listed: Vec<String> = counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    let entries =
        if all == 1 { "1 entry of the data says".to_owned() } else { format!("{all} entries of the data say") };
    (all > 0).then(|| format!("{entries} nothing that can be stated: {}", listed.join(", ")))
}

/// How far texts agree with metadata, by field.
#[derive(Debug, Default)]
pub(super) struct Agreed {
    papers: usize,
    fields: BTreeMap<Field, [usize; 3]>,
}

impl Agreed {
    pub(super) fn of<'a>(origins: impl Iterator<Item = &'a PaperOrigin>) -> Self {
        let mut agreed = Self::default();
        for origin in origins.filter(|origin| !origin.agreement.is_empty()) {
            agreed.papers += 1;
            for (field, agreement) in &origin.agreement {
                let at = match agreement {
                    Agreement::Agrees => 0,
                    Agreement::Contradicts => 1,
                    Agreement::NotFound => 2,
                };
                agreed.fields.entry(*field).or_default()[at] += 1;
            }
        }
        agreed
    }

    /// A table with a row a field; none without metadata.
    pub(super) fn table(&self) -> Option<Table> {
        if self.papers == 0 {
            return None;
        }
        let head = counted(self.papers, "paper");
        let head = format!("metadata of {head}");
        let mut table = table(&[&head, "agrees", "contradicts", "not found", "of"]);
        let mut sum = [0; 3];
        for (field, counts) in &self.fields {
            row(&mut table, &field.to_string(), *counts);
            for (all, count) in sum.iter_mut().zip(counts) {
                *all += count;
            }
        }
        row(&mut table, "all", sum);
        for column in 1..5 {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        Some(table)
    }
}

fn row(table: &mut Table, name: &str, counts: [usize; 3]) {
    let all: usize = counts.iter().sum();
    let [agrees, contradicts, missing] = counts.map(|count| count.to_string());
    table.add_row([name, &agrees, &contradicts, &missing, &all.to_string()]);
}
