//! One connection type for both engines, one boundary between async and blocking code, one way to fail.

pub mod columns;
pub mod config;
pub mod connection;
pub mod deployment;
pub mod error;
pub mod kept;
pub mod keyset;
pub mod schema;
pub mod store;

mod classify;
mod job;
mod manager;
mod migrate;
mod open;
mod queue;
mod source;
mod transaction;
mod workers;
mod writer;

#[cfg(test)]
mod tests;

pub use columns::{Id, Instant, Json};
pub use config::{Location, StoreConfig};
pub use connection::{AnyConnection, MultiBackend};
pub use deployment::Deployment;
pub use error::{ConstraintKind, Retryable, StoreError};
pub use store::Store;
