//! What is personal and belongs to one event: it stands sealed beside the journal, never in it.

use domain::kernel::id::CaseId;
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::cases::event_private;
use store::seal::{Keyring, Place};

use crate::sealing::StatedApplicant;
use crate::{AppError, Tx};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Private {
    /// What was corrected, and why.
    Correction { reasons: String, before: ApplicantData, after: ApplicantData },
    /// Who took the result for the applicant.
    Receiver { name: String },
    /// What was said at a reminder.
    Note { text: String },
}

/// An applicant's data in the clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicantData {
    pub name: String,
    pub number: String,
    pub phone: String,
    pub address: Option<String>,
}

impl ApplicantData {
    pub fn of(applicant: &StatedApplicant) -> Self {
        Self {
            name: applicant.name.clone(),
            number: applicant.number.as_str().to_owned(),
            phone: applicant.phone.as_str().to_owned(),
            address: applicant.address.clone(),
        }
    }
}

/// Keeps what belongs to the event `seq`, and gives back the bytes that are kept.
pub fn keep(tx: &mut Tx<'_>, case: CaseId, seq: u32, private: &Private) -> Result<Vec<u8>, AppError> {
    let text = serde_json::to_string(private).map_err(AppError::internal)?;
    let column = seq.to_string();
    let sealed = tx.keyring.seal_text(place(case, &column), &text).map_err(StoreError::from)?;
    event_private::keep(tx.conn, case, seq, &sealed)?;
    Ok(sealed)
}

/// Everything that is kept of a case, by event.
pub fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<(u32, Private)>, AppError> {
    let kept = event_private::of_case(tx.conn, case)?;
    kept.into_iter().map(|(seq, sealed)| Ok((seq, open(tx.keyring, case, seq, &sealed)?))).collect()
}

fn open(keyring: &Keyring, case: CaseId, seq: u32, sealed: &[u8]) -> Result<Private, AppError> {
    let column = seq.to_string();
    let text = keyring.open_text(place(case, &column), sealed).map_err(StoreError::from)?;
    serde_json::from_str(&text).map_err(AppError::internal)
}

/// Bound to the event, so that nothing kept of one opens as another's.
fn place(case: CaseId, seq: &str) -> Place<'_> {
    Place { table: "event_private", column: seq, row: case.0 }
}
