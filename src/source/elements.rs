//! Which element of its file each place of a paper stands in, as an XPath.
//!
//! Elements without a namespace go by their names: `/officiele-publicatie[1]/kamerstuk[1]/stuk[1]/al[3]`. Of those in a
//! namespace the local name is asked for (`*[local-name()='seg'][3]`), so that a path needs no declarations to be evaluated.
//! Paths of HTML name the tags of the file: where it leaves out `tbody`, a browser adds one.

use super::tree::{Element, Node};
use std::collections::BTreeMap;
use std::ops::Range;

/// The elements of a file that hold text.
#[derive(Clone, Debug, Default)]
pub struct Elements {
    /// The files of a package that hold the elements; empty where the paper is one file.
    parts: Vec<&'static str>,
    elements: Vec<Place>,
    /// From which byte offset of the original on the text stands in which element, in the order of offsets.
    starts: Vec<(usize, usize)>,
}

/// Where an element stands.
#[derive(Clone, Debug)]
struct Place {
    parent: Option<usize>,
    /// Which of the parts it stands in.
    part: usize,
    /// The last step of its path.
    step: Box<str>,
}

/// From which byte offset of the original on the text comes from which element: its part, and the place of its start tag there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    pub original: usize,
    pub part: usize,
    pub at: usize,
}

impl Elements {
    /// The elements of an XML file that is itself the original.
    pub(super) fn of_xml(root: &Element) -> Self {
        let mut walk = Walk { names: Names::Xml, ..Walk::default() };
        walk.element(root, Counted { ordinal: 1, default: false });
        walk.done()
    }

    /// The elements of a page; its root is no element of the file. Names of HTML need no namespace.
    pub(super) fn of_html(root: &Element) -> Self {
        let mut walk = Walk { names: Names::Html, ..Walk::default() };
        walk.children(root, false);
        walk.done()
    }

    /// The elements of the files of a package, by what a builder was told of the origin of its words.
    pub(super) fn of_package(parts: &[(&'static str, &Element)], origins: &[Origin]) -> Self {
        let mut wanted: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for origin in origins {
            wanted.entry((origin.part, origin.at)).or_default().push(origin.original);
        }
        let mut walk = Walk { names: Names::Xml, wanted: Some(wanted), ..Walk::default() };
        for (part, (_, root)) in parts.iter().enumerate() {
            walk.part = part;
            walk.element(root, Counted { ordinal: 1, default: false });
        }
        walk.found.parts = parts.iter().map(|(name, _)| *name).collect();
        walk.done()
    }

    /// The XPath of the innermost element that holds all of a range of bytes of the original, and the file of the package that
    /// it stands in; `None` for formats without elements.
    #[must_use]
    pub fn path(&self, original: Range<usize>) -> Option<(Option<&'static str>, String)> {
        let first = self.at(original.start)?;
        let last = self.at(original.end.max(original.start + 1) - 1)?;
        let ancestors = |from| std::iter::successors(Some(from), |at: &usize| self.elements[*at].parent);
        let outer: Vec<usize> = ancestors(first).collect();
        let common = ancestors(last).find(|at| outer.contains(at))?;
        let mut steps: Vec<&str> = ancestors(common).map(|at| &*self.elements[at].step).collect();
        steps.push("");
        steps.reverse();
        Some((self.parts.get(self.elements[common].part).copied(), steps.join("/")))
    }

    /// The element that the byte at an offset stands in.
    fn at(&self, original: usize) -> Option<usize> {
        let next = self.starts.partition_point(|(start, _)| *start <= original);
        self.starts[..next].last().or_else(|| self.starts.first()).map(|(_, element)| *element)
    }
}

/// Whose rules names follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Names {
    #[default]
    Xml,
    Html,
}

/// An element among its siblings.
#[derive(Clone, Copy, Debug)]
struct Counted {
    /// Its number among those of its name.
    ordinal: usize,
    /// Whether names without a prefix stand in a namespace where it stands.
    default: bool,
}

#[derive(Default)]
struct Walk<'a> {
    names: Names,
    part: usize,
    /// The elements that are looked for; all with text if there are none.
    wanted: Option<BTreeMap<(usize, usize), Vec<usize>>>,
    /// The elements that the walk is inside of: name and number, whether it stands in a namespace, and its index once it has one.
    open: Vec<(&'a str, usize, bool, Option<usize>)>,
    found: Elements,
}

impl<'a> Walk<'a> {
    fn element(&mut self, element: &'a Element, counted: Counted) {
        let default = self.is_named(element, counted.default);
        self.open.push((&element.name, counted.ordinal, element.prefixed || default, None));
        if let Some(origins) = self.wanted.as_mut().and_then(|wanted| wanted.remove(&(self.part, element.at))) {
            let index = self.index();
            self.found.starts.extend(origins.into_iter().map(|original| (original, index)));
        }
        self.children(element, default);
        self.open.pop();
    }

