//! What a transition leaves behind: the event, the case, its clocks, queue entry and notice, the audit entry. All or
//! nothing.

use domain::case::derive::moves;
use domain::case::derive::recompute::{Terms, due_again};
use domain::case::derive::timers::{self, Clock, Limits, Start};
use domain::case::{Case, Event, Recorded, evolve};
use domain::kernel::id::{AccountId, CaseId, CentreId, PersonId};
use domain::kernel::{Actor, Signature};
use domain::place::Place;
use serde_json::json;
use sm3::{Digest, Sm3};
use store::cases::case;
use store::cases::events;
use store::cases::timers::{self as timer_rows, CalendarVersions, TimerRow};
use store::cases::window_events;
use store::cases::work_items;
use store::engine::columns::{Id, Instant, Json};
use store::journal::audit::{self, Entry, Head};
use store::places::centres::CentreRow;

use super::facts::{At, CaseFacts};
use super::notices::{self, Clocks};
use super::private::{self, Private};
use super::waiting::queue_entry;
use crate::calendars::CentreTables;
use crate::{AppError, Tx};

/// A case after its newest event, and the head of its audit chain.
pub struct Written {
    pub case: Case,
    pub head: Head,
}

/// Who writes an event.
#[derive(Debug, Clone, Copy)]
pub enum Author<'a> {
    Person(&'a Actor),
    /// What happens because time has passed.
    Clock,
}

impl Author<'_> {
    fn signature(self, place: Place) -> Signature {
        match self {
            Self::Person(actor) => Signature::of(actor, place),
            Self::Clock => Signature {
                person: PersonId(uuid::Uuid::nil()),
                name: "系统".to_owned(),
                number: "—".to_owned(),
                post: None,
            },
        }
    }

    fn account(self) -> Option<AccountId> {
        match self {
            Self::Person(actor) => Some(actor.account),
            Self::Clock => None,
        }
    }
}

/// Applies `event` to a case that exists and writes everything. `facts` are those of the place the event leads to.
pub fn advance(tx: &mut Tx<'_>, author: Author<'_>, facts: CaseFacts, event: Event) -> Result<CaseFacts, AppError> {
    advance_with(tx, author, facts, event, None)
}

/// The same with what is personal and belongs to the event.
pub fn advance_with(
    tx: &mut Tx<'_>,
    author: Author<'_>,
    facts: CaseFacts,
    event: Event,
    private: Option<&Private>,
) -> Result<CaseFacts, AppError> {
    let read_version = facts.row.version;
    let facts = step(tx, author, facts, event, private)?;
    let head = (facts.row.audit_seq, facts.row.audit_mac.as_slice());
    if !case::update(tx.conn, facts.case(), read_version, head)? {
        let current = case::load(tx.conn, facts.case().id)?.map_or(0, |row| row.doc.0.version);
        return Err(AppError::Stale { current });
    }
    work_items::leave(tx.conn, facts.case().id)?;
    enqueue(tx, &facts)?;
    Ok(facts)
}

/// Puts the case into the queue, if anybody has something to do about it.
pub fn enqueue(tx: &mut Tx<'_>, facts: &CaseFacts) -> Result<(), AppError> {
    let entry = queue_entry(tx, facts.case(), &facts.centre)?;
    entry.map_or(Ok(()), |entry| Ok(work_items::enter(tx.conn, &entry)?))
}

/// Applies `event` and writes everything but the case itself: its row, which is given back as it has to be, and what
/// stands of it in the queue.
pub fn step(
    tx: &mut Tx<'_>,
    author: Author<'_>,
    facts: CaseFacts,
    event: Event,
    private: Option<&Private>,
) -> Result<CaseFacts, AppError> {
    let head = Head::kept(facts.row.audit_seq, &facts.row.audit_mac)?;
    let before = facts.case().clone();
    let issuing = facts.issuing.as_ref();
    let at = At { version: &facts.version, window: &facts.window, issuing, centre: &facts.centre };
    let written = write(tx, author, Some(before), event, at, &head, private)?;
    let mut row = facts.row;
    row.applicant_id = Id(written.case.applicant.0);
    row.window_id = Id(written.case.window.0);
    row.item_id = Id(written.case.item.0);
    row.item_version_id = Id(written.case.item_version.0);
    row.kind = written.case.counted_kind().as_str().to_owned();
    row.stage = written.case.stage.name().as_str().to_owned();
    row.version = i32::try_from(written.case.version).map_err(AppError::internal)?;
    row.audit_seq = written.head.seq;
    row.audit_mac = written.head.mac.to_vec();
    let reached = written.case.reached();
    row.review_unit_id = reached.unit.map(|unit| Id(unit.0));
    row.issuing_window_id = reached.issuing.map(|window| Id(window.0));
    row.doc = Json(written.case);
    Ok(CaseFacts { row, ..facts })
}

