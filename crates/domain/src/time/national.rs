//! Statutory holidays and make-up working days, one document of the State Council a year, as data.

use serde::{Deserialize, Serialize};
use time::Date;

use super::civil::iso_date;
use super::rules::CalendarRules;

/// What one yearly document says (国务院办公厅关于部分节假日安排的通知).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NationalYear {
    /// The year the document arranges. A row may lie in the December before it or the January after it.
    pub year: i32,
    /// Document number (发文字号).
    pub document: String,
    pub holidays: Vec<Holiday>,
}

/// One date of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Holiday {
    #[serde(with = "iso_date")]
    pub date: Date,
    /// Name of the holiday the date belongs to, for a make-up day too.
    pub name: String,
    /// True: day off. False: make-up working day (调休上班).
    pub off: bool,
    /// Number of a later notice that changed this date, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
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
