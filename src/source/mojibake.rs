//! Letters that were encoded twice.

/// A letter whose UTF-8 bytes were taken for Windows-1252 and encoded once more, at the start of `text`, and how many
/// bytes of `text` it takes: `Ã«` is `ë`. The pairs do not occur in Dutch, nor in the languages it quotes.
pub(super) fn mojibake(text: &str) -> Option<(char, usize)> {
    let lead = text.chars().next().filter(|c| matches!(c, 'Ã' | 'Â' | 'â' | 'Å'))?;
    let count = if lead == 'â' { 3 } else { 2 };
    let mut bytes = Vec::with_capacity(count);
    let mut len = 0;
    for c in text.chars().take(count) {
        bytes.push(windows_1252(c)?);
        len += c.len_utf8();
    }
    let right = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((right, len))
}

fn windows_1252(c: char) -> Option<u8> {
    if u32::from(c) < 0x80 {
        return None;
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match bytes.as_ref() {
        [byte] if !unmappable => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_encoded_twice_are_taken_for_such() {
        assert_eq!(mojibake("Ã«nten"), Some(('ë', 4)));
        assert_eq!(mojibake("â‚¬ 5"), Some(('€', 7)));
        assert_eq!(mojibake("â€™s"), Some(('’', 8)));
        assert_eq!(mojibake("Âge d’or"), None);
        assert_eq!(mojibake("Ãma"), None);
        assert_eq!(mojibake("ë"), None);
    }
}
