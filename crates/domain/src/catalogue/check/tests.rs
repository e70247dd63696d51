//! Every rule, broken.

use super::*;
use crate::catalogue::item::{ApplicantKind, SampleLine};
use crate::catalogue::regime::{ExcludedStep, ExtensionApprover};
use crate::catalogue::special::{OwnExtension, SpecialStep, StoppedClock};
use crate::time::Limit;

fn codes(version: &ItemVersion) -> Vec<(String, &'static str)> {
    faults(version).into_iter().map(|fault| (fault.pointer, fault.rule.code())).collect()
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
    version.promised_limit = Some(Limit { amount: 21, unit: Unit::WorkingDay });
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
        [("/applicants".to_owned(), "applicants-repeated"), ("/materials/0/condition".to_owned(), "condition-idle")]
    );
}

#[test]
fn law_does_not_count_in_a_centres_opening() {
    let mut version = sample();
    version.statutory_limit = Some(Limit { amount: 20, unit: Unit::OpenDay });
    assert_eq!(codes(&version), [("/statutoryLimit/unit".to_owned(), "statutory-unit")]);
}

#[test]
fn a_type_is_one_word_once_and_months_belong_to_a_type() {
    let mut version = sample();
    version.materials[0].valid_months = Some(12);
    let mut card = version.materials[0].clone();
    card.code = "m2".to_owned();
    card.material_type = Some("residentIdCard".to_owned());
    let register = Material { code: "m3".to_owned(), material_type: Some("户口簿".to_owned()), ..card.clone() };
    let twin = Material { code: "m4".to_owned(), valid_months: Some(0), ..card.clone() };
    version.materials.extend([card, register, twin]);
    assert_eq!(
        codes(&version),
        [
            ("/materials/0/validMonths".to_owned(), "valid-months-idle"),
            ("/materials/2/type".to_owned(), "material-type-form"),
            ("/materials/3/type".to_owned(), "material-type-repeated"),
            ("/materials/3/validMonths".to_owned(), "valid-months-idle"),
        ]
    );
}

#[test]
fn what_stops_and_lengthens_a_limit_says_which_and_by_what_law() {
    let step = |step, stops: &[StoppedClock], basis: &str| SpecialStep {
        step,
        stops: stops.to_vec(),
        basis: basis.to_owned(),
    };
    let mut version = sample();
    version.special_steps = vec![
        step(ExcludedStep::Survey, &[StoppedClock::Promise], "示例勘查办法"),
        step(ExcludedStep::PublicNotice, &[], " "),
        step(ExcludedStep::Survey, &[StoppedClock::Statutory], "示例勘查办法"),
    ];
    assert_eq!(
        codes(&version),
        [
            ("/specialSteps/1/stops".to_owned(), "special-step-idle"),
            ("/specialSteps/1/basis".to_owned(), "text-blank"),
            ("/specialSteps/2/step".to_owned(), "special-step-repeated"),
        ]
    );
}

#[test]
fn an_extension_is_of_the_statutory_limit_and_a_permits_keeps_within_article_42() {
    let extended = |amount, unit, approver| {
        let basis = "示例规定".to_owned();
        codes(&ItemVersion {
            extension: Some(OwnExtension { longest: Limit { amount, unit }, approver, basis }),
            ..sample()
        })
    };
    let (head, government) = (ExtensionApprover::HeadOfAuthority, ExtensionApprover::HeadOfGovernment);
    assert_eq!(extended(10, Unit::WorkingDay, head), []);
    assert_eq!(extended(15, Unit::WorkingDay, government), []);
    let beyond = [("/extension/longest/amount".to_owned(), "extension-beyond-law")];
    assert_eq!(extended(11, Unit::WorkingDay, head), beyond);
    assert_eq!(extended(16, Unit::WorkingDay, government), beyond);
    assert_eq!(extended(10, Unit::CalendarDay, head), [("/extension/longest/unit".to_owned(), "extension-idle")]);
    assert_eq!(extended(0, Unit::WorkingDay, head), [("/extension/longest".to_owned(), "limit-zero")]);
}

#[test]
fn an_example_says_what_where_and_shows_nobodys_number() {
    let line = |label: &str, example: &str| SampleLine { label: label.to_owned(), example: example.to_owned() };
    let mut version = sample();
    version.materials[0].sample = vec![
        line("姓名", "甲示例"),
        line("证件号", "530399185501010019（示例）"),
        line(" ", "乙示例"),
        line("住址", ""),
        line("证件号", "号码：11010519491231002X。"),
    ];
    version.legal_basis[0].text = Some("  ".to_owned());
    assert_eq!(
        codes(&version),
        [
            ("/legalBasis/0/text".to_owned(), "text-blank"),
            ("/materials/0/sample/2/label".to_owned(), "text-blank"),
            ("/materials/0/sample/3/example".to_owned(), "text-blank"),
            ("/materials/0/sample/4/example".to_owned(), "sample-of-somebody"),
        ]
    );
}
