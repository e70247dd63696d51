//! The words of each notice.

use time::OffsetDateTime;

use super::{NoticeFact, NoticeKind, NoticeText};
use crate::case::derive::timers::{Clock, Start};
use crate::case::{Case, Event, Held, Recorded, RefusalGround, RejectionGround};
use crate::catalogue::item::ItemVersion;

/// What a notice needs to know beside the case.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub item: &'a ItemVersion,
    pub centre: &'a str,
    pub window: &'a str,
    pub applicant: &'a str,
    /// The clocks that this event starts.
    pub starts: &'a [Start],
}

/// The notice that `recorded` issues, in full.
pub fn compose(kind: NoticeKind, case: &Case, recorded: &Recorded, facts: Facts<'_>) -> NoticeText {
    let due = |clock| facts.starts.iter().find(|start| start.clock == clock).map(|start| moment(start.due));
    let item = &facts.item.name;
    let mut paragraphs = Vec::new();
    let mut lines = vec![fact("事项", item), fact("窗口", facts.window)];
    let mut materials = Vec::new();
    let mut basis = None;
    match &recorded.event {
        Event::Received { .. } => {
            paragraphs.push(format!("您申请办理“{item}”，本中心已收到下列材料。"));
            materials = brought(case, facts.item);
            if let Some(due) = due(Clock::AcceptanceDecision) {
                lines.push(fact("是否受理的答复不迟于", &due));
            }
            basis = Some("《中华人民共和国行政许可法》第三十二条");
        }
        Event::Accepted | Event::DeemedAccepted => {
            if recorded.event == Event::DeemedAccepted {
                paragraphs
                    .push("本中心未在法定期限内告知需要补正的内容，您的申请自收到材料之日起视为受理。".to_owned());
            } else {
                paragraphs.push(format!("您申请办理的“{item}”材料齐全、符合规定，本中心决定受理。"));
            }
            if let Some(due) = due(Clock::Promise) {
                lines.push(fact("承诺办结时间", &due));
            }
            if let Some(due) = due(Clock::Statutory) {
                lines.push(fact("法定办结时间", &due));
            }
            basis = Some("《中华人民共和国行政许可法》第三十二条、第四十二条");
        }
        Event::SupplementRequested { missing, advice, repeated } => {
            paragraphs.push(format!("您申请办理“{item}”，还需要补正下列全部内容。补正齐全后，本中心即予受理。"));
            materials = missing
                .iter()
                .map(|material| match &material.defect {
                    Some(defect) => format!("{}（{defect}）", material.name),
                    None => material.name.clone(),
                })
                .collect();
            paragraphs.extend(advice.clone());
            if *repeated {
                paragraphs.push("本次补正由中心主任批准，前次告知不全系本中心工作疏漏，特此致歉。".to_owned());
            }
            if let Some(due) = due(Clock::SupplementWait) {
                lines.push(fact("请在此前补正", &due));
            }
            basis = Some("《中华人民共和国行政许可法》第三十二条第一款第四项");
        }
        Event::Supplemented { .. } => {
            paragraphs.push(format!("您为“{item}”补正的材料已收到。"));
            materials = brought(case, facts.item);
            if let Some(due) = due(Clock::AcceptanceDecision) {
                lines.push(fact("是否受理的答复不迟于", &due));
            }
        }
        Event::Refused { ground, reasons, remedies, right_authority } => {
            paragraphs.push(format!("您申请办理的“{item}”，{}，本中心决定不予受理。", refusal_words(*ground)));
            paragraphs.push(format!("理由：{reasons}"));
            if let Some(authority) = right_authority {
                paragraphs.push(format!("请向{authority}申请。"));
            }
            paragraphs.push(format!("救济途径：{remedies}"));
            basis = Some("《中华人民共和国行政许可法》第三十二条、第三十八条");
        }
        Event::Rejected { ground, reasons } => {
            paragraphs.push(format!("您申请办理的“{item}”{}，现予退回。", rejection_words(*ground)));
            paragraphs.push(format!("理由：{reasons}"));
        }
        Event::Transferred { to, reasons, .. } => {
            paragraphs.push(format!(
                "您的申请已转到{}，由{}（工号{}）接办，您不需要重新申请。",
                facts.window, to.name, to.number
            ));
            paragraphs.push(format!("原因：{reasons}"));
        }
        Event::Decided { opinion, reasons, remedies, result_number, .. } => {
            let words = if kind == NoticeKind::Approval { "准予办理" } else { "不予办理" };
            paragraphs.push(format!("您申请办理的“{item}”，经审查，决定{words}。"));
            paragraphs.extend(opinion.clone());
            paragraphs.extend(reasons.as_ref().map(|reasons| format!("理由：{reasons}")));
            paragraphs.extend(remedies.as_ref().map(|remedies| format!("救济途径：{remedies}")));
            lines.extend(result_number.as_ref().map(|number| fact("证件或文书编号", number)));
            if let Some(due) = due(Clock::Delivery) {
                lines.push(fact("送达不迟于", &due));
            }
            basis = Some("《中华人民共和国行政许可法》第三十八条、第四十四条");
        }
        Event::Delivered { .. } => {
            paragraphs.push(format!("“{item}”的办理结果（{}）已送达。", facts.item.result_name));
            lines.push(fact("送达方式", "窗口领取"));
        }
        Event::Terminated { reasons } => {
            paragraphs.push(format!("“{item}”的办理就此终止。"));
            paragraphs.push(format!("理由：{reasons}"));
        }
        Event::Withdrawn { reasons } => {
            paragraphs.push(format!("您自愿撤回“{item}”的申请，本中心予以确认，办理到此结束。需要时可以重新申请。"));
            paragraphs.push(format!("撤回原因：{reasons}"));
        }
    }
    NoticeText {
        kind,
        title: kind.title().to_owned(),
        addressee: facts.applicant.to_owned(),
        basis: basis.map(str::to_owned),
        paragraphs,
        facts: lines,
        materials,
        receipt_signature: kind != NoticeKind::Transfer,
        centre: facts.centre.to_owned(),
        issued_by: format!("{}（工号{}）", recorded.by.name, recorded.by.number),
    }
}

fn fact(label: &str, value: &str) -> NoticeFact {
    NoticeFact { label: label.to_owned(), value: value.to_owned() }
}

/// What was brought, with how it was seen.
fn brought(case: &Case, item: &ItemVersion) -> Vec<String> {
    item.materials
        .iter()
        .filter_map(|asked| {
            let held = case.materials.iter().find(|held| held.code == asked.code)?;
            let seen = match held.state {
                Held::Original => "原件",
                Held::Copy => "复印件",
                Held::Missing | Held::NotNeeded => return None,
            };
            Some(format!("{}（{seen}）", asked.name))
        })
        .collect()
}

fn refusal_words(ground: RefusalGround) -> &'static str {
    match ground {
        RefusalGround::NotNeeded => "依法不需要办理这项手续",
        RefusalGround::WrongAuthority => "依法不属于本机关职权范围",
        RefusalGround::NotEligible => "申请人不具备申请资格",
    }
}

fn rejection_words(ground: RejectionGround) -> &'static str {
    match ground {
        RejectionGround::Prohibited => "属于国家明令禁止的事项",
        RejectionGround::AgainstPolicy => "不符合国家产业政策",
        RejectionGround::AgainstPlan => "不符合当地发展规划",
    }
}

/// 2026年3月10日17时30分
fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(crate::time::CIVIL);
    format!("{}年{}月{}日{}时{:02}分", at.year(), u8::from(at.month()), at.day(), at.hour(), at.minute())
}
