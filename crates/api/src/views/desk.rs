//! Phrases and drafts of a window.

use app::AppError;
use app::desk::drafts::DraftRecord;
use domain::desk::PhraseUse;
use serde::Serialize;
use serde_json::{Map, Value};
use store::StoreError;
use store::desk::phrases::PhraseRow;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::{Named, civil};

/// A prepared phrase.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Phrase)]
pub struct PhraseView {
    pub id: Uuid,
    pub window_id: Uuid,
    #[serde(rename = "use")]
    pub used_for: PhraseUse,
    pub item_id: Option<Uuid>,
    pub material: Option<String>,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Phrases {
    pub items: Vec<PhraseView>,
}

impl PhraseView {
    pub fn of(row: &PhraseRow) -> Result<Self, AppError> {
        Ok(Self {
            id: row.id.0,
            window_id: row.window_id.0,
            used_for: PhraseUse::parse(&row.used_for).ok_or_else(|| StoreError::corrupt("phrase"))?,
            item_id: row.item_id.map(|id| id.0),
            material: row.material.clone(),
            text: row.text.clone(),
        })
    }
}

/// Who kept a draft last.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KeptBy {
    pub name: String,
    /// Staff number (工号).
    pub number: String,
}

/// A draft in the list of its window.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IntakeDraftRow {
    pub id: Uuid,
    pub window_id: Uuid,
    pub version: u32,
    pub item: Option<Named>,
    pub label: Option<String>,
    pub kept_by: KeptBy,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub kept_at: OffsetDateTime,
    /// When it is forgotten if nobody changes it.
    #[serde(with = "time::serde::rfc3339")]
    pub kept_until: OffsetDateTime,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IntakeDraftRows {
    pub items: Vec<IntakeDraftRow>,
}

impl IntakeDraftRow {
    pub fn of(record: &DraftRecord) -> Self {
        let row = &record.kept.row;
        let (name, number) = record.kept.by.clone();
        let item = row.item_id.zip(record.item.clone());
        Self {
            id: row.id.0,
            window_id: row.window_id.0,
            version: u32::try_from(row.version).unwrap_or_default(),
            item: item.map(|(id, (code, name))| Named { id: id.0, code, name }),
            label: record.label.clone(),
            kept_by: KeptBy { name, number },
            created_at: civil(row.created_at),
            kept_at: civil(row.kept_at),
            kept_until: civil(record.kept_until().into()),
        }
    }
}

/// An opened draft.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OpenedIntakeDraft)]
pub struct OpenedDraft {
    pub draft: IntakeDraftRow,
    /// As the intake page wrote it.
    #[schema(value_type = Object)]
    pub content: Map<String, Value>,
}

impl OpenedDraft {
    pub fn of(record: &DraftRecord) -> Self {
        Self { draft: IntakeDraftRow::of(record), content: record.content.clone() }
    }
}
