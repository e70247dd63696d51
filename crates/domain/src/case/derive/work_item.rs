//! What waits for someone after a transition: one row of the queue, or none when the case is closed.

use serde::{Deserialize, Serialize};

use super::timers::decided_by;
use crate::case::model::Case;
use crate::case::stage::Act;
use crate::kernel::Post;
use crate::kernel::id::WindowId;
use crate::roster::{Duties, PostMeaning};

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

/// A task with its place and the post that owes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub task: Task,
    pub window: WindowId,
    pub owner: Post,
}

/// What `case` waits for.
pub fn waiting(case: &Case, posts: &PostMeaning) -> Option<Waiting> {
    let (task, duty) = match case.stage.name().awaits()? {
        Act::Accept => (Task::Accept, Duties::Handle),
        Act::Decide => (Task::Decide, decided_by(case.kind)),
        Act::Deliver => (Task::Deliver, Duties::Handle),
        Act::Supplement => (Task::Supplement, Duties::Handle),
        _ => return None,
    };
    Some(Waiting { task, window: case.window, owner: posts.holding(duty) })
}
