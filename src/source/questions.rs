//! Written questions and their answers: headings such as `Vraag 3` and `Antwoord op vragen 3 en 4`.

use super::{BlockKind, Document, Question};
use crate::span::Span;

/// What a heading opens, and the numbers in it.
#[derive(Debug, PartialEq, Eq)]
enum Opening {
    Question(Vec<u32>),
    Answer(Vec<u32>),
}

/// Finds the headings of questions and answers, and which answer belongs to which question.
pub(super) fn read(document: &mut Document) {
    let body = document.blocks.iter().take_while(|block| block.kind != BlockKind::Footnote).count();
    let openings: Vec<(usize, Opening)> = (0..body)
        .filter(|index| is_line(document.blocks[*index].kind))
        .filter_map(|index| Some((index, opening(document.surface(document.blocks[index].span))?)))
        .collect();
    let mut questions: Vec<Question> = Vec::new();
    for (place, (index, opening)) in openings.iter().enumerate() {
        if document.blocks[*index].kind != BlockKind::Header {
            document.blocks[*index].kind = BlockKind::Heading;
        }
        let until = openings.get(place + 1).map_or(body, |(next, _)| *next);
        let inner = document.blocks[index + 1..until].iter();
        let inner = inner.take_while(|block| !matches!(block.kind, BlockKind::Signature));
        let spans: Vec<Span> = inner.map(|block| block.span).collect();
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { continue };
        let span = Span::new(first.start, last.end);
        match opening {
            Opening::Question(numbers) => {
                questions.extend(numbers.iter().map(|number| Question { number: *number, span, answer: None }));
            }
            Opening::Answer(numbers) => {
                let answered = |question: &&mut Question| numbers.contains(&question.number);
                for question in questions.iter_mut().filter(answered) {
                    question.answer.get_or_insert(span);
                }
            }
        }
    }
    document.metadata.questions = questions;
}

fn is_line(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading)
}

/// Reads a heading; `t/m` stands for the numbers between.
fn opening(text: &str) -> Option<Opening> {
    let mut words = text.split_whitespace();
    let answer = match words.next()? {
        "Vraag" | "Vragen" => false,
        "Antwoord" | "Antwoorden" => true,
        _ => return None,
    };
    let (mut numbers, mut range): (Vec<u32>, bool) = (Vec::new(), false);
    for word in words {
        let word = word.trim_end_matches([',', ':', '.']);
        if (1..=3).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit()) {
            let number = word.parse().ok()?;
            let from = numbers.last().copied().filter(|_| range).map_or(number, |last: u32| last + 1);
            numbers.extend(from..=number);
            range = false;
        } else if word == "t/m" {
            range = true;
        } else if !matches!(word, "op" | "vraag" | "vragen" | "en" | "tot" | "met") {
            return None;
        }
    }
    if numbers.is_empty() {
        return None;
    }
    Some(if answer { Opening::Answer(numbers) } else { Opening::Question(numbers) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_sentences() {
        assert_eq!(opening("Vraag 12"), Some(Opening::Question(vec![12])));
        assert_eq!(opening("Antwoord op vragen 11, 12 en 13"), Some(Opening::Answer(vec![11, 12, 13])));
        assert_eq!(opening("Antwoord 3 t/m 6:"), Some(Opening::Answer(vec![3, 4, 5, 6])));
        assert_eq!(opening("Vragen van het lid Klaver"), None);
        assert_eq!(opening("Antwoord van Minister Bruins Slot"), None);
    }
}
