//! Checks of rules and holiday documents before a day table is laid out; every fault is collected.

use std::collections::{HashMap, HashSet};

use time::{Date, Month};

use super::clock_time::{ClockTime, Session, in_order};
use super::fault::CalendarFault;
use super::national::{Holiday, NationalYear};
use super::rules::{CalendarRules, MarketCycle, Season};

/// A row of a document together with the number to cite.
pub(super) type Row<'a> = (&'a Holiday, &'a str);

/// First day of the first year and last day of the last, if the years follow each other without a gap.
pub(super) fn check_years(years: &[NationalYear], faults: &mut Vec<CalendarFault>) -> Option<(Date, Date)> {
    let mut sorted: Vec<i32> = years.iter().map(|y| y.year).collect();
    sorted.sort_unstable();
    for (&a, &b) in sorted.iter().zip(sorted.iter().skip(1)) {
        match b.saturating_sub(a) {
            0 => faults.push(CalendarFault::YearTwice(a)),
            1 => {}
            _ => faults.push(CalendarFault::YearMissing(a.saturating_add(1))),
        }
    }
    let bounds = (*sorted.first()?, *sorted.last()?);
    let first = Date::from_calendar_date(bounds.0, Month::January, 1).ok()?;
    let last = Date::from_calendar_date(bounds.1, Month::December, 31).ok()?;
    Some((first, last))
}

pub(super) fn check_holidays<'a>(years: &'a [NationalYear], faults: &mut Vec<CalendarFault>) -> HashMap<Date, Row<'a>> {
    let mut rows = HashMap::new();
    if years.is_empty() {
        faults.push(CalendarFault::NoYears);
    }
    for year in years {
        for holiday in &year.holidays {
            let date = holiday.date;
            let own = date.year() == year.year
                || (date.year() == year.year - 1 && date.month() == Month::December)
                || (date.year() == year.year + 1 && date.month() == Month::January);
            if !own {
                faults.push(CalendarFault::HolidayOfOtherYear { date, year: year.year });
            }
            let document = holiday.document.as_deref().unwrap_or(&year.document);
            if rows.insert(date, (holiday, document)).is_some() {
                faults.push(CalendarFault::HolidayTwice(date));
            }
        }
    }
    rows
}

/// Checks the rules by themselves; returns the latest planned end of all of them.
pub(super) fn check_rules(rules: &CalendarRules, faults: &mut Vec<CalendarFault>) -> Option<ClockTime> {
    let mut latest: Option<ClockTime> = None;
    let mut check = |sessions: &[Session], may_be_empty: bool, of: &str| {
        if !in_order(sessions) || (sessions.is_empty() && !may_be_empty) {
            faults.push(CalendarFault::Sessions { of: of.to_owned() });
        }
        latest = latest.max(sessions.last().map(|s| s.end));
    };
    rules.week.days().for_each(|sessions| check(sessions, true, "week"));
    for season in &rules.seasons {
        season
            .week
            .days()
            .for_each(|sessions| check(sessions, true, &season.name));
    }
    for market in &rules.market_days {
        check(&market.sessions, false, &market.name);
    }
    check(&rules.make_up_sessions, true, "makeUpSessions");
    for opening in &rules.openings {
        check(&opening.sessions, false, &opening.reason);
    }
    for season in &rules.seasons {
        if !season_is_sound(season) {
            faults.push(CalendarFault::Season(season.name.clone()));
        }
    }
    for market in &rules.market_days {
        let sound = match &market.on {
            MarketCycle::DaysOfMonth(days) => !days.is_empty() && days.iter().all(|d| (1..=31).contains(d)),
            MarketCycle::EveryDays { days, .. } => *days > 0,
        };
        if !sound {
            faults.push(CalendarFault::MarketDays(market.name.clone()));
        }
    }
    let mut seen = HashSet::new();
    for date in rules
        .openings
        .iter()
        .map(|o| o.date)
        .chain(rules.closings.iter().map(|c| c.date))
    {
        if !seen.insert(date) {
            faults.push(CalendarFault::DayTwice(date));
        }
    }
    if latest.is_none() {
        faults.push(CalendarFault::NeverOpen);
    }
    latest
}

fn season_is_sound(season: &Season) -> bool {
    match season.to {
        Some(to) => season.from <= to && (!season.every_year || (to - season.from).whole_days() < 366),
        None => !season.every_year,
    }
}
