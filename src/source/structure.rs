//! What the layout of an official paper says, whatever format it came in: dossier, number, title, date, signers.
//!
//! The readers of marked-up formats call this last. It fills what they left open and never overrules them.

use super::closing::{is_name, is_post, post_span};
use super::{Block, BlockKind, Document, Signer, closing, committee, debate, openings, questions, typed};
use crate::extract::date::full_date;
use crate::span::Span;

/// How far from the top the heading of a paper may reach, in blocks.
const TOP: usize = 30;
/// The line with which the Kamer closes a motion; the movers stand below it.
const CLOSING: &str = "en gaat over tot de orde van de dag";

/// Finds header lines and signature in a document and fills its metadata from them.
pub fn refine(document: &mut Document) {
    openings::join(document);
    closing::join(document);
    read(document);
    typed::notes(document);
}

fn read(document: &mut Document) {
    header(document);
    questions::read(document);
    motion(document);
    committee::read(document);
    letter(document);
    if document.metadata.signers.is_empty() {
        named_below(document);
    }
    openings::read(document);
    closing::read(document);
    debate::find_speeches(document);
}

/// Fills what the metadata of a document lack, and leaves its blocks as they are, save for the names of those who sign and for
/// the dossier line: a paragraph like any other to who sees a text without its print.
pub fn complete(document: &mut Document) {
    let blocks = document.blocks.clone();
    read(document);
    let read = std::mem::replace(&mut document.blocks, blocks);
    for (index, read) in read.iter().enumerate() {
        if read.kind == BlockKind::Header && dossier_line(document.surface(read.span)).is_some() {
            document.blocks[index].kind = BlockKind::Header;
        }
    }
    closing::mark(document);
}

/// Fills dossier, number and identifier from an official identifier such as `kst-35925-XVI-161`.
pub fn identify(document: &mut Document, identifier: &str) {
    let metadata = &mut document.metadata;
    if let Some((dossier, number)) = identifier.strip_prefix("kst-").and_then(|rest| rest.rsplit_once('-')) {
        metadata.dossier = Some(dossier.to_owned());
        metadata.number = Some(number.to_owned());
    }
    metadata.identifier = Some(identifier.to_owned());
}

fn header(document: &mut Document) {
    let mut dossier: Option<String> = None;
    let mut year = document.metadata.parliamentary_year.clone();
    let mut appendix = None;
    // The line below a number that stands alone.
    let mut below_number = None;
    // The line below a dossier that stands alone, which may hold the chapter of a budget.
    let mut bare_dossier = None;
    // The line below `Nr.`, which holds the number.
    let mut awaits_number = None;
    for index in 0..document.blocks.len().min(TOP) {
        let Block { kind, span } = document.blocks[index];
        let text = document.surface(span).to_owned();
        let lower = text.to_lowercase();
        if kind == BlockKind::Footnote || lower.starts_with("geachte ") || lower == "de kamer," {
            break;
        }
        if matches!(kind, BlockKind::Metadata | BlockKind::TableRow | BlockKind::ListItem) {
            continue;
        }
        let mut found = true;
        if lower.len() < 80 && lower.ends_with("aanhangsel van de handelingen") {
            appendix = Some(index);
        }
        if let Some(rest) = lower.strip_prefix("vergaderjaar ") {
            year = year.or_else(|| parliamentary_year(rest));
        } else if lower.starts_with("tweede kamer der staten") || lower.starts_with("eerste kamer der staten") {
            document.metadata.chamber.get_or_insert(if lower.starts_with("eerste") { 1 } else { 2 });
        } else if let Some((number, title)) = dossier_line(&text) {
            bare_dossier = (title == text.len() && !number.contains('-')).then_some(index + 1);
            dossier.get_or_insert(number);
        } else if let Some((number, title)) = number_line(&text).filter(|_| dossier.is_some()) {
            document.metadata.number.get_or_insert(number);
            if title.is_empty() {
                below_number = Some(index + 1);
            } else if document.metadata.title.is_none() {
                document.metadata.title = Some(Span::new(span.start + title.start, span.start + title.end));
            }
        } else if let Some(chapter) = chapter_line(&text).filter(|_| bare_dossier == Some(index)) {
            dossier = dossier.map(|dossier| format!("{dossier}-{chapter}"));
        } else if dossier.is_some() && matches!(text.trim(), "Nr." | "Nr") {
            awaits_number = Some(index + 1);
        } else if let Some((number, _)) =
            number_line(&format!("Nr. {}", text.trim())).filter(|_| awaits_number == Some(index) && text.len() <= 5)
        {
            document.metadata.number.get_or_insert(number);
            below_number = Some(index + 1);
        } else if below_number == Some(index) && is_in_capitals(&text) {
            document.metadata.title.get_or_insert(span);
        } else if let Some(date) = date_line(&text).or_else(|| bare_date(&text)) {
            document.metadata.date.get_or_insert(date);
        } else if let Some(from) = subject(&text) {
            document.metadata.title.get_or_insert(Span::new(span.start + from, span.end));
            document.blocks[index].kind = BlockKind::Title;
            continue;
        } else {
            found = is_address(&lower) || appendix == Some(index);
        }
        if found && kind != BlockKind::Title {
            document.blocks[index].kind = BlockKind::Header;
        }
    }
    document.metadata.parliamentary_year = year;
    if document.metadata.dossier.is_none() {
        document.metadata.dossier = dossier;
    }
    written_questions(document, appendix);
    if document.metadata.identifier.is_none()
        && let (Some(dossier), Some(number)) = (&document.metadata.dossier, &document.metadata.number)
    {
        document.metadata.identifier = Some(format!("kst-{dossier}-{number}"));
    }
    imprint(document);
}

