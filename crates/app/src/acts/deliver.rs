//! Deliver the result (送达): into the hands of the applicant or of somebody with proof, or by post.

use domain::case::acts::deliver::{self as rule, Deliver};
use domain::case::{Act, Posted, Receiver, ReceiverProof, Signed};
use domain::kernel::Actor;
use domain::kernel::id::{ApplicantId, CaseId};
use store::cases::{applicants, case};

use super::facts::{CaseFacts, for_act};
use super::journal::{self, Author};
use super::private::Private;
use crate::sealing::seal_for_case;
use crate::{AppError, Tx};

/// What the clerk states.
#[derive(Debug, Clone)]
pub enum DeliveryStated {
    Hand { receiver: Receiver, name: String, proof: Option<ReceiverProof>, signature: SignatureStated },
    Post(Posted),
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
    let known = rule::Facts { applicant_name: &applicant.name, modes: &facts.version.doc.0.delivery };
    let event = rule::deliver(facts.case(), &as_act(stated), known).map_err(AppError::Refused)?;
    let mut private = None;
    if let DeliveryStated::Hand { receiver, name, signature, .. } = stated {
        if let SignatureStated::Pad { record, .. } = signature {
            let sealed = seal_for_case(tx.keyring, id, "signature", record)?;
            case::keep_private(tx.conn, id, "signature", &sealed)?;
        }
        private = (*receiver != Receiver::Applicant).then(|| Private::Receiver { name: name.trim().to_owned() });
    }
    journal::advance_with(tx, Author::Person(actor), facts, event, private.as_ref())
}

fn as_act(stated: &DeliveryStated) -> Deliver<'_> {
    match stated {
        DeliveryStated::Hand { receiver, name, proof, signature } => {
            let (signed, strokes) = match signature {
                SignatureStated::Paper => (Signed::Paper, 0),
                SignatureStated::Pad { strokes, .. } => (Signed::Pad, *strokes),
            };
            Deliver::Hand { receiver: *receiver, name, proof: *proof, signed, strokes }
        }
        DeliveryStated::Post(post) => Deliver::Post(post.clone()),
    }
}
