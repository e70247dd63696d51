//! Calendar rules: what each can say, which one wins, and what is refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod time_support;

use domain::time::{CalendarFault, CalendarRules, DayTable, NationalYear, Why};
use serde_json::json;
use time_support::{YEARS, day, luoping, table};

fn rules(more: serde_json::Value) -> CalendarRules {
    let mut all = serde_json::to_value(luoping()).unwrap();
    all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_value(all).unwrap()
}

fn sessions(table: &DayTable, date: &str) -> String {
    let day = table.day(day(date)).unwrap();
    day.sessions.iter().map(|s| format!("{}-{}", s.start, s.end)).collect::<Vec<_>>().join(" ")
}

fn why(table: &DayTable, date: &str) -> serde_json::Value {
    serde_json::to_value(table.day(day(date)).unwrap().why).unwrap()
}

fn faults(rules: &CalendarRules) -> Vec<CalendarFault> {
    DayTable::build(rules, &YEARS).unwrap_err()
}

#[test]
fn luoping_keeps_its_week_and_its_rest_days() {
    let own = table(&luoping());
    assert_eq!(sessions(&own, "2026-03-03"), "08:00-11:30 14:30-17:30");
    assert_eq!(sessions(&own, "2026-03-07"), "09:00-11:30 12:30-16:30");
    for rest in ["2026-03-08", "2026-03-09"] {
        assert_eq!(sessions(&own, rest), "");
        assert_eq!(own.day(day(rest)).unwrap().why, &Why::RestDay);
    }
    assert_eq!(own.version(), 7);
    assert_eq!(own.covers(), (day("2024-01-01"), day("2026-12-31")));
}

#[test]
fn a_statutory_holiday_closes_a_centre_and_a_make_up_day_does_not_open_it() {
    let own = table(&luoping());
    let qingming = json!({"code": "holiday", "name": "清明节", "document": "国办发明电〔2025〕7号"});
    assert_eq!(why(&own, "2026-04-04"), qingming);
    assert_eq!(sessions(&own, "2026-04-04"), "");
    assert_eq!(sessions(&own, "2026-09-20"), "");
    assert_eq!(why(&own, "2026-09-20"), json!({"code": "restDay"}));
}

#[test]
fn a_centre_may_stay_open_on_holidays_and_may_adopt_make_up_days() {
    let own = table(&rules(json!({
        "onHolidays": "asUsual",
        "makeUpSessions": [{"start": "09:00", "end": "12:00"}]
    })));
    assert_eq!(sessions(&own, "2026-04-04"), "09:00-11:30 12:30-16:30");
    assert_eq!(sessions(&own, "2026-09-20"), "09:00-12:00");
    assert_eq!(why(&own, "2026-09-20")["code"], "makeUpDay");
}

#[test]
fn single_days_beat_every_other_rule() {
    let own = table(&rules(json!({
        "openings": [{"date": "2026-04-04", "reason": "清明值班", "sessions": [{"start": "09:00", "end": "11:00"}]}],
        "closings": [{"date": "2026-03-05", "reason": "停电检修"}]
    })));
    assert_eq!(sessions(&own, "2026-04-04"), "09:00-11:00");
    assert_eq!(why(&own, "2026-04-04"), json!({"code": "opening", "reason": "清明值班"}));
    assert_eq!(sessions(&own, "2026-03-05"), "");
    assert_eq!(why(&own, "2026-03-05"), json!({"code": "closing", "reason": "停电检修"}));
}

#[test]
fn a_season_replaces_the_week_and_may_come_back_each_year_over_new_year() {
    let week = json!({"monday": [{"start": "09:00", "end": "16:00"}]});
    let own = table(&rules(json!({"seasons": [
        {"name": "冬季作息", "from": "2024-12-01", "to": "2025-02-15", "everyYear": true, "week": week},
        {"name": "新作息", "from": "2026-12-07", "week": {"sunday": [{"start": "10:00", "end": "11:00"}]}}
    ]})));
    assert_eq!(sessions(&own, "2024-01-08"), "", "before the season first comes");
    assert_eq!(sessions(&own, "2024-12-02"), "09:00-16:00");
    assert_eq!(sessions(&own, "2025-02-10"), "09:00-16:00");
    assert_eq!(sessions(&own, "2025-02-17"), "");
    assert_eq!(sessions(&own, "2025-12-01"), "09:00-16:00");
    assert_eq!(why(&own, "2025-12-01"), json!({"code": "season", "name": "冬季作息"}));
    assert_eq!(why(&own, "2025-12-02"), json!({"code": "seasonRestDay", "name": "冬季作息"}));
    assert_eq!(sessions(&own, "2026-12-07"), "", "the later season in the list wins");
    assert_eq!(sessions(&own, "2026-12-13"), "10:00-11:00");
}

#[test]
fn market_days_open_by_day_of_month_or_by_cycle() {
    let hours = json!([{"start": "08:00", "end": "13:00"}]);
    let own = table(&rules(json!({"marketDays": [
        {"name": "甲圩", "on": {"daysOfMonth": [5, 15, 25]}, "sessions": hours},
        {"name": "乙圩", "on": {"everyDays": {"days": 6, "anchor": "2026-03-08"}}, "sessions": hours}
    ]})));
    assert_eq!(sessions(&own, "2026-03-15"), "08:00-13:00", "a Sunday");
    assert_eq!(why(&own, "2026-03-15"), json!({"code": "marketDay", "name": "甲圩"}));
    for market in ["2026-03-02", "2026-03-08", "2026-03-14"] {
        assert_eq!(why(&own, market), json!({"code": "marketDay", "name": "乙圩"}), "{market}");
    }
    assert_eq!(why(&own, "2026-05-05")["code"], "holiday", "a holiday closes a market day too");
    let new = table(&rules(json!({"marketDays": [
        {"name": "新圩", "on": {"daysOfMonth": [15]}, "sessions": hours, "from": "2026-03-15", "to": "2026-04-30"}
    ]})));
    for (date, open) in [("2026-02-15", false), ("2026-03-15", true), ("2026-06-15", false)] {
        assert_eq!(why(&new, date)["code"] == "marketDay", open, "{date}");
    }
}

