//! Readings as quads: statements with their passages, things, mentions, authority data and the ontology.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use iri_string::types::IriStr;
use jiff::civil::date;
use kamergraaf::extract::MentionKind;
use kamergraaf::graph::{
    Authority, Iris, Maker, Membership, Tenure, Thing, authority_quads, ontology_quads, paper_quads, predicate_iri,
    vocab,
};
use kamergraaf::knowledge::Knowledge;
use kamergraaf::reading::Reading;
use kamergraaf::relate::{Node, Predicate, Value};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeSet;

const KG: &str = "https://kamergraaf.nl/def#";
const RIJNMOND: &str = "https://kamergraaf.nl/id/region/jeugdbeschermingsregio-rijnmond";

fn maker() -> Maker {
    Maker { program: "0.1.0".to_owned(), knowledge: "by-hand".to_owned() }
}

fn quads_of(reading: &Reading) -> Vec<Quad> {
    paper_quads(reading, &Iris::default(), &maker())
}

fn is(node: &NamedOrBlankNode, iri: &str) -> bool {
    matches!(node, NamedOrBlankNode::NamedNode(node) if node.as_str() == iri)
}

fn spelt(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => panic!("a blank node: {node}"),
    }
}

/// The values of a property, by its full IRI.
fn values(quads: &[Quad], subject: &str, property: &str) -> Vec<String> {
    quads
        .iter()
        .filter(|quad| is(&quad.subject, subject) && quad.predicate.as_str() == property)
        .map(|quad| spelt(&quad.object))
        .collect()
}

fn own(quads: &[Quad], subject: &str, property: &str) -> Vec<String> {
    values(quads, subject, &format!("{KG}{property}"))
}

/// The nodes of the statements with this predicate.
fn statements(quads: &[Quad], predicate: Predicate) -> Vec<String> {
    let predicate = Term::from(predicate_iri(predicate));
    quads
        .iter()
        .filter(|quad| quad.predicate.as_str().ends_with("#predicate") && quad.object == predicate)
        .map(|quad| match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
            NamedOrBlankNode::BlankNode(node) => panic!("a blank node: {node}"),
        })
        .collect()
}

#[test]
fn a_quarter_can_be_compared_with_dates() {
    let mut reading = common::reading();
    let decision = reading.statements.iter_mut().find(|s| s.predicate == Predicate::SupervisionDecision).unwrap();
    decision.qualifiers.insert("until".to_owned(), vec![Value::Date("2026-33".to_owned())]);
    decision.qualifiers.insert("duration".to_owned(), vec![Value::Text("P6M".to_owned())]);
    decision.qualifiers.insert("recurrence".to_owned(), vec![Value::Text("one-off".to_owned())]);
    let quads = quads_of(&reading);
    let decisions = statements(&quads, Predicate::SupervisionDecision);
    let [decision] = decisions.as_slice() else { panic!("{decisions:?}") };
    let datatype = |property: &str| {
        let mut of_decision = quads.iter().filter(|quad| is(&quad.subject, decision));
        of_decision.find_map(|quad| match &quad.object {
            Term::Literal(literal) if quad.predicate.as_str() == format!("{KG}{property}") => Some(literal.to_string()),
            _ => None,
        })
    };
    assert_eq!(datatype("until").unwrap(), "\"2026-33\"^^<http://id.loc.gov/datatypes/edtf/EDTF>");
    assert_eq!(datatype("earliest").unwrap(), "\"2026-01-01\"^^<http://www.w3.org/2001/XMLSchema#date>");
    assert_eq!(datatype("latest").unwrap(), "\"2026-03-31\"^^<http://www.w3.org/2001/XMLSchema#date>");
    assert_eq!(datatype("duration").unwrap(), "\"P6M\"^^<http://www.w3.org/2001/XMLSchema#duration>");
    assert_eq!(own(&quads, decision, "recurrence"), [format!("{KG}OneOff")]);
}

