//! Who may do what, and who sees which rows. Two readable tables; everything not named in them is denied.

mod catalogue;
mod may;
mod personal;
mod scope;

pub use catalogue::{CatalogueAct, CatalogueSubject, may_in_catalogue};
pub use may::{Denial, Power, Subject, may};
pub use personal::{may_know_applicants, may_see_unmaskings, may_unmask};
pub use scope::{Scope, keeps_register_in_sight, sees, sees_drafts};
