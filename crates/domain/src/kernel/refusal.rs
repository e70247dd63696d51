//! Why an act is refused: a closed list of rules, so that every refusal has a stable code and a text in each language.

use crate::case::{Act, StageName};

/// The rule an act breaks. Codes are public: they are never renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The act does not start from this stage.
    WrongStage,
    /// No version of the item is in force today (B5).
    ItemNotInForce,
    /// The item is not for this kind of applicant (B1).
    ApplicantKind,
    /// The same material is stated twice.
    MaterialTwice,
    /// The item has no such material.
    MaterialUnknown,
    /// A main material is missing (行政许可法 32).
    MainMaterialMissing,
    /// A secondary material is missing, and the profile does not allow it late (容缺).
    SecondaryMaterialMissing,
    /// Only a conditional material can be stated as not needed.
    MaterialNeeded,
    /// The profile does not take oral requests.
    OralNotEnough,
    /// A denial states its reasons in writing (行政许可法 38).
    ReasonsMissing,
    /// A denial names the remedies: reconsideration and litigation (行政许可法 38).
    RemediesMissing,
    /// The result is handed to the applicant only, who is someone else.
    ReceiverIsNotApplicant,
    /// The signature pad was sent without a stroke.
    SignatureEmpty,
    /// A supplement request names what is missing.
    NothingMissing,
    /// The one supplement request has been made: a second is the director's to make (行政许可法 32).
    SecondSupplementRequest,
    /// A material that the supplement request named was not brought.
    SupplementIncomplete,
    /// A refusal of the wrong authority names the right one (行政许可法 32).
    RightAuthorityMissing,
    /// A transfer goes to another window or item than the one the case is at.
    TransferToItself,
    /// The person named does not hold the window that the case is transferred to.
    NotTheHolderThere,
    /// The profile does not let secondary material come late (容缺).
    LateNotAllowed,
    /// A secondary material is missing: it may come late, once the applicant has undertaken to bring it by a date.
    LateTermsMissing,
    /// Nothing secondary is missing that could come late.
    NothingLate,
    /// The applicant has not signed the undertaking (容缺承诺书).
    UndertakingMissing,
    /// The date to bring late material lies before today, or the centre has closed already.
    LateDuePast,
    /// The centre does not open on that date.
    LateDueClosed,
    /// The date is too far away, or too near to the end of the promise.
    LateDueTooFar,
    /// The promise is too short for anything to come late.
    LateNoRoom,
    /// What the applicant undertook to bring is not there yet.
    LateOutstanding,
    /// What comes is there: it cannot be stated as missing.
    MaterialNotBrought,
    /// Nothing was brought.
    NothingBrought,
    /// Whoever received, accepted or handled the case does not decide it too (D7).
    SecondPersonNeeded,
    /// The item is not delivered this way.
    DeliveryNotOffered,
    /// Somebody else than the applicant needs a proof.
    ReceiverProofMissing,
    /// The applicant needs no proof.
    ReceiverProofIdle,
    /// The number of a parcel is letters and digits.
    WaybillInvalid,
    /// The correction changes nothing.
    NothingCorrected,
    /// The dossier is closed already.
    AlreadyFiled,
    /// The written decision was never printed, so the applicant cannot have it (行政许可法 32, 38).
    NoticeNotPrinted,
    /// The signed receipt is not in the dossier.
    ReceiptNotKept,
    /// The material is not on file with the case named, or no longer valid (C8).
    MaterialNotOnFile,
    /// The item wants the applicant in person: nobody applies for another (B8).
    MustAppear,
    /// An organisation has no guardian, and a person no legal representative.
    ProxyAuthority,
    /// Somebody of this relation cannot have this authority.
    ProxyRelation,
    /// A proxy takes the result only of a case that a proxy applied for.
    NoProxy,
    /// Somebody else than the proxy who applied takes the result.
    ReceiverIsNotProxy,
    /// The time of this step is counted: neither the regime nor the item's own rule excludes it (行政许可法 45).
    StepCounts,
    /// No clock of the item would stand still.
    NoClockToStop,
    /// So many days are to be stated.
    DaysMissing,
    /// The case has no special procedure of this number.
    NoSuchSuspension,
    /// The special procedure is over already.
    SuspensionOver,
    /// No special procedure lasts.
    NotSuspended,
    /// A special procedure lasts: what it is for comes before the decision.
    StillSuspended,
    /// No law lets the limit of this item be extended (B12).
    ExtensionNotAllowed,
    /// The limit is extended once (行政许可法 42).
    AlreadyExtended,
    /// The statutory limit is over: nothing is extended afterwards.
    ExtensionTooLate,
    /// Longer than the law lets it be.
    ExtensionTooLong,
}

