//! People: staff and agents, the posts they hold, the accounts they log in with (requirements A5, G1, H1).

use serde::{Deserialize, Serialize};

pub use crate::kernel::{Post, Role};

/// A member of staff or a village agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Person {
    pub code: String,
    pub name: String,
    /// Code of the unit the person belongs to.
    pub unit: String,
    /// 职务
    pub title: String,
    /// 工号
    pub number: String,
    /// What the person answers for at the centre (岗位职责).
    pub duty: String,
    pub phone: String,
    pub party_member: bool,
    /// 服务承诺
    pub pledge: String,
}

/// Who holds a post of a window in the fixed roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PostHolder {
    pub centre: String,
    pub window: String,
    pub post: Post,
    pub person: String,
}

/// A village station has two agents who stand in for each other (document 000, six).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AgentPost {
    A,
    B,
}

/// A village agent (代办员).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Agent {
    /// Code of the village station.
    pub station: String,
    pub post: AgentPost,
    pub person: String,
}

/// Someone who decides in the back office of a unit (后台审批, document 001).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reviewer {
    /// Code of a department of the town or a bureau of the county.
    pub unit: String,
    pub person: String,
}

/// An account; its password is never part of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// Lower-case letters, digits, hyphens; unique in the profile.
    pub username: String,
    pub centre: String,
    pub person: String,
    pub role: Role,
}
