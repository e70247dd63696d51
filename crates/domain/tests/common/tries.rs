//! Anything a client may try on a case, in any state of sense.

use domain::case::acts::decide::Decide;
use domain::case::acts::halt::{Extend, Suspend};
use domain::case::acts::late::{DueFault, Stated};
use domain::case::acts::refuse::Refuse;
use domain::case::{
    Act, ApplicantField, Channel, MaterialHeld, Outcome, Posted, Receiver, ReceiverProof, RefusalGround,
    RejectionGround, ReminderWay, RequestForm, Signed,
};
use domain::catalogue::item::ApplicantKind;
use domain::catalogue::regime::ExcludedStep;
use proptest::prelude::*;

use super::calendar::at;
use super::drive::APPLICANT;
use super::items;

/// One try.
#[derive(Debug, Clone)]
pub enum Try {
    Receive {
        applicant: ApplicantKind,
        channel: Channel,
        request: RequestForm,
        materials: Vec<MaterialHeld>,
    },
    Accept,
    Decide(Decide),
    Deliver {
        receiver: String,
        signed: Signed,
        strokes: usize,
    },
    /// Done by the clock.
    DeemAccepted,
    RequestSupplement {
        defects: Vec<usize>,
        by_director: bool,
    },
    Supplement(Vec<MaterialHeld>),
    Refuse(Refuse),
    Reject {
        ground: RejectionGround,
        reasons: Option<String>,
    },
    Transfer {
        elsewhere: bool,
        to_holder: bool,
        in_force: bool,
        reasons: Option<String>,
    },
    Withdraw(Option<String>),
    Terminate(Option<String>),
    AcceptLate(Stated),
    Bring(Vec<MaterialHeld>),
    Correct {
        fields: Vec<ApplicantField>,
        another: bool,
        reasons: Option<String>,
    },
    Remind(ReminderWay),
    Close {
        receipt_kept: bool,
        printed: bool,
    },
    HandTo {
        receiver: Receiver,
        proof: Option<ReceiverProof>,
    },
    Post(Posted),
    Suspend(Suspend),
    Resume(u32),
    Extend(Extend),
}

impl Try {
    pub fn act(&self) -> Act {
        match self {
            Self::Receive { .. } => Act::Receive,
            Self::Accept => Act::Accept,
            Self::Decide(_) => Act::Decide,
            Self::Deliver { .. } => Act::Deliver,
            Self::DeemAccepted => Act::DeemAccepted,
            Self::RequestSupplement { .. } => Act::RequestSupplement,
            Self::Supplement(_) => Act::Supplement,
            Self::Refuse(_) => Act::Refuse,
            Self::Reject { .. } => Act::Reject,
            Self::Transfer { .. } => Act::Transfer,
            Self::Withdraw(_) => Act::Withdraw,
            Self::Terminate(_) => Act::Terminate,
            Self::AcceptLate(_) => Act::Accept,
            Self::Bring(_) => Act::BringMaterials,
            Self::Correct { .. } => Act::Correct,
            Self::Remind(_) => Act::Remind,
            Self::Close { .. } => Act::Close,
            Self::HandTo { .. } | Self::Post(_) => Act::Deliver,
            Self::Suspend(_) => Act::Suspend,
            Self::Resume(_) => Act::Resume,
            Self::Extend(_) => Act::Extend,
        }
    }
}

/// Nothing, blanks, sense, or any text at all.
pub fn text() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        1 => Just(None),
        1 => "[ \t\n\u{3000}\u{a0}]{0,4}".prop_map(Some),
        3 => "[ \u{3000}]{0,2}[缺件不符合规定]{1,8}[ \n]{0,2}".prop_map(Some),
        1 => any::<String>().prop_map(Some),
    ]
}

pub fn decision() -> impl Strategy<Value = Decide> {
    let outcome = prop_oneof![Just(Outcome::Approved), Just(Outcome::Denied)];
    (outcome, text(), text(), text(), text()).prop_map(|(outcome, opinion, reasons, remedies, result_number)| Decide {
        outcome,
        opinion,
        reasons,
        remedies,
        result_number,
    })
}

fn receipt(asked: usize) -> impl Strategy<Value = Try> {
    let applicant = prop_oneof![8 => Just(ApplicantKind::Person), 1 => Just(ApplicantKind::Organisation)];
    let channel = prop_oneof![Just(Channel::Window), Just(Channel::Phone), Just(Channel::HomeVisit)];
    let request = prop_oneof![Just(RequestForm::Written), Just(RequestForm::Oral)];
    (applicant, channel, request, items::brought(asked))
        .prop_map(|(applicant, channel, request, materials)| Try::Receive { applicant, channel, request, materials })
}

fn delivery() -> impl Strategy<Value = Try> {
    let receiver = prop_oneof![
        3 => Just(APPLICANT.to_owned()),
        1 => Just(format!(" {APPLICANT}\u{3000}")),
        1 => any::<String>(),
    ];
    let signed = prop_oneof![Just(Signed::Paper), Just(Signed::Pad)];
    (receiver, signed, 0..3_usize).prop_map(|(receiver, signed, strokes)| Try::Deliver { receiver, signed, strokes })
}

