//! The counting against a walk minute by minute, a hundred thousand times, with pauses, in all four units.
//!
//! The walk is written from the text of the law and of the design, not from the code: it knows minutes in which the
//! centre is open, minutes at which a day ends, and minutes in which the clock stands still.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod time_support;

use domain::time::{CIVIL, Limit, Pause, Unit, due_at};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use time::{Date, Duration, OffsetDateTime};
use time_support::model::Model;
use time_support::{at, calendars, strategies};

const CASES: usize = 100_000;
const A_DAY: usize = 1440;

/// Three years of minutes.
struct Minutes {
    first: OffsetDateTime,
    /// The centre is open in the minute that begins here.
    open: Vec<bool>,
    /// The centre's last session of a day ends here.
    own_close: Vec<bool>,
    /// A working day of the state ends here.
    working_close: Vec<bool>,
    /// Any day ends here, for what is counted in calendar days.
    day_end: Vec<bool>,
    /// The clock stands still in the minute that begins here; painted for one case at a time.
    still: Vec<bool>,
}

impl Minutes {
    fn lay_out() -> Self {
        let model = Model::new();
        let first = at("2024-01-01 00:00");
        let none = vec![false; 1096 * A_DAY];
        let mut all = Self {
            first,
            open: none.clone(),
            own_close: none.clone(),
            working_close: none.clone(),
            day_end: none.clone(),
            still: none,
        };
        for day in 0..1096 {
            let date: Date = (first + Duration::days(day as i64)).date();
            let minute = |of_day: i64| day * A_DAY + usize::try_from(of_day).unwrap();
            for (from, to) in model.sessions(date) {
                all.open[minute(*from)..minute(*to)].fill(true);
            }
            if let Some((_, close)) = model.sessions(date).last() {
                all.own_close[minute(*close)] = true;
            }
            // Offices close at half past five.
            all.working_close[minute(1050)] = model.is_working_day(date);
            all.day_end[minute(1050)] = true;
        }
        all
    }

    fn minute(&self, at: OffsetDateTime) -> usize {
        usize::try_from((at - self.first).whole_minutes().max(0)).unwrap()
    }

    fn paint(&mut self, pauses: &[Pause], still: bool) {
        for pause in pauses {
            let (from, to) = (self.minute(pause.from), self.minute(pause.to.unwrap()));
            self.still[from..to].fill(still);
        }
    }

    fn due(&mut self, start: OffsetDateTime, limit: Limit, pauses: &[Pause]) -> OffsetDateTime {
        self.paint(pauses, true);
        let end = self.walk(start, limit);
        self.paint(pauses, false);
        (self.first + Duration::minutes(end as i64)).to_offset(CIVIL)
    }

    fn walk(&self, start: OffsetDateTime, limit: Limit) -> usize {
        let begin = self.minute(start);
        // 民法典 201: the day of the event is not counted; hours run from the moment itself.
        let next_day = (begin / A_DAY + 1) * A_DAY;
        let amount = usize::try_from(limit.amount).unwrap();
        match limit.unit {
            Unit::OpenHour => 1 + self.nth(begin, amount * 60, |minute| self.open[minute] && !self.still[minute]),
            Unit::OpenDay => self.nth(next_day, amount, |minute| self.ends(&self.own_close, minute)),
            Unit::WorkingDay => self.nth(next_day, amount, |minute| self.ends(&self.working_close, minute)),
            Unit::CalendarDay => {
                let last = self.nth(next_day, amount, |minute| self.ends(&self.day_end, minute));
                // 民法典 203: what ends on a day off ends on the next working day.
                self.nth(last, 1, |minute| self.ends(&self.working_close, minute))
            }
        }
    }

    /// A day ends here while the clock runs: it did not stand still in the minute that led up to it.
    fn ends(&self, closes: &[bool], minute: usize) -> bool {
        closes[minute] && !self.still[minute - 1]
    }

    /// The minute at which this has happened so many times.
    fn nth(&self, from: usize, times: usize, happens: impl Fn(usize) -> bool) -> usize {
        (from..self.open.len()).filter(|minute| happens(*minute)).nth(times - 1).unwrap()
    }
}

#[test]
fn a_hundred_thousand_limits_with_pauses_end_when_a_walk_minute_by_minute_says() {
    let mut minutes = Minutes::lay_out();
    let mut runner = TestRunner::deterministic();
    let (mut paused, cases) = (0, (strategies::paused_start_minute(), strategies::limit()));
    for _ in 0..CASES {
        let ((start, pauses), limit) = cases.new_tree(&mut runner).unwrap().current();
        let due = due_at(start, limit, &pauses, &calendars()).unwrap();
        assert_eq!(due, minutes.due(start, limit, &pauses), "{limit:?} from {start} with {pauses:?}");
        paused += usize::from(!pauses.is_empty());
    }
    assert!(paused > CASES / 2, "most cases stand still at some time: {paused}");
}
