//! Remind the applicant that the result waits to be collected (提醒领取, F1).

use super::stage_allows;
use crate::case::event::Event;
use crate::case::handover::ReminderWay;
use crate::case::model::Case;
use crate::case::stage::Act;
use crate::kernel::Refusal;

pub fn remind(case: &Case, how: ReminderWay) -> Result<Event, Vec<Refusal>> {
    stage_allows(case, Act::Remind).map_err(|refusal| vec![refusal])?;
    Ok(Event::Reminded { how })
}
