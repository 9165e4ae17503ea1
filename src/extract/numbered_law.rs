//! Laws of the European Union by their number: `Verordening (EU) nr. 260/2012`, `Richtlijn 2010/75/EU`.

use super::MentionKind;
use super::candidate::Candidate;
use super::page::Page;
use crate::span::Span;

/// Proposes them.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    // `(83/189/EEG)`: the number alone.
    for suffix in ["/EEG", "/EG", "/EU"] {
        for (at, _) in page.text().match_indices(suffix) {
            let before = &page.text()[..at];
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/').len();
            let parts: Vec<&str> = before[start..].split('/').collect();
            let span = Span::new(start, at + suffix.len());
            let numbers = parts.iter().all(|part| (1..=4).contains(&part.len()));
            if parts.len() == 2 && numbers && page.is_whole_word(span) && !page.in_address(span) {
                candidates.push(Candidate::surface(span, MentionKind::Law, "law/number", 0.9));
            }
        }
    }
    for index in 0..page.words.len() {
        let lower = page.lower(index);
        if !page.grammar.phrases.numbered_laws.contains(&lower) {
            continue;
        }
        let word = page.words[index].span;
        if let Some(length) = number(&page.text()[word.end..]) {
            let span = Span::new(word.start, word.end + length);
            candidates.push(Candidate::surface(span, MentionKind::Law, "law/number", 0.94));
        }
    }
}

/// How many bytes the number takes with which `text` begins: ` (EU) nr. 260/2012`, ` 2010/75/EU`, ` 98/26/EC`.
fn number(text: &str) -> Option<usize> {
    let mut rest = text.strip_prefix([' ', '\n'])?;
    let mut of_union = false;
    if let Some((inside, behind)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        of_union =
            ["EU", "EG", "EEG", "EC", "Euratom"].iter().any(|union| inside.split(", ").any(|part| part == *union));
        rest = behind.strip_prefix([' ', '\n']).filter(|_| of_union)?;
    }
    for mark in ["nr. ", "nr.", "nr ", "No ", "no. ", "No. ", "nummer "] {
        rest = rest.strip_prefix(mark).unwrap_or(rest);
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(rest);
    let behind = rest.get(first..)?.strip_prefix('/')?;
    let second = digits(behind);
    if !(1..=4).contains(&first) || !(1..=4).contains(&second) {
        return None;
    }
    let mut end = behind.get(second..)?;
    let suffix =
        ["/EU", "/EG", "/EEG", "/EC", "/GBVB", "/JBZ", "/Euratom"].iter().find(|suffix| end.starts_with(**suffix));
    if let Some(suffix) = suffix {
        end = &end[suffix.len()..];
    }
    (of_union || suffix.is_some()).then_some(text.len() - end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_european_laws_are_read_in_every_spelling() {
        let read = |text: &'static str| number(text).map(|length| &text[..length]);
        assert_eq!(read(" (EU) nr. 260/2012 tot vaststelling"), Some(" (EU) nr. 260/2012"));
        assert_eq!(read(" (EU) 2021/1230 betreffende"), Some(" (EU) 2021/1230"));
        assert_eq!(read(" 2010/75/EU inzake"), Some(" 2010/75/EU"));
        assert_eq!(read(" 98/26/EC."), Some(" 98/26/EC"));
        assert_eq!(read(" 12/2012 van de gemeente"), None);
        assert_eq!(read(" van 2012"), None);
    }
}
