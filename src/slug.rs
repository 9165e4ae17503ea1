//! Slugs: names as the last part of an IRI. The one rule by which the linker keys things and the graph mints their IRIs.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest slug, in characters: a longer one keeps its beginning and gets a hash of the whole.
const LONGEST: usize = 80;

/// How many digits of the hash a long slug ends in.
const HASH: usize = 8;

/// A name as the last part of an IRI: letters and digits kept, accents off, lower case, `+` spelt out, apostrophes dropped, the
/// rest a single hyphen. A slug is its own slug. An official identifier (`kst-35925-XVI-161`) keeps its capitals.
///
/// ```
/// use kamergraaf::graph::slug;
/// assert_eq!(slug("Coördinatie- & Adviespunt"), "coordinatie-adviespunt");
/// assert_eq!(slug("MDA++"), "mdaplusplus");
/// assert_eq!(slug("kst-35925-XVI-161"), "kst-35925-XVI-161");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    let official = name.starts_with("kst-") && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if official {
        return name.to_owned();
    }
    let mut slug = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' | '‘' | '´' => {}
            '+' => slug.push_str("plus"),
            // The one Dutch papers have (in names from the north) that Unicode does not take apart.
            'ø' => slug.push('o'),
            c if c.is_alphanumeric() => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() || slug.chars().count() > LONGEST {
        let start: String = slug.chars().take(LONGEST - HASH - 1).collect();
        // Of the slug and not of the name, so that spellings of a long name are one too.
        let hash = hash(&[if slug.is_empty() { name } else { &slug }]);
        slug = format!("{}-{}", start.trim_end_matches('-'), &hash[..HASH]).trim_start_matches('-').to_owned();
    }
    slug
}

/// A short stable name for what the parts say together: 128 bits of BLAKE3 as 32 hexadecimal digits.
#[must_use]
pub(crate) fn hash(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_one_spelling_for_many() {
        for name in ["Groen-Links/PvdA", "groen-links PvdA", "GROEN LINKS – PVDA"] {
            assert_eq!(slug(name), "groen-links-pvda", "{name}");
        }
        assert_eq!(slug("Jeugdzorg\u{a0}Zuid‑West"), "jeugdzorg-zuid-west");
        assert_eq!(slug("IJmond"), "ijmond");
        assert_eq!(slug("Programma's"), slug("Programma’s"));
        assert_eq!(slug("Bjørn Öztürk"), "bjorn-ozturk");
    }

    #[test]
    fn a_slug_is_never_empty_and_never_long() {
        assert_eq!(slug("«»").len(), 8);
        let long =
            "Verklarende factoren voor het volume van jeugdbeschermingsmaatregelen en jeugdreclasseringstrajecten";
        assert!(slug(long).chars().count() <= LONGEST, "{}", slug(long));
        assert_ne!(slug(long), slug(&format!("{long} deel 2")));
        assert_eq!(slug(long), slug(&long.to_uppercase()));
    }

    #[test]
    fn a_slug_is_its_own_slug() {
        let long =
            "Verklarende factoren voor het volume van jeugdbeschermingsmaatregelen, deel 2: ’s-Hertogenbosch e.o.";
        for name in [long, "MDA++", "«»", "Veiligheidsregio’s", "kst-31839-816", "Súdwest-Fryslân"] {
            assert_eq!(slug(&slug(name)), slug(name));
        }
    }
}
