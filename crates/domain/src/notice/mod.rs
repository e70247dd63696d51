//! Notices (告知文书): what the applicant is told in writing, frozen at the moment it is issued (F4).

mod compose;
mod kind;
mod words;

pub use compose::{Facts, compose};
pub use kind::{NoticeKind, issued};

use serde::{Deserialize, Serialize};

/// A notice as it was issued. It never changes; a reprint is marked as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeText {
    pub kind: NoticeKind,
    pub title: String,
    /// Whom it is for.
    pub addressee: String,
    /// The passage of law or policy it stands on.
    pub basis: Option<String>,
    pub paragraphs: Vec<String>,
    /// Facts in two columns.
    pub facts: Vec<NoticeFact>,
    /// Materials, each on its line.
    pub materials: Vec<String>,
    /// Whether the applicant signs for it.
    pub receipt_signature: bool,
    pub centre: String,
    pub issued_by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeFact {
    pub label: String,
    pub value: String,
}
