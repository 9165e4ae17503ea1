//! Who is meant where the text names an office only: derived from who held it when, and kept apart from what the text states.
//!
//! | rule | text | who |
//! |---|---|---|
//! | `holder/on-date` | `de Minister van VWS` | the holder on the day of the paper |
//! | `holder/then` | `In 2019 heeft de toenmalige minister van VWS` | the holder on the day, or all through the month or year, of the sentence |
//! | `holder/before-signer` | `mijn ambtsvoorganger` | who held the office before the signer |
//! | `holder/before` | `de voormalige minister van VWS` | who held it before the one of today, or last |

use super::Scene;
use crate::extract::candidate::{Candidate, Names};
use crate::extract::{MentionKind, date};
use crate::knowledge::{RecordId, Tenure};
use crate::reading::{Derived, Entity};
use crate::source::BlockKind;
use jiff::civil::Date;

/// Somebody in office signs somewhat before and after the days of the files.
const SLACK_DAYS: i32 = 30;

/// How sure each rule is of one holder.
const ON_DATE: f32 = 0.9;
const THEN: f32 = 0.8;
const BEFORE_SIGNER: f32 = 0.85;
const BEFORE: f32 = 0.6;
/// What is left of it where the files do not tell that the portfolio was the same.
const UNSURE: f32 = 0.6;

/// The holders of all offices that the candidates name; mentions and entities are those of the candidates, by place.
pub(super) fn find(scene: &Scene<'_>, entity_of: &[Option<usize>], entities: &[Entity]) -> Vec<Derived> {
    let Some(today) = scene.page.date else { return Vec::new() };
    let mut derived = Vec::new();
    for (mention, candidate) in scene.candidates.iter().enumerate() {
        let post = entity_of[mention].filter(|_| candidate.kind == MentionKind::Post && is_text(scene, candidate));
        let Some(entity) = post else { continue };
        let Some(record) = entities[entity].record else { continue };
        let found = match candidate.names {
            Names::PostOfSigner(signer) => before_signer(scene, candidate, signer, record, entity_of, entities),
            _ => holders(scene, candidate, record, today),
        };
        let Some(found) = found.filter(|found| !found.tenures.is_empty()) else { continue };
        let among = found.tenures.len() as f32;
        derived.extend(found.tenures.into_iter().map(|tenure| Derived {
            mention,
            post: entity,
            person: thing(scene, tenure.person),
            held: thing(scene, tenure.post),
            period: tenure.period,
            date: today,
            rule: found.rule,
            score: found.score / among,
        }));
    }
    derived
}

/// Those who may be meant, how they were found, and how sure it is that one of them is.
struct Found {
    tenures: Vec<Tenure>,
    rule: &'static str,
    score: f32,
}

/// Whether a mention stands in the text itself: a signature names the holder beside the office.
fn is_text(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let kind = scene.document().block_at(candidate.span.start).map(|block| block.kind);
    let signs = |signer: &crate::source::Signer| signer.post.is_some_and(|post| post.overlaps(candidate.span));
    kind != Some(BlockKind::Signature) && !scene.document().metadata.signers.iter().any(signs)
}

fn holders(scene: &Scene<'_>, candidate: &Candidate, post: RecordId, today: Date) -> Option<Found> {
    let page = scene.page;
    let words = page.words_in(candidate.span);
    let is_former = |index: usize| page.grammar.phrases.post_former.contains(&page.lower(index));
    let former =
        words.clone().any(is_former) || words.start > 0 && page.follows(words.start) && is_former(words.start - 1);
    if !former {
        let on_date = page.knowledge.holders(post, today);
        let tenures = signing(scene, candidate, charged(scene, candidate, on_date.into_iter().cloned().collect()));
        return Some(Found { tenures, rule: "holder/on-date", score: ON_DATE });
    }
    if let Some(tenures) = then(scene, candidate, post, today) {
        return Some(Found { tenures, rule: "holder/then", score: THEN });
    }
    let now = page.knowledge.holders(post, today);
    let (tenures, sure) = if now.is_empty() {
        (page.knowledge.last_holders(post, today), true)
    } else {
        let before: Vec<_> = now.into_iter().map(|tenure| page.knowledge.holders_before(tenure)).collect();
        let sure = before.iter().all(|before| before.sure);
        (before.into_iter().flat_map(|before| before.tenures).collect(), sure)
    };
    let score = if sure { BEFORE } else { BEFORE * UNSURE };
    Some(Found { tenures: charged(scene, candidate, tenures), rule: "holder/before", score })
}

