//! Articles and other parts of laws: `artikel 2.3, eerste lid, van de Jeugdwet`, `art. 8.1 Jw`, `de artikelen 3 tot en met 5`.

use super::grammar::Grammar;
use super::numbers::Joint;
use super::scan::{Gap, Kind, Token};
use super::words::Role;
use super::{Fields, Kind as ReferenceKind, Reference};
use crate::extract::MentionKind;
use crate::knowledge::{Knowledge, normal};
use crate::span::Span;
use std::collections::HashMap;

/// The most articles of one reference.
const MOST_ARTICLES: usize = 60;
/// The most parts of the number of an article.
const LONGEST_NUMBER: usize = 6;
/// The most words of the name of a law.
const LONGEST_NAME: usize = 24;

/// Knows laws by their names.
pub trait LawNames: Send + Sync {
    /// The IRI of the law that has exactly this name or abbreviation (`Jeugdwet`, `Jw`).
    fn iri(&self, name: &str) -> Option<String>;
}

impl<F: Fn(&str) -> Option<String> + Send + Sync> LawNames for F {
    fn iri(&self, name: &str) -> Option<String> {
        self(name)
    }
}

/// Knows no law.
impl LawNames for () {
    fn iri(&self, _: &str) -> Option<String> {
        None
    }
}

/// The laws of the authority files.
pub(super) struct Laws(HashMap<String, String>);

impl Laws {
    /// The laws that `knowledge` has an IRI for, by every name.
    pub(super) fn of(knowledge: &Knowledge) -> Self {
        let mut laws = HashMap::new();
        for (_, record) in knowledge.records().filter(|(_, record)| record.kind == MentionKind::Law) {
            for name in record.iri.iter().flat_map(|_| &record.names) {
                laws.entry(normal(&name.text)).or_insert_with(|| record.iri.clone().unwrap_or_default());
            }
        }
        Self(laws)
    }
}

impl LawNames for Laws {
    fn iri(&self, name: &str) -> Option<String> {
        self.0.get(&normal(name)).cloned()
    }
}

/// One article with its paragraph and parts.
#[derive(Clone, Debug, Default)]
struct Article {
    number: String,
    paragraphs: Vec<String>,
    part: Option<String>,
}

/// A law as it is named behind an article.
struct Law {
    name: String,
    iri: Option<String>,
    end: usize,
    /// What stands between `van` and the name (`de `), if `van` does.
    article: Option<String>,
}

