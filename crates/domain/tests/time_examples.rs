//! Worked examples, each with the law it stands on. Luoping's hours; national calendar of 2024 to 2026.
#![allow(clippy::unwrap_used)]

mod time_support;

use domain::time::Unit::{self, CalendarDay, OpenDay, OpenHour, WorkingDay};
use domain::time::{Pause, TimeFault, due};
use time_support::{at, calendars, due_of, limit, pause};

type Example = (
    &'static str,
    &'static str,
    u32,
    Unit,
    &'static [(&'static str, &'static str)],
    &'static str,
);

#[rustfmt::skip]
const EXAMPLES: &[Example] = &[
    ("民法典 201: the day of acceptance is not counted", "2026-03-03 09:00", 1, OpenDay, &[], "2026-03-04 17:30"),
    ("the hour of acceptance makes no difference", "2026-03-03 17:29", 1, OpenDay, &[], "2026-03-04 17:30"),
    ("a Saturday ends at the close of its last session", "2026-03-06 10:00", 1, OpenDay, &[], "2026-03-07 16:30"),
    ("Sunday and Monday are rest days of the centre", "2026-03-07 10:00", 1, OpenDay, &[], "2026-03-10 17:30"),
    ("five open days across Spring Festival", "2026-02-13 10:00", 5, OpenDay, &[], "2026-02-27 17:30"),
    ("行政许可法 82: five working days across Spring Festival", "2026-02-13 10:00", 5, WorkingDay, &[], "2026-02-27 17:30"),
    ("a make-up Saturday is a working day", "2026-02-13 10:00", 1, WorkingDay, &[], "2026-02-14 17:30"),
    ("a make-up Sunday does not open the centre", "2026-09-19 10:00", 1, OpenDay, &[], "2026-09-22 17:30"),
    ("a make-up Sunday is a working day of the state", "2026-09-19 10:00", 1, WorkingDay, &[], "2026-09-20 17:30"),
    ("行政许可法 42: twenty working days", "2026-03-03 09:00", 20, WorkingDay, &[], "2026-03-31 17:30"),
    ("行政许可法 42: twenty, extended by ten, past Qingming", "2026-03-03 09:00", 30, WorkingDay, &[], "2026-04-15 17:30"),
    ("行政许可法 32: five working days past National Day", "2025-09-29 16:00", 5, WorkingDay, &[], "2025-10-13 17:30"),
    ("New Year lies in the next document", "2024-12-31 10:00", 1, WorkingDay, &[], "2025-01-02 17:30"),
    ("hours run from the moment, inside sessions", "2026-03-03 09:00", 2, OpenHour, &[], "2026-03-03 11:00"),
    ("lunch is not counted", "2026-03-03 11:00", 1, OpenHour, &[], "2026-03-03 15:00"),
    ("hours may be used up at a session's end", "2026-03-03 10:30", 1, OpenHour, &[], "2026-03-03 11:30"),
    ("what comes at night counts from the next session", "2026-03-03 21:00", 1, OpenHour, &[], "2026-03-04 09:00"),
    ("hours over the rest days", "2026-03-07 16:00", 1, OpenHour, &[], "2026-03-10 08:30"),
    ("民法典 203: a limit ending on Saturday ends on Monday", "2026-03-09 10:00", 5, CalendarDay, &[], "2026-03-16 17:30"),
    ("民法典 203: not on a Saturday that is worked", "2026-02-09 10:00", 5, CalendarDay, &[], "2026-02-14 17:30"),
    ("民法典 203: past a holiday to the day after it", "2026-02-10 10:00", 7, CalendarDay, &[], "2026-02-24 17:30"),
    ("calendar days count rest days on the way", "2026-03-03 10:00", 10, CalendarDay, &[], "2026-03-13 17:30"),
    ("行政许可法 45: an inspection over three closes moves it by three open days",
     "2026-03-03 09:00", 5, OpenDay, &[("2026-03-04 10:00", "2026-03-07 09:00")], "2026-03-13 17:30"),
    ("two pauses in one day cost one day",
     "2026-03-03 09:00", 2, OpenDay, &[("2026-03-04 09:00", "2026-03-04 10:00"), ("2026-03-04 17:00", "2026-03-04 18:00")], "2026-03-06 17:30"),
    ("a pause between two closes costs nothing",
     "2026-03-03 09:00", 2, OpenDay, &[("2026-03-04 08:00", "2026-03-04 17:29")], "2026-03-05 17:30"),
    ("a pause over the night and the weekend costs nothing",
     "2026-03-06 09:00", 2, OpenDay, &[("2026-03-07 18:00", "2026-03-10 08:00")], "2026-03-10 17:30"),
    ("a pause that lasts up to the very close costs the day",
     "2026-03-03 09:00", 1, OpenDay, &[("2026-03-04 14:30", "2026-03-04 17:30")], "2026-03-05 17:30"),
    ("a pause that begins at the very close costs nothing",
     "2026-03-03 09:00", 2, OpenDay, &[("2026-03-04 17:30", "2026-03-05 17:29")], "2026-03-05 17:30"),
    ("overlapping pauses, out of order, count once",
     "2026-03-03 09:00", 3, OpenDay, &[("2026-03-05 10:00", "2026-03-06 10:00"), ("2026-03-04 10:00", "2026-03-05 18:00"), ("2026-03-05 10:00", "2026-03-05 10:00")], "2026-03-10 17:30"),
    ("hours stand still only while the centre is open",
     "2026-03-03 11:00", 2, OpenHour, &[("2026-03-03 11:15", "2026-03-03 14:45")], "2026-03-03 16:30"),
    ("a limit of days does not end while its clock stands still",
     "2026-03-09 10:00", 5, CalendarDay, &[("2026-03-15 10:00", "2026-03-17 09:00")], "2026-03-17 17:30"),
];

