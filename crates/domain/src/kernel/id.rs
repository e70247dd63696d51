//! Typed ids: a case id can never be passed where a window id is meant. All are UUID v7 (RFC 9562), made at the edge.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

typed_ids! {
    /// An account that logs in.
    AccountId,
    /// A person or organisation that applies (申请人).
    ApplicantId,
    /// An entry of the audit log.
    AuditEntryId,
    /// A case (办件).
    CaseId,
    /// A town's service centre (便民服务中心), the unit of tenancy.
    CentreId,
    /// A member of staff or a village agent.
    PersonId,
    /// A service item (事项).
    ItemId,
    /// One published version of a service item.
    ItemVersionId,
    /// A draft of an item version.
    ItemDraftId,
    /// A line of the register of items due to enter the centre.
    EntryId,
    /// A log-in session.
    SessionId,
    /// A running or stopped clock of a case.
    TimerId,
    /// A place in the organisation tree.
    UnitId,
    /// A service window (服务窗口).
    WindowId,
    /// Something that waits for someone.
    WorkItemId,
}
