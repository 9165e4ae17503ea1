//! How fast whole letters are read, from bytes to statements, and how long a reader takes to make.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kamergraaf::knowledge::Knowledge;
use kamergraaf::reader::Reader;
use std::hint::black_box;

fn reading(criterion: &mut Criterion) {
    let reader = Knowledge::builtin().and_then(Reader::new).unwrap_or_else(|error| panic!("{error}"));
    let mut group = criterion.benchmark_group("reading");
    for name in ["000_kst-31839-816", "001_voortgang-zorg-voor-de-jeugd-2019", "004_voortgangsbrief-jeugd-2025"] {
        let path = format!("{}/examples/letters/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| reader.read(name, black_box(&bytes))));
    }
    group.finish();
}

fn making(criterion: &mut Criterion) {
    criterion.bench_function("making a reader", |bencher| bencher.iter(|| Knowledge::builtin().and_then(Reader::new)));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = reading, making
}
criterion_main!(benches);
