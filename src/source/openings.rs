//! The opening of a paper: lines that the page broke are joined, the title under a label is found, the annex with the answers
//! to written questions, and who gives those answers.

use super::{Block, BlockKind, Document, Signer};
use crate::span::Span;

/// How far from the top the opening of a paper may reach, in blocks.
const TOP: usize = 40;
/// The most blocks over which a page breaks one opening line.
const LINES: usize = 6;
/// How the title of answers to written questions begins, in lower case. `Antwoorden van de Minister ...` is none: it names who
/// answers whom.
const ANSWERS: [&str; 3] = ["beantwoording van ", "beantwoording vragen ", "beantwoording kamervragen "];
/// Words for members of government who answer.
const OFFICES: [&str; 4] = ["Minister-President ", "Minister-president ", "Minister ", "Staatssecretaris "];

/// Joins the lines of an address (`Aan de Voorzitter van de Tweede`, `Kamer der Staten-Generaal`) and those of the heading of
/// written questions, which ends with the date in brackets. Offsets stay as they are: a line end becomes a blank.
pub(super) fn join(document: &mut Document) {
    let mut index = 1;
    while index < document.blocks.len().min(TOP) {
        if breaks_address(document, index) {
            join_to_one_before(document, index);
            document.blocks[index - 1].kind = BlockKind::Header;
        } else {
            index += 1;
        }
    }
    for (opening, date) in [("Vragen van ", "(ingezonden "), ("Antwoord van ", "(ontvangen ")] {
        let top = document.blocks.len().min(TOP);
        let Some(first) = (0..top).find(|index| document.surface(document.blocks[*index].span).starts_with(opening))
        else {
            continue;
        };
        let dated = |block: &Block| document.surface(block.span).contains(date);
        let Some(last) = document.blocks[first..].iter().take(LINES).position(dated) else { continue };
        for _ in 0..last {
            join_to_one_before(document, first + 1);
        }
        document.blocks[first].kind = BlockKind::Paragraph;
    }
}

/// What is asked below `Vraag 3` is a paragraph, however short it is.
pub(super) fn unhead(document: &mut Document) {
    for index in 1..document.blocks.len() {
        let label = document.surface(document.blocks[index - 1].span);
        let opens = label.len() < 40 && ["Vraag ", "Vragen ", "Antwoord "].iter().any(|word| label.starts_with(word));
        let text = document.surface(document.blocks[index].span);
        let own = ["Vraag ", "Vragen ", "Antwoord "].iter().any(|word| text.starts_with(word));
        if opens && !own && document.blocks[index].kind == BlockKind::Heading {
            document.blocks[index].kind = BlockKind::Paragraph;
        }
    }
}

/// Whether a block is the rest of the address line before it.
fn breaks_address(document: &Document, index: usize) -> bool {
    let lower = |index: usize| document.surface(document.blocks[index].span).to_lowercase();
    let (before, text) = (lower(index - 1), lower(index));
    let opens = before.starts_with("aan de ") || before.starts_with("de voorzitter");
    opens
        && before.len() < 80
        && (text.starts_with("der staten-generaal") && before.ends_with(" kamer")
            || text.starts_with("kamer der staten-generaal") && before.ends_with("eerste")
            || text.starts_with("kamer der staten-generaal") && before.ends_with("tweede"))
        && document.blocks[index - 1].span.end + 1 == document.blocks[index].span.start
}

/// Joins a block to the one before it: the line end between them becomes a blank.
pub(super) fn join_to_one_before(document: &mut Document, index: usize) {
    let (before, block) = (document.blocks[index - 1].span, document.blocks[index].span);
    if before.end + 1 == block.start && document.text.is_char_boundary(block.start) {
        document.text.replace_range(before.end..block.start, " ");
        document.blocks[index - 1].span = Span::new(before.start, block.end);
        document.blocks.remove(index);
    }
}

/// The title below a label (`Projectnaam`), the heading of the answers that a letter brings along, and the members of
/// government who answer.
pub(super) fn read(document: &mut Document) {
    labelled(document);
    listed(document);
    answers(document);
    if document.metadata.signers.is_empty() {
        document.metadata.signers = answering(document);
    }
}

/// A label alone on its line, with the title on the next one.
fn labelled(document: &mut Document) {
    for index in 1..document.blocks.len().min(TOP) {
        let label = document.surface(document.blocks[index - 1].span).trim_end_matches(':');
        if matches!(label, "Projectnaam" | "Onderwerp" | "Betreft") && document.blocks[index].kind != BlockKind::Header
        {
            let span = document.blocks[index].span;
            document.blocks[index].kind = BlockKind::Title;
            document.metadata.title.get_or_insert(span);
        }
    }
}

