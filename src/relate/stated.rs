//! Relations stated in sentences: every pattern is tried on every sentence.

use super::analysis::Analysis;
use super::frame::{self, Framed};
use super::merger;
use super::money::Money;
use super::pattern::{How, Need, Pattern, Patterns, Take};
use super::phrase::{self, Filled, Match, is_one_of};
use super::qualifier::{self, Qualifiers};
use super::schedule::{self, Part};
use super::sentence::{self, Sentence};
use super::token::{Member, Sort, TokenKind};
use super::who::{Who, same_entity};
use super::{Node, Predicate, Statement, Value};
use crate::extract::MentionKind;
use crate::reading::Reading;
use crate::source::BlockKind;
use crate::span::Span;
use std::borrow::Cow;

/// A place where a pattern holds.
struct Hit {
    subjects: Vec<Member>,
    objects: Vec<Node>,
    qualifiers: Qualifiers,
    /// The money by years, where that is told.
    parts: Vec<Part>,
    span: Span,
    score: f32,
}

/// All statements that sentences make.
pub(super) fn find(patterns: &Patterns, reading: &Reading) -> Vec<Statement> {
    let mut who = Who::new(&patterns.pointers, reading);
    let mut money = Money::default();
    let mut statements = Vec::new();
    for sentence in sentence::sentences(reading) {
        let analysis = Analysis::new(reading, &patterns.lexicon, &mut who, &sentence);
        if matches!(sentence.kind, BlockKind::Metadata | BlockKind::Header | BlockKind::Signature) {
            continue;
        }
        let scope = Scope { patterns, analysis: &analysis, who: &who, sentence: &sentence };
        let mut here: Vec<Statement> = Vec::new();
        for pattern in &patterns.all {
            for mut hit in scope.hits(pattern) {
                if pattern.predicate == Predicate::Funds && hit.objects.is_empty() && !scope.has_receiver(&hit) {
                    let amount = hit.qualifiers.get("amount").and_then(|values| values.first());
                    hit.objects.extend(money.recipient(amount, &analysis, &patterns.lexicon));
                    hit.score -= 0.15;
                }
                scope.state(pattern, &hit, &mut here);
            }
        }
        money.follow(&analysis, &patterns.lexicon, &mut here);
        statements.extend(here);
    }
    merger::without_the_merged(reading, statements)
}

/// Words that begin a clause that leaves open whether it holds.
const OPEN: [&str; 6] = ["of", "als", "indien", "mits", "tenzij", "zodra"];

struct Scope<'a> {
    patterns: &'a Patterns,
    analysis: &'a Analysis<'a>,
    who: &'a Who<'a>,
    sentence: &'a Sentence,
}

