//! Worked examples, each with the law it stands on. Luoping's hours; national calendar of 2024 to 2026.
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod time_support;

use domain::time::Unit::{self, CalendarDay, OpenDay, OpenHour, WorkingDay};
use domain::time::{Pause, TimeFault, due};
use time_support::{at, calendars, due_of, limit, pause};

/// The table that a lawyer reads.
const TABLE: &str = include_str!("../../../docs/TIME_EXAMPLES.md");

/// One row: what it shows, the start, the limit and what it is extended by, the pauses, and when it ends.
struct Example {
    name: String,
    start: String,
    limit: (u32, Unit),
    more: u32,
    pauses: Vec<Pause>,
    ends: String,
}

fn examples() -> Vec<Example> {
    let rows = TABLE.lines().filter(|line| line.starts_with("| ") && !line.contains("序号"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [number, what, law, start, limit, pauses, ends] = cells.as_slice() else { panic!("seven cells: {row}") };
        let (limit, more) = limit.split_once("，延长").unwrap_or((limit, "0"));
        Example {
            name: format!("{number} {what}（{law}）"),
            start: (*start).to_owned(),
            limit: limit_of(limit),
            more: more.parse().unwrap(),
            pauses: pauses.split('；').filter(|text| *text != "—").map(pause_of).collect(),
            ends: (*ends).to_owned(),
        }
    })
    .collect()
}

fn limit_of(text: &str) -> (u32, Unit) {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let unit = match &text[digits..] {
        "个工作日" => WorkingDay,
        "个开放日" => OpenDay,
        "个办公小时" => OpenHour,
        "日" => CalendarDay,
        other => panic!("a unit: {other}"),
    };
    (text[..digits].parse().unwrap(), unit)
}

fn pause_of(text: &str) -> Pause {
    let (from, to) = text.split_once(" 至 ").unwrap();
    pause(from, to)
}

#[test]
fn each_worked_example_that_a_lawyer_can_read_comes_out_as_the_table_says() {
    let examples = examples();
    assert!(examples.len() > 30);
    for Example { name, start, limit: (amount, unit), more, pauses, ends } in examples {
        assert_eq!(due_of(&start, amount + more, unit, &pauses), Ok(ends), "{name}");
    }
}

#[test]
fn a_due_time_behind_the_loaded_years_is_a_fault_that_names_the_year() {
    assert_eq!(due_of("2026-12-30 10:00", 5, OpenDay, &[]), Err(TimeFault::YearNotLoaded { year: 2027 }));
    assert_eq!(due_of("2026-12-30 10:00", 1, CalendarDay, &[]).as_deref(), Ok("2026-12-31 17:30"));
    assert_eq!(due_of("2026-12-30 10:00", 900, OpenHour, &[]), Err(TimeFault::YearNotLoaded { year: 2027 }));
    assert_eq!(due_of("2023-12-29 10:00", 1, WorkingDay, &[]), Err(TimeFault::YearNotLoaded { year: 2023 }));
    assert_eq!(due_of("2027-01-04 10:00", 1, WorkingDay, &[]), Err(TimeFault::YearNotLoaded { year: 2027 }));
    for unit in [OpenDay, OpenHour, CalendarDay, WorkingDay] {
        assert_eq!(due_of("2026-03-03 10:00", u32::MAX, unit, &[]), Err(TimeFault::YearNotLoaded { year: 2027 }));
    }
}

#[test]
fn an_open_pause_leaves_the_due_time_untold_only_if_it_begins_before_it() {
    let open = |from: &str| [Pause { from: at(from), to: None }];
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
    assert_eq!(due_of("2026-03-03 10:00", 1, OpenDay, &backwards), Err(TimeFault::PauseBackwards { from, to }));
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
    assert_eq!(serde_json::from_value::<domain::time::Explanation>(text).unwrap(), due.explanation);
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
                format!("{:02}:{:02}-{:02}:{:02}", run.from.hour(), run.from.minute(), run.to.hour(), run.to.minute()),
                run.counted,
            )
        })
        .collect();
    let runs: Vec<(&str, bool)> = runs.iter().map(|(text, counted)| (text.as_str(), *counted)).collect();
    assert_eq!(runs, [("11:00-11:15", true), ("11:15-11:30", false), ("14:30-14:45", false), ("14:45-16:30", true)]);
}
