//! Phrases: words and things in a row.
//!
//! `<subject: Organisation> , .. onderdeel van <object: Organisation>`: a slot takes a thing or an enumeration, with its
//! determiner and kind words; `a|b` is one of two words, `*rapport` a word that ends so, `@fuseren` any form in the lexicon,
//! `@fuseren:pv` those of the verb of a clause, `@fuseren:vd` the past participle, `word?` may be missing, `..` skips up to four words, `...` up to twelve tokens with things among them.

use super::analysis::Analysis;
use super::lexicon::Lexicon;
use super::pattern::{Count, Kinds};
use super::token::{Member, TokenKind};
use crate::span::Span;
use std::collections::BTreeSet;

/// A part of a phrase.
#[derive(Debug)]
pub(super) enum Element {
    /// One of these words.
    Words { any: Vec<String>, forms: BTreeSet<String>, optional: bool },
    /// Things of these kinds, filling a role.
    Slot { role: String, kinds: Kinds },
    /// A date or an amount, filling a qualifier.
    Value { role: String },
    /// Up to so many tokens, with things among them or without.
    Gap { most: usize, things: bool },
}

/// What a slot holds.
#[derive(Clone, Debug)]
pub(super) enum Filled {
    /// Things.
    Members(Vec<Member>),
    /// A token: a date or an amount.
    Token(usize),
}

/// A place where a phrase stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Match {
    pub slots: Vec<(String, Filled)>,
    pub first: usize,
    pub last: usize,
}

/// Reads a phrase.
///
/// Fails with what is wrong and what to do.
pub(super) fn parse(text: &str, lexicon: &Lexicon) -> Result<Vec<Element>, String> {
    let mut elements = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if let Some(slot) = rest.strip_prefix('<') {
            let (inside, after) = slot.split_once('>').ok_or("a slot lacks its `>`: close it")?;
            let element = match inside.split_once(':') {
                Some((role, kinds)) => Element::Slot { role: role.trim().to_owned(), kinds: Kinds::parse(kinds)? },
                None => Element::Value { role: inside.trim().to_owned() },
            };
            if let Element::Value { role } = &element
                && !["amount", "date", "year", "until"].contains(&role.as_str())
            {
                return Err(format!("the slot `<{role}>` has no kinds: write `<{role}: Organisation>`"));
            }
            elements.push(element);
            rest = after.trim_start();
            continue;
        }
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        rest = after.trim_start();
        elements.push(match word {
            ".." => Element::Gap { most: 4, things: false },
            "..." => Element::Gap { most: 12, things: true },
            _ => words(word, lexicon)?,
        });
    }
    let ends = |role: &str| elements.iter().any(|e| matches!(e, Element::Slot { role: r, .. } if r == role));
    if !ends("subject") || !ends("object") {
        return Err(format!("the phrase `{text}` lacks a slot `<subject: ...>` or `<object: ...>`: give both"));
    }
    Ok(elements)
}

fn words(word: &str, lexicon: &Lexicon) -> Result<Element, String> {
    let (word, optional) = match word.strip_suffix('?') {
        Some(word) if !word.is_empty() => (word, true),
        _ => (word, false),
    };
    if word == "|" {
        return Ok(Element::Words { any: vec!["|".to_owned()], forms: BTreeSet::new(), optional: false });
    }
    let mut any = Vec::new();
    let mut forms = BTreeSet::new();
    for alternative in word.split('|') {
        match alternative.strip_prefix('@') {
            Some(name) => {
                let (name, which) = name.split_once(':').unwrap_or((name, ""));
                let known = lexicon.forms(name, which).ok_or_else(|| {
                    format!("`@{name}` is in neither patterns/verbs.csv nor patterns/lexicon.toml, or its forms are not asked for as `:pv` or `:vd`: add it, or write the word itself")
                })?;
                forms.extend(known);
            }
            None => any.push(alternative.to_owned()),
        }
    }
    Ok(Element::Words { any, forms, optional })
}

/// Whether a word is one of a list, in which `*word` is any word that ends so and `word*` any that begins so.
pub(super) fn is_one_of(word: &str, list: &[String]) -> bool {
    list.iter().any(|known| match (known.strip_prefix('*'), known.strip_suffix('*')) {
        (Some(tail), _) => word.ends_with(tail),
        (None, Some(head)) => word.starts_with(head),
        (None, None) => word == known,
    })
}