/// Written questions and their answer: the title opens with `Vragen van`, the date stands behind `ontvangen` or, without
/// an answer, `ingezonden`, the number of the appendix below its heading.
fn written_questions(document: &mut Document, appendix: Option<usize>) {
    let top = document.blocks.len().min(TOP);
    let asked = document.blocks[..top].iter().find(|block| {
        let text = document.surface(block.span);
        ["Vragen van het ", "Vragen van de ", "Vraag van het "].iter().any(|opening| text.starts_with(opening))
    });
    let Some(asked) = asked.map(|block| block.span) else { return };
    document.metadata.title.get_or_insert(asked);
    let end = document.blocks[..top].last().map_or(0, |block| block.span.end);
    let date = |word: &str| {
        document.text[asked.start..end]
            .split_once(word)
            .and_then(|(_, rest)| full_date(rest.lines().take(2).collect::<Vec<_>>().join(" ").as_str()))
    };
    let date = date("(ontvangen").or_else(|| date("(ingezonden"));
    document.metadata.date = document.metadata.date.or(date);
    let Some(heading) = appendix else { return };
    let is_number = |text: &str| (1..=4).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    let below =
        (heading + 1..top.min(heading + 7)).find(|index| is_number(document.surface(document.blocks[*index].span)));
    let Some(index) = below else { return };
    document.blocks[index].kind = BlockKind::Header;
    let number = document.surface(document.blocks[index].span).to_owned();
    if let (None, Some(year)) = (&document.metadata.identifier, &document.metadata.parliamentary_year) {
        document.metadata.identifier = Some(format!("ah-tk-{}-{number}", year.replace('-', "")));
        document.metadata.number = Some(number);
    }
}

/// The imprint at the foot of the first page has the identifier of a paper that has no dossier in its heading.
fn imprint(document: &mut Document) {
    let found = document.blocks.iter().map(|block| document.surface(block.span)).find(|text| is_identifier(text));
    if let Some(identifier) = found.map(ToOwned::to_owned).filter(|_| document.metadata.identifier.is_none()) {
        identify(document, &identifier);
    }
}

