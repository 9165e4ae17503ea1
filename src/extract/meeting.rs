//! Meetings and debates of parliament, dated or titled.

use super::candidate::{Candidate, Names};
use super::page::Page;
use super::{MentionKind, date};
use crate::span::Span;

const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
/// Between the kind of a meeting and its title in quotation marks.
const CALLED: &str = " met de titel ";
const QUOTES: [char; 8] = ['"', '«', '»', '“', '”', '‘', '’', '\''];

/// Proposes meetings: from the kind of meeting to the end of its date or title, and agenda lines.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let mut index = 0;
    while index < page.words.len() {
        if let Some((candidate, last)) = agenda_line(page, index).or_else(|| dated(page, index)) {
            candidates.push(candidate);
            index = last + 1;
        } else {
            index += 1;
        }
    }
}

/// The kind of meeting that begins at a word: how many words, and its full form.
fn kind_at<'a>(page: &Page<'a>, index: usize) -> Option<(usize, &'a str)> {
    let meetings = &page.grammar.phrases.meetings;
    for length in (1..=4).rev() {
        let last = index + length - 1;
        if last >= page.words.len() || (index + 1..=last).any(|i| !page.follows(i)) {
            continue;
        }
        let surface = page.span(index, last).of(page.text());
        let lower = surface.to_lowercase();
        if let Some(full) = meetings.get(&lower) {
            // Two letters are a kind of meeting only as an abbreviation.
            if lower.len() <= 3 && !page.words[index].acronym {
                return None;
            }
            return Some((length, full));
        }
    }
    None
}

/// `2024-12-05 10:00: Jeugdbescherming (Commissiedebat)`: an agenda line from its date to its kind.
fn agenda_line(page: &Page<'_>, index: usize) -> Option<(Candidate, usize)> {
    if page.gap(index).is_some_and(|gap| !gap.trim().is_empty() && gap.trim() != "-") {
        return None;
    }
    let start = page.words.get(index)?.span.start;
    let when = date::at(page.text(), start, page.latest)
        .filter(|d| d.iso.len() == 10 && page.text()[start..].starts_with(&d.iso))?;
    let end = page.document.block_at(start)?.span.end;
    let line = &page.text()[start..end];
    let open = line.find(" (")?;
    let close = open + line[open..].find(')')?;
    let full = page.grammar.phrases.meetings.get(&line[open + 2..close].to_lowercase())?;
    let title = line[..open].rsplit(": ").next().unwrap_or_default().trim();
    let span = Span::new(start, start + close + 1);
    let names = Names::Meeting {
        kind: full.clone(),
        date: Some(when.iso),
        title: (!title.eq_ignore_ascii_case(full)).then(|| title.to_owned()),
    };
    Some((
        Candidate { span, kind: MentionKind::Meeting, rule: "meeting/agenda", score: 0.95, names },
        page.words_in(span).last()?,
    ))
}

/// `wetgevingsoverleg van 29 november 2021`, `debat over zelfdoding in de jeugdzorg van 13 februari jl.`
fn dated(page: &Page<'_>, index: usize) -> Option<(Candidate, usize)> {
    let (length, full) = kind_at(page, index)?;
    let text = page.text();
    let kind_end = page.words[index + length - 1].span.end;
    let limit = page.sentence_end(page.words[index].span.start).min(kind_end + 130).min(text.len());
    let limit = (kind_end..=limit).rev().find(|at| text.is_char_boundary(*at))?;
    let stretch = &text[kind_end..limit];
    // The title may stand between kind and date, but no comma, bracket or verb that begins another clause.
    let stop = clause_end(stretch);
    let mut when = None;
    for tie in [" van ", " op ", " d.d. ", " dd. ", " (d.d. ", " (dd. ", " (", " in "] {
        for (at, _) in stretch[..stop].match_indices(tie) {
            if let Some(found) = day(page, kind_end + at + tie.len()) {
                let title = stretch[..at].trim();
                let plausible = title.is_empty()
                    || (tie != " in "
                        && (!title.contains(", ") || enumerates(page, title))
                        && title.split(' ').count() <= 12
                        && (title.starts_with("over")
                            || title.starts_with("inzake")
                            || title.starts_with("met de vaste commissie")
                            || title.chars().next().is_some_and(char::is_uppercase)
                            || title.contains('/')
                            || full != "debat")
                        && !title
                            .split(' ')
                            .any(|w| w == "dat" || page.grammar.verbs.contains(w) || page.grammar.doers.contains(w)));
                if plausible
                    && when
                        .as_ref()
                        .is_none_or(|(best, _): &(date::DateMention, String)| found.span.start < best.span.start)
                {
                    when = Some((found, title.to_owned()));
                }
            }
        }
    }
    if let Some(found) = taken_place(page, kind_end, stretch) {
        when = Some((found, String::new()));
    }
    // `begrotingsbehandeling 2024`, `AO 16 mei jl.`: the date right behind the kind.
    if when.is_none()
        && let Some(found) =
            date::at(text, (kind_end + 1).min(text.len()), page.latest).filter(|_| stretch.starts_with(' '))
    {
        when = Some((found, String::new()));
    }
    if let Some((found, title)) = when {
        let closed = page.continues(found.span.end, ")") && text[kind_end..found.span.start].contains('(');
        let span = Span::new(page.words[index].span.start, found.span.end + usize::from(closed));
        let title = title.trim_start_matches("over ").trim_start_matches("inzake ").to_owned();
        let names = Names::Meeting {
            kind: full.to_owned(),
            date: Some(found.iso),
            title: (!title.is_empty()).then_some(title),
        };
        return Some((
            Candidate { span, kind: MentionKind::Meeting, rule: "meeting/dated", score: 0.92, names },
            page.words_in(span).last()?,
        ));
    }
    day_alone(page, index, full, kind_end, stretch).or_else(|| titled(page, index, length, full))
}

