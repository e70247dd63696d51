//! Small types that everything else is said in.

pub mod credit_code;
pub mod id;
pub mod phone;
pub mod resident_id;

pub use credit_code::CreditCode;
pub use phone::Phone;
pub use resident_id::{ResidentId, Sex};
