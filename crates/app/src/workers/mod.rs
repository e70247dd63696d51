//! What runs by itself.

pub mod due;
pub mod sealer;
