//! The way back from clean text to the original.

use crate::span::Span;

/// Maps byte offsets of a clean text to byte offsets of the original it was made from.
///
/// A list of runs, each of which was copied or replaced as a whole, in the order of the clean text.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    clean: usize,
    clean_len: usize,
    original: usize,
    original_len: usize,
}

impl OffsetMap {
    /// The map of a text that was taken over as it is.
    #[must_use]
    pub fn identity(len: usize) -> Self {
        let mut map = Self::default();
        map.push(0, len, 0, len);
        map
    }

    /// Says that the next `clean_len` bytes of the clean text, from `clean` on, stand for `original_len` bytes from
    /// `original` on. Runs must come in the order of the clean text. A run of unequal lengths is a replacement.
    pub fn push(&mut self, clean: usize, clean_len: usize, original: usize, original_len: usize) {
        if clean_len == 0 {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && last.clean_len == last.original_len
            && clean_len == original_len
            && last.clean + last.clean_len == clean
            && last.original + last.original_len == original
        {
            last.clean_len += clean_len;
            last.original_len += original_len;
            return;
        }
        self.runs.push(Run { clean, clean_len, original, original_len });
    }

    /// The stretch of the original that a span of the clean text was made from: from the origin of its first character
    /// to the end of the origin of its last.
    #[must_use]
    pub fn to_original(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.run_at(span.start).map_or(0, |run| run.origin_of(span.start));
            return Span::new(at, at);
        }
        let start = self.run_at(span.start).map_or(0, |run| run.origin_of(span.start));
        let end = self.run_at(span.end - 1).map_or(start, |run| run.end_of(span.end));
        Span::new(start, end.max(start))
    }

    /// The unbroken stretches of the original that a span of the clean text was made from, in the order of the clean
    /// text: where something was left out or the text jumps, a new stretch begins.
    #[must_use]
    pub fn pieces(&self, span: Span) -> Vec<(Span, Span)> {
        let mut pieces: Vec<(Span, Span)> = Vec::new();
        let first = self.runs.partition_point(|run| run.clean + run.clean_len <= span.start);
        for run in self.runs[first..].iter().take_while(|run| run.clean < span.end) {
            let clean = Span::new(run.clean.max(span.start), (run.clean + run.clean_len).min(span.end));
            pieces.push((clean, Span::new(run.origin_of(clean.start), run.end_of(clean.end))));
        }
        pieces
    }

    /// The map to an original that has `by` more bytes in front.
    #[must_use]
    pub fn shifted(&self, by: usize) -> Self {
        Self { runs: self.runs.iter().map(|run| Run { original: run.original + by, ..*run }).collect() }
    }

    /// The map through this one and on through `next`, where the original of this one is the clean text of `next`.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let mut through = Self::default();
        for run in &self.runs {
            let origin = Span::new(run.original, run.original + run.original_len);
            if run.clean_len == run.original_len {
                for (clean, original) in next.pieces(origin) {
                    through.push(run.clean + (clean.start - run.original), clean.len(), original.start, original.len());
                }
            } else {
                let original = next.to_original(origin);
                through.push(run.clean, run.clean_len, original.start, original.len());
            }
        }
        through
    }

    fn run_at(&self, clean: usize) -> Option<&Run> {
        let next = self.runs.partition_point(|run| run.clean <= clean);
        self.runs[..next].last().or(self.runs.first())
    }
}

impl Run {
    fn origin_of(&self, clean: usize) -> usize {
        if self.clean_len == self.original_len {
            self.original + (clean.saturating_sub(self.clean)).min(self.original_len)
        } else {
            self.original
        }
    }

    fn end_of(&self, clean_end: usize) -> usize {
        if self.clean_len == self.original_len {
            self.original + (clean_end.saturating_sub(self.clean)).min(self.original_len)
        } else {
            self.original + self.original_len
        }
    }
}
