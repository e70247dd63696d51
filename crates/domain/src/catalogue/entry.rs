//! The register of items due to enter the centre (进驻清单, requirement B11): documents 002 (应进必进) and 003-2 (at least
//! 90 % of the items enter; exceptions are approved).

use serde::{Deserialize, Serialize};
use time::Date;

use crate::kernel::id::ItemId;

/// Where an item on the register stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EntryState {
    /// 应进未进
    NotYet,
    /// 已进驻
    Entered,
    /// 经批准不进驻, e.g. for secrecy (003-2)
    Exception,
    /// 经批准退出 (002: not without the government's consent)
    Withdrawn,
}

impl EntryState {
    pub const ALL: [Self; 4] = [Self::NotYet, Self::Entered, Self::Exception, Self::Withdrawn];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "notYet",
            Self::Entered => "entered",
            Self::Exception => "exception",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub name: String,
    /// The department that has the power.
    pub department: String,
    /// The list that the item stands on, e.g. a catalogue of powers with its batch.
    pub source: String,
    pub legal_basis: Option<String>,
    pub state: EntryState,
    /// The item of the catalogue, once it is there.
    pub item: Option<ItemId>,
    /// Since when it stands so.
    pub since: Option<Date>,
    /// Why it does not enter, or has left.
    pub reasons: Option<String>,
    /// Who approved that.
    pub approved_by: Option<String>,
    /// The document of the approval.
    pub approval: Option<String>,
    pub note: Option<String>,
}

/// A rule that a line breaks. Codes are public: they are never renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryRule {
    TextBlank,
    ReasonsMissing,
    ApprovalMissing,
    SinceMissing,
    SinceInFuture,
}

impl EntryRule {
    pub fn code(self) -> &'static str {
        match self {
            Self::TextBlank => "field.blank",
            Self::ReasonsMissing => "entry.reasons-missing",
            Self::ApprovalMissing => "entry.approval-missing",
            Self::SinceMissing => "entry.since-missing",
            Self::SinceInFuture => "entry.since-in-future",
        }
    }
}

/// Every fault of a line, with its place.
pub fn faults(entry: &Entry, today: Date) -> Vec<(&'static str, EntryRule)> {
    let mut found = Vec::new();
    for (pointer, text) in [("/name", &entry.name), ("/department", &entry.department), ("/source", &entry.source)] {
        if text.trim().is_empty() {
            found.push((pointer, EntryRule::TextBlank));
        }
    }
    let open = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    if matches!(entry.state, EntryState::Exception | EntryState::Withdrawn) {
        if open(&entry.reasons) {
            found.push(("/reasons", EntryRule::ReasonsMissing));
        }
        if open(&entry.approved_by) {
            found.push(("/approvedBy", EntryRule::ApprovalMissing));
        }
    }
    match entry.since {
        None if entry.state != EntryState::NotYet => found.push(("/since", EntryRule::SinceMissing)),
        Some(since) if since > today => found.push(("/since", EntryRule::SinceInFuture)),
        _ => {}
    }
    found
}

/// How many lines stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EntryCounts {
    pub not_yet: u32,
    pub entered: u32,
    pub exception: u32,
    pub withdrawn: u32,
}

impl EntryCounts {
    /// Items that are due to be at the centre. Exceptions count among them, so that they weigh on the share; what has
    /// left with approval is no longer due.
    pub fn due(self) -> u32 {
        self.not_yet.saturating_add(self.entered).saturating_add(self.exception)
    }

    /// The share entered in tenths of a percent, rounded down: 89.99 % is not 90. None when nothing is due.
    pub fn share_tenths(self) -> Option<u32> {
        let entered = u64::from(self.entered).saturating_mul(1000);
        entered.checked_div(u64::from(self.due())).and_then(|share| u32::try_from(share).ok())
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 03 - 03);

    fn entry(state: EntryState) -> Entry {
        Entry {
            name: "示例事项".to_owned(),
            department: "示例办公室".to_owned(),
            source: "示例清单（第一批）".to_owned(),
            legal_basis: None,
            state,
            item: None,
            since: Some(TODAY),
            reasons: Some("涉密".to_owned()),
            approved_by: Some("示例镇人民政府".to_owned()),
            approval: None,
            note: None,
        }
    }

    #[test]
    fn a_line_in_order_has_no_fault() {
        for state in EntryState::ALL {
            assert_eq!(faults(&entry(state), TODAY), [], "{state:?}");
        }
    }

    #[test]
    fn an_exception_and_a_withdrawal_need_reasons_and_approval() {
        for state in [EntryState::Exception, EntryState::Withdrawn] {
            let line = Entry { reasons: Some(" ".to_owned()), approved_by: None, ..entry(state) };
            assert_eq!(
                faults(&line, TODAY),
                [("/reasons", EntryRule::ReasonsMissing), ("/approvedBy", EntryRule::ApprovalMissing)]
            );
        }
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let line = Entry { name: String::new(), source: "  ".to_owned(), since: None, ..entry(EntryState::Entered) };
        let places: Vec<&str> = faults(&line, TODAY).into_iter().map(|(pointer, _)| pointer).collect();
        assert_eq!(places, ["/name", "/source", "/since"]);
        let tomorrow = Entry { since: Some(date!(2026 - 03 - 04)), ..entry(EntryState::Entered) };
        assert_eq!(faults(&tomorrow, TODAY), [("/since", EntryRule::SinceInFuture)]);
    }

    #[test]
    fn exceptions_weigh_on_the_share_and_withdrawals_do_not() {
        let counts = EntryCounts { not_yet: 1, entered: 9, exception: 0, withdrawn: 5 };
        assert_eq!(counts.share_tenths(), Some(900));
        assert_eq!(EntryCounts { exception: 1, ..counts }.share_tenths(), Some(818));
        assert_eq!(EntryCounts::default().share_tenths(), None);
    }
}
