//! What the product does, in transactions: acts, queries, log-in, profiles, workers. HTTP is one way in; workers another.

pub mod access;
pub mod acts;
mod app;
mod arranged;
pub mod calendars;
pub mod catalogue;
mod context;
pub mod demo;
pub mod desk;
mod error;
pub mod ids;
pub mod perform;
pub mod private;
pub mod profile;
pub mod queries;
pub mod recompute;
pub mod sealing;
pub mod supervision;
pub mod verify;
pub mod workers;

pub use app::{App, Settings};
pub use calendars::DayTables;
pub use context::{Tx, civil};
pub use error::{AppError, FieldFault};
