//! Papers as they really come: real files of every format in, what a reader of the paper would say out.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a helper that fails is a test that fails")]

use kamergraaf::graph::Places;
use kamergraaf::source::metadata::{self, Field};
use kamergraaf::source::odata::{Entity, VoteKind};
use kamergraaf::source::{BlockKind, Content, Document, Format, SourceError, detect, odata, open, read};
use std::io::Write;
use std::path::PathBuf;

fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/papers").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn paper(name: &str) -> Document {
    read(name, &bytes(name)).unwrap_or_else(|error| panic!("{name} {error}"))
}

/// Kind and text of each block.
fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|block| (block.kind, document.surface(block.span))).collect()
}

fn signers(document: &Document) -> Vec<&str> {
    document.metadata.signers.iter().map(|signer| document.surface(signer.name)).collect()
}

fn title(document: &Document) -> Option<&str> {
    document.metadata.title.map(|span| document.surface(span))
}

const VERSIONS: [&str; 4] = ["xml", "html", "odt", "pdf"];

#[test]
fn one_paper_in_four_formats_is_one_paper() {
    let versions = VERSIONS.map(|ending| paper(&format!("kst-32545-143/kst-32545-143.{ending}")));
    let [xml, ..] = &versions;
    assert_eq!(title(xml), Some("MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS"));
    assert_eq!(signers(xml), ["Inge van Dijk", "Grinwis"]);
    assert_eq!(xml.metadata.date, Some(jiff::civil::date(2021, 7, 6)));
    // The name of the chamber and the year stand above the paper in three of the four, each in its own way.
    let from_dossier = |document: &Document| {
        let from = blocks(document).iter().position(|(_, text)| text.starts_with("32 545")).expect("the dossier line");
        blocks(document)[from..].iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(from_dossier(xml).len(), 13);
    for document in &versions {
        assert_eq!(from_dossier(document), from_dossier(xml), "{}", document.name);
        assert_eq!(title(document), title(xml), "{}", document.name);
        assert_eq!(signers(document), signers(xml), "{}", document.name);
        let identity = |document: &Document| {
            let metadata = &document.metadata;
            (
                metadata.identifier.clone(),
                metadata.dossier.clone(),
                metadata.number.clone(),
                metadata.date,
                metadata.parliamentary_year.clone(),
                metadata.chamber,
            )
        };
        assert_eq!(identity(document), identity(xml), "{}", document.name);
    }
}

#[test]
fn metadata_beside_a_paper_agree_with_its_text() {
    for beside in ["metadata.xml", "metadata_owms.xml"] {
        let records = metadata::read(&bytes(&format!("kst-32545-143/{beside}"))).unwrap();
        for ending in VERSIONS {
            let mut document = paper(&format!("kst-32545-143/kst-32545-143.{ending}"));
            let checks = metadata::combine(&mut document, &records[0]);
            let fields: Vec<Field> = checks.iter().map(|check| check.field).collect();
            assert_eq!(fields.len(), 6, "{fields:?}");
            assert!(checks.iter().all(|check| check.agrees), "{ending}: {checks:?}");
        }
    }
}

#[test]
fn metadata_win_over_the_text_and_the_contradiction_is_listed() {
    let mut document = paper("kst-35786-7.xml");
    let record = metadata::read(
        br#"<metadata_gegevens><metadata name="OVERHEIDop.ondernummer" content="8"/>
        <metadata name="DCTERMS.issued" content="2022-03-31"/><metadata name="OVERHEIDop.indiener" content="S.J.F. van der Graaf"/>
        </metadata_gegevens>"#,
    );
    let checks = metadata::combine(&mut document, &record.unwrap()[0]);
    let said: Vec<String> = checks.iter().filter(|check| check.contradicts()).map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "number: the text says 7, the metadata 8",
            "date: the text says 2022-03-30, the metadata 2022-03-31",
            "signers: the text says Van der Graaf; Maatoug; Arib, the metadata S.J.F. van der Graaf",
        ]
    );
    assert_eq!(document.metadata.number.as_deref(), Some("8"));
    assert_eq!(document.metadata.date, Some(jiff::civil::date(2022, 3, 31)));
}

