//! What waits for someone after a transition: one row of the queue, or none when the case is closed.

use serde::{Deserialize, Serialize};

use super::timers::decided_by;
use crate::case::model::Case;
use crate::case::stage::Act;
use crate::place::Place;
use crate::roster::{Duties, Owner, PostMeaning};

/// What has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Task {
    /// 待受理
    Accept,
    /// 待申请人补正
    Supplement,
    /// 待决定
    Decide,
    /// 待送达
    Deliver,
}

impl Task {
    pub const ALL: [Self; 4] = [Self::Accept, Self::Supplement, Self::Decide, Self::Deliver];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Supplement => "supplement",
            Self::Decide => "decide",
            Self::Deliver => "deliver",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.as_str() == text)
    }
}

/// A task with its place and who owes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub task: Task,
    pub place: Place,
    pub owner: Owner,
}

/// What `case` waits for.
pub fn waiting(case: &Case, posts: &PostMeaning) -> Option<Waiting> {
    let act = case.stage.name().awaits()?;
    let (task, duty) = match act {
        Act::Accept => (Task::Accept, Duties::Handle),
        Act::Decide => (Task::Decide, decided_by(case.kind)),
        Act::Deliver => (Task::Deliver, Duties::Handle),
        Act::Supplement => (Task::Supplement, Duties::Handle),
        _ => return None,
    };
    let place = case.place_of(act);
    let owner = match place {
        Place::Unit(_) => Owner::Reviewer,
        Place::Window(_) => Owner::Post(posts.holding(duty)),
    };
    Some(Waiting { task, place, owner })
}
