//! Prepared phrases (常用语): written once at a window, used by everybody who sits there.

use serde::{Deserialize, Serialize};

/// Phrases that one window keeps.
pub const MOST_PHRASES: usize = 200;

/// Where a phrase is put in: what is wrong with a material, or the reasons of one act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PhraseUse {
    /// 材料问题
    Defect,
    /// 补正提示
    Advice,
    /// 不予受理的理由
    Refusal,
    /// 退回的理由
    Rejection,
    /// 审批意见
    Opinion,
    /// 不予的理由
    Denial,
    /// 转办原因
    Transfer,
    /// 撤回原因
    Withdrawal,
    /// 终止原因
    Termination,
}

impl PhraseUse {
    pub const ALL: [Self; 9] = [
        Self::Defect,
        Self::Advice,
        Self::Refusal,
        Self::Rejection,
        Self::Opinion,
        Self::Denial,
        Self::Transfer,
        Self::Withdrawal,
        Self::Termination,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Defect => "defect",
            Self::Advice => "advice",
            Self::Refusal => "refusal",
            Self::Rejection => "rejection",
            Self::Opinion => "opinion",
            Self::Denial => "denial",
            Self::Transfer => "transfer",
            Self::Withdrawal => "withdrawal",
            Self::Termination => "termination",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

/// Digits in a row, however they are grouped, from which on they may be the number of a person: telephone numbers with
/// their area code have ten and more, resident ids seventeen. A date has eight.
const NUMBER_OF_SOMEBODY: usize = 10;

/// Whether a text may name somebody by a number. Phrases are readable in the database and stand in many cases: none of
/// them is about one person.
pub fn names_a_number(text: &str) -> bool {
    let mut run = 0;
    for letter in text.chars() {
        if is_digit(letter) {
            run += 1;
            if run >= NUMBER_OF_SOMEBODY {
                return true;
            }
        } else if !groups(letter) {
            run = 0;
        }
    }
    false
}

/// 0–9, also in full width.
fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// What people put between the groups of a number.
fn groups(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '－' | '—' | '.' | '(' | ')' | '（' | '）' | '+')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_people_are_found_however_they_are_written() {
        for text in [
            "联系电话17900000001",
            "电话 179-0000-0001",
            "座机（0874）900 0001",
            "身份证530399180001010013有误",
            "号码１７９００００００００１",
        ] {
            assert!(names_a_number(text), "{text}");
        }
    }

    #[test]
    fn dates_amounts_and_articles_are_no_numbers_of_people() {
        for text in
            ["有效期至2026-03-09", "第32条、第38条", "费用1200000元", "请于2026年3月9日17时30分前", "缺第3、4页"]
        {
            assert!(!names_a_number(text), "{text}");
        }
    }

    #[test]
    fn every_use_has_one_name() {
        for one in PhraseUse::ALL {
            assert_eq!(PhraseUse::parse(one.as_str()), Some(one));
        }
    }

    proptest! {
        #[test]
        fn no_mobile_number_gets_in(before in "[^0-9]{0,8}", number in "1[3-9][0-9]{9}", after in "[^0-9]{0,8}") {
            let text = format!("{before}{number}{after}");
            prop_assert!(names_a_number(&text));
        }
    }
}
