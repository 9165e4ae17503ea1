//! Walks the elements of official XML and hands their words to the builder.

use super::roles::{Role, is_idle_line, role};
use crate::source::BlockKind;
use crate::source::builder::{BlockId, Builder, Stretch};
use crate::source::debate::Spoken;
use crate::source::structure::is_heading_text;
use crate::source::tree::{Element, Node};

/// A motion on its way into the metadata.
#[derive(Debug, Default)]
pub(super) struct Moved {
    pub identifier: Option<String>,
    pub speech: Option<usize>,
    pub blocks: Vec<BlockId>,
}

/// A walk through a paper.
#[derive(Debug)]
pub(super) struct Walk {
    pub builder: Builder,
    pub references: Vec<(Stretch, String)>,
    pub speeches: Vec<Spoken>,
    pub motions: Vec<Moved>,
    pub title: Option<Stretch>,
    notes: usize,
    /// Whether the walk is inside a signature.
    signing: bool,
    /// The speech and the motion that the walk is inside of.
    speech: Option<usize>,
    motion: Option<usize>,
}

impl Walk {
    pub(super) fn new(builder: Builder) -> Self {
        Self {
            builder,
            references: Vec::new(),
            speeches: Vec::new(),
            motions: Vec::new(),
            title: None,
            notes: 0,
            signing: false,
            speech: None,
            motion: None,
        }
    }

    /// Reads an element that stands in an element named `parent`.
    pub(super) fn element(&mut self, element: &Element, parent: &str) {
        match role(&element.name, parent) {
            Role::Skip => {}
            Role::Block(BlockKind::Header) if element.attribute("inhoud").is_some_and(is_idle_line) => {}
            Role::Block(kind) => {
                let emphatic =
                    kind == BlockKind::Paragraph && !self.signing && element.is_wholly(&["nadruk", "vet", "cur"]);
                let kind = if emphatic && is_heading_text(&element.text()) { BlockKind::Heading } else { kind };
                let titled = element.name == "item-titel" && self.title.is_none();
                let id = self.block(element, kind);
                if let Some(id) = id.filter(|_| titled) {
                    self.title = Some(self.builder.whole(id));
                }
            }
            Role::Kop | Role::Dossier if self.builder.is_open() => self.children(element),
            Role::Kop => self.heading(element, parent),
            Role::Dossier => {
                self.block(element, BlockKind::Header);
            }
            Role::Item => self.item(element),
            Role::ItemNumber if self.builder.is_open() => self.item_number(element),
            Role::ItemNumber => {}
            Role::Row => self.row(element),
            Role::Note => self.note(element),
            Role::NoteNumber => {}
            Role::NoteReference => self.builder.mark(&element.text()),
            Role::Reference => self.reference(element),
            Role::Signature => {
                let before = std::mem::replace(&mut self.signing, true);
                self.signature(element);
                self.signing = before;
            }
            Role::Speech => {
                let before = self.speech;
                self.speeches.push(Spoken::default());
                self.speech = Some(self.speeches.len() - 1);
                self.container(element);
                self.speech = before;
            }
            Role::Speaker => self.speaker(element),
            Role::Party => {
                let start = self.builder.here();
                self.children(element);
                if let (Some(start), Some(speech)) = (start, self.speech) {
                    let party = self.builder.stretch_from(start);
                    self.speeches[speech].party.get_or_insert(party);
                }
            }
            Role::Motion => {
                let before = self.motion;
                let identifier =
                    element.attribute("id").and_then(|id| id.strip_prefix("M-")).map(|id| format!("kst-{id}"));
                self.motions.push(Moved { identifier, speech: self.speech, blocks: Vec::new() });
                self.motion = Some(self.motions.len() - 1);
                self.container(element);
                self.motion = before;
            }
            Role::Break => self.builder.blank(element.at),
            Role::Cell | Role::Inline if self.builder.is_open() => {
                if matches!(parent, "dossier" | "dossiernummer" | "onderw") || element.name.ends_with("al") {
                    self.builder.blank(element.at);
                }
                self.children(element);
            }
            Role::Cell | Role::Inline | Role::Other => self.other(element),
        }
    }

