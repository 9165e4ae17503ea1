//! `submittedBy` of motions, and `recordedIn` of motions and meetings: the number in brackets behind them or in their footnote.

use super::cites::kamerstuk;
use super::ledger::Ledger;
use super::sheet::Sheet;
use crate::extract::{Mention, MentionKind};
use crate::knowledge::normal;
use crate::relate::{Node, Predicate};
use crate::span::Span;

/// The furthest that a number in brackets may stand behind a name, in bytes: a party in brackets may come between.
const REACH: usize = 60;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    for (index, motion) in sheet.of_kind(MentionKind::Motion) {
        submitters(sheet, ledger, index, motion);
        if let Some((identifiers, evidence)) = number(sheet, motion.span) {
            // A motion is one paper; several numbers are those of several motions.
            if let [identifier] = identifiers.as_slice() {
                record(sheet, ledger, index, identifier, evidence);
            }
        } else if let Some((identifier, evidence)) = number_of_sentence(sheet, motion.span) {
            record(sheet, ledger, index, &identifier, evidence);
        }
    }
    for (index, meeting) in sheet.of_kind(MentionKind::Meeting) {
        let Some((identifiers, evidence)) = number(sheet, meeting.span) else { continue };
        for identifier in identifiers {
            record(sheet, ledger, index, &identifier, evidence);
        }
    }
}

fn record(sheet: &Sheet<'_>, ledger: &mut Ledger, mention: usize, identifier: &str, evidence: Span) {
    let statement = (sheet.node(mention), Predicate::RecordedIn, Node::Kamerstuk(identifier.to_owned()));
    ledger.add(statement, evidence, "layout/number-behind", 0.95);
}

fn submitters(sheet: &Sheet<'_>, ledger: &mut Ledger, index: usize, motion: &Mention) {
    let joint = sheet
        .reading
        .mentions
        .iter()
        .filter(|other| other.kind == MentionKind::Motion && other.span == motion.span)
        .count()
        > 1;
    let label = normal(&sheet.entity(motion).label);
    for (person, mention) in sheet.within(motion.span, MentionKind::Person) {
        // Of several motions on one span, each names its own submitters.
        if !joint || label.contains(&normal(mention.span.of(sheet.text()))) {
            let statement = (sheet.node(index), Predicate::SubmittedBy, sheet.node(person));
            ledger.add(statement, motion.span, "layout/motion-of", 0.97);
        }
    }
}

/// The kamerstukken whose numbers stand right behind a name, in brackets or in its footnote, and where.
fn number(sheet: &Sheet<'_>, name: Span) -> Option<(Vec<String>, Span)> {
    let text = sheet.text();
    let inline = sheet.reading.references.iter().find(|reference| {
        let start = reference.span.start;
        start >= name.end && start - name.end < REACH && {
            let between = &text[name.end..start];
            between == ", "
                || between.trim_end().ends_with('(') && behind_name(&between.trim_end()[..between.trim_end().len() - 1])
        }
    });
    if let Some(reference) = inline {
        let close = text[reference.span.end..].starts_with(')');
        let evidence = Span::new(name.start, reference.span.end + usize::from(close));
        return Some((identifiers(&reference.iris), evidence)).filter(|(all, _)| !all.is_empty());
    }
    let tail = &text[name.end..];
    let party = tail.strip_prefix(" (").and_then(|rest| rest.find(')')).filter(|at| *at < 24).map_or(0, |at| at + 3);
    let note = sheet.notes_behind(Span::new(name.start, name.end + party)).next()?;
    in_note(sheet, note)
}

/// Whether nothing but a party in brackets stands there.
fn behind_name(between: &str) -> bool {
    let between = between.trim();
    between.is_empty() || between.starts_with('(') && between.ends_with(')') && between.matches('(').count() == 1
}

/// The footnote at the end of the sentence, where it is a number and nothing more, and the sentence names one motion only.
fn number_of_sentence(sheet: &Sheet<'_>, name: Span) -> Option<(String, Span)> {
    let sentence = &sheet.sentences[sheet.sentence_at(name.start)?];
    let behind = Span::new(name.end, sentence.span.end);
    // Another motion or publication on the way may be what the number belongs to.
    let alone = sheet.within(sentence.span, MentionKind::Motion).count() == 1
        && sheet.within(behind, MentionKind::Publication).next().is_none();
    let mut notes = sheet.notes_behind(behind);
    let note = notes.next().filter(|_| alone && notes.next().is_none())?;
    let (mut identifiers, evidence) = in_note(sheet, note)?;
    let bare = note.len() <= evidence.len() + 4;
    if bare && identifiers.len() == 1 { identifiers.pop().map(|identifier| (identifier, evidence)) } else { None }
}

/// The numbers of a footnote that holds one reference.
fn in_note(sheet: &Sheet<'_>, note: Span) -> Option<(Vec<String>, Span)> {
    let mut inside = sheet.reading.references.iter().filter(|reference| note.contains(reference.span));
    let reference = inside.next()?;
    if inside.next().is_some() {
        return None;
    }
    Some((identifiers(&reference.iris), reference.span)).filter(|(all, _)| !all.is_empty())
}

fn identifiers(iris: &[String]) -> Vec<String> {
    iris.iter().filter_map(|iri| kamerstuk(iri)).map(str::to_owned).collect()
}
