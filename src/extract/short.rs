//! Later mentions of what the paper has named: the same name again, its short form, a defined form in lower case.

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::introduced::Introduction;
use super::page::Page;
use crate::span::Span;
use std::collections::BTreeMap;

/// Proposes every other place where a name stands that the paper has shown to be one.
pub(crate) fn find(page: &Page<'_>, introductions: &[Introduction], candidates: &mut Vec<Candidate>) {
    same_name(page, candidates);
    introduced(page, introductions, candidates);
    heads(page, candidates);
    coined(page, candidates);
}

fn free(candidates: &[Candidate], span: Span) -> bool {
    !candidates.iter().any(|c| !c.holds_others() && c.span.overlaps(span) && (c.span.contains(span) || c.score > 0.9))
}

/// One clear sighting types the others: the same letters elsewhere are the same thing.
fn same_name(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let mut names: BTreeMap<String, (MentionKind, f32, Names)> = BTreeMap::new();
    for candidate in candidates.iter() {
        let kind = candidate.kind;
        let repeats = matches!(
            kind,
            MentionKind::Organisation | MentionKind::Programme | MentionKind::Law | MentionKind::Publication
        );
        let sure = candidate.score >= 0.7 && candidate.rule != "capital/part";
        if !repeats || !sure || !matches!(candidate.names, Names::Surface | Names::Records(_)) {
            continue;
        }
        let surface = candidate.span.of(page.text());
        let distinctive = surface.contains(' ') && surface.len() >= 8
            || surface.chars().filter(|c| c.is_uppercase()).count() >= 2
            || kind == MentionKind::Organisation
                && surface.len() >= 6
                && surface.chars().next().is_some_and(char::is_uppercase);
        if distinctive {
            let entry = names.entry(surface.to_owned()).or_insert((kind, candidate.score, candidate.names.clone()));
            if candidate.score > entry.1 {
                *entry = (kind, candidate.score, candidate.names.clone());
            }
        }
    }
    for (name, (kind, score, named)) in names {
        for (at, _) in page.text().match_indices(name.as_str()) {
            let span = Span::new(at, at + name.len());
            if page.is_whole_word(span) && free(candidates, span) && readable(page, at) {
                candidates.push(Candidate {
                    span,
                    kind,
                    rule: "repeat",
                    score: (score - 0.05).max(0.5),
                    names: named.clone(),
                });
            }
        }
    }
}

fn readable(page: &Page<'_>, at: usize) -> bool {
    page.document.block_at(at).is_some_and(|block| block.kind != crate::source::BlockKind::Furniture)
}

fn introduced(page: &Page<'_>, introductions: &[Introduction], candidates: &mut Vec<Candidate>) {
    for introduction in introductions {
        let form = introduction.short.of(page.text());
        let mut forms = vec![form.to_owned()];
        let lower = !form.chars().any(char::is_uppercase);
        if introduction.defined && lower {
            // `(hierna: de inspecties)` counts with a capital as well.
            let mut capital = form.to_owned();
            if let Some(first) = capital.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            forms.push(capital);
        }
        for form in forms {
            for (at, _) in page.text().match_indices(form.as_str()) {
                let span = Span::new(at, at + form.len());
                // A defined form holds from its definition on; an abbreviation holds in the whole paper.
                let in_reach = if introduction.defined && lower {
                    at > introduction.short.start
                } else {
                    span != introduction.short
                };
                if !in_reach || !page.is_whole_word(span) || !readable(page, at) {
                    continue;
                }
                if candidates.iter().any(|c| c.span == span && c.rule == "introduced/repeat")
                    || candidates
                        .iter()
                        .any(|c| !c.holds_others() && c.span.overlaps(span) && c.span.len() > span.len())
                {
                    continue;
                }
                for name in &introduction.names {
                    candidates.push(Candidate {
                        span,
                        kind: introduction.kind,
                        rule: "introduced/repeat",
                        score: 0.96,
                        names: Names::Called(name.of(page.text()).to_owned()),
                    });
                }
            }
        }
    }
}

/// The capitalised head of a longer name stands for it: `de Commissie` after `Commissie Hamer`, `Hervormingsagenda` beside
/// `Hervormingsagenda Jeugd`.
fn heads(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let mut longer: BTreeMap<String, BTreeMap<String, (MentionKind, usize, usize)>> = BTreeMap::new();
    for candidate in candidates.iter() {
        if !matches!(candidate.kind, MentionKind::Organisation | MentionKind::Programme | MentionKind::Law)
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
        let generic = page.grammar.generic.contains(head);
        if takes && !generic && page.words[words.start].initial {
            let entry = longer
                .entry(head.to_owned())
                .or_default()
                .entry(candidate.span.of(page.text()).to_owned())
                .or_insert((candidate.kind, candidate.span.start, 0));
            entry.2 += 1;
        }
    }
    for (head, names) in longer {
        for (at, _) in page.text().match_indices(head.as_str()) {
            let span = Span::new(at, at + head.len());
            if !page.is_whole_word(span) || !free(candidates, span) || !readable(page, at) {
                continue;
            }
            let word = page.word_at(at);
            if page.words.get(word).is_none_or(|w| w.span.start != at || w.opens) {
                continue;
            }
            // The last name before that place, else the most frequent one.
            let named = names
                .iter()
                .filter(|(_, (_, first, _))| *first < at)
                .max_by_key(|(_, (_, first, _))| *first)
                .or_else(|| names.iter().max_by_key(|(_, (_, _, count))| *count));
            if let Some((name, (kind, _, _))) = named {
                candidates.push(Candidate {
                    span,
                    kind: *kind,
                    rule: "short/head",
                    score: 0.78,
                    names: Names::Called(name.clone()),
                });
            }
        }
    }
}

/// A coined word is a mention in lower case too: `hervormingsagenda` (guideline, rule 5). Names of several words may be written
/// in lower case as a whole: `interbestuurlijk toezicht`.
fn coined(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let lower_text = page.text().to_lowercase();
    if lower_text.len() != page.text().len() {
        return;
    }
    let mut forms: BTreeMap<String, (MentionKind, String)> = BTreeMap::new();
    for candidate in candidates.iter() {
        if !matches!(candidate.kind, MentionKind::Programme | MentionKind::Organisation) || candidate.score < 0.7 {
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
        // `werken aan veiligheid` in lower case is a mere description.
        let tied = words.clone().any(|i| page.grammar.inside.contains(page.word(i)));
        let whole =
            words.len() >= 2 && !acronym && surface.len() >= 12 && !(tied && candidate.kind == MentionKind::Programme);
        let compound = words.len() == 1
            && !acronym
            && surface.chars().count() >= 12
            && page.grammar.subject(&surface.to_lowercase()).is_some();
        if whole || compound {
            forms.entry(surface.to_lowercase()).or_insert((candidate.kind, named));
        }
    }
    for (form, (kind, named)) in forms {
        for (at, _) in lower_text.match_indices(form.as_str()) {
            let span = Span::new(at, at + form.len());
            if page.is_whole_word(span) && free(candidates, span) && readable(page, at) {
                candidates.push(Candidate {
                    span,
                    kind,
                    rule: "short/lower-case",
                    score: 0.75,
                    names: Names::Called(named.clone()),
                });
            }
        }
    }
}
