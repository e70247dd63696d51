//! Which warnings of a clock are due at an instant, and when to look again.

use time::OffsetDateTime;

use super::ladder::{Colour, Recipient, Rung};
use crate::case::clock::Clock;
use crate::time::{Calendars, DayTable, TimeFault, due_at};

/// A running clock as the watcher sees it.
#[derive(Debug, Clone, Copy)]
pub struct Watched<'a> {
    pub clock: Clock,
    /// From here on the light is yellow.
    pub warn_at: OffsetDateTime,
    pub due: OffsetDateTime,
    /// When something was last done to the case.
    pub acted_at: OffsetDateTime,
    /// What has been told already, in any order.
    pub sent: &'a [Sent],
}

/// A level that was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub level: String,
    pub at: OffsetDateTime,
}

/// A level to be told now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring<'a> {
    pub rung: &'a Rung,
    /// The moment it belongs to: inside opening hours, at `now` or before.
    pub moment: OffsetDateTime,
    /// How often the level has been told before: the due time had moved away since.
    pub round: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look<'a> {
    /// In the order of their moments.
    pub due: Vec<Ring<'a>>,
    /// When there may be more to tell; none when everything has been told.
    pub next: Option<OffsetDateTime>,
}

/// Looks at a running clock at `now`.
///
/// A moment in closed time comes at the next opening: nobody is warned at night. A yellow level whose clock is due before
/// the centre opens again comes at once after all, as its light does. Once told, a level is told again only when the due
/// time has moved so far that its moment lies ahead of the telling. The applicant's time is told to its owner alone.
///
/// # Errors
/// [`TimeFault::YearNotLoaded`].
pub fn look<'a>(
    watched: &Watched<'_>,
    ladder: &'a [Rung],
    calendars: &Calendars<'_>,
    now: OffsetDateTime,
) -> Result<Look<'a>, TimeFault> {
    let mut found = Look { due: Vec::new(), next: None };
    for rung in ladder {
        if watched.clock.of_applicant() && !rung.to.contains(&Recipient::Owner) {
            continue;
        }
        let Some(moment) = moment(watched, rung, calendars)? else { continue };
        let told: Vec<&Sent> = watched.sent.iter().filter(|sent| sent.level == rung.level).collect();
        let over = told.iter().any(|sent| sent.at >= moment);
        if over || (rung.unless_acted && watched.acted_at > watched.warn_at) {
            continue;
        }
        let later = if moment > now { Some(moment) } else { not_now(rung.colour, watched.due, calendars.own, now)? };
        match later {
            None => found.due.push(Ring { rung, moment, round: told.len() }),
            Some(at) => found.next = Some(found.next.map_or(at, |next| next.min(at))),
        }
    }
    found.due.sort_by_key(|ring| ring.moment);
    Ok(found)
}

/// When a level is to be told; none if a yellow one would only come when the time is over.
fn moment(watched: &Watched<'_>, rung: &Rung, calendars: &Calendars<'_>) -> Result<Option<OffsetDateTime>, TimeFault> {
    let begins = match rung.colour {
        Colour::Yellow => watched.warn_at,
        Colour::Red => watched.due,
    };
    let at = match rung.after {
        Some(after) => due_at(begins, after, &[], calendars)?,
        None => begins,
    };
    if rung.colour == Colour::Yellow && at >= watched.due {
        return Ok(None);
    }
    let open = open_from(rung.colour, at, calendars.own)?;
    Ok(Some(if rung.colour == Colour::Yellow && open >= watched.due { at } else { open }))
}

/// A time limit is met at its very end: what is told of its being over comes after that moment.
fn open_from(colour: Colour, at: OffsetDateTime, own: &DayTable) -> Result<OffsetDateTime, TimeFault> {
    let after = match colour {
        Colour::Yellow => at,
        Colour::Red => at.saturating_add(time::Duration::MICROSECOND),
    };
    own.counts_from(after)
}

/// When to tell instead, where the centre is closed at `now`; none if it can be told now.
fn not_now(
    colour: Colour,
    due: OffsetDateTime,
    own: &DayTable,
    now: OffsetDateTime,
) -> Result<Option<OffsetDateTime>, TimeFault> {
    let open = own.counts_from(now)?;
    let at_once = open == now || (colour == Colour::Yellow && now < due && open >= due);
    Ok((!at_once).then_some(open))
}
