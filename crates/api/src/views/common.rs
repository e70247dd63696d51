//! Pieces that many answers share.

use domain::case::derive::recompute::NEVER;
use serde::{Deserialize, Serialize};
use store::engine::columns::Instant;
use store::places::units::UnitRow;
use store::places::windows::WindowRow;
use time::{OffsetDateTime, UtcOffset};
use utoipa::ToSchema;
use uuid::Uuid;

/// A reference with what people call it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Named {
    pub id: Uuid,
    pub code: String,
    pub name: String,
}

impl Named {
    pub fn window(row: &WindowRow) -> Self {
        Self { id: row.id.0, code: row.code.clone(), name: row.name.clone() }
    }

    pub fn unit(row: &UnitRow) -> Self {
        Self { id: row.id.0, code: row.code.clone(), name: row.name.clone() }
    }
}

/// 绿灯 in time, 黄灯 near its due time, 红灯 past it (E6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Light {
    Green,
    Yellow,
    Red,
    /// 中止: what it waits for stands still, and its due time cannot be told.
    Suspended,
}

impl Light {
    pub fn at(now: OffsetDateTime, warn_at: OffsetDateTime, due: OffsetDateTime) -> Self {
        if due == NEVER {
            Self::Suspended
        } else if now > due {
            Self::Red
        } else if now >= warn_at {
            Self::Yellow
        } else {
            Self::Green
        }
    }
}

/// Civil time of the whole country, +08:00.
const CIVIL: UtcOffset = time::macros::offset!(+8);

/// A due time as it is answered; none while it cannot be told.
pub fn told(due: Instant) -> Option<OffsetDateTime> {
    (due != Instant::from(NEVER)).then(|| civil(due))
}

/// An instant as the civil time it is answered in.
pub fn civil(at: Instant) -> OffsetDateTime {
    at.time().to_offset(CIVIL)
}
