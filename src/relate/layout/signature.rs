//! `signedBy` and `holdsPost` of the signers, as the signature block or the page around the paper names them.

use super::ledger::{Ledger, with};
use super::sheet::Sheet;
use crate::extract::MentionKind;
use crate::relate::{Node, Predicate, Value};
use crate::span::Span;
use std::collections::BTreeMap;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    for signer in &sheet.document().metadata.signers {
        let Some((person, mention)) = sheet.over(signer.name, MentionKind::Person) else { continue };
        // A mention of initials alone is nobody's name.
        if mention.span.end < signer.name.end {
            continue;
        }
        let person = sheet.node(person);
        // In `Minister Weerwind (Rechtsbescherming)` the words for the post stand around the name.
        let around = signer.post.filter(|post| post.contains(signer.name));
        let post = match (around, signer.post) {
            (Some(_), _) => {
                super::post::around(sheet, mention.span, sheet.block(sheet.block_index(mention.span.start)).span)
                    .map(|(post, _)| post)
            }
            (None, post) => post.and_then(|post| sheet.over(post, MentionKind::Post)).map(|(post, _)| sheet.node(post)),
        };
        let evidence = around.unwrap_or_else(|| passage(sheet, signer.name, signer.post));
        let qualifiers = post.iter().map(|post| ("post".to_owned(), vec![Value::Node(post.clone())]));
        ledger.add_with(
            (Node::Paper, Predicate::SignedBy, person.clone()),
            qualifiers.collect::<BTreeMap<_, _>>(),
            evidence,
            "layout/signature",
            0.98,
        );
        let Some(post) = post else { continue };
        let statement = (person, Predicate::HoldsPost, post);
        let lead = signer
            .post
            .map_or(evidence, |post| Span::new(sheet.block(sheet.block_index(post.start)).span.start, post.start));
        if sheet.phrases.former.is_in(sheet.lower_in(lead)) {
            ledger.add_with(statement, with("former", Value::Bool(true)), evidence, "layout/signature", 0.97);
        } else {
            ledger.add(statement, evidence, "layout/signature", 0.97);
        }
    }
}

/// From the first of name and post to the last, where nothing else stands between them; else the name.
fn passage(sheet: &Sheet<'_>, name: Span, post: Option<Span>) -> Span {
    let Some(post) = post else { return name };
    let whole = Span::new(name.start.min(post.start), name.end.max(post.end));
    let between = Span::new(name.end.min(post.end), name.start.max(post.start));
    if sheet.words_in(between).is_empty() { whole } else { name }
}
