//! Who may do what, and who sees which rows. Two readable tables; everything not named in them is denied.

mod calendar;
mod catalogue;
mod desk;
mod may;
mod personal;
mod scope;
mod supervision;

pub use calendar::{CalendarAct, CalendarSubject, may_on_calendar};
pub use catalogue::{CatalogueAct, CatalogueSubject, may_in_catalogue};
pub use desk::{DeskAct, may_at_window};
pub use may::{Denial, ExtendedBy, Power, Subject, deciding_power, may};
pub use personal::{may_know_applicants, may_see_unmaskings, may_unmask};
pub use scope::{Scope, keeps_register_in_sight, sees, sees_drafts};
pub use supervision::{CardsInSight, sees_cards, sees_recomputations};
