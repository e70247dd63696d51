//! Reads: each answers with a record that HTTP turns into a view.

pub mod applicants;
pub mod calendars;
pub mod cases;
pub mod items;
pub mod notices;
pub mod places;
pub mod progress;
pub mod queue;
pub mod unmaskings;
