//! Electronic supervision: warnings and cards.

pub mod cards;
pub mod recomputations;
pub mod warnings;
