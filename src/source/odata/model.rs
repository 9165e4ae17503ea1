//! The entities of the Tweede Kamer's data, as far as statements can be made of them.

use jiff::civil::Date;

/// An entity.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Entity {
    /// Something that the Kamer treats: a motion, a bill, a letter (`Zaak`).
    Case(Case),
    /// A decision on cases (`Besluit`).
    Decision(Decision),
    /// How one party or member voted (`Stemming`).
    Vote(PartyVote),
    /// Who has to do with a case, a document or an activity (`ZaakActor`, `DocumentActor`, `ActiviteitActor`).
    Actor(Actor),
    /// A document (`Document`).
    Document(Document),
    /// A dossier (`Kamerstukdossier`).
    Dossier(Dossier),
    /// A person (`Persoon`).
    Person(Person),
    /// A party in the Kamer (`Fractie`).
    Party(Party),
    /// A meeting or another activity (`Activiteit`).
    Activity(Activity),
    /// A commitment of a member of the government (`Toezegging`).
    Commitment(Commitment),
}

impl Entity {
    /// The kind of the entity, as the data call it, and its identifier.
    #[must_use]
    pub fn record(&self) -> (&'static str, &str) {
        match self {
            Self::Case(case) => ("Zaak", &case.id),
            Self::Decision(decision) => ("Besluit", &decision.id),
            Self::Vote(vote) => ("Stemming", &vote.id),
            Self::Actor(actor) => match actor.of {
                Some(ActorOf::Document(_)) => ("DocumentActor", &actor.id),
                Some(ActorOf::Activity(_)) => ("ActiviteitActor", &actor.id),
                Some(ActorOf::Case(_)) | None => ("ZaakActor", &actor.id),
            },
            Self::Document(document) => ("Document", &document.id),
            Self::Dossier(dossier) => ("Kamerstukdossier", &dossier.id),
            Self::Person(person) => ("Persoon", &person.id),
            Self::Party(party) => ("Fractie", &party.id),
            Self::Activity(activity) => ("Activiteit", &activity.id),
            Self::Commitment(promise) => ("Toezegging", &promise.id),
        }
    }
}

/// Something that the Kamer treats.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// Its identifier, a GUID.
    pub id: String,
    /// Its number: `2023Z12383`.
    pub number: Option<String>,
    /// `Motie`, `Wetgeving`, `Brief regering`.
    pub kind: Option<String>,
    /// The title of the dossier.
    pub title: Option<String>,
    /// What it is: `Motie van het lid ... over ...`.
    pub subject: Option<String>,
    /// The day it began.
    pub started: Option<Date>,
    /// Parliamentary year.
    pub parliamentary_year: Option<String>,
    /// The number within the dossier.
    pub serial: Option<u32>,
    /// Whether it is done with.
    pub done: Option<bool>,
    /// What the government thinks of a motion: `Oordeel Kamer`, `Ontraden`.
    pub appreciation: Option<String>,
    /// Its dossiers, where they are nested in it.
    pub dossiers: Vec<Dossier>,
    /// The identifiers of its dossiers.
    pub dossier_ids: Vec<String>,
    /// Who has to do with it.
    pub actors: Vec<Actor>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// Its documents.
    pub documents: Vec<Document>,
}

/// What an actor has to do with, by its identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActorOf {
    /// A case.
    Case(String),
    /// A document.
    Document(String),
    /// An activity.
    Activity(String),
}

/// Who has to do with a case, a document or an activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// Its identifier.
    pub id: String,
    /// What it has to do with.
    pub of: Option<ActorOf>,
    /// The name: `A.B. Jansen`.
    pub name: Option<String>,
    /// The party.
    pub party: Option<String>,
    /// The post: `Tweede Kamerlid`, `minister van ...`.
    pub post: Option<String>,
    /// `Indiener`, `Medeindiener`, `Eerste ondertekenaar`.
    pub role: Option<String>,
    /// The identifier of the person.
    pub person_id: Option<String>,
    /// The identifier of the party, where it is one.
    pub party_id: Option<String>,
    /// The identifier of the committee, where it is one.
    pub committee_id: Option<String>,
}

/// A decision on cases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// Its identifier.
    pub id: String,
    /// The identifiers of the cases.
    pub case_ids: Vec<String>,
    /// `Stemmen - aangenomen`, `Ingetrokken`.
    pub kind: Option<String>,
    /// The decision in words.
    pub text: Option<String>,
    /// `Met handopsteken`, `Hoofdelijk`.
    pub voting: Option<String>,
    /// `Besluit`, `Concept voorstel`.
    pub status: Option<String>,
    /// The votes.
    pub votes: Vec<PartyVote>,
}

impl Decision {
    /// Whether a vote adopted the case; `None` if it was not voted on.
    #[must_use]
    pub fn adopted(&self) -> Option<bool> {
        match self.kind.as_deref()?.rsplit(" - ").next()? {
            "aangenomen" => Some(true),
            "verworpen" => Some(false),
            _ => None,
        }
    }
}

