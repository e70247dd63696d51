//! Masked values of a case in full, for a reason that stays on record (L1).

use domain::kernel::id::{ApplicantId, CaseId};
use domain::kernel::{Actor, Signature};
use domain::policy;
use serde_json::json;
use store::cases::applicants;
use store::cases::unmaskings::{self, UnmaskingRow};
use store::engine::columns::{Id, Instant, Json};
use store::seal::Keyring;
use time::Duration;

use super::proxy;
use crate::access::audit_access;
use crate::queries::cases::visible;
use crate::sealing::{open_applicant, open_reason, seal_reason};
use crate::{AppError, Tx, private};

/// So many unmaskings an hour and account: more than a counter needs in its busiest hour, far less than a list of people.
const MOST_AN_HOUR: i64 = 30;

/// A value that answers mask, or only say whether it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// Resident id, or credit code of an organisation.
    Number,
    Phone,
    Address,
    ProxyNumber,
    ProxyPhone,
}

/// What was asked for: each field with its value, none where there is none.
pub type Values = Vec<(Personal, Option<String>)>;

/// Gives the values out, and writes down who saw which fields and why. The values themselves are written nowhere.
pub fn unmask(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    fields: &[(Personal, &'static str)],
    reason: &str,
) -> Result<Values, AppError> {
    let facts = visible(tx, actor, id)?;
    let case = facts.case();
    let place = policy::may_unmask(actor, &case.reached(), case.stage.name()).map_err(AppError::Denied)?;
    within_rate(tx, actor)?;
    let applicant = applicants::load(tx.conn, ApplicantId(facts.row.applicant_id.0))?;
    let plain = open_applicant(tx.keyring, &applicant)?;
    let proxy = proxy::kept(tx, id)?;
    let values = fields.iter().map(|(field, _)| {
        let value = match field {
            Personal::Number => Some(plain.number.clone()),
            Personal::Phone => Some(plain.phone.clone()),
            Personal::Address => plain.address.clone(),
            Personal::ProxyNumber => proxy.as_ref().map(|proxy| proxy.number.clone()),
            Personal::ProxyPhone => proxy.as_ref().and_then(|proxy| proxy.phone.clone()),
        };
        (*field, value)
    });
    let values = values.collect();
    let row_id = tx.new_id();
    let row = UnmaskingRow {
        id: Id(row_id),
        centre_id: Id(case.centre.0),
        case_id: Id(id.0),
        account_id: Id(actor.account.0),
        at: Instant::from(tx.now),
        real_at: Instant::from(tx.real_now),
        signed: Json(Signature::of(actor, place)),
        fields: Json(fields.iter().map(|(_, name)| (*name).to_owned()).collect()),
        reason_sealed: seal_reason(tx.keyring, row_id, reason)?,
    };
    unmaskings::insert(tx.conn, &row)?;
    let digest = digests(tx.keyring, &row)?.into_iter().next().unwrap_or_default();
    let detail = json!({
        "case": id,
        "person": actor.person,
        "fields": row.fields.0,
        "unmasking": row_id,
        "digest": digest,
    });
    audit_access(tx, case.centre, actor.account, "unmasked", detail.to_string())?;
    Ok(values)
}

/// The digests of an entry, reason included: what the audit log keeps of it.
pub fn digests(keyring: &Keyring, row: &UnmaskingRow) -> Result<Vec<String>, AppError> {
    let signed = serde_json::to_string(&row.signed.0).map_err(AppError::internal)?;
    let fields = serde_json::to_string(&row.fields.0).map_err(AppError::internal)?;
    let reason = open_reason(keyring, row.id.0, &row.reason_sealed)?;
    let parts: [&[u8]; 9] = [
        b"unmasking",
        row.id.0.as_bytes(),
        row.case_id.0.as_bytes(),
        row.account_id.0.as_bytes(),
        &row.at.micros().to_be_bytes(),
        &row.real_at.micros().to_be_bytes(),
        signed.as_bytes(),
        fields.as_bytes(),
        reason.as_bytes(),
    ];
    Ok(private::digests(keyring, &parts))
}

fn within_rate(tx: &mut Tx<'_>, actor: &Actor) -> Result<(), AppError> {
    let hour = Duration::hours(1);
    let recent = unmaskings::since(tx.conn, actor.account, tx.real_now - hour, MOST_AN_HOUR)?;
    match recent.first() {
        Some(first) if i64::try_from(recent.len()).is_ok_and(|count| count >= MOST_AN_HOUR) => {
            let wait = first.time() + hour - tx.real_now;
            Err(AppError::TooOften { retry_after: wait.try_into().unwrap_or_default() })
        }
        _ => Ok(()),
    }
}
