//! From checked rules and holiday documents to the day table.

use std::collections::{BTreeMap, HashMap};

use time::Date;

use super::check::{Row, check_holidays, check_rules, check_years};
use super::civil;
use super::clock_time::{ClockTime, Session};
use super::day_table::{DayTable, Entry, Why};
use super::fault::CalendarFault;
use super::national::NationalYear;
use super::rules::{CalendarRules, OnHolidays, Week};

pub(super) fn build(rules: &CalendarRules, years: &[NationalYear]) -> Result<DayTable, Vec<CalendarFault>> {
    let mut faults = Vec::new();
    let span = check_years(years, &mut faults);
    let holidays = check_holidays(years, &mut faults);
    let nominal_close = check_rules(rules, &mut faults);
    match (span, nominal_close) {
        (Some((first, last)), Some(close)) if faults.is_empty() => Ok(lay_out(rules, &holidays, first, last, close)),
        _ => Err(faults),
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
                return (&self.rules.make_up_sessions, Why::MakeUpDay { name, document });
            }
        }
        if let Some(market) = self.rules.market_days.iter().rev().find(|m| m.on.falls_on(date)) {
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
        (sessions, if sessions.is_empty() { Why::RestDay } else { Why::Week })
    }
}

/// Keeps each distinct value once and numbers it.
fn intern<T: Clone + Eq + std::hash::Hash>(value: T, numbers: &mut HashMap<T, usize>, all: &mut Vec<T>) -> usize {
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
