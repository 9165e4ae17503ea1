//! Web pages.

use super::*;

#[test]
fn a_saved_page_is_read_without_its_furniture() {
    let page = "<!DOCTYPE html><html><head><title>Verzamelbrief - Tweede Kamer</title><script>var a='<p>x</p>'</script></head>\
        <body><nav><ul><li>Home<li>Kamerstukken</ul></nav><main><h1>Verzamelbrief</h1><p>De Jeugdwet<sup><a href='#fn1'>1</a></sup> \
        geldt&nbsp;sinds 2015.<ul><li>een<li>twee</ul><table><tr><th>Jaar<th>Bedrag<tr><td>2024<td>&euro; 5 mln</table>\
        <ol><li id='fn1'>Stb. 2014, 105 <a href='#ref1'>\u{21a9}</a></ol></main><footer>Over deze site</footer></body></html>";
    let document = read("brief.html", page.as_bytes()).unwrap();
    use BlockKind::{Footnote, ListItem, Paragraph, TableRow, Title};
    let expected = [
        (Title, "Verzamelbrief"),
        (Paragraph, "De Jeugdwet geldt sinds 2015."),
        (ListItem, "een"),
        (ListItem, "twee"),
        (TableRow, "Jaar | Bedrag"),
        (TableRow, "2024 | € 5 mln"),
        (Footnote, "Stb. 2014, 105"),
    ];
    assert_eq!(blocks(&document), expected);
    assert!(document.text[..document.footnotes[0].anchors[0]].ends_with("De Jeugdwet"));
    assert_eq!(original_of(&document, "€ 5 mln"), "&euro; 5 mln");
}

#[test]
fn a_frame_that_is_named_after_its_sidebar_is_no_sidebar() {
    let page = "<body class='with-sidebar'><div class='page page-sidebar-left'><div class='sidebar'>Meer nieuws</div>\
        <p class='sociale-zaken'>De Kamer heeft de brief over de bijstand ontvangen en bespreekt hem in het debat van morgen.</p></div></body>";
    let document = read("brief.html", page.as_bytes()).unwrap();
    assert!(document.text.contains("De Kamer heeft de brief over de bijstand ontvangen"), "{}", document.text);
}

#[test]
fn notes_of_official_pages_are_found() {
    let page = "<html><head><meta name='DC.identifier' content='kst-31839-816'></head><body><div id='broodtekst'><div class='stuk'>\
        <p>De motie<a class='supernote-click-ID-1' href='#ID-1'><sup><span class='nootnum'>1</span></sup></a> is uitgevoerd.</p>\
        <div id='noten'><hr/><div class='voet noot snp-mouseoffset' id='supernote-note-ID-1'><h5 class='note-close'><a href='#close'>X</a> Noot\
        </h5><sup><span class='nootnum'><a id='ID-1' name='ID-1'></a>1</span></sup><p>Kamerstuk 31 839, nr. 807.</p></div></div></div></div></body></html>";
    let document = read("kst.html", page.as_bytes()).unwrap();
    let expected =
        [(BlockKind::Paragraph, "De motie is uitgevoerd."), (BlockKind::Footnote, "Kamerstuk 31 839, nr. 807.")];
    assert_eq!(blocks(&document), expected);
    assert_eq!(document.footnotes[0].anchors, ["De motie".len()]);
    assert_eq!(document.metadata.dossier.as_deref(), Some("31839"));
}

#[test]
fn a_page_with_the_facts_of_a_paper_gives_its_metadata() {
    let page = "<html><body><center>[<a>overzicht</a>] [<a>activiteiten</a>]</center><hblock><h2>Verzamelbrief Jeugdbescherming</h2></hblock>\
        <p><em>Brief regering</em></p><p>Nummer: <b>2024D47140</b>, datum: <b>2024-12-02</b>, bijgewerkt: <b>2024-12-10 15:56</b>, versie: 2</p>\
        <p>Onderdeel van kamerstukdossier <a>31839 -1048</a> Jeugdzorg.</p><p>Preview document (<a>origineel</a>)</p>\
        <p>31 839 Jeugdzorg</p><p>Nr. 1048 Brief van de staatssecretaris</p><p>De co&ouml;rdinatie van de jeugdbescherming is goed geregeld.</p>\
        <p>Kinderen moeten in een veilige omgeving<sup><a href='#fn1' id='ref1'>1</a></sup> kunnen opgroeien.</p>\
        <ol><li id='fn1'><p>Kamerstuk 31 839, nr. 807. <a href='#ref1'>\u{21a9}</a></p></li></ol></body></html>";
    let document = read("page.html", page.as_bytes()).unwrap();
    assert_eq!(title(&document), Some("Verzamelbrief Jeugdbescherming"));
    assert_eq!(document.metadata.identifier.as_deref(), Some("kst-31839-1048"));
    assert_eq!(document.metadata.date, Some(jiff::civil::date(2024, 12, 2)));
    assert_eq!(original_of(&document, "De coördinatie van"), "De co&ouml;rdinatie van");
    let note = &document.footnotes[0];
    assert_eq!(document.surface(note.span), "Kamerstuk 31 839, nr. 807.");
    assert!(document.text[..note.anchors[0]].ends_with("in een veilige omgeving"));
}
