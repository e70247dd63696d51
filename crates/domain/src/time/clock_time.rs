//! Times of day and sessions, to the minute, as a centre writes them on its door.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::civil::NANOS_PER_MINUTE;

/// A time of day at +08:00, 00:00 to 23:59, in minutes from midnight. Serialised as `"HH:MM"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// None unless `hour` is 0..=23 and `minute` 0..=59.
    #[must_use]
    pub const fn new(hour: u8, minute: u8) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self(hour as u16 * 60 + minute as u16)) } else { None }
    }

    /// Minutes from midnight, 0..=1439.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    pub(super) const fn nanos(self) -> i64 {
        self.0 as i64 * NANOS_PER_MINUTE
    }

    fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !two_digits(hour) || !two_digits(minute) {
            return None;
        }
        Self::new(hour.parse().ok()?, minute.parse().ok()?)
    }
}

/// `HH:MM`, as it is written in JSON.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for ClockTime {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new().schema_type(Type::String).pattern(Some("^([01][0-9]|2[0-3]):[0-5][0-9]$")).into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for ClockTime {}

impl std::fmt::Display for ClockTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Serialize for ClockTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format!("{text:?} is not a time of day HH:MM")))
    }
}

/// A stretch of opening hours within one day: open from `start`, closed again at `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = OpeningSession))]
pub struct Session {
    /// Planned start.
    pub start: ClockTime,
    /// Planned end; the session does not include this moment.
    pub end: ClockTime,
    /// It goes on until those who came are served (至散场): the end is only planned, and the real one may be recorded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_ended: bool,
}

impl Session {
    pub(super) const fn length(self) -> i64 {
        self.end.nanos() - self.start.nanos()
    }
}

/// True when the sessions follow each other without overlap and none is empty.
pub(super) fn in_order(sessions: &[Session]) -> bool {
    sessions.iter().all(|s| s.start < s.end)
        && sessions.iter().zip(sessions.iter().skip(1)).all(|(a, b)| a.end <= b.start)
}
