//! Official XML: both schemas, notes, tables, signatures.

use super::*;

#[test]
fn official_notes_lists_and_tables_keep_their_structure() {
    let xml = "<officiele-publicatie><kamerstuk><dossier><dossiernummer><dossiernr>36 600</dossiernr>\
        <begrotingshoofdstuk>XVI</begrotingshoofdstuk></dossiernummer><titel>Vaststelling</titel></dossier><stuk>\
        <stuknr>Nr. <ondernummer>12</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER</titel><algemeen><tekst>\
        <al>Zie de brief<noot id='n1' type='voet'><noot.nr>1</noot.nr><noot.al>Kamerstuk <extref doc='kst-31839-816'>31 839, \
        nr. 816</extref>.</noot.al></noot> van maart:</al><lijst><li><li.nr>a.</li.nr><al>eerste</al><al>meer</al></li>\
        <li><li.nr>–</li.nr><al>tweede</al></li></lijst><table><tgroup><tbody><row><entry><al>Jaar</al><al>van start</al></entry><entry><al>2024</al>\
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
        (TableRow, "Jaar van start | 2024"),
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
fn references_that_the_file_marks_are_kept_and_mended_letters_lead_back() {
    let document = paper("h-tk-20172018-70-6.xml");
    let motion =
        "de motie-Laçin/Beckerman over bijstellen van de nationale plannen bij het klimaatakkoord (21501-08, nr. 722);";
    assert!(blocks(&document).contains(&(BlockKind::ListItem, motion)));
    assert_eq!(original_of(&document, "Laçin"), "LaÃ§in");
    let marked =
        document.metadata.references.iter().map(|marked| (document.surface(marked.span), marked.target.as_str()));
    let marked: Vec<_> = marked.collect();
    assert_eq!(marked.len(), 20);
    assert_eq!(marked[4..6], [("21501-08", "kst-21501-08-722"), ("722", "kst-21501-08-722")]);
}
