//! Short forms that the paper itself introduces: `Vereniging van Nederlandse Gemeenten (VNG)`, `(hierna: de inspecties)`.

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::page::Page;
use crate::knowledge::capitalised;
use crate::span::Span;
use std::collections::HashSet;

/// A short form and the name (or names) that it stands for.
#[derive(Clone, Debug)]
pub struct Introduction {
    /// The short form, in the clean text.
    pub short: Span,
    /// What it stands for: one thing, or several of one kind.
    pub names: Vec<Names>,
    /// The kind of the thing named.
    pub kind: MentionKind,
    /// Whether the form is defined with `hierna`: then it counts in lower case too.
    pub defined: bool,
}

/// A short form in brackets behind a name takes at most so many bytes.
const LONGEST_SHORT: usize = 80;
/// A full name in brackets behind its short form takes at most so many bytes.
const LONGEST_FULL: usize = 90;

/// Finds the introductions of a document among the candidates so far, and proposes names that only their abbreviation shows.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) -> Vec<Introduction> {
    let mut found = Vec::new();
    let text = page.text();
    for (open, _) in text.match_indices('(') {
        let Some(block) = page.document.block_at(open) else { continue };
        let end = text.floor_char_boundary(block.span.end.min(open + 1 + LONGEST_SHORT)).max(open + 1);
        let Some(length) = text[open + 1..end].find(')') else { continue };
        let inside = Span::new(open + 1, open + 1 + length);
        let (short, defined) = short_form(page, inside);
        let Some(short) = short else { continue };
        let before = text[..open].trim_end().len();
        if defined {
            if let Some(introduction) = defined_form(page, short, before, candidates) {
                found.push(introduction);
            }
        } else if let Some(introduction) = abbreviation(page, short, before, candidates) {
            found.push(introduction);
        }
    }
    between_dashes(page, candidates, &mut found);
    reversed(page, candidates, &mut found);
    // The title of a paper may introduce what the text introduces as a programme (guideline, rule 10).
    let programmes = found.iter().filter(|introduction| introduction.kind == MentionKind::Programme);
    let programmes: HashSet<&str> = programmes.map(|introduction| introduction.short.of(page.text())).collect();
    found.retain(|introduction| {
        introduction.kind != MentionKind::Publication || !programmes.contains(introduction.short.of(page.text()))
    });
    for introduction in &found {
        for name in &introduction.names {
            candidates.push(Candidate {
                span: introduction.short,
                kind: introduction.kind,
                rule: "introduced",
                score: 0.97,
                names: name.clone(),
            });
        }
    }
    found
}

/// `Organisatiewet sociale verzekeringen – Osv – is`: one word between dashes that the words before spell.
fn between_dashes(page: &Page<'_>, candidates: &mut Vec<Candidate>, found: &mut Vec<Introduction>) {
    for index in 1..page.words.len() {
        let short = page.words[index];
        let dashes = page.gap(index) == Some(" – ") && page.continues(short.span.end, " –");
        if dashes && short.initial && page.word(index).chars().count() > 1 {
            let before = page.words[index - 1].span.end;
            found.extend(abbreviation(page, short.span, before, candidates));
        }
    }
}

/// `het LTA (landelijk transitie arrangement)`: the abbreviation first, what it stands for in brackets.
fn reversed(page: &Page<'_>, candidates: &mut Vec<Candidate>, found: &mut Vec<Introduction>) {
    for index in 0..page.words.len() {
        let word = page.words[index];
        let form = page.word(index);
        if !word.acronym || page.gap(index + 1) != Some(" (") || page.grammar.concepts.contains(form) {
            continue;
        }
        let open = page.words[index + 1].span.start;
        let end = page.text().floor_char_boundary(open + LONGEST_FULL);
        let Some(length) = page.text()[open..end].find([')', '\n']) else { continue };
        let Some(full) = spelled_by(page, form, open + length).filter(|full| full.start == open) else { continue };
        let last = page.word(page.word_holding(full.end - 1));
        let known = candidates.iter().find(|c| c.span == word.span || c.span == full).map(|c| c.kind);
        let kind =
            known.or_else(|| page.grammar.last(&capitalised(last))).or_else(|| kind_by_use(page, word.span, full));
        let Some(kind) = kind.filter(|kind| !matches!(kind, MentionKind::Person | MentionKind::Party)) else {
            continue;
        };
        candidates.push(Candidate::surface(full, kind, "introduced/name", 0.85));
        found.push(Introduction { short: word.span, names: vec![called(page, full)], kind, defined: false });
    }
}

