//! Units, calendars, centres and windows of a profile.

use domain::kernel::id::{CentreId, UnitId};
use domain::profile::{Centre, OrgUnit, Profile};
use domain::time::{national_rules, shipped_years};
use serde::Serialize;
use store::engine::columns::{Id, Instant, Json};
use store::places::calendar_versions::{self, VersionCause, VersionMark, VersionRow};
use store::places::calendars::{self, CalendarRow};
use store::places::centres::{self, CentreRow};
use store::places::units::{self, UnitRow};
use store::places::windows::{self as window_rows, WindowRow};

use super::{Known, dangling};
use crate::calendars::{NATIONAL, NationalCalendar};
use crate::{AppError, Tx};

/// The word a serde enum has in JSON.
pub fn word<T: Serialize>(value: T) -> Result<String, AppError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(AppError::internal("not a plain word")),
    }
}

/// Parents before children, whatever order the file has.
pub fn units(tx: &mut Tx<'_>, profile: &Profile, known: &mut Known) -> Result<(), AppError> {
    let mut waiting: Vec<&OrgUnit> = profile.units.iter().collect();
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut left = Vec::new();
        for unit in waiting {
            let parent = match unit.parent.as_deref() {
                None => None,
                Some(code) => match known.units.get(code) {
                    Some(id) => Some(*id),
                    None => {
                        left.push(unit);
                        continue;
                    }
                },
            };
            let id = Id(units::id_of(tx.conn, &unit.code)?.unwrap_or_else(|| tx.new_id()));
            let row = UnitRow {
                id,
                parent_id: parent,
                kind: word(unit.kind)?,
                code: unit.code.clone(),
                name: unit.name.clone(),
                address: unit.address.clone(),
                phone: unit.phone.clone(),
            };
            units::put(tx.conn, &row)?;
            known.units.insert(unit.code.clone(), id);
        }
        if left.len() == before {
            return Err(AppError::internal("the organisation tree has a circle"));
        }
        waiting = left;
    }
    Ok(())
}

/// The national calendar as it ships.
pub fn national_calendar(tx: &mut Tx<'_>) -> Result<(), AppError> {
    let calendar = NationalCalendar {
        rules: national_rules().map_err(AppError::internal)?,
        years: shipped_years().map_err(AppError::internal)?,
    };
    put_calendar(tx, NATIONAL, None, "全国工作日", &calendar)
}

/// A calendar gets a new version only when its rules have changed: due times name the version they were counted with.
fn put_calendar<T: Serialize>(
    tx: &mut Tx<'_>,
    id: &str,
    centre: Option<Id>,
    name: &str,
    rules: &T,
) -> Result<(), AppError> {
    let rules = serde_json::to_string(rules).map_err(AppError::internal)?;
    let known = calendars::load(tx.conn, id)?;
    let version = match &known {
        Some(row) if row.rules == rules => row.version,
        Some(row) => row.version.saturating_add(1),
        None => 1,
    };
    let row = CalendarRow { id: id.to_owned(), centre_id: centre, name: name.to_owned(), version, rules };
    calendars::put(tx.conn, &row)?;
    let national_version = calendars::version(tx.conn, NATIONAL)?.unwrap_or(version);
    let kept = VersionRow {
        calendar_id: row.id,
        version,
        national_version,
        at: Instant::from(tx.now),
        rules: row.rules,
        doc: Json(VersionMark { cause: VersionCause::Profile, by: None, note: None }),
    };
    Ok(calendar_versions::keep(tx.conn, &kept)?)
}

/// Centres, each with a calendar of its own made from the one it names.
pub fn centres(tx: &mut Tx<'_>, profile: &Profile, known: &mut Known) -> Result<(), AppError> {
    for centre in &profile.centres {
        let id = match centres::by_code(tx.conn, &centre.code)? {
            Some(row) => row.id,
            None => Id(tx.new_id()),
        };
        calendar_of(tx, profile, centre, id)?;
        let unit = profile.units.iter().find(|unit| unit.code == centre.unit);
        let unit = unit.ok_or_else(|| dangling("unit", &centre.unit))?;
        let policy = profile.policies.iter().find(|policy| policy.code == centre.policy);
        let row = CentreRow {
            id,
            unit_id: known.unit(&centre.unit)?,
            code: centre.code.clone(),
            name: unit.name.clone(),
            address: unit.address.clone(),
            phone: unit.phone.clone(),
            complaint_phone: Some(centre.complaint_phone.clone()),
            calendar_id: centre.code.clone(),
            policy: Json(policy.ok_or_else(|| dangling("policy", &centre.policy))?.clone()),
        };
        centres::put(tx.conn, &row)?;
        known.centres.insert(centre.code.clone(), CentreId(id.0));
    }
    Ok(())
}

fn calendar_of(tx: &mut Tx<'_>, profile: &Profile, centre: &Centre, id: Id) -> Result<(), AppError> {
    let calendar = profile.calendars.iter().find(|calendar| calendar.code == centre.calendar);
    let calendar = calendar.ok_or_else(|| dangling("calendar", &centre.calendar))?;
    put_calendar(tx, &centre.code, Some(id), &calendar.name, &calendar.calendar)
}

pub fn windows(tx: &mut Tx<'_>, profile: &Profile, known: &mut Known) -> Result<(), AppError> {
    for window in &profile.windows {
        let centre = known.centre(&window.centre)?;
        let id = match window_rows::id_of(tx.conn, centre, &window.code)? {
            Some(id) => Id(id.0),
            None => Id(tx.new_id()),
        };
        let department = profile.units.iter().find(|unit| unit.code == window.department);
        let departments = window.departments.iter().map(|code| Ok(UnitId(known.unit(code)?.0)));
        let row = WindowRow {
            id,
            centre_id: Id(centre.0),
            code: window.code.clone(),
            name: window.name.clone(),
            department: department.ok_or_else(|| dangling("department", &window.department))?.name.clone(),
            counter: window.counter.clone(),
            powers: Json(window.powers.clone()),
            kind: window.kind.as_str().to_owned(),
            departments: Json(departments.collect::<Result<_, AppError>>()?),
        };
        window_rows::put(tx.conn, &row)?;
        known.windows.insert((window.centre.clone(), window.code.clone()), id);
    }
    Ok(())
}
