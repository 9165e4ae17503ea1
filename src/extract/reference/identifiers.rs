//! References that are identifiers: `kst-31839-816`, `2024Z19930`, `TZ202412-101`, `ECLI:NL:HR:2010:392`, `LJN AB1234`, `BWBR0034925`,
//! `jci1.3:c:BWBR0034925&artikel=2.3`, `CVDR123456`, `32016R0679`, and web addresses that hold one.

use super::dossier::Dossier;
use super::grammar::Grammar;
use super::scan::{Gap, Kind};
use super::words::{Named, Role};
use super::year::ParliamentaryYear;
use super::{Fields, Kind as ReferenceKind, PUBLICATIONS, Reference};
use crate::span::Span;

/// The longest identifier behind its first digit, in bytes.
const LONGEST: usize = 160;
/// The longest part of an identifier before its first digit, in bytes.
const LONGEST_PREFIX: usize = 32;

impl Grammar<'_> {
    /// Reads the identifier whose first digits stand at `digits`, not before `floor`.
    pub(super) fn identifier(&self, digits: usize, floor: usize) -> Option<Reference> {
        let run = self.run_before(digits, floor);
        let prefix = self.scan.slice(run, digits);
        let number = self.scan.next(digits);
        let after = self.scan.at(number.end);
        if prefix.is_empty() && !after.is_some_and(|char| char.is_ascii_alphabetic()) {
            return None;
        }
        self.official(prefix, digits)
            .or_else(|| self.case(prefix, digits))
            .or_else(|| self.regulation(prefix, digits))
            .or_else(|| self.judgment(prefix, run, digits))
            .or_else(|| self.celex(prefix, digits))
            .or_else(|| self.commitment_number(prefix, digits))
            .or_else(|| self.address(prefix, digits))
    }

    /// Where the run of characters of an identifier begins that ends before `digits`.
    fn run_before(&self, digits: usize, floor: usize) -> usize {
        let bytes = self.scan.text.as_bytes();
        let least = digits.saturating_sub(LONGEST_PREFIX).max(floor);
        let mut start = digits;
        while start > least && (bytes[start - 1].is_ascii_alphanumeric() || b"-:./_=&%".contains(&bytes[start - 1])) {
            start -= 1;
        }
        start
    }

    /// `kst-31839-816`, `h-tk-20172018-70-12`, `stcrt-2015-47076`.
    fn official(&self, prefix: &str, digits: usize) -> Option<Reference> {
        let letters =
            prefix.len() - prefix.bytes().rev().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'-').count();
        let name = prefix.get(letters..).filter(|name| name.ends_with('-'))?;
        // In `besluit-kst-31839-816` the identifier begins later.
        let (skip, named) = name
            .char_indices()
            .filter(|(at, _)| *at == 0 || name.as_bytes()[at - 1] == b'-')
            .find_map(|(at, _)| Some((at, self.words.identifier(&name[at..])?)))?;
        let start = digits - name.len() + skip;
        let rest = &self.scan.text[digits..];
        let length = rest
            .bytes()
            .take(LONGEST)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'(' | b')'))
            .count();
        let tail = rest[..length].trim_end_matches(['-', '(']);
        let tail = if tail.contains('(') { tail } else { tail.trim_end_matches(')') };
        let span = Span::new(start, digits + tail.len());
        let lower = name[skip..].to_ascii_lowercase();
        if named == Named::Kamerstuk {
            return self.paper_identifier(span, tail);
        }
        let kind = match named {
            Named::Handelingen => ReferenceKind::Handelingen,
            Named::Aanhangsel => ReferenceKind::Aanhangsel,
            Named::Zaak => ReferenceKind::Zaak,
            Named::Activiteit => ReferenceKind::Activiteit,
            Named::Gazette => match lower.as_str() {
                "stb-" => ReferenceKind::Staatsblad,
                "stcrt-" => ReferenceKind::Staatscourant,
                "trb-" => ReferenceKind::Tractatenblad,
                _ => ReferenceKind::Blad,
            },
            Named::Kamerstuk | Named::Document | Named::Attachment => ReferenceKind::Document,
        };
        let id = format!("{lower}{tail}");
        Some(by_identifier(span, kind, id.clone(), format!("{PUBLICATIONS}{id}")))
    }

    /// The parts of `kst-`: year, dossier, suffix, number, attachment.
    fn paper_identifier(&self, span: Span, tail: &str) -> Option<Reference> {
        let mut parts: Vec<&str> = tail.split('-').filter(|part| !part.is_empty()).collect();
        let mut fields = Fields::default();
        if parts.len() > 2 && parts[0].len() == 8 {
            let (first, last) = (parts[0][..4].parse().ok()?, parts[0][4..].parse().ok()?);
            fields.year = Some(ParliamentaryYear { first, last });
            parts.remove(0);
        }
        // An attachment or a reprint stands behind the number: `-b1`, `-h1`, `-n1`.
        let addition = |part: &str| {
            part.len() > 1 && part.starts_with(['b', 'h', 'n']) && part[1..].bytes().all(|byte| byte.is_ascii_digit())
        };
        let extra = if parts.len() > 2 && parts.last().is_some_and(|last| addition(last)) { parts.pop() } else { None };
        let number = if parts.len() > 1 { parts.pop() } else { None };
        let (dossier, suffix) = (parts.first()?, parts.get(1));
        let suffix = suffix.map(|suffix| suffix.trim_matches(['(', ')']).to_ascii_uppercase());
        fields.dossiers.push(Dossier { number: (*dossier).to_owned(), suffix });
        fields.numbers.extend(number.map(str::to_owned));
        let mut reference = self.judged(span, fields, None);
        if let (Some(extra), Some(iri)) = (extra, reference.iris.first_mut()) {
            iri.push('-');
            iri.push_str(extra);
            reference.fields.parts.insert("attachment", extra.to_owned());
        }
        Some(reference)
    }

    /// `2024Z19930`, `2022D10704`, `2023A07835`: cases, documents and activities of the Tweede Kamer.
    fn case(&self, prefix: &str, digits: usize) -> Option<Reference> {
        if prefix.ends_with(|char: char| char.is_ascii_alphanumeric()) {
            return None;
        }
        let year = self.scan.next(digits);
        let letter = self.scan.next(year.end);
        let number = self.scan.next(letter.end);
        let tight = letter.gap == Gap::None && number.gap == Gap::None && number.kind == Kind::Number;
        let right = tight && year.len() == 4 && (5..=6).contains(&number.len()) && self.stops(number.end);
        if !right || !(self.scan.of(year).starts_with("19") || self.scan.of(year).starts_with("20")) {
            return None;
        }
        let span = Span::new(digits, number.end);
        let id = self.scan.slice(span.start, span.end).to_uppercase();
        let (kind, iri) = match self.scan.of(letter) {
            "Z" | "z" => (ReferenceKind::Zaak, format!("https://www.tweedekamer.nl/kamerstukken/detail?id={id}")),
            "D" | "d" => (ReferenceKind::Document, format!("https://www.tweedekamer.nl/downloads/document?id={id}")),
            "A" | "a" => (
                ReferenceKind::Activiteit,
                format!("https://www.tweedekamer.nl/debat_en_vergadering/commissievergaderingen/details?id={id}"),
            ),
            _ => return None,
        };
        Some(by_identifier(span, kind, id, iri))
    }

    /// `BWBR0034925`, `jci1.3:c:BWBR0034925&artikel=2.3`, `CVDR123456/1`.
    fn regulation(&self, prefix: &str, digits: usize) -> Option<Reference> {
        let rest = &self.scan.text[digits..];
        let lower = prefix.to_ascii_lowercase();
        if lower.ends_with("jci") {
            let length = rest
                .bytes()
                .take(LONGEST)
                .take_while(|byte| byte.is_ascii_alphanumeric() || b".:&=-_/".contains(byte))
                .count();
            let tail = rest[..length].trim_end_matches(['.', ':', '&', '-', '/']);
            let span = Span::new(digits - 3, digits + tail.len());
            let id = format!("jci{tail}");
            return tail.contains("BWB").then(|| {
                by_identifier(span, ReferenceKind::Bwb, id.clone(), format!("https://wetten.overheid.nl/{id}"))
            });
        }
        let letters = prefix.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let name = prefix[prefix.len() - letters..].to_ascii_uppercase();
        let number = self.scan.next(digits);
        let bounded = self.stops(number.end);
        if matches!(name.as_str(), "BWBR" | "BWBV" | "BWBW") && number.len() == 7 && bounded {
            let id = format!("{name}{}", self.scan.of(number));
            let iri = format!("https://wetten.overheid.nl/{id}");
            return Some(by_identifier(Span::new(digits - letters, number.end), ReferenceKind::Bwb, id, iri));
        }
        if name == "CVDR" && bounded {
            let slash = self.scan.next(number.end);
            let version = self.scan.next(slash.end);
            let versioned =
                slash.is('/') && slash.gap == Gap::None && version.kind == Kind::Number && version.gap == Gap::None;
            let end = if versioned { version.end } else { number.end };
            let id = format!("CVDR{}", self.scan.slice(digits, end));
            let iri = format!("https://lokaleregelgeving.overheid.nl/{id}");
            return Some(by_identifier(Span::new(digits - letters, end), ReferenceKind::Cvdr, id, iri));
        }
        None
    }

    /// `ECLI:NL:HR:2010:392`, and `LJN AB1234`.
    fn judgment(&self, prefix: &str, run: usize, digits: usize) -> Option<Reference> {
        let lower = prefix.to_ascii_lowercase();
        if let Some(at) = lower.rfind("ecli:") {
            let start = run + at;
            let rest = &self.scan.text[start..];
            let length = rest
                .bytes()
                .take(LONGEST)
                .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'.'))
                .count();
            let id = rest[..length].trim_end_matches(['.', ':']).to_ascii_uppercase();
            let parts: Vec<&str> = id.split(':').collect();
            let [_, country, _, year, _] = parts.as_slice() else { return None };
            if country.len() != 2 || year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            let iri = if *country == "NL" {
                format!("https://deeplink.rechtspraak.nl/uitspraak?id={id}")
            } else {
                format!("https://e-justice.europa.eu/ecli/{id}")
            };
            return Some(by_identifier(Span::new(start, start + id.len()), ReferenceKind::Ecli, id, iri));
        }
        self.old_judgment(digits)
    }

    /// `LJN AB1234`, `LJN: AB 1234`, `LJ-nummer AF3483`.
    pub(super) fn old_judgment(&self, digits: usize) -> Option<Reference> {
        let number = self.scan.next(digits);
        let letters = self.scan.prev(digits);
        let right = number.len() == 4 && letters.kind == Kind::Word && letters.len() == 2 && letters.gap != Gap::Line;
        if !right || !self.stops(number.end) || !self.scan.of(letters).is_ascii() {
            return None;
        }
        let mut at = letters.start;
        let mut start = None;
        for _ in 0..6 {
            let token = self.scan.prev(at);
            let roles = self.role(token);
            if roles.has(Role::Judgment) {
                start = Some(token.start);
                break;
            }
            let passes =
                roles.has(Role::Number) || token.is_dash() || matches!(token.kind, Kind::Mark(':' | '.' | ','));
            if !passes {
                break;
            }
            at = token.start;
        }
        let id = format!("{}{}", self.scan.of(letters), self.scan.of(number)).to_uppercase();
        let iri = format!("https://deeplink.rechtspraak.nl/uitspraak?ljn={id}");
        let mut reference = by_identifier(Span::new(start?, number.end), ReferenceKind::Ljn, id.clone(), iri);
        reference.normal = format!("LJN {id}");
        Some(reference)
    }

    /// `32016R0679`, `62019CJ0311`.
    fn celex(&self, prefix: &str, digits: usize) -> Option<Reference> {
        let first = self.scan.next(digits);
        let letters = self.scan.next(first.end);
        let number = self.scan.next(letters.end);
        let encoded = prefix.ends_with("%3A") || prefix.ends_with("%3a");
        let bounded = encoded || !prefix.ends_with(|char: char| char.is_ascii_alphanumeric());
        let tight = letters.gap == Gap::None
            && number.gap == Gap::None
            && letters.kind == Kind::Word
            && number.kind == Kind::Number;
        let sector = self.scan.of(first).starts_with(|char: char| ('1'..='9').contains(&char));
        let year = self.scan.of(first).get(1..).is_some_and(|year| ("1950".."2100").contains(&year) && year.len() == 4);
        let word = self.scan.of(letters);
        let upper = letters.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        if !(bounded && tight && sector && year && upper && number.len() == 4 && self.stops(number.end)) {
            return None;
        }
        let id = self.scan.slice(digits, number.end).to_owned();
        let iri = super::eu::celex_iri(&id);
        let mut reference = by_identifier(Span::new(digits, number.end), ReferenceKind::Eu, id.clone(), iri);
        reference.fields.parts = [("celex", id)].into();
        Some(reference)
    }

    /// `TZ202412-101`.
    fn commitment_number(&self, prefix: &str, digits: usize) -> Option<Reference> {
        let month = self.scan.next(digits);
        let dash = self.scan.next(month.end);
        let number = self.scan.next(dash.end);
        let tight = dash.is_dash() && dash.gap == Gap::None && number.gap == Gap::None && number.kind == Kind::Number;
        let bare =
            prefix.strip_suffix("TZ").is_some_and(|rest| !rest.ends_with(|char: char| char.is_ascii_alphanumeric()));
        if !(bare && tight && month.len() == 6 && number.len() <= 4) {
            return None;
        }
        let span = Span::new(digits - 2, number.end);
        let id = format!("TZ{}-{}", self.scan.of(month), self.scan.of(number));
        Some(commitment(span, id))
    }

    /// `Toezegging 11889`, `toezegging T01234`, at the word.
    pub(super) fn commitment(&self, start: usize) -> Option<Reference> {
        let mut at = self.scan.next(start).end;
        for _ in 0..4 {
            let token = self.scan.next(at);
            if !(self.role(token).has(Role::Number) || matches!(token.kind, Kind::Mark('.' | ':' | '('))) {
                break;
            }
            at = token.end;
        }
        let token = self.scan.next(at);
        let number = if self.scan.of(token) == "T" { self.scan.next(token.end) } else { token };
        let right = number.kind == Kind::Number && (4..=6).contains(&number.len()) && self.ends_well(number.end);
        let year = number.len() == 4 && self.scan.of(number).starts_with(['1', '2']);
        let id = self.scan.slice(token.start, number.end).to_owned();
        (right && !year && self.stops(number.end)).then(|| commitment(Span::new(start, number.end), id))
    }

    /// A dossier in a web address: `eerstekamer.nl/wetsvoorstel/34857_...`, `officielebekendmakingen.nl/dossier/31839`.
    fn address(&self, prefix: &str, digits: usize) -> Option<Reference> {
        let path = prefix.strip_suffix('/')?.rsplit(['/', '.']).next()?;
        let number = self.scan.next(digits);
        if !self.words.roles(path).has(Role::Dossier) || number.len() != 5 {
            return None;
        }
        let dossier = Dossier { number: self.scan.of(number).to_owned(), suffix: None };
        let fields = Fields { dossiers: vec![dossier], ..Fields::default() };
        Some(self.judged(Span::new(digits, number.end), fields, None))
    }

    fn stops(&self, end: usize) -> bool {
        !self.scan.at(end).is_some_and(char::is_alphanumeric)
    }
}

fn commitment(span: Span, id: String) -> Reference {
    let normal = if id.starts_with('T') { id.clone() } else { format!("Toezegging {id}") };
    let fields = Fields { parts: [("identifier", id)].into(), ..Fields::default() };
    Reference { span, kind: ReferenceKind::Toezegging, normal, fields, ..Reference::default() }
}

fn by_identifier(span: Span, kind: ReferenceKind, id: String, iri: String) -> Reference {
    let fields = Fields { parts: [("identifier", id.clone())].into(), ..Fields::default() };
    Reference { span, iris: vec![iri], kind, normal: id, fields, ..Reference::default() }
}
