//! A sentence taken apart: tokens, things joined by `en`, clauses, and the preposition before each thing.

use super::clause::clauses;
use super::lexicon::Lexicon;
use super::sentence::Sentence;
use super::token::{self, Member, Sort, Thing, Token};
use super::who::Who;
use crate::extract::MentionKind;
use crate::reading::Reading;
use crate::source::BlockKind;
use crate::span::Span;
use std::collections::BTreeSet;

/// A thing, or several joined by `en`, with the words before it that belong to it.
#[derive(Clone, Debug)]
pub struct Group {
    /// The first token of its first thing.
    pub first: usize,
    /// The last token of its last thing.
    pub last: usize,
    /// The first token of the noun phrase: its determiner or kind word.
    pub opens: usize,
    /// What it names.
    pub members: Vec<Member>,
    /// The preposition that governs it.
    pub mark: Option<String>,
    /// The word before that preposition: `opdracht` in `in opdracht van de VNG`.
    pub host: Option<String>,
    /// Whether it is called the reader's: `uw Kamer`.
    pub yours: bool,
    /// The clause that it stands in.
    pub clause: usize,
}

/// A sentence taken apart.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// The clean text of the document.
    pub text: &'a str,
    /// What the block is that holds the sentence.
    pub kind: BlockKind,
    /// The tokens; those of the sentence that a list item ends come first.
    pub tokens: Vec<Token>,
    /// The things.
    pub things: Vec<Thing>,
    /// The clause of each token.
    pub clauses: Vec<usize>,
    /// Things and enumerations of things, by place.
    pub groups: Vec<Group>,
    /// The verbs of which a form stands in the sentence.
    pub verbs: BTreeSet<String>,
    /// Whether the sentence departs from what it says: `in tegenstelling tot`.
    pub departs: bool,
}

impl<'a> Analysis<'a> {
    /// Takes a sentence apart.
    pub fn new(reading: &'a Reading, lexicon: &Lexicon, who: &mut Who<'_>, sentence: &Sentence) -> Self {
        let mut things = Vec::new();
        let mut tokens = Vec::new();
        let block = reading.document.blocks[sentence.block].span;
        if let Some(lead) = sentence.lead {
            tokens = token::tokens(reading, lexicon, who, lead, block, &mut things);
        }
        tokens.extend(token::tokens(reading, lexicon, who, sentence.span, block, &mut things));
        let mut analysis = Self {
            text: &reading.document.text,
            kind: sentence.kind,
            tokens,
            things,
            clauses: Vec::new(),
            groups: Vec::new(),
            verbs: BTreeSet::new(),
            departs: false,
        };
        analysis.clauses = clauses(&analysis.tokens, lexicon);
        analysis.groups = analysis.find_groups(lexicon);
        let words = analysis.tokens.iter().filter(|token| token.is_word());
        analysis.verbs = words.flat_map(|token| lexicon.verbs_of(&token.word)).cloned().collect();
        analysis.departs = lexicon.small.departing.iter().any(|phrase| analysis.has_phrase(phrase));
        analysis
    }

    /// The span of a stretch of tokens.
    pub fn span(&self, first: usize, last: usize) -> Span {
        let (a, b) = (self.tokens[first].span, self.tokens[last].span);
        Span::new(a.start.min(b.start), a.end.max(b.end))
    }

    /// The thing at a token.
    pub fn thing(&self, token: usize) -> Option<&Thing> {
        self.tokens.get(token)?.thing().map(|index| &self.things[index])
    }

