//! Market days that follow the moon (农历).
#![allow(clippy::unwrap_used)]

mod time_support;

use domain::time::{CalendarRules, Lunar, MarketCycle, lunar};
use proptest::prelude::*;
use serde_json::json;
use time::{Date, Duration};
use time_support::{day, luoping, table};

/// First day of the first lunar month, as published for each year.
const SPRING_FESTIVALS: [&str; 31] = [
    "2000-02-05",
    "2001-01-24",
    "2002-02-12",
    "2003-02-01",
    "2004-01-22",
    "2005-02-09",
    "2006-01-29",
    "2007-02-18",
    "2008-02-07",
    "2009-01-26",
    "2010-02-14",
    "2011-02-03",
    "2012-01-23",
    "2013-02-10",
    "2014-01-31",
    "2015-02-19",
    "2016-02-08",
    "2017-01-28",
    "2018-02-16",
    "2019-02-05",
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
    "2027-02-06",
    "2028-01-26",
    "2029-02-13",
    "2030-02-03",
];

#[test]
fn spring_festival_and_the_other_known_days_are_where_they_belong() {
    for festival in SPRING_FESTIVALS {
        assert_eq!(lunar(day(festival)), Some(Lunar { month: 1, leap: false, day: 1 }), "{festival}");
        let eve = lunar(day(festival).previous_day().unwrap()).unwrap();
        assert!(eve.month == 12 && eve.day >= 29, "{festival}: {eve:?}");
    }
    // 端午 and 中秋 of the shipped years, and the leap months of 2020, 2023 and 2025.
    for (date, month, leap, of_month) in [
        ("2024-06-10", 5, false, 5),
        ("2025-05-31", 5, false, 5),
        ("2026-06-19", 5, false, 5),
        ("2024-09-17", 8, false, 15),
        ("2025-10-06", 8, false, 15),
        ("2026-09-25", 8, false, 15),
        ("2020-05-23", 4, true, 1),
        ("2023-03-22", 2, true, 1),
        ("2025-07-25", 6, true, 1),
    ] {
        assert_eq!(lunar(day(date)), Some(Lunar { month, leap, day: of_month }), "{date}");
    }
    assert_eq!(lunar(day("1899-12-31")), None);
    assert_eq!(lunar(day("2100-01-01")), None);
}

#[test]
fn a_lunar_market_opens_a_centre_on_its_days_and_nowhere_else() {
    let mut rules: CalendarRules = luoping();
    rules.week = serde_json::from_value(json!({})).unwrap();
    rules.market_days = serde_json::from_value(json!([{
        "name": "逢三圩", "on": { "lunarDays": [3, 13, 23] }, "sessions": [{ "start": "08:00", "end": "13:00" }]
    }]))
    .unwrap();
    let own = table(&rules);
    // Third day of the second lunar month of 2026, and its neighbours.
    assert!(own.day(day("2026-03-21")).unwrap().is_open());
    assert!(!own.day(day("2026-03-20")).unwrap().is_open());
    assert!(!own.day(day("2026-02-19")).unwrap().is_open(), "the third of the first month lies in the holidays");
    for open in own.days().filter(|day| day.is_open()) {
        assert!([3, 13, 23].contains(&lunar(open.date).unwrap().day), "{}", open.date);
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (0..73_000_i64).prop_map(|days| day("1900-01-01") + Duration::days(days))
}

proptest! {
    #[test]
    fn days_of_the_moon_follow_each_other(date in any_date()) {
        let (today, tomorrow) = (lunar(date).unwrap(), lunar(date.next_day().unwrap()).unwrap());
        let goes_on = tomorrow == Lunar { day: today.day + 1, ..today };
        let begins = tomorrow.day == 1 && today.day >= 29
            && (tomorrow.month == today.month % 12 + 1 || (tomorrow.month == today.month && tomorrow.leap));
        prop_assert!(goes_on || begins, "{today:?} then {tomorrow:?}");
    }

    #[test]
    fn each_day_of_the_moon_comes_back_within_two_months(date in any_date(), wanted in 1..=29_u8) {
        let cycle = MarketCycle::LunarDays(vec![wanted]);
        let found = (0..60).filter(|n| cycle.falls_on(date + Duration::days(*n))).count();
        prop_assert!((1..=3).contains(&found), "{found}");
    }
}
