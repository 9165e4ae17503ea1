//! What a paper says of itself: number, date, title, signers.

use super::kinds;
use super::page::PageMetadata;
use crate::extract::date::full_date;
use crate::source::structure::is_identifier;
use crate::source::{BlockKind, Document, Signer};
use crate::span::Span;

/// Fills the metadata of a document from its page, its header and its signature block.
pub(super) fn read(document: &mut Document, page: PageMetadata) {
    let clean = |span: Span, document: &Document| find_clean(document, span);
    document.metadata.title = page.title.and_then(|span| clean(span, document));
    document.metadata.date = page.date.as_deref().and_then(|date| date.parse().ok());
    document.metadata.attachments = page.attachments.iter().filter_map(|span| clean(*span, document)).collect();
    if let Some(id) = &page.identifier {
        identify(document, id);
    }
    header(document);
    imprint(document);
    let signers = signature(document);
    document.metadata.signers = if signers.is_empty() {
        page.signers
            .iter()
            .filter_map(|(name, post)| {
                Some(Signer { name: clean(*name, document)?, post: post.and_then(|post| clean(post, document)) })
            })
            .collect()
    } else {
        signers
    };
}

/// The span of the clean text that was made from a span of the original inside one block.
fn find_clean(document: &Document, original: Span) -> Option<Span> {
    document.blocks.iter().find_map(|block| {
        let origin = document.offsets.to_original(block.span);
        if !origin.contains(original) {
            return None;
        }
        let starts = block
            .of_chars(document)
            .find(|at| document.offsets.to_original(Span::new(*at, *at + 1)).start >= original.start)?;
        let end = block
            .of_chars(document)
            .find(|at| *at >= starts && document.offsets.to_original(Span::new(*at, *at + 1)).start >= original.end)
            .unwrap_or(block.span.end);
        let text = document.text.get(starts..end)?.trim_end();
        Some(Span::new(starts, starts + text.len()))
    })
}

impl crate::source::Block {
    /// Byte offsets of the characters of the block.
    fn of_chars<'a>(&self, document: &'a Document) -> impl Iterator<Item = usize> + use<'a> {
        let start = self.span.start;
        self.span.of(&document.text).char_indices().map(move |(at, _)| start + at)
    }
}

/// `kst-35925-XVI-161` is dossier `35925-XVI`, number `161`.
fn identify(document: &mut Document, id: &str) {
    if let Some((dossier, number)) = id.trim_start_matches("kst-").rsplit_once('-') {
        document.metadata.dossier = Some(dossier.to_owned());
        document.metadata.number = Some(number.to_owned());
    }
    document.metadata.identifier = Some(id.to_owned());
}

/// The identifier in the imprint of a page, of a paper that has no dossier in its heading.
fn imprint(document: &mut Document) {
    if document.metadata.identifier.is_none() {
        let found = document.original.lines().map(str::trim).find(|line| is_identifier(line));
        if let Some(identifier) = found.map(ToOwned::to_owned) {
            document.metadata.number = identifier.rsplit('-').next().map(ToOwned::to_owned);
            document.metadata.identifier = Some(identifier);
        }
    }
}

fn header(document: &mut Document) {
    let mut dossier = None;
    for index in 0..document.blocks.len() {
        let block = document.blocks[index];
        let text = document.surface(block.span).to_owned();
        match block.kind {
            BlockKind::Title if document.metadata.title.is_none() => {
                let from = kinds::subject(&text).unwrap_or(0);
                document.metadata.title = Some(Span::new(block.span.start + from, block.span.end));
            }
            BlockKind::Header => {
                let lower = text.to_lowercase();
                if let Some(year) = lower.strip_prefix("vergaderjaar ") {
                    let year: String = year.replace('–', "-").chars().take(9).collect();
                    document.metadata.parliamentary_year.get_or_insert(year);
                } else if kinds::is_dossier(&text) {
                    dossier.get_or_insert_with(|| dossier_number(&text));
                } else if let (Some(dossier), Some(rest)) = (&dossier, lower.strip_prefix("nr. ")) {
                    let number: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
                    if document.metadata.identifier.is_none() && !number.is_empty() {
                        identify(document, &format!("kst-{dossier}-{}", number.to_uppercase()));
                    }
                } else if let Some(date) = full_date(&text).filter(|_| !lower.starts_with("aan ")) {
                    document.metadata.date.get_or_insert(date);
                }
            }
            _ => {}
        }
    }
}

/// The dossier in a header line: `36 600 XVI Vaststelling van ...` is `36600-XVI`.
fn dossier_number(text: &str) -> String {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || c.is_whitespace()).collect();
    let rest = &text[digits.len()..];
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let suffix = rest.split_whitespace().next().unwrap_or_default();
    let is_chapter = !suffix.is_empty()
        && suffix.len() <= 5
        && suffix.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'A' | 'B' | 'C'));
    if is_chapter { format!("{digits}-{suffix}") } else { digits }
}

/// The signers of the signature block: posts and names, in the order of the text.
fn signature(document: &Document) -> Vec<Signer> {
    let blocks: Vec<Span> = document.blocks.iter().filter(|b| b.kind == BlockKind::Signature).map(|b| b.span).collect();
    let mut signers = Vec::new();
    let mut post = None;
    for span in blocks {
        let text = document.surface(span);
        let lower = text.to_lowercase();
        if lower.contains("minister") || lower.contains("staatssecretaris") {
            let from = if lower.starts_with("de ") { 3 } else { 0 };
            let end = text.trim_end_matches([',', ' ']).len();
            post = Some(Span::new(span.start + from, span.start + end));
        } else if kinds::is_name_line(text) {
            signers.push(Signer { name: span, post: post.take() });
        }
    }
    signers
}