#[test]
fn each_worked_example_comes_out_as_the_law_says() {
    for (name, start, amount, unit, pauses, expected) in EXAMPLES {
        let pauses: Vec<Pause> = pauses.iter().map(|(from, to)| pause(from, to)).collect();
        assert_eq!(
            due_of(start, *amount, *unit, &pauses).as_deref(),
            Ok(*expected),
            "{name}"
        );
    }
}

#[test]
fn a_due_time_behind_the_loaded_years_is_a_fault_that_names_the_year() {
    assert_eq!(
        due_of("2026-12-30 10:00", 5, OpenDay, &[]),
        Err(TimeFault::YearNotLoaded { year: 2027 })
    );
    assert_eq!(
        due_of("2026-12-30 10:00", 1, CalendarDay, &[]).as_deref(),
        Ok("2026-12-31 17:30")
    );
    assert_eq!(
        due_of("2026-12-30 10:00", 900, OpenHour, &[]),
        Err(TimeFault::YearNotLoaded { year: 2027 })
    );
    assert_eq!(
        due_of("2023-12-29 10:00", 1, WorkingDay, &[]),
        Err(TimeFault::YearNotLoaded { year: 2023 })
    );
    assert_eq!(
        due_of("2027-01-04 10:00", 1, WorkingDay, &[]),
        Err(TimeFault::YearNotLoaded { year: 2027 })
    );
    for unit in [OpenDay, OpenHour, CalendarDay, WorkingDay] {
        assert_eq!(
            due_of("2026-03-03 10:00", u32::MAX, unit, &[]),
            Err(TimeFault::YearNotLoaded { year: 2027 })
        );
    }
}

#[test]
fn an_open_pause_leaves_the_due_time_untold_only_if_it_begins_before_it() {
    let open = |from: &str| {
        [Pause {
            from: at(from),
            to: None,
        }]
    };
    let since = at("2026-03-05 17:29");
    for (start, amount, unit) in [
        ("2026-03-03 10:00", 2, OpenDay),
        ("2026-03-03 10:00", 2, WorkingDay),
        ("2026-03-03 10:00", 2, CalendarDay),
        ("2026-03-05 16:30", 1, OpenHour),
    ] {
        let due = |from| due_of(start, amount, unit, &open(from));
        assert_eq!(due("2026-03-05 17:29"), Err(TimeFault::StandsStill { since }));
        assert_eq!(due("2026-03-05 17:30").as_deref(), Ok("2026-03-05 17:30"));
    }
}

#[test]
fn nonsense_is_refused() {
    assert_eq!(due_of("2026-03-03 10:00", 0, OpenDay, &[]), Err(TimeFault::EmptyLimit));
    let (from, to) = (at("2026-03-04 10:00"), at("2026-03-04 09:59"));
    let backwards = [Pause { from, to: Some(to) }];
    assert_eq!(
        due_of("2026-03-03 10:00", 1, OpenDay, &backwards),
        Err(TimeFault::PauseBackwards { from, to })
    );
}

#[test]
fn the_explanation_says_why_it_is_due_on_that_day() {
    let due = due(at("2026-02-13 10:00"), limit(5, OpenDay), &[], &calendars()).unwrap();
    let text = serde_json::to_value(&due.explanation).unwrap();
    let spring = serde_json::json!({"code": "holiday", "name": "春节", "document": "国办发明电〔2025〕7号"});
    assert_eq!(
        text,
        serde_json::json!({
            "start": "2026-02-13T10:00:00+08:00",
            "limit": {"amount": 5, "unit": "openDay"},
            "calendar": "centre",
            "calendarVersion": 7,
            "days": [
                {"from": "2026-02-13", "to": "2026-02-13", "days": 1, "counted": false, "reason": {"code": "dayOfEvent"}},
                {"from": "2026-02-14", "to": "2026-02-14", "days": 1, "counted": true, "reason": {"code": "week"}},
                {"from": "2026-02-15", "to": "2026-02-23", "days": 9, "counted": false, "reason": spring},
                {"from": "2026-02-24", "to": "2026-02-27", "days": 4, "counted": true, "reason": {"code": "week"}},
            ],
            "due": "2026-02-27T17:30:00+08:00"
        })
    );
    assert_eq!(
        serde_json::from_value::<domain::time::Explanation>(text).unwrap(),
        due.explanation
    );
}

#[test]
fn the_explanation_of_hours_shows_the_sessions_and_the_pause() {
    let pauses = [pause("2026-03-03 11:15", "2026-03-03 14:45")];
    let due = due(at("2026-03-03 11:00"), limit(2, OpenHour), &pauses, &calendars()).unwrap();
    let runs: Vec<(String, bool)> = due
        .explanation
        .sessions
        .iter()
        .map(|run| {
            (
                format!(
                    "{:02}:{:02}-{:02}:{:02}",
                    run.from.hour(),
                    run.from.minute(),
                    run.to.hour(),
                    run.to.minute()
                ),
                run.counted,
            )
        })
        .collect();
    let runs: Vec<(&str, bool)> = runs.iter().map(|(text, counted)| (text.as_str(), *counted)).collect();
    assert_eq!(
        runs,
        [
            ("11:00-11:15", true),
            ("11:15-11:30", false),
            ("14:30-14:45", false),
            ("14:45-16:30", true)
        ]
    );
}
