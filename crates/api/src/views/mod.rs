//! What answers look like. Each is made from a record of the application.

mod applicant;
mod calendar;
mod case;
mod common;
mod course;
mod day;
mod desk;
mod draft;
mod draft_check;
mod entry;
mod history;
mod item;
mod kept;
mod notice;
mod place;
mod regime;
mod rows;
mod supervision;
mod timer;
mod year;

pub use applicant::{KnownApplicants, OpenCase, Unmaskings};
pub use calendar::{
    CalendarDays, CalendarVersion, CalendarVersionRow, CalendarVersions, CalendarView, Calendars, DayChanges,
    MakeUpDays,
};
pub use case::{CaseView, missing};
pub use common::{Light, civil, told};
pub use course::CourseView;
pub use day::{DayRowView, DayRows, DayView};
pub use desk::{IntakeDraftRow, IntakeDraftRows, OpenedDraft, PhraseView, Phrases};
pub use draft::{DraftRowView, DraftRowsView, DraftView};
pub use draft_check::{DraftCheckView, DraftDifferenceView};
pub use entry::{EntriesView, EntrySummaryView, EntryView};
pub use item::{ItemSummaries, ItemSummary, ItemView};
pub use kept::{ItemVersionsView, KeptItemView, KeptItemsView};
pub use notice::{CaseNotices, NoticeView};
pub use place::{DutyView, MeView, WindowView, Windows};
pub use rows::{CaseRow, CaseRows, WorkItemRow, WorkItemRows};
pub use supervision::{CardView, CardsView, WarningView, WarningsView};
pub use timer::{TimerView, Timers};
pub use year::YearPreview;
