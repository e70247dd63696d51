//! The ladder of warnings: which levels there are, as data of a centre's policy.

use serde::{Deserialize, Serialize};

use crate::time::{Limit, Unit};

/// Whether a level is told of a clock that is near its due time or past it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Colour {
    /// 黄灯: counted from the moment the light turns yellow, and only before the due time.
    Yellow,
    /// 红灯: counted from the due time.
    Red,
}

impl Colour {
    pub const ALL: [Self; 2] = [Self::Yellow, Self::Red];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.as_str() == text)
    }
}

/// Whom a level is told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Recipient {
    /// Whoever is on the post that owns the clock, or the reviewers of the unit that owns it.
    Owner,
    /// 首席代表 of the window.
    Chief,
    /// Directors and supervisors of the centre.
    Supervision,
}

/// One level of the ladder. Each is told once for a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rung {
    /// Names the level; unique within the ladder, up to 32 lower-case letters and hyphens.
    pub level: String,
    pub colour: Colour,
    /// So long after the colour has begun; at once if not given.
    #[serde(default)]
    pub after: Option<Limit>,
    pub to: Vec<Recipient>,
    /// Left out when something has been done to the case since the light turned yellow.
    #[serde(default)]
    pub unless_acted: bool,
    /// Leaves a card with the person who owns the clock, if the terms of cards have one for its ground.
    #[serde(default)]
    pub card: bool,
}

/// The owner when the light turns yellow, owner and chief when the time is over, supervision with a card when it has
/// been over for one open day.
pub fn default_ladder() -> Vec<Rung> {
    let rung = |level: &str, colour, to: &[Recipient]| Rung {
        level: level.to_owned(),
        colour,
        after: None,
        to: to.to_vec(),
        unless_acted: false,
        card: false,
    };
    vec![
        rung("yellow", Colour::Yellow, &[Recipient::Owner]),
        rung("red", Colour::Red, &[Recipient::Owner, Recipient::Chief]),
        Rung {
            after: Some(Limit { amount: 1, unit: Unit::OpenDay }),
            card: true,
            ..rung("escalated", Colour::Red, &[Recipient::Supervision])
        },
    ]
}

/// What is wrong with a ladder: a level (by its place) without a name that can be kept, named twice, told to nobody or
/// counted over a limit of nothing.
pub fn check_ladder(ladder: &[Rung]) -> Vec<(usize, &'static str)> {
    let plain = |level: &str| {
        (1..=32).contains(&level.len()) && level.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    let mut faults = Vec::new();
    for (at, rung) in ladder.iter().enumerate() {
        if !plain(&rung.level) || ladder.iter().take(at).any(|before| before.level == rung.level) {
            faults.push((at, "level"));
        }
        if rung.to.is_empty() {
            faults.push((at, "to"));
        }
        if rung.after.is_some_and(|after| after.amount == 0) {
            faults.push((at, "after"));
        }
    }
    faults
}
