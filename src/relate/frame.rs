//! Frames: a verb and its roles in a clause, in the active or the passive, in whatever order.

use super::analysis::{Analysis, Group};
use super::lexicon::{Form, Lexicon, Verb};
use super::pattern::{Frame, Role};
use super::phrase::{Filled, Match, is_one_of};
use super::token::{Member, TokenKind};
use super::who::Who;
use crate::span::Span;

/// What fills the roles of a frame at one verb.
#[derive(Clone, Debug)]
pub(super) struct Framed {
    /// Slots as of a phrase, with the stretch of tokens they span.
    pub found: Match,
    /// Roles filled by a text: role, text, its tokens.
    pub texts: Vec<(String, String)>,
    /// The clause.
    pub clause: usize,
    /// The token of the verb.
    pub verb: usize,
    /// The last token of what fills the object.
    pub receiver: Option<usize>,
    /// Whether a role was filled from outside the clause.
    pub from_afar: bool,
}

impl Framed {
    fn fill_from_afar(&mut self, role: &Role, members: Vec<Member>) {
        self.found.slots.push((role.fills.clone(), Filled::Members(members)));
        self.from_afar = true;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    Active,
    Passive,
    /// `de door VWS gefinancierde stichting X`.
    Attributive,
}

/// Everything in a sentence that fills the frame.
pub(super) fn find(frame: &Frame, analysis: &Analysis<'_>, lexicon: &Lexicon, who: &Who<'_>) -> Vec<Framed> {
    let mut all = Vec::new();
    let here = frame.verbs.iter().filter(|name| analysis.verbs.contains(*name));
    for verb in here.filter_map(|name| lexicon.verb(name)) {
        for (at, form, with) in occurrences(verb, analysis, lexicon) {
            let reader = Reader { frame, analysis, lexicon, who, at, clause: analysis.clauses[at] };
            all.extend(reader.read(form, with));
        }
    }
    all
}

/// Where a verb stands, and where its particle or the noun of its set phrase stands in the same clause.
fn occurrences(verb: &Verb, analysis: &Analysis<'_>, lexicon: &Lexicon) -> Vec<(usize, Form, Option<usize>)> {
    let mut places = Vec::new();
    for (at, token) in analysis.tokens.iter().enumerate() {
        if !token.is_word() {
            continue;
        }
        let Some(form) = verb.form(&token.word) else { continue };
        let in_clause = |index: &usize| analysis.clauses[*index] == analysis.clauses[at];
        let small = &lexicon.small;
        let auxiliary = |index: usize| {
            let word = &analysis.tokens[index].word;
            small.zijn.contains(word) || small.hebben.contains(word) || small.worden.contains(word)
        };
        let mut clause = (0..analysis.tokens.len()).filter(in_clause);
        let form =
            if verb.is_participle(&token.word) && clause.clone().any(auxiliary) { Form::Participle } else { form };
        let with = match form {
            Form::Apart => verb.particle().and_then(|particle| {
                clause.find(|index| analysis.tokens[*index].is(particle) && is_particle(analysis, lexicon, *index, at))
            }),
            _ => clause
                .filter(|index| {
                    *index != at
                        && match analysis.tokens[*index].kind {
                            TokenKind::Amount(_) => verb.with().contains("€"),
                            _ => verb.with().contains(&analysis.tokens[*index].word),
                        }
                })
                .min_by_key(|index| index.abs_diff(at)),
        };
        if with.is_some() || form != Form::Apart && verb.with().is_empty() {
            places.push((at, form, with));
        }
    }
    places
}

/// Whether the word at `index` is the particle of the verb at `verb` and no preposition: it ends its clause, or stands
/// before `te` and the verb or before another preposition.
fn is_particle(analysis: &Analysis<'_>, lexicon: &Lexicon, index: usize, verb: usize) -> bool {
    let prepositions = &lexicon.small.prepositions;
    if !prepositions.contains(&analysis.tokens[index].word) {
        return true;
    }
    if index < verb {
        return index + 2 == verb && analysis.tokens[index + 1].is("te") || index + 1 == verb;
    }
    analysis.tokens.get(index + 1).is_none_or(|next| {
        next.kind == TokenKind::Mark && !next.is("(")
            || analysis.clauses[index + 1] != analysis.clauses[index]
            || next.is("en")
            || prepositions.contains(&next.word)
    })
}

struct Reader<'a> {
    frame: &'a Frame,
    analysis: &'a Analysis<'a>,
    lexicon: &'a Lexicon,
    who: &'a Who<'a>,
    at: usize,
    clause: usize,
}

