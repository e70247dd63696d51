//! People: staff and their posts, accounts and their sessions.

pub mod access;
pub mod accounts;
pub mod login_failures;
pub mod reviewers;
pub mod sessions;
pub mod staff;