#[test]
fn a_statement_is_a_triple_and_a_node_with_its_qualifiers() {
    let quads = quads_of(&common::reading());
    assert_eq!(own(&quads, RIJNMOND, "supervisionDecision"), [format!("{KG}Extended")]);
    let decisions = statements(&quads, Predicate::SupervisionDecision);
    let [decision] = decisions.as_slice() else { panic!("{decisions:?}") };
    assert_eq!(own(&quads, decision, "until"), ["2022-08"]);
    assert_eq!(own(&quads, decision, "programme"), ["https://kamergraaf.nl/id/programme/interbestuurlijk-toezicht"]);
    assert_eq!(
        own(&quads, decision, "decidedBy"),
        ["https://kamergraaf.nl/id/person/van-ooijen", "https://kamergraaf.nl/id/post/minister-voor-rechtsbescherming"]
    );
    assert_eq!(own(&quads, decision, "confidence"), ["0.8"]);
    let classes = values(&quads, decision, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    assert_eq!(classes, [format!("{KG}Statement"), format!("{KG}SupervisionDecision")]);
}

#[test]
fn money_has_amount_year_and_purpose() {
    let quads = quads_of(&common::reading());
    let mut amounts: Vec<_> = statements(&quads, Predicate::Funds)
        .iter()
        .map(|node| (own(&quads, node, "amount"), own(&quads, node, "year"), own(&quads, node, "purpose")))
        .collect();
    amounts.sort();
    assert_eq!(amounts.len(), 2, "two amounts to the same recipients are two statements");
    assert_eq!(amounts[1].0, ["613000000"]);
    assert_eq!(amounts[1].1, ["2021"]);
    assert_eq!(amounts[1].2, ["oplossen van de acute problematiek"]);
    let year = quads.iter().find(|quad| quad.predicate.as_str() == format!("{KG}year")).unwrap();
    assert_eq!(year.object.to_string(), "\"2021\"^^<http://www.w3.org/2001/XMLSchema#gYear>");
}

#[test]
fn the_evidence_leads_to_the_words_of_the_letter() {
    let quads = quads_of(&common::reading());
    let letter: Vec<char> = common::LETTER.chars().collect();
    let oa = |subject: &str, property: &str| values(&quads, subject, &format!("http://www.w3.org/ns/oa#{property}"));
    let mut seen = 0;
    for predicate in [Predicate::MergedWith, Predicate::SignedBy, Predicate::Funds] {
        for statement in statements(&quads, predicate) {
            let evidence = &own(&quads, &statement, "evidence")[0];
            assert!(oa(evidence, "hasBody").contains(&statement));
            let target = &oa(evidence, "hasTarget")[0];
            assert_eq!(oa(target, "hasSource"), [common::PAPER]);
            let selectors = oa(target, "hasSelector");
            let one = |property: &str| selectors.iter().flat_map(|node| oa(node, property)).next().unwrap();
            let (start, end): (usize, usize) = (one("start").parse().unwrap(), one("end").parse().unwrap());
            let words: String = letter[start..end].iter().collect();
            assert_eq!(one("exact"), words);
            let around = format!("{}{words}{}", one("prefix"), one("suffix"));
            assert!(common::LETTER.contains(&around), "{around}");
            let folded = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(own(&quads, &statement, "quote"), [folded]);
            seen += 1;
        }
    }
    assert_eq!(seen, 4);
}

#[test]
fn a_statement_made_twice_is_one_with_two_passages() {
    let mut reading = common::reading();
    let first = reading.statements.iter().position(|s| s.predicate == Predicate::Cites).unwrap();
    let mut again = reading.statements[first].clone();
    let at = reading.document.text.find("Kamerlid Westerveld").unwrap();
    again.evidence = kamergraaf::span::Span::new(at, at + 19);
    again.score = 0.95;
    reading.statements.push(again);
    let quads = quads_of(&reading);
    let cites = statements(&quads, Predicate::Cites);
    let [cites] = cites.as_slice() else { panic!("{cites:?}") };
    assert_eq!(own(&quads, cites, "evidence").len(), 2);
    assert_eq!(own(&quads, cites, "confidence"), ["0.95"]);
}

#[test]
fn a_paper_says_what_it_is() {
    let quads = quads_of(&common::reading());
    let dcterms = |property: &str| values(&quads, common::PAPER, &format!("http://purl.org/dc/terms/{property}"));
    assert_eq!(dcterms("title"), ["Stand van zaken aanpak acute problematiek in de jeugdzorg"]);
    assert_eq!(dcterms("date"), ["2022-03-18"]);
    assert_eq!(dcterms("identifier"), ["kst-31839-816"]);
    assert_eq!(dcterms("source"), ["000_kst-31839-816"]);
    assert_eq!(own(&quads, common::PAPER, "number"), ["816"]);
    let label = values(&quads, common::PAPER, "http://www.w3.org/2000/01/rdf-schema#label");
    assert_eq!(label, ["Kamerstuk 31 839, nr. 816"]);
    let dossier = own(&quads, common::PAPER, "inDossier");
    assert_eq!(values(&quads, &dossier[0], "http://purl.org/dc/terms/identifier"), ["31839"]);
}

#[test]
fn things_have_names_and_the_spellings_of_the_paper() {
    let quads = quads_of(&common::reading());
    let skos =
        |iri: &str, property: &str| values(&quads, iri, &format!("http://www.w3.org/2004/02/skos/core#{property}"));
    let westerveld = "https://kamergraaf.nl/id/person/westerveld";
    assert_eq!(skos(westerveld, "prefLabel"), ["Lisa Westerveld"]);
    assert_eq!(skos(westerveld, "altLabel"), ["Westerveld"]);
    assert_eq!(own(&quads, westerveld, "foundIn"), ["text"]);
    let zeeland = "https://identifier.overheid.nl/tooi/id/provincie/pv29";
    assert_eq!(skos(zeeland, "prefLabel"), ["Zeeland"]);
    assert!(skos(zeeland, "altLabel").is_empty(), "a label is not repeated as another name");
}

#[test]
fn a_graph_is_one_sorted_without_blank_nodes_and_with_valid_iris() {
    let mut reading = common::reading();
    reading.entities[0].iri = Some("https://example.nl/vereniging van \"gemeenten\"".to_owned());
    reading.entities[1].same_as.push("not an iri".to_owned());
    let quads = quads_of(&reading);
    assert_eq!(quads, quads_of(&reading));
    let lines: Vec<String> = quads.iter().map(ToString::to_string).collect();
    assert!(lines.is_sorted() && lines.windows(2).all(|two| two[0] != two[1]));
    for quad in &quads {
        assert!(matches!(&quad.graph_name, GraphName::NamedNode(graph) if graph.as_str() == common::PAPER), "{quad}");
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { panic!("{quad}") };
        let mut iris = vec![subject.as_str(), quad.predicate.as_str()];
        match &quad.object {
            Term::NamedNode(node) => iris.push(node.as_str()),
            Term::Literal(literal) => assert!(
                !literal.value().is_empty()
                    || quad.predicate == vocab::oa::PREFIX
                    || quad.predicate == vocab::oa::SUFFIX,
                "{quad}"
            ),
            Term::BlankNode(_) => panic!("{quad}"),
        }
        for iri in iris {
            assert!(IriStr::new(iri).is_ok(), "{iri}");
        }
    }
    assert!(lines.iter().any(|line| line.contains("<https://example.nl/vereniging%20van%20%22gemeenten%22>")));
}

#[test]
fn another_base_moves_minted_things_and_leaves_the_keys() {
    let reading = common::reading();
    let moved = paper_quads(&reading, &Iris::new("https://data.example/").unwrap(), &maker());
    let back: BTreeSet<String> = moved
        .iter()
        .map(|quad| quad.to_string().replace("https://data.example/id/", "https://kamergraaf.nl/id/"))
        .collect();
    assert_eq!(back, quads_of(&reading).iter().map(ToString::to_string).collect());
    let text: String = moved.iter().map(|quad| format!("{quad}\n")).collect();
    assert!(!text.contains("https://kamergraaf.nl/id/") && text.contains("https://kamergraaf.nl/def#signedBy"));
}

#[test]
fn a_mention_points_at_its_words_and_a_reference_at_its_papers() {
    let quads = quads_of(&common::reading());
    let mentions: Vec<&Quad> =
        quads.iter().filter(|quad| quad.object.to_string() == format!("<{KG}Mention>")).collect();
    let reading = common::reading();
    assert_eq!(mentions.len(), reading.mentions.len() + reading.references.len());
    let reference = quads.iter().find(|quad| quad.object.to_string() == "\"reference\"").unwrap();
    let NamedOrBlankNode::NamedNode(reference) = &reference.subject else { panic!() };
    assert_eq!(
        values(&quads, reference.as_str(), "http://www.w3.org/ns/oa#hasBody"),
        ["https://zoek.officielebekendmakingen.nl/kst-31839-804"]
    );
}

#[test]
fn a_pointer_or_a_joint_form_is_no_name() {
    let mut reading = common::reading();
    let secretary = "https://kamergraaf.nl/id/post/staatssecretaris-vws";
    let names =
        |reading: &Reading| values(&quads_of(reading), secretary, "http://www.w3.org/2004/02/skos/core#altLabel");
    let at = reading.mentions.iter().position(|m| reading.document.surface(m.span) == "mijn ambtsvoorganger").unwrap();
    assert_eq!(names(&reading), ["mijn ambtsvoorganger"], "whatever another rule finds is a name");
    reading.mentions[at].rule = "post/predecessor".into();
    assert!(names(&reading).is_empty());
    reading.mentions[at].rule = "post/authority".into();
    let mut other = reading.mentions[at].clone();
    other.entity += 1;
    reading.mentions.push(other);
    assert!(names(&reading).is_empty(), "a form that names two things is the name of neither");
}

#[test]
fn things_are_also_what_standard_vocabularies_call_them() {
    let quads = quads_of(&common::reading());
    let classes = |iri: &str| values(&quads, iri, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    assert_eq!(
        classes("https://kamergraaf.nl/id/organisation/vng"),
        ["http://www.w3.org/ns/org#Organization", "https://kamergraaf.nl/def#Organisation"]
    );
    assert_eq!(
        classes("https://kamergraaf.nl/id/post/minister-voor-rechtsbescherming"),
        ["http://www.w3.org/ns/org#Post", "https://kamergraaf.nl/def#Post"]
    );
    assert_eq!(classes("https://kamergraaf.nl/id/person/westerveld"), ["http://xmlns.com/foaf/0.1/Person"]);
}

#[test]
fn authority_records_become_a_graph_of_their_own() {
    let person = "https://kamergraaf.nl/id/person/hugo-de-jonge";
    let post = "https://kamergraaf.nl/id/post/minister-van-volksgezondheid-welzijn-en-sport";
    let rotterdam = "https://identifier.overheid.nl/tooi/id/gemeente/gm0599";
    let authority = Authority {
        things: vec![Thing {
            iri: rotterdam.to_owned(),
            kind: MentionKind::Region,
            subkind: "municipality".to_owned(),
            label: "Rotterdam".to_owned(),
            names: vec!["gemeente Rotterdam".to_owned(), "Rotterdam".to_owned()],
            same_as: vec!["http://standaarden.overheid.nl/owms/terms/Rotterdam".to_owned()],
            part_of: vec!["https://identifier.overheid.nl/tooi/id/provincie/pv28".to_owned()],
            valid_from: None,
            valid_to: None,
        }],
        tenures: vec![Tenure {
            person: person.to_owned(),
            post: post.to_owned(),
            from: Some(date(2017, 10, 26)),
            to: Some(date(2022, 1, 10)),
        }],
        memberships: vec![Membership {
            person: person.to_owned(),
            party: "https://kamergraaf.nl/id/party/cda".to_owned(),
            from: None,
            to: None,
        }],
        ..Authority::default()
    };
    let quads = authority_quads(&authority, &Iris::default());
    assert!(quads.iter().all(|quad| quad.graph_name.to_string() == "<https://kamergraaf.nl/graph/authority>"));
    assert_eq!(own(&quads, rotterdam, "partOf"), ["https://identifier.overheid.nl/tooi/id/provincie/pv28"]);
    assert_eq!(own(&quads, rotterdam, "kind"), ["municipality"]);
    let tenure =
        "https://kamergraaf.nl/id/tenure/hugo-de-jonge-minister-van-volksgezondheid-welzijn-en-sport-2017-10-26";
    assert_eq!(own(&quads, tenure, "post"), [post]);
    assert_eq!(
        (own(&quads, tenure, "from"), own(&quads, tenure, "to")),
        (vec!["2017-10-26".into()], vec!["2022-01-10".into()])
    );
    let membership = "https://kamergraaf.nl/id/membership/hugo-de-jonge-cda";
    assert_eq!(own(&quads, membership, "party"), ["https://kamergraaf.nl/id/party/cda"]);
}

/// The authority graph of the things with these IRIs.
fn known(named: &[&str]) -> Vec<Quad> {
    let knowledge = Knowledge::builtin().unwrap();
    let named = named.iter().map(|iri| (*iri).to_owned()).collect();
    authority_quads(&Authority::of(&knowledge, &named, &Iris::default()), &Iris::default())
}

#[test]
fn a_youth_region_comes_with_its_municipalities_and_since_when_that_is_known() {
    let region = "https://kamergraaf.nl/id/region/jeugdregio-midden-brabant";
    let tilburg = "https://identifier.overheid.nl/tooi/id/gemeente/gm0855";
    let quads = known(&[region]);
    let parts: Vec<&Quad> = quads
        .iter()
        .filter(|quad| quad.predicate.as_str() == format!("{KG}partOf") && spelt(&quad.object) == region)
        .collect();
    assert_eq!(parts.len(), 11, "{parts:?}");
    assert!(own(&quads, tilburg, "partOf").contains(&region.to_owned()));
    let membership = "https://kamergraaf.nl/id/membership/gm0855-jeugdregio-midden-brabant";
    assert_eq!(own(&quads, membership, "region"), [region]);
    assert_eq!(own(&quads, membership, "asOf"), ["2022"]);
    let member = values(&quads, membership, "http://www.w3.org/ns/org#member");
    assert_eq!(member, [tilburg]);
}

#[test]
fn a_merged_municipality_comes_with_its_successor_and_the_law_that_merged_it() {
    let tooi = |code: &str| format!("https://identifier.overheid.nl/tooi/id/gemeente/{code}");
    let (brielle, voorne, event) = (tooi("gm0501"), tooi("gm1992"), tooi("wzg_4411"));
    let quads = known(&[&brielle]);
    assert_eq!(own(&quads, &voorne, "succeeds"), [brielle.clone(), tooi("gm0530"), tooi("gm0614")]);
    assert_eq!(own(&quads, &event, "onDate"), ["2023-01-01"]);
    assert_eq!(own(&quads, &event, "kind"), ["samenvoeging"]);
    let law = values(&quads, &event, "http://purl.org/dc/terms/source");
    assert_eq!(law, ["https://zoek.officielebekendmakingen.nl/stb-2022-307"]);
    assert_eq!(own(&quads, &brielle, "validTo"), ["2022-12-31"]);
    assert_eq!(own(&quads, &voorne, "validFrom"), ["2023-01-01"]);
    // It was in a safety region until then.
    let safety = "https://kamergraaf.nl/id/membership/gm0501-so0617";
    assert_eq!(own(&quads, safety, "asOf"), ["2017"]);
    assert_eq!(own(&quads, safety, "validTo"), ["2022-12-31"]);
}

#[test]
fn the_ontology_documents_every_term_that_graphs_use() {
    let ontology = ontology_quads(&common::ontology(), &Iris::default()).unwrap();
    let rdfs =
        |iri: &str, property: &str| values(&ontology, iri, &format!("http://www.w3.org/2000/01/rdf-schema#{property}"));
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut add = |iri: &str| {
        if iri.starts_with(KG) {
            used.insert(iri.to_owned());
        }
    };
    let authority = known(&["https://kamergraaf.nl/id/region/jeugdregio-rijnmond"]);
    for quad in quads_of(&common::reading()).iter().chain(&ontology).chain(&authority) {
        add(quad.predicate.as_str());
        if let Term::NamedNode(node) = &quad.object {
            add(node.as_str());
        }
        if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
            add(node.as_str());
        }
    }
    for term in &used {
        for property in ["label", "comment"] {
            assert_eq!(rdfs(term, property).len(), 2, "{term} needs a {property} in nl and en");
        }
        assert_eq!(rdfs(term, "isDefinedBy"), ["https://kamergraaf.nl/def"], "{term}");
        let kinds = values(&ontology, term, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
        if kinds.iter().any(|kind| kind.ends_with("Property")) {
            assert_eq!(rdfs(term, "domain").len(), 1, "{term}");
            assert_eq!(rdfs(term, "range").len(), 1, "{term}");
        }
    }
    assert!(used.contains(&format!("{KG}amount")) && used.len() > 80, "{}", used.len());
}

#[test]
fn the_ontology_has_every_predicate_of_the_guideline() {
    let names: Vec<String> = common::ontology()
        .lines()
        .filter_map(|line| line.strip_prefix("kg:")?.split(' ').next().map(str::to_owned))
        .collect();
    for predicate in [
        Predicate::SignedBy,
        Predicate::AddressedTo,
        Predicate::InDossier,
        Predicate::Cites,
        Predicate::Attaches,
        Predicate::ReportsOn,
        Predicate::HoldsPost,
        Predicate::MemberOfParty,
        Predicate::SubmittedBy,
        Predicate::RecordedIn,
        Predicate::RequestedBy,
        Predicate::MadeBy,
        Predicate::MadeIn,
        Predicate::AbbreviatedAs,
        Predicate::PartOf,
        Predicate::MemberOf,
        Predicate::Succeeds,
        Predicate::MergedWith,
        Predicate::LocatedIn,
        Predicate::Commissions,
        Predicate::CarriesOut,
        Predicate::ParticipatesIn,
        Predicate::Supports,
        Predicate::Funds,
        Predicate::Publishes,
        Predicate::Supervises,
        Predicate::SupervisionDecision,
        Predicate::Proposes,
        Predicate::Amends,
        Predicate::BasedOn,
        Predicate::VotedFor,
        Predicate::VotedAgainst,
        Predicate::AbsentFromVoteOn,
        Predicate::Decision,
        Predicate::Outcome,
    ] {
        let iri = predicate_iri(predicate);
        assert!(names.iter().any(|name| iri.as_str() == format!("{KG}{name}")), "{iri}");
    }
}

#[test]
fn a_node_that_does_not_exist_states_nothing() {
    let mut reading = common::reading();
    let before = statements(&quads_of(&reading), Predicate::LocatedIn).len();
    let located = reading.statements.iter_mut().find(|s| s.predicate == Predicate::LocatedIn).unwrap();
    located.object = Node::Entity { entity: 999, mention: None };
    assert_eq!(statements(&quads_of(&reading), Predicate::LocatedIn).len(), before - 1);
}

#[test]
fn a_ministry_that_was_renamed_is_one_thing_with_one_name() {
    let ministry = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1058";
    let iris = Iris::default();
    let knowledge = Knowledge::builtin().unwrap();
    let authority = Authority::of(&knowledge, &[ministry.to_owned()].into(), &iris);
    let quads = authority_quads(&authority, &iris);
    let skos = |name: &str| values(&quads, ministry, &format!("http://www.w3.org/2004/02/skos/core#{name}"));
    assert_eq!(skos("prefLabel"), ["Ministerie van Justitie en Veiligheid"]);
    assert!(skos("altLabel").contains(&"Ministerie van Veiligheid en Justitie".to_owned()));
    assert!(values(&quads, ministry, &format!("{KG}validTo")).is_empty(), "it is still there");
}
