//! From entries to entities: which field of the data is which.

use super::entry::Entry;
use super::model::{
    Activity, Actor, ActorOf, Case, Commitment, Decision, Document, Dossier, Entity, Party, PartyVote, Person, VoteKind,
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
        dossier_ids: entry.ids("kamerstukdossier"),
        actors: entry.nested("zaakactor").map(actor).collect(),
        decisions: entry.nested("besluit").map(decision).collect(),
        documents: entry.nested("document").map(document).collect(),
    }
}

fn actor(entry: &Entry) -> Actor {
    Actor {
        id: entry.id.clone(),
        of: match entry.kind.as_str() {
            "zaakactor" => entry.id_of("zaak").map(ActorOf::Case),
            "documentactor" => entry.id_of("document").map(ActorOf::Document),
            _ => entry.id_of("activiteit").map(ActorOf::Activity),
        },
        name: entry.text("actornaam"),
        party: entry.text("actorfractie"),
        post: entry.text("functie"),
        role: entry.text("relatie"),
        person_id: entry.id_of("persoon"),
        party_id: entry.id_of("fractie"),
        committee_id: entry.id_of("commissie"),
    }
}

fn decision(entry: &Entry) -> Decision {
    Decision {
        id: entry.id.clone(),
        case_ids: entry.ids("zaak"),
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
        decision_id: entry.id_of("besluit"),
        vote,
        seats: entry.number("fractiegrootte"),
        name: entry.text("actornaam"),
        party: entry.text("actorfractie"),
        person_id: entry.id_of("persoon"),
        party_id: entry.id_of("fractie"),
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
        dossier_ids: entry.ids("kamerstukdossier"),
        case_ids: entry.ids("zaak"),
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
        status: entry.text("status"),
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
        by: promiser(entry),
        post: entry.text("functie"),
        to_person_id: entry.id_of("toegezegdaanpersoon"),
        to_party_id: entry.id_of("toegezegdaanfractie"),
        activity: entry.text("activiteitnummer"),
        activity_id: entry.id_of("activiteit"),
        made: entry.day("aanmaakdatum"),
        due: entry.day("datumnakoming"),
        letter: entry.text("kamerbriefnakoming"),
        repeats: entry.ids("isherhalingvan"),
        supplements: entry.ids("isaanvullingop"),
        changes: entry.ids("iswijzigingvan"),
    }
}

/// The name of who made a commitment as other entities have it: `A.B. van der Jansen`, from its parts where they are told.
fn promiser(entry: &Entry) -> Option<String> {
    let Some(surname) = entry.text("achternaam") else {
        let name = entry.text("naam")?;
        let turned = name.split_once(", ").map(|(surname, given)| format!("{given} {surname}"));
        return Some(turned.unwrap_or(name));
    };
    let given = entry.text("initialen").or_else(|| entry.text("voornaam"));
    Some([given, entry.text("tussenvoegsel"), Some(surname)].into_iter().flatten().collect::<Vec<_>>().join(" "))
}
