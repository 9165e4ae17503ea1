//! `requestedBy`, `madeBy` and `madeIn` of commitments.

use super::cues::{How, Talk, talks};
use super::ledger::Ledger;
use super::sheet::{Sentence, Sheet};
use crate::extract::{Mention, MentionKind};
use crate::relate::{Node, Predicate};
use crate::span::Span;
use std::ops::Range;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    let talks = talks(sheet);
    for (index, talk) in talks.iter().enumerate() {
        // What merely stands behind a commitment speaks of it only where it heads the section.
        let wanted: Vec<usize> = talk
            .targets
            .iter()
            .filter(|target| target.kind == MentionKind::Commitment)
            .filter(|target| talk.how != How::Context || heads(sheet, target.mention))
            .map(|target| target.mention)
            .collect();
        if wanted.is_empty() {
            continue;
        }
        let before = index.checked_sub(1).map(|before| &talks[before]);
        let askers = askers(sheet, talk, before);
        let makers = makers(sheet, talk.sentence);
        let meetings = meetings(sheet, talk);
        for mention in wanted {
            let commitment = sheet.node(mention);
            let mut state = |predicate, (object, evidence): &(Node, Span), pattern| {
                ledger.add((commitment.clone(), predicate, object.clone()), *evidence, pattern, 0.9);
            };
            askers.iter().for_each(|asker| state(Predicate::RequestedBy, asker, "layout/asked-by"));
            makers.iter().for_each(|maker| state(Predicate::MadeBy, maker, "layout/promised-by"));
            meetings.iter().for_each(|meeting| state(Predicate::MadeIn, meeting, "layout/promised-in"));
            if let Some(meeting) = meeting_of_chapter(sheet, mention).filter(|_| meetings.is_empty()) {
                state(Predicate::MadeIn, &meeting, "layout/heading-of-meeting");
            }
        }
    }
}

fn heads(sheet: &Sheet<'_>, mention: usize) -> bool {
    sheet.is_topic(sheet.block_index(sheet.reading.mentions[mention].span.start))
}

/// Who asked for it, as the sentence says, or as the sentence before it in the same paragraph says.
fn askers(sheet: &Sheet<'_>, talk: &Talk<'_>, before: Option<&Talk<'_>>) -> Vec<(Node, Span)> {
    let found = asker_in(sheet, talk.sentence);
    if !found.is_empty() || talk.how != How::Named {
        return found;
    }
    let unnamed = before.is_none_or(|before| before.sentence.words.end != talk.sentence.words.start);
    let previous = sheet.sentences.partition_point(|sentence| sentence.span.start < talk.sentence.span.start);
    match previous.checked_sub(1).map(|index| &sheet.sentences[index]) {
        Some(previous) if unnamed && previous.block == talk.sentence.block => asker_in(sheet, previous),
        _ => Vec::new(),
    }
}

fn asker_in(sheet: &Sheet<'_>, sentence: &Sentence) -> Vec<(Node, Span)> {
    let words = sheet.words_of(sentence);
    let first = sentence.words.start;
    let persons: Vec<(usize, &Mention)> = sheet
        .within(sentence.span, MentionKind::Person)
        .filter(|(_, person)| !sheet.of_kind(MentionKind::Motion).any(|(_, motion)| motion.span.contains(person.span)))
        .collect();
    let name = |range: &Range<usize>, chosen: Vec<&(usize, &Mention)>| {
        let said = sheet.stretch(range.start..range.end);
        chosen
            .into_iter()
            .map(|(index, person)| {
                let evidence = Span::new(said.start.min(person.span.start), said.end.max(person.span.end));
                (sheet.node(*index), evidence)
            })
            .collect()
    };
    if let Some(range) = sheet.phrases.asked_by.find(words) {
        let range = first + range.start..first + range.end;
        let chosen = following(sheet, range.end, &persons);
        if !chosen.is_empty() {
            return name(&range, chosen);
        }
    }
    if let Some(range) = sheet.phrases.asks.find(words) {
        let range = first + range.start..first + range.end;
        let said = sheet.stretch(range.clone());
        let distance = |person: &Mention| {
            if person.span.overlaps(said) {
                0
            } else {
                person.span.start.abs_diff(said.end).min(person.span.end.abs_diff(said.start))
            }
        };
        let nearest = persons.iter().min_by_key(|(_, person)| distance(person));
        return name(&range, nearest.into_iter().filter(|(_, person)| distance(person) < 40).collect());
    }
    Vec::new()
}