impl Scope<'_> {
    fn hits(&self, pattern: &Pattern) -> Vec<Hit> {
        if pattern.notes && !matches!(self.analysis.kind, BlockKind::Footnote | BlockKind::Heading) {
            return Vec::new();
        }
        if !pattern.any_mood && self.analysis.departs {
            return Vec::new();
        }
        match &pattern.how {
            How::Phrases(phrases) => phrases
                .iter()
                .flat_map(|elements| phrase::find(elements, self.analysis, &self.patterns.lexicon))
                .filter_map(|found| self.hit_of_phrase(pattern, &found))
                .collect(),
            How::Frame(frame) => frame::find(frame, self.analysis, &self.patterns.lexicon, self.who)
                .into_iter()
                .filter_map(|framed| self.hit_of_frame(pattern, frame.literal.as_deref(), &framed))
                .collect(),
        }
    }

    /// Whether the passage names who may have received: a thing without a preposition that did not give.
    fn has_receiver(&self, hit: &Hit) -> bool {
        let gave = |member: &Member| hit.subjects.iter().any(|subject| same_entity(&subject.node, &member.node));
        let state_gave = hit.subjects.iter().any(|subject| subject.sort == Sort::State);
        let receives = |member: &Member| {
            matches!(member.sort, Sort::Named(MentionKind::Organisation | MentionKind::Region))
                && !(member.country && state_gave)
        };
        self.analysis.groups.iter().any(|group| {
            let span = self.analysis.span(group.first, group.last);
            group.mark.is_none()
                && hit.span.contains(span)
                && group.members.iter().any(|member| receives(member) && !gave(member))
        })
    }

    /// Whether the clause denies what it says, or speaks of what may be; its verb at `verb` set aside.
    fn is_blocked(&self, pattern: &Pattern, clause: usize, verb: Option<usize>) -> bool {
        let small = &self.patterns.lexicon.small;
        let first = self.analysis.clauses.iter().position(|other| *other == clause);
        if !pattern.any_mood && first.is_some_and(|first| OPEN.contains(&self.analysis.tokens[first].word.as_str())) {
            return true;
        }
        !pattern.any_mood
            && self.analysis.tokens.iter().enumerate().any(|(index, token)| {
                self.analysis.clauses[index] == clause
                    && Some(index) != verb
                    && token.is_word()
                    && (small.denying.contains(&token.word) || !pattern.modal && small.modal.contains(&token.word))
            })
    }

    fn has_needs(&self, pattern: &Pattern, clause: usize) -> bool {
        pattern.needs.iter().all(|need| self.places(need, clause).next().is_some())
    }

    fn has_lacks(&self, pattern: &Pattern, clause: usize) -> bool {
        pattern.lacks.iter().any(|need| self.places(need, clause).next().is_some())
    }

    /// The tokens of a clause by which it has what a pattern needs.
    fn places<'a>(&'a self, need: &'a Need, clause: usize) -> impl Iterator<Item = usize> + 'a {
        self.analysis.tokens.iter().enumerate().filter_map(move |(index, token)| {
            let here = self.analysis.clauses[index] == clause
                && match need {
                    Need::Amount => matches!(token.kind, TokenKind::Amount(_)),
                    Need::Word(words) => is_one_of(&token.word, words),
                };
            here.then_some(index)
        })
    }

    fn hit_of_phrase(&self, pattern: &Pattern, found: &Match) -> Option<Hit> {
        let clause = self.analysis.clauses[found.last];
        if pattern.notes && !self.opens_note(found.first) {
            return None;
        }
        if self.is_blocked(pattern, clause, None) || !self.has_needs(pattern, clause) || self.has_lacks(pattern, clause)
        {
            return None;
        }
        let mut qualifiers = self.qualifiers(pattern, clause, found.first);
        self.add_slots(found, &mut qualifiers);
        let mut hit = Hit {
            parts: self.parts(pattern, clause),
            subjects: members(found, "subject"),
            objects: members(found, "object").into_iter().map(|member| member.node).collect(),
            qualifiers,
            span: found.span(self.analysis),
            score: pattern.score,
        };
        if self.points_back(found) {
            hit.score -= 0.1;
        }
        Some(hit)
    }

    /// Whether a title or a body at this token begins what a note tells: nothing but a mark or `zie` stands before it.
    fn opens_note(&self, first: usize) -> bool {
        first.checked_sub(1).is_none_or(|before| {
            let token = &self.analysis.tokens[before];
            token.kind == TokenKind::Mark
                || matches!(token.word.as_str(), "zie" | "ook" | "bron" | "vgl" | "de" | "het")
        })
    }

    fn hit_of_frame(&self, pattern: &Pattern, literal: Option<&str>, framed: &Framed) -> Option<Hit> {
        let clause = framed.clause;
        if self.is_blocked(pattern, clause, Some(framed.verb))
            || !self.has_needs(pattern, clause)
            || self.has_lacks(pattern, clause)
        {
            return None;
        }
        let anchor = self.anchor(framed);
        let mut qualifiers = self.qualifiers(pattern, framed.clause, anchor);
        self.add_slots(&framed.found, &mut qualifiers);
        let mut objects: Vec<Node> = members(&framed.found, "object").into_iter().map(|member| member.node).collect();
        objects.extend(literal.map(|text| Node::Literal(text.to_owned())));
        for (role, text) in &framed.texts {
            match role.as_str() {
                "object" => objects.push(Node::Literal(text.clone())),
                _ => qualifiers.entry(role.clone()).or_default().push(Value::Text(text.clone())),
            }
        }
        let mut score = pattern.score;
        if framed.from_afar || self.points_back(&framed.found) {
            score -= 0.15;
        }
        Some(Hit {
            parts: self.parts(pattern, clause),
            subjects: members(&framed.found, "subject"),
            objects,
            qualifiers,
            span: self.passage(pattern, framed),
            score,
        })
    }

    /// The passage: all roles, the verb, the words that the pattern needs, and the amount where it is asked for.
    fn passage(&self, pattern: &Pattern, framed: &Framed) -> Span {
        let mut found = framed.found.clone();
        if pattern.take.contains(&Take::Amount) {
            let amounts = self.analysis.tokens.iter().enumerate().filter(|(index, token)| {
                self.analysis.clauses[*index] == framed.clause && matches!(token.kind, TokenKind::Amount(_))
            });
            for (index, _) in amounts {
                found.first = found.first.min(index);
                found.last = found.last.max(index);
            }
        }
        for need in &pattern.needs {
            let within = |index: usize| index.clamp(found.first, found.last).abs_diff(index);
            if let Some(index) = self.places(need, framed.clause).min_by_key(|index| within(*index)) {
                found.first = found.first.min(index);
                found.last = found.last.max(index);
            }
        }
        found.span(self.analysis)
    }

    /// The token behind which a purpose or a task stands: the amount, or the receiver if that follows it.
    fn anchor(&self, framed: &Framed) -> usize {
        let amount = self.analysis.tokens.iter().rposition(|token| matches!(token.kind, TokenKind::Amount(_)));
        let receiver = framed.receiver.filter(|receiver| amount.is_some_and(|amount| amount < *receiver));
        receiver.or(amount).unwrap_or(framed.found.first).max(framed.found.first)
    }

    fn qualifiers(&self, pattern: &Pattern, clause: usize, anchor: usize) -> Qualifiers {
        let mut found = qualifier::find(self.analysis, &self.patterns.lexicon, &pattern.take, clause, anchor);
        if pattern.take.contains(&Take::Amount) {
            schedule::of_one(self.analysis, &self.patterns.lexicon, clause, &mut found);
        }
        for (name, text) in &pattern.always {
            found.insert(name.clone(), vec![Value::Text(text.clone())]);
        }
        found
    }

    fn parts(&self, pattern: &Pattern, clause: usize) -> Vec<Part> {
        match pattern.take.contains(&Take::Amount) {
            true => schedule::parts(self.analysis, &self.patterns.lexicon, clause),
            false => Vec::new(),
        }
    }

    fn add_slots(&self, found: &Match, qualifiers: &mut Qualifiers) {
        for (role, filled) in found.slots.iter().filter(|(role, _)| role != "subject" && role != "object") {
            let values: Vec<Value> = match filled {
                Filled::Members(members) => members.iter().map(|member| Value::Node(member.node.clone())).collect(),
                Filled::Token(index) => match &self.analysis.tokens[*index].kind {
                    TokenKind::Amount(euro) => vec![Value::Euro(*euro)],
                    TokenKind::Date(iso) => vec![Value::Date(iso.clone())],
                    _ => Vec::new(),
                },
            };
            qualifiers.insert(role.clone(), values);
        }
    }

    fn points_back(&self, found: &Match) -> bool {
        (found.first..=found.last).any(|index| {
            self.analysis.thing(index).is_some_and(|thing| {
                thing.points && thing.members.iter().any(|member| matches!(member.sort, Sort::Named(_)))
            })
        })
    }

    fn state(&self, pattern: &Pattern, hit: &Hit, statements: &mut Vec<Statement>) {
        for subject in &hit.subjects {
            for object in &hit.objects {
                let subject_node = giver(pattern.predicate, subject);
                if same_entity(&subject_node, object) || !self.fit(pattern.predicate, &subject_node, object) {
                    continue;
                }
                for (qualifiers, span) in allotments(hit) {
                    statements.push(Statement {
                        subject: subject_node.clone(),
                        predicate: pattern.predicate,
                        object: object.clone(),
                        qualifiers,
                        evidence: self.within(span),
                        pattern: Cow::Owned(pattern.name.clone()),
                        score: hit.score,
                    });
                }
            }
        }
    }

    /// Whether the two ends are of the same kind, where the predicate asks for it.
    fn fit(&self, predicate: Predicate, subject: &Node, object: &Node) -> bool {
        let alike = matches!(predicate, Predicate::PartOf | Predicate::Succeeds | Predicate::MergedWith);
        !alike || self.who.kind(subject) == self.who.kind(object)
    }

    /// The passage, kept to the sentence itself where the sentence that a list item ends stands before it.
    fn within(&self, span: Span) -> Span {
        match self.sentence.lead {
            Some(lead) if span.start >= lead.start => span,
            _ => Span::new(span.start.min(self.sentence.span.end), span.end),
        }
    }
}

