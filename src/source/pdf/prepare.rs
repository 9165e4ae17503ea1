//! Makes a loaded PDF safe to read: what its readers would trip over, run in circles on or never finish.

use crate::source::SourceError;
use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeSet;
use std::io::Read;

/// A stream unpacks to no more than this, in bytes; the content of a page has some 100 kB.
const MAX_STREAM: u64 = 96 << 20;
/// What is packed in fewer bytes cannot exceed [`MAX_STREAM`]: deflate packs 1,032 to 1 at best.
const SUSPICIOUS: usize = 90_000;
/// The page tree is at most so deep.
const MAX_TREE: usize = 64;
/// Forms are drawn inside forms at most so deep.
const MAX_FORMS: usize = 24;

/// Prepares a document for reading.
///
/// # Errors
///
/// [`SourceError::Package`] for a page tree that runs in a circle, [`SourceError::Refused`] for streams that unpack
/// without end.
pub(super) fn prepare(pdf: &mut Document) -> Result<(), SourceError> {
    bounded(pdf)?;
    check_tree(pdf)?;
    empty_images(pdf);
    mend_fonts(pdf);
    for form in circles(pdf) {
        if let Ok(stream) = pdf.get_object_mut(form).and_then(Object::as_stream_mut) {
            empty(stream);
        }
    }
    Ok(())
}

fn bounded(pdf: &Document) -> Result<(), SourceError> {
    for object in pdf.objects.values() {
        let Ok(stream) = object.as_stream() else { continue };
        let packed = stream.filters().is_ok_and(|filters| filters.first() == Some(&b"FlateDecode".as_slice()));
        if !packed || stream.content.len() < SUSPICIOUS || is_image(stream) {
            continue;
        }
        let unpacked =
            std::io::copy(&mut ZlibDecoder::new(stream.content.as_slice()).take(MAX_STREAM + 1), &mut std::io::sink());
        if unpacked.is_ok_and(|length| length > MAX_STREAM) {
            return Err(SourceError::Refused {
                reason: format!("a part of it unpacks to more than {} MB", MAX_STREAM >> 20),
            });
        }
    }
    Ok(())
}

/// Properties of a page are looked up from parent to parent.
fn check_tree(pdf: &Document) -> Result<(), SourceError> {
    for page in pdf.page_iter() {
        let mut at = pdf.get_dictionary(page).ok();
        for depth in 0.. {
            let parent = at.and_then(|node| node.get(b"Parent").ok()).and_then(|parent| parent.as_reference().ok());
            let Some(parent) = parent else { break };
            if depth >= MAX_TREE {
                return Err(SourceError::Package { format: "PDF", reason: "its pages stand in a circle".into() });
            }
            at = pdf.get_dictionary(parent).ok();
        }
    }
    Ok(())
}

/// Pictures hold no text, and some readers take them for pages.
fn empty_images(pdf: &mut Document) {
    for object in pdf.objects.values_mut() {
        if let Ok(stream) = object.as_stream_mut()
            && is_image(stream)
        {
            empty(stream);
        }
    }
}

fn is_image(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")
}

fn empty(stream: &mut Stream) {
    stream.dict.remove(b"Filter");
    stream.dict.remove(b"DecodeParms");
    stream.set_content(Vec::new());
}

/// Takes the programs of fonts out whose encoding the file itself gives: `pdf-extract` lets the encoding of the program
/// overrule that of the file, where the PDF standard says the reverse (ISO 32000-1, 9.6.6), and reads `º` for `ë`.
fn mend_fonts(pdf: &mut Document) {
    let mut descriptors = BTreeSet::new();
    for object in pdf.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        let encoded = font.get(b"Encoding").is_ok_and(|encoding| {
            let dictionary = pdf.dereference(encoding).map(|(_, encoding)| encoding);
            dictionary.is_ok_and(|encoding| {
                encoding.as_name().is_ok() || encoding.as_dict().is_ok_and(|encoding| encoding.has(b"BaseEncoding"))
            })
        });
        let simple = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type1");
        if encoded
            && simple
            && !font.has(b"ToUnicode")
            && let Ok(descriptor) = font.get(b"FontDescriptor").and_then(Object::as_reference)
        {
            descriptors.insert(descriptor);
        }
    }
    for descriptor in descriptors {
        if let Ok(descriptor) = pdf.get_object_mut(descriptor).and_then(Object::as_dict_mut) {
            descriptor.remove(b"FontFile3");
        }
    }
}

/// The forms that draw themselves, directly or through others, and those that lie too deep.
fn circles(pdf: &Document) -> BTreeSet<ObjectId> {
    let mut search = Search { pdf, path: Vec::new(), done: BTreeSet::new(), cut: BTreeSet::new() };
    for page in pdf.page_iter() {
        let content = pdf.get_page_content(page).unwrap_or_default();
        if let Some(resources) = resources_of_page(pdf, page) {
            search.drawn_in(&content, resources);
        }
    }
    search.cut
}

fn resources_of_page(pdf: &Document, page: ObjectId) -> Option<&Dictionary> {
    let mut node = pdf.get_dictionary(page).ok()?;
    for _ in 0..MAX_TREE {
        if let Some(resources) = dictionary(pdf, node, b"Resources") {
            return Some(resources);
        }
        node = dictionary(pdf, node, b"Parent")?;
    }
    None
}

fn dictionary<'a>(pdf: &'a Document, node: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    let (_, object) = pdf.dereference(node.get(key).ok()?).ok()?;
    object.as_dict().ok()
}

struct Search<'a> {
    pdf: &'a Document,
    /// The forms that are being drawn, each inside the one before.
    path: Vec<ObjectId>,
    /// Forms that were looked at, each with the address of the resources it was drawn with.
    done: BTreeSet<(ObjectId, usize)>,
    cut: BTreeSet<ObjectId>,
}

impl<'a> Search<'a> {
    /// Looks at the forms that a content may draw: those whose names occur in it.
    fn drawn_in(&mut self, content: &[u8], resources: &'a Dictionary) {
        let has = |name: &[u8]| content.windows(name.len()).any(|window| window == name);
        if !has(b"Do") {
            return;
        }
        let Some(objects) = dictionary(self.pdf, resources, b"XObject") else { return };
        // A name may be written with its characters as numbers.
        let escaped = content.contains(&b'#');
        for (name, object) in objects.iter() {
            if let Ok(form) = object.as_reference()
                && (escaped || has(name))
            {
                self.form(form, resources);
            }
        }
    }

    fn form(&mut self, form: ObjectId, resources: &'a Dictionary) {
        if self.path.contains(&form) || self.path.len() >= MAX_FORMS {
            self.cut.insert(form);
            return;
        }
        let Ok(stream) = self.pdf.get_object(form).and_then(Object::as_stream) else { return };
        let own = dictionary(self.pdf, &stream.dict, b"Resources").unwrap_or(resources);
        if !self.done.insert((form, std::ptr::from_ref(own).addr())) {
            return;
        }
        let content = stream.get_plain_content().unwrap_or_default();
        self.path.push(form);
        self.drawn_in(&content, own);
        self.path.pop();
    }
}
