//! What answers look like. Each is made from a record of the application.

mod case;
mod common;
mod course;
mod day;
mod desk;
mod item;
mod notice;
mod place;
mod rows;
mod timer;

pub use case::{CaseView, missing};
pub use common::{Light, civil};
pub use course::CourseView;
pub use day::{DayRowView, DayRows, DayView};
pub use desk::{DraftRow, DraftRows, DraftView, PhraseView, Phrases};
pub use item::{ItemSummaries, ItemSummary, ItemView};
pub use notice::{CaseNotices, NoticeView};
pub use place::{DutyView, MeView, WindowView, Windows};
pub use rows::{CaseRow, CaseRows, WorkItemRow, WorkItemRows};
pub use timer::{TimerView, Timers};
