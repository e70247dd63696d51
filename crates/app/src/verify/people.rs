//! What is personal, against the digests that the audit log keeps of it.

use std::collections::{BTreeMap, HashMap};

use domain::kernel::id::CaseId;
use serde_json::Value;
use store::cases::applicants::{self, ApplicantRow};
use store::cases::{case, unmaskings};
use store::journal::audit::AuditRow;
use store::seal::{Indexed, Keyring};
use store::{AnyConnection, StoreError};
use uuid::Uuid;

use super::{PAGE, Stop, broken};
use crate::acts::unmasking_digests;
use crate::sealing::{kind_word, open_applicant, open_of_case};
use crate::{AppError, private};

/// What the chains said of people, read on the way through them.
#[derive(Default)]
pub struct Seen {
    /// The newest version of each applicant, and its digest.
    applicants: HashMap<Uuid, (i64, String)>,
    unmaskings: i64,
    /// How each clock was settled by a recomputation, after which version of its case, and by which entry.
    recomputed: Recomputed,
}

/// By clock: the version of its case it came after, the entry, and the digest of the clock.
pub type Recomputed = HashMap<Uuid, (i64, Uuid, String)>;

impl Seen {
    /// The newest word of each clock counts; entries are made one after the other under the lock of the case.
    fn read_recomputed(&mut self, entry: Uuid, detail: &Value) {
        if detail.get("recomputation").is_none() {
            return;
        }
        for (timer, told) in detail.get("timers").and_then(Value::as_object).into_iter().flatten() {
            let Ok(timer) = Uuid::try_parse(timer) else { continue };
            let after = told.get("after").and_then(Value::as_i64).unwrap_or_default();
            let digest = told.get("settled").and_then(Value::as_str).unwrap_or_default();
            let newer = self.recomputed.get(&timer).is_none_or(|(known, by, _)| (*known, *by) < (after, entry));
            if newer {
                self.recomputed.insert(timer, (after, entry, digest.to_owned()));
            }
        }
    }

    /// How recomputations settled clocks, for comparing each with its case.
    pub fn take_recomputed(&mut self) -> Recomputed {
        std::mem::take(&mut self.recomputed)
    }

    /// Takes in what an audit entry says. An unmasking is compared at once.
    pub fn read(
        &mut self,
        conn: &mut AnyConnection,
        keyring: &Keyring,
        name: &str,
        entry: Uuid,
        detail: &Value,
    ) -> Result<(), Stop> {
        if let Some(written) = detail.get("applicant") {
            let id = written.get("id").and_then(Value::as_str).and_then(|id| Uuid::try_parse(id).ok());
            let version = written.get("version").and_then(Value::as_i64).unwrap_or_default();
            let digest = written.get("digest").and_then(Value::as_str).unwrap_or_default();
            if let Some(id) = id
                && self.applicants.get(&id).is_none_or(|(known, _)| *known < version)
            {
                self.applicants.insert(id, (version, digest.to_owned()));
            }
        }
        self.read_recomputed(entry, detail);
        if let Some(id) = detail.get("unmasking").and_then(Value::as_str) {
            let id = Uuid::try_parse(id).unwrap_or_default();
            let Some(row) = readable(unmaskings::load(conn, id).map_err(AppError::from))?.flatten() else {
                return broken(format!("{name}: its unmasking {id} is missing, or cannot be read"));
            };
            let written = detail.get("digest").and_then(Value::as_str).unwrap_or_default();
            match readable(unmasking_digests(keyring, &row))? {
                Some(digests) if digests.iter().any(|digest| digest == written) => self.unmaskings += 1,
                _ => return broken(format!("{name}: unmasking {id} was changed")),
            }
        }
        Ok(())
    }

    /// Compares every applicant with what was written last, and looks for unmaskings that nobody did.
    pub fn compare(mut self, conn: &mut AnyConnection, keyring: &Keyring) -> Result<(), Stop> {
        if unmaskings::count(conn)? != self.unmaskings {
            return broken("an unmasking stands there that the audit log knows nothing of".to_owned());
        }
        let mut after = None;
        loop {
            let page = applicants::page(conn, after, PAGE)?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            for row in &page {
                self.one(keyring, row)?;
            }
        }
        match self.applicants.into_keys().next() {
            Some(id) => broken(format!("applicant {id}: missing")),
            None => Ok(()),
        }
    }

    fn one(&mut self, keyring: &Keyring, row: &ApplicantRow) -> Result<(), Stop> {
        let bad = |what: &str| broken(format!("applicant {}: {what}", row.id.0));
        let Some((version, digest)) = self.applicants.remove(&row.id.0) else {
            // Written before the log kept digests; there is nothing to compare it with.
            return if row.version == 0 { Ok(()) } else { bad("the audit log knows nothing of it") };
        };
        let Some(digests) = readable(private::of_applicant(keyring, row))? else {
            return bad("a sealed value of it was changed");
        };
        if i64::from(row.version) != version || !digests.contains(&digest) {
            return bad("it is not as it was written last");
        }
        if is_found(keyring, row)? { Ok(()) } else { bad("it cannot be found by its number or phone") }
    }
}

/// Whether the indexes are those of the values: who cannot be found has no earlier cases.
fn is_found(keyring: &Keyring, row: &ApplicantRow) -> Result<bool, Stop> {
    let plain = open_applicant(keyring, row).map_err(Stop::Failed)?;
    let person = row.kind == kind_word(domain::catalogue::item::ApplicantKind::Person);
    let kind = if person { Indexed::ResidentId } else { Indexed::CreditCode };
    Ok(keyring.lookups(kind, &plain.number).contains(&row.number_index)
        && keyring.lookups(Indexed::Phone, &plain.phone).contains(&row.phone_index))
}

/// The first thing kept with a case that is missing, added or changed. Cases received before the log kept digests have
/// nothing to be compared with.
pub fn wrong_private(
    conn: &mut AnyConnection,
    keyring: &Keyring,
    id: CaseId,
    entries: &[AuditRow],
) -> Result<Option<String>, Stop> {
    let mut marked: Option<BTreeMap<String, String>> = None;
    for entry in entries {
        let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        let Some(kept) = detail.get("kept").and_then(Value::as_object) else { continue };
        let kept = kept.iter().filter_map(|(what, digest)| Some((what.clone(), digest.as_str()?.to_owned())));
        marked.get_or_insert_default().extend(kept);
    }
    let covered = entries.first().is_some_and(|first| first.detail.contains("\"kept\""));
    let mut marked = marked.unwrap_or_default();
    for (what, sealed) in case::all_private(conn, id)? {
        let Some(digest) = marked.remove(&what) else {
            if covered {
                return Ok(Some(what));
            }
            continue;
        };
        let text = readable(open_of_case(keyring, id, &what, &sealed))?;
        if !text.is_some_and(|text| private::of_case(keyring, id, &what, &text).contains(&digest)) {
            return Ok(Some(what));
        }
    }
    Ok(marked.into_keys().next())
}

/// None for what does not open: changed by hand.
fn readable<T>(opened: Result<T, AppError>) -> Result<Option<T>, Stop> {
    match opened {
        Ok(plain) => Ok(Some(plain)),
        Err(AppError::Store(StoreError::Seal(_) | StoreError::Query(_))) => Ok(None),
        Err(error) => Err(Stop::Failed(error)),
    }
}
