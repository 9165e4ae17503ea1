//! Names that neither a file nor a head word knows: capitalised runs whose company or part in the sentence shows what they are.

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::page::Page;
use super::run;
use crate::source::BlockKind;
use crate::span::Span;

/// A capitalised run within a sentence.
struct Run {
    first: usize,
    last: usize,
    span: Span,
}

/// Proposes unknown capitalised runs: in a list with known names they take the kind of those; as the doer of a verb or behind
/// `door` they are bodies.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let runs = runs(page, candidates);
    let mut found = Vec::new();
    for run in &runs {
        let surface = run.span.of(page.text());
        if page.grammar.concepts.contains(surface) || page.grammar.concepts.contains(surface.trim_end_matches("’s")) {
            continue;
        }
        if let Some(kind) = company(page, run, candidates) {
            found.push(Candidate::surface(run.span, kind, "capital/list", 0.72));
        } else if let Some((kind, score)) = part(page, run) {
            found.push(Candidate::surface(run.span, kind, "capital/part", score));
        }
    }
    candidates.extend(found);
}

fn runs(page: &Page<'_>, candidates: &[Candidate]) -> Vec<Run> {
    let mut covered = vec![false; page.words.len()];
    for candidate in candidates.iter().filter(|c| !c.holds_others()) {
        for index in page.words_in(candidate.span) {
            covered[index] = true;
        }
    }
    let mut runs = Vec::new();
    let mut index = 0;
    while index < page.words.len() {
        let word = page.words[index];
        let readable = !matches!(
            page.kind_of_block(index),
            BlockKind::Heading | BlockKind::Header | BlockKind::Metadata | BlockKind::Signature
        );
        if covered[index]
            || !word.capital
            || word.opens
            || !readable
            || !run::is_nameish(page, index)
            || word.span.len() < 2
        {
            index += 1;
            continue;
        }
        let mut last = index;
        while page.follows(last + 1)
            && !covered[last + 1]
            && page.words[last + 1].capital
            && run::is_nameish(page, last + 1)
        {
            last += 1;
        }
        runs.push(Run { first: index, last, span: page.span(index, last) });
        index = last + 1;
    }
    runs
}

/// The kind of the known names that stand beside a run in a list (`A, B, run en C`).
fn company(page: &Page<'_>, run: &Run, candidates: &[Candidate]) -> Option<MentionKind> {
    let text = page.text();
    candidates
        .iter()
        .filter(|c| {
            matches!(c.kind, MentionKind::Organisation | MentionKind::Region)
                && c.rule != "capital/list"
                && matches!(c.names, Names::Records(_) | Names::Surface)
        })
        .filter(|c| {
            let between = if c.span.end <= run.span.start {
                text.get(c.span.end..run.span.start)
            } else if run.span.end <= c.span.start {
                text.get(run.span.end..c.span.start)
            } else {
                None
            };
            between.is_some_and(|gap| {
                matches!(gap, ", " | " en " | " en de " | " en het " | ", de " | ", het " | " of " | " & ")
            })
        })
        .map(|c| c.kind)
        .next()
}

/// What a run is by its part in the sentence.
fn part(page: &Page<'_>, run: &Run) -> Option<(MentionKind, f32)> {
    let before = page.before(run.first).to_lowercase();
    let after = if page.follows(run.last + 1) { page.lower(run.last + 1) } else { String::new() };
    let surface = run.span.of(page.text());
    let single = run.first == run.last;
    let word = page.words[run.first];
    if let Some(kind) = page.grammar.tail(surface).filter(|_| single && !word.acronym) {
        return Some((kind, 0.75));
    }
    const DOERS: [&str; 40] = [
        "heeft",
        "hebben",
        "ontwikkelt",
        "onderzoekt",
        "organiseert",
        "voert",
        "verkent",
        "publiceert",
        "publiceerde",
        "adviseert",
        "adviseerde",
        "concludeert",
        "constateert",
        "stelt",
        "geeft",
        "biedt",
        "ondersteunt",
        "werkt",
        "start",
        "wil",
        "doet",
        "neemt",
        "coördineert",
        "beheert",
        "levert",
        "houdt",
        "brengt",
        "meldt",
        "schrijft",
        "vindt",
        "verwacht",
        "roept",
        "begeleidt",
        "monitort",
        "faciliteert",
        "zet",
        "maakt",
        "helpt",
        "gaat",
        "ziet",
    ];
    let doer = DOERS.contains(&after.as_str());
    let by = matches!(before.as_str(), "door" | "namens" | "bij" | "aan" | "met" | "vanuit");
    let distinctive =
        word.acronym && surface.chars().count() >= 3 || !single || surface.chars().skip(1).any(char::is_uppercase);
    if distinctive && (doer || by) {
        return Some((MentionKind::Organisation, 0.62));
    }
    (doer && by).then_some((MentionKind::Organisation, 0.55))
}
