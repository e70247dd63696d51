//! What loading the holidays of a year would do.

use app::calendars::LoadPreview;
use domain::time::RowChange;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

use super::calendar::{DayChanges, MakeUpDayView};
use crate::iso_date;

/// A row of the document, against what is loaded.
#[derive(Debug, Serialize, ToSchema)]
pub struct YearRow {
    #[serde(with = "iso_date")]
    pub date: Date,
    pub name: String,
    /// True: day off. False: make-up working day (调休上班).
    pub off: bool,
    pub change: RowChange,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct YearPreview {
    /// The version of the national calendar that this was tried on.
    pub version: u32,
    /// The year is loaded already, and would be replaced.
    pub known: bool,
    pub rows: Vec<YearRow>,
    /// The days of the national calendar.
    pub changes: DayChanges,
    /// How many calendars follow, and get a new version.
    pub followers: usize,
    /// The make-up days that my own centre would be asked about.
    pub proposals: Vec<MakeUpDayView>,
}

impl YearPreview {
    pub fn of(preview: LoadPreview) -> Self {
        let rows = preview.rows.into_iter();
        Self {
            version: preview.version,
            known: preview.known,
            rows: rows.map(|(row, change)| YearRow { date: row.date, name: row.name, off: row.off, change }).collect(),
            changes: DayChanges::of(preview.version, preview.today, &preview.before, &preview.after),
            followers: preview.followers,
            proposals: preview.proposals.into_iter().map(MakeUpDayView::of).collect(),
        }
    }
}
