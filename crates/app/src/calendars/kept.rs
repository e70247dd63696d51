//! A calendar opened for somebody, and the one way in which a new version of it is written.

use domain::kernel::id::CentreId;
use domain::kernel::{Actor, Signature};
use domain::policy::{CalendarAct, CalendarSubject, may_on_calendar};
use domain::profile::UnitKind;
use domain::time::{CalendarRules, DayTable, NationalYear, PlacedFault};
use serde_json::{Value, json};
use store::StoreError;
use store::engine::columns::{Instant, Json};
use store::journal::audit::{self, Entry};
use store::places::calendar_versions::{self, VersionCause, VersionMark, VersionRow};
use store::places::calendars::{self, CalendarRow};
use store::places::centres;
use uuid::Uuid;

use super::tables::{NATIONAL, NationalCalendar, parse, stored_national, table_of};
use crate::acts::digest;
use crate::profile::word;
use crate::{AppError, FieldFault, Tx};

/// The audit chain of the national calendar, which belongs to no centre.
const NATIONAL_CHAIN: Uuid = Uuid::from_u128(0x6e61_7469_6f6e_7000_8000_0000_0000_0001);

/// A calendar as it stands in this transaction.
#[derive(Debug, Clone)]
pub struct Kept {
    pub row: CalendarRow,
    pub rules: CalendarRules,
    /// The years of the national calendar, which every calendar follows.
    pub years: Vec<NationalYear>,
    pub national_version: i32,
    pub subject: CalendarSubject,
}

/// The calendar `id`, if it is the national one or that of the actor's centre.
pub fn open(tx: &mut Tx<'_>, actor: &Actor, id: &str) -> Result<Kept, AppError> {
    let id = known(tx, actor, id)?;
    let row = calendars::load(tx.conn, id)?;
    kept(tx, row)
}

/// The same for an act: who may not is told so, then whoever read an older version.
pub fn open_for_act(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
    act: CalendarAct,
    read_version: u32,
) -> Result<Kept, AppError> {
    let id = known(tx, actor, id)?;
    let row = calendars::load_for_act(tx.conn, id)?;
    let kept = kept(tx, row)?;
    kept.may(actor, act)?;
    let current = kept.version()?;
    if current == read_version { Ok(kept) } else { Err(AppError::Stale { current }) }
}

fn known<'a>(tx: &mut Tx<'_>, actor: &Actor, id: &'a str) -> Result<&'a str, AppError> {
    let own = centres::load(tx.conn, actor.centre)?.calendar_id;
    if id == NATIONAL || id == own { Ok(id) } else { Err(AppError::NotFound("calendar")) }
}

fn kept(tx: &mut Tx<'_>, row: Option<CalendarRow>) -> Result<Kept, AppError> {
    let row = row.ok_or(AppError::NotFound("calendar"))?;
    let national = stored_national(tx.conn)?;
    let national_version = calendars::version(tx.conn, NATIONAL)?.ok_or(AppError::NotFound("calendar"))?;
    let (rules, subject) = match row.centre_id {
        Some(centre) if row.id != NATIONAL => (parse(&row.rules)?, CalendarSubject::Own(CentreId(centre.0))),
        _ => (national.rules, CalendarSubject::National { keeper: keeper(tx)? }),
    };
    Ok(Kept { row, rules, years: national.years, national_version, subject })
}

/// The centre that keeps the national calendar for all on this machine: the county's, or else the one that came first,
/// which is the only one on a town's own machine.
fn keeper(tx: &mut Tx<'_>) -> Result<CentreId, AppError> {
    let county = centres::first_of_kind(tx.conn, &word(UnitKind::CountyCentre)?)?;
    let keeper = match county {
        Some(county) => Some(county),
        None => centres::all(tx.conn, 1)?.into_iter().next(),
    };
    keeper.map(|centre| CentreId(centre.id.0)).ok_or(AppError::NotFound("centre"))
}

impl Kept {
    pub fn may(&self, actor: &Actor, act: CalendarAct) -> Result<(), AppError> {
        may_on_calendar(actor, act, self.subject).map_err(AppError::Denied)
    }

    pub fn version(&self) -> Result<u32, AppError> {
        u32::try_from(self.row.version).map_err(AppError::internal)
    }

