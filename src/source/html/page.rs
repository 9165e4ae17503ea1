//! Walks the elements of a page and hands their words to the builder.

use super::notes::Notes;
use crate::source::BlockKind;
use crate::source::builder::Builder;
use crate::source::structure::is_heading_text;
use crate::source::tree::{Element, Node};

/// Elements that are never part of the paper.
const FURNITURE: [&str; 17] = [
    "head", "script", "style", "noscript", "nav", "footer", "aside", "form", "button", "select", "svg", "iframe",
    "template", "object", "canvas", "dialog", "textarea",
];
/// Classes and identifiers, or parts of them between hyphens, that tell furniture.
const FURNITURE_WORDS: [&str; 24] = [
    "breadcrumb",
    "breadcrumbs",
    "kruimelpad",
    "menu",
    "cookie",
    "cookies",
    "nav",
    "navbar",
    "navigation",
    "navigatie",
    "footer",
    "voetregel",
    "kopregel",
    "sidebar",
    "skiplink",
    "skiplinks",
    "share",
    "sharing",
    "social",
    "note-close",
    "inhoudsopgave",
    "visually-hidden",
    "sr-only",
    "toolbar",
];
/// Roles of accessibility that tell furniture.
const FURNITURE_ROLES: [&str; 5] = ["navigation", "banner", "contentinfo", "search", "complementary"];

/// A page that is being read.
#[derive(Debug)]
pub(super) struct Page {
    builder: Builder,
    notes: Notes,
    /// Whether classes and identifiers tell what is furniture.
    by_class: bool,
    /// The mark of the footnote that the walk is inside of.
    note: Option<String>,
}

impl Page {
    pub(super) fn new(file: String, notes: Notes) -> Self {
        Self { builder: Builder::of_file(file), notes, by_class: true, note: None }
    }

    /// Takes no notice of classes and identifiers: pages may name the frame around everything after a part of it.
    pub(super) fn whatever_the_class(mut self) -> Self {
        self.by_class = false;
        self
    }

    /// Reads an element and what is in it.
    pub(super) fn read(mut self, main: &Element) -> Builder {
        self.flow(main, BlockKind::Paragraph);
        if self.builder.is_open() {
            self.builder.close();
        }
        self.builder
    }

    /// The content of an element: words make a paragraph of kind `kind`, blocks part them.
    fn flow(&mut self, element: &Element, kind: BlockKind) {
        let mut kind = kind;
        let mut broken = false;
        for node in &element.children {
            let is_break = matches!(node, Node::Element(child) if child.name == "br");
            // Two line breaks part paragraphs.
            if is_break && broken {
                self.shut();
            }
            broken = is_break || broken && matches!(node, Node::Text(text) if text.content.trim().is_empty());
            match node {
                Node::Text(text) => {
                    if !self.builder.is_open() {
                        if text.content.trim().is_empty() {
                            continue;
                        }
                        self.open(kind);
                    }
                    self.builder.text(text);
                }
                Node::Element(child) if is_furniture(child, self.by_class) => {}
                Node::Element(child) if is_block(&child.name) => {
                    let open = self.builder.is_open();
                    // The first paragraph of a list item is the item.
                    if open
                        && matches!(child.name.as_str(), "p" | "div")
                        && self.builder.so_far().chars().count() <= 4
                        && kind == BlockKind::ListItem
                    {
                        self.builder.blank(child.at);
                        self.flow(child, kind);
                        continue;
                    }
                    self.shut();
                    self.block(child, kind);
                    if kind == BlockKind::ListItem {
                        kind = BlockKind::Paragraph;
                    }
                }
                Node::Element(child) => self.inline(child, kind),
            }
        }
    }

