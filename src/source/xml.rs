//! XML into a [tree](super::tree).
//!
//! Names count without their namespace prefix: the samples that people keep have lost theirs as often as not. Entities
//! are never declared by the file: only the characters that XML and HTML name are known, so that nothing can expand
//! into millions of others and nothing outside is fetched.

use super::SourceError;
use super::decode;
use super::error::one_line;
use super::tree::{Element, MAX_DEPTH, MAX_NODES, Node, Text, character, cut_references};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// The outermost element of an XML file.
///
/// # Errors
///
/// A [`SourceError`] for what is no XML, for entities of the file's own, and for nesting deeper than [`MAX_DEPTH`].
pub fn parse(file: &str) -> Result<Element, SourceError> {
    let skipped = decode::marks(file);
    // A mark behind blanks goes too: the reader would drop it without counting it.
    let body = file[skipped..].trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let skipped = file.len() - body.len();
    let mut reader = Reader::from_str(&file[skipped..]);
    reader.config_mut().allow_dangling_amp = true;
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut nodes = 0;
    loop {
        if nodes > MAX_NODES {
            return Err(SourceError::TooMany { limit: MAX_NODES });
        }
        nodes += 1;
        let at = skipped + position(reader.buffer_position());
        let event = reader.read_event().map_err(|error| malformed(&reader, skipped, &error))?;
        let end = skipped + position(reader.buffer_position());
        match event {
            Event::Start(start) => {
                if open.len() >= MAX_DEPTH {
                    return Err(SourceError::TooDeep { limit: MAX_DEPTH });
                }
                let element = element(&start, at)?;
                nodes += element.attributes.len();
                open.push(element);
            }
            Event::Empty(start) => {
                let element = element(&start, at)?;
                nodes += element.attributes.len();
                close(element, &mut open, &mut root);
            }
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut root);
                }
            }
            Event::Text(text) => {
                let content = text.into_inner().into_owned();
                push_text(&mut open, Text { len: content.len(), content, at });
            }
            Event::CData(data) => {
                let content = data.into_inner().into_owned();
                // `<![CDATA[` is nine bytes long.
                push_text(&mut open, Text { len: content.len(), content, at: at + 9 });
            }
            Event::GeneralRef(reference) => {
                let name = reference.into_inner();
                let content = character(&name).ok_or_else(|| SourceError::Entity { entity: one_line(&name) })?;
                push_text(&mut open, Text { content, at, len: end - at });
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if let Some(unclosed) = open.last() {
        let reason = one_line(&format!("it stops inside <{}", unclosed.name)) + ">";
        return Err(SourceError::Malformed { format: "XML", at: file.len(), reason });
    }
    root.ok_or(SourceError::Empty)
}

/// The name of the outermost element, from the start of a file that may be cut off.
#[must_use]
pub fn root_name(head: &str) -> Option<String> {
    let start = decode::marks(head);
    let mut reader = Reader::from_str(head[start..].trim_start());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => return Some(start.local_name().as_ref().to_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn position(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn malformed(reader: &Reader<&[u8]>, skipped: usize, error: &quick_xml::Error) -> SourceError {
    let reason = error.to_string();
    let reason = reason.split_once(": ").map_or(reason.as_str(), |(_, rest)| rest);
    let at = skipped + position(reader.error_position());
    SourceError::Malformed { format: "XML", at, reason: one_line(reason) }
}

fn element(start: &BytesStart<'_>, at: usize) -> Result<Element, SourceError> {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let broken = |reason: String| SourceError::Malformed { format: "XML", at, reason };
        let attribute = attribute.map_err(|error| broken(one_line(&error.to_string())))?;
        let mut texts = Vec::new();
        cut_references(&attribute.value, 0, false, &mut texts)
            .map_err(|entity| SourceError::Entity { entity: one_line(&entity) })?;
        let value = texts.into_iter().map(|text| text.content).collect();
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
        if attributes.len() > MAX_NODES {
            return Err(SourceError::TooMany { limit: MAX_NODES });
        }
    }
    let prefixed = start.name().prefix().is_some();
    Ok(Element { name: start.local_name().as_ref().to_owned(), attributes, children: Vec::new(), at, prefixed })
}

fn push_text(open: &mut [Element], text: Text) {
    if let Some(parent) = open.last_mut()
        && !text.content.is_empty()
    {
        parent.children.push(Node::Text(text));
    }
}

/// What stands behind the outermost element is not looked at.
fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(Node::Element(element)),
        None if root.is_none() => *root = Some(element),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(element: &Element) -> Vec<Text> {
        let mut texts = Vec::new();
        for node in &element.children {
            match node {
                Node::Text(text) => texts.push(text.clone()),
                Node::Element(inner) => texts.extend(self::texts(inner)),
            }
        }
        texts
    }

    #[test]
    fn a_byte_order_mark_behind_a_blank_shifts_no_place() {
        let file = "\n\u{feff}<al>De Kamer</al>";
        let root = parse(file).unwrap();
        let Some(Node::Text(text)) = root.children.first() else { panic!("no text: {root:?}") };
        assert_eq!(&file[text.at..text.at + text.len], "De Kamer");
    }

    #[test]
    fn every_stretch_of_text_knows_its_place() {
        let file = "\u{feff}<?xml version=\"1.0\"?>\n<kst:al kst:soort='a&amp;b'>Co&ouml;rdinatie <nadruk>&#8220;</nadruk><![CDATA[<en>]]> R&D</kst:al>";
        let root = parse(file).unwrap();
        assert_eq!((root.name.as_str(), root.attribute("SOORT")), ("al", Some("a&b")));
        assert_eq!(root.text(), "Coördinatie “<en> R&D");
        for text in texts(&root) {
            let origin = &file[text.at..text.at + text.len];
            assert!(origin == text.content || origin.starts_with('&'), "{text:?} from {origin:?}");
        }
    }

    #[test]
    fn attacks_and_broken_files_are_named() {
        let bomb = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]><a>&y;</a>";
        assert_eq!(parse(bomb).unwrap_err(), SourceError::Entity { entity: "y".into() });
        let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>";
        assert_eq!(parse(outside).unwrap_err(), SourceError::Entity { entity: "x".into() });
        assert_eq!(parse(&"<a>".repeat(100_000)).unwrap_err(), SourceError::TooDeep { limit: MAX_DEPTH });
        let many = format!("<a>{}</a>", "<b/>".repeat(MAX_NODES));
        assert_eq!(parse(&many).unwrap_err(), SourceError::TooMany { limit: MAX_NODES });
        let cut = parse("<kamerstuk><al>De Kamer,").unwrap_err().to_string();
        assert_eq!(cut, "is broken XML at byte 24: it stops inside <al>; download it again");
        assert!(matches!(parse("<a><b></a>"), Err(SourceError::Malformed { .. })));
    }
}
