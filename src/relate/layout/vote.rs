//! Votes in the report of a meeting: `decision`, `outcome`, `votedFor` and `votedAgainst`.
//!
//! The chair brings something to the vote and says how it went: `In stemming komt de motie-Jansen (21501-08, nr. 721).` `Ik
//! constateer dat de leden van de fracties van A en B voor deze motie hebben gestemd en de leden van de overige fracties
//! ertegen, zodat zij is verworpen.` Who the others are is known where the file lists the votes of all parties.

use super::ledger::{Ledger, with};
use super::sheet::{Sentence, Sheet};
use crate::extract::MentionKind;
use crate::relate::{Node, Predicate, Value};
use crate::source::Vote;
use crate::span::Span;

/// How many sentences after something was brought to the vote the chair may say how it went: members explain their votes.
const BETWEEN: usize = 40;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    let mut put: Option<(usize, &Sentence)> = None;
    let mut counted = 0;
    for (index, sentence) in sheet.sentences.iter().enumerate() {
        let words = sheet.words_of(sentence);
        if sheet.phrases.put_to_vote.is_in(words) {
            put = Some((index, sentence));
            continue;
        }
        let adopted = sheet.phrases.adopted.is_in(words);
        if !sheet.phrases.counted.is_in(words) || adopted == sheet.phrases.rejected.is_in(words) {
            continue;
        }
        let listed = listed(sheet, sentence.span);
        let put = put.take().filter(|(at, _)| index - at <= BETWEEN);
        // Without the list of the file, only what was brought to the vote is voted on.
        if put.is_none() && listed.is_none() {
            continue;
        }
        counted += 1;
        let mut decided = put.map(|(_, put)| named(sheet, put.span)).unwrap_or_default();
        if decided.is_empty() {
            decided.extend(listed.and_then(|vote| of_list(sheet, vote)));
        }
        let voted = listed.filter(|vote| !vote.by_party.is_empty());
        let sides = voted.map_or_else(|| said(sheet, sentence), |vote| by_list(sheet, vote));
        let count = Count { sheet, sentence, adopted, sides };
        if decided.is_empty() {
            count.state(None, &counted.to_string(), ledger);
        }
        for (node, key) in decided {
            count.state(Some(node), &key, ledger);
        }
    }
}

/// How one thing was voted on.
struct Count<'a> {
    sheet: &'a Sheet<'a>,
    sentence: &'a Sentence,
    adopted: bool,
    sides: Vec<(Node, Predicate)>,
}

impl Count<'_> {
    /// States it of a thing; of the decision itself where nothing is known of what was decided.
    fn state(&self, decided: Option<Node>, key: &str, ledger: &mut Ledger) {
        let paper = self.sheet.reading.paper.rsplit('/').next().unwrap_or_default();
        let decision = Node::Decision(format!("{paper}-{key}"));
        let mut add = |statement, qualifiers| {
            ledger.add_with(statement, qualifiers, self.sentence.span, "layout/vote", 0.95);
        };
        if let Some(decided) = &decided {
            add((decided.clone(), Predicate::Decision, decision.clone()), Default::default());
        }
        let outcome = Node::Literal(if self.adopted { "adopted" } else { "rejected" }.to_owned());
        add((decision.clone(), Predicate::Outcome, outcome), Default::default());
        for (party, side) in &self.sides {
            let object = decided.clone().unwrap_or_else(|| decision.clone());
            add((party.clone(), *side, object), with("inDecision", Value::Node(decision.clone())));
        }
    }
}

/// What a sentence names as brought to the vote, each with its key: motions, else the first paper.
fn named(sheet: &Sheet<'_>, span: Span) -> Vec<(Node, String)> {
    let mut motions: Vec<(Node, String)> = Vec::new();
    for (index, mention) in sheet.within(span, MentionKind::Motion) {
        let key = sheet.entity(mention).slug.clone();
        if motions.iter().all(|(_, known)| *known != key) {
            motions.push((sheet.node(index), key));
        }
    }
    if motions.is_empty() {
        let mut papers = sheet.reading.references.iter().filter(|reference| span.contains(reference.span));
        let identifier =
            |iri: &String| iri.rsplit('/').next().filter(|last| last.starts_with("kst-")).map(str::to_owned);
        let paper = papers.find_map(|reference| reference.iris.first().and_then(identifier));
        motions.extend(paper.map(|paper| (Node::Kamerstuk(paper.clone()), paper)));
    }
    motions
}

/// The vote that the file lists in the item of a sentence.
fn listed<'a>(sheet: &Sheet<'a>, sentence: Span) -> Option<&'a Vote> {
    let document = sheet.document();
    let at = document.offsets.to_original(sentence).start;
    document.metadata.votes.iter().find(|vote| vote.original.contains(&at))
}

/// What the list of a file says was voted on.
fn of_list(sheet: &Sheet<'_>, vote: &Vote) -> Option<(Node, String)> {
    let paper = vote.paper.clone()?;
    let motion = |entity: &crate::reading::Entity| entity.kind == MentionKind::Motion && entity.slug == paper;
    let known = sheet.reading.entities.iter().position(motion).filter(|_| vote.motion);
    let node = known.map_or_else(|| Node::Kamerstuk(paper.clone()), |entity| Node::Entity { entity, mention: None });
    Some((node, paper))
}

/// The votes of all parties, as the file lists them.
fn by_list(sheet: &Sheet<'_>, vote: &Vote) -> Vec<(Node, Predicate)> {
    let entities = &sheet.reading.entities;
    let party = |name: &String| {
        let is = |entity: &crate::reading::Entity| {
            entity.kind == MentionKind::Party && (entity.label == *name || entity.names.contains(name))
        };
        entities.iter().position(is).map(|entity| Node::Entity { entity, mention: None })
    };
    let side = |stem: &String| match stem.as_str() {
        "Voor" => Some(Predicate::VotedFor),
        "Tegen" => Some(Predicate::VotedAgainst),
        "Niet deelgenomen" => Some(Predicate::AbsentFromVoteOn),
        _ => None,
    };
    vote.by_party.iter().filter_map(|(name, stem)| Some((party(name)?, side(stem)?))).collect()
}

/// The parties that the chair names, each with its side: those before `voor` or `ertegen`.
fn said(sheet: &Sheet<'_>, sentence: &Sentence) -> Vec<(Node, Predicate)> {
    let parties: Vec<(usize, Span)> =
        sheet.within(sentence.span, MentionKind::Party).map(|(index, mention)| (index, mention.span)).collect();
    let mut open: Vec<usize> = Vec::new();
    let mut sides = Vec::new();
    for word in sentence.words.clone() {
        let span = sheet.stretch(word..word + 1);
        if let Some((index, _)) = parties.iter().find(|(_, party)| party.contains(span)) {
            // The words of a name are no side: `Partij voor de Dieren`.
            if open.last() != Some(index) {
                open.push(*index);
            }
            continue;
        }
        let words = &sheet.lower[word..word + 1];
        let side = if sheet.phrases.voted_for.is_in(words) {
            Predicate::VotedFor
        } else if sheet.phrases.voted_against.is_in(words) {
            Predicate::VotedAgainst
        } else {
            continue;
        };
        sides.extend(open.drain(..).map(|party| (sheet.node(party), side)));
    }
    sides
}
