//! Clauses of a sentence.

use super::lexicon::Lexicon;
use super::token::Token;

/// Numbers the clauses: a bracket, a pair of dashes and a subordinate clause are clauses of their own, and what follows
/// them goes on with the clause before.
pub(super) fn clauses(tokens: &[Token], lexicon: &Lexicon) -> Vec<usize> {
    #[derive(PartialEq)]
    enum Why {
        Bracket,
        Dash,
        Relative,
        /// A subordinate clause that opens the sentence: it ends where the verb of the main clause follows a comma.
        Opening,
    }
    let small = &lexicon.small;
    let mut clauses = Vec::with_capacity(tokens.len());
    let mut stack: Vec<(usize, Why, usize)> = Vec::new();
    let (mut current, mut next) = (0, 1);
    for (index, token) in tokens.iter().enumerate() {
        let word = token.word.as_str();
        let previous = index.checked_sub(1).map(|before| &tokens[before]);
        let turned = token.is_word()
            && index > 2
            && tokens[index - 2].is("te")
            && tokens[index - 1].is_word()
            && lexicon.is_finite(word)
            && (!word.ends_with("en") || small.hebben.contains(word) || small.worden.contains(word));
        if turned {
            current = next;
            next += 1;
        }
        let mut open = |stack: &mut Vec<(usize, Why, usize)>, current: &mut usize, why: Why| {
            stack.push((*current, why, index));
            *current = next;
            next += 1;
        };
        if token.is("(") {
            open(&mut stack, &mut current, Why::Bracket);
        } else if token.is("–") || token.is("—") || token.is("-") {
            match stack.iter().rposition(|(_, why, _)| *why == Why::Dash) {
                Some(at) => {
                    current = stack[at].0;
                    stack.truncate(at);
                }
                None if tokens[index..].iter().skip(1).any(|later| later.word == token.word) => {
                    open(&mut stack, &mut current, Why::Dash);
                }
                None => {}
            }
        } else if token.is(";") || token.is(":") {
            stack.clear();
            current = next;
            next += 1;
        } else if token.is(",") {
            let verb_next = tokens.get(index + 1).is_some_and(|next| next.is_word() && lexicon.is_finite(&next.word));
            if let Some((parent, Why::Relative, from)) = stack.last()
                && (verb_next || tokens[*from..index].iter().any(|token| lexicon.is_finite(&token.word)))
            {
                current = *parent;
                stack.pop();
            }
            if let Some((_, Why::Opening, _)) = stack.last()
                && verb_next
            {
                stack.pop();
                current = next;
                next += 1;
            }
        } else if token.is_word() {
            let after_comma = previous.is_some_and(|token| token.is(","));
            let subordinate = index > 0
                && (small.subordinators.contains(word)
                    || small.relatives.contains(word)
                        && previous.is_some_and(|token| {
                            token.is(",")
                                || token.is_word() && !small.hebben.contains(&token.word)
                                || token.thing().is_some()
                        })
                    || word == "of"
                        && (tokens.get(index + 1).is_some_and(|next| small.determiners.contains(&next.word))
                            || previous.is_some_and(|verb| verb.is_word() && lexicon.is_finite(&verb.word))));
            let resumes = word == "en"
                && matches!(stack.last(), Some((_, Why::Relative, _)))
                && tokens.get(index + 1).is_some_and(|verb| {
                    verb.is_word()
                        && lexicon.is_finite(&verb.word)
                        && (!verb.word.ends_with("en")
                            || small.hebben.contains(&verb.word)
                            || small.worden.contains(&verb.word))
                });
            if resumes {
                while let Some((parent, Why::Relative, from)) = stack.last() {
                    if !tokens[*from..index].iter().any(|token| lexicon.is_finite(&token.word)) {
                        break;
                    }
                    current = *parent;
                    stack.pop();
                }
            }
            if index == 0 && (small.subordinators.contains(word) || matches!(word, "als" | "om")) {
                open(&mut stack, &mut current, Why::Opening);
            }
            if subordinate {
                if after_comma || !matches!(stack.last(), Some((_, Why::Relative, _))) {
                    open(&mut stack, &mut current, Why::Relative);
                } else {
                    current = next;
                    next += 1;
                }
            } else if after_comma && matches!(word, "maar" | "en" | "waarna") && starts_clause(tokens, index, lexicon) {
                current = next;
                next += 1;
            }
        }
        clauses.push(current);
        if token.is(")")
            && let Some(at) = stack.iter().rposition(|(_, why, _)| *why == Why::Bracket)
        {
            current = stack[at].0;
            stack.truncate(at);
        }
    }
    clauses
}

/// Whether `, en` begins a clause: a finite verb follows before the next comma.
fn starts_clause(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    tokens[at + 1..].iter().take_while(|token| !token.is(",")).take(8).any(|token| lexicon.is_finite(&token.word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;
    use crate::relate::pattern::Patterns;
    use crate::relate::token::TokenKind;
    use crate::span::Span;

    /// The words of each clause, from words and marks parted by spaces.
    fn parts(sentence: &str) -> Vec<String> {
        let lexicon = Patterns::read(&Knowledge::builtin().unwrap()).unwrap().lexicon;
        let token = |word: &str| Token {
            span: Span::new(0, 0),
            word: word.to_lowercase(),
            kind: if word.starts_with(char::is_alphanumeric) { TokenKind::Word } else { TokenKind::Mark },
        };
        let tokens: Vec<Token> = sentence.split(' ').map(token).collect();
        let numbers = clauses(&tokens, &lexicon);
        let last = numbers.iter().max().copied().unwrap_or_default();
        let words = |clause: usize| {
            let here = tokens.iter().zip(&numbers).filter(|(token, number)| **number == clause && token.is_word());
            here.map(|(token, _)| token.word.as_str()).collect::<Vec<_>>().join(" ")
        };
        (0..=last).map(words).filter(|words| !words.is_empty()).collect()
    }

    #[test]
    fn what_stands_between_goes_not_with_the_clause_around_it() {
        assert_eq!(
            parts("De wet , die anders per januari zou vervallen , wordt met twee jaar verlengd ."),
            ["de wet wordt met twee jaar verlengd", "die anders per januari zou vervallen"]
        );
        assert_eq!(
            parts("Zij hebben – gericht op hulp – besloten ( zie bijlage ) te stoppen ."),
            ["zij hebben besloten te stoppen", "gericht op hulp", "zie bijlage"]
        );
    }

    #[test]
    fn a_verb_turned_round_begins_the_main_clause() {
        assert_eq!(
            parts("Om scholen te ondersteunen financiert het ministerie een project ."),
            ["om scholen te ondersteunen", "financiert het ministerie een project"]
        );
        assert_eq!(
            parts("Omdat zorg beschikbaar zou moeten zijn , committeerden de partijen zich ."),
            ["omdat zorg beschikbaar zou moeten zijn", "committeerden de partijen zich"]
        );
    }
}
