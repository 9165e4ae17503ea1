//! Laws that hold for whatever is read: the tests and the fuzz targets keep to the same ones.

use kamergraaf::export::{GraphFormat, Line, Prefixes, lines, write_quads};
use kamergraaf::graph::{Iris, Maker, paper_quads};
use kamergraaf::reading::Reading;
use kamergraaf::relate::{Node, Value};
use kamergraaf::source::{Document, Format};
use kamergraaf::span::Span;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Quad, Triple};
use std::collections::BTreeSet;

/// Whether a span lies in a text, on the borders of characters.
pub fn whole(span: Span, text: &str) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

/// The laws of a document: every span lies in its text and leads back to where it came from.
pub fn document(document: &Document, format: Format) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(whole(block.span, &document.text), "a block lies in the text");
        assert!(block.span.start >= end && !block.span.is_empty(), "blocks follow each other");
        assert!(!document.surface(block.span).contains('\n'), "a block is one line");
        end = block.span.end;
        for (clean, origin) in document.offsets.pieces(block.span) {
            assert!(whole(clean, &document.text), "a piece lies in the text: {clean:?}");
            assert!(whole(origin, &document.original), "a piece leads into the original: {origin:?}");
            let (clean, origin) = (document.surface(clean), origin.of(&document.original));
            // Plain text mends what a scanner misread; all others copy, fold white space or replace a reference.
            if clean.len() == origin.len() && format != Format::Text {
                let same = clean
                    .chars()
                    .zip(origin.chars())
                    .all(|(a, b)| a == b || a == ' ' && (b.is_whitespace() || b.is_control()));
                assert!(same, "{clean:?} was copied from {origin:?}");
            }
        }
        let origin = document.offsets.to_original(block.span);
        assert!(whole(origin, &document.original), "a block leads into the original");
    }
    for note in &document.footnotes {
        assert!(whole(note.span, &document.text), "a note lies in the text");
        assert!(
            note.anchors.iter().all(|anchor| document.text.is_char_boundary(*anchor)),
            "marks stand between letters"
        );
    }
    let metadata = &document.metadata;
    let mut spans: Vec<Span> =
        metadata.signers.iter().flat_map(|signer| [Some(signer.name), signer.post]).flatten().collect();
    spans.extend(metadata.title);
    spans.extend(&metadata.attachments);
    spans.extend(metadata.references.iter().map(|reference| reference.span));
    spans.extend(metadata.motions.iter().map(|motion| motion.span));
    spans.extend(
        metadata.speeches.iter().flat_map(|speech| [Some(speech.speaker), Some(speech.span), speech.party]).flatten(),
    );
    spans.extend(metadata.questions.iter().flat_map(|question| [Some(question.span), question.answer]).flatten());
    assert!(spans.into_iter().all(|span| whole(span, &document.text)), "metadata lie in the text");
    assert!(metadata.pages.iter().all(|page| *page <= document.original.len()), "pages lie in the original");
    assert!(metadata.motions.iter().all(|motion| motion.speech.is_none_or(|at| at < metadata.speeches.len())));
}

/// The laws of a reading: every passage is quoted as the original has it, every end of a statement is there, and what is
/// written can be read by others.
pub fn reading(reading: &Reading) {
    let text = &reading.document.text;
    for mention in &reading.mentions {
        assert!(whole(mention.span, text) && !mention.span.is_empty(), "a mention lies in the text: {mention:?}");
        assert!(mention.entity < reading.entities.len(), "a mention names a thing: {mention:?}");
        assert!((0.0..=1.0).contains(&mention.score), "{mention:?}");
    }
    for reference in &reading.references {
        assert!(
            whole(reference.span, text) && !reference.span.is_empty(),
            "a reference lies in the text: {reference:?}"
        );
    }
    for statement in &reading.statements {
        assert!(whole(statement.evidence, text), "evidence lies in the text: {statement:?}");
        assert!((0.0..=1.0).contains(&statement.score), "{statement:?}");
        let mut nodes = vec![&statement.subject, &statement.object];
        nodes.extend(statement.qualifiers.values().flatten().filter_map(|value| match value {
            Value::Node(node) => Some(node),
            _ => None,
        }));
        for node in nodes {
            if let Node::Entity { entity, mention } = node {
                assert!(*entity < reading.entities.len(), "a statement is about a thing: {statement:?}");
                assert!(mention.is_none_or(|at| at < reading.mentions.len()), "{statement:?}");
            }
        }
    }
    quoted(reading);
    let maker = Maker { program: "laws".to_owned(), knowledge: "none".to_owned() };
    written(paper_quads(reading, &Iris::default(), &maker));
}

/// Offsets of what is printed count code points of the original, and the words stand there.
fn quoted(reading: &Reading) {
    let original: Vec<char> = reading.document.original.chars().collect();
    for line in lines(reading, &Iris::default()) {
        let (start, end, words) = match &line {
            Line::Mention { start, end, text, .. } | Line::Derived { start, end, text, .. } => (*start, *end, text),
            Line::Relation(line) | Line::Vote(line) => (line.start, line.end, &line.evidence),
        };
        let found: String = original.get(start..end).unwrap_or_default().iter().collect();
        assert_eq!(&found, words, "{line:?}");
    }
}

/// What is written as Turtle and N-Quads says the same to a strict parser.
pub fn written(quads: Vec<Quad>) {
    let prefixes = Prefixes::new(&Iris::default());
    let mut all = Vec::new();
    for (format, parser) in [(GraphFormat::NQuads, RdfFormat::NQuads), (GraphFormat::Turtle, RdfFormat::Turtle)] {
        let mut file = Vec::new();
        write_quads(quads.clone(), format, &prefixes, &mut file).unwrap();
        let read: Result<BTreeSet<String>, _> = RdfParser::from_format(parser)
            .for_slice(&file)
            .map(|quad| quad.map(|quad| Triple::from(quad).to_string()))
            .collect();
        all.push(read.unwrap_or_else(|error| panic!("{error} in {}", String::from_utf8_lossy(&file))));
    }
    assert_eq!(all[0], all[1], "all formats say the same");
}