/// The list of what a committee decided has no label: its title is the line that says so.
fn listed(document: &mut Document) {
    if document.metadata.title.is_some() {
        return;
    }
    for index in 0..document.blocks.len().min(TOP / 4) {
        let span = document.blocks[index].span;
        let text = document.surface(span);
        let from = text.strip_prefix("Document: ").map_or(0, |rest| text.len() - rest.len());
        if ["Besluitenlijst ", "Lijst van vragen", "Convocatie "].iter().any(|word| text[from..].starts_with(word)) {
            document.metadata.title = Some(Span::new(span.start + from, span.end));
            document.blocks[index].kind = BlockKind::Title;
            return;
        }
    }
}

/// The heading of the annex: behind the signature, right above the first question.
fn answers(document: &mut Document) {
    let blocks = &document.blocks;
    let Some(signature) = blocks.iter().position(|block| block.kind == BlockKind::Signature) else { return };
    let heading = (signature + 1..blocks.len().saturating_sub(1)).find(|index| {
        let text = document.surface(blocks[*index].span).to_lowercase();
        ANSWERS.iter().any(|opening| text.starts_with(opening))
            && blocks[index + 1..].iter().take(3).any(|next| {
                let next = document.surface(next.span);
                next.starts_with("Vraag ") || next.starts_with("Vragen ") || next.starts_with('1')
            })
    });
    let Some(index) = heading else { return };
    let span = document.blocks[index].span;
    let title = document.surface(span).trim_end_matches(['.', ' ', ':']).len();
    document.blocks[index].kind = BlockKind::Title;
    let title = Span::new(span.start, span.start + title);
    if !document.metadata.attachments.contains(&title) {
        document.metadata.attachments.push(title);
    }
}

/// `Antwoord van Minister A (portfolio) en Staatssecretaris B (portfolio), mede namens ...`: the names, each with the words
/// for its post from the rank to the bracket.
fn answering(document: &Document) -> Vec<Signer> {
    let mut signers = Vec::new();
    let top = document.blocks.iter().take(TOP);
    let Some(line) = top.map(|block| block.span).find(|span| document.surface(*span).starts_with("Antwoord van "))
    else {
        return signers;
    };
    let text = document.surface(line);
    let mut at = "Antwoord van ".len();
    loop {
        let rest = text[at..].strip_prefix("de ").unwrap_or(&text[at..]);
        let start = text.len() - rest.len();
        let Some(office) = OFFICES.iter().find(|office| rest.starts_with(**office)) else { break };
        let name = start + office.len();
        let Some(open) = text[name..].find(" (").map(|open| name + open) else { break };
        let Some(close) = text[open..].find(')').map(|close| open + close + 1) else { break };
        if text[name..open].is_empty() || text[name..open].contains([',', '.', ';']) {
            break;
        }
        let place = |from: usize, to: usize| Span::new(line.start + from, line.start + to);
        signers.push(Signer { name: place(name, open), post: Some(place(start, close)) });
        let Some(next) = [" en van ", ", van ", " en ", ", "].iter().find(|tie| text[close..].starts_with(**tie))
        else {
            break;
        };
        at = close + next.len();
    }
    signers
}

#[cfg(test)]
mod tests {
    use crate::source::{self, BlockKind};

    #[test]
    fn an_address_over_two_lines_is_one() {
        let text = "> Retouradres Postbus 20901 2500 EX Den Haag\n\nDe voorzitter van de Tweede Kamer\n\nder Staten-Generaal\n\n2500 EA DEN HAAG\n\nGeachte voorzitter,\n\nHierbij bied ik u het programma aan.";
        let document = source::read("paper", text.as_bytes()).unwrap();
        let line =
            document.blocks.iter().find(|block| document.surface(block.span).starts_with("De voorzitter")).unwrap();
        assert_eq!(document.surface(line.span), "De voorzitter van de Tweede Kamer der Staten-Generaal");
        assert_eq!(line.kind, BlockKind::Header);
    }

    #[test]
    fn those_who_answer_are_the_signers() {
        let text = "Vragen van het lid Koekkoek (Volt) aan de Ministers van Buitenlandse Zaken, van Justitie en Veiligheid en van Asiel en Migratie over humanitaire consequenties detentie reddingsschip (ingezonden 12 september 2024).\n\nAntwoord van Minister Faber-Van de Klashorst (Asiel en Migratie) en Staatssecretaris Coenradie (Justitie en Veiligheid), mede namens de Minister van Buitenlandse Zaken (ontvangen 18 november 2024).\n\nVraag 1\n\nBent u bekend met het artikel?";
        let document = source::read("paper", text.as_bytes()).unwrap();
        let signers = &document.metadata.signers;
        let names: Vec<&str> = signers.iter().map(|signer| document.surface(signer.name)).collect();
        assert_eq!(names, ["Faber-Van de Klashorst", "Coenradie"]);
        let post = signers[1].post.map(|post| document.surface(post));
        assert_eq!(post, Some("Staatssecretaris Coenradie (Justitie en Veiligheid)"));
    }
}
