//! Who held an office on a day, and who held it before: derived from the tenures, where a text names the office alone.

use super::persons::Tenure;
use super::record::{Record, RecordId};
use super::{Knowledge, normal};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How long an office may have stood empty between two holders, in days.
const GAP_DAYS: i32 = 200;
/// Within how many days two tenures of one person are one, from one cabinet to the next.
const NEXT_DAYS: i32 = 3;

/// Who held an office before somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// The tenures: several where the files do not tell which of two state secretaries of one ministry it was.
    pub tenures: Vec<Tenure>,
    /// Whether they had the same portfolio, as far as the files name portfolios.
    pub sure: bool,
}

/// An office through its changes of name: the minister of a ministry is one office, as is each minister for something.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Office {
    rank: String,
    /// The IRI or key of the ministry.
    ministry: String,
    /// The portfolio of a minister without a ministry of their own.
    portfolio: Option<String>,
}

impl Knowledge {
    /// Who held a post on a day. On the day of a change it is the new holder; several state secretaries may hold one post at a
    /// time.
    #[must_use]
    pub fn holders(&self, post: RecordId, date: Date) -> Vec<&Tenure> {
        let label = bare_label(self.record(post));
        let on = |tenure: &&Tenure| tenure.period.holds(date) && bare_label(self.record(tenure.post)) == label;
        let all: Vec<&Tenure> = self.tenures().iter().filter(on).collect();
        let goes = |tenure: &Tenure| tenure.period.to == Some(date);
        if all.iter().any(|tenure| !goes(tenure)) {
            all.into_iter().filter(|tenure| !goes(tenure)).collect()
        } else {
            all
        }
    }

    /// Who held an office before the holder of this tenure, be it under another name of the ministry.
    #[must_use]
    pub fn holders_before(&self, tenure: &Tenure) -> Before {
        let Some(office) = self.office(tenure.post) else { return Before::default() };
        let Some(start) = self.start(tenure, &office) else { return Before::default() };
        let reach = start.checked_sub(GAP_DAYS.days()).unwrap_or(start);
        let ended = |other: &&Tenure| {
            other.person != tenure.person && other.period.to.is_some_and(|to| reach <= to && to <= start)
        };
        let of_ministry = |other: &&Tenure| self.office(other.post).is_some_and(|it| it.ministry == office.ministry);
        let all: Vec<&Tenure> = self.tenures().iter().filter(ended).filter(of_ministry).collect();
        let own = self.portfolio(tenure);
        let alike: Vec<&Tenure> = all.iter().copied().filter(|other| share(&own, &self.portfolio(other))).collect();
        if !alike.is_empty() {
            return Before { tenures: last(&alike), sure: true };
        }
        let same: Vec<&Tenure> =
            all.into_iter().filter(|other| self.office(other.post).as_ref() == Some(&office)).collect();
        let sure = own.is_empty() || same.iter().all(|other| self.portfolio(other).is_empty());
        Before { tenures: last(&same), sure }
    }

    /// Who held a post last, of those who held it no more on a day.
    #[must_use]
    pub fn last_holders(&self, post: RecordId, date: Date) -> Vec<Tenure> {
        let label = bare_label(self.record(post));
        let ended = |tenure: &&Tenure| {
            tenure.period.to.is_some_and(|to| to <= date) && bare_label(self.record(tenure.post)) == label
        };
        last(&self.tenures().iter().filter(ended).collect::<Vec<_>>())
    }

    fn office(&self, post: RecordId) -> Option<Office> {
        let record = self.record(post);
        let key = record.part_of.as_deref()?;
        let ministry = self.record_with_key(crate::extract::MentionKind::Organisation, key);
        let iri = ministry.and_then(|ministry| self.record(ministry).iri.clone());
        let label = bare_label(record);
        let (rank, rest) = label.split_once(' ').unwrap_or((&label, ""));
        Some(Office {
            rank: rank.to_owned(),
            ministry: iri.unwrap_or_else(|| key.to_owned()),
            portfolio: rest.strip_prefix("voor ").map(str::to_owned),
        })
    }

    /// What somebody was charged with: the title of a state secretary, what a minister is minister for; empty where it is all
    /// that the ministry does.
    fn portfolio(&self, tenure: &Tenure) -> BTreeSet<String> {
        let office = self.office(tenure.post).and_then(|office| office.portfolio);
        let words = tenure.title.clone().or(office).unwrap_or_default();
        normal(&words).split([' ', '-']).filter(|word| word.len() > 3).map(str::to_owned).collect()
    }