impl Reader<'_> {
    fn read(&self, form: Form, with: Option<usize>) -> Option<Framed> {
        let voice = self.voice(form)?;
        if self.frame.agent.is_none() && !self.frame.intransitive && voice == Voice::Active {
            return None;
        }
        let mut framed = Framed {
            found: Match { slots: Vec::new(), first: self.at, last: self.at },
            texts: Vec::new(),
            clause: self.clause,
            verb: self.at,
            receiver: None,
            from_afar: false,
        };
        if let Some(with) = with {
            self.stretch(&mut framed, with, with);
        }
        let agent = self.frame.agent.as_ref().and_then(|role| self.agent(role, voice));
        let mut taken: Vec<usize> = Vec::new();
        if let Some(role) = &self.frame.agent {
            match agent {
                Some(group) => {
                    self.fill(&mut framed, role, group);
                    taken.push(group.first);
                }
                None if role.last && voice == Voice::Passive => {
                    let state = self.who.last_state()?;
                    framed.fill_from_afar(role, vec![state.clone()]);
                }
                None if role.class && voice == Voice::Active => {
                    let last = self.class_agent()?;
                    let text = self.analysis.tokens[last].span.of(self.analysis.text).to_owned();
                    framed.texts.push((role.fills.clone(), text));
                    self.stretch(&mut framed, last, last);
                }
                None if role.optional => {}
                None => return None,
            }
        }
        if let Some(role) = &self.frame.patient {
            match self.patient(role, voice, &taken) {
                Some(group) => {
                    self.fill(&mut framed, role, group);
                    taken.push(group.first);
                }
                None => self.otherwise(&mut framed, role)?,
            }
        }
        for role in &self.frame.roles {
            match self.marked(role, &taken) {
                Some(group) => {
                    self.fill(&mut framed, role, group);
                    taken.push(group.first);
                }
                None => self.otherwise(&mut framed, role)?,
            }
        }
        Some(framed)
    }

    fn has(&self, words: &std::collections::BTreeSet<String>) -> bool {
        let tokens = &self.analysis.tokens;
        (0..tokens.len())
            .any(|i| self.analysis.clauses[i] == self.clause && tokens[i].is_word() && words.contains(&tokens[i].word))
    }

    fn voice(&self, form: Form) -> Option<Voice> {
        let small = &self.lexicon.small;
        match form {
            Form::Finite | Form::Apart | Form::Infinitive => Some(Voice::Active),
            Form::Attributive => Some(Voice::Attributive),
            Form::Participle => {
                let passive = self.has(&small.worden) || !self.has(&small.hebben) && !self.frame.intransitive;
                match passive {
                    true if self.frame.intransitive => None,
                    true => Some(Voice::Passive),
                    false => Some(Voice::Active),
                }
            }
        }
    }

    fn fits(&self, role: &Role, group: &Group) -> bool {
        !group.yours && group.members.iter().any(|member| self.fills(role, member).is_some())
    }

    /// The member as what the role takes it for, if its kind and its name are such.
    fn fills(&self, role: &Role, member: &Member) -> Option<Member> {
        let called = role.called.is_empty() || self.who.is_named(&member.node, &role.called);
        role.kinds.take(member).filter(|_| called)
    }

    fn agent(&self, role: &Role, voice: Voice) -> Option<&Group> {
        let groups: Vec<&Group> = self.analysis.groups_in(self.clause).collect();
        match voice {
            Voice::Active => {
                groups.into_iter().find(|group| group.mark.is_none()).filter(|group| self.fits(role, group))
            }
            Voice::Passive | Voice::Attributive => {
                let by = |group: &&Group| {
                    group.stands_behind("door") || role.marks.iter().any(|mark| group.stands_behind(mark))
                };
                let mut fitting = groups.into_iter().filter(by).filter(|group| self.fits(role, group));
                if voice == Voice::Attributive { fitting.rfind(|group| group.last < self.at) } else { fitting.next() }
            }
        }
    }

    fn patient(&self, role: &Role, voice: Voice, taken: &[usize]) -> Option<&Group> {
        let direct = role.marks.iter().any(String::is_empty);
        let groups = || self.analysis.groups_in(self.clause).filter(|group| !taken.contains(&group.first));
        if voice == Voice::Attributive {
            return groups()
                .find(|g| g.first > self.at && g.first <= self.at + 4)
                .filter(|group| self.fits(role, group));
        }
        let unmarked = groups().find(|group| group.mark.is_none());
        if direct
            && voice == Voice::Passive
            && !self.has(&self.lexicon.small.worden)
            && !self.has(&self.lexicon.small.zijn)
        {
            let before = groups().filter(|group| group.last < self.at).last();
            return before.filter(|group| self.fits(role, group));
        }
        if direct && let Some(group) = unmarked.filter(|group| self.fits(role, group)) {
            let after_agent = voice == Voice::Passive || taken.iter().all(|agent| *agent < group.first);
            if after_agent {
                return Some(group);
            }
        }
        self.marked(role, taken)
    }

    /// The group that stands behind one of the role's prepositions, those named first first.
    fn marked(&self, role: &Role, taken: &[usize]) -> Option<&Group> {
        role.marks.iter().find_map(|mark| {
            let groups = self.analysis.groups_in(self.clause).filter(|group| !taken.contains(&group.first));
            let wanted = |group: &&Group| match mark.as_str() {
                "*" => true,
                "" => role.fills != "object" && role.fills != "subject" && group.mark.is_none(),
                _ => group.stands_behind(mark),
            };
            let mut fitting = groups.filter(wanted).filter(|group| self.fits(role, group));
            fitting.next()
        })
    }

    fn fill(&self, framed: &mut Framed, role: &Role, group: &Group) {
        let members: Vec<Member> = group.members.iter().filter_map(|member| self.fills(role, member)).collect();
        framed.found.slots.push((role.fills.clone(), Filled::Members(members)));
        if role.fills == "object" {
            framed.receiver = Some(group.last);
        }
        self.stretch(framed, self.governor(role, group), group.last);
    }

    /// The first token of the words that govern a group: `door`, `in opdracht van`.
    fn governor(&self, role: &Role, group: &Group) -> usize {
        let opens = group.opens;
        let Some(mark) = group.mark.as_deref() else { return opens };
        if role.marks.iter().any(|wanted| wanted.contains(' ') && group.stands_behind(wanted)) {
            let first = opens.saturating_sub(2);
            let led = first > 0 && self.lexicon.small.prepositions.contains(&self.analysis.tokens[first - 1].word);
            return first - usize::from(led);
        }
        let marked = mark == "door" || role.marks.iter().any(|wanted| wanted == mark);
        opens.saturating_sub(usize::from(marked))
    }

    fn stretch(&self, framed: &mut Framed, first: usize, last: usize) {
        framed.found.first = framed.found.first.min(first);
        framed.found.last = framed.found.last.max(last);
    }

    /// Fills a role that no thing in the clause fills: with words, a class of bodies, or the last fitting thing.
    fn otherwise(&self, framed: &mut Framed, role: &Role) -> Option<()> {
        let in_clause: Vec<usize> =
            (0..self.analysis.tokens.len()).filter(|index| self.analysis.clauses[*index] == self.clause).collect();
        if !role.words.is_empty() {
            let word = |index: &&usize| {
                let token = &self.analysis.tokens[**index];
                token.is_word() && is_one_of(&token.word, &role.words)
            };
            if let Some(index) = in_clause.iter().find(word) {
                let before = index.checked_sub(1).map(|before| &self.analysis.tokens[before]);
                let adjective = before.filter(|token| {
                    token.is_word()
                        && !self.lexicon.small.determiners.contains(&token.word)
                        && !self.lexicon.small.prepositions.contains(&token.word)
                        && !self.lexicon.small.adverbs.contains(&token.word)
                        && !self.lexicon.is_finite(&token.word)
                });
                let first = adjective.map_or(*index, |_| index - 1);
                let text = self.analysis.span(first, *index).of(self.analysis.text).to_owned();
                framed.texts.push((role.fills.clone(), text));
                self.stretch(framed, first, *index);
                return Some(());
            }
        }
        if role.class
            && let Some((text, first, last)) = self.class(role, &in_clause)
        {
            framed.texts.push((role.fills.clone(), text));
            framed.receiver = Some(last);
            self.stretch(framed, first, last);
            return Some(());
        }
        if role.last && !self.is_relative() {
            let state = self.who.last_state().filter(|state| role.kinds.holds(state.sort));
            let named = role.kinds.named().filter_map(|kind| self.who.last(kind));
            let named = named.max_by_key(|noticed| noticed.span.start).map(|noticed| noticed.members.clone());
            if let Some(members) = state.map(|state| vec![state.clone()]).or(named) {
                framed.fill_from_afar(role, members);
                return Some(());
            }
        }
        role.optional.then_some(())
    }

    /// The class of people or bodies that opens the clause or follows its verb: `Gemeenten krijgen`, `ontvangen gemeenten`.
    fn class_agent(&self) -> Option<usize> {
        let tokens = &self.analysis.tokens;
        let opens = self.analysis.clauses.iter().position(|clause| *clause == self.clause)?;
        [opens, self.at + 1].into_iter().find_map(|start| {
            let noun = tokens.get(start).filter(|token| self.lexicon.small.determiners.contains(&token.word));
            let at = if noun.is_some() { start + 1 } else { start };
            tokens
                .get(at)
                .filter(|token| token.is_word() && self.lexicon.small.classes.contains(&token.word))
                .map(|_| at)
        })
    }

    fn is_relative(&self) -> bool {
        let first = self.analysis.clauses.iter().position(|clause| *clause == self.clause).unwrap_or_default();
        let small = &self.lexicon.small;
        let word = &self.analysis.tokens[first].word;
        first > 0 && (small.relatives.contains(word) || small.subordinators.contains(word))
    }

    /// The class of people or bodies behind one of the role's prepositions: `aan gemeenten`, `naar zeven landsdelen`.
    fn class(&self, role: &Role, in_clause: &[usize]) -> Option<(String, usize, usize)> {
        let tokens = &self.analysis.tokens;
        let small = &self.lexicon.small;
        for mark in role.marks.iter().filter(|mark| !mark.is_empty()) {
            for start in in_clause.iter().copied().filter(|index| tokens[*index].is(mark)) {
                let mut at = start + 1;
                while tokens
                    .get(at)
                    .is_some_and(|token| matches!(token.word.as_str(), "de" | "het" | "een" | "alle" | "deze" | "onze"))
                {
                    at += 1;
                }
                for last in at..(at + 4).min(tokens.len()) {
                    let token = &tokens[last];
                    if !token.is_word()
                        || small.prepositions.contains(&token.word)
                        || self.lexicon.is_finite(&token.word)
                    {
                        break;
                    }
                    if small.classes.contains(&token.word) {
                        let cut = |token: &crate::relate::token::Token| {
                            small.joining.contains(&token.word) || small.relatives.contains(&token.word)
                        };
                        let from = (at..last).rev().find(|index| cut(&tokens[*index])).map_or(at, |index| index + 1);
                        let span: Span = self.analysis.span(from, last);
                        return Some((span.of(self.analysis.text).to_owned(), start, last));
                    }
                }
            }
        }
        if role.marks.iter().any(String::is_empty) {
            let bare = in_clause.iter().copied().find(|index| {
                tokens[*index].is_word()
                    && small.classes.contains(&tokens[*index].word)
                    && index.checked_sub(1).is_none_or(|before| !small.prepositions.contains(&tokens[before].word))
            });
            return bare.map(|index| (tokens[index].span.of(self.analysis.text).to_owned(), index, index));
        }
        None
    }
}
