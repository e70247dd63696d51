//! What runs by itself.

pub mod forgetter;
pub mod sealer;
