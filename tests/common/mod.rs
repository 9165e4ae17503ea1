//! A reading made by hand from sentences of a real letter (kamerstuk 31 839, nr. 816), as the earlier stages give it.

use jiff::civil::date;
use kamergraaf::extract::reference::Reference;
use kamergraaf::extract::{Mention, MentionKind};
use kamergraaf::reading::{Entity, Reading};
use kamergraaf::relate::{Node, Predicate, Statement, Value};
use kamergraaf::source::{Block, BlockKind, Document, Elements, Metadata, OffsetMap};
use kamergraaf::span::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The letter, shortened: every line is a block.
pub const LETTER: &str = "\
31 839 Jeugdzorg
Nr. 816
Stand van zaken aanpak acute problematiek in de jeugdzorg
Het kabinet heeft in 2021 € 613 mln beschikbaar gesteld aan gemeenten voor het oplossen van de acute problematiek.
Een bedrag van € 50 mln is beschikbaar gesteld aan gemeenten voor de aanpak van acute jeugd-ggz problematiek.
De Vereniging van Nederlandse Gemeenten (VNG) en mijn ambtsvoorganger hebben het Ondersteuningsteam Zorg voor de Jeugd (OZJ) opdracht gegeven om regionale wachttijden inzichtelijk te maken.
De Minister voor Rechtsbescherming en ik besluiten het Interbestuurlijk Toezicht in de regio Rijnmond met een half jaar te verlengen.
Dit is de fusie van de gecertificeerde instellingen Intervence (Zeeland) en Jeugdbescherming West per 1 juli 2021.
Met deze brief doe ik de motie van Kamerlid Westerveld af (Kamerstuk 31 839, nr. 804).
De Staatssecretaris van Volksgezondheid, Welzijn en Sport, M. van Ooijen
";

/// The IRI of the letter.
pub const PAPER: &str = "https://zoek.officielebekendmakingen.nl/kst-31839-816";

/// Builds a reading piece by piece, finding places by their words.
pub struct Builder(pub Reading);

impl Builder {
    /// An empty reading of `text`, which is its own original.
    pub fn new(name: &str, paper: &str, text: &str) -> Self {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(at, at + line.len()) });
            at += line.len() + 1;
        }
        let document = Document {
            name: name.to_owned(),
            original: text.to_owned(),
            text: text.to_owned(),
            offsets: OffsetMap::identity(text.len()),
            blocks,
            footnotes: Vec::new(),
            metadata: Metadata::default(),
            elements: Elements::default(),
        };
        Self(Reading {
            document,
            paper: paper.to_owned(),
            references: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            statements: Vec::new(),
            derived: Vec::new(),
        })
    }

    /// Where `words` first stand.
    pub fn span(&self, words: &str) -> Span {
        let start = self.0.document.text.find(words).unwrap_or_else(|| panic!("no {words:?} in the letter"));
        Span::new(start, start + words.len())
    }

    /// Adds a thing and its first mention; gives the node for it.
    pub fn thing(&mut self, kind: MentionKind, words: &str, slug: &str, label: &str, iri: Option<&str>) -> Node {
        let span = self.span(words);
        let entity = self.0.entities.len();
        self.0.entities.push(Entity {
            kind,
            slug: slug.to_owned(),
            iri: iri.map(str::to_owned),
            label: label.to_owned(),
            names: if words == label { Vec::new() } else { vec![words.to_owned()] },
            same_as: Vec::new(),
            record: None,
            score: 1.0,
        });
        let mention = self.0.mentions.len();
        self.0.mentions.push(Mention { span, kind, entity, rule: Cow::Borrowed("by-hand"), score: 0.9 });
        Node::Entity { entity, mention: Some(mention) }
    }

    /// Adds a statement with its passage.
    pub fn state(
        &mut self,
        subject: &Node,
        predicate: Predicate,
        object: &Node,
        with: &[(&str, Vec<Value>)],
        passage: &str,
    ) {
        let evidence = self.span(passage);
        let qualifiers: BTreeMap<String, Vec<Value>> =
            with.iter().map(|(name, values)| ((*name).to_owned(), values.clone())).collect();
        self.0.statements.push(Statement {
            subject: subject.clone(),
            predicate,
            object: object.clone(),
            qualifiers,
            evidence,
            pattern: Cow::Borrowed("by-hand"),
            score: 0.8,
        });
    }
}

