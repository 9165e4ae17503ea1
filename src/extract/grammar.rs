//! The word lists by which names are recognised, read from `ontology/grammar/`.

use super::MentionKind;
use crate::knowledge::{Knowledge, KnowledgeError};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Word lists of the name grammar.
#[derive(Debug)]
pub struct Grammar {
    /// Function words that may stand inside a name.
    pub inside: HashSet<String>,
    /// Words over which a name never runs.
    pub stop: HashSet<String>,
    /// Capitalised words that are no names.
    pub no_name: HashSet<String>,
    /// Abbreviations of concepts, as written.
    pub concepts: HashSet<String>,
    /// Prepositions and the like before the name of a place.
    pub place_words: HashSet<String>,
    /// Verbs of which a body is the doer (`adviseert`); none of them goes on a name.
    pub doers: HashSet<String>,
    /// Other verbs over which a name never goes on.
    pub verbs: HashSet<String>,
    /// Words before a body that does or gets something (`door`).
    pub agents: HashSet<String>,
    /// Nouns before `van` and a body that did or gave it (`initiatief`).
    pub given: HashSet<String>,
    /// Nouns, with their blank, that make no name in lower case whatever follows.
    pub approach: Vec<String>,
    /// Nouns that, behind a name and a comma, say that it is a body (`X, een team van`).
    pub apposed: HashSet<String>,
    /// Endings of nouns for classes of bodies (`gemeenten`), which are no names.
    pub classes: Vec<String>,
    /// Function words that tie the nouns in the name of a body together.
    pub ties: HashSet<String>,
    /// Tails of a hyphenated compound that can be the coined name of a scheme.
    pub coined: Vec<String>,
    /// Papers of the yearly budget, which are names in lower case too.
    pub budget_papers: HashSet<String>,
    /// Nouns for research that make a name with a subject in lower case.
    pub research: HashSet<String>,
    /// Adjectives that make a coined word a name for the whole country (`nationale`).
    pub national: HashSet<String>,
    /// Compounds that are a class of plans rather than one of them (`regeerakkoord`).
    pub plain: HashSet<String>,
    /// Tails of a compound in one word that can be the coined name of a plan.
    pub solid: Vec<String>,
    /// Tails of a compound in one word that can be the coined short name of a law.
    pub solid_laws: Vec<String>,
    /// First parts with which such a compound is an everyday noun.
    pub plain_laws: Vec<String>,
    /// Tails of a compound that announces the title or name behind it.
    pub announcing: Vec<String>,
    /// What an abbreviation before the name of a body stands for (`EU-Ombudsman`).
    pub abroad: BTreeMap<String, String>,
    /// Words before the name that something goes by (`onder de noemer`).
    pub naming: HashSet<String>,
    /// Nouns behind a hyphen that make a law of the name before them.
    pub legal: HashSet<String>,
    /// Endings of nouns whose members a list behind them names.
    members: Vec<String>,
    /// Words behind the name of a body that name its branch in a country.
    pub branches: Vec<String>,
    /// First words of English names of bodies, and the function words inside such names.
    pub english: English,
    /// Function words of other languages, inside names of bodies.
    pub foreign: HashSet<String>,
    /// Endings of nouns that look like those of verbs (`-eit`, `-markt`).
    pub noun_endings: Vec<String>,
    /// Heads too common to stand for a longer name (`Ministerie`).
    pub generic: HashSet<String>,
    /// Endings of adjectives that open the name of a plan with a capital (`Strategisch`).
    pub leading: Vec<String>,
    /// Nouns for plans behind them.
    pub plans: Vec<String>,
    /// Nouns for papers before which an abbreviation is the maker (`rapport`).
    pub papers: HashSet<String>,
    /// Endings of adjectives without `-e`, which stand as adverbs behind a noun (`structureel`).
    pub adverbs: Vec<String>,
    /// Points of the compass that make a region of another behind a hyphen (`Zuidoost`).
    pub compass: HashSet<String>,
    /// Endings of the names of streets (`straat`).
    pub streets: Vec<String>,
    /// Words of a commitment that do not tell it apart from another.
    pub empty: HashSet<String>,
    /// First words of names, by their first word, longest first.
    first: HashMap<String, Vec<(Vec<String>, MentionKind)>>,
    last: HashMap<String, MentionKind>,
    tails: Vec<(String, MentionKind)>,
    kinds: HashMap<String, MentionKind>,
    subjects: HashMap<String, MentionKind>,
    /// Those of them that make a name with a subject in lower case only.
    pub plain_subjects: HashSet<String>,
    /// Phrases of persons, posts, meetings, motions and commitments.
    pub phrases: Phrases,
}

