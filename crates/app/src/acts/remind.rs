//! Remind the applicant to collect the result (提醒领取).

use domain::case::acts::remind as rule;
use domain::case::{Act, ReminderWay};
use domain::kernel::Actor;
use domain::kernel::id::CaseId;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use super::private::Private;
use crate::{AppError, Tx};

/// `note`: what was said; kept sealed.
pub fn remind(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    how: ReminderWay,
    note: Option<&str>,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Remind, id, read_version)?;
    let event = rule::remind(facts.case(), how).map_err(AppError::Refused)?;
    let private = note.map(|text| Private::Note { text: text.to_owned() });
    journal::advance_with(tx, Author::Person(actor), facts, event, private.as_ref())
}
