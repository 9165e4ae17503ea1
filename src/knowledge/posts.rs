//! Posts in government, by the words that papers use for them.

use super::normal;
use super::persons::Tenure;
use super::record::{Record, RecordId};
use crate::extract::MentionKind;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// The posts by rank and portfolio.
#[derive(Debug, Default)]
pub(super) struct Posts {
    by_words: HashMap<(String, String), Vec<RecordId>>,
    portfolios: HashSet<String>,
}

impl Posts {
    pub(super) fn new(records: &[Record]) -> Self {
        let mut posts = Self::default();
        for (index, record) in (0_u32..).zip(records) {
            let id = RecordId(index);
            if record.kind == MentionKind::Post {
                for name in &record.names {
                    let bare = name.text.split(" (").next().unwrap_or(&name.text);
                    for text in [name.text.as_str(), bare] {
                        let (rank, portfolio) = parts(text);
                        posts.portfolios.insert(portfolio.clone());
                        let known = posts.by_words.entry((rank, portfolio)).or_default();
                        if !known.contains(&id) {
                            known.push(id);
                        }
                    }
                }
            }
            if record.subkind == "ministry" {
                for name in &record.names {
                    let portfolio = normal(&name.text);
                    let bare = portfolio.split_once(" van ").map_or(portfolio.as_str(), |(_, rest)| rest);
                    posts.portfolios.insert(bare.to_owned());
                }
            }
        }
        posts.portfolios.remove("");
        posts
    }

    pub(super) fn is_portfolio(&self, text: &str) -> bool {
        self.portfolios.contains(&normal(text))
    }

    /// The posts that the words name, in the order of the text: one for `minister van VWS`, two for `staatssecretarissen van
    /// Justitie en Veiligheid en van Volksgezondheid, Welzijn en Sport`. Of several posts of one name that which somebody holds
    /// on `date` wins.
    pub(super) fn by_words(&self, words: &str, date: Option<Date>, tenures: &[Tenure]) -> Vec<RecordId> {
        let (rank, portfolio) = parts(words);
        if let Some(post) = self.one(&rank, &portfolio, date, tenures) {
            return vec![post];
        }
        let mut posts = Vec::new();
        let mut rest = portfolio.as_str();
        while !rest.is_empty() {
            // The longest known portfolio in front of an `en` or a `van`.
            let ties = [" en ", " van ", " voor ", ", van ", ", voor "];
            let cuts = ties.iter().flat_map(|tie| rest.match_indices(tie)).map(|(at, _)| at);
            let mut cuts: Vec<usize> = cuts.chain([rest.len()]).collect();
            cuts.sort_unstable();
            let found = cuts
                .into_iter()
                .rev()
                .filter_map(|cut| {
                    Some((
                        cut,
                        self.one(
                            &rank,
                            rest[..cut].trim_start_matches("van ").trim_start_matches("voor "),
                            date,
                            tenures,
                        )?,
                    ))
                })
                .next();
            let Some((cut, post)) = found else { return Vec::new() };
            posts.push(post);
            rest = rest[cut..].trim_start_matches(',').trim_start().trim_start_matches("en ").trim_start();
        }
        posts
    }

    fn one(&self, rank: &str, portfolio: &str, date: Option<Date>, tenures: &[Tenure]) -> Option<RecordId> {
        let known = self.by_words.get(&(rank.to_owned(), portfolio.to_owned()))?;
        let held = |post: &&RecordId| {
            date.is_some_and(|date| tenures.iter().any(|t| t.post == **post && t.period.holds(date)))
        };
        known.iter().find(held).or(known.first()).copied()
    }
}

/// The rank in the singular and the portfolio without its preposition.
fn parts(words: &str) -> (String, String) {
    let words = normal(words);
    let (rank, rest) = words.split_once(' ').unwrap_or((&words, ""));
    let rank = match rank {
        "ministers" => "minister",
        "staatssecretarissen" => "staatssecretaris",
        rank => rank,
    };
    let rest = rest.strip_prefix("van ").or_else(|| rest.strip_prefix("voor ")).unwrap_or(rest);
    (rank.to_owned(), rest.to_owned())
}
