//! Service items of a centre with their versions, one file each (requirement B5).

use ::time::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::item::ItemVersion;

::time::serde::format_description!(date, Date, "[year]-[month]-[day]");

/// A service item that a centre offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CatalogueItem {
    pub centre: String,
    /// Unique within the centre; every version carries the same.
    pub code: String,
    pub versions: Vec<PublishedVersion>,
}

/// One version and the days on which new cases are taken under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PublishedVersion {
    /// First day.
    #[serde(with = "date")]
    pub effective_from: Date,
    /// Last day; none while open.
    #[serde(default, with = "date::option", skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<Date>,
    /// Code of the person who signed it off.
    pub signed_off_by: String,
    pub guide: ItemVersion,
}
