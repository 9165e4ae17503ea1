//! How far a name runs: over capitalised words, with Dutch function words inside.

use super::MentionKind;
use super::page::Page;

/// Last word of the capitalised name that begins with word `first`, of which the words up to `head` surely belong to it.
///
/// Runs over words with a capital or a number, and over at most three function words between two of them
/// (`Raad voor de Kinderbescherming`). After `en` only a word that does not begin a name of its own goes on. A title or a
/// programme (`title`) may hold any function word, the name of a body only those that tie nouns together.
pub(crate) fn capitals(page: &Page<'_>, first: usize, head: usize, title: bool) -> usize {
    let mut last = head;
    loop {
        let next = last + 1;
        // `Wetenschappelijk Onderzoek- en Datacentrum`
        if let Some(end) = coordinated(page, next).filter(|end| page.words[next].initial && page.words[*end].initial) {
            last = end;
            continue;
        }
        if !page.follows(next) {
            // A comma goes on only inside a portfolio: `Volksgezondheid, Welzijn en Sport`.
            match portfolio_after_comma(page, first, next) {
                Some(end) => last = end,
                None => return last,
            }
            continue;
        }
        if is_nameish(page, next) || goes_on(page, last, next) {
            if begins_other_name(page, last, next) {
                return last;
            }
            last = next;
            continue;
        }
        match over_function_words(page, first, next, title) {
            Some(end) => last = end,
            None => return last,
        }
    }
}

/// Whether a capitalised word that is no name by itself belongs to the name before it: `Vereniging van Nederlandse Gemeenten`.
fn goes_on(page: &Page<'_>, last: usize, next: usize) -> bool {
    let lower = page.lower(next);
    page.words[next].initial
        && !page.words[next].opens
        && !page.words[last].acronym
        && !is_street(page, next)
        && !is_office(page, &lower)
        && !page.grammar.stop.contains(&lower)
}

/// Words for people in office, which begin a new name.
fn is_office(page: &Page<'_>, lower: &str) -> bool {
    let phrases = &page.grammar.phrases;
    phrases.posts.iter().chain(&phrases.posts_plural).any(|word| word == lower)
        || phrases.person_titles.iter().chain(&phrases.person_titles_plural).any(|word| word == lower)
        || matches!(lower, "rijk" | "kabinet" | "staat" | "regering")
}

/// Whether a word can be part of a name: it has a capital letter or is a year or number.
pub(crate) fn is_nameish(page: &Page<'_>, index: usize) -> bool {
    let Some(word) = page.words.get(index) else { return false };
    let surface = page.word(index);
    if is_street(page, index) {
        return false;
    }
    if word.capital {
        return !page.grammar.no_name.contains(&surface.to_lowercase())
            || page.grammar.last(surface).is_some()
            || is_adjective(surface);
    }
    surface.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–')) && surface.len() >= 4
}

/// `Rijnstraat 8`: a street with its house number.
fn is_street(page: &Page<'_>, index: usize) -> bool {
    let number = page.word(index + 1);
    let house = page.follows(index + 1)
        && number.len() <= 4
        && number.starts_with(|c: char| c.is_ascii_digit())
        && !(number.len() == 4 && number.starts_with(['1', '2']));
    house
        && page.words[index].initial
        && page.grammar.streets.iter().any(|end| page.lower(index).ends_with(end.as_str()))
}

/// `Nederlandse`, `Nederlands`, `Europees`: no name alone, but a part of one.
pub(crate) fn is_adjective(surface: &str) -> bool {
    (surface.ends_with("se") || surface.ends_with("ds") || surface.ends_with("ees"))
        && surface.chars().next().is_some_and(char::is_uppercase)
}

/// Whether two words that touch are two names: an abbreviation before a head word (`VWS Unit Complexe Zorgvragen`) or before
/// a capitalised article (`VWS Het Juiste Loket`).
fn begins_other_name(page: &Page<'_>, last: usize, next: usize) -> bool {
    page.words[last].acronym
        && (page.grammar.first(page.word(next), |i| page.word(next + i)).is_some()
            || matches!(page.word(next), "Het" | "De"))
}