/// Phrases that introduce persons, posts, meetings, motions and commitments.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// Words before the name of a member of parliament or another person (`Kamerlid`, `de heer`).
    pub person_titles: Vec<String>,
    /// The same for several persons (`leden`).
    pub person_titles_plural: Vec<String>,
    /// Offices before the surname of somebody whom a file knows.
    pub offices: HashSet<String>,
    /// What stands between the word for members and the list of those present (`te weten`), as the last word before its colon.
    pub attendance: HashSet<String>,
    /// Labels of a line that names who is in the chair or writes the report (`Voorzitter: De Hoop`).
    pub chairs: HashSet<String>,
    /// Those of the titles, of one and of several, that only members of parliament bear.
    pub member_titles: Vec<String>,
    /// Titles that are abbreviations (`dhr`), with a full stop behind them.
    pub short_titles: HashSet<String>,
    /// Common given names.
    pub given_names: HashSet<String>,
    /// Words inside a surname (`van der`).
    pub tussenvoegsels: Vec<String>,
    /// Words for members of government (`minister`).
    pub posts: Vec<String>,
    /// The same in the plural.
    pub posts_plural: Vec<String>,
    /// Words for the holder before (`ambtsvoorganger`).
    pub predecessors: Vec<String>,
    /// Adjectives of a former or present holder (`voormalige`).
    pub post_adjectives: Vec<String>,
    /// Those of a former holder (`voormalige`).
    pub post_former: Vec<String>,
    /// Words for the holder after (`opvolger`), among `predecessors`.
    pub successors: Vec<String>,
    /// Kinds of meeting: short form → full form.
    pub meetings: BTreeMap<String, String>,
    /// Words right before a region that say of which kind it is: kind of region → words.
    pub region_words: BTreeMap<String, Vec<String>>,
    /// The same, with a preposition between (`burgemeester van`): kind of region → words.
    pub region_holders: BTreeMap<String, Vec<String>>,
    /// Words right before the name of a newspaper or broadcaster that is an everyday word too.
    pub media_words: Vec<String>,
    /// Adjectives of a motion that belong to its name (`gewijzigde`).
    pub motion_words: Vec<String>,
    /// Forms of the word for a commitment.
    pub commitment_words: Vec<String>,
    /// Ordinals of a series of reports (`eerste`).
    pub ordinals: Vec<String>,
    /// In brackets before a party that several members share: `beiden`.
    pub shared_party: Vec<String>,
    /// Behind the kind of a meeting, before its date: `vond plaats op`.
    pub meeting_verbs: Vec<String>,
    /// Kinds of meetings that take a title in lower case right behind them: `tweeminutendebat gevangeniswezen`.
    pub titled_meetings: Vec<String>,
    /// First parts of verbs that a participle takes apart from the rest: `uit` in `uitgesteld`.
    pub parted_prefixes: Vec<String>,
    /// Behind `motie`, before those who submit it: `is voorgesteld door`.
    pub motion_moved: Vec<String>,
    /// Behind `motie`, before its number in the dossier of the debate: `, die op stuk nr. `.
    pub motion_pieces: Vec<String>,
    /// How a reference to a kamerstuk in brackets begins.
    pub kamerstuk_words: Vec<String>,
    /// How the official title of a bill begins.
    pub bill_titles: Vec<String>,
    /// What ends it: a short title in brackets.
    pub bill_ends: Vec<String>,
    /// How the title of a law of the budget begins.
    pub budget_titles: Vec<String>,
    /// Phrases that open examples of a class: `zoals`, `onder meer`.
    pub examples: Vec<String>,
    /// Openings of the line that heads the answers to written questions.
    pub answers: Vec<String>,
    /// Words for the questions in that line.
    pub questions: Vec<String>,
    /// Nouns before the bare name of a website.
    pub sites: Vec<String>,
    /// Nouns for papers that a heading may begin with.
    pub papers: Vec<String>,
    /// Words, or parts of them, that say that a paper comes along: `bijlage`.
    pub annexed: Vec<String>,
    /// Reports that come in series (`voortgangsrapportage`).
    pub series: Vec<String>,
}

