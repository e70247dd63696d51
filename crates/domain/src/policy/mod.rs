//! Who may do what, and who sees which rows. Two readable tables; everything not named in them is denied.

mod may;
mod scope;

pub use may::{Denial, Power, Subject, deciding_power, may};
pub use scope::{Scope, sees};
