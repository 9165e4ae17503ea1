//! Names that the authority files know.

use super::candidate::{Candidate, Names};
use super::company::Company;
use super::page::Page;
use super::{MentionKind, date};
use crate::knowledge::{Hit, NameStyle};
use crate::source::BlockKind;
use crate::span::Span;

/// A name of several words in at least so many bytes is one with other capitals too.
const SHORTEST_RECASED: usize = 12;

/// Proposes every name of the authority files that the text holds, where its letters and its place allow it.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    // A name may go over the lines of an address: `Aan de Voorzitter van de Tweede Kamer / der Staten-Generaal`.
    let on_one_line = page.text().replace('\n', " ");
    let hits = page.knowledge.names_in(&on_one_line);
    let company = sure(&hits);
    for hit in hits {
        if hit.span.of(page.text()).contains('\n') && !in_address_lines(page, hit.span) {
            continue;
        }
        if let Some((span, names)) = compass(page, &hit) {
            candidates.extend(names.into_iter().map(|name| Candidate {
                span,
                kind: MentionKind::Region,
                rule: "authority/compass",
                score: 0.9,
                names: Names::Called(name),
            }));
        } else if let Some(score) = admissible(page, &hit, hit.kind).or_else(|| listed(page, &hit, &company)) {
            candidates.push(Candidate {
                span: hit.span,
                kind: hit.kind,
                rule: "authority",
                score,
                names: Names::Records(hit.records.clone()),
            });
            // `Amnesty International Nederland`: the branch of a body in the country.
            if hit.kind == MentionKind::Organisation
                && let Some(branch) = page.grammar.branches.iter().find(|branch| {
                    let end = hit.span.end + branch.len() + 1;
                    page.continues(hit.span.end, " ")
                        && page.continues(hit.span.end + 1, branch)
                        && page.is_whole_word(Span::new(hit.span.end + 1, end))
                })
            {
                let span = Span::new(hit.span.start, hit.span.end + branch.len() + 1);
                // `Horizon Europe` is a name of its own.
                if page.knowledge.is_named(span.of(page.text()), MentionKind::Programme) {
                    continue;
                }
                candidates.push(Candidate {
                    span,
                    kind: hit.kind,
                    rule: "authority/branch",
                    score,
                    names: Names::Records(hit.records),
                });
            }
        }
    }
}

/// Where surely known bodies and parties stand.
fn sure(hits: &[Hit]) -> Company {
    let sure =
        |hit: &&Hit| !hit.risky && hit.exact_case && matches!(hit.kind, MentionKind::Organisation | MentionKind::Party);
    hits.iter().filter(sure).map(|hit| (hit.span, hit.kind)).collect()
}

/// How sure a name is that is an everyday word too, by a list with sure ones (`SP, GL en DENK`, `Defensie en Douane`).
fn listed(page: &Page<'_>, hit: &Hit, company: &Company) -> Option<f32> {
    let word = page.words.get(page.word_holding(hit.span.start)).filter(|word| word.span == hit.span)?;
    if !hit.risky || !hit.exact_case || !word.initial || word.opens || page.in_address(hit.span) {
        return None;
    }
    company.beside(page, hit.span, &[", ", " en "]).filter(|kind| *kind == hit.kind).map(|_| 0.75)
}

/// `Zuidoost-Nederland`: a point of the compass and a region make a region of their own; `Oost- en Zuid-Nederland` names two.
fn compass(page: &Page<'_>, hit: &Hit) -> Option<(Span, Vec<String>)> {
    let word = page.words.get(page.word_holding(hit.span.start))?.span;
    let (point, region) = word.of(page.text()).split_once('-')?;
    let name = word.start + point.len() + 1;
    let tail = hit.kind == MentionKind::Region && hit.exact_case && hit.span.end == word.end;
    if !tail || hit.span.start != name || !page.grammar.compass.contains(point) {
        return None;
    }
    let own = format!("{point}-{region}");
    let joint = page.text()[..word.start].strip_suffix("- en ").and_then(|before| {
        let start = before.trim_end_matches(char::is_alphabetic).len();
        page.grammar.compass.contains(&before[start..]).then(|| (start, format!("{}-{region}", &before[start..])))
    });
    Some(match joint {
        Some((start, other)) => (Span::new(start, word.end), vec![other, own]),
        None => (word, vec![own]),
    })
}

