//! Faults within one version of an item: what contradicts itself or the law, whatever the centre.

use std::collections::BTreeSet;

use super::item::{Demand, ItemVersion, Kind, Material, Presence};
use super::limits;
use crate::time::Unit;

/// A rule that a version breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ItemRule {
    #[error("an obligatory text is blank")]
    TextBlank,
    #[error("the code may have lower-case letters, digits and hyphens only")]
    CodeForm,
    #[error("nobody may apply")]
    ApplicantsEmpty,
    #[error("the same kind of applicant is named twice")]
    ApplicantsRepeated,
    #[error("no way of delivery is named")]
    DeliveryEmpty,
    #[error("two materials have the same code")]
    MaterialCodeRepeated,
    #[error("neither an original nor a copy is asked for")]
    MaterialNothingAsked,
    #[error("a conditional material needs its condition")]
    ConditionMissing,
    #[error("a required material has no condition")]
    ConditionIdle,
    #[error("a limit of nothing is no limit")]
    LimitZero,
    #[error("law counts working days or calendar days, not a centre's opening")]
    StatutoryUnit,
    #[error("a commitment item needs a promised limit")]
    PromiseMissing,
    #[error("an immediate item is decided on the spot and promises no limit")]
    PromiseOnImmediate,
    #[error("the promised limit may run longer than the statutory one")]
    PromiseBeyondStatutory,
    #[error("a fee needs its basis")]
    FeeBasisMissing,
    #[error("an applicant who must appear comes at least once")]
    VisitsTooFew,
}

impl ItemRule {
    /// Stable code for problem documents.
    pub fn code(self) -> &'static str {
        match self {
            Self::TextBlank => "text-blank",
            Self::CodeForm => "code-form",
            Self::ApplicantsEmpty => "applicants-empty",
            Self::ApplicantsRepeated => "applicants-repeated",
            Self::DeliveryEmpty => "delivery-empty",
            Self::MaterialCodeRepeated => "material-code-repeated",
            Self::MaterialNothingAsked => "material-nothing-asked",
            Self::ConditionMissing => "condition-missing",
            Self::ConditionIdle => "condition-idle",
            Self::LimitZero => "limit-zero",
            Self::StatutoryUnit => "statutory-unit",
            Self::PromiseMissing => "promise-missing",
            Self::PromiseOnImmediate => "promise-on-immediate",
            Self::PromiseBeyondStatutory => "promise-beyond-statutory",
            Self::FeeBasisMissing => "fee-basis-missing",
            Self::VisitsTooFew => "visits-too-few",
        }
    }
}

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
    if version.fee.amount_fen > 0 && version.fee.basis.as_deref().is_none_or(blank) {
        found.add("/fee/basis", ItemRule::FeeBasisMissing);
    }
    found.0
}

struct Found(Vec<ItemFault>);

impl Found {
    fn add(&mut self, pointer: impl Into<String>, rule: ItemRule) {
        self.0.push(ItemFault {
            pointer: pointer.into(),
            rule,
        });
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
                .conditions
                .iter()
                .enumerate()
                .map(|(i, text)| (format!("/conditions/{i}"), text)),
        )
        .chain(
            version
                .aliases
                .iter()
                .enumerate()
                .map(|(i, text)| (format!("/aliases/{i}"), text)),
        )
        .chain(
            version
                .steps
                .iter()
                .enumerate()
                .map(|(i, step)| (format!("/steps/{i}/name"), &step.name)),
        )
        .chain(
            version
                .questions
                .iter()
                .enumerate()
                .map(|(i, q)| (format!("/questions/{i}/answer"), &q.answer)),
        );
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
    if version.presence == Presence::MustAppear && version.visits == 0 {
        found.add("/visits", ItemRule::VisitsTooFew);
    }
}

fn materials(materials: &[Material], found: &mut Found) {
    let mut codes = BTreeSet::new();
    for (i, material) in materials.iter().enumerate() {
        if !codes.insert(&material.code) {
            found.add(format!("/materials/{i}/code"), ItemRule::MaterialCodeRepeated);
        }
        for (key, text) in [
            ("code", &material.code),
            ("name", &material.name),
            ("source", &material.source),
        ] {
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

/// Requirement B6: the promise is there where one is due, and never runs beyond the law.
fn promise(version: &ItemVersion, found: &mut Found) {
    for (pointer, limit) in [
        ("/promisedLimit", version.promised_limit),
        ("/statutoryLimit", version.statutory_limit),
    ] {
        if limit.is_some_and(|limit| limit.amount == 0) {
            found.add(pointer, ItemRule::LimitZero);
        }
    }
    if version
        .statutory_limit
        .is_some_and(|limit| matches!(limit.unit, Unit::OpenDay | Unit::OpenHour))
    {
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

#[cfg(test)]
mod tests {
    use super::super::item::ApplicantKind;
    use super::*;
    use crate::time::Limit;

    fn codes(version: &ItemVersion) -> Vec<(String, &'static str)> {
        faults(version)
            .into_iter()
            .map(|fault| (fault.pointer, fault.rule.code()))
            .collect()
    }

    #[test]
    fn a_sound_version_has_no_fault() {
        assert_eq!(codes(&sample()), []);
    }

    #[test]
    fn every_fault_is_found_at_once() {
        let mut version = sample();
        version.code = "Sample 1".to_owned();
        version.name = " ".to_owned();
        version.applicants.clear();
        version.delivery.clear();
        version.fee.amount_fen = 500;
        version.presence = Presence::MustAppear;
        version.visits = 0;
        version.promised_limit = Some(Limit {
            amount: 21,
            unit: Unit::WorkingDay,
        });
        let mut twin = version.materials[0].clone();
        twin.demand = Demand::Conditional;
        twin.originals = 0;
        version.materials.push(twin);
        let mut found: Vec<_> = codes(&version).into_iter().map(|(_, code)| code).collect();
        found.sort_unstable();
        assert_eq!(
            found,
            [
                "applicants-empty",
                "code-form",
                "condition-missing",
                "delivery-empty",
                "fee-basis-missing",
                "material-code-repeated",
                "material-nothing-asked",
                "promise-beyond-statutory",
                "text-blank",
                "visits-too-few",
            ]
        );
    }

    #[test]
    fn a_commitment_needs_a_promise_and_an_immediate_item_has_none() {
        let mut version = sample();
        version.kind = Kind::Immediate;
        assert_eq!(codes(&version), [("/promisedLimit".to_owned(), "promise-on-immediate")]);
        version.kind = Kind::Commitment;
        version.promised_limit = None;
        assert_eq!(codes(&version), [("/promisedLimit".to_owned(), "promise-missing")]);
    }

    #[test]
    fn a_required_material_has_no_condition_and_a_repeated_applicant_shows() {
        let mut version = sample();
        version.materials[0].condition = Some("委托他人办理".to_owned());
        version.applicants.push(ApplicantKind::Person);
        assert_eq!(
            codes(&version),
            [
                ("/applicants".to_owned(), "applicants-repeated"),
                ("/materials/0/condition".to_owned(), "condition-idle")
            ]
        );
    }

    #[test]
    fn law_does_not_count_in_a_centres_opening() {
        let mut version = sample();
        version.statutory_limit = Some(Limit {
            amount: 20,
            unit: Unit::OpenDay,
        });
        assert_eq!(codes(&version), [("/statutoryLimit/unit".to_owned(), "statutory-unit")]);
    }
}