/// How English names of bodies run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct English {
    /// First words (`Committee`).
    pub heads: HashSet<String>,
    /// Function words inside (`for the`).
    pub inside: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordLists {
    inside: Vec<String>,
    streets: Vec<String>,
    papers: Vec<String>,
    adverbs: Vec<String>,
    compass: Vec<String>,
    leading: Vec<String>,
    plans: Vec<String>,
    stop: Vec<String>,
    no_name: Vec<String>,
    concepts: Vec<String>,
    place_words: Vec<String>,
    doers: Vec<String>,
    verbs: Vec<String>,
    agents: Vec<String>,
    given: Vec<String>,
    approach: Vec<String>,
    apposed: Vec<String>,
    classes: Vec<String>,
    noun_endings: Vec<String>,
    ties: Vec<String>,
    coined: Vec<String>,
    budget_papers: Vec<String>,
    research: Vec<String>,
    national: Vec<String>,
    plain: Vec<String>,
    solid: Vec<String>,
    solid_laws: Vec<String>,
    plain_laws: Vec<String>,
    abroad: BTreeMap<String, String>,
    announcing: Vec<String>,
    naming: Vec<String>,
    legal: Vec<String>,
    branches: Vec<String>,
    members: Vec<String>,
    english: English,
    foreign: Vec<String>,
    generic: Vec<String>,
    empty: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct HeadLists {
    first: Vec<String>,
    last: Vec<String>,
    tail: Vec<String>,
    kind: Vec<String>,
}

impl Grammar {
    /// Reads the lists from the knowledge folder.
    ///
    /// # Errors
    /// A list that is missing or cannot be read, with its file and line.
    pub fn read(knowledge: &Knowledge) -> Result<Self, KnowledgeError> {
        let words: WordLists = knowledge.toml("grammar/words.toml")?;
        let phrases: Phrases = knowledge.toml("grammar/phrases.toml")?;
        let mut heads: BTreeMap<String, toml::Value> = knowledge.toml("grammar/heads.toml")?;
        let fault = |error: toml::de::Error| KnowledgeError::toml("grammar/heads.toml", "", &error);
        let mut grammar = Self {
            inside: words.inside.into_iter().collect(),
            streets: words.streets,
            papers: words.papers.into_iter().collect(),
            adverbs: words.adverbs,
            compass: words.compass.into_iter().collect(),
            leading: words.leading,
            plans: words.plans,
            stop: words.stop.into_iter().collect(),
            no_name: words.no_name.into_iter().collect(),
            concepts: words.concepts.into_iter().collect(),
            place_words: words.place_words.into_iter().collect(),
            doers: words.doers.into_iter().collect(),
            verbs: words.verbs.into_iter().collect(),
            agents: words.agents.into_iter().collect(),
            given: words.given.into_iter().collect(),
            approach: words.approach,
            apposed: words.apposed.into_iter().collect(),
            classes: words.classes,
            noun_endings: words.noun_endings,
            coined: words.coined,
            budget_papers: words.budget_papers.into_iter().collect(),
            research: words.research.into_iter().collect(),
            national: words.national.into_iter().collect(),
            plain: words.plain.into_iter().collect(),
            solid: words.solid,
            solid_laws: words.solid_laws,
            plain_laws: words.plain_laws,
            abroad: words.abroad,
            announcing: words.announcing,
            naming: words.naming.into_iter().collect(),
            legal: words.legal.into_iter().collect(),
            branches: words.branches,
            members: words.members,
            english: words.english,
            foreign: words.foreign.into_iter().collect(),
            ties: words.ties.into_iter().collect(),
            generic: words.generic.into_iter().collect(),
            empty: words.empty.into_iter().collect(),
            first: HashMap::new(),
            last: HashMap::new(),
            tails: Vec::new(),
            kinds: HashMap::new(),
            subjects: HashMap::new(),
            plain_subjects: HashSet::new(),
            phrases,
        };
        for list in ["subject", "plain_subject"] {
            let Some(nouns) = heads.remove(list) else { continue };
            let lists: BTreeMap<MentionKind, Vec<String>> = nouns.try_into().map_err(fault)?;
            for (kind, nouns) in lists {
                if list == "plain_subject" {
                    grammar.plain_subjects.extend(nouns.iter().cloned());
                }
                grammar.subjects.extend(nouns.into_iter().map(|noun| (noun, kind)));
            }
        }
        for (name, lists) in heads {
            let kind: MentionKind = toml::Value::String(name).try_into().map_err(fault)?;
            grammar.add(kind, lists.try_into().map_err(fault)?);
        }
        for list in grammar.first.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Ok(grammar)
    }

    fn add(&mut self, kind: MentionKind, lists: HeadLists) {
        for head in lists.first {
            let words: Vec<String> = head.split(' ').map(str::to_owned).collect();
            self.first.entry(words[0].clone()).or_default().push((words, kind));
        }
        self.last.extend(lists.last.into_iter().map(|word| (word, kind)));
        self.tails.extend(lists.tail.into_iter().map(|tail| (tail, kind)));
        self.kinds.extend(lists.kind.into_iter().map(|noun| (noun, kind)));
    }

    /// The kind of name that begins with these words, and how many of them are its head; the longest head wins.
    pub fn first<'w>(&self, word: &'w str, following: impl Fn(usize) -> &'w str) -> Option<(usize, MentionKind)> {
        self.first.get(word)?.iter().find_map(|(head, kind)| {
            head.iter().enumerate().skip(1).all(|(i, w)| following(i) == w).then_some((head.len(), *kind))
        })
    }

    /// The kind of name that ends with this word.
    pub fn last(&self, word: &str) -> Option<MentionKind> {
        self.last.get(word).copied()
    }

    /// The kind of a capitalised compound by its tail: `Jeugdautoriteit`.
    pub fn tail(&self, word: &str) -> Option<MentionKind> {
        self.tails
            .iter()
            .filter(|(tail, _)| word.len() > tail.len() + 2 && word.ends_with(tail.as_str()))
            .max_by_key(|(tail, _)| tail.len())
            .map(|(_, kind)| *kind)
    }

    /// A capitalised compound that ends in a noun for bodies: `Vluchtelingenorganisatie`.
    pub fn compound_body(&self, word: &str) -> Option<MentionKind> {
        let lower = word.to_lowercase();
        let ends = |noun: &str| lower.len() > noun.len() + 2 && lower.ends_with(noun);
        self.kinds
            .iter()
            .any(|(noun, kind)| *kind == MentionKind::Organisation && noun.len() > 5 && ends(noun))
            .then_some(MentionKind::Organisation)
    }

    /// Whether a noun in lower case is a class of bodies that a list behind it may name (`milieuorganisaties`).
    pub fn has_members(&self, noun: &str) -> bool {
        self.members.iter().any(|ending| noun.ends_with(ending.as_str()))
    }

    /// Whether a word names a class of bodies, not one of them: `Centrumgemeenten`, `Instellingen`.
    pub fn is_class(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        self.classes.iter().any(|ending| lower.ends_with(ending.as_str()))
    }

    /// Whether a word in lower case looks like a finite verb or a participle, which ends a name.
    pub fn is_verb(&self, word: &str) -> bool {
        if self.doers.contains(word) || self.verbs.contains(word) {
            return true;
        }
        if word.starts_with(char::is_uppercase) {
            return false;
        }
        let noun = self.noun_endings.iter().any(|ending| word.ends_with(ending.as_str()));
        let participle = word.starts_with("ge")
            && (word.ends_with('d') || word.ends_with('t') || word.ends_with("en"))
            && word.len() > 5;
        !noun && (participle || self.is_parted(word) || word.len() > 4 && word.ends_with('t'))
    }

    /// Whether a word is a participle whose first part stands before its `ge`: `uitgesteld`, `goedgekeurd`.
    pub fn is_parted(&self, word: &str) -> bool {
        let rest = |prefix: &String| word.strip_prefix(prefix.as_str()).filter(|rest| rest.starts_with("ge"));
        let participle = |rest: &str| rest.len() > 4 && rest.ends_with(['d', 't']);
        self.phrases.parted_prefixes.iter().filter_map(rest).any(participle)
    }

    /// The kind of name that a common noun before it announces.
    pub fn kind(&self, noun: &str) -> Option<MentionKind> {
        self.kinds.get(noun).copied()
    }

    /// The same for a compound of such a noun: `berekeningsmethodiek`.
    pub fn compound_kind(&self, noun: &str) -> Option<MentionKind> {
        let tail = |(known, kind): (&String, &MentionKind)| {
            (known.len() >= 6 && noun.len() > known.len() + 2 && noun.ends_with(known.as_str()))
                .then_some((known.len(), *kind))
        };
        self.kinds.iter().filter_map(tail).max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
    }

    /// Whether a word announces a name or is a class of plans, and so is none by itself: `werkagenda`, `regeerakkoord`.
    pub fn is_announcing(&self, lower: &str) -> bool {
        self.plain.contains(lower) || self.kind(lower).is_some() || self.subject(lower).is_some()
    }

    /// The kind of name that a noun makes with an undeclined subject behind it: `voortgangsbrief Jeugd`.
    pub fn subject(&self, noun: &str) -> Option<MentionKind> {
        self.subjects.get(noun).copied()
    }
}