#[test]
fn records_of_the_search_service_are_read_one_by_one() {
    let records = metadata::read(&bytes("sru-page.xml")).unwrap();
    let identifiers: Vec<_> = records.iter().filter_map(|record| record.identifier.as_deref()).collect();
    assert_eq!(identifiers, ["kst-32545-143", "ah-tk-20202021-3235", "blg-1007826", "blg-1025203", "kst-32545-144"]);
    let advice = &metadata::read(&bytes("sru_record_kst.xml")).unwrap()[0];
    assert_eq!(advice.signers, ["Th.C. de Graaf", "K.H. Ollongren"]);
    let meeting = &metadata::read(&bytes("metadata_owms-h-tk.xml")).unwrap()[0];
    assert_eq!(meeting.treats, ["35763", "35836"]);
    assert_eq!(meeting.date, Some(jiff::civil::date(2021, 6, 10)));
    let questions = &metadata::read(&bytes("metadata_owms-kv-tk.xml")).unwrap()[0];
    assert_eq!(questions.answer.as_deref(), Some("ah-tk-20192020-3799"));
}

#[test]
fn places_count_code_points_of_the_file_itself() {
    for (name, words) in [
        ("kst-32545-143/kst-32545-143.xml", "financiële instellingen een negatieve"),
        ("kst-32545-143/kst-32545-143.html", "€ 100.000"),
        ("kst-24447-6.xml", "Wet op de inkomstenbelasting"),
        ("stcrt-2015-47076.xml", "Burgemeester en wethouders van Bergen (NH)"),
        ("vlos-e2903f19.xml", "Olger van Dijk"),
    ] {
        let document = paper(name);
        let file: Vec<char> = String::from_utf8(bytes(name)).unwrap().chars().collect();
        let at = document.text.find(words).unwrap_or_else(|| panic!("{words} is not in {name}"));
        let place = Places::new(&document).passage(kamergraaf::span::Span::new(at, at + words.len()));
        let found: String = file[place.start..place.end].iter().collect();
        let folded = found.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(folded, words, "{name}");
    }
}

#[test]
fn the_old_schema_gives_headings_and_those_who_submit() {
    let document = paper("kst-24447-6.xml");
    assert_eq!(document.metadata.identifier.as_deref(), Some("kst-24447-6"));
    assert_eq!(document.metadata.parliamentary_year.as_deref(), Some("1995-1996"));
    assert_eq!(signers(&document), ["Van Ardenne-van der Hoeven", "Reitsma", "Biesheuvel"]);
    let headings = blocks(&document).into_iter().filter(|(kind, _)| *kind == BlockKind::Heading);
    let headings: Vec<&str> = headings.map(|(_, text)| text).collect();
    assert_eq!(headings[..3], ["1. Inleiding", "2. De probleemstelling", "3. Oplossing"]);
    assert_eq!(headings.len(), 14);
}

#[test]
fn official_notes_lists_and_tables_keep_their_structure() {
    let xml = "<officiele-publicatie><kamerstuk><dossier><dossiernummer><dossiernr>36 600</dossiernr>\
        <begrotingshoofdstuk>XVI</begrotingshoofdstuk></dossiernummer><titel>Vaststelling</titel></dossier><stuk>\
        <stuknr>Nr. <ondernummer>12</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER</titel><algemeen><tekst>\
        <al>Zie de brief<noot id='n1' type='voet'><noot.nr>1</noot.nr><noot.al>Kamerstuk <extref doc='kst-31839-816'>31 839, \
        nr. 816</extref>.</noot.al></noot> van maart:</al><lijst><li><li.nr>a.</li.nr><al>eerste</al><al>meer</al></li>\
        <li><li.nr>–</li.nr><al>tweede</al></li></lijst><table><tgroup><tbody><row><entry><al>Jaar</al></entry><entry><al>2024</al>\
        </entry></row></tbody></tgroup></table></tekst></algemeen><ondertekening><functie>De Minister van Financi&#235;n,</functie>\
        <naam><voornaam>E.</voornaam> <achternaam>Heinen</achternaam></naam></ondertekening></stuk></kamerstuk></officiele-publicatie>";
    let document = read("kst.xml", xml.as_bytes()).unwrap();
    use BlockKind::{Footnote, Header, ListItem, Paragraph, Signature, TableRow};
    let expected = [
        (Header, "36 600 XVI Vaststelling"),
        (Header, "Nr. 12 BRIEF VAN DE MINISTER"),
        (Paragraph, "Zie de brief van maart:"),
        (ListItem, "a. eerste"),
        (Paragraph, "meer"),
        (ListItem, "tweede"),
        (TableRow, "Jaar | 2024"),
        (Signature, "De Minister van Financiën,"),
        (Signature, "E. Heinen"),
        (Footnote, "Kamerstuk 31 839, nr. 816."),
    ];
    assert_eq!(blocks(&document), expected);
    assert_eq!(document.metadata.dossier.as_deref(), Some("36600-XVI"));
    let anchor = document.footnotes[0].anchors[0];
    assert!(document.text[..anchor].ends_with("Zie de brief"));
    assert_eq!(document.metadata.references[0].target, "kst-31839-816");
    let signer = document.metadata.signers[0].clone();
    assert_eq!(signer.post.map(|post| document.surface(post)), Some("Minister van Financiën"));
}

