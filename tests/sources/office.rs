//! Documents of word processors.

use super::*;
use std::io::Write;

/// A Word document of the given body and notes.
pub fn docx(body: &str, notes: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let parts = [
        ("word/document.xml", format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>")),
        ("word/footnotes.xml", format!("<w:footnotes xmlns:w='w'>{notes}</w:footnotes>")),
    ];
    for (name, content) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_word_document_of_the_old_kind_is_the_same_paper() {
    let (old, new) = (paper("kst-36278-motie.doc"), paper("kst-36278-motie.docx"));
    assert_eq!(blocks(&old), blocks(&new));
    assert_eq!(old.metadata.identifier.as_deref(), Some("kst-36278-32"));
    assert_eq!((title(&old), signers(&old)), (title(&new), signers(&new)));
    let answer = paper("beantwoording-noot.doc");
    let note = &answer.footnotes[0];
    assert!(answer.surface(note.span).starts_with("Kamerstuk 25424, nr. 670"));
    assert_eq!(answer.blocks.len(), 4, "{:?}", blocks(&answer));
    let bytes = bytes("kst-36278-motie.doc");
    for end in [600, bytes.len() / 2, bytes.len() - 2000] {
        let said = read("cut.doc", &bytes[..end]).unwrap_err().to_string();
        assert!(said.starts_with("is an old Office file") || said.starts_with("is a broken DOC file: "), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn word_documents_keep_notes_and_read_layout_tables_as_text() {
    let motion = paper("kst-36278-motie.docx");
    assert_eq!(motion.metadata.identifier.as_deref(), Some("kst-36278-32"));
    assert_eq!(title(&motion), Some("MOTIE VAN HET LID RIKKERS-OOSTERKAMP"));
    assert_eq!(signers(&motion), ["Rikkers-Oosterkamp"]);
    let answer = paper("beantwoording-sammy-baker.docx");
    assert_eq!(answer.metadata.date, Some(jiff::civil::date(2023, 11, 7)));
    assert!(title(&answer).unwrap().starts_with("Beantwoording van Kamervragen van de leden Mutluer (PvDA)"));
    assert_eq!(signers(&answer), ["D. Yeşilgöz-Zegerius"]);
    let note = answer.footnotes.iter().find(|note| note.mark == "1").unwrap();
    assert!(answer.surface(note.span).starts_with("Kamerstuk 25424, nr. 670"));
    assert!(answer.text[..note.anchors[0]].ends_with("in aanraking komen met politie en justitie."));
    let headings = blocks(&answer).into_iter().filter(|(kind, _)| *kind == BlockKind::Heading);
    assert_eq!(headings.map(|(_, text)| text).collect::<Vec<_>>()[..2], ["Vraag 1", "Antwoord op vraag 1"]);
    let questions = &answer.metadata.questions;
    assert_eq!(questions.len(), 6);
    assert_eq!(questions[2].answer, questions[3].answer, "questions 3 and 4 are answered together");
    let debate = paper("h-tk-pdf-fbbdb407.docx");
    let motions = debate.metadata.motions.iter().filter_map(|motion| motion.identifier.as_deref());
    assert_eq!(motions.collect::<Vec<_>>(), ["kst-26485-444", "kst-26485-445", "kst-26485-446"]);
}

#[test]
fn tracked_changes_are_accepted_and_fields_leave_no_trace() {
    let body = "<w:p><w:r><w:t>De </w:t></w:r><w:del><w:r><w:delText>oude</w:delText></w:r></w:del><w:ins><w:r><w:t>nieuwe</w:t></w:r>\
        </w:ins><w:r><w:instrText>DOCPROPERTY Onderwerp</w:instrText></w:r><w:r><w:t> wet</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r><w:r><w:t> geldt.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>punt</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Jaar</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let notes = "<w:footnote w:type='separator' w:id='0'/><w:footnote w:id='7'><w:p><w:r><w:footnoteRef/><w:t> Stb. 2014, 105</w:t></w:r></w:p></w:footnote>";
    let document = read("brief.docx", &docx(body, notes)).unwrap();
    let expected = [
        (BlockKind::Paragraph, "De nieuwe wet geldt."),
        (BlockKind::ListItem, "punt"),
        (BlockKind::TableRow, "Jaar | 2024"),
        (BlockKind::Footnote, "Stb. 2014, 105"),
    ];
    assert_eq!(blocks(&document), expected);
    assert!(document.original.starts_with("De nieuwe wet[1] geldt.\n"), "{:?}", document.original);
    assert_eq!(document.footnotes[0].anchors, ["De nieuwe wet".len()]);
}
