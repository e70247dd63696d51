//! Notices of a case.

use app::queries::notices::NoticeRecord;
use domain::notice::{NoticeKind, NoticeText};
use serde::Serialize;
use store::StoreError;
use store::cases::notices::NoticeRow;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::common::civil;
use crate::problem::ApiError;

/// A notice in the list of a case.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseNotice {
    pub id: Uuid,
    pub kind: NoticeKind,
    pub title: String,
    #[schema(example = "LX01补正〔2026〕1号")]
    pub number: String,
    #[serde(with = "time::serde::rfc3339")]
    pub issued_at: OffsetDateTime,
    /// How often it was printed; the first print is the original.
    pub prints: i32,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseNotices {
    pub items: Vec<CaseNotice>,
}

impl CaseNotice {
    pub fn of(row: NoticeRow) -> Result<Self, ApiError> {
        let kind = NoticeKind::parse(&row.kind);
        let kind = kind.ok_or_else(|| ApiError::internal(StoreError::corrupt("notice")))?;
        Ok(Self {
            id: row.id.0,
            kind,
            title: kind.title().to_owned(),
            number: row.number,
            issued_at: civil(row.issued_at),
            prints: row.prints,
        })
    }
}

impl CaseNotices {
    pub fn of(rows: Vec<NoticeRow>) -> Result<Self, ApiError> {
        Ok(Self { items: rows.into_iter().map(CaseNotice::of).collect::<Result<_, ApiError>>()? })
    }
}

/// A notice in full: what paper shows.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Notice)]
pub struct NoticeView {
    pub id: Uuid,
    pub number: String,
    #[serde(with = "time::serde::rfc3339")]
    pub issued_at: OffsetDateTime,
    /// 1 for the original, more for a reprint (补打).
    pub prints: i32,
    pub case_number: String,
    /// With the number, opens the public progress page.
    pub query_code: String,
    pub text: NoticeText,
}

impl NoticeView {
    pub fn of(record: &NoticeRecord) -> Self {
        Self {
            id: record.row.id.0,
            number: record.row.number.clone(),
            issued_at: civil(record.row.issued_at),
            prints: record.row.prints,
            case_number: record.case_number.clone(),
            query_code: record.query_code.clone(),
            text: record.text.clone(),
        }
    }
}