/// The names that follow a word closely: the first within four words, then those that `en` or a comma joins to it.
fn following<'p, 'm>(
    sheet: &Sheet<'_>,
    from: usize,
    persons: &'p [(usize, &'m Mention)],
) -> Vec<&'p (usize, &'m Mention)> {
    let mut chosen: Vec<&(usize, &Mention)> = Vec::new();
    let mut end = from;
    for person in persons {
        let words = sheet.words_in(person.1.span);
        if words.start < end {
            continue;
        }
        let between = &sheet.lower[end..words.start];
        let joined = match chosen.last() {
            None => between.len() <= 4,
            Some(last) => {
                let gap = &sheet.text()[last.1.span.end..person.1.span.start];
                between.len() <= 3 && (gap.contains(',') || between.iter().any(|word| word == "en"))
            }
        };
        if !joined {
            break;
        }
        end = words.end;
        chosen.push(person);
    }
    chosen
}

/// Who promised, as the sentence says.
fn makers(sheet: &Sheet<'_>, sentence: &Sentence) -> Vec<(Node, Span)> {
    let words = sheet.words_of(sentence);
    let first = sentence.words.start;
    let phrases = sheet.phrases;
    let stretch = |range: &Range<usize>| sheet.stretch(first + range.start..first + range.end);
    let signers = sheet.signers();
    if let Some(range) = phrases.signers_promised.find(words) {
        let all = phrases.all_signers.is_in(&words[range.clone()]);
        // Of several signers nobody can tell who says `ik`; without a signature it is the office that sends the letter.
        let meant = match signers.len() {
            0 => sheet.sender().into_iter().collect(),
            count if all || count == 1 => signers,
            _ => Vec::new(),
        };
        return meant.into_iter().map(|signer| (sheet.node(signer), stretch(&range))).collect();
    }
    let holders: Vec<(usize, &Mention)> = [MentionKind::Post, MentionKind::Person]
        .into_iter()
        .flat_map(|kind| sheet.within(sentence.span, kind))
        .collect();
    if let Some(range) = phrases.promised_by.find(words) {
        let end = first + range.end;
        let said = stretch(&range);
        // A member of parliament may have a promise, but makes none: a person needs a title of office before the name.
        let named = holders.iter().filter(|(_, holder)| {
            let start = sheet.words_in(holder.span).start;
            let lead = sheet.lower.get(end..start).unwrap_or_default();
            start >= end && lead.len() <= 2 && (holder.kind == MentionKind::Post || sheet.phrases.office.ends(lead))
        });
        let all: Vec<(Node, Span)> =
            named.map(|(index, holder)| (sheet.node(*index), Span::new(said.start, holder.span.end))).collect();
        if !all.is_empty() {
            return all;
        }
    }
    let Some(range) = phrases.has_promised.find(words) else { return Vec::new() };
    let said = stretch(&range);
    // The subject stands before the auxiliary (`mijn ambtsvoorganger heeft ... toegezegd`) or right behind it.
    let subject = holders.iter().filter(|(_, holder)| {
        let words = sheet.words_in(holder.span);
        let auxiliary = first + range.start;
        holder.span.end <= said.end
            && (words.end <= auxiliary && auxiliary - words.end <= 1
                || words.start > auxiliary && words.start - auxiliary <= 2)
    });
    subject
        .map(|(index, holder)| (sheet.node(*index), Span::new(said.start.min(holder.span.start), said.end)))
        .collect()
}

/// The meetings that the sentence names, where it speaks of a promise.
fn meetings(sheet: &Sheet<'_>, talk: &Talk<'_>) -> Vec<(Node, Span)> {
    let words = sheet.words_of(talk.sentence);
    let promise = words.iter().any(|word| word.starts_with("toezegging") || word == "toegezegd");
    if !promise {
        return Vec::new();
    }
    sheet
        .within(talk.sentence.span, MentionKind::Meeting)
        .map(|(index, meeting)| {
            let named = talk
                .targets
                .iter()
                .filter(|_| talk.how == How::Named)
                .map(|target| sheet.reading.mentions[target.mention].span);
            let evidence =
                named.fold(meeting.span, |all, span| Span::new(all.start.min(span.start), all.end.max(span.end)));
            (sheet.node(index), evidence)
        })
        .collect()
}

/// The meeting in the heading above, where that says whose commitments follow: `Toezeggingen uit het wetgevingsoverleg van ...`.
fn meeting_of_chapter(sheet: &Sheet<'_>, mention: usize) -> Option<(Node, Span)> {
    let mut block = sheet.block_index(sheet.reading.mentions[mention].span.start);
    if sheet.is_topic(block) {
        block = block.checked_sub(1)?;
    }
    loop {
        let topic = sheet.topic(block)?;
        let span = sheet.block(topic).span;
        if let Some((meeting, _)) = sheet.within(span, MentionKind::Meeting).next() {
            let about = sheet.lower_in(span).iter().any(|word| word.starts_with("toezegging"));
            return about.then(|| (sheet.node(meeting), span));
        }
        // Sister sections on other commitments are passed over.
        sheet.within(span, MentionKind::Commitment).next()?;
        block = topic.checked_sub(1)?;
    }
}
