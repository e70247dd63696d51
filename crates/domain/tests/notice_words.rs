//! What the notices of the newer acts say (F4).
#![allow(clippy::unwrap_used)]

mod common;

use common::drive::{APPLICANT, driven_kind, recorded};
use common::items::{held, item, material};
use domain::case::derive::timers::Clock;
use domain::case::{Case, Event, Held, Late, MissingMaterial, Posted, Receiver, ReceiverProof, Signed, evolve};
use domain::catalogue::item::{DeliveryMode, Demand, ItemVersion, Kind, Rank};
use domain::catalogue::regime::{ExcludedStep, ExtensionApprover};
use domain::catalogue::special::{SpecialStep, StoppedClock};
use domain::notice::{Facts, NoticeKind, NoticeText, compose, issued};
use domain::time::{Limit, Unit};
use time::OffsetDateTime;

fn text(item: &ItemVersion, case: &Case, event: &Event, kind: NoticeKind, receiver: Option<&str>) -> NoticeText {
    compose(kind, case, &recorded(case.version, event.clone()), facts(item, receiver, &[]))
}

fn compose_moved(
    item: &ItemVersion,
    case: &Case,
    event: &Event,
    moved: &[(Clock, Option<OffsetDateTime>)],
) -> NoticeText {
    compose(NoticeKind::Extension, case, &recorded(case.version, event.clone()), facts(item, None, moved))
}

fn limit(amount: u32, unit: Unit) -> Limit {
    Limit { amount, unit }
}

fn facts<'a>(
    item: &'a ItemVersion,
    receiver: Option<&'a str>,
    moved: &'a [(Clock, Option<OffsetDateTime>)],
) -> Facts<'a> {
    Facts {
        item,
        centre: "试验中心",
        window: "试验窗口",
        review: None,
        issuing: None,
        applicant: APPLICANT,
        proxy: None,
        filed: &[],
        starts: &[],
        moved,
        receiver,
    }
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
    let resumed = Event::Resumed { number: 1, note: None };
    for event in [corrected, reminded, resumed, Event::Filed] {
        assert_eq!(issued(&event, Kind::Commitment), []);
    }
}

#[test]
fn what_the_law_wants_in_writing_is_owed_in_writing() {
    let owed: Vec<&str> =
        NoticeKind::ALL.into_iter().filter(|kind| kind.owed_in_writing()).map(|kind| kind.title()).collect();
    assert_eq!(
        owed,
        ["不予受理决定书", "退回件通知书", "不予决定书", "终止办理通知书", "特殊程序期限告知书", "延期通知书"]
    );
}

#[test]
fn a_special_procedure_is_told_in_writing_with_the_time_it_takes() {
    let item = ItemVersion { statutory_limit: Some(limit(20, Unit::WorkingDay)), ..item(Kind::Commitment) };
    let event = Event::Suspended {
        number: 1,
        step: ExcludedStep::Hearing,
        clocks: vec![Clock::Promise, Clock::Statutory],
        days: 15,
        reasons: "利害关系人申请听证".to_owned(),
    };
    assert_eq!(issued(&event, Kind::Commitment), [NoticeKind::SpecialProcedure]);
    let case = driven_kind(Kind::Commitment, 2).case().clone();
    let notice = text(&item, &case, &event, NoticeKind::SpecialProcedure, None);
    let said = says(&notice);
    for words in ["听证所需时间不计算在承诺时限和法定时限内", "所需时间：15个工作日", "理由：利害关系人申请听证"]
    {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(notice.basis.as_deref(), Some("《中华人民共和国行政许可法》第四十五条"));

    let basis = "示例勘查办法第三条".to_owned();
    let own = SpecialStep { step: ExcludedStep::Survey, stops: vec![StoppedClock::Promise], basis: basis.clone() };
    let item = ItemVersion { special_steps: vec![own], ..item };
    let Event::Suspended { number, clocks, days, reasons, .. } = event else { unreachable!() };
    let event = Event::Suspended { number, step: ExcludedStep::Survey, clocks, days, reasons };
    let notice = text(&item, &case, &event, NoticeKind::SpecialProcedure, None);
    assert_eq!(notice.basis, Some(basis), "an item's own rule is named by its own law");
}

#[test]
fn an_extension_is_told_with_its_reason_who_allowed_it_and_until_when() {
    let item = ItemVersion { statutory_limit: Some(limit(20, Unit::WorkingDay)), ..item(Kind::Commitment) };
    let event = Event::Extended {
        clocks: vec![Clock::Statutory],
        amount: 10,
        approver: ExtensionApprover::HeadOfAuthority,
        basis: "《中华人民共和国行政许可法》第四十二条".to_owned(),
        reasons: "需要向外地核实".to_owned(),
    };
    assert_eq!(issued(&event, Kind::Commitment), [NoticeKind::Extension]);
    let case = driven_kind(Kind::Commitment, 2).case().clone();
    for (until, told) in [
        (Some(common::calendar::at("2026-04-15 17:30")), "延长后法定办结时间：2026年4月15日17时30分"),
        (None, "延长后法定办结时间：特殊程序结束后另行计算"),
    ] {
        let moved = [(Clock::Statutory, until)];
        let notice = compose_moved(&item, &case, &event, &moved);
        let said = says(&notice);
        for words in [told, "经本行政机关负责人批准，延长10个工作日", "理由：需要向外地核实"]
        {
            assert!(said.contains(words), "{words} in {said}");
        }
        assert_eq!(notice.basis.as_deref(), Some("《中华人民共和国行政许可法》第四十二条"));
    }
}
