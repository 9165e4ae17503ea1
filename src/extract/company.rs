//! The company that a name keeps: what stands beside it in a list (`A, B en C`).

use super::MentionKind;
use super::page::Page;
use crate::span::Span;
use std::collections::HashMap;

/// Where names of known kinds begin and end.
#[derive(Debug, Default)]
pub(super) struct Company {
    starts: HashMap<usize, MentionKind>,
    ends: HashMap<usize, MentionKind>,
}

impl Company {
    /// Adds a name.
    pub fn add(&mut self, span: Span, kind: MentionKind) {
        self.starts.insert(span.start, kind);
        self.ends.insert(span.end, kind);
    }

    /// The kind of the name that one of the joints parts from a span: of the one before it, else of the one behind.
    pub fn beside(&self, page: &Page<'_>, span: Span, joints: &[&str]) -> Option<MentionKind> {
        let text = &page.text()[..span.start];
        let before = || joints.iter().find_map(|joint| self.ends.get(&text.strip_suffix(joint)?.len()));
        let after = || {
            let joined = joints.iter().filter(|joint| page.continues(span.end, joint));
            joined.filter_map(|joint| self.starts.get(&(span.end + joint.len()))).next()
        };
        before().or_else(after).copied()
    }
}

impl FromIterator<(Span, MentionKind)> for Company {
    fn from_iter<I: IntoIterator<Item = (Span, MentionKind)>>(names: I) -> Self {
        let mut company = Self::default();
        for (span, kind) in names {
            company.add(span, kind);
        }
        company
    }
}
