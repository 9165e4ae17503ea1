//! `holdsPost` where name and post stand side by side in the text: `de Staatssecretaris van VWS, P. Blokhuis`,
//! `P. Blokhuis, staatssecretaris van VWS`, `minister Dekker voor Rechtsbescherming`.

use super::ledger::{Ledger, with};
use super::sheet::Sheet;
use crate::extract::{Mention, MentionKind};
use crate::knowledge::normal;
use crate::relate::{Node, Predicate, Value};
use crate::source::BlockKind;
use crate::span::Span;

/// The longest name of a portfolio, in characters, with room to spare.
const LONGEST_PORTFOLIO: usize = 120;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    for (index, person) in sheet.of_kind(MentionKind::Person) {
        let block = sheet.block(sheet.block_index(person.span.start));
        if block.kind == BlockKind::Signature {
            continue;
        }
        let beside =
            sheet.within(block.span, MentionKind::Post).filter(|(_, post)| side_by_side(sheet, person.span, post));
        for (post, mention) in beside {
            state(sheet, ledger, index, sheet.node(post), join(person.span, mention.span), "layout/post-beside-name");
        }
        if let Some((post, evidence)) = around(sheet, person.span, block.span) {
            state(sheet, ledger, index, post, evidence, "layout/post-around-name");
        }
    }
}

fn state(sheet: &Sheet<'_>, ledger: &mut Ledger, person: usize, post: Node, evidence: Span, pattern: &'static str) {
    let statement = (sheet.node(person), Predicate::HoldsPost, post);
    let words = sheet.words_in(evidence);
    let reach = words.start.saturating_sub(1)..words.end;
    if sheet.phrases.former.is_in(&sheet.lower[reach]) {
        ledger.add_with(statement, with("former", Value::Bool(true)), evidence, pattern, 0.9);
    } else {
        ledger.add(statement, evidence, pattern, 0.92);
    }
}

fn join(a: Span, b: Span) -> Span {
    Span::new(a.start.min(b.start), a.end.max(b.end))
}

/// Whether nothing but a comma, a dash or a bracket parts name and post. A post in front may go on with `van` only in its
/// own name, so a mere blank is enough there.
fn side_by_side(sheet: &Sheet<'_>, person: Span, post: &Mention) -> bool {
    let text = sheet.text();
    if post.span.end <= person.start {
        matches!(text[post.span.end..person.start].trim_end(), "" | ",")
    } else if person.end <= post.span.start {
        matches!(
            text[person.end..post.span.start].trim(),
            "," | "(" | ", de" | ", toenmalig" | ", voormalig" | "–" | "als"
        )
    } else {
        false
    }
}

/// `minister Dekker voor Rechtsbescherming`, `Staatssecretaris Coenradie (Justitie en Veiligheid)`: the words around the
/// name are those of a post that the paper names elsewhere.
pub(super) fn around(sheet: &Sheet<'_>, person: Span, block: Span) -> Option<(Node, Span)> {
    let words = sheet.words_in(person);
    let office = words.start.checked_sub(1)?;
    let title = sheet.stretch(office..words.start);
    if title.start < block.start || !sheet.phrases.office.ends(&sheet.lower[office..words.start]) {
        return None;
    }
    let behind = &sheet.text()[person.end..block.end];
    let bracket = behind.strip_prefix(" (");
    let rest = match bracket {
        Some(rest) => rest,
        None => behind.strip_prefix(' ').filter(|rest| rest.starts_with("van ") || rest.starts_with("voor "))?,
    };
    let rest = rest.strip_prefix("van ").or_else(|| rest.strip_prefix("voor ")).unwrap_or(rest);
    let near = rest.char_indices().nth(LONGEST_PORTFOLIO).map_or(rest, |(at, _)| &rest[..at]);
    let portfolio = normal(near);
    let rank = normal(title.of(sheet.text()));
    let posts = sheet.reading.entities.iter().enumerate().filter(|(_, entity)| entity.kind == MentionKind::Post);
    posts
        .flat_map(|(index, entity)| std::iter::once(&entity.label).chain(&entity.names).map(move |name| (index, name)))
        .filter_map(|(index, name)| {
            let name = normal(name);
            let own = name.strip_prefix(&rank)?.trim_start();
            let own = own.strip_prefix("van ").or_else(|| own.strip_prefix("voor ")).unwrap_or(own).to_owned();
            let whole = portfolio.strip_prefix(&own)?;
            let ends = if bracket.is_some() {
                whole.is_empty() || whole.starts_with(')')
            } else {
                !whole.starts_with(char::is_alphanumeric)
            };
            (own.len() > 2 && ends).then_some((index, own.len()))
        })
        .max_by_key(|(_, length)| *length)
        .map(|(entity, length)| {
            let start = block.end - rest.len();
            let end = start
                + rest
                    .char_indices()
                    .map(|(at, c)| at + c.len_utf8())
                    .take_while(|at| *at <= length)
                    .last()
                    .unwrap_or(0);
            let evidence = Span::new(title.start, (end + usize::from(bracket.is_some())).min(block.end));
            (Node::Entity { entity, mention: None }, evidence)
        })
}
