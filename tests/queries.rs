//! The canned queries over a small graph of the five letters, and how they take parameters and give answers.

#![expect(clippy::unwrap_used, reason = "a test whose setting cannot be made fails")]

use kamergraaf::query::{
    Answer, Canned, Catalogue, Format, Limits, OutputError, ParameterError, Problem, QueryError, ask, cells, write,
};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Term, Triple};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsParser, SliceQueryResultsParserOutput};
use oxigraph::store::Store;
use std::sync::LazyLock;
use std::time::Duration;

static GRAPH: LazyLock<Store> = LazyLock::new(|| {
    let store = Store::new().unwrap();
    store.load_from_slice(RdfFormat::TriG, include_bytes!("data/graph.trig")).unwrap();
    store
});
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in().unwrap());

fn answer(name: &str, params: &[(&str, &str)]) -> Answer {
    let query = CATALOGUE.find(name).unwrap();
    query.run(&GRAPH, &query.bind(params.iter().copied()).unwrap(), Limits::default()).unwrap()
}

/// The answer as people see it: of each row the columns asked for.
fn rows(name: &str, params: &[(&str, &str)], columns: &[&str]) -> Vec<Vec<String>> {
    let text = cells(&answer(name, params), &GRAPH);
    let at: Vec<usize> = columns
        .iter()
        .map(|column| text.header.iter().position(|name| name == column).unwrap_or_else(|| panic!("no {column}")))
        .collect();
    text.rows.iter().map(|row| at.iter().map(|index| row[*index].clone()).collect()).collect()
}

/// `tests/data/answers.txt`: a line `## NAME PARAM=VALUE | ...`, the line of columns, a line for each row.
#[test]
fn every_query_gives_exactly_the_rows_that_the_letters_state() {
    let expected = include_str!("data/answers.txt");
    let mut asked = Vec::new();
    for section in expected.split("## ").skip(1) {
        let (head, body) = section.split_once('\n').unwrap();
        let (name, params) = head.split_once(' ').unwrap_or((head, ""));
        let params: Vec<(&str, &str)> = params.split(" | ").filter_map(|pair| pair.split_once('=')).collect();
        let text = cells(&answer(name, &params), &GRAPH);
        let lines: Vec<String> = std::iter::once(&text.header)
            .chain(&text.rows)
            .map(|cells| cells.join(" | ").trim_end().to_owned())
            .collect();
        let wanted: Vec<&str> = body.trim_end().lines().collect();
        assert_eq!(lines, wanted, "query {head}");
        asked.push(name);
    }
    let all: Vec<&str> = CATALOGUE.iter().map(|query| query.name.as_str()).collect();
    asked.dedup();
    assert_eq!(asked, all, "every query is asked, in the order of their names");
}

#[test]
fn every_example_is_among_the_answers() {
    for query in CATALOGUE.iter() {
        for example in &query.header.examples {
            let params: Vec<(&str, &str)> = example.values.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            let columns: Vec<&str> = example.row.iter().map(|(column, _)| column.as_str()).collect();
            let wanted: Vec<String> = example.row.iter().map(|(_, text)| text.clone()).collect();
            let found = rows(&query.name, &params, &columns);
            assert!(found.contains(&wanted), "{}: {wanted:?} is not among {found:#?}", query.name);
        }
    }
}

