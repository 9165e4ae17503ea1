//! How fast references are found, beside one plain pass of a regular expression over the same text.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark may stop")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kamergraaf::extract::reference::Finder;
use kamergraaf::knowledge::Knowledge;
use std::hint::black_box;

/// How much text is read, in bytes: the letters repeated.
const SIZE: usize = 50_000_000;

fn letters() -> std::io::Result<String> {
    let mut paths: Vec<_> = std::fs::read_dir("examples/letters")?.collect::<Result<_, _>>()?;
    paths.sort_by_key(std::fs::DirEntry::path);
    let mut letters = String::new();
    for path in paths {
        letters.push_str(&std::fs::read_to_string(path.path())?);
    }
    Ok(letters.repeat(SIZE / letters.len() + 1))
}

fn references(criterion: &mut Criterion) {
    let knowledge = Knowledge::builtin().expect("the knowledge files are sound");
    let finder = Finder::new(&knowledge).expect("the words of references are sound");
    let digits = regex::Regex::new(r"\d+").expect("the pattern is sound");
    let text = letters().expect("the example letters can be read");
    let mut group = criterion.benchmark_group("references");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("finder", |bench| bench.iter(|| black_box(finder.find_in(&text)).len()));
    group.bench_function("one pass of \\d+", |bench| bench.iter(|| digits.find_iter(black_box(&text)).count()));
    group.finish();
}

criterion_group!(benches, references);
criterion_main!(benches);
