//! The only crate that knows SQL: saves and loads what `domain` decides, on SQLite and PostgreSQL alike.
//!
//! `engine` runs closures in transactions, `seal` keeps keys and everything made with them; the other rooms hold the
//! tables of one subject each.

pub mod cases;
pub mod catalogue;
pub mod deployment;
pub mod desk;
pub mod engine;
pub mod journal;
pub mod people;
pub mod places;
mod schema;
pub mod seal;
pub mod supervision;

pub use engine::{AnyConnection, Location, Retryable, Store, StoreConfig, StoreError};
