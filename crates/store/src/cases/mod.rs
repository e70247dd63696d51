//! Cases: the row of each, its events, clocks and queue entries.

pub mod applicants;
pub mod case;
pub mod event_private;
pub mod events;
pub mod lists;
pub mod notices;
pub mod timers;
pub mod work_items;
