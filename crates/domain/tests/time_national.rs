//! The shipped holiday documents say what the State Council said.
#![allow(clippy::unwrap_used)]

mod time_support;

use domain::time::Why;
use time::{Date, Weekday};
use time_support::model::FACTS;
use time_support::{NATIONAL, YEARS, day};

fn dates(year: i32, days: &str) -> Vec<Date> {
    days.split(' ').map(|d| day(&format!("{year}-{d}"))).collect()
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[test]
fn each_year_cites_its_document() {
    let cited: Vec<(i32, &str)> = YEARS.iter().map(|y| (y.year, y.document.as_str())).collect();
    let expected = [
        (2024, "国办发明电〔2023〕7号"),
        (2025, "国办发明电〔2024〕12号"),
        (2026, "国办发明电〔2025〕7号"),
    ];
    assert_eq!(cited, expected);
}

#[test]
fn weekdays_off_and_weekend_days_worked_are_exactly_the_official_ones() {
    for (year, off, worked) in FACTS {
        let document = YEARS.iter().find(|y| y.year == year).unwrap();
        let rows = |is_off: bool| {
            document
                .holidays
                .iter()
                .filter(move |h| h.off == is_off)
                .map(|h| h.date)
        };
        assert_eq!(
            rows(true).filter(|d| !is_weekend(*d)).collect::<Vec<_>>(),
            dates(year, off),
            "{year} off"
        );
        assert_eq!(rows(false).collect::<Vec<_>>(), dates(year, worked), "{year} worked");
        assert!(rows(false).all(is_weekend));
    }
}

#[test]
fn the_national_table_is_open_on_working_days_and_cites_the_document_for_the_others() {
    for (year, off, worked) in FACTS {
        for date in dates(year, off) {
            let why = NATIONAL.day(date).unwrap().why;
            assert!(
                matches!(why, Why::Holiday { document, .. } if document.starts_with("国办发明电")),
                "{date}"
            );
        }
        for date in dates(year, worked) {
            let day = NATIONAL.day(date).unwrap();
            assert!(day.is_open() && matches!(day.why, Why::MakeUpDay { .. }), "{date}");
        }
    }
    // Working days of a year: 366 − 104 weekend days − 19 + 8, and so on.
    let count = |year| NATIONAL.days().filter(|d| d.date.year() == year && d.is_open()).count();
    assert_eq!([count(2024), count(2025), count(2026)], [251, 248, 248]);
}
