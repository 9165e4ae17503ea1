//! How a letter closes, where its signature is more than a post with a name below it: a post over two lines, somebody who
//! signs in the name of the minister, the post below the name, the annexes listed below the signature.

use super::openings::join_to_one_before;
use super::{BlockKind, Document, Signer};
use crate::span::Span;

/// The most lines between the post and the name of who signs.
const LINES: usize = 4;
/// Words for those who sign in the name of somebody: no names.
const FUNCTIONS: [&str; 9] =
    ["directeur", "directie", "inspecteur", "hoofd", "secretaris", "generaal", "voorzitter", "griffier", "manager"];

/// Joins the two lines of a post: `De Staatssecretaris van Volksgezondheid,` and `Welzijn en Sport,`, with a name below.
pub(super) fn join(document: &mut Document) {
    let mut index = 1;
    while index + 1 < document.blocks.len() {
        let text = |index: usize| document.surface(document.blocks[index].span);
        let (before, line, next) = (text(index - 1), text(index), text(index + 1));
        let goes_on = line.starts_with(char::is_uppercase)
            && line.contains(" en ")
            && line.chars().count() < 60
            && !line.ends_with('.')
            && !line.contains('(');
        if goes_on && before.ends_with(',') && is_post(before) && is_name(next) && !is_post(line) {
            let kind = document.blocks[index - 1].kind;
            join_to_one_before(document, index);
            document.blocks[index - 1].kind = kind;
        }
        index += 1;
    }
}

/// Completes the signers, and finds the annexes listed below them.
pub(super) fn read(document: &mut Document) {
    if document.metadata.signers.is_empty() {
        document.metadata.signers = in_the_name_of(document);
    }
    below_the_name(document);
    annexes(document);
    mark(document);
}

/// The lines that hold the name of a signer and nothing more are lines of the signature.
pub(super) fn mark(document: &mut Document) {
    for signer in &document.metadata.signers {
        let holds = |span: Span| span.contains(signer.name) && span.len() <= signer.name.len() + "w.g. ".len();
        for block in document.blocks.iter_mut().filter(|block| holds(block.span)) {
            if matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) {
                block.kind = BlockKind::Signature;
            }
        }
    }
}

fn body(document: &Document) -> usize {
    document.blocks.iter().take_while(|block| block.kind != BlockKind::Footnote).count()
}

/// `De Minister van Justitie en Veiligheid,`, `namens deze,`, `A.B. de Boer`; and `w.g. H. Staghouwer` below the post.
fn in_the_name_of(document: &Document) -> Vec<Signer> {
    let body = body(document);
    for index in body / 2..body {
        let span = document.blocks[index].span;
        let text = document.surface(span);
        if !is_post(text) || !text.ends_with(',') {
            continue;
        }
        let mut post = Some(post_span(text, span));
        for block in document.blocks[index + 1..body].iter().take(LINES) {
            let line = document.surface(block.span);
            let lower = line.to_lowercase();
            let signed = line.strip_prefix("w.g. ").unwrap_or(line);
            if lower.starts_with("namens ") || lower.starts_with("voor deze") {
                post = None;
            } else if is_name(signed) && !FUNCTIONS.iter().any(|word| lower.contains(word)) {
                let name = Span::new(block.span.end - signed.len(), block.span.end);
                return vec![Signer { name, post }];
            } else if !lower.ends_with(',') {
                break;
            }
        }
    }
    Vec::new()
}

/// The post may stand below the name.
fn below_the_name(document: &mut Document) {
    for index in 0..document.metadata.signers.len() {
        let signer = &document.metadata.signers[index];
        if signer.post.is_some() {
            continue;
        }
        let Some(place) = document.blocks.iter().position(|block| block.span.contains(signer.name)) else { continue };
        let next = document.blocks.get(place + 1).map(|block| block.span);
        // A post with a comma behind it is that of the next signer.
        let post = next.filter(|next| is_post(document.surface(*next)) && !document.surface(*next).ends_with(','));
        document.metadata.signers[index].post = post.map(|post| post_span(document.surface(post), post));
    }
}

/// `Bijlage: Overzicht van de stand van zaken`, below the signature.
fn annexes(document: &mut Document) {
    let Some(last) = document.metadata.signers.iter().map(|signer| signer.name.end).max() else { return };
    let body = body(document);
    let mut found = Vec::new();
    for block in document.blocks[..body].iter().filter(|block| block.span.start > last) {
        let text = document.surface(block.span);
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && text.chars().count() < 160
            && !text.ends_with(['.', ':', '?', ';'])
            && let Some(at) = behind_label(text)
        {
            found.push(Span::new(block.span.start + at, block.span.end));
        }
    }
    found.retain(|title| !document.metadata.attachments.iter().any(|known| known.overlaps(*title)));
    document.metadata.attachments.extend(found);
}

