//! `memberOfParty`: `Kamerlid Kuiken (PvdA)`, `de SP-fractie (Kamerlid Kwint)`, `VVD-Kamerlid Tielen`, `het lid Peters van het CDA`.

use super::ledger::Ledger;
use super::sheet::Sheet;
use crate::extract::MentionKind;
use crate::relate::Predicate;
use crate::span::Span;

/// The furthest that name and party may stand apart, in bytes.
const REACH: usize = 32;
/// What says in brackets that several share the party takes at most so many bytes.
const LONGEST_WORD: usize = 16;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    for (index, party) in sheet.of_kind(MentionKind::Party) {
        for (person, evidence) in shared(sheet, party.span) {
            let statement = (sheet.node(person), Predicate::MemberOfParty, sheet.node(index));
            ledger.add(statement, evidence, "layout/party-shared", 0.95);
        }
        let block = sheet.block(sheet.block_index(party.span.start)).span;
        let reach =
            Span::new(party.span.start.saturating_sub(REACH).max(block.start), (party.span.end + REACH).min(block.end));
        for (person, mention) in sheet.of_kind(MentionKind::Person).filter(|(_, p)| p.span.overlaps(reach)) {
            let tied = if mention.span.end <= party.span.start {
                behind(sheet, mention.span, party.span)
            } else if party.span.end <= mention.span.start {
                before(sheet, party.span, mention.span)
            } else {
                None
            };
            if let Some((evidence, pattern)) = tied {
                let statement = (sheet.node(person), Predicate::MemberOfParty, sheet.node(index));
                ledger.add(statement, evidence, pattern, 0.95);
            }
        }
    }
}

/// `Bushoff, Kröger (beiden GroenLinks-PvdA)`, `A, B en C (allen D66)`: members who share the party in brackets behind them.
fn shared(sheet: &Sheet<'_>, party: Span) -> Vec<(usize, Span)> {
    let text = sheet.text();
    let open = text[..party.start].rfind('(').filter(|open| party.start - open <= LONGEST_WORD);
    let Some(open) = open.filter(|_| text[party.end..].starts_with(')')) else { return Vec::new() };
    let words = sheet.lower_in(Span::new(open, party.start));
    let (both, all) = (sheet.phrases.both.ends(words), sheet.phrases.all_of_them.ends(words));
    let mut members = Vec::new();
    let mut end = open;
    let persons: Vec<(usize, Span)> =
        sheet.of_kind(MentionKind::Person).map(|(person, found)| (person, found.span)).collect();
    for (person, span) in persons.iter().rev().filter(|(_, span)| span.end <= open) {
        let Some(between) = text.get(span.end..end).map(str::trim) else { break };
        let joined = between.is_empty() || !members.is_empty() && matches!(between, "," | "en" | ", en");
        if !joined || both && members.len() == 2 {
            break;
        }
        members.push((*person, Span::new(span.start, party.end + 1)));
        end = span.start;
    }
    members.reverse();
    if both || all { members } else { Vec::new() }
}

/// `Kuiken (PvdA)`, `Peters van het CDA`.
fn behind(sheet: &Sheet<'_>, person: Span, party: Span) -> Option<(Span, &'static str)> {
    let text = sheet.text();
    let between = &text[person.end..party.start];
    if between.trim() == "(" {
        let closed = text[party.end..].starts_with(')');
        return closed.then_some((Span::new(person.start, party.end + 1), "layout/party-in-brackets"));
    }
    let words = sheet.lower_in(Span::new(person.end, party.start));
    // A party that a hyphen ties to another name is part of that name.
    let alone = between.starts_with(' ') && between.ends_with(' ') && !text[party.end..].starts_with('-');
    let linked = alone
        && between.chars().all(|c| c.is_alphabetic() || c == ' ')
        && sheet.phrases.party_link.opens(words) == Some(words.len());
    (linked && !words.is_empty()).then_some((Span::new(person.start, party.end), "layout/party-behind"))
}

/// `SP-fractie (Kamerlid Kwint)`, `VVD-Kamerlid Tielen`.
fn before(sheet: &Sheet<'_>, party: Span, person: Span) -> Option<(Span, &'static str)> {
    let text = sheet.text();
    let between = &text[party.end..person.start];
    let compound = between.strip_prefix('-')?;
    let mut words = compound.split_whitespace();
    let head = words.next()?.to_lowercase();
    let rest: Vec<&str> = words.collect();
    let single = rest.is_empty() && (head.ends_with("lid") || head.ends_with("leden") || head.ends_with("voorzitter"));
    let bracket =
        head.starts_with("fractie") && rest.first().is_some_and(|word| word.starts_with('(')) && rest.len() <= 3;
    let end = if bracket && text[person.end..].starts_with(')') { person.end + 1 } else { person.end };
    (single || bracket).then_some((Span::new(party.start, end), "layout/party-before"))
}
