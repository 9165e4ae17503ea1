//! Motions, known by those who submitted them.

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::page::Page;
use super::person::{self, PersonName};
use crate::span::Span;

/// Proposes motions with their submitters: `motie van de leden Tielen en Dobbe`, `motie Tielen c.s.`, `de leden A en B
/// hebben per motie`.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for index in 0..page.words.len() {
        let lower = page.lower(index);
        if lower == "motie" || lower == "moties" {
            forward(page, index, lower == "moties", candidates);
            if lower == "motie" {
                turned_round(page, index, candidates);
                of_party(page, index, candidates);
                by_number(page, index, candidates);
            }
        } else if let Some(name) = lower.strip_prefix("motie-").filter(|name| !name.is_empty()) {
            compound(page, index, name.len(), candidates);
        }
    }
}

fn forward(page: &Page<'_>, index: usize, plural: bool, candidates: &mut Vec<Candidate>) {
    let phrases = &page.grammar.phrases;
    let moved = behind_verb(page, index);
    let from = moved.unwrap_or_else(|| behind_number(page, index + 1));
    let mut next = from;
    let mut many = false;
    let mut announced = false;
    for _ in 0..6 {
        if !matches!(page.gap(next), Some(" " | ". " | " ("))
            || page.gap(next) == Some(" (") && !page.word(next).is_empty() && !announced && next > index + 1
        {
            return;
        }
        let word = page.word(next);
        if matches!(word, "van" | "de" | "het" | "den" | "der")
            && !page.words[next].initial
            && !starts_surname(page, next)
        {
            next += 1;
        } else if phrases.person_titles_plural.iter().any(|t| t == word) {
            many = true;
            announced = true;
            next += 1;
        } else if phrases.person_titles.iter().any(|t| t == word) {
            announced = true;
            next += 1;
        } else if opens_title(page, next) {
            next += 1;
        } else {
            break;
        }
    }
    let tied = next > from;
    let Some(word) = page.words.get(next) else { return };
    if !matches!(page.gap(next), Some(" " | ". ")) || (word.opens && !tied) {
        return;
    }
    let mut names = person::list(page, next, many || announced || tied);
    if let [one] = names.as_slice()
        && !announced
        && let Some(both) = hyphened(page, one)
    {
        names = both;
    }
    let told = announced || names.iter().all(|name| is_member(page, name)) || stranger(page, index, &names);
    if names.is_empty() || !told {
        return;
    }
    // `motie Bikker en Omtzigt`: without a word for members each must be one.
    let bare = || person::list(page, next, true);
    let names = if announced || tied {
        names
    } else {
        Some(bare()).filter(|all| all.iter().all(|name| is_member(page, name))).unwrap_or(names)
    };
    let mut groups = vec![names];
    while plural && let Some(more) = groups.last().and_then(|names| also(page, names)) {
        groups.push(more);
    }
    if let [names @ .., last] = groups.as_slice()
        && !names.is_empty()
        && let Some(end) = last.last().map(|name| with_cs(page, name.span.end))
    {
        let span = Span::new(adjectives_before(page, index), end);
        for names in &groups {
            push(span, names, false, "motion/submitters", candidates);
        }
        return;
    }
    let names = groups.concat();
    let Some(last) = names.last() else { return };
    let end = with_cs(page, last.span.end);
    let start = adjectives_before(page, index);
    let rule = if moved.is_some() { MOVED } else { "motion/submitters" };
    push(Span::new(start, end), &names, plural && names.len() > 1 && !many, rule, candidates);
}

/// `de eerder genoemde motie Vietsch`: behind a definite motion a capital word that names nothing else is a member whom no file
/// knows.
fn stranger(page: &Page<'_>, index: usize, names: &[PersonName]) -> bool {
    let [name] = names else { return false };
    let first = page.word_at(name.span.start);
    let plain = first == name.last && !page.words[first].acronym && page.words[first].initial;
    let ended = page.gap(first + 1) != Some(" ") || page.words.get(first + 1).is_none_or(|next| !next.initial);
    let before = page.before(index).to_lowercase();
    let definite = matches!(before.as_str(), "de" | "genoemde" | "betreffende" | "aangenomen" | "bedoelde");
    let other =
        page.knowledge.begins_name(&page.text()[name.span.start..]) || page.grammar.tail(&name.surname).is_some();
    plain && ended && definite && !other
}

/// `motie Van Baarle-Dassen`: two members with a hyphen between, where nobody is called so.
fn hyphened(page: &Page<'_>, name: &PersonName) -> Option<Vec<PersonName>> {
    let (first, second) = name.surname.split_once('-')?;
    let known = |surname: &str| page.knowledge.is_surname(surname);
    if known(&name.surname) || !known(first) || !known(second) || !name.given.is_empty() {
        return None;
    }
    let at = name.span.end - second.len();
    let half = |span: Span, surname: &str| PersonName { span, surname: surname.to_owned(), ..name.clone() };
    Some(vec![half(Span::new(name.span.start, at - 1), first), half(Span::new(at, name.span.end), second)])
}