/// Where the title begins in `Bijlage: ...`, `Bijlage 2 – ...`; `None` where no title of several words stands there.
pub(crate) fn behind_label(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("Bijlage").or_else(|| text.strip_prefix("BIJLAGE"))?;
    let numbered = rest.trim_start_matches(' ');
    let number = numbered.split([' ', ':', '-', '–', '.']).next().filter(|number| number.len() <= 3)?;
    let rest = numbered[number.len()..].trim_start();
    let title = rest.trim_start_matches([':', '-', '–', '.']);
    let tied = title.len() < rest.len();
    let title = title.trim_start();
    let words = title.split_whitespace().count();
    (tied && title.starts_with(char::is_uppercase) && (2..=20).contains(&words)).then(|| text.len() - title.len())
}

/// The post without its article and the comma behind it.
pub(super) fn post_span(text: &str, span: Span) -> Span {
    let from = if text.to_lowercase().starts_with("de ") { 3 } else { 0 };
    Span::new(span.start + from, span.start + text.trim_end_matches([',', ' ']).len())
}

/// A line that may be nothing but a post in government.
pub(super) fn is_post(text: &str) -> bool {
    let lower = text.to_lowercase();
    let office = lower.strip_prefix("de ").unwrap_or(&lower);
    ["minister ", "minister-president", "staatssecretaris "].iter().any(|word| office.starts_with(word))
        && text.chars().count() < 160
        && !text.ends_with('.')
}

/// A line that may be nothing but a name, with or without academic titles before it.
pub(super) fn is_name(text: &str) -> bool {
    const TITLES: [&str; 12] =
        ["drs.", "mr.", "ir.", "dr.", "prof.", "ing.", "mr.drs.", "prof.dr.", "mw.", "mevr.", "dhr.", "mr.dr."];
    let words: Vec<&str> = text.split_whitespace().skip_while(|word| TITLES.contains(word)).collect();
    (1..=8).contains(&words.len())
        && words[0].starts_with(char::is_uppercase)
        && words.last().is_some_and(|word| word.starts_with(char::is_uppercase) && !word.ends_with(['.', ':', ',']))
        && words.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\'' | '–')))
}

#[cfg(test)]
mod tests {
    use crate::source::{self, Document};

    fn letter(lines: &[&str]) -> Document {
        let body = "Kinderen moeten in een veilige omgeving kunnen opgroeien. Als de veilige ontwikkeling van een kind in de knel komt moet hulp geboden worden. Soms is vrijwillige hulp onvoldoende effectief en kan een situatie ontstaan waarin de ontwikkeling van een kind ernstig wordt bedreigd.";
        let lines =
            [&["De voorzitter van de Tweede Kamer der Staten-Generaal", "Den Haag, 18 maart 2022", body], lines]
                .concat();
        source::read("letter", lines.join("\n\n").as_bytes()).unwrap()
    }

    fn signers(document: &Document) -> Vec<(&str, Option<&str>)> {
        let surface = |span| document.surface(span);
        document.metadata.signers.iter().map(|signer| (surface(signer.name), signer.post.map(surface))).collect()
    }

    #[test]
    fn who_signs_for_the_minister_does_not_hold_the_post() {
        let document = letter(&[
            "De Minister van Justitie en Veiligheid,",
            "namens deze,",
            "A.B. de Boer",
            "Directeur-generaal Rechtspleging",
        ]);
        assert_eq!(signers(&document), [("A.B. de Boer", None)]);
        let document = letter(&[
            "de Minister van Infrastructuur en Waterstaat,",
            "namens deze,",
            "de hoofdinspecteur,",
            "J. Jansen",
        ]);
        assert_eq!(signers(&document), [("J. Jansen", None)]);
    }

    #[test]
    fn a_post_may_take_two_lines_or_stand_below_the_name() {
        let document = letter(&["De Staatssecretaris van Volksgezondheid,", "Welzijn en Sport,", "Maarten van Ooijen"]);
        let post = "Staatssecretaris van Volksgezondheid, Welzijn en Sport";
        assert_eq!(signers(&document), [("Maarten van Ooijen", Some(post))]);
        let document = letter(&["Hoogachtend,", "Sigrid Kaag", "Minister van Financiën"]);
        assert_eq!(signers(&document), [("Sigrid Kaag", Some("Minister van Financiën"))]);
    }

    #[test]
    fn annexes_are_listed_below_the_signature() {
        let document =
            letter(&["De Minister van Financiën,", "W.B. Hoekstra", "Bijlage: Overzicht van de stand van zaken"]);
        let annexes: Vec<&str> = document.metadata.attachments.iter().map(|span| document.surface(*span)).collect();
        assert_eq!(annexes, ["Overzicht van de stand van zaken"]);
    }
}
