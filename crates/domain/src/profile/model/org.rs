//! Places: the organisation tree, the centres in it, their windows (requirements A1, A2, A6).

use serde::{Deserialize, Serialize};

pub use crate::place::{UnitKind, WindowKind};
pub use crate::policy::Power;

/// A place in the tree, of any depth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrgUnit {
    pub code: String,
    pub kind: UnitKind,
    pub name: String,
    /// Code of the unit above; none at the root only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// A service centre that runs on the software: the unit of tenancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Centre {
    /// Two to four capital letters and two digits, e.g. `LX01`: leads every case number.
    pub code: String,
    /// Its unit in the tree, a town or county centre.
    pub unit: String,
    /// Code of its calendar.
    pub calendar: String,
    /// Code of its policy.
    pub policy: String,
    pub complaint_phone: String,
}

/// A service window (服务窗口).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Window {
    /// Code of its centre.
    pub centre: String,
    /// Unique within the centre, e.g. `W01`.
    pub code: String,
    pub name: String,
    /// What the window is there for.
    #[serde(default)]
    pub kind: WindowKind,
    /// Code of the department or branch centre behind it; of the centre itself where its own people sit there.
    pub department: String,
    /// Codes of the departments whose items a comprehensive window takes; none for those of all.
    #[serde(default)]
    pub departments: Vec<String>,
    /// Number over the counter (柜台号).
    pub counter: String,
    pub powers: Vec<Power>,
}
