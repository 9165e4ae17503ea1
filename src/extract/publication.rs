//! Publications by their place: the paper's own title, listed attachments, the lead of a footnote.

use super::candidate::{Candidate, Names};
use super::page::Page;
use super::{MentionKind, annex, date};
use crate::source::BlockKind;
use crate::span::Span;

/// The rule of a letter on an agenda, with its number behind it.
pub(crate) const AGENDA: &str = "publication/agenda";

/// From `brief van` to its subject an agenda takes at most so many bytes.
const LONGEST_SENDER: usize = 160;
/// The subject of a letter on an agenda has at most so many bytes.
const LONGEST_SUBJECT: usize = 400;

/// Proposes publications that layout shows.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for attachment in &page.document.metadata.attachments {
        candidates.push(Candidate::surface(*attachment, MentionKind::Publication, "publication/attachment", 0.97));
    }
    for footnote in &page.document.footnotes {
        publisher(page, footnote.span, candidates);
        lead(page, footnote.span, candidates);
    }
    for index in 0..page.words.len() {
        budget_paper(page, index, candidates);
        website(page, index, candidates);
    }
    for block in &page.document.blocks {
        if !matches!(block.kind, BlockKind::Furniture | BlockKind::Footnote | BlockKind::TableRow) {
            answers(page, block.span, candidates);
        }
    }
    for block in &page.document.blocks {
        letter(page, block.span, candidates);
    }
    annex::find(page, candidates);
}

