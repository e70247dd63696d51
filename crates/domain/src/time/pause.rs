//! Pauses, and what they keep from being counted on an axis.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::axis::Axis;
use super::fault::TimeFault;
use super::standstill::{FOREVER, Standstill};

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
    #[serde(default, with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub to: Option<OffsetDateTime>,
}

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
}