/// Of several state secretaries, the one whose portfolio stands in the mention or in brackets behind it.
fn charged(scene: &Scene<'_>, candidate: &Candidate, tenures: Vec<Tenure>) -> Vec<Tenure> {
    let text = scene.page.text();
    let behind = text[candidate.span.end..].strip_prefix(" (").and_then(|rest| rest.split(')').next());
    let words = format!("{} {}", candidate.span.of(text), behind.unwrap_or_default());
    let named = |tenure: &&Tenure| tenure.title.as_ref().is_some_and(|title| words.contains(title.as_str()));
    match tenures.iter().find(named) {
        Some(tenure) if tenures.len() > 1 => vec![tenure.clone()],
        _ => tenures,
    }
}

/// Of several state secretaries, the one who signs the paper: in its head, and in what several sign together. One who signs alone
/// speaks of the other in the text.
fn signing(scene: &Scene<'_>, candidate: &Candidate, tenures: Vec<Tenure>) -> Vec<Tenure> {
    let signers = &scene.document().metadata.signers;
    let kind = scene.document().block_at(candidate.span.start).map(|block| block.kind);
    if tenures.len() < 2 || signers.len() < 2 && matches!(kind, Some(BlockKind::Paragraph | BlockKind::ListItem)) {
        return tenures;
    }
    let signs = |tenure: &&Tenure| {
        let person = scene.page.knowledge.record(tenure.person).person.as_ref();
        person
            .is_some_and(|name| signers.iter().any(|signer| signer.name.of(scene.page.text()).ends_with(&name.surname)))
    };
    match &tenures.iter().filter(signs).collect::<Vec<_>>()[..] {
        [one] => vec![(*one).clone()],
        _ => tenures,
    }
}

/// The one who held a post at the time that the sentence names, if one held it all that time.
fn then(scene: &Scene<'_>, candidate: &Candidate, post: RecordId, today: Date) -> Option<Vec<Tenure>> {
    let page = scene.page;
    let block = scene.document().block_at(candidate.span.start)?;
    let end = page.sentence_end(candidate.span.start);
    let first = page.word_at(block.span.start);
    let start =
        (first..page.word_at(candidate.span.start)).rev().find(|index| page.words[*index].opens).unwrap_or(first);
    let past = |(from, to): &(Date, Date)| *from < today && from <= to;
    let times = (start..page.word_at(end)).filter_map(|index| {
        let at = page.words[index].span.start;
        let iso = date::at(page.text(), at, Some(today)).map_or_else(|| page.word(index).to_owned(), |date| date.iso);
        span_of(&iso).filter(past)
    });
    times.into_iter().find_map(|(from, to)| {
        let holders = page.knowledge.holders(post, from);
        let same: Vec<Tenure> = holders.into_iter().filter(|tenure| tenure.period.holds(to)).cloned().collect();
        (!same.is_empty()).then_some(same)
    })
}

/// The first and last day of a year, a month or a day: `2019`, `2019-06`, `2019-06-07`.
fn span_of(iso: &str) -> Option<(Date, Date)> {
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    match iso.split('-').collect::<Vec<_>>()[..] {
        [year] if digits(year, 4) => {
            let year: i16 = year.parse().ok().filter(|year| (1945..2100).contains(year))?;
            Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
        }
        [_, _] => {
            let first: Date = format!("{iso}-01").parse().ok()?;
            Some((first, first.last_of_month()))
        }
        _ => iso.parse().ok().map(|day| (day, day)),
    }
}

/// Who held the office of a signer before. `zijn ambtsvoorganger` is somebody else's, and a successor is none.
fn before_signer(
    scene: &Scene<'_>,
    candidate: &Candidate,
    signer: usize,
    post: RecordId,
    entity_of: &[Option<usize>],
    entities: &[Entity],
) -> Option<Found> {
    let page = scene.page;
    let words = page.words_in(candidate.span);
    let own = matches!(page.lower(words.start).as_str(), "mijn" | "onze");
    let follows = page.grammar.phrases.successors.contains(&page.lower(words.end.checked_sub(1)?));
    let signer = scene.document().metadata.signers.get(signer).filter(|_| own && !follows)?;
    let person =
        scene.candidates.iter().position(|other| other.kind == MentionKind::Person && other.span == signer.name)?;
    let person = entities[entity_of[person]?].record?;
    let today = page.date?;
    let near = |tenure: &&Tenure| {
        tenure.person == person
            && page.knowledge.record(tenure.post).part_of == page.knowledge.record(post).part_of
            && tenure.period.is_near(today, SLACK_DAYS)
    };
    let before = page.knowledge.holders_before(page.knowledge.tenures().iter().find(near)?);
    let score = if before.sure { BEFORE_SIGNER } else { BEFORE_SIGNER * UNSURE };
    Some(Found { tenures: before.tenures, rule: "holder/before-signer", score })
}

/// What the authority files have of a person or post, as a thing.
fn thing(scene: &Scene<'_>, id: RecordId) -> Entity {
    Entity::known(scene.page.knowledge, id, 1.0)
}
