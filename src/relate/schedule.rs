//! Money by years: `in 2019 € 420 miljoen en in 2020 en 2021 jaarlijks € 300 miljoen`, `oplopend van € 5 mln in 2024 tot € 25 mln
//! structureel vanaf 2027`. Each part is an allocation of its own.

use super::analysis::Analysis;
use super::lexicon::Lexicon;
use super::qualifier::Qualifiers;
use super::token::TokenKind;
use super::{Value, amount, period};
use crate::span::Span;
use std::collections::BTreeSet;

/// One amount with its years.
#[derive(Debug)]
pub(super) struct Part {
    /// `amount`, `amountTo`, `year`, `since`, `recurrence`.
    pub qualifiers: Qualifiers,
    /// Where it stands.
    pub span: Span,
}

/// The amounts with their years that a clause and the brackets behind it name; none unless there are several, each with years
/// of its own, or one that comes in each of several years.
pub(super) fn parts(analysis: &Analysis<'_>, lexicon: &Lexicon, clause: usize) -> Vec<Part> {
    let own = stretch(analysis, clause);
    let brackets = (1..analysis.tokens.len()).filter(|index| {
        analysis.tokens[*index].is("(") && own.contains(&(index - 1)) && analysis.clauses[*index] != clause
    });
    let bracketed = brackets.flat_map(|open| {
        let close = (open..analysis.tokens.len()).find(|index| analysis.tokens[*index].is(")"));
        let inside: Vec<usize> = (open + 1..close.unwrap_or(open + 1)).collect();
        of_stretch(analysis, lexicon, &inside)
    });
    let mut all = of_stretch(analysis, lexicon, &own);
    all.extend(bracketed);
    all
}

/// Range, recurrence and first year of the one amount of a clause.
pub(super) fn of_one(analysis: &Analysis<'_>, lexicon: &Lexicon, clause: usize, qualifiers: &mut Qualifiers) {
    let own = stretch(analysis, clause);
    let mut amounts = own.iter().filter(|index| is_amount(analysis, **index));
    if let (Some(index), None) = (amounts.next(), amounts.next()) {
        let part = part(analysis, lexicon, &own, *index);
        if part.contains_key("since") {
            qualifiers.remove("year");
        }
        qualifiers.extend(part.into_iter().filter(|(name, _)| name != "year"));
    }
}

fn stretch(analysis: &Analysis<'_>, clause: usize) -> Vec<usize> {
    (0..analysis.tokens.len()).filter(|index| analysis.clauses[*index] == clause).collect()
}

fn is_amount(analysis: &Analysis<'_>, index: usize) -> bool {
    matches!(analysis.tokens[index].kind, TokenKind::Amount(_))
}

fn is_date(analysis: &Analysis<'_>, index: usize) -> bool {
    matches!(analysis.tokens[index].kind, TokenKind::Date(_))
}

fn of_stretch(analysis: &Analysis<'_>, lexicon: &Lexicon, stretch: &[usize]) -> Vec<Part> {
    let segments = segments(analysis, lexicon, stretch);
    let several = segments.len() > 1;
    let mut parts = Vec::new();
    for (segment, amount) in segments {
        let mut qualifiers = part(analysis, lexicon, segment, amount);
        let years = qualifiers.get("year").cloned().unwrap_or_default();
        if several && years.is_empty() && !qualifiers.contains_key("since") {
            return Vec::new();
        }
        let ends = segment.iter().copied().filter(|index| *index == amount || is_date(analysis, *index));
        let (first, last) = ends.fold((amount, amount), |(first, last), index| (first.min(index), last.max(index)));
        let span = analysis.span(first, last);
        let each = years.len() > 1 && qualifiers.get("recurrence") == Some(&vec![Value::Text("yearly".to_owned())]);
        if each {
            qualifiers.remove("recurrence");
            parts.extend(years.into_iter().map(|year| {
                let mut qualifiers = qualifiers.clone();
                qualifiers.insert("year".to_owned(), vec![year]);
                Part { qualifiers, span }
            }));
        } else if several {
            parts.push(Part { qualifiers, span });
        }
    }
    parts
}

/// The stretch cut into one piece for each amount: behind the word that joins two of them where the years stand before
/// their amounts, before it where they stand behind.
fn segments<'a>(analysis: &Analysis<'_>, lexicon: &Lexicon, stretch: &'a [usize]) -> Vec<(&'a [usize], usize)> {
    let amounts: Vec<usize> = (0..stretch.len()).filter(|at| is_amount(analysis, stretch[*at])).collect();
    let Some(first) = amounts.first() else { return Vec::new() };
    let years_first = stretch[..*first].iter().any(|index| is_date(analysis, *index));
    let joins = |at: usize| {
        let token = &analysis.tokens[stretch[at]];
        let between_years = at > 0
            && is_date(analysis, stretch[at - 1])
            && stretch.get(at + 1).is_some_and(|next| is_date(analysis, *next));
        let small = &lexicon.small;
        !between_years
            && (token.is(",")
                || token.is(";")
                || token.is("tot")
                || token.is("naar")
                || small.joining.contains(&token.word))
    };
    let mut start = 0;
    let mut segments = Vec::new();
    for (nth, at) in amounts.iter().enumerate() {
        let end = match amounts.get(nth + 1) {
            None => stretch.len(),
            Some(next) if years_first => (at + 1..*next).find(|at| joins(*at)).unwrap_or(at + 1),
            Some(next) => (at + 1..*next).rev().find(|at| joins(*at)).unwrap_or(*next),
        };
        segments.push((&stretch[start..end], stretch[*at]));
        start = end;
    }
    segments
}

/// What a piece of a sentence says of its amount.
fn part(analysis: &Analysis<'_>, lexicon: &Lexicon, segment: &[usize], at: usize) -> Qualifiers {
    let mut found = Qualifiers::new();
    if let Some(amount) = amount::at(analysis.text, analysis.tokens[at].span.start) {
        found.insert("amount".to_owned(), vec![Value::Euro(amount.euro)]);
        found.extend(amount.most.map(|most| ("amountTo".to_owned(), vec![Value::Euro(most)])));
    }
    for index in segment {
        let TokenKind::Date(edtf) = &analysis.tokens[*index].kind else { continue };
        let before = |back: usize| index.checked_sub(back).map_or("", |at| analysis.tokens[at].word.as_str());
        let Some(year) = period::years(edtf) else { continue };
        let since = before(1) == "vanaf" || before(1) == "van" && before(2) == "ingang";
        let until = before(1) == "tot" || before(1) == "met" && before(2) == "en";
        if since {
            found.insert("since".to_owned(), vec![Value::Date(edtf.clone())]);
        } else if !until {
            let years = found.entry("year".to_owned()).or_default();
            if !years.contains(&Value::Text(year.clone())) {
                years.push(Value::Text(year));
            }
        }
    }
    let small = &lexicon.small;
    let says = |words: &BTreeSet<String>| {
        segment.iter().any(|index| {
            let one = analysis.tokens[*index].word.as_str();
            let two = analysis.tokens.get(index + 1).map(|next| format!("{one} {}", next.word));
            words.contains(one) || two.is_some_and(|two| words.contains(&two))
        })
    };
    let recurrences = [(&small.structural, "structural"), (&small.yearly, "yearly"), (&small.one_off, "one-off")];
    if let Some((_, name)) = recurrences.into_iter().find(|(words, _)| says(words)) {
        found.insert("recurrence".to_owned(), vec![Value::Text(name.to_owned())]);
    }
    found
}
