//! Named individuals: by title, by initials, by full name, and by the surname once it has been seen.

use super::MentionKind;
use super::candidate::{Candidate, Names};
use super::page::Page;
use super::repeats::{Taken, places};
use crate::source::BlockKind;
use crate::span::Span;

/// A name that was parsed.
#[derive(Clone, Debug)]
pub(crate) struct PersonName {
    pub span: Span,
    pub given: String,
    pub surname: String,
    pub party: Option<String>,
    /// What stands in brackets behind the name and can be a party that no file knows.
    pub new_party: Option<Span>,
    /// Last word of the name and, where one stands behind it, of the party in brackets.
    pub last: usize,
    pub last_with_party: usize,
}

impl PersonName {
    /// The person who is named so at `span`; nothing says that it is somebody in office.
    pub(super) fn candidate(&self, span: Span, rule: &'static str) -> Candidate {
        Candidate {
            span,
            kind: MentionKind::Person,
            rule,
            score: 0.95,
            names: Names::Person {
                given: self.given.clone(),
                surname: self.surname.clone(),
                party: self.party.clone(),
                in_office: false,
            },
        }
    }
}

/// The longest name of a party that is taken for one by its place, in characters.
const LONGEST_PARTY: usize = 24;

/// Proposes persons.
pub(crate) fn find(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    let phrases = &page.grammar.phrases;
    let mut index = 0;
    while index < page.words.len() {
        let word = page.word(index);
        let lower = word.to_lowercase();
        let plural = phrases.person_titles_plural.iter().any(|t| t == word);
        let office = phrases.posts.contains(&lower);
        let title = plural || office || phrases.person_titles.iter().any(|t| t == word);
        if let Some(start) = listed(page, index) {
            for name in list(page, start, true) {
                push(&name, candidates, "person/attendance", 0.9, false);
                index = name.last;
            }
        } else if let Some(name) = chair(page, index) {
            push(&name, candidates, "person/chair", 0.9, false);
            index = name.last;
        } else if title
            && !is_office_of_place(page, index)
            && !is_field(page, index)
            && let Some(start) = name_start(page, index + 1)
        {
            let names = list(page, start, plural);
            let member = phrases.member_titles.iter().any(|title| title == word);
            for name in &names {
                push(name, candidates, "person/title", 0.95, office);
                // `Kamerlid Jansen (XYZ)`: a member of parliament sits for a party, also for one that no file knows.
                if let Some(party) = name.new_party.filter(|_| member) {
                    candidates.push(Candidate::surface(party, MentionKind::Party, "party/behind-member", 0.8));
                }
            }
            if let Some(name) = names.last() {
                index = name.last + 1;
                continue;
            }
        } else if phrases.offices.contains(word)
            && page.follows(index + 1)
            && let Some(name) = parse(page, index + 1).filter(|name| page.knowledge.is_surname(&name.surname))
        {
            push(&name, candidates, "person/office", 0.9, false);
            index = name.last + 1;
            continue;
        } else if let Some(name) = and_others(page, index) {
            push(&name, candidates, "person/and-others", 0.85, false);
            index = name.last + 1;
            continue;
        } else if let Some(name) = surname_first(page, index) {
            push(&name, candidates, "person/surname-first", 0.85, false);
            index = name.last + 1;
            continue;
        } else if let Some(name) = with_initials(page, index) {
            push(&name, candidates, "person/initials", 0.97, matches!(page.kind_of_block(index), BlockKind::Signature));
            index = name.last + 1;
            continue;
        } else if let Some(name) = with_given_name(page, index) {
            push(
                &name,
                candidates,
                "person/given-name",
                0.9,
                matches!(page.kind_of_block(index), BlockKind::Signature),
            );
            index = name.last + 1;
            continue;
        }
        index += 1;
    }
}