/// The short form inside a pair of brackets, and whether `hierna` defines it.
fn short_form(page: &Page<'_>, inside: Span) -> (Option<Span>, bool) {
    let text = inside.of(page.text());
    let lower = text.to_lowercase();
    for lead in [
        "hierna te noemen",
        "hierna genoemd",
        "hierna",
        "verder te noemen",
        "verder",
        "in het vervolg",
        "afgekort",
        "ook wel",
        "kortweg",
    ] {
        if lower.starts_with(lead) {
            let mut rest = text[lead.len()..].trim_start_matches([':', ',', ' ']);
            rest = rest.trim_start_matches(['‘', '’', '“', '”', '"', '\'', '«', '»']);
            for article in ["de ", "het ", "De ", "Het "] {
                rest = rest.strip_prefix(article).unwrap_or(rest);
            }
            let start = inside.end - rest.len();
            let length = rest.trim_end_matches(['‘', '’', '“', '”', '"', '\'', '«', '»', ' ', '.', ',']).len();
            // `(hierna: artikel 82 van de Gemeentewet)` names no whole thing.
            let part = ["artikel ", "lid ", "onderdeel "].iter().any(|part| rest.starts_with(part));
            return ((1..60).contains(&length).then(|| Span::new(start, start + length)).filter(|_| !part), true);
        }
    }
    let trimmed = text.trim_matches(['‘', '’', '“', '”', '"', '\'', ' ']);
    let start = inside.start + text.find(trimmed).unwrap_or(0);
    let span = Span::new(start, start + trimmed.len());
    let words = page.words_in(span);
    let single = words.len() == 1 || words.len() == 2 && trimmed.len() < 12;
    let capitals = trimmed.chars().filter(|c| c.is_uppercase()).count();
    let fits = single
        && capitals >= 1
        && trimmed.chars().count() <= 24
        && !page.knowledge.is_named(trimmed, MentionKind::Party)
        && !trimmed.contains(['.', '%', '€', '/', ':']);
    (fits.then_some(span), false)
}

/// `A en B (hierna: de inspecties)`: the short form stands for the candidates right before it.
fn defined_form(page: &Page<'_>, short: Span, before: usize, candidates: &[Candidate]) -> Option<Introduction> {
    let last = longest_ending_at(candidates, before).or_else(|| {
        longest_ending_at(candidates, before - page.text()[..before].chars().next_back().map_or(0, char::len_utf8))
    })?;
    let mut names = named(page, last, candidates);
    let plural = !short.of(page.text()).chars().any(char::is_uppercase) && short.of(page.text()).ends_with('s')
        || short.of(page.text()).ends_with("en");
    if plural {
        let mut start = last.span.start;
        while let Some(previous) = candidates
            .iter()
            .filter(|other| other.kind == last.kind && other.span.end < start)
            .filter(|other| {
                let between = &page.text()[other.span.end..start];
                matches!(between.trim(), "en" | "en de" | "en het" | "," | ", de" | ", het")
            })
            .max_by_key(|other| (other.span.end, other.span.len()))
        {
            names.splice(0..0, named(page, previous, candidates));
            start = previous.span.start;
        }
    }
    Some(Introduction { short, names, kind: last.kind, defined: true })
}

fn called(page: &Page<'_>, span: Span) -> Names {
    Names::Called(span.of(page.text()).to_owned())
}

/// What a candidate names: in a joint form each thing on its span.
fn named(page: &Page<'_>, candidate: &Candidate, candidates: &[Candidate]) -> Vec<Names> {
    let joint: Vec<Names> = candidates
        .iter()
        .filter(|other| other.span == candidate.span && other.rule == candidate.rule)
        .map(|other| other.names.clone())
        .collect();
    if joint.len() > 1 { joint } else { vec![called(page, candidate.span)] }
}

fn longest_ending_at(candidates: &[Candidate], end: usize) -> Option<&Candidate> {
    candidates
        .iter()
        .filter(|c| c.span.end == end && !c.holds_others() && c.kind != MentionKind::Party)
        .max_by_key(|c| (c.span.len(), (c.score * 100.0) as u32))
}

