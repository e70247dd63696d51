//! Drafts (草稿) of an item version: written, submitted, signed off by somebody else, published from a day on.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::item::ItemVersion;
use crate::kernel::Signature;
use crate::kernel::id::{ItemId, PersonId};

/// What can be done to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DraftAct {
    /// 保存
    Save,
    /// 提交审核
    Submit,
    /// 审核通过
    SignOff,
    /// 退回修改, or taken back by whoever drafts
    SendBack,
    /// 发布
    Publish,
    /// 作废
    Withdraw,
}

impl DraftAct {
    pub const ALL: [Self; 6] = [Self::Save, Self::Submit, Self::SignOff, Self::SendBack, Self::Publish, Self::Withdraw];
}

/// Where a draft stands, without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DraftStageName {
    /// 起草中
    Editing,
    /// 待审核
    Submitted,
    /// 审核通过，待发布
    SignedOff,
    /// 已发布
    Published,
    /// 已作废
    Withdrawn,
}

impl DraftStageName {
    pub const ALL: [Self; 5] = [Self::Editing, Self::Submitted, Self::SignedOff, Self::Published, Self::Withdrawn];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Editing => "editing",
            Self::Submitted => "submitted",
            Self::SignedOff => "signedOff",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Still on its way to publication.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Editing | Self::Submitted | Self::SignedOff)
    }

    /// The table of stages: where an act leads from here, or nowhere.
    pub fn after(self, act: DraftAct) -> Option<Self> {
        match (self, act) {
            (Self::Editing, DraftAct::Save) | (Self::Submitted | Self::SignedOff, DraftAct::SendBack) => {
                Some(Self::Editing)
            }
            (Self::Editing, DraftAct::Submit) => Some(Self::Submitted),
            (Self::Submitted, DraftAct::SignOff) => Some(Self::SignedOff),
            (Self::SignedOff, DraftAct::Publish) => Some(Self::Published),
            (Self::Editing | Self::Submitted | Self::SignedOff, DraftAct::Withdraw) => Some(Self::Withdrawn),
            _ => None,
        }
    }
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftMark {
    pub by: Signature,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}

/// The stage with what was settled on the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "name")]
pub enum DraftStage {
    #[serde(rename_all = "camelCase")]
    Editing {
        /// Sent back, and why.
        returned: Option<DraftMark>,
        reasons: Option<String>,
    },
    Submitted {
        submitted: DraftMark,
    },
    #[serde(rename_all = "camelCase")]
    SignedOff {
        submitted: DraftMark,
        signed_off: DraftMark,
    },
    #[serde(rename_all = "camelCase")]
    Published {
        submitted: DraftMark,
        signed_off: DraftMark,
        published: DraftMark,
        item: ItemId,
        version: u32,
    },
    Withdrawn {
        withdrawn: DraftMark,
    },
}

impl DraftStage {
    pub fn name(&self) -> DraftStageName {
        match self {
            Self::Editing { .. } => DraftStageName::Editing,
            Self::Submitted { .. } => DraftStageName::Submitted,
            Self::SignedOff { .. } => DraftStageName::SignedOff,
            Self::Published { .. } => DraftStageName::Published,
            Self::Withdrawn { .. } => DraftStageName::Withdrawn,
        }
    }
}

/// The version that a draft follows; none for a new item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DraftBase {
    pub item: ItemId,
    /// Number of the newest version when the draft was begun.
    pub version: u32,
}

/// A draft as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemDraft {
    /// Number of acts so far; the ETag.
    pub version: u32,
    pub base: Option<DraftBase>,
    pub guide: ItemVersion,
    /// Everybody who wrote at it, with the last time each did.
    pub authors: Vec<DraftMark>,
    pub stage: DraftStage,
}

/// The act does not start from the stage the draft is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongDraftStage;

impl ItemDraft {
    /// A new draft, by its first author.
    pub fn begin(base: Option<DraftBase>, guide: ItemVersion, by: DraftMark) -> Self {
        let stage = DraftStage::Editing { returned: None, reasons: None };
        Self { version: 1, base, guide, authors: vec![by], stage }
    }

    pub fn written_by(&self) -> Vec<PersonId> {
        self.authors.iter().map(|author| author.by.person).collect()
    }

    /// Whether `act` starts from here.
    pub fn allows(&self, act: DraftAct) -> bool {
        self.stage.name().after(act).is_some()
    }