fn supplement_request(asked: usize) -> impl Strategy<Value = Try> {
    (prop::collection::vec(0..asked + 1, 0..3), any::<bool>())
        .prop_map(|(defects, by_director)| Try::RequestSupplement { defects, by_director })
}

fn refusal() -> impl Strategy<Value = Try> {
    let ground = prop_oneof![
        Just(RefusalGround::NotNeeded),
        Just(RefusalGround::WrongAuthority),
        Just(RefusalGround::NotEligible)
    ];
    (ground, text(), text(), text()).prop_map(|(ground, reasons, remedies, right_authority)| {
        Try::Refuse(Refuse { ground, reasons, remedies, right_authority })
    })
}

fn rejection() -> impl Strategy<Value = Try> {
    let ground = prop_oneof![
        Just(RejectionGround::Prohibited),
        Just(RejectionGround::AgainstPolicy),
        Just(RejectionGround::AgainstPlan)
    ];
    (ground, text()).prop_map(|(ground, reasons)| Try::Reject { ground, reasons })
}

fn transfer() -> impl Strategy<Value = Try> {
    let mostly = || prop::bool::weighted(0.9);
    (any::<bool>(), mostly(), mostly(), text()).prop_map(|(elsewhere, to_holder, in_force, reasons)| Try::Transfer {
        elsewhere,
        to_holder,
        in_force,
        reasons,
    })
}

/// When late material is to come, where the date is good.
pub const LATE_DUE: &str = "2026-03-20 17:30";

fn late() -> impl Strategy<Value = Try> {
    let due = prop_oneof![
        6 => Just(Ok(at(LATE_DUE))),
        1 => Just(Err(DueFault::Past)),
        1 => Just(Err(DueFault::Closed)),
        1 => Just(Err(DueFault::NoRoom)),
    ];
    (prop::bool::weighted(0.9), due).prop_map(|(undertaking, due)| Try::AcceptLate(Stated { undertaking, due }))
}

fn correction() -> impl Strategy<Value = Try> {
    let field = prop_oneof![Just(ApplicantField::Name), Just(ApplicantField::Phone)];
    (prop::collection::vec(field, 0..3), any::<bool>(), text()).prop_map(|(fields, another, reasons)| Try::Correct {
        fields,
        another,
        reasons,
    })
}

fn hand_to() -> impl Strategy<Value = Try> {
    let receiver = prop_oneof![Just(Receiver::Applicant), Just(Receiver::Family), Just(Receiver::Agent)];
    let proof = prop::option::of(prop_oneof![Just(ReceiverProof::Entrustment), Just(ReceiverProof::Kinship)]);
    (receiver, proof).prop_map(|(receiver, proof)| Try::HandTo { receiver, proof })
}

fn parcel() -> impl Strategy<Value = Try> {
    let waybill = prop_oneof![4 => "[A-Z0-9]{6,40}", 1 => "[a-z0-9 ]{0,12}", 1 => any::<String>()];
    waybill.prop_map(|waybill| Try::Post(Posted { carrier: "试邮".to_owned(), waybill }))
}

fn reminder() -> impl Strategy<Value = Try> {
    prop_oneof![Just(ReminderWay::Phone), Just(ReminderWay::Message), Just(ReminderWay::HomeVisit)]
        .prop_map(Try::Remind)
}

fn closure() -> impl Strategy<Value = Try> {
    (any::<bool>(), prop::bool::weighted(0.8)).prop_map(|(receipt_kept, printed)| Try::Close { receipt_kept, printed })
}

fn suspension() -> impl Strategy<Value = Try> {
    let step = prop::sample::select(ExcludedStep::ALL.to_vec());
    (step, prop::option::of(0..60_u32), text())
        .prop_map(|(step, days, reasons)| Try::Suspend(Suspend { step, days, reasons }))
}

fn extension() -> impl Strategy<Value = Try> {
    (prop::option::of(0..14_u32), text()).prop_map(|(days, reasons)| Try::Extend(Extend { days, reasons }))
}

/// One try on a case of an item that asks for so many materials.
pub fn any_try(asked: usize) -> impl Strategy<Value = Try> {
    // What closes a case early is rarer, so that long courses are told as well.
    prop_oneof![
        3 => receipt(asked),
        3 => Just(Try::Accept),
        3 => decision().prop_map(Try::Decide),
        3 => delivery(),
        1 => Just(Try::DeemAccepted),
        4 => supplement_request(asked),
        4 => items::brought(asked).prop_map(Try::Supplement),
        1 => refusal(),
        1 => rejection(),
        2 => transfer(),
        1 => text().prop_map(Try::Withdraw),
        1 => text().prop_map(Try::Terminate),
        2 => late(),
        3 => items::brought(asked).prop_map(Try::Bring),
        2 => correction(),
        1 => reminder(),
        2 => closure(),
        1 => hand_to(),
        1 => parcel(),
        3 => suspension(),
        3 => (0..4_u32).prop_map(Try::Resume),
        2 => extension(),
    ]
}

pub fn any_tries(asked: usize) -> impl Strategy<Value = Vec<Try>> {
    prop::collection::vec(any_try(asked), 0..24)
}
