//! Log-in and sessions.

pub mod login;
pub mod me;
pub mod password;
pub mod sessions;
