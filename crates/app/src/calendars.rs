//! Day tables, derived from the rules of a calendar and kept while its version stands.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use domain::time::{CalendarRules, Calendars, DayTable, NationalYear};
use serde::{Deserialize, Serialize};
use store::places::calendars;
use store::{AnyConnection, StoreError};

use crate::AppError;

/// The id of the national calendar.
pub const NATIONAL: &str = "national";

/// The rules of the national calendar as they are stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NationalCalendar {
    pub rules: CalendarRules,
    pub years: Vec<NationalYear>,
}

/// The two tables of a centre, with the version of each.
#[derive(Debug, Clone)]
pub struct CentreTables {
    pub national: Table,
    pub own: Table,
}

#[derive(Debug, Clone)]
pub struct Table {
    pub id: String,
    pub version: i32,
    pub days: Arc<DayTable>,
}

impl CentreTables {
    pub fn calendars(&self) -> Calendars<'_> {
        Calendars { national: &self.national.days, own: &self.own.days }
    }
}

/// The version of a calendar, and that of the national one whose holidays it follows.
type Versions = (i32, i32);

/// A cache of what can be derived again at any time; another process has its own.
#[derive(Debug, Default)]
pub struct DayTables {
    known: RwLock<HashMap<String, (Versions, Arc<DayTable>)>>,
}

impl DayTables {
    /// The tables of the calendar `id` and of the national one, as they stand in this transaction.
    pub fn of(&self, conn: &mut AnyConnection, id: &str) -> Result<CentreTables, AppError> {
        let national_version = Self::version(conn, NATIONAL)?;
        let own_version = if id == NATIONAL { national_version } else { Self::version(conn, id)? };
        let national = match self.cached(NATIONAL, (national_version, national_version)) {
            Some(days) => days,
            None => {
                let days = Arc::new(national_table(&stored_national(conn)?)?);
                self.keep(NATIONAL, (national_version, national_version), &days);
                days
            }
        };
        let own = if id == NATIONAL {
            national.clone()
        } else {
            match self.cached(id, (own_version, national_version)) {
                Some(days) => days,
                None => {
                    let rules: CalendarRules = parse(&row(conn, id)?.rules)?;
                    let days = DayTable::build(&rules, &stored_national(conn)?.years).map_err(|faults| {
                        AppError::internal(format!("calendar {id} does not make a day table: {faults:?}"))
                    })?;
                    let days = Arc::new(days);
                    self.keep(id, (own_version, national_version), &days);
                    days
                }
            }
        };
        Ok(CentreTables {
            national: Table { id: NATIONAL.to_owned(), version: national_version, days: national },
            own: Table { id: id.to_owned(), version: own_version, days: own },
        })
    }

    fn version(conn: &mut AnyConnection, id: &str) -> Result<i32, AppError> {
        calendars::version(conn, id)?.ok_or(AppError::NotFound("calendar"))
    }

    fn cached(&self, id: &str, versions: Versions) -> Option<Arc<DayTable>> {
        let known = self.known.read().ok()?;
        known.get(id).filter(|(kept, _)| *kept == versions).map(|(_, days)| days.clone())
    }

    fn keep(&self, id: &str, versions: Versions, days: &Arc<DayTable>) {
        if let Ok(mut known) = self.known.write() {
            known.insert(id.to_owned(), (versions, days.clone()));
        }
    }
}

/// The rules of a centre's own calendar, as they stand in this transaction.
pub fn rules(conn: &mut AnyConnection, id: &str) -> Result<CalendarRules, AppError> {
    parse(&row(conn, id)?.rules)
}

fn national_table(calendar: &NationalCalendar) -> Result<DayTable, AppError> {
    DayTable::build(&calendar.rules, &calendar.years)
        .map_err(|faults| AppError::internal(format!("the national calendar makes no day table: {faults:?}")))
}

fn row(conn: &mut AnyConnection, id: &str) -> Result<calendars::CalendarRow, AppError> {
    calendars::load(conn, id)?.ok_or(AppError::NotFound("calendar"))
}

pub fn stored_national(conn: &mut AnyConnection) -> Result<NationalCalendar, AppError> {
    parse(&row(conn, NATIONAL)?.rules)
}

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, AppError> {
    serde_json::from_str(text).map_err(|_| AppError::Store(StoreError::corrupt("calendar rules")))
}
