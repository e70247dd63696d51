//! Issuing notices (告知文书): with the event that calls for one, in the same transaction.

use domain::case::derive::timers::{Clock, Start};
use domain::case::{Case, Recorded};
use domain::notice::{self, Facts, NoticeKind};
use store::cases::notices::{self, NoticeRow};
use store::engine::columns::{Id, Instant};
use store::places::units;
use time::OffsetDateTime;

use super::facts::At;
use super::private::Private;
use super::{on_file, proxy};
use crate::sealing::seal_notice;
use crate::{AppError, Tx};

/// What an event did to the clocks of its case.
#[derive(Debug, Clone, Copy)]
pub struct Clocks<'a> {
    pub starts: &'a [Start],
    /// Each with its due time now; none while it stands still.
    pub moved: &'a [(Clock, Option<OffsetDateTime>)],
}

/// Issues the notices that `recorded` calls for, if any: each composed, numbered in its series, sealed.
pub fn issue(
    tx: &mut Tx<'_>,
    case: &Case,
    recorded: &Recorded,
    at: At<'_>,
    clocks: Clocks<'_>,
    private: Option<&Private>,
) -> Result<(), AppError> {
    let kinds = notice::issued(&recorded.event, case.kind);
    if kinds.is_empty() {
        return Ok(());
    }
    let applicant = tx.applicant(case.applicant)?;
    let proxy = if case.proxy.is_some() { proxy::kept(tx, case.id)? } else { None };
    let filed = on_file::numbers(tx, &case.materials)?;
    let receiver = match private {
        Some(Private::Receiver { name }) => Some(name.as_str()),
        _ => None,
    };
    let review = case.route.review.map(|unit| units::several(tx.conn, &[Id(unit.0)])).transpose()?.unwrap_or_default();
    let facts = Facts {
        item: &at.version.doc.0,
        centre: &at.centre.name,
        window: &at.window.name,
        review: review.first().map(|unit| unit.name.as_str()),
        issuing: at.issuing.map(|window| window.name.as_str()),
        applicant: &applicant.name,
        proxy: proxy.as_ref().map(|proxy| proxy.name.as_str()),
        filed: &filed,
        starts: clocks.starts,
        moved: clocks.moved,
        receiver,
    };
    kinds.iter().try_for_each(|kind| issue_one(tx, *kind, case, recorded, at, facts))
}

fn issue_one(
    tx: &mut Tx<'_>,
    kind: NoticeKind,
    case: &Case,
    recorded: &Recorded,
    at: At<'_>,
    facts: Facts<'_>,
) -> Result<(), AppError> {
    let text = notice::compose(kind, case, recorded, facts);
    let id = tx.new_id();
    let sealed = seal_notice(tx.keyring, id, &text)?;
    let year = tx.today().year();
    let drawn = notices::next_number(tx.conn, case.centre, kind, year)?;
    let row = NoticeRow {
        id: Id(id),
        centre_id: Id(case.centre.0),
        case_id: Id(case.id.0),
        event_seq: i32::try_from(recorded.seq).map_err(AppError::internal)?,
        kind: kind.as_str().to_owned(),
        number: format!("{}{}〔{year}〕{drawn}号", at.centre.code, kind.series()),
        issued_at: Instant::from(recorded.at),
        prints: 0,
        sealed,
    };
    Ok(notices::insert(tx.conn, &row)?)
}
