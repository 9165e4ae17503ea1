//! Motions by their number, which stands behind them or in their footnote.

use super::thing::{capitalised, slug};
use super::{Scene, Things};
use crate::extract::MentionKind;
use crate::extract::candidate::{Candidate, Names};
use crate::extract::motion::MOVED;
use crate::extract::reference::Reference;
use crate::span::Span;

/// The motions of one debate have numbers that lie so near to each other.
const NEAR: u32 = 25;

/// The motion that a candidate names.
pub(crate) fn link(scene: &Scene<'_>, candidate: &Candidate, surnames: &[String], things: &mut Things) -> usize {
    let surface = candidate.span.of(scene.page.text());
    let label = match surnames {
        [one] => format!("Motie van het lid {one}"),
        [first @ .., last] => format!("Motie van de leden {} en {last}", first.join(", ")),
        [] => capitalised(surface),
    };
    let own = scene.document().metadata.identifier.clone().filter(|_| candidate.rule == "motion/own");
    let number = own
        .or_else(|| number_of(scene, candidate))
        .or_else(|| piece(scene, surface))
        .or_else(|| moved(scene, candidate))
        .or_else(|| twin(scene, candidate));
    let index = if let Some(kst) = number {
        let bare = format!("Motie ({kst})");
        let label = if surnames.is_empty() { bare.clone() } else { format!("{label} ({kst})") };
        let index = things.with_slug(MentionKind::Motion, &kst, &label);
        // Who submitted it says more than its number.
        if things.label(index) == bare {
            things.relabel(index, &label);
        }
        index
    } else {
        let name = if surnames.is_empty() { slug(surface) } else { format!("motie-{}", slug(&surnames.join(" "))) };
        match listed(scene, candidate) {
            Some(about) => {
                things.with_slug(MentionKind::Motion, &format!("{name}-{}", slug(about)), &format!("{label} {about}"))
            }
            None => things.with_slug(MentionKind::Motion, &name, &label),
        }
    };
    things.name(index, surface);
    if !surnames.is_empty() {
        things.name(index, &format!("motie {}", surnames.join(" ")));
    }
    index
}

/// What tells motions of a list apart that have no number: `Motie van het lid Dobbe over vrouwengezondheid`.
fn listed<'a>(scene: &Scene<'a>, candidate: &Candidate) -> Option<&'a str> {
    const LONGEST: usize = 12;
    let text = scene.page.text();
    let line = scene.document().block_at(candidate.span.start)?.span;
    let opens = text[line.start..candidate.span.start].chars().filter(|c| c.is_alphabetic()).count() < 10;
    let about = text.get(candidate.span.end..line.end)?.strip_prefix(' ').filter(|about| about.starts_with("over "))?;
    let end = about.find([';', '(', '–']).unwrap_or(about.len()).min(about.find(" - ").unwrap_or(about.len()));
    let words =
        about[..end].trim_end().match_indices(' ').nth(LONGEST).map_or(about[..end].trim_end().len(), |(at, _)| at);
    opens.then(|| &about[..words])
}

/// `Deze motie is voorgesteld door de leden A en B. Zij krijgt nr. 445 (26485).`: the chair's number for the motion that was
/// read out right before.
fn moved(scene: &Scene<'_>, candidate: &Candidate) -> Option<String> {
    if candidate.rule != MOVED {
        return None;
    }
    let at = candidate.span.start;
    let read_out = scene.document().metadata.motions.iter().filter(|motion| motion.span.start <= at);
    let identifier = read_out.max_by_key(|motion| motion.span.start).and_then(|motion| motion.identifier.clone());
    identifier.or_else(|| {
        let end = scene.document().block_at(at)?.span.end;
        let behind = |reference: &&Reference| reference.span.start > at && reference.span.end <= end;
        scene.references.iter().find(behind).and_then(|reference| single(&reference.iris))
    })
}

/// `de motie op stuk nr. 254`: a debate names a motion by its number alone, in the dossier of the numbers near it.
fn piece(scene: &Scene<'_>, surface: &str) -> Option<String> {
    let pieces = &scene.page.grammar.phrases.motion_pieces;
    let (_, rest) = pieces.iter().find_map(|piece| surface.split_once(piece.as_str()))?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number: u32 = rest[..digits].parse().ok()?;
    let kst = scene.references.iter().filter_map(|reference| single(&reference.iris)).filter_map(|kst| {
        let (dossier, other) = kst.rsplit_once('-')?;
        let away = other.parse::<u32>().ok()?.abs_diff(number);
        (away <= NEAR).then(|| (away, format!("{dossier}-{number}")))
    });
    kst.min().map(|(_, kst)| kst)
}