/// First word of the list that `leden der Kamer, te weten:` opens.
fn listed(page: &Page<'_>, index: usize) -> Option<usize> {
    let phrases = &page.grammar.phrases;
    if !phrases.attendance.contains(&page.lower(index)) {
        return None;
    }
    let block = page.words[index].block;
    // The list may be the paragraph behind.
    let below = page.words.get(index + 1).is_some_and(|next| {
        let between = &page.text()[page.words[index].span.end..next.span.start];
        next.block == block + 1 && between.starts_with(':') && between.trim_start_matches(':').trim().is_empty()
    });
    if page.gap(index + 1) != Some(": ") && !below {
        return None;
    }
    let members = (index.saturating_sub(9)..=index)
        .filter(|at| page.words[*at].block == block)
        .any(|at| phrases.person_titles_plural.iter().any(|title| title == page.word(at)));
    members.then_some(index + 1)
}

/// `Van Bruggen e.a.`, `Verheij et al.`: an author with others, known by a surname.
fn and_others(page: &Page<'_>, index: usize) -> Option<PersonName> {
    let word = page.words[index];
    // With a tussenvoegsel that has a capital the name begins there.
    let inside = index > 0
        && page.words[index - 1].initial
        && page.gap(index) == Some(" ")
        && page.grammar.phrases.tussenvoegsels.contains(&page.lower(index - 1));
    if !word.initial || word.acronym || inside {
        return None;
    }
    let name = parse(page, index)?;
    let behind = &page.text()[name.span.end..];
    [" e.a.", " et al", " c.s."].iter().any(|others| behind.starts_with(others)).then_some(name)
}

/// `Voorzitter: De Hoop`: a line that holds nothing else.
fn chair(page: &Page<'_>, index: usize) -> Option<PersonName> {
    let opens = page.gap(index).is_none() && page.gap(index + 1) == Some(": ");
    if !opens || !page.grammar.phrases.chairs.contains(page.word(index)) {
        return None;
    }
    parse(page, index + 1).filter(|name| name.last == page.last_of_block(index))
}

/// `hoogleraar Beleid en Management`: a field, unless somebody is called so.
fn is_field(page: &Page<'_>, index: usize) -> bool {
    let next = page.word(index + 1);
    page.lower(index) == "hoogleraar"
        && !is_given_name(page, index + 1)
        && !page.knowledge.is_surname(next)
        && with_initials(page, index + 1).is_none()
}

/// `de burgemeester van Utrecht`: who holds office somewhere, not somebody who is called so.
fn is_office_of_place(page: &Page<'_>, index: usize) -> bool {
    let title = page.lower(index);
    let holders = page.grammar.phrases.region_holders.values();
    let abroad = ["president", "premier", "commissaris"];
    page.word(index + 1) == "van"
        && (abroad.contains(&title.as_str()) || holders.flatten().any(|holder| *holder == title))
        && page
            .words
            .get(index + 2)
            .is_some_and(|place| page.knowledge.begins_with(&page.text()[place.span.start..], MentionKind::Region))
}

fn push(name: &PersonName, candidates: &mut Vec<Candidate>, rule: &'static str, score: f32, in_office: bool) {
    candidates.push(Candidate {
        span: name.span,
        kind: MentionKind::Person,
        rule,
        score,
        names: Names::Person {
            given: name.given.clone(),
            surname: name.surname.clone(),
            party: name.party.clone(),
            in_office,
        },
    });
}

/// Where the name behind a title begins: titles may follow each other (`de heer dr.`), and full stops stand behind some.
fn name_start(page: &Page<'_>, mut index: usize) -> Option<usize> {
    for _ in 0..3 {
        // A full stop stands behind an abbreviated title only: `dhr. Peters`, but not `de heer. Ik`.
        let short = page.grammar.phrases.short_titles.contains(page.word(index - 1));
        if page.gap(index) != Some(" ") && !(page.gap(index) == Some(". ") && short) {
            return None;
        }
        if page.grammar.phrases.person_titles.iter().any(|t| t == page.word(index)) && !page.words[index].initial {
            index += 1;
        } else {
            return Some(index);
        }
    }
    None
}

