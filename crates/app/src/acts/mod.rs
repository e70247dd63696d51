//! The acts on cases: facts first, then `may`, then the rule, then the journal.

mod accept;
mod decide;
mod deem;
mod deliver;
mod facts;
mod journal;
mod notices;
mod receive;
mod refuse;
mod reject;
mod request_supplement;
mod supplement;
pub mod takers;
mod terminate;
mod transfer;
mod withdraw;

pub use accept::{accept, rule_facts as accept_facts};
pub use decide::decide;
pub use deem::deem_accepted;
pub use deliver::{DeliveryStated, SignatureStated, deliver};
pub use facts::{CaseFacts, load, may_on, of_row};
pub use journal::{digest, hex, limits};
pub use receive::{ReceiptStated, preview, receive};
pub use refuse::refuse;
pub use reject::reject;
pub use request_supplement::request_supplement;
pub use supplement::supplement;
pub use terminate::terminate;
pub use transfer::{TransferStated, transfer};
pub use withdraw::withdraw;
