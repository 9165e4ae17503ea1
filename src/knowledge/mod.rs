//! `knowledge`: the authority files, grammar, patterns and queries, compiled in and replaceable.
use crate::extract::MentionKind;
use crate::span::Span;

/// The place of a record in the authority files that are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId(pub u32);
#[derive(Debug, Clone, PartialEq)] pub struct Name { pub text: String }
#[derive(Debug, Clone)] pub struct Record { pub key: String, pub kind: MentionKind, pub subkind: String, pub label: String, pub names: Vec<Name>, pub iri: Option<String>, pub same_as: Vec<String>, pub valid_from: Option<jiff::civil::Date>, pub valid_to: Option<jiff::civil::Date> }
#[derive(Debug, Clone, Copy, PartialEq)] pub enum NameStyle { Full, Abbreviation, Short }
#[derive(Debug)] pub struct Hit { pub span: Span, pub records: Vec<RecordId>, pub style: NameStyle, pub exact_case: bool, pub risky: bool }
#[derive(Debug, thiserror::Error)] #[error("x")] pub struct KnowledgeError;
impl KnowledgeError { pub fn fault(_f: &str, _e: &toml::de::Error) -> Self { eprintln!("{_f} {_e}"); Self } }
#[derive(Debug)] pub struct Knowledge;
impl Knowledge {
  pub fn toml<T: serde::de::DeserializeOwned>(&self, p: &str) -> Result<T, KnowledgeError> { toml::from_str(&std::fs::read_to_string(format!("ontology/{p}")).map_err(|_| KnowledgeError)?).map_err(|e| KnowledgeError::fault(p, &e)) }
  pub fn record(&self, _: RecordId) -> &Record { unimplemented!() }
  pub fn names_in(&self, _: &str) -> Vec<Hit> { vec![] }
  pub fn begins_name(&self, _: &str) -> bool { false }
  pub fn posts_by_words(&self, _: &str, _: Option<jiff::civil::Date>) -> Vec<RecordId> { vec![] }
  pub fn is_portfolio(&self, _: &str) -> bool { false }
  pub fn is_given_name(&self, _: &str) -> bool { false }
  pub fn is_surname(&self, _: &str) -> bool { false }
  pub fn is_person(&self, _: &str) -> bool { false }
  pub fn is_party(&self, _: &str) -> bool { false }
  pub fn is_region(&self, _: &str) -> bool { false }
  pub fn find_person(&self, _given: &str, _s: &str, _d: Option<jiff::civil::Date>, _o: bool, _p: Option<&str>) -> Option<RecordId> { None }
  pub fn records_named(&self, _: &str, _: MentionKind) -> Vec<RecordId> { vec![] }
  pub fn record_nearly_named(&self, _: &str, _: MentionKind) -> Option<RecordId> { None }
}
