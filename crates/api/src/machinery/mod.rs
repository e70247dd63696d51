//! Health, metrics, the document, the clock.

pub mod clock;
pub mod health;
pub mod measure;
