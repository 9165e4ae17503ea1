//! How long each canned query takes over many papers: the five letters of the tests, a hundred times.

#![expect(clippy::unwrap_used, reason = "a bench whose setting cannot be made fails")]

use criterion::{Criterion, criterion_group, criterion_main};
use kamergraaf::query::{Catalogue, Limits};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use oxigraph::store::Store;
use std::hint::black_box;

/// What each paper has of its own; everything else is the same thing in every copy.
const OWN: [&str; 10] = [
    "/id/activity/",
    "/id/commitment/",
    "/id/evidence/",
    "/id/meeting/",
    "/id/mention/",
    "/id/motion/",
    "/id/paper/",
    "/id/statement/",
    "/kst-31839-1048",
    "/kst-31839-816",
];

fn copy(node: &NamedNode, number: usize) -> NamedNode {
    if number > 0 && OWN.iter().any(|own| node.as_str().contains(own)) {
        NamedNode::new(format!("{}-copy{number}", node.as_str())).unwrap()
    } else {
        node.clone()
    }
}

fn store(copies: usize) -> Store {
    let text = include_bytes!("../tests/data/graph.trig");
    let quads: Vec<Quad> = RdfParser::from_format(RdfFormat::TriG).for_slice(text).map(Result::unwrap).collect();
    let store = Store::new().unwrap();
    for number in 0..copies {
        let all = quads.iter().map(|quad| {
            let subject = match &quad.subject {
                NamedOrBlankNode::NamedNode(node) => copy(node, number).into(),
                other => other.clone(),
            };
            let object = match &quad.object {
                Term::NamedNode(node) => copy(node, number).into(),
                other => other.clone(),
            };
            let graph = match &quad.graph_name {
                GraphName::NamedNode(node) => copy(node, number).into(),
                other => other.clone(),
            };
            Quad::new(subject, quad.predicate.clone(), object, graph)
        });
        store.extend(all).unwrap();
    }
    store
}

fn queries(criterion: &mut Criterion) {
    let store = store(100);
    let catalogue = Catalogue::built_in().unwrap();
    let mut group = criterion.benchmark_group("query");
    group.sample_size(10);
    for query in catalogue.iter() {
        let example = query.header.examples[0].values.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let narrowed = query.bind(example).unwrap();
        let run = |values| black_box(query.run(&store, values, Limits::default()).unwrap());
        group.bench_function(format!("{} narrowed", query.name), |bench| bench.iter(|| run(&narrowed)));
        if let Ok(all) = query.bind([]) {
            group.bench_function(format!("{} all", query.name), |bench| bench.iter(|| run(&all)));
        }
    }
    group.finish();
}

criterion_group!(benches, queries);
criterion_main!(benches);
