//! Make-up working days (调休) at a centre that does not take them by itself: proposals to accept or decline.

use serde::{Deserialize, Serialize};
use time::Date;

use super::day_table::DayTable;
use super::national::NationalYear;
use super::rules::CalendarRules;

/// What stands between a centre and a make-up day of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MakeUpState {
    /// The calendar takes make-up days by itself.
    Automatic,
    /// The centre is open on that day by its own rules: nothing to answer.
    OpenAnyway,
    /// Waits for an answer.
    Proposed,
    /// Accepted: the centre opens.
    Accepted,
    Declined,
}

/// A make-up day of the state as a centre sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeUpDay {
    pub date: Date,
    /// Name of the holiday it belongs to.
    pub name: String,
    /// Number of the document.
    pub document: String,
    pub state: MakeUpState,
}

impl MakeUpDay {
    /// What an accepted one says of itself, as the reason of the opening.
    #[must_use]
    pub fn reason(&self) -> String {
        format!("{}调休（{}）", self.name, self.document)
    }
}

/// Every make-up day of the loaded years in order, with what the calendar does about it. `table` is built from the same.
#[must_use]
pub fn make_up_days(rules: &CalendarRules, years: &[NationalYear], table: &DayTable) -> Vec<MakeUpDay> {
    let mut found: Vec<MakeUpDay> = years
        .iter()
        .flat_map(|year| year.holidays.iter().map(move |holiday| (year, holiday)))
        .filter(|(_, holiday)| !holiday.off)
        .map(|(year, holiday)| MakeUpDay {
            date: holiday.date,
            name: holiday.name.clone(),
            document: holiday.document.as_ref().unwrap_or(&year.document).clone(),
            state: MakeUpState::Proposed,
        })
        .map(|day| MakeUpDay { state: state(rules, table, &day), ..day })
        .collect();
    found.sort_by_key(|day| day.date);
    found
}

fn state(rules: &CalendarRules, table: &DayTable, day: &MakeUpDay) -> MakeUpState {
    let opening = rules.openings.iter().find(|opening| opening.date == day.date);
    let closed = rules.closings.iter().any(|closing| closing.date == day.date);
    if opening.is_some_and(|opening| opening.reason.contains(&day.document)) {
        MakeUpState::Accepted
    } else if closed || rules.declined_make_ups.iter().any(|declined| declined.date == day.date) {
        MakeUpState::Declined
    } else if !rules.make_up_sessions.is_empty() {
        MakeUpState::Automatic
    } else if table.day(day.date).is_ok_and(|day| day.is_open()) {
        MakeUpState::OpenAnyway
    } else {
        MakeUpState::Proposed
    }
}
