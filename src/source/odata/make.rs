//! From entries to entities: which field of the data is which.

use super::entry::Entry;
use super::model::{
    Activity, Actor, Case, Commitment, Decision, Document, Dossier, Entity, Party, PartyVote, Person, VoteKind,
};

impl Entity {
    /// The entity of an entry; `None` for kinds that are not in the model.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        Some(match entry.kind.as_str() {
            "zaak" => Self::Case(case(entry)),
            "besluit" => Self::Decision(decision(entry)),
            "stemming" => Self::Vote(vote(entry)?),
            "zaakactor" | "documentactor" | "activiteitactor" => Self::Actor(actor(entry)),
            "document" => Self::Document(document(entry)),
            "kamerstukdossier" => Self::Dossier(dossier(entry)),
            "persoon" => Self::Person(person(entry)),
            "fractie" => Self::Party(party(entry)),
            "activiteit" => Self::Activity(activity(entry)),
            "toezegging" => Self::Commitment(commitment(entry)),
            _ => return None,
        })
    }
}

fn case(entry: &Entry) -> Case {
    Case {
        id: entry.id.clone(),
        number: entry.text("nummer"),
        kind: entry.text("soort"),
        title: entry.text("titel"),
        subject: entry.text("onderwerp"),
        started: entry.day("gestartop"),
        parliamentary_year: entry.text("vergaderjaar"),
        serial: entry.number("volgnummer"),
        done: entry.flag("afgedaan"),
        appreciation: entry.text("kabinetsappreciatie"),
        dossiers: entry.nested("kamerstukdossier").map(dossier).collect(),
        dossier_ids: entry.all("kamerstukdossier_id"),
        actors: entry.nested("zaakactor").map(actor).collect(),
        decisions: entry.nested("besluit").map(decision).collect(),
        documents: entry.nested("document").map(document).collect(),
    }
}

fn actor(entry: &Entry) -> Actor {
    Actor {
        id: entry.id.clone(),
        of: ["zaak_id", "document_id", "activiteit_id"].iter().find_map(|name| entry.text(name)),
        name: entry.text("actornaam"),
        party: entry.text("actorfractie"),
        post: entry.text("functie"),
        role: entry.text("relatie"),
        person_id: entry.text("persoon_id"),
    }
}

fn decision(entry: &Entry) -> Decision {
    Decision {
        id: entry.id.clone(),
        case_ids: entry.all("zaak_id"),
        kind: entry.text("besluitsoort"),
        text: entry.text("besluittekst"),
        voting: entry.text("stemmingssoort"),
        status: entry.text("status"),
        votes: entry.nested("stemming").filter_map(vote).collect(),
    }
}

fn vote(entry: &Entry) -> Option<PartyVote> {
    let vote = match entry.text("soort")?.as_str() {
        "Voor" => VoteKind::For,
        "Tegen" => VoteKind::Against,
        "Niet deelgenomen" => VoteKind::Absent,
        _ => return None,
    };
    Some(PartyVote {
        id: entry.id.clone(),
        decision_id: entry.text("besluit_id"),
        vote,
        seats: entry.number("fractiegrootte"),
        name: entry.text("actornaam"),
        party: entry.text("actorfractie"),
        mistake: entry.flag("vergissing").unwrap_or_default(),
    })
}

fn document(entry: &Entry) -> Document {
    Document {
        id: entry.id.clone(),
        number: entry.text("documentnummer"),
        kind: entry.text("soort"),
        title: entry.text("titel"),
        subject: entry.text("onderwerp"),
        date: entry.day("datum"),
        parliamentary_year: entry.text("vergaderjaar"),
        serial: entry.number("volgnummer"),
        chamber: entry.number("kamer"),
        dossiers: entry.nested("kamerstukdossier").map(dossier).collect(),
        dossier_ids: entry.all("kamerstukdossier_id"),
        case_ids: entry.all("zaak_id"),
        actors: entry.nested("documentactor").map(actor).collect(),
        text: entry.text("text"),
    }
}

fn dossier(entry: &Entry) -> Dossier {
    let number = entry.text("nummer").map(|number| match entry.text("toevoeging") {
        Some(suffix) => format!("{number}-{suffix}"),
        None => number,
    });
    Dossier {
        id: entry.id.clone(),
        number,
        title: entry.text("titel"),
        short_title: entry.text("citeertitel"),
        highest: entry.number("hoogstevolgnummer"),
        closed: entry.flag("afgesloten"),
        chamber: entry.text("kamer"),
    }
}

fn person(entry: &Entry) -> Person {
    Person {
        id: entry.id.clone(),
        initials: entry.text("initialen"),
        given_name: entry.text("roepnaam"),
        particle: entry.text("tussenvoegsel"),
        surname: entry.text("achternaam"),
        post: entry.text("functie"),
        party: entry.text("fractielabel"),
        born: entry.day("geboortedatum"),
    }
}

fn party(entry: &Entry) -> Party {
    Party {
        id: entry.id.clone(),
        short: entry.text("afkorting"),
        name: entry.text("naamnl"),
        seats: entry.number("aantalzetels"),
        from: entry.day("datumactief"),
        to: entry.day("datuminactief"),
    }
}

fn activity(entry: &Entry) -> Activity {
    Activity {
        id: entry.id.clone(),
        number: entry.text("nummer"),
        kind: entry.text("soort"),
        subject: entry.text("onderwerp"),
        date: entry.day("datum").or_else(|| entry.day("aanvangstijd")),
        committee: entry.text("voortouwnaam"),
        actors: entry.nested("activiteitactor").map(actor).collect(),
    }
}

fn commitment(entry: &Entry) -> Commitment {
    Commitment {
        id: entry.id.clone(),
        number: entry.text("nummer"),
        text: entry.text("tekst"),
        status: entry.text("status"),
        ministry: entry.text("ministerie"),
        by: entry.text("naam").or_else(|| entry.text("achternaam")),
        post: entry.text("functie"),
        to_person_id: entry.text("toegezegdaanpersoon_id"),
        to_party_id: entry.text("toegezegdaanfractie_id"),
        activity: entry.text("activiteitnummer"),
        made: entry.day("aanmaakdatum"),
        due: entry.day("datumnakoming"),
    }
}
