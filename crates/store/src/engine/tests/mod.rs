//! The engine's promises, on both engines.

mod columns;
mod faults;
mod opening;
mod support;
mod writing;