fn over_function_words(page: &Page<'_>, first: usize, from: usize, title: bool) -> Option<usize> {
    if page.words[from - 1].acronym && !title {
        return None;
    }
    let english = &page.grammar.english;
    let inside = if english.heads.contains(page.word(first)) { &english.inside } else { &page.grammar.inside };
    let mut index = from;
    // `Salu pa Tur`
    while (inside.contains(page.word(index)) || page.grammar.foreign.contains(page.word(index))) && index < from + 3 {
        index += 1;
        if !page.follows(index) {
            return None;
        }
    }
    let word = page.words.get(index)?;
    let named = word.capital && (is_nameish(page, index) || goes_on(page, from, index));
    if index == from || !named {
        return None;
    }
    if english.heads.contains(page.word(first)) {
        return Some(index);
    }
    let (function, last_function) = (page.word(from), page.word(index - 1));
    if function == "en" || function == "&" {
        let whole = page.span(first, from - 1).of(page.text());
        let own_name = index > from + 1
            || word.acronym
            || !title && from > first + 1 && page.knowledge.is_named(whole, MentionKind::Organisation)
            || page.grammar.first(page.word(index), |i| page.word(index + i)).is_some()
            || page.knowledge.begins_name(&page.text()[word.span.start..]);
        let tied = title
            || (first..from).any(|i| page.grammar.inside.contains(page.word(i)))
            || page.grammar.first(page.word(first), |i| page.word(first + i)).is_some();
        return (!own_name && tied && !is_office(page, &page.lower(index))).then_some(index);
    }
    // A whole name with another body behind it (`Unit Complexe Zorgvragen van VWS`, `Directie Rechtsbestel van het Ministerie
    // van Justitie`) ends before it.
    if from > first + 1 && !title && (word.acronym || page.lower(index) == "ministerie") {
        return None;
    }
    // The maker of a title is no part of it: `Factsheet Pleegzorg 2024 van Jeugdzorg Nederland`.
    if title
        && function == "van"
        && page.lower(from - 1) != "ministerie"
        && page.knowledge.begins_with(&page.text()[word.span.start..], MentionKind::Organisation)
    {
        return None;
    }
    // A whole name ends before another: `Kenniscentrum Zorg bij de Vereniging ...`.
    let head = page.grammar.first(page.word(index), |i| page.word(index + i)).is_some();
    if head && function != "van" && from > first + 1 && !title {
        return None;
    }
    // A name that a file knows as a whole goes on with nothing: `Europese Commissie van ...`.
    let whole = page.span(first, from - 1).of(page.text());
    if !title && from > first + 1 && page.knowledge.is_named(whole, MentionKind::Organisation) {
        return None;
    }
    let tie = page.grammar.ties.contains(function) || page.grammar.foreign.contains(function) || title;
    (tie && last_function != "en").then_some(index)
}

fn portfolio_after_comma(page: &Page<'_>, first: usize, next: usize) -> Option<usize> {
    if page.gap(next) != Some(", ") || !(first..next).any(|i| matches!(page.word(i), "van" | "voor" | "VAN" | "VOOR")) {
        return None;
    }
    portfolio(page, next)
}

/// Last word of the rest of a portfolio that begins with word `first`: `Welzijn en Sport`, `Visserij, Voedselzekerheid en Natuur`.
pub(crate) fn portfolio(page: &Page<'_>, first: usize) -> Option<usize> {
    let mut index = first;
    loop {
        // `Basis- en Voortgezet Onderwijs en Media`
        if let Some(end) = coordinated(page, index) {
            index = end;
        }
        if !page.words.get(index)?.initial
            || page.words[index].acronym && !page.word(first).chars().all(|c| !c.is_lowercase())
        {
            return None;
        }
        while page.follows(index + 1)
            && page.words.get(index + 1).is_some_and(|w| w.initial)
            && !page.lower(index + 1).eq("en")
        {
            index += 1;
        }
        if page.follows(index + 1)
            && page.lower(index + 1) == "en"
            && page.follows(index + 2)
            && page.words.get(index + 2).is_some_and(|w| w.initial)
        {
            let mut last = index + 2;
            while page.follows(last + 1)
                && page.words.get(last + 1).is_some_and(|w| w.initial)
                && page.words[last].initial
                && !page.words[last + 1].opens
                && !is_street(page, last + 1)
                && last < index + 3
            {
                last += 1;
            }
            return Some(last);
        }
        if page.gap(index + 1) == Some(", ") && index < first + 6 {
            index += 1;
        } else {
            return None;
        }
    }
}

