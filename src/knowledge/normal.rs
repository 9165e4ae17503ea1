//! Names as they are compared.

/// A name as it is compared: lower case, one kind of apostrophe and hyphen, single blanks, no marks at its ends.
///
/// ```
/// assert_eq!(kamergraaf::knowledge::normal("«Volksgezondheid,\n Welzijn en Sport»"), "volksgezondheid welzijn en sport");
/// ```
#[must_use]
pub fn normal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            '’' | '‘' | '´' | '\'' => out.push('\''),
            '–' | '—' | '\u{2011}' => out.push('-'),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            ';' | ':' | ',' | '"' | '«' | '»' | '“' | '”' => {}
            c => out.push(c),
        }
    }
    out.trim_matches([' ', '.', '(', ')']).to_owned()
}

/// A name as a label: its first letter a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
