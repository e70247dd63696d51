//! The rules of a government service centre (便民服务中心), as pure functions.
//!
//! Nothing here reads a clock, a database or a random number: instants, ids and facts come in as arguments, and what
//! comes out is a value or a refusal that names its rule.

pub mod case;
pub mod catalogue;
pub mod desk;
pub mod kernel;
pub mod notice;
pub mod place;
pub mod policy;
pub mod profile;
pub mod roster;
pub mod supervision;
pub mod time;
