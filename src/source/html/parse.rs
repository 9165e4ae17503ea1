//! HTML into a [tree](crate::source::tree).
//!
//! html5gum cuts the file into tags as browsers do; which elements close by themselves is decided here, as far as it
//! matters for text: paragraphs, list items, table cells.

use crate::source::SourceError;
use crate::source::tree::{Element, MAX_DEPTH, MAX_NODES, Node, cut_references};
use html5gum::{Spanned, StartTag, Token, Tokenizer, emitters::default::DefaultEmitter};

/// Elements without content and end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];
/// Elements whose content is no markup and no text of the page.
const RAW: [&str; 3] = ["script", "style", "noscript"];
/// Elements that end a paragraph that is open.
const ENDS_PARAGRAPH: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// The elements of an HTML file, in one root element without a name.
pub(super) fn parse(file: &str) -> Result<Element, SourceError> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut builder = Tree { open: vec![Element::default()], raw: None, nodes: 0 };
    for token in Tokenizer::new_with_emitter(file, emitter) {
        let Ok(token) = token;
        if builder.nodes > MAX_NODES {
            return Err(SourceError::TooMany { limit: MAX_NODES });
        }
        match token {
            Token::StartTag(tag) => builder.start(tag)?,
            Token::EndTag(tag) => builder.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(Spanned { span, .. }) => {
                if builder.raw.is_none()
                    && let Some(raw) = file.get(span.start..span.end)
                {
                    builder.text(raw, span.start);
                }
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while builder.open.len() > 1 {
        builder.close();
    }
    Ok(builder.open.pop().unwrap_or_default())
}

struct Tree {
    /// The elements that are open, the root first.
    open: Vec<Element>,
    /// The raw element that is open.
    raw: Option<String>,
    /// How many elements, attributes and stretches of text there are.
    nodes: usize,
}

impl Tree {
    fn start(&mut self, tag: StartTag<usize>) -> Result<(), SourceError> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if RAW.contains(&name.as_str()) && !tag.self_closing {
            self.raw = Some(name);
            return Ok(());
        }
        self.close_implied(&name);
        self.nodes += 1 + tag.attributes.len();
        let attributes = tag.attributes.iter().map(|(key, value)| {
            (String::from_utf8_lossy(key).into_owned(), String::from_utf8_lossy(&value.value).into_owned())
        });
        let element = Element {
            name: name.clone(),
            attributes: attributes.collect(),
            children: Vec::new(),
            at: tag.span.start,
            prefixed: false,
        };
        if VOID.contains(&name.as_str()) || (tag.self_closing && name != "a" && name != "p" && name != "div") {
            self.push(element);
            return Ok(());
        }
        if self.open.len() > MAX_DEPTH {
            return Err(SourceError::TooDeep { limit: MAX_DEPTH });
        }
        self.open.push(element);
        Ok(())
    }

    /// Closes what a start tag of that name ends.
    fn close_implied(&mut self, name: &str) {
        let (ends, until): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr", "td", "th"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "tr", "td", "th"], &["table"]),
            "option" => (&["option"], &["select"]),
            name if ENDS_PARAGRAPH.contains(&name) => {
                (&["p"], &["td", "th", "li", "div", "table", "section", "button"])
            }
            _ => return,
        };
        let mut at = self.open.len();
        let mut lowest = None;
        while at > 1 {
            at -= 1;
            let open = self.open[at].name.as_str();
            if ends.contains(&open) {
                lowest = Some(at);
            } else if until.contains(&open) {
                break;
            }
        }
        while lowest.is_some_and(|lowest| self.open.len() > lowest) {
            self.close();
        }
    }

    fn end(&mut self, name: &str) {
        if self.raw.as_deref() == Some(name) {
            self.raw = None;
            return;
        }
        // An end tag inside a cell never closes what lies around the table.
        let is_cell = |element: &Element| matches!(element.name.as_str(), "td" | "th" | "table");
        let inner = self.open.iter().rposition(|element| element.name == name);
        let cell =
            self.open.iter().rposition(is_cell).filter(|_| !matches!(name, "table" | "tr" | "tbody" | "body" | "html"));
        if let Some(at) = inner.filter(|at| *at > 0 && cell.is_none_or(|cell| *at >= cell)) {
            while self.open.len() > at {
                self.close();
            }
        }
    }

    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.push(element);
        }
    }

    fn push(&mut self, element: Element) {
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(Node::Element(element));
        }
    }

    fn text(&mut self, raw: &str, at: usize) {
        let mut texts = Vec::new();
        // A lenient cut knows no errors.
        if cut_references(raw, at, true, &mut texts).is_ok()
            && let Some(parent) = self.open.last_mut()
        {
            self.nodes += texts.len();
            parent.children.extend(texts.into_iter().map(Node::Text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_items_and_cells_close_by_themselves() {
        let file = "<body><p>Een<p>twee<ul><li>drie<li>vier</ul><table><tr><td>vijf<td>zes<tr><td>zeven</table><script>if (a<b) {}</script>&euml;n";
        let root = parse(file).unwrap();
        let texts = |name: &str| root.all(name).iter().map(|element| element.text()).collect::<Vec<_>>();
        assert_eq!(texts("p"), ["Een", "twee"]);
        assert_eq!(texts("li"), ["drie", "vier"]);
        assert_eq!(texts("td"), ["vijf", "zes", "zeven"]);
        assert_eq!(texts("tr"), ["vijfzes", "zeven"]);
        assert!(root.text().ends_with("ën"));
        assert!(!root.text().contains("if (a"));
    }
}
