//! `attaches`: the publications that the paper sends along, as a sentence, a bracket, an annex heading or the page around it says.

use super::ledger::Ledger;
use super::sheet::{Sentence, Sheet};
use crate::extract::{Mention, MentionKind};
use crate::relate::{Node, Predicate};
use crate::source::BlockKind;
use crate::span::Span;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    for attachment in &sheet.document().metadata.attachments {
        if let Some((index, mention)) = sheet.over(*attachment, MentionKind::Publication) {
            state(sheet, ledger, index, mention.span, "layout/listed-annex");
        }
    }
    for sentence in &sheet.sentences {
        let kind = sheet.block(sentence.block).kind;
        let words = sheet.words_of(sentence);
        if matches!(kind, BlockKind::Heading) && sheet.phrases.annex.opens(words).is_some() {
            for (index, mention) in sheet.within(sentence.span, MentionKind::Publication) {
                state(sheet, ledger, index, mention.span, "layout/annex-heading");
            }
        }
        if !matches!(kind, BlockKind::Metadata | BlockKind::Title | BlockKind::Heading) {
            in_sentence(sheet, ledger, sentence);
        }
    }
}

fn state(sheet: &Sheet<'_>, ledger: &mut Ledger, mention: usize, evidence: Span, pattern: &'static str) {
    let entity = sheet.entity(&sheet.reading.mentions[mention]);
    if entity.iri.as_deref() != Some(&sheet.reading.paper) {
        ledger.add((Node::Paper, Predicate::Attaches, sheet.node(mention)), evidence, pattern, 0.92);
    }
}

fn in_sentence(sheet: &Sheet<'_>, ledger: &mut Ledger, sentence: &Sentence) {
    let words = sheet.words_of(sentence);
    let phrases = sheet.phrases;
    let sends = phrases.sends.find(words);
    let Some((range, behind)) =
        sends.map(|range| (range, true)).or_else(|| Some((phrases.is_attached.find(words)?, false)))
    else {
        return;
    };
    if phrases.not_attached.is_in(words) {
        return;
    }
    let said = sheet.stretch(sentence.words.start + range.start..sentence.words.start + range.end);
    let titles: Vec<(usize, &Mention)> = sheet.within(sentence.span, MentionKind::Publication).collect();
    let after = titles.iter().find(|(_, title)| title.span.end > said.start);
    let before = titles.iter().rev().find(|(_, title)| title.span.end <= said.start);
    let nearest = if behind { after.or(before) } else { before.or(after) };
    if nearest.is_none()
        && let Some((index, _)) = title_of_section(sheet, sentence.block)
    {
        // `Het onderzoek vindt u als bijlage` below the heading that names it.
        state(sheet, ledger, index, sentence.span, "layout/sends-heading");
    }
    let Some((index, title)) = nearest else { return };
    let join = |title: &Mention| {
        let span = Span::new(said.start.min(title.span.start), said.end.max(title.span.end));
        let open = span.of(sheet.text()).contains('(') && !span.of(sheet.text()).contains(')');
        Span::new(span.start, span.end + usize::from(open && sheet.text()[span.end..].starts_with(')')))
    };
    state(sheet, ledger, *index, join(title), "layout/sends");
    // Titles that `en` or a comma joins to the one sent are sent as well.
    let mut last = *title;
    for (index, next) in titles.iter().filter(|(other, _)| other > index) {
        let between = sheet.lower_in(Span::new(last.span.end, next.span.start));
        let gap = &sheet.text()[last.span.end..next.span.start];
        let joined = between.len() <= 4
            && (gap.trim_start().starts_with(',') || between.iter().any(|w| w == "en" || w == "alsmede"));
        if !behind || !joined {
            break;
        }
        state(sheet, ledger, *index, join(next), "layout/sends");
        last = next;
    }
}

/// The publication that fills the heading of a block's section.
fn title_of_section<'a>(sheet: &Sheet<'a>, block: usize) -> Option<(usize, &'a Mention)> {
    let heading = sheet.block(sheet.topic(block)?).span;
    sheet.within(heading, MentionKind::Publication).find(|(_, title)| title.span.len() * 2 >= heading.len())
}