/// The date at a place, or behind the name of its day: `van donderdag 10 juli 2025`.
fn day(page: &Page<'_>, at: usize) -> Option<date::DateMention> {
    let rest = page.text().get(at..)?;
    let name = WEEKDAYS.iter().find(|name| rest.strip_prefix(**name).is_some_and(|rest| rest.starts_with(' ')));
    date::at(page.text(), at + name.map_or(0, |name| name.len() + 1), page.latest)
}

/// `commissiedebat vond plaats op 27 november`: the date behind a verb for what meetings do.
fn taken_place(page: &Page<'_>, kind_end: usize, stretch: &str) -> Option<date::DateMention> {
    let verbs = &page.grammar.phrases.meeting_verbs;
    let verb =
        verbs.iter().find(|verb| stretch.strip_prefix(' ').is_some_and(|rest| rest.starts_with(verb.as_str())))?;
    date::at(page.text(), kind_end + 1 + verb.len() + 1, page.latest)
}

/// `AO d.d. 15/03` where nothing tells the year: the day is its title.
fn day_alone(page: &Page<'_>, index: usize, full: &str, kind_end: usize, stretch: &str) -> Option<(Candidate, usize)> {
    if page.latest.is_some() {
        return None;
    }
    let tie = [" d.d. ", " dd. "].into_iter().find(|tie| stretch.starts_with(tie))?;
    // Any year shows how far the day reaches.
    let day = date::at(page.text(), kind_end + tie.len(), Some(jiff::civil::date(2000, 12, 31)))?;
    let span = Span::new(page.words[index].span.start, day.span.end);
    let title = Some(page.text()[kind_end + 1..day.span.end].to_owned());
    let names = Names::Meeting { kind: full.to_owned(), date: None, title };
    let candidate = Candidate { span, kind: MentionKind::Meeting, rule: "meeting/dated", score: 0.85, names };
    Some((candidate, page.words_in(span).last()?))
}

/// `nationale veiligheid, brandweer en crisisbeheersing`: nouns in a row, and no other clause.
fn enumerates(page: &Page<'_>, title: &str) -> bool {
    let plain = |word: &str| {
        let word = word.trim_end_matches(',');
        !page.grammar.stop.contains(word) || page.grammar.inside.contains(word)
    };
    title.rsplit_once(", ").is_some_and(|(_, last)| last.contains(" en ")) && title.split(' ').all(plain)
}

/// Whether a word in lower case alone can be the title of a meeting: `het tweeminutendebat gevangeniswezen`, not `het
/// commissiedebat uitgesteld`.
fn is_subject(page: &Page<'_>, index: usize) -> bool {
    let word = page.word(index);
    word.chars().count() >= 6 && !page.grammar.is_parted(word) && page.before(index - 1).eq_ignore_ascii_case("het")
}

