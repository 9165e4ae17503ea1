//! Offices in government, and the relative forms that point to a holder.

use super::candidate::{Candidate, Names};
use super::page::Page;
use super::{MentionKind, run};
use crate::span::Span;

/// Proposes the offices that a document names: `minister van VWS`, `staatssecretarissen van Justitie en Veiligheid en van
/// Volksgezondheid, Welzijn en Sport`, `de voormalige Minister voor Rechtsbescherming`, `mijn ambtsvoorganger`.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let phrases = &page.grammar.phrases;
    for index in 0..page.words.len() {
        let lower = page.lower(index);
        if phrases.predecessors.contains(&lower) {
            predecessor(page, index, &lower, candidates);
        } else if phrases.posts_plural.contains(&lower) {
            offices(page, index, true, candidates);
        } else if phrases.posts.contains(&lower) {
            offices(page, index, false, candidates);
        }
    }
}

fn predecessor(page: &Page<'_>, index: usize, lower: &str, candidates: &mut Vec<Candidate>) {
    let owner = page.before(index).to_lowercase();
    if !matches!(owner.as_str(), "mijn" | "onze" | "zijn" | "haar") {
        return;
    }
    let signers = page.document.metadata.signers.len().max(1);
    let many = if lower.ends_with('s') && owner == "onze" { signers } else { 1 };
    for signer in 0..many {
        candidates.push(Candidate {
            span: page.span(index - 1, index),
            kind: MentionKind::Post,
            rule: "post/predecessor",
            score: 0.95,
            names: Names::PostOfSigner(signer),
        });
    }
}

fn offices(page: &Page<'_>, index: usize, plural: bool, candidates: &mut Vec<Candidate>) {
    let portfolios = portfolios(page, index, plural);
    let Some(last) = portfolios.last().map(|portfolio| portfolio.last) else { return };
    let mut first = index;
    // A relative form keeps its article: `de voormalige Minister voor Rechtsbescherming`.
    if index >= 2
        && page.follows(index)
        && page.grammar.phrases.post_adjectives.contains(&page.lower(index - 1))
        && page.follows(index - 1)
        && matches!(page.lower(index - 2).as_str(), "de" | "mijn" | "onze")
    {
        first = index - 2;
    }
    let span = page.span(first, last);
    let words = page.span(index, last).of(page.text());
    let posts = page.knowledge.posts_by_words(words, page.date);
    if posts.len() < portfolios.len() && plural {
        each(page, index, &portfolios, span, candidates);
        return;
    }
    if posts.is_empty() {
        candidates.push(Candidate::surface(span, MentionKind::Post, "post/form", 0.8));
        return;
    }
    for post in posts {
        candidates.push(office(span, Names::Post(post)));
    }
}

const fn office(span: Span, names: Names) -> Candidate {
    Candidate { span, kind: MentionKind::Post, rule: "post/authority", score: 0.97, names }
}

/// The offices of a joint form of which the authority files do not know all: each by its own portfolio.
fn each(page: &Page<'_>, index: usize, portfolios: &[Portfolio], span: Span, candidates: &mut Vec<Candidate>) {
    let phrases = &page.grammar.phrases;
    let lower = page.lower(index);
    let singular = phrases.posts_plural.iter().position(|plural| *plural == lower);
    let Some(rank) = singular.and_then(|place| phrases.posts.get(place)) else { return };
    let mut tie = String::new();
    for portfolio in portfolios {
        if let Some(word) = portfolio.tie {
            tie = page.lower(word);
        }
        let field = page.span(portfolio.first, portfolio.last).of(page.text());
        let name = if tie.is_empty() { format!("{rank} {field}") } else { format!("{rank} {tie} {field}") };
        match page.knowledge.posts_by_words(&name, page.date).first() {
            Some(post) => candidates.push(office(span, Names::Post(*post))),
            None => candidates.push(office(span, Names::Called(name))),
        }
    }
}

/// What an office is charged with: the word `van` or `voor` before it, where it has one of its own, and its first and last word.
struct Portfolio {
    tie: Option<usize>,
    first: usize,
    last: usize,
}

/// The portfolios of the office, or in the plural of the offices, that the word at `index` opens; none for what is no office.
fn portfolios(page: &Page<'_>, index: usize, plural: bool) -> Vec<Portfolio> {
    let mut found = Vec::new();
    if page.lower(index) == "minister-president" {
        let last = abroad(page, index).unwrap_or(index);
        found.push(Portfolio { tie: None, first: index, last });
        return found;
    }
    // With a capital it opens a surname: `minister Van Aartsen`.
    let is_tie = |at: usize| matches!(page.word(at), "van" | "voor" | "VAN" | "VOOR");
    let next = index + 1;
    if !page.follows(next) {
        return found;
    }
    let tied = is_tie(next);
    let start = next + usize::from(tied);
    // `van het ministerie van X` is no office.
    if tied && !page.follows(start) || !page.words.get(start).is_some_and(|word| word.initial) {
        return found;
    }
    let Some(last) = one_portfolio(page, start, tied) else { return found };
    // `Staatssecretaris van Huffelen`: a surname and no field.
    let field = page.span(start, last).of(page.text());
    if tied && page.knowledge.is_surname(page.span(next, last).of(page.text())) && !page.knowledge.is_portfolio(field) {
        return found;
    }
    found.push(Portfolio { tie: tied.then_some(next), first: start, last });
    // `de ministers van X, van Y en van Z`
    while plural && let Some(last) = found.last().map(|portfolio| portfolio.last) {
        let after = match page.gap(last + 1) {
            Some(" ") if page.lower(last + 1) == "en" && page.follows(last + 2) => last + 2,
            Some(", ") if is_tie(last + 1) => last + 1,
            _ => break,
        };
        let first = after + usize::from(is_tie(after));
        let Some(last) = one_portfolio(page, first, true) else { break };
        found.push(Portfolio { tie: is_tie(after).then_some(after), first, last });
    }
    found
}

/// Last word of `minister-president van Aruba`: the country whose government it leads.
fn abroad(page: &Page<'_>, index: usize) -> Option<usize> {
    let first = index + 2;
    if page.word(index + 1) != "van" || !page.follows(index + 1) || !page.follows(first) {
        return None;
    }
    let last = page.last_of_block(index).min(first + 2);
    (first..=last)
        .rev()
        .find(|last| page.knowledge.is_named(page.span(first, *last).of(page.text()), MentionKind::Region))
}

fn one_portfolio(page: &Page<'_>, start: usize, tied: bool) -> Option<usize> {
    let word = page.words.get(start)?;
    if !word.initial {
        return None;
    }
    let longest = page.last_of_block(start).min(start + 9);
    // The longest portfolio that the authority file knows.
    for last in (start..=longest).rev() {
        if page.words[last].initial && page.knowledge.is_portfolio(page.span(start, last).of(page.text())) {
            return Some(last);
        }
    }
    if !tied {
        // Without a preposition only a known portfolio counts: what stands there may be a surname.
        return None;
    }
    if word.acronym && page.gap(start + 1) != Some("- ") {
        return Some(start);
    }
    run::portfolio(page, start).or_else(|| {
        let mut last = start;
        while page.follows(last + 1) && page.words.get(last + 1).is_some_and(|w| w.initial) {
            last += 1;
        }
        Some(last)
    })
}
