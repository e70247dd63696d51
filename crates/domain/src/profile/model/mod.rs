//! The sheets of a profile as they stand in its files. Keys are codes; a window's code is unique within its centre.

pub mod items;
pub mod org;
pub mod policy;
pub mod staff;

use serde::{Deserialize, Serialize};

use crate::time::CalendarRules;

pub use items::{CatalogueItem, PublishedVersion};
pub use org::{Centre, OrgUnit, Power, UnitKind, Window, WindowKind};
pub use policy::{
    CentrePolicy, HandlingKind, MissingMain, PostMeaning, PostMeanings, StaffField, Succession, Warnings,
};
pub use staff::{Account, Agent, AgentPost, Person, Post, PostHolder, Reviewer, Role};

/// One sound profile. Made by `Profile::parse` only, so every reference in it leads somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    pub about: About,
    pub units: Vec<OrgUnit>,
    pub centres: Vec<Centre>,
    pub policies: Vec<CentrePolicy>,
    pub calendars: Vec<NamedCalendar>,
    pub windows: Vec<Window>,
    pub people: Vec<Person>,
    pub posts: Vec<PostHolder>,
    pub agents: Vec<Agent>,
    pub reviewers: Vec<Reviewer>,
    pub accounts: Vec<Account>,
    pub items: Vec<CatalogueItem>,
}

/// `profile.json`: what this profile is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct About {
    /// The name of the folder, e.g. `luoping`.
    pub code: String,
    pub name: String,
    /// The policy document it comes from, e.g. `000`.
    pub source: String,
    /// What is invented in it, and why nobody is meant.
    pub note: String,
}

/// A calendar of `calendar.json`; centres name it by its code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedCalendar {
    pub code: String,
    pub name: String,
    pub calendar: CalendarRules,
    /// The document does not state these hours: they are the usual ones.
    #[serde(default)]
    pub assumed: bool,
}