/// Whether a text is nothing but an official identifier: `kst-32545-143`, `ah-tk-20242025-546`, `stcrt-2021-100`. Behind the
/// series, and the chamber where there is one, stands a number.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    const SERIES: [&str; 11] = ["kst", "h", "ah", "kv", "ag", "nds", "blg", "stb", "stcrt", "trb", "gmb"];
    const CHAMBERS: [&str; 3] = ["tk", "ek", "vv"];
    text.split_once('-').is_some_and(|(series, rest)| {
        let numbered = rest.split('-').find(|part| !CHAMBERS.contains(part));
        SERIES.contains(&series)
            && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && numbered.is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// `2020–2021` and `2020/21` are `2020-2021`.
#[must_use]
pub fn parliamentary_year(text: &str) -> Option<String> {
    let digits: String = text.chars().take(9).filter(char::is_ascii_digit).collect();
    match digits.len() {
        8 => Some(format!("{}-{}", &digits[..4], &digits[4..])),
        6 => Some(format!("{}-{}{}", &digits[..4], &digits[..2], &digits[4..])),
        _ => None,
    }
}

/// The dossier of a header line and where its title begins: `36 600 XVI Vaststelling van ...` is `36600-XVI`.
#[must_use]
pub fn dossier_line(text: &str) -> Option<(String, usize)> {
    let (dossier, length) = dossier_number(text)?;
    let rest = &text[length..];
    let title = rest.trim_start();
    let titled =
        title.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '‘' | '“' | '(')) && title.len() < rest.len();
    (titled || title.is_empty()).then(|| (dossier, text.len() - title.len()))
}

/// The dossier number that `text` begins with, in the spelling of identifiers, and how many bytes it takes.
#[must_use]
pub fn dossier_number(text: &str) -> Option<(String, usize)> {
    let (mut digits, mut at) = (String::new(), 0);
    for c in text.chars() {
        match c {
            c if c.is_ascii_digit() && digits.len() < 5 => digits.push(c),
            ' ' | '\u{a0}' | '.' if digits.len() == 2 => {}
            _ => break,
        }
        at += c.len_utf8();
    }
    if digits.len() != 5 {
        return None;
    }
    let rest = &text[at..];
    let separated = rest.trim_start_matches([' ', '\u{a0}', '-', '–']);
    let suffix = &separated[..separated.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(separated.len())];
    let gap = rest.len() - separated.len();
    let is_chapter = !suffix.is_empty() && suffix.len() <= 5 && suffix.chars().all(|c| "IVXABCDEFGH".contains(c));
    let is_series = suffix.len() == 2 && suffix.chars().all(|c| c.is_ascii_digit()) && rest.starts_with(['-', '–']);
    if gap > 0 && (is_chapter || is_series) {
        return Some((format!("{digits}-{suffix}"), at + gap + suffix.len()));
    }
    (!rest.starts_with(char::is_alphanumeric)).then_some((digits, at))
}

/// `XIV`: the chapter of the budget below the number of its dossier.
fn chapter_line(text: &str) -> Option<&str> {
    let text = text.trim();
    let roman = (1..=5).contains(&text.len()) && text.chars().all(|c| "IVX".contains(c));
    roman.then_some(text)
}

/// `Nr. 143 MOTIE VAN ...`: the number and where the title stands in `text`, empty if there is none.
fn number_line(text: &str) -> Option<(String, Span)> {
    let rest = text.strip_prefix("Nr. ").or_else(|| text.strip_prefix("Nr.\u{a0}"))?;
    let start = text.len() - rest.len();
    let number: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let is_number =
        number.starts_with(|c: char| c.is_ascii_digit()) || (number.len() <= 3 && number == number.to_uppercase());
    if number.is_empty() || !is_number {
        return None;
    }
    let behind = start + number.len();
    let title = text.len() - text[behind..].trim_start().len();
    Some((number.to_uppercase(), Span::new(title, text.len())))
}

/// The date of a line that says when the paper was written, moved or received.
pub fn date_line(text: &str) -> Option<jiff::civil::Date> {
    const OPENINGS: [&str; 9] = [
        "voorgesteld ",
        "ontvangen ",
        "vastgesteld ",
        "gepubliceerd ",
        "datum",
        "den haag,",
        "’s-gravenhage,",
        "'s-gravenhage,",
        "s-gravenhage,",
    ];
    let lower = text.to_lowercase();
    let opens = OPENINGS.iter().any(|opening| lower.starts_with(opening));
    (opens && text.chars().count() < 60).then(|| full_date(text)).flatten()
}

