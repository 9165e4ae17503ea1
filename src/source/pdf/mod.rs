//! PDF with a text layer.
//!
//! ```text
//! bytes ─glyphs─▶ characters with their places ─lines─▶ lines, columns ─furniture─▶ ─blocks─▶ Document
//! ```
//!
//! The print itself tells what a plain text has lost: where a paragraph ends, which figure is a footnote mark, what stands
//! in a margin. The original is the text of the pages, a line of print a line, footnote marks in brackets.
//!
//! PDF in the wild breaks every rule, and so do the programs that read it: all of it happens on a thread of its own with
//! a big stack, where a panic is just another broken page.

mod blocks;
mod furniture;
mod glyphs;
mod lines;
mod shape;

use super::error::one_line;
use super::{Document, SourceError, structure};
use glyphs::{Collector, Page};
use pdf_extract::Document as Pdf;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// The stack of the reading thread, in bytes.
const STACK: usize = 256 * 1024 * 1024;
/// The name of the reading thread; its panics are not printed.
const THREAD: &str = "kamergraaf-pdf";
/// A page of text has at least so many letters, on average over the paper.
const LETTERS: usize = 40;

/// Reads a PDF.
///
/// # Errors
///
/// [`SourceError::Package`] for a broken file, [`SourceError::Encrypted`], and [`SourceError::NoTextLayer`] for pages of
/// pictures or of characters that stand for nothing.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Document, SourceError> {
    let pages = pages(bytes)?;
    let mut pages: Vec<Vec<lines::Line>> = pages.iter().map(lines::lines).collect();
    let identifier = furniture::take(&mut pages);
    let mut document = blocks::document(name, &pages);
    if !is_readable(&document.text, pages.len()) {
        return Err(SourceError::NoTextLayer);
    }
    structure::refine(&mut document);
    if let Some(identifier) = identifier.filter(|_| document.metadata.identifier.is_none()) {
        structure::identify(&mut document, &identifier);
    }
    Ok(document)
}

/// The pages, read on a thread of their own.
fn pages(bytes: &[u8]) -> Result<Vec<Page>, SourceError> {
    silence();
    let broken = |reason: &str| SourceError::Package { format: "PDF", reason: reason.to_owned() };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
        let running = thread.spawn_scoped(scope, || load(bytes)).map_err(|error| broken(&error.to_string()))?;
        running.join().unwrap_or_else(|_| Err(broken("it cannot be read")))
    })
}

/// Keeps panics of the reading thread from being printed; all others are printed as before.
fn silence() {
    static SILENCED: Once = Once::new();
    SILENCED.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(THREAD) {
                before(info);
            }
        }));
    });
}

fn load(bytes: &[u8]) -> Result<Vec<Page>, SourceError> {
    let broken = |reason: String| SourceError::Package { format: "PDF", reason: one_line(&reason) };
    let mut pdf = Pdf::load_mem(bytes).map_err(|error| broken(error.to_string()))?;
    if pdf.is_encrypted() && pdf.decrypt("").is_err() {
        return Err(SourceError::Encrypted);
    }
    mend_fonts(&mut pdf);
    let mut pages = Vec::new();
    for number in pdf.get_pages().into_keys() {
        let mut collector = Collector::default();
        let read =
            catch_unwind(AssertUnwindSafe(|| pdf_extract::output_doc_page(&pdf, &mut collector, number).is_ok()));
        let mut page = collector.page;
        if !read.unwrap_or_default() && page.glyphs.is_empty() {
            // The plainer reader gives words without places: better than nothing.
            let words = catch_unwind(AssertUnwindSafe(|| pdf.extract_text(&[number])));
            page = Page::of_words(&words.ok().and_then(Result::ok).unwrap_or_default());
        }
        pages.push(page);
    }
    if pages.is_empty() { Err(broken("it has no pages".into())) } else { Ok(pages) }
}

/// Takes the programs of fonts out whose encoding the file itself gives: `pdf-extract` lets the encoding of the program
/// overrule that of the file, where the PDF standard says the reverse (ISO 32000-1, 9.6.6), and reads `º` for `ë`.
fn mend_fonts(pdf: &mut Pdf) {
    let mut descriptors = BTreeSet::new();
    for object in pdf.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        let encoded = font.get(b"Encoding").is_ok_and(|encoding| {
            let dictionary = pdf.dereference(encoding).map(|(_, encoding)| encoding);
            dictionary.is_ok_and(|encoding| {
                encoding.as_name().is_ok() || encoding.as_dict().is_ok_and(|encoding| encoding.has(b"BaseEncoding"))
            })
        });
        let simple = font.get(b"Subtype").and_then(|kind| kind.as_name()).is_ok_and(|kind| kind == b"Type1");
        if encoded
            && simple
            && !font.has(b"ToUnicode")
            && let Ok(descriptor) = font.get(b"FontDescriptor").and_then(|descriptor| descriptor.as_reference())
        {
            descriptors.insert(descriptor);
        }
    }
    for descriptor in descriptors {
        if let Ok(descriptor) = pdf.get_object_mut(descriptor).and_then(|object| object.as_dict_mut()) {
            descriptor.remove(b"FontFile3");
        }
    }
}

/// Whether a text layer is one: enough letters, and among them the small words that every text of the languages in use
/// is full of. Fonts without a table of characters give letters too, but no words.
fn is_readable(text: &str, pages: usize) -> bool {
    const SMALL: [&str; 24] = [
        "de", "het", "een", "van", "en", "in", "op", "te", "dat", "is", "voor", "met", "aan", "the", "of", "and", "to",
        "der", "die", "und", "le", "la", "les", "des",
    ];
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < LETTERS * pages.max(1) {
        return false;
    }
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let small = words.iter().filter(|word| SMALL.contains(&word.as_str())).count();
    words.len() < 60 || small * 50 > words.len()
}
