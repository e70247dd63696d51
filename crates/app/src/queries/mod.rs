//! Reads: each answers with a record that HTTP turns into a view.

pub mod applicants;
pub mod board;
pub mod calendars;
pub mod cases;
pub mod catalogue;
pub mod drafts;
pub mod entries;
pub mod history;
pub mod item_search;
pub mod items;
pub mod notices;
pub mod places;
pub mod progress;
pub mod queue;
pub mod supervision;
pub mod unmaskings;
mod why_not;

pub use why_not::WhyNot;
