use super::*;
use crate::source::BlockKind;

fn letter(name: &str) -> Document {
    let path = format!("{}/examples/letters/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    read(name, &std::fs::read_to_string(path).unwrap()).unwrap()
}
#[test]
fn dump() {
    for n in [
        "000_kst-31839-816",
        "001_voortgang-zorg-voor-de-jeugd-2019",
        "002_doorbraakaanpak-2021",
        "003_kst-31839-1048",
        "004_voortgangsbrief-jeugd-2025",
    ] {
        let d = letter(n);
        let mut o = String::new();
        for b in &d.blocks {
            o += &format!("{:?}| {}\n", b.kind, d.surface(b.span));
        }
        o += &format!("{:?}\n", d.metadata);
        for f in &d.footnotes {
            o += &format!(
                "{} {:?} {:?}\n",
                f.mark,
                d.surface(f.span),
                f.anchors
                    .iter()
                    .map(|a| {
                        let s = (0..=*a).rev().filter(|i| d.text.is_char_boundary(*i)).nth(30).unwrap_or(0);
                        &d.text[s..*a]
                    })
                    .collect::<Vec<_>>()
            );
        }
        std::fs::write(format!("/tmp/dump-{}.txt", &n[..3]), o).unwrap();
    }
}
