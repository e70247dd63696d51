//! Counting past pauses, on any axis: forward to a due time, backward to a start.

use time::OffsetDateTime;

use super::fault::TimeFault;

/// What the pauses keep from being counted, as disjoint half-open spans of positions on an axis, in order.
#[derive(Debug)]
pub(super) struct Standstill {
    pub(super) spans: Vec<(i64, i64)>,
    /// Begin of the earliest pause that has no end yet.
    pub(super) since: Option<OffsetDateTime>,
}

pub(super) const FOREVER: i64 = i64::MAX;

impl Standstill {
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
        self.spans.iter().any(|&(begin, end)| begin <= position && position < end)
    }

    /// The end of the span that holds `position`; itself when none does.
    pub fn release(&self, position: i64) -> Result<i64, TimeFault> {
        match self.spans.iter().find(|&&(begin, end)| begin <= position && position < end) {
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
        TimeFault::StandsStill { since: self.since.unwrap_or(OffsetDateTime::UNIX_EPOCH) }
    }
}
