//! Deliver the result (送达) against a signature.

use domain::case::acts::deliver::{self as rule, Deliver};
use domain::case::{Act, Signed};
use domain::kernel::Actor;
use domain::kernel::id::{ApplicantId, CaseId};
use store::cases::{applicants, case};

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use crate::sealing::seal_for_case;
use crate::{AppError, Tx};

/// What the clerk states.
#[derive(Debug, Clone)]
pub struct DeliveryStated {
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
    let act = Deliver { receiver_name: &stated.receiver_name, signed, strokes };
    let event = rule::deliver(facts.case(), &act, &applicant.name).map_err(AppError::Refused)?;
    if let SignatureStated::Pad { record, .. } = &stated.signature {
        let sealed = seal_for_case(tx.keyring, id, "signature", record)?;
        case::keep_private(tx.conn, id, "signature", &sealed)?;
    }
    journal::advance(tx, Author::Person(actor), facts, event)
}