#[test]
fn official_questions_and_signatures_are_read_as_printed() {
    let xml = "<officiele-publicatie><kamervragen><kamervraagkop><tekstregel inhoud='vergaderjaar'>Vergaderjaar 2024-2025</tekstregel>\
        </kamervraagkop><kamervraagnummer>100</kamervraagnummer><kamervraagomschrijving>Vragen van het lid <naam><achternaam>Van Campen\
        </achternaam></naam> over <kamervraagonderwerp>het bericht X</kamervraagonderwerp> (ingezonden 3 maart 2025).</kamervraagomschrijving>\
        <vraag><nr>Vraag 1</nr><al>Is dit zo?</al></vraag><antwoord><nr>Antwoord 1</nr><al>Ja.</al></antwoord></kamervragen>\
        <tekst-sluiting><ondertekening><functie>De Minister</functie> voor Rechtsbescherming,\r\n<naam><voornaam>S.</voornaam>\
        <achternaam>Dekker</achternaam></naam></ondertekening><ondertekening><functie>De Minister van</functie>\
        <organisatie>Financi\u{eb}n,</organisatie> <naam> <voornaam>E.</voornaam> <achternaam>Heinen</achternaam> </naam></ondertekening>\
        </tekst-sluiting></officiele-publicatie>";
    let document = read("ah-tk.xml", xml.as_bytes()).unwrap();
    let signed = document.metadata.signers.iter().map(|signer| {
        (document.surface(signer.name), signer.post.map(|post| document.surface(post)).unwrap_or_default())
    });
    let expected = [("S. Dekker", "Minister voor Rechtsbescherming"), ("E. Heinen", "Minister van Financi\u{eb}n")];
    assert_eq!(signed.collect::<Vec<_>>(), expected);
    assert_eq!(title(&document), Some("Vragen van het lid Van Campen over het bericht X (ingezonden 3 maart 2025)."));
    assert_eq!(document.metadata.date, Some(jiff::civil::date(2025, 3, 3)));
    assert_eq!(document.metadata.questions[0].answer.map(|answer| document.surface(answer)), Some("Ja."));
}

#[test]
fn a_report_tells_who_speaks_and_what_was_moved() {
    let document = paper("h-tk-20172018-70-4.double-bom.xml");
    assert!(document.original.starts_with("ï»¿"), "the original is the file, marks and all");
    let said = document.metadata.speeches.iter();
    let spoke =
        said.map(|speech| (document.surface(speech.speaker), speech.party.map(|party| document.surface(party))));
    let spoke: Vec<_> = spoke.collect();
    assert_eq!(spoke[1], ("Mevrouw Bergkamp", Some("D66")));
    assert!(spoke.contains(&("Minister De Jonge", None)));
    let motions = document.metadata.motions.iter().filter_map(|motion| motion.identifier.as_deref());
    let motions: Vec<&str> = motions.collect();
    assert_eq!(motions, ["kst-29538-253", "kst-29538-254", "kst-29538-255", "kst-29538-256", "kst-29538-257"]);
    let first = &document.metadata.motions[0];
    assert!(document.surface(first.span).ends_with("en gaat over tot de orde van de dag."));
    assert_eq!(first.speech, Some(1));
}

#[test]
fn references_that_the_file_marks_are_kept_and_mended_letters_lead_back() {
    let document = paper("h-tk-20172018-70-6.xml");
    let motion =
        "de motie-Laçin/Beckerman over bijstellen van de nationale plannen bij het klimaatakkoord (21501-08, nr. 722);";
    assert!(blocks(&document).contains(&(BlockKind::ListItem, motion)));
    let at = document.text.find("Laçin").unwrap();
    let place = Places::new(&document).name(kamergraaf::span::Span::new(at, at + "Laçin".len()));
    assert_eq!(place.exact, "LaÃ§in");
    let marked =
        document.metadata.references.iter().map(|marked| (document.surface(marked.span), marked.target.as_str()));
    let marked: Vec<_> = marked.collect();
    assert_eq!(marked.len(), 20);
    assert_eq!(marked[4..6], [("21501-08", "kst-21501-08-722"), ("722", "kst-21501-08-722")]);
}