/// `RTV Oost, 25 mei 2024, 'Politiehond overleden'`: who brings out what is quoted stands in front, with the date behind it.
fn publisher(page: &Page<'_>, note: Span, candidates: &mut Vec<Candidate>) {
    let text = note.of(page.text());
    let offset = text.len() - text.trim_start().len();
    let Some(dated) = date::next(page.text(), note.start + offset, note.end, page.date) else { return };
    let maker = page.text()[note.start + offset..dated.span.start].trim_end_matches([' ', ',']);
    let span = Span::new(note.start + offset, note.start + offset + maker.len());
    let words = page.words_in(span);
    if words.is_empty() {
        return;
    }
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

/// `de website kinderrechten.nl`: a website by its bare name, which the noun before it tells from an address.
fn website(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let word = page.words[index];
    if !page.grammar.phrases.sites.contains(&page.before(index).to_lowercase()) {
        return;
    }
    let text = page.text();
    let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !matches!(page.kind_of_block(index), BlockKind::Paragraph | BlockKind::ListItem)
        || !text[..word.span.start].ends_with([' ', '('])
        || !page.word(index).chars().all(lower)
        || word.span.len() < 3
    {
        return;
    }
    let behind = &text[word.span.end..];
    let Some(ending) = [".nl", ".eu", ".com", ".org"].into_iter().find(|ending| behind.starts_with(ending)) else {
        return;
    };
    let rest = &behind[ending.len()..];
    let alone = rest.is_empty() || rest.starts_with([' ', ',', ')', ';', '\n', ':']) || {
        rest.strip_prefix('.').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
    };
    if alone {
        let span = Span::new(word.span.start, word.span.end + ending.len());
        candidates.push(Candidate::surface(span, MentionKind::Publication, "publication/website", 0.8));
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
    // `Zie bijlage bij deze brief: Voortgangsrapportage X`: what the note points to, whole.
    if let Some(colon) = body.find(": ").filter(|at| body.starts_with("Zie ") && *at < 45) {
        let start = note.start + offset + colon + 2;
        let first = page.word_at(start);
        let head = page.grammar.first(page.word(first), |i| page.word(first + i)).map(|(_, kind)| kind);
        let rest = page.text()[start..note.end].trim_end_matches(['.', ' ', '\n']);
        if head == Some(MentionKind::Publication) && !rest.contains([',', '(']) && rest.split(' ').count() < 16 {
            let span = Span::new(start, start + rest.len());
            candidates.push(Candidate::surface(span, MentionKind::Publication, "publication/footnote", 0.8));
            return;
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
    // The first title of several ends at its own date, before the number of a later one.
    let found = match (site.or(paper), before_date(page, rest, candidates)) {
        (Some(end), Some(dated)) if dated.1 < end => Some(dated),
        (Some(end), _) => Some((0, end)),
        (None, dated) => dated,
    };
    let Some((start, end)) = found.or_else(|| before_body(page, rest, candidates).map(|end| (0, end))) else { return };
    let rest = Span::new(rest.start + start, rest.end);
    let (body, end) = (&body[start..], end - start);
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

/// `Title, Body, 4 november 2024`, `Title d.d. 8 april 2021`, `Body, Title, januari 2018`: where the title begins and ends, by
/// the date behind it. The names of bodies and what initials show to be an author are none of it.
fn before_date(page: &Page<'_>, rest: Span, candidates: &[Candidate]) -> Option<(usize, usize)> {
    let body = rest.of(page.text());
    let found = date::next(page.text(), rest.start, rest.end, page.date)?;
    let before = body[..found.span.start - rest.start].trim_end();
    let dated = before.strip_suffix("d.d.").map(str::trim_end);
    if dated.is_none() && !before.ends_with([',', '(']) {
        return None;
    }
    let before = dated.unwrap_or(before).trim_end_matches([',', '(', ' ']);
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for (at, _) in before.match_indices(", ") {
        parts.push((from, at));
        from = at + 2;
    }
    parts.push((from, before.len()));
    let is_body = |part: &(usize, usize)| {
        let span = Span::new(rest.start + part.0, rest.start + part.1);
        candidates.iter().any(|c| c.kind == MentionKind::Organisation && c.span == span)
    };
    let is_author = |part: &(usize, usize)| {
        let text = &body[part.0..part.1];
        let words = text.split(' ').count();
        words <= 4 && text.split(' ').any(|word| word.ends_with('.') && word.starts_with(char::is_uppercase))
    };
    let last = parts.len() - 1;
    let first = parts.iter().position(|part| !is_body(part) && !is_author(part))?;
    let end = match parts[first..].iter().position(is_body) {
        Some(behind) => first + behind - 1,
        // What stands last before a date is who made it, even if no finder knows it.
        None if dated.is_none() && last > first => last - 1,
        None => last,
    };
    Some((parts[first].0, parts[end].1))
}

/// `Title, Body`, `Title (Body)`, `Title - Body`: the end of the title where nothing but the name of a body follows it, or only
/// a bracket behind that (`(bijlage bij deze brief)`).
fn before_body(page: &Page<'_>, rest: Span, candidates: &[Candidate]) -> Option<usize> {
    let body = rest.of(page.text());
    [", ", " (", " - ", " – "].into_iter().find_map(|joint| {
        let at = body.rfind(joint)?;
        let start = rest.start + at + joint.len();
        let author = candidates
            .iter()
            .filter(|c| c.kind == MentionKind::Organisation && c.span.start == start)
            .max_by_key(|c| c.span.len())?;
        // `Vereniging van Nederlandse Gemeenten (VNG)` is a body, no title.
        let own = candidates.iter().any(|c| c.kind == MentionKind::Organisation && c.span.end == rest.start + at);
        let behind = page.text().get(author.span.end..rest.end)?.trim_matches([' ', '.', ')']);
        (!own && (behind.is_empty() || behind.starts_with('('))).then_some(at)
    })
}

/// `Antwoorden van de Minister van X op de vragen van het lid Y over ...`: the line that heads the answers to written questions.
fn answers(page: &Page<'_>, line: Span, candidates: &mut Vec<Candidate>) {
    let text = line.of(page.text());
    let phrases = &page.grammar.phrases;
    let titled = phrases.answers.iter().any(|opening| text.starts_with(opening.as_str()))
        && phrases.questions.iter().any(|noun| text.contains(noun.as_str()));
    let length = text.trim_end_matches(['.', ' ']).len();
    // A sentence has a verb behind its subject; a title of answers goes on with its subject and ends.
    let words = page.words_in(line);
    let verb = words.clone().any(|index| matches!(page.word(index), "worden" | "zijn" | "treft" | "zend" | "bied"));
    if titled && !verb && words.len() > 8 && length < 450 && !text[..length].contains(". ") {
        let span = Span::new(line.start, line.start + length);
        candidates.push(Candidate::surface(span, MentionKind::Publication, "publication/answers", 0.9));
    }
}

/// `de voorjaarsnota`: a coined word that names one paper of the year (guideline, rule 5), its year included.
fn budget_paper(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let definite = matches!(page.before(index).to_lowercase().as_str(), "de" | "deze");
    if definite && page.grammar.budget_papers.contains(page.word(index)) {
        let year = page.word(index + 1);
        let dated = page.follows(index + 1) && year.len() == 4 && year.bytes().all(|c| c.is_ascii_digit());
        let span = page.span(index, index + usize::from(dated));
        candidates.push(Candidate::surface(span, MentionKind::Publication, "publication/budget", 0.85));
    }
}

/// `de brief van de minister van Defensie d.d. 27 maart 2025 inzake stand van zaken herstellen notificatieachterstand (29924, nr.
/// 279)`: what an agenda calls a letter, before its number.
fn letter(page: &Page<'_>, block: Span, candidates: &mut Vec<Candidate>) {
    const ABOUT: &str = " inzake ";
    let text = block.of(page.text());
    for (at, _) in text.match_indices("brief van ") {
        let Some(about) = text[at..].find(ABOUT).filter(|about| *about < LONGEST_SENDER) else { continue };
        let dated = text[at..at + about].contains("d.d. ");
        let start = at + about + ABOUT.len();
        let start =
            start + ["het ", "de ", "een "].iter().find(|a| text[start..].starts_with(**a)).map_or(0, |a| a.len());
        // Brackets with a short form may stand inside.
        let numbered = |end: &usize| {
            let number = &text[end + " (".len()..];
            number.bytes().take_while(u8::is_ascii_digit).count() == 5
                && number[5..].find("nr. ").is_some_and(|nr| nr < 12)
        };
        let brackets = text[start..].match_indices(" (").map(|(end, _)| start + end);
        let Some(end) = brackets.take_while(|end| end - start < LONGEST_SUBJECT).find(numbered) else { continue };
        if dated && !text[start..end].contains([';', '\n']) {
            let span = Span::new(block.start + start, block.start + end);
            candidates.push(Candidate::surface(span, MentionKind::Publication, AGENDA, 0.95));
        }
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