/// Everything but the row of the case itself, which a receipt inserts and another act updates, and its queue entry.
pub fn write(
    tx: &mut Tx<'_>,
    author: Author<'_>,
    before: Option<Case>,
    event: Event,
    to: At<'_>,
    head: &Head,
    private: Option<&Private>,
) -> Result<Written, AppError> {
    let seq = before.as_ref().map_or(1, |case| case.version.saturating_add(1));
    let place = match (&before, &event) {
        (Some(case), event) => case.place_of(event.act()),
        (None, Event::Received { window, .. }) => Place::Window(*window),
        (None, _) => return Err(AppError::internal("an event before receipt")),
    };
    let recorded = Recorded { seq, at: tx.now, by: author.signature(place), event };
    let case = evolve(before, &recorded).map_err(AppError::internal)?;

    let tables = tx.tables(&to.centre.calendar_id)?;
    let change = timers::timers(&case, &recorded, &to.version.doc.0, &limits(to.centre, &tables))?;
    for clock in &change.stops {
        timer_rows::stop(tx.conn, case.id, *clock, recorded.at)?;
    }
    let mut clocks = serde_json::Map::new();
    for start in &change.starts {
        let deems = timers::deems_accepted(start.clock, &to.version.doc.0);
        let row = TimerRow { deems, ..timer_row(tx.new_id().into(), case.id, case.centre, start, &tables) };
        clocks.insert(row.clock.clone(), digest(&row.settled()?).into());
        timer_rows::start(tx.conn, &row)?;
    }
    let mut moved_digests = serde_json::Map::new();
    let mut moved = Vec::new();
    for row in moved_clocks(tx, &case, &recorded, &limits(to.centre, &tables), versions(&tables))? {
        moved_digests.insert(row.clock.clone(), digest(&row.settled()?).into());
        let clock = row.kept()?.clock;
        moved.push((clock, (!row.stands_still()).then(|| row.due.time())));
        timer_rows::update(tx.conn, &row)?;
    }
    if matches!(recorded.event, Event::Transferred { .. }) {
        let clock = Clock::AcceptanceDecision;
        timer_rows::set_deems(tx.conn, case.id, clock, timers::deems_accepted(clock, &to.version.doc.0))?;
    }
    let text = events::append(tx.conn, case.id, &recorded)?;
    // What a back office decides counts at the window that took the case.
    let counted_at = match place {
        Place::Window(window) => window,
        Place::Unit(_) => case.window,
    };
    window_events::append(tx.conn, counted_at, case.id, &recorded)?;

    let mut detail = json!({
        "case": case.id,
        "version": case.version,
        "person": recorded.by.person,
        "post": recorded.by.post,
        "event": digest(&text),
        "clocks": clocks,
    });
    if let (Some(detail), false) = (detail.as_object_mut(), moved_digests.is_empty()) {
        detail.insert("moved".to_owned(), moved_digests.into());
    }
    if let Some(private) = private {
        let kept = private::keep(tx, case.id, recorded.seq, private)?;
        if let Some(detail) = detail.as_object_mut() {
            detail.insert("private".to_owned(), digest_of_bytes(&kept).into());
        }
    }
    if let Some(detail) = detail.as_object_mut() {
        tx.marks.move_into(detail, matches!(recorded.event, Event::Received { .. }));
    }
    let entry = Entry {
        id: tx.new_id(),
        centre: case.centre,
        chain: case.id.0,
        at: tx.real_now,
        account: author.account(),
        act: recorded.event.name(),
        detail: detail.to_string(),
    };
    let head = audit::append(tx.conn, tx.keyring, entry, head)?;
    notices::issue(tx, &case, &recorded, to, Clocks { starts: &change.starts, moved: &moved }, private)?;
    Ok(Written { case, head })
}

/// The running clocks that `recorded` moves, as they have to be now.
fn moved_clocks(
    tx: &mut Tx<'_>,
    case: &Case,
    recorded: &Recorded,
    limits: &Limits<'_>,
    versions: CalendarVersions,
) -> Result<Vec<TimerRow>, AppError> {
    let moves = moves::moves(case, &recorded.event);
    if moves.is_empty() {
        return Ok(Vec::new());
    }
    let rows = timer_rows::of_case(tx.conn, case.id)?.into_iter().filter(|row| row.stopped_at.is_none());
    let mut moved = Vec::new();
    for row in rows {
        let kept = row.kept()?;
        if moves.contains(&kept.clock) {
            let kept = moves::moved(kept, recorded);
            let standing = due_again(&kept, limits)?;
            moved.push(row.moved(kept, standing, versions));
        }
    }
    Ok(moved)
}

/// The versions of both calendars of a centre.
pub fn versions(tables: &CentreTables) -> CalendarVersions {
    CalendarVersions { own: tables.own.version, national: tables.national.version }
}

/// The limits of a centre's policy on its calendars.
pub fn limits<'a>(centre: &CentreRow, tables: &'a CentreTables) -> Limits<'a> {
    let policy = &centre.policy.0;
    Limits {
        acceptance_decision: policy.acceptance_decision,
        supplement_wait: policy.supplement_wait,
        delivery: policy.delivery,
        warning: policy.warnings.yellow_before,
        immediate_warning: policy.warnings.immediate_yellow_before,
        posts: policy.posts.by_duty(),
        calendars: tables.calendars(),
    }
}

fn timer_row(id: Id, case: CaseId, centre: CentreId, start: &Start, tables: &CentreTables) -> TimerRow {
    let table = if start.grounds.is_national() { &tables.national } else { &tables.own };
    TimerRow {
        id,
        centre_id: Id(centre.0),
        case_id: Id(case.0),
        clock: start.clock.as_str().to_owned(),
        owner_post: start.owner.code().to_owned(),
        started_at: Instant::from(start.started_at),
        due: Instant::from(start.due),
        warn_at: Instant::from(start.warn_at),
        stopped_at: None,
        calendar_id: table.id.clone(),
        calendar_version: table.version,
        explanation: Json(start.grounds.clone()),
        deems: false,
        terms: Json(Terms::of(&start.grounds)),
        pauses: Json(Vec::new()),
        extension: Json(None),
        own_version: tables.own.version,
        national_version: tables.national.version,
    }
}

/// What stands in the audit log for a text that is kept elsewhere.
pub fn digest(text: &str) -> String {
    digest_of_bytes(text.as_bytes())
}

pub fn digest_of_bytes(bytes: &[u8]) -> String {
    hex(&Sm3::digest(bytes))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