#[test]
fn every_question_of_the_researchers_has_an_answer() {
    let post = "Staatssecretaris van Volksgezondheid, Welzijn en Sport";
    // CQ01
    assert_eq!(
        rows("signatures", &[], &["paper", "person", "post", "date"]),
        [
            ["002_doorbraakaanpak-2021", "Paul Blokhuis", post, "2021-01-19"],
            ["kst-31839-816", "Maarten van Ooijen", post, "2022-03-18"],
            ["kst-31839-1048", "Teun Struycken", "Staatssecretaris van Justitie en Veiligheid", "2024-12-02"],
            ["kst-31839-1048", "Vincent Karremans", post, "2024-12-02"],
        ]
    );
    // CQ02
    assert_eq!(
        rows("on-behalf-of", &[("paper", "31839-816")], &["onBehalfOf", "quote"]),
        [["Minister voor Rechtsbescherming", "… informeer ik u, mede namens de Minister voor Rechtsbescherming"]]
    );
    // CQ04
    let asked = [("paper", "31839-816"), ("meeting", "29 november 2021"), ("status", "settled")];
    assert_eq!(
        rows("commitments", &asked, &["commitment", "asker"]),
        [
            ["Toezegging om een reactie te geven op het onderzoeksrapport van de SP-fractie", "Peter Kwint"],
            ["Toezegging over traumazorg", "Attje Kuiken"],
            ["Toezegging over werkwijze OZJ 2022", "Lisa Westerveld"],
        ]
    );
    // CQ05
    let supervision = ("programme", "interbestuurlijk");
    let regions =
        |decision| rows("supervision-decisions", &[supervision, ("decision", decision)], &["region"]).concat();
    assert_eq!(regions("extended"), ["Brabant", "Noord-Holland/Amsterdam-Amstelland", "Rijnmond"]);
    assert_eq!(regions("ended"), ["Zeeland", "Zuid-West"]);
    // CQ10
    assert_eq!(
        rows("money", &[("paper", "31839-816"), ("year", "2021")], &["giver", "recipient", "amount", "year"]),
        [["kabinet", "gemeenten", "613000000", "2021"], ["kabinet", "gemeenten", "50000000", "2021"]]
    );
    // CQ12
    assert_eq!(rows("commissions", &[("giver", "wodc")], &["receiver"]), [["Universiteit Leiden"]]);
    // CQ14
    assert_eq!(
        rows("organisation-changes", &[("name", "intervence")], &["organisation", "change", "other", "when"]),
        [["Intervence", "mergedWith", "Jeugdbescherming West", "2021-07-01"]]
    );
    // CQ17
    assert_eq!(
        rows("handling", &[("paper", "31839-1048")], &["role", "quote"]),
        [
            ["agenda", "2024-12-05 10:00: Jeugdbescherming (Commissiedebat)"],
            ["follows", "Volgcommissie: vaste commissie voor Volksgezondheid, Welzijn en Sport"],
            ["leads", "Voortouwcommissie: vaste commissie voor Justitie en Veiligheid"],
        ]
    );
    // CQ18
    assert_eq!(
        rows("annexes", &[("annex", "tussenrapportage")], &["publisher", "published"]),
        [["Universiteit Leiden", "2024-11-04"]]
    );
    // CQ19
    assert_eq!(
        rows("supervision", &[("supervised", "noord-holland")], &["body", "programme", "decision", "until"]),
        [
            ["Inspectie Gezondheidszorg en Jeugd", "verscherpt toezicht", "extended", "2022-08"],
            ["Inspectie Justitie en Veiligheid", "verscherpt toezicht", "extended", "2022-08"],
        ]
    );
    // CQ25
    assert_eq!(
        rows(
            "office-holder",
            &[("paper", "31839-816"), ("post", "rechtsbescherming")],
            &["holder", "party", "from", "until"]
        ),
        [["Franc Weerwind", "Democraten 66", "2022-01-10", "2024-07-02"]]
    );
}

/// Asks every query that can be asked without parameters, else its first example.
fn all_answers(store: &Store) -> Vec<(&'static str, Answer)> {
    let limits = Limits::default();
    let ask = |query: &'static Canned| {
        let example = query.header.examples[0].values.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let values = query.bind([]).or_else(|_| query.bind(example)).unwrap();
        (query.name.as_str(), query.run(store, &values, limits).unwrap())
    };
    CATALOGUE.iter().map(ask).collect()
}

#[test]
fn the_order_of_the_rows_does_not_depend_on_the_order_of_the_quads() {
    let mut quads: Vec<_> = GRAPH.iter().map(Result::unwrap).collect();
    let store = |quads: &[oxigraph::model::Quad]| {
        let store = Store::new().unwrap();
        for quad in quads {
            store.insert(quad).unwrap();
        }
        store
    };
    quads.sort_by_cached_key(ToString::to_string);
    let sorted = all_answers(&store(&quads));
    quads.reverse();
    assert_eq!(all_answers(&store(&quads)), sorted);
    assert_eq!(all_answers(&GRAPH), sorted);
}

