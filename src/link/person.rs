//! Persons by name, role, party and date; the offices of the signers.

use super::thing::slug;
use super::{Scene, Things};
use crate::extract::MentionKind;
use crate::extract::candidate::Candidate;
use crate::knowledge::Wanted;

/// The parts of a person's name as the text gives them.
pub(crate) struct Parts<'a> {
    pub given: &'a str,
    pub surname: &'a str,
    pub party: Option<&'a str>,
    pub in_office: bool,
}

/// The person that a name means.
pub(crate) fn link(scene: &Scene<'_>, candidate: &Candidate, parts: &Parts<'_>, things: &mut Things) -> usize {
    called(scene, candidate, candidate.span.of(scene.page.text()), parts, things)
}

/// The same, of a person whom the text calls so at a place that is no mention.
pub(crate) fn called(
    scene: &Scene<'_>,
    candidate: &Candidate,
    surface: &str,
    parts: &Parts<'_>,
    things: &mut Things,
) -> usize {
    // Members of parliament sign without a post.
    let signers = &scene.document().metadata.signers;
    let signs = signers.iter().any(|signer| signer.name == candidate.span && signer.post.is_some());
    let in_office = parts.in_office || signs;
    let wanted = |surname| Wanted { given: parts.given, surname, date: scene.page.date, in_office, party: parts.party };
    let knowledge = scene.page.knowledge;
    // A member of government may add the name of a partner: `Faber-Van de Klashorst`.
    let first = parts.surname.split_once('-').map(|(first, _)| first).filter(|_| in_office);
    let record = knowledge
        .find_person(&wanted(parts.surname))
        .or_else(|| first.and_then(|first| knowledge.find_person(&wanted(first))));
    if let Some(record) = record {
        let index = things.record(scene.page.knowledge, record, candidate, surface);
        return index;
    }
    // Nobody in the files: the surname tells persons of one paper apart.
    if let Some(index) =
        things.named(MentionKind::Person, surface).or_else(|| things.named(MentionKind::Person, parts.surname))
    {
        return index;
    }
    let index = things.with_slug(MentionKind::Person, &slug(surface), surface);
    things.name(index, parts.surname);
    index
}

/// The office of a signer: what `mijn ambtsvoorganger` points to.
pub(crate) fn post_of_signer(scene: &Scene<'_>, signer: usize, candidate: &Candidate, things: &mut Things) -> usize {
    let document = scene.document();
    let knowledge = scene.page.knowledge;
    let surface = candidate.span.of(scene.page.text());
    if let Some(signer) = document.metadata.signers.get(signer)
        && let Some(post) = signer.post
    {
        let words = bare_office(post.of(&document.text), signer.name.of(&document.text));
        if let Some(record) = knowledge.posts_by_words(&words, scene.page.date).first() {
            return things.record(knowledge, *record, candidate, surface);
        }
        return things.with_slug(MentionKind::Post, &slug(&words), &words);
    }
    things.with_slug(MentionKind::Post, &slug(surface), surface)
}

/// `Minister van Asiel en Migratie` for `Minister Faber-Van de Klashorst (Asiel en Migratie)`.
fn bare_office(words: &str, name: &str) -> String {
    match words.split_once(name) {
        Some((rank, portfolio)) if !name.is_empty() => {
            let portfolio = portfolio.trim_matches([' ', '(', ')']);
            let tied = portfolio.starts_with("van ") || portfolio.starts_with("voor ");
            format!("{} {}{portfolio}", rank.trim_end(), if tied { "" } else { "van " })
        }
        _ => words.to_owned(),
    }
}
