//! Publications by their number, their date, or their title.

use super::motion::single;
use super::thing::{capitalised, dutch_date, normal, slug};
use super::{Scene, Things};
use crate::extract::MentionKind;
use crate::extract::candidate::Candidate;
use crate::extract::publication::AGENDA;
use crate::extract::reference::Reference;

/// The publication that a candidate names.
pub(crate) fn link(
    scene: &Scene<'_>,
    candidate: &Candidate,
    name: &str,
    date: Option<&str>,
    things: &mut Things,
) -> usize {
    let label = capitalised(&name.split_whitespace().collect::<Vec<_>>().join(" "));
    if let Some(kst) = number(scene, candidate) {
        let label = date.map_or_else(|| label.clone(), |date| format!("{label} van {}", dutch_date(date)));
        let index = things.with_slug(MentionKind::Publication, &kst, &label);
        let entity = things.get_mut(index);
        entity.iri = Some(format!("https://zoek.officielebekendmakingen.nl/{kst}"));
        things.name(index, name);
        return index;
    }
    if let Some(date) = date {
        let index = things.with_slug(
            MentionKind::Publication,
            &format!("{}-{date}", slug(name)),
            &format!("{label} van {}", dutch_date(date)),
        );
        things.name(index, name);
        return index;
    }
    if let Some(index) = things.named(MentionKind::Publication, name).or_else(|| contained(name, things)) {
        things.name(index, name);
        return index;
    }
    if let Some(index) = yearly(name, things) {
        things.name(index, name);
        return index;
    }
    let index = things.with_slug(MentionKind::Publication, &slug(name), &label);
    things.name(index, name);
    index
}

/// A yearly paper with its year and without (`Voorjaarsnota 2025`, `Voorjaarsnota`) is one, while the paper names one year only.
fn yearly(name: &str, things: &Things) -> Option<usize> {
    let year = |text: &str| text.len() == 4 && text.chars().all(|c| c.is_ascii_digit());
    if let Some((bare, _)) = name.rsplit_once(' ').filter(|(_, last)| year(last)) {
        let index = things.named(MentionKind::Publication, bare)?;
        let dated = |known: &String| known.rsplit_once(' ').is_some_and(|(_, last)| year(last));
        let entity = things.get(index);
        return (!dated(&entity.label) && !entity.names.iter().any(dated)).then_some(index);
    }
    let wanted = normal(name);
    let mut dated = things.of_kind(MentionKind::Publication).filter(|(_, entity)| {
        normal(&entity.label).strip_prefix(&wanted).and_then(|rest| rest.strip_prefix(' ')).is_some_and(year)
    });
    let (index, _) = dated.next()?;
    dated.next().is_none().then_some(index)
}

/// The next publication of a series: another than those of the series that the paper has named.
pub(crate) fn upcoming(name: &str, surface: &str, things: &mut Things) -> usize {
    let label = format!("{}, de volgende", capitalised(name));
    let index = things.with_slug(MentionKind::Publication, &format!("{}-volgende", slug(name)), &label);
    things.alias(index, surface);
    index
}

/// The number in the same footnote, or in the footnote right behind the title or its date.
fn number(scene: &Scene<'_>, candidate: &Candidate) -> Option<String> {
    let footnote = scene.document().footnotes.iter().find(|note| note.span.contains(candidate.span));
    if let Some(footnote) = footnote {
        let behind = scene
            .references
            .iter()
            .find(|reference| footnote.span.contains(reference.span) && reference.span.start >= candidate.span.end);
        return single(&behind.filter(|reference| reference.span.start - candidate.span.end < 8)?.iris);
    }
    if candidate.rule == "publication/own-title" {
        return None;
    }
    let text = scene.page.text();
    if candidate.rule == AGENDA {
        let behind = |reference: &&Reference| reference.span.start == candidate.span.end + " (".len();
        return single(&scene.references.iter().find(behind)?.iris);
    }
    // The footnote behind the date: `voortgangsbrief Jeugd van 5 november 2024` + mark.
    let sentence = scene.page.sentence_end(candidate.span.start);
    let note = scene.document().footnotes.iter().find(|note| {
        note.anchors.iter().any(|anchor| {
            *anchor >= candidate.span.end && *anchor <= sentence + 1 && {
                let between = text[candidate.span.end..*anchor].trim();
                between.trim_end_matches(['.', ',', '»', '’', '”', '"', '\'']).is_empty()
                    || between.starts_with("van ") && between.split_whitespace().count() <= 5
                    || between.len() < 12
            }
        })
    })?;
    let mut inside = scene.references.iter().filter(|reference| note.span.contains(reference.span));
    let first = inside.next()?;
    if inside.next().is_some() {
        return None;
    }
    let iri = first.iris.first()?;
    Some(iri[iri.find("kst-")?..].trim_end_matches(".html").to_owned())
}

/// A long title within a longer one that only adds a kind word: `Tussenrapportage Verklarende factoren ...`.
fn contained(name: &str, things: &Things) -> Option<usize> {
    let wanted = normal(name);
    if wanted.split(' ').count() < 4 {
        return None;
    }
    things
        .of_kind(MentionKind::Publication)
        .find(|(_, entity)| {
            std::iter::once(&entity.label).chain(&entity.names).any(|known| {
                let known = normal(known);
                let (long, short) = if known.len() > wanted.len() { (&known, &wanted) } else { (&wanted, &known) };
                short.split(' ').count() >= 4
                    && (long.starts_with(&format!("{short} "))
                        || long.ends_with(short.as_str())
                            && long[..long.len() - short.len()].split_whitespace().count() <= 2)
            })
        })
        .map(|(index, _)| index)
        .or_else(|| {
            things
                .of_kind(MentionKind::Publication)
                .find(|(_, entity)| {
                    std::iter::once(&entity.label).chain(&entity.names).any(|known| {
                        let known = normal(known);
                        known.len().abs_diff(wanted.len()) <= 3
                            && wanted.len() > 24
                            && strsim::damerau_levenshtein(&known, &wanted) <= 3
                    })
                })
                .map(|(index, _)| index)
        })
}
