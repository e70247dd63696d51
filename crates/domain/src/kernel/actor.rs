//! Who acts: resolved afresh for every act, never taken from a token.

use serde::{Deserialize, Serialize};

use crate::place::Place;

use super::id::{AccountId, CentreId, PersonId, SessionId, UnitId, WindowId};

/// A post at a window (岗位). What each may do is the profile's [`crate::roster::PostMeaning`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Post {
    /// A角
    A,
    /// B角
    B,
    /// C角
    C,
}

impl Post {
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    pub fn code(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|post| post.code() == text)
    }
}

/// What an account is for. Powers are role × duty × centre, never the role alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Role {
    WindowA,
    WindowB,
    WindowC,
    VillageAgent,
    Supervisor,
    Director,
    Administrator,
    /// Decides in the back office of a unit (后台审核, document 001), and signs off guides before publication where the
    /// policy says so (B6).
    Reviewer,
}

impl Role {
    /// The name as it stands in tokens, profiles and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::WindowA => "window_a",
            Self::WindowB => "window_b",
            Self::WindowC => "window_c",
            Self::VillageAgent => "village_agent",
            Self::Supervisor => "supervisor",
            Self::Director => "director",
            Self::Administrator => "administrator",
            Self::Reviewer => "reviewer",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [
            Self::WindowA,
            Self::WindowB,
            Self::WindowC,
            Self::VillageAgent,
            Self::Supervisor,
            Self::Director,
            Self::Administrator,
            Self::Reviewer,
        ]
        .into_iter()
        .find(|role| role.code() == text)
    }
}

/// A post held at one window, and what it means at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    pub window: WindowId,
    pub post: Post,
    /// Holds the window now: receives, accepts, delivers.
    pub holder: bool,
    /// Decides what the window promised (首席代表).
    pub decides: bool,
}

/// The person behind a request, with the duties the roster gives at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub account: AccountId,
    pub session: SessionId,
    pub person: PersonId,
    pub name: String,
    /// Staff number (工号).
    pub number: String,
    pub role: Role,
    pub centre: CentreId,
    pub duties: Vec<Duty>,
    /// The units that a reviewer decides for now.
    pub units: Vec<UnitId>,
}

impl Actor {
    pub fn duty_at(&self, window: WindowId) -> Option<&Duty> {
        self.duties.iter().find(|duty| duty.window == window)
    }

    pub fn holds(&self, window: WindowId) -> bool {
        self.duties.iter().any(|duty| duty.window == window && duty.holder)
    }

    pub fn decides_at(&self, window: WindowId) -> bool {
        self.duties.iter().any(|duty| duty.window == window && duty.decides)
    }

    /// Decides in the back office of this unit.
    pub fn reviews(&self, unit: UnitId) -> bool {
        self.role == Role::Reviewer && self.units.contains(&unit)
    }
}

/// What stays on record of who acted: no more than the public staff board shows (A5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Signature {
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub person: PersonId,
    pub name: String,
    pub number: String,
    /// The post in which the act was done; none for roles without a post.
    pub post: Option<Post>,
}

impl Signature {
    /// Of what `actor` does there; reviewers have no post.
    pub fn of(actor: &Actor, place: Place) -> Self {
        let duty = match place {
            Place::Window(window) => actor.duty_at(window),
            Place::Unit(_) => None,
        };
        Self {
            person: actor.person,
            name: actor.name.clone(),
            number: actor.number.clone(),
            post: duty.map(|duty| duty.post),
        }
    }
}
