//! Posts (岗位): who holds a window, and who decides there.
//!
//! The roster is fixed for now: the resident holds the window, the chief decides (document 000). Substitution follows.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::kernel::id::{PersonId, UnitId, WindowId};
use crate::kernel::{Duty, Post};

/// What a post is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Duties {
    /// Receive, accept, deliver, and decide what is decided on the spot (常驻).
    Handle,
    /// Decide what was promised (首席代表).
    Decide,
}

/// Who answers for something: a post of a window, or the reviewers of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    Post(Post),
    Reviewer,
}

impl Owner {
    /// The name as it stands in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Post(post) => post.code(),
            Self::Reviewer => "reviewer",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "reviewer" => Some(Self::Reviewer),
            text => Post::parse(text).map(Self::Post),
        }
    }
}

/// What posts A, B and C mean at a centre (A3): in document 000 A is the chief, B the resident, C the substitute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PostMeaning {
    pub chief: Post,
    pub resident: Post,
    pub substitute: Post,
}

impl PostMeaning {
    pub fn holding(&self, duty: Duties) -> Post {
        match duty {
            Duties::Handle => self.resident,
            Duties::Decide => self.chief,
        }
    }
}

/// A person on a post of a window, from a day on and perhaps until a day (both included).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub window: WindowId,
    pub post: Post,
    pub person: PersonId,
    pub from: Date,
    pub until: Option<Date>,
}

impl Assignment {
    pub fn in_force(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }
}

/// A reviewer (后台审核人员) of a unit, from a day on and perhaps until a day (both included).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewing {
    pub unit: UnitId,
    pub person: PersonId,
    pub from: Date,
    pub until: Option<Date>,
}

impl Reviewing {
    pub fn in_force(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }
}

/// The units that `person` reviews for on a day.
pub fn reviews(person: PersonId, reviewing: &[Reviewing], on: Date) -> Vec<UnitId> {
    reviewing.iter().filter(|row| row.person == person && row.in_force(on)).map(|row| row.unit).collect()
}

/// The duties that `person` has on a day.
pub fn duties(person: PersonId, assignments: &[Assignment], meaning: &PostMeaning, on: Date) -> Vec<Duty> {
    assignments
        .iter()
        .filter(|assignment| assignment.person == person && assignment.in_force(on))
        .map(|assignment| Duty {
            window: assignment.window,
            post: assignment.post,
            holder: assignment.post == meaning.resident,
            decides: assignment.post == meaning.chief,
        })
        .collect()
}

/// Who is on `post` of a window on a day.
pub fn on_post(window: WindowId, post: Post, assignments: &[Assignment], on: Date) -> Option<PersonId> {
    assignments
        .iter()
        .find(|assignment| assignment.window == window && assignment.post == post && assignment.in_force(on))
        .map(|assignment| assignment.person)
}
