//! `memberOf`: a footnote behind the name of a body that lists its members (`Stuurgroep leden VNG, OCW en VWS`).

use super::ledger::Ledger;
use super::sheet::Sheet;
use crate::extract::MentionKind;
use crate::relate::Predicate;
use crate::span::Span;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    for note in &sheet.document().footnotes {
        if sheet.phrases.members.opens(sheet.lower_in(note.span)).is_none() {
            continue;
        }
        let members: Vec<usize> = [MentionKind::Organisation, MentionKind::Region]
            .iter()
            .flat_map(|kind| sheet.within(note.span, *kind))
            .map(|(index, _)| index)
            .collect();
        for anchor in &note.anchors {
            let Some(whole) = body_before(sheet, *anchor).filter(|_| members.len() > 1) else { continue };
            for member in &members {
                if sheet.reading.mentions[*member].entity != sheet.reading.mentions[whole].entity {
                    let statement = (sheet.node(*member), Predicate::MemberOf, sheet.node(whole));
                    ledger.add(statement, note.span, "layout/members-in-note", 0.85);
                }
            }
        }
    }
}

/// The body that the mark of a footnote stands behind: one named right there or, where only a word such as `stuurgroep`
/// stands there, the one body of the paper whose name begins so.
fn body_before(sheet: &Sheet<'_>, anchor: usize) -> Option<usize> {
    let sentence = &sheet.sentences[sheet.sentence_at(anchor.checked_sub(1)?)?];
    let before = Span::new(sentence.span.start, anchor);
    let named = sheet.within(before, MentionKind::Organisation).last().filter(|(_, mention)| {
        let between = &sheet.text()[mention.span.end..anchor];
        !between.contains(char::is_alphanumeric)
    });
    if let Some((index, _)) = named {
        return Some(index);
    }
    let kind = sheet.lower_in(before).last()?;
    let called = |index: usize| {
        let mention = &sheet.reading.mentions[index];
        sheet.entity(mention).label.to_lowercase().split(' ').next() == Some(kind)
    };
    let mut bodies = sheet.of_kind(MentionKind::Organisation).map(|(index, _)| index).filter(|index| called(*index));
    let first = bodies.next()?;
    let entity = |index: usize| sheet.reading.mentions[index].entity;
    bodies.all(|other| entity(other) == entity(first)).then_some(first)
}
