//! Reports of meetings as the Tweede Kamer publishes them in its own data: `<vlosCoreDocument>`.

use super::{Spoken, paper_between, speeches};
use crate::source::builder::{Builder, Stretch};
use crate::source::tree::{Element, Node};
use crate::source::{BlockKind, Document, Elements, MarkedReference, SourceError, Vote, structure, xml};

/// Elements that say something of an item and are no text of it.
const DATA: [&str; 22] = [
    "titel",
    "onderwerp",
    "spreker",
    "sprekers",
    "markeertijdbegin",
    "markeertijdeind",
    "isvoorzitter",
    "isdraad",
    "aanvangstijd",
    "eindtijd",
    "parlisid",
    "voortzetting",
    "activiteitenindex",
    "zaal",
    "datum",
    "sluiting",
    "vergaderjaar",
    "vergaderingnummer",
    "stemmingen",
    "besluitvorm",
    "uitslag",
    "commissies",
];

/// Reads a report; the file itself is the original.
///
/// # Errors
///
/// A [`SourceError`] for broken XML and for a report without words.
pub(in crate::source) fn read(name: &str, file: String) -> Result<Document, SourceError> {
    let root = xml::parse(&file)?;
    let meeting = root.find("vergadering").unwrap_or(&root);
    let mut walk = Walk {
        builder: Builder::of_file(file),
        spoken: Vec::new(),
        current: None,
        references: Vec::new(),
        dossier: None,
        last_heading: None,
    };
    let title = meeting.child("titel").map(|title| walk.line(title, BlockKind::Title));
    walk.element(meeting);
    let built = walk.builder.finish(name);
    let (speeches, _) = speeches(&built, walk.spoken);
    let references = walk
        .references
        .into_iter()
        .filter_map(|(stretch, target)| Some(MarkedReference { span: built.stretch(stretch)?, target }));
    let references: Vec<MarkedReference> = references.collect();
    let title = title.flatten().and_then(|title| built.stretch(title));
    let mut document = built.document;
    if document.text.is_empty() {
        return Err(SourceError::Empty);
    }
    document.elements = Elements::of_xml(&root);
    let metadata = &mut document.metadata;
    metadata.title = title;
    metadata.speeches = speeches;
    metadata.references = references;
    metadata.date = meeting.child_text("datum").and_then(|date| date.get(..10)?.parse().ok());
    metadata.parliamentary_year =
        meeting.child_text("vergaderjaar").and_then(|year| structure::parliamentary_year(&year));
    metadata.chamber = meeting.attribute("kamer").map(|kamer| if kamer.starts_with("Eerste") { 1 } else { 2 });
    metadata.votes = votes(meeting);
    super::find_speeches(&mut document);
    Ok(document)
}

/// The votes of a meeting, by party.
fn votes(meeting: &Element) -> Vec<Vote> {
    let mut items = Vec::new();
    meeting.collect(&|element| element.name == "activiteithoofd", &mut items);
    let mut votes = Vec::new();
    let parts = items.iter().flat_map(|item| item.elements().map(move |part| (item, part)));
    for (around, part) in parts.filter(|(_, part)| part.name == "activiteitdeel" && part.find("stemmingen").is_some()) {
        let subject = part.child_text("titel").unwrap_or_default();
        let case = case(around, &subject);
        let paper = paper_between(&subject).or_else(|| case.and_then(paper_of));
        let kind = case.and_then(|case| case.attribute("soort")).unwrap_or_default();
        // `de motie-Jansen over`, `de gewijzigde motie-Jansen c.s. over`
        let motion = kind.starts_with("Motie")
            || subject.split(' ').take(4).any(|word| word.to_lowercase().starts_with("motie"));
        for item in part.elements() {
            let Some(list) = item.child("stemmingen") else { continue };
            votes.push(Vote {
                paper: paper.clone(),
                motion,
                original: item.at..list.at,
                subject: subject.clone(),
                result: item.child_text("uitslag"),
                by_party: list.elements().flat_map(by_party).collect(),
            });
        }
    }
    votes
}

/// The parties of an entry of the list, each with its vote: the schema allows several in one, which share a vote or have as many.
fn by_party(entry: &Element) -> Vec<(String, String)> {
    let of = |name: &str| -> Vec<String> {
        let named = entry.elements().filter(|child| child.name == name).map(Element::text);
        named.filter(|text| !text.is_empty()).collect()
    };
    let votes = of("stem");
    let vote = |at: usize| votes.get(at).or_else(|| votes.last()).cloned();
    of("fractie").into_iter().enumerate().filter_map(|(at, party)| Some((party, vote(at)?))).collect()
}

