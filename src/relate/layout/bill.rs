//! `amends`, `proposes` and `abbreviatedAs` from the official title of a bill: `Voorstel van wet van de leden A en B tot wijziging van de Wet X in
//! verband met ...`.

use super::ledger::Ledger;
use super::sheet::Sheet;
use crate::extract::MentionKind;
use crate::knowledge::is_whole_word;
use crate::relate::{Node, Predicate};
use crate::span::Span;

/// Rule of the mention of a bill by its title.
const TITLE: &str = "bill/title";
/// Rule of the mention of a bill by the short title behind it.
const SHORT_TITLE: &str = "bill/short-title";

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    for (short, mention) in sheet.of_kind(MentionKind::Law).filter(|(_, mention)| mention.rule == SHORT_TITLE) {
        let form = Node::Literal(mention.span.of(sheet.text()).to_owned());
        ledger.add((sheet.node(short), Predicate::AbbreviatedAs, form), mention.span, "layout/bill-title", 0.95);
    }
    for (bill, mention) in sheet.of_kind(MentionKind::Law).filter(|(_, mention)| mention.rule == TITLE) {
        let words = sheet.words_in(mention.span);
        let lower = sheet.lower_in(mention.span);
        let Some(changes) = sheet.phrases.changes.find(lower) else {
            proposers(sheet, ledger, bill, mention.span, mention.span);
            continue;
        };
        let behind = &lower[changes.end..];
        let end = sheet.phrases.reason_of_change.find(behind).map_or(behind.len(), |reason| reason.start);
        let changed = sheet.stretch(words.start + changes.end..words.start + changes.end + end);
        for (entity, place) in named(sheet, MentionKind::Law, changed) {
            let statement = (sheet.node(bill), Predicate::Amends, Node::Entity { entity, mention: None });
            ledger.add(statement, Span::new(mention.span.start, place.end), "layout/bill-title", 0.95);
        }
        let before = sheet.stretch(words.start..words.start + changes.start);
        proposers(sheet, ledger, bill, mention.span, before);
    }
}

/// Members in the title before what the bill does propose it.
fn proposers(sheet: &Sheet<'_>, ledger: &mut Ledger, bill: usize, title: Span, before: Span) {
    if !sheet.text()[title.start..].starts_with("Voorstel") {
        return;
    }
    for (entity, place) in named(sheet, MentionKind::Person, before) {
        let statement = (Node::Entity { entity, mention: None }, Predicate::Proposes, sheet.node(bill));
        ledger.add(statement, Span::new(title.start, place.end), "layout/bill-title", 0.95);
    }
}

/// The things of a kind whose name stands in a part of a title, where no mentions are, by place; the longest name counts.
fn named(sheet: &Sheet<'_>, kind: MentionKind, part: Span) -> Vec<(usize, Span)> {
    let text = part.of(sheet.text());
    let mut found: Vec<(usize, Span)> = Vec::new();
    for (index, entity) in sheet.reading.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind) {
        let names = entity.names.iter().chain([&entity.label]).filter(|name| name.len() > 2);
        let places = names.filter_map(|name| {
            let at = part.start + text.find(name.as_str())?;
            Some(Span::new(at, at + name.len())).filter(|span| is_whole_word(sheet.text(), *span))
        });
        found.extend(places.max_by_key(|span| span.len()).map(|span| (index, span)));
    }
    let longest = |(_, span): &&(usize, Span)| !found.iter().any(|(_, other)| other != span && other.contains(*span));
    let mut longest: Vec<(usize, Span)> = found.iter().filter(longest).copied().collect();
    longest.sort_by_key(|(_, span)| *span);
    longest
}
