//! Bodies, programmes, laws and regions by their names.

use super::thing::{capitalised, normal, slug};
use super::{Scene, Things, place};
use crate::extract::MentionKind;
use crate::extract::candidate::Candidate;
use crate::knowledge::RecordId;

/// The thing that a name stands for. `surface` is the short form as written, where the name is what it stands for.
pub(crate) fn link(
    scene: &Scene<'_>,
    candidate: &Candidate,
    name: &str,
    surface: Option<&str>,
    things: &mut Things,
) -> usize {
    let index = by_name(scene, candidate, name, things);
    if let Some(surface) = surface {
        adopt(scene, candidate, index, surface, things);
        things.name(index, surface);
    }
    index
}

/// The paper's `Wet verplichte ggz (Wvggz)` is the record with that abbreviation, where their names share most words.
fn adopt(scene: &Scene<'_>, candidate: &Candidate, index: usize, surface: &str, things: &mut Things) {
    let knowledge = scene.page.knowledge;
    let entity = things.get(index);
    let [record] = knowledge.records_named(surface, candidate.kind)[..] else { return };
    if entity.record.is_some() || things.has(record) {
        return;
    }
    let (own, known) = (normal(&entity.label), normal(&knowledge.record(record).label));
    let content: Vec<&str> = own.split([' ', '-']).filter(|word| word.chars().count() > 3).collect();
    let shared = content.iter().filter(|word| known.contains(**word)).count();
    if !content.is_empty() && shared * 2 > content.len() {
        things.adopt(knowledge, index, record);
    }
}

fn by_name(scene: &Scene<'_>, candidate: &Candidate, name: &str, things: &mut Things) -> usize {
    let kind = candidate.kind;
    let bare = bare(kind, name);
    // Of a name that several regions have, the place where it stands tells which, not the one that the paper named first.
    if kind == MentionKind::Region {
        let records = scene.page.knowledge.records_named(bare, kind);
        if records.len() > 1 {
            let record = place::choose(scene, candidate, &records, things);
            return things.record(scene.page.knowledge, record, candidate, name);
        }
    }
    for form in [name, bare] {
        if let Some(index) = things.named(kind, form) {
            things.name(index, name);
            return index;
        }
    }
    for form in [name, bare] {
        let records = scene.page.knowledge.records_named(form, kind);
        if !records.is_empty() {
            let record = place::choose(scene, candidate, &records, things);
            return things.record(scene.page.knowledge, record, candidate, name);
        }
    }
    if let Some(record) = spelt_out(scene, kind, name) {
        return things.record(scene.page.knowledge, record, candidate, name);
    }
    if let Some(index) = longer(scene, kind, name, things) {
        things.name(index, name);
        return index;
    }
    if let Some(index) = misspelt(kind, name, things) {
        things.name(index, name);
        return index;
    }
    if let Some(record) = scene.page.knowledge.record_nearly_named(name, kind) {
        return things.record(scene.page.knowledge, record, candidate, name);
    }
    let label = capitalised(&name.split_whitespace().collect::<Vec<_>>().join(" "));
    let index = things.with_slug(kind, &slug(bare), &label);
    things.name(index, name);
    index
}

/// `EU-Ombudsman` for `Europese Ombudsman`: an abbreviation before a hyphen stands for an adjective.
fn spelt_out(scene: &Scene<'_>, kind: MentionKind, name: &str) -> Option<RecordId> {
    let (short, rest) = name.split_once('-')?;
    let adjective = scene.page.grammar.abroad.get(short)?;
    scene.page.knowledge.records_named(&format!("{adjective} {rest}"), kind).first().copied()
}

/// The one body whose name begins with this head: `de Deskundigencommissie` beside `Deskundigencommissie Hamer`.
fn longer(scene: &Scene<'_>, kind: MentionKind, name: &str, things: &Things) -> Option<usize> {
    if kind != MentionKind::Organisation || name.contains(' ') || scene.page.grammar.tail(name) != Some(kind) {
        return None;
    }
    things
        .of_kind(kind)
        .find(|(_, entity)| {
            entity.record.is_none()
                && std::iter::once(&entity.label)
                    .chain(&entity.names)
                    .any(|known| known.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')))
        })
        .map(|(index, _)| index)
}

/// A name without the kind word that some papers leave out: `wetsvoorstel X`, `programma X`, `gemeente X`.
fn bare(kind: MentionKind, name: &str) -> &str {
    let words: &[&str] = match kind {
        MentionKind::Law => &["wetsvoorstel", "Wetsvoorstel", "initiatiefwetsvoorstel"],
        MentionKind::Programme => &["programma", "Programma", "actieprogramma", "project"],
        MentionKind::Organisation => &["stichting", "Stichting"],
        MentionKind::Region => &["gemeente", "provincie", "regio"],
        _ => &[],
    };
    words
        .iter()
        .find_map(|word| name.strip_prefix(word)?.strip_prefix(' '))
        .unwrap_or(name)
        .trim_matches(['‘', '’', '«', '»', '“', '”', '\''])
}

/// A long name that differs in a letter or two from one that the paper has named.
fn misspelt(kind: MentionKind, name: &str, things: &Things) -> Option<usize> {
    let wanted = normal(name);
    let length = wanted.chars().count();
    if length < 12 {
        return None;
    }
    things
        .of_kind(kind)
        .flat_map(|(index, entity)| {
            std::iter::once(&entity.label).chain(&entity.names).map(move |known| (index, known))
        })
        .filter(|(_, known)| known.len().abs_diff(name.len()) <= 6)
        .map(|(index, known)| (index, normal(known)))
        .filter(|(_, known)| known.chars().count().abs_diff(length) <= 2)
        .find(|(_, known)| {
            solid(known) == solid(&wanted)
                || digits(known) == digits(&wanted) && strsim::damerau_levenshtein(known, &wanted) <= 1 + length / 25
        })
        .map(|(index, _)| index)
}

/// Without the blanks and hyphens that part the halves of a compound: `Transitie Autoriteit`, `Transitieautoriteit`.
fn solid(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
