//! Where a case is worked on (A2): at windows of three kinds, and in the review units behind them.
//!
//! Document 000 has windows of departments that do everything themselves. Document 001 takes everything in at
//! comprehensive windows (综合受理), decides in the back office (后台审批) and hands out at one window (统一出件).

use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::{Deserialize, Serialize};

use crate::catalogue::item::Kind;
use crate::kernel::id::{CentreId, UnitId, WindowId};
use crate::policy::{Power, deciding_power};

/// What a unit of the tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum UnitKind {
    /// 州、市
    Prefecture,
    /// 县、区
    County,
    /// 县（区）政务服务中心
    CountyCentre,
    /// 乡镇（街道）便民服务中心
    TownCentre,
    /// 分中心, e.g. police station or clinic
    BranchCentre,
    /// 村（社区）便民服务站
    VillageStation,
    /// 进驻部门 or bureau, at any level
    Department,
    /// 村民组、网格
    Group,
}

impl UnitKind {
    /// By its name in a profile, e.g. `townCentre`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::deserialize(StrDeserializer::<ValueError>::new(name)).ok()
    }
}

/// What a window is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum WindowKind {
    /// 部门窗口: the items that the catalogue gives to it.
    #[default]
    Department,
    /// 综合受理窗口: the items of a set of departments, or of all.
    Comprehensive,
    /// 统一出件窗口: takes nothing in, hands out every result of its centre.
    Issuing,
}

impl WindowKind {
    /// The name as it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Comprehensive => "comprehensive",
            Self::Issuing => "issuing",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Department, Self::Comprehensive, Self::Issuing].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A window, as far as it decides what it takes and what becomes of that.
#[derive(Debug, Clone, Copy)]
pub struct Counter<'a> {
    pub id: WindowId,
    pub kind: WindowKind,
    /// The departments whose items a comprehensive window takes; none for those of all.
    pub departments: &'a [UnitId],
    pub powers: &'a [Power],
}

impl Counter<'_> {
    /// Whether the window takes an item that the catalogue lists at `listed`, in the charge of `department`.
    pub fn takes(&self, listed: &Counter<'_>, department: Option<UnitId>) -> bool {
        match self.kind {
            WindowKind::Department => self.id == listed.id,
            WindowKind::Comprehensive => listed.kind == WindowKind::Comprehensive && self.covers(department),
            WindowKind::Issuing => false,
        }
    }

    fn covers(&self, department: Option<UnitId>) -> bool {
        self.departments.is_empty() || department.is_some_and(|unit| self.departments.contains(&unit))
    }

    /// What becomes of a case of this kind that the window takes: the department reviews it where it has not granted
    /// the window the power to decide (A6); the issuing window of the centre, if there is one, hands out the result.
    pub fn route(&self, kind: Kind, department: Option<UnitId>, issuing: Option<WindowId>) -> Route {
        let decides = self.powers.contains(&deciding_power(kind));
        Route { review: department.filter(|_| !decides), issuing: issuing.filter(|issuing| *issuing != self.id) }
    }
}

/// Where a case goes from the window that took it. It is settled at receipt and stays, like the version of the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Route {
    /// The unit whose reviewers decide; none where the window's own posts do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<UnitId>,
    /// The window that hands out the result; none where it is the same one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuing: Option<WindowId>,
}

impl Route {
    /// One window does everything.
    pub fn is_direct(&self) -> bool {
        self.review.is_none() && self.issuing.is_none()
    }
}

/// Where an act is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    Window(WindowId),
    /// 后台审批: by the reviewers of the unit.
    Unit(UnitId),
}

/// The places that a case has come to: whoever works at one of them sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    pub centre: CentreId,
    /// The window that took it.
    pub window: WindowId,
    /// The review unit, once the case is accepted.
    pub unit: Option<UnitId>,
    /// The issuing window, once it is decided.
    pub issuing: Option<WindowId>,
}

impl Reached {
    /// A case that has been to its window only.
    pub fn at(centre: CentreId, window: WindowId) -> Self {
        Self { centre, window, unit: None, issuing: None }
    }
}

/// Whether a centre can put a unit in charge of an item: one of its own, or one that lies beside the way up from it, as
/// the bureaus of its county do. `centre` and `unit` are both the way up, themselves first. What belongs to another town
/// is out of reach.
pub fn reaches_unit(centre: &[(UnitId, UnitKind)], unit: &[(UnitId, UnitKind)]) -> bool {
    let own = |id: &UnitId| centre.iter().any(|(above, _)| above == id);
    let met = unit.iter().find(|(id, kind)| own(id) || *kind == UnitKind::TownCentre);
    met.is_some_and(|(id, _)| own(id))
}
