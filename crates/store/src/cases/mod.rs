//! Cases: the row of each, its events, clocks and queue entries.

pub mod applicants;
pub mod case;
pub mod event_private;
pub mod events;
pub mod lists;
pub mod notices;
pub mod of_applicants;
pub mod timers;
pub mod unmaskings;
pub mod window_events;
pub mod work_items;
