//! A plain second opinion: holidays as lists, hours as a match, counting one day and one minute at a time.

use domain::time::Pause;
use time::{Date, Duration, OffsetDateTime, Time, Weekday};

use super::day;
use domain::time::CIVIL;

/// Weekdays off and weekend days worked, by year.
pub const FACTS: [(i32, &str, &str); 3] = [
    (
        2024,
        "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07",
        "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    ),
    (
        2025,
        "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
        "01-26 02-08 04-27 09-28 10-11",
    ),
    (
        2026,
        "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07",
        "01-04 02-14 02-28 05-09 09-20 10-10",
    ),
];

/// Saturdays inside a holiday, on which Luoping would be open by its week.
const SATURDAYS_OFF: &str = "2024-02-10 2024-02-17 2024-04-06 2024-05-04 2024-10-05 2025-02-01 2025-04-05 2025-05-03 \
    2025-05-31 2025-10-04 2026-01-03 2026-02-21 2026-04-04 2026-05-02 2026-06-20 2026-09-26 2026-10-03";

pub struct Model {
    off: Vec<Date>,
    worked: Vec<Date>,
    saturdays: Vec<Date>,
}

impl Model {
    pub fn new() -> Self {
        let of = |year: i32, days: &str| days.split(' ').map(|d| day(&format!("{year}-{d}"))).collect::<Vec<_>>();
        Self {
            off: FACTS.iter().flat_map(|(year, off, _)| of(*year, off)).collect(),
            worked: FACTS.iter().flat_map(|(year, _, worked)| of(*year, worked)).collect(),
            saturdays: SATURDAYS_OFF.split_whitespace().map(day).collect(),
        }
    }

    pub fn is_working_day(&self, date: Date) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        if weekend {
            self.worked.contains(&date)
        } else {
            !self.off.contains(&date)
        }
    }

    /// Sessions of Luoping in minutes of the day.
    pub fn sessions(&self, date: Date) -> &'static [(i64, i64)] {
        match date.weekday() {
            _ if self.off.contains(&date) || self.saturdays.contains(&date) => &[],
            Weekday::Sunday | Weekday::Monday => &[],
            Weekday::Saturday => &[(540, 690), (750, 990)],
            _ => &[(480, 690), (870, 1050)],
        }
    }

    fn close(&self, date: Date) -> Option<OffsetDateTime> {
        self.sessions(date).last().map(|(_, end)| minute(date, *end))
    }

    pub fn open_days(&self, start: OffsetDateTime, amount: u32, pauses: &[Pause]) -> OffsetDateTime {
        self.days(start, amount, pauses, |date| self.close(date))
    }

    pub fn working_days(&self, start: OffsetDateTime, amount: u32, pauses: &[Pause]) -> OffsetDateTime {
        self.days(start, amount, pauses, |date| {
            self.is_working_day(date).then(|| minute(date, 1050))
        })
    }

    pub fn calendar_days(&self, start: OffsetDateTime, amount: u32, pauses: &[Pause]) -> OffsetDateTime {
        let mut end = self.days(start, amount, pauses, |date| Some(minute(date, 1050)));
        while !self.is_working_day(end.date()) || closes_paused(end, pauses) {
            end += Duration::DAY;
        }
        end
    }

    fn days(
        &self,
        start: OffsetDateTime,
        amount: u32,
        pauses: &[Pause],
        close: impl Fn(Date) -> Option<OffsetDateTime>,
    ) -> OffsetDateTime {
        let (mut date, mut left) = (start.date(), amount);
        loop {
            date = date.next_day().unwrap();
            if let Some(close) = close(date).filter(|close| !closes_paused(*close, pauses)) {
                left -= 1;
                if left == 0 {
                    return close;
                }
            }
        }
    }

    /// `start` and the pauses lie on whole minutes.
    pub fn open_hours(&self, start: OffsetDateTime, amount: u32, pauses: &[Pause]) -> OffsetDateTime {
        let (mut date, mut left) = (start.date(), amount * 60);
        loop {
            for (from, to) in self.sessions(date) {
                for n in *from..*to {
                    let now = minute(date, n);
                    if now >= start && !is_paused(now, pauses) {
                        left -= 1;
                        if left == 0 {
                            return now + Duration::MINUTE;
                        }
                    }
                }
            }
            date = date.next_day().unwrap();
        }
    }
}

/// Whether the clock stands still in the minute that begins at `at`.
fn is_paused(at: OffsetDateTime, pauses: &[Pause]) -> bool {
    pauses.iter().any(|p| p.from <= at && p.to.is_none_or(|to| at < to))
}

/// Whether a day that ends at `close` ends while the clock stands still.
pub fn closes_paused(close: OffsetDateTime, pauses: &[Pause]) -> bool {
    pauses
        .iter()
        .any(|p| p.from < close && p.to.is_none_or(|to| close <= to))
}

fn minute(date: Date, of_day: i64) -> OffsetDateTime {
    date.with_time(Time::MIDNIGHT).assume_offset(CIVIL) + Duration::minutes(of_day)
}
