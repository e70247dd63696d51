//! The acts on cases: facts first, then `may`, then the rule, then the journal.

mod accept;
mod decide;
mod deliver;
mod facts;
mod journal;
mod receive;

pub use accept::{accept, rule_facts as accept_facts};
pub use decide::decide;
pub use deliver::{DeliveryStated, SignatureStated, deliver};
pub use facts::{CaseFacts, load, may_on, of_row};
pub use journal::{digest, hex, limits};
pub use receive::{ReceiptStated, preview, receive};
