//! From rules and holiday documents to the day table.

use std::collections::{BTreeMap, HashMap, HashSet};

use time::{Date, Month};

use super::civil;
use super::clock_time::{ClockTime, Session, in_order};
use super::day_table::{DayTable, Entry, Why};
use super::fault::CalendarFault;
use super::national::{Holiday, NationalYear};
use super::rules::{CalendarRules, MarketCycle, OnHolidays, Season, Week};

/// A row of a document together with the number to cite.
type Row<'a> = (&'a Holiday, &'a str);

pub(super) fn build(
    rules: &CalendarRules,
    years: &[NationalYear],
) -> Result<DayTable, Vec<CalendarFault>> {
    let mut faults = Vec::new();
    let span = check_years(years, &mut faults);
    let holidays = check_holidays(years, &mut faults);
    let nominal_close = check_rules(rules, &mut faults);
    match (span, nominal_close) {
        (Some((first, last)), Some(close)) if faults.is_empty() => {
            Ok(lay_out(rules, &holidays, first, last, close))
        }
        _ => Err(faults),
    }
}

/// First day of the first year and last day of the last, if the years follow each other without a gap.
fn check_years(years: &[NationalYear], faults: &mut Vec<CalendarFault>) -> Option<(Date, Date)> {
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

fn check_holidays<'a>(
    years: &'a [NationalYear],
    faults: &mut Vec<CalendarFault>,
) -> HashMap<Date, Row<'a>> {
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
                faults.push(CalendarFault::HolidayOfOtherYear {
                    date,
                    year: year.year,
                });
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
fn check_rules(rules: &CalendarRules, faults: &mut Vec<CalendarFault>) -> Option<ClockTime> {
    let mut latest: Option<ClockTime> = None;
    let mut check = |sessions: &[Session], may_be_empty: bool, of: &str| {
        if !in_order(sessions) || (sessions.is_empty() && !may_be_empty) {
            faults.push(CalendarFault::Sessions { of: of.to_owned() });
        }
        latest = latest.max(sessions.last().map(|s| s.end));
    };
    rules
        .week
        .days()
        .for_each(|sessions| check(sessions, true, "week"));
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
            MarketCycle::DaysOfMonth(days) => {
                !days.is_empty() && days.iter().all(|d| (1..=31).contains(d))
            }
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
        Some(to) => {
            season.from <= to && (!season.every_year || (to - season.from).whole_days() < 366)
        }
        None => !season.every_year,
    }
}

/// The rules prepared for asking about one date after another.
struct Rulebook<'a> {
    rules: &'a CalendarRules,
    holidays: &'a HashMap<Date, Row<'a>>,
    single: BTreeMap<Date, (&'a [Session], Why)>,
}

impl<'a> Rulebook<'a> {
    fn new(rules: &'a CalendarRules, holidays: &'a HashMap<Date, Row<'a>>) -> Self {
        let openings = rules.openings.iter().map(|o| {
            (
                o.date,
                (
                    o.sessions.as_slice(),
                    Why::Opening {
                        reason: o.reason.clone(),
                    },
                ),
            )
        });
        let closings = rules.closings.iter().map(|c| {
            (
                c.date,
                (
                    &[] as &[Session],
                    Why::Closing {
                        reason: c.reason.clone(),
                    },
                ),
            )
        });
        Self {
            rules,
            holidays,
            single: openings.chain(closings).collect(),
        }
    }

    /// Sessions and reason of a date, the strongest rule first.
    fn rule(&self, date: Date) -> (&'a [Session], Why) {
        if let Some((sessions, why)) = self.single.get(&date) {
            return (sessions, why.clone());
        }
        if let Some((holiday, document)) = self.holidays.get(&date) {
            let (name, document) = (holiday.name.clone(), (*document).to_owned());
            if holiday.off && self.rules.on_holidays == OnHolidays::Close {
                return (&[], Why::Holiday { name, document });
            }
            if !holiday.off && !self.rules.make_up_sessions.is_empty() {
                return (
                    &self.rules.make_up_sessions,
                    Why::MakeUpDay { name, document },
                );
            }
        }
        if let Some(market) = self
            .rules
            .market_days
            .iter()
            .rev()
            .find(|m| m.on.falls_on(date))
        {
            return (
                &market.sessions,
                Why::MarketDay {
                    name: market.name.clone(),
                },
            );
        }
        let of_week = |week: &'a Week| week.on(date.weekday());
        if let Some(season) = self.rules.seasons.iter().rev().find(|s| s.covers(date)) {
            let (sessions, name) = (of_week(&season.week), season.name.clone());
            let why = if sessions.is_empty() {
                Why::SeasonRestDay { name }
            } else {
                Why::Season { name }
            };
            return (sessions, why);
        }
        let sessions = of_week(&self.rules.week);
        (
            sessions,
            if sessions.is_empty() {
                Why::RestDay
            } else {
                Why::Week
            },
        )
    }
}

/// Keeps each distinct value once and numbers it.
fn intern<T: Clone + Eq + std::hash::Hash>(
    value: T,
    numbers: &mut HashMap<T, usize>,
    all: &mut Vec<T>,
) -> usize {
    *numbers.entry(value).or_insert_with_key(|value| {
        all.push(value.clone());
        all.len() - 1
    })
}

fn lay_out(
    rules: &CalendarRules,
    holidays: &HashMap<Date, Row<'_>>,
    first: Date,
    last: Date,
    nominal_close: ClockTime,
) -> DayTable {
    let book = Rulebook::new(rules, holidays);
    let (mut hours, mut hour_numbers) = (Vec::new(), HashMap::new());
    let (mut reasons, mut reason_numbers) = (Vec::new(), HashMap::new());
    let (mut days, mut open_days) = (Vec::new(), Vec::new());
    let mut open_time_before = 0;
    let mut date = first;
    while date <= last {
        let (sessions, why) = book.rule(date);
        days.push(Entry {
            hours: intern(sessions.to_vec(), &mut hour_numbers, &mut hours),
            why: intern(why, &mut reason_numbers, &mut reasons),
            open_before: open_days.len() as i64,
            open_time_before,
            close: sessions.last().map(|s| s.end.nanos()),
        });
        if !sessions.is_empty() {
            open_days.push(days.len() as i64 - 1);
        }
        open_time_before += sessions.iter().map(|s| s.length()).sum::<i64>();
        let Some(next) = date.next_day() else { break };
        date = next;
    }
    DayTable {
        version: rules.version,
        first,
        first_number: civil::day_number(first),
        last_year: last.year(),
        days,
        open_days,
        hours,
        reasons,
        nominal_close,
    }
}
