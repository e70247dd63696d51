//! Where the acts on a case are done, and where it has been.

use super::model::Case;
use super::stage::Act;
use crate::place::{Place, Reached};

impl Case {
    /// Where `act` is done: decided in the review unit where there is one, handed out at the issuing window where there
    /// is one, and everything else at the window that took the case.
    pub fn place_of(&self, act: Act) -> Place {
        let window = Place::Window(self.window);
        match act {
            Act::Decide | Act::Suspend | Act::Resume | Act::Extend => self.route.review.map_or(window, Place::Unit),
            // Before acceptance the review unit has nothing of it yet.
            Act::Terminate if self.is_accepted() => self.route.review.map_or(window, Place::Unit),
            Act::Deliver | Act::Remind => self.route.issuing.map_or(window, Place::Window),
            _ => window,
        }
    }

    /// Whether the case has been accepted, whatever became of it since.
    pub fn is_accepted(&self) -> bool {
        self.stage.acceptance().is_some()
    }

    /// The places the case has come to.
    pub fn reached(&self) -> Reached {
        Reached {
            centre: self.centre,
            window: self.window,
            unit: self.route.review.filter(|_| self.is_accepted()),
            issuing: self.route.issuing.filter(|_| self.stage.decision().is_some()),
        }
    }
}
