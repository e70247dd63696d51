//! Take an item off the centre's list (退出中心), with reasons and the approval of who may approve it (002).

use domain::catalogue::period::{Ending, end as rule};
use domain::kernel::Actor;
use domain::kernel::id::{CentreId, ItemId, ItemVersionId};
use domain::policy::{self, CatalogueAct, CatalogueSubject};
use serde_json::json;
use store::StoreError;
use store::catalogue::editing::NewestPlace;
use store::catalogue::{ItemRow, editing};
use time::Date;

use super::{entries, log, mark};
use crate::error::FieldFault;
use crate::{AppError, Tx};

/// What is stated of the end of an item.
#[derive(Debug, Clone)]
pub struct EndingStated {
    pub last_day: Date,
    pub reasons: String,
    pub approved_by: String,
    pub approval: Option<String>,
}

/// From the day after `last_day` on no case is taken. Cases under way go on to their end under their version (B5).
pub fn end(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: ItemId,
    read_revision: u32,
    stated: &EndingStated,
) -> Result<ItemRow, AppError> {
    let item = editing::load_for_act(tx.conn, id)?;
    let item = item.filter(|item| item.centre_id.0 == actor.centre.0).ok_or(AppError::NotFound("service item"))?;
    let subject = CatalogueSubject { centre: CentreId(item.centre_id.0), window: None, sign_off: &[], authors: &[] };
    policy::may_in_catalogue(actor, CatalogueAct::End, subject).map_err(AppError::Denied)?;
    let current = u32::try_from(item.revision).map_err(AppError::internal)?;
    if current != read_revision {
        return Err(AppError::Stale { current });
    }
    let newest = editing::newest(tx.conn, id)?.ok_or_else(|| StoreError::corrupt("item without a version"))?;
    let ending = Ending {
        last_day: stated.last_day,
        reasons: stated.reasons.trim().to_owned(),
        approved_by: stated.approved_by.trim().to_owned(),
        approval: stated.approval.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned),
        settled: mark(tx, actor),
    };
    let mut faults = Vec::new();
    for (pointer, text) in [("/reasons", &ending.reasons), ("/approvedBy", &ending.approved_by)] {
        if text.is_empty() {
            faults.push(FieldFault::new(pointer, "field.blank"));
        }
    }
    if let Err(fault) = rule(newest.period()?, stated.last_day, tx.today()) {
        faults.push(FieldFault { pointer: "/lastDay".to_owned(), code: fault.code(), subject: fault.subject() });
    }
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    editing::set_last_day(tx.conn, ItemVersionId(newest.id.0), stated.last_day)?;
    let place = NewestPlace { window: item.window_id, department: item.department_id };
    editing::settle(tx.conn, id, place, Some(&ending))?;
    entries::left(tx, actor, id, &ending)?;
    let detail = json!({
        "item": id,
        "person": actor.person,
        "lastDay": stated.last_day.to_string(),
        "version": newest.version,
        "approvedBy": ending.approved_by,
    });
    log(tx, actor, id.0, "itemEnded", detail)?;
    let row = store::catalogue::load(tx.conn, id)?;
    Ok(row.ok_or_else(|| StoreError::corrupt("item"))?)
}
