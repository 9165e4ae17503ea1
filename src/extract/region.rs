//! Regions that a kind word announces: `gemeente X`, `de regio's X, Y en Z`, `regio X/Y`.

use super::candidate::Candidate;
use super::page::Page;
use super::{MentionKind, run};
use crate::span::Span;

/// Proposes regions by their kind word, with all that a list names.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for index in 0..page.words.len() {
        let lower = page.lower(index);
        if page.grammar.kind(&lower) != Some(MentionKind::Region) {
            continue;
        }
        let plural =
            lower.ends_with("’s") || lower.ends_with("'s") || lower.ends_with("en") || lower.ends_with("gemeentes");
        let mut next = index + 1;
        // `gemeenten als Tilburg, Heerlen en Voorst`
        if plural && matches!(page.word(next), "als" | "zoals" | "waaronder") && page.follows(next) {
            next += 1;
        }
        if !page.follows(next) || !is_place(page, next) {
            continue;
        }
        listed(page, next, plural, candidates);
    }
}

fn is_place(page: &Page<'_>, index: usize) -> bool {
    page.words.get(index).is_some_and(|w| (w.initial || page.word(index).starts_with(['’', '\''])) && !w.acronym)
        && run::is_nameish(page, index)
        && page
            .grammar
            .first(page.word(index), |i| page.word(index + i))
            .is_none_or(|(_, kind)| kind == MentionKind::Region)
}

fn listed(page: &Page<'_>, start: usize, plural: bool, candidates: &mut Vec<Candidate>) {
    let mut first = start;
    loop {
        let mut last = place_end(page, first);
        // One region may have a slash in its name; a list of municipalities may too, but then the kind word is plural.
        while !plural && page.gap(last + 1) == Some("/") && is_place(page, last + 1) {
            last = place_end(page, last + 1);
        }
        candidates.push(Candidate::surface(page.span(first, last), MentionKind::Region, "kind/region", 0.88));
        let next = last + 1;
        first = match page.gap(next) {
            Some(", " | "/") if plural && is_place(page, next) => next,
            Some(" ")
                if matches!(page.word(next), "en" | "als") && page.follows(next + 1) && is_place(page, next + 1) =>
            {
                next + 1
            }
            _ => return,
        };
    }
}

/// Last word of a place name: `Kop van Noord-Holland`, `Den Haag`, `Bergen op Zoom`.
fn place_end(page: &Page<'_>, first: usize) -> usize {
    let mut last = first;
    loop {
        let next = last + 1;
        if page.follows(next) && is_place(page, next) {
            last = next;
            continue;
        }
        let tied = page.follows(next)
            && matches!(page.word(next), "van" | "op" | "aan" | "bij" | "en" | "der" | "den" | "de" | "in");
        if !tied {
            return last;
        }
        let after = if matches!(page.word(next + 1), "de" | "den" | "het" | "der") && page.follows(next + 1) {
            next + 2
        } else {
            next + 1
        };
        let goes_on = page.follows(after)
            && is_place(page, after)
            && (page.word(next) != "en" && page.word(next) != "in"
                || page.knowledge.is_named(page.span(first, after).of(page.text()), MentionKind::Region));
        if !goes_on {
            return last;
        }
        last = after;
    }
}

/// A name with a slash that a singular kind word showed to be one region (`de regio A/B`) is one everywhere.
pub(crate) fn slashed_repeats(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let joined: std::collections::BTreeSet<String> = candidates
        .iter()
        .filter(|c| c.kind == MentionKind::Region && c.span.of(page.text()).contains('/'))
        .map(|c| c.span.of(page.text()).to_owned())
        .collect();
    for name in joined {
        for (at, _) in page.text().match_indices(name.as_str()) {
            let span = Span::new(at, at + name.len());
            if !candidates.iter().any(|c| c.span == span) {
                candidates.push(Candidate::surface(span, MentionKind::Region, "region/repeat", 0.9));
            }
        }
    }
}