/// The case that is voted on: the one of that title, else the only one of the item.
fn case<'a>(item: &'a Element, subject: &str) -> Option<&'a Element> {
    let cases = item.all("zaak");
    let titled = cases.iter().find(|case| case.child_text("titel").is_some_and(|title| title == subject));
    titled.or(cases.first().filter(|_| cases.len() == 1)).copied()
}

/// The paper that a case is printed in.
fn paper_of(case: &Element) -> Option<String> {
    let (dossier, _) = structure::dossier_number(&case.child_text("dossiernummer")?)?;
    Some(format!("kst-{dossier}-{}", case.child_text("stuknummer")?))
}

#[derive(Debug)]
struct Walk {
    builder: Builder,
    spoken: Vec<Spoken>,
    /// The speech that the walk is inside of.
    current: Option<usize>,
    references: Vec<(Stretch, String)>,
    /// The dossier that was named last: a number of a paper follows it.
    dossier: Option<(Stretch, String)>,
    /// The title of the item around.
    last_heading: Option<String>,
}

impl Walk {
    fn element(&mut self, element: &Element) {
        let speaks = matches!(element.name.as_str(), "woordvoerder" | "interrumpant");
        let before = self.current;
        if speaks {
            self.spoken.push(speaker(element));
            self.current = Some(self.spoken.len() - 1);
        }
        if matches!(element.name.as_str(), "activiteit" | "activiteithoofd") {
            self.heading(element);
        }
        for child in element.elements() {
            match child.name.as_str() {
                "alinea" => self.paragraphs(child),
                name if DATA.contains(&name) => {}
                _ => self.element(child),
            }
        }
        self.current = before;
    }

    /// The title of an item, unless the item around it has the same.
    fn heading(&mut self, element: &Element) {
        let Some(title) = element.child("titel") else { return };
        let repeats = element.name == "activiteithoofd" && self.last_heading == Some(title.text());
        if !repeats {
            self.last_heading = Some(title.text());
            self.line(title, BlockKind::Heading);
        }
    }

    fn line(&mut self, element: &Element, kind: BlockKind) -> Option<Stretch> {
        let id = self.builder.open(kind);
        self.words(element);
        let whole = self.builder.whole(id);
        self.builder.close();
        Some(whole)
    }

    fn paragraphs(&mut self, alinea: &Element) {
        for child in alinea.elements() {
            match child.name.as_str() {
                "lijst" => {
                    for item in child.elements() {
                        self.block(item, BlockKind::ListItem);
                    }
                }
                _ => self.block(child, BlockKind::Paragraph),
            }
        }
    }

    fn block(&mut self, element: &Element, kind: BlockKind) {
        let id = self.builder.open(kind);
        self.words(element);
        if let Some(speech) = self.current {
            let speech = &mut self.spoken[speech];
            if speech.speaker.is_none() && self.builder.so_far().ends_with(':') {
                speech.speaker = Some(self.builder.whole(id));
            }
            speech.blocks.push(id);
        }
        self.builder.close();
    }

    fn words(&mut self, element: &Element) {
        let start = self.builder.here();
        for node in &element.children {
            match node {
                Node::Text(text) => self.builder.text(text),
                Node::Element(child) if child.name == "br" => self.builder.blank(child.at),
                Node::Element(child) => self.words(child),
            }
        }
        let Some(stretch) = start.map(|start| self.builder.stretch_from(start)) else { return };
        match element.name.as_str() {
            "dossiernummer" => {
                self.dossier = structure::dossier_number(&element.text()).map(|(dossier, _)| (stretch, dossier));
            }
            "stuknummer" => {
                if let Some((place, dossier)) = self.dossier.take() {
                    let target = format!("kst-{dossier}-{}", element.text());
                    self.references.push((place, target.clone()));
                    self.references.push((stretch, target));
                }
            }
            _ => {}
        }
    }
}

/// What the file says of who speaks.
fn speaker(element: &Element) -> Spoken {
    let speaker = element.child("spreker");
    let field = |name: &str| speaker.and_then(|speaker| speaker.child_text(name));
    Spoken {
        party_name: field("fractie"),
        post: field("functie").filter(|post| !post.starts_with("lid ")),
        person: speaker.and_then(|speaker| speaker.attribute("objectid")).map(ToOwned::to_owned),
        ..Spoken::default()
    }
}
