//! The contract of the HTTP API and the command line, story by story, on both engines.

mod acts;
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
mod first_password;
mod head;
mod idempotency;
mod keeping;
mod limits;
mod lists;
mod odd_input;
mod power_cut;
mod powers;
mod rush;
mod tls;
mod two_processes;
mod versions;
mod walk;
mod way;