    /// An unknown element: words directly in it make it a paragraph, unless a paragraph is open.
    fn other(&mut self, element: &Element) {
        let worded =
            element.children.iter().any(|node| matches!(node, Node::Text(text) if !text.content.trim().is_empty()));
        if self.builder.is_open() {
            self.builder.blank(element.at);
            self.children(element);
        } else if worded || matches!(role(&element.name, ""), Role::Inline | Role::Cell) {
            self.block(element, BlockKind::Paragraph);
        } else {
            self.container(element);
        }
    }

    /// Children that are blocks of their own. In the part that is the paper itself, number and title are one line.
    fn container(&mut self, element: &Element) {
        if element.name == "motie-info" {
            self.motion = None;
        }
        let done = if element.name == "stuk" { self.paper_heading(element) } else { Vec::new() };
        for child in element.elements().filter(|child| !done.contains(&child.at)) {
            self.element(child, &element.name);
        }
    }

    /// `Nr. 143` and `MOTIE VAN ...`; gives the places of the elements that are then done.
    fn paper_heading(&mut self, stuk: &Element) -> Vec<usize> {
        const NUMBER: [&str; 3] = ["stuknr", "ltrlabel", "nummer"];
        let Some(title) = stuk.child("titel") else { return Vec::new() };
        let mut done = vec![title.at];
        self.open(BlockKind::Header);
        for part in stuk.elements().filter(|part| part.at < title.at && NUMBER.contains(&part.name.as_str())) {
            self.children(part);
            self.builder.blank(part.at);
            done.push(part.at);
        }
        let start = self.builder.here();
        self.children(title);
        self.title = self.title.or(start.map(|start| self.builder.stretch_from(start)));
        self.builder.close();
        done
    }

    pub(super) fn open(&mut self, kind: BlockKind) -> BlockId {
        let kind = if self.signing && kind == BlockKind::Paragraph { BlockKind::Signature } else { kind };
        let id = self.builder.open(kind);
        if let Some(speech) = self.speech {
            self.speeches[speech].blocks.push(id);
        }
        if let Some(motion) = self.motion {
            self.motions[motion].blocks.push(id);
        }
        id
    }

    /// A block; blocks inside it come behind it, in a block of their own.
    fn block(&mut self, element: &Element, kind: BlockKind) -> Option<BlockId> {
        if self.builder.is_open() {
            self.builder.blank(element.at);
            self.children(element);
            return None;
        }
        let id = self.open(kind);
        let mut later = Vec::new();
        self.inner(element, &mut later);
        self.builder.close();
        for child in later {
            self.element(child, &element.name);
        }
        Some(id)
    }

