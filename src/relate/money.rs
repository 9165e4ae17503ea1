//! Money followed through a paper: `€ 50 mln uit deze middelen`, `van de € 613 mln is € 255 mln bedoeld voor`.

use super::analysis::Analysis;
use super::lexicon::Lexicon;
use super::pattern::Take;
use super::token::TokenKind;
use super::{Node, Predicate, Statement, Value, qualifier};
use std::borrow::Cow;

/// The gifts of money that a paper has spoken of so far.
#[derive(Debug, Default)]
pub(super) struct Money {
    gifts: Vec<(i64, Node, Node, Option<Value>)>,
    /// Where the last gift was named, in bytes.
    last: usize,
}

/// How far back a gift without recipient goes to the one before it, in bytes.
const REACH: usize = 900;

impl Money {
    /// Who receives what is given without saying to whom: a class of people that the sentence names, or those of the
    /// gift before.
    pub(super) fn recipient(&self, amount: Option<&Value>, analysis: &Analysis<'_>, lexicon: &Lexicon) -> Option<Node> {
        let Some(Value::Euro(euro)) = amount else { return None };
        if let Some(gift) = self.gifts.iter().find(|gift| gift.0 == *euro) {
            return Some(gift.2.clone());
        }
        let tokens = &analysis.tokens;
        let named = (1..tokens.len()).find(|index| {
            lexicon.small.classes.contains(&tokens[*index].word)
                && matches!(tokens[*index - 1].word.as_str(), "voor" | "aan" | "naar")
        });
        if let Some(index) = named {
            return Some(Node::Literal(tokens[index].span.of(analysis.text).to_owned()));
        }
        let here = tokens.first()?.span.start;
        self.gifts.last().filter(|_| self.last + REACH > here).map(|gift| gift.2.clone())
    }

    /// Adds what a sentence says of a part of money that was named before, and remembers the gifts that it names.
    pub(super) fn follow(&mut self, analysis: &Analysis<'_>, lexicon: &Lexicon, here: &mut Vec<Statement>) {
        if !here.iter().any(|statement| statement.predicate == Predicate::Funds) {
            here.extend(self.part(analysis, lexicon));
        }
        for statement in here.iter().filter(|statement| statement.predicate == Predicate::Funds) {
            if let Some(Value::Euro(euro)) = statement.qualifiers.get("amount").and_then(|values| values.first()) {
                let year = statement.qualifiers.get("year").and_then(|years| years.first()).cloned();
                self.last = statement.evidence.start;
                self.gifts.push((*euro, statement.subject.clone(), statement.object.clone(), year));
            }
        }
    }

    fn part(&self, analysis: &Analysis<'_>, lexicon: &Lexicon) -> Option<Statement> {
        let amounts: Vec<(usize, i64)> = analysis
            .tokens
            .iter()
            .enumerate()
            .filter_map(|(index, token)| match token.kind {
                TokenKind::Amount(euro) => Some((index, euro)),
                _ => None,
            })
            .collect();
        if !analysis.tokens.iter().any(|token| lexicon.small.allotting.contains(&token.word)) {
            return None;
        }
        let whole = |euro: i64| self.gifts.iter().rev().find(|gift| gift.0 == euro);
        let again = amounts.iter().position(|(_, euro)| whole(*euro).is_some());
        let (gift, part) = match again {
            Some(at) if amounts.len() > 1 => {
                let part = amounts.iter().find(|(_, euro)| *euro < amounts[at].1 && whole(*euro).is_none())?;
                (whole(amounts[at].1)?, part)
            }
            _ if lexicon.small.named_before.iter().any(|phrase| analysis.has_phrase(phrase)) => {
                let part = amounts.first()?;
                (self.gifts.iter().rev().find(|gift| gift.0 > part.1)?, part)
            }
            _ => return None,
        };
        let clause = analysis.clauses[part.0];
        let mut qualifiers = qualifier::find(analysis, lexicon, &[Take::Purpose], clause, part.0);
        qualifiers.insert("amount".to_owned(), vec![Value::Euro(part.1)]);
        if let Some(year) = &gift.3 {
            qualifiers.insert("year".to_owned(), vec![year.clone()]);
        }
        let end = analysis.tokens.len() - 1;
        Some(Statement {
            subject: gift.1.clone(),
            predicate: Predicate::Funds,
            object: gift.2.clone(),
            qualifiers,
            evidence: analysis.span(0, end),
            pattern: Cow::Borrowed("funds: part of money named before"),
            score: 0.7,
        })
    }
}
