//! Debates as the ParlaMint corpus has them: TEI, with or without words and their grammar marked.

use super::{Spoken, speeches};
use crate::source::builder::Builder;
use crate::source::tree::{Element, Node};
use crate::source::{BlockKind, Document, Elements, SourceError, xml};

/// Reads the debates of a file; the file itself is the original.
///
/// # Errors
///
/// A [`SourceError`] for broken XML and for a file without debates.
pub(in crate::source) fn read(name: &str, file: String) -> Result<Document, SourceError> {
    let root = xml::parse(&file)?;
    let Some(text) = root.child("text") else {
        let remedy = "give the file of a sitting";
        return Err(SourceError::Unsupported { kind: "TEI without debates", remedy });
    };
    let mut walk = Walk { builder: Builder::of_file(file), spoken: Vec::new(), announced: None };
    let title = root.find("titleStmt").and_then(|titles| {
        let is_dutch = |title: &&Element| title.name == "title" && title.attribute("lang") == Some("nl");
        titles.elements().rfind(is_dutch).or_else(|| titles.child("title"))
    });
    let titled = title.map(|title| {
        let id = walk.builder.open(BlockKind::Title);
        walk.words(title);
        walk.builder.close();
        id
    });
    walk.element(text);
    let built = walk.builder.finish(name);
    let (speeches, _) = speeches(&built, walk.spoken);
    let title = titled.and_then(|id| built.block(id));
    let mut document = built.document;
    if document.text.is_empty() {
        return Err(SourceError::Empty);
    }
    document.elements = Elements::of_xml(&root);
    document.metadata.title = title;
    document.metadata.speeches = speeches;
    let setting = root.find("settingDesc").or_else(|| root.find("bibl"));
    let date = setting.and_then(|setting| setting.find("date")).and_then(|date| date.attribute("when"));
    document.metadata.date = date.and_then(|date| date.parse().ok());
    let chamber = root.find("meeting").and_then(|meeting| meeting.attribute("ana"));
    document.metadata.chamber = chamber.map(|ana| if ana.contains("parla.upper") { 1 } else { 2 });
    super::find_speeches(&mut document);
    Ok(document)
}

#[derive(Debug)]
struct Walk {
    builder: Builder,
    spoken: Vec<Spoken>,
    /// The speaker that was announced and has not spoken yet.
    announced: Option<Spoken>,
}

impl Walk {
    fn element(&mut self, element: &Element) {
        for child in element.elements() {
            match child.name.as_str() {
                "head" => self.block(child, BlockKind::Heading, None),
                "note" => self.note(child),
                "u" => {
                    let mut speech = self.announced.take().unwrap_or_default();
                    speech.person = child.attribute("who").map(|who| who.trim_start_matches('#').to_owned());
                    self.utterance(child, &mut speech);
                    self.spoken.push(speech);
                }
                "p" | "ab" => self.block(child, BlockKind::Paragraph, None),
                _ => self.element(child),
            }
        }
    }

    fn note(&mut self, note: &Element) {
        if note.attribute("type") == Some("speaker") {
            let mut speech = Spoken::default();
            let start = self.builder.open(BlockKind::Paragraph);
            self.words(note);
            speech.speaker = Some(self.builder.whole(start));
            speech.blocks.push(start);
            self.builder.close();
            self.announced = Some(speech);
        } else {
            self.block(note, BlockKind::Paragraph, None);
        }
    }

    fn utterance(&mut self, utterance: &Element, speech: &mut Spoken) {
        let segmented = utterance.child("seg").is_some();
        for child in utterance.elements().filter(|_| segmented) {
            match child.name.as_str() {
                "note" => self.note(child),
                _ => self.block(child, BlockKind::Paragraph, Some(speech)),
            }
        }
        if !segmented {
            self.block(utterance, BlockKind::Paragraph, Some(speech));
        }
    }

    fn block(&mut self, element: &Element, kind: BlockKind, speech: Option<&mut Spoken>) {
        let id = self.builder.open(kind);
        self.words(element);
        self.builder.close();
        if let Some(speech) = speech {
            speech.blocks.push(id);
        }
    }

    /// The words of an element. Where each word is an element of its own, what stands between them is layout: a blank
    /// follows each word that is not joined to the next.
    fn words(&mut self, element: &Element) {
        let marked = element.find("w").is_some();
        for node in &element.children {
            match node {
                Node::Text(text) if marked && text.content.trim().is_empty() => {}
                Node::Text(text) => self.builder.text(text),
                Node::Element(child) => match child.name.as_str() {
                    "linkGrp" | "note" | "vocal" | "kinesic" | "incident" | "gap" => {}
                    "w" | "pc" => {
                        self.words(child);
                        if child.attribute("join") != Some("right") {
                            self.builder.blank(child.at);
                        }
                    }
                    _ => self.words(child),
                },
            }
        }
    }
}