    pub fn save(self, guide: ItemVersion, by: DraftMark) -> Result<Self, WrongDraftStage> {
        let stage = self.stage.clone();
        let mut next = self.step(DraftAct::Save, stage)?;
        next.guide = guide;
        match next.authors.iter_mut().find(|author| author.by.person == by.by.person) {
            Some(known) => *known = by,
            None => next.authors.push(by),
        }
        Ok(next)
    }

    pub fn submit(self, by: DraftMark) -> Result<Self, WrongDraftStage> {
        self.step(DraftAct::Submit, DraftStage::Submitted { submitted: by })
    }

    pub fn sign_off(self, by: DraftMark) -> Result<Self, WrongDraftStage> {
        let DraftStage::Submitted { submitted } = self.stage.clone() else { return Err(WrongDraftStage) };
        self.step(DraftAct::SignOff, DraftStage::SignedOff { submitted, signed_off: by })
    }

    pub fn send_back(self, by: DraftMark, reasons: String) -> Result<Self, WrongDraftStage> {
        self.step(DraftAct::SendBack, DraftStage::Editing { returned: Some(by), reasons: Some(reasons) })
    }

    /// Published as this version of that item.
    pub fn publish(self, by: DraftMark, item: ItemId, version: u32) -> Result<Self, WrongDraftStage> {
        let DraftStage::SignedOff { submitted, signed_off } = self.stage.clone() else { return Err(WrongDraftStage) };
        let stage = DraftStage::Published { submitted, signed_off, published: by, item, version };
        self.step(DraftAct::Publish, stage)
    }

    pub fn withdraw(self, by: DraftMark) -> Result<Self, WrongDraftStage> {
        self.step(DraftAct::Withdraw, DraftStage::Withdrawn { withdrawn: by })
    }

    fn step(self, act: DraftAct, stage: DraftStage) -> Result<Self, WrongDraftStage> {
        match self.stage.name().after(act) {
            Some(next) if next == stage.name() => Ok(Self { version: self.version.saturating_add(1), stage, ..self }),
            _ => Err(WrongDraftStage),
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;
    use crate::catalogue::check::sample;

    fn mark(n: u128) -> DraftMark {
        let by = Signature {
            person: PersonId(Uuid::from_u128(n)),
            name: format!("甲试员{n}"),
            number: format!("T{n:04}"),
            post: None,
        };
        DraftMark { by, at: datetime!(2026-03-03 09:00 +8) }
    }

    fn draft() -> ItemDraft {
        ItemDraft::begin(None, sample(), mark(1))
    }

    #[test]
    fn a_draft_is_submitted_signed_off_and_published_in_this_order() {
        let item = ItemId(Uuid::from_u128(7));
        let published = draft().submit(mark(1)).unwrap().sign_off(mark(2)).unwrap().publish(mark(3), item, 1).unwrap();
        assert_eq!((published.version, published.stage.name()), (4, DraftStageName::Published));
        assert!(draft().sign_off(mark(2)).is_err() && draft().publish(mark(3), item, 1).is_err());
    }

    #[test]
    fn what_was_submitted_is_not_written_at_until_it_comes_back() {
        let submitted = draft().submit(mark(1)).unwrap();
        assert_eq!(submitted.clone().save(sample(), mark(1)), Err(WrongDraftStage));
        let back = submitted.send_back(mark(2), "补充收费依据".to_owned()).unwrap();
        let saved = back.save(sample(), mark(1)).unwrap();
        let DraftStage::Editing { reasons, .. } = &saved.stage else { panic!("{saved:?}") };
        assert_eq!(reasons.as_deref(), Some("补充收费依据"), "the reasons stay in sight while it is mended");
    }

    #[test]
    fn everybody_who_wrote_is_an_author_once() {
        let saved = draft().save(sample(), mark(2)).unwrap().save(sample(), mark(1)).unwrap();
        assert_eq!(saved.written_by(), [mark(1).by.person, mark(2).by.person]);
    }

    #[test]
    fn nothing_leads_out_of_what_is_published_or_withdrawn() {
        for stage in DraftStageName::ALL.into_iter().filter(|stage| !stage.is_open()) {
            assert!(DraftAct::ALL.into_iter().all(|act| stage.after(act).is_none()), "{stage:?}");
        }
    }
}
