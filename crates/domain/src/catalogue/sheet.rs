//! The notice sheet (业务告知单, 一次性告知单): the one paper that tells everything about an item (requirement B10).
//!
//! Document 000 wants such a sheet for every matter; document 004-8a names the eight points that have to be told. Which
//! points, in what order and under what names, is data of the centre.

use serde::{Deserialize, Serialize};

/// What a sheet can tell of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SheetPoint {
    Name,
    LegalBasis,
    Conditions,
    Steps,
    Materials,
    StatutoryLimit,
    PromisedLimit,
    Fee,
    /// Department and window that take it (受理单位).
    Window,
    /// Where to ask (服务电话).
    Phone,
    Result,
    /// Who has to come, and how often.
    Presence,
}

/// One point of a sheet, e.g. `promisedLimit` under the name 服务承诺.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SheetLine {
    pub point: SheetPoint,
    /// The centre's own name for it.
    pub name: String,
}

/// What the sheets of a centre are called, and their points in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeSheet {
    pub name: String,
    pub points: Vec<SheetLine>,
}

impl Default for NoticeSheet {
    /// The eight points of document 004-8a (八告知), for a centre that names none of its own.
    fn default() -> Self {
        let points = [
            (SheetPoint::Name, "服务项目"),
            (SheetPoint::LegalBasis, "受理依据"),
            (SheetPoint::Steps, "受理程序"),
            (SheetPoint::Materials, "所需材料"),
            (SheetPoint::PromisedLimit, "服务承诺"),
            (SheetPoint::Fee, "收费标准"),
            (SheetPoint::Window, "受理单位"),
            (SheetPoint::Phone, "服务电话"),
        ];
        let points = points.map(|(point, name)| SheetLine { point, name: name.to_owned() });
        Self { name: "一次性告知单".to_owned(), points: points.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_list_of_its_own_a_centre_tells_the_eight_points() {
        let names: Vec<String> = NoticeSheet::default().points.into_iter().map(|line| line.name).collect();
        assert_eq!(names.join(" "), "服务项目 受理依据 受理程序 所需材料 服务承诺 收费标准 受理单位 服务电话");
    }
}
