//! Who is meant: `ik`, `wij`, `het kabinet`, `deze regio`, `de drie organisaties`.

use super::Node;
use super::token::{Member, Sort, Thing, Token, TokenKind};
use crate::extract::MentionKind;
use crate::knowledge::{Knowledge, KnowledgeError};
use crate::reading::Reading;
use crate::source::BlockKind;
use crate::span::Span;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Words that point, from `patterns/pointers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pointers {
    /// Words for the one signer.
    signer: Vec<String>,
    /// Words for all signers.
    signers: Vec<String>,
    /// Words for the State and the cabinet, by their slug.
    state: BTreeMap<String, Vec<String>>,
    /// Names of the country, which stand for the State where it gives.
    country: Vec<String>,
    /// Determiners that point to the last fitting thing (`deze`).
    near: Vec<String>,
    /// Determiners that point to the last thing that is called so (`de stichting`).
    far: Vec<String>,
    /// Nouns in the singular, by the kind of thing that they point to.
    one: BTreeMap<MentionKind, Vec<String>>,
    /// Nouns in the plural, by the kind of thing that they point to.
    many: BTreeMap<MentionKind, Vec<String>>,
    /// Numbers before a plural noun.
    numbers: BTreeMap<String, usize>,
    /// Words for the last things that acted (`zij`).
    they: Vec<String>,
}

impl Pointers {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// A file that is missing or does not have the form wanted.
    pub fn read(knowledge: &Knowledge) -> Result<Self, KnowledgeError> {
        knowledge.toml("patterns/pointers.toml")
    }

    fn kinds<'a>(
        lists: &'a BTreeMap<MentionKind, Vec<String>>,
        noun: &'a str,
    ) -> impl Iterator<Item = MentionKind> + 'a {
        lists.iter().filter(move |(_, nouns)| nouns.iter().any(|known| noun == known)).map(|(kind, _)| *kind)
    }
}

/// A mention that has been read.
#[derive(Clone, Debug)]
pub struct Noticed {
    /// What it names.
    pub members: Vec<Member>,
    /// Where it stands.
    pub span: Span,
}

/// What has been named so far in the paper.
#[derive(Debug)]
pub struct Who<'a> {
    pointers: &'a Pointers,
    reading: &'a Reading,
    signers: Vec<Member>,
    /// The mentions that lie in no other, by place; a joint form once. Motions, commitments and meetings are passed over
    /// for what is named in them.
    outer: Vec<(Span, Vec<usize>)>,
    noticed: Vec<Noticed>,
    /// The State or the cabinet, where it was last named, in bytes.
    state: Option<(usize, Member)>,
    /// Where the sentence begins that is being read.
    here: usize,
    /// Where its block begins.
    block: usize,
}

/// How far back a pointing word reaches, in bytes.
const REACH: usize = 1500;

impl<'a> Who<'a> {
    /// Nothing named yet.
    pub fn new(pointers: &'a Pointers, reading: &'a Reading) -> Self {
        let mut outer: Vec<(Span, Vec<usize>)> = Vec::new();
        let is_state = |words: &str| {
            let bare = words.to_lowercase();
            let bare = bare.strip_prefix("het ").unwrap_or(&bare);
            pointers.state.values().flatten().any(|word| word == bare)
        };
        for (index, mention) in reading.mentions.iter().enumerate() {
            let holds_others =
                matches!(mention.kind, MentionKind::Motion | MentionKind::Commitment | MentionKind::Meeting);
            if holds_others || is_state(mention.span.of(&reading.document.text)) {
                continue;
            }
            match outer.last_mut() {
                Some((span, same)) if *span == mention.span => same.push(index),
                Some((span, _)) if span.contains(mention.span) => {}
                _ => outer.push((mention.span, vec![index])),
            }
        }
        let signers = signers(reading);
        Self { pointers, reading, signers, outer, noticed: Vec::new(), state: None, here: 0, block: 0 }
    }

    /// The span of the outermost mention that begins at `at`.
    pub fn mention_at(&self, at: usize) -> Option<Span> {
        let index = self.outer.partition_point(|(span, _)| span.start < at);
        self.outer.get(index).map(|(span, _)| *span).filter(|span| span.start == at)
    }

    /// What the mention on exactly this span names.
    pub fn members_at(&self, span: Span) -> Vec<Member> {
        let index = self.outer.partition_point(|(other, _)| other.start < span.start);
        let Some((_, mentions)) = self.outer.get(index) else { return Vec::new() };
        mentions.iter().map(|mention| self.member(*mention)).collect()
    }

    fn member(&self, index: usize) -> Member {
        let mention = &self.reading.mentions[index];
        let surface = mention.span.of(&self.reading.document.text).to_lowercase();
        let country = mention.kind == MentionKind::Region && self.pointers.country.contains(&surface);
        let node = Node::Entity { entity: mention.entity, mention: Some(index) };
        Member { node, sort: Sort::Named(mention.kind), country }
    }

    /// What kind of thing a node is, where it has a mention.
    pub fn kind(&self, node: &Node) -> Option<MentionKind> {
        match node {
            Node::Entity { entity, .. } => self.reading.entities.get(*entity).map(|entity| entity.kind),
            _ => None,
        }
    }

    /// Whether the full name of a thing holds one of these words, in lower case.
    pub fn is_named(&self, node: &Node, words: &[String]) -> bool {
        let Node::Entity { entity, .. } = node else { return false };
        let label = self.reading.entities.get(*entity).map(|entity| entity.label.to_lowercase());
        label.is_some_and(|label| words.iter().any(|word| label.contains(word.as_str())))
    }

    /// A sentence of a block that begins at `block` begins at `at`: what is named from here on is no thing named before it.
    pub fn begin(&mut self, at: usize, block: usize) {
        self.here = at;
        self.block = block;
    }

    /// Remembers a mention.
    pub fn notice(&mut self, noticed: Noticed) {
        self.noticed.push(noticed);
    }

    /// The last thing of this kind named before the sentence in the same block.
    pub fn last(&self, kind: MentionKind) -> Option<&Noticed> {
        let mut here = self.before().take_while(|noticed| noticed.span.start >= self.block);
        here.find(|noticed| noticed.members.iter().all(|member| member.sort == Sort::Named(kind)))
    }

    /// The State or the cabinet, if an earlier sentence of the same block names it.
    pub fn last_state(&self) -> Option<&Member> {
        self.state.as_ref().filter(|(at, _)| (self.block..self.here).contains(at)).map(|(_, member)| member)
    }

    fn before(&self) -> impl Iterator<Item = &Noticed> {
        self.back(self.here).filter(|noticed| noticed.span.start < self.here)
    }

    fn back(&self, at: usize) -> impl Iterator<Item = &Noticed> {
        let start = at.saturating_sub(REACH);
        self.noticed.iter().rev().take_while(move |noticed| noticed.span.start >= start)
    }

    /// Turns the last tokens into a thing if they point to one.
    pub fn point(&mut self, text: &str, tokens: &mut Vec<Token>, things: &mut Vec<Thing>) {
        let Some(last) = tokens.last().filter(|token| token.is_word()) else { return };
        let word = last.word.as_str();
        let span = last.span;
        let inside = tokens.len() > 1 && span.of(text).starts_with(char::is_uppercase);
        let (members, count) = if self.pointers.signer.iter().any(|known| known == word) && self.signers.len() == 1
            || self.pointers.signers.iter().any(|known| known == word) && !inside
        {
            (self.signers.clone(), 1)
        } else if let Some((slug, _)) = self.pointers.state.iter().find(|(_, words)| words.iter().any(|w| w == word)) {
            (vec![Member { node: Node::State(Cow::Owned(slug.clone())), sort: Sort::State, country: false }], 1)
        } else if self.pointers.they.iter().any(|known| known == word) {
            (self.they(tokens.len() == 1, things), 1)
        } else {
            self.noun(text, tokens)
        };
        if members.is_empty() {
            return;
        }
        if let Some(state) = members.iter().find(|member| member.sort == Sort::State) {
            self.state = Some((span.start, state.clone()));
        }
        let from = tokens.len() - count;
        let span = Span::new(tokens[from].span.start, span.end);
        things.push(Thing { members, span, points: true, compound: false });
        tokens.truncate(from);
        tokens.push(Token { span, word: span.of(text).to_lowercase(), kind: TokenKind::Thing(things.len() - 1) });
    }

    /// Whom `zij` means: at the beginning of a sentence the last bodies that were named together, within it the one body
    /// that it has named.
    fn they(&self, opens: bool, things: &[Thing]) -> Vec<Member> {
        if opens {
            let several = self.before().find(|noticed| self.is_acting_group(noticed));
            return several.map(|noticed| noticed.members.clone()).unwrap_or_default();
        }
        let mut bodies = things.iter().filter(|thing| {
            !thing.compound && thing.members.iter().any(|m| m.sort == Sort::Named(MentionKind::Organisation))
        });
        let first = bodies.next();
        let same = |thing: &Thing, other: &Thing| same_entity(&thing.members[0].node, &other.members[0].node);
        match first {
            Some(first) if bodies.all(|other| same(first, other)) => first.members.clone(),
            _ => Vec::new(),
        }
    }

    fn is_acting_group(&self, noticed: &Noticed) -> bool {
        noticed.members.len() > 1
            && noticed.members.iter().all(|member| member.sort == Sort::Named(MentionKind::Organisation))
    }

    /// What a determiner, a number and a noun at the end of `tokens` point to, and how many tokens they are.
    fn noun(&self, text: &str, tokens: &[Token]) -> (Vec<Member>, usize) {
        let none = (Vec::new(), 0);
        let noun = &tokens[tokens.len() - 1];
        let rest = &text[noun.span.end..];
        let next = noun.span.end + (rest.len() - rest.trim_start_matches([' ', '‘', '“', '«', '"', '\'']).len());
        if self.mention_at(next).is_some() {
            return none;
        }
        let before = |back: usize| tokens.len().checked_sub(back).map(|index| &tokens[index]);
        let Some(previous) = before(2) else { return none };
        let near = self.pointers.near.contains(&previous.word);
        let far = self.pointers.far.contains(&previous.word);
        let at = noun.span.start;
        if let Some(number) = self.pointers.numbers.get(&previous.word) {
            let several =
                Pointers::kinds(&self.pointers.many, &noun.word).find_map(|kind| self.several(kind, *number, at));
            let determined = before(3).is_some_and(|token| {
                self.pointers.far.contains(&token.word) || self.pointers.near.contains(&token.word)
            });
            return several.map_or(none, |members| (members, if determined { 3 } else { 2 }));
        }
        if !near && !far {
            return none;
        }
        let kinds: Vec<MentionKind> = Pointers::kinds(&self.pointers.one, &noun.word).collect();
        let found = self.back(at).find(|noticed| {
            let [member] = noticed.members.as_slice() else { return false };
            kinds.iter().any(|kind| {
                // A title is quoted more often than it is spoken of: it must be called so.
                let free = near && *kind != MentionKind::Publication || *kind == MentionKind::Region;
                member.sort == Sort::Named(*kind) && (free || self.is_called(text, noticed, noun))
            })
        });
        if let Some(noticed) = found {
            return (noticed.members.clone(), 2);
        }
        let of = rest.trim_start().starts_with("van ");
        if far
            && !of
            && self.pointers.many.get(&MentionKind::Organisation).is_some_and(|nouns| nouns.contains(&noun.word))
        {
            let members = self.several_called(noun.word.trim_end_matches('s'), at);
            return members.map_or(none, |members| (members, 2));
        }
        if near {
            let several = Pointers::kinds(&self.pointers.many, &noun.word).find_map(|kind| self.several(kind, 0, at));
            return several.map_or(none, |members| (members, 2));
        }
        none
    }

    /// The last enumeration of `number` things of a kind, one more being let pass for a class of bodies among them.
    fn several(&self, kind: MentionKind, number: usize, at: usize) -> Option<Vec<Member>> {
        let all: Vec<&Noticed> = self
            .back(at)
            .filter(|noticed| number == 0 || noticed.span.start < self.here)
            .filter(|noticed| noticed.members.iter().all(|member| member.sort == Sort::Named(kind)))
            .collect();
        let mut members: Vec<Member> = Vec::new();
        let mut start: Option<usize> = None;
        for noticed in all {
            if start.is_some_and(|start| noticed.span.end + 60 < start) {
                if members.len() > 1 && (number == 0 || members.len() == number || members.len() + 1 == number) {
                    return Some(members);
                }
                members.clear();
            }
            start = Some(noticed.span.start);
            for member in &noticed.members {
                if !members.iter().any(|known| same_entity(&known.node, &member.node)) {
                    members.push(member.clone());
                }
            }
        }
        (members.len() > 1 && (number == 0 || members.len() == number || members.len() + 1 == number))
            .then_some(members)
    }

    /// The bodies with this kind word in their names that were named before (`de inspecties`), where they are a few.
    fn several_called(&self, kind: &str, at: usize) -> Option<Vec<Member>> {
        let mut members: Vec<Member> = Vec::new();
        for member in self.back(at).flat_map(|noticed| &noticed.members) {
            let Node::Entity { entity, .. } = member.node else { continue };
            let called = self.reading.entities.get(entity).is_some_and(|e| e.label.to_lowercase().contains(kind));
            let body = member.sort == Sort::Named(MentionKind::Organisation);
            if body && called && !members.iter().any(|known| same_entity(&known.node, &member.node)) {
                members.push(member.clone());
            }
        }
        (2..=4).contains(&members.len()).then_some(members)
    }

    /// Whether the thing is called so in its name or by the words around it.
    fn is_called(&self, text: &str, noticed: &Noticed, noun: &Token) -> bool {
        let label = noticed.members.first().and_then(|member| match member.node {
            Node::Entity { entity, .. } => self.reading.entities.get(entity),
            _ => None,
        });
        let before = text[..noticed.span.start].char_indices().rev().nth(30).map_or(0, |(at, _)| at);
        let after = text[noticed.span.end..].char_indices().nth(30).map_or(text.len(), |(at, _)| noticed.span.end + at);
        // Not the pointing words themselves.
        let after = after.min(noun.span.start.max(noticed.span.end));
        label.is_some_and(|entity| entity.label.to_lowercase().contains(&noun.word))
            || text[before..after].to_lowercase().contains(&noun.word)
    }
}

/// Whether two ends are the same thing, through whatever mention.
#[must_use]
pub fn same_entity(a: &Node, b: &Node) -> bool {
    match (a, b) {
        (Node::Entity { entity: a, .. }, Node::Entity { entity: b, .. }) => a == b,
        _ => a == b,
    }
}

fn signers(reading: &Reading) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    for signer in &reading.document.metadata.signers {
        let found = reading
            .mentions
            .iter()
            .position(|mention| mention.kind == MentionKind::Person && mention.span.overlaps(signer.name));
        if let Some(index) = found {
            let node = Node::Entity { entity: reading.mentions[index].entity, mention: Some(index) };
            if !members.iter().any(|member| same_entity(&member.node, &node)) {
                members.push(Member { node, sort: Sort::Signer, country: false });
            }
        }
    }
    if members.is_empty() { senders(reading) } else { members }
}

/// The posts in the heading of a paper whose signature is not there: `BRIEF VAN DE MINISTER VAN JUSTITIE`.
fn senders(reading: &Reading) -> Vec<Member> {
    let text = &reading.document.text;
    let heads = |span: Span| {
        let block = reading.document.block_at(span.start)?;
        let before = text[block.span.start..span.start].to_lowercase();
        (block.kind == BlockKind::Header && before.ends_with("brief van de ")).then_some(block.span)
    };
    let posts = || reading.mentions.iter().enumerate().filter(|(_, mention)| mention.kind == MentionKind::Post);
    let Some(heading) = posts().find_map(|(_, mention)| heads(mention.span)) else { return Vec::new() };
    posts()
        .filter(|(_, mention)| heading.contains(mention.span))
        .map(|(index, mention)| {
            let node = Node::Entity { entity: mention.entity, mention: Some(index) };
            Member { node, sort: Sort::Signer, country: false }
        })
        .collect()
}
