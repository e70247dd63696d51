//! Duty days, open-ended sessions, make-up days as proposals, what changes, and the year that is wanted.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod time_support;

use domain::time::{
    ActualEnd, CalendarRules, ClockTime, DayTable, EndFault, Limit, MakeUpState, NationalYear, RowChange, Unit, Why,
    actual_end, changed_days, due_at, make_up_days, national_rules, row_changes, rule_faults, year_faults, year_wanted,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use time::{Date, Duration};
use time_support::{YEARS, at, calendars, day, luoping, table};

fn rules(more: Value) -> CalendarRules {
    let mut all = serde_json::to_value(luoping()).unwrap();
    all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_value(all).unwrap()
}

fn sunday_duty(counts: bool) -> Value {
    json!({ "duty": { "week": { "sunday": [{ "start": "09:00", "end": "11:00" }] }, "counts": counts } })
}

#[test]
fn a_duty_day_is_shown_and_counts_only_where_the_centre_says_so() {
    let (shown, counted) = (table(&rules(sunday_duty(false))), table(&rules(sunday_duty(true))));
    let (quiet, open) = (shown.day(day("2026-03-08")).unwrap(), counted.day(day("2026-03-08")).unwrap());
    assert_eq!((quiet.is_open(), quiet.duty.len(), quiet.why), (false, 1, &Why::DutyDay));
    assert_eq!((open.is_open(), open.duty.len(), open.why), (true, 0, &Why::DutyDay));
    let (start, limit) = (at("2026-03-07 10:00"), Limit { amount: 1, unit: Unit::OpenDay });
    let due = |own: &DayTable| due_at(start, limit, &[], &domain::time::Calendars { own, ..calendars() }).unwrap();
    assert_eq!(due(&shown), at("2026-03-10 17:30"), "from Saturday to Tuesday");
    assert_eq!(due(&counted), at("2026-03-08 11:00"), "on duty on Sunday");
}

#[test]
fn nobody_is_on_duty_on_a_holiday_or_a_day_that_is_open_anyway() {
    let week =
        json!({ "saturday": [{ "start": "09:00", "end": "10:00" }], "sunday": [{ "start": "09:00", "end": "10:00" }] });
    let own = table(&rules(json!({ "duty": { "week": week } })));
    assert_eq!(own.day(day("2026-03-07")).unwrap().why, &Why::Week);
    let holiday = own.day(day("2026-02-22")).unwrap();
    assert!(holiday.duty.is_empty() && matches!(holiday.why, Why::Holiday { .. }));
}

fn market(end: &str) -> Value {
    let session = json!({ "start": "08:00", "end": end, "openEnded": true });
    json!({ "marketDays": [{ "name": "圩日", "on": { "daysOfMonth": [8, 18, 28] }, "sessions": [session] }] })
}

fn clock(hour: u8, minute: u8) -> ClockTime {
    ClockTime::new(hour, minute).unwrap()
}

#[test]
fn the_recorded_end_of_a_market_counts_and_the_planned_one_is_remembered() {
    let mut rules = rules(market("13:00"));
    let date = day("2026-03-08");
    let record =
        |rules: &CalendarRules, end, now| actual_end(rules, &table(rules), date, clock(8, 0), end, at(now)).unwrap();
    assert_eq!(record(&rules, clock(14, 20), "2026-03-08 14:00"), Err(EndFault::NotYet));
    assert_eq!(record(&rules, clock(7, 0), "2026-03-08 14:30"), Err(EndFault::OutOfPlace));
    let ended = record(&rules, clock(14, 20), "2026-03-08 14:20").unwrap();
    assert_eq!(ended, ActualEnd { date, start: clock(8, 0), planned: clock(13, 0), end: clock(14, 20) });
    rules.actual_ends.push(ended);
    assert_eq!(table(&rules).day(date).unwrap().sessions[0].end, clock(14, 20));
    assert_eq!(table(&rules).day(day("2026-03-18")).unwrap().sessions[0].end, clock(13, 0));
    let corrected = record(&rules, clock(12, 40), "2026-03-09 09:00").unwrap();
    assert_eq!(corrected.planned, clock(13, 0), "a correction does not forget what was planned");
}

#[test]
fn only_an_open_ended_session_has_an_end_to_record() {
    let rules = rules(market("13:00"));
    let on = |date| actual_end(&rules, &table(&rules), day(date), clock(8, 0), clock(11, 0), at("2026-04-01 09:00"));
    assert_eq!(on("2026-03-10").unwrap(), Err(EndFault::NoSuchSession), "a Tuesday by the week");
    assert_eq!(on("2026-03-09").unwrap(), Err(EndFault::NoSuchSession), "closed");
    assert!(on("2030-03-10").is_err(), "a year that is not loaded");
}

#[test]
fn a_make_up_day_is_proposed_to_a_centre_that_does_not_take_it_by_itself() {
    let state = |rules: &CalendarRules, date: &str| {
        let days = make_up_days(rules, &YEARS, &table(rules));
        days.into_iter().find(|one| one.date == day(date)).unwrap().state
    };
    let own = luoping();
    assert_eq!(state(&own, "2026-01-04"), MakeUpState::Proposed, "a Sunday");
    assert_eq!(state(&own, "2026-02-28"), MakeUpState::OpenAnyway, "a Saturday, which Luoping works");
    let hours = json!([{ "start": "09:00", "end": "12:00" }]);
    let accepted = rules(json!({ "openings": [
        { "date": "2026-01-04", "reason": "元旦调休（国办发明电〔2025〕7号）", "sessions": hours }
    ] }));
    assert_eq!(state(&accepted, "2026-01-04"), MakeUpState::Accepted);
    let declined = rules(json!({ "declinedMakeUps": [{ "date": "2026-01-04", "document": "国办发明电〔2025〕7号" }] }));
    assert_eq!(state(&declined, "2026-01-04"), MakeUpState::Declined);
    assert_eq!(state(&national_rules().unwrap(), "2026-01-04"), MakeUpState::Automatic);
}

#[test]
fn a_year_is_asked_for_in_time_and_no_earlier() {
    let own = table(&luoping());
    assert_eq!(year_wanted(&own, day("2026-09-01")), None);
    let soon = year_wanted(&own, day("2026-11-01")).unwrap();
    assert_eq!((soon.year, soon.days_left), (2027, 61));
    let late = year_wanted(&own, day("2027-02-01")).unwrap();
    assert_eq!((late.year, late.days_left), (2027, 0));
}

#[test]
fn every_fault_of_rules_has_its_place() {
    let wrong = rules(json!({
        "week": { "tuesday": [{ "start": "10:00", "end": "09:00" }] },
        "seasons": [{ "name": " ", "from": "2026-05-01", "to": "2026-05-31", "week": {} }],
        "marketDays": [{ "name": "圩", "on": { "lunarDays": [31] }, "sessions": [] }],
        "openings": [{ "date": "2026-03-08", "reason": "庙会", "sessions": [{ "start": "09:00", "end": "10:00" }] }],
        "closings": [{ "date": "2026-03-08", "reason": "停电" }],
        "duty": { "week": { "sunday": [{ "start": "10:00", "end": "09:00" }] } }
    }));
    let places: Vec<String> = rule_faults(&wrong).into_iter().map(|placed| placed.pointer).collect();
    assert_eq!(
        places,
        [
            "/week/tuesday",
            "/marketDays/0/sessions",
            "/duty/week/sunday",
            "/marketDays/0/on",
            "/closings/0/date",
            "/seasons/0/name"
        ]
    );
}

fn document(year: i32, holidays: Value) -> NationalYear {
    serde_json::from_value(json!({ "year": year, "document": "试〔2026〕1号", "holidays": holidays })).unwrap()
}

#[test]
fn every_fault_of_a_document_has_its_place() {
    let wrong = document(
        2028,
        json!([
            { "date": "2028-01-01", "name": "元旦", "off": true },
            { "date": "2028-01-01", "name": "元旦", "off": true },
            { "date": "2028-01-05", "name": "元旦", "off": false },
            { "date": "2029-05-01", "name": "", "off": true }
        ]),
    );
    let found = year_faults(&wrong, &YEARS);
    let told: Vec<(&str, &str)> = found.iter().map(|placed| (placed.pointer.as_str(), placed.fault.code())).collect();
    assert_eq!(
        told,
        [
            ("/year", "calendar.year-missing"),
            ("/holidays/1/date", "calendar.holiday-twice"),
            ("/holidays/2/off", "calendar.make-up-on-weekday"),
            ("/holidays/3/date", "calendar.holiday-of-other-year"),
            ("/holidays/3/name", "field.blank"),
        ]
    );
    for year in YEARS.iter() {
        let others: Vec<NationalYear> = YEARS.iter().filter(|other| other.year != year.year).cloned().collect();
        assert_eq!(year_faults(year, &others), [], "{}: what ships is sound", year.year);
    }
}

#[test]
fn a_document_is_compared_row_by_row_with_what_is_loaded() {
    let row = |date: &str, name: &str| json!({ "date": date, "name": name, "off": true });
    let known =
        document(2027, json!([row("2027-01-01", "元旦"), row("2027-01-02", "元旦"), row("2027-01-03", "元旦")]));
    let next = document(2027, json!([row("2027-01-01", "元旦"), row("2027-01-03", "新年"), row("2027-02-06", "春节")]));
    let changes: Vec<RowChange> = row_changes(Some(&known), &next).into_iter().map(|(_, change)| change).collect();
    assert_eq!(changes, [RowChange::Same, RowChange::Dropped, RowChange::Changed, RowChange::New]);
    assert!(row_changes(None, &next).iter().all(|(_, change)| *change == RowChange::New));
}

fn date_of_2026() -> impl Strategy<Value = Date> {
    (0..365_i64).prop_map(|days| day("2026-01-01") + Duration::days(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_closing_changes_one_day_at_most(date in date_of_2026()) {
        let before = table(&luoping());
        let after = table(&rules(json!({ "closings": [{ "date": date.to_string(), "reason": "停电" }] })));
        let changes = changed_days(&before, &after);
        prop_assert_eq!(changes.iter().map(|change| change.date).collect::<Vec<_>>(), [date]);
        prop_assert!(changed_days(&before, &before).is_empty());
    }

    #[test]
    fn an_end_recorded_later_never_makes_a_due_time_earlier(
        minutes in 1..300_u16, more in 0..200_u16, amount in 1..10_u32, unit in prop_oneof![Just(Unit::OpenDay), Just(Unit::OpenHour)],
    ) {
        let with_end = |end: u16| {
            let mut rules = rules(market("13:00"));
            let end = clock(u8::try_from(end / 60).unwrap(), u8::try_from(end % 60).unwrap());
            rules.actual_ends.push(ActualEnd { date: day("2026-03-08"), start: clock(8, 0), planned: clock(13, 0), end });
            table(&rules)
        };
        let (early, late) = (with_end(480 + minutes), with_end(480 + minutes + more));
        let due = |own: &DayTable| {
            let limit = Limit { amount, unit };
            due_at(at("2026-03-07 10:00"), limit, &[], &domain::time::Calendars { own, ..calendars() }).unwrap()
        };
        // In hours a longer session fills the budget sooner; in days it closes later.
        match unit {
            Unit::OpenHour => prop_assert!(due(&late) <= due(&early) || due(&late).date() == day("2026-03-08")),
            _ => prop_assert!(due(&late) >= due(&early)),
        }
    }
}