/// `Full Name (ABBR)`: the initials of the words before the bracket spell the abbreviation, or a candidate ends there.
fn abbreviation(page: &Page<'_>, short: Span, before: usize, candidates: &mut Vec<Candidate>) -> Option<Introduction> {
    let form = short.of(page.text());
    let spelled = spelled_by(page, form, before).map(|span| without_class(page, span));
    let known = longest_ending_at(candidates, before)
        .or_else(|| spelled.and_then(|span| longest_ending_at(candidates, span.end)))
        .cloned();
    let whole_word = form.chars().filter(|c| c.is_uppercase()).count() == 1;
    if whole_word {
        // `Ketenbureau i-Sociaal Domein (Ketenbureau)`: a part of the name serves as its short form, or its initials make a
        // word: `Raad voor het openbaar bestuur (Rob)`.
        let Some(known) = known else {
            // `Organisatiewet sociale verzekeringen (Osv)`: a name of several words that its initials show to be one.
            let span = spelled.filter(|span| page.words_in(*span).len() > 2)?;
            return only_spelled(page, short, span, candidates);
        };
        let name = known.span.of(page.text());
        let initials = form.chars().count() <= 5 && spelled == Some(known.span);
        return (name.len() > form.len()
            && (initials || name.contains(form))
            && known.kind != MentionKind::Person
            && known.kind != MentionKind::Post)
            .then_some(Introduction {
                short,
                names: vec![called(page, known.span)],
                kind: known.kind,
                defined: false,
            });
    }
    match (known, spelled) {
        (Some(known), spelled) => {
            if matches!(known.kind, MentionKind::Person | MentionKind::Post | MentionKind::Region) {
                // `Human Rights Defense Curaçao (HRDC)`: a place may end a longer name.
                let span = spelled.filter(|span| span.start < known.span.start)?;
                return only_spelled(page, short, span, candidates);
            }
            let span = spelled
                .filter(|s| s.start < known.span.start && capital_words(page, *s) > capital_words(page, known.span))
                .unwrap_or(known.span);
            // `Europese Unie Missie in Armenië (EUMA)`: how the longer name begins tells more than its tail.
            let first = page.words_in(span).start;
            let head = page.grammar.first(page.word(first), |i| page.word(first + i)).map(|(_, kind)| kind);
            let kind = head.filter(|_| span.start < known.span.start).unwrap_or(known.kind);
            let known = Candidate { kind, ..known };
            if span != known.span {
                candidates.push(Candidate { span, rule: "introduced/name", ..known.clone() });
            }
            // `Voorlopige cijfers 2024 (CBS)`: behind a title stands who made it.
            let maker = known.kind == MentionKind::Publication
                && candidates.iter().any(|c| c.span == short && c.kind == MentionKind::Organisation);
            let fits = spelled.is_some()
                || initials_overlap(page, span, form)
                || !maker && of_long_title(page, span, known.kind, form);
            fits.then_some(Introduction { short, names: vec![called(page, span)], kind: known.kind, defined: false })
        }
        (None, Some(span)) => only_spelled(page, short, span, candidates),
        (None, None) => None,
    }
}

/// A name that only its abbreviation shows to be one.
fn only_spelled(page: &Page<'_>, short: Span, span: Span, candidates: &mut Vec<Candidate>) -> Option<Introduction> {
    let kind = kind_by_use(page, short, span)?;
    candidates.push(Candidate::surface(span, kind, "introduced/name", 0.85));
    Some(Introduction { short, names: vec![called(page, span)], kind, defined: false })
}

/// `Internationaal Verdrag voor de beveiliging van mensenlevens op zee (SOLAS)`: the abbreviation of a law, plan or paper may
/// come from its name in another language.
fn of_long_title(page: &Page<'_>, span: Span, kind: MentionKind, form: &str) -> bool {
    let title = matches!(kind, MentionKind::Law | MentionKind::Programme | MentionKind::Publication);
    let capitals = form.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-');
    title
        && capitals
        && form.starts_with(char::is_alphabetic)
        && form.len() >= 3
        && page.words_in(span).len() >= 3
        && !page.grammar.concepts.contains(form)
}

/// `Veilig Thuis` of `Veilig Thuis-organisaties (VT)`: the name alone inside a compound for a class (guideline, rule 8).
fn without_class(page: &Page<'_>, span: Span) -> Span {
    let surface = span.of(page.text());
    match surface.rsplit_once('-') {
        Some((name, noun)) if page.grammar.is_class(noun) && noun.starts_with(char::is_lowercase) => {
            Span::new(span.start, span.start + name.len())
        }
        _ => span,
    }
}

fn capital_words(page: &Page<'_>, span: Span) -> usize {
    page.words_in(span).filter(|i| page.words[*i].capital).count()
}

/// Whether at least half of the capitals of a form begin words of the name.
fn initials_overlap(page: &Page<'_>, span: Span, form: &str) -> bool {
    let initials: String =
        span.of(page.text()).to_lowercase().split([' ', '-']).filter_map(|w| w.chars().next()).collect();
    let wanted: Vec<char> = form.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let hits = wanted.iter().filter(|c| initials.contains(**c)).count();
    !wanted.is_empty() && hits * 3 >= wanted.len() * 2
}

