//! Which files are versions of one paper.

use crate::graph::slug;
use crate::source::metadata::Record;
use crate::source::{Format, is_identifier};
use std::collections::{BTreeMap, BTreeSet};

/// One paper: its versions and the metadata beside it.
#[derive(Clone, Debug)]
pub struct Group {
    /// The versions, the one that tells most first.
    pub versions: Vec<Version>,
}

/// One file of a paper.
#[derive(Clone, Debug)]
pub struct Version {
    /// In which of the inputs it stands.
    pub input: usize,
    /// Its path; within an archive `archive.zip!/path`.
    pub source: String,
    /// The name of its file; of a text that a scanner read, that of the scan.
    pub name: String,
    /// BLAKE3 of its bytes.
    pub hash: String,
    /// Its format.
    pub format: Format,
    /// What stands beside its text.
    pub record: Option<Box<Record>>,
}

impl Version {
    /// The folder that it stands in.
    #[must_use]
    pub fn folder(&self) -> &str {
        folder(&self.source)
    }

    /// The official identifier that its name is, if it is one.
    #[must_use]
    pub fn identifier(&self) -> Option<&str> {
        Some(stem(&self.name)).filter(|stem| is_identifier(stem))
    }

    /// Its name with that many of its folders before it.
    fn with_folders(&self, depth: usize) -> String {
        let mut folders: Vec<&str> =
            self.source.split('/').rev().skip(1).filter(|part| !part.is_empty()).take(depth).collect();
        folders.reverse();
        folders.push(&self.name);
        folders.join(" ")
    }

    /// Whether its name says that a scanner read it: `brief.ocr.txt`, `brief.tesseract.txt` beside `brief.pdf`.
    fn scanned(&self) -> bool {
        self.format == Format::Text && stem(self.source.rsplit('/').next().unwrap_or_default()).contains('.')
    }
}

/// The folder of a path, with that of an archive in it.
pub(super) fn folder(source: &str) -> &str {
    source.rfind('/').map_or("", |at| &source[..at])
}

/// A name without its ending, if it has a short one.
pub(super) fn stem(name: &str) -> &str {
    let ending = |ending: &str| (1..=5).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    name.rsplit_once('.').filter(|(stem, last)| !stem.is_empty() && ending(last)).map_or(name, |(stem, _)| stem)
}

/// Puts the versions of one paper together: files with one official identifier for a name, and files of one folder whose
/// names differ in their endings only. Groups come in the order of their first files.
pub(super) fn group(versions: Vec<Version>) -> Vec<Group> {
    let key = |version: &Version, name: &str| match version.identifier() {
        Some(identifier) => (String::new(), identifier.to_owned()),
        None => (version.folder().to_owned(), name.to_owned()),
    };
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for version in &versions {
        let next = found.len();
        found.entry(key(version, stem(&version.name))).or_insert(next);
    }
    let mut groups: Vec<Group> = vec![Group { versions: Vec::new() }; found.len()];
    for mut version in versions {
        let own = found.get(&key(&version, stem(&version.name)));
        let of_scan = version.scanned().then(|| {
            let first = stem(&version.name).split('.').next().unwrap_or_default();
            found
                .get(&(version.folder().to_owned(), first.to_owned()))
                .or_else(|| found.get(&(String::new(), first.to_owned())))
        });
        if let (Some(_), first) = (of_scan.flatten(), stem(&version.name).split('.').next().unwrap_or_default()) {
            // The paper goes by the name of the scan.
            version.name = format!("{first}.txt");
        }
        if let Some(index) = of_scan.flatten().or(own) {
            groups[*index].versions.push(version);
        }
    }
    groups.retain(|group| !group.versions.is_empty());
    for group in &mut groups {
        // A text that a scanner read counts only where the paper itself cannot be read.
        group.versions.sort_by_key(|version| (version.scanned(), version.format.rank()));
    }
    tell_apart(&mut groups);
    groups
}

/// Papers of different folders may go by one name (`brief.pdf`): so much of their folders is put before it as tells them
/// apart, for a paper that has no official number is known by its name.
fn tell_apart(groups: &mut [Group]) {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, group) in groups.iter().enumerate() {
        if group.versions.iter().all(|version| version.identifier().is_none()) {
            alike.entry(slug(stem(&group.versions[0].name))).or_default().push(index);
        }
    }
    for indexes in alike.into_values().filter(|indexes| indexes.len() > 1) {
        let names = |groups: &[Group], depth: usize| -> Vec<String> {
            indexes.iter().map(|index| groups[*index].versions[0].with_folders(depth)).collect()
        };
        let deepest =
            indexes.iter().map(|index| groups[*index].versions[0].source.split('/').count()).max().unwrap_or(1);
        let apart = |depth: &usize| {
            let slugs: BTreeSet<String> = names(groups, *depth).iter().map(|name| slug(stem(name))).collect();
            slugs.len() == indexes.len()
        };
        let depth = (1..deepest).find(apart).unwrap_or(deepest);
        for index in &indexes {
            for version in &mut groups[*index].versions {
                version.name = version.with_folders(depth);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(source: &str, format: Format) -> Version {
        let name = source.rsplit('/').next().unwrap().to_owned();
        Version { input: 0, source: source.to_owned(), name, hash: String::new(), format, record: None }
    }

    #[test]
    fn versions_of_one_paper_come_together_richest_first() {
        let groups = group(vec![
            version("a/kst-32545-143.pdf", Format::Pdf),
            version("a/brief.pdf", Format::Pdf),
            version("a/brief.tesseract.txt", Format::Text),
            version("b.zip!/x/kst-32545-143.xml", Format::Official),
            version("b/brief.pdf", Format::Pdf),
            version("b/brief.docx", Format::Docx),
            version("b/nota.v2.txt", Format::Text),
        ]);
        let sources: Vec<Vec<&str>> =
            groups.iter().map(|group| group.versions.iter().map(|version| version.source.as_str()).collect()).collect();
        assert_eq!(
            sources,
            [
                vec!["b.zip!/x/kst-32545-143.xml", "a/kst-32545-143.pdf"],
                vec!["a/brief.pdf", "a/brief.tesseract.txt"],
                vec!["b/brief.docx", "b/brief.pdf"],
                vec!["b/nota.v2.txt"],
            ]
        );
    }

    #[test]
    fn papers_of_one_name_are_told_apart_by_their_folders() {
        let groups = group(vec![
            version("2022/bijlage/1.pdf", Format::Pdf),
            version("2023/bijlage/1.docx", Format::Docx),
            version("2023/bijlage/1.pdf", Format::Pdf),
            version("2023/2.pdf", Format::Pdf),
            version("a/kst-31839-816.pdf", Format::Pdf),
        ]);
        let names: Vec<&str> =
            groups.iter().flat_map(|group| &group.versions).map(|version| version.name.as_str()).collect();
        let expected =
            ["2022 bijlage 1.pdf", "2023 bijlage 1.docx", "2023 bijlage 1.pdf", "2.pdf", "kst-31839-816.pdf"];
        assert_eq!(names, expected);
    }
}
