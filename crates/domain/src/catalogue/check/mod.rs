//! Faults within one version of an item: what contradicts itself or the law, whatever the centre.

mod rule;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::item::{Demand, ItemVersion, Kind, Material, Presence};
use super::limits;
use super::regime::{ExtensionApprover, Regime};
use crate::kernel::ResidentId;
use crate::time::Unit;
pub use rule::ItemRule;

/// A broken rule and its place, a JSON pointer into the version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFault {
    pub pointer: String,
    pub rule: ItemRule,
}

/// Every fault of the version; empty when it is sound.
pub fn faults(version: &ItemVersion) -> Vec<ItemFault> {
    let mut found = Found(Vec::new());
    texts(version, &mut found);
    people(version, &mut found);
    materials(&version.materials, &mut found);
    promise(version, &mut found);
    clocks(version, &mut found);
    if version.fee.amount_fen > 0 && version.fee.basis.as_deref().is_none_or(blank) {
        found.add("/fee/basis", ItemRule::FeeBasisMissing);
    }
    found.0
}

struct Found(Vec<ItemFault>);

impl Found {
    fn add(&mut self, pointer: impl Into<String>, rule: ItemRule) {
        self.0.push(ItemFault { pointer: pointer.into(), rule });
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn texts(version: &ItemVersion, found: &mut Found) {
    let single = [
        ("/name", &version.name),
        ("/window", &version.window),
        ("/exercisingLevel", &version.exercising_level),
        ("/enquiry", &version.enquiry),
        ("/complaint", &version.complaint),
    ];
    for (pointer, text) in single {
        if blank(text) {
            found.add(pointer, ItemRule::TextBlank);
        }
    }
    let code_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if version.code.is_empty() || !version.code.chars().all(code_letter) {
        found.add("/code", ItemRule::CodeForm);
    }
    let many = (version.legal_basis.iter().enumerate())
        .map(|(i, basis)| (format!("/legalBasis/{i}/title"), &basis.title))
        .chain(
            version
                .legal_basis
                .iter()
                .enumerate()
                .filter_map(|(i, basis)| basis.text.as_ref().map(|text| (format!("/legalBasis/{i}/text"), text))),
        )
        .chain(version.conditions.iter().enumerate().map(|(i, text)| (format!("/conditions/{i}"), text)))
        .chain(version.aliases.iter().enumerate().map(|(i, text)| (format!("/aliases/{i}"), text)))
        .chain(version.steps.iter().enumerate().map(|(i, step)| (format!("/steps/{i}/name"), &step.name)))
        .chain(version.questions.iter().enumerate().map(|(i, q)| (format!("/questions/{i}/answer"), &q.answer)));
    for (pointer, text) in many {
        if blank(text) {
            found.add(pointer, ItemRule::TextBlank);
        }
    }
}

fn people(version: &ItemVersion, found: &mut Found) {
    if version.applicants.is_empty() {
        found.add("/applicants", ItemRule::ApplicantsEmpty);
    }
    let kinds: BTreeSet<_> = version.applicants.iter().map(|kind| *kind as u8).collect();
    if kinds.len() < version.applicants.len() {
        found.add("/applicants", ItemRule::ApplicantsRepeated);
    }
    if version.delivery.is_empty() {
        found.add("/delivery", ItemRule::DeliveryEmpty);
    }
    let modes: BTreeSet<_> = version.delivery.iter().map(|mode| *mode as u8).collect();
    if modes.len() < version.delivery.len() {
        found.add("/delivery", ItemRule::DeliveryRepeated);
    }
    if version.two_persons && version.kind == Kind::Immediate {
        found.add("/twoPersons", ItemRule::TwoPersonsOnImmediate);
    }
    if version.presence == Presence::MustAppear && version.visits == 0 {
        found.add("/visits", ItemRule::VisitsTooFew);
    }
}

fn materials(materials: &[Material], found: &mut Found) {
    types(materials, found);
    samples(materials, found);
    let mut codes = BTreeSet::new();
    for (i, material) in materials.iter().enumerate() {
        if !codes.insert(&material.code) {
            found.add(format!("/materials/{i}/code"), ItemRule::MaterialCodeRepeated);
        }
        for (key, text) in [("code", &material.code), ("name", &material.name), ("source", &material.source)] {
            if blank(text) {
                found.add(format!("/materials/{i}/{key}"), ItemRule::TextBlank);
            }
        }
        if material.originals == 0 && material.copies == 0 {
            found.add(format!("/materials/{i}"), ItemRule::MaterialNothingAsked);
        }
        match (material.demand, material.condition.as_deref()) {
            (Demand::Conditional, condition) if condition.is_none_or(blank) => {
                found.add(format!("/materials/{i}/condition"), ItemRule::ConditionMissing);
            }
            (Demand::Required, Some(_)) => found.add(format!("/materials/{i}/condition"), ItemRule::ConditionIdle),
            _ => {}
        }
    }
}

/// Requirement B10: an example says what to fill in where, and shows the number of nobody who could be alive.
fn samples(materials: &[Material], found: &mut Found) {
    for (i, material) in materials.iter().enumerate() {
        for (j, line) in material.sample.iter().enumerate() {
            for (key, text) in [("label", &line.label), ("example", &line.example)] {
                if blank(text) {
                    found.add(format!("/materials/{i}/sample/{j}/{key}"), ItemRule::TextBlank);
                }
            }
            if names_somebody(&line.example) {
                found.add(format!("/materials/{i}/sample/{j}/example"), ItemRule::SampleOfSomebody);
            }
        }
    }
}

/// A resident id in the text with a right check character, of somebody born since 1900.
fn names_somebody(text: &str) -> bool {
    let word = |c: char| !c.is_ascii_alphanumeric();
    text.split(word).filter_map(|number| ResidentId::parse(number).ok()).any(|id| id.birth_date().year() >= 1900)
}

/// Requirement C8: what can be found on file is told apart by its type.
fn types(materials: &[Material], found: &mut Found) {
    let mut seen = BTreeSet::new();
    for (i, material) in materials.iter().enumerate() {
        if let Some(kind) = &material.material_type {
            let well_formed = kind.starts_with(|c: char| c.is_ascii_lowercase())
                && kind.len() <= 40
                && kind.chars().all(|c| c.is_ascii_alphanumeric());
            if !well_formed {
                found.add(format!("/materials/{i}/type"), ItemRule::MaterialTypeForm);
            }
            if !seen.insert(kind) {
                found.add(format!("/materials/{i}/type"), ItemRule::MaterialTypeRepeated);
            }
        }
        if material.valid_months.is_some_and(|months| months == 0 || material.material_type.is_none()) {
            found.add(format!("/materials/{i}/validMonths"), ItemRule::ValidMonthsIdle);
        }
    }
}

/// Requirement B6: the promise is there where one is due, and never runs beyond the law.
fn promise(version: &ItemVersion, found: &mut Found) {
    for (pointer, limit) in [("/promisedLimit", version.promised_limit), ("/statutoryLimit", version.statutory_limit)] {
        if limit.is_some_and(|limit| limit.amount == 0) {
            found.add(pointer, ItemRule::LimitZero);
        }
    }
    if version.statutory_limit.is_some_and(|limit| matches!(limit.unit, Unit::OpenDay | Unit::OpenHour)) {
        found.add("/statutoryLimit/unit", ItemRule::StatutoryUnit);
    }
    match (version.kind, version.promised_limit) {
        (Kind::Commitment, None) => found.add("/promisedLimit", ItemRule::PromiseMissing),
        (Kind::Immediate, Some(_)) => found.add("/promisedLimit", ItemRule::PromiseOnImmediate),
        _ => {}
    }
    if let (Some(promised), Some(statutory)) = (version.promised_limit, version.statutory_limit)
        && !limits::surely_within(promised, statutory)
    {
        found.add("/promisedLimit", ItemRule::PromiseBeyondStatutory);
    }
}

/// What stops and lengthens its clocks says which, and by what law (B12, 行政许可法 42, 45).
fn clocks(version: &ItemVersion, found: &mut Found) {
    let mut seen = BTreeSet::new();
    for (i, special) in version.special_steps.iter().enumerate() {
        if special.stops.is_empty() {
            found.add(format!("/specialSteps/{i}/stops"), ItemRule::SpecialStepIdle);
        }
        if !seen.insert(special.step as u8) {
            found.add(format!("/specialSteps/{i}/step"), ItemRule::SpecialStepRepeated);
        }
        if blank(&special.basis) {
            found.add(format!("/specialSteps/{i}/basis"), ItemRule::TextBlank);
        }
    }
    let Some(extension) = &version.extension else { return };
    if extension.longest.amount == 0 {
        found.add("/extension/longest", ItemRule::LimitZero);
    }
    if version.statutory_limit.is_none_or(|limit| limit.unit != extension.longest.unit) {
        found.add("/extension/longest/unit", ItemRule::ExtensionIdle);
    }
    if blank(&extension.basis) {
        found.add("/extension/basis", ItemRule::TextBlank);
    }
    // 行政许可法 42: ten days by the head of the authority; fifteen by the head of government for unified or joint handling.
    let longest = if extension.approver == ExtensionApprover::HeadOfGovernment { 15 } else { 10 };
    if version.procedure() == Regime::Permit && extension.longest.amount > longest {
        found.add("/extension/longest/amount", ItemRule::ExtensionBeyondLaw);
    }
}

/// A sound commitment item for the tests of this module and its neighbours.
#[cfg(test)]
pub(crate) fn sample() -> ItemVersion {
    serde_json::from_value(serde_json::json!({
        "code": "sample", "name": "示例事项", "type": "permit", "kind": "commitment", "window": "W01",
        "exercisingLevel": "乡镇", "legalBasis": [{"title": "示例法"}], "conditions": ["示例条件"],
        "applicants": ["person"],
        "materials": [{"code": "m1", "name": "申请书", "rank": "main", "demand": "required", "originals": 1, "copies": 0,
            "source": "申请人"}],
        "steps": [{"name": "受理", "by": "窗口", "what": "核对材料"}],
        "statutoryLimit": {"amount": 20, "unit": "workingDay"}, "promisedLimit": {"amount": 10, "unit": "openDay"},
        "fee": {"amountFen": 0, "standard": "不收费"}, "resultName": "示例证", "delivery": ["pickUp"],
        "enquiry": "0874-9000001", "complaint": "0874-9000002", "visits": 1, "presence": "agentAllowed"
    }))
    .unwrap()
}
