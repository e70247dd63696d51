//! Health, metrics, the document, the clock.

pub mod clock;
pub mod fallback;
pub mod head;
pub mod health;
pub mod measure;
