//! Commitments (toezeggingen) that can be told apart by their subject, meeting, asker or number.

use super::MentionKind;
use super::candidate::Candidate;
use super::page::Page;
use crate::source::BlockKind;
use crate::span::Span;

/// Proposes commitments: from `toezegging` or `toegezegd` to the first words that tell it apart. Meetings and persons must
/// have been proposed before.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    for index in 0..page.words.len() {
        let lower = page.lower(index);
        if lower == "toezegging" || lower == "toegezegd" {
            let noun = lower == "toezegging";
            if let Some(end) = extent(page, index, noun, candidates) {
                let span = Span::new(page.words[index].span.start, end);
                candidates.push(Candidate::surface(span, MentionKind::Commitment, "commitment", 0.85));
            }
        } else if is_number(page.word(index)) {
            candidates.push(Candidate::surface(
                page.words[index].span,
                MentionKind::Commitment,
                "commitment/number",
                0.97,
            ));
        }
    }
}

/// `TZ202412-101`
fn is_number(word: &str) -> bool {
    word.strip_prefix("TZ").and_then(|rest| rest.split_once('-')).is_some_and(|(month, number)| {
        month.len() == 6 && number.len() == 3 && month.chars().chain(number.chars()).all(|c| c.is_ascii_digit())
    })
}

fn extent(page: &Page<'_>, index: usize, noun: bool, candidates: &[Candidate]) -> Option<usize> {
    let text = page.text();
    let start = page.words[index].span.start;
    let block = page.document.block_at(start)?;
    let word_end = page.words[index].span.end;
    let next = index + 1;
    if !page.follows(next) {
        return None;
    }
    // A heading that states it is taken whole.
    if block.kind == BlockKind::Heading && page.gap(index).is_none() {
        return Some(block.span.end).filter(|end| end - start > 14 && end - start < 200);
    }
    let sentence = page.sentence_end(start).min(block.span.end);
    let body = &text[word_end..sentence.max(word_end)];
    let lower = page.lower(next);
    // Who asked, or the meeting, tells it apart.
    let near = candidates
        .iter()
        .filter(|c| {
            matches!(c.kind, MentionKind::Person | MentionKind::Meeting)
                && c.span.start >= word_end
                && c.span.end <= sentence
        })
        .min_by_key(|c| (c.span.start, std::cmp::Reverse(c.span.len())));
    let at_once = near.is_some_and(|near| near.kind == MentionKind::Meeting && near.span.start == word_end + 1);
    if (at_once || matches!(lower.as_str(), "aan" | "tijdens" | "in" | "van" | "uit" | "tijden"))
        && let Some(near) = near
        && text[word_end..near.span.start].split_whitespace().count() <= 5
    {
        // A meeting that follows at once belongs to it as well: `toezegging van minister Dekker in het WGO van 12 november`.
        let meeting = candidates.iter().find(|c| {
            c.kind == MentionKind::Meeting
                && c.span.start > near.span.end
                && matches!(text[near.span.end..c.span.start].trim(), "in het" | "tijdens het" | "in de" | "tijdens de")
        });
        return Some(meeting.map_or(near.span.end, |m| m.span.end));
    }
    if noun
        && !matches!(lower.as_str(), "om" | "over" | "inzake" | "dat" | "betreffende" | "rond" | "rondom" | "op" | "te")
    {
        return None;
    }
    let mut stop = body.len();
    for mark in [
        " (",
        ", ",
        " n.a.v.",
        " naar aanleiding van",
        " «",
        " ‘",
        " “",
        "; ",
        ": ",
        " – ",
        " en dat ",
        " waarbij ",
        " zodat ",
    ] {
        if let Some(at) = body.find(mark) {
            stop = stop.min(at);
        }
    }
    let phrase = body[..stop].trim_end_matches(['.', ' ']);
    // `toegezegd hier schriftelijk op terug te komen` tells nothing apart.
    let vague = ["hier", "daar", "hierop", "daarop", "schriftelijk", "erop", "dit", "deze", "dat te"];
    let first = phrase.split_whitespace().next().unwrap_or_default();
    let content = phrase.split_whitespace().filter(|w| w.len() > 3).count();
    if vague.contains(&first) || content < 2 {
        return None;
    }
    if phrase.contains("om terug te komen") && content < 4 {
        return None;
    }
    Some(word_end + phrase.len())
}
