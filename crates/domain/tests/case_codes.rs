//! Codes of rules and denials are public: complete, each its own, and of one form.

mod common;

use std::collections::BTreeSet;

use domain::kernel::Rule;
use domain::policy::{Denial, Power};

/// Every variant, kept complete by a match that does not compile when one is forgotten.
macro_rules! every {
    ($type:ident: $($variant:ident $(($inside:expr))?),+ $(,)?) => {{
        #[allow(unused)]
        fn none_forgotten(of: $type) {
            match of { $($type::$variant $((every!(@any $inside)))? => {}),+ }
        }
        [$($type::$variant $(($inside))?),+]
    }};
    (@any $inside:expr) => { _ };
}

fn rules() -> Vec<Rule> {
    every!(Rule:
        WrongStage, ItemNotInForce, ApplicantKind, MaterialTwice, MaterialUnknown, MainMaterialMissing,
        SecondaryMaterialMissing, MaterialNeeded, OralNotEnough, ReasonsMissing, RemediesMissing,
        ReceiverIsNotApplicant, SignatureEmpty, NothingMissing, SecondSupplementRequest, SupplementIncomplete,
        RightAuthorityMissing, TransferToItself, NotTheHolderThere, LateNotAllowed, LateTermsMissing, NothingLate,
        UndertakingMissing, LateDuePast, LateDueClosed, LateDueTooFar, LateNoRoom, LateOutstanding, MaterialNotBrought,
        NothingBrought, SecondPersonNeeded, DeliveryNotOffered, ReceiverProofMissing, ReceiverProofIdle, WaybillInvalid,
        NothingCorrected, AlreadyFiled, NoticeNotPrinted, ReceiptNotKept, MaterialNotOnFile, MustAppear, ProxyAuthority,
        ProxyRelation, NoProxy, ReceiverIsNotProxy, StepCounts, NoClockToStop, DaysMissing, NoSuchSuspension,
        SuspensionOver, NotSuspended, StillSuspended, ExtensionNotAllowed, AlreadyExtended, ExtensionTooLate,
        ExtensionTooLong,
    )
    .to_vec()
}

fn denials() -> Vec<Denial> {
    every!(Denial: ForeignCentre, OutOfScope, Role, NotHolder, NotChief, NotReviewer, DirectorOnly, HeadOnly, PowerNotGranted(Power::Delivery), OwnDraft, CaseClosed, NotKeeper)
        .to_vec()
}

/// Words of small letters, joined by hyphens; parts joined by dots.
fn is_dotted_kebab(code: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase());
    code.split('.').all(|part| part.split('-').all(word))
}

#[test]
fn the_list_of_rules_is_complete_and_names_each_once() {
    assert_eq!(Rule::ALL.to_vec(), rules());
}

#[test]
fn every_code_is_of_one_form_and_belongs_to_one_rule_or_denial() {
    let codes: Vec<&str> = rules().into_iter().map(Rule::code).chain(denials().into_iter().map(Denial::code)).collect();
    for code in &codes {
        assert!(is_dotted_kebab(code), "{code}");
    }
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
}

const ABOUT: [&str; 15] = [
    "case",
    "item",
    "material",
    "decision",
    "delivery",
    "supplement",
    "refusal",
    "transfer",
    "late",
    "correction",
    "closure",
    "proxy",
    "suspension",
    "extension",
    "clock",
];

#[test]
fn a_rule_is_named_after_what_it_is_about() {
    for rule in rules() {
        let (about, what) = rule.code().split_once('.').unwrap_or_default();
        assert!(ABOUT.contains(&about) && !what.is_empty(), "{rule:?}");
    }
}

#[test]
fn what_belongs_to_a_foreign_centre_looks_like_nothing_at_all() {
    assert_eq!(Denial::ForeignCentre.code(), "not-found");
    let others = denials().into_iter().filter(|denial| *denial != Denial::ForeignCentre);
    assert!(others.into_iter().all(|denial| denial.code().starts_with("denied.")));
}

#[test]
fn powers_have_codes_of_their_own() {
    let powers = every!(Power: Acceptance, ImmediateApproval, CommitmentCoordination, Delivery, Litigation);
    let codes: BTreeSet<&str> = powers.into_iter().map(Power::code).collect();
    assert_eq!(codes.len(), powers.len());
    for power in powers {
        assert_eq!(serde_json::to_value(power).ok(), Some(power.code().into()));
    }
}
