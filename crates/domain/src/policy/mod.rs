//! Who may do what, and who sees which rows. Two readable tables; everything not named in them is denied.

mod desk;
mod may;
mod scope;

pub use desk::{DeskAct, may_at_window};
pub use may::{Denial, Power, Subject, may};
pub use scope::{Scope, sees};
