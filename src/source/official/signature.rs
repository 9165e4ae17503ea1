//! Who signs an official paper.

use super::walk::Walk;
use crate::source::BlockKind;
use crate::source::tree::{Element, Node};

impl Walk {
    /// Posts and names: what stands before a name is one line, whether it is marked as a post or not
    /// (`<functie>De Minister</functie> voor Rechtsbescherming,`), and each name is one.
    pub(super) fn signature(&mut self, element: &Element) {
        if self.builder.is_open() {
            self.children(element);
            return;
        }
        for node in &element.children {
            match node {
                Node::Text(text) if text.content.trim().is_empty() && !self.builder.is_open() => {}
                Node::Element(child)
                    if matches!(child.name.as_str(), "functie" | "organisatie" | "nadruk" | "noot") =>
                {
                    // Each post opens a line, its ministry goes on.
                    if child.name == "functie" {
                        self.shut();
                    }
                    self.open_line();
                    self.builder.blank(child.at);
                    self.element(child, &element.name);
                }
                Node::Text(text) => {
                    self.open_line();
                    self.builder.text(text);
                }
                Node::Element(child) if child.name == "naam" => {
                    self.shut();
                    self.open(BlockKind::Signature);
                    for part in &child.children {
                        match part {
                            Node::Text(text) => self.builder.text(text),
                            Node::Element(part) => {
                                self.builder.blank(part.at);
                                self.element(part, "naam");
                            }
                        }
                    }
                    self.builder.close();
                }
                Node::Element(child) => {
                    self.shut();
                    self.element(child, &element.name);
                }
            }
        }
        self.shut();
    }

    fn open_line(&mut self) {
        if !self.builder.is_open() {
            self.open(BlockKind::Signature);
        }
    }

    fn shut(&mut self) {
        if self.builder.is_open() {
            self.builder.close();
        }
    }
}
