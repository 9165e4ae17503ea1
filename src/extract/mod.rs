//! `extract`: clean text in, mentions and references out.
//!
//! The finders propose [`candidate::Candidate`]s, each from one kind of sign: an authority file, a head word, quotation
//! marks, a title before a person. [`candidate::settle`] decides between those that overlap.

mod annex;
pub(crate) mod bill;
pub mod candidate;
mod capital;
mod commitment;
mod company;
pub mod date;
mod gazetteer;
pub mod grammar;
mod heads;
mod introduced;
mod joint;
mod meeting;
pub(crate) mod motion;
pub(crate) mod numbered_law;
mod own;
pub(crate) mod page;
mod person;
mod post;
pub(crate) mod publication;
mod quoted;
pub mod reference;
mod region;
mod repeats;
mod run;
mod short;
mod subject;
mod whole;
pub mod words;

use crate::span::Span;
use candidate::Candidate;
use page::Page;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What kind of thing a mention names. The kinds are those of the annotation guideline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MentionKind {
    /// A named individual.
    Person,
    /// An office in government.
    Post,
    /// A political party.
    Party,
    /// A named body.
    Organisation,
    /// A named area or the authority of that area.
    Region,
    /// A named policy programme, agenda, scheme, project.
    Programme,
    /// A law, bill, decree, regulation or treaty.
    Law,
    /// A titled report, letter, plan, web page.
    Publication,
    /// A dated or titled meeting of parliament.
    Meeting,
    /// One motion.
    Motion,
    /// One commitment (toezegging).
    Commitment,
}

/// A stretch of text that names one thing.
///
/// Joint forms (`staatssecretarissen van JenV en van VWS`) give several mentions on one span.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands in the clean text.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: MentionKind,
    /// The index in [`crate::reading::Reading::entities`] of the thing it names.
    pub entity: usize,
    /// The rule or file that found it.
    pub rule: Cow<'static, str>,
    /// How sure the program is, from 0 to 1.
    pub score: f32,
}

/// Finds all candidates of a page and settles their overlaps.
pub(crate) fn find(page: &Page<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    gazetteer::find(page, &mut candidates);
    joint::find(page, &mut candidates);
    post::find(page, &mut candidates);
    person::find(page, &mut candidates);
    motion::find(page, &mut candidates);
    heads::find(page, &mut candidates);
    subject::find(page, &mut candidates);
    region::find(page, &mut candidates);
    region::slashed_repeats(page, &mut candidates);
    quoted::find(page, &mut candidates);
    publication::find(page, &mut candidates);
    numbered_law::find(page, &mut candidates);
    bill::find(page, &mut candidates);
    own::find(page, &mut candidates);
    meeting::find(page, &mut candidates);
    commitment::find(page, &mut candidates);
    let introductions = introduced::find(page, &mut candidates);
    person::repeats(page, &mut candidates);
    candidates.retain(|candidate| counts(page, candidate));
    let mut candidates = candidate::settle(candidates);
    short::find(page, &introductions, &mut candidates);
    capital::find(page, &mut candidates);
    short::lower_case(page, &mut candidates);
    candidates.retain(|candidate| counts(page, candidate));
    let mut candidates = candidate::settle(candidates);
    publication::date_apart(page, &mut candidates);
    whole::keep(page, &mut candidates);
    candidates
}

/// Whether a candidate is of a kind of thing that the guideline counts: no concept, no kind of meeting, nothing in a web
/// address, no `Tweede Kamer` at the start of a reference and no portfolio behind a minister.
fn counts(page: &Page<'_>, candidate: &Candidate) -> bool {
    let surface = candidate.span.of(page.text());
    match candidate.kind {
        MentionKind::Organisation | MentionKind::Programme | MentionKind::Region => {}
        MentionKind::Publication => return !page.grammar.concepts.contains(surface),
        _ => return true,
    }
    // `Bestuurlijk Overleg van ...`: what follows a concept of two words makes it no body.
    let words = |count: usize| surface.match_indices(' ').nth(count - 1).map_or(surface.len(), |(at, _)| at);
    !page.grammar.concepts.contains(surface)
        && !page.grammar.concepts.contains(&surface[..words(2)])
        && !page.grammar.concepts.contains(&surface[..words(3)])
        && !page.grammar.phrases.meetings.contains_key(&surface.to_lowercase())
        && !page.in_address(candidate.span)
        && !is_postcode(page, candidate)
        && !is_mark(page, candidate)
        && !opens_reference(page, candidate)
        && !is_portfolio(page, candidate)
}

/// `IENW/BSK-2020/236124`: the first part of a registration mark.
fn is_mark(page: &Page<'_>, candidate: &Candidate) -> bool {
    let behind = page.text().get(candidate.span.end..).unwrap_or_default();
    let token = behind.split(char::is_whitespace).next().unwrap_or_default();
    token.starts_with('/') && token.chars().filter(char::is_ascii_digit).count() >= 4
}

/// `1935 AS`: the letters of a postcode.
fn is_postcode(page: &Page<'_>, candidate: &Candidate) -> bool {
    let digits = page.text()[..candidate.span.start].strip_suffix(' ').unwrap_or_default();
    let digits = digits.chars().rev().take_while(char::is_ascii_digit).count();
    let surface = candidate.span.of(page.text());
    digits == 4 && surface.len() == 2 && surface.chars().all(|c| c.is_ascii_uppercase())
}

/// What a minister is charged with takes no more bytes on either side of a body that is named in it.
const LONGEST_PORTFOLIO: usize = 200;

/// `Staatssecretaris Coenradie (Justitie en Veiligheid)`: what a minister is charged with, not the ministry, nor a part of it.
fn is_portfolio(page: &Page<'_>, candidate: &Candidate) -> bool {
    let text = page.text();
    let Span { start, end } = candidate.span;
    let from = text.floor_char_boundary(start.saturating_sub(LONGEST_PORTFOLIO));
    let until = text.floor_char_boundary(end + LONGEST_PORTFOLIO);
    let open = text[from..start].rfind(['(', ')', '\n']).map(|open| from + open);
    let Some(open) = open.filter(|open| text[*open..].starts_with('(')) else { return false };
    let Some(close) = text[end..until].find([')', '(', '\n']) else { return false };
    let inside = &text[open + 1..candidate.span.end + close];
    // One word must stand behind a member of government, and be no abbreviation: `Minister Heinen (Financiën)`.
    let abbreviation = inside.chars().skip(1).any(char::is_uppercase);
    let words = text[from..open].rsplit([' ', '\n']).skip(1).take(4).map(str::to_lowercase);
    let office = || !abbreviation && words.into_iter().any(|word| page.grammar.phrases.posts.contains(&word));
    text[candidate.span.end + close..].starts_with(')')
        && text[..open].ends_with(' ')
        && (inside.contains(' ') || office())
        && page.knowledge.is_portfolio(inside)
}

/// `Tweede Kamer, vergaderjaar 2023–2024, ...`, `Tweede Kamer, 2023-2024, 31 839, nr. 985`
fn opens_reference(page: &Page<'_>, candidate: &Candidate) -> bool {
    let behind = page.text().get(candidate.span.end..).unwrap_or_default();
    let years = behind.strip_prefix(", ").is_some_and(|rest| {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        digits == 4 && rest[4..].trim_start().starts_with(['-', '–', '/'])
    });
    behind.starts_with(", vergaderjaar") || years
}
