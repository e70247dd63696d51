//! What runs by itself.

pub mod due;
pub mod forgetter;
pub mod recomputer;
pub mod sealer;
pub mod watcher;
