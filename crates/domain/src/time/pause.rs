//! Pauses, and counting past them: forward to a due time, backward to a start.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::axis::Axis;
use super::fault::TimeFault;

/// A time in which a clock stands still: from `from`, and running again after `to`.
///
/// In days it costs each day that closes while it lasts, that is with `from` < close ≤ `to`: a pause that begins with the
/// close comes after the day, one that lasts up to the close has kept the day from being counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pause {
    #[serde(with = "time::serde::rfc3339")]
    pub from: OffsetDateTime,
    /// None: still standing. A due time that lies behind such a pause cannot be told yet.
    #[serde(
        default,
        with = "time::serde::rfc3339::option",
        skip_serializing_if = "Option::is_none"
    )]
    pub to: Option<OffsetDateTime>,
}

/// What the pauses keep from being counted, as disjoint half-open spans of positions on an axis, in order.
#[derive(Debug)]
pub(super) struct Standstill {
    spans: Vec<(i64, i64)>,
    /// Begin of the earliest pause that has no end yet.
    since: Option<OffsetDateTime>,
}

const FOREVER: i64 = i64::MAX;

impl Standstill {
    /// Pauses may come in any order, overlap, touch, or begin and end in the same minute.
    pub fn on(axis: &Axis<'_>, pauses: &[Pause]) -> Result<Self, TimeFault> {
        let mut spans = Vec::with_capacity(pauses.len());
        let mut since: Option<OffsetDateTime> = None;
        for pause in pauses {
            let end = match pause.to {
                Some(to) if to < pause.from => {
                    return Err(TimeFault::PauseBackwards { from: pause.from, to });
                }
                Some(to) => axis.position(to),
                None => FOREVER,
            };
            if pause.to.is_none() {
                since = Some(since.map_or(pause.from, |earlier| earlier.min(pause.from)));
            }
            let begin = axis.position(pause.from);
            // What begins behind the last loaded day cannot move a due time that lies before it.
            if begin < end && begin < axis.len() {
                spans.push((begin, end));
            }
        }
        spans.sort_unstable();
        spans.dedup_by(|next, kept| {
            let joins = next.0 <= kept.1;
            if joins {
                kept.1 = kept.1.max(next.1);
            }
            joins
        });
        Ok(Self { spans, since })
    }

    /// The first position with `budget` counted positions between `from` and it. `budget` is positive.
    pub fn advance(&self, from: i64, budget: i64) -> Result<i64, TimeFault> {
        let (mut at, mut left) = (from, budget);
        for &(begin, end) in self.spans.iter().filter(|span| span.1 > from) {
            let free = begin.saturating_sub(at).max(0);
            if free >= left {
                break;
            }
            if end == FOREVER {
                return Err(self.stands_still());
            }
            left -= free;
            at = end;
        }
        Ok(at.saturating_add(left))
    }

    /// The last position with `budget` counted positions between it and `to`; may be negative.
    pub fn retreat(&self, to: i64, budget: i64) -> i64 {
        let (mut at, mut left) = (to, budget);
        for &(begin, end) in self.spans.iter().rev().filter(|span| span.0 < to) {
            let free = at.saturating_sub(end).max(0);
            if free >= left {
                break;
            }
            left -= free;
            at = begin;
        }
        at.saturating_sub(left)
    }

    pub fn holds(&self, position: i64) -> bool {
        self.spans
            .iter()
            .any(|&(begin, end)| begin <= position && position < end)
    }

    /// The end of the span that holds `position`; itself when none does.
    pub fn release(&self, position: i64) -> Result<i64, TimeFault> {
        match self
            .spans
            .iter()
            .find(|&&(begin, end)| begin <= position && position < end)
        {
            Some(&(_, FOREVER)) => Err(self.stands_still()),
            Some(&(_, end)) => Ok(end),
            None => Ok(position),
        }
    }

    /// Cuts `begin..end` into pieces that are counted (true) or stood still (false), in order.
    pub fn cut(&self, begin: i64, end: i64) -> Vec<(i64, i64, bool)> {
        let mut pieces = Vec::new();
        let mut at = begin;
        for &(from, to) in &self.spans {
            let (from, to) = (from.clamp(at, end.max(at)), to.clamp(at, end.max(at)));
            pieces.push((at, from, true));
            pieces.push((from, to, false));
            at = to;
        }
        pieces.push((at, end, true));
        pieces.retain(|piece| piece.0 < piece.1);
        pieces
    }

    fn stands_still(&self) -> TimeFault {
        TimeFault::StandsStill {
            since: self.since.unwrap_or(OffsetDateTime::UNIX_EPOCH),
        }
    }
}
