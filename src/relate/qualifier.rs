//! Qualifiers of a statement, from the words around it: amounts, years, dates, ends, purposes and tasks.

use super::Value;
use super::analysis::Analysis;
use super::lexicon::Lexicon;
use super::pattern::Take;
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
                let amount = (0..tokens.len()).filter(inside).find_map(|index| match tokens[index].kind {
                    TokenKind::Amount(euro) => Some(Value::Euro(euro)),
                    _ => None,
                });
                amount.into_iter().collect()
            }
            Take::Year => years(analysis, clause),
            Take::Date => date(analysis, clause, false).into_iter().collect(),
            Take::Until => date(analysis, clause, true).into_iter().collect(),
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
    }
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
            let year = if iso.contains('/') { iso.replace('/', "-") } else { iso.chars().take(4).collect() };
            let year = Value::Text(year);
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
        let before = (1..=2)
            .filter_map(|back| index.checked_sub(back))
            .any(|before| UNTIL.contains(&analysis.tokens[before].word.as_str()));
        (analysis.clauses[index] == clause && before == end && !iso.contains('/')).then(|| Value::Date(iso.clone()))
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
