//! Small types that everything else is said in.

pub mod actor;
pub mod credit_code;
pub mod id;
pub mod phone;
pub mod refusal;
pub mod resident_id;

pub use actor::{Actor, Duty, Post, Role, Signature};
pub use credit_code::CreditCode;
pub use phone::Phone;
pub use refusal::{Refusal, Rule};
pub use resident_id::{ResidentId, Sex};
