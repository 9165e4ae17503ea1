//! Offices in government, and the relative forms that point to a holder.

use super::candidate::{Candidate, Names};
use super::page::Page;
use super::{MentionKind, run};

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
    let Some(last) = portfolio_end(page, index, plural) else { return };
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
    if posts.is_empty() {
        if !plural {
            candidates.push(Candidate::surface(span, MentionKind::Post, "post/form", 0.8));
        }
        return;
    }
    for post in posts {
        candidates.push(Candidate {
            span,
            kind: MentionKind::Post,
            rule: "post/authority",
            score: 0.97,
            names: Names::Post(post),
        });
    }
}

/// Last word of the office that begins with the word at `index`, if a portfolio follows it.
fn portfolio_end(page: &Page<'_>, index: usize, plural: bool) -> Option<usize> {
    let lower = page.lower(index);
    if lower == "minister-president" {
        return Some(index);
    }
    let next = index + 1;
    if !page.follows(next) {
        return None;
    }
    let tied = matches!(page.word(next), "van" | "voor" | "VAN" | "VOOR");
    let start = if tied { next + 1 } else { next };
    if tied && !page.follows(start) {
        return None;
    }
    // `van het ministerie van X` is no office.
    if !page.words.get(start)?.initial {
        return None;
    }
    let mut last = one_portfolio(page, start, tied)?;
    // `de ministers van X, van Y en van Z`
    if !plural {
        return Some(last);
    }
    loop {
        let after = match page.gap(last + 1) {
            Some(" ") if page.lower(last + 1) == "en" && page.follows(last + 2) => last + 2,
            Some(", ") if matches!(page.word(last + 1), "van" | "voor") => last + 1,
            _ => break,
        };
        let start = if matches!(page.lower(after).as_str(), "van" | "voor") { after + 1 } else { after };
        match one_portfolio(page, start, true) {
            Some(end) => last = end,
            None => break,
        }
    }
    Some(last)
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
    if word.acronym {
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