/// Where the title of a meeting ends at the latest: at a bracket, unless that holds its date, or at a mark between clauses.
fn clause_end(stretch: &str) -> usize {
    let marks = |c: char| matches!(c, '(' | ';' | ':' | '•');
    let mut first = stretch.find(marks).unwrap_or(stretch.len());
    // `(tweede termijn)` stands between title and date.
    if let Some(inside) = stretch[first..].strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && inside.0.ends_with("termijn")
    {
        let behind = first + inside.0.len() + 2;
        first = stretch[behind..].find(marks).map_or(stretch.len(), |at| behind + at);
    }
    let dated = stretch[first..].strip_prefix('(').is_some_and(|inside| {
        inside.starts_with("d.d. ") || inside.starts_with("dd. ") || inside.starts_with(|c: char| c.is_ascii_digit())
    });
    if dated { stretch[first..].find(')').map_or(stretch.len(), |close| first + close) } else { first }
}

/// `commissiedebat Jeugdbescherming`, `AO pleegzorg/gezinshuizen`, `debat over zelfdoding`: the title tells it apart.
fn titled(page: &Page<'_>, index: usize, length: usize, full: &str) -> Option<(Candidate, usize)> {
    let next = index + length;
    if !page.follows(next) || matches!(full, "stemmingen" | "regeling van werkzaamheden" | "vergadering") {
        return None;
    }
    if page.grammar.phrases.meetings.contains_key(&page.lower(next)) {
        return None;
    }
    // `tweeminutendebat met de titel "Post"`
    let called = page.continues(page.words[next - 1].span.end, CALLED).then_some(next + 3);
    if let Some(first) = called
        && page.gap(first).is_some_and(|gap| gap.ends_with(QUOTES))
        && let Some(length) = page.text()[page.words[first].span.start..].find(QUOTES)
    {
        let title = Span::new(page.words[first].span.start, page.words[first].span.start + length);
        let close = page.text()[title.end..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(page.words[index].span.start, title.end + close);
        let title = Some(title.of(page.text()).to_owned());
        let names = Names::Meeting { kind: full.to_owned(), date: None, title };
        let candidate = Candidate { span, kind: MentionKind::Meeting, rule: "meeting/titled", score: 0.85, names };
        return Some((candidate, page.words_in(span).last()?));
    }
    let (start, score) = if page.words.get(next)?.initial && !page.words[next].opens {
        (next, 0.85)
    } else if matches!(page.word(next), "over" | "inzake")
        && page.follows(next + 1)
        && page.words.get(next + 1)?.initial
    {
        (next + 1, 0.7)
    } else if (page.words[index].acronym && full == "algemeen overleg"
        || page.grammar.phrases.titled_meetings.iter().any(|kind| kind == full))
        && !page.grammar.stop.contains(page.word(next))
        && !page.grammar.is_verb(page.word(next))
        && page.word(next).len() > 3
    {
        (next, 0.75)
    } else {
        return None;
    };
    let mut last = super::run::capitals(page, start, start, true);
    // `VAO Wmo / Mantelzorg / Hulpmiddelenbeleid`
    while matches!(page.gap(last + 1), Some("/" | "/ " | " / ")) {
        last = super::run::capitals(page, last + 1, last + 1, true);
    }
    // `VAO Ondernemen en bedrijfsfinanciering`
    if page.word(last + 1) == "en" && page.follows(last + 1) && page.follows(last + 2) {
        let noun = super::run::subject(page, last + 1, 1);
        let ends = !page.follows(noun + 1) || page.grammar.stop.contains(page.word(noun + 1));
        if noun > last + 1 && ends && page.words[noun].span.len() > 5 {
            last = noun;
        }
    }
    // An abbreviation with a lower-case title takes its nouns: `AO misstanden jeugdhulpinstellingen`.
    if !page.words[start].capital {
        last = super::run::subject(page, last, 2);
        // What follows a participle or an adverb alone is no title: `het commissiedebat gehouden`.
        let known = page.words[index].acronym && full == "algemeen overleg";
        if !known && last == start && !is_subject(page, start) {
            return None;
        }
    }
    // `tweeminutendebat Klimaatakkoord gebouwde omgeving`
    let titled = page.grammar.phrases.titled_meetings.iter().any(|kind| kind == full);
    if titled && page.words[start].initial && page.word(last + 1).len() > 4 && page.follows(last + 1) {
        last = super::run::subject(page, last, 2);
    }
    last = super::run::to_bracket(page, last, 10, true).unwrap_or(last);
    let span = page.span(index, last);
    let title = page.span(start, last).of(page.text()).to_owned();
    let names = Names::Meeting { kind: full.to_owned(), date: None, title: Some(title) };
    Some((Candidate { span, kind: MentionKind::Meeting, rule: "meeting/titled", score, names }, last))
}