impl Grammar<'_> {
    /// Reads articles (`kind` `artikel`) or sections (`paragraaf`, `hoofdstuk`) of a law at `start`.
    pub(super) fn articles(&self, start: usize) -> Option<Reference> {
        let head = self.scan.next(start);
        let section = !self.role(head).has(Role::Article);
        let dot = self.scan.next(head.end);
        let mut at = if dot.is('.') { dot.end } else { head.end };
        let mut articles: Vec<Article> = Vec::new();
        let mut end = at;
        while let Some((number, stop)) = self.article_number(at) {
            let mut article = Article { number, ..Article::default() };
            end = self.parts(&mut article, stop);
            articles.push(article);
            if articles.len() >= MOST_ARTICLES {
                break;
            }
            let Some((range, next)) = self.next_article(end, section) else { break };
            if range {
                self.through(&mut articles, next);
            }
            at = next;
        }
        if articles.is_empty() {
            return None;
        }
        let law = self.law(end);
        let word = self.scan.of(head).to_lowercase();
        // The sections of a letter are numbered too; only those of a law count, or what has the number of a law's paragraph (`2.4`).
        let dotted = word.starts_with("par") && articles.iter().all(|article| article.number.contains('.'));
        if section && law.is_none() && !dotted {
            return None;
        }
        let stop = law.as_ref().map_or(end, |law| law.end);
        Some(self.article_reference(Span::new(start, stop), &articles, law, section.then_some(word)))
    }

    fn article_reference(
        &self,
        span: Span,
        articles: &[Article],
        law: Option<Law>,
        section: Option<String>,
    ) -> Reference {
        let part =
            section.as_deref().map_or("artikel", |word| if word.starts_with("par") { "paragraaf" } else { word });
        let iri = law.as_ref().and_then(|law| law.iri.as_deref());
        let base = iri.and_then(|iri| iri.rsplit('/').next()).filter(|id| id.starts_with("BWB"));
        let book = law.as_ref().and_then(|law| self.words.book(&law.name));
        let mut iris: Vec<String> = articles
            .iter()
            .filter_map(|article| self.in_book(book, article).or(base.map(|bwb| (bwb.to_owned(), article.clone()))))
            .flat_map(|(bwb, article)| jci(&bwb, part, &article))
            .collect();
        // Only the national collection has identifiers for articles; of another law the law itself is named.
        iris.extend(iri.filter(|_| base.is_none()).map(str::to_owned));
        let said = articles.iter().map(|article| article.written(section.is_some()));
        let many = articles.len() > 1;
        let noun = match (part, many) {
            ("artikel", true) => "artikelen",
            ("paragraaf", true) => "paragrafen",
            (part, _) => part,
        };
        let mut normal = format!("{noun} {}", super::normal::joined(said));
        let mut fields =
            Fields { numbers: articles.iter().map(|article| article.number.clone()).collect(), ..Fields::default() };
        if let Some(paragraph) = articles.iter().find_map(|article| article.paragraphs.first().cloned()) {
            fields.parts.insert("paragraph", paragraph);
        }
        if let Some(part) = articles.iter().find_map(|article| article.part.clone()) {
            fields.parts.insert("part", part);
        }
        if let Some(law) = law {
            let comma = if articles.iter().all(|article| article.is_whole()) { "" } else { "," };
            normal = match law.article {
                Some(article) => format!("{normal}{comma} van {article}{}", law.name),
                None => format!("{normal}{comma} {}", law.name),
            };
            fields.parts.insert("law", law.name);
        }
        Reference { span, iris, kind: ReferenceKind::Artikel, normal, fields, ..Reference::default() }
    }

    /// The book that holds an article such as `6:162`, and the number of the article in it.
    fn in_book(&self, book: Option<&str>, article: &Article) -> Option<(String, Article)> {
        let (number, rest) = article.number.split_once(':')?;
        let iri = self.laws.iri(&format!("{} {number}", book?))?;
        let bwb = iri.rsplit('/').next()?.to_owned();
        Some((bwb, Article { number: rest.to_owned(), ..article.clone() }))
    }

    /// `2.3`, `8.1.1`, `10a`, `6:162`, `3bis`.
    fn article_number(&self, from: usize) -> Option<(String, usize)> {
        let first = self.scan.next(from);
        if first.kind != Kind::Number || first.len() > 4 {
            return None;
        }
        let mut end = first.end;
        for _ in 0..LONGEST_NUMBER {
            let mark = self.scan.next(end);
            if mark.gap != Gap::None {
                break;
            }
            let digits = self.scan.next(mark.end);
            let joined =
                matches!(mark.kind, Kind::Mark('.' | ':')) && digits.kind == Kind::Number && digits.gap == Gap::None;
            // A letter or two belong to the number: `10a`, `2.1ba`, `3bis`.
            let letters =
                mark.kind == Kind::Word && (mark.len() <= 2 || matches!(self.scan.of(mark), "bis" | "ter" | "quater"));
            if joined && digits.len() <= 4 {
                end = digits.end;
            } else if letters {
                end = mark.end;
            } else {
                break;
            }
        }
        Some((self.scan.slice(first.start, end).to_owned(), end))
    }

    /// Paragraph and parts behind an article: `, eerste lid, onder a`, `lid 2`, `, aanhef en onderdeel b`; gives where they end.
    fn parts(&self, article: &mut Article, from: usize) -> usize {
        let mut end = from;
        for _ in 0..12 {
            let mut token = self.scan.next(end);
            while token.is(',') || (token.kind == Kind::Word && matches!(self.scan.of(token), "en" | "het")) {
                token = self.scan.next(token.end);
            }
            let next = self.scan.next(token.end);
            let Some(stop) = self.paragraph(article, token, next).or_else(|| self.part(article, token, next)) else {
                break;
            };
            end = stop;
        }
        end
    }

    fn paragraph(&self, article: &mut Article, token: Token, next: Token) -> Option<usize> {
        let roles = self.role(token);
        let last = self.scan.next(next.end);
        if roles.has(Role::Ordinal) && self.role(next).has(Role::Paragraph) {
            article.paragraphs.push(self.scan.of(token).to_lowercase());
            return Some(next.end);
        }
        if roles.has(Role::Ordinal) && self.role(next).has(Role::Sentence) {
            return Some(next.end);
        }
        // `eerste en tweede lid`, `eerste tot en met derde lid`.
        if roles.has(Role::Ordinal) {
            let mut more = Article::default();
            let (joint, at) = self.joint(token.end)?;
            let ordinal = self.scan.next(at);
            let first = ORDINALS.iter().position(|word| *word == self.scan.of(token).to_lowercase())?;
            let stop = self
                .paragraph(&mut more, ordinal, self.scan.next(ordinal.end))
                .filter(|_| self.role(ordinal).has(Role::Ordinal))?;
            let last = ORDINALS.iter().position(|word| more.paragraphs.first().is_some_and(|last| last == word));
            let between = if joint == Joint::Range { last.unwrap_or(first + 1) } else { first + 1 };
            article
                .paragraphs
                .extend(ORDINALS.get(first..between).unwrap_or_default().iter().map(|word| (*word).to_owned()));
            article.paragraphs.append(&mut more.paragraphs);
            return Some(stop);
        }
        let number = |token: Token| ordinal(self.scan.of(token)).map(str::to_owned);
        if roles.has(Role::Paragraph) && next.kind == Kind::Number && next.len() <= 2 {
            article.paragraphs.extend(number(next));
            let mut end = next.end;
            // `lid 1 en 2`, `leden 1, 2 en 3`.
            while let Some((Joint::And | Joint::Comma, at)) = self.joint(end) {
                let more = self.scan.next(at);
                if more.kind != Kind::Number || more.len() > 2 || !self.ends_well(more.end) {
                    break;
                }
                article.paragraphs.extend(number(more));
                end = more.end;
            }
            return Some(end);
        }
        // `2e lid`, `1ste lid`.
        let ordinal =
            token.kind == Kind::Number && next.gap == Gap::None && matches!(self.scan.of(next), "e" | "de" | "ste");
        if ordinal && self.role(last).has(Role::Paragraph) {
            article.paragraphs.extend(number(token));
            return Some(last.end);
        }
        None
    }

    fn part(&self, article: &mut Article, token: Token, next: Token) -> Option<usize> {
        if !self.role(token).has(Role::Part) {
            return None;
        }
        let word = self.scan.of(token).to_lowercase();
        if word == "aanhef" {
            return Some(token.end);
        }
        let letter = next.kind == Kind::Word
            && next.len() <= 2
            && self.scan.of(next).bytes().all(|byte| byte.is_ascii_lowercase());
        let number = next.kind == Kind::Number && next.len() <= 2;
        if !(letter || number) || matches!(self.scan.of(next), "de" | "en" | "of" | "in" | "u" | "te") {
            return None;
        }
        article.part.get_or_insert_with(|| self.scan.of(next).to_owned());
        let mark = self.scan.next(next.end);
        let degree = matches!(mark.kind, Kind::Mark('°' | 'º')) && mark.gap == Gap::None;
        Some(if degree { mark.end } else { next.end })
    }

    /// Where the next article of a list begins, and whether it ends a range.
    fn next_article(&self, end: usize, section: bool) -> Option<(bool, usize)> {
        let token = self.scan.next(end);
        let (range, mut at) = if self.role(token).has(Role::Jointly) {
            let dot = self.scan.next(token.end);
            (false, if dot.is('.') { dot.end } else { token.end })
        } else {
            let (joint, at) = self.joint(end)?;
            (joint == Joint::Range, at)
        };
        let head = self.scan.next(at);
        let named = self.role(head).has(if section { Role::Section } else { Role::Article });
        if named {
            let dot = self.scan.next(head.end);
            at = if dot.is('.') { dot.end } else { head.end };
        }
        let (_, stop) = self.article_number(at)?;
        let after = self.scan.next(stop);
        let counted = after.kind == Kind::Word
            && !self.role(after).any(&[Role::After, Role::And, Role::Paragraph, Role::Part, Role::Ordinal, Role::Link]);
        let capital = self.scan.of(after).starts_with(char::is_uppercase);
        let amount = after.is('%') || self.role(after).has(Role::Month);
        (named || !(counted && !capital || amount)).then_some((range, at))
    }

    /// Writes out `3 tot en met 5`, without its end.
    fn through(&self, articles: &mut Vec<Article>, at: usize) {
        let (Some(first), Some((last, _))) = (articles.last(), self.article_number(at)) else { return };
        if let (Ok(from), Ok(to)) = (first.number.parse::<u32>(), last.parse::<u32>())
            && from < to
            && to - from < 100
        {
            articles.extend((from + 1..to).map(|number| Article { number: number.to_string(), ..Article::default() }));
        }
    }

    /// The law named at `from`: `van de Jeugdwet`, `, van het Besluit Jeugdwet`, `Jw`, `(Awb)`.
    fn law(&self, from: usize) -> Option<Law> {
        let mut token = self.scan.next(from);
        if token.is(',') || token.is('(') {
            token = self.scan.next(token.end);
        }
        let mut article = None;
        if matches!(self.scan.of(token), "van" | "uit" | "in" | "of") {
            token = self.scan.next(token.end);
            article = Some(String::new());
            let word = self.scan.of(token);
            if matches!(word, "de" | "het" | "the") {
                article = Some(format!("{word} "));
                token = self.scan.next(token.end);
            }
        }
        // An act of the Union is a reference of its own.
        if self.acts(token.start, &mut Vec::new()).is_some() {
            return None;
        }
        let start = token.start;
        let capital = token.kind == Kind::Word && self.scan.of(token).starts_with(char::is_uppercase);
        if token.kind == Kind::Word && (article.is_some() || capital) {
            if let Some(law) = self.known_law(start) {
                return Some(Law { article, ..law });
            }
            let plain = self.scan.of(token);
            // An abbreviation right behind the number is that of a law: `art. 107 VWEU`, `art. 8.1 Jw`.
            let short = article.is_none() && is_abbreviation(plain);
            let name = (short || self.words.is_law_name(plain)).then(|| plain.to_owned());
            return name.map(|name| Law { name, iri: None, end: token.end, article });
        }
        None
    }

    /// The longest name that is the name of a law, with its book if it has books.
    fn known_law(&self, start: usize) -> Option<Law> {
        let mut ends = Vec::with_capacity(LONGEST_NAME);
        let mut at = start;
        for _ in 0..LONGEST_NAME {
            let token = self.scan.next(at);
            if matches!(token.kind, Kind::End | Kind::Mark(';' | '|' | '[')) {
                break;
            }
            let closes = token.is(')') && self.scan.slice(start, token.end).contains('(');
            if closes || matches!(token.kind, Kind::Word | Kind::Number) {
                ends.push(token.end);
            }
            at = token.end;
        }
        ends.into_iter().rev().find_map(|end| {
            let name = self.scan.slice(start, end).split_whitespace().collect::<Vec<_>>().join(" ");
            // One short word in lower case is a word, even if a law is abbreviated so.
            if !name.contains(' ') && name.len() < 6 && !name.contains(char::is_uppercase) {
                return None;
            }
            let book = self.words.book(&name).is_some();
            let iri = self.laws.iri(&name);
            (iri.is_some() || book).then_some(Law { name, iri, end, article: None })
        })
    }
}

