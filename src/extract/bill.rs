//! Bills by their official title, which the head of a kamerstuk or a list prints in full: `Wijziging van de Wet X in verband
//! met ...`, `Vaststelling van de begrotingsstaten van het Ministerie van X voor het jaar 2026`.

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::page::Page;
use super::person;
use crate::source::{BlockKind, dossier_line};
use crate::span::Span;

/// What stands in the title of a bill, where nothing is a mention of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BillTitle {
    /// Number of its dossier, where it stands before the title.
    pub dossier: Option<String>,
    /// The laws that the title names, as it calls them.
    pub laws: Vec<(String, Names)>,
    /// The members who propose it: what stands before the surname, and the surname.
    pub proposers: Vec<(String, String)>,
}

/// What stands before the year in the title of a law of the budget, and how long such a title may be.
const BUDGET_YEAR: &str = " voor het jaar ";
const LONGEST_BUDGET: usize = 260;
/// A title takes at least so many bytes.
const SHORTEST: usize = 30;

/// Proposes the titles of bills: lines of their own, and those of the budget wherever they stand.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let blocks = &page.document.blocks;
    let titles = blocks.iter().enumerate().filter_map(|(index, block)| {
        let above = index.checked_sub(1).map(|above| blocks[above].span.of(page.text()));
        let number = above.and_then(dossier_line).filter(|(_, from)| above.is_some_and(|line| line.len() == *from));
        title_of_line(page, block.span, block.kind, number.map(|(dossier, _)| dossier))
    });
    let titles: Vec<(Span, Option<String>)> = titles.collect();
    for opening in &page.grammar.phrases.budget_titles {
        for (start, _) in page.text().match_indices(opening.as_str()) {
            let Some(span) = budget(page, start, opening.len()) else { continue };
            if !titles.iter().any(|(title, _)| title.overlaps(span)) {
                push(page, span, None, candidates);
            }
        }
    }
    for (span, dossier) in titles {
        push(page, span, dossier, candidates);
    }
}

/// The title of a law of the budget, up to its year.
fn budget(page: &Page<'_>, start: usize, opening: usize) -> Option<Span> {
    let text = &page.text()[start..];
    let line = &text[..text.floor_char_boundary(LONGEST_BUDGET).min(text.find('\n').unwrap_or(text.len()))];
    let year = opening + line.get(opening..)?.find(BUDGET_YEAR)? + BUDGET_YEAR.len();
    let digits = line[year..].bytes().take_while(u8::is_ascii_digit).count();
    (digits == 4).then(|| Span::new(start, start + year + digits))
}

/// The title that a line is, behind the number of its dossier or below it, and without the short title in brackets at its end.
fn title_of_line(
    page: &Page<'_>,
    line: Span,
    kind: BlockKind,
    above: Option<String>,
) -> Option<(Span, Option<String>)> {
    let text = line.of(page.text());
    let (dossier, mut from) = dossier_line(text).map_or((above, 0), |(dossier, from)| (Some(dossier), from));
    // `(R2064)`: the number of a law of the Kingdom.
    if let Some(close) = text[from..].strip_prefix("(R").and_then(|rest| rest.find(") ")) {
        from += close + 4;
    }
    let title = &text[from..];
    let phrases = &page.grammar.phrases;
    let head = matches!(kind, BlockKind::Header | BlockKind::Heading | BlockKind::Title) || dossier.is_some();
    if !head || !phrases.bill_titles.iter().any(|opening| title.starts_with(opening.as_str())) {
        return None;
    }
    let end = phrases.bill_ends.iter().filter_map(|mark| title.find(mark.as_str())).min().unwrap_or(title.len());
    let mut title = title[..end].trim_end_matches(['.', ' ', ';']);
    if let Some(open) = short_title(title) {
        title = &title[..open];
    }
    let start = line.start + from;
    (title.len() >= SHORTEST).then(|| (Span::new(start, start + title.len()), dossier))
}

/// Where ` (Veegwet wonen)` at the end of a title begins.
fn short_title(title: &str) -> Option<usize> {
    let open = title.strip_suffix(')')?.rfind(" (")?;
    title[open + 2..].starts_with(char::is_uppercase).then_some(open)
}

fn push(page: &Page<'_>, span: Span, dossier: Option<String>, candidates: &mut Vec<Candidate>) {
    let title = BillTitle { dossier, laws: laws(page, span, candidates), proposers: proposers(page, span) };
    let behind = &page.text()[span.end..];
    let line = &behind[..behind.find('\n').unwrap_or(behind.len())];
    let kind = MentionKind::Law;
    candidates.push(Candidate { span, kind, rule: "bill/title", score: 0.95, names: Names::Bill(Box::new(title)) });
    // The short title in brackets names the same bill.
    if let Some(length) = line.strip_prefix(" (").and_then(|inside| inside.find(')'))
        && short_title(&line[..length + 3]) == Some(0)
    {
        let short = Span::new(span.end + 2, span.end + 2 + length);
        let names = Names::Called(span.of(page.text()).to_owned());
        candidates.push(Candidate { span: short, kind, rule: "bill/short-title", score: 0.95, names });
    }
}

/// The laws in a title, as it calls them, and what they can be.
fn laws(page: &Page<'_>, span: Span, candidates: &[Candidate]) -> Vec<(String, Names)> {
    let is_law = |candidate: &&Candidate| {
        candidate.kind == MentionKind::Law
            && span.contains(candidate.span)
            && matches!(candidate.names, Names::Records(_) | Names::Surface)
    };
    let inside: Vec<&Candidate> = candidates.iter().filter(is_law).collect();
    let mut laws: Vec<(Span, &Candidate)> = Vec::new();
    for law in &inside {
        let longest = !inside.iter().any(|other| other.span != law.span && other.span.contains(law.span));
        let better = !inside.iter().any(|other| other.span == law.span && other.score > law.score);
        if longest && better && !laws.iter().any(|(known, _)| *known == law.span) {
            laws.push((law.span, law));
        }
    }
    laws.into_iter().map(|(span, law)| (span.of(page.text()).to_owned(), law.names.clone())).collect()
}

/// The members behind `Voorstel van wet van de leden`.
fn proposers(page: &Page<'_>, span: Span) -> Vec<(String, String)> {
    let words = page.words_in(span);
    let phrases = &page.grammar.phrases;
    let titles = || phrases.person_titles_plural.iter().chain(&phrases.person_titles);
    let opening = words.clone().take(8).find(|index| titles().any(|title| title == page.word(*index)));
    let Some(opening) = opening.filter(|_| page.lower(words.start) == "voorstel") else { return Vec::new() };
    let names = person::list(page, opening + 1, true);
    names.into_iter().map(|name| (name.given, name.surname)).collect()
}