/// Whether a span goes over lines that stand above the letter itself.
fn in_address_lines(page: &Page<'_>, span: Span) -> bool {
    let blocks = [page.document.block_at(span.start), page.document.block_at(span.end)];
    blocks.iter().all(|block| {
        block
            .is_some_and(|block| matches!(block.kind, BlockKind::Header | BlockKind::Metadata) && block.span.len() < 80)
    })
}

/// How sure it is that a hit is a mention of this kind; `None` where it is not.
fn admissible(page: &Page<'_>, hit: &Hit, kind: MentionKind) -> Option<f32> {
    let surface = hit.span.of(page.text());
    let first = page.word_holding(hit.span.start);
    let word = page.words.get(first)?;
    let many = surface.contains(' ');
    // Inside a hyphenated compound a name counts as it is written only (guideline, rule 8).
    let compound = !many && word.span != hit.span;
    if page.grammar.concepts.contains(surface) || compound && !hit.exact_case {
        return None;
    }
    if page.grammar.no_name.contains(&surface.to_lowercase()) || page.in_address(hit.span) {
        return None;
    }
    let followed_by_number = page.text()[hit.span.end..]
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // An article in lower case stays outside, unless the whole name is in lower case: `het juiste loket`.
    let article = ["de ", "het ", "een "].iter().any(|article| surface.starts_with(article));
    if article && !hit.exact_case && surface.chars().any(char::is_uppercase) {
        return None;
    }
    let abbreviation = hit.style == NameStyle::Abbreviation;
    match kind {
        // The post finder knows the grammar of offices of ministers; others are found as they are called.
        MentionKind::Post => {
            let office = |id: &crate::knowledge::RecordId| page.knowledge.record(*id).subkind == "office";
            let sure = hit.records.iter().all(office) && hit.exact_case;
            (sure && (!hit.risky || in_context(page, first, hit))).then_some(0.93)
        }
        MentionKind::Person => (many && hit.exact_case).then_some(0.95),
        MentionKind::Party => {
            let risky = hit.risky && !party_place(page, hit);
            // `Nieuw Sociaal contract`: a name of several words in other capitals.
            let recased = many && word.initial && surface.len() >= SHORTEST_RECASED;
            // `NIST SP 800-145`
            ((hit.exact_case || recased) && !risky && !followed_by_number).then_some(0.95)
        }
        MentionKind::Region => {
            if !hit.exact_case && addressed(page, hit) {
                return Some(0.9);
            }
            if !hit.exact_case || abbreviation && !placed(page, first) {
                return None;
            }
            // The kind word is no part of the name: `Brabant` in `regio Brabant`.
            if many && page.grammar.kind(&page.lower(first)) == Some(kind) {
                return None;
            }
            // `Best` and `De Wolden` at the start of a sentence are words; so is a place right behind a title or before a surname.
            let risky = hit.risky && !many || abbreviation;
            if risky && (word.opens || !placed(page, first)) {
                return None;
            }
            Some(if many { 0.92 } else { 0.86 })
        }
        MentionKind::Law => {
            if abbreviation {
                return (hit.exact_case && surface.chars().count() >= 3 && !hit.risky).then_some(0.93);
            }
            if hit.risky && !many {
                return in_context(page, first, hit).then_some(0.8);
            }
            // `jeugdwet`: the whole name in lower case (guideline, rule 5).
            let lower = (surface.ends_with("wet") || surface.ends_with("verdrag")) && surface.len() >= 7;
            (hit.exact_case || many || lower).then_some(0.93)
        }
        _ => {
            let is_medium = |id: &crate::knowledge::RecordId| page.knowledge.record(*id).subkind == "media";
            if hit.records.iter().all(is_medium) {
                // Newspapers are called after everyday words: those count only where something is cited from them.
                let written = hit.exact_case || many && word.initial;
                let cited = written && (!hit.risky || is_cited(page, hit, first));
                return cited.then_some(0.93);
            }
            // `Title | Nieuwsbericht | Rijksoverheid.nl`: the path of a page names no website.
            let before = page.text()[..hit.span.start].trim_end();
            if kind == MentionKind::Publication && surface.contains(".nl") && before.ends_with(['|', '(', '-', '–']) {
                return None;
            }
            // `ZonMW` for `ZonMw`: in other capitals.
            let capitals = surface.chars().filter(|c| c.is_uppercase()).count();
            let recased = !hit.exact_case && !hit.risky && capitals >= 2 && surface.len() >= 4;
            if abbreviation || hit.style == NameStyle::Short {
                if !hit.exact_case {
                    return recased.then_some(0.85);
                }
                // `TK 34 857` is a reference.
                if followed_by_number {
                    return None;
                }
                let risky = hit.risky || surface.chars().count() < 2;
                return if risky { in_context(page, first, hit).then_some(0.8) } else { Some(0.93) };
            }
            if recased && !many {
                return Some(0.85);
            }
            if hit.exact_case && (word.capital || kind == MentionKind::Organisation) {
                // One capitalised word at the start of a sentence may be any word.
                return Some(if word.opens && !many && !word.acronym { 0.85 } else { 0.95 });
            }
            // `thuiszitterspact`: a coined word is a mention in lower case too (guideline, rule 5).
            if kind == MentionKind::Programme && !many && page.grammar.tail(surface) == Some(kind) {
                return (surface.len() >= 12).then_some(0.8);
            }
            // A whole name in lower case is a mention if it has several words that are not said otherwise.
            // `het Pact voor de ouderenzorg`: a capital within a sentence shows it to be a name all the same.
            let within = word.initial && !word.opens;
            // `aanpak X` is a name only as it is written (guideline, rule 6).
            if surface.starts_with(|c: char| c.is_lowercase())
                && page.grammar.approach.iter().any(|w| surface.starts_with(w.as_str()))
            {
                return None;
            }
            let whole = many
                && surface.len() >= 14
                && (kind == MentionKind::Organisation || within || !has_function_word(page, hit));
            (whole && (word.capital || kind == MentionKind::Organisation)).then_some(0.8)
        }
    }
}

