//! Markup as a tree, with the place of every stretch of text in the file.

/// Elements may stand in one another so deep; papers reach 40, saved web pages 120.
pub const MAX_DEPTH: usize = 240;
/// A file holds at most so many elements, attributes and stretches of text: each takes some 150 bytes of memory. The longest
/// reports of meetings have half a million.
pub const MAX_NODES: usize = 5_000_000;

/// An element: what XML and HTML have between a start tag and its end tag.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// The name without its namespace prefix, as the file spells it; HTML names in lower case.
    pub name: String,
    /// Attribute names without prefix and their values, in the order of the file.
    pub attributes: Vec<(String, String)>,
    /// What stands between the tags.
    pub children: Vec<Node>,
    /// Byte offset of the start tag in the file.
    pub at: usize,
    /// Whether the file writes the name with a namespace prefix.
    pub prefixed: bool,
}

/// What an element holds.
#[derive(Clone, Debug)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// A stretch of text.
    Text(Text),
}

/// A stretch of text and where it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub content: String,
    /// Byte offset of its origin in the file.
    pub at: usize,
    /// Length of its origin in bytes; equal to the length of the text where it was taken over as it is, other where it
    /// stands for something (`&euml;`).
    pub len: usize,
}

impl Element {
    /// The value of an attribute; the name counts without upper and lower case.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The child elements.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element of that name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of that name anywhere inside, this one included.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Self> {
        if self.name == name {
            return Some(self);
        }
        self.elements().find_map(|element| element.find(name))
    }

    /// Every element of that name anywhere inside, in the order of the file.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        self.collect(&|element| element.name == name, &mut found);
        found
    }

    /// Every element inside for which `wanted` holds, in the order of the file; those inside a found one are left out.
    pub fn collect<'a>(&'a self, wanted: &dyn Fn(&Self) -> bool, found: &mut Vec<&'a Self>) {
        for element in self.elements() {
            if wanted(element) {
                found.push(element);
            } else {
                element.collect(wanted, found);
            }
        }
    }

    /// Whether all its words stand in elements of these names.
    #[must_use]
    pub fn is_wholly(&self, names: &[&str]) -> bool {
        let mut worded = false;
        for node in &self.children {
            match node {
                Node::Text(text) if !text.content.trim().is_empty() => return false,
                Node::Text(_) => {}
                Node::Element(element) if element.text().is_empty() => {}
                Node::Element(element) if names.contains(&element.name.as_str()) || element.is_wholly(names) => {
                    worded = true
                }
                Node::Element(_) => return false,
            }
        }
        worded
    }

    /// All the text inside, white space folded.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.append_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Appends all the text inside as it stands.
    pub fn append_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.append_text(text),
                Node::Text(stretch) => text.push_str(&stretch.content),
            }
        }
    }

    /// The text of the first child element of that name; `None` if there is none or it is empty.
    #[must_use]
    pub fn child_text(&self, name: &str) -> Option<String> {
        self.child(name).map(Self::text).filter(|text| !text.is_empty())
    }
}

/// Cuts a stretch of a file into text as it stands and named or numbered characters (`&euml;`, `&#235;`).
///
/// Gives the name of the first reference that is unknown as an error; `lenient` keeps it as text instead, as browsers do.
///
/// # Errors
///
/// The name of an unknown entity.
pub fn cut_references(raw: &str, at: usize, lenient: bool, texts: &mut Vec<Text>) -> Result<(), String> {
    let mut from = 0;
    let mut search = 0;
    let push = |range: std::ops::Range<usize>, texts: &mut Vec<Text>| {
        if !range.is_empty() {
            texts.push(Text { content: raw[range.clone()].to_owned(), at: at + range.start, len: range.len() });
        }
    };
    while let Some(found) = raw[search..].find('&') {
        let start = search + found;
        let rest = &raw[start + 1..];
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len())];
        let closed = rest[name.len()..].starts_with(';');
        match character(name).filter(|_| closed) {
            Some(content) => {
                push(from..start, texts);
                let len = name.len() + 2;
                texts.push(Text { content, at: at + start, len });
                from = start + len;
                search = from;
            }
            None if lenient || !closed => search = start + 1,
            None => return Err(name.to_owned()),
        }
    }
    push(from..raw.len(), texts);
    Ok(())
}

/// The character that a reference stands for, without its `&` and `;`.
#[must_use]
pub fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0').map(String::from);
    }
    quick_xml::escape::resolve_html5_entity(name).map(ToOwned::to_owned)
}
