//! `inDossier`: the dossier and the number that the header or the page around the paper gives it.

use super::ledger::{Ledger, with};
use super::sheet::Sheet;
use crate::relate::{Node, Predicate, Value};
use crate::source::{BlockKind, dossier_line};
use crate::span::Span;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    let metadata = &sheet.document().metadata;
    let (Some(dossier), Some(number)) = (&metadata.dossier, &metadata.number) else { return };
    // A dossier is told by digits first; a paper of another series (`h-tk-...`) stands in none.
    if !dossier.starts_with(|c: char| c.is_ascii_digit()) {
        return;
    }
    let Some(evidence) = passage(sheet, dossier, number) else { return };
    ledger.add_with(
        (Node::Paper, Predicate::InDossier, Node::Dossier(dossier.clone())),
        with("nr", Value::Text(number.clone())),
        evidence,
        "layout/dossier",
        0.99,
    );
    for (other, line) in others(sheet, dossier, number) {
        ledger.add_with(
            (Node::Paper, Predicate::InDossier, Node::Dossier(other)),
            with("nr", Value::Text(number.clone())),
            Span::new(line.start.min(evidence.start), evidence.end.max(line.end)),
            "layout/dossier",
            0.98,
        );
    }
}

/// The further dossiers of a header that names several, one a line, above its number.
fn others(sheet: &Sheet<'_>, first: &str, own: &str) -> Vec<(String, Span)> {
    let blocks = &sheet.document().blocks;
    let above = |block: &&crate::source::Block| {
        block.kind == BlockKind::Header && sheet.lower_in(block.span).first().is_none_or(|word| word != "nr")
    };
    let mut found: Vec<(String, Span)> = Vec::new();
    let header = blocks.iter().skip_while(|block| block.kind != BlockKind::Header).take_while(above);
    for block in header {
        if let Some((number, _)) = dossier_line(sheet.document().surface(block.span))
            && number != first
            && number != format!("{first}-{own}")
            && !found.iter().any(|(known, _)| *known == number)
        {
            found.push((number, block.span));
        }
    }
    found
}

/// The lines that give dossier and number: the header's before those of the page.
fn passage(sheet: &Sheet<'_>, dossier: &str, number: &str) -> Option<Span> {
    let digits: String = dossier.chars().take_while(char::is_ascii_digit).collect();
    let blocks = &sheet.document().blocks;
    let opens = |index: usize| {
        let text: String =
            sheet.document().surface(blocks[index].span).chars().filter(|c| !c.is_whitespace()).collect();
        text.starts_with(&digits)
    };
    let header = (0..blocks.len()).find(|index| blocks[*index].kind == BlockKind::Header && opens(*index));
    if let Some(first) = header {
        let last = blocks[first..].iter().take(4).find(|block| {
            let words = sheet.lower_in(block.span);
            words.first().is_some_and(|word| word == "nr")
                && words.get(1).is_some_and(|word| *word == number.to_lowercase())
        });
        let end =
            last.map(|block| sheet.stretch(sheet.words_in(block.span).start..sheet.words_in(block.span).start + 2).end);
        return Some(Span::new(blocks[first].span.start, end.unwrap_or(blocks[first].span.end)));
    }
    let named = |block: &&crate::source::Block| {
        let text = sheet.document().surface(block.span);
        text.contains(&digits) && text.contains(number)
    };
    blocks.iter().find(|block| block.kind == BlockKind::Metadata && named(block)).map(|block| block.span)
}
