//! HTTP: one REST API for the desk, for phones and for other systems. Handlers extract, call once, answer.

mod addresses;
mod applicants;
pub mod arrival;
mod auth;
mod cases;
mod catalogue;
mod desk;
mod extract;
mod hs256;
mod limits;
pub mod machinery;
pub mod openapi;
mod places;
mod problem;
mod public;
mod routes;
pub mod standing;
mod state;
mod supervision;
mod tokens;
mod views;

pub use routes::{configure, document};
pub use standing::Standing;
pub use state::{ApiSettings, ApiState};
pub use tokens::LIFE_SECONDS;

// A date as `YYYY-MM-DD`.
time::serde::format_description!(iso_date, Date, "[year]-[month]-[day]");
