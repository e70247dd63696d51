//! Actors, all invented.

use domain::kernel::id::{CentreId, UnitId, WindowId};
use domain::kernel::{Actor, Duty, Post, Role, Signature};

use super::{id, own_centre};

pub const ROLES: [Role; 8] = [
    Role::WindowA,
    Role::WindowB,
    Role::WindowC,
    Role::VillageAgent,
    Role::Supervisor,
    Role::Director,
    Role::Administrator,
    Role::Reviewer,
];

/// Someone of the own centre with these duties.
pub fn actor(role: Role, duties: Vec<Duty>) -> Actor {
    of_centre(own_centre(), role, duties)
}

pub fn of_centre(centre: CentreId, role: Role, duties: Vec<Duty>) -> Actor {
    Actor {
        account: id(21),
        session: id(22),
        person: id(23),
        name: "甲试员".to_owned(),
        number: "T0001".to_owned(),
        role,
        centre,
        duties,
        units: Vec::new(),
    }
}

/// A reviewer of these units, of any centre.
pub fn reviewer(centre: CentreId, units: Vec<UnitId>) -> Actor {
    Actor { units, ..of_centre(centre, Role::Reviewer, Vec::new()) }
}

pub fn duty(window: WindowId, post: Post, holder: bool, decides: bool) -> Duty {
    Duty { window, post, holder, decides }
}

/// What stands beside an event when the resident did it.
pub fn signature() -> Signature {
    Signature { person: id(23), name: "甲试员".to_owned(), number: "T0001".to_owned(), post: Some(Post::B) }
}
