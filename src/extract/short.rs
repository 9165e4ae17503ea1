//! Later mentions of what the paper has named: the same name again, its short form, a defined form in lower case.

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::introduced::Introduction;
use super::page::Page;
use super::repeats::{Taken, places};
use crate::source::BlockKind;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A name of one word in so many letters may be a coined one, which counts in lower case too (`leeragenda`).
const SHORTEST_COINED: usize = 10;
/// The same of a body: a shorter word is a class (`consortium`).
const SHORTEST_BODY: usize = 12;
/// A title of so many words is the same wherever it stands.
const LONG_TITLE: usize = 4;

/// Proposes every other place where a name stands that the paper has shown to be one.
pub(crate) fn find(page: &Page<'_>, introductions: &[Introduction], candidates: &mut Vec<Candidate>) {
    let mut taken = Taken::by(candidates);
    same_name(page, &mut taken, candidates);
    introduced(page, introductions, &mut taken, candidates);
    heads(page, &mut taken, candidates);
    tails(page, &mut taken, candidates);
}

/// Whether a name can be repeated at a place: whole words in a block that is read, outside web addresses.
fn readable(page: &Page<'_>, span: Span) -> bool {
    page.is_whole_word(span)
        && page.document.block_at(span.start).is_some_and(|block| block.kind != BlockKind::Furniture)
        && !page.in_address(span)
}

/// One clear sighting types the others: the same letters elsewhere are the same thing.
fn same_name(page: &Page<'_>, taken: &mut Taken, candidates: &mut Vec<Candidate>) {
    let long_title = |kind, span| kind == MentionKind::Publication && page.words_in(span).len() >= LONG_TITLE;
    let mut names: BTreeMap<&str, &Candidate> = BTreeMap::new();
    for candidate in candidates.iter() {
        let kind = candidate.kind;
        let repeats = matches!(
            kind,
            MentionKind::Organisation
                | MentionKind::Programme
                | MentionKind::Law
                | MentionKind::Publication
                | MentionKind::Region
        );
        // A title of several words in quotation marks is one elsewhere too.
        let sure =
            (candidate.score >= 0.7 || long_title(kind, candidate.span)) && !candidate.rule.starts_with("capital/");
        if !repeats || !sure || !matches!(candidate.names, Names::Surface | Names::Records(_)) {
            continue;
        }
        let surface = candidate.span.of(page.text());
        let distinctive = surface.contains(' ') && surface.len() >= 8
            || surface.chars().filter(|c| c.is_uppercase()).count() >= 2
            || kind == MentionKind::Region && surface.len() >= 5 && candidate.names == Names::Surface
            || kind == MentionKind::Organisation
                && surface.len() >= 6
                && surface.chars().next().is_some_and(char::is_uppercase);
        if distinctive {
            let best = names.entry(surface).or_insert(candidate);
            if candidate.score > best.score {
                *best = candidate;
            }
        }
    }
    let known: Vec<&Candidate> = names.values().copied().collect();
    let mut found = Vec::new();
    for (index, span) in places(page.text(), names.keys().copied()) {
        let title = long_title(known[index].kind, span) && !taken.under_longer(span);
        if (taken.free(span) || title) && readable(page, span) {
            let Candidate { kind, score, names, .. } = known[index];
            let score = (score - 0.05).max(0.5);
            taken.add(span, score);
            found.push(Candidate { span, kind: *kind, rule: "repeat", score, names: names.clone() });
        }
    }
    candidates.extend(found);
}

