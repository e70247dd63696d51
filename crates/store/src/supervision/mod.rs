//! Electronic supervision: what the watcher looks at, the warnings it sent, and the cards that were raised.

pub mod cards;
pub mod moments;
pub mod recomputations;
pub mod warnings;
