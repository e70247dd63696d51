//! Deliver the result (送达) against a signature.

use domain::case::acts::deliver::{self as rule, Deliver, Names};
use domain::case::{Act, Receiver, Signed};
use domain::kernel::Actor;
use domain::kernel::id::{ApplicantId, CaseId};
use store::cases::applicants;

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use super::proxy;
use crate::{AppError, Tx, private};

/// What the clerk states.
#[derive(Debug, Clone)]
pub struct DeliveryStated {
    pub receiver: Receiver,
    pub receiver_name: String,
    pub signature: SignatureStated,
}

#[derive(Debug, Clone)]
pub enum SignatureStated {
    Paper,
    /// The strokes as JSON; kept sealed.
    Pad {
        strokes: usize,
        record: String,
    },
}

pub fn deliver(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    read_version: u32,
    stated: &DeliveryStated,
) -> Result<CaseFacts, AppError> {
    let facts = for_act(tx, actor, Act::Deliver, id, read_version)?;
    let applicant = applicants::load(tx.conn, ApplicantId(facts.row.applicant_id.0))?;
    let (signed, strokes) = match &stated.signature {
        SignatureStated::Paper => (Signed::Paper, 0),
        SignatureStated::Pad { strokes, .. } => (Signed::Pad, *strokes),
    };
    let act = Deliver { receiver: stated.receiver, receiver_name: &stated.receiver_name, signed, strokes };
    let proxy = proxy::kept(tx, id)?;
    let names = Names { applicant: &applicant.name, proxy: proxy.as_ref().map(|proxy| proxy.name.as_str()) };
    let event = rule::deliver(facts.case(), &act, names).map_err(AppError::Refused)?;
    if let SignatureStated::Pad { record, .. } = &stated.signature {
        private::keep(tx, id, "signature", record)?;
    }
    journal::advance(tx, Author::Person(actor), facts, event)
}
