//! The policy of a centre as data (requirement A3): what differs from document to document and is not law.

use serde::{Deserialize, Serialize};

use super::staff::{Post, Role};
use crate::case::acts::late::LateTerms;
use crate::catalogue::disclosure::DisclosureList;
use crate::catalogue::sheet::NoticeSheet;
use crate::policy::ExtendedBy;
use crate::supervision::{CardTerms, Rung, default_ladder};
use crate::time::Limit;

/// The kinds of case that documents name; each centre uses its own set (requirement D1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HandlingKind {
    /// 即办件
    Immediate,
    /// 承诺件
    Commitment,
    /// 联办件
    Joint,
    /// 上报件
    Referred,
    /// 补办件
    Supplement,
    /// 退回件
    Rejected,
}

/// What a post of a window means (requirement H1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PostMeaning {
    /// Chief representative, the leader in charge: decides what is not decided on the spot.
    ChiefDecides,
    /// Sits at the window: receives, accepts, delivers, decides on the spot where the department lets it.
    ResidentHandles,
    /// Has the resident's powers only while the roster makes it the holder (requirement H3).
    Substitute,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PostMeanings {
    pub a: PostMeaning,
    pub b: PostMeaning,
    pub c: PostMeaning,
}

impl PostMeanings {
    /// The same by duty. A checked profile has one post of each meaning.
    pub fn by_duty(&self) -> crate::roster::PostMeaning {
        let find = |meaning, otherwise| {
            [(self.a, Post::A), (self.b, Post::B), (self.c, Post::C)]
                .into_iter()
                .find_map(|(of, post)| (of == meaning).then_some(post))
                .unwrap_or(otherwise)
        };
        crate::roster::PostMeaning {
            chief: find(PostMeaning::ChiefDecides, Post::A),
            resident: find(PostMeaning::ResidentHandles, Post::B),
            substitute: find(PostMeaning::Substitute, Post::C),
        }
    }
}

/// How a substitute becomes the holder (requirement H2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Succession {
    /// The next post takes over by itself.
    Automatic,
    /// The director sends the substitute.
    Dispatched,
}

/// What a missing main material leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MissingMain {
    /// One notice that names everything missing.
    Supplement,
    Refusal,
}

/// What is shown of the staff (requirement A5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StaffField {
    Name,
    Photo,
    Title,
    Number,
    Duty,
    Phone,
    PartyMember,
    Pledge,
}

/// When a light turns yellow; red is past due (requirement E6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Warnings {
    /// So long before the due time.
    pub yellow_before: Limit,
    /// The same for what is decided on the spot (即办件), within its one day.
    pub immediate_yellow_before: Limit,
    /// Who is told, when, and what leaves a card.
    #[serde(default = "default_ladder")]
    pub ladder: Vec<Rung>,
    /// Which card (红黄牌) is left for what (requirement J1).
    #[serde(default)]
    pub cards: CardTerms,
}

/// Extending a statutory limit (延期), as far as the law leaves it to the centre.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExtensionPolicy {
    #[serde(default)]
    pub by: ExtendedBy,
    /// The promise moves with the statutory limit; otherwise what was promised stays promised.
    #[serde(default)]
    pub moves_promise: bool,
}

/// One centre's policy; several centres may share it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CentrePolicy {
    pub code: String,
    pub name: String,
    /// Kinds used here.
    pub kinds: Vec<HandlingKind>,
    pub posts: PostMeanings,
    pub succession: Succession,
    /// From so many departments on, a case is a joint one.
    pub joint_threshold: u8,
    pub disclosure: DisclosureList,
    /// What the paper tells that is handed out for an item (requirement B10).
    #[serde(default)]
    pub notice_sheet: NoticeSheet,
    pub staff_disclosure: Vec<StaffField>,
    /// Roles that may sign off a guide for publication (requirement B6).
    pub sign_off: Vec<Role>,
    pub missing_main: MissingMain,
    /// 容缺受理
    pub late_secondary_material: bool,
    pub oral_request_suffices: bool,
    pub agents_may_collect_fees: bool,
    pub warnings: Warnings,
    /// Time to decide on acceptance: five working days by 行政许可法 article 32.
    pub acceptance_decision: Limit,
    /// The applicant's time to bring a supplement; no national law fixes one.
    pub supplement_wait: Limit,
    /// Time to deliver what was granted: ten working days by 行政许可法 article 44.
    pub delivery: Limit,
    /// Until when secondary material may come late, where it may.
    #[serde(default)]
    pub late_materials: LateTerms,
    #[serde(default)]
    pub extension: ExtensionPolicy,
    /// Share of the items due that should have entered the centre, in percent (requirement B11).
    #[serde(default = "entry_target")]
    pub entry_target: u8,
}

/// Document 003-2: at least 90 %.
fn entry_target() -> u8 {
    90
}
