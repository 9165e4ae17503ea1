//! Annexes by the headings that name them.

use super::candidate::Candidate;
use super::page::Page;
use super::{MentionKind, run};
use crate::source::{BlockKind, closing};
use crate::span::Span;

/// A heading that names an annex has at most so many bytes.
const LONGEST: usize = 160;

/// Proposes the titles of annexes that headings give.
pub(super) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for (index, block) in page.document.blocks.iter().enumerate() {
        if block.kind == BlockKind::Heading {
            by_author(page, block.span, candidates);
            by_body(page, block.span, candidates);
            by_label(page, block.span, candidates);
        }
        if matches!(block.kind, BlockKind::Heading | BlockKind::ListItem) {
            by_section(page, index, candidates);
        }
    }
}

/// `Beschouwing over inkoop in relatie tot kwaliteit` above `Deze beschouwing vindt u als bijlage bij deze brief`: a heading that
/// begins with a noun for papers is a title where the text below sends that paper along.
fn by_section(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let blocks = &page.document.blocks;
    let heading = blocks[index].span;
    let text = heading.of(page.text());
    let words = page.words_in(heading);
    let noun = page.lower(words.start);
    let paper =
        page.grammar.kind(&noun) == Some(MentionKind::Publication) || page.grammar.phrases.papers.contains(&noun);
    let one_line = heading.len() <= LONGEST && !text.contains(". ") && !text.ends_with([':', ';', '?']);
    if words.len() < 3 || !one_line || !paper || !page.words[words.start].initial {
        return;
    }
    let body = blocks[index + 1..].iter().take(3).take_while(|block| block.kind == BlockKind::Paragraph);
    let sent = body.map(|block| block.span.of(page.text())).any(|text| {
        text.split(". ").any(|sentence| {
            let lower = sentence.to_lowercase();
            let mut said = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
            said.any(|word| word == noun)
                && page.grammar.phrases.annexed.iter().any(|word| lower.contains(word.as_str()))
        })
    });
    if sent {
        // Who asked for it and where stands behind the title.
        let ends = [" op verzoek van ", " (", " naar aanleiding van "];
        let length = ends.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.trim_end_matches('.').len());
        let span = Span::new(heading.start, heading.start + length);
        candidates.push(Candidate::surface(span, MentionKind::Publication, "publication/annex-section", 0.88));
    }
}

/// `Voorlopige cijfers jeugdzorggebruik 2024 (CBS)`: a heading that ends with a body in brackets is a title with its maker, unless
/// the bracket holds the short form of a name.
fn by_body(page: &Page<'_>, heading: Span, candidates: &mut Vec<Candidate>) {
    let text = heading.of(page.text());
    let Some(open) = text.rfind(" (").filter(|_| text.ends_with(')')) else { return };
    let maker = Span::new(heading.start + open + 2, heading.end - 1);
    let title = Span::new(heading.start, heading.start + open);
    let of_body = candidates.iter().any(|c| c.kind == MentionKind::Organisation && c.span == maker);
    // A longer name or a term that ends at the bracket is what the short form stands for.
    let named = candidates.iter().any(|c| c.span.end == title.end && c.span.len() > 3 && c.kind != MentionKind::Region);
    let words = page.words_in(title);
    let labelled = text.starts_with(|c: char| c.is_ascii_digit());
    if of_body && !named && !labelled && words.len() > 2 && page.words[words.start].initial {
        candidates.push(Candidate::surface(title, MentionKind::Publication, "publication/annex-body", 0.75));
    }
}

/// `Rapport Aandacht en aanpak gemeenten (Significant)`: a heading that names an annex by its kind, its title and its author; or one
/// with a label before the title.
fn by_author(page: &Page<'_>, heading: Span, candidates: &mut Vec<Candidate>) {
    let text = heading.of(page.text());
    let words = page.words_in(heading);
    if words.is_empty() {
        return;
    }
    if let Some(at) = closing::behind_label(text) {
        let title = Span::new(heading.start + at, heading.end);
        candidates.push(Candidate::surface(title, MentionKind::Publication, "publication/annex-label", 0.9));
        return;
    }
    let reports =
        ["rapport", "rapportage", "onderzoek", "evaluatie", "jaarbeeld", "factsheet", "monitor", "publicatie"];
    let Some(open) = text.rfind(" (").filter(|_| text.ends_with(')')) else { return };
    let start = page.words[words.start].span.end + 1;
    let end = heading.start + open;
    if !reports.contains(&page.lower(words.start).as_str()) || start >= end {
        return;
    }
    let second = words.start + 1;
    if page.words.get(second).is_some_and(|w| w.initial) && run::is_nameish(page, second) {
        candidates.push(Candidate::surface(
            Span::new(start, end),
            MentionKind::Publication,
            "publication/annex-heading",
            0.75,
        ));
    }
}

/// `Bijlage 2 – Aanbieding rapporten`: a heading that names an annex (guideline, rule 6).
fn by_label(page: &Page<'_>, heading: Span, candidates: &mut Vec<Candidate>) {
    let words = page.words_in(heading);
    let labelled = page.lower(words.start) == "bijlage";
    let title = words.start + 2;
    let numbered = page.word(words.start + 1).len() <= 3 && page.follows(words.start + 1);
    let parted = page.gap(title).is_some_and(|gap| matches!(gap.trim(), "-" | "–" | ":" | "."));
    if labelled && numbered && parted && title < words.end && page.words[title].initial {
        let span = page.span(title, words.end - 1);
        candidates.push(Candidate::surface(span, MentionKind::Publication, "publication/annex-name", 0.9));
    }
}
