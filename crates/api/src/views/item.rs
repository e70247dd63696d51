//! Service items and their guides.

use app::queries::items::ItemRecord;
use domain::catalogue::item::{ItemType, ItemVersion, Kind, Presence};
use domain::time::Limit;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::Named;
use super::regime::ProcedureView;

/// An item in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemSummary {
    pub id: Uuid,
    pub version_id: Uuid,
    pub code: String,
    pub name: String,
    /// Pinyin initials of the name.
    pub initials: String,
    pub aliases: Vec<String>,
    #[serde(rename = "type")]
    pub item_type: ItemType,
    pub kind: Kind,
    pub window: Named,
    pub presence: Presence,
    pub promised_limit: Option<Limit>,
    pub statutory_limit: Option<Limit>,
    /// In fen; 0 when free.
    pub fee_fen: u32,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ItemSummaries {
    pub items: Vec<ItemSummary>,
    /// True when no item has the words or sounds like them: these share a part with them, best first.
    pub near: bool,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

/// The guide in force (办事指南).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ServiceItem)]
pub struct ItemView {
    pub id: Uuid,
    pub version_id: Uuid,
    pub version: i32,
    /// First day on which cases are taken under it.
    pub effective_from: String,
    pub effective_to: Option<String>,
    pub window: Named,
    /// Number over the counter.
    pub counter: String,
    pub initials: String,
    pub guide: ItemVersion,
    /// What follows from the regime it is handled under (B12).
    pub procedure: ProcedureView,
}

fn window(record: &ItemRecord) -> Named {
    Named { id: record.window.id.0, code: record.window.code.clone(), name: record.window.name.clone() }
}

impl ItemSummary {
    pub fn of(record: &ItemRecord) -> Self {
        let guide = &record.version.doc.0;
        Self {
            id: record.item.id.0,
            version_id: record.version.id.0,
            code: record.item.code.clone(),
            name: guide.name.clone(),
            initials: record.version.initials.clone(),
            aliases: guide.aliases.clone(),
            item_type: guide.item_type,
            kind: guide.kind,
            window: window(record),
            presence: guide.presence,
            promised_limit: guide.promised_limit,
            statutory_limit: guide.statutory_limit,
            fee_fen: guide.fee.amount_fen,
        }
    }
}

impl ItemView {
    pub fn of(record: ItemRecord) -> Self {
        Self {
            window: window(&record),
            counter: record.window.counter.clone(),
            id: record.item.id.0,
            version_id: record.version.id.0,
            version: record.version.version,
            effective_from: record.version.effective_from,
            effective_to: record.version.effective_until,
            initials: record.version.initials,
            procedure: ProcedureView::of(&record.version.doc.0),
            guide: record.version.doc.0,
        }
    }
}
