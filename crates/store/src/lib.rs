//! The only crate that knows SQL: saves and loads what `domain` decides, on SQLite and PostgreSQL alike.
//!
//! `engine` runs closures in transactions, `seal` keeps keys and everything made with them.

pub mod engine;
pub mod seal;

pub use engine::{AnyConnection, Location, Retryable, Store, StoreConfig, StoreError};
