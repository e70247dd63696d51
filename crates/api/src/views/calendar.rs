//! Calendars as they are shown: rules, days and why, changes, versions.

use app::AppError;
use app::queries::calendars::CalendarRecord;
use domain::kernel::Signature;
use domain::policy::CalendarAct;
use domain::time::{
    ActualEnd, CalendarRules, ClockTime, Day, DayTable, DeclinedMakeUp, MakeUpDay, MakeUpState, NationalYear, Session,
    StatedRules, Why, YearWanted, changed_days,
};
use serde::Serialize;
use store::places::calendar_versions::{VersionCause, VersionRow};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

use crate::iso_date;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum CalendarKind {
    /// Working days of the state (行政许可法 82).
    National,
    /// A centre's own open days.
    Centre,
}

/// What can be done to a calendar.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum CalendarActName {
    Change,
    AnswerMakeUp,
    RecordEnd,
    LoadYear,
}

/// The holidays of a year are needed and not loaded: no due time that reaches into it can be told.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct YearWarning {
    /// `yearNotLoaded`
    pub code: String,
    pub year: i32,
    /// Days until the year begins; 0 once it has begun.
    pub days_left: u32,
}

impl YearWarning {
    fn of(wanted: YearWanted) -> Self {
        Self { code: "yearNotLoaded".to_owned(), year: wanted.year, days_left: wanted.days_left }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Calendar)]
pub struct CalendarView {
    /// `national`, or the code of the centre.
    pub id: String,
    pub name: String,
    pub kind: CalendarKind,
    /// Raised with every change of its rules, and with every change of the national calendar, which it follows.
    pub version: u32,
    /// The version of the national calendar.
    pub national_version: i32,
    /// Years whose holidays are loaded.
    pub years: Vec<i32>,
    pub rules: StatedRules,
    /// Recorded ends of open-ended sessions.
    pub actual_ends: Vec<ActualEnd>,
    pub declined_make_ups: Vec<DeclinedMakeUp>,
    /// What has to be done soon.
    pub warnings: Vec<YearWarning>,
    /// What is open to me.
    pub may: Vec<CalendarActName>,
}

impl CalendarView {
    pub fn of(record: &CalendarRecord) -> Result<Self, AppError> {
        let kept = &record.kept;
        let mut years: Vec<i32> = kept.years.iter().map(|year: &NationalYear| year.year).collect();
        years.sort_unstable();
        Ok(Self {
            id: kept.row.id.clone(),
            name: kept.row.name.clone(),
            kind: if kept.is_national() { CalendarKind::National } else { CalendarKind::Centre },
            version: kept.version()?,
            national_version: kept.national_version,
            years,
            rules: kept.rules.stated(),
            actual_ends: kept.rules.actual_ends.clone(),
            declined_make_ups: kept.rules.declined_make_ups.clone(),
            warnings: record.wanted.into_iter().map(YearWarning::of).collect(),
            may: record.may.iter().filter_map(|act| act_name(*act)).collect(),
        })
    }
}

fn act_name(act: CalendarAct) -> Option<CalendarActName> {
    match act {
        CalendarAct::Read => None,
        CalendarAct::Change => Some(CalendarActName::Change),
        CalendarAct::AnswerMakeUp => Some(CalendarActName::AnswerMakeUp),
        CalendarAct::RecordEnd => Some(CalendarActName::RecordEnd),
        CalendarAct::LoadYear => Some(CalendarActName::LoadYear),
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Calendars {
    pub items: Vec<CalendarView>,
}

/// Why a day is open or closed.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DayWhy {
    /// `week`, `restDay`, `season`, `seasonRestDay`, `marketDay`, `holiday`, `makeUpDay`, `opening`, `closing`, `dutyDay`.
    pub code: &'static str,
    /// Name of the holiday, season or market.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Number of the document that arranges the holiday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Why the centre opened or closed on this one day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl DayWhy {
    fn of(why: &Why) -> Self {
        let (code, name, document, reason) = match why {
            Why::Week => ("week", None, None, None),
            Why::RestDay => ("restDay", None, None, None),
            Why::Season { name } => ("season", Some(name), None, None),
            Why::SeasonRestDay { name } => ("seasonRestDay", Some(name), None, None),
            Why::MarketDay { name } => ("marketDay", Some(name), None, None),
            Why::Holiday { name, document } => ("holiday", Some(name), Some(document), None),
            Why::MakeUpDay { name, document } => ("makeUpDay", Some(name), Some(document), None),
            Why::Opening { reason } => ("opening", None, None, Some(reason)),
            Why::Closing { reason } => ("closing", None, None, Some(reason)),
            Why::DutyDay => ("dutyDay", None, None, None),
        };
        Self { code, name: name.cloned(), document: document.cloned(), reason: reason.cloned() }
    }
}

/// A session of one day.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DaySession {
    pub start: ClockTime,
    /// The recorded end where there is one, else the planned one.
    pub end: ClockTime,
    /// It goes on until those who came are served (至散场).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub open_ended: bool,
    /// The end that was planned, once the real one is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_end: Option<ClockTime>,
}

/// One day of a calendar.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CalendarDay {
    #[serde(with = "iso_date")]
    pub date: Date,
    pub open: bool,
    /// Empty on a closed day.
    pub sessions: Vec<DaySession>,
    /// Hours in which someone is there though the day does not count as open (值班).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duty: Vec<Session>,
    pub why: DayWhy,
}

