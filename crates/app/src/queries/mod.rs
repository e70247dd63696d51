//! Reads: each answers with a record that HTTP turns into a view.

pub mod calendars;
pub mod cases;
pub mod history;
pub mod items;
pub mod notices;
pub mod places;
pub mod progress;
pub mod queue;
mod why_not;

pub use why_not::WhyNot;
