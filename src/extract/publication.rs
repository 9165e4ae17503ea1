//! Publications by their place: the paper's own title, listed attachments, the lead of a footnote.

use super::candidate::{Candidate, Names};
use super::page::Page;
use super::{MentionKind, date, run};
use crate::source::{BlockKind, closing};
use crate::span::Span;

/// Proposes publications that layout shows.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for attachment in &page.document.metadata.attachments {
        candidates.push(Candidate::surface(*attachment, MentionKind::Publication, "publication/attachment", 0.97));
    }
    for footnote in &page.document.footnotes {
        publisher(page, footnote.span, candidates);
        lead(page, footnote.span, candidates);
    }
    for block in page.document.blocks.iter().filter(|block| block.kind == BlockKind::Heading) {
        annex_heading(page, block.span, candidates);
    }
}

/// `RTV Oost, 25 mei 2024, 'Politiehond overleden'`: who brings out what is quoted stands in front, with the date behind it.
fn publisher(page: &Page<'_>, note: Span, candidates: &mut Vec<Candidate>) {
    let text = note.of(page.text());
    let offset = text.len() - text.trim_start().len();
    let Some(comma) = text.find(", ").filter(|comma| *comma > offset) else { return };
    let span = Span::new(note.start + offset, note.start + comma);
    let words = page.words_in(span);
    let Some(dated) = date::at(page.text(), note.start + comma + 2, page.date) else { return };
    let behind = page.text()[dated.span.end.min(note.end)..note.end].trim_start_matches([',', ':', ' ', ')']);
    let named = words.clone().all(|index| {
        page.words[index].initial
            || page.word(index).chars().all(|c| c.is_ascii_digit())
            || page.grammar.inside.contains(page.word(index))
    });
    let body = span.of(page.text()).chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '&' | '’' | '.'));
    if named
        && body
        && (1..=5).contains(&words.len())
        && page.words[words.start].initial
        && behind.starts_with(['«', '“', '‘', '"', '\''])
        && page.grammar.kind(&page.lower(words.start)) != Some(MentionKind::Publication)
    {
        candidates.push(Candidate::surface(span, MentionKind::Organisation, "publication/publisher", 0.8));
        return;
    }
    // Without quotation marks the title ends before its page or its address.
    let known = candidates.iter().any(|other| other.kind == MentionKind::Organisation && other.span == span);
    let ends = [", p. ", ", pp. ", " (http", ", http", " http", " (www", ", www", ", zie ", ", via ", " | "];
    let end = ends.iter().filter_map(|end| behind.find(end)).min().unwrap_or(behind.len());
    let title = behind[..end].trim_end_matches(['.', ' ', ';', ',']);
    let count = title.split_whitespace().count();
    if known && title.starts_with(char::is_uppercase) && (3..=25).contains(&count) && !title.contains(". ") {
        let start = note.end - behind.len();
        let span = Span::new(start, start + title.len());
        candidates.push(Candidate::surface(span, MentionKind::Publication, "publication/of-publisher", 0.85));
    }
}

/// The title that a footnote begins with: `Evaluatie Jeugdwet, ZonMw, januari 2018`, `Voortgangsbrief Jeugd, Kamerstukken II
/// ...`, `Title | Publicatie | site`.
fn lead(page: &Page<'_>, note: Span, candidates: &mut Vec<Candidate>) {
    let text = note.of(page.text());
    let offset = text.len() - text.trim_start().len();
    let body = text.trim_start();
    for intro in ["Zie ook:", "Zie:", "Bron:", "Zie ook", "Zie"] {
        if let Some(rest) = body.strip_prefix(intro) {
            let start = note.start + offset + intro.len() + (rest.len() - rest.trim_start().len());
            return lead_at(page, Span::new(start, note.end), candidates);
        }
    }
    lead_at(page, Span::new(note.start + offset, note.end), candidates);
}

