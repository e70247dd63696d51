//! Electronic supervision: warnings and cards.

pub mod cards;
pub mod warnings;