    /// The words of an element, without those of lists and tables in it.
    fn inner<'a>(&mut self, element: &'a Element, later: &mut Vec<&'a Element>) {
        for node in &element.children {
            match node {
                Node::Text(text) if later.is_empty() || text.content.trim().is_empty() => self.builder.text(text),
                Node::Text(text) => {
                    // Words behind a list go on in a paragraph of their own.
                    self.builder.close();
                    for child in later.drain(..) {
                        self.element(child, &element.name);
                    }
                    self.open(BlockKind::Paragraph);
                    self.builder.text(text);
                }
                Node::Element(child) if is_outer(child) => later.push(child),
                Node::Element(child) => self.element(child, &element.name),
            }
        }
    }

    /// The words and elements of an element, in the block that is open.
    pub(super) fn children(&mut self, element: &Element) {
        for node in &element.children {
            match node {
                Node::Text(text) => self.builder.text(text),
                Node::Element(child) => self.element(child, &element.name),
            }
        }
    }

    fn heading(&mut self, element: &Element, parent: &str) {
        // The name of the series stands above every paper of it.
        if matches!(parent, "officiele-publicatie" | "kamerwrk") {
            let is_year = |child: &&Element| child.name == "subtitel" && child.text().starts_with("Vergaderjaar");
            for child in element.elements().filter(is_year) {
                self.block(child, BlockKind::Header);
            }
            return;
        }
        let kind = if matches!(parent, "staatscourant" | "staatsblad") { BlockKind::Title } else { BlockKind::Heading };
        self.open(kind);
        let start = self.builder.here();
        for child in element.elements() {
            self.children(child);
            self.builder.blank(child.at);
        }
        if kind == BlockKind::Title {
            self.title = self.title.or(start.map(|start| self.builder.stretch_from(start)));
        }
        self.builder.close();
    }

    /// A list item: number and first paragraph are one block, further paragraphs blocks of their own.
    fn item(&mut self, element: &Element) {
        if self.builder.is_open() {
            self.builder.blank(element.at);
            self.children(element);
            return;
        }
        let kind = if element.name == "li" { BlockKind::ListItem } else { BlockKind::Paragraph };
        self.open(kind);
        let mut worded = false;
        let mut rest = Vec::new();
        let mut children = element.children.iter();
        for node in children.by_ref() {
            match node {
                Node::Text(text) => self.builder.text(text),
                Node::Element(child) if matches!(role(&child.name, ""), Role::ItemNumber) => self.item_number(child),
                Node::Element(child) if worded || is_outer(child) => {
                    rest.push(child);
                    break;
                }
                Node::Element(child) => {
                    let mut later = Vec::new();
                    self.inner(child, &mut later);
                    rest.extend(later);
                    worded = !self.builder.so_far().is_empty();
                    if !rest.is_empty() {
                        break;
                    }
                }
            }
        }
        self.builder.close();
        rest.extend(children.filter_map(|node| match node {
            Node::Element(child) => Some(child),
            Node::Text(_) => None,
        }));
        for child in rest {
            self.element(child, &element.name);
        }
    }

    /// A bullet says nothing; a number or letter does.
    fn item_number(&mut self, element: &Element) {
        if element.text().chars().any(char::is_alphanumeric) {
            self.children(element);
            self.builder.blank(element.at);
        }
    }

    fn row(&mut self, element: &Element) {
        if self.builder.is_open() {
            self.children(element);
            return;
        }
        self.open(BlockKind::TableRow);
        for (index, cell) in element.elements().enumerate() {
            if index > 0 && !self.builder.so_far().is_empty() {
                self.builder.insert(" | ", cell.at);
            }
            self.builder.blank(cell.at);
            self.children(cell);
        }
        self.builder.close();
    }

    fn note(&mut self, element: &Element) {
        self.notes += 1;
        let number = element.child_text("noot.nr").or_else(|| element.attribute("nr").map(ToOwned::to_owned));
        let mark = number.unwrap_or_else(|| self.notes.to_string());
        if self.builder.is_open() {
            self.builder.mark(&mark);
        }
        self.builder.open_note(&mark);
        self.children(element);
        self.builder.close();
    }

    fn reference(&mut self, element: &Element) {
        if !self.builder.is_open() {
            self.other(element);
            return;
        }
        let start = self.builder.here();
        self.children(element);
        let target = ["doc", "reeks", "url", "ref"].iter().find_map(|name| element.attribute(name));
        if let (Some(start), Some(target)) = (start, target.filter(|target| !target.is_empty())) {
            let stretch = self.builder.stretch_from(start);
            self.references.push((stretch, target.to_owned()));
        }
    }

    /// The speaker is the first line of what they say.
    fn speaker(&mut self, element: &Element) {
        if self.builder.is_open() {
            self.children(element);
            return;
        }
        self.open(BlockKind::Paragraph);
        let start = self.builder.here();
        let mut named = None;
        for node in &element.children {
            match node {
                Node::Text(text) => self.builder.text(text),
                Node::Element(child) => {
                    if child.name == "politiek" {
                        named = named.or(start.map(|start| self.builder.stretch_from(start)));
                    }
                    self.element(child, "spreker");
                }
            }
        }
        let whole = start.map(|start| self.builder.stretch_from(start));
        if let Some(speech) = self.speech
            && self.speeches[speech].speaker.is_none()
        {
            self.speeches[speech].speaker = named.or(whole);
        }
        self.builder.close();
    }
}

/// Elements that part a paragraph: lists, tables and pictures.
fn is_outer(element: &Element) -> bool {
    matches!(element.name.as_str(), "lijst" | "table" | "tabel" | "tgroup" | "plaatje" | "citaat" | "al-groep")
}