/// `zorg voor de jeugd`, `een thuis voor iedereen`: in lower case such a name is a mere description.
fn has_function_word(page: &Page<'_>, hit: &Hit) -> bool {
    page.words_in(hit.span).any(|index| page.grammar.inside.contains(page.word(index)))
}

/// Whether a word that may be a party stands where parties stand: in brackets or before `-fractie`.
fn party_place(page: &Page<'_>, hit: &Hit) -> bool {
    page.continues(hit.span.end, "-fractie")
        || page.text()[..hit.span.start].ends_with('(') && page.continues(hit.span.end, ")")
}

/// `Trouw, 12 mei 2023, ...`, `een artikel in Trouw`, `het programma Pointer`: a medium, by what stands around it.
fn is_cited(page: &Page<'_>, hit: &Hit, first: usize) -> bool {
    let behind = &page.text()[hit.span.end..];
    let dated = [", ", " (", " "]
        .iter()
        .any(|tie| behind.starts_with(tie) && date::at(page.text(), hit.span.end + tie.len(), page.date).is_some());
    let titled = [", ", ": ", " "]
        .iter()
        .any(|tie| behind.strip_prefix(tie).is_some_and(|rest| rest.starts_with(['«', '“', '‘', '"', '\''])));
    // `in het AD verscheen`
    let article = matches!(page.before(first), "het" | "de") && first > 0;
    let before = if article { page.before(first - 1) } else { page.before(first) };
    dated || titled || page.grammar.phrases.media_words.contains(&before.to_lowercase())
}

