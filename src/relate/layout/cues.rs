//! Of which motions and commitments each sentence speaks: those it names, those it points back to (`deze motie`, `beide moties`),
//! those of the list that it introduces, and the one that the section is about.

use super::sheet::{Sentence, Sheet};
use crate::extract::MentionKind;
use crate::source::BlockKind;
use std::ops::Range;

/// A motion or commitment that a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub entity: usize,
    /// The mention that names it, here or before.
    pub mention: usize,
    pub kind: MentionKind,
}

/// How a sentence speaks of its targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It names them.
    Named,
    /// It points back to them, or introduces the list that names them.
    Pointed,
    /// It stands behind them in their section, and says nothing of which it means.
    Context,
}

/// A sentence with what it speaks of.
#[derive(Clone, Debug)]
pub(super) struct Talk<'s> {
    pub sentence: &'s Sentence,
    pub targets: Vec<Target>,
    pub how: How,
    /// How many sentences back the last of the targets was named; 0 for here.
    pub distance: usize,
}

/// All sentences that speak of a motion or commitment, in order.
pub(super) fn talks<'s>(sheet: &'s Sheet<'_>) -> Vec<Talk<'s>> {
    let mut talks = Vec::new();
    let mut recent: Vec<(Target, usize)> = Vec::new();
    let mut section = None;
    // Whether the section has brought in several that it does not name.
    let mut unnamed = false;
    for (index, sentence) in sheet.sentences.iter().enumerate() {
        let kind = sheet.block(sentence.block).kind;
        let here = sheet.topic(sentence.block);
        if section != Some(here) || kind == BlockKind::Footnote {
            section = Some(here);
            recent.clear();
            unnamed = false;
        }
        let several = sheet.phrases.these.is_in(sheet.words_of(sentence));
        let named = named(sheet, sentence);
        let (targets, how) = if named.is_empty() {
            let listed = listed(sheet, index);
            let pointed = if listed.is_empty() { pointed(sheet, sentence, &recent) } else { listed };
            let pointed = if several && unnamed { Vec::new() } else { pointed };
            if !pointed.is_empty() {
                (pointed, How::Pointed)
            } else if pointer(sheet, sentence).is_some() {
                // It points to what the text does not name.
                continue;
            } else {
                (recent.last().map(|(target, _)| *target).into_iter().collect(), How::Context)
            }
        } else {
            (named, How::Named)
        };
        let distance = match how {
            How::Context => recent.last().map_or(0, |(_, at)| index - at),
            _ => 0,
        };
        if how == How::Named {
            for target in &targets {
                recent.retain(|(other, _)| other.entity != target.entity);
                recent.push((*target, index));
            }
        }
        unnamed |= sheet.phrases.unnamed.is_in(sheet.words_of(sentence));
        if !targets.is_empty() {
            talks.push(Talk { sentence, targets, how, distance });
        }
    }
    talks
}

/// The motions and commitments named in a sentence, each once; those of which a footnote gives the bare number too.
pub(super) fn named(sheet: &Sheet<'_>, sentence: &Sentence) -> Vec<Target> {
    if sheet.block(sentence.block).kind == BlockKind::Footnote && sheet.is_bare_number(sentence.span) {
        return Vec::new();
    }
    let notes = sheet.notes_behind(sentence.span).filter(|note| sheet.is_bare_number(*note));
    let mut targets: Vec<Target> = Vec::new();
    for span in std::iter::once(sentence.span).chain(notes) {
        for kind in [MentionKind::Motion, MentionKind::Commitment] {
            for (mention, found) in sheet.within(span, kind) {
                if targets.iter().all(|target| target.entity != found.entity) {
                    targets.push(Target { entity: found.entity, mention, kind });
                }
            }
        }
    }
    targets.sort_by_key(|target| target.mention);
    targets
}

/// The targets that open the items of the list which a sentence introduces.
fn listed(sheet: &Sheet<'_>, index: usize) -> Vec<Target> {
    let sentence = &sheet.sentences[index];
    let introduces = sheet.block(sentence.block).kind == BlockKind::Paragraph
        && sheet.text()[..sentence.span.end].ends_with(':')
        && sheet.block(sentence.block).span.end == sentence.span.end;
    if !introduces {
        return Vec::new();
    }
    let mut targets: Vec<Target> = Vec::new();
    for item in &sheet.sentences[index + 1..] {
        if sheet.block(item.block).kind != BlockKind::ListItem {
            break;
        }
        let opening = named(sheet, item).into_iter().next();
        targets
            .extend(opening.filter(|target| sheet.reading.mentions[target.mention].span.start < item.span.start + 4));
    }
    targets
}

/// What a sentence points back to.
fn pointed(sheet: &Sheet<'_>, sentence: &Sentence, recent: &[(Target, usize)]) -> Vec<Target> {
    let words = sheet.words_of(sentence);
    let several = sheet.phrases.these.find(words);
    let Some(range) = pointer(sheet, sentence) else { return Vec::new() };
    let wanted = words[range].iter().find_map(|word| {
        let motion = word.starts_with("motie").then_some(MentionKind::Motion);
        motion.or_else(|| word.starts_with("toezegging").then_some(MentionKind::Commitment))
    });
    let mut fitting =
        recent.iter().rev().map(|(target, _)| *target).filter(|t| wanted.is_none_or(|kind| t.kind == kind));
    match several {
        // `Op deze moties` behind one motion points to others, that the text does not name.
        Some(_) => Some(fitting.collect()).filter(|all: &Vec<Target>| all.len() > 1).unwrap_or_default(),
        None => fitting.next().into_iter().collect(),
    }
}

/// The words with which a sentence points back, as indices of the sentence's words: `Hiermee ... deze toezegging` as a whole.
pub(super) fn pointer(sheet: &Sheet<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let words = sheet.words_of(sentence);
    if let Some(several) = sheet.phrases.these.find(words) {
        return Some(several);
    }
    let first = sheet.phrases.this_one.find(words)?;
    let second = sheet.phrases.this_one.find(&words[first.end..]);
    Some(first.start..second.map_or(first.end, |second| first.end + second.end))
}
