//! PDF.

use super::*;

/// A PDF of one page with the given content, in Helvetica.
pub fn pdf(content: &str) -> Vec<u8> {
    pdf_of(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        &format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 5>>stream\n/X Do\nendstream",
    ])
}

/// A PDF of the given objects, the catalogue first.
fn pdf_of(objects: &[&str]) -> Vec<u8> {
    let mut pdf = String::from("%PDF-1.4\n");
    let mut table = String::new();
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{} 0 obj{object}endobj\n", index + 1));
    }
    let (at, size) = (pdf.len(), objects.len() + 1);
    pdf.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"));
    pdf.push_str(&format!("startxref\n{at}\n%%EOF"));
    pdf.into_bytes()
}

#[test]
fn pdf_that_runs_in_circles_ends() {
    // The form X draws itself.
    let content = "BT /F1 10 Tf 1 0 0 1 60 700 Tm (De Minister heeft de Kamer over de voortgang bericht.) Tj ET /X Do";
    let document = read("form.pdf", &pdf(content)).unwrap();
    assert_eq!(document.text, "De Minister heeft de Kamer over de voortgang bericht.");
    let own_parent = pdf_of(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>",
        "<</Length 0>>stream\n\nendstream",
    ]);
    let error = read("tree.pdf", &own_parent).unwrap_err();
    assert_eq!(error.to_string(), "is a broken PDF file: its pages stand in a circle; save or download it again");
}

#[test]
fn pdf_is_read_in_reading_order_with_its_notes() {
    let document = paper("ah-tk-20232024-2210.pdf");
    assert_eq!(document.metadata.identifier.as_deref(), Some("ah-tk-20232024-2210"));
    assert_eq!(document.metadata.date, Some(jiff::civil::date(2024, 7, 23)));
    assert_eq!(document.metadata.pages.len(), 5);
    let last = document.original.find("De SDE++ vergoedt de onrendabele top").unwrap();
    assert_eq!((document.page_of(0), document.page_of(last)), (Some(1), Some(5)));
    assert!(title(&document).unwrap().starts_with("Vragen van het lid Erkens (VVD) aan de Minister"));
    let note = &document.footnotes[1];
    assert_eq!((note.mark.as_str(), document.surface(note.span)), ("2", "Kamerstuk 32 813, nr. 1061"));
    assert!(document.text[..note.anchors[0]].ends_with("In de brief van 29 juni 2022"));
    // A hyphen that parts a word goes, one that belongs to it stays; running heads and imprint are no text.
    assert!(document.text.contains("de emissiereductie richting 2030"));
    assert!(document.text.contains("CCS-projecten"));
    assert!(!document.text.contains("ISSN") && !document.text.contains("Tweede Kamer, vergaderjaar"));
    assert_eq!(document.metadata.questions.len(), 13);
    assert!(document.metadata.questions.iter().all(|question| question.answer.is_some()));
    let ninth = document.metadata.questions[8];
    assert!(document.surface(ninth.span).starts_with("Bent u van mening dat u zich hiermee een betrouwbare partner"));
    assert!(document.surface(ninth.answer.unwrap()).starts_with("De totale energietransitie vraagt veel"));
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let document = paper("h-tk-pdf-0a9f7faa.pdf");
    let speeches = &document.metadata.speeches;
    assert_eq!(speeches.len(), 27);
    let last = document.surface(speeches[26].span);
    assert_eq!(last, "De voorzitter:\nHartelijk dank aan de minister voor zijn aanwezigheid.");
    let houwelingen =
        speeches.iter().find(|speech| document.surface(speech.speaker) == "De heer Van Houwelingen").unwrap();
    assert!(
        document
            .surface(houwelingen.span)
            .contains("Wat hen het meeste stak, was dat het zo moeilijk was om van een bewindvoerder af te komen.")
    );
}

#[test]
fn print_that_is_turned_doubled_or_in_a_margin_is_read_as_people_do() {
    // Lines that run up the page, as a wide table does; bold print as two prints a hair apart; a registration mark in
    // small print beside the text.
    let turned = "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (De Minister heeft de Kamer over de voortgang van de ) Tj ET \
        BT /F1 10 Tf 0 1 -1 0 112 50 Tm (maatregelen geinformeerd, zoals toegezegd.) Tj ET";
    let document = read("table.pdf", &pdf(turned)).unwrap();
    let whole = "De Minister heeft de Kamer over de voortgang van de maatregelen geinformeerd, zoals toegezegd.";
    assert_eq!(blocks(&document), [(BlockKind::Paragraph, whole)]);
    let printed = "BT /F1 10 Tf 1 0 0 1 60 700 Tm (Voortgang) Tj 1 0 0 1 60.3 700 Tm (Voortgang) Tj \
        1 0 0 1 60 670 Tm (De Minister heeft de Kamer over de voortgang geinformeerd, zoals toege-) Tj \
        1 0 0 1 60 658 Tm (zegd in het debat, en zal dat in het najaar nog eens doen in een brief.) Tj \
        /F1 7 Tf 1 0 0 1 480 670 Tm (Ons kenmerk) Tj ET";
    let document = read("brief.pdf", &pdf(printed)).unwrap();
    let text = "De Minister heeft de Kamer over de voortgang geinformeerd, zoals toegezegd in het debat, en zal dat in het \
        najaar nog eens doen in een brief.";
    assert_eq!(blocks(&document), [(BlockKind::Heading, "Voortgang"), (BlockKind::Paragraph, text)]);
}

#[test]
fn a_kind_in_capitals_below_a_number_that_stands_alone_is_the_title() {
    let text = "Tweede Kamer der Staten-Generaal\n\n2\n\nVergaderjaar 2022–2023\n\n29 684\n\nWaddenzeebeleid\n\nNr. 240\n\n\
        MOTIE VAN HET LID DE HOOP\nVoorgesteld 24 januari 2023\nDe Kamer,\ngehoord de beraadslaging,\n\
        en gaat over tot de orde van de dag.\nDe Hoop\n\nkst-29684-240\n";
    let document = read("motie.txt", text.as_bytes()).unwrap();
    assert_eq!(title(&document), Some("MOTIE VAN HET LID DE HOOP"));
    assert_eq!(document.metadata.identifier.as_deref(), Some("kst-29684-240"));
    let brief =
        read("brief.txt", text.replace("MOTIE VAN HET LID DE HOOP", "Waddenzee en wadlopen").as_bytes()).unwrap();
    assert_eq!(title(&brief), None, "a line in lower case may be anything");
}
