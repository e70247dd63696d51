//! The contract of the HTTP API and the command line, story by story, on both engines.

mod at_once;
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
mod keeping;
mod limits;
mod lists;
mod odd_input;
mod power_cut;
mod powers;
mod rush;
mod versions;
mod walk;
mod way;
mod window;