/// The words before `before` whose initials spell the form, function words aside: the shortest such stretch.
fn spelled_by(page: &Page<'_>, form: &str, before: usize) -> Option<Span> {
    let letters: Vec<char> = form
        .split('-')
        .next()
        .unwrap_or(form)
        .trim_end_matches("’s")
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    if letters.len() < 2 {
        return None;
    }
    let last = page.words.partition_point(|word| word.span.end <= before).checked_sub(1)?;
    if page.words[last].span.end != before {
        return None;
    }
    let block = page.words[last].block;
    let (mut index, mut left, mut first) = (last, letters.len(), None);
    let mut skipped = 0;
    loop {
        let word = page.lower(index);
        let mut parts: Vec<char> = word.split('-').filter_map(|p| p.chars().next()).collect();
        let inner = inner_letters(&word, &letters[..left]);
        if inner > 0 && (parts.len() == 1) {
            left -= inner;
            first = Some(index);
            skipped = 0;
        } else if page.grammar.inside.contains(&word) && !parts.iter().any(|c| left > 0 && *c == letters[left - 1]) {
            skipped += 1;
        } else {
            let mut hit = false;
            while let Some(part) = parts.pop() {
                if left > 0 && part == letters[left - 1] {
                    left -= 1;
                    hit = true;
                }
            }
            if hit {
                first = Some(index);
                skipped = 0;
            } else {
                skipped += 1;
            }
        }
        if left == 0 {
            let first = first?;
            return Some(page.span(first, last));
        }
        if skipped > 3
            || index == 0
            || page.words[index - 1].block != block
            || last - index > 12
            || !matches!(page.gap(index), Some(" " | ", " | "-" | "- "))
        {
            return None;
        }
        index -= 1;
    }
}

/// How many of the last wanted letters one word spells: the last by its first letter, else two or three by the first letters
/// of the parts of a compound (`Werkorganisatie` for `WO`), each part at least three letters long.
fn inner_letters(word: &str, wanted: &[char]) -> usize {
    const SHORTEST_PART: usize = 3;
    let letters: Vec<char> = word.chars().collect();
    let spells = |wanted: &[char]| {
        let (Some(first), Some(rest)) = (wanted.first(), wanted.get(1..)) else { return false };
        letters.first() == Some(first)
            && rest
                .iter()
                .try_fold(SHORTEST_PART, |from, letter| {
                    let until = letters.len().saturating_sub(SHORTEST_PART - 1);
                    let at = (from..until).find(|at| letters[*at] == *letter)?;
                    Some(at + SHORTEST_PART)
                })
                .is_some()
    };
    (1..=3.min(wanted.len())).find(|count| spells(&wanted[wanted.len() - count..])).unwrap_or(0)
}

/// What a name is that only its abbreviation shows: by the word behind the abbreviation, else by its capitals.
fn kind_by_use(page: &Page<'_>, short: Span, name: Span) -> Option<MentionKind> {
    let form = short.of(page.text());
    if page.grammar.concepts.contains(form) {
        return None;
    }
    let words = page.words_in(name);
    if let Some((_, kind)) = page.grammar.first(page.word(words.start), |i| page.word(words.start + i)) {
        return Some(kind);
    }
    let behind = page.text().get(short.end + 1..).unwrap_or_default();
    let tail: String = behind.trim_start_matches(['-', ' ']).chars().take_while(|c| c.is_alphabetic()).collect();
    if behind.starts_with('-')
        && let Some(kind) = page.grammar.kind(&tail.to_lowercase())
    {
        return Some(kind);
    }
    let before = page.before(words.start).to_lowercase();
    if let Some(kind) =
        page.grammar.kind(before.rsplit('-').next().unwrap_or(&before)).filter(|kind| *kind != MentionKind::Region)
    {
        return Some(kind);
    }
    let (first, last) = (page.word(words.start), page.word(words.end - 1));
    if let Some(kind) = page.grammar.last(last).or_else(|| page.grammar.tail(last)).or_else(|| page.grammar.tail(first))
    {
        return Some(kind);
    }
    // What people do is a programme: `Maatschappelijk Verantwoord Inkopen`.
    let done = page.word(words.end - 1);
    if words.len() > 1 && done.ends_with("en") && page.words[words.end - 1].initial && !page.grammar.is_class(done) {
        return Some(MentionKind::Programme);
    }
    // Names have capitals on their content words; a concept is written in lower case.
    let capitals =
        words.clone().filter(|i| page.words[*i].capital && !(page.words[*i].opens && *i == words.start)).count();
    let content = words.clone().filter(|i| !page.grammar.inside.contains(page.word(*i))).count();
    (capitals * 2 > content && capitals >= 1 && content >= 2).then_some(MentionKind::Organisation)
}
