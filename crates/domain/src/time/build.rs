//! From checked rules and holiday documents to the day table.

use std::collections::{BTreeMap, HashMap};

use time::Date;

use super::check::{Row, check_holidays, check_rules, check_years};
use super::civil;
use super::clock_time::{ClockTime, Session, in_order};
use super::day_table::{DayTable, Entry, Why};
use super::fault::CalendarFault;
use super::national::NationalYear;
use super::rules::{ActualEnd, CalendarRules, OnHolidays, Week};

impl DayTable {
    /// Lays `rules` out over `years` (any order). The national calendar is built from its own rules the same way.
    ///
    /// # Errors
    /// Every fault found in the rules and documents.
    pub fn build(rules: &CalendarRules, years: &[NationalYear]) -> Result<Self, Vec<CalendarFault>> {
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
}

/// The rules prepared for asking about one date after another.
struct Rulebook<'a> {
    rules: &'a CalendarRules,
    holidays: &'a HashMap<Date, Row<'a>>,
    single: BTreeMap<Date, (&'a [Session], Why)>,
    ends: BTreeMap<Date, Vec<&'a ActualEnd>>,
}

/// What the rules say of one date.
struct Ruled {
    sessions: Vec<Session>,
    /// Hours in which someone is there on a closed day.
    duty: Vec<Session>,
    why: Why,
}

impl<'a> Rulebook<'a> {
    fn new(rules: &'a CalendarRules, holidays: &'a HashMap<Date, Row<'a>>) -> Self {
        let openings =
            rules.openings.iter().map(|o| (o.date, (o.sessions.as_slice(), Why::Opening { reason: o.reason.clone() })));
        let closings =
            rules.closings.iter().map(|c| (c.date, (&[] as &[Session], Why::Closing { reason: c.reason.clone() })));
        let mut ends: BTreeMap<Date, Vec<&ActualEnd>> = BTreeMap::new();
        for end in &rules.actual_ends {
            ends.entry(end.date).or_default().push(end);
        }
        Self { rules, holidays, single: openings.chain(closings).collect(), ends }
    }

    fn of(&self, date: Date) -> Ruled {
        let (sessions, why) = self.rule(date);
        let duty = self.rules.duty.as_ref().map(|duty| (duty.week.on(date.weekday()), duty.counts));
        match (duty, &why) {
            (Some((hours @ [_, ..], counts)), Why::RestDay | Why::SeasonRestDay { .. }) => {
                let (open, there) = if counts { (hours, &[] as &[Session]) } else { (&[] as &[Session], hours) };
                Ruled { sessions: self.as_ended(date, open), duty: there.to_vec(), why: Why::DutyDay }
            }
            _ => Ruled { sessions: self.as_ended(date, sessions), duty: Vec::new(), why },
        }
    }

    /// The sessions with the ends that were recorded for this date. One that no longer fits the rules changes nothing.
    fn as_ended(&self, date: Date, sessions: &[Session]) -> Vec<Session> {
        let planned = || sessions.to_vec();
        let Some(ends) = self.ends.get(&date) else { return planned() };
        let end_of = |session: &Session| ends.iter().rev().find(|end| session.open_ended && end.start == session.start);
        let ended =
            sessions.iter().map(|session| Session { end: end_of(session).map_or(session.end, |e| e.end), ..*session });
        let ended: Vec<Session> = ended.collect();
        if in_order(&ended) { ended } else { planned() }
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
        if let Some(market) = self.rules.market_days.iter().rev().find(|m| m.falls_on(date)) {
            return (&market.sessions, Why::MarketDay { name: market.name.clone() });
        }
        let of_week = |week: &'a Week| week.on(date.weekday());
        if let Some(season) = self.rules.seasons.iter().rev().find(|s| s.covers(date)) {
            let (sessions, name) = (of_week(&season.week), season.name.clone());
            let why = if sessions.is_empty() { Why::SeasonRestDay { name } } else { Why::Season { name } };
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
        let Ruled { sessions, duty, why } = book.of(date);
        let length = sessions.iter().map(|s| s.length()).sum::<i64>();
        let (close, is_open) = (sessions.last().map(|s| s.end.nanos()), !sessions.is_empty());
        days.push(Entry {
            hours: intern(sessions, &mut hour_numbers, &mut hours),
            duty: intern(duty, &mut hour_numbers, &mut hours),
            why: intern(why, &mut reason_numbers, &mut reasons),
            open_before: open_days.len() as i64,
            open_time_before,
            close,
        });
        if is_open {
            open_days.push(days.len() as i64 - 1);
        }
        open_time_before += length;
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
