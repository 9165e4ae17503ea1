//! The web page that a paper was copied from: its navigation, and the block that tells what the page knows of the paper.

use super::lines::Line;
use super::{Draft, layout};
use crate::source::BlockKind;
use crate::span::Span;

/// What stands before the paper itself.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub drafts: Vec<Draft>,
    pub metadata: PageMetadata,
}

/// What a page says of the paper. Spans are in the original.
#[derive(Debug, Default)]
pub(super) struct PageMetadata {
    pub date: Option<String>,
    pub title: Option<Span>,
    pub identifier: Option<String>,
    /// Name and post of each signer.
    pub signers: Vec<(Span, Option<Span>)>,
    pub attachments: Vec<Span>,
}

/// The line that tells number, date and version of a paper.
const NUMBER: &str = "Nummer: ";
/// The line after which the paper itself begins.
const PREVIEW: &str = "Preview document";
const DOSSIER: &str = "Onderdeel van kamerstukdossier ";
/// Lines that say something of the page, not of the paper.
const FURNITURE: [&str; 4] = ["[", "Directe link naar", "Preview document", "Terug naar"];

/// Parts what stands before the paper from the paper.
pub(super) fn cut(original: &str, mut lines: Vec<Line>) -> (Vec<Line>, Page) {
    let text = |line: &Line| line.span.of(original);
    let number =
        lines.iter().take(30).position(|line| text(line).starts_with(NUMBER) && text(line).contains("datum: "));
    let Some(number) = number else { return (lines, Page::default()) };
    let preview = lines.iter().take(200).position(|line| text(line).starts_with(PREVIEW));
    let body = lines.split_off(preview.map_or(number + 1, |at| at + 1));
    let mut page = Page::default();
    let titled = lines.iter().position(|line| !is_furniture(text(line)));
    let mut in_attachments = false;
    for (index, line) in lines.iter().enumerate() {
        let words = text(line);
        if words.starts_with("Directe link naar") {
            page.metadata.identifier = between(words, "(kst-", ")").map(|id| format!("kst-{id}"));
            // The address of the official version is the paper's own number.
            if let Some(at) = words.find("(kst-") {
                let end = words[at..].find(')').map_or(words.len(), |end| at + end);
                page.drafts
                    .push(draft(BlockKind::Metadata, Span::new(line.span.start + at + 1, line.span.start + end)));
            }
        }
        if is_furniture(words) {
            continue;
        }
        if Some(index) == titled {
            page.metadata.title = Some(line.span);
            page.drafts.push(draft(BlockKind::Title, line.span));
            continue;
        }
        if words.starts_with(NUMBER) {
            page.metadata.date = between(words, "datum: ", ",").map(ToOwned::to_owned);
        }
        if let Some(id) = words.strip_prefix(DOSSIER) {
            page.metadata.identifier = page.metadata.identifier.take().or_else(|| dossier_identifier(id));
        }
        if words.contains("Gerelateerde personen:") {
            in_attachments = true;
        } else if words.starts_with("Onderdeel van") {
            in_attachments = false;
        }
        for part in parts(line.span, words) {
            let spoken = part.of(original);
            if let Some(signer) = signer(part, spoken) {
                if spoken.contains("ndertekenaar: ") {
                    page.metadata.signers.push(signer);
                }
            } else if in_attachments && words.starts_with("- ") && !spoken.contains(": ") {
                page.metadata.attachments.push(part);
            }
            page.drafts.push(draft(BlockKind::Metadata, part));
        }
    }
    (body, page)
}

/// The items of a line: a list item without its bullet, or a label and the item glued to it (`Bijlagen:- X`).
fn parts(line: Span, words: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = layout::label(words).map_or(0, |label| label.end);
    if let Some(glued) = words.find(":- ") {
        parts.push(Span::new(line.start, line.start + glued + 1));
        start = glued + 3;
    }
    parts.push(Span::new(line.start + start, line.end));
    parts
}

/// `Eerste ondertekenaar: NAME, post`.
fn signer(part: Span, spoken: &str) -> Option<(Span, Option<Span>)> {
    let (role, rest) = spoken.split_once(": ")?;
    let is_role = ["ndertekenaar", "ndiener"].iter().any(|word| role.ends_with(word));
    if !is_role || rest.is_empty() {
        return None;
    }
    let start = part.end - rest.len();
    Some(match rest.split_once(", ") {
        Some((name, post)) => (Span::new(start, start + name.len()), Some(Span::new(part.end - post.len(), part.end))),
        None => (Span::new(start, part.end), None),
    })
}

/// `31839 -816 Jeugdzorg` is `kst-31839-816`.
fn dossier_identifier(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let (dossier, number) = (words.next()?, words.next()?.strip_prefix('-')?);
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    (is_number(dossier.split('-').next()?) && is_number(number)).then(|| format!("kst-{dossier}-{number}"))
}

fn is_furniture(words: &str) -> bool {
    FURNITURE.iter().any(|start| words.starts_with(start))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after).map_or(rest, |(inner, _)| inner))
}

fn draft(kind: BlockKind, span: Span) -> Draft {
    Draft { kind: Some(kind), pieces: vec![span], wrapped: false }
}
