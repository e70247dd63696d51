//! Anything a client may try on a case, in any state of sense.

use domain::case::acts::decide::Decide;
use domain::case::{Act, Channel, MaterialHeld, Outcome, RequestForm, Signed};
use domain::catalogue::item::ApplicantKind;
use proptest::prelude::*;

use super::drive::APPLICANT;
use super::items;

/// One try.
#[derive(Debug, Clone)]
pub enum Try {
    Receive { applicant: ApplicantKind, channel: Channel, request: RequestForm, materials: Vec<MaterialHeld> },
    Accept,
    Decide(Decide),
    Deliver { receiver: String, signed: Signed, strokes: usize },
}

impl Try {
    pub fn act(&self) -> Act {
        match self {
            Self::Receive { .. } => Act::Receive,
            Self::Accept => Act::Accept,
            Self::Decide(_) => Act::Decide,
            Self::Deliver { .. } => Act::Deliver,
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

/// One try on a case of an item that asks for so many materials.
pub fn any_try(asked: usize) -> impl Strategy<Value = Try> {
    prop_oneof![receipt(asked), Just(Try::Accept), decision().prop_map(Try::Decide), delivery()]
}

pub fn any_tries(asked: usize) -> impl Strategy<Value = Vec<Try>> {
    prop::collection::vec(any_try(asked), 0..24)
}
