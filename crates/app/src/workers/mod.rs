//! What runs by itself.

pub mod sealer;