/// Whether a line is set in capitals, as the kind of a paper is: `MOTIE VAN HET LID DE HOOP`.
fn is_in_capitals(text: &str) -> bool {
    text.contains(' ') && text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// The date of a line that is nothing else: `08 februari 2023`.
fn bare_date(text: &str) -> Option<jiff::civil::Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let digits = |word: &str, most: usize| word.len() <= most && word.bytes().all(|b| b.is_ascii_digit());
    matches!(words.as_slice(), [day, _, year] if digits(day, 2) && digits(year, 4)).then(|| full_date(text)).flatten()
}

/// The lines of an address.
fn is_address(lower: &str) -> bool {
    const OPENINGS: [&str; 7] = [
        "aan de voorzitter",
        "de voorzitter van de",
        "der staten-generaal",
        "kamer der staten",
        "postbus ",
        "> retouradres",
        "retouradres",
    ];
    let mut words = lower.split_whitespace();
    let code = words.next().is_some_and(|word| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()))
        && words.next().is_some_and(|word| word.len() == 2 && word.chars().all(|c| c.is_ascii_alphabetic()));
    lower.chars().count() < 80
        && (code || OPENINGS.iter().any(|opening| lower.starts_with(opening)))
        && !committee::is_function(lower)
}

/// Whether a line that stands out by its print can be a heading: short, and no sentence.
#[must_use]
pub fn is_heading_text(text: &str) -> bool {
    // A footnote mark or a quotation mark may stand behind the last sign of a sentence.
    let end =
        text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '”' | '’' | '»' | ')' | '"' | '\'' | ' '));
    text.chars().count() <= 120
        && text.chars().any(char::is_alphabetic)
        && !end.ends_with(['.', ';', ',', ':', '!', '?'])
}

/// Where the subject begins in a subject line.
fn subject(text: &str) -> Option<usize> {
    const LABELS: [&str; 4] = ["Betreft: ", "Betreft ", "Onderwerp: ", "Onderwerp "];
    LABELS.iter().find(|label| text.starts_with(**label)).map(|label| label.len())
}

/// The movers of a motion: the names below its closing line.
fn motion(document: &mut Document) {
    let body = document.blocks.iter().take_while(|block| block.kind != BlockKind::Footnote).count();
    // In a text without its print the whole motion is one paragraph.
    let closes = |block: &Block| document.surface(block.span).trim_end_matches(['.', ',']).ends_with(CLOSING);
    let Some(closing) = document.blocks[..body].iter().rposition(closes) else { return };
    let names: Vec<usize> = (closing + 1..body)
        .take_while(|index| {
            let block = &document.blocks[*index];
            block.kind != BlockKind::Footnote && is_name(document.surface(block.span))
        })
        .collect();
    // Below a motion that a report quotes, the report goes on.
    if names.last().is_none_or(|last| last + 4 < body) {
        return;
    }
    let mut signers = Vec::new();
    for index in names {
        document.blocks[index].kind = BlockKind::Signature;
        signers.push(Signer { name: document.blocks[index].span, post: None });
    }
    if document.metadata.signers.is_empty() {
        document.metadata.signers = signers;
    }
}

/// `De Minister van Volksgezondheid, Welzijn en Sport, E.I. Schippers`: post and name on one line.
fn one_line(text: &str, span: Span) -> Option<Signer> {
    let (post, name) = text.rsplit_once(", ")?;
    let initials = name.split(' ').next()?.contains('.');
    let start = span.end - name.len();
    (is_post(post) && is_name(name) && initials && post.to_lowercase().starts_with("de "))
        .then(|| Signer { name: Span::new(start, span.end), post: Some(post_span(post, Span::new(span.start, start))) })
}

