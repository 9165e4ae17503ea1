//! Asking a store, within limits.

use super::parameter::Values;
use super::prefixes::prefixes;
use oxigraph::model::{Term, Triple, Variable};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;
use thiserror::Error;

/// How much a query may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How many rows or triples it may give.
    pub rows: usize,
}

impl Default for Limits {
    /// Half a minute and a million rows.
    fn default() -> Self {
        Self { time: Duration::from_secs(30), rows: 1_000_000 }
    }
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Of a SELECT.
    Rows {
        /// The columns.
        variables: Vec<Variable>,
        /// The rows, each as long as `variables`.
        rows: Vec<Vec<Option<Term>>>,
    },
    /// Of an ASK.
    Truth(bool),
    /// Of a CONSTRUCT or DESCRIBE: sorted, each triple once.
    Graph(Vec<Triple>),
}

/// A query that gives no answer.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum QueryError {
    /// It is not SPARQL, or is an update.
    #[error("this is not a SPARQL query: {0}")]
    Syntax(String),
    /// A value was given for a variable that the query does not select.
    #[error("the query does not select ?{0}, so that it cannot be bound")]
    NotSelected(String),
    /// It took too long.
    #[error("the query took longer than {} seconds; narrow it or allow more time", .0.as_secs_f32())]
    TooSlow(Duration),
    /// It is too long, in bytes.
    #[error("the query is longer than {0} bytes; take it apart")]
    TooLong(usize),
    /// Its brackets nest too deep.
    #[error("the brackets of the query nest deeper than {0}; take it apart")]
    TooDeep(usize),
    /// It gave too many rows.
    #[error("the query gives more than {0} rows; narrow it or add a LIMIT")]
    TooLarge(usize),
    /// It asks another server.
    #[error("SERVICE is not allowed: queries go to this graph only")]
    Service,
    /// The store failed.
    #[error("the query failed: {0}")]
    Failed(String),
}

impl Answer {
    /// Whether nothing was found; an ASK found nothing when it says no.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Rows { rows, .. } => rows.is_empty(),
            Self::Truth(truth) => !truth,
            Self::Graph(triples) => triples.is_empty(),
        }
    }

    /// Leaves out a column.
    pub(super) fn drop_column(&mut self, name: &str) {
        if let Self::Rows { variables, rows } = self
            && let Some(index) = variables.iter().position(|variable| variable.as_str() == name)
        {
            variables.remove(index);
            for row in rows {
                row.remove(index);
            }
        }
    }
}

/// Asks a store a query in SPARQL 1.1 of one's own. The prefixes of [`prefixes`] need no declaration. A pattern outside
/// `GRAPH` is matched against all graphs together, unless the query says `FROM`.
///
/// # Errors
///
/// If it is no query, asks another server, takes too long, gives too many rows or fails in the store.
pub fn ask(store: &Store, sparql: &str, limits: Limits) -> Result<Answer, QueryError> {
    run(store, sparql, &Values::new(), limits)
}

/// How deep brackets may nest, and how long a query may be in bytes: the parser and the evaluator recurse on brackets and
/// on patterns in a row.
const DEEPEST: usize = 200;
const LONGEST: usize = 1 << 16;

/// The stack of the thread that runs a query, in bytes: enough for [`DEEPEST`] and [`LONGEST`].
const STACK: usize = 256 << 20;

/// Asks a store, with some variables bound.
///
/// The store looks at the cancellation token only when it reads a quad, and a product of patterns may run long without. So
/// the query has a thread of its own, which is left to end by itself when the time is over.
pub(super) fn run(store: &Store, sparql: &str, values: &Values, limits: Limits) -> Result<Answer, QueryError> {
    if sparql.len() > LONGEST {
        return Err(QueryError::TooLong(LONGEST));
    }
    if depth(sparql) > DEEPEST {
        return Err(QueryError::TooDeep(DEEPEST));
    }
    let token = CancellationToken::new();
    let (give, take) = channel();
    let work = {
        let (store, sparql, values, token) = (store.clone(), sparql.to_owned(), values.clone(), token.clone());
        move || {
            let answer = evaluate(&store, &sparql, &values, token, limits);
            // Nobody takes it when the time is over.
            drop(give.send(answer));
        }
    };
    let failed = |error: &dyn std::fmt::Display| QueryError::Failed(error.to_string());
    thread::Builder::new().name("query".to_owned()).stack_size(STACK).spawn(work).map_err(|error| failed(&error))?;
    match take.recv_timeout(limits.time) {
        Ok(answer) => answer,
        Err(RecvTimeoutError::Timeout) => {
            token.cancel();
            Err(QueryError::TooSlow(limits.time))
        }
        Err(error @ RecvTimeoutError::Disconnected) => Err(failed(&error)),
    }
}

fn depth(sparql: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in sparql.bytes() {
        match byte {
            b'(' | b'{' | b'[' => depth += 1,
            b')' | b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn evaluate(
    store: &Store,
    sparql: &str,
    values: &Values,
    token: CancellationToken,
    limits: Limits,
) -> Result<Answer, QueryError> {
    let mut evaluator = SparqlEvaluator::new().with_cancellation_token(token);
    for (prefix, namespace) in prefixes() {
        evaluator = evaluator.with_prefix(prefix, namespace).map_err(|error| QueryError::Failed(error.to_string()))?;
    }
    let mut query = evaluator.parse_query(sparql).map_err(|error| QueryError::Syntax(error.to_string()))?;
    if query.dataset().is_default_dataset() {
        query.dataset_mut().set_default_graph_as_union();
    }
    for (name, term) in values {
        let variable = Variable::new(name).map_err(|_| QueryError::NotSelected(name.clone()))?;
        query = query.substitute_variable(variable, term.clone());
    }
    query.on_store(store).execute().map_err(Failure::from).and_then(|results| collect(results, limits.rows)).map_err(
        |failure| match failure {
            Failure::TooLarge => QueryError::TooLarge(limits.rows),
            Failure::Store(QueryEvaluationError::Cancelled) => QueryError::TooSlow(limits.time),
            Failure::Store(QueryEvaluationError::NotExistingSubstitutedVariable(variable)) => {
                QueryError::NotSelected(variable.into_string())
            }
            Failure::Store(QueryEvaluationError::UnsupportedService(_)) => QueryError::Service,
            Failure::Store(error) => QueryError::Failed(error.to_string()),
        },
    )
}

enum Failure {
    TooLarge,
    Store(QueryEvaluationError),
}

impl From<QueryEvaluationError> for Failure {
    fn from(error: QueryEvaluationError) -> Self {
        Self::Store(error)
    }
}

fn collect(results: QueryResults<'_>, most: usize) -> Result<Answer, Failure> {
    match results {
        QueryResults::Boolean(truth) => Ok(Answer::Truth(truth)),
        QueryResults::Solutions(solutions) => {
            let variables = solutions.variables().to_vec();
            let mut rows = Vec::new();
            for solution in solutions {
                let solution = solution?;
                if rows.len() == most {
                    return Err(Failure::TooLarge);
                }
                rows.push(solution.values().to_vec());
            }
            Ok(Answer::Rows { variables, rows })
        }
        QueryResults::Graph(found) => {
            let mut triples = Vec::new();
            for triple in found {
                let triple = triple?;
                if triples.len() == most {
                    return Err(Failure::TooLarge);
                }
                triples.push(triple);
            }
            triples.sort_by_cached_key(|triple: &Triple| triple.to_string());
            triples.dedup();
            Ok(Answer::Graph(triples))
        }
    }
}