/// Rule of a motion whose submitters the chair of a debate names.
pub(crate) const MOVED: &str = "motion/moved";

/// Behind `motie is voorgesteld door`. `Deze motie` points to one and is no mention of it (guideline, Motion).
fn behind_verb(page: &Page<'_>, index: usize) -> Option<usize> {
    if page.before(index).eq_ignore_ascii_case("deze") {
        return None;
    }
    let rest = page.text()[page.words[index].span.end..].strip_prefix(' ')?;
    let moved = page.grammar.phrases.motion_moved.iter().find(|phrase| rest.starts_with(phrase.as_str()))?;
    let next = index + 1 + moved.split(' ').count();
    page.follows(next).then_some(next)
}

/// `motie van de Partij voor de Dieren`: a party stands for its members.
fn of_party(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let mut next = index + 1;
    if page.word(next) != "van" || !page.follows(next) {
        return;
    }
    next += 1;
    if matches!(page.word(next), "de" | "het") && page.follows(next) {
        next += 1;
    }
    let Some(word) = page.words.get(next).filter(|_| page.follows(next)) else { return };
    let party = candidates
        .iter()
        .filter(|other| other.kind == MentionKind::Party && other.span.start == word.span.start)
        .max_by_key(|other| other.span.end);
    if let Some(end) = party.map(|party| party.span.end) {
        let span = Span::new(adjectives_before(page, index), end);
        candidates.push(unsigned(span, "motion/party"));
    }
}

/// `de motie op stuk nr. 255`, `per motie (Kamerstuk 32 852, nr. 199)`: a number tells which one, with no word of its submitters.
fn by_number(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let end = page.words[index].span.end;
    let taken = |at: usize| {
        candidates.iter().any(|other| {
            other.kind == MentionKind::Motion && other.span.start <= page.words[index].span.start && other.span.end > at
        })
    };
    let rest = &page.text()[end..];
    let bracket = rest.strip_prefix(" (").is_some_and(|inside| {
        page.grammar.phrases.kamerstuk_words.iter().any(|word| inside.starts_with(word.as_str()))
    });
    let numbered = page.grammar.phrases.motion_pieces.iter().find_map(|piece| {
        let digits = rest.strip_prefix(piece.as_str())?;
        let length = digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        (length > 0).then_some(end + piece.len() + length)
    });
    let Some(until) = numbered.or(bracket.then_some(end)) else { return };
    if !taken(end) {
        candidates.push(unsigned(Span::new(adjectives_before(page, index), until), "motion/number"));
    }
}

/// A motion whose submitters the text does not name.
fn unsigned(span: Span, rule: &'static str) -> Candidate {
    Candidate { span, kind: MentionKind::Motion, rule, score: 0.85, names: Names::Motion(Vec::new()) }
}

/// Behind `op stuk nr. 254`, by which the number of a motion is named in a debate.
fn behind_number(page: &Page<'_>, next: usize) -> usize {
    let numbered = page.word(next) == "op"
        && page.word(next + 1) == "stuk"
        && page.word(next + 2) == "nr"
        && page.follows(next)
        && page.word(next + 3).bytes().all(|digit| digit.is_ascii_digit())
        && page.follows(next + 4);
    if numbered { next + 4 } else { next }
}

/// `moties van het lid A en de leden B en C`: the submitters of the other motion.
fn also(page: &Page<'_>, names: &[PersonName]) -> Option<Vec<PersonName>> {
    let mut next = names.last()?.last_with_party + 1;
    if page.word(next) != "en" || !page.gap(next)?.ends_with(' ') {
        return None;
    }
    next += 1;
    while page.follows(next) && matches!(page.word(next), "van" | "de" | "het") {
        next += 1;
    }
    let phrases = &page.grammar.phrases;
    let many = phrases.person_titles_plural.iter().any(|t| t == page.word(next));
    if !many && !phrases.person_titles.iter().any(|t| t == page.word(next)) {
        return None;
    }
    let more = person::list(page, next + 1, many);
    (!more.is_empty()).then_some(more)
}

/// `motie van Tweede Kamerlid Mulder`, `motie van mijn collega Erkens`: the ordinal of a chamber or a possessive before the title.
fn opens_title(page: &Page<'_>, index: usize) -> bool {
    let phrases = &page.grammar.phrases;
    let possessive = matches!(page.word(index), "mijn" | "onze" | "zijn" | "haar");
    (possessive || phrases.ordinals.contains(&page.lower(index)))
        && page.follows(index + 1)
        && phrases.person_titles.iter().any(|title| title == page.word(index + 1))
}