/// The reading of [`LETTER`].
pub fn reading() -> Reading {
    use MentionKind::{Motion, Organisation, Person, Post, Programme, Region};
    let mut letter = Builder::new("000_kst-31839-816", PAPER, LETTER);
    let title = letter.span("Stand van zaken aanpak acute problematiek in de jeugdzorg");
    letter.0.document.metadata = Metadata {
        title: Some(title),
        identifier: Some("kst-31839-816".to_owned()),
        dossier: Some("31839".to_owned()),
        number: Some("816".to_owned()),
        date: Some(date(2022, 3, 18)),
        parliamentary_year: Some("2021-2022".to_owned()),
        ..Metadata::default()
    };
    let vng = letter.thing(
        Organisation,
        "Vereniging van Nederlandse Gemeenten",
        "vng",
        "Vereniging van Nederlandse Gemeenten",
        None,
    );
    let secretary = letter.thing(
        Post,
        "mijn ambtsvoorganger",
        "staatssecretaris-vws",
        "Staatssecretaris van Volksgezondheid, Welzijn en Sport",
        None,
    );
    let ozj = letter.thing(
        Organisation,
        "Ondersteuningsteam Zorg voor de Jeugd",
        "ozj",
        "Ondersteuningsteam Zorg voor de Jeugd",
        None,
    );
    let minister = letter.thing(
        Post,
        "Minister voor Rechtsbescherming",
        "minister-voor-rechtsbescherming",
        "Minister voor Rechtsbescherming",
        None,
    );
    let supervision = letter.thing(
        Programme,
        "Interbestuurlijk Toezicht",
        "interbestuurlijk-toezicht",
        "Interbestuurlijk Toezicht",
        None,
    );
    let rijnmond = letter.thing(Region, "Rijnmond", "jeugdbeschermingsregio-rijnmond", "Rijnmond", None);
    let intervence = letter.thing(Organisation, "Intervence", "intervence", "Intervence", None);
    let zeeland = letter.thing(
        Region,
        "Zeeland",
        "pv29",
        "Zeeland",
        Some("https://identifier.overheid.nl/tooi/id/provincie/pv29"),
    );
    let west =
        letter.thing(Organisation, "Jeugdbescherming West", "jeugdbescherming-west", "Jeugdbescherming West", None);
    let motion = letter.thing(Motion, "motie van Kamerlid Westerveld", "kst-31839-804", "Motie-Westerveld", None);
    let westerveld = letter.thing(Person, "Westerveld", "westerveld", "Lisa Westerveld", None);
    let ooijen = letter.thing(Person, "M. van Ooijen", "van-ooijen", "Maarten van Ooijen", None);
    let reference = letter.span("Kamerstuk 31 839, nr. 804");
    letter.0.references.push(Reference {
        span: reference,
        iris: vec!["https://zoek.officielebekendmakingen.nl/kst-31839-804".to_owned()],
        ..Reference::default()
    });
    let text = |text: &str| Value::Text(text.to_owned());
    let day = |day: &str| Value::Date(day.to_owned());
    let (paper, cabinet) = (Node::Paper, Node::State(Cow::Borrowed("kabinet")));
    let literal = |text: &str| Node::Literal(text.to_owned());

    letter.state(
        &paper,
        Predicate::InDossier,
        &Node::Dossier("31839".into()),
        &[("nr", vec![text("816")])],
        "31 839 Jeugdzorg\nNr. 816",
    );
    letter.state(
        &cabinet,
        Predicate::Funds,
        &literal("gemeenten"),
        &[
            ("amount", vec![Value::Euro(613_000_000)]),
            ("year", vec![text("2021")]),
            ("purpose", vec![text("oplossen van de acute problematiek")]),
        ],
        "Het kabinet heeft in 2021 € 613 mln beschikbaar gesteld aan gemeenten",
    );
    letter.state(
        &cabinet,
        Predicate::Funds,
        &literal("gemeenten"),
        &[
            ("amount", vec![Value::Euro(50_000_000)]),
            ("purpose", vec![text("aanpak van acute jeugd-ggz problematiek")]),
        ],
        "Een bedrag van € 50 mln is beschikbaar gesteld aan gemeenten",
    );
    letter.state(&vng, Predicate::AbbreviatedAs, &literal("VNG"), &[], "Vereniging van Nederlandse Gemeenten (VNG)");
    let task = [("task", vec![text("regionale wachttijden inzichtelijk maken")])];
    let order = "hebben het Ondersteuningsteam Zorg voor de Jeugd (OZJ) opdracht gegeven";
    letter.state(&vng, Predicate::Commissions, &ozj, &task, order);
    letter.state(&secretary, Predicate::Commissions, &ozj, &task, order);
    letter.state(
        &rijnmond,
        Predicate::SupervisionDecision,
        &literal("extended"),
        &[
            ("programme", vec![Value::Node(supervision)]),
            ("by", vec![Value::Node(minister), Value::Node(ooijen.clone())]),
            ("until", vec![day("2022-08")]),
        ],
        "De Minister voor Rechtsbescherming en ik besluiten het Interbestuurlijk Toezicht in de regio Rijnmond met een half jaar te verlengen",
    );
    letter.state(
        &intervence,
        Predicate::MergedWith,
        &west,
        &[("date", vec![day("2021-07-01")])],
        "fusie van de gecertificeerde instellingen Intervence (Zeeland) en Jeugdbescherming West per 1 juli 2021",
    );
    letter.state(&intervence, Predicate::LocatedIn, &zeeland, &[], "Intervence (Zeeland)");
    letter.state(
        &paper,
        Predicate::ReportsOn,
        &motion,
        &[("status", vec![text("settled")])],
        "Met deze brief doe ik de motie van Kamerlid Westerveld af",
    );
    letter.state(&motion, Predicate::SubmittedBy, &westerveld, &[], "motie van Kamerlid Westerveld");
    letter.state(
        &motion,
        Predicate::RecordedIn,
        &Node::Kamerstuk("kst-31839-804".into()),
        &[],
        "Kamerstuk 31 839, nr. 804",
    );
    letter.state(&paper, Predicate::Cites, &Node::Kamerstuk("kst-31839-804".into()), &[], "Kamerstuk 31 839, nr. 804");
    let signature = "De Staatssecretaris van Volksgezondheid, Welzijn en Sport, M. van Ooijen";
    letter.state(&paper, Predicate::SignedBy, &ooijen, &[("post", vec![Value::Node(secretary.clone())])], signature);
    letter.state(&ooijen, Predicate::HoldsPost, &secretary, &[], signature);
    letter.0.statements.sort_by_key(|statement| statement.evidence);
    letter.0
}

/// The ontology that is compiled in, as Turtle.
#[allow(dead_code, reason = "each test file is a crate of its own, and not all look at the ontology")]
pub fn ontology() -> String {
    kamergraaf::knowledge::Files::builtin().text("kamergraaf.ttl").unwrap().to_owned()
}
