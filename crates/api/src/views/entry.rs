//! The register of items due to enter the centre.

use domain::catalogue::entry::{EntryCounts, EntryState};
use serde::Serialize;
use store::catalogue::entries::EntryRow;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::civil;
use crate::iso_date;

/// A line of the register.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RegisterEntry)]
pub struct EntryView {
    pub id: Uuid,
    /// The ETag.
    pub version: i32,
    pub name: String,
    pub department: String,
    /// The list that the item stands on.
    pub source: String,
    pub legal_basis: Option<String>,
    pub state: EntryState,
    /// The item of the catalogue, once it is there.
    pub item_id: Option<Uuid>,
    /// Since when it stands so.
    #[serde(with = "iso_date::option")]
    pub since: Option<Date>,
    /// Why it does not enter, or has left.
    pub reasons: Option<String>,
    pub approved_by: Option<String>,
    /// The document of the approval.
    pub approval: Option<String>,
    pub note: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub registered_at: OffsetDateTime,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterEntries)]
pub struct EntriesView {
    pub items: Vec<EntryView>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl EntryView {
    pub fn of(row: EntryRow) -> Self {
        let entry = row.doc.0;
        Self {
            id: row.id.0,
            version: row.version,
            name: entry.name,
            department: entry.department,
            source: entry.source,
            legal_basis: entry.legal_basis,
            state: entry.state,
            item_id: entry.item.map(|item| item.0),
            since: entry.since,
            reasons: entry.reasons,
            approved_by: entry.approved_by,
            approval: entry.approval,
            note: entry.note,
            registered_at: civil(row.registered_at),
        }
    }
}

/// How much of what is due has entered.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RegisterSummary)]
pub struct EntrySummaryView {
    /// Due to be here: entered, not yet, and approved exceptions, which weigh on the share.
    pub due: u32,
    pub entered: u32,
    pub not_yet: u32,
    pub exception: u32,
    /// Left with approval: no longer due.
    pub withdrawn: u32,
    /// Rounded down to a tenth; none when nothing is due.
    pub share_percent: Option<f64>,
    /// The centre's target.
    pub target_percent: u8,
    pub reached: Option<bool>,
}

impl EntrySummaryView {
    pub fn of(counts: EntryCounts, target: u8) -> Self {
        let tenths = counts.share_tenths();
        Self {
            due: counts.due(),
            entered: counts.entered,
            not_yet: counts.not_yet,
            exception: counts.exception,
            withdrawn: counts.withdrawn,
            share_percent: tenths.map(|tenths| f64::from(tenths) / 10.0),
            target_percent: target,
            reached: tenths.map(|tenths| tenths >= u32::from(target) * 10),
        }
    }
}