/// How one votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteKind {
    /// `Voor`.
    For,
    /// `Tegen`.
    Against,
    /// `Niet deelgenomen`.
    Absent,
}

/// How one party or member voted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyVote {
    /// Its identifier.
    pub id: String,
    /// The identifier of the decision.
    pub decision_id: Option<String>,
    /// How.
    pub vote: VoteKind,
    /// The seats of the party.
    pub seats: Option<u32>,
    /// The party or the member.
    pub name: Option<String>,
    /// The party.
    pub party: Option<String>,
    /// The identifier of the member, where the roll was called.
    pub person_id: Option<String>,
    /// The identifier of the party.
    pub party_id: Option<String>,
    /// Whether it was a mistake that was put right.
    pub mistake: bool,
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Its identifier.
    pub id: String,
    /// Its number: `2023D02253`.
    pub number: Option<String>,
    /// `Motie`, `Brief regering`.
    pub kind: Option<String>,
    /// The title of the dossier.
    pub title: Option<String>,
    /// What it is.
    pub subject: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Parliamentary year.
    pub parliamentary_year: Option<String>,
    /// The number within the dossier.
    pub serial: Option<u32>,
    /// The chamber: 1 or 2.
    pub chamber: Option<u32>,
    /// Its dossiers, where they are nested in it.
    pub dossiers: Vec<Dossier>,
    /// The identifiers of its dossiers.
    pub dossier_ids: Vec<String>,
    /// The identifiers of its cases.
    pub case_ids: Vec<String>,
    /// Who has to do with it.
    pub actors: Vec<Actor>,
    /// Its text, where whoever collected the data put it there.
    pub text: Option<String>,
}

impl Document {
    /// The official identifier, where dossier and number are known: `kst-29684-240`.
    #[must_use]
    pub fn identifier(&self) -> Option<String> {
        let dossier = self.dossiers.first()?.number.as_ref()?;
        Some(format!("kst-{dossier}-{}", self.serial?))
    }
}

/// A dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// Its identifier.
    pub id: String,
    /// Its number with its suffix: `30218`, `36600-XVI`.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The name by which a bill is cited.
    pub short_title: Option<String>,
    /// The highest number in it.
    pub highest: Option<u32>,
    /// Whether it is closed.
    pub closed: Option<bool>,
    /// Its chamber.
    pub chamber: Option<String>,
}

/// A person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Its identifier.
    pub id: String,
    /// `A.B.`.
    pub initials: Option<String>,
    /// `Anna`.
    pub given_name: Option<String>,
    /// `van der`.
    pub particle: Option<String>,
    /// The surname without its particle.
    pub surname: Option<String>,
    /// `Tweede Kamerlid`.
    pub post: Option<String>,
    /// The party.
    pub party: Option<String>,
    /// The day of birth.
    pub born: Option<Date>,
}

/// A party in the Kamer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Its identifier.
    pub id: String,
    /// Its abbreviation.
    pub short: Option<String>,
    /// Its full name.
    pub name: Option<String>,
    /// Its seats.
    pub seats: Option<u32>,
    /// Its first day in the Kamer.
    pub from: Option<Date>,
    /// Its last day in the Kamer.
    pub to: Option<Date>,
}

/// A meeting or another activity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Activity {
    /// Its identifier.
    pub id: String,
    /// Its number: `2025A04496`.
    pub number: Option<String>,
    /// `Commissiedebat`.
    pub kind: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// The committee that leads.
    pub committee: Option<String>,
    /// `Gepland`, `Uitgevoerd`, `Geannuleerd`.
    pub status: Option<String>,
    /// Who takes part.
    pub actors: Vec<Actor>,
}

/// A commitment of a member of the government.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commitment {
    /// Its identifier.
    pub id: String,
    /// Its number: `TZ202412-101`.
    pub number: Option<String>,
    /// Its words.
    pub text: Option<String>,
    /// `Openstaand`, `Voldaan`, `Deels Voldaan`, `Vervallen`.
    pub status: Option<String>,
    /// The ministry.
    pub ministry: Option<String>,
    /// Who made it.
    pub by: Option<String>,
    /// Their post.
    pub post: Option<String>,
    /// The identifier of the person it was made to.
    pub to_person_id: Option<String>,
    /// The identifier of the party it was made to.
    pub to_party_id: Option<String>,
    /// The number of the meeting it was made in.
    pub activity: Option<String>,
    /// The identifier of the meeting it was made in.
    pub activity_id: Option<String>,
    /// The day it was made.
    pub made: Option<Date>,
    /// The day by which it was kept, or is to be.
    pub due: Option<Date>,
    /// The letter that meets it, as the Kamer names it.
    pub letter: Option<String>,
    /// The identifiers of the commitments that it repeats.
    pub repeats: Vec<String>,
    /// The identifiers of the commitments that it adds to.
    pub supplements: Vec<String>,
    /// The identifiers of the commitments that it changes.
    pub changes: Vec<String>,
}
