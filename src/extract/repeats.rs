//! Where names that the paper has shown stand again, found in one pass, and which places are still free.

use super::candidate::Candidate;
use crate::span::Span;
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;

/// Every place where one of the forms stands, by place: the index of the form, and where.
pub(crate) fn places<'a>(text: &str, forms: impl Iterator<Item = &'a str>) -> Vec<(usize, Span)> {
    let Ok(automaton) = AhoCorasick::new(forms) else { return Vec::new() };
    automaton
        .find_overlapping_iter(text)
        .map(|found| (found.pattern().as_usize(), Span::new(found.start(), found.end())))
        .collect()
}

/// The spans that candidates have taken.
pub(crate) struct Taken {
    by_start: BTreeMap<usize, Vec<(usize, f32)>>,
    longest: usize,
}

impl Taken {
    /// The spans of the candidates that hold no others.
    pub fn by(candidates: &[Candidate]) -> Self {
        Self::of(candidates, |candidate| !candidate.holds_others())
    }

    /// The spans of some of the candidates.
    pub fn of(candidates: &[Candidate], which: impl Fn(&Candidate) -> bool) -> Self {
        let mut taken = Self { by_start: BTreeMap::new(), longest: 0 };
        for candidate in candidates.iter().filter(|candidate| which(candidate)) {
            taken.add(candidate.span, candidate.score);
        }
        taken
    }

    /// Whether any of them overlaps the span.
    pub fn taken(&self, span: Span) -> bool {
        self.overlapping(span).next().is_some()
    }

    /// Takes a span.
    pub fn add(&mut self, span: Span, score: f32) {
        self.by_start.entry(span.start).or_default().push((span.end, score));
        self.longest = self.longest.max(span.len());
    }

    /// Whether a shorter or less sure name may stand here: nothing holds the span, and nothing sure overlaps it.
    pub fn free(&self, span: Span) -> bool {
        !self.overlapping(span).any(|(other, score)| other.contains(span) || score > 0.9)
    }

    /// Whether a longer name overlaps the span.
    pub fn under_longer(&self, span: Span) -> bool {
        self.overlapping(span).any(|(other, _)| other.len() > span.len())
    }

    fn overlapping(&self, span: Span) -> impl Iterator<Item = (Span, f32)> {
        self.by_start
            .range(span.start.saturating_sub(self.longest)..span.end)
            .flat_map(|(start, ends)| ends.iter().map(|(end, score)| (Span::new(*start, *end), *score)))
            .filter(move |(other, _)| other.overlaps(span))
    }
}