/// All places where the phrase stands in the sentence.
pub(super) fn find(elements: &[Element], analysis: &Analysis<'_>, lexicon: &Lexicon) -> Vec<Match> {
    let matcher = Matcher { analysis, lexicon };
    (0..analysis.tokens.len())
        .filter_map(|start| {
            let opening = matcher.slot_opening(start, elements);
            if opening.is_some_and(|first| first != start) {
                return None;
            }
            let found = Match { first: start, last: start, ..Match::default() };
            matcher.rest(elements, start, found)
        })
        .collect()
}

struct Matcher<'a> {
    analysis: &'a Analysis<'a>,
    lexicon: &'a Lexicon,
}

impl Matcher<'_> {
    /// A phrase that begins with a slot is tried at the thing itself, not at its determiner too.
    fn slot_opening(&self, start: usize, elements: &[Element]) -> Option<usize> {
        let Some(Element::Slot { .. }) = elements.first() else { return None };
        Some(if self.analysis.thing(start).is_some() { start } else { usize::MAX })
    }

    fn rest(&self, elements: &[Element], at: usize, found: Match) -> Option<Match> {
        let Some((element, later)) = elements.split_first() else { return Some(found) };
        let token = self.analysis.tokens.get(at);
        match element {
            Element::Words { any, forms, optional } => {
                let fits = token.is_some_and(|token| {
                    matches!(token.kind, TokenKind::Word | TokenKind::Mark)
                        && (is_one_of(&token.word, any) || forms.contains(&token.word))
                });
                if fits && let Some(found) = self.rest(later, at + 1, Match { last: at, ..found.clone() }) {
                    return Some(found);
                }
                if *optional { self.rest(later, at, found) } else { None }
            }
            Element::Gap { most, things } => {
                for skip in 0..=*most {
                    if let Some(found) = self.rest(later, at + skip, found.clone()) {
                        return Some(found);
                    }
                    let passed = self.analysis.tokens.get(at + skip)?;
                    if passed.thing().is_some() && !things || passed.is(";") {
                        return None;
                    }
                }
                None
            }
            Element::Value { role } => {
                let fits = match token?.kind {
                    TokenKind::Amount(_) => role == "amount",
                    TokenKind::Date(_) => role != "amount",
                    _ => false,
                };
                let mut found = found;
                found.slots.push((role.clone(), Filled::Token(at)));
                found.last = at;
                if fits { self.rest(later, at + 1, found) } else { None }
            }
            Element::Slot { role, kinds } => self.slot(role, kinds, later, at, &found),
        }
    }

    fn slot(&self, role: &str, kinds: &Kinds, later: &[Element], at: usize, found: &Match) -> Option<Match> {
        let first = self.analysis.skip_opening(at, self.lexicon, 4)?;
        let group = self.analysis.groups.iter().find(|group| group.first == first);
        let single = self.analysis.thing(first)?;
        if single.compound != kinds.leading || kinds.pointing && !single.points {
            return None;
        }
        if first.checked_sub(1).is_some_and(|before| self.analysis.tokens[before].is("uw")) {
            return None;
        }
        if kinds.count == Count::One && group.is_some_and(|group| group.members.len() > 1) {
            return None;
        }
        let whole = group.map(|group| (group.members.clone(), group.last));
        let readings = whole.into_iter().chain([(single.members.clone(), first)]);
        for (members, last) in readings {
            let members: Vec<Member> = members.iter().filter_map(|member| kinds.take(member)).collect();
            if members.is_empty() || kinds.count == Count::Several && members.len() < 2 {
                continue;
            }
            let mut found = found.clone();
            found.slots.push((role.to_owned(), Filled::Members(members)));
            found.last = last;
            let next = self.after_quote(last + 1);
            let past = self.analysis.after_apposition(next.saturating_sub(1));
            if let Some(found) = self.rest(later, next, found.clone()) {
                return Some(found);
            }
            if past != next
                && let Some(found) = self.rest(later, past, found)
            {
                return Some(found);
            }
        }
        None
    }

    /// Past the quotation mark that closes a title.
    fn after_quote(&self, at: usize) -> usize {
        let closes =
            self.analysis.tokens.get(at).is_some_and(|t| matches!(t.word.as_str(), "’" | "”" | "»" | "\"" | "'"));
        if closes { at + 1 } else { at }
    }
}

impl Match {
    /// The passage.
    pub(super) fn span(&self, analysis: &Analysis<'_>) -> Span {
        analysis.span(self.first, self.last)
    }
}
