//! The count at the end of a day.

use app::desk::days::{BehindFigure, CheckRecord, DayRecord};
use domain::case::StageName;
use domain::desk::DayFigures;
use domain::kernel::Signature;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::{Named, civil};
use super::notice::CaseNotice;
use crate::problem::ApiError;

/// The count of a window's day.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Reconciliation)]
pub struct DayView {
    pub window: Named,
    #[serde(with = "crate::iso_date")]
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    /// When it was counted.
    #[serde(with = "time::serde::rfc3339")]
    pub as_of: OffsetDateTime,
    pub sheet: DayFigures,
    /// Who has checked the day, newest first.
    pub checks: Vec<DayCheck>,
    /// Whether I may check it now.
    pub may_check: bool,
}

/// That a day was gone through, with what stood on the sheet then.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DayCheck {
    pub id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
    pub remark: Option<String>,
    pub sheet: DayFigures,
}

impl DayView {
    pub fn of(record: &DayRecord) -> Self {
        let window = &record.window;
        Self {
            window: Named { id: window.id.0, code: window.code.clone(), name: window.name.clone() },
            day: record.day,
            as_of: record.now,
            sheet: record.sheet.clone(),
            checks: record.checks.iter().map(DayCheck::of).collect(),
            may_check: record.may_check,
        }
    }
}

impl DayCheck {
    fn of(record: &CheckRecord) -> Self {
        let checked = &record.row.doc.0;
        Self {
            id: record.row.id.0,
            at: civil(record.row.at),
            by: checked.by.clone(),
            remark: record.remark.clone(),
            sheet: checked.sheet.clone(),
        }
    }
}

/// A line behind a figure: what happened, to which case, by whom.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ReconciliationEntry)]
pub struct DayRowView {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by: Signature,
    pub case_id: Uuid,
    pub case_number: String,
    pub item: Named,
    /// As it is now.
    pub stage: StageName,
    /// None where the case has left what I see.
    pub applicant_name: Option<String>,
    /// Whether I see the case as it is now; it may have gone to another window since.
    pub visible: bool,
    pub notice: Option<CaseNotice>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ReconciliationEntries)]
pub struct DayRows {
    pub items: Vec<DayRowView>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl DayRowView {
    pub fn of(behind: BehindFigure) -> Result<Self, ApiError> {
        let BehindFigure { row, item: (code, name), visible } = behind;
        Ok(Self {
            at: civil(row.at),
            by: row.recorded.by,
            case_id: row.case.id.0,
            case_number: row.case.number.clone(),
            item: Named { id: row.case.item_id.0, code, name },
            stage: row.case.doc.0.stage.name(),
            applicant_name: visible.then_some(row.applicant_name),
            visible,
            notice: row.notice.map(CaseNotice::of).transpose()?,
        })
    }
}