/// Last word of a name in lower case behind its head: nouns and adjectives up to the first word that cannot belong to it.
pub(crate) fn lower_case(page: &Page<'_>, head: usize, most: usize) -> usize {
    let mut last = head;
    let mut index = head + 1;
    while index <= head + most {
        if let Some(end) = coordinated(page, index) {
            last = end;
            index = end + 1;
            continue;
        }
        if !page.follows(index) {
            break;
        }
        let word = page.word(index);
        if page.grammar.stop.contains(&word.to_lowercase()) && !page.grammar.inside.contains(word) {
            break;
        }
        // `om te`, `uit te breiden`, `en de` begin something else.
        let next = page.word(index + 1);
        let away = matches!(word, "om" | "te") && !page.words.get(index + 1).is_some_and(|w| w.initial)
            || next == "te"
            || word == "in" && (next == "verband" || next.starts_with(|c: char| c.is_ascii_digit()))
            || word == "en"
                && (matches!(next, "artikel" | "artikelen")
                    || page.grammar.stop.contains(next)
                    || page.grammar.inside.contains(next));
        let maker = word == "van"
            && page.words.get(index + 1).is_some_and(|w| {
                w.initial && page.knowledge.begins_with(&page.text()[w.span.start..], MentionKind::Organisation)
            });
        if page.grammar.is_verb(word) || away || maker {
            break;
        }
        if !page.grammar.inside.contains(word) {
            last = index;
        }
        index += 1;
    }
    last
}

/// Last word of the subject in lower case right behind a head, without function words: `Toekomstscenario kind- en
/// gezinsbescherming`, `voortgangsbrief jeugd`.
pub(crate) fn subject(page: &Page<'_>, head: usize, most: usize) -> usize {
    let mut last = head;
    while last < head + most {
        if let Some(end) = coordinated(page, last + 1) {
            last = end;
            continue;
        }
        let word = page.word(last + 1);
        let lower = word.to_lowercase();
        if !page.follows(last + 1)
            || word.chars().count() < 3
            || page.grammar.stop.contains(&lower)
            || page.grammar.inside.contains(&lower)
            || page.grammar.is_verb(word)
        {
            break;
        }
        last += 1;
    }
    last
}

/// Last word of a name that goes on in lower case behind word `last` up to a bracket: `Actieplan overlast en verloedering (28 684,
/// nr. 158)`. Any function word inside may stand in a `title`, only `en` and `of` elsewhere.
pub(crate) fn to_bracket(page: &Page<'_>, last: usize, most: usize, title: bool) -> Option<usize> {
    let mut index = last;
    while index < last + most {
        index += 1;
        if let Some(end) = coordinated(page, index) {
            index = end;
        } else {
            let word = page.word(index);
            let tie = page.grammar.inside.contains(word) && (title || matches!(word, "en" | "of"));
            let article = matches!(word, "de" | "het") && (!title || page.word(index - 1) == "en");
            let slash = title && matches!(page.gap(index), Some("/" | "/ " | " / "));
            if !page.follows(index) && !slash
                || article
                || !tie && page.grammar.stop.contains(&word.to_lowercase())
                || !tie
                    && (word.chars().count() < 3 || page.grammar.is_verb(word) || page.grammar.inside.contains(word))
            {
                return None;
            }
        }
        if page.gap(index + 1).is_some_and(|gap| gap.starts_with(" (")) {
            return (!page.grammar.inside.contains(page.word(index))).then_some(index);
        }
    }
    None
}

/// Last word of two halves that share a part: `kind- en gezinsbescherming`, from word `index`.
pub(crate) fn coordinated(page: &Page<'_>, index: usize) -> Option<usize> {
    let and = index + 1;
    (page.gap(index) == Some(" ")
        && page.gap(and) == Some("- ")
        && matches!(page.word(and), "en" | "of" | "&" | "EN" | "OF")
        && page.follows(and + 1))
    .then_some(and + 1)
}
