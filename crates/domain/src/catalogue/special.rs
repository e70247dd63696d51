//! What an item's own rule says about its clocks, where that is more or other than its regime (B4, B12): the steps that
//! stop them, and by how much the law lets its limit be extended.

use serde::{Deserialize, Serialize};

use super::item::{ItemVersion, Kind};
use super::regime::{ExcludedStep, ExtensionApprover};
use crate::case::clock::Clock;
use crate::time::Limit;

/// A clock that a special step may stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StoppedClock {
    /// 承诺时限
    Promise,
    /// 法定时限
    Statutory,
}

impl StoppedClock {
    pub const fn clock(self) -> Clock {
        match self {
            Self::Promise => Clock::Promise,
            Self::Statutory => Clock::Statutory,
        }
    }
}

/// A step that stops clocks of this item (特别程序): one that its regime does not name, or one that stops others than
/// usual.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SpecialStep {
    pub step: ExcludedStep,
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 2))]
    pub stops: Vec<StoppedClock>,
    /// The law or rule that says so.
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub basis: String,
}

/// An extension of the statutory limit by the item's own law: unified or joint handling of permits (45 days + 15, 行政许可法
/// 42), minimum living allowance, and the like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnExtension {
    /// In the unit of the statutory limit.
    pub longest: Limit,
    pub approver: ExtensionApprover,
    /// The law that allows it.
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub basis: String,
}

/// A step that may stop clocks of a case, and which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StoppingStep {
    pub step: ExcludedStep,
    pub clocks: Vec<Clock>,
    /// The item's own rule; none where its regime says so.
    pub basis: Option<String>,
}

impl ItemVersion {
    /// The steps that stop clocks, with the clocks that each stops (行政许可法 45). What the regime excludes from the
    /// statutory limit stops the promise too, unless the item says otherwise: nobody can promise another body's time.
    #[must_use]
    pub fn stopping_steps(&self) -> Vec<StoppingStep> {
        let usual = [StoppedClock::Promise, StoppedClock::Statutory];
        let by_regime = self.procedure().rules().excluded_steps.iter().map(|step| (*step, None));
        let own = self.special_steps.iter().map(|own| (own.step, Some(own)));
        let beside = by_regime.filter(|(step, _)| !self.special_steps.iter().any(|own| own.step == *step));
        own.chain(beside)
            .map(|(step, own)| {
                let stops = own.map_or(&usual[..], |own| &own.stops);
                StoppingStep {
                    step,
                    clocks: stops.iter().map(|stop| stop.clock()).filter(|clock| self.runs(*clock)).collect(),
                    basis: own.map(|own| own.basis.clone()),
                }
            })
            .collect()
    }

    /// The extension that the item's own law allows, or its regime.
    #[must_use]
    pub fn extension_rule(&self) -> Option<OwnExtension> {
        let by_regime = || {
            let rule = self.procedure().rules().extension?;
            Some(OwnExtension { longest: rule.longest, approver: rule.approver, basis: rule.source.to_owned() })
        };
        self.extension.clone().or_else(by_regime)
    }

    /// Whether an accepted case of this item has such a clock.
    fn runs(&self, clock: Clock) -> bool {
        match clock {
            Clock::Promise => self.kind == Kind::Immediate || self.promised_limit.is_some(),
            Clock::Statutory => self.statutory_limit.is_some(),
            Clock::AcceptanceDecision | Clock::SupplementWait | Clock::Delivery | Clock::LateMaterials => false,
        }
    }
}