#[test]
fn a_report_of_the_kamer_itself_has_votes_by_party() {
    let document = paper("vlos-e2903f19.xml");
    let vote = &document.metadata.votes[0];
    assert_eq!(vote.paper.as_deref(), Some("kst-36786-4"));
    assert_eq!(vote.result.as_deref(), Some("Aangenomen"));
    assert_eq!(vote.by_party.len(), 15);
    assert!(vote.by_party.contains(&("SP".into(), "Tegen".into())));
    let dijk =
        document.metadata.speeches.iter().find(|speech| document.surface(speech.speaker) == "De heer Dijk").unwrap();
    assert_eq!(dijk.party_name.as_deref(), Some("SP"));
    assert!(document.surface(dijk.span).contains("Daarom stemt de SP tegen deze werkwijze."));
}

#[test]
fn a_corpus_of_marked_words_reads_as_text() {
    let document = paper("parlamint-2017-01-31.xml");
    let said = document.metadata.speeches.iter().map(|speech| document.surface(speech.span)).collect::<Vec<_>>();
    assert_eq!(said[0], "De voorzitter\nIk heet de minister van Economische Zaken van harte welkom.");
    assert!(said[1].starts_with("Mevrouw Thieme (PvdD)\nVoorzitter. Verkeersongelukken, luchtvervuiling, dierenleed"));
    assert_eq!(document.metadata.date, Some(jiff::civil::date(2017, 1, 31)));
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
    let note = &answer.footnotes[0];
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

/// A Word document of the given body and notes.
fn docx(body: &str, notes: &str) -> Vec<u8> {
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
    let at = document.text.find("€ 5").unwrap();
    let place = Places::new(&document).passage(kamergraaf::span::Span::new(at, at + "€ 5 mln".len()));
    assert_eq!(place.exact, "&euro; 5 mln");
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
    let at = document.text.find("De coördinatie").unwrap();
    let place = Places::new(&document).passage(kamergraaf::span::Span::new(at, at + "De coördinatie van".len()));
    assert_eq!(place.exact, "De co&ouml;rdinatie van");
    let note = &document.footnotes[0];
    assert_eq!(document.surface(note.span), "Kamerstuk 31 839, nr. 807.");
    assert!(document.text[..note.anchors[0]].ends_with("in een veilige omgeving"));
}

#[test]
fn every_encoding_of_a_text_gives_the_same_paper() {
    let text = String::from_utf8(bytes("kv-tk-2024Z18794.txt")).unwrap();
    let plain = read("kv.txt", text.as_bytes()).unwrap();
    let marked = format!("\u{feff}\u{feff}{text}");
    let utf_16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [marked.into_bytes(), utf_16] {
        let document = read("kv.txt", &bytes).unwrap();
        assert_eq!(document.text, plain.text);
        let block = document.blocks[3].span;
        let same = document.offsets.to_original(block).of(&document.original);
        assert_eq!(same, plain.offsets.to_original(block).of(&plain.original));
    }
}

#[test]
fn a_text_of_questions_tells_its_number_and_date() {
    let document = paper("kv-tk-2024Z18794.txt");
    assert_eq!(document.metadata.identifier.as_deref(), Some("kv-tk-2024Z18794"));
    assert_eq!(document.metadata.date, Some(jiff::civil::date(2024, 11, 19)));
    assert!(title(&document).unwrap().starts_with("Vragen van het lid Van Nispen (SP)"));
}

#[test]
fn data_go_straight_to_who_voted_how() {
    let data = odata::read(&bytes("odata-zaak.json")).unwrap();
    assert_eq!(data.entities.len(), 3);
    let Entity::Case(case) = &data.entities[0] else { panic!("the first entity is a case") };
    assert_eq!(case.number.as_deref(), Some("2023Z12383"));
    assert_eq!(case.actors[0].name.as_deref(), Some("E.S. Akerboom"));
    let decision = &case.decisions[0];
    assert_eq!(decision.adopted(), Some(false));
    let cda = decision.votes.iter().find(|vote| vote.party.as_deref() == Some("CDA")).unwrap();
    assert_eq!((cda.vote, cda.seats), (VoteKind::Against, Some(14)));
    let Content::Data(feed) = open("feed.xml", &bytes("syncfeed-entry-kamerstukdossier.xml")).unwrap() else {
        panic!("data")
    };
    let Entity::Dossier(dossier) = &feed.entities[0] else { panic!("a dossier") };
    assert_eq!(dossier.number.as_deref(), Some("30218"));
    assert!(feed.next.unwrap().ends_with("skiptoken=53457&category=Kamerstukdossier"));
}

#[test]
fn formats_are_found_from_the_content() {
    for (name, format) in [
        ("kst-32545-143/kst-32545-143.xml", Format::Official),
        ("kst-32545-143/kst-32545-143.html", Format::Html),
        ("kst-32545-143/kst-32545-143.odt", Format::Odt),
        ("kst-32545-143/kst-32545-143.pdf", Format::Pdf),
        ("kst-32545-143/metadata.xml", Format::Metadata),
        ("kst-24447-6.xml", Format::Kamerwrk),
        ("kst-36278-motie.docx", Format::Docx),
        ("bwb_toestand_3.xml", Format::Bwb),
        ("vlos-e2903f19.xml", Format::Vlos),
        ("parlamint-2017-01-31.xml", Format::Tei),
        ("odata-zaak.json", Format::OData),
        ("syncfeed-entry-kamerstukdossier.xml", Format::SyncFeed),
        ("kv-tk-2024Z18794.txt", Format::Text),
    ] {
        assert_eq!(detect("unnamed", &bytes(name)), Ok(format), "{name}");
    }
}

#[test]
fn every_bad_file_gives_one_clear_sentence() {
    let motion = bytes("kst-32545-143/kst-32545-143.xml");
    let docx = bytes("kst-36278-motie.docx");
    let pdf = bytes("ah-tk-20232024-1893.pdf");
    let deep = format!("<officiele-publicatie>{}", "<al>".repeat(1_000_000));
    let bomb =
        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><officiele-publicatie><al>&b;</al></officiele-publicatie>";
    let empty_pdf = blank_pdf();
    let cases: [(&str, &[u8], &str); 12] = [
        ("empty.xml", b"", "holds no text: give a file with the text of a paper"),
        ("blank.txt", b"\xEF\xBB\xBF \n\n", "holds no text: give a file with the text of a paper"),
        ("garbage.bin", &[7, 0, 1, 255, 254, 0, 3, 9, 0], "is neither text nor a known kind of file"),
        ("cut.xml", &motion[..motion.len() / 2], "is broken XML at byte "),
        ("deep.xml", deep.as_bytes(), "nests its elements deeper than 240 levels"),
        ("bomb.xml", bomb.as_bytes(), "uses the XML entity &b;, which is never expanded"),
        ("cut.docx", &docx[..docx.len() / 2], "is a broken zip file: "),
        ("cut.pdf", &pdf[..pdf.len() / 3], "is a broken PDF file: "),
        ("scan.pdf", &empty_pdf, "is a PDF without readable text: put its OCR text beside it"),
        ("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on", "is an old Word document (.doc): save it as DOCX"),
        ("feed.xml", b"<?xml version='1.0'?><rss/>", "is XML of an unknown kind (<rss>)"),
        ("x.json", b"{\"a\": 1}", "is JSON of an unknown kind"),
    ];
    for (name, bytes, start) in cases {
        let said = read(name, bytes).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(said.starts_with(start), "{name}: {said:?}");
        assert_eq!(said.lines().count(), 1, "{name}: {said:?}");
    }
    assert!(read("scan.pdf", &empty_pdf).unwrap_err().wants_ocr());
    let metadata = read("metadata.xml", &bytes("kst-32545-143/metadata.xml")).unwrap_err();
    assert_eq!(metadata.to_string(), "is metadata, not a paper: give it beside the paper that it describes");
    assert!(matches!(metadata, SourceError::NotAPaper { .. }));
}

/// A PDF of one page on which nothing stands.
fn blank_pdf() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
        "<</Length 0>>stream\n\nendstream",
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut table = String::new();
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{} 0 obj{object}endobj\n", index + 1));
    }
    let at = pdf.len();
    pdf.push_str(&format!(
        "xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{at}\n%%EOF"
    ));
    pdf.into_bytes()
}
