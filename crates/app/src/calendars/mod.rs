//! Calendars as data that people keep: rules with their versions, and the day tables derived from them.

mod kept;
mod make_up;
mod national;
mod rules;
mod tables;
mod watch;

pub use kept::{Kept, open, open_for_act};
pub use make_up::{Answer as MakeUpAnswer, AnswerStated, EndStated, answer, record_end};
pub use national::{LoadPreview, load_year, preview_year};
pub use rules::{Preview, change, preview};
pub use tables::{CentreTables, DayTables, NATIONAL, NationalCalendar, Table, rules, stored_national, table_of};
