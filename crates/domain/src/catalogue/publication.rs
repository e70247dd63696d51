//! Whether a version may be published at a centre (requirement B6).

use super::check::{self, ItemRule};
use super::disclosure::missing;
use super::item::{ItemVersion, Kind};
use super::limits::first_broken_promise;
use crate::place::Route;
use crate::policy::{Power, deciding_power};
use crate::profile::{CentrePolicy, HandlingKind};
use crate::time::Calendars;

/// What the centre knows that the version itself does not say.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub policy: &'a CentrePolicy,
    /// The powers of the window that the version names; none when the centre has no such window.
    pub window: Option<&'a [Power]>,
    /// Where its cases would go from that window.
    pub route: Route,
    /// The version names no unit in charge, or one that the centre can reach.
    pub department_known: bool,
    /// The code that the item has had so far; none for a new item.
    pub code: Option<&'a str>,
    /// Another item of the centre has the code of this version.
    pub code_taken: bool,
    pub calendars: Calendars<'a>,
}

/// What keeps a version from being published. Codes are public: they are never renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PublicationRule {
    /// The version contradicts itself or the law.
    Item(ItemRule),
    /// A line of the centre's disclosure list is open.
    NotDisclosed,
    WindowUnknown,
    /// The unit in charge is none that the centre can reach: nobody would decide its cases.
    DepartmentUnknown,
    /// The department has not granted its window what the item needs (A6).
    PowerMissing,
    /// The centre does not use cases of this kind (D1).
    KindNotUsed,
    CodeTaken,
    /// An item keeps its code over its versions.
    CodeDiffers,
    /// On the centre's own calendar the promise would end after the statutory limit.
    PromiseOutlasts,
}

impl PublicationRule {
    pub fn code(self) -> &'static str {
        match self {
            Self::NotDisclosed => "guide.not-disclosed",
            Self::WindowUnknown => "guide.window-unknown",
            Self::DepartmentUnknown => "guide.department-unknown",
            Self::PowerMissing => "guide.power-missing",
            Self::KindNotUsed => "guide.kind-not-used",
            Self::CodeTaken => "guide.code-taken",
            Self::CodeDiffers => "guide.code-differs",
            Self::PromiseOutlasts => "guide.promise-outlasts",
            Self::Item(rule) => match rule {
                ItemRule::TextBlank => "guide.text-blank",
                ItemRule::CodeForm => "guide.code-form",
                ItemRule::ApplicantsEmpty => "guide.applicants-empty",
                ItemRule::ApplicantsRepeated => "guide.applicants-repeated",
                ItemRule::DeliveryEmpty => "guide.delivery-empty",
                ItemRule::MaterialCodeRepeated => "guide.material-code-repeated",
                ItemRule::MaterialNothingAsked => "guide.material-nothing-asked",
                ItemRule::ConditionMissing => "guide.condition-missing",
                ItemRule::ConditionIdle => "guide.condition-idle",
                ItemRule::LimitZero => "guide.limit-zero",
                ItemRule::StatutoryUnit => "guide.statutory-unit",
                ItemRule::PromiseMissing => "guide.promise-missing",
                ItemRule::PromiseOnImmediate => "guide.promise-on-immediate",
                ItemRule::PromiseBeyondStatutory => "guide.promise-beyond-statutory",
                ItemRule::FeeBasisMissing => "guide.fee-basis-missing",
                ItemRule::VisitsTooFew => "guide.visits-too-few",
                ItemRule::TwoPersonsOnImmediate => "guide.two-persons-on-immediate",
                ItemRule::DeliveryRepeated => "guide.delivery-repeated",
                ItemRule::MaterialTypeForm => "guide.material-type-form",
                ItemRule::MaterialTypeRepeated => "guide.material-type-repeated",
                ItemRule::ValidMonthsIdle => "guide.valid-months-idle",
                ItemRule::SpecialStepIdle => "guide.special-step-idle",
                ItemRule::SpecialStepRepeated => "guide.special-step-repeated",
                ItemRule::ExtensionIdle => "guide.extension-idle",
                ItemRule::ExtensionBeyondLaw => "guide.extension-beyond-law",
                ItemRule::SampleOfSomebody => "guide.sample-of-somebody",
            },
        }
    }
}

