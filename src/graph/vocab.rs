//! The terms of the vocabularies that the graph is written in, and their usual prefixes.

use oxigraph::model::NamedNodeRef;

/// The namespace of the project's own ontology.
pub const KG: &str = "https://kamergraaf.nl/def#";

/// The vocabularies, each with the prefix under which people know it.
pub const VOCABULARIES: [(&str, &str); 15] = [
    ("cito", "http://purl.org/spar/cito/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("kg", KG),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vann", "http://purl.org/vocab/vann/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Data sets whose IRIs the authority files use, each with a prefix for people.
pub const DATA_SETS: [(&str, &str); 12] = [
    ("bwb", "https://wetten.overheid.nl/"),
    ("dossier", "https://zoek.officielebekendmakingen.nl/dossier/"),
    ("gemeente", "https://identifier.overheid.nl/tooi/id/gemeente/"),
    ("ministerie", "https://identifier.overheid.nl/tooi/id/ministerie/"),
    ("ob", "https://zoek.officielebekendmakingen.nl/"),
    ("oorg", "https://identifier.overheid.nl/tooi/id/oorg/"),
    ("owms", "http://standaarden.overheid.nl/owms/terms/"),
    ("provincie", "https://identifier.overheid.nl/tooi/id/provincie/"),
    ("so", "https://identifier.overheid.nl/tooi/id/so/"),
    ("waterschap", "https://identifier.overheid.nl/tooi/id/waterschap/"),
    ("wd", "http://www.wikidata.org/entity/"),
    ("zbo", "https://identifier.overheid.nl/tooi/id/zbo/"),
];

/// The classes of minted IRIs: `statement` in `{base}id/statement/{hash}`. Each is also the prefix for people.
pub const MINTED: [&str; 26] = [
    "activity",
    "change",
    "commitment",
    "decision",
    "derivation",
    "element",
    "evidence",
    "law",
    "meeting",
    "membership",
    "mention",
    "motion",
    "organisation",
    "page",
    "paper",
    "party",
    "passage",
    "person",
    "position",
    "post",
    "programme",
    "publication",
    "quotation",
    "region",
    "statement",
    "tenure",
];

/// Declares terms as constants: `vocabulary! { "namespace" => NAME "local" }`.
macro_rules! vocabulary {
    ($module:ident, $namespace:literal, $doc:literal, { $($name:ident $local:literal),+ $(,)? }) => {
        #[doc = $doc]
        #[expect(missing_docs, reason = "the vocabulary documents each term")]
        pub mod $module {
            use super::NamedNodeRef;
            $(pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($namespace, $local));)+
        }
    };
}

vocabulary!(kg, "https://kamergraaf.nl/def#", "Terms of `ontology/kamergraaf.ttl`.", {
    ALLOCATION "Allocation", ASSIGNMENT "Assignment", COMMITMENT "Commitment", DOSSIER "Dossier", HOUSE_DECISION "HouseDecision",
    KAMERSTUK "Kamerstuk", LAW "Law", MEETING "Meeting", MENTION "Mention", MOTION "Motion",
    OFFICIAL_RECORD "OfficialRecord", ORGANISATION "Organisation", PARTY "Party", PARTY_MEMBERSHIP "PartyMembership", POST_CLASS "Post",
    PROGRAMME_CLASS "Programme", PUBLICATION "Publication", REGION "Region",
    REGION_MEMBERSHIP "RegionMembership", STATEMENT "Statement",
    SUPERVISION_DECISION "SupervisionDecision", TENURE "Tenure",
    ADOPTED "Adopted", ANNOUNCED "Announced", ENDED "Ended", EXTENDED "Extended", ONE_OFF "OneOff", ONGOING "Ongoing", REJECTED "Rejected", SETTLED "Settled",
    STRUCTURAL "Structural", YEARLY "Yearly",
    AMOUNT "amount", AS_OF "asOf", CONFIDENCE "confidence", DECIDED_BY "decidedBy", DERIVATION "Derivation", EARLIEST "earliest", EVIDENCE "evidence", FORMER "former",
    FOUND_IN "foundIn", FROM "from", HOLDER "holder", KIND "kind", KNOWLEDGE_VERSION "knowledgeVersion", LATEST "latest", NR "nr",
    NUMBER "number", ON_DATE "onDate", PARLIAMENTARY_YEAR "parliamentaryYear", PART_OF "partOf",
    PARTY_OF "party", PART "part", PATTERN "pattern", POST "post", PROGRAM_VERSION "programVersion",
    PROGRAMME "programme", PURPOSE "purpose", QUOTE "quote", REGION_OF "region", RULE "rule", STATUS "status", SUCCEEDS "succeeds", TASK "task",
    TO "to", UNTIL "until", VALID_FROM "validFrom", VALID_TO "validTo", YEAR "year",
});
vocabulary!(dcterms, "http://purl.org/dc/terms/", "Dublin Core metadata terms.", {
    CONFORMS_TO "conformsTo", DATE "date", IDENTIFIER "identifier", IS_PART_OF "isPartOf", SOURCE "source", TITLE "title",
});
vocabulary!(eli, "http://data.europa.eu/eli/ontology#", "The European Legislation Identifier.", {
    LEGAL_RESOURCE "LegalResource",
});
vocabulary!(foaf, "http://xmlns.com/foaf/0.1/", "Friend of a Friend: people and documents.", {
    DOCUMENT "Document", PERSON "Person", PRIMARY_TOPIC "primaryTopic",
});
vocabulary!(oa, "http://www.w3.org/ns/oa#", "Web Annotation.", {
    ANNOTATION "Annotation", SPECIFIC_RESOURCE "SpecificResource", POSITION_SELECTOR "TextPositionSelector",
    QUOTE_SELECTOR "TextQuoteSelector",
    FRAGMENT_SELECTOR "FragmentSelector", XPATH_SELECTOR "XPathSelector", END "end", EXACT "exact", HAS_BODY "hasBody", HAS_SELECTOR "hasSelector",
    HAS_SOURCE "hasSource", HAS_TARGET "hasTarget", IDENTIFYING "identifying", MOTIVATED_BY "motivatedBy",
    PREFIX "prefix", START "start", SUFFIX "suffix",
});
vocabulary!(org, "http://www.w3.org/ns/org#", "The Organization Ontology.", {
    CHANGE_EVENT "ChangeEvent", MEMBER "member", MEMBERSHIP "Membership", ORGANIZATION "Organization",
    ORIGINAL_ORGANIZATION "originalOrganization", POST "Post", RESULTING_ORGANIZATION "resultingOrganization",
});
vocabulary!(owl, "http://www.w3.org/2002/07/owl#", "Web Ontology Language.", {
    SAME_AS "sameAs",
});
vocabulary!(prov, "http://www.w3.org/ns/prov#", "The Provenance Ontology.", {
    ACTIVITY "Activity", USED "used", WAS_DERIVED_FROM "wasDerivedFrom", WAS_GENERATED_BY "wasGeneratedBy",
});
vocabulary!(skos, "http://www.w3.org/2004/02/skos/core#", "Simple Knowledge Organization System.", {
    ALT_LABEL "altLabel", PREF_LABEL "prefLabel",
});
