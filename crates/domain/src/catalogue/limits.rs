//! Whether a promise surely keeps within a statutory limit, before any calendar is at hand.
//!
//! Like units are compared. Unlike units are converted against the promise: it is taken as long as it can plausibly
//! run, the statutory limit as short. The statutory clock of each case runs on its own anyway (design: two calendars).

use ::time::{Date, Time};

use crate::time::{CIVIL, Calendars, Limit, Unit, due_at};

/// The fewest open hours that a day of opening has in the centres' documents is two and a half.
const HOURS_OF_AN_OPEN_DAY: u32 = 2;

/// True when the promise cannot run beyond the statutory limit.
pub fn surely_within(promised: Limit, statutory: Limit) -> bool {
    let longest = match (promised.unit, statutory.unit) {
        (promise, law) if promise == law => promised.amount,
        // So many working days last at least as many calendar days.
        (Unit::CalendarDay, _) => promised.amount,
        (_, Unit::CalendarDay) => calendar_days(days(promised)),
        _ => days(promised),
    };
    longest <= statutory.amount
}

/// Days at the centre. An open day is taken for a working day: what closes the centre longer shows on the calendar.
fn days(limit: Limit) -> u32 {
    match limit.unit {
        Unit::OpenHour => limit.amount.div_ceil(HOURS_OF_AN_OPEN_DAY),
        _ => limit.amount,
    }
}

/// The most calendar days that so many working days take: two rest days for each five, and the eight days of a
/// Spring Festival for each twenty begun.
fn calendar_days(days: u32) -> u32 {
    let rest = days.div_ceil(5).saturating_mul(2);
    let holidays = days.div_ceil(20).saturating_mul(8);
    days.saturating_add(rest).saturating_add(holidays)
}

/// The first day in the loaded years on which a case, if taken, would be promised for a later day than the law
/// allows; none if there is no such day.
pub fn first_broken_promise(calendars: &Calendars<'_>, promised: Limit, statutory: Limit) -> Option<Date> {
    let (first, last) = calendars.own.covers();
    let days = std::iter::successors(Some(first), |day| day.next_day()).take_while(|day| *day <= last);
    for day in days {
        // Near the end of the loaded years no due time can be told any more.
        let start = calendars.own.counts_from(day.with_time(Time::MIDNIGHT).assume_offset(CIVIL)).ok()?;
        let promise = due_at(start, promised, &[], calendars).ok()?;
        let law = due_at(start, statutory, &[], calendars).ok()?;
        if promise.date() > law.date() {
            return Some(start.date());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn within(promised: (u32, Unit), statutory: (u32, Unit)) -> bool {
        let limit = |(amount, unit)| Limit { amount, unit };
        surely_within(limit(promised), limit(statutory))
    }

    #[test]
    fn like_units_are_compared() {
        assert!(within((20, Unit::WorkingDay), (20, Unit::WorkingDay)));
        assert!(!within((21, Unit::WorkingDay), (20, Unit::WorkingDay)));
    }

    #[test]
    fn calendar_days_are_within_as_many_working_days() {
        assert!(within((20, Unit::CalendarDay), (20, Unit::WorkingDay)));
        assert!(!within((21, Unit::CalendarDay), (20, Unit::WorkingDay)));
    }

    #[test]
    fn working_days_are_stretched_by_rest_days_and_a_festival() {
        assert!(within((15, Unit::WorkingDay), (30, Unit::CalendarDay)));
        assert!(!within((25, Unit::WorkingDay), (30, Unit::CalendarDay)));
        assert!(!within((7, Unit::OpenDay), (7, Unit::CalendarDay)));
    }

    #[test]
    fn open_hours_are_rounded_up_to_short_days() {
        assert!(within((8, Unit::OpenHour), (4, Unit::WorkingDay)));
        assert!(!within((9, Unit::OpenHour), (4, Unit::WorkingDay)));
    }

    proptest! {
        #[test]
        fn a_longer_promise_is_never_safer(
            amount in 0u32..400, more in 0u32..400, law in 0u32..400,
            promise_unit in prop::sample::select(vec![Unit::WorkingDay, Unit::OpenDay, Unit::OpenHour, Unit::CalendarDay]),
            law_unit in prop::sample::select(vec![Unit::WorkingDay, Unit::CalendarDay]),
        ) {
            if within((amount + more, promise_unit), (law, law_unit)) {
                prop_assert!(within((amount, promise_unit), (law, law_unit)));
            }
        }
    }
}