    /// Since when somebody held an office without a break, from one cabinet to the next.
    fn start(&self, tenure: &Tenure, office: &Office) -> Option<Date> {
        let mut start = tenure.period.from?;
        let own = |other: &&Tenure| other.person == tenure.person && self.office(other.post).as_ref() == Some(office);
        // No more steps than there are tenures: each goes further back.
        for other in self.tenures().iter().filter(own).rev() {
            let next = other.period.to.and_then(|to| to.checked_add(NEXT_DAYS.days()).ok());
            if let Some(from) = other.period.from.filter(|from| *from < start && next.is_some_and(|next| next >= start))
            {
                start = from;
            }
        }
        Some(start)
    }
}

/// The name of a post as it is compared, without what stands in brackets behind it (`a.i.`).
fn bare_label(post: &Record) -> String {
    normal(post.label.split(" (").next().unwrap_or(&post.label))
}

/// Whether two portfolios have at least half of their words in common.
fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let common = one.intersection(other).count();
    common > 0 && common * 2 >= one.union(other).count()
}

/// Those that ended last.
fn last(tenures: &[&Tenure]) -> Vec<Tenure> {
    let end = tenures.iter().filter_map(|tenure| tenure.period.to).max();
    tenures.iter().filter(|tenure| tenure.period.to == end).map(|tenure| (*tenure).clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::MentionKind;
    use jiff::civil::date;

    /// The keys of who held a post on a day, and of who held it before them, with whether that is sure.
    fn held(knowledge: &Knowledge, post: &str, on: Date) -> (Vec<String>, Vec<String>, bool) {
        let post = knowledge.posts_by_words(post, Some(on))[0];
        let key = |tenure: &Tenure| knowledge.record(tenure.person).key.clone();
        let holders = knowledge.holders(post, on);
        let before: Vec<Before> = holders.iter().map(|tenure| knowledge.holders_before(tenure)).collect();
        (
            holders.iter().map(|tenure| key(tenure)).collect(),
            before.iter().flat_map(|before| before.tenures.iter().map(key)).collect(),
            before.iter().all(|before| before.sure),
        )
    }

    #[test]
    fn an_office_has_a_holder_and_one_before_through_all_names_of_its_ministry() {
        let knowledge = Knowledge::builtin().unwrap();
        for (post, on, holders, before, sure) in [
            ("minister van VWS", date(2023, 3, 1), vec!["ernst-kuipers"], vec!["hugo-de-jonge"], true),
            ("minister voor Rechtsbescherming", date(2023, 3, 1), vec!["franc-weerwind"], vec!["sander-dekker"], true),
            // The ministry had another name.
            ("minister van JenV", date(2019, 3, 1), vec!["ferdinand-grapperhaus"], vec!["stef-blok"], true),
            ("minister van EZ", date(2025, 3, 1), vec!["dirk-beljaarts"], vec!["micky-adriaansens"], true),
            // On the day of the change it is the new one; three cabinets of one prime minister are one time.
            ("minister van Financiën", date(2022, 1, 10), vec!["sigrid-kaag"], vec!["wopke-hoekstra"], true),
            ("minister-president", date(2025, 3, 1), vec!["dick-schoof"], vec!["mark-rutte"], true),
            // State secretaries by their portfolio.
            (
                "staatssecretaris van VWS",
                date(2025, 8, 1),
                vec!["judith-tielen", "nicki-pouw-verweij"],
                vec!["vincent-karremans", "vicky-maeijer"],
                true,
            ),
            // A new office has no holder before.
            ("minister van Asiel en Migratie", date(2025, 3, 1), vec!["marjolein-faber"], vec![], true),
        ] {
            let (found, found_before, found_sure) = held(&knowledge, post, on);
            assert_eq!(
                (found, found_before, found_sure),
                (strings(&holders), strings(&before), sure),
                "{post} on {on}"
            );
        }
    }

    #[test]
    fn a_state_secretary_may_follow_a_minister_for_the_same() {
        let knowledge = Knowledge::builtin().unwrap();
        let struycken = knowledge.record_with_key(MentionKind::Person, "teun-struycken").unwrap();
        let tenure = knowledge.tenures().iter().find(|tenure| tenure.person == struycken).unwrap();
        let before = knowledge.holders_before(tenure);
        let keys: Vec<&str> =
            before.tenures.iter().map(|tenure| knowledge.record(tenure.person).key.as_str()).collect();
        assert_eq!((keys, before.sure), (vec!["franc-weerwind"], true));
    }

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }
}