/// `2500 EA DEN HAAG`, `DEN HAAG, 3 februari 2023`: the place of an address or of a date line, all in capitals.
fn addressed(page: &Page<'_>, hit: &Hit) -> bool {
    let surface = hit.span.of(page.text());
    let name = ["’s-", "'s-", "’S-", "'S-"].iter().find_map(|article| surface.strip_prefix(article)).unwrap_or(surface);
    if name.chars().any(char::is_lowercase) {
        return false;
    }
    let before = page.text()[..hit.span.start].trim_end_matches(' ');
    let mut words = before.rsplit(' ');
    let (letters, digits) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let digits = digits.rsplit('\n').next().unwrap_or_default();
    let code = letters.len() == 2
        && letters.chars().all(|c| c.is_ascii_uppercase())
        && digits.len() == 4
        && digits.chars().all(|c| c.is_ascii_digit());
    let opens_line = page.document.block_at(hit.span.start).is_some_and(|block| {
        block.span.start == hit.span.start
            && (block.kind == BlockKind::Header || block.span.end == hit.span.end)
            && block.span.len() < 40
    });
    code || opens_line
}

/// Whether the words around show a place: a preposition of place or a kind word before it, or a list of places.
fn placed(page: &Page<'_>, first: usize) -> bool {
    let before = page.before(first).to_lowercase();
    page.grammar.place_words.contains(&before) || page.grammar.kind(&before) == Some(MentionKind::Region)
}

/// Whether a risky short form is meant as a name: its full name stands in the paper, or it stands as the body that papers
/// mean by it (`uw Kamer`).
fn in_context(page: &Page<'_>, first: usize, hit: &Hit) -> bool {
    let before = page.before(first).to_lowercase();
    if before == "uw" {
        return true;
    }
    // `de politie` in lower case is a class word, whatever longer name the paper has.
    if hit.kind == MentionKind::Organisation && page.word_at(hit.span.end) == first + 1 && !page.words[first].capital {
        return false;
    }
    let surface = hit.span.of(page.text());
    let parliament = hit.style == NameStyle::Short
        && hit
            .records
            .iter()
            .any(|id| matches!(page.knowledge.record(*id).subkind.as_str(), "parliament" | "high-council"));
    let definite = matches!(before.as_str(), "de" | "het") && !page.words[first].opens;
    // `onderzoek door Significant`: as the doer of something within a sentence an everyday word with a capital is a body.
    let body = hit.kind == MentionKind::Organisation && hit.exact_case && page.words[first].initial;
    let last = page.word_at(hit.span.end);
    let agent = page.is_agent(first);
    // `een aanval bij het ICC`
    let article = matches!(before.as_str(), "de" | "het") && first > 0 && page.words[first].acronym;
    if body && article && page.is_agent(first - 1) {
        return true;
    }
    let does = page.follows(last) && page.grammar.doers.contains(page.word(last))
        || agent
        || page.grammar.kind(&before) == Some(MentionKind::Organisation);
    if body && hit.style == NameStyle::Short && !page.words[first].opens && does {
        return true;
    }
    // `Defensie onderzoekt`: the field of a ministry in one word, but not the portfolio of a minister.
    let of_minister = !agent && page.follows(first) && matches!(before.as_str(), "van" | "voor" | "en")
        || page.gap(first).is_some_and(|gap| gap.contains(','));
    let ministry = hit.records.iter().any(|id| page.knowledge.record(*id).subkind == "ministry");
    let one = !surface.contains(' ') || agent && hit.exact_case;
    if ministry && hit.style == NameStyle::Short && one && !page.words[first].opens && !of_minister {
        return page.words[first].initial;
    }
    if parliament && (definite || !page.words[first].opens) {
        return true;
    }
    hit.records.iter().any(|id| {
        let record = page.knowledge.record(*id);
        record.names.iter().any(|name| !name.risky && name.text.len() > surface.len() + 2 && page.count(&name.text) > 0)
    })
}
