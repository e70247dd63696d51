//! The journal: what an act leaves behind, written once and together.

pub mod audit;
pub mod idempotency;
pub mod seals;
