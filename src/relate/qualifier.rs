//! Qualifiers of a statement, from the words around it: amounts, years, dates, ends, purposes and tasks.

use super::Value;
use super::analysis::Analysis;
use super::lexicon::Lexicon;
use super::pattern::Take;
use super::period;
use super::token::TokenKind;
use std::collections::BTreeMap;

/// The qualifiers of a statement.
pub(super) type Qualifiers = BTreeMap<String, Vec<Value>>;

/// Words before a date that make it the end of something.
const UNTIL: [&str; 3] = ["tot", "t/m", "uiterlijk"];

/// Looks for the qualifiers `take` in the sentence; `clause` is that of the statement, `anchor` the token after which a
/// purpose or task stands.
pub(super) fn find(
    analysis: &Analysis<'_>,
    lexicon: &Lexicon,
    take: &[Take],
    clause: usize,
    anchor: usize,
) -> Qualifiers {
    let mut found = Qualifiers::new();
    let tokens = &analysis.tokens;
    let inside = |index: &usize| analysis.clauses[*index] == clause;
    for wanted in take {
        let values: Vec<Value> = match wanted {
            Take::Amount => {
                let amounts: Vec<(usize, i64)> = (0..tokens.len())
                    .filter(inside)
                    .filter_map(|index| match tokens[index].kind {
                        TokenKind::Amount(euro) => Some((index, euro)),
                        _ => None,
                    })
                    .collect();
                let given = amounts.iter().find(|(index, _)| !is_whole(analysis, *index)).or(amounts.first());
                given.map(|(_, euro)| Value::Euro(*euro)).into_iter().collect()
            }
            Take::Year => years(analysis, clause),
            Take::Date => date(analysis, clause, false).into_iter().collect(),
            Take::Until => date(analysis, clause, true).into_iter().collect(),
            Take::Duration => duration(analysis, lexicon, clause).into_iter().collect(),
            Take::Purpose => {
                words_after(analysis, lexicon, clause, anchor, &["voor", "om", "ten", "ter"]).into_iter().collect()
            }
            Take::Task => words_after(analysis, lexicon, clause, anchor, &["om", "voor", "tot", "een", "onderzoek"])
                .into_iter()
                .collect(),
        };
        if !values.is_empty() {
            found.insert(name(*wanted).to_owned(), values);
        }
    }
    found
}

/// The name of a qualifier in the guideline.
pub(super) const fn name(take: Take) -> &'static str {
    match take {
        Take::Amount => "amount",
        Take::Year => "year",
        Take::Date => "date",
        Take::Until => "until",
        Take::Purpose => "purpose",
        Take::Task => "task",
        Take::Duration => "duration",
    }
}

/// Whether an amount is the whole of which another is a part: `van de € 613 mln`.
fn is_whole(analysis: &Analysis<'_>, amount: usize) -> bool {
    let word = |back: usize| amount.checked_sub(back).map_or("", |at| analysis.tokens[at].word.as_str());
    matches!(word(1), "de" | "het" | "deze" | "die") && matches!(word(2), "van" | "uit")
}

/// The years in a clause: `in 2021`, `voor 2024 en 2025`, `2025-2027`; a full date gives its year.
fn years(analysis: &Analysis<'_>, clause: usize) -> Vec<Value> {
    let mut years: Vec<Value> = Vec::new();
    for (index, token) in analysis.tokens.iter().enumerate() {
        let before = |back: usize| index.checked_sub(back).map_or("", |at| analysis.tokens[at].word.as_str());
        let ends = before(1) == "tot" || before(1) == "met" && before(2) == "en";
        if analysis.clauses[index] != clause || ends {
            continue;
        }
        if let TokenKind::Date(iso) = &token.kind {
            let Some(year) = period::years(iso).map(Value::Text) else { continue };
            if !years.contains(&year) {
                years.push(year);
            }
        }
    }
    years
}

/// The date of a clause, or the date by which something ends.
fn date(analysis: &Analysis<'_>, clause: usize, end: bool) -> Option<Value> {
    analysis.tokens.iter().enumerate().find_map(|(index, token)| {
        let TokenKind::Date(iso) = &token.kind else { return None };
        let word = |back: usize| index.checked_sub(back).map_or("", |at| analysis.tokens[at].word.as_str());
        let through = word(1) == "met" && word(2) == "en" && word(3) == "tot";
        let before = through || UNTIL.contains(&word(1)) || UNTIL.contains(&word(2));
        let years = iso.len() == 9 && iso.contains('/');
        (analysis.clauses[index] == clause && before == end && !years).then(|| Value::Date(iso.clone()))
    })
}

/// Words before a length of time by which it is no duration: when something was or will be, or what it follows.
const WHEN: [&str; 6] = ["na", "over", "binnen", "sinds", "afgelopen", "komende"];

/// How long a clause says that something lasts: `met een half jaar`, `zes maanden`.
fn duration(analysis: &Analysis<'_>, lexicon: &Lexicon, clause: usize) -> Option<Value> {
    let tokens = &analysis.tokens;
    (1..tokens.len()).filter(|unit| analysis.clauses[*unit] == clause).find_map(|unit| {
        let length = lexicon.periods.length(&tokens[unit - 1].word, &tokens[unit].word)?;
        let before = tokens[unit.saturating_sub(4)..unit - 1].iter();
        let timed = before.rev().take(2).any(|token| WHEN.contains(&token.word.as_str()));
        (!timed).then_some(Value::Text(length))
    })
}

/// The words that say what for, from one of `openers` behind `anchor` to the end of the clause.
fn words_after(
    analysis: &Analysis<'_>,
    lexicon: &Lexicon,
    clause: usize,
    anchor: usize,
    openers: &[&str],
) -> Option<Value> {
    let tokens = &analysis.tokens;
    let start = (anchor..tokens.len()).find(|index| {
        analysis.clauses[*index] == clause
            && openers.contains(&tokens[*index].word.as_str())
            && tokens.get(index + 1).is_some_and(|next| !matches!(next.kind, TokenKind::Date(_)))
    })?;
    let mut last = start;
    for (index, token) in tokens.iter().enumerate().skip(start + 1) {
        if token.is(".")
            || token.is(";")
            || token.is(",")
            || lexicon.small.relatives.contains(&token.word)
            || token.is("(")
        {
            break;
        }
        last = index;
    }
    let first = start + usize::from(matches!(tokens[start].word.as_str(), "voor" | "om" | "ten" | "ter"));
    let first = first + usize::from(matches!(tokens.get(first).map(|t| t.word.as_str()), Some("de" | "het" | "een")));
    (first < last).then(|| Value::Text(analysis.span(first, last).of(analysis.text).to_owned()))
}
