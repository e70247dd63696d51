//! What follows from a transition, computed and never remembered by handlers: clocks and things that wait for someone.

pub mod moves;
pub mod recompute;
pub mod timers;
pub mod work_item;