/// One name, or after a plural title or in a joint form (`Tielen/Peters`) all that are listed.
pub(crate) fn list(page: &Page<'_>, start: usize, plural: bool) -> Vec<PersonName> {
    let mut names = Vec::new();
    let mut index = start;
    while let Some(name) = parse(page, index) {
        let next = name.last_with_party + 1;
        names.push(name);
        let joined = match page.gap(next) {
            Some("/") => Some(next),
            Some(", ") if plural => Some(next),
            Some(" ") if plural && page.word(next) == "en" => Some(next + 1),
            Some(gap) if plural && gap.ends_with(") ") && page.word(next) == "en" => Some(next + 1),
            Some(gap) if plural && gap.ends_with("), ") => Some(next),
            _ => None,
        };
        match joined {
            Some(next) => index = next,
            None => break,
        }
    }
    names
}

/// A name without title: tussenvoegsel and surname, initials before it where they stand there.
pub(crate) fn parse(page: &Page<'_>, start: usize) -> Option<PersonName> {
    if let Some(name) = with_initials(page, start) {
        return Some(name);
    }
    let particles = &page.grammar.phrases.tussenvoegsels;
    let mut first = start;
    while first < start + 3 && particles.contains(&page.lower(first)) && page.follows(first + 1) {
        first += 1;
    }
    let word = page.words.get(first)?;
    if !word.initial || word.acronym && word.span.len() < 6 || page.grammar.no_name.contains(&page.lower(first)) {
        return None;
    }
    if page.grammar.first(page.word(first), |i| page.word(first + i)).is_some() && first == start {
        return None;
    }
    // `de leden der Kamer`, `leden van het Overleg` name a body, unless somebody is called so.
    let name = page.span(start, first).of(page.text());
    let body = page.knowledge.is_named(page.word(first), MentionKind::Organisation)
        || page.word(start) == "van" && matches!(page.word(start + 1), "het" | "de" | "deze" | "dit");
    if body && first > start && !page.knowledge.is_surname(name) {
        return None;
    }
    let mut last = double(page, first);
    let mut given = String::new();
    let mut surname_from = start;
    if first == start && is_given_name(page, first) && page.follows(first + 1) {
        // `Inge van Dijk`: the surname follows the given name.
        if let Some(end) = surname_end(page, first + 1) {
            given = page.word(first).to_owned();
            surname_from = first + 1;
            last = end;
        }
    }
    if given.is_empty() && page.follows(last + 1) && double_surname(page, last) {
        last += 1;
    }
    Some(finish(page, start, surname_from, last, given))
}

fn is_given_name(page: &Page<'_>, index: usize) -> bool {
    page.knowledge.is_given_name(page.word(index)) || page.grammar.phrases.given_names.contains(page.word(index))
}

/// `Teunissen Van Campen`: rare; only a known double surname goes over two capitalised words.
fn double_surname(page: &Page<'_>, last: usize) -> bool {
    page.words.get(last + 1).is_some_and(|w| w.initial)
        && page.knowledge.is_surname(page.span(last, last + 1).of(page.text()))
}

fn surname_end(page: &Page<'_>, start: usize) -> Option<usize> {
    let particles = &page.grammar.phrases.tussenvoegsels;
    let mut last = start;
    while last < start + 3 && particles.contains(&page.lower(last)) && page.follows(last + 1) {
        last += 1;
    }
    let word = page.words.get(last)?;
    (word.initial && !page.grammar.no_name.contains(&page.lower(last))).then(|| double(page, last))
}

/// `Faber-Van de Klashorst`: a double surname whose second half has tussenvoegsels of its own.
pub(super) fn double(page: &Page<'_>, index: usize) -> usize {
    let particles = &page.grammar.phrases.tussenvoegsels;
    // `Faber – Van de Klashorst`: a dash with blanks around it for the hyphen.
    if matches!(page.gap(index + 1), Some(" – " | " - "))
        && particles.contains(&page.lower(index + 1))
        && let Some(last) = surname_end(page, index + 1)
    {
        return last;
    }
    let half = page.word(index).rsplit_once('-').map(|(_, half)| half.to_lowercase());
    if !half.is_some_and(|half| particles.contains(&half)) {
        return index;
    }
    let mut last = index + 1;
    while last < index + 3 && particles.contains(&page.lower(last)) && page.follows(last + 1) {
        last += 1;
    }
    if page.follows(last) && page.words.get(last).is_some_and(|word| word.initial) { last } else { index }
}

