//! What a paper says of itself: its title, its signers, the motion that it holds.

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::page::Page;
use super::person::{self, PersonName};
use crate::source::{Block, BlockKind};
use crate::span::Span;

/// How a heading begins, in lower case, that says of what kind a paper is and from whom: it names persons and posts, and is
/// nobody's name for the paper.
const KINDS: [&str; 19] = [
    "vragen van ",
    "vraag van ",
    "antwoord van ",
    "brief van de ",
    "brief van het ",
    "brief van een ",
    "verslag van een ",
    "verslag houdende ",
    "lijst van vragen",
    "inbreng verslag van een ",
    "amendement van ",
    "nader rapport",
    "memorie van toelichting",
    "memorie van antwoord",
    "nota naar aanleiding van",
    "nota van wijziging",
    "voorstel van wet",
    "koninklijke boodschap",
    "advies afdeling",
];

/// Proposes the names that the layout shows: the paper's own title, the motion that a paper holds, those who sign.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let signers = signers(page);
    for name in &signers {
        if !candidates.iter().any(|other| other.kind == MentionKind::Person && other.span.end == name.span.end) {
            candidates.push(name.candidate(name.span, "person/signature"));
        }
    }
    let title = page.document.metadata.title.filter(|title| !title.is_empty());
    // The item of a debate may be about a body alone.
    let debate = !page.document.metadata.speeches.is_empty();
    if let Some(title) = title
        && !motion(page, title, &signers, candidates)
        && !KINDS.iter().any(|opening| title.of(page.text()).to_lowercase().starts_with(opening))
        && (debate || !page.knowledge.is_named(title.of(page.text()), MentionKind::Organisation))
    {
        itself(title, candidates);
        let same =
            |block: &&Block| block.kind == BlockKind::Heading && block.span.of(page.text()) == title.of(page.text());
        for block in page.document.blocks.iter().filter(same).filter(|block| block.span.start > title.end) {
            itself(block.span, candidates);
        }
    }
    // A line further down may repeat the title: `Projectnaam`.
    let blocks = page.document.blocks.iter().filter(|block| block.kind == BlockKind::Title);
    for block in blocks.filter(|block| title.is_some_and(|title| block.span.start > title.end)) {
        if !page.document.metadata.attachments.iter().any(|annex| annex.overlaps(block.span)) {
            itself(block.span, candidates);
        }
    }
}

fn itself(span: Span, candidates: &mut Vec<Candidate>) {
    candidates.push(Candidate {
        span,
        kind: MentionKind::Publication,
        rule: "publication/own-title",
        score: 0.99,
        names: Names::Paper,
    });
}

/// The names of those who sign, academic titles left out.
fn signers(page: &Page<'_>) -> Vec<PersonName> {
    let signers = page.document.metadata.signers.iter();
    signers
        .filter_map(|signer| {
            let words = page.words_in(signer.name);
            let short = &page.grammar.phrases.short_titles;
            let first = words.clone().find(|index| !short.contains(&page.lower(*index)))?;
            let mut name = person::parse(page, first)?;
            // `M.L.L.E. Veldhuijzen van Zanten-Hyllner`: the line is the name to its end.
            if name.span.end < signer.name.end && name.span.of(page.text()).ends_with(name.surname.as_str()) {
                let surname = Span::new(name.span.end - name.surname.len(), signer.name.end);
                name.surname = surname.of(page.text()).to_owned();
                name.span = Span::new(name.span.start, signer.name.end);
            }
            (name.span.end == signer.name.end).then_some(name)
        })
        .collect()
}

/// `MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS`: the title of a paper that holds a motion, with those who signed it.
fn motion(page: &Page<'_>, title: Span, signers: &[PersonName], candidates: &mut Vec<Candidate>) -> bool {
    let lower = title.of(page.text()).to_lowercase();
    let mut bare = lower.as_str();
    while let Some(rest) = page.grammar.phrases.motion_words.iter().find_map(|word| bare.strip_prefix(word.as_str())) {
        bare = rest.trim_start();
    }
    let opens =
        ["motie van het lid ", "motie van de leden ", "motie van leden "].iter().any(|form| bare.starts_with(form));
    if !opens || signers.is_empty() || lower.len() != title.len() {
        return false;
    }
    let mut end = 0;
    for name in signers {
        let wanted = name.span.of(page.text()).to_lowercase();
        if let Some(at) = lower.find(&wanted) {
            let span = Span::new(title.start + at, title.start + at + wanted.len());
            if page.is_whole_word(span) {
                candidates.push(name.candidate(span, "motion/submitters"));
                end = end.max(at + wanted.len());
            }
        }
    }
    if end == 0 {
        return false;
    }
    for form in [" c.s.", " c.s"] {
        if lower[end..].starts_with(form) {
            end += form.len();
            break;
        }
    }
    candidates.push(Candidate {
        span: Span::new(title.start, title.start + end),
        kind: MentionKind::Motion,
        rule: "motion/own",
        score: 0.99,
        names: Names::Motion(signers.iter().map(|name| name.surname.clone()).collect()),
    });
    true
}
