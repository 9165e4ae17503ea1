//! The motion that a paper holds, and the motions that are submitted in a debate: `submittedBy` and `recordedIn`.

use super::ledger::Ledger;
use super::sheet::Sheet;
use crate::extract::MentionKind;
use crate::relate::{Node, Predicate};
use crate::span::Span;

/// How many blocks behind the text of a motion its chair may name who submits it.
const BEHIND: usize = 4;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    let own = sheet.of_kind(MentionKind::Motion).find(|(_, mention)| mention.rule == "motion/own");
    if let Some((motion, mention)) = own {
        ledger.add((sheet.node(motion), Predicate::RecordedIn, Node::Paper), mention.span, "layout/own-motion", 0.98);
        for signer in sheet.signers() {
            let evidence = sheet.reading.mentions[signer].span;
            let statement = (sheet.node(motion), Predicate::SubmittedBy, sheet.node(signer));
            ledger.add(statement, evidence, "layout/own-motion", 0.98);
        }
    }
    for motion in &sheet.document().metadata.motions {
        if let Some(identifier) = &motion.identifier {
            in_debate(sheet, motion.span, identifier, ledger);
        }
    }
}

/// `Deze motie is voorgesteld door de leden Hirsch en Teunissen. Zij krijgt nr. 445 (26485).`
fn in_debate(sheet: &Sheet<'_>, motion: Span, identifier: &str, ledger: &mut Ledger) {
    let mut entities = sheet.reading.entities.iter();
    let known = entities.position(|entity| entity.kind == MentionKind::Motion && entity.slug == identifier);
    let Some(entity) = known else { return };
    let node = Node::Entity { entity, mention: None };
    let first = sheet.block_index(motion.end) + 1;
    let blocks = &sheet.document().blocks;
    for block in blocks.iter().skip(first).take(BEHIND) {
        for sentence in sheet.sentences.iter().filter(|sentence| block.span.contains(sentence.span)) {
            let words = sheet.words_of(sentence);
            let Some(said) = sheet.phrases.submitted.find(words) else { continue };
            let by =
                Span::new(sheet.stretch(sentence.words.start..sentence.words.start + said.end).end, sentence.span.end);
            for (person, _) in sheet.within(by, MentionKind::Person) {
                let statement = (node.clone(), Predicate::SubmittedBy, sheet.node(person));
                ledger.add(statement, sentence.span, "layout/submitted-in-debate", 0.95);
            }
        }
        let number = sheet.reading.references.iter().find(|reference| {
            block.span.contains(reference.span) && reference.iris.iter().any(|iri| iri.ends_with(identifier))
        });
        if let Some(number) = number {
            let statement = (node.clone(), Predicate::RecordedIn, Node::Kamerstuk(identifier.to_owned()));
            ledger.add(statement, number.span, "layout/submitted-in-debate", 0.95);
            return;
        }
    }
}