/// A broken rule and its place, a JSON pointer into the version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationFault {
    pub pointer: String,
    pub rule: PublicationRule,
    /// What the fault is about, e.g. the name of the open line.
    pub subject: Option<String>,
}

/// Everything that keeps the version from being published; empty when nothing does.
pub fn faults(version: &ItemVersion, facts: Facts<'_>) -> Vec<PublicationFault> {
    let mut found: Vec<PublicationFault> = check::faults(version)
        .into_iter()
        .map(|fault| PublicationFault {
            pointer: fault.pointer,
            rule: PublicationRule::Item(fault.rule),
            subject: None,
        })
        .collect();
    // A field that is at fault already is not said to be open as well.
    for line in missing(version, &facts.policy.disclosure) {
        if !found.iter().any(|fault| fault.pointer == line.pointer) {
            add(&mut found, line.pointer, PublicationRule::NotDisclosed, Some(line.name));
        }
    }
    let kind = match version.kind {
        Kind::Immediate => HandlingKind::Immediate,
        Kind::Commitment => HandlingKind::Commitment,
    };
    if !facts.policy.kinds.contains(&kind) {
        add(&mut found, "/kind", PublicationRule::KindNotUsed, None);
    }
    window(version, facts, &mut found);
    if !facts.department_known {
        add(&mut found, "/department", PublicationRule::DepartmentUnknown, version.department.clone());
    }
    match facts.code {
        Some(code) if code != version.code => {
            add(&mut found, "/code", PublicationRule::CodeDiffers, Some(code.to_owned()));
        }
        None if facts.code_taken => add(&mut found, "/code", PublicationRule::CodeTaken, None),
        _ => {}
    }
    let beyond = PublicationRule::Item(ItemRule::PromiseBeyondStatutory);
    if let (Some(promised), Some(statutory)) = (version.promised_limit, version.statutory_limit)
        && !found.iter().any(|fault| fault.rule == beyond)
        && let Some(day) = first_broken_promise(&facts.calendars, promised, statutory)
    {
        add(&mut found, "/promisedLimit", PublicationRule::PromiseOutlasts, Some(day.to_string()));
    }
    found
}

/// The window takes, handles and delivers only what its department lets it (A6).
fn window(version: &ItemVersion, facts: Facts<'_>, found: &mut Vec<PublicationFault>) {
    let Some(powers) = facts.window else {
        if !version.window.trim().is_empty() {
            add(found, "/window", PublicationRule::WindowUnknown, None);
        }
        return;
    };
    // Who would decide is not known before the unit in charge is: that fault is named by itself.
    let open = |power: &Power| facts.department_known || *power != deciding_power(version.kind);
    for needed in needed_powers(version.kind, &facts.route).into_iter().filter(open) {
        if !powers.contains(&needed) {
            add(found, "/window", PublicationRule::PowerMissing, Some(needed.name().to_owned()));
        }
    }
}

/// What a window needs for an item of this kind (A6): to decide and to hand out only what does not go on from it, to a
/// review unit or to the window that issues.
pub fn needed_powers(kind: Kind, route: &Route) -> Vec<Power> {
    let mut needed = vec![Power::Acceptance];
    needed.extend(route.review.is_none().then(|| deciding_power(kind)));
    needed.extend(route.issuing.is_none().then_some(Power::Delivery));
    needed
}

fn add(found: &mut Vec<PublicationFault>, pointer: &str, rule: PublicationRule, subject: Option<String>) {
    found.push(PublicationFault { pointer: pointer.to_owned(), rule, subject });
}
