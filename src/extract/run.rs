//! How far a name runs: over capitalised words, with Dutch function words inside.

use super::page::Page;

/// Last word of the capitalised name that begins with word `first`, of which the words up to `head` surely belong to it.
///
/// Runs over words with a capital or a number, and over at most three function words between two of them
/// (`Raad voor de Kinderbescherming`). After `en` only a word that does not begin a name of its own goes on.
pub(crate) fn capitals(page: &Page<'_>, first: usize, head: usize) -> usize {
    let mut last = head;
    loop {
        let next = last + 1;
        if !page.follows(next) {
            // A comma goes on only inside a portfolio: `Volksgezondheid, Welzijn en Sport`.
            match portfolio_after_comma(page, first, next) {
                Some(end) => last = end,
                None => return last,
            }
            continue;
        }
        if is_nameish(page, next) {
            if begins_other_name(page, last, next) {
                return last;
            }
            last = next;
            continue;
        }
        match over_function_words(page, first, next) {
            Some(end) => last = end,
            None => return last,
        }
    }
}

/// Whether a word can be part of a name: it has a capital letter or is a year or number.
pub(crate) fn is_nameish(page: &Page<'_>, index: usize) -> bool {
    let Some(word) = page.words.get(index) else { return false };
    let surface = page.word(index);
    if word.capital {
        return !page.grammar.no_name.contains(&surface.to_lowercase())
            || page.grammar.last(surface).is_some()
            || is_adjective(surface);
    }
    surface.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–')) && surface.len() >= 4
}

/// `Nederlandse`, `Europese`: no name alone, but a part of one.
fn is_adjective(surface: &str) -> bool {
    surface.ends_with("se") && surface.chars().next().is_some_and(char::is_uppercase)
}

/// Whether two words that touch are two names: an abbreviation before a head word (`VWS Unit Complexe Zorgvragen`).
fn begins_other_name(page: &Page<'_>, last: usize, next: usize) -> bool {
    page.words[last].acronym && page.grammar.first(page.word(next), |i| page.word(next + i)).is_some()
}

fn over_function_words(page: &Page<'_>, first: usize, from: usize) -> Option<usize> {
    let mut index = from;
    let mut last_function = "";
    while page.grammar.inside.contains(page.word(index)) && index < from + 3 {
        last_function = page.word(index);
        index += 1;
        if !page.follows(index) {
            return None;
        }
    }
    if index == from || !is_nameish(page, index) || !page.words[index].capital {
        return None;
    }
    let function: Vec<&str> = (from..index).map(|i| page.word(i)).collect();
    if function[0] == "en" || function[0] == "&" {
        let own_name = function.len() > 1
            || page.words[index].acronym
            || page.grammar.first(page.word(index), |i| page.word(index + i)).is_some()
            || page.knowledge.begins_name(&page.text()[page.words[index].span.start..]);
        let tied = (first..from).any(|i| page.grammar.inside.contains(page.word(i)))
            || page.grammar.first(page.word(first), |i| page.word(first + i)).is_some();
        return (!own_name && tied).then_some(index);
    }
    // `van` and `voor` tie a name together only behind its head; `in` and the rest only in a title of several words.
    let tie = matches!(
        function[0],
        "van"
            | "voor"
            | "der"
            | "den"
            | "tegen"
            | "ter"
            | "ten"
            | "te"
            | "tot"
            | "om"
            | "inzake"
            | "aan"
            | "bij"
            | "op"
            | "met"
            | "over"
            | "naar"
            | "tussen"
            | "onder"
            | "uit"
            | "rond"
            | "rondom"
            | "in"
    );
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
    while index <= head + most && page.follows(index) {
        let word = page.word(index);
        if page.grammar.stop.contains(&word.to_lowercase()) && word != "en" && !page.grammar.inside.contains(word) {
            break;
        }
        if is_verb_like(word) && !page.words[index].capital {
            break;
        }
        if !page.grammar.inside.contains(word) {
            last = index;
        }
        index += 1;
    }
    last
}

/// Whether a word looks like a participle or a finite verb, which ends a name in lower case.
fn is_verb_like(word: &str) -> bool {
    word.starts_with("ge")
        && (word.ends_with("d") || word.ends_with("t") || word.ends_with("en"))
        && word.len() > 5
        && !word.ends_with("heid")
        || word.starts_with("ver") && (word.ends_with('t')) && word.len() > 6
        || word.starts_with("be") && word.ends_with('t') && word.len() > 5
}
