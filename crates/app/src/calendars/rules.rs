//! Change the rules of a calendar, or try what a change would do.

use domain::kernel::Actor;
use domain::policy::CalendarAct;
use domain::time::{CalendarRules, DayTable, StatedRules, rule_faults};
use serde_json::json;
use store::places::calendar_versions::VersionCause;
use time::Date;

use super::kept::{Kept, open, open_for_act, placed};
use super::tables::table_of;
use crate::{AppError, FieldFault, Tx};

/// The days of a calendar as they are and as they would be.
#[derive(Debug)]
pub struct Preview {
    pub version: u32,
    pub today: Date,
    pub before: DayTable,
    pub after: DayTable,
}

/// What the days would be with these rules. Changes nothing.
pub fn preview(tx: &mut Tx<'_>, actor: &Actor, id: &str, stated: StatedRules) -> Result<Preview, AppError> {
    let kept = open(tx, actor, id)?;
    kept.may(actor, CalendarAct::Change)?;
    let rules = sound(&kept, stated)?;
    let after = table_of(&kept.row.id, &rules, kept.row.version, &kept.years)?;
    Ok(Preview { version: kept.version()?, today: tx.today(), before: kept.table()?, after })
}

/// Puts these rules in the place of those that stand.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
    read_version: u32,
    stated: StatedRules,
    note: Option<String>,
) -> Result<Kept, AppError> {
    let kept = open_for_act(tx, actor, id, CalendarAct::Change, read_version)?;
    let rules = sound(&kept, stated)?;
    if rules == kept.rules {
        return Err(AppError::Invalid(vec![FieldFault::new("/rules", "calendar.nothing-changed")]));
    }
    let detail = json!({ "note": note });
    Kept { rules, ..kept }.save(tx, actor, VersionCause::Rules, note, &detail)
}

fn sound(kept: &Kept, stated: StatedRules) -> Result<CalendarRules, AppError> {
    let rules = kept.rules.restated(stated);
    let faults = rule_faults(&rules);
    if faults.is_empty() { Ok(rules) } else { Err(AppError::Invalid(placed("/rules", faults))) }
}
