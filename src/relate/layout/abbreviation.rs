//! `abbreviatedAs`: a full name with its abbreviation in brackets, or with a short form behind `hierna`.

use super::ledger::Ledger;
use super::sheet::Sheet;
use crate::extract::{Mention, MentionKind};
use crate::relate::{Node, Predicate};
use crate::span::Span;

/// The longest that stands between a pair of brackets, in bytes.
const LONGEST: usize = 80;
/// A name that has a short form takes at most so many bytes.
const LONGEST_NAME: usize = 600;

pub(super) fn find(sheet: &Sheet<'_>, ledger: &mut Ledger) {
    let text = sheet.text();
    for (open, _) in text.match_indices('(') {
        let inside = &text[open + 1..text.floor_char_boundary(open + 1 + LONGEST)];
        let Some(close) = inside.find([')', '\n', '(']).filter(|at| *at < LONGEST && inside[*at..].starts_with(')'))
        else {
            continue;
        };
        let inside = Span::new(open + 1, open + 1 + close);
        let Some((name, tail)) = named_before(sheet, open) else { continue };
        let Some(short) = short_form(sheet, inside, &sheet.reading.mentions[name], tail) else { continue };
        let evidence = Span::new(sheet.reading.mentions[name].span.start, inside.end + 1);
        let statement = (sheet.node(name), Predicate::AbbreviatedAs, Node::Literal(short));
        ledger.add(statement, evidence, "layout/abbreviation", 0.95);
    }
}

/// The longest mention that ends right before a bracket, or in the word right before it (`Veilig Thuis-organisaties (VT)`);
/// and whether it is such a compound.
fn named_before(sheet: &Sheet<'_>, open: usize) -> Option<(usize, bool)> {
    let text = sheet.text();
    let end = text[..open].trim_end_matches([' ', '»', '”', '’', '‘', '"', '\'']).len();
    let word = text[..end].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let whole = |mention: &Mention| mention.span.end == end || mention.span.end <= open && mention.span.end > end;
    let compound = |mention: &Mention| {
        mention.span.end > word && mention.span.end < end && text[mention.span.end..].starts_with('-')
    };
    let mentions = &sheet.reading.mentions;
    let from = mentions.partition_point(|mention| mention.span.start < open.saturating_sub(LONGEST_NAME));
    let until = mentions.partition_point(|mention| mention.span.start < open);
    let longest = |fits: &dyn Fn(&Mention) -> bool| {
        let mentions = mentions.iter().enumerate().take(until).skip(from);
        mentions
            .filter(|(_, mention)| can_be_short(mention.kind) && fits(mention))
            .max_by_key(|(_, mention)| mention.span.len())
            .map(|(index, _)| index)
    };
    longest(&whole).map(|index| (index, false)).or_else(|| longest(&compound).map(|index| (index, true)))
}

fn can_be_short(kind: MentionKind) -> bool {
    !matches!(
        kind,
        MentionKind::Person
            | MentionKind::Motion
            | MentionKind::Commitment
            | MentionKind::Meeting
            | MentionKind::Region
    )
}

/// The short form in a pair of brackets, if it stands for `name`.
fn short_form(sheet: &Sheet<'_>, inside: Span, name: &Mention, compound: bool) -> Option<String> {
    let text = inside.of(sheet.text());
    let words = sheet.lower_in(inside);
    let lead = sheet.phrases.short_form.opens(words).unwrap_or(0);
    let body = sheet.words_in(inside);
    let body = sheet.stretch(body.start + lead..body.end);
    let mut form = body.of(sheet.text()).to_owned();
    for article in ["de ", "het "] {
        form = form.strip_prefix(article).map_or(form.clone(), str::to_owned);
    }
    // The mention within the brackets decides, where there is one; a form may stand for several bodies, then it is none's own.
    let first = sheet.reading.mentions.partition_point(|mention| mention.span.start < inside.start);
    let inner = sheet.reading.mentions[first..].iter().take_while(|mention| mention.span.start < inside.end);
    let inner: Vec<&Mention> = inner.filter(|mention| inside.contains(mention.span)).collect();
    let same = inner.iter().any(|mention| mention.entity == name.entity);
    let spelled = spells(&form, name.span.of(sheet.text()));
    // A bill and the law that it is to become have two names and one abbreviation.
    let twin = |mention: &Mention| mention.kind == name.kind && mention.span == body && spelled;
    let others = inner.iter().any(|mention| mention.entity != name.entity && !twin(mention));
    let capital = form.chars().any(char::is_uppercase);
    if form.is_empty() || others || !capital || form == name.span.of(sheet.text()) {
        return None;
    }
    if lead > 0 || same {
        let called = inner.first().filter(|_| same).map(|mention| as_called(sheet, mention, &form));
        return Some(called.unwrap_or(form));
    }
    let acronym = form.chars().count() <= 8 && !form.contains(' ') && text.trim() == form;
    (acronym && spelled && (!compound || form.len() <= 5)).then_some(form)
}

/// A misread short form (`0ZJ` of a scan) is that name of the thing which differs in nothing but such letters.
fn as_called(sheet: &Sheet<'_>, mention: &Mention, form: &str) -> String {
    let plain = |text: &str| text.replace('0', "O").replace(['1', 'l', '|'], "I");
    let entity = sheet.entity(mention);
    let all_digits_or_capitals =
        |name: &&String| name.chars().all(|c| !c.is_ascii_digit()) && plain(name) == plain(form);
    if form.starts_with(|c: char| c.is_ascii_digit()) || form.contains('|') {
        let known = entity.names.iter().chain([&entity.label]).find(all_digits_or_capitals);
        return known.cloned().unwrap_or_else(|| plain(form));
    }
    form.to_owned()
}

/// Whether a form stands for the name by its letters: its capitals (or, with one capital, all its letters) are initials of the
/// name in their order, or a form all in capitals takes its letters from one compound (`Voorjaarsnota`, `VJN`).
fn spells(form: &str, name: &str) -> bool {
    let in_order = |wanted: &[char], letters: &[char]| {
        let mut left = letters.iter();
        wanted.iter().all(|wanted| left.any(|letter| letter == wanted))
    };
    let lower =
        |text: &str| text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<Vec<_>>();
    let words = name.split([' ', '-']).filter(|word| word.starts_with(char::is_alphanumeric));
    let initials: Vec<char> = words.clone().flat_map(|word| lower(word).into_iter().take(1)).collect();
    let capitals: String = form.chars().filter(|c| c.is_uppercase()).collect();
    let (letters, all_capitals) = (lower(form), lower(&capitals).len() == lower(form).len());
    let wanted = if capitals.chars().count() > 1 { lower(&capitals) } else { letters.clone() };
    let by_initials = wanted.len() > 1 && (capitals.len() > 1 || wanted.len() > 2) && in_order(&wanted, &initials);
    let by_compound = all_capitals
        && letters.len() > 1
        && words
            .clone()
            .next()
            .is_some_and(|word| lower(word).first() == letters.first() && in_order(&letters, &lower(word)));
    by_initials || by_compound
}