#[test]
fn another_base_iri_gives_the_same_rows() {
    let moved = include_str!("data/graph.trig")
        .replace("https://kamergraaf.nl/id/", "https://data.example/id/")
        .replace("https://kamergraaf.nl/graph/", "https://data.example/graph/");
    let store = Store::new().unwrap();
    store.load_from_slice(RdfFormat::TriG, &moved).unwrap();
    let size = |answer: &Answer| match answer {
        Answer::Rows { rows, .. } => rows.len(),
        Answer::Truth(truth) => usize::from(*truth),
        Answer::Graph(triples) => triples.len(),
    };
    let sizes = |answers: Vec<(&'static str, Answer)>| -> Vec<(&str, usize)> {
        answers.iter().map(|(name, answer)| (*name, size(answer))).collect()
    };
    assert_eq!(sizes(all_answers(&store)), sizes(all_answers(&GRAPH)));
}

#[test]
fn a_free_parameter_narrows_nothing_and_a_bound_one_does() {
    assert_eq!(rows("cited-by", &[], &["paper"]).len(), 7);
    assert_eq!(rows("cited-by", &[("paper", "31 765, nr. 479")], &["paper"]).len(), 2);
    assert_eq!(rows("signatures", &[("from", "2022-01-01")], &["paper"]).len(), 3);
    assert_eq!(rows("signatures", &[("from", "2022-01-01"), ("to", "2022-12-31")], &["paper"]).len(), 1);
    assert_eq!(rows("money", &[("atLeast", "1")], &["amount"]).len(), 5, "rows without an amount are left out");
    // A paper without a date is left out by a period, at either end.
    assert_eq!(rows("papers", &[], &["paper"]).len(), 5);
    assert_eq!(rows("papers", &[("from", "1900-01-01")], &["paper"]).len(), 4);
    assert_eq!(rows("papers", &[("to", "2100-01-01")], &["paper"]).len(), 4);
}

#[test]
fn a_name_is_found_by_its_other_spellings() {
    assert_eq!(rows("support", &[("supporter", "ozj")], &["supported"]).len(), 3);
    // The abbreviation stands in the authority graph alone.
    assert_eq!(rows("supervision", &[("body", "IGJ")], &["supervised"]).len(), 2);
    assert_eq!(
        rows("motions", &[("party", "vvd")], &["submitter", "party"]),
        [["Judith Tielen", "Volkspartij voor Vrijheid en Democratie"]]
    );
}

#[test]
fn a_column_that_only_narrows_is_no_column_of_the_answer() {
    let Answer::Rows { variables, rows } = answer("money", &[("giver", "kabinet")]) else { panic!("rows") };
    let names: Vec<&str> = variables.iter().map(|variable| variable.as_str()).collect();
    assert_eq!(
        names,
        [
            "paper",
            "date",
            "giver",
            "giverLabel",
            "recipient",
            "recipientLabel",
            "amount",
            "amountTo",
            "year",
            "since",
            "recurrence",
            "purpose",
            "quote"
        ]
    );
    assert!(rows.iter().all(|row| row.len() == names.len()));
}