impl Article {
    fn is_whole(&self) -> bool {
        self.paragraphs.is_empty() && self.part.is_none()
    }

    fn written(&self, section: bool) -> String {
        let mut all = self.number.clone();
        if !self.paragraphs.is_empty() {
            all = format!("{all}, {} lid", super::normal::joined(self.paragraphs.iter().cloned()));
        }
        if let Some(part) = self.part.as_ref().filter(|_| !section) {
            all = format!("{all}, onderdeel {part}");
        }
        all
    }
}

/// Numbers of paragraphs in words, from 1 on.
const ORDINALS: [&str; 20] = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
    "twintigste",
];

/// Whether a word can only be an abbreviation: all capitals, or a capital and consonants.
fn is_abbreviation(word: &str) -> bool {
    let vowel = |char: char| "aeiouy".contains(char);
    let shouted = word.chars().all(char::is_uppercase);
    (2..=6).contains(&word.len()) && (shouted || !word.chars().skip(1).any(|char| vowel(char) || char.is_uppercase()))
}

fn ordinal(digits: &str) -> Option<&'static str> {
    let number: usize = digits.parse().ok()?;
    ORDINALS.get(number.checked_sub(1)?).copied()
}

/// The Juriconnect identifiers (version 1.3) of a part of a law, as IRIs: one for each paragraph.
fn jci(bwb: &str, part: &str, article: &Article) -> Vec<String> {
    let whole = format!("https://wetten.overheid.nl/jci1.3:c:{bwb}&{part}={}", article.number);
    let letter = article.part.as_ref().map(|part| format!("&o={part}")).unwrap_or_default();
    if article.paragraphs.is_empty() {
        return vec![format!("{whole}{letter}")];
    }
    let number = |word: &String| ORDINALS.iter().position(|ordinal| ordinal == word).map(|at| at + 1);
    article.paragraphs.iter().filter_map(number).map(|number| format!("{whole}&lid={number}{letter}")).collect()
}
