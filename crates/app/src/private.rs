//! What is personal and stands beside a case: written sealed, and noticed when it is changed.
//!
//! Events hold nothing personal, so their digests do not cover it. Whoever writes personal data therefore leaves a mark
//! in the transaction, and the journal puts the marks of an act into its audit entry: a keyed digest of the values as
//! they were at that event. Of what is written again (the contact of a returning applicant, a correction), the newest
//! mark holds; for applicants, who stand beside many cases, the version of the row tells which one that is.

use std::collections::BTreeMap;

use domain::kernel::id::{ApplicantId, CaseId};
use serde_json::{Map, Value, json};
use store::cases::applicants::ApplicantRow;
use store::cases::case;
use store::seal::Keyring;

use crate::acts::hex;
use crate::sealing::{open_applicant, open_of_case, seal_for_case};
use crate::{AppError, Tx};

/// Digests of what this transaction has written, until the journal takes them.
#[derive(Debug, Default)]
pub struct Marks {
    kept: BTreeMap<&'static str, String>,
    applicant: Option<Value>,
}

impl Marks {
    /// Puts what was written into the detail of an audit entry. A receipt says so even of nothing: whatever turns up
    /// beside such a case later was put there by a stranger.
    pub fn move_into(&mut self, detail: &mut Map<String, Value>, is_receipt: bool) {
        let kept = std::mem::take(&mut self.kept);
        if is_receipt || !kept.is_empty() {
            detail.insert("kept".to_owned(), json!(kept));
        }
        if let Some(applicant) = self.applicant.take() {
            detail.insert("applicant".to_owned(), applicant);
        }
    }
}

/// Keeps something personal with a case.
pub fn keep(tx: &mut Tx<'_>, case: CaseId, what: &'static str, text: &str) -> Result<(), AppError> {
    let sealed = seal_for_case(tx.keyring, case, what, text)?;
    case::insert_private(tx.conn, case, what, &sealed)?;
    let digest = of_case(tx.keyring, case, what, text).into_iter().next().unwrap_or_default();
    tx.marks.kept.insert(what, digest);
    Ok(())
}

/// What was kept with a case.
pub fn kept(tx: &mut Tx<'_>, case: CaseId, what: &str) -> Result<Option<String>, AppError> {
    let sealed = case::private(tx.conn, case, what)?;
    sealed.map(|sealed| open_of_case(tx.keyring, case, what, &sealed)).transpose()
}

/// Marks the row of an applicant as it stands now. Whoever writes one calls this in the same transaction, before the
/// event is written, and counts `version` up.
pub fn mark_applicant(tx: &mut Tx<'_>, id: ApplicantId) -> Result<(), AppError> {
    let row = tx.applicant(id)?;
    let digest = of_applicant(tx.keyring, &row)?.into_iter().next().unwrap_or_default();
    tx.marks.applicant = Some(json!({ "id": id, "version": row.version, "digest": digest }));
    Ok(())
}

/// The digests of a text kept with a case, one for each key, newest first.
pub fn of_case(keyring: &Keyring, case: CaseId, what: &str, text: &str) -> Vec<String> {
    digests(keyring, &[b"case_private", case.0.as_bytes(), what.as_bytes(), text.as_bytes()])
}

/// The digests of everything that is known of an applicant.
pub fn of_applicant(keyring: &Keyring, row: &ApplicantRow) -> Result<Vec<String>, AppError> {
    let plain = open_applicant(keyring, row)?;
    let parts: [&[u8]; 9] = [
        b"applicant",
        row.id.0.as_bytes(),
        row.centre_id.0.as_bytes(),
        row.kind.as_bytes(),
        row.name.as_bytes(),
        plain.number.as_bytes(),
        plain.phone.as_bytes(),
        plain.address.as_deref().unwrap_or_default().as_bytes(),
        plain.contact.as_deref().unwrap_or_default().as_bytes(),
    ];
    Ok(digests(keyring, &parts))
}

/// The digests of any values, as text.
pub fn digests(keyring: &Keyring, parts: &[&[u8]]) -> Vec<String> {
    keyring.digests(parts).iter().map(|mac| hex(mac)).collect()
}
