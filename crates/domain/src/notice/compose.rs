//! The words of each notice.

use super::words::{
    clocks_words, delivery_words, moment, proof_words, refusal_words, rejection_words, relation_words, unit_words,
};
use super::{NoticeFact, NoticeKind, NoticeText};
use crate::case::clock::Clock;
use crate::case::derive::timers::Start;
use crate::case::{Case, Event, Held, MaterialHeld, Receiver, Recorded, Represented, Signed};
use crate::catalogue::item::ItemVersion;
use crate::catalogue::regime::Regime;
use crate::kernel::id::CaseId;
use time::OffsetDateTime;

/// What a notice needs to know beside the case.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub item: &'a ItemVersion,
    pub centre: &'a str,
    pub window: &'a str,
    /// The unit that reviews the case, where the window does not decide itself.
    pub review: Option<&'a str>,
    /// The window that hands out the result, where it is another one.
    pub issuing: Option<&'a str>,
    pub applicant: &'a str,
    /// Name of the proxy who applied.
    pub proxy: Option<&'a str>,
    /// Numbers of the earlier cases that materials on file lie with, by id.
    pub filed: &'a [(CaseId, String)],
    /// The clocks that this event starts.
    pub starts: &'a [Start],
    /// The clocks that this event moves, with the due time of each; none while it stands still.
    pub moved: &'a [(Clock, Option<OffsetDateTime>)],
    /// Who took the result, where it was not the applicant.
    pub receiver: Option<&'a str>,
}

/// The notice that `recorded` issues, in full.
pub fn compose(kind: NoticeKind, case: &Case, recorded: &Recorded, facts: Facts<'_>) -> NoticeText {
    let due = |clock| facts.starts.iter().find(|start| start.clock == clock).map(|start| moment(start.due));
    let item = &facts.item.name;
    let mut paragraphs = Vec::new();
    let handed_out = matches!(recorded.event, Event::Delivered { .. });
    let window = facts.issuing.filter(|_| handed_out).unwrap_or(facts.window);
    let mut lines = vec![fact("事项", item), fact("窗口", window)];
    let mut materials = Vec::new();
    let mut basis = None;
    // A law that is named whatever the regime.
    let mut own_basis = None;
    match &recorded.event {
        Event::Received { .. } => {
            paragraphs.push(format!("您申请办理“{item}”，本中心已收到下列材料。"));
            materials = seen(&case.materials, facts);
            lines.extend(represented(case, facts.proxy));
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
            lines.extend(represented(case, facts.proxy));
            if let Some(due) = due(Clock::Promise) {
                lines.push(fact("承诺办结时间", &due));
            }
            if let Some(due) = due(Clock::Statutory) {
                lines.push(fact("法定办结时间", &due));
            }
            basis = Some("《中华人民共和国行政许可法》第三十二条、第四十二条");
        }
        Event::AcceptedWithLate { late, due: until } if kind == NoticeKind::LateUndertaking => {
            paragraphs.push(format!("我申请办理“{item}”，主要材料已经齐全，下列材料尚未提交。"));
            paragraphs.push(
                "我承诺在约定时间前补齐，所交材料真实有效。我知道补齐以前不作决定，到期没有补齐的，本次办理终止。"
                    .to_owned(),
            );
            paragraphs.push("本书一式两份，一份交申请人，兼作补报材料通知单。".to_owned());
            materials = late.iter().map(|material| material.name.clone()).collect();
            lines.push(fact("承诺人", facts.applicant));
            lines.push(fact("请在此前补齐", &moment(*until)));
        }
        Event::AcceptedWithLate { .. } => {
            paragraphs.push(format!(
                "您申请办理的“{item}”主要材料齐全、符合规定，本中心先行受理；其余材料请按容缺承诺书补齐。"
            ));
            if let Some(due) = due(Clock::Promise) {
                lines.push(fact("承诺办结时间", &due));
            }
            if let Some(due) = due(Clock::Statutory) {
                lines.push(fact("法定办结时间", &due));
            }
            if let Some(due) = due(Clock::LateMaterials) {
                lines.push(fact("材料补齐不迟于", &due));
            }
        }
        Event::MaterialsBrought { brought, completes_late } => {
            paragraphs.push(format!("您为“{item}”提交的下列材料已收到。"));
            if *completes_late {
                paragraphs.push("容缺承诺书所列材料已经补齐。".to_owned());
            }
            materials = seen(brought, facts);
            lines.extend(case.late.as_ref().map(|late| {
                let names: Vec<&str> = late.missing.iter().map(|material| material.name.as_str()).collect();
                fact("还要补交", &format!("{}（{}前）", names.join("、"), moment(late.due)))
            }));
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
            materials = seen(&case.materials, facts);
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
            lines.extend(facts.review.map(|unit| fact("审核单位", unit)));
            lines.extend(result_number.as_ref().map(|number| fact("证件或文书编号", number)));
            lines.extend(facts.issuing.map(|window| fact("领取窗口", window)));
            if let Some(due) = due(Clock::Delivery) {
                lines.push(fact("送达不迟于", &due));
            }
            basis = Some("《中华人民共和国行政许可法》第三十八条、第四十四条");
        }
        Event::Delivered { receiver, proof, post, .. } => {
            let handed = if post.is_some() { "已交邮寄出" } else { "已送达" };
            paragraphs.push(format!("“{item}”的办理结果（{}）{handed}。", facts.item.result_name));
            lines.push(fact("送达方式", delivery_words(*receiver, post.is_some())));
            if let Some(post) = post {
                lines.push(fact("寄递单位", &post.carrier));
                lines.push(fact("寄件单号", &post.waybill));
            }
            if *receiver == Receiver::Proxy {
                lines.extend(represented(case, facts.proxy));
            } else {
                let taken = facts.receiver.map(|name| format!("{name}（{}）", relation_words(*receiver)));
                lines.extend(taken.map(|taken| fact("代领人", &taken)));
            }
            lines.extend(proof.map(|proof| fact("代领凭证", proof_words(proof))));
        }
        Event::Terminated { reasons } => {
            paragraphs.push(format!("“{item}”的办理就此终止。"));
            paragraphs.push(format!("理由：{reasons}"));
        }
        Event::Suspended { step, clocks, days, reasons, .. } => {
            let word = step.word();
            paragraphs.push(format!(
                "您申请办理的“{item}”依法需要{word}，所需时间为{days}个工作日。{word}所需时间不计算在{}内。",
                clocks_words(clocks)
            ));
            paragraphs.push(format!("理由：{reasons}"));
            paragraphs.push(format!("{word}结束后，期限继续计算。"));
            lines.push(fact("特殊程序", word));
            lines.push(fact("所需时间", &format!("{days}个工作日")));
            lines.push(fact("停止计算自", &moment(recorded.at)));
            let own = facts.item.special_steps.iter().find(|own| own.step == *step);
            basis = own.is_none().then_some("《中华人民共和国行政许可法》第四十五条");
            own_basis = own.map(|own| own.basis.clone());
        }
        Event::Extended { clocks, amount, approver, basis: law, reasons } => {
            let unit = facts.item.statutory_limit.map_or("", |limit| unit_words(limit.unit));
            paragraphs.push(format!(
                "您申请办理的“{item}”不能在{}内作出决定，经{}批准，延长{amount}{unit}。",
                clocks_words(clocks),
                approver.word()
            ));
            paragraphs.push(format!("理由：{reasons}"));
            for (clock, until) in facts.moved {
                let label = if *clock == Clock::Statutory {
                    "延长后法定办结时间"
                } else {
                    "延长后承诺办结时间"
                };
                let until = until.map_or_else(|| "特殊程序结束后另行计算".to_owned(), moment);
                lines.push(fact(label, &until));
            }
            own_basis = Some(law.clone());
        }
        Event::Corrected { .. } | Event::Reminded { .. } | Event::Filed | Event::Resumed { .. } => {}
        Event::Withdrawn { reasons } => {
            paragraphs.push(format!("您自愿撤回“{item}”的申请，本中心予以确认，办理到此结束。需要时可以重新申请。"));
            paragraphs.push(format!("撤回原因：{reasons}"));
        }
    }
    let by_post = matches!(recorded.event, Event::Delivered { signed: Signed::Carrier, .. });
    NoticeText {
        kind,
        title: kind.title().to_owned(),
        // What the applicant undertakes is said to the centre.
        addressee: if kind == NoticeKind::LateUndertaking { facts.centre } else { facts.applicant }.to_owned(),
        basis: own_basis
            .or_else(|| basis.map(|of_permits| basis_of(facts.item, of_permits)))
            .filter(|basis| !basis.is_empty()),
        paragraphs,
        facts: lines,
        materials,
        receipt_signature: kind != NoticeKind::Transfer && !by_post,
        centre: facts.centre.to_owned(),
        issued_by: format!("{}（工号{}）", recorded.by.name, recorded.by.number),
    }
}

