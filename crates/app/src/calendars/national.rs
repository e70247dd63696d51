//! Load the holidays of a year into the national calendar, or try what that would do.

use domain::kernel::Actor;
use domain::policy::CalendarAct;
use domain::time::{
    CalendarRules, DayTable, Holiday, MakeUpDay, MakeUpState, NationalYear, RowChange, make_up_days, row_changes,
    year_faults,
};
use serde_json::json;
use store::places::calendar_versions::VersionCause;
use store::places::calendars;
use store::places::centres;
use time::Date;

use super::kept::{Kept, open, open_for_act, placed};
use super::tables::{NATIONAL, rules, table_of};
use crate::{AppError, FieldFault, Tx};

/// What loading a year would do.
#[derive(Debug)]
pub struct LoadPreview {
    pub version: u32,
    pub today: Date,
    /// The year is loaded already, and would be replaced.
    pub known: bool,
    pub rows: Vec<(Holiday, RowChange)>,
    /// The national calendar's days.
    pub before: DayTable,
    pub after: DayTable,
    /// How many calendars follow.
    pub followers: usize,
    /// The make-up days of the year that the actor's own centre would be asked about.
    pub proposals: Vec<MakeUpDay>,
}

pub fn preview_year(tx: &mut Tx<'_>, actor: &Actor, year: &NationalYear) -> Result<LoadPreview, AppError> {
    let kept = open(tx, actor, NATIONAL)?;
    kept.may(actor, CalendarAct::LoadYear)?;
    let years = sound(&kept, year)?;
    let known = kept.years.iter().find(|known| known.year == year.year);
    let own = centres::load(tx.conn, actor.centre)?.calendar_id;
    let own_rules: CalendarRules = if own == NATIONAL { kept.rules.clone() } else { rules(tx.conn, &own)? };
    let own_days = table_of(&own, &own_rules, kept.row.version, &years)?;
    let asked = make_up_days(&own_rules, &years, &own_days).into_iter();
    Ok(LoadPreview {
        version: kept.version()?,
        today: tx.today(),
        known: known.is_some(),
        rows: row_changes(known, year),
        before: kept.table()?,
        after: table_of(NATIONAL, &kept.rules, kept.row.version, &years)?,
        followers: calendars::others(tx.conn, NATIONAL)?.len(),
        proposals: asked
            .filter(|day| day.state == MakeUpState::Proposed && day.date >= tx.today())
            .filter(|day| year.holidays.iter().any(|row| row.date == day.date))
            .collect(),
    })
}

/// Loads the year, in the place of what was loaded for it before.
pub fn load_year(tx: &mut Tx<'_>, actor: &Actor, read_version: u32, year: &NationalYear) -> Result<Kept, AppError> {
    let kept = open_for_act(tx, actor, NATIONAL, CalendarAct::LoadYear, read_version)?;
    if kept.years.contains(year) {
        return Err(AppError::Invalid(vec![
            FieldFault::new("/year", "calendar.year-same").about(year.year.to_string()),
        ]));
    }
    let years = sound(&kept, year)?;
    let detail = json!({ "year": year.year, "document": year.document, "rows": year.holidays.len() });
    let note = Some(format!("{}：{}", year.year, year.document));
    Kept { years, ..kept }.save(tx, actor, VersionCause::Year, note, &detail)
}

/// All years with this one, if nothing is wrong with it.
fn sound(kept: &Kept, year: &NationalYear) -> Result<Vec<NationalYear>, AppError> {
    let mut years: Vec<NationalYear> = kept.years.iter().filter(|known| known.year != year.year).cloned().collect();
    let faults = year_faults(year, &years);
    if !faults.is_empty() {
        return Err(AppError::Invalid(placed("", faults)));
    }
    years.push(year.clone());
    years.sort_by_key(|year| year.year);
    Ok(years)
}
