//! Drafts of item versions.

use app::queries::drafts::{DraftRecord, DraftWhyNot, ListedDraft};
use domain::catalogue::draft::{DraftAct, DraftMark, DraftStage, DraftStageName};
use domain::catalogue::item::ItemVersion;
use serde::Serialize;
use store::places::windows::WindowRow;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::case::WhyNotView;
use super::common::{Named, civil};
use super::regime::ProcedureView;
use crate::problem::say;

/// An act on a draft, and whether it is open now to the person who asks.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OpenDraftAct)]
pub struct DraftActView {
    pub act: DraftAct,
    pub allowed: bool,
    pub why: Option<WhyNotView>,
}

/// A draft as its page shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ItemDraft)]
pub struct DraftView {
    pub id: Uuid,
    /// The ETag.
    pub version: u32,
    pub stage: DraftStageName,
    /// The item that it is a next version of; that of a new item once it is published.
    pub item_id: Option<Uuid>,
    /// Number of the version it follows; none for a new item.
    pub base_version: Option<u32>,
    pub guide: ItemVersion,
    /// What follows from the regime of the guide (B12).
    pub procedure: ProcedureView,
    /// The window that the guide names, if the centre has it.
    pub window: Option<Named>,
    /// Number over its counter.
    pub counter: Option<String>,
    /// Everybody who wrote at it, with the last time each did.
    pub authors: Vec<DraftMark>,
    pub submitted: Option<DraftMark>,
    pub signed_off: Option<DraftMark>,
    /// Sent back while it is being mended, and why.
    pub returned: Option<DraftMark>,
    pub return_reasons: Option<String>,
    pub published: Option<DraftMark>,
    /// Number of the version it was published as.
    pub published_version: Option<u32>,
    pub withdrawn: Option<DraftMark>,
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
    pub acts: Vec<DraftActView>,
}

impl DraftView {
    pub fn of(record: &DraftRecord) -> Self {
        let (row, draft) = (&record.facts.row, record.facts.draft());
        let mut view = Self {
            id: row.id.0,
            version: draft.version,
            stage: draft.stage.name(),
            item_id: row.item_id.map(|id| id.0),
            base_version: draft.base.map(|base| base.version),
            guide: draft.guide.clone(),
            procedure: ProcedureView::of(&draft.guide),
            window: record.facts.window.as_ref().map(named),
            counter: record.facts.window.as_ref().map(|window| window.counter.clone()),
            authors: draft.authors.clone(),
            submitted: None,
            signed_off: None,
            returned: None,
            return_reasons: None,
            published: None,
            published_version: None,
            withdrawn: None,
            updated_at: civil(row.updated_at),
            acts: record.acts.iter().map(|(act, why)| act_view(*act, *why)).collect(),
        };
        view.settled(&draft.stage);
        view
    }

    fn settled(&mut self, stage: &DraftStage) {
        match stage.clone() {
            DraftStage::Editing { returned, reasons } => {
                (self.returned, self.return_reasons) = (returned, reasons);
            }
            DraftStage::Submitted { submitted } => self.submitted = Some(submitted),
            DraftStage::SignedOff { submitted, signed_off } => {
                (self.submitted, self.signed_off) = (Some(submitted), Some(signed_off));
            }
            DraftStage::Published { submitted, signed_off, published, version, .. } => {
                (self.submitted, self.signed_off) = (Some(submitted), Some(signed_off));
                (self.published, self.published_version) = (Some(published), Some(version));
            }
            DraftStage::Withdrawn { withdrawn } => self.withdrawn = Some(withdrawn),
        }
    }
}

fn named(window: &WindowRow) -> Named {
    Named { id: window.id.0, code: window.code.clone(), name: window.name.clone() }
}

fn act_view(act: DraftAct, why: Option<DraftWhyNot>) -> DraftActView {
    let code = why.map(|why| match why {
        DraftWhyNot::Denied(denial) => denial.code(),
        DraftWhyNot::WrongStage => "draft.wrong-stage",
    });
    let why = code.map(|code| WhyNotView { code: code.to_owned(), detail: say(code, None) });
    DraftActView { act, allowed: why.is_none(), why }
}

/// A draft in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ItemDraftRow)]
pub struct DraftRowView {
    pub id: Uuid,
    pub version: u32,
    pub stage: DraftStageName,
    pub item_id: Option<Uuid>,
    pub base_version: Option<u32>,
    pub code: String,
    pub name: String,
    pub window: Option<Named>,
    /// Names of everybody who wrote at it.
    pub authors: Vec<String>,
    pub returned: bool,
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ItemDraftRows)]
pub struct DraftRowsView {
    pub items: Vec<DraftRowView>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl DraftRowView {
    pub fn of(listed: ListedDraft) -> Self {
        let draft = listed.row.doc.0;
        Self {
            id: listed.row.id.0,
            version: draft.version,
            stage: draft.stage.name(),
            item_id: listed.row.item_id.map(|id| id.0),
            base_version: draft.base.map(|base| base.version),
            window: listed.window.as_ref().map(named),
            authors: draft.authors.into_iter().map(|author| author.by.name).collect(),
            returned: matches!(draft.stage, DraftStage::Editing { returned: Some(_), .. }),
            code: draft.guide.code,
            name: draft.guide.name,
            updated_at: civil(listed.row.updated_at),
        }
    }
}