/// The permit law is named for permits alone (B12); under any other regime the item's own basis is.
fn basis_of(item: &ItemVersion, of_permits: &str) -> String {
    if item.procedure() == Regime::Permit {
        return of_permits.to_owned();
    }
    let own =
        item.legal_basis.iter().map(|basis| format!("{}{}", basis.title, basis.article.as_deref().unwrap_or_default()));
    own.collect::<Vec<_>>().join("、")
}

fn fact(label: &str, value: &str) -> NoticeFact {
    NoticeFact { label: label.to_owned(), value: value.to_owned() }
}

/// What was brought, with how it was seen.
fn seen(brought: &[MaterialHeld], facts: Facts<'_>) -> Vec<String> {
    facts
        .item
        .materials
        .iter()
        .filter_map(|asked| {
            let held = brought.iter().find(|held| held.code == asked.code)?;
            let seen = match held.state {
                Held::Original => "原件".to_owned(),
                Held::Copy => "复印件".to_owned(),
                Held::OnFile => filed(held, facts.filed),
                Held::Missing | Held::NotNeeded => return None,
            };
            Some(format!("{}（{seen}）", asked.name))
        })
        .collect()
}

/// 免提交, with the case in whose file it lies.
fn filed(held: &MaterialHeld, numbers: &[(CaseId, String)]) -> String {
    match numbers.iter().find(|(case, _)| Some(*case) == held.from) {
        Some((_, number)) => format!("免提交，已存于{number}"),
        None => "免提交".to_owned(),
    }
}

/// Who acts for the applicant, and as what.
fn represented(case: &Case, name: Option<&str>) -> Option<NoticeFact> {
    let Represented { relation, authority } = case.proxy?;
    Some(fact("代理人", &format!("{}（{}，{}）", name.unwrap_or_default(), relation.word(), authority.word())))
}
