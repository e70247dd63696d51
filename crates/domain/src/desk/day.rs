//! The count at the end of a day (日终清点): what was done at a window, and what is left.

use serde::{Deserialize, Serialize};

/// How a transfer stands in the day of the window that takes the case over.
pub const TRANSFERRED_IN: &str = "transferredIn";

/// How often one day can be checked: once, and again after what came later.
pub const MOST_CHECKS: usize = 20;

/// Something that was done at a window on a day, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Figure {
    /// 收件
    Received,
    /// 受理, also where silence counts as acceptance
    Accepted,
    /// 一次性告知补正
    SupplementRequested,
    /// 补正收件
    Supplemented,
    /// 不予受理
    Refused,
    /// 退回
    Rejected,
    /// 转出
    TransferredOut,
    /// 转入
    TransferredIn,
    /// 撤回
    Withdrawn,
    /// 终止
    Terminated,
    /// 办结
    Decided,
    /// 送达
    Delivered,
    /// 更正
    Corrected,
    /// 催领
    Reminded,
    /// 归档
    Filed,
    /// 发出文书
    NoticesIssued,
    /// 文书未打印
    NoticesUnprinted,
}

impl Figure {
    /// In the order of the sheet.
    pub const ALL: [Self; 17] = [
        Self::Received,
        Self::Accepted,
        Self::SupplementRequested,
        Self::Supplemented,
        Self::Refused,
        Self::Rejected,
        Self::TransferredOut,
        Self::TransferredIn,
        Self::Withdrawn,
        Self::Terminated,
        Self::Decided,
        Self::Delivered,
        Self::Corrected,
        Self::Reminded,
        Self::Filed,
        Self::NoticesIssued,
        Self::NoticesUnprinted,
    ];

    /// The events that it counts, by their names; none where notices are counted.
    pub fn events(self) -> &'static [&'static str] {
        match self {
            Self::Received => &["received"],
            Self::Accepted => &["accepted", "acceptedWithLate", "deemedAccepted"],
            Self::SupplementRequested => &["supplementRequested"],
            Self::Supplemented => &["supplemented", "materialsBrought"],
            Self::Refused => &["refused"],
            Self::Rejected => &["rejected"],
            Self::TransferredOut => &["transferred"],
            Self::TransferredIn => &[TRANSFERRED_IN],
            Self::Withdrawn => &["withdrawn"],
            Self::Terminated => &["terminated"],
            Self::Decided => &["decided"],
            Self::Delivered => &["delivered"],
            Self::Corrected => &["corrected"],
            Self::Reminded => &["reminded"],
            Self::Filed => &["filed"],
            Self::NoticesIssued | Self::NoticesUnprinted => &[],
        }
    }
}

/// One line of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FigureCount {
    pub figure: Figure,
    pub count: u32,
}

/// The sheet of a window's day: what was done on it, and what is left at the moment it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayFigures {
    /// Every figure once, in the order of the sheet.
    pub figures: Vec<FigureCount>,
    /// 在办: cases of the window that wait for somebody; 999 stands for 999 and more.
    pub open: u32,
    /// 待送达: decided, and not yet handed over.
    pub to_deliver: u32,
    /// 草稿: intakes begun and not received.
    pub drafts: u32,
}

impl DayFigures {
    /// The sheet of these events, each with how often it happened.
    pub fn of(events: &[(String, u32)], notices: (u32, u32), open: u32, to_deliver: u32, drafts: u32) -> Self {
        let count = |figure: Figure| match figure {
            Figure::NoticesIssued => notices.0,
            Figure::NoticesUnprinted => notices.1,
            figure => {
                let counted = events.iter().filter(|(name, _)| figure.events().contains(&name.as_str()));
                counted.fold(0_u32, |sum, (_, count)| sum.saturating_add(*count))
            }
        };
        let figures = Figure::ALL.into_iter().map(|figure| FigureCount { figure, count: count(figure) });
        Self { figures: figures.collect(), open, to_deliver, drafts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(sheet: &DayFigures, figure: Figure) -> u32 {
        sheet.figures.iter().find(|line| line.figure == figure).map(|line| line.count).unwrap()
    }

    #[test]
    fn silence_counts_as_acceptance_and_a_transfer_at_both_windows() {
        let events = [("accepted", 2), ("deemedAccepted", 1), ("transferred", 4), (TRANSFERRED_IN, 5)];
        let events = events.map(|(name, count)| (name.to_owned(), count));
        let sheet = DayFigures::of(&events, (7, 3), 0, 0, 0);
        assert_eq!(count(&sheet, Figure::Accepted), 3);
        assert_eq!((count(&sheet, Figure::TransferredOut), count(&sheet, Figure::TransferredIn)), (4, 5));
        assert_eq!((count(&sheet, Figure::NoticesIssued), count(&sheet, Figure::NoticesUnprinted)), (7, 3));
        assert_eq!(count(&sheet, Figure::Received), 0);
    }

    #[test]
    fn no_event_is_counted_twice() {
        let mut names: Vec<&str> = Figure::ALL.iter().flat_map(|figure| figure.events().iter().copied()).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
