//! Who may do what, and who sees which rows. Two readable tables; everything not named in them is denied.

mod catalogue;
mod may;
mod scope;

pub use catalogue::{CatalogueAct, CatalogueSubject, may_in_catalogue};
pub use may::{Denial, Power, Subject, may};
pub use scope::{Scope, keeps_register_in_sight, sees, sees_drafts};