fn lead_at(page: &Page<'_>, rest: Span, candidates: &mut Vec<Candidate>) {
    let body = rest.of(page.text());
    if !body.chars().next().is_some_and(char::is_uppercase) {
        return;
    }
    let site = body.find(" | ");
    let paper = [", Kamerstuk", ", Tweede Kamer,", " (Kamerstuk", ", TK ", ", Stcrt", ", Stb"]
        .iter()
        .filter_map(|mark| body.find(mark))
        .min();
    let end = match (site, paper) {
        (Some(at), _) => at,
        (None, Some(at)) => at,
        (None, None) => match before_date(page, rest).or_else(|| before_body(page, rest, candidates)) {
            Some(at) => at,
            None => return,
        },
    };
    // A title is no sentence.
    let title = &body[..end];
    let words = title.split_whitespace().count();
    if words == 0 || words > 25 || title.contains(". ") {
        return;
    }
    let first = page.word_at(rest.start);
    // A body before a quoted title is its publisher, and the title has been found by its quotation marks. What initials follow
    // is an author.
    let behind = body[end..].trim_start_matches(", ");
    let quoted = behind.find(['“', '«', '‘']).is_some_and(|at| at < 40);
    let author = words == 1 && behind.starts_with(char::is_uppercase) && behind.chars().nth(1) == Some('.');
    if quoted
        || author
        || title.contains(['“', '«', '‘', '"'])
        || page.word(first) == "Kamerstuk"
        || page.word(first) == "Kamerstukken"
        || page.word(first) == "Tweede"
        || page.word(first) == "Staatscourant"
        || page.word(first) == "Staatsblad"
        || title.to_lowercase().contains("motie")
    {
        return;
    }
    let span = Span::new(rest.start, rest.start + end);
    // A programme stays one where the document that holds it is cited (guideline, rule 10).
    let programme = page.grammar.first(page.word(first), |i| page.word(first + i)).map(|(_, kind)| kind)
        == Some(MentionKind::Programme)
        || page.knowledge.is_named(title, MentionKind::Programme);
    let kind = if programme { MentionKind::Programme } else { MentionKind::Publication };
    candidates.push(Candidate::surface(span, kind, "publication/footnote", 0.8));
}

/// `Title, Body, 4 november 2024`: the end of the title where a body and a date follow it.
fn before_date(page: &Page<'_>, rest: Span) -> Option<usize> {
    let body = rest.of(page.text());
    let found = date::next(page.text(), rest.start, rest.end, page.date)?;
    let before = &body[..found.span.start - rest.start];
    let parts: Vec<usize> = before.match_indices(", ").map(|(at, _)| at).collect();
    let tail = before.trim_end();
    if !tail.ends_with(',') && !tail.ends_with('(') && !tail.ends_with("d.d.") {
        return None;
    }
    match parts.len() {
        0 => None,
        1 => Some(parts[0]),
        _ => Some(parts[parts.len() - 2]),
    }
}

/// `Title, Body` and `Title, Body (bijlage bij deze brief)`: the end of the title where the name of a body follows it.
fn before_body(page: &Page<'_>, rest: Span, candidates: &[Candidate]) -> Option<usize> {
    let body = rest.of(page.text());
    let at = body.rfind(", ")?;
    let start = rest.start + at + 2;
    let author = candidates.iter().find(|c| c.kind == MentionKind::Organisation && c.span.start == start)?;
    let behind = page.text().get(author.span.end..rest.end)?.trim();
    (behind.is_empty() || behind == "." || behind.starts_with('(')).then_some(at)
}

/// `Rapport Aandacht en aanpak gemeenten (Significant)`, `Voorlopige cijfers jeugdzorggebruik 2024 (CBS)`: a heading that names
/// an annex and its author.
fn annex_heading(page: &Page<'_>, heading: Span, candidates: &mut Vec<Candidate>) {
    let text = heading.of(page.text());
    let words = page.words_in(heading);
    if words.is_empty() {
        return;
    }
    let open = text.rfind(" (").filter(|_| text.ends_with(')'));
    let first = page.lower(words.start);
    if let Some(at) = closing::behind_label(text) {
        let title = Span::new(heading.start + at, heading.end);
        candidates.push(Candidate::surface(title, MentionKind::Publication, "publication/annex-label", 0.9));
        return;
    }
    let reports =
        ["rapport", "rapportage", "onderzoek", "evaluatie", "jaarbeeld", "factsheet", "monitor", "publicatie"];
    if !reports.contains(&first.as_str()) {
        return;
    }
    let start = page.words[words.start].span.end + 1;
    let end = open.map_or(heading.end, |open| heading.start + open);
    if open.is_none() || start >= end {
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

/// Tells publications apart that share a name: by the date behind it (`voortgangsbrief Jeugd van 5 november 2024`).
pub(crate) fn date_apart(page: &Page<'_>, candidates: &mut [Candidate]) {
    for candidate in candidates
        .iter_mut()
        .filter(|c| c.kind == MentionKind::Publication && c.names == Names::Surface && c.rule != "quoted")
    {
        let rest = page.text().get(candidate.span.end..).unwrap_or_default();
        if matches!(page.before(page.word_at(candidate.span.start)), "volgende" | "eerstvolgende" | "komende") {
            candidate.names = Names::Upcoming(candidate.span.of(page.text()).to_owned());
            continue;
        }
        for tie in [" van ", " d.d. ", " (", " uit "] {
            if rest.starts_with(tie)
                && let Some(found) = date::at(page.text(), candidate.span.end + tie.len(), page.date)
            {
                candidate.names = Names::Dated { name: candidate.span.of(page.text()).to_owned(), date: found.iso };
                break;
            }
        }
    }
}
