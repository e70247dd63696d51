//! The contract of the HTTP API and the command line, story by story, on both engines.

mod audit;
mod auth;
mod bad_input;
mod catalogue;
mod clock;
mod compatibility;
mod counter;
mod documents;
mod due_times;
mod idempotency;
mod limits;
mod lists;
mod powers;
mod rush;
mod versions;
mod walk;
mod way;
