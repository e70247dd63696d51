//! Issuing notices (告知文书): with the event that calls for one, in the same transaction.

use domain::case::derive::timers::Start;
use domain::case::{Case, Recorded};
use domain::notice::{self, Facts};
use store::cases::applicants;
use store::cases::notices::{self, NoticeRow};
use store::engine::columns::{Id, Instant};
use store::places::units;

use super::journal::At;
use crate::sealing::seal_notice;
use crate::{AppError, Tx};

/// Issues the notice that `recorded` calls for, if any: composed, numbered in its series, sealed.
pub fn issue(tx: &mut Tx<'_>, case: &Case, recorded: &Recorded, at: At<'_>, starts: &[Start]) -> Result<(), AppError> {
    let Some(kind) = notice::issued(&recorded.event, case.kind) else { return Ok(()) };
    let applicant = applicants::load(tx.conn, case.applicant)?;
    let review = case.route.review.map(|unit| units::several(tx.conn, &[Id(unit.0)])).transpose()?.unwrap_or_default();
    let text = notice::compose(
        kind,
        case,
        recorded,
        Facts {
            item: &at.version.doc.0,
            centre: &at.centre.name,
            window: &at.window.name,
            review: review.first().map(|unit| unit.name.as_str()),
            issuing: at.issuing.map(|window| window.name.as_str()),
            applicant: &applicant.name,
            starts,
        },
    );
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
