//! The contract of the HTTP API and the command line, story by story, on both engines.

mod at_once;
mod audit;
mod auth;
mod back_office;
mod bad_input;
mod catalogue;
mod clock;
mod compatibility;
mod comprehensive;
mod counter;
mod documents;
mod due_times;
mod hekou_friday;
mod idempotency;
mod keeping;
mod limits;
mod lists;
mod luoping_friday;
mod odd_input;
mod power_cut;
mod powers;
mod rush;
mod versions;
mod walk;
mod way;
