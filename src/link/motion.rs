//! Motions by their number, which stands behind them or in their footnote.

use super::thing::slug;
use super::{Scene, Things};
use crate::extract::MentionKind;
use crate::extract::candidate::Candidate;
use crate::span::Span;

/// The motion that a candidate names.
pub(crate) fn link(scene: &Scene<'_>, candidate: &Candidate, surnames: &[String], things: &mut Things) -> usize {
    let surface = candidate.span.of(scene.page.text());
    let listed = match surnames {
        [one] => format!("het lid {one}"),
        [first @ .., last] => format!("de leden {} en {last}", first.join(", ")),
        [] => String::new(),
    };
    if let Some(kst) = number(scene, candidate.span) {
        let label = format!("Motie van {listed} ({kst})");
        let index = things.with_slug(MentionKind::Motion, &kst, &label);
        things.name(index, surface);
        things.name(index, &format!("motie {}", surnames.join(" ")));
        return index;
    }
    // The same submitters without a number: the motion that the paper has numbered.
    if let Some(index) = things.named(MentionKind::Motion, &format!("motie {}", surnames.join(" "))) {
        things.name(index, surface);
        return index;
    }
    let index = things.with_slug(
        MentionKind::Motion,
        &format!("motie-{}", slug(&surnames.join(" "))),
        &format!("Motie van {listed}"),
    );
    things.name(index, surface);
    things.name(index, &format!("motie {}", surnames.join(" ")));
    index
}

/// The one kamerstuk that stands right behind a span, in brackets or in its footnote: `kst-31839-977`.
pub(crate) fn number(scene: &Scene<'_>, span: Span) -> Option<String> {
    let text = scene.page.text();
    let inline = scene.references.iter().find(|reference| {
        reference.span.start >= span.end && reference.span.start - span.end < 60 && {
            let between = &text[span.end..reference.span.start];
            // `motie X (PARTY) (Kamerstuk ...)`: nothing but brackets and a party may stand between.
            between.starts_with([' ', '('])
                && between.contains('(')
                && !between.contains('.')
                && between.split_whitespace().count() <= 3
        }
    });
    if let Some(reference) = inline {
        return single(&reference.iris);
    }
    let footnote = scene.document().footnotes.iter().find(|note| {
        note.anchors.iter().any(|anchor| {
            *anchor + 1 >= span.start + 5
                && *anchor <= span.end + 12
                && !text[span.end.min(*anchor)..*anchor].contains(['.', ','])
        })
    })?;
    let mut inside = scene.references.iter().filter(|reference| footnote.span.contains(reference.span));
    let first = inside.next()?;
    if inside.next().is_some() { None } else { single(&first.iris) }
}

fn single(iris: &[String]) -> Option<String> {
    let iri = iris.first()?;
    let at = iri.find("kst-")?;
    (iris.len() == 1).then(|| iri[at..].trim_end_matches(".html").to_owned())
}