#[test]
fn rules_come_back_from_json_as_they_went_and_unknown_fields_are_refused() {
    let all = rules(json!({
        "seasons": [{"name": "夏", "from": "2026-05-01", "to": "2026-09-30", "week": {}}],
        "closings": [{"date": "2026-03-05", "reason": "检修"}]
    }));
    let text = serde_json::to_string(&all).unwrap();
    assert_eq!(serde_json::from_str::<CalendarRules>(&text).unwrap(), all);
    for wrong in [
        json!({"version": 1, "weeks": {}}),
        json!({"version": 1, "week": {"monday": [{"start": "8:00", "end": "11:30"}]}}),
        json!({"version": 1, "week": {"monday": [{"start": "08:00", "end": "24:00"}]}}),
        json!({"version": 1, "week": {"monday": [{"start": "+8:00", "end": "09:00"}]}}),
        json!({"version": 1, "closings": [{"date": "2026-02-30", "reason": "检修"}]}),
    ] {
        assert!(serde_json::from_value::<CalendarRules>(wrong.clone()).is_err(), "{wrong}");
    }
}

#[test]
fn every_fault_is_listed_at_once() {
    let wrong = rules(json!({
        "week": {"monday": [{"start": "10:00", "end": "11:30"}, {"start": "11:00", "end": "12:00"}]},
        "seasons": [
            {"name": "倒", "from": "2026-05-02", "to": "2026-05-01", "week": {}},
            {"name": "久", "from": "2026-05-02", "to": "2027-05-03", "everyYear": true, "week": {}},
            {"name": "永", "from": "2026-05-02", "everyYear": true, "week": {}}
        ],
        "marketDays": [
            {"name": "零", "on": {"daysOfMonth": [0]}, "sessions": [{"start": "08:00", "end": "09:00"}]},
            {"name": "停", "on": {"everyDays": {"days": 0, "anchor": "2026-01-01"}}, "sessions": []}
        ],
        "openings": [{"date": "2026-03-05", "reason": "加班", "sessions": [{"start": "09:00", "end": "09:00"}]}],
        "closings": [{"date": "2026-03-05", "reason": "检修"}]
    }));
    let sessions = |of: &str| CalendarFault::Sessions { of: of.to_owned() };
    assert_eq!(
        faults(&wrong),
        [
            sessions("week"),
            sessions("停"),
            sessions("加班"),
            CalendarFault::Season("倒".to_owned()),
            CalendarFault::Season("久".to_owned()),
            CalendarFault::Season("永".to_owned()),
            CalendarFault::MarketDays("零".to_owned()),
            CalendarFault::MarketDays("停".to_owned()),
            CalendarFault::DayTwice(day("2026-03-05")),
        ]
    );
    assert_eq!(faults(&rules(json!({"week": {}}))), [CalendarFault::NeverOpen]);
}

#[test]
fn years_must_follow_each_other_and_name_each_date_once() {
    let year = |year: i32, rows: serde_json::Value| -> NationalYear {
        serde_json::from_value(json!({"year": year, "document": format!("文〔{year}〕1号"), "holidays": rows})).unwrap()
    };
    let row = |date: &str| json!({"date": date, "name": "元旦", "off": true});
    let faults = |years: &[NationalYear]| DayTable::build(&luoping(), years).unwrap_err();
    assert_eq!(faults(&[]), [CalendarFault::NoYears]);
    assert_eq!(faults(&[year(2024, json!([])), year(2026, json!([]))]), [CalendarFault::YearMissing(2025)]);
    assert_eq!(faults(&[year(2024, json!([])), year(2024, json!([]))]), [CalendarFault::YearTwice(2024)]);
    let date = day("2024-06-01");
    assert_eq!(
        faults(&[year(2025, json!([row("2024-06-01")]))]),
        [CalendarFault::HolidayOfOtherYear { date, year: 2025 }]
    );
    let twice = [year(2024, json!([row("2024-12-31")])), year(2025, json!([row("2024-12-31")]))];
    assert_eq!(faults(&twice), [CalendarFault::HolidayTwice(day("2024-12-31"))]);
}

#[test]
fn a_december_date_may_stand_in_the_next_years_document_and_a_later_notice_is_cited() {
    let documents: Vec<NationalYear> = serde_json::from_value(json!([
        {"year": 2025, "document": "文〔2024〕1号", "holidays": [
            {"date": "2024-12-31", "name": "元旦", "off": true},
            {"date": "2025-05-02", "name": "劳动节", "off": true, "document": "文〔2025〕9号"}
        ]},
        {"year": 2024, "document": "文〔2023〕1号", "holidays": []}
    ]))
    .unwrap();
    let own = DayTable::build(&luoping(), &documents).unwrap();
    assert_eq!(why(&own, "2024-12-31"), json!({"code": "holiday", "name": "元旦", "document": "文〔2024〕1号"}));
    assert_eq!(why(&own, "2025-05-02"), json!({"code": "holiday", "name": "劳动节", "document": "文〔2025〕9号"}));
}
