//! The watcher's act: what is to be told of one clock now, told once, with the card it leaves and the audit entry.

use domain::case::derive::timers::Clock;
use domain::kernel::id::{CaseId, CentreId};
use domain::supervision::{CardGround, CardKind, Ring, Sent, Watched, ground, look};
use serde_json::{Value, json};
use store::StoreError;
use store::cases::timers::{self, TimerRow};
use store::cases::{case, events};
use store::engine::columns::{Id, Instant};
use store::journal::audit::{self, Entry};
use store::supervision::cards::{self, CardRow};
use store::supervision::moments;
use store::supervision::warnings::{self, WarningRow};
use time::Duration;
use uuid::Uuid;

use super::recipients::{Circle, id};
use crate::acts::{CaseFacts, of_row};
use crate::{AppError, Tx};

/// How long a clock that cannot be counted out is left alone: its year is not loaded.
const LATER: Duration = Duration::HOUR;

/// Tells what is due of a clock and settles when to look again. Answers how many levels were told. The row of the case
/// is locked: of two processes the later one finds it told.
pub fn warn(tx: &mut Tx<'_>, timer: Uuid, case: CaseId) -> Result<usize, AppError> {
    let row = case::load_for_act(tx.conn, case)?;
    let timer = moments::load(tx.conn, timer)?.filter(|timer| timer.stopped_at.is_none());
    let Some(timer) = timer else { return Ok(0) };
    let Some(row) = row else {
        // A clock without its case: nobody is to be told of it.
        moments::set(tx.conn, timer.id.0, None)?;
        return Ok(0);
    };
    let clock = Clock::parse(&timer.clock).ok_or_else(|| StoreError::corrupt("clock"))?;
    let facts = of_row(tx, row)?;
    let terms = facts.centre.policy.0.warnings.clone();
    let sent = warnings::of_timer(tx.conn, timer.id.0)?;
    let sent: Vec<Sent> = sent.into_iter().map(|(level, at)| Sent { level, at: at.time() }).collect();
    let acted_at = events::newest_at(tx.conn, case)?.map_or(timer.started_at, |at| at).time();
    let watched = Watched { clock, warn_at: timer.warn_at.time(), due: timer.due.time(), acted_at, sent: &sent };
    let tables = tx.tables(&facts.centre.calendar_id)?;
    let found = look(&watched, &terms.ladder, &tables.calendars(), tx.now)?;
    if !found.due.is_empty() {
        let circle = Circle::of(tx, &facts, &timer, clock)?;
        for ring in &found.due {
            tell(tx, &facts, &timer, clock, &circle, ring)?;
        }
    }
    moments::set(tx.conn, timer.id.0, found.next)?;
    Ok(found.due.len())
}

/// Looks at a clock again later: it cannot be counted out now.
pub fn postpone(tx: &mut Tx<'_>, timer: Uuid) -> Result<(), AppError> {
    let later = tx.now.saturating_add(LATER);
    Ok(moments::set(tx.conn, timer, Some(later))?)
}

fn tell(
    tx: &mut Tx<'_>,
    facts: &CaseFacts,
    timer: &TimerRow,
    clock: Clock,
    circle: &Circle,
    ring: &Ring<'_>,
) -> Result<(), AppError> {
    let warning = WarningRow {
        id: Id(tx.new_id()),
        centre_id: facts.row.centre_id,
        timer_id: timer.id,
        case_id: facts.row.id,
        level: ring.rung.level.clone(),
        round: i32::try_from(ring.round).map_err(AppError::internal)?,
        colour: ring.rung.colour.as_str().to_owned(),
        clock: timer.clock.clone(),
        due: timer.due,
        moment: Instant::from(ring.moment),
        at: Instant::from(tx.now),
    };
    let people = circle.people(&ring.rung.to);
    warnings::insert(tx.conn, &warning, &people)?;
    record(
        tx,
        facts,
        timer,
        "warned",
        json!({
            "warning": warning.id.0,
            "case": facts.row.id.0,
            "clock": timer.clock,
            "level": warning.level,
            "round": warning.round,
            "due": timer.due.micros(),
            "moment": warning.moment.micros(),
            "to": people,
        }),
    )?;
    if ring.rung.card
        && let Some((ground, kind)) = card_for(tx, facts, clock, ring)?
    {
        raise(tx, facts, timer, &warning, circle, (ground, kind))?;
    }
    Ok(())
}

/// Which card the terms of the centre leave for this level, if any.
fn card_for(
    tx: &mut Tx<'_>,
    facts: &CaseFacts,
    clock: Clock,
    ring: &Ring<'_>,
) -> Result<Option<(CardGround, CardKind)>, AppError> {
    let running = timers::of_case(tx.conn, facts.case().id)?;
    let statutory = running.iter().find(|timer| timer.clock == Clock::Statutory.as_str() && timer.stopped_at.is_none());
    let ground = ground(clock, ring.rung.colour, statutory.map(|timer| timer.due.time()), tx.now);
    let terms = facts.centre.policy.0.warnings.cards;
    Ok(ground.and_then(|ground| Some((ground, terms.kind(ground)?))))
}

fn raise(
    tx: &mut Tx<'_>,
    facts: &CaseFacts,
    timer: &TimerRow,
    warning: &WarningRow,
    circle: &Circle,
    (ground, kind): (CardGround, CardKind),
) -> Result<(), AppError> {
    // A card is left for a person: a window with nobody on its posts is the director's to answer for, and he is told.
    let Some(person) = circle.answerable() else { return Ok(()) };
    let year = tx.today().year();
    let centre = CentreId(facts.centre.id.0);
    let drawn = cards::next_number(tx.conn, centre, year)?;
    let card = CardRow {
        id: Id(tx.new_id()),
        centre_id: facts.centre.id,
        number: cards::number(&facts.centre.code, year, drawn),
        kind: kind.as_str().to_owned(),
        ground: ground.as_str().to_owned(),
        case_id: facts.row.id,
        window_id: Id(circle.window.0),
        timer_id: timer.id,
        warning_id: warning.id,
        person_id: id(person),
        clock: timer.clock.clone(),
        due: timer.due,
        raised_at: Instant::from(tx.now),
        state: "open".to_owned(),
    };
    cards::insert(tx.conn, &card)?;
    record(
        tx,
        facts,
        timer,
        "cardRaised",
        json!({
            "card": card.number,
            "kind": card.kind,
            "ground": card.ground,
            "case": facts.row.id.0,
            "warning": warning.id.0,
            "person": person,
        }),
    )
}

/// Puts on record what the clock did, in the chain of the timer.
fn record(
    tx: &mut Tx<'_>,
    facts: &CaseFacts,
    timer: &TimerRow,
    act: &'static str,
    detail: Value,
) -> Result<(), AppError> {
    let head = audit::head(tx.conn, timer.id.0)?;
    let entry = Entry {
        id: tx.new_id(),
        centre: CentreId(facts.centre.id.0),
        chain: timer.id.0,
        at: tx.real_now,
        account: None,
        act,
        detail: detail.to_string(),
    };
    audit::append(tx.conn, tx.keyring, entry, &head)?;
    Ok(())
}