/// The signature of a letter: a post, and the name below it.
fn letter(document: &mut Document) {
    let body = document.blocks.iter().take_while(|block| block.kind != BlockKind::Footnote).count();
    let mut post = None;
    let mut signers = Vec::new();
    for index in 0..body {
        let Block { kind, span } = document.blocks[index];
        let marked = kind == BlockKind::Signature;
        let text = document.surface(span);
        let readable = marked || matches!(kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Signature);
        if readable && let Some(signer) = one_line(text, span) {
            document.blocks[index].kind = BlockKind::Signature;
            signers.push(signer);
            post = None;
        } else if readable && is_post(text) {
            let next = document.blocks[..body].get(index + 1).map(|block| document.surface(block.span));
            if marked || next.is_some_and(|next| is_name(next) && !is_post(next)) {
                post = Some((index, post_span(text, span)));
            }
        } else if readable && is_name(text) && (marked || post.is_some()) {
            if let Some((at, _)) = post {
                document.blocks[at].kind = BlockKind::Signature;
            }
            document.blocks[index].kind = BlockKind::Signature;
            signers.push(Signer { name: span, post: post.take().map(|(_, span)| span) });
        } else {
            post = None;
        }
    }
    if document.metadata.signers.is_empty() {
        document.metadata.signers = signers;
    }
}

/// Members who submit a bill or an amendment: names below the text, of which the heading of the paper has at least one.
fn named_below(document: &mut Document) {
    let body = document.blocks.iter().take_while(|block| block.kind != BlockKind::Footnote).count();
    let blocks = &document.blocks[..body];
    let heading: Vec<&Block> = blocks.iter().take(TOP).filter(|block| block.kind == BlockKind::Header).collect();
    let heading =
        heading.iter().map(|block| document.surface(block.span).to_lowercase()).collect::<Vec<_>>().join("\n");
    let is_signer = |block: &&Block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) && is_name(document.surface(block.span))
    };
    let count = blocks.iter().rev().take_while(is_signer).count();
    let first = body - count;
    let known = |block: &Block| {
        let name = document.surface(block.span).to_lowercase();
        let surname = name.split_whitespace().next_back().unwrap_or_default();
        surname.chars().count() > 2 && heading.contains(surname)
    };
    if count == 0 || count > 12 || first == 0 || !blocks[first..].iter().any(known) {
        return;
    }
    for index in first..body {
        document.blocks[index].kind = BlockKind::Signature;
        document.metadata.signers.push(Signer { name: document.blocks[index].span, post: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dossier_numbers_are_read_with_their_suffix() {
        let dossier = |text: &str| dossier_line(text).map(|(number, title)| (number, text[title..].to_owned()));
        let expect = |number: &str, title: &str| Some((number.to_owned(), title.to_owned()));
        assert_eq!(dossier("32 545 Wet- en regelgeving"), expect("32545", "Wet- en regelgeving"));
        assert_eq!(dossier("36 600 XVI Vaststelling van"), expect("36600-XVI", "Vaststelling van"));
        assert_eq!(dossier("21 501-07 Raad voor Economische"), expect("21501-07", "Raad voor Economische"));
        assert_eq!(dossier("36\u{a0}600\u{a0}A Vaststelling"), expect("36600-A", "Vaststelling"));
        assert_eq!(dossier("34 356 (R2064) Wijziging"), expect("34356", "(R2064) Wijziging"));
        assert_eq!(dossier("1 000 000 Nederlanders"), None);
        assert_eq!(dossier("32 545 euro"), None);
    }

    #[test]
    fn years_are_read_in_every_spelling() {
        for text in ["2020-2021", "2020–2021", "2020/21"] {
            assert_eq!(parliamentary_year(text).as_deref(), Some("2020-2021"));
        }
    }

    #[test]
    fn a_line_that_is_nothing_but_a_date_dates_the_paper() {
        assert_eq!(bare_date("08 februari 2023"), Some(jiff::civil::date(2023, 2, 8)));
        assert_eq!(bare_date("per 8 februari 2023"), None);
        assert_eq!(bare_date("8 vragen 2023"), None);
    }

    #[test]
    fn identifiers_have_a_number_behind_series_and_chamber() {
        for identifier in
            ["kst-35925-XVI-161", "ah-tk-20242025-546", "h-tk-20172018-70-3", "stcrt-2015-47076", "kv-tk-2024Z18794"]
        {
            assert!(is_identifier(identifier), "{identifier}");
        }
        for name in ["h-tk-pdf-0a9f7faa", "kst-36278-motie.docx", "ah-tk", "brief-2", "kst-motie-3"] {
            assert!(!is_identifier(name), "{name}");
        }
    }
}
