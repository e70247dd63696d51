//! Keys and everything made with them: sealed fields, keyed indexes, the audit chain, list cursors.
//!
//! All of it is the national commercial cryptography that the field's audits ask for: SM4-GCM (RFC 8998), SM3, HMAC-SM3,
//! HKDF over SM3.

pub mod cursor;
pub mod error;
pub mod field;
pub mod index;
pub mod keyring;
pub mod mac;
pub mod master;
pub mod merkle;

pub(crate) mod data_dir;

pub use data_dir::prepare as prepare_data_dir;
pub use error::SealError;
pub use field::Place;
pub use index::Indexed;
pub use keyring::{Keyring, Secret};
pub use mac::Mac;
pub use master::MasterKeys;