/// The qualifiers and passage of each statement of a hit: one, or one for each part of the money, and one for the whole
/// where its amount is none of the parts.
fn allotments(hit: &Hit) -> Vec<(Qualifiers, Span)> {
    let whole = (hit.qualifiers.clone(), hit.span);
    let amount = hit.qualifiers.get("amount");
    let is_part = hit.parts.iter().any(|part| part.qualifiers.get("amount") == amount);
    let mut all: Vec<(Qualifiers, Span)> = Vec::new();
    if hit.parts.is_empty() || amount.is_some() && !is_part {
        all.push(whole);
    }
    for part in &hit.parts {
        let mut qualifiers = hit.qualifiers.clone();
        for name in ["amount", "amountTo", "year", "since", "recurrence"] {
            qualifiers.remove(name);
        }
        qualifiers.extend(part.qualifiers.clone());
        let span = Span::new(hit.span.start.min(part.span.start), hit.span.end.max(part.span.end));
        all.push((qualifiers, span));
    }
    all
}

/// Who gives money where the signers do: the State.
fn giver(predicate: Predicate, member: &Member) -> Node {
    match member.sort {
        Sort::Signer if predicate == Predicate::Funds => Node::State(Cow::Borrowed("rijk")),
        _ => member.node.clone(),
    }
}

fn members(found: &Match, role: &str) -> Vec<Member> {
    found
        .slots
        .iter()
        .filter(|(name, _)| name == role)
        .flat_map(|(_, filled)| match filled {
            Filled::Members(members) => members.clone(),
            Filled::Token(_) => Vec::new(),
        })
        .collect()
}
