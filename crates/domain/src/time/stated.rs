//! The part of calendar rules that people state as a whole; the rest is put on record act by act.

use serde::{Deserialize, Serialize};

use super::clock_time::Session;
use super::rules::{CalendarRules, Closing, DutyDays, MarketDays, OnHolidays, Opening, Season, Week};

/// The rules as a centre states them. Recorded ends and declined make-up days stay as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = CalendarRules))]
pub struct StatedRules {
    /// The usual week.
    pub week: Week,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub seasons: Vec<Season>,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub market_days: Vec<MarketDays>,
    #[serde(default)]
    pub on_holidays: OnHolidays,
    /// Sessions of a make-up day (调休). Empty: make-up days come as proposals.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub make_up_sessions: Vec<Session>,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 400))]
    pub openings: Vec<Opening>,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 400))]
    pub closings: Vec<Closing>,
    /// 值班
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<DutyDays>,
}

impl CalendarRules {
    /// What people state of these rules.
    #[must_use]
    pub fn stated(&self) -> StatedRules {
        StatedRules {
            week: self.week.clone(),
            seasons: self.seasons.clone(),
            market_days: self.market_days.clone(),
            on_holidays: self.on_holidays,
            make_up_sessions: self.make_up_sessions.clone(),
            openings: self.openings.clone(),
            closings: self.closings.clone(),
            duty: self.duty.clone(),
        }
    }

    /// These rules with `stated` in the place of what was stated before.
    #[must_use]
    pub fn restated(&self, stated: StatedRules) -> Self {
        Self {
            version: self.version,
            week: stated.week,
            seasons: stated.seasons,
            market_days: stated.market_days,
            on_holidays: stated.on_holidays,
            make_up_sessions: stated.make_up_sessions,
            openings: stated.openings,
            closings: stated.closings,
            duty: stated.duty,
            actual_ends: self.actual_ends.clone(),
            declined_make_ups: self.declined_make_ups.clone(),
        }
    }
}
