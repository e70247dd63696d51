//! Ids: 16 bytes on both engines.

use std::fmt;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Binary;
use uuid::Uuid;

/// A UUID as a `Binary` column. Typed ids of the domain turn into it and back
/// (`#[diesel(serialize_as = Id, deserialize_as = Id)]`, or `.eq(Id::from(case_id))`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Binary)]
pub struct Id(pub Uuid);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<DB: Backend> ToSql<Binary, DB> for Id
where
    [u8]: ToSql<Binary, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <[u8] as ToSql<Binary, DB>>::to_sql(self.0.as_bytes().as_slice(), out)
    }
}

impl<DB: Backend> FromSql<Binary, DB> for Id
where
    Vec<u8>: FromSql<Binary, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(Uuid::from_slice(&<Vec<u8> as FromSql<Binary, DB>>::from_sql(bytes)?)?))
    }
}

impl From<Uuid> for Id {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

impl From<Id> for Uuid {
    fn from(id: Id) -> Self {
        id.0
    }
}

macro_rules! bridge {
    ($($name:ident),+ $(,)?) => {$(
        impl From<domain::kernel::id::$name> for Id {
            fn from(id: domain::kernel::id::$name) -> Self {
                Self(id.0)
            }
        }

        impl From<Id> for domain::kernel::id::$name {
            fn from(id: Id) -> Self {
                Self(id.0)
            }
        }
    )+};
}

bridge!(
    AccountId,
    ApplicantId,
    AuditEntryId,
    CaseId,
    CentreId,
    EntryId,
    ItemDraftId,
    ItemId,
    ItemVersionId,
    PersonId,
    SessionId,
    TimerId,
    UnitId,
    WindowId,
    WorkItemId,
);
