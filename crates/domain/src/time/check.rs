//! Checks of rules and holiday documents before a day table is laid out; every fault is collected with its place.

use std::collections::{HashMap, HashSet};

use time::{Date, Month, Weekday};

use super::clock_time::{ClockTime, Session, in_order};
use super::fault::{CalendarFault, PlacedFault};
use super::national::{Holiday, NationalYear};
use super::rules::{CalendarRules, MarketCycle, MarketDays, Season, Week};

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
            if !belongs(date, year.year) {
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

/// A document may arrange the December before its year and the January after it.
fn belongs(date: Date, year: i32) -> bool {
    date.year() == year
        || (date.year() == year - 1 && date.month() == Month::December)
        || (date.year() == year + 1 && date.month() == Month::January)
}

/// Everything wrong with one document that is to stand beside `others`; pointers are into the document.
#[must_use]
pub fn year_faults(year: &NationalYear, others: &[NationalYear]) -> Vec<PlacedFault> {
    let mut faults = Vec::new();
    let mut found = |pointer: String, fault| faults.push(PlacedFault { pointer, fault });
    let known = others.iter().map(|other| other.year);
    let (first, last) = (known.clone().min(), known.max());
    match (first, last) {
        (Some(first), _) if year.year < first - 1 => {
            found("/year".to_owned(), CalendarFault::YearMissing(year.year + 1))
        }
        (_, Some(last)) if year.year > last + 1 => found("/year".to_owned(), CalendarFault::YearMissing(last + 1)),
        _ => {}
    }
    if year.document.trim().is_empty() {
        found("/document".to_owned(), CalendarFault::Blank);
    }
    let mut seen: HashSet<Date> = others.iter().flat_map(|other| other.holidays.iter().map(|row| row.date)).collect();
    for (at, holiday) in year.holidays.iter().enumerate() {
        let date = holiday.date;
        if !belongs(date, year.year) {
            let fault = CalendarFault::HolidayOfOtherYear { date, year: year.year };
            found(format!("/holidays/{at}/date"), fault);
        }
        if !seen.insert(date) {
            found(format!("/holidays/{at}/date"), CalendarFault::HolidayTwice(date));
        }
        if !holiday.off && !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            found(format!("/holidays/{at}/off"), CalendarFault::MakeUpOnWeekday(date));
        }
        if holiday.name.trim().is_empty() {
            found(format!("/holidays/{at}/name"), CalendarFault::Blank);
        }
    }
    faults
}

/// Everything wrong with rules by themselves; pointers are into the rules.
#[must_use]
pub fn rule_faults(rules: &CalendarRules) -> Vec<PlacedFault> {
    let mut found = Found::default();
    found.check(rules);
    found.faults
}

/// Checks the rules by themselves; returns the latest planned end of all of them.
pub(super) fn check_rules(rules: &CalendarRules, faults: &mut Vec<CalendarFault>) -> Option<ClockTime> {
    let mut found = Found::default();
    found.check(rules);
    faults.extend(found.faults.into_iter().map(|placed| placed.fault));
    found.latest
}

#[derive(Default)]
struct Found {
    faults: Vec<PlacedFault>,
    latest: Option<ClockTime>,
}

impl Found {
    fn push(&mut self, pointer: impl Into<String>, fault: CalendarFault) {
        self.faults.push(PlacedFault { pointer: pointer.into(), fault });
    }

    fn check(&mut self, rules: &CalendarRules) {
        self.week("/week", &rules.week, "week");
        for (at, season) in rules.seasons.iter().enumerate() {
            self.week(&format!("/seasons/{at}/week"), &season.week, &season.name);
        }
        for (at, market) in rules.market_days.iter().enumerate() {
            self.sessions(format!("/marketDays/{at}/sessions"), &market.sessions, false, &market.name);
        }
        self.sessions("/makeUpSessions".to_owned(), &rules.make_up_sessions, true, "makeUpSessions");
        for (at, opening) in rules.openings.iter().enumerate() {
            self.sessions(format!("/openings/{at}/sessions"), &opening.sessions, false, &opening.reason);
        }
        let without_duty = self.latest;
        if let Some(duty) = &rules.duty {
            self.week("/duty/week", &duty.week, "duty");
            if !duty.counts {
                self.latest = without_duty;
            }
        }
        for (at, season) in rules.seasons.iter().enumerate() {
            if !season_is_sound(season) {
                self.push(format!("/seasons/{at}"), CalendarFault::Season(season.name.clone()));
            }
        }
        for (at, market) in rules.market_days.iter().enumerate() {
            if !market_is_sound(market) {
                self.push(format!("/marketDays/{at}/on"), CalendarFault::MarketDays(market.name.clone()));
            }
        }
        self.single_days(rules);
        self.texts(rules);
        if self.latest.is_none() {
            self.push("", CalendarFault::NeverOpen);
        }
    }

    fn week(&mut self, pointer: &str, week: &Week, of: &str) {
        for (day, sessions) in week.named() {
            self.sessions(format!("{pointer}/{day}"), sessions, true, of);
        }
    }

    fn sessions(&mut self, pointer: String, sessions: &[Session], may_be_empty: bool, of: &str) {
        if !in_order(sessions) || (sessions.is_empty() && !may_be_empty) {
            self.push(pointer, CalendarFault::Sessions { of: of.to_owned() });
        }
        self.latest = self.latest.max(sessions.last().map(|s| s.end));
    }

    fn single_days(&mut self, rules: &CalendarRules) {
        let mut seen = HashSet::new();
        let openings = rules.openings.iter().enumerate().map(|(at, o)| (format!("/openings/{at}/date"), o.date));
        let closings = rules.closings.iter().enumerate().map(|(at, c)| (format!("/closings/{at}/date"), c.date));
        for (pointer, date) in openings.chain(closings) {
            if !seen.insert(date) {
                self.push(pointer, CalendarFault::DayTwice(date));
            }
        }
    }

    fn texts(&mut self, rules: &CalendarRules) {
        let names = rules.seasons.iter().enumerate().map(|(at, s)| (format!("/seasons/{at}/name"), &s.name));
        let markets = rules.market_days.iter().enumerate().map(|(at, m)| (format!("/marketDays/{at}/name"), &m.name));
        let openings = rules.openings.iter().enumerate().map(|(at, o)| (format!("/openings/{at}/reason"), &o.reason));
        let closings = rules.closings.iter().enumerate().map(|(at, c)| (format!("/closings/{at}/reason"), &c.reason));
        for (pointer, text) in names.chain(markets).chain(openings).chain(closings) {
            if text.trim().is_empty() {
                self.push(pointer, CalendarFault::Blank);
            }
        }
    }
}

fn season_is_sound(season: &Season) -> bool {
    match season.to {
        Some(to) => season.from <= to && (!season.every_year || (to - season.from).whole_days() < 366),
        None => !season.every_year,
    }
}

fn market_is_sound(market: &MarketDays) -> bool {
    let all_within = |days: &[u8], last: u8| !days.is_empty() && days.iter().all(|d| (1..=last).contains(d));
    let in_order = market.from.zip(market.to).is_none_or(|(from, to)| from <= to);
    in_order
        && match &market.on {
            MarketCycle::DaysOfMonth(days) => all_within(days, 31),
            MarketCycle::LunarDays(days) => all_within(days, 30),
            MarketCycle::EveryDays { days, .. } => *days > 0,
        }
}
