//! What stopped or lengthened the clocks of a case: special procedures (中止) and the one extension (延期).

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::clock::Clock;
use crate::catalogue::regime::{ExcludedStep, ExtensionApprover};
use crate::kernel::Signature;

/// A special procedure, whose time is not counted (行政许可法 45).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suspension {
    /// Within the case, from 1.
    pub number: u32,
    pub step: ExcludedStep,
    /// The clocks that stand still.
    pub clocks: Vec<Clock>,
    /// So many working days it takes, as the applicant was told.
    pub days: u32,
    pub reasons: String,
    #[serde(with = "time::serde::rfc3339")]
    pub since: OffsetDateTime,
    pub by: Signature,
    /// When it ended; none while it lasts, or where the case ended first.
    #[serde(default, with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub until: Option<OffsetDateTime>,
}

/// The one extension of the statutory limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Extended {
    /// The clocks that it moved.
    pub clocks: Vec<Clock>,
    /// So much longer, in the unit of each clock's limit.
    pub amount: u32,
    pub approver: ExtensionApprover,
    pub basis: String,
    pub reasons: String,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
}
