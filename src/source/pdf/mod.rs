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
mod prepare;
mod shape;

use super::error::one_line;
use super::{Document, SourceError, structure};
use glyphs::{Collector, Page};
use pdf_extract::Document as Pdf;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// The stack of the reading thread, in bytes.
const STACK: usize = 256 * 1024 * 1024;
/// How long the reading of one file may take; 1,000 pages take ten seconds.
const PATIENCE: Duration = Duration::from_secs(180);
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
    let printed = furniture::place(&pages);
    let identifier = furniture::take(&mut pages);
    let mut document = blocks::document(name, &pages, printed);
    if !is_readable(&document.text, pages.len()) {
        return Err(SourceError::NoTextLayer);
    }
    structure::refine(&mut document);
    if let Some(identifier) = identifier.filter(|_| document.metadata.identifier.is_none()) {
        structure::identify(&mut document, &identifier);
    }
    Ok(document)
}

/// The pages, read on a thread of their own, which is left behind if it does not finish.
fn pages(bytes: &[u8]) -> Result<Vec<Page>, SourceError> {
    silence();
    let broken = |reason: &str| SourceError::Package { format: "PDF", reason: reason.to_owned() };
    let (sender, receiver) = channel();
    let bytes = bytes.to_vec();
    let thread = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
    // Nobody listens any more when the time is over; the thread then ends by itself.
    thread.spawn(move || sender.send(load(&bytes)).is_ok()).map_err(|error| broken(&error.to_string()))?;
    receiver.recv_timeout(PATIENCE).unwrap_or_else(|error| {
        Err(broken(match error {
            RecvTimeoutError::Timeout => "its pages take too long to read",
            RecvTimeoutError::Disconnected => "it cannot be read",
        }))
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
    prepare::prepare(&mut pdf)?;
    let mut pages = Vec::new();
    for number in pdf.get_pages().into_keys() {
        let mut collector = Collector::default();
        let read =
            catch_unwind(AssertUnwindSafe(|| pdf_extract::output_doc_page(&pdf, &mut collector, number).is_ok()));
        let mut page = collector.page();
        if !read.unwrap_or_default() {
            // The plainer reader gives words without places: better than half a page.
            let words = catch_unwind(AssertUnwindSafe(|| pdf.extract_text(&[number])));
            let words = words.ok().and_then(Result::ok).unwrap_or_default();
            if words.chars().filter(|c| c.is_alphabetic()).count() > page.letters() {
                page = Page::of_words(&words);
            }
        }
        pages.push(page);
    }
    if pages.is_empty() { Err(broken("it has no pages".into())) } else { Ok(pages) }
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
