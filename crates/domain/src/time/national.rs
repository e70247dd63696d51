//! Statutory holidays and make-up working days, one document of the State Council a year, as data.

use serde::{Deserialize, Serialize};
use time::Date;

use super::civil::iso_date;
use super::rules::CalendarRules;

/// What one yearly document says (国务院办公厅关于部分节假日安排的通知).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NationalYear {
    /// The year the document arranges. A row may lie in the December before it or the January after it.
    #[cfg_attr(feature = "openapi", schema(minimum = 2000, maximum = 2099))]
    pub year: i32,
    /// Document number (发文字号).
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60))]
    pub document: String,
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub holidays: Vec<Holiday>,
}

/// One date of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Holiday {
    #[serde(with = "iso_date")]
    pub date: Date,
    /// Name of the holiday the date belongs to, for a make-up day too.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60))]
    pub name: String,
    /// True: day off. False: make-up working day (调休上班).
    pub off: bool,
    /// Number of a later notice that changed this date, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60))]
    pub document: Option<String>,
}

impl Holiday {
    fn same_as(&self, other: &Self, same_document: bool) -> bool {
        (&self.name, self.off, &self.document) == (&other.name, other.off, &other.document) && same_document
    }
}

/// What a document says of a date, against what was loaded before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RowChange {
    /// The date was in no document of this year.
    New,
    /// Other name, other kind, or another number to cite.
    Changed,
    Same,
    /// It stood in the document before and stands in this one no more.
    Dropped,
}

/// The rows of a document of a year, by date, with what each does to the one that is loaded for that year, if any.
#[must_use]
pub fn row_changes(known: Option<&NationalYear>, year: &NationalYear) -> Vec<(Holiday, RowChange)> {
    let before = known.map_or(&[][..], |known| known.holidays.as_slice());
    let same_document = known.is_some_and(|known| known.document == year.document);
    let mut rows: Vec<(Holiday, RowChange)> = year
        .holidays
        .iter()
        .map(|row| match before.iter().find(|known| known.date == row.date) {
            None => (row.clone(), RowChange::New),
            Some(known) if row.same_as(known, same_document) => (row.clone(), RowChange::Same),
            Some(_) => (row.clone(), RowChange::Changed),
        })
        .collect();
    let gone = before.iter().filter(|known| year.holidays.iter().all(|row| row.date != known.date));
    rows.extend(gone.map(|row| (row.clone(), RowChange::Dropped)));
    rows.sort_by_key(|(row, _)| row.date);
    rows
}

/// The documents that ship with the product, oldest first.
///
/// # Errors
/// Only if a shipped file is not what it should be; a test reads them all.
pub fn shipped_years() -> Result<Vec<NationalYear>, serde_json::Error> {
    [
        include_str!("../../../../profiles/national/2024.json"),
        include_str!("../../../../profiles/national/2025.json"),
        include_str!("../../../../profiles/national/2026.json"),
    ]
    .into_iter()
    .map(serde_json::from_str)
    .collect()
}

/// The rules of the national calendar (行政许可法 82): Monday to Friday and make-up days, with nominal hours.
///
/// # Errors
/// Only if the shipped file is not what it should be; a test reads it.
pub fn national_rules() -> Result<CalendarRules, serde_json::Error> {
    serde_json::from_str(include_str!("../../../../profiles/national/calendar.json"))
}