/// The number of the motion of the same submitters that the paper gives a number: the last one before, else the first one
/// behind. `c.s.` stands for the rest of them.
fn twin(scene: &Scene<'_>, candidate: &Candidate) -> Option<String> {
    let text = scene.page.text();
    let surnames = |candidate: &Candidate| match &candidate.names {
        Names::Motion(surnames) => surnames.clone(),
        _ => Vec::new(),
    };
    let wanted = surnames(candidate);
    if wanted.is_empty() {
        return None;
    }
    let with_others = |candidate: &Candidate| candidate.span.of(text).contains("c.s");
    let same = |other: &&Candidate| {
        let names = surnames(other);
        let shortened = with_others(candidate) && wanted.len() == 1 || with_others(other) && names.len() == 1;
        other.kind == MentionKind::Motion
            && other.span != candidate.span
            && (names == wanted || shortened && names.first() == wanted.first())
    };
    let before = scene.candidates.iter().rev().filter(|other| other.span.end <= candidate.span.start);
    let behind = scene.candidates.iter().filter(|other| other.span.start >= candidate.span.end);
    before.chain(behind).filter(same).find_map(|other| number_of(scene, other))
}

/// The one kamerstuk that stands right behind a motion, or in the footnote at the end of its sentence: `kst-31839-977`.
fn number_of(scene: &Scene<'_>, candidate: &Candidate) -> Option<String> {
    number(scene, candidate.span).or_else(|| {
        let start = candidate.span.end;
        let end = scene.page.sentence_end(start) + 1;
        let within = |at: usize| start < at && at <= end;
        let mut notes =
            scene.document().footnotes.iter().filter(|note| note.anchors.iter().any(|anchor| within(*anchor)));
        let note = notes.next().filter(|_| notes.next().is_none())?;
        // Another motion or publication on the way may be what the number belongs to.
        let other = scene.candidates.iter().any(|other| {
            within(other.span.start) && matches!(other.kind, MentionKind::Motion | MentionKind::Publication)
        });
        let mut inside = scene.references.iter().filter(|reference| note.span.contains(reference.span));
        let reference = inside.next().filter(|_| !other && inside.next().is_none())?;
        if note.span.len() <= reference.span.len() + 4 { single(&reference.iris) } else { None }
    })
}

/// The one kamerstuk that stands right behind a span, in brackets or in its footnote: `kst-31839-977`.
fn number(scene: &Scene<'_>, span: Span) -> Option<String> {
    let text = scene.page.text();
    let inline = scene.references.iter().find(|reference| {
        reference.span.start >= span.end && reference.span.start - span.end < 60 && {
            let between = &text[span.end..reference.span.start];
            // `motie X (PARTY) (Kamerstuk ...)`, `motie X, Kamerstuk ...`: nothing but brackets and a party may stand between.
            between == ", "
                || between.starts_with([' ', '(', '\n'])
                    && between.contains('(')
                    && !between.contains('.')
                    && between.split_whitespace().count() <= 3
        }
    });
    if let Some(reference) = inline {
        return current(text, reference);
    }
    // A party in brackets belongs to the submitter.
    let party = text[span.end..].strip_prefix(" (").and_then(|rest| rest.find(')')).filter(|at| *at < 24);
    let reach = span.end + party.map_or(0, |at| at + 3);
    let footnote = scene.document().footnotes.iter().find(|note| {
        note.anchors.iter().any(|anchor| {
            *anchor + 1 >= span.start + 5
                && *anchor <= reach + 1
                && !text[span.end.min(*anchor)..*anchor].contains(['.', ','])
        })
    })?;
    let mut inside = scene.references.iter().filter(|reference| footnote.span.contains(reference.span));
    let first = inside.next()?;
    if inside.next().is_some() { None } else { single(&first.iris) }
}

/// The one kamerstuk of a reference; of `nr. 726, was nr. 719` the number that the motion has now.
fn current(text: &str, reference: &Reference) -> Option<String> {
    let renumbered = reference.span.of(text).contains("was nr.");
    single(&reference.iris[..if renumbered { 1 } else { reference.iris.len() }])
}

pub(super) fn single(iris: &[String]) -> Option<String> {
    let iri = iris.first()?;
    let at = iri.find("kst-")?;
    (iris.len() == 1).then(|| iri[at..].trim_end_matches(".html").to_owned())
}