/// Whether a tussenvoegsel here begins a surname: `motie van der Staaij` does, `motie van de leden` does not.
fn starts_surname(page: &Page<'_>, index: usize) -> bool {
    let particles = &page.grammar.phrases.tussenvoegsels;
    let mut end = index;
    while end < index + 3 && particles.contains(&page.lower(end)) && page.follows(end + 1) {
        end += 1;
    }
    page.words.get(end).is_some_and(|w| w.initial) && page.knowledge.is_surname(page.span(index, end).of(page.text()))
}

fn is_member(page: &Page<'_>, name: &PersonName) -> bool {
    name.party.is_some() || page.knowledge.is_surname(&name.surname)
}

/// `de leden Tielen, Peters en Van der Staaij hebben per motie`: from the submitter to `motie`.
fn turned_round(page: &Page<'_>, index: usize, candidates: &mut Vec<Candidate>) {
    let tie = if page.before(index) == "een" { page.before(index - 1) } else { page.before(index) };
    if !matches!(tie, "per" | "bij" | "in" | "hun" | "zijn" | "haar" | "met") {
        return;
    }
    let sentence = page.words[index].block;
    let phrases = &page.grammar.phrases;
    for first in (index.saturating_sub(25)..index).rev() {
        if page.words[first].block != sentence || (page.words[first + 1].opens && first + 1 < index) {
            return;
        }
        let word = page.word(first);
        let many = phrases.person_titles_plural.iter().any(|t| t == word);
        if !many && !phrases.person_titles.iter().any(|t| t == word) {
            continue;
        }
        let names = person::list(page, first + 1, many);
        let Some(last) = names.last() else { continue };
        let between = page.text()[page.words[last.last_with_party].span.end..page.words[index].span.start].trim();
        let verb = ["heeft", "hebben", "had", "hadden", "vraagt", "vragen", "verzoekt", "verzoeken"]
            .iter()
            .any(|v| between.trim_start_matches([')', ' ']).starts_with(v));
        // `de heer X vraagt volgens mij in zijn motie` speaks of it, and names it not.
        let said = between.split(' ').any(|word| matches!(word, "mij" | "volgens" | "ons"));
        if verb && !said && between.len() < 40 {
            push(page.span(first, index), &names, false, "motion/turned-round", candidates);
        }
        return;
    }
}

/// `motie-Omtzigt c.s.`
fn compound(page: &Page<'_>, index: usize, length: usize, candidates: &mut Vec<Candidate>) {
    let span = page.words[index].span;
    let surname = page.text()[span.end - length..span.end].to_owned();
    if !surname.chars().next().is_some_and(char::is_uppercase) {
        return;
    }
    let person = |span: Span, given: &str, surname: &str| Candidate {
        span,
        kind: MentionKind::Person,
        rule: "motion/submitters",
        score: 0.9,
        names: Names::Person { given: given.to_owned(), surname: surname.to_owned(), party: None, in_office: false },
    };
    candidates.push(person(Span::new(span.end - length, span.end), "", &surname));
    let mut surnames = vec![surname];
    let mut end = span.end;
    if page.gap(index + 1) == Some("/") {
        for name in person::list(page, index + 1, false) {
            candidates.push(person(name.span, &name.given, &name.surname));
            end = name.span.end;
            surnames.push(name.surname);
        }
    }
    let end = with_cs(page, end);
    candidates.push(Candidate {
        span: Span::new(adjectives_before(page, index), end),
        kind: MentionKind::Motion,
        rule: "motion/compound",
        score: 0.9,
        names: Names::Motion(surnames),
    });
}

fn adjectives_before(page: &Page<'_>, index: usize) -> usize {
    let mut first = index;
    while first > 0
        && page.follows(first)
        && page.grammar.phrases.motion_words.iter().any(|w| w == page.word(first - 1))
    {
        first -= 1;
    }
    page.words[first].span.start
}

/// The end of a span with `c.s.` behind it taken in; a party in brackets before it too.
fn with_cs(page: &Page<'_>, end: usize) -> usize {
    let rest = &page.text()[end..];
    let behind_party = rest.strip_prefix(" (").and_then(|r| r.find(')').map(|at| at + 3)).unwrap_or(0);
    for skip in [0, behind_party] {
        let tail = &rest[skip..];
        for form in [" c.s.", " cs.", " c.s", " cum suis"] {
            if tail.starts_with(form) {
                return end + skip + form.len();
            }
        }
    }
    end
}

fn push(span: Span, names: &[PersonName], each: bool, rule: &'static str, candidates: &mut Vec<Candidate>) {
    for name in names {
        candidates.push(name.candidate(name.span, "motion/submitters"));
    }
    let surnames: Vec<String> = names.iter().map(|name| name.surname.clone()).collect();
    if each {
        for surname in surnames {
            candidates.push(Candidate {
                span,
                kind: MentionKind::Motion,
                rule,
                score: 0.9,
                names: Names::Motion(vec![surname]),
            });
        }
    } else {
        candidates.push(Candidate {
            span,
            kind: MentionKind::Motion,
            rule,
            score: 0.93,
            names: Names::Motion(surnames),
        });
    }
}