#[test]
fn values_never_become_sparql() {
    let everything = r#"x") || true) } #"#;
    assert!(rows("money", &[("giver", everything)], &["giver"]).is_empty());
    assert!(rows("money", &[("giver", r#"" || "a" = "a"#)], &["giver"]).is_empty());
    assert!(rows("organisation", &[("name", "?organisationLabel")], &["organisation"]).is_empty());
    assert!(rows("organisation", &[("name", r"\u0041")], &["organisation"]).is_empty());
    // A pattern of REGEX would match all; as text it matches nothing.
    assert!(rows("signatures", &[("person", ".*")], &["person"]).is_empty());
    let query = CATALOGUE.find("cited-by").unwrap();
    for value in ["https://x> ?p ?o } #", "<https://x>", "31839-816> . ?a ?b ?c", "?citing", ""] {
        assert!(matches!(query.bind([("paper", value)]), Err(ParameterError::Value(_))), "{value}");
    }
}

#[test]
fn faults_in_parameters_are_told_in_one_sentence() {
    let told = |name: &str, params: &[(&str, &str)]| {
        CATALOGUE.find(name).unwrap().bind(params.iter().copied()).unwrap_err().to_string()
    };
    assert_eq!(
        told("signatures", &[("persn", "x")]),
        "query `signatures` has no parameter `persn`; did you mean `person`?; it takes `paper`, `person`, `post`, `from`, `to`"
    );
    assert_eq!(
        told("signatures", &[("from", "18-03-2022")]),
        "`18-03-2022` is no value for parameter `from`, which takes a day such as 2022-03-18"
    );
    assert_eq!(
        told("signatures", &[("person", "a"), ("person", "b")]),
        "parameter `person` is given twice; give it once"
    );
    assert_eq!(
        told("organisation", &[]),
        "query `organisation` needs `name`: a part of the organisation's name or its abbreviation; add --param name=..."
    );
}

#[test]
fn a_misspelt_name_gets_the_nearest_right_one() {
    assert_eq!(
        CATALOGUE.find("cited_by").unwrap_err().to_string(),
        "there is no canned query `cited_by`; did you mean `cited-by`?; `kamergraaf query` lists them all"
    );
    assert_eq!(CATALOGUE.find("comitments").unwrap_err().nearest.as_deref(), Some("commitments"));
    assert_eq!(CATALOGUE.find("weather").unwrap_err().nearest, None);
}

/// A query file with a header that is right but for what a test changes in it.
const FILE: &str = "\
#+ title-nl: Welke stukken zijn er?
#+ title-en: Which papers are there?
#+ summary: Papers.
#+ description: One row for each paper,
#+   whatever it is.
#+ param: paper kst the paper
#+ param: most integer default=10 the most
#+ example: most=3 => paper=kst-31839-816
SELECT ?paper ?_most WHERE { GRAPH ?paper { ?paper a kg:Kamerstuk } }
";

#[test]
fn a_header_is_read() {
    let query = Canned::parse("mine.rq", FILE).unwrap();
    assert_eq!(query.name, "mine");
    assert_eq!(query.header.description, "One row for each paper, whatever it is.");
    let most = query.header.parameter("most").unwrap();
    assert_eq!((most.default.as_deref(), most.required, most.text.as_str()), (Some("10"), false, "the most"));
    assert_eq!(query.bind([]).unwrap()["most"], Term::from(oxigraph::model::Literal::from(10)));
    assert!(!query.bind([]).unwrap().contains_key("paper"), "a parameter without value and default stays free");
}

#[test]
fn faults_in_a_file_are_told_with_line_and_remedy() {
    let fault = |from: &str, to: &str| {
        assert!(FILE.contains(from), "{from}");
        let fault = Canned::parse("mine.rq", &FILE.replace(from, to)).unwrap_err();
        assert_eq!(fault.file, "mine.rq");
        assert!(fault.to_string().ends_with(&fault.problem.remedy()), "{fault}");
        (fault.line, fault.problem)
    };
    assert_eq!(
        fault("title-en", "titel-en"),
        (2, Problem::UnknownKey { key: "titel-en".into(), nearest: Some("title-en".into()) })
    );
    assert_eq!(fault("#+ summary: Papers.\n", ""), (1, Problem::MissingKey("summary")));
    assert_eq!(fault("summary: Papers.", "summary:"), (1, Problem::MissingKey("summary")));
    assert_eq!(fault("title-en", "title-nl"), (2, Problem::RepeatedKey("title-nl")));
    assert_eq!(fault("#+ summary: Papers.", "#+ Papers."), (3, Problem::NoKey));
    assert_eq!(fault("paper kst the paper", "paper"), (6, Problem::Parameter));
    assert_eq!(fault("paper kst the paper", "paper kst"), (6, Problem::Parameter));
    assert_eq!(fault("paper kst", "Pa-per kst"), (6, Problem::Parameter));
    assert_eq!(fault("integer default=10", "integer required default=10"), (7, Problem::Parameter));
    assert_eq!(
        fault("integer", "intger"),
        (7, Problem::UnknownType { name: "most".into(), kind: "intger".into(), nearest: Some("integer".into()) })
    );
    assert!(matches!(fault("default=10", "default=ten"), (7, Problem::Value(_))));
    assert_eq!(fault("most integer", "paper integer"), (7, Problem::RepeatedParameter("paper".into())));
    assert_eq!(fault("=> paper=kst-31839-816", "paper"), (8, Problem::Example));
    assert_eq!(fault("=> paper=kst-31839-816", "=>"), (8, Problem::Example));
    assert!(matches!(fault("most=3", "most=many"), (8, Problem::ExampleParameters(_))));
    assert_eq!(fault("=> paper=", "=> papers="), (8, Problem::ExampleColumn("papers".into())));
    assert_eq!(fault("SELECT ?paper ?_most", "SELECT ?paper"), (7, Problem::NotSelected("_most".into())));
    assert!(matches!(fault("kg:Kamerstuk }", "kg:Kamerstuk"), (10, Problem::Sparql(_))));
    for name in ["mine.sparql", "Mine.rq", ".rq", "a b.rq"] {
        assert_eq!(Canned::parse(name, FILE).unwrap_err().problem, Problem::FileName, "{name}");
    }
}

#[test]
fn a_later_file_replaces_an_earlier_one() {
    let own = FILE.replace("Welke stukken zijn er?", "Mijn stukken");
    let catalogue = Catalogue::new([("papers.rq", FILE), ("papers.rq", own.as_str())]).unwrap();
    assert_eq!(catalogue.find("papers").unwrap().header.title_nl, "Mijn stukken");
    assert_eq!(catalogue.iter().count(), 1);
}

#[test]
fn ones_own_sparql_sees_all_graphs_and_knows_the_prefixes() {
    let text = |sparql: &str| cells(&ask(&GRAPH, sparql, Limits::default()).unwrap(), &GRAPH).rows;
    assert_eq!(text("SELECT ?o WHERE { ?s kg:mergedWith ?o }"), [["Jeugdbescherming West"]]);
    assert_eq!(text("ASK { ?s kg:mergedWith ?o }"), [["yes"]]);
    assert_eq!(text("ASK { ?s kg:amends ob:kst-31839-816 }"), [["no"]]);
    assert_eq!(
        text("CONSTRUCT { ?o kg:mergedWith ?s } WHERE { ?s kg:mergedWith ?o }"),
        [["Jeugdbescherming West", "kg:mergedWith", "Intervence"]]
    );
    assert!(!ask(&GRAPH, "DESCRIBE kg:signedBy", Limits::default()).unwrap().is_empty());
    // FROM narrows to the graphs that it names.
    assert_eq!(
        text("SELECT ?o FROM <https://kamergraaf.nl/graph/authority> WHERE { ?s kg:mergedWith ?o }"),
        [[""; 1]; 0]
    );
}

#[test]
fn what_must_not_be_asked_is_refused() {
    let refused = |sparql: &str, limits| ask(&GRAPH, sparql, limits).unwrap_err();
    let limits = Limits::default();
    assert!(matches!(
        refused("SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }", limits),
        QueryError::Service
    ));
    assert!(matches!(refused("DELETE WHERE { ?s ?p ?o }", limits), QueryError::Syntax(_)));
    assert!(matches!(refused("SELECT * WHERE { ?s ?p }", limits), QueryError::Syntax(_)));
    assert!(matches!(refused("SELECT * WHERE { ?s ?p ?o }", Limits { rows: 5, ..limits }), QueryError::TooLarge(5)));
    let deep = |n: usize| format!("ASK {{ FILTER({}true{}) }}", "(".repeat(n), ")".repeat(n));
    assert!(matches!(refused(&deep(1000), limits), QueryError::TooDeep(_)));
    let long = |n: usize| format!("ASK {{ {} }}", "{?a ?b ?c}".repeat(n));
    assert!(matches!(refused(&long(7000), limits), QueryError::TooLong(_)));
    // Not too long: it may be slow, but it must not bring the program down.
    let slow =
        ask(&GRAPH, &format!("ASK {{ {} }}", "{}".repeat(30_000)), Limits { time: Duration::from_secs(5), ..limits });
    assert!(matches!(slow, Ok(Answer::Truth(true)) | Err(QueryError::TooSlow(_))), "{slow:?}");
    assert!(!ask(&GRAPH, &deep(190), limits).unwrap().is_empty());
    let product = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    let time = Duration::from_millis(20);
    assert!(matches!(refused(product, Limits { time, ..limits }), QueryError::TooSlow(limit) if limit == time));
}

#[test]
fn every_format_reads_back_as_the_same_answer() {
    let answer = answer("money", &[]);
    let Answer::Rows { variables, rows } = &answer else { panic!("rows") };
    for (format, results) in [
        (Format::Tsv, QueryResultsFormat::Tsv),
        (Format::Json, QueryResultsFormat::Json),
        (Format::Xml, QueryResultsFormat::Xml),
    ] {
        let mut out = Vec::new();
        write(&answer, format, &mut out).unwrap();
        let parsed = QueryResultsParser::from_format(results).for_slice(&out).unwrap();
        let SliceQueryResultsParserOutput::Solutions(solutions) = parsed else { panic!("solutions") };
        assert_eq!(solutions.variables(), variables);
        let read: Vec<Vec<Option<Term>>> = solutions.map(|solution| solution.unwrap().values().to_vec()).collect();
        assert_eq!(&read, rows, "{format:?}");
    }
    let mut out = Vec::new();
    write(&answer, Format::Csv, &mut out).unwrap();
    let mut csv = csv::Reader::from_reader(out.as_slice());
    let header: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(header, variables.iter().map(|variable| variable.as_str().to_owned()).collect::<Vec<_>>());
    let records: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), rows.len());
    let quote = header.iter().position(|name| name == "quote").unwrap();
    let quotes: Vec<&str> = records.iter().map(|record| &record[quote]).collect();
    let wanted: Vec<String> = cells(&answer, &GRAPH).rows.iter().map(|row| row.last().unwrap().clone()).collect();
    assert_eq!(quotes, wanted);
}

#[test]
fn triples_are_written_as_turtle_with_the_prefixes_they_use() {
    let answer = answer("paper-graph", &[("paper", "31839-816")]);
    let Answer::Graph(triples) = &answer else { panic!("a graph") };
    let mut out = Vec::new();
    write(&answer, Format::Turtle, &mut out).unwrap();
    let mut read: Vec<Triple> =
        RdfParser::from_format(RdfFormat::Turtle).for_slice(&out).map(|quad| quad.unwrap().into()).collect();
    read.sort_by_cached_key(Triple::to_string);
    assert_eq!(&read, triples);
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("@prefix kg: <https://kamergraaf.nl/def#> ."), "{text}");
    assert!(!text.contains("@prefix prov:"), "{text}");
    let mut csv = Vec::new();
    write(&answer, Format::Csv, &mut csv).unwrap();
    assert!(csv.starts_with(b"subject,predicate,object\r\n"));
}

#[test]
fn only_triples_are_turtle() {
    for sparql in ["SELECT * WHERE { ?s kg:mergedWith ?o }", "ASK { ?s ?p ?o }"] {
        let answer = ask(&GRAPH, sparql, Limits::default()).unwrap();
        assert!(matches!(write(&answer, Format::Turtle, &mut Vec::new()), Err(OutputError::NotAGraph)));
    }
}

#[test]
fn the_truth_is_written_in_every_other_format() {
    let yes = ask(&GRAPH, "ASK { ?s ?p ?o }", Limits::default()).unwrap();
    let text = |format| {
        let mut out = Vec::new();
        write(&yes, format, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert_eq!(text(Format::Csv), "true\n");
    assert_eq!(text(Format::Tsv), "true\n");
    assert_eq!(text(Format::Json), "{\"head\":{},\"boolean\":true}\n");
    assert!(text(Format::Xml).contains("<boolean>true</boolean>"));
}
