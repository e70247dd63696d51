//! What answers look like. Each is made from a record of the application.

mod case;
mod common;
mod item;
mod place;

pub use case::{CaseRow, CaseRows, CaseView, CourseView, TimerView, Timers, WorkItemRow, WorkItemRows};
pub use common::{Light, Named, civil};
pub use item::{ItemSummaries, ItemSummary, ItemView};
pub use place::{DutyView, MeView, WindowView, Windows};