    fn find_groups(&self, lexicon: &Lexicon) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let Some(thing) = self.thing(at).filter(|thing| !thing.compound) else {
                at += 1;
                continue;
            };
            let mut members = thing.members.clone();
            let mut last = at;
            while let Some(next) = self.next_member(last, &members, lexicon) {
                if let Some(thing) = self.thing(next) {
                    members.extend(thing.members.iter().cloned());
                }
                last = next;
            }
            let (opens, mark) = self.opening(at, lexicon);
            let host = mark.as_ref().and_then(|_| opens.checked_sub(2)).map(|index| self.tokens[index].host());
            let yours = self.tokens[opens..at].iter().any(|token| token.is("uw"));
            groups.push(Group { first: at, last, opens, members, mark, host, yours, clause: self.clauses[at] });
            at = last + 1;
        }
        let relative: Vec<Group> =
            (0..self.tokens.len()).filter_map(|at| self.antecedent(at, &groups, lexicon)).collect();
        groups.extend(relative);
        groups.sort_by_key(|group| group.first);
        groups
    }

    /// The things that the relative pronoun at `at` stands for: those right before its clause, unless they only define
    /// another noun (`de rapportage van het OZJ, die`).
    fn antecedent(&self, at: usize, groups: &[Group], lexicon: &Lexicon) -> Option<Group> {
        let token = &self.tokens[at];
        if !token.is_word() || !lexicon.small.relatives.contains(&token.word) {
            return None;
        }
        let before = at.checked_sub(1)?;
        let before = if self.tokens[before].is(",") { before.checked_sub(1)? } else { before };
        if self.clauses[before] == self.clauses[at] {
            return None;
        }
        let group =
            groups.iter().find(|group| group.last == before || self.after_apposition(group.last) == before + 1)?;
        let defines = group.mark.as_deref() == Some("van");
        (!defines).then(|| Group {
            first: at,
            last: at,
            mark: None,
            host: None,
            clause: self.clauses[at],
            ..group.clone()
        })
    }

    /// The next thing of an enumeration after the one at `from`.
    fn next_member(&self, from: usize, members: &[Member], lexicon: &Lexicon) -> Option<usize> {
        let sort = members.last()?.sort;
        let mut at = self.after_apposition(from);
        for _ in 0..8 {
            let joint = self.tokens.get(at)?;
            let comma = joint.is(",") || joint.is("/");
            if !(comma || joint.is_word() && lexicon.small.joining.contains(&joint.word)) {
                return None;
            }
            if joint.is("als") && !self.tokens[..from].iter().any(|token| token.is("zowel")) {
                return None;
            }
            at += 1;
            if comma && self.tokens.get(at).is_some_and(|t| t.is_word() && lexicon.small.joining.contains(&t.word)) {
                at += 1;
            }
            if self.tokens.get(at).is_some_and(|token| token.is("van") || token.is("voor") || token.is("tussen")) {
                at += 1;
            }
            if let Some(next) = self.skip_opening(at, lexicon, 4) {
                let thing = self.thing(next).filter(|thing| !thing.compound)?;
                let next_sort = thing.members.first()?.sort;
                let alike = sort == next_sort || acts(sort) && acts(next_sort);
                let with_state = sort == Sort::State || next_sort == Sort::State;
                let listed = !comma || (sort == next_sort || with_state) && self.is_list(next, lexicon);
                return (alike && listed).then_some(next);
            }
            let end = self.after_item(at, lexicon).filter(|end| comma && *end <= at + 3)?;
            let plain = |token: &Token| {
                token.is_word() && !lexicon.is_finite(&token.word) && !lexicon.small.prepositions.contains(&token.word)
            };
            if !self.tokens[at..end].iter().all(plain) {
                return None;
            }
            at = end;
        }
        None
    }

    /// Whether an enumeration goes on or ends with `en` behind the thing at `at`, so that a comma before it joins.
    fn is_list(&self, at: usize, lexicon: &Lexicon) -> bool {
        let mut at = self.after_apposition(at);
        for _ in 0..20 {
            let Some(joint) = self.tokens.get(at) else { return self.kind == BlockKind::Footnote };
            if joint.is_word() && lexicon.small.joining.contains(&joint.word) {
                return true;
            }
            if !joint.is(",") {
                return false;
            }
            let Some(end) = self.after_item(at + 1, lexicon) else { return false };
            at = end;
        }
        false
    }

    /// The token after the item of an enumeration that begins at `at`: a thing, or a class of a few words.
    fn after_item(&self, at: usize, lexicon: &Lexicon) -> Option<usize> {
        if let Some(thing) = self.skip_opening(at, lexicon, 4) {
            return Some(self.after_apposition(thing));
        }
        (at..self.tokens.len().min(at + 5)).find(|index| {
            let token = &self.tokens[*index];
            token.is(",") || token.is_word() && lexicon.small.joining.contains(&token.word)
        })
    }

    /// The token after the thing at `at` and after what stands in brackets behind it.
    pub fn after_apposition(&self, at: usize) -> usize {
        let next = at + 1;
        if self.tokens.get(next).is_some_and(|token| token.is("(")) {
            let close = (next..self.tokens.len().min(next + 12)).find(|i| self.tokens[*i].is(")"));
            return close.map_or(next, |close| close + 1);
        }
        next
    }

    /// The first thing from `at` on, past at most `most` determiners, adjectives and kind words; `ministeries van` counts as one.
    pub fn skip_opening(&self, at: usize, lexicon: &Lexicon, most: usize) -> Option<usize> {
        for index in at..=at + most {
            let token = self.tokens.get(index)?;
            if token.thing().is_some() {
                return Some(index);
            }
            let quote = matches!(token.word.as_str(), "‘" | "“" | "\"" | "«" | "'");
            let small = &lexicon.small;
            let word = token.word.as_str();
            let part = token.is_word()
                && !lexicon.is_finite(word)
                && !(small.joining.contains(word)
                    || small.subordinators.contains(word)
                    || small.relatives.contains(word) && index > at
                    || small.adverbs.contains(word)
                    || small.prepositions.contains(word)
                        && !(word == "van" && index > at && is_kind_of_body(&self.tokens[index - 1].word)));
            if !(quote || part) {
                return None;
            }
        }
        None
    }

    /// Where the noun phrase of the thing at `at` opens, and the preposition before it.
    fn opening(&self, at: usize, lexicon: &Lexicon) -> (usize, Option<String>) {
        let small = &lexicon.small;
        let mut opens = at;
        let mut mark = None;
        let mut determined = false;
        for _ in 0..5 {
            let Some(before) = opens.checked_sub(1) else { break };
            let token = &self.tokens[before];
            if matches!(token.word.as_str(), "‘" | "“" | "\"" | "«" | "'") {
                opens = before;
                continue;
            }
            if !token.is_word() || token.word.starts_with('-') {
                break;
            }
            let of_body = token.word == "van" && before > 0 && is_kind_of_body(&self.tokens[before - 1].word);
            if small.prepositions.contains(&token.word) && !of_body {
                mark = Some(token.word.clone());
                break;
            }
            let word = token.word.as_str();
            if small.joining.contains(word) && !(before > 0 && self.tokens[before - 1].word.ends_with('-')) {
                mark = Some(word.to_owned());
                break;
            }
            if determined && !small.determiners.contains(word) || small.adverbs.contains(word) {
                break;
            }
            determined |= small.determiners.contains(word);
            let is_verb = lexicon.is_finite(word) && self.clauses[before] == self.clauses[at];
            if is_verb || small.subordinators.contains(word) || small.relatives.contains(word) {
                break;
            }
            opens = before;
        }
        if !determined && mark.is_some() && at - opens > 2 {
            return (at, None);
        }
        (opens, mark)
    }

    /// The groups of a clause.
    pub fn groups_in(&self, clause: usize) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.clause == clause)
    }

    /// Whether a phrase stands in the sentence, in lower case.
    pub fn has_phrase(&self, phrase: &str) -> bool {
        let (Some(first), Some(last)) = (self.tokens.first(), self.tokens.last()) else { return false };
        let span = Span::new(first.span.start.min(last.span.start), last.span.end);
        span.of(self.text).to_lowercase().contains(phrase)
    }
}

impl Group {
    /// Whether it stands behind this preposition; `opdracht van` asks for the word before the preposition too.
    pub fn stands_behind(&self, mark: &str) -> bool {
        match mark.split_once(' ') {
            Some((host, preposition)) => {
                self.mark.as_deref() == Some(preposition) && self.host.as_deref() == Some(host)
            }
            None => self.mark.as_deref() == Some(mark),
        }
    }
}

/// Whether `van` behind this word belongs to the name of a body: `de ministeries van VWS en JenV`.
fn is_kind_of_body(word: &str) -> bool {
    matches!(word, "ministerie" | "ministeries" | "departementen" | "ministers" | "staatssecretarissen")
}

/// Whether such a thing can act, so that it is joined with others that can.
fn acts(sort: Sort) -> bool {
    matches!(
        sort,
        Sort::Signer
            | Sort::State
            | Sort::Named(
                MentionKind::Person
                    | MentionKind::Post
                    | MentionKind::Organisation
                    | MentionKind::Party
                    | MentionKind::Region
            )
    )
}
