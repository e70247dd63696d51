//! What an event does to clocks that run on: it stops some for a while, lets them go on, or makes them longer.

use super::recompute::{Extension, Kept, KeptPause};
use crate::case::clock::Clock;
use crate::case::event::{Event, Recorded};
use crate::case::model::Case;
use crate::time::Pause;

/// The clocks that `event` moves, where they run; `case` is the case after it.
#[must_use]
pub fn moves(case: &Case, event: &Event) -> Vec<Clock> {
    match event {
        Event::Suspended { clocks, .. } | Event::Extended { clocks, .. } => clocks.clone(),
        Event::Resumed { number, .. } => {
            let ended = case.suspensions.iter().find(|suspension| suspension.number == *number);
            ended.map(|suspension| suspension.clocks.clone()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// What is kept of such a clock after the event.
#[must_use]
pub fn moved(mut kept: Kept, recorded: &Recorded) -> Kept {
    let at = recorded.at;
    match &recorded.event {
        Event::Suspended { number, .. } => {
            kept.pauses.push(KeptPause { suspension: *number, pause: Pause { from: at, to: None } });
        }
        Event::Resumed { number, .. } => {
            let ended = kept.pauses.iter_mut().filter(|kept| kept.suspension == *number && kept.pause.to.is_none());
            // Two processes may disagree by a moment about the time: a pause never ends before it begins.
            ended.for_each(|kept| kept.pause.to = Some(at.max(kept.pause.from)));
        }
        Event::Extended { amount, reasons, .. } => {
            let (by, reason) = (recorded.by.clone(), reasons.clone());
            kept.extension = Some(Extension { amount: *amount, at, by, reason });
        }
        _ => {}
    }
    kept
}