    fn inline(&mut self, element: &Element, kind: BlockKind) {
        if let Some(mark) = self.notes.marks.get(&element.at).cloned() {
            self.builder.mark(&mark);
            return;
        }
        // The number of a note, and the arrow that leads back to its mark.
        let is_number = self.note.as_ref().is_some_and(|mark| {
            let text = element.text();
            let text = text.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '.'));
            text == mark || matches!(text, "↑" | "↩" | "^" | "↩︎")
        });
        if is_number && matches!(element.name.as_str(), "a" | "sup" | "span") {
            return;
        }
        match element.name.as_str() {
            "br" => self.builder.blank(element.at),
            _ => self.flow(element, kind),
        }
    }

    fn block(&mut self, element: &Element, kind: BlockKind) {
        let before = self.note.clone();
        if let Some(mark) = self.notes.notes.get(&element.at) {
            self.note = Some(mark.clone());
        }
        match element.name.as_str() {
            "tr" => self.row(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.flow(element, BlockKind::Heading),
            "li" => self.flow(element, BlockKind::ListItem),
            "ul" | "ol" | "table" | "tbody" | "thead" | "tfoot" | "dl" => self.flow(element, BlockKind::Paragraph),
            "p" if element.is_wholly(&["b", "strong"]) && is_heading_text(&element.text()) => {
                self.flow(element, BlockKind::Heading);
            }
            "p" if kind == BlockKind::ListItem => self.flow(element, BlockKind::ListItem),
            _ => self.flow(element, if kind == BlockKind::ListItem { kind } else { BlockKind::Paragraph }),
        }
        self.shut();
        self.note = before;
    }

    /// A row of a table of one cell is a paragraph: the table is there for the layout.
    fn row(&mut self, element: &Element) {
        let cells: Vec<&Element> =
            element.elements().filter(|cell| matches!(cell.name.as_str(), "td" | "th")).collect();
        let has_blocks =
            |cell: &&Element| cell.all("p").len() > 1 || !cell.all("table").is_empty() || !cell.all("li").is_empty();
        if cells.len() < 2 || cells.iter().any(has_blocks) {
            for cell in cells {
                self.flow(cell, BlockKind::Paragraph);
                self.shut();
            }
            return;
        }
        self.open(BlockKind::TableRow);
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 && !self.builder.so_far().is_empty() {
                self.builder.insert(" | ", cell.at);
            }
            self.cell(cell);
        }
        self.shut();
    }

    /// The words of a cell, in the row that is open.
    fn cell(&mut self, element: &Element) {
        for node in &element.children {
            match node {
                Node::Text(text) => self.builder.text(text),
                Node::Element(child) if is_furniture(child, self.by_class) => {}
                Node::Element(child) => match self.notes.marks.get(&child.at).cloned() {
                    Some(mark) => self.builder.mark(&mark),
                    None => {
                        if is_block(&child.name) || child.name == "br" {
                            self.builder.blank(child.at);
                        }
                        self.cell(child);
                    }
                },
            }
        }
    }

    fn open(&mut self, kind: BlockKind) {
        match self.note.clone() {
            Some(mark) => self.builder.open_note(&mark),
            None => self.builder.open(kind),
        };
    }

    fn shut(&mut self) {
        if self.builder.is_open() {
            self.builder.close();
        }
    }
}

fn is_furniture(element: &Element, by_class: bool) -> bool {
    if FURNITURE.contains(&element.name.as_str()) || element.attribute("hidden").is_some() {
        return true;
    }
    // The heading of a page is its furniture, that of an article is not.
    let role = element.attribute("role").unwrap_or_default();
    if FURNITURE_ROLES.contains(&role) || (element.name == "header" && !element.all("nav").is_empty()) {
        return true;
    }
    if !by_class || matches!(element.name.as_str(), "html" | "body" | "main" | "article") {
        return false;
    }
    ["class", "id"].iter().filter_map(|name| element.attribute(name)).any(|value| {
        value.split_whitespace().any(|word| {
            let word = word.to_ascii_lowercase();
            FURNITURE_WORDS.contains(&word.as_str())
                || word.split(['-', '_']).any(|part| FURNITURE_WORDS.contains(&part))
        })
    })
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "menu"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "hblock"
    )
}