fn finish(page: &Page<'_>, start: usize, surname_from: usize, last: usize, given: String) -> PersonName {
    let span = page.span(start, last);
    let surname = page.span(surname_from, last).of(page.text()).replace(" – ", "-").replace(" - ", "-");
    let mut name = PersonName { span, given, surname, party: None, new_party: None, last, last_with_party: last };
    if page.gap(last + 1) == Some(" (") {
        let close =
            page.text()[page.words[last + 1].span.start..].find(')').map(|at| page.words[last + 1].span.start + at);
        if let Some(close) = close {
            let inside = Span::new(page.words[last + 1].span.start, close);
            let mut party = inside.of(page.text());
            // `Bushoff en Kröger (beiden GroenLinks-PvdA)`
            for word in &page.grammar.phrases.shared_party {
                party = party.strip_prefix(word.as_str()).map_or(party, str::trim_start);
            }
            if party.len() < 40 && page.knowledge.is_named(party, MentionKind::Party) {
                name.party = Some(party.to_owned());
                name.last_with_party = page.words_in(inside).last().unwrap_or(last);
            } else if can_be_party(page, inside) {
                name.new_party = Some(inside);
                name.last_with_party = page.words_in(inside).last().unwrap_or(last);
            }
        }
    }
    name
}

/// Whether brackets behind a name hold what can be a party: a word or three, with a capital and no name of anything else.
fn can_be_party(page: &Page<'_>, inside: Span) -> bool {
    let text = inside.of(page.text());
    let words = page.words_in(inside);
    let other = [MentionKind::Organisation, MentionKind::Region, MentionKind::Programme, MentionKind::Law];
    (2..=LONGEST_PARTY).contains(&text.chars().count())
        && (1..=3).contains(&words.len())
        && words.clone().all(|index| page.words[index].initial || page.words[index].capital)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '–' | '/' | '.' | '\'' | '’'))
        && !other.iter().any(|kind| page.knowledge.is_named(text, *kind))
}

/// `T.H.D. Struycken`, `M. van Ooijen`, `mr. drs. P. Blokhuis`.
fn with_initials(page: &Page<'_>, start: usize) -> Option<PersonName> {
    let mut index = start;
    while index < start + 6 {
        let word = page.word(index);
        let single = word.chars().count() == 1 && page.words[index].initial
            || matches!(word, "Ch" | "Th" | "Ph" | "IJ" | "Chr" | "Joh");
        if !single || !page.text()[page.words[index].span.end..].starts_with('.') {
            break;
        }
        if index > start && !matches!(page.gap(index), Some("." | ". ")) {
            return None;
        }
        index += 1;
    }
    let called = if index > start && index < page.words.len() { called(page, index) } else { 0 };
    index += called;
    if index == start || called == 0 && !matches!(page.gap(index), Some("." | ". ")) {
        return None;
    }
    // `B.V.`, `N.V.`: a form of company.
    let company = |at: usize| page.word(at + 1) == "V" && matches!(page.word(at), "B" | "N");
    if index == start + 2 && company(start) || index == start + 1 && start > 0 && company(start - 1) {
        return None;
    }
    // A list label (`A. Inkoop`) is no initial: it stands at the start of its block.
    if index == start + 1 && page.gap(start).is_none() && page.kind_of_block(start) != BlockKind::Signature {
        return None;
    }
    let last = surname_end(page, index)?;
    // `Nutri-Score D. Producten met ...`: a common noun of the text behind one letter.
    let surname = page.span(index, last).of(page.text());
    if index == start + 1
        && !page.knowledge.is_surname(surname)
        && page.count(&format!(" {}", surname.to_lowercase())) > 0
    {
        return None;
    }
    let given = Span::new(page.words[start].span.start, page.words[index - 1].span.end + 1).of(page.text()).to_owned();
    Some(finish(page, start, index, last, given))
}

/// `A.P. (Arno) Visser`: how many words the name takes by which a person with initials is called, if it stands in brackets.
fn called(page: &Page<'_>, index: usize) -> usize {
    let opened = matches!(page.gap(index), Some(". (" | ".("));
    usize::from(opened && page.words[index].initial && matches!(page.gap(index + 1), Some(") ")))
}

