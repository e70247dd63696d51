//! Open to everyone: guides, hours, progress. No personal data, and bounded in rate.

pub mod board;
pub mod centre;
pub mod guides;
pub mod items;
pub mod progress;