fn introduced(page: &Page<'_>, introductions: &[Introduction], taken: &mut Taken, candidates: &mut Vec<Candidate>) {
    let mut forms: Vec<(String, &Introduction)> = Vec::new();
    for introduction in introductions {
        let form = introduction.short.of(page.text());
        forms.push((form.to_owned(), introduction));
        if is_lower(form) && introduction.defined {
            // `(hierna: de inspecties)` counts with a capital as well.
            let mut chars = form.chars();
            let capital = chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect());
            forms.push((capital, introduction));
        }
    }
    let mut done = BTreeSet::new();
    for (index, span) in places(page.text(), forms.iter().map(|(form, _)| form.as_str())) {
        let introduction = forms[index].1;
        // A defined form holds from its definition on; an abbreviation holds in the whole paper.
        let in_reach = if introduction.defined && is_lower(introduction.short.of(page.text())) {
            span.start > introduction.short.start
        } else {
            span != introduction.short
        };
        if !in_reach || !readable(page, span) || taken.under_longer(span) || !done.insert(span) {
            continue;
        }
        taken.add(span, 0.96);
        for name in &introduction.names {
            candidates.push(Candidate {
                span,
                kind: introduction.kind,
                rule: "introduced/repeat",
                score: 0.96,
                names: name.clone(),
            });
        }
    }
}

fn is_lower(form: &str) -> bool {
    !form.chars().any(char::is_uppercase)
}

/// A longer name that a head stands for: its kind, its first place, and how often it stands.
struct Longer {
    kind: MentionKind,
    first: usize,
    count: usize,
}

/// The capitalised head of a longer name stands for it: `de Commissie` after `Commissie Hamer`, `Hervormingsagenda` beside
/// `Hervormingsagenda Jeugd`.
fn heads(page: &Page<'_>, taken: &mut Taken, candidates: &mut Vec<Candidate>) {
    let mut longer: BTreeMap<&str, BTreeMap<&str, Longer>> = BTreeMap::new();
    for candidate in candidates.iter() {
        let kind = candidate.kind;
        if !matches!(kind, MentionKind::Organisation | MentionKind::Programme | MentionKind::Law)
            || !matches!(candidate.names, Names::Surface | Names::Records(_))
        {
            continue;
        }
        let words = page.words_in(candidate.span);
        if words.len() < 2 {
            continue;
        }
        let head = page.word(words.start);
        let takes = page.grammar.first(head, |_| "").is_some() || page.grammar.tail(head).is_some();
        if takes && !page.grammar.generic.contains(head) && page.words[words.start].initial {
            let names = longer.entry(head).or_default();
            let start = candidate.span.start;
            names.entry(candidate.span.of(page.text())).or_insert(Longer { kind, first: start, count: 0 }).count += 1;
        }
    }
    let names: Vec<&BTreeMap<&str, Longer>> = longer.values().collect();
    let mut found = Vec::new();
    for (index, span) in places(page.text(), longer.keys().copied()) {
        let word = page.word_at(span.start);
        if !taken.free(span)
            || !readable(page, span)
            || page.words.get(word).is_none_or(|w| w.span.start != span.start || w.opens)
        {
            continue;
        }
        // The last name before that place, else the most frequent one.
        let named = names[index]
            .iter()
            .filter(|(_, longer)| longer.first < span.start)
            .max_by_key(|(_, longer)| longer.first)
            .or_else(|| names[index].iter().max_by_key(|(_, longer)| longer.count));
        if let Some((name, longer)) = named {
            taken.add(span, 0.78);
            let names = Names::Called((*name).to_owned());
            found.push(Candidate { span, kind: longer.kind, rule: "short/head", score: 0.78, names });
        }
    }
    candidates.extend(found);
}

