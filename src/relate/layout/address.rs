//! `addressedTo`: the body in the address line; without one, that which the text addresses (`uw Kamer`).

use super::ledger::Ledger;
use super::sheet::Sheet;
use crate::extract::MentionKind;
use crate::relate::{Node, Predicate};
use crate::source::BlockKind;
use crate::span::Span;

/// How many blocks from the top an address line may stand.
const TOP: usize = 40;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    let lines = sheet.document().blocks.iter().take(TOP).filter(|block| {
        block.kind == BlockKind::Header && sheet.phrases.addressee.opens(sheet.lower_in(block.span)).is_some()
    });
    let mut found = false;
    for line in lines {
        if let Some((mention, _)) = sheet.within(line.span, MentionKind::Organisation).next() {
            let statement = (Node::Paper, Predicate::AddressedTo, sheet.node(mention));
            ledger.add(statement, line.span, "layout/address-line", 0.98);
            found = true;
        }
    }
    // In a debate `uw Kamer` is said by anyone; a letter says it to its addressee.
    if !found && sheet.is_of_government() {
        addressed_in_text(sheet, ledger);
    }
}

fn addressed_in_text(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    let here = sheet.of_kind(MentionKind::Organisation).find_map(|(index, mention)| {
        let words = sheet.words_in(mention.span);
        let before = words.start.saturating_sub(1)..words.end;
        let stretch = sheet.stretch(before.clone());
        let fits = sheet.phrases.addressed.ends(&sheet.lower[before])
            && matches!(sheet.text().get(stretch.start..mention.span.start), Some(gap) if !gap.contains('\n'));
        fits.then_some((index, Span::new(stretch.start, mention.span.end)))
    });
    if let Some((mention, evidence)) = here {
        let statement = (Node::Paper, Predicate::AddressedTo, sheet.node(mention));
        ledger.add(statement, evidence, "layout/addressed-in-text", 0.9);
    }
}
