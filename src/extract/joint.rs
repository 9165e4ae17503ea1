//! Joint forms of bodies: one head word for two names, as in `de Inspectie Gezondheidszorg en Jeugd en Justitie en Veiligheid`
//! (guideline, general rule 2).

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::page::Page;

/// How many words the second name may have behind the head.
const LONGEST: usize = 6;

/// Proposes, for a body that a file knows and that another follows behind `en` without the head word that they share, both on
/// one span.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let mut found = Vec::new();
    for candidate in candidates.iter().filter(|c| c.kind == MentionKind::Organisation && c.rule == "authority") {
        let words = page.words_in(candidate.span);
        let and = words.end;
        if words.len() < 2 || !page.follows(and) || page.word(and) != "en" || !page.follows(and + 1) {
            continue;
        }
        let Some(first) = page.words.get(and + 1).filter(|word| word.initial && !word.acronym) else { continue };
        let block = first.block;
        let head = page.word(words.start);
        let second = (and + 1..=and + LONGEST)
            .rev()
            .filter(|last| page.words.get(*last).is_some_and(|word| word.block == block && word.initial))
            .map(|last| (last, format!("{head} {}", page.span(and + 1, last).of(page.text()))))
            .find(|(_, name)| page.knowledge.is_named(name, MentionKind::Organisation));
        if let Some((last, name)) = second {
            let span = page.span(words.start, last);
            let joint = |names| Candidate { span, rule: "authority/joint", score: 0.95, names, ..candidate.clone() };
            found.push(joint(candidate.names.clone()));
            found.push(joint(Names::Called(name)));
        }
    }
    candidates.extend(found);
}
