//! Commitments (toezeggingen) that can be told apart by their subject, meeting, asker or number.

use super::MentionKind;
use super::candidate::Candidate;
use super::page::Page;
use crate::source::BlockKind;
use crate::span::Span;

/// The longest line that states a commitment, in bytes.
const LONGEST_LINE: usize = 240;

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
        } else if let Some(last) = number(page, index) {
            let span = page.span(index, last);
            candidates.push(Candidate::surface(span, MentionKind::Commitment, "commitment/number", 0.97));
        }
    }
    below_heading(page, candidates);
}

/// `TZ202412-101`, `TZ202406 nr. 022`: the index of its last word.
fn number(page: &Page<'_>, index: usize) -> Option<usize> {
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|c| c.is_ascii_digit());
    let rest = page.word(index).strip_prefix("TZ")?;
    if rest.split_once('-').is_some_and(|(month, number)| digits(month, 6) && digits(number, 3)) {
        return Some(index);
    }
    (digits(rest, 6) && page.word(index + 1) == "nr" && digits(page.word(index + 2), 3)).then_some(index + 2)
}

/// The lines below a heading `Toezeggingen` that state one commitment each, with its answer below them.
fn below_heading(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let blocks = &page.document.blocks;
    let mut chapter = false;
    for (index, block) in blocks.iter().enumerate() {
        let words: Vec<String> = page.words_in(block.span).map(|word| page.lower(word)).collect();
        let heading = block.kind == BlockKind::Heading;
        let labelled = words.first().is_some_and(|word| word == "bijlage" || word.parse::<u8>().is_ok());
        if heading && words.last().is_some_and(|word| word == "toezeggingen") && words.len() <= 2 {
            chapter = true;
            continue;
        }
        // Numbered headings open another chapter; so do those of two or three words.
        if heading && (labelled || words.len() < 4) || block.kind == BlockKind::Signature {
            chapter = false;
        }
        let answered = blocks
            .get(index + 1)
            .is_some_and(|next| next.kind == BlockKind::Paragraph && (heading || next.span.len() > block.span.len()));
        if chapter && answered && (heading || states_one(page, block.span)) {
            let length = block.span.of(page.text()).trim_end_matches(['.', ' ']).len();
            let span = Span::new(block.span.start, block.span.start + length);
            candidates.push(Candidate::surface(span, MentionKind::Commitment, "commitment/heading", 0.8));
        }
    }
}

/// Whether a line stands for a heading: it does not end like a sentence, or its number stands in a footnote behind it.
fn states_one(page: &Page<'_>, line: Span) -> bool {
    let numbered = page.document.footnotes.iter().any(|note| {
        note.span.len() < 24 && note.anchors.iter().any(|anchor| *anchor + 2 >= line.end && *anchor <= line.end)
    });
    let open = !line.of(page.text()).ends_with(['.', ';', ':', ',', '?', '!']);
    line.len() <= LONGEST_LINE && (open || numbered)
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
    // `Toezegging 11889`
    if noun && page.word(next).len() >= 4 && page.word(next).bytes().all(|c| c.is_ascii_digit()) {
        return Some(page.words[next].span.end);
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
        // Who made it tells nothing apart; a meeting that follows at once does: `toezegging van minister Dekker in het WGO van
        // 12 november`.
        let meeting = candidates.iter().filter(|_| lower != "aan").find(|c| {
            c.kind == MentionKind::Meeting
                && c.span.start > near.span.end
                && matches!(text[near.span.end..c.span.start].trim(), "in het" | "tijdens het" | "in de" | "tijdens de")
        });
        return Some(meeting.map_or(near.span.end, |m| m.span.end));
    }
    // `toegezegd tijdens het Wetgevingsoverleg` goes no further.
    let kind = page.lower(next + 2);
    if matches!(lower.as_str(), "tijdens" | "in" | "tijden")
        && matches!(page.word(next + 1), "het" | "de")
        && page.grammar.phrases.meetings.contains_key(&kind)
    {
        return Some(page.words[next + 2].span.end);
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
    let stop = over_title(body, told_apart(page, word_end, stop));
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

/// With the title in guillemets that stands right behind: `met het onderzoeksrapport «Afwegingskader»`.
fn over_title(body: &str, stop: usize) -> usize {
    let title = body[stop..].strip_prefix(" «").and_then(|rest| rest.find('»'));
    title.map_or(stop, |at| stop + " «".len() + at + '»'.len_utf8())
}

/// Where the first clause that tells a commitment apart ends, at most `stop` bytes behind `from`: with the infinitive behind
/// its subject (`om met het ministerie in gesprek te gaan`), or before a second clause (`en waarin`, `en de`).
fn told_apart(page: &Page<'_>, from: usize, stop: usize) -> usize {
    let words = page.words_in(Span::new(from, from + stop));
    let mut content = 0;
    for index in words.clone() {
        let lower = page.lower(index);
        if lower == "te" && content >= 2 && index + 1 < words.end && page.follows(index + 1) {
            return page.words[index + 1].span.end - from;
        }
        let other = page.word(index + 1);
        let second = lower == "en"
            && content >= 3
            && index + 1 < words.end
            && (page.grammar.stop.contains(other) || page.grammar.inside.contains(other))
            && page.follows(index);
        if second {
            return page.words[index - 1].span.end - from;
        }
        content +=
            usize::from(lower.len() > 3 && !page.grammar.empty.contains(&lower) && !page.grammar.stop.contains(&lower));
    }
    stop
}