impl CalendarDay {
    fn of(day: &Day<'_>, ends: &[ActualEnd]) -> Self {
        let recorded = |session: &Session| {
            let end = ends.iter().find(|end| (end.date, end.start) == (day.date, session.start));
            end.filter(|_| session.open_ended).map(|end| end.planned)
        };
        let shown = |session: &Session| DaySession {
            start: session.start,
            end: session.end,
            open_ended: session.open_ended,
            planned_end: recorded(session),
        };
        Self {
            date: day.date,
            open: day.is_open(),
            sessions: day.sessions.iter().map(shown).collect(),
            duty: day.duty.to_vec(),
            why: DayWhy::of(day.why),
        }
    }
}

/// The days of a year. A year that is not loaded has none.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CalendarDays {
    pub year: i32,
    pub version: u32,
    /// Whether the holidays of the year are loaded.
    pub loaded: bool,
    pub open_days: u32,
    pub days: Vec<CalendarDay>,
}

impl CalendarDays {
    pub fn of(rules: &CalendarRules, table: &DayTable, year: i32) -> Self {
        let days: Vec<CalendarDay> = table
            .days()
            .filter(|day| day.date.year() == year)
            .map(|day| CalendarDay::of(&day, &rules.actual_ends))
            .collect();
        let open_days = u32::try_from(days.iter().filter(|day| day.open).count()).unwrap_or_default();
        Self { year, version: table.version(), loaded: !days.is_empty(), open_days, days }
    }
}

/// A day as it is and as it would be; a day of a year that is not loaded is none.
#[derive(Debug, Serialize, ToSchema)]
pub struct DayChangeView {
    #[serde(with = "iso_date")]
    pub date: Date,
    pub before: Option<CalendarDay>,
    pub after: Option<CalendarDay>,
}

/// So many changed days are listed; all are counted.
const MOST_LISTED: usize = 400;

/// The days that a change would make other ones.
#[derive(Debug, Serialize, ToSchema)]
pub struct DayChanges {
    /// The version of the calendar that this was tried on.
    pub version: u32,
    /// How many days change in all.
    pub total: u32,
    /// How many more days are open after it; fewer if negative.
    pub opened: i32,
    /// How many of them are over: what is still counted from then on is counted anew.
    pub past: u32,
    /// Today and what comes, in order, then what is over; at most four hundred.
    pub days: Vec<DayChangeView>,
}

impl DayChanges {
    pub fn of(version: u32, today: Date, before: &DayTable, after: &DayTable) -> Self {
        let mut changes = changed_days(before, after);
        let open = |day: &Option<Day<'_>>| i32::from(day.is_some_and(|day| day.is_open()));
        let shown = |day: Option<Day<'_>>| day.map(|day| CalendarDay::of(&day, &[]));
        changes.sort_by_key(|change| (change.date < today, change.date));
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            version,
            total: count(changes.len()),
            opened: changes.iter().map(|change| open(&change.after) - open(&change.before)).sum(),
            past: count(changes.iter().filter(|change| change.date < today).count()),
            days: changes
                .into_iter()
                .take(MOST_LISTED)
                .map(|change| DayChangeView {
                    date: change.date,
                    before: shown(change.before),
                    after: shown(change.after),
                })
                .collect(),
        }
    }
}

/// A make-up working day of the state (调休), and what the calendar does about it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MakeUpDayView {
    #[serde(with = "iso_date")]
    pub date: Date,
    /// The holiday it belongs to.
    pub name: String,
    pub document: String,
    pub state: MakeUpState,
}

impl MakeUpDayView {
    pub fn of(day: MakeUpDay) -> Self {
        Self { date: day.date, name: day.name, document: day.document, state: day.state }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MakeUpDays {
    /// The version of the calendar.
    pub version: u32,
    pub items: Vec<MakeUpDayView>,
}

impl MakeUpDays {
    pub fn of(version: u32, days: Vec<MakeUpDay>) -> Self {
        Self { version, items: days.into_iter().map(MakeUpDayView::of).collect() }
    }
}

/// What made a new version of a calendar.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum CalendarCause {
    /// Loaded with the centre.
    Profile,
    Rules,
    MakeUp,
    ActualEnd,
    /// The holidays of a year were loaded.
    Year,
    /// The national calendar, which this one follows, has changed.
    National,
}

/// A version of a calendar.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CalendarVersionRow {
    pub version: i32,
    /// The version of the national calendar then.
    pub national_version: i32,
    /// None where it is not known.
    #[serde(with = "time::serde::rfc3339::option")]
    pub at: Option<OffsetDateTime>,
    pub cause: CalendarCause,
    /// None where no person made it.
    pub by: Option<Signature>,
    pub note: Option<String>,
}

impl CalendarVersionRow {
    pub fn of(row: VersionRow) -> Self {
        let mark = row.doc.0;
        Self {
            version: row.version,
            national_version: row.national_version,
            at: (row.at.micros() != 0).then(|| app::civil(row.at.time())).flatten(),
            cause: match mark.cause {
                VersionCause::Profile => CalendarCause::Profile,
                VersionCause::Rules => CalendarCause::Rules,
                VersionCause::MakeUp => CalendarCause::MakeUp,
                VersionCause::ActualEnd => CalendarCause::ActualEnd,
                VersionCause::Year => CalendarCause::Year,
                VersionCause::National => CalendarCause::National,
            },
            by: mark.by,
            note: mark.note,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarVersions {
    pub items: Vec<CalendarVersionRow>,
    pub next: Option<String>,
}

/// A version with the rules as they were.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CalendarVersion {
    pub made: CalendarVersionRow,
    pub rules: StatedRules,
    pub actual_ends: Vec<ActualEnd>,
    pub declined_make_ups: Vec<DeclinedMakeUp>,
}

impl CalendarVersion {
    pub fn of(row: VersionRow, rules: &CalendarRules) -> Self {
        Self {
            made: CalendarVersionRow::of(row),
            rules: rules.stated(),
            actual_ends: rules.actual_ends.clone(),
            declined_make_ups: rules.declined_make_ups.clone(),
        }
    }
}