    pub fn table(&self) -> Result<DayTable, AppError> {
        table_of(&self.row.id, &self.rules, self.row.version, &self.years)
    }

    pub fn is_national(&self) -> bool {
        matches!(self.subject, CalendarSubject::National { .. })
    }

    /// Writes this as the next version of itself: the row, the version that is kept for ever, the calendars that follow, and
    /// the audit entry.
    pub(super) fn save(
        mut self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        cause: VersionCause,
        note: Option<String>,
        detail: &Value,
    ) -> Result<Self, AppError> {
        let read_version = self.row.version;
        let version = read_version.saturating_add(1);
        self.rules.version = u32::try_from(version).map_err(AppError::internal)?;
        let national = self.is_national();
        let text = if national {
            self.national_version = version;
            serde_json::to_string(&NationalCalendar { rules: self.rules.clone(), years: self.years.clone() })
        } else {
            serde_json::to_string(&self.rules)
        };
        let rules = text.map_err(AppError::internal)?;
        self.row = CalendarRow { version, rules, ..self.row };
        if !calendars::update(tx.conn, &self.row, read_version)? {
            return Err(StoreError::Contention("the calendar was changed meanwhile".to_owned()).into());
        }
        let mark = VersionMark { cause, by: Some(signature(actor)), note };
        keep_version(tx, &self.row, self.national_version, mark)?;
        if national {
            follow(tx, version)?;
        }
        tx.rearranged()?;
        self.log(tx, actor, cause, detail)?;
        Ok(self)
    }

    fn log(&self, tx: &mut Tx<'_>, actor: &Actor, cause: VersionCause, detail: &Value) -> Result<(), AppError> {
        let chain = match self.subject {
            CalendarSubject::Own(centre) => centre.0,
            CalendarSubject::National { .. } => NATIONAL_CHAIN,
        };
        let entry = Entry {
            id: tx.new_id(),
            centre: actor.centre,
            chain,
            at: tx.real_now,
            account: Some(actor.account),
            act: "calendarChanged",
            detail: json!({
                "calendar": self.row.id,
                "version": self.row.version,
                "nationalVersion": self.national_version,
                "cause": cause,
                "person": actor.person,
                "what": detail,
                "digest": digest(&self.row.rules),
            })
            .to_string(),
        };
        let head = audit::head(tx.conn, chain)?;
        audit::append(tx.conn, tx.keyring, entry, &head)?;
        Ok(())
    }
}

/// Every calendar follows the national one: each gets a new version with the rules it had, so that a timer which was counted
/// with the old years is seen to be out of date by its version alone.
fn follow(tx: &mut Tx<'_>, national_version: i32) -> Result<(), AppError> {
    for id in calendars::others(tx.conn, NATIONAL)? {
        let Some(row) = calendars::load_for_act(tx.conn, &id)? else { continue };
        let read_version = row.version;
        let row = CalendarRow { version: read_version.saturating_add(1), ..row };
        if !calendars::update(tx.conn, &row, read_version)? {
            return Err(StoreError::Contention("a calendar was changed meanwhile".to_owned()).into());
        }
        keep_version(tx, &row, national_version, VersionMark { cause: VersionCause::National, by: None, note: None })?;
    }
    Ok(())
}

fn keep_version(tx: &mut Tx<'_>, row: &CalendarRow, national_version: i32, mark: VersionMark) -> Result<(), AppError> {
    let kept = VersionRow {
        calendar_id: row.id.clone(),
        version: row.version,
        national_version,
        at: Instant::from(tx.now),
        rules: row.rules.clone(),
        doc: Json(mark),
    };
    Ok(calendar_versions::keep(tx.conn, &kept)?)
}

fn signature(actor: &Actor) -> Signature {
    Signature { person: actor.person, name: actor.name.clone(), number: actor.number.clone(), post: None }
}

/// Faults of rules as faults of a request that has them at `at`.
pub(super) fn placed(at: &str, faults: Vec<PlacedFault>) -> Vec<FieldFault> {
    faults
        .into_iter()
        .map(|PlacedFault { pointer, fault }| FieldFault {
            pointer: format!("{at}{pointer}"),
            code: fault.code(),
            subject: fault.subject(),
        })
        .collect()
}
