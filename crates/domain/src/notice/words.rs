//! Grounds, ways and moments as a notice says them.

use time::OffsetDateTime;

use crate::case::clock::Clock;
use crate::case::{Receiver, ReceiverProof, RefusalGround, RejectionGround};
use crate::time::Unit;

pub fn refusal_words(ground: RefusalGround) -> &'static str {
    match ground {
        RefusalGround::NotNeeded => "依法不需要办理这项手续",
        RefusalGround::WrongAuthority => "依法不属于本机关职权范围",
        RefusalGround::NotEligible => "申请人不具备申请资格",
    }
}

pub fn rejection_words(ground: RejectionGround) -> &'static str {
    match ground {
        RejectionGround::Prohibited => "属于国家明令禁止的事项",
        RejectionGround::AgainstPolicy => "不符合国家产业政策",
        RejectionGround::AgainstPlan => "不符合当地发展规划",
    }
}

pub fn delivery_words(receiver: Receiver, by_post: bool) -> &'static str {
    match receiver {
        _ if by_post => "邮寄",
        Receiver::Applicant => "窗口领取",
        Receiver::Proxy | Receiver::Family | Receiver::Agent | Receiver::Staff | Receiver::VillageAgent => "他人代领",
    }
}

pub fn relation_words(receiver: Receiver) -> &'static str {
    match receiver {
        Receiver::Applicant => "本人",
        Receiver::Proxy => "代理人",
        Receiver::Family => "同住成年家属",
        Receiver::Agent => "委托代理人",
        Receiver::Staff => "本单位工作人员",
        Receiver::VillageAgent => "村级代办员",
    }
}

pub fn proof_words(proof: ReceiverProof) -> &'static str {
    match proof {
        ReceiverProof::Entrustment => "授权委托书",
        ReceiverProof::Kinship => "亲属关系证明",
        ReceiverProof::Letter => "单位介绍信",
        ReceiverProof::AgentCard => "代办员证",
    }
}

/// 承诺时限和法定时限
pub fn clocks_words(clocks: &[Clock]) -> String {
    let words = clocks.iter().filter_map(|clock| match clock {
        Clock::Promise => Some("承诺时限"),
        Clock::Statutory => Some("法定时限"),
        Clock::AcceptanceDecision | Clock::SupplementWait | Clock::Delivery | Clock::LateMaterials => None,
    });
    words.collect::<Vec<_>>().join("和")
}

pub fn unit_words(unit: Unit) -> &'static str {
    match unit {
        Unit::WorkingDay => "个工作日",
        Unit::OpenDay => "个开放日",
        Unit::OpenHour => "个办公小时",
        Unit::CalendarDay => "日",
    }
}

/// 2026年3月10日17时30分
pub fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(crate::time::CIVIL);
    format!("{}年{}月{}日{}时{:02}分", at.year(), u8::from(at.month()), at.day(), at.hour(), at.minute())
}