impl Rule {
    pub const ALL: [Self; 56] = [
        Self::WrongStage,
        Self::ItemNotInForce,
        Self::ApplicantKind,
        Self::MaterialTwice,
        Self::MaterialUnknown,
        Self::MainMaterialMissing,
        Self::SecondaryMaterialMissing,
        Self::MaterialNeeded,
        Self::OralNotEnough,
        Self::ReasonsMissing,
        Self::RemediesMissing,
        Self::ReceiverIsNotApplicant,
        Self::SignatureEmpty,
        Self::NothingMissing,
        Self::SecondSupplementRequest,
        Self::SupplementIncomplete,
        Self::RightAuthorityMissing,
        Self::TransferToItself,
        Self::NotTheHolderThere,
        Self::LateNotAllowed,
        Self::LateTermsMissing,
        Self::NothingLate,
        Self::UndertakingMissing,
        Self::LateDuePast,
        Self::LateDueClosed,
        Self::LateDueTooFar,
        Self::LateNoRoom,
        Self::LateOutstanding,
        Self::MaterialNotBrought,
        Self::NothingBrought,
        Self::SecondPersonNeeded,
        Self::DeliveryNotOffered,
        Self::ReceiverProofMissing,
        Self::ReceiverProofIdle,
        Self::WaybillInvalid,
        Self::NothingCorrected,
        Self::AlreadyFiled,
        Self::NoticeNotPrinted,
        Self::ReceiptNotKept,
        Self::MaterialNotOnFile,
        Self::MustAppear,
        Self::ProxyAuthority,
        Self::ProxyRelation,
        Self::NoProxy,
        Self::ReceiverIsNotProxy,
        Self::StepCounts,
        Self::NoClockToStop,
        Self::DaysMissing,
        Self::NoSuchSuspension,
        Self::SuspensionOver,
        Self::NotSuspended,
        Self::StillSuspended,
        Self::ExtensionNotAllowed,
        Self::AlreadyExtended,
        Self::ExtensionTooLate,
        Self::ExtensionTooLong,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::WrongStage => "case.wrong-stage",
            Self::ItemNotInForce => "item.not-in-force",
            Self::ApplicantKind => "item.applicant-kind",
            Self::MaterialTwice => "material.twice",
            Self::MaterialUnknown => "material.unknown",
            Self::MainMaterialMissing => "material.main-missing",
            Self::SecondaryMaterialMissing => "material.secondary-missing",
            Self::MaterialNeeded => "material.needed",
            Self::OralNotEnough => "case.oral-not-enough",
            Self::ReasonsMissing => "decision.reasons-missing",
            Self::RemediesMissing => "decision.remedies-missing",
            Self::ReceiverIsNotApplicant => "delivery.receiver-is-not-applicant",
            Self::SignatureEmpty => "delivery.signature-empty",
            Self::NothingMissing => "supplement.nothing-missing",
            Self::SecondSupplementRequest => "supplement.second-request",
            Self::SupplementIncomplete => "supplement.incomplete",
            Self::RightAuthorityMissing => "refusal.right-authority-missing",
            Self::TransferToItself => "transfer.to-itself",
            Self::NotTheHolderThere => "transfer.not-the-holder",
            Self::LateNotAllowed => "late.not-allowed",
            Self::LateTermsMissing => "late.terms-missing",
            Self::NothingLate => "late.nothing-missing",
            Self::UndertakingMissing => "late.undertaking-missing",
            Self::LateDuePast => "late.due-past",
            Self::LateDueClosed => "late.due-closed",
            Self::LateDueTooFar => "late.due-too-far",
            Self::LateNoRoom => "late.no-room",
            Self::LateOutstanding => "late.outstanding",
            Self::MaterialNotBrought => "material.not-brought",
            Self::NothingBrought => "material.nothing-brought",
            Self::SecondPersonNeeded => "decision.second-person",
            Self::DeliveryNotOffered => "delivery.not-offered",
            Self::ReceiverProofMissing => "delivery.proof-missing",
            Self::ReceiverProofIdle => "delivery.proof-idle",
            Self::WaybillInvalid => "delivery.waybill-invalid",
            Self::NothingCorrected => "correction.nothing-changed",
            Self::AlreadyFiled => "closure.already-filed",
            Self::NoticeNotPrinted => "closure.notice-not-printed",
            Self::ReceiptNotKept => "closure.receipt-not-kept",
            Self::MaterialNotOnFile => "material.not-on-file",
            Self::MustAppear => "proxy.must-appear",
            Self::ProxyAuthority => "proxy.authority",
            Self::ProxyRelation => "proxy.relation",
            Self::NoProxy => "delivery.no-proxy",
            Self::ReceiverIsNotProxy => "delivery.receiver-is-not-proxy",
            Self::StepCounts => "suspension.step-counts",
            Self::NoClockToStop => "suspension.no-clock",
            Self::DaysMissing => "clock.days-missing",
            Self::NoSuchSuspension => "suspension.unknown",
            Self::SuspensionOver => "suspension.over",
            Self::NotSuspended => "suspension.none",
            Self::StillSuspended => "decision.suspended",
            Self::ExtensionNotAllowed => "extension.not-allowed",
            Self::AlreadyExtended => "extension.already",
            Self::ExtensionTooLate => "extension.too-late",
            Self::ExtensionTooLong => "extension.too-long",
        }
    }
}

/// One fault of an act: the rule, the act, the stage it was tried in, and where in the request it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub rule: Rule,
    pub act: Act,
    /// None before the case exists.
    pub stage: Option<StageName>,
    /// JSON pointer (RFC 6901) into the request body; none where no single field is at fault.
    pub pointer: Option<String>,
    /// What the fault is about, e.g. the name of the missing material.
    pub subject: Option<String>,
}

impl Refusal {
    pub fn new(rule: Rule, act: Act, stage: Option<StageName>) -> Self {
        Self { rule, act, stage, pointer: None, subject: None }
    }

    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }
}