    /// Whether names without a prefix stand in a namespace inside an element.
    fn is_named(&self, element: &Element, outer: bool) -> bool {
        match element.attribute("xmlns") {
            Some(namespace) => self.names == Names::Xml && !namespace.is_empty(),
            None => outer,
        }
    }

    fn children(&mut self, element: &'a Element, default: bool) {
        // How many there are of a name, with a namespace or without, and how many without.
        let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for node in &element.children {
            match node {
                Node::Text(text)
                    if self.wanted.is_none() && !text.content.trim().is_empty() && !self.open.is_empty() =>
                {
                    let index = self.index();
                    self.found.starts.push((text.at, index));
                }
                Node::Text(_) => {}
                Node::Element(child) => {
                    let [all, plain] = counts.entry(&child.name).or_default();
                    let named = child.prefixed || self.is_named(child, default);
                    *all += 1;
                    *plain += usize::from(!named);
                    let ordinal = if named { *all } else { *plain };
                    self.element(child, Counted { ordinal, default });
                }
            }
        }
    }

    /// The index of the innermost open element; it and those around it get one if they have none.
    fn index(&mut self) -> usize {
        let mut parent = None;
        for (name, ordinal, named, index) in &mut self.open {
            parent = Some(*index.get_or_insert_with(|| {
                let step =
                    if *named { format!("*[local-name()='{name}'][{ordinal}]") } else { format!("{name}[{ordinal}]") };
                self.found.elements.push(Place { parent, part: self.part, step: step.into() });
                self.found.elements.len() - 1
            }));
        }
        parent.unwrap_or_default()
    }

    fn done(mut self) -> Elements {
        self.found.starts.sort_unstable();
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::xml;

    fn path(file: &str, words: &str) -> String {
        let at = file.find(words).unwrap();
        let elements = Elements::of_xml(&xml::parse(file).unwrap());
        elements.path(at..at + words.len()).unwrap().1
    }

    #[test]
    fn a_passage_stands_in_the_innermost_element_that_holds_all_of_it() {
        let file = "<stuk><al>De Kamer,</al><al>gehoord <nadruk>de</nadruk> beraadslaging,</al><lijst><al>x</al></lijst></stuk>";
        assert_eq!(path(file, "De Kamer,"), "/stuk[1]/al[1]");
        assert_eq!(path(file, "de</nadruk> beraad"), "/stuk[1]/al[2]");
        assert_eq!(path(file, "de</n"), "/stuk[1]/al[2]/nadruk[1]");
        assert_eq!(path(file, "De Kamer,</al><al>gehoord"), "/stuk[1]");
        assert_eq!(path(file, "x</"), "/stuk[1]/lijst[1]/al[1]");
    }

    #[test]
    fn names_in_a_namespace_are_asked_for_by_their_local_part() {
        let file = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><u><seg>een</seg><seg>twee</seg></u><x xmlns=''><y>drie</y></x></TEI>";
        assert_eq!(path(file, "twee"), "/*[local-name()='TEI'][1]/*[local-name()='u'][1]/*[local-name()='seg'][2]");
        assert_eq!(path(file, "drie"), "/*[local-name()='TEI'][1]/x[1]/y[1]");
        let file = "<a><w:p>een</w:p><p>twee</p><w:p>drie</w:p></a>";
        assert_eq!(path(file, "twee"), "/a[1]/p[1]");
        assert_eq!(path(file, "drie"), "/a[1]/*[local-name()='p'][3]");
    }
}
