//! The Chinese lunisolar calendar (农历), for market days that follow the moon.

use icu_calendar::Date as CalendarDate;
use icu_calendar::cal::ChineseTraditional;
use time::Date;

/// A date of the lunar calendar, without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lunar {
    /// 1 to 12; a leap month (闰月) has the number of the month before it.
    pub month: u8,
    pub leap: bool,
    /// 1 to 29 or 30.
    pub day: u8,
}

/// The lunar date of a day; none outside 1900 to 2099, where nobody has published one.
#[must_use]
pub fn lunar(date: Date) -> Option<Lunar> {
    if !(1900..=2099).contains(&date.year()) {
        return None;
    }
    let date = CalendarDate::try_new_iso(date.year(), u8::from(date.month()), date.day()).ok()?;
    let date = date.to_calendar(ChineseTraditional::new());
    let month = date.month();
    Some(Lunar { month: month.number(), leap: month.to_input().is_leap(), day: date.day_of_month().0 })
}