/// `Torenvlied, R.`: the surname first, with the initials behind a comma, as lists of sources have it.
fn surname_first(page: &Page<'_>, index: usize) -> Option<PersonName> {
    let word = page.words[index];
    let initials = |at: usize| {
        page.word(at).chars().count() == 1
            && page.words[at].initial
            && page.text()[page.words[at].span.end..].starts_with('.')
    };
    let note = page.kind_of_block(index) == BlockKind::Footnote;
    if !note || !word.initial || word.span.len() < 3 || page.gap(index + 1) != Some(", ") || !initials(index + 1) {
        return None;
    }
    let mut last = index + 1;
    while page.gap(last + 1) == Some(".") && initials(last + 1) {
        last += 1;
    }
    let given = Span::new(page.words[index + 1].span.start, page.words[last].span.end + 1).of(page.text()).to_owned();
    let surname = word.span.of(page.text()).to_owned();
    let span = Span::new(word.span.start, page.words[last].span.end + 1);
    Some(PersonName { span, given, surname, party: None, new_party: None, last, last_with_party: last })
}

/// `Hugo de Jonge`, `Rita Verdonk`: a known given name with a capitalised surname behind it.
fn with_given_name(page: &Page<'_>, start: usize) -> Option<PersonName> {
    let word = page.words.get(start)?;
    if !word.initial || word.acronym || !is_given_name(page, start) || !page.follows(start + 1) {
        return None;
    }
    let last = surname_end(page, start + 1)?;
    let whole = page.span(start, last).of(page.text());
    let known = page.knowledge.is_named(whole, MentionKind::Person);
    // Without a record, only a plain pair of words away from the start of a sentence is a name, or one with a tussenvoegsel.
    let tied = last > start + 1 && !(page.follows(start) && page.words[start - 1].initial);
    let plain = (tied || !word.opens && last == start + 1)
        && !page.words[last].acronym
        && page.grammar.last(page.word(last)).is_none()
        && page.grammar.first(page.word(last), |i| page.word(last + i)).is_none()
        && !(page.follows(last + 1) && super::run::is_nameish(page, last + 1));
    (known || plain).then(|| finish(page, start, start + 1, last, page.word(start).to_owned()))
}

/// Surnames that stand alone, once the paper has named the person: `Kwint` after `Kamerlid Kwint`.
pub(crate) fn repeats(page: &Page<'_>, candidates: &mut Vec<Candidate>) {
    // `staatssecretaris Jeugd, Preventie en Sport` names no Jeugd.
    let offices = Taken::of(candidates, |candidate| candidate.kind == MentionKind::Post);
    let known: std::collections::BTreeMap<String, Names> = candidates
        .iter()
        .filter(|candidate| !offices.taken(candidate.span))
        .filter_map(|candidate| match &candidate.names {
            Names::Person { surname, .. } => Some((surname.clone(), candidate.names.clone())),
            _ => None,
        })
        .collect();
    let mut persons = Taken::of(candidates, |candidate| candidate.kind == MentionKind::Person);
    let regions = Taken::of(candidates, |candidate| candidate.kind == MentionKind::Region);
    let names: Vec<&Names> = known.values().collect();
    for (index, span) in places(page.text(), known.keys().map(String::as_str)) {
        let range = page.words_in(span);
        let whole = !range.is_empty()
            && page.words[range.start].span.start == span.start
            && page.words[range.end - 1].span.end == span.end;
        if !whole || !page.words[range.start].initial || page.in_address(span) {
            continue;
        }
        // After a person has been named so, the name means that person and not the place, unless it stands as a place.
        let placed = matches!(page.before(range.start), "in" | "te" | "uit" | "naar" | "gemeente" | "Gemeente");
        let inside = page.follows(range.end) && super::run::is_nameish(page, range.end)
            || page.follows(range.start) && page.words[range.start - 1].capital && !page.words[range.start].opens;
        let other = persons.taken(span) || placed && regions.taken(span);
        if !inside && !other {
            persons.add(span, 0.87);
            candidates.push(Candidate {
                span,
                kind: MentionKind::Person,
                rule: "person/repeat",
                score: 0.87,
                names: names[index].clone(),
            });
        }
    }
}
