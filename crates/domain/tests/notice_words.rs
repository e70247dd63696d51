//! What the notices of the newer acts say (F4).
#![allow(clippy::unwrap_used)]

mod common;

use common::drive::{APPLICANT, driven_kind, recorded};
use common::items::{held, item, material};
use domain::case::{Case, Event, Held, Late, MissingMaterial, Posted, Receiver, ReceiverProof, Signed, evolve};
use domain::catalogue::item::{DeliveryMode, Demand, ItemVersion, Kind, Rank};
use domain::notice::{Facts, NoticeKind, NoticeText, compose, issued};

fn text(item: &ItemVersion, case: &Case, event: &Event, kind: NoticeKind, receiver: Option<&str>) -> NoticeText {
    let facts = Facts {
        item,
        centre: "试验中心",
        window: "试验窗口",
        applicant: APPLICANT,
        proxy: None,
        filed: &[],
        starts: &[],
        receiver,
    };
    compose(kind, case, &recorded(case.version, event.clone()), facts)
}

fn says(text: &NoticeText) -> String {
    let facts = text.facts.iter().map(|fact| format!("{}：{}", fact.label, fact.value));
    facts.chain(text.paragraphs.clone()).chain(text.materials.clone()).collect::<Vec<_>>().join("\n")
}

fn delivered(event: &Event, receiver: Option<&str>) -> NoticeText {
    let before = driven_kind(Kind::Commitment, 3);
    let case = evolve(before.case.clone(), &recorded(4, event.clone())).unwrap();
    text(&item(Kind::Commitment), &case, event, NoticeKind::DeliveryReceipt, receiver)
}

#[test]
fn the_receipt_of_delivery_names_who_took_the_result_and_with_what_proof() {
    let event = Event::Delivered {
        receiver: Receiver::Family,
        signed: Signed::Paper,
        method: DeliveryMode::ByAnother,
        proof: Some(ReceiverProof::Kinship),
        post: None,
    };
    let text = delivered(&event, Some("丁试民"));
    let said = says(&text);
    assert!(said.contains("代领人：丁试民（同住成年家属）") && said.contains("代领凭证：亲属关系证明"), "{said}");
    assert!(text.receipt_signature);
}

#[test]
fn the_receipt_of_a_parcel_has_its_number_and_nobody_signs_it_at_the_window() {
    let post = Posted { carrier: "试邮".to_owned(), waybill: "TEST0001".to_owned() };
    let event = Event::Delivered {
        receiver: Receiver::Applicant,
        signed: Signed::Carrier,
        method: DeliveryMode::Post,
        proof: None,
        post: Some(post),
    };
    let text = delivered(&event, None);
    let said = says(&text);
    assert!(said.contains("送达方式：邮寄") && said.contains("寄件单号：TEST0001"), "{said}");
    assert!(!text.receipt_signature);
}

#[test]
fn acceptance_with_late_material_issues_the_promise_and_the_undertaking() {
    let missing = vec![MissingMaterial { code: "m1".to_owned(), name: "材料1".to_owned(), defect: None }];
    let event = Event::AcceptedWithLate { late: missing.clone(), due: common::calendar::at("2026-03-14 16:30") };
    for (kind, first) in [(Kind::Commitment, NoticeKind::Commitment), (Kind::Immediate, NoticeKind::Acceptance)] {
        assert_eq!(issued(&event, kind), [first, NoticeKind::LateUndertaking]);
    }
    let case = driven_kind(Kind::Commitment, 2).case().clone();
    let undertaking = text(&item(Kind::Commitment), &case, &event, NoticeKind::LateUndertaking, None);
    assert_eq!(
        (undertaking.title.as_str(), undertaking.materials.as_slice()),
        ("容缺承诺书", &["材料1".to_owned()][..])
    );
    assert_eq!(undertaking.addressee, "试验中心");
    let said = says(&undertaking);
    assert!(said.contains("2026年3月14日16时30分") && said.contains(&format!("承诺人：{APPLICANT}")), "{said}");
    let promise = text(&item(Kind::Commitment), &case, &event, NoticeKind::Commitment, None);
    assert!(!says(&promise).contains("材料齐全、") || says(&promise).contains("主要材料齐全"), "{}", says(&promise));

    let asked = vec![material(0, Rank::Main, Demand::Required), material(1, Rank::Secondary, Demand::Required)];
    let with_two = ItemVersion { materials: asked, ..item(Kind::Commitment) };
    let waiting = Case { late: Some(Late { due: common::calendar::at("2026-03-14 16:30"), missing }), ..case };
    let brought = Event::MaterialsBrought { brought: vec![held(0, Held::Copy)], completes_late: false };
    assert_eq!(issued(&brought, Kind::Commitment), [NoticeKind::MaterialReceipt]);
    let receipt = text(&with_two, &waiting, &brought, NoticeKind::MaterialReceipt, None);
    assert_eq!(receipt.materials, ["材料0（复印件）"]);
    assert!(says(&receipt).contains("还要补交：材料1"), "{}", says(&receipt));
}

#[test]
fn what_is_between_the_window_and_the_applicant_issues_no_notice() {
    let corrected = Event::Corrected { fields: Vec::new(), applicant: common::id(33) };
    let reminded = Event::Reminded { how: domain::case::ReminderWay::Phone };
    for event in [corrected, reminded, Event::Filed] {
        assert_eq!(issued(&event, Kind::Commitment), []);
    }
}

#[test]
fn only_answers_that_end_a_request_are_owed_in_writing() {
    let owed: Vec<&str> =
        NoticeKind::ALL.into_iter().filter(|kind| kind.owed_in_writing()).map(|kind| kind.title()).collect();
    assert_eq!(owed, ["不予受理决定书", "退回件通知书", "不予决定书", "终止办理通知书"]);
}
