//! Everything an act or a query can fail with. Each has a public face; what is internal stays in the log.

use std::time::Duration;

use domain::kernel::Refusal;
use domain::policy::Denial;
use domain::time::TimeFault;
use store::{Retryable, StoreError};

/// One field of the request that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// JSON pointer (RFC 6901) into the request.
    pub pointer: String,
    /// Stable code, worded in the catalogue of texts.
    pub code: &'static str,
    /// What the text needs to be said in full, e.g. a bound.
    pub subject: Option<String>,
}

impl FieldFault {
    pub fn new(pointer: impl Into<String>, code: &'static str) -> Self {
        Self { pointer: pointer.into(), code, subject: None }
    }

    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }
}

impl From<Refusal> for FieldFault {
    fn from(refusal: Refusal) -> Self {
        Self { pointer: refusal.pointer.unwrap_or_default(), code: refusal.rule.code(), subject: refusal.subject }
    }
}

#[derive(Debug, Clone, thiserror::Error)]
pub enum AppError {
    #[error("no such {0}")]
    NotFound(&'static str),
    #[error("denied: {0:?}")]
    Denied(Denial),
    #[error("refused: {0:?}")]
    Refused(Vec<Refusal>),
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldFault>),
    /// The resource has moved on since it was read.
    #[error("stale: now at version {current}")]
    Stale { current: u32 },
    /// The request is in order, but what it is about is not: at another stage, or not ready.
    #[error("rejected, {code}: {faults:?}")]
    Rejected { code: &'static str, faults: Vec<FieldFault> },
    #[error("a case with this id exists")]
    IdTaken,
    /// The applicant has an open case for the item, which the clerk has not been shown. Official numbers.
    #[error("likely a duplicate of {0:?}")]
    LikelyDuplicate(Vec<String>),
    #[error("too often; again in {retry_after:?}")]
    TooOften { retry_after: Duration },
    #[error("the idempotency key was used with another body")]
    KeyReused,
    #[error("the session has ended")]
    SessionEnded,
    /// The first password was given by somebody else: until it is changed nothing else is open.
    #[error("the first password has to be changed")]
    PasswordFirst,
    #[error("wrong user name or password")]
    BadCredentials,
    #[error("locked for another {retry_after:?}")]
    Locked { retry_after: Duration },
    #[error("the demo clock cannot go there: {0}")]
    Clock(&'static str),
    #[error(transparent)]
    Time(#[from] TimeFault),
    #[error(transparent)]
    Store(StoreError),
    #[error("internal: {0}")]
    Internal(String),
}

impl AppError {
    pub fn internal(what: impl ToString) -> Self {
        Self::Internal(what.to_string())
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Retryable for AppError {
    /// Two who meet on the same applicant, case, item, counter, chain or key: the later one finds on its second run what the
    /// earlier one has written. The event comes before the row of its case, so two cases of one id meet there.
    fn is_retryable(&self) -> bool {
        match self {
            Self::Store(StoreError::Duplicate { table, .. }) => {
                matches!(
                    table.as_str(),
                    "applicant"
                        | "case_event"
                        | "service_case"
                        | "case_counter"
                        | "notice_counter"
                        | "service_item"
                        | "item_version"
                        | "item_draft"
                        | "entry_register"
                        | "audit_entry"
                        | "calendar_version"
                        | "audit_seal"
                        | "idempotency"
                        | "login_failure"
                        | "warning"
                        | "card_counter"
                        | "recomputation"
                )
            }
            Self::Store(error) => error.is_retryable(),
            _ => false,
        }
    }
}
