//! What the House decided, and how parties and members voted.

use super::facts::{Facts, Qualifier, entity, plain, record, stated};
use super::record_iri;
use crate::graph::records::{Fact, OfficialRecord, Thing};
use crate::source::odata::{Decision, PartyVote, VoteKind};
use jiff::civil::Date;

impl Facts<'_> {
    /// A decision on cases that are not at hand.
    pub(super) fn decision(&self, decision: &Decision) -> OfficialRecord {
        let mut record = record("Besluit", &decision.id, "HouseDecision");
        record.title.clone_from(&decision.text);
        let cases: Vec<Thing> =
            decision.case_ids.iter().map(|id| Thing::Record(record_iri("Zaak", id), "Case")).collect();
        // Votes without their decision: what they are on is all that is known of it.
        let cases = if cases.is_empty() { vec![Thing::Record(record.iri.clone(), "HouseDecision")] } else { cases };
        for case in &cases {
            self.decided(case, decision, None, &mut record.facts);
        }
        record
    }

    /// What a decision says of something treated.
    pub(super) fn decided(&self, treated: &Thing, decision: &Decision, date: Option<Date>, facts: &mut Vec<Fact>) {
        // What is proposed to decide is not decided yet.
        if decision.status.as_deref().is_some_and(|status| status.to_lowercase().contains("voorstel")) {
            return;
        }
        let node = Thing::Record(record_iri("Besluit", &decision.id), "HouseDecision");
        if *treated != node {
            facts.push(plain(treated, "decision", node.clone()));
        }
        if let Some(adopted) = decision.adopted() {
            facts.push(plain(&node, "outcome", Thing::Term(if adopted { "Adopted" } else { "Rejected" })));
        }
        for (property, words) in [("kind", &decision.kind), ("votingMethod", &decision.voting)] {
            facts.extend(words.iter().map(|words| plain(&node, property, Thing::Text(words.clone()))));
        }
        for (property, kind) in [("seatsFor", VoteKind::For), ("seatsAgainst", VoteKind::Against)] {
            let votes = decision.votes.iter().filter(|vote| vote.vote == kind && is_party(vote));
            let seats: u32 = votes.filter_map(|vote| vote.seats).sum();
            if decision.votes.iter().any(|vote| is_party(vote) && vote.seats.is_some()) {
                facts.push(plain(&node, property, Thing::Count(seats as usize)));
            }
        }
        for vote in &decision.votes {
            let mut about: Vec<Qualifier> = vec![("inDecision", node.clone())];
            let Some(voter) = self.voter(vote, date, &mut about) else { continue };
            if vote.mistake {
                about.push(("mistaken", Thing::Truth(true)));
            }
            let property = match vote.vote {
                VoteKind::For => "votedFor",
                VoteKind::Against => "votedAgainst",
                VoteKind::Absent => "absentFromVoteOn",
            };
            facts.push(stated(&voter, property, treated.clone(), about));
        }
    }

    /// Who voted: a party with its seats, or a member for their party.
    fn voter(&self, vote: &PartyVote, date: Option<Date>, about: &mut Vec<Qualifier>) -> Option<Thing> {
        let party = vote.party.as_deref();
        if !is_party(vote) {
            about.extend(party.map(|party| ("forParty", entity(self.who.party(party, date)))));
            return match &vote.person_id {
                Some(id) => Some(self.person_of(vote.name.as_deref(), party, None, id, date)),
                None => Some(entity(self.who.person(vote.name.as_deref()?, party, None, date))),
            };
        }
        about.extend(vote.seats.map(|seats| ("seats", Thing::Count(seats as usize))));
        match (party.or(vote.name.as_deref()), &vote.party_id) {
            (Some(name), _) => Some(entity(self.who.party(name, date))),
            (None, id) => Some(self.party_of(None, id.as_deref()?, date)),
        }
    }
}

/// Whether a vote is that of a whole party.
fn is_party(vote: &PartyVote) -> bool {
    vote.person_id.is_none() && (vote.name.is_none() || vote.name == vote.party)
}
