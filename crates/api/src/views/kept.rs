//! The catalogue as its keepers see it.

use app::queries::catalogue::{History, KeptItem, PublishedRecord};
use domain::catalogue::draft::{DraftMark, DraftStageName};
use domain::catalogue::item::{ItemType, Kind};
use domain::catalogue::period::Period;
use serde::Serialize;
use store::StoreError;
use store::catalogue::VersionRow;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::{Named, civil};
use crate::iso_date;
use crate::problem::ApiError;

/// Where a version stands on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Validity {
    /// 尚未生效
    Coming,
    /// 生效中
    InForce,
    /// 已失效
    Past,
}

impl Validity {
    fn on(period: Period, day: Date) -> Self {
        if day < period.from {
            Self::Coming
        } else if period.until.is_some_and(|until| until < day) {
            Self::Past
        } else {
            Self::InForce
        }
    }
}

/// A version that begins later.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ComingVersion {
    pub version: i32,
    pub effective_from: String,
}

/// The draft under way.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftUnderWay {
    pub id: Uuid,
    pub stage: DraftStageName,
}

/// An item in the list of its keepers.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = KeptItem)]
pub struct KeptItemView {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    #[serde(rename = "type")]
    pub item_type: ItemType,
    pub kind: Kind,
    pub window: Named,
    /// Of the version shown: past when the item has ended.
    pub validity: Validity,
    pub version: i32,
    pub effective_from: String,
    pub effective_to: Option<String>,
    pub coming: Option<ComingVersion>,
    pub draft: Option<DraftUnderWay>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = KeptItems)]
pub struct KeptItemsView {
    pub items: Vec<KeptItemView>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl KeptItemView {
    pub fn of(kept: KeptItem) -> Result<Self, ApiError> {
        let corrupt = |what| ApiError::internal(StoreError::corrupt(what));
        let stage = |text: &str| DraftStageName::ALL.into_iter().find(|stage| stage.as_str() == text);
        let draft = match &kept.draft {
            None => None,
            Some(row) => {
                Some(DraftUnderWay { id: row.id.0, stage: stage(&row.stage).ok_or_else(|| corrupt("stage"))? })
            }
        };
        let later = kept.begun.as_ref().and(kept.coming.as_ref());
        let coming = later
            .map(|version| ComingVersion { version: version.version, effective_from: version.effective_from.clone() });
        let shown = kept.begun.as_ref().or(kept.coming.as_ref()).ok_or_else(|| corrupt("item without a version"))?;
        let guide = &shown.doc.0;
        Ok(Self {
            id: kept.item.id.0,
            code: kept.item.code,
            name: guide.name.clone(),
            item_type: guide.item_type,
            kind: guide.kind,
            window: Named { id: kept.window.id.0, code: kept.window.code, name: kept.window.name },
            validity: validity(shown, kept.today)?,
            version: shown.version,
            effective_from: shown.effective_from.clone(),
            effective_to: shown.effective_until.clone(),
            coming,
            draft,
        })
    }
}

fn validity(version: &VersionRow, today: Date) -> Result<Validity, ApiError> {
    Ok(Validity::on(version.period().map_err(ApiError::internal)?, today))
}

/// A version of an item.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PublishedVersion)]
pub struct PublishedVersionView {
    pub version_id: Uuid,
    pub version: i32,
    pub name: String,
    pub validity: Validity,
    pub effective_from: String,
    pub effective_to: Option<String>,
    pub signed_off_by: String,
    /// None for what came with the ready-made centre.
    pub published_by: Option<String>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub published_at: Option<OffsetDateTime>,
}

/// Why an item leaves the centre.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ItemEnding)]
pub struct ItemEndingView {
    /// The last day on which cases are taken.
    #[serde(with = "iso_date")]
    pub last_day: Date,
    pub reasons: String,
    pub approved_by: String,
    pub approval: Option<String>,
    pub settled: DraftMark,
}

/// The versions of an item, newest first; at most a hundred.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ItemVersions)]
pub struct ItemVersionsView {
    pub id: Uuid,
    pub code: String,
    /// How often it was published or ended: the ETag.
    pub revision: i32,
    pub ending: Option<ItemEndingView>,
    pub versions: Vec<PublishedVersionView>,
}

impl ItemVersionsView {
    pub fn of(history: History) -> Result<Self, ApiError> {
        let ending = history.ending().cloned().map(|ending| ItemEndingView {
            last_day: ending.last_day,
            reasons: ending.reasons,
            approved_by: ending.approved_by,
            approval: ending.approval,
            settled: ending.settled,
        });
        let today = history.today;
        let versions = history.versions.into_iter().map(|record| published(record, today));
        Ok(Self {
            id: history.item.id.0,
            code: history.item.code,
            revision: history.item.revision,
            ending,
            versions: versions.collect::<Result<_, _>>()?,
        })
    }
}

fn published(record: PublishedRecord, today: Date) -> Result<PublishedVersionView, ApiError> {
    let version = record.version;
    Ok(PublishedVersionView {
        validity: validity(&version, today)?,
        version_id: version.id.0,
        version: version.version,
        name: version.doc.0.name,
        effective_from: version.effective_from,
        effective_to: version.effective_until,
        signed_off_by: record.signed_off_by,
        published_by: record.published_by,
        published_at: version.published_at.map(civil),
    })
}
