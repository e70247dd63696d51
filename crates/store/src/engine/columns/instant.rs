//! Instants: microseconds since 1970-01-01T00:00:00Z on both engines.

use std::fmt;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;
use time::OffsetDateTime;

/// An instant as a `BigInt` column; finer than a microsecond is cut off, as it would be in any column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Instant(i64);

impl Instant {
    /// From microseconds since the epoch; what lies outside the calendar's range (years ±9999) is moved to its end.
    #[must_use]
    pub fn from_micros(micros: i64) -> Self {
        let end = |date: time::PrimitiveDateTime| Self::from(date.assume_utc()).0;
        Self(micros.clamp(end(time::PrimitiveDateTime::MIN), end(time::PrimitiveDateTime::MAX)))
    }

    /// The instant, in UTC.
    #[must_use]
    pub fn time(self) -> OffsetDateTime {
        self.into()
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub fn micros(self) -> i64 {
        self.0
    }
}

impl From<OffsetDateTime> for Instant {
    fn from(at: OffsetDateTime) -> Self {
        let micros = at.unix_timestamp_nanos().div_euclid(1_000);
        // Years ±9999 are 58 bits of microseconds.
        Self(i64::try_from(micros).unwrap_or(if micros < 0 { i64::MIN } else { i64::MAX }))
    }
}

impl From<Instant> for OffsetDateTime {
    /// In UTC.
    fn from(at: Instant) -> Self {
        Self::from_unix_timestamp_nanos(i128::from(at.0) * 1_000).unwrap_or(Self::UNIX_EPOCH)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        OffsetDateTime::from(*self).fmt(f)
    }
}

impl<DB: Backend> ToSql<BigInt, DB> for Instant
where
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <i64 as ToSql<BigInt, DB>>::to_sql(&self.0, out)
    }
}

impl<DB: Backend> FromSql<BigInt, DB> for Instant
where
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        <i64 as FromSql<BigInt, DB>>::from_sql(bytes).map(Self::from_micros)
    }
}