/// `de Commissie` for the `Europese Commissie`, `de Unie`, `de Stuurgroep`: a capitalised noun for bodies with the article stands
/// for the one body of the paper whose name begins or ends with it.
fn tails(page: &Page<'_>, taken: &mut Taken, candidates: &mut Vec<Candidate>) {
    let mut bodies: BTreeMap<&str, BTreeMap<&str, (usize, &Names)>> = BTreeMap::new();
    for candidate in candidates.iter().filter(|candidate| candidate.kind == MentionKind::Organisation) {
        let words = page.words_in(candidate.span);
        if words.len() < 2 || !matches!(candidate.names, Names::Surface | Names::Records(_)) {
            continue;
        }
        let surface = candidate.span.of(page.text());
        for edge in [words.start, words.end - 1] {
            if page.words[edge].initial && page.grammar.last(page.word(edge)) == Some(MentionKind::Organisation) {
                bodies.entry(page.word(edge)).or_default().entry(surface).or_insert((0, &candidate.names)).0 += 1;
            }
        }
    }
    // Two bodies with that noun leave open which is meant, unless one stands far oftener.
    let only: BTreeMap<&str, (&str, &Names)> = bodies
        .iter()
        .filter_map(|(noun, named)| {
            let (surface, (count, names)) = named.iter().max_by_key(|(_, (count, _))| *count)?;
            let others: usize =
                named.iter().filter(|(_, (_, other))| other != names).map(|(_, (count, _))| *count).sum();
            (others * 4 <= *count).then_some((*noun, (*surface, *names)))
        })
        .collect();
    let named: Vec<(&str, &Names)> = only.values().copied().collect();
    let mut found = Vec::new();
    for (index, span) in places(page.text(), only.keys().copied()) {
        let word = page.word_at(span.start);
        let article = matches!(page.before(word), "de" | "het" | "De" | "Het");
        let goes_on = page.follows(word + 1) && page.words[word + 1].capital;
        let alone = page.words.get(word).is_some_and(|at| at.span == span);
        if alone && article && !goes_on && taken.free(span) && readable(page, span) {
            taken.add(span, 0.76);
            let (surface, _) = named[index];
            let names = Names::Called(surface.to_owned());
            found.push(Candidate { span, kind: MentionKind::Organisation, rule: "short/tail", score: 0.76, names });
        }
    }
    candidates.extend(found);
}

/// What a name in lower case stands for.
struct Coined {
    kind: MentionKind,
    named: String,
    /// Whether function words stand in it: then only its first letter tells it from a description.
    tied: bool,
}

/// A coined word is a mention in lower case too: `hervormingsagenda` (guideline, rule 5). Names of several words may be written
/// in lower case as a whole: `interbestuurlijk toezicht`.
pub(crate) fn lower_case(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let mut taken = Taken::by(candidates);
    let lower_text = page.text().to_lowercase();
    if lower_text.len() != page.text().len() {
        return;
    }
    let mut forms: BTreeMap<String, Coined> = BTreeMap::new();
    for candidate in candidates.iter() {
        let kind = candidate.kind;
        let coined_body = kind == MentionKind::Organisation && !candidate.rule.starts_with("capital/");
        if kind != MentionKind::Programme && !coined_body || candidate.score < 0.7 {
            continue;
        }
        let surface = candidate.span.of(page.text());
        let named = match &candidate.names {
            Names::Surface | Names::Records(_) => surface.to_owned(),
            Names::Called(name) => name.clone(),
            _ => continue,
        };
        let words = page.words_in(candidate.span);
        let acronym = words.clone().any(|i| page.words[i].acronym);
        let tied = candidate.kind == MentionKind::Programme
            && words.clone().any(|i| page.grammar.inside.contains(page.word(i)));
        let whole = words.len() >= 2 && surface.len() >= 12;
        let lower = surface.to_lowercase();
        let coined = candidate.kind == MentionKind::Programme
            && page.grammar.tail(surface) == Some(MentionKind::Programme)
            && page.grammar.first(surface, |_| "").is_none_or(|(_, kind)| kind == MentionKind::Programme);
        let shortest = if kind == MentionKind::Programme { SHORTEST_COINED } else { SHORTEST_BODY };
        let compound = words.len() == 1
            && surface.chars().count() >= shortest
            && (page.grammar.subject(&lower).is_some() || coined);
        if !acronym && (whole || compound) {
            forms.entry(lower).or_insert(Coined { kind: candidate.kind, named, tied });
        }
    }
    let coined: Vec<&Coined> = forms.values().collect();
    let mut found = Vec::new();
    for (index, span) in places(&lower_text, forms.keys().map(String::as_str)) {
        let Coined { kind, named, tied } = coined[index];
        // `werken aan veiligheid` in lower case is a mere description.
        let described = *tied && span.of(page.text()).starts_with(char::is_lowercase);
        if !described && taken.free(span) && readable(page, span) {
            taken.add(span, 0.75);
            let names = Names::Called(named.clone());
            found.push(Candidate { span, kind: *kind, rule: "short/lower-case", score: 0.75, names });
        }
    }
    candidates.extend(found);
}
